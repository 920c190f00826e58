"""Watches, the states of changes as a watch sees them, and alerts: what is stored, and sent as JSON."""

import hashlib
import re
from typing import Final, Literal

import msgspec

from tenure.model import TenureError
from tenure.model.vocabulary import Modality, Role
from tenure.register import Change, Quote

News = Literal["new", "modality", "sourcing", "date", "origins", "conflict"]
"""Why an alert is due: the change is new to the watch; its modality moved; it is no longer the word of unnamed
sources alone; its date moved; a second independent origin tells it; sources contradict each other."""

MAX_NAME: Final = 64
_NAME: Final = re.compile(r"\w[\w.-]*")


class Terms(msgspec.Struct, frozen=True, kw_only=True):
    """What a watch asks: a change fits when it fits each kind of condition that is given.

    Within a kind any one suffices. `orgs` and `parents` are one kind, places: the organization itself, or an
    organization and everything under it. Names are those of questions (or ids).
    """

    orgs: tuple[str, ...] = ()
    parents: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    modalities: tuple[Modality, ...] = ()


class Watch(msgspec.Struct, frozen=True, kw_only=True):
    """A saved question, the feeds that are followed for it, and where its answers are sent.

    What the register knew at `created`, from its documents up to number `since`, is no news to it.
    """

    name: str
    terms: Terms
    feeds: tuple[str, ...] = ()
    destinations: tuple[str, ...] = ()
    created: str = ""
    since: int = 0

    def check(self) -> None:
        """Raises TenureError for a name that can't be one."""
        if not _NAME.fullmatch(self.name) or len(self.name) > MAX_NAME:
            raise TenureError(
                f"{self.name[:MAX_NAME]!r} can't be the name of a watch: use letters, digits, '-', '_' and '.', "
                f"at most {MAX_NAME}"
            )


class Watched(msgspec.Struct, frozen=True, kw_only=True):
    """A watch as others than its owner may see it: how many alerts it told, and when the last one."""

    name: str
    terms: Terms
    created: str
    alerts: int
    last: str | None


class State(msgspec.Struct, frozen=True, kw_only=True):
    """How a change stood: what has to move for a new alert.

    `origins` counts the independent ones on the side of the modality, `unnamed` says that nobody with a name
    vouches for it.
    """

    modality: Modality
    when: str | None
    origins: int
    unnamed: bool
    conflicts: tuple[str, ...] = ()

    @classmethod
    def of(cls, change: Change) -> "State":
        """The state of a change as the register answers it."""
        return cls(
            modality=change.modality,
            when=change.when,
            origins=change.origins,
            unnamed=change.sourcing == "unnamed",
            conflicts=tuple(change.conflicts),
        )


class Alert(msgspec.Struct, frozen=True, kw_only=True):
    """That a change is new to a watch or has moved on.

    `id` is the same however often the alert is sent. `number` counts the alerts of the watch about this change,
    `text` says it in words, `url` is the newest document that tells it, `change` is the answer of
    `tenure changes --why` at that moment.
    """

    id: str
    watch: str
    at: str
    number: int
    news: tuple[News, ...]
    title: str
    text: str
    was: State | None
    now: State
    change: Change
    quotes: tuple[Quote, ...]
    url: str | None = None


def digest(*parts: object) -> str:
    """A stable id of parts: 20 hexadecimal digits."""
    return hashlib.sha256(msgspec.json.encode(parts)).hexdigest()[:20]
