"""Storing, resolving, folding, asking."""
