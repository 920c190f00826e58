"""Alerts as an Atom feed (RFC 4287): on disk, and for the pages."""

import os
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final
from urllib.parse import quote

from lxml import etree

from tenure.model import TenureError
from tenure.watch.model import Alert

from .prose import source, words
from .protocol import Undelivered

KEPT: Final = 100
"""Entries in a feed, the newest first."""
NAMESPACE: Final = "http://www.w3.org/2005/Atom"
_ATOM: Final = f"{{{NAMESPACE}}}"
_URN: Final = "urn:tenure:"
_NO_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML document may hold (XML 1.0, production 2)."""


def feed(name: str, alerts: Sequence[Alert], *, updated: str, address: str | None = None) -> bytes:
    """A feed of alerts, newest first. `address` is its own; `updated` stands where there is no alert."""
    root = _empty(name, address)
    for alert in alerts[:KEPT]:
        root.append(_entry(alert))
    _set_updated(root, updated)
    return _encoded(root)


class AtomFile:
    """A feed on disk, replaced as a whole: readers never see half of it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.shown = f"atom:{path}"

    def send(self, alert: Alert) -> None:
        """Puts the alert at the head of the feed, unless it stands there."""
        try:
            root = self._read()
            if root is None:
                root = _empty(self.path.stem, None)
            ids = [entry.findtext(f"{_ATOM}id") for entry in root.iter(f"{_ATOM}entry")]
            if _URN + alert.id in ids:
                return
            first = next((n for n, child in enumerate(root) if child.tag == f"{_ATOM}entry"), len(root))
            root.insert(first, _entry(alert))
            for entry in list(root.iter(f"{_ATOM}entry"))[KEPT:]:
                root.remove(entry)
            _set_updated(root, alert.at)
            self._write(_encoded(root))
        except OSError as error:
            raise Undelivered(f"{self.path} can't be written ({error.strerror}): check the path") from None

    def _read(self) -> etree._Element | None:
        if not self.path.exists() or not self.path.stat().st_size:
            return None
        parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_blank_text=True)
        try:
            root = etree.fromstring(self.path.read_bytes(), parser)
        except etree.XMLSyntaxError:
            root = None
        if (
            root is None
            or root.tag != f"{_ATOM}feed"
            or not (root.findtext(f"{_ATOM}id") or "").startswith(_URN)
        ):
            raise Undelivered(
                f"{self.path} holds something else than a feed of Tenure's: choose another path"
            )
        return root

    def _write(self, raw: bytes) -> None:
        part = self.path.with_name(f".{self.path.name}.part")
        with part.open("wb") as file:
            file.write(raw)
            file.flush()
            os.fsync(file.fileno())
        part.replace(self.path)


def _empty(name: str, address: str | None) -> etree._Element:
    root = etree.Element(f"{_ATOM}feed", nsmap={None: NAMESPACE})
    _add(root, "id", f"{_URN}feed:{quote(name, safe='')}")
    _add(root, "title", f"Tenure: {name}")
    _add(root, "updated", "")
    _add(etree.SubElement(root, f"{_ATOM}author"), "name", "Tenure")
    if address:
        etree.SubElement(root, f"{_ATOM}link", rel="self", type="application/atom+xml", href=_clean(address))
    return root


def _entry(alert: Alert) -> etree._Element:
    entry = etree.Element(f"{_ATOM}entry")
    _add(entry, "id", _URN + alert.id)
    _add(entry, "title", alert.title)
    _add(entry, "updated", alert.at)
    if alert.url and alert.url.startswith(("https://", "http://")):
        etree.SubElement(entry, f"{_ATOM}link", rel="alternate", href=_clean(alert.url))
    _add(entry, "summary", alert.text)
    _add(entry, "content", _html(alert)).set("type", "html")
    return entry


def _html(alert: Alert) -> str:
    body = etree.Element("div")
    etree.SubElement(body, "p").text = _clean(alert.text)
    for said_by in alert.quotes:
        etree.SubElement(body, "blockquote").text = _clean(words(said_by))
        said = etree.SubElement(body, "p")
        if said_by.url and said_by.url.startswith(("https://", "http://")):
            said = etree.SubElement(said, "a", href=_clean(said_by.url))
        said.text = _clean(source(said_by))
    return str(etree.tostring(body, encoding="unicode", method="html"))


def _add(parent: etree._Element, tag: str, text: str) -> etree._Element:
    child = etree.SubElement(parent, f"{_ATOM}{tag}")
    child.text = _clean(text)
    return child


def _set_updated(root: etree._Element, otherwise: str) -> None:
    newest = max((e.findtext(f"{_ATOM}updated") or "" for e in root.iter(f"{_ATOM}entry")), default="")
    place = root.find(f"{_ATOM}updated")
    if place is None:
        raise TenureError("a feed without date: remove the file, and it is made anew")
    place.text = newest or otherwise


def _encoded(root: etree._Element) -> bytes:
    return bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True))


def _clean(text: str) -> str:
    return _NO_XML.sub("\ufffd", text)
