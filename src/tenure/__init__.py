"""Tenure reads news and filings and keeps a sourced register of who runs what."""

__version__ = "0.1.0"
