"""Where documents come from: text, web pages, JSON Lines, and claims that others made."""

from .open import FORMS, Claimed, Form, Given, claimed_documents, documents

__all__ = ["FORMS", "Claimed", "Form", "Given", "claimed_documents", "documents"]
