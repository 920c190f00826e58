"""What the API is made of: endpoints and their parameters."""

from collections.abc import Callable
from typing import Any, Final, Literal, NamedTuple

from .access import Scope
from .clocks import Clocks
from .site import Asker

MAX_LIMIT: Final = 200

Args = dict[str, Any]


class Param(NamedTuple):
    """A parameter of an endpoint: where it stands, what it may be, and an example."""

    name: str
    description: str
    example: str
    place: Literal["query", "path"] = "query"
    required: bool = False
    values: tuple[str, ...] = ()
    number: bool = False
    maximum: int = MAX_LIMIT
    flag: bool = False


class Endpoint(NamedTuple):
    """One question that programs may ask, or one thing they may add."""

    method: Literal["GET", "POST"]
    path: str
    summary: str
    answer: type
    work: Callable[[Args, Clocks, Asker], Any]
    params: tuple[Param, ...] = ()
    scope: Scope = "read"
    body: type | None = None
    paged: bool = False
