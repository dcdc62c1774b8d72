"""Audit an ESG report against the Hong Kong ESG Reporting Guide."""

__version__ = "0.1.0"
