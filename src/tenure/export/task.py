"""What an export is asked for."""

from typing import NamedTuple

from tenure.register import Register, Selection


class Task(NamedTuple):
    """An export: of which register, what of it, as of which day (today if None), and in which table."""

    register: Register
    selection: Selection = Selection()
    on: str | None = None
    table: str = "claims"
