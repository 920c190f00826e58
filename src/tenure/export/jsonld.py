"""JSON-LD: one document with its context, a node a line."""

from typing import IO

import msgspec

from .linked import context, pages
from .task import Task


def write(task: Task, out: IO[bytes]) -> None:
    """The graph, node by node. Raises TenureError for an unknown organization."""
    out.write(b'{"@context": ' + msgspec.json.encode(context()) + b',\n"@graph": [')
    comma = b"\n"
    for page in pages(task):
        for node in page:
            out.write(comma + msgspec.json.encode(node))
            comma = b",\n"
    out.write(b"\n]}\n")
