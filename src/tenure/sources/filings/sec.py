"""US SEC EDGAR: Item 5.02 of Form 8-K (departures, elections and appointments of directors and officers).

https://www.sec.gov/search-filings/edgar-application-programming-interfaces (submissions: `filings.recent` in columns,
of which `items` says what an 8-K reports) gives links; https://www.sec.gov/files/form8-k.pdf is the form. Of a filing
(HTML, with or without inline XBRL, or the full submission text) only Item 5.02 is read. What a registrant files is its
own word: it is the publisher of the document.
"""

import re
from collections.abc import Iterator
from typing import Any, BinaryIO, Final

import msgspec

from tenure.model import BadDate, BadDocument, Document
from tenure.model.dates import format_moment, parse_moment
from tenure.sources.decode import beginning, decode_page
from tenure.sources.protocol import Given, Item, Link

from .markup import MAX_MARKUP, paragraphs, parse_html
from .posts import day, guarded

name: Final = "sec"
suffixes: Final = (".json", ".htm", ".html", ".txt")
media_types: Final = ("application/json", "text/html")

_ARCHIVES: Final = "https://www.sec.gov/Archives/edgar/data"
_LIST: Final = re.compile(rb'"cik"\s*:|"accessionNumber"\s*:\s*\[')
_FORM: Final = re.compile(rb"form(?:\s|&nbsp;|&#160;)*8-K|<title>[^<]*8-K|<TYPE>8-K", re.IGNORECASE)
_COMMISSION: Final = re.compile(
    rb"securities\s+and\s+exchange\s+commission|xbrl\.sec\.gov/dei|<SEC-DOCUMENT>|<TYPE>8-K", re.IGNORECASE
)
_ACCESSION: Final = re.compile(r"(\d{10})-?(\d{2})-?(\d{6})(?!\d)")
_ITEM: Final = re.compile(r"item\s*(\d\.\d\d)\b[\s.:\-–—]*", re.IGNORECASE)
_HEADING: Final = re.compile(
    r"(?:(?:departures? of directors or (?:certain|principal) officers|departures? of directors|election of directors"
    r"|appointment of (?:certain|principal) officers|compensatory arrangements of certain officers)"
    r"[;,.:\s]*(?:and\s+)?)+",
    re.IGNORECASE,
)
_END: Final = re.compile(r"signatures?\b|exhibit index\b|forward[- ]looking statements?\b", re.IGNORECASE)
_NAMED: Final = re.compile(r"\(?\s*exact name of (?:the )?registrant", re.IGNORECASE)
_STATE: Final = re.compile(r"\s*/[A-Z]{2,4}/?$")
"""What EDGAR adds to names that are not unique: `HARROWGATE STEEL CORP /DE/`."""
_HEADER: Final = {
    "registrant": re.compile(rb"COMPANY CONFORMED NAME:\s*([^\r\n]+)"),
    "filed": re.compile(rb"FILED AS OF DATE:\s*(\d{8})"),
    "accession": re.compile(rb"ACCESSION NUMBER:\s*([\d-]{18,20})"),
}


class _Columns(msgspec.Struct):
    accessionNumber: list[str]  # noqa: N815
    form: list[str]
    items: list[str]
    filingDate: list[str]  # noqa: N815
    primaryDocument: list[str]  # noqa: N815
    acceptanceDateTime: list[str] = []  # noqa: N815


class _Filings(msgspec.Struct):
    recent: _Columns


class _Submissions(msgspec.Struct):
    cik: str | int
    filings: _Filings
    name: str = ""


def recognizes(head: bytes) -> bool:
    """A list of submissions, or a Form 8-K that says whose form it is."""
    start = beginning(head)
    if start.startswith(b"{"):
        return _LIST.search(head) is not None
    form = start.startswith((b"<", b"-----BEGIN")) and _FORM.search(head)
    return form is not None and form is not False and _COMMISSION.search(head) is not None


def items(stream: BinaryIO, label: str, given: Given) -> Iterator[Item]:
    """A link for each 8-K with Item 5.02, or of such a filing that item as a document."""
    raw = stream.read(MAX_MARKUP + 1)
    if beginning(raw).startswith(b"{"):
        yield from guarded(label, _links(raw, label))
    else:
        yield from guarded(label, iter([_filing(raw, label)]))


def _links(raw: bytes, label: str) -> Iterator[Item]:
    try:
        value: dict[str, Any] = msgspec.json.decode(beginning(raw))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise BadDocument(label, f"is no JSON ({error}); fetch it again") from None
    if "accessionNumber" in value:  # one of the older files that `filings.files` names: columns and no more
        found = re.search(r"CIK(\d{10})", label)
        if not found:
            raise BadDocument(
                label, "does not say whose filings it has: keep its name, CIK##########-submissions-001.json"
            )
        value = {"cik": found[1], "filings": {"recent": value}}
    submissions = msgspec.convert(value, _Submissions)
    columns = submissions.filings.recent
    rows = len(columns.accessionNumber)
    if any(
        len(getattr(columns, field)) != rows for field in ("form", "items", "filingDate", "primaryDocument")
    ):
        raise BadDocument(label, "has columns of different lengths; fetch it again")
    cik = str(submissions.cik).lstrip("0")
    accepted = columns.acceptanceDateTime if len(columns.acceptanceDateTime) == rows else [""] * rows
    for number in range(rows):
        if columns.form[number] in ("8-K", "8-K/A") and "5.02" in columns.items[number].split(","):
            yield from guarded(
                f"{label}, filing {columns.accessionNumber[number]}",
                _link(submissions.name, cik, columns, number, accepted[number]),
            )


def _link(registrant: str, cik: str, columns: _Columns, number: int, accepted: str) -> Iterator[Link]:
    accession = columns.accessionNumber[number]
    document = columns.primaryDocument[number]
    if not _ACCESSION.fullmatch(accession) or not document:
        raise BadDate("its accession number or its document is missing")
    yield Link(
        url=f"{_ARCHIVES}/{cik}/{accession.replace('-', '')}/{document}",
        title=f"{registrant or cik}: {columns.form[number]}, items {columns.items[number]}",
        published=day(columns.filingDate[number], "filingDate"),
        updated=format_moment(parse_moment(accepted)) if accepted else None,
        id=accession,
    )


def _filing(raw: bytes, label: str) -> Document:
    header = {
        field: value[1].decode("utf-8", "replace").strip()
        for field, pattern in _HEADER.items()
        if (value := pattern.search(raw[:20_000]))
    }
    root = parse_html(decode_page(_main_document(raw), label), label)
    blocks = paragraphs(root)
    text, reported = _item_502(blocks)
    if not text:
        has = f"it reports {', '.join(reported)}" if reported else "no item of Form 8-K was found"
        raise BadDocument(label, f"has no Item 5.02 ({has}): nothing on directors and officers")
    registrant = (
        _STATE.sub("", header.get("registrant", ""))
        or _tagged(root, "EntityRegistrantName")
        or _on_the_cover(blocks)
    )
    if not registrant:
        raise BadDocument(label, "does not name its registrant; give its text and --publisher with --as text")
    found = _ACCESSION.search(header.get("accession") or label)
    filed = header.get("filed", "")
    return Document(
        id=f"sec/{found[1]}-{found[2]}-{found[3]}" if found else "",
        title=f"{registrant}: Form 8-K, Item 5.02",
        text="\n\n".join([registrant, *text]),
        published=day(f"{filed[:4]}-{filed[4:6]}-{filed[6:]}", "FILED AS OF DATE") if filed else None,
        publisher=registrant,
        url=label if "://" in label else None,
        lang="en",
    )


def _main_document(raw: bytes) -> bytes:
    """Of a full submission text its Form 8-K, without the exhibits; any other text as it is."""
    _, form, rest = raw.partition(b"<TYPE>8-K")
    _, _, body = rest.partition(b"<TEXT>")
    return body.partition(b"</TEXT>")[0] if form and body else raw


def _item_502(blocks: list[str]) -> tuple[list[str], list[str]]:
    """The paragraphs of Item 5.02 without its heading, and the numbers of all items."""
    text: list[str] = []
    reported: list[str] = []
    inside = False
    for block in blocks:
        item = _ITEM.match(block)
        if item:
            reported.append(item[1])
            inside = item[1] == "5.02"
            block = block[item.end() :]
        elif inside and len(block) < 200 and _END.match(block):
            inside = False
        if inside:
            heading = _HEADING.match(block)
            body = block[heading.end() :] if heading else block
            if body.strip(" ."):
                text.append(body)
    return text, reported


def _tagged(root: Any, concept: str) -> str | None:
    """A fact of the cover page in inline XBRL."""
    for element in root.iter():
        if str(element.get("name") or "").rpartition(":")[2] == concept:
            return " ".join("".join(element.itertext()).split()) or None
    return None


def _on_the_cover(blocks: list[str]) -> str | None:
    """The words before "(Exact name of registrant as specified in its charter)"."""
    for before, block in zip(["", *blocks], blocks, strict=False):
        found = _NAMED.search(block)
        if found:
            return (block[: found.start()].strip(" _-") or before.strip(" _-")) or None
    return None
