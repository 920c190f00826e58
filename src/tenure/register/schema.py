"""The tables, one schema for SQLite and PostgreSQL, and the steps that bring an older register up to date.

Moments are text in UTC that sorts as time does, days and dates are EDTF text. Ids of entities are 63-bit
hashes of what makes them (kind, key, context): the same name gets the same id in every register and in
whatever order documents arrive.

documents   what was received, never changed; `replaced_by`/`replaced_at` are set when a newer version comes
claims      what they assert, with the columns that questions select by; the whole claim is in `payload`, and
            `day` is the document's publication day, or the day of its recording where that is unknown
entities    atoms: one name at one place. `super` is the component of all atoms that evidence could ever join,
            `roles` the roles a person's atom was ever said to have, each with the first moment it was
names       the forms in which an atom was written, each with the first moment it was known
words       the words of their keys, to search by the beginning of any of them
edges       evidence that two atoms are one (`same`) or are not (`not`), each with its moment; one that `needs`
            counts only while the organizations of the two are one
judgements  what humans decided; `right_key` is below zero where `right` is an outside id
links       atoms and entries of catalogues that may be one (outside.py), each from `at` until `gone`; `ids` are the
            other ids that the entry has, `was` is the id that a human confirmed, where it has moved to this one

The rest serve the room `watch`: what was asked to be told, and what was told already.

watches        saved questions with the feeds that they follow and where their answers go
watch_seen     the state in which a watch last saw a change; `claims` are the first that told of it
watch_alerts   what watches told, in order
watch_sends    on its way where: one row an alert and destination, `state` is pending, sent or failed
watch_feeds    how following each feed goes
watch_items    the items of feeds that have been read, each with what makes it another version
"""

from typing import Any, Final

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    insert,
    inspect,
    select,
    text,
    update,
)
from sqlalchemy.types import TypeEngine

from tenure.model import TenureError

VERSION: Final = 6
WATCHED: Final = "watched"
"""In the table of marks: the number of the last document that watches have looked at."""

metadata: Final = MetaData()
_SERIAL: Final[TypeEngine[int]] = BigInteger().with_variant(Integer, "sqlite")

meta: Final = Table(
    "tenure_meta",
    metadata,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

documents: Final = Table(
    "documents",
    metadata,
    Column("seq", _SERIAL, primary_key=True, autoincrement=False),
    Column("id", Text, nullable=False, index=True),
    Column("hash", Text, nullable=False, unique=True),
    Column("title", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("published", Text),
    Column("publisher", Text),
    Column("url", Text, index=True),
    Column("lang", Text),
    Column("recorded", Text, nullable=False, index=True),
    Column("origin", Text),
    Column("cited", Text),
    Column("sketch", LargeBinary),
    Column("replaced_by", BigInteger),
    Column("replaced_at", Text),
)

claims: Final = Table(
    "claims",
    metadata,
    Column("seq", _SERIAL, primary_key=True, autoincrement=False),
    Column("doc", BigInteger, ForeignKey("documents.seq"), nullable=False),
    Column("n", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("change", Text),
    Column("person", BigInteger),
    Column("org", BigInteger),
    Column("parent", BigInteger),
    Column("role", Text),
    Column("modality", Text, nullable=False),
    Column("sourcing", Text, nullable=False),
    Column("when_", Text),
    Column("title", Text),
    Column("reason", Text),
    Column("interim", Integer, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("day", Text, nullable=False),
    Column("recorded", Text, nullable=False),
    Column("payload", Text, nullable=False),
    UniqueConstraint("doc", "n"),
)
Index("claims_org", claims.c.org, claims.c.kind, claims.c.role)
Index("claims_person", claims.c.person)


def _partial(name: str, where: str, *columns: Column[Any]) -> None:
    Index(name, *columns, sqlite_where=text(where), postgresql_where=text(where))


_partial("documents_origin", "origin IS NOT NULL", documents.c.origin)
_partial("documents_replaced", "replaced_by IS NOT NULL", documents.c.replaced_by)
_partial("claims_parent", "parent IS NOT NULL", claims.c.parent, claims.c.kind, claims.c.org)
_partial("claims_child", "parent IS NOT NULL", claims.c.org, claims.c.kind, claims.c.parent)
_partial("claims_moves", "change IN ('start', 'end')", claims.c.when_)
_partial("claims_moves_day", "change IN ('start', 'end')", claims.c.day)
_partial("claims_death", "reason = 'death'", claims.c.person)
_partial("claims_left", "reason = 'new_post'", claims.c.person, claims.c.change)
_partial("claims_doubtful", "confidence < 0.5", claims.c.confidence)

entities: Final = Table(
    "entities",
    metadata,
    Column("atom", BigInteger, primary_key=True, autoincrement=False),
    Column("kind", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("base", Text, nullable=False),
    Column("org", BigInteger),
    Column("name", Text, nullable=False),
    Column("sound", Text, nullable=False),
    Column("super", BigInteger, nullable=False),
    Column("roles", Text, nullable=False),
    Column("recorded", Text, nullable=False),
)
Index("entities_base", entities.c.kind, entities.c.base)
Index("entities_org", entities.c.org)
_partial("entities_sound", "sound <> ''", entities.c.sound)
Index("entities_super", entities.c.super)

names: Final = Table(
    "names",
    metadata,
    Column("atom", BigInteger, ForeignKey("entities.atom"), primary_key=True),
    Column("name", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("main", Integer, primary_key=True, autoincrement=False),
    Column("recorded", Text, nullable=False),
)
Index("names_key", names.c.kind, names.c.key)

words: Final = Table(
    "words",
    metadata,
    Column("atom", BigInteger, ForeignKey("entities.atom"), primary_key=True),
    Column("word", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("recorded", Text, nullable=False),
)
Index("words_word", words.c.kind, words.c.word)

edges: Final = Table(
    "edges",
    metadata,
    Column("a", BigInteger, primary_key=True),
    Column("b", BigInteger, primary_key=True),
    Column("verdict", Text, primary_key=True),
    Column("score", Float, primary_key=True),
    Column("needs", Integer, nullable=False),
    Column("reason", Text, nullable=False),
    Column("at", Text, nullable=False),
)
Index("edges_b", edges.c.b)

judgements: Final = Table(
    "judgements",
    metadata,
    Column("id", _SERIAL, primary_key=True, autoincrement=True),
    Column("verdict", Text, nullable=False, index=True),
    Column("left", Text, nullable=False, index=True),
    Column("right", Text, index=True),
    Column("left_key", BigInteger, index=True),
    Column("right_key", BigInteger, index=True),
    Column("by", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("note", Text),
    Column("undone", Text),
)

links: Final = Table(
    "links",
    metadata,
    Column("atom", BigInteger, ForeignKey("entities.atom"), primary_key=True, autoincrement=False),
    Column("outside", Text, primary_key=True),
    Column("at", Text, primary_key=True),
    Column("gone", Text),
    Column("catalogue", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("ids", Text, nullable=False),
    Column("score", Float, nullable=False),
    Column("reason", Text, nullable=False),
    Column("was", Text, nullable=False),
)
Index("links_outside", links.c.outside)

watches: Final = Table(
    "watches",
    metadata,
    Column("name", Text, primary_key=True),
    Column("terms", Text, nullable=False),
    Column("feeds", Text, nullable=False),
    Column("destinations", Text, nullable=False),
    Column("created", Text, nullable=False),
    Column("since", BigInteger, nullable=False),
)

watch_seen: Final = Table(
    "watch_seen",
    metadata,
    Column("id", Text, primary_key=True),
    Column("watch", Text, nullable=False),
    Column("person", BigInteger, nullable=False),
    Column("org", BigInteger),
    Column("change", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("day", Text, nullable=False),
    Column("claims", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("step", Integer, nullable=False),
)
Index("watch_seen_person", watch_seen.c.person)

watch_alerts: Final = Table(
    "watch_alerts",
    metadata,
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("id", Text, nullable=False, unique=True),
    Column("watch", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("payload", Text, nullable=False),
)
Index("watch_alerts_watch", watch_alerts.c.watch, watch_alerts.c.seq)

watch_sends: Final = Table(
    "watch_sends",
    metadata,
    Column("destination", Text, primary_key=True),
    Column("alert", BigInteger, primary_key=True, autoincrement=False),
    Column("state", Text, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("due", Text, nullable=False),
    Column("problem", Text),
    Column("at", Text),
)
_partial("watch_sends_pending", "state = 'pending'", watch_sends.c.destination)

watch_feeds: Final = Table(
    "watch_feeds",
    metadata,
    Column("url", Text, primary_key=True),
    Column("polled", Text),
    Column("changed", Text),
    Column("due", Text, nullable=False),
    Column("hash", Text),
    Column("items", Integer, nullable=False),
    Column("failures", Integer, nullable=False),
    Column("problem", Text),
)

watch_items: Final = Table(
    "watch_items",
    metadata,
    Column("feed", Text, primary_key=True),
    Column("item", Text, primary_key=True),
    Column("version", Text, nullable=False),
    Column("at", Text, nullable=False),
)

_WATCHES: Final = """
CREATE TABLE watches (
    name TEXT NOT NULL PRIMARY KEY, terms TEXT NOT NULL, feeds TEXT NOT NULL, destinations TEXT NOT NULL,
    created TEXT NOT NULL, since BIGINT NOT NULL
);
CREATE TABLE watch_seen (
    id TEXT NOT NULL PRIMARY KEY, watch TEXT NOT NULL, person BIGINT NOT NULL, org BIGINT, change TEXT NOT NULL,
    role TEXT NOT NULL, day TEXT NOT NULL, claims TEXT NOT NULL, state TEXT NOT NULL, step INTEGER NOT NULL
);
CREATE INDEX watch_seen_person ON watch_seen (person);
CREATE TABLE watch_alerts (
    seq BIGINT NOT NULL PRIMARY KEY, id TEXT NOT NULL UNIQUE, watch TEXT NOT NULL, at TEXT NOT NULL,
    payload TEXT NOT NULL
);
CREATE INDEX watch_alerts_watch ON watch_alerts (watch, seq);
CREATE TABLE watch_sends (
    destination TEXT NOT NULL, alert BIGINT NOT NULL, state TEXT NOT NULL, tries INTEGER NOT NULL,
    due TEXT NOT NULL, problem TEXT, at TEXT, PRIMARY KEY (destination, alert)
);
CREATE INDEX watch_sends_pending ON watch_sends (destination) WHERE state = 'pending';
CREATE TABLE watch_feeds (
    url TEXT NOT NULL PRIMARY KEY, polled TEXT, changed TEXT, due TEXT NOT NULL, hash TEXT,
    items INTEGER NOT NULL, failures INTEGER NOT NULL, problem TEXT
);
CREATE TABLE watch_items (
    feed TEXT NOT NULL, item TEXT NOT NULL, version TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY (feed, item)
)
"""

# One entry a version: the statements that bring a register of the version before up to it.
MIGRATIONS: Final[dict[int, tuple[str, ...]]] = {
    2: (
        "CREATE TABLE links (atom BIGINT NOT NULL REFERENCES entities (atom), outside TEXT NOT NULL, "
        "at TEXT NOT NULL, gone TEXT, catalogue TEXT NOT NULL, name TEXT NOT NULL, ids TEXT NOT NULL, "
        "score FLOAT NOT NULL, reason TEXT NOT NULL, PRIMARY KEY (atom, outside, at))",
        "CREATE INDEX links_outside ON links (outside)",
    ),
    3: tuple(_WATCHES.split(";")),
    4: ("ALTER TABLE links ADD COLUMN was TEXT NOT NULL DEFAULT ''",),
    5: (
        "DROP INDEX IF EXISTS claims_parent",
        "CREATE INDEX claims_parent ON claims (parent, kind, org) WHERE parent IS NOT NULL",
        "CREATE INDEX IF NOT EXISTS claims_child ON claims (org, kind, parent) WHERE parent IS NOT NULL",
    ),
    6: ("CREATE INDEX IF NOT EXISTS claims_left ON claims (person, change) WHERE reason = 'new_post'",),
}


def is_current(connection: Connection) -> bool:
    """Whether the database holds a register of this version."""
    if not inspect(connection).has_table("tenure_meta"):
        return False
    return connection.execute(select(meta.c.value).where(meta.c.key == "version")).scalar() == str(VERSION)


def prepare(connection: Connection, *, create: bool) -> None:
    """Makes the tables, or brings an older register up to date.

    Raises TenureError when the database holds something else, or a register of a newer Tenure.
    """
    present = set(inspect(connection).get_table_names())
    if "tenure_meta" not in present:
        if present & set(metadata.tables):
            raise TenureError("The database holds tables of another program: choose another register")
        if not create:
            raise TenureError("There is no register in this database yet: add documents first")
        metadata.create_all(connection)
        connection.execute(insert(meta).values(key="version", value=str(VERSION)))
        return
    version = int(connection.execute(select(meta.c.value).where(meta.c.key == "version")).scalar_one())
    if version > VERSION:
        raise TenureError(
            f"The register is of version {version}, newer than this Tenure ({VERSION}): upgrade it"
        )
    for step in range(version + 1, VERSION + 1):
        for statement in MIGRATIONS[step]:
            connection.execute(text(statement))
        connection.execute(update(meta).where(meta.c.key == "version").values(value=str(step)))
