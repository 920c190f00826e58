"""What an export is asked for."""

from typing import IO, Final, NamedTuple

from tenure.register import Register, Selection

BASE: Final = "urn:tenure:"
"""Before the ids of a register that has no address of its own on the web."""


class Task(NamedTuple):
    """An export: of which register, what of it, as of which day (today if None), and in which table.

    `base` stands before ids where a format wants addresses; `sidecar` takes what a format has no room for.
    """

    register: Register
    selection: Selection = Selection()
    on: str | None = None
    table: str = "claims"
    base: str = BASE
    sidecar: IO[bytes] | None = None
