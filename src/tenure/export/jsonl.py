"""JSON Lines: one document with its claims a line, in the form that `tenure add --as claims` reads."""

from typing import IO

import msgspec

from .task import Task


def write(task: Task, out: IO[bytes]) -> None:
    """The documents as lines, in the order in which they came; loses judgements only.

    Raises TenureError for an unknown organization.
    """
    for stored in task.register.stored(task.selection):
        row = msgspec.to_builtins(stored.document)
        out.write(msgspec.json.encode({**row, "claims": stored.claims}) + b"\n")
