"""The two clocks of an address, and addresses that keep them."""

from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import urlencode

from tenure.model.dates import format_moment, parse_day, parse_moment

from .words import today


class Clocks(NamedTuple):
    """`on` and `known` as asked for: None is today, and everything recorded so far."""

    on: str | None
    known: str | None

    @property
    def day(self) -> str:
        """The day of the world that the answer is for."""
        return self.on or today()

    @classmethod
    def read(cls, query: Mapping[str, str]) -> "Clocks":
        """From an address; empty is as good as absent. Raises BadDate."""
        on, known = query.get("on"), query.get("known")
        return cls(
            parse_day(on.strip()).isoformat() if on and on.strip() else None,
            format_moment(parse_moment(known)) if known and known.strip() else None,
        )

    @property
    def parameters(self) -> dict[str, str]:
        """As they stand in an address."""
        known = self.known
        if known and known.endswith("T23:59:59.999999Z"):
            known = known[:10]
        return {name: value for name, value in (("on", self.on), ("known", known)) if value}

    def address(self, path: str, **query: object) -> str:
        """A path with a query and the clocks."""
        asked = {name: str(value) for name, value in query.items() if value not in (None, "")}
        asked |= self.parameters
        return f"{path}?{urlencode(asked)}" if asked else path
