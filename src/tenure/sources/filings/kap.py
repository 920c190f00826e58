"""Turkey's Public Disclosure Platform (KAP): disclosures as its data service gives them.

https://apiportal.mkk.com.tr/ (KAP Yayın Servisleri: `disclosureDetail/{index}?fileType=html`): JSON with the text as
base64 of HTML. What a company discloses is its own word: it is the publisher of the document.

`disclosureReason`: NEW and UPD stand for themselves, CORR takes the place of the disclosure that it corrects
(`relatedDisclosureIndex`), CANC withdraws it. A correction of a correction finds its way back to the first one within a
file; across files only if KAP relates it to the first.
"""

import base64
import binascii
import re
from collections.abc import Iterator
from typing import Any, BinaryIO, Final, Literal

import msgspec

from tenure.model import BadDocument, Document
from tenure.sources.decode import beginning
from tenure.sources.protocol import Given, Item

from .markup import paragraphs, parse_html
from .posts import day, guarded
from .records import records

name: Final = "kap"
suffixes: Final = (".json", ".jsonl", ".ndjson")
media_types: Final = ("application/json",)

_SITE: Final = "https://www.kap.org.tr/tr/Bildirim/"
_MARK: Final = re.compile(rb'"disclosureIndex"\s*:')
_LEAD: Final = {
    "tr": "{}, Kamuyu Aydınlatma Platformu'nda açıklama yaptı.",
    "en": "{} made a disclosure.",
}
_SENTENCE: Final = (".", "!", "?", "”", '"', ":")
_TIME: Final = re.compile(r"(\d{2})\.(\d{2})\.(\d{4})\b")


class _Text(msgspec.Struct, frozen=True):
    tr: str | None = None
    en: str | None = None

    @property
    def said(self) -> str:
        return self.tr or self.en or ""


class _Disclosure(msgspec.Struct):
    disclosureIndex: str | int  # noqa: N815
    senderTitle: str  # noqa: N815
    behalfSenderTitle: str | None = None  # noqa: N815
    disclosureReason: Literal["NEW", "UPD", "CORR", "CANC"] = "NEW"  # noqa: N815
    relatedDisclosureIndex: str | int | None = None  # noqa: N815
    subject: _Text = _Text()
    summary: _Text | None = None
    time: str | None = None
    htmlMessages: list[_Text] = []  # noqa: N815
    isBlocked: bool | str | None = None  # noqa: N815


def recognizes(head: bytes) -> bool:
    """Disclosures, by the number that each has."""
    return beginning(head)[:1] in (b"{", b"[") and _MARK.search(head) is not None


def items(stream: BinaryIO, label: str, given: Given) -> Iterator[Item]:
    """A document to read for each disclosure; a withdrawn one as a version without text and claims."""
    reader = _Reader()
    for record in records(stream, label):
        if isinstance(record, BadDocument):
            yield record
        else:
            yield from guarded(record[0], reader.read(record[1], record[0]))


class _Reader:
    """Reads disclosures in order; knows which ones were corrections of which."""

    def __init__(self) -> None:
        self._first: dict[str, str] = {}

    def read(self, value: dict[str, Any], place: str) -> Iterator[Item]:
        if "disclosureIndex" not in value and ("message" in value or "error" in value or "code" in value):
            problem = value.get("message") or value.get("error") or value["code"]
            raise BadDocument(place, f"is an error of the service: {problem}; ask again")
        disclosure = msgspec.convert(value, _Disclosure)
        number = str(disclosure.disclosureIndex)
        place = f"{place} (disclosure {number})"
        if str(disclosure.isBlocked).lower() == "true":
            raise BadDocument(place, "is blocked by the platform; it is left out")
        related = str(disclosure.relatedDisclosureIndex or "")
        if disclosure.disclosureReason in ("CORR", "CANC"):
            if not related:
                raise BadDocument(place, "corrects or cancels nothing that it names (relatedDisclosureIndex)")
            self._first[number] = self._first.get(related, related)
        issuer = " ".join((disclosure.behalfSenderTitle or disclosure.senderTitle).split())
        language = (
            "en" if disclosure.htmlMessages and not any(m.tr for m in disclosure.htmlMessages) else "tr"
        )
        summary = disclosure.summary.said if disclosure.summary else ""
        document = Document(
            id=f"kap/{self._first.get(number, number)}",
            title=": ".join(part for part in (issuer, disclosure.subject.said, summary) if part),
            text="",
            published=_day(disclosure.time, place),
            publisher=issuer,
            url=_SITE + number,
            lang=language,
        )
        if disclosure.disclosureReason == "CANC":
            withdrawn = f"Bildirim iptal edilmiştir: {related}."
            yield msgspec.structs.replace(document, text=withdrawn), []
            return
        blocks = [_LEAD[language].format(issuer)]  # whose "Şirketimiz", or "our company", follows
        for message in disclosure.htmlMessages:
            found = paragraphs(parse_html(_decoded(message.said, place), place))
            blocks += [
                block for block in found if block.endswith(_SENTENCE)
            ]  # the rest are labels of the form
        if len(blocks) == 1:
            raise BadDocument(place, "has no text (ask for it with fileType=html); it is left out")
        yield msgspec.structs.replace(document, text="\n\n".join(blocks))


def _decoded(encoded: str, place: str) -> str:
    try:
        return base64.b64decode(encoded, validate=True).decode("utf-8")
    except (binascii.Error, UnicodeDecodeError):
        raise BadDocument(place, "has a text that is not base64 of UTF-8; it is left out") from None


def _day(time: str | None, place: str) -> str | None:
    """`29.12.2023 18:28:45`, in Turkey."""
    if not time:
        return None
    found = _TIME.match(time.strip())
    if not found:
        raise BadDocument(place, f"time: {time!r} is not dd.mm.yyyy; it is left out")
    return day(f"{found[3]}-{found[2]}-{found[1]}", "time")
