"""The register as other rooms see it: one class, whose methods are the questions people ask."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Final, Literal, Self

from tenure.catalogues import Catalogue
from tenure.frames import Table
from tenure.model import Claim, Document, TenureError
from tenure.model.outside import Match
from tenure.model.vocabulary import Modality, Role

from .answers import (
    Added,
    AddedMany,
    Change,
    Doubt,
    Fault,
    Found,
    Holding,
    Interlock,
    Judgement,
    Listed,
    Mention,
    Network,
    Organization,
    Person,
    Recent,
    Shown,
    Tie,
)
from .around import interlocks, network, tree
from .ask import Question
from .dump import EVERYTHING, ClaimPage, Selection, Stored, Told, claim_pages, stored_after
from .inserts import Step
from .intake import accept, now
from .judge import all_judgements, judge, undo
from .keep import backup, check, forget, restore
from .linking import Linked, count, link
from .loading import load
from .memory import uncollected
from .named import parse_known, parse_on
from .outside import Relinked, outside_ids, relink
from .record import known_hashes, record
from .review import review
from .search import near, search
from .shelf import began, shelf
from .shown import show
from .store import Store
from .stream import change_of, recent
from .whole import Folded, folded

PAGE: Final = 200
"""Documents read at once when all are: their texts are held in memory."""
CLAIMS_PAGE: Final = 20_000
"""Claims read at once when all are: people and organizations are looked up once for each page."""


class Register:
    """Documents, claims and judgements, and the tenures and changes folded from them.

    Every question takes two clocks: `on`, a day in the world (`YYYY-MM-DD`, default today), and `known`, a
    moment of the register (`YYYY-MM-DD` or `YYYY-MM-DDTHH:MM:SSZ`, default: everything recorded so far).
    `why=True` adds the quotes. Answers are lists that are tables too (`tenure.frames.Table`): `.to_pandas()`,
    `.to_polars()`, and a table in a notebook. All raise TenureError (BadDate for a date that is none).
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    @classmethod
    def open(cls, url: str, *, create: bool = True) -> Self:
        """Opens the register at a path, `sqlite:///PATH` or `postgresql://...`, and makes it if need be.

        Raises TenureError when it can't be opened, is no register, is corrupt, or (with `create=False`)
        does not exist.
        """
        return cls(Store.open(url, create=create))

    @property
    def store(self) -> Store:
        """The database, for rooms that keep something beside the register's own (watches)."""
        return self._store

    def close(self) -> None:
        """Lets go of the database."""
        self._store.close()

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
        accepted = accept(document, claims, now())
        with uncollected(), self._store.write() as connection:
            steps: list[Step] = []
            (outcome,) = record(connection, [accepted], steps.append)
            for step in steps:
                step(connection)
        return outcome

    def add_many(self, documents: Iterable[tuple[Document, Sequence[Claim]]]) -> AddedMany:
        """Records many documents in large transactions; refuses bad ones by name and goes on."""
        return load(self._store, documents)

    @contextmanager
    def _question(self, known: str | None) -> Iterator[Question]:
        """One snapshot of the register to ask, without pauses to search for cycles: answering makes none."""
        with uncollected(), self._store.read() as connection:
            yield Question(connection, known)

    def has(self, document: Document) -> bool:
        """Whether the same content is recorded already (a reader can skip it then)."""
        with self._store.read() as connection:
            return bool(known_hashes(connection, [document.content_hash]))

    def who(
        self,
        org: str,
        role: Role | None = None,
        on: str | None = None,
        known: str | None = None,
        *,
        why: bool = False,
    ) -> Table[Holding]:
        """Those in post at the organization itself on that day: state `current` or `uncertain`.

        `org` is any name of it, or its id. Empty when nobody is known; see `org` for whether the name is.
        """
        day = parse_on(on)
        with self._question(known) as question:
            return Table(question.who(org, role, day, why=why))

    def person(
        self, name: str, on: str | None = None, known: str | None = None, *, why: bool = False
    ) -> Table[Person]:
        """Every person of that name (or id), each with every post known and its state on that day."""
        day = parse_on(on)
        with self._question(known) as question:
            return Table(question.person(name, day, why=why))

    def org(
        self, name: str, on: str | None = None, known: str | None = None, *, why: bool = False
    ) -> Table[Organization]:
        """Every organization of that name (or id), with its posts, parents, children, stakes and facts."""
        day = parse_on(on)
        with self._question(known) as question:
            return Table(question.org(name, day, why=why))

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
    ) -> Table[Change]:
        """Starts and ends, each once, oldest first. `since` and `until` are days, included, and ask of `when`."""
        window = [None if day is None else parse_on(day) for day in (since, until)]
        with self._question(known) as question:
            found = question.changes(
                org=org,
                person=person,
                role=role,
                modality=modality,
                since=window[0],
                until=window[1],
                why=why,
                limit=limit,
            )
        return Table(found)

    def recent(
        self,
        *,
        role: Role | None = None,
        modality: Modality | None = None,
        known: str | None = None,
        before: str | None = None,
        limit: int = 20,
        why: bool = False,
    ) -> Recent:
        """Changes of the whole register by their newest report, newest first; `before` is the `next` of a page.

        Where a filter lets few through, a page may hold fewer than `limit` and still have a next one.
        """
        with self._question(known) as question:
            return recent(question, before=before, limit=limit, role=role, modality=modality, why=why)

    def change(self, claim: str, known: str | None = None, *, why: bool = False) -> Change:
        """The change of which a claim tells; raises TenureError when there is none."""
        with self._question(known) as question:
            return change_of(question, claim, why=why)

    def search(self, text: str, known: str | None = None, *, limit: int = 20) -> list[Found]:
        """People and organizations whose names have words that begin so, in any script; the best fit first."""
        with self._store.read() as connection:
            return search(connection, Question(connection, known).view, text, limit)

    def suggest(
        self, kind: Literal["person", "organization"], name: str, known: str | None = None, *, limit: int = 3
    ) -> list[str]:
        """Names that are spelt nearly like one that the register does not know, the nearest first."""
        with self._store.read() as connection:
            return near(connection, Question(connection, known).view, kind, name, limit)

    def network(self, id_: str, on: str | None = None, known: str | None = None) -> Network:
        """People and organizations within two steps of one; raises TenureError when there is none of that id."""
        day = parse_on(on)
        with self._question(known) as question:
            return network(question, id_, day)

    def interlocks(self, org: str, known: str | None = None, *, limit: int = 20) -> list[Interlock]:
        """Other organizations that people of this one (its id) have, or had, posts at."""
        with self._question(known) as question:
            return interlocks(question, org, limit)

    def tree(self, org: str, known: str | None = None) -> list[Tie]:
        """What belongs to an organization (its id), and what belongs to that, three levels deep."""
        with self._question(known) as question:
            return tree(question, org)

    def documents(
        self,
        known: str | None = None,
        *,
        publisher: str | None = None,
        since: str | None = None,
        until: str | None = None,
        limit: int = 50,
    ) -> list[Listed]:
        """Documents, the last recorded first, replaced versions among them; `since` and `until` ask of `published`."""
        moment = None if known is None else parse_known(known)
        with self._store.read() as connection:
            return shelf(connection, moment, publisher=publisher, since=since, until=until, limit=limit)

    def began(self) -> str | None:
        """The moment from which the register knew anything; None when it is empty."""
        with self._store.read() as connection:
            return began(connection)

    def stored_after(self, number: int = 0, limit: int = PAGE) -> list[Stored]:
        """Documents with their claims in the order in which they came, those after a number: page by page, all."""
        with self._store.read() as connection:
            return stored_after(connection, number, limit)

    def stored(self, selection: Selection = EVERYTHING) -> Iterator[Stored]:
        """Documents with their claims in the order in which they came, replaced versions among them.

        Of a selection by organization or date only documents with such claims come, each with those alone.
        Raises TenureError for an unknown organization. What is added meanwhile may come along.
        """
        number = 0
        while True:
            with self._store.read() as connection:
                page = stored_after(connection, number, PAGE, selection)
            if not page:
                return
            yield from (each for each in page if each.claims or not selection.narrow)
            number = page[-1].number

    def told(self, selection: Selection = EVERYTHING) -> Iterator[Told]:
        """Claims of documents that stand, in the order in which they came, with whom they are about.

        All of one snapshot of the register. Raises TenureError for an unknown organization.
        """
        for page in self.claim_pages(selection):
            yield from page.told()

    def claim_pages(self, selection: Selection = EVERYTHING) -> Iterator[ClaimPage]:
        """What `told` gives, by the page, as columns of tables want it."""
        with self._store.read() as connection:
            yield from claim_pages(connection, selection, CLAIMS_PAGE)

    def folded(
        self, selection: Selection = EVERYTHING, on: str | None = None, *, why: bool = False
    ) -> Iterator[Folded]:
        """What is folded of every organization, one after the other: tenures as they stand on a day, changes.

        A selection's span leaves out changes that are not dated in it, and tenures, stakes and ties that had
        ended before it. All of one snapshot of the register. Raises TenureError for an unknown organization.
        """
        day = parse_on(on)
        with self._store.read() as connection:
            yield from folded(connection, selection, day, why=why)

    def revision(self) -> str:
        """A text that changes whenever something is written: answers given before hold as long as it stays."""
        return self._store.revision()

    def outside_ids(self, entities: Iterable[str], known: str | None = None) -> dict[str, dict[str, str]]:
        """What registers of the outside call people and organizations (their ids): scheme to id.

        A scheme under which one has two ids is left out: none is surer than the other. Those without any
        outside id, and ids that the register does not have, are left out too.
        """
        with self._store.read() as connection:
            return outside_ids(Question(connection, known).view, entities)

    def relink(self, entity: str, matches: Sequence[Match], catalogues: Sequence[str]) -> Relinked:
        """Makes the links of a person or organization (its id) to some catalogues those that were found.

        Answers as known before stay as they were, and judgements win over what was found. Raises TenureError
        when there is nobody of that id.
        """
        with self._store.write() as connection:
            view = Question(connection, None).view
            found = view.by_id(entity)
            if found is None:
                raise TenureError(f"There is nobody and nothing of the id {entity!r}")
            return relink(connection, view, found, matches, catalogues, now())

    def link(
        self, catalogues: Sequence[Catalogue], entity: str | None = None, *, dry_run: bool = False
    ) -> Iterator[Linked]:
        """Looks up all people and organizations (or one, by its id) in catalogues, organizations first.

        Sure matches stand from now on, doubtful ones are put to `review`; those to these catalogues that are not
        found again end. Judgements win over both. With `dry_run`, nothing is written.
        """
        return link(self._store, catalogues, entity, dry_run=dry_run)

    def count(self) -> int:
        """How many people and organizations `link` looks up, roughly."""
        return count(self._store)

    def same(self, kind: Literal["person", "organization"], left: Mention, right: Mention) -> bool:
        """Whether two names, each in its document, stand for one person or organization by all that is known."""
        with self._question(None) as question:
            sides = [question.entities_of(kind, m.name, m.document) for m in (left, right)]
        return bool(sides[0] & sides[1])

    def show(self, document_id: str) -> Shown:
        """A document with its claims; raises TenureError when there is none of that id."""
        with self._store.read() as connection:
            return show(connection, document_id)

    def review(self, limit: int = 50) -> list[Doubt]:
        """What a human should decide next: doubtful pairs, conflicts, claims of low confidence."""
        with self._store.read() as connection:
            return review(connection, limit)

    def judge(
        self, verdict: str, left: str, right: str | None = None, *, by: str, note: str | None = None
    ) -> Judgement:
        """Records a human decision: `same` or `not-same` of two entity ids, `right` or `wrong` of a claim id."""
        with self._store.write() as connection:
            return judge(connection, verdict, left, right, by, note, now())

    def judgements(self) -> list[Judgement]:
        """All decisions, the undone ones too, oldest first."""
        with self._store.read() as connection:
            return all_judgements(connection)

    def undo(self, judgement_id: int) -> Judgement:
        """Takes a decision back; answers as known before stay as they were."""
        with self._store.write() as connection:
            return undo(connection, judgement_id, now())

    def check(self) -> list[Fault]:
        """Looks whether every quote equals its text, every reference resolves, nothing is orphaned."""
        return check(self._store)

    def backup(self, path: Path) -> Path:
        """Writes a whole copy while others go on working: an SQLite register, whatever the original is."""
        return backup(self._store, path)

    @classmethod
    def restore(cls, backup: Path, url: str) -> Self:
        """Makes a new register at `url` from a backup; raises TenureError when one is there already."""
        return cls(restore(backup, url))

    def forget(self, document_id: str) -> int:
        """Deletes a document with its claims, for good, where the law asks for it; returns how many claims."""
        return forget(self._store, document_id)
