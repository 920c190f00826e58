"""N-Triples (https://www.w3.org/TR/n-triples/): the nodes of linked.py, a triple a line.

Text is escaped as JSON escapes it, which N-Triples reads as the same; tests hold every line to what rdflib makes of
the JSON-LD.
"""

from collections.abc import Iterator
from typing import IO, Any, Final

import msgspec

from .linked import Node, context, pages
from .task import Task

_TYPE: Final = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
_XSD: Final = "http://www.w3.org/2001/XMLSchema#"


def write(task: Task, out: IO[bytes]) -> None:
    """The graph, node by node. Raises TenureError for an unknown organization."""
    terms = _Terms(context())
    for page in pages(task):
        for node in page:
            out.writelines(line.encode() for line in terms.lines(node))


class _Terms:
    """The context's terms; what it does not say of JSON-LD is not in our nodes."""

    def __init__(self, terms: dict[str, Any]) -> None:
        self._prefixes = {
            name: iri for name, iri in terms.items() if isinstance(iri, str) and iri[-1] in "/#:"
        }
        self._terms: dict[str, tuple[str, str | None]] = {}
        for name, term in terms.items():
            means = {"@id": term} if isinstance(term, str) else term
            if name not in self._prefixes and name[0] != "@" and means["@id"][0] != "@":
                self._terms[name] = (self._iri(means["@id"]), means.get("@type"))

    def _iri(self, short: str) -> str:
        prefix, _, rest = short.partition(":")
        return f"<{self._prefixes[prefix]}{rest}>" if prefix in self._prefixes else f"<{short}>"

    def lines(self, node: Node) -> Iterator[str]:
        """The triples of a node."""
        subject = f"<{node['id']}>"
        for name, values in node.items():
            for value in values if isinstance(values, list) else [values]:
                if name == "type":
                    yield f"{subject} {_TYPE} {self._iri(value)} .\n"
                elif name != "id":
                    predicate, kind = self._terms[name]
                    yield f"{subject} {predicate} {self._object(value, kind)} .\n"

    def _object(self, value: Any, kind: str | None) -> str:
        if kind == "@id":
            return f"<{value}>"
        if isinstance(value, dict):
            value, kind = value["@value"], value["@type"]
        if isinstance(value, bool):
            return f'"{str(value).lower()}"^^<{_XSD}boolean>'
        if isinstance(value, int):
            return f'"{value}"^^<{_XSD}integer>'
        quoted = msgspec.json.encode(value).decode()
        return f"{quoted}^^{self._iri(kind)}" if kind else quoted
