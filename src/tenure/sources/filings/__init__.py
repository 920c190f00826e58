"""Filings and registers: each form one module, each record one document, its claims made from the record itself."""
