"""The forms in which atoms are written, and the words of these: only those that a batch is the first to use are stored.

Most mentions are of names long known: looking their rows up costs less than writing them again in vain.
"""

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, Table, func, select

from tenure.names import latin_words, parse_org

from .among import among
from .inserts import Insert, Row
from .intake import Accepted
from .lookup import Lookup
from .mentions import Mention, person_name
from .schema import documents, names, words

Form = tuple[int, str, int]
"""An atom, a name, and whether it is the main one of a document (1) or another that the document has beside it (0)."""


class Forms:
    """The forms of a batch: those stored, and those that it adds or knows from an earlier moment."""

    def __init__(self, connection: Connection, lookup: Lookup, batch: Sequence[Accepted]) -> None:
        """`lookup` knows the atoms of the batch that are in the register already.

        A document that comes after all others and calls somebody by that very name tells nothing new: such forms need
        not be looked up.
        """
        self._moments: dict[Form, str] = {}
        self._fresh: dict[Form, tuple[str, str]] = {}
        newest = connection.execute(_NEWEST).scalar() or ""
        self._stored = stored = lookup.met
        told: list[tuple[Mention, int, Accepted]] = []
        unsure: set[int] = set()
        for accepted in batch:
            early = accepted.recorded < newest
            for mention, (number, *_) in accepted.cast.atoms:
                known = stored.get(number)
                if known is None:
                    told.append((mention, number, accepted))
                elif number in unsure or early or mention.aliases or known.atom.name != mention.name:
                    unsure.add(number)
                    told.append((mention, number, accepted))
        if unsure:
            rows = connection.execute(_BY_ATOMS, {"atoms": list(unsure)}).all()
            self._moments.update(((atom, name, main), recorded) for atom, name, main, recorded in rows)
        for mention, number, accepted in told:
            self._see(mention, number, accepted.document.lang, accepted.recorded)

    def _see(self, mention: Mention, number: int, lang: str | None, recorded: str) -> None:
        """Takes the names of a mention in."""
        moments = self._moments
        for name in (mention.name, *mention.aliases):
            form = (number, name, int(name == mention.name))
            before = moments.get(form)
            if before is None or recorded < before:
                moments[form] = recorded
                self._fresh[form] = (mention.kind, name_key(mention.kind, name, lang))

    def inserts(self) -> list[Insert]:
        """What is new."""
        name_rows: list[Row] = []
        earliest: dict[tuple[int, str], tuple[str, str]] = {}
        for (atom, name, main), (kind, key) in sorted(self._fresh.items()):
            recorded = self._moments[atom, name, main]
            name_rows.append((atom, name, kind, key, main, recorded))
            for word in {*key.split(), *latin_words(name)}:
                before = earliest.get((atom, word))
                if before is None or recorded < before[1]:
                    earliest[atom, word] = (kind, recorded)
        word_rows: list[Row] = [(*place, *said) for place, said in sorted(earliest.items())]
        columns = ("atom", "name", "kind", "key", "main", "recorded")
        return [
            *self._new_first(names, columns, name_rows, ("atom", "name", "main")),
            *self._new_first(words, ("atom", "word", "kind", "recorded"), word_rows, ("atom", "word")),
        ]

    def _new_first(
        self, table: Table, columns: Sequence[str], rows: Sequence[Row], key: Sequence[str]
    ) -> Iterator[Insert]:
        """What a new atom bears can't be there yet: to look whether it is costs PostgreSQL as much as to write it."""
        yield Insert(table, columns, [row for row in rows if row[0] not in self._stored])
        yield Insert(table, columns, [row for row in rows if row[0] in self._stored], key, "recorded")


def name_key(kind: str, name: str, lang: str | None = None) -> str:
    """The key under which a form of a name is looked up."""
    if kind == "person":
        return person_name(name, lang).key or " ".join(name.lower().split())
    return parse_org(name).key or " ".join(name.lower().split())


_BY_ATOMS = select(names.c.atom, names.c.name, names.c.main, names.c.recorded).where(
    among(names.c.atom, "atoms")
)
_NEWEST = select(func.max(documents.c.recorded))
