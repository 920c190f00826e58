"""Errors that reach a user: each says what is wrong with which thing, and what to do next."""


class TenureError(Exception):
    """Something failed in a way that a user can understand and act on.

    The command line prints the message, without a traceback, and exits with 1.
    """


class BadDocument(TenureError):
    """One document or record can't be used; the rest of its batch goes on."""

    def __init__(self, name: str, problem: str) -> None:
        super().__init__(f"{name}: {problem}")
        self.name = name
        self.problem = problem


class BadClaim(TenureError):
    """A claim breaks the definitions: an unknown value, an empty name, a quote its document does not have."""


class BadDate(TenureError, ValueError):
    """A text that should be a date is none."""
