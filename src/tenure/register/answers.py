"""What the register answers: structs whose JSON is the one that DESIGN promises to the outside.

Dates in the world are EDTF (`2022-09-14`, `2022-09`, `2022`), moments of the register are UTC
(`2022-09-16T08:00:00.000000Z`); None means unknown, never today.
"""

from typing import Literal

import msgspec

from tenure.model import Claim
from tenure.model.vocabulary import Modality, Reason, Relation, Role, Sourcing

State = Literal["current", "ended", "expected", "uncertain"]


class Entity(msgspec.Struct, frozen=True):
    """A person or an organization: its stable id, the fullest name known of it, and all its names."""

    id: str
    name: str
    names: list[str]


class Quote(msgspec.Struct, frozen=True):
    """One claim behind an answer: who says it, how firmly, and the words that carry it.

    `claim` is the id of the claim, `copies` the id of the document that this one relays, where known.
    """

    claim: str
    document: str
    publisher: str | None
    published: str | None
    url: str | None
    change: str
    modality: Modality
    sourcing: Sourcing
    when: str | None
    field: str | None
    start: int | None
    end: int | None
    quote: str | None
    copies: str | None = None


class Holding(msgspec.Struct, kw_only=True):
    """A person in a post, as far as the claims tell: one line of `who`, of a person's or a company's posts.

    `start` and `end` are when the tenure began and ended, `expected_start` and `expected_end` dates that are
    only announced. `seen` is the last day on which a document shows the person in the post: no end date does
    not mean "still holds". `conflicts` says in words what contradicts what.
    """

    person: Entity
    role: Role
    org: Entity | None
    state: State
    start: str | None = None
    end: str | None = None
    expected_start: str | None = None
    expected_end: str | None = None
    interim: bool = False
    title: str | None = None
    seen: str | None = None
    origins: int = 0
    conflicts: list[str] = []
    evidence: list[Quote] | None = None


class Stake(msgspec.Struct, kw_only=True):
    """A holder and a share of an organization, as last reported: `change` is acquire, sell or hold."""

    holder: Entity
    org: Entity
    change: str
    share: float | None
    modality: Modality
    when: str | None
    reported: str | None
    evidence: list[Quote] | None = None


class Tie(msgspec.Struct, kw_only=True):
    """An organization within another, as last reported."""

    org: Entity
    parent: Entity
    relation: Relation
    change: str
    modality: Modality
    when: str | None
    evidence: list[Quote] | None = None


class Fact(msgspec.Struct, kw_only=True):
    """What documents say of an organization itself."""

    org: Entity
    attribute: str
    value: str
    modality: Modality
    when: str | None
    evidence: list[Quote] | None = None


class Mention(msgspec.Struct, frozen=True):
    """A name as one document writes it."""

    name: str
    document: str


class OutsideId(msgspec.Struct, frozen=True, kw_only=True):
    """What a register of the outside calls a person or an organization.

    `scheme` is `wikidata`, `lei`, `cik`, ... (`tenure.model.outside`). `name` is what the `catalogue` calls it,
    `score` and `reason` say how surely it is the one and why; `by` is the human who decided it, if one did.
    """

    scheme: str
    id: str
    url: str | None = None
    name: str | None = None
    catalogue: str | None = None
    score: float
    reason: str
    since: str
    by: str | None = None


class Person(msgspec.Struct, kw_only=True):
    """One person of the name asked for, with every post known and its state on the day asked for."""

    person: Entity
    posts: list[Holding]
    ids: list[OutsideId] = []
    stakes: list[Stake] = []
    mentions: list[Mention] | None = None


class Organization(msgspec.Struct, kw_only=True):
    """One organization of the name asked for: who is in its posts, and what it belongs to or owns."""

    org: Entity
    posts: list[Holding]
    ids: list[OutsideId] = []
    parents: list[Tie] = []
    children: list[Tie] = []
    stakes: list[Stake] = []
    facts: list[Fact] = []
    mentions: list[Mention] | None = None


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """One step in what was said of a change: on `published` a document stated it with this modality.

    `claim` is the id of the claim, `origin` the document with which this one counts as one origin (its own id
    when it copies and relays nobody).
    """

    published: str | None
    recorded: str
    document: str
    claim: str
    origin: str
    publisher: str | None
    lang: str | None
    modality: Modality
    sourcing: Sourcing
    when: str | None


class Change(msgspec.Struct, kw_only=True):
    """One event in the world, a start or an end, folded from every claim that reports it.

    `id` is the id of the claim that was recorded first of those that tell of it.
    `when` is the date that stands by the policy (docs/policy.md). The dates are kept apart beside it:
    `announced` is the first publication that tells of it, `planned` the dates given beforehand, `reported`
    the first publication that tells it as done. `origins` counts the independent sources on the side of the
    modality given, `denials` those on the other side.
    """

    id: str
    change: Literal["start", "end"]
    person: Entity
    org: Entity | None
    role: Role
    modality: Modality
    sourcing: Sourcing
    when: str | None
    origins: int
    denials: int = 0
    interim: bool = False
    reason: Reason | None = None
    title: str | None = None
    announced: str | None = None
    planned: list[str] = []
    reported: str | None = None
    history: list[Step] = []
    conflicts: list[str] = []
    evidence: list[Quote] | None = None


class Recent(msgspec.Struct, kw_only=True):
    """Changes by the day on which they were last reported, newest first; `next` asks for those before them."""

    changes: list[Change]
    next: str | None = None


class Found(msgspec.Struct, kw_only=True):
    """A person or an organization that a search found; `at` names organizations that tell namesakes apart."""

    kind: Literal["person", "organization"]
    entity: Entity
    at: list[str] = []


class Listed(msgspec.Struct, kw_only=True):
    """A document in a list; `claims` is how many it has, `replaced_by` the id of its newer version."""

    id: str
    title: str
    published: str | None
    publisher: str | None
    url: str | None
    lang: str | None
    recorded: str
    claims: int
    replaced_by: str | None


class Interlock(msgspec.Struct, kw_only=True):
    """Another organization with which one shares people."""

    org: Entity
    people: list[Entity]


class Node(msgspec.Struct, kw_only=True):
    """A person or an organization of a network, so many `steps` from the one asked for."""

    kind: Literal["person", "organization"]
    entity: Entity
    steps: int


class Link(msgspec.Struct, kw_only=True):
    """A post that ties a person (`source`, an id) to an organization (`target`)."""

    source: str
    target: str
    role: Role
    state: State


class Network(msgspec.Struct, kw_only=True):
    """People and organizations around one of them; `left_out` counts the neighbours that did not fit."""

    nodes: list[Node]
    links: list[Link]
    left_out: int = 0


class ShownClaim(msgspec.Struct, kw_only=True):
    """A claim of one document with its id and what humans decided of it (`right`, `wrong` or None)."""

    id: str
    claim: Claim
    judged: str | None = None


class Shown(msgspec.Struct, kw_only=True):
    """A stored document with its claims. `replaced_by` is the id of the newer version, where there is one."""

    id: str
    title: str
    text: str
    published: str | None
    publisher: str | None
    url: str | None
    lang: str | None
    recorded: str
    origin: str | None
    replaced_by: str | None
    replaces: str | None
    claims: list[ShownClaim]


class Added(msgspec.Struct, kw_only=True):
    """What became of one document: `new`, `known` (the same content is there), or `replaces` an older one."""

    document: str
    outcome: Literal["new", "known", "replaces"]
    claims: int
    recorded: str
    replaces: str | None = None


class Refused(msgspec.Struct, kw_only=True):
    """A document or a claim that was not let in, and why."""

    document: str
    problem: str


class AddedMany(msgspec.Struct, kw_only=True):
    """What became of a batch."""

    new: int = 0
    known: int = 0
    replaced: int = 0
    claims: int = 0
    refused: list[Refused] = []


class Doubt(msgspec.Struct, kw_only=True):
    """Something for a human to decide.

    `kind` is `same` (do two names stand for one?), `conflict` (sources contradict each other) or `claim`
    (a claim of low confidence). `left` and `right` name the sides: ids of entities or of claims; `question`
    puts it in words, `score` says how near the machine was, `quotes` shows both sides.
    """

    kind: Literal["same", "conflict", "claim"]
    question: str
    left: str
    right: str | None
    left_name: str
    right_name: str | None
    score: float
    reason: str
    left_quotes: list[Quote] = []
    right_quotes: list[Quote] = []


class Judgement(msgspec.Struct, kw_only=True):
    """What a human decided; `undone` is the moment at which it was taken back."""

    id: int
    verdict: Literal["same", "not-same", "right", "wrong"]
    left: str
    right: str | None
    by: str
    at: str
    note: str | None = None
    undone: str | None = None


class Fault(msgspec.Struct, frozen=True):
    """Something that `check` found broken."""

    where: str
    problem: str
