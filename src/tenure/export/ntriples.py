"""N-Triples: a triple a line, the nodes of linked.py as rdflib writes them, page by page."""

from collections.abc import Iterator
from typing import IO, Any, Final

from rdflib import RDF, Graph, Literal, URIRef
from rdflib.term import Node as Term

from .linked import Node, context, pages
from .task import Task

_KEYWORDS: Final = ("id", "type")


def write(task: Task, out: IO[bytes]) -> None:
    """The graph, a few thousand triples at a time. Raises TenureError for an unknown organization."""
    graph = Graph()  # one for all pages: a graph is a cycle, which only the garbage collector would free
    terms = _Terms(context())
    for page in pages(task):
        for node in page:
            for triple in terms.triples(node):
                graph.add(triple)
        out.writelines(sorted(graph.serialize(format="nt", encoding="utf-8").splitlines(keepends=True)))
        graph.remove((None, None, None))


class _Terms:
    """The context's terms; what it does not say of JSON-LD is not in our nodes."""

    def __init__(self, terms: dict[str, Any]) -> None:
        self._prefixes = {
            name: iri for name, iri in terms.items() if isinstance(iri, str) and iri[-1] in "/#:"
        }
        self._terms: dict[str, tuple[URIRef, str | None]] = {}
        for name, term in terms.items():
            if name not in self._prefixes and name not in _KEYWORDS and not name.startswith("@"):
                means = {"@id": term} if isinstance(term, str) else term
                kind = means.get("@type")
                self._terms[name] = (self._iri(means["@id"]), kind)

    def _iri(self, short: str) -> URIRef:
        prefix, _, rest = short.partition(":")
        return URIRef(self._prefixes[prefix] + rest) if prefix in self._prefixes else URIRef(short)

    def triples(self, node: Node) -> Iterator[tuple[URIRef, URIRef, Term]]:
        """The triples of a node."""
        subject = URIRef(node["id"])
        for name, values in node.items():
            for value in values if isinstance(values, list) else [values]:
                if name == "type":
                    yield subject, RDF.type, self._iri(value)
                elif name != "id":
                    predicate, kind = self._terms[name]
                    yield subject, predicate, self._object(value, kind)

    def _object(self, value: Any, kind: str | None) -> Term:
        if kind == "@id":
            return URIRef(value)
        if isinstance(value, dict):
            return Literal(value["@value"], datatype=self._iri(value["@type"]), normalize=False)
        return Literal(value, datatype=self._iri(kind) if kind else None, normalize=False)
