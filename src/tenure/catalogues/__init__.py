"""Catalogues: what GLEIF, Wikidata, the SEC and others list, kept to link people and organizations to.

A catalogue is read once from its published file (`load.py`) into a small database of its own (`store.py`), one file
each in one folder (`shelf.py`), and looked up by name in milliseconds. `match.py` says how surely an entry is a
person or organization of the register, and why. Nothing here knows the register.
"""

from .entry import Entry
from .match import Subject, Tied, matches
from .shelf import Shelf
from .store import About, Catalogue

__all__ = ["About", "Catalogue", "Entry", "Shelf", "Subject", "Tied", "matches"]
