"""What every reader is, whichever way it reads."""

from typing import TYPE_CHECKING, Protocol

import msgspec

from tenure.frames import Table
from tenure.model import Claim, Document

if TYPE_CHECKING:
    import pandas
    import polars


class Reading(msgspec.Struct, kw_only=True):
    """What a reader made of one document: its language, its claims, and what the user should know of it."""

    id: str
    lang: str | None
    claims: list[Claim] = []
    notes: list[str] = []

    def to_pandas(self) -> "pandas.DataFrame":
        """The claims as a pandas frame. Raises TenureError, naming what to install, without pandas."""
        return Table(self.claims).to_pandas()

    def to_polars(self) -> "polars.DataFrame":
        """The claims as a polars frame. Raises TenureError, naming what to install, without polars."""
        return Table(self.claims).to_polars()

    def _repr_html_(self) -> str:
        """The claims as a table in a notebook."""
        return Table(self.claims)._repr_html_()


class Explanation(msgspec.Struct, kw_only=True):
    """Why a reader made a claim, or nearly did: its confidence (in the claim) against the threshold of its kind.

    `why` says in words how its parts were found.
    """

    claim: Claim
    accepted: bool
    threshold: float
    why: list[str]


class Reader(Protocol):
    """A pure function from a document to its claims: no disk, no network, no clock."""

    def read(self, document: Document) -> Reading:
        """The claims of the document, each with exact evidence. Never raises for what a text contains."""
        ...
