"""Word files: bytes of a DOCX in, a ``Document`` out."""
