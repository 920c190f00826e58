"""Claims: what a document asserts, how firmly, on whose word, and the exact quote that carries it."""

from typing import ClassVar

import msgspec

from .vocabulary import (
    AffiliationChange,
    Attribute,
    Field,
    Kind,
    Modality,
    Reason,
    Relation,
    Role,
    RoleChange,
    Sourcing,
    StakeChange,
)


class Evidence(msgspec.Struct, frozen=True):
    """An exact quote: `document.field(field)[start:end] == quote`, offsets in characters."""

    field: Field
    start: int
    end: int
    quote: str


class _Claim(msgspec.Struct, kw_only=True, tag_field="kind"):
    """What claims of all kinds carry.

    `when` is the date (EDTF) on which the change takes or took effect, None when the text does not say.
    `confidence` is the reader's probability that the claim is right (0 to 1).
    """

    modality: Modality = "actual"
    sourcing: Sourcing = "plain"
    when: str | None = None
    confidence: float = 1.0
    evidence: list[Evidence] = []


class RoleClaim(_Claim, tag="role"):
    """A person takes (`start`), leaves (`end`), has (`hold`) or once had (`held`) a post.

    `org` is None when the text names no organization. `title` is the post as written.
    """

    kind: ClassVar[Kind] = "role"
    change: RoleChange
    person: str
    org: str | None
    role: Role
    title: str | None = None
    interim: bool = False
    reason: Reason | None = None
    person_aliases: list[str] = []
    org_aliases: list[str] = []


class StakeClaim(_Claim, tag="stake"):
    """A holder acquires, sells or holds a share (a fraction between 0 and 1, or None) of an organization."""

    kind: ClassVar[Kind] = "stake"
    change: StakeChange
    holder: str
    org: str
    share: float | None = None
    holder_aliases: list[str] = []
    org_aliases: list[str] = []


class AffiliationClaim(_Claim, tag="affiliation"):
    """An organization belongs (`hold`), comes to belong (`start`) or ceases to belong (`end`) to a parent."""

    kind: ClassVar[Kind] = "affiliation"
    change: AffiliationChange
    org: str
    parent: str
    relation: Relation = "subsidiary"
    org_aliases: list[str] = []
    parent_aliases: list[str] = []


class FactClaim(_Claim, tag="fact"):
    """What a document says of an organization itself: its activity, its headcount, a launch."""

    kind: ClassVar[Kind] = "fact"
    org: str
    attribute: Attribute
    value: str
    change: None = None
    org_aliases: list[str] = []


Claim = RoleClaim | StakeClaim | AffiliationClaim | FactClaim
