"""The code lists of claims: every value that a field may take, and what it means.

The lists are those of the claim guidelines (see docs/claims.md). They are literals, so that a type checker
refuses a misspelt value, and tuples, so that code can walk them.
"""

from collections.abc import Iterable
from typing import Final, Literal, get_args

Kind = Literal["role", "stake", "affiliation", "fact"]
Modality = Literal["actual", "planned", "possible", "denied"]
Sourcing = Literal["official", "named", "unnamed", "plain"]
RoleChange = Literal["start", "end", "hold", "held"]
StakeChange = Literal["acquire", "sell", "hold"]
AffiliationChange = Literal["start", "end", "hold"]
Relation = Literal["subsidiary", "unit", "brand", "affiliate"]
Attribute = Literal["activity", "headcount", "launch"]
Reason = Literal[
    "retirement",
    "dismissal",
    "misconduct",
    "health",
    "death",
    "personal",
    "new_post",
    "refocus",
    "term_end",
    "restructuring",
    "disagreement",
    "other",
]
Role = Literal[
    "ceo",
    "deputy_ceo",
    "chair",
    "vice_chair",
    "president",
    "vice_president",
    "general_manager",
    "managing_director",
    "cfo",
    "coo",
    "cto",
    "cio",
    "cmo",
    "chro",
    "cpo",
    "general_counsel",
    "chief_other",
    "executive_director",
    "board_member",
    "supervisor",
    "legal_representative",
    "secretary",
    "treasurer",
    "founder",
    "partner",
    "head",
    "advisor",
    "spokesperson",
    "other",
]
Field = Literal["title", "text"]

KINDS: Final[tuple[Kind, ...]] = get_args(Kind)
MODALITIES: Final[tuple[Modality, ...]] = get_args(Modality)
SOURCINGS: Final[tuple[Sourcing, ...]] = get_args(Sourcing)
ROLE_CHANGES: Final[tuple[RoleChange, ...]] = get_args(RoleChange)
STAKE_CHANGES: Final[tuple[StakeChange, ...]] = get_args(StakeChange)
AFFILIATION_CHANGES: Final[tuple[AffiliationChange, ...]] = get_args(AffiliationChange)
RELATIONS: Final[tuple[Relation, ...]] = get_args(Relation)
ATTRIBUTES: Final[tuple[Attribute, ...]] = get_args(Attribute)
REASONS: Final[tuple[Reason, ...]] = get_args(Reason)
ROLES: Final[tuple[Role, ...]] = get_args(Role)

ROLE_FAMILIES: Final[tuple[frozenset[Role], ...]] = (
    frozenset({"ceo", "general_manager", "managing_director"}),
    frozenset({"vice_president", "deputy_ceo"}),
    frozenset(
        {
            "vice_president",
            "head",
            "chief_other",
            "other",
            "chro",
            "cmo",
            "cpo",
            "cio",
            "cto",
            "general_counsel",
        }
    ),
    frozenset({"board_member", "executive_director"}),
    frozenset({"president", "head"}),
    frozenset({"president", "chair"}),
    frozenset({"vice_president", "vice_chair"}),
)
"""Roles that outlets and translators use for one post: a claim in one language may name the post by another
role of its family."""

_FAMILY: Final = {
    role: frozenset[Role]().union(*(family for family in ROLE_FAMILIES if role in family))
    for role in frozenset[Role]().union(*ROLE_FAMILIES)
}
"""For each role, all that are in a family with it."""


def same_family(a: Role, b: Role) -> bool:
    """Whether two roles may stand for one post (equal, or in one family)."""
    return a == b or b in _FAMILY.get(a, ())


def families(roles: Iterable[Role]) -> set[Role]:
    """All roles that may stand for one of some."""
    return {other for role in roles for other in (role, *_FAMILY.get(role, ()))}


def role_words(role: str) -> str:
    """A role as written in English prose: `general_manager` is "general manager", `ceo` is "CEO"."""
    if len(role) == 3:  # ceo, cfo, coo, cto, cio, cmo, cpo
        return role.upper()
    return {"chro": "CHRO", "deputy_ceo": "deputy CEO"}.get(role, role.replace("_", " "))
