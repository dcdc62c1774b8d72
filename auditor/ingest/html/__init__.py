"""Web pages: bytes of HTML or XHTML in, a ``Document`` out."""
