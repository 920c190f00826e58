"""Records that name people and organizations by id, held until those have passed."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from tenure.model import BadDocument
from tenure.sources.protocol import Item

from .posts import guarded


class Party(NamedTuple):
    """A person or an organization of a file."""

    name: str
    aliases: list[str]
    kind: str
    """`person`, `organization`, or empty where the file does not say."""


Make = Callable[[Any, str], Iterator[Item]]
"""From a record and its place to its items, all parties known."""


class Waiting:
    """The parties of a file, and the records that wait for some; memory grows with both, not with the file."""

    def __init__(self, make: Make) -> None:
        self._make = make
        self._parties: dict[str, Party] = {}
        self._held: list[tuple[str, Sequence[str], Any]] = []

    def know(self, key: str, party: Party) -> None:
        """A party that has passed; a later version of it takes its place."""
        self._parties[key] = party

    def party(self, key: str) -> Party:
        """A party; only for records that were given with its key."""
        return self._parties[key]

    def get(self, key: str) -> Party | None:
        """A party if it has passed."""
        return self._parties.get(key)

    def take(self, place: str, keys: Sequence[str], record: Any) -> Iterator[Item]:
        """The record's items, at once if its parties are known."""
        if all(key in self._parties for key in keys):
            yield from guarded(place, self._make(record, place))
        else:
            self._held.append((place, keys, record))

    def rest(self) -> Iterator[Item]:
        """The items of the records that were held; a BadDocument for each whose parties never came."""
        for place, keys, record in self._held:
            missing = [key for key in keys if key not in self._parties]
            if missing:
                yield BadDocument(
                    place, f"names {', '.join(missing)}, which the file does not have; it is left out"
                )
            else:
                yield from guarded(place, self._make(record, place))
