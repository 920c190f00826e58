"""Beneficial Ownership Data Standard 0.4: statements about entities, people and relationships, as a JSON array.

https://standard.openownership.org/en/0.4.0/; which post is which interest: formats/data/bods.yaml. Every statement is
about a record of the register (its id), and dated by the documents: a relationship is `new` when the first document
tells of it, `updated` when the last one does, `closed` when one tells that it is over. The register's clock stands in
`publicationDetails` and in the source's `retrievedAt`.
"""

import datetime
from collections.abc import Iterator
from typing import IO, Any, Final

import msgspec

from tenure.formats import Firmness, role_table
from tenure.model.dates import bounds, earliest
from tenure.register import Entity, Folded, Held, Quote, Stake, Tie
from tenure.register.intake import now

from .ids import made_id, stake_id, tenure_id, tie_id
from .once import Once
from .proof import cited, firmness, shown_on, unique, web_address
from .sidecar import Sidecar
from .task import Task

Statement = dict[str, Any]
_PUBLISHER: Final = "Tenure"


def write(task: Task, out: IO[bytes]) -> None:
    """One array, an entity or a person before the relationships that name it.

    Raises TenureError for an unknown organization.
    """
    comma = b"[\n"
    for statement in statements(task):
        out.write(comma + msgspec.json.encode(statement))
        comma = b",\n"
    out.write(b"\n]\n" if comma != b"[\n" else b"[]\n")


def statements(task: Task) -> Iterator[Statement]:
    """The statements; what they have no room for goes to the task's sidecar."""
    once, sidecar = Once(), Sidecar(task.sidecar)
    # What is asked as known then is published as of then: the same register gives the same statements.
    moment = min(task.selection.known or "~", now())
    try:
        for each in task.register.folded(task.selection, task.on, why=True):
            yield from _Page(each, once, sidecar, moment).statements()
    finally:
        once.close()


class _Page:
    """One organization's people and relationships."""

    def __init__(self, folded: Folded, once: Once, sidecar: Sidecar, moment: str) -> None:
        self.folded = folded
        self.once = once
        self.sidecar = sidecar
        self.moment = moment
        self.today = moment[:10]

    def statements(self) -> Iterator[Statement]:
        """All of them, each person and entity once in the whole export."""
        for held in self.folded.tenures:
            yield from self._tenure(held)
        for stake in self.folded.stakes:
            yield from self._stake(stake)
        for tie in self.folded.parents:
            yield from self._tie(tie)
        for change in self.folded.changes:
            self.sidecar.note("change", change.id, change)
        for fact in self.folded.facts:
            self.sidecar.note("fact", fact.org.id, fact)

    def _tenure(self, held: Held) -> Iterator[Statement]:
        holding = held.holding
        assert holding.org is not None
        id_ = tenure_id(holding)
        expected = holding.state == "expected"
        interest: dict[str, Any] = {
            "type": role_table("bods").write[holding.role],
            "directOrIndirect": "direct",
            "beneficialOwnershipOrControl": False,
            "details": f"{holding.role}: {' '.join(holding.title.split())}"
            if holding.title
            else holding.role,
        }
        dates = _dates(
            holding.expected_start if expected else holding.start, holding.end or holding.expected_end
        )
        said = firmness(holding.evidence, "planned" if expected else "actual")
        yield from self._parties(holding.person, holding.org, _first(holding.evidence))
        yield from self._series(
            id_,
            (holding.person, holding.org),
            (interest, dates),
            (_first(holding.evidence) or held.first_recorded[:10], shown_on(held) or held.last_recorded[:10]),
            said,
            holding.evidence,
            held.last_recorded,
            closed=holding.state == "ended",
        )
        self.sidecar.note("tenure", id_, holding)

    def _stake(self, stake: Stake) -> Iterator[Statement]:
        id_ = stake_id(stake)
        if stake.modality in ("actual", "planned"):
            interest: dict[str, Any] = {
                "type": "shareholding",
                "directOrIndirect": "unknown",
                "beneficialOwnershipOrControl": False,
            }
            if stake.share is not None:
                interest["share"] = {"exact": round(stake.share * 100, 6)}
            bought, sold = stake.change == "acquire", stake.change == "sell"
            yield from self._parties(stake.holder, stake.org, stake.reported)
            yield from self._series(
                id_,
                (stake.holder, stake.org),
                (interest, _dates(stake.when if bought else None, stake.when if sold else None)),
                (stake.reported or self.today,) * 2,
                firmness(stake.evidence, stake.modality),
                stake.evidence,
                closed=sold,
            )
        self.sidecar.note("stake", id_, stake)

    def _tie(self, tie: Tie) -> Iterator[Statement]:
        id_ = tie_id(tie)
        if tie.modality in ("actual", "planned"):
            interest = {
                "type": "otherInfluenceOrControl",
                "directOrIndirect": "unknown",
                "details": tie.relation,
            }
            day = max((q.published for q in tie.evidence or () if q.published), default=self.today)
            begun, over = tie.change == "start", tie.change == "end"
            yield from self._parties(tie.parent, tie.org, day)
            yield from self._series(
                id_,
                (tie.parent, tie.org),
                (interest, _dates(tie.when if begun else None, tie.when if over else None)),
                (day, day),
                firmness(tie.evidence, tie.modality),
                tie.evidence,
                closed=over,
            )
        self.sidecar.note("tie", id_, tie)

    def _series(
        self,
        id_: str,
        parties: tuple[Entity, Entity],
        interest: tuple[dict[str, Any], dict[str, Any]],
        days: tuple[str, str],
        said: Firmness,
        evidence: list[Quote] | None,
        moment: str | None = None,
        *,
        closed: bool,
    ) -> Iterator[Statement]:
        """The statements of one relationship: `new`, then `updated` or `closed` where more is known."""
        party, subject = parties
        bare, dates = interest
        first, last = (min(day, self.today) for day in days)
        known = [(first, "new", {**bare, **({} if closed or last > first else dates)})]
        if closed:
            known.append((last, "closed", {**bare, **dates}))
        elif last > first:
            known.append((last, "updated", {**bare, **dates}))
        for day, status, content in known:
            details = {
                "isComponent": False,
                "subject": subject.id,
                "interestedParty": party.id,
                "interests": [content],
            }
            yield self._statement(
                id_, "relationship", status, day, subject.id, details, said, evidence, moment
            )

    def _parties(self, party: Entity, org: Entity, moment: str | None) -> Iterator[Statement]:
        day = min((moment or self.today)[:10], self.today)
        if self.once.first(org.id):
            yield self._entity(org, day)
        if self.once.first(party.id):
            yield self._person(party, day) if party.id.startswith("P") else self._entity(party, day)

    def _entity(self, org: Entity, day: str) -> Statement:
        ids = self.folded.ids.get(org.id, {})
        details: dict[str, Any] = {
            "isComponent": False,
            "entityType": {"type": "legalEntity"},
            "name": org.name,
        }
        if org.names[1:]:
            details["alternateNames"] = org.names[1:]
        identifiers: list[dict[str, str]] = []
        if "lei" in ids:
            identifiers.append(
                {"id": ids["lei"], "scheme": "XI-LEI", "schemeName": "Legal Entity Identifier"}
            )
        if "wikidata" in ids:
            identifiers.append(
                {
                    "id": ids["wikidata"],
                    "schemeName": "Wikidata",
                    "uri": f"https://www.wikidata.org/entity/{ids['wikidata']}",
                }
            )
        if "cik" in ids:
            identifiers.append({"id": ids["cik"], "schemeName": "Central Index Key of the SEC"})
        if identifiers:
            details["identifiers"] = identifiers
        return self._statement(org.id, "entity", "new", day, org.id, details)

    def _person(self, person: Entity, day: str) -> Statement:
        names = [
            {"fullName": name, "type": "alternative" if place else "legal"}
            for place, name in enumerate(person.names)
        ]
        names[0].pop("type")  # whether it is the legal one, the register does not know
        details = {"isComponent": False, "personType": "knownPerson", "names": names}
        return self._statement(person.id, "person", "new", day, person.id, details)

    def _statement(
        self,
        id_: str,
        kind: str,
        status: str,
        day: str,
        subject: str,
        details: dict[str, Any],
        said: Firmness | None = None,
        evidence: list[Quote] | None = None,
        moment: str | None = None,
    ) -> Statement:
        statement: Statement = {
            "statementId": made_id("statement-", id_, status, day, msgspec.json.encode(details).decode()),
            "statementDate": day,
            "declarationSubject": subject,
            "recordId": id_,
            "recordType": kind,
            "recordStatus": status,
            "recordDetails": details,
            "publicationDetails": {
                "publicationDate": self.today,
                "bodsVersion": "0.4",
                "publisher": {"name": _PUBLISHER},
            },
        }
        quotes = evidence or []
        if said is not None:
            statement["source"] = _source(said, quotes)
            if moment:
                statement["source"]["retrievedAt"] = min(moment, self.moment)
            notes = [str(said), *unique(cited(q) for q in quotes)]
            statement["annotations"] = [
                {
                    "statementPointerTarget": "/recordDetails",
                    "motivation": "commenting",
                    "createdBy": {"name": _PUBLISHER},
                    "description": note,
                }
                for note in notes
            ]
        return statement


def _source(said: Firmness, quotes: list[Quote]) -> dict[str, Any]:
    source: dict[str, Any] = {"type": ["selfDeclaration" if said.sourcing == "official" else "thirdParty"]}
    asserted = unique(q.publisher for q in quotes)
    address = next((a for q in quotes if (a := web_address(q.url))), None)
    if asserted:
        source["assertedBy"] = [{"name": name} for name in asserted]
    if address:
        source["url"] = address
    return source


def _first(evidence: list[Quote] | None) -> str | None:
    return min((q.published for q in evidence or () if q.published), default=None)


def _dates(start: str | None, end: str | None) -> dict[str, str]:
    """Whole days, as the standard wants them: a month or a year is rounded to its first day.

    An end that would so come before the start is the last day that it may be; a start after it is left out.
    """
    dates: dict[str, str] = {}
    if end:
        first, last = bounds(end)
        day = last if start and earliest(start) > first else first
        dates["endDate"] = day.isoformat()
    if start and (not end or earliest(start) <= datetime.date.fromisoformat(dates["endDate"])):
        dates["startDate"] = earliest(start).isoformat()
    return dates
