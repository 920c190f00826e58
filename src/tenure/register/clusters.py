"""Which atoms are one person or organization, as known at a moment.

Worked out from the evidence known by then, strongest first; what tells two apart blocks a weaker joining, and a
human's word outweighs all. A pure function of what is recorded up to the moment, in any order.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from sqlalchemy import Connection, bindparam, or_, select

from .among import among
from .answers import Entity
from .mentions import parse_id, public_id
from .resolve import ACCEPT, PART, PEOPLE, SINGLE
from .schema import edges, entities, judgements, names

_END: Final = "~"
"""Sorts after every moment: everything recorded so far."""
_SURE: Final = 0.97
"""Joining evidence from this score on is not blocked by two names standing side by side."""


class Row(NamedTuple):
    """An atom as stored."""

    atom: int
    kind: str
    key: str
    base: str
    org: int | None
    name: str
    super: int
    recorded: str


class View:
    """People and organizations as known at one moment, loaded as a question needs them."""

    def __init__(self, connection: Connection, known: str | None) -> None:
        self.connection = connection
        self.known = known or _END
        self._rows: dict[int, Row] = {}
        self._loaded: set[int] = set()
        self._canon: dict[int, int] = {}
        self._members: dict[int, list[int]] = {}
        self._entities: dict[int, Entity] = {}

    # --- questions ------------------------------------------------------------------------------------------

    @property
    def held(self) -> int:
        """How many atoms are loaded."""
        return len(self._rows)

    def canon(self, atom: int) -> int:
        """The atom that stands for the person or organization; `prepare` must have seen it."""
        return self._canon.get(atom, atom)

    def members(self, canon: int) -> list[int]:
        """All atoms of a person or organization."""
        return self._members.get(canon, [canon])

    def row(self, atom: int) -> Row | None:
        """The stored atom, if it is known at the moment."""
        return self._rows.get(atom)

    def prepare(self, atoms: Iterable[int]) -> None:
        """Loads atoms with everything that could be one with them, and groups them."""
        missing = sorted({atom for atom in atoms if atom not in self._rows})
        if not missing:
            return
        by_super: dict[int, list[Row]] = {}
        for raw in self.connection.execute(_TOGETHER, {"atoms": missing, "known": self.known}).all():
            row = Row._make(raw)
            if row.super not in self._loaded:
                by_super.setdefault(row.super, []).append(row)
                self._rows[row.atom] = row
        self._loaded |= by_super.keys()
        # Some people are one only while their organizations are: those are settled first.
        for kind in ("organization", "person"):
            self._group({super_: rows for super_, rows in by_super.items() if rows[0].kind == kind})

    def find(self, kind: str, key: str) -> list[int]:
        """Atoms that bear a name with that key, as known at the moment."""
        rows = self.connection.execute(_BY_KEY, {"kind": kind, "key": key, "known": self.known})
        return [row.atom for row in rows]

    def find_base(self, kind: str, base: str) -> list[int]:
        """Atoms with that base (an organization's distinctive part)."""
        rows = self.connection.execute(_BY_BASE, {"kind": kind, "base": base, "known": self.known})
        return [row.atom for row in rows]

    def find_part(self, kind: str, part: str) -> list[int]:
        """Atoms whose key has a word: a surname alone. Reads many names, a last resort."""
        rows = self.connection.execute(_BY_PART, {"kind": kind, "part": f"%{part}%", "known": self.known})
        return [row.atom for row in rows if part in row.key.split()]

    def entity(self, canon: int) -> Entity:
        """The person or organization with all its names; `load_names` saves queries for many."""
        if canon not in self._entities:
            self.load_names([canon])
        return self._entities[canon]

    def load_names(self, canons: Iterable[int]) -> None:
        """Looks up the names of several at once."""
        wanted = {canon for canon in canons if canon not in self._entities}
        atoms = {atom: canon for canon in wanted for atom in self._members.get(canon, (canon,))}
        found: dict[int, list[tuple[int, str, str, bool]]] = defaultdict(list)
        if atoms:
            rows = self.connection.execute(_NAMES, {"atoms": list(atoms), "known": self.known}).all()
            for atom, name, main, recorded in rows:
                canon = atoms[atom]
                found[canon].append((-main, recorded, name, atom == canon))
        for canon in wanted:
            bearing = found.get(canon)
            listed = ["?"]
            if bearing and len(bearing) == 1:
                listed = [bearing[0][2]]
            elif bearing:
                bearing.sort()
                # The chief name is the first that the atom itself had, else the first that any had.
                chief = next((b for b in bearing if b[0] and b[3]), bearing[0])
                listed = list(dict.fromkeys((chief[2], *(name for _, _, name, _ in bearing))))
            row = self._rows.get(canon)
            kind = row.kind if row else "person"
            self._entities[canon] = Entity(public_id(kind, canon), listed[0], listed)

    def by_id(self, text: str) -> int | None:
        """The person or organization of an id, None when the text is no id or nothing has it."""
        atom = parse_id(text)
        if atom is None:
            return None
        self.prepare([atom])
        return self.canon(atom) if atom in self._rows else None

    # --- grouping -------------------------------------------------------------------------------------------

    def _group(self, by_super: Mapping[int, list[Row]]) -> None:
        several = [s for s, rows in by_super.items() if len(rows) > 1]
        for rows in by_super.values():
            if len(rows) == 1:
                self._canon[rows[0].atom] = rows[0].atom
                self._members[rows[0].atom] = [rows[0].atom]
        if not several:
            return
        joins: dict[int, list[tuple[float, int, int, bool]]] = defaultdict(list)
        bars: dict[int, list[tuple[float, int, int]]] = defaultdict(list)
        orgs: set[int] = set()
        for a, b, verdict, score, needs in self.connection.execute(
            _EDGES, {"supers": several, "known": self.known, "accept": ACCEPT}
        ).all():
            left, right = self._rows.get(a), self._rows.get(b)
            if left is None or right is None or left.super != right.super:
                continue
            if verdict == "not":
                bars[left.super].append((score, a, b))
            else:
                joins[left.super].append((score, a, b, bool(needs)))
                if needs and left.org != right.org:
                    orgs.update(o for o in (left.org, right.org) if o is not None)
        if orgs:
            self.prepare(orgs)
        human = self._judged([row.atom for s in several for row in by_super[s]])
        for super_ in several:
            self._cluster(by_super[super_], joins[super_], bars[super_], human)

    def _judged(self, atoms: list[int]) -> dict[tuple[int, int], str]:
        rows = self.connection.execute(_JUDGED, {"atoms": atoms, "known": self.known})
        return {(row.left_key, row.right_key): row.verdict for row in rows}

    def _cluster(
        self,
        rows: list[Row],
        joins: list[tuple[float, int, int, bool]],
        bars: list[tuple[float, int, int]],
        human: dict[tuple[int, int], str],
    ) -> None:
        atoms = {row.atom: row for row in rows}
        parts: dict[int, set[int]] = {atom: {atom} for atom in atoms}
        enemies: dict[int, set[int]] = defaultdict(set)
        strangers: dict[int, set[int]] = defaultdict(set)
        foes: dict[int, set[int]] = defaultdict(set)
        for score, a, b in bars:
            barred = strangers if score == PEOPLE else enemies
            barred[a].add(b)
            barred[b].add(a)
        for (a, b), verdict in human.items():
            if verdict == "not-same" and a in atoms and b in atoms:
                foes[a].add(b)
                foes[b].add(a)

        def parted(a: int, b: int, by: dict[int, set[int]]) -> bool:
            return any(not by[x].isdisjoint(parts[b]) for x in parts[a] if x in by)

        def join(a: int, b: int, score: float, *, by_human: bool = False) -> None:
            if parts[a] is parts[b]:
                return
            if not by_human:
                if parted(a, b, foes) or (score < _SURE and parted(a, b, enemies)):
                    return
                if score <= PEOPLE and parted(a, b, strangers):
                    return
            merged = parts[a] | parts[b]
            for atom in merged:
                parts[atom] = merged

        for (a, b), verdict in human.items():
            if verdict == "same" and a in atoms and b in atoms:
                join(a, b, 1.0, by_human=True)
        singles: dict[int, list[int]] = defaultdict(list)
        shorts: dict[int, list[int]] = defaultdict(list)
        for score, a, b, needs in sorted(joins, key=lambda j: (-j[0], j[1], j[2])):
            if needs and not self._same_place(atoms[a], atoms[b]):
                continue
            if score == PART:
                short, full = sorted((a, b), key=lambda atom: len(atoms[atom].key))
                shorts[short].append(full)
            elif score == SINGLE:
                alone, bearer = (a, b) if " " not in atoms[a].base else (b, a)
                singles[alone].append(bearer)
            else:
                join(a, b, score)
        for alone, bearers in sorted(singles.items()):
            if len(parts[alone]) == 1 and len({id(parts[bearer]) for bearer in bearers}) == 1:
                join(alone, bearers[0], SINGLE)
        for short, fuller in sorted(shorts.items()):
            # Whether evidence is noted at all of two that one document tells apart hangs on which document came last.
            fuller = [f for f in fuller if not parted(short, f, strangers) and not parted(short, f, enemies)]
            if len({id(parts[full]) for full in fuller}) == 1:
                join(short, fuller[0], PART)
        for part in {id(p): p for p in parts.values()}.values():
            canon = min(part, key=lambda atom: (atoms[atom].recorded, atom))
            self._members[canon] = sorted(part)
            for atom in part:
                self._canon[atom] = canon

    def _same_place(self, a: Row, b: Row) -> bool:
        if a.org == b.org:
            return True
        return a.org is not None and b.org is not None and self.canon(a.org) == self.canon(b.org)


_COLUMNS = tuple(entities.c[name] for name in Row._fields)
_TOGETHER = select(*_COLUMNS).where(
    entities.c.super.in_(select(entities.c.super).where(among(entities.c.atom, "atoms"))),
    entities.c.recorded <= bindparam("known"),
)
"""The components of atoms, whole."""
_BY_KEY = (
    select(names.c.atom)
    .where(
        names.c.kind == bindparam("kind"),
        names.c.key == bindparam("key"),
        names.c.recorded <= bindparam("known"),
    )
    .order_by(names.c.main.desc(), names.c.recorded)
    .limit(200)
)
_BY_BASE = (
    select(entities.c.atom)
    .where(
        entities.c.kind == bindparam("kind"),
        entities.c.base == bindparam("base"),
        entities.c.recorded <= bindparam("known"),
    )
    .limit(200)
)
_BY_PART = (
    select(names.c.atom, names.c.key)
    .where(
        names.c.kind == bindparam("kind"),
        names.c.key.like(bindparam("part")),
        names.c.recorded <= bindparam("known"),
    )
    .limit(200)
)
_NAMES = select(names.c.atom, names.c.name, names.c.main, names.c.recorded).where(
    among(names.c.atom, "atoms"), names.c.recorded <= bindparam("known")
)
_EDGES = (
    select(edges.c.a, edges.c.b, edges.c.verdict, edges.c.score, edges.c.needs)
    .join(entities, entities.c.atom == edges.c.a)
    .where(
        among(entities.c.super, "supers"),
        edges.c.at <= bindparam("known"),
        edges.c.score >= bindparam("accept"),
    )
)
_JUDGED = (
    select(judgements.c.left_key, judgements.c.right_key, judgements.c.verdict)
    .where(
        or_(judgements.c.verdict == "same", judgements.c.verdict == "not-same"),
        among(judgements.c.left_key, "atoms"),
        judgements.c.at <= bindparam("known"),
        (judgements.c.undone.is_(None)) | (judgements.c.undone > bindparam("known")),
    )
    .order_by(judgements.c.id)
)
