"""Reads a PDF: its bytes in, a ``Document`` out."""
