"""What adding asks the database of the atoms that a batch of documents meets."""

from typing import Final

from sqlalchemy import bindparam, func, literal_column, select, union

from .among import among
from .mentions import Atom
from .schema import claims, entities, names

MAX_DEEDS: Final = 200
"""Claims about a person's posts that are looked at to tell people apart."""

COLUMNS = tuple(entities.c[name] for name in (*Atom._fields, "super", "recorded", "roles"))
PLACES: Final = {f"{column.name}s": place for place, column in enumerate(COLUMNS)}
"""Where the values of a parameter of many stand in a row."""
LIMIT = bindparam("limit", type_=claims.c.n.type)
BY_ATOM = select(*COLUMNS).where(among(entities.c.atom, "atoms"))
BY_BASE = (
    select(*COLUMNS)
    .where(entities.c.kind == bindparam("kind"), entities.c.base == bindparam("base"))
    .limit(LIMIT)
)
BY_ORG = select(*COLUMNS).where(entities.c.org == bindparam("org")).limit(LIMIT)
BY_NAMES = (
    select(names.c.key, names.c.recorded, *COLUMNS)
    .join(names, names.c.atom == entities.c.atom)
    .where(names.c.kind == "organization", among(names.c.key, "keys"))
)
BY_BASES = select(*COLUMNS).where(entities.c.kind == bindparam("kind"), among(entities.c.base, "bases"))
BY_SOUNDS = select(*COLUMNS).where(entities.c.sound != "", among(entities.c.sound, "sounds"))
BY_SOUND = select(*COLUMNS).where(entities.c.sound != "", entities.c.sound == bindparam("sound")).limit(LIMIT)
BY_ORGS = select(*COLUMNS).where(among(entities.c.org, "orgs"))
BY_SUPERS = select(*COLUMNS).where(among(entities.c.super, "supers"))
BY_SUPER = select(*COLUMNS).where(entities.c.super == bindparam("super"))
BY_NAME = (
    select(names.c.recorded, *COLUMNS)
    .join(names, names.c.atom == entities.c.atom)
    .where(names.c.kind == "organization", names.c.key == bindparam("key"))
    .limit(LIMIT)
)
DEED = (
    claims.c.role,
    claims.c.change,
    claims.c.when_,
    claims.c.reason,
    claims.c.doc,
    claims.c.day,
    claims.c.recorded,
)
DEEDS = select(*DEED).where(claims.c.person == bindparam("person"), claims.c.kind == "role").limit(MAX_DEEDS)
NUMBERED = (
    select(
        claims.c.person,
        *DEED,
        func.row_number().over(partition_by=claims.c.person, order_by=claims.c.seq).label("place"),
    )
    .where(among(claims.c.person, "people"), claims.c.kind == "role")
    .subquery()
)
DEEDS_OF = select(*(c for c in NUMBERED.c if c.name != "place")).where(NUMBERED.c.place <= MAX_DEEDS)
LEFT = select(claims.c.person, *DEED).where(
    # Written out: by a parameter the databases would not see that the index of just those serves.
    claims.c.reason == literal_column("'new_post'"),
    claims.c.change == "end",
    claims.c.kind == "role",
    among(claims.c.person, "people"),
)
TIED = select(claims.c.org, claims.c.parent).where(
    claims.c.kind == "affiliation", claims.c.parent.is_not(None)
)
TIES_OF = union(TIED.where(among(claims.c.org, "atoms")), TIED.where(among(claims.c.parent, "atoms")))
