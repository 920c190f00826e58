"""A relay and its original tell one report: whom the one names, the other names too, in whatever script.

Where all names but one are matched otherwise, the ones left over on both sides, with the same posts, are one.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from sqlalchemy import Connection, select

from tenure.model import RoleClaim
from tenure.names import compare_orgs, compare_people, parse_org

from .among import among
from .intake import Accepted
from .known import DOUBT, person_name
from .mentions import Bound, Cast
from .resolve import Resolver
from .schema import claims, documents

LEFT_OVER: Final = 0.82
"""Worth of being the one that is left over on either side."""


class Told(NamedTuple):
    """A person's post as a document tells it."""

    person: int
    org: int
    role: str
    change: str


class Report(NamedTuple):
    """What a document tells, and whose report it repeats."""

    id: str
    origin: str | None
    recorded: str
    told: tuple[Told, ...]


class Relays:
    """The reports of a batch and of the stored documents that they repeat, or that repeat them."""

    def __init__(self, connection: Connection, resolver: Resolver, batch: Sequence[Accepted]) -> None:
        self._resolver = resolver
        self._by_id: dict[str, list[Report]] = {}
        self._by_origin: dict[str, list[Report]] = {}
        origins = list({a.document.origin for a in batch if a.document.origin is not None})
        self._origins = frozenset(origins)
        ids = [a.document.id for a in batch]
        for statement, wanted in ((_ORIGINALS, origins), (_REPEATS, ids)):
            told: dict[tuple[str, str | None, str], list[Told]] = {}
            for id_, origin, recorded, *row in (
                connection.execute(statement, {"ids": wanted}) if wanted else ()
            ):
                told.setdefault((id_, origin, recorded), []).append(Told(*row))
            for key, rows in told.items():
                self._keep(Report(*key, tuple(rows)))
        resolver.load(n for r in self._reports() for t in r.told for n in (t.person, t.org))

    def _reports(self) -> Iterable[Report]:
        return [report for reports in self._by_id.values() for report in reports]

    def _keep(self, report: Report) -> None:
        self._by_id.setdefault(report.id, []).append(report)
        if report.origin is not None:
            self._by_origin.setdefault(report.origin, []).append(report)

    def see(self, cast: Cast, accepted: Accepted) -> None:
        """Compares a document with those that it repeats and those that repeat it."""
        document = accepted.document
        if (
            document.origin is None
            and document.id not in self._origins
            and document.id not in self._by_origin
        ):
            return  # it repeats nothing, and nothing repeats it
        mine = Report(document.id, document.origin, accepted.recorded, tuple(_told(cast.claims)))
        partners = [*self._by_id.get(document.origin or "", ()), *self._by_origin.get(document.id, ())]
        self._keep(mine)
        for other in partners:
            self._align(mine.told, other.told, max(mine.recorded, other.recorded))

    def _align(self, mine: Sequence[Told], theirs: Sequence[Told], at: str) -> None:
        super_of = self._resolver.super_of
        matched = {super_of(t.org) for t in mine} & {super_of(t.org) for t in theirs}
        left = {t.org for t in mine if super_of(t.org) not in matched}
        right = {t.org for t in theirs if super_of(t.org) not in matched}
        if len(left) == 1 and len(right) == 1:
            a, b = left.pop(), right.pop()
            posts = [Counter((t.role, t.change) for t in told if t.org in (a, b)) for told in (mine, theirs)]
            if posts[0] & posts[1] and not self._other_orgs(a, b):
                self._resolver.add_edge(a, b, "same", LEFT_OVER, "left over in a report and its relay", at)
        for org in {super_of(t.org) for t in mine} & {super_of(t.org) for t in theirs}:
            self._align_people(
                [t for t in mine if super_of(t.org) == org], [t for t in theirs if super_of(t.org) == org], at
            )

    def _other_orgs(self, a: int, b: int) -> bool:
        known = self._resolver.known
        score = compare_orgs(parse_org(known(a).name), parse_org(known(b).name)).score
        return 0 < score < DOUBT

    def _align_people(self, mine: Sequence[Told], theirs: Sequence[Told], at: str) -> None:
        super_of = self._resolver.super_of
        matched = {super_of(t.person) for t in mine} & {super_of(t.person) for t in theirs}
        for post in {(t.role, t.change) for t in mine} & {(t.role, t.change) for t in theirs}:
            left = {
                t.person for t in mine if (t.role, t.change) == post and super_of(t.person) not in matched
            }
            right = {
                t.person for t in theirs if (t.role, t.change) == post and super_of(t.person) not in matched
            }
            if len(left) == 1 and len(right) == 1:
                a, b = left.pop(), right.pop()
                if self._may_be_one(a, b):
                    self._resolver.add_edge(
                        a, b, "same", LEFT_OVER, "the same move in a report and its relay", at, needs=True
                    )

    def _may_be_one(self, a: int, b: int) -> bool:
        """Names in one script must have something in common; across scripts the sound may be lost."""
        one, other = person_name(self._resolver.known(a)), person_name(self._resolver.known(b))
        across = bool(one.han or one.by_sound) != bool(other.han or other.by_sound)
        return across or compare_people(one, other).score >= 0.2


def _told(bound: Iterable[Bound]) -> Iterable[Told]:
    for b in bound:
        if isinstance(b.claim, RoleClaim) and b.person is not None and b.org is not None:
            yield Told(b.person.atom, b.org.atom, b.claim.role, b.claim.change)


_STORED = (
    select(
        documents.c.id,
        documents.c.origin,
        documents.c.recorded,
        claims.c.person,
        claims.c.org,
        claims.c.role,
        claims.c.change,
    )
    .join(claims, claims.c.doc == documents.c.seq)
    .where(claims.c.kind == "role", claims.c.org.is_not(None))
    .order_by(claims.c.seq)
)
_ORIGINALS = _STORED.where(among(documents.c.id, "ids"))
_REPEATS = _STORED.where(among(documents.c.origin, "ids"))
