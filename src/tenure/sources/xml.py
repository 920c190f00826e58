"""XML that others wrote, read without entities, network and trust."""

import io
from collections.abc import Iterator
from typing import Any

from tenure.model import BadDocument

from .markup import xml_in_utf8


def local(element: Any) -> str:
    """An element's name without its namespace; "" for what is no element."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def elements(raw: bytes, name: str, *tags: str) -> Iterator[Any]:
    """The elements of these names (in any namespace) as lxml reads them, each freed when the next is asked for.

    Raises BadDocument where the XML breaks: what came before it stands.
    """
    from lxml import etree

    walk = etree.iterparse(
        io.BytesIO(xml_in_utf8(raw, name)), events=("end",), tag=[f"{{*}}{tag}" for tag in tags],
        resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False, remove_comments=True,
    )  # fmt: skip
    try:
        for _, element in walk:
            yield element
            element.clear(keep_tail=False)
            while element.getprevious() is not None and element.getparent() is not None:
                del element.getparent()[0]
    except etree.XMLSyntaxError as error:
        raise BadDocument(name, f"is broken XML ({error}); what came before that was read") from None
