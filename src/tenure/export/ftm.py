"""FollowTheMoney entities as JSON Lines: people, organizations, and what links them.

https://followthemoney.tech/explorer/; what has no room goes into the sidecar, see docs/export.md. Values are written
as followthemoney cleans them (whole dates or their parts, web addresses alone), so that it changes none.
"""

from collections.abc import Iterator
from typing import IO, Final

import msgspec

from tenure.formats import Firmness, role_table
from tenure.model.vocabulary import Role
from tenure.names import parse_org
from tenure.register import Entity, Folded, Held, Quote, Stake, Tie

from .ids import stake_id, tenure_id, tie_id
from .once import Once
from .proof import cited, firmness, shown_on, unique, web_address
from .sidecar import Sidecar
from .task import Task

DATASET: Final = "tenure"
_EMPLOYED: Final[frozenset[Role]] = frozenset({"head", "advisor", "spokesperson", "other"})
_MEMBERS: Final[frozenset[Role]] = frozenset({"founder", "partner"})
_ENDS: Final = {
    "Directorship": ("director", "organization"),
    "Employment": ("employee", "employer"),
    "Membership": ("member", "organization"),
}
_OUTSIDE: Final = {"wikidata": "wikidataId", "lei": "leiCode"}
_COMPANY_OUTSIDE: Final = {"cik": "cikCode", "ticker": "ticker"}

Properties = dict[str, list[str]]


class FtmEntity(msgspec.Struct, kw_only=True):
    """An entity as followthemoney writes it; `first_seen` and `last_seen` are moments of the register."""

    id: str
    schema: str
    caption: str
    properties: Properties
    datasets: list[str] = msgspec.field(default_factory=lambda: [DATASET])
    referents: list[str] = []
    target: bool = False
    first_seen: str | None = None
    last_seen: str | None = None


def write(task: Task, out: IO[bytes]) -> None:
    """Every entity on a line, people and organizations before the links that name them.

    Raises TenureError for an unknown organization.
    """
    for entity in entities(task):
        out.write(msgspec.json.encode(entity) + b"\n")


def entities(task: Task) -> Iterator[FtmEntity]:
    """The entities; what they have no room for goes to the task's sidecar."""
    once = Once()
    try:
        sidecar = Sidecar(task.sidecar)
        for each in task.register.folded(task.selection, task.on, why=True):
            yield from _Page(each, once, sidecar).entities()
    finally:
        once.close()


class _Page:
    """One organization's people and links."""

    def __init__(self, folded: Folded, once: Once, sidecar: Sidecar) -> None:
        self.folded = folded
        self.once = once
        self.sidecar = sidecar

    def entities(self) -> Iterator[FtmEntity]:
        """All of them, each person and organization once in the whole export."""
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

    def _tenure(self, held: Held) -> Iterator[FtmEntity]:
        holding = held.holding
        assert holding.org is not None
        id_ = tenure_id(holding)
        yield from self._party(holding.person)
        yield from self._party(holding.org)
        schema = (
            "Employment"
            if holding.role in _EMPLOYED
            else "Membership"
            if holding.role in _MEMBERS
            else "Directorship"
        )
        who, where = _ENDS[schema]
        expected = holding.state == "expected"
        said = firmness(holding.evidence, "planned" if expected else "actual")
        properties: Properties = {
            who: [holding.person.id],
            where: [holding.org.id],
            # The word for the role first: the title may mean another (“总经理” of a chief executive).
            "role": unique([role_table("ftm").write[holding.role], _line(holding.title)]),
            "status": [holding.state],
            "startDate": unique([holding.expected_start if expected else holding.start]),
            "endDate": unique([holding.end or holding.expected_end]),
            "modifiedAt": unique([shown_on(held)]),
            "retrievedAt": [held.last_recorded[:10]],
        }
        yield self._link(id_, schema, properties, said, holding.evidence, held)
        self.sidecar.note("tenure", id_, holding)

    def _stake(self, stake: Stake) -> Iterator[FtmEntity]:
        id_ = stake_id(stake)
        if stake.modality in ("actual", "planned"):
            yield from self._party(stake.holder)
            yield from self._party(stake.org, owned=True)
            percentage = None if stake.share is None else f"{stake.share * 100:.10g}"
            yield self._link(
                id_,
                "Ownership",
                {
                    "owner": [stake.holder.id],
                    "asset": [stake.org.id],
                    "percentage": unique([percentage]),
                    "status": ["ended" if stake.change == "sell" else "current"],
                    "startDate": unique([stake.when if stake.change == "acquire" else None]),
                    "endDate": unique([stake.when if stake.change == "sell" else None]),
                    "modifiedAt": unique([stake.reported]),
                },
                firmness(stake.evidence, stake.modality),
                stake.evidence,
            )
        self.sidecar.note("stake", id_, stake)

    def _tie(self, tie: Tie) -> Iterator[FtmEntity]:
        id_ = tie_id(tie)
        if tie.modality in ("actual", "planned"):
            owned = tie.relation == "subsidiary"
            yield from self._party(tie.parent)
            yield from self._party(tie.org, owned=owned)
            ends = ("owner", "asset") if owned else ("subject", "object")
            yield self._link(
                id_,
                "Ownership" if owned else "UnknownLink",
                {
                    ends[0]: [tie.parent.id],
                    ends[1]: [tie.org.id],
                    "role": [tie.relation],
                    "status": ["ended" if tie.change == "end" else "current"],
                    "startDate": unique([tie.when if tie.change == "start" else None]),
                    "endDate": unique([tie.when if tie.change == "end" else None]),
                },
                firmness(tie.evidence, tie.modality),
                tie.evidence,
            )
        self.sidecar.note("tie", id_, tie)

    def _link(
        self,
        id_: str,
        schema: str,
        properties: Properties,
        said: Firmness,
        evidence: list[Quote] | None,
        held: Held | None = None,
    ) -> FtmEntity:
        quotes = evidence or []
        properties |= {
            "summary": [str(said)],
            "description": unique(cited(q) for q in quotes),
            "sourceUrl": unique(web_address(q.url) for q in quotes),
            "publisher": unique(_line(q.publisher) for q in quotes),
            "recordId": unique(q.claim for q in quotes),
        }
        caption = (properties.get("role") or [schema])[-1]
        return FtmEntity(
            id=id_,
            schema=schema,
            caption=caption,
            properties=_filled(properties),
            first_seen=held and held.first_recorded,
            last_seen=held and held.last_recorded,
        )

    def _party(self, entity: Entity, *, owned: bool = False) -> Iterator[FtmEntity]:
        person = entity.id.startswith("P")
        schema = "Person" if person else "Company" if owned or _legal(entity) else "Organization"
        # What is owned must be a company: one that was written as an organization is written again as one,
        # and followthemoney merges the two.
        if not self.once.first(f"{entity.id} {schema}"):
            return
        ids = self.folded.ids.get(entity.id, {})
        properties: Properties = {
            "name": [_line(entity.name) or "?"],
            "alias": unique(map(_line, entity.names[1:])),
        }
        for scheme, name in (_OUTSIDE | (_COMPANY_OUTSIDE if schema == "Company" else {})).items():
            if scheme in ids and not (person and name == "leiCode"):
                properties[name] = [ids[scheme]]
        if "registry" in ids and not person:
            properties["registrationNumber"] = [ids["registry"].partition("/")[2]]
        yield FtmEntity(
            id=entity.id,
            schema=schema,
            caption=entity.name,
            properties=_filled(properties),
            referents=[ids["opensanctions"]] if "opensanctions" in ids else [],
        )


def _filled(properties: Properties) -> Properties:
    return {name: values for name, values in properties.items() if values}


def _legal(entity: Entity) -> bool:
    return any(parse_org(name).legal for name in entity.names)


def _line(text: str | None) -> str | None:
    return " ".join(text.split()) if text else None
