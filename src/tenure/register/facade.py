"""The register as other rooms see it: one class, whose methods are the questions people ask."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from tenure.model import Claim, Document
from tenure.model.vocabulary import Modality, Role

from .answers import (
    Added,
    AddedMany,
    Change,
    Doubt,
    Fault,
    Holding,
    Judgement,
    Organization,
    Person,
    Shown,
)


class Register:
    """Documents, claims and judgements, and the tenures and changes folded from them.

    Every question takes two clocks: `on`, a day in the world (`YYYY-MM-DD`, default today), and `known`, a
    moment of the register (`YYYY-MM-DD` or `YYYY-MM-DDTHH:MM:SSZ`, default: everything recorded so far).
    `why=True` adds the quotes. All raise TenureError (BadDate for a date that is none).
    """

    @classmethod
    def open(cls, url: str, *, create: bool = True) -> Self:
        """Opens the register at a path, `sqlite:///PATH` or `postgresql://...`, and makes it if need be.

        Raises TenureError when it can't be opened, is no register, is corrupt, or (with `create=False`)
        does not exist.
        """
        raise NotImplementedError

    def close(self) -> None:
        """Lets go of the database."""
        raise NotImplementedError

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def add(self, document: Document, claims: Sequence[Claim]) -> Added:
        """Records one document with its claims, wholly or not at all; durable when it returns.

        The same content again changes nothing (`outcome="known"`); other content under the same URL or id
        replaces the older version (`outcome="replaces"`). `document.recorded` is kept when given, else it is
        now. Raises BadDocument or BadClaim, naming what is wrong, and stores nothing then.
        """
        raise NotImplementedError

    def add_many(self, documents: Iterable[tuple[Document, Sequence[Claim]]]) -> AddedMany:
        """Records many documents in large transactions; refuses bad ones by name and goes on."""
        raise NotImplementedError

    def has(self, document: Document) -> bool:
        """Whether the same content is recorded already (a reader can skip it then)."""
        raise NotImplementedError

    def who(
        self,
        org: str,
        role: Role | None = None,
        on: str | None = None,
        known: str | None = None,
        *,
        why: bool = False,
    ) -> list[Holding]:
        """Those in post at the organization itself on that day: state `current` or `uncertain`.

        `org` is any name of it, or its id. Empty when nobody is known; see `org` for whether the name is.
        """
        raise NotImplementedError

    def person(
        self, name: str, on: str | None = None, known: str | None = None, *, why: bool = False
    ) -> list[Person]:
        """Every person of that name (or id), each with every post known and its state on that day."""
        raise NotImplementedError

    def org(
        self, name: str, on: str | None = None, known: str | None = None, *, why: bool = False
    ) -> list[Organization]:
        """Every organization of that name (or id), with its posts, parents, children, stakes and facts."""
        raise NotImplementedError

    def changes(
        self,
        *,
        org: str | None = None,
        person: str | None = None,
        role: Role | None = None,
        modality: Modality | None = None,
        since: str | None = None,
        until: str | None = None,
        known: str | None = None,
        why: bool = False,
        limit: int = 1000,
    ) -> list[Change]:
        """Starts and ends, each once, oldest first. `since` and `until` are days, included, and ask of `when`."""
        raise NotImplementedError

    def show(self, document_id: str) -> Shown:
        """A document with its claims; raises TenureError when there is none of that id."""
        raise NotImplementedError

    def review(self, limit: int = 50) -> list[Doubt]:
        """What a human should decide next: doubtful pairs, conflicts, claims of low confidence."""
        raise NotImplementedError

    def judge(
        self, verdict: str, left: str, right: str | None = None, *, by: str, note: str | None = None
    ) -> Judgement:
        """Records a human decision: `same` or `not-same` of two entity ids, `right` or `wrong` of a claim id."""
        raise NotImplementedError

    def judgements(self) -> list[Judgement]:
        """All decisions, the undone ones too, oldest first."""
        raise NotImplementedError

    def undo(self, judgement_id: int) -> Judgement:
        """Takes a decision back; answers as known before stay as they were."""
        raise NotImplementedError

    def check(self) -> list[Fault]:
        """Looks whether every quote equals its text, every reference resolves, nothing is orphaned."""
        raise NotImplementedError

    def backup(self, path: Path) -> Path:
        """Writes a whole copy while others go on working: an SQLite file, or JSON Lines for PostgreSQL."""
        raise NotImplementedError

    @classmethod
    def restore(cls, backup: Path, url: str) -> Self:
        """Makes a new register at `url` from a backup; raises TenureError when one is there already."""
        raise NotImplementedError

    def forget(self, document_id: str) -> int:
        """Deletes a document with its claims, for good, where the law asks for it; returns how many claims."""
        raise NotImplementedError
