"""The only room that opens the report: a path in, a ``Document`` out."""
