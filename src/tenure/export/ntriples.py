"""N-Triples: a triple a line, the nodes of linked.py as rdflib reads and writes them, page by page."""

from typing import IO

import msgspec
from rdflib import Graph

from .linked import context, pages
from .task import Task


def write(task: Task, out: IO[bytes]) -> None:
    """The graph, a few thousand triples at a time. Raises TenureError for an unknown organization."""
    for page in pages(task):
        graph = Graph()
        graph.parse(data=msgspec.json.encode({"@context": context(), "@graph": page}), format="json-ld")
        out.writelines(sorted(graph.serialize(format="nt", encoding="utf-8").splitlines(keepends=True)))
