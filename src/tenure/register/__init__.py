"""Storing, resolving, folding, asking: many documents, one truth, two clocks.

    from tenure.register import Register

    with Register.open("register.db") as register:
        register.add(document, claims)
        register.who("Acme", role="ceo", on="2024-05-01", known="2024-05-02T12:00:00Z")

`Register.open(url)` takes a path, `sqlite:///...` or `postgresql://...`. Every answer is a struct of
`tenure.register.answers`; `msgspec.json.encode` makes the JSON of the command line out of it (leave out
`evidence` and `mentions` when they are None).
"""

from .answers import (
    Added,
    AddedMany,
    Change,
    Doubt,
    Entity,
    Fact,
    Fault,
    Found,
    Holding,
    Interlock,
    Judgement,
    Link,
    Listed,
    Mention,
    Network,
    Node,
    Organization,
    OutsideId,
    Person,
    Quote,
    Recent,
    Refused,
    Shown,
    ShownClaim,
    Stake,
    State,
    Step,
    Tie,
)
from .dump import ClaimPage, Selection, Stored, Told
from .facade import Register
from .linking import Linked
from .outside import Relinked
from .whole import Folded, Held

__all__ = [
    "Added",
    "AddedMany",
    "Change",
    "ClaimPage",
    "Doubt",
    "Entity",
    "Fact",
    "Fault",
    "Folded",
    "Found",
    "Held",
    "Holding",
    "Interlock",
    "Judgement",
    "Link",
    "Linked",
    "Listed",
    "Mention",
    "Network",
    "Node",
    "Organization",
    "OutsideId",
    "Person",
    "Quote",
    "Recent",
    "Refused",
    "Register",
    "Relinked",
    "Selection",
    "Shown",
    "ShownClaim",
    "Stake",
    "State",
    "Step",
    "Stored",
    "Tie",
    "Told",
]
