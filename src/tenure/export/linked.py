"""The register as linked data: JSON-LD nodes that jsonld.py and ntriples.py write.

Posts and tenures by the W3C's Organization ontology (https://www.w3.org/TR/vocab-org/) and schema.org's
OrganizationRole, who said what by PROV-O (https://www.w3.org/TR/prov-o/). The terms stand in data/context.jsonld,
what an export holds in data/shapes.ttl (SHACL).
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any, Final
from urllib.parse import quote as percent

import msgspec

from tenure.model.outside import SCHEMES
from tenure.register import Change, Entity, Folded, Held, Quote, Stake, Tie

from .ids import made_id, stake_id, tenure_id
from .once import Once
from .proof import unique, web_address
from .task import Task

Node = dict[str, Any]
_PRECISION: Final = {4: "xsd:gYear", 7: "xsd:gYearMonth", 10: "xsd:date"}


@cache
def context() -> dict[str, Any]:
    """The JSON-LD context, as data/context.jsonld has it."""
    found: dict[str, Any] = msgspec.json.decode(
        (files("tenure.export") / "data" / "context.jsonld").read_bytes()
    )
    return found["@context"]  # type: ignore[no-any-return]


def shapes() -> str:
    """The SHACL shapes of an export, as Turtle."""
    return (files("tenure.export") / "data" / "shapes.ttl").read_text(encoding="utf-8")


def pages(task: Task) -> Iterator[list[Node]]:
    """The nodes of one organization after the other, each node once. Raises TenureError for an unknown one."""
    once = Once()
    try:
        for each in task.register.folded(task.selection, task.on, why=True):
            yield list(_Page(each, once, task.base).nodes())
    finally:
        once.close()


class _Page:
    """What is folded of one organization."""

    def __init__(self, folded: Folded, once: Once, base: str) -> None:
        self.folded = folded
        self.once = once
        self.base = base

    def nodes(self) -> Iterator[Node]:
        """All of them, those that others refer to with them."""
        for held in self.folded.tenures:
            yield from self._tenure(held)
        for change in self.folded.changes:
            yield from self._change(change)
        for stake in self.folded.stakes:
            yield from self._stake(stake)
        for tie in self.folded.parents:
            yield from self._tie(tie)

    def _iri(self, id_: str) -> str:
        return self.base + percent(id_, safe="-._~")

    def _tenure(self, held: Held) -> Iterator[Node]:
        h = held.holding
        assert h.org is not None
        post = made_id("X", h.org.id, h.role)
        yield from self._party(h.person)
        yield from self._party(h.org)
        yield from self._role(h.role)
        if self.once.first(post):
            ends = {"postIn": self._iri(h.org.id), "role": _role(h.role)}
            yield {"id": self._iri(post), "type": ["org:Post"], **ends}
        yield from self._proof(h.evidence)
        yield _node(
            id=self._iri(tenure_id(h)),
            type=["org:Membership", "schema:OrganizationRole"],
            member=self._iri(h.person.id),
            organization=self._iri(h.org.id),
            role=_role(h.role),
            post=self._iri(post),
            roleName=h.title,
            state=h.state,
            interim=h.interim or None,
            startDate=_date(h.start),
            endDate=_date(h.end),
            expectedStart=_date(h.expected_start),
            expectedEnd=_date(h.expected_end),
            seen=_date(h.seen),
            origins=h.origins,
            recorded=held.last_recorded,
            claims=self._claims(h.evidence),
        )

    def _change(self, c: Change) -> Iterator[Node]:
        yield from self._party(c.person)
        if c.org is not None:
            yield from self._party(c.org)
        yield from self._role(c.role)
        yield from self._proof(c.evidence)
        yield _node(
            id=self._iri(f"change-{c.id}"),
            type=["org:ChangeEvent", "tenure:Change"],
            change=c.change,
            person=self._iri(c.person.id),
            originalOrganization=self._iri(c.org.id) if c.org else None,
            role=_role(c.role),
            roleName=c.title,
            modality=c.modality,
            sourcing=c.sourcing,
            when=_date(c.when),
            reason=c.reason,
            interim=c.interim or None,
            origins=c.origins,
            denials=c.denials or None,
            claims=self._claims(c.evidence),
        )

    def _stake(self, s: Stake) -> Iterator[Node]:
        yield from self._party(s.holder)
        yield from self._party(s.org)
        yield from self._proof(s.evidence)
        share = None if s.share is None else {"@value": f"{Decimal(str(s.share)):f}", "@type": "xsd:decimal"}
        yield _node(
            id=self._iri(stake_id(s)),
            type=["tenure:Stake"],
            holder=self._iri(s.holder.id),
            organization=self._iri(s.org.id),
            share=share,
            change=s.change,
            modality=s.modality,
            when=_date(s.when),
            claims=self._claims(s.evidence),
        )

    def _tie(self, t: Tie) -> Iterator[Node]:
        """An organization within another, while that is so; the ontology has no room for how it is known."""
        if t.modality == "actual" and t.change != "end":
            yield from self._party(t.org)
            yield from self._party(t.parent)
            within = "unitOf" if t.relation == "unit" else "subOrganizationOf"
            yield {"id": self._iri(t.org.id), within: self._iri(t.parent.id)}

    def _party(self, entity: Entity) -> Iterator[Node]:
        if self.once.first(entity.id):
            person = entity.id.startswith("P")
            ids = self.folded.ids.get(entity.id, {})
            pages = [page.format(percent(id_)) for scheme, id_ in ids.items() if (page := _SAME.get(scheme))]
            yield _node(
                id=self._iri(entity.id),
                type=["schema:Person"] if person else ["org:Organization", "schema:Organization"],
                name=entity.name,
                alternateName=entity.names[1:],
                sameAs=pages,
            )

    def _role(self, role: str) -> Iterator[Node]:
        if self.once.first(_role(role)):
            yield {"id": _role(role), "type": ["org:Role", "skos:Concept"], "label": role}

    def _claims(self, evidence: Iterable[Quote] | None) -> list[str]:
        return unique(self._iri(f"claim-{q.claim}") for q in evidence or ())

    def _proof(self, evidence: Iterable[Quote] | None) -> Iterator[Node]:
        by_claim: dict[str, list[Quote]] = {}
        for q in evidence or ():
            by_claim.setdefault(q.claim, []).append(q)
        for claim, quotes in by_claim.items():
            if self.once.first(f"claim-{claim}"):
                first = quotes[0]
                yield from self._document(first)
                yield _node(
                    id=self._iri(f"claim-{claim}"),
                    type=["prov:Entity", "tenure:Claim"],
                    quotedFrom=self._iri(f"document-{first.document}"),
                    quote=unique(q.quote for q in quotes),
                    change=first.change,
                    modality=first.modality,
                    sourcing=first.sourcing,
                    when=_date(first.when),
                )

    def _document(self, q: Quote) -> Iterator[Node]:
        if not self.once.first(f"document-{q.document}"):
            return
        publisher = made_id("publisher-", q.publisher) if q.publisher else None
        if publisher and self.once.first(publisher):
            yield {"id": self._iri(publisher), "type": ["prov:Agent"], "name": q.publisher}
        yield _node(
            id=self._iri(f"document-{q.document}"),
            type=["prov:Entity", "schema:CreativeWork"],
            url=web_address(q.url),
            datePublished=_date(q.published),
            publisher=publisher and self._iri(publisher),
            copyOf=self._iri(f"document-{q.copies}") if q.copies else None,
        )


def _role(role: str) -> str:
    return f"urn:tenure:ns:role-{role}"


def _node(**terms: Any) -> Node:
    """A node without the terms that are None or empty."""
    return {name: value for name, value in terms.items() if value is not None and value != []}


def _date(edtf: str | None) -> dict[str, str] | None:
    """A date with the type of its precision: a day, a month, a year."""
    return {"@value": edtf, "@type": _PRECISION[len(edtf)]} if edtf else None


_SAME: Final = {
    "wikidata": "http://www.wikidata.org/entity/{}",
    "lei": "https://rdf.gleif.org/lei/{}",
    "opensanctions": SCHEMES["opensanctions"].page,
}
"""Outside ids that are addresses of the thing itself."""
