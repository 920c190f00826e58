"""GraphML: people and organizations as nodes, tenures, stakes and belonging as edges, for Gephi, yEd or networkx.

http://graphml.graphdrawing.org/specification.html
"""

import re
from typing import IO, Any, Final

from lxml import etree

from tenure.register import Entity, Folded

from .ids import stake_id, tenure_id, tie_id
from .once import Once
from .task import Task

_NAMESPACE: Final = "http://graphml.graphdrawing.org/xmlns"
_KEYS: Final = {
    "node": {"label": "string", "kind": "string", "names": "string", "wikidata": "string", "lei": "string"},
    "edge": {
        "relation": "string",
        "role": "string",
        "title": "string",
        "state": "string",
        "start": "string",
        "end": "string",
        "share": "double",
        "modality": "string",
        "origins": "int",
    },
}
_NO_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write(task: Task, out: IO[bytes]) -> None:
    """One directed graph, a node before its edges. Raises TenureError for an unknown organization."""
    once = Once()
    try:
        with etree.xmlfile(out, encoding="utf-8") as file:
            file.write_declaration()
            with file.element("graphml", nsmap={None: _NAMESPACE}):
                for of, keys in _KEYS.items():
                    for name, kind in keys.items():
                        file.write(
                            _element(
                                "key", id=f"{of}-{name}", **{"for": of, "attr.name": name, "attr.type": kind}
                            )
                        )
                with file.element("graph", id="register", edgedefault="directed"):
                    for each in task.register.folded(task.selection, task.on):
                        _page(file, each, once)
                        file.flush()
    finally:
        once.close()


def _page(file: Any, folded: Folded, once: Once) -> None:
    def node(entity: Entity) -> None:
        if once.first(entity.id):
            ids = folded.ids.get(entity.id, {})
            element = _element("node", id=entity.id)
            kind = "person" if entity.id.startswith("P") else "organization"
            names = " | ".join(entity.names)
            known = {"wikidata": ids.get("wikidata"), "lei": ids.get("lei")}
            _data(element, "node", {"label": entity.name, "kind": kind, "names": names, **known})
            file.write(element)

    def edge(id_: str, source: Entity, target: Entity, data: dict[str, Any]) -> None:
        node(source)
        node(target)
        element = _element("edge", id=id_, source=source.id, target=target.id)
        _data(element, "edge", data)
        file.write(element)

    for held in folded.tenures:
        h = held.holding
        if h.org is not None:
            start, end = h.start or h.expected_start, h.end or h.expected_end
            data = {"role": h.role, "title": h.title, "state": h.state, "start": start, "end": end}
            edge(tenure_id(h), h.person, h.org, {"relation": "tenure", **data, "origins": h.origins})
    for s in folded.stakes:
        known = {
            "share": s.share,
            "modality": s.modality,
            "state": "ended" if s.change == "sell" else "current",
        }
        edge(stake_id(s), s.holder, s.org, {"relation": "stake", **known})
    for t in folded.parents:
        state = "ended" if t.change == "end" else "current"
        edge(tie_id(t), t.org, t.parent, {"relation": t.relation, "state": state, "modality": t.modality})


def _element(tag: str, **attributes: str) -> Any:
    return etree.Element(f"{{{_NAMESPACE}}}{tag}", attributes, nsmap={None: _NAMESPACE})


def _data(element: Any, of: str, values: dict[str, Any]) -> None:
    for name, value in values.items():
        if value is not None:
            data = etree.SubElement(element, f"{{{_NAMESPACE}}}data", {"key": f"{of}-{name}"})
            data.text = _NO_XML.sub("\ufffd", str(value))
