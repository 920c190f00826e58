"""Spain's Boletín Oficial del Registro Mercantil: the summary of a day, and the acts that a province's file announces.

https://www.boe.es/datosabiertos/documentos/APIsumarioBORME.pdf (the summary; `status` is to be looked at even where the
answer is 200) and the files that it links: `p.articulo` names a company, the `p.parrafo` after it its acts.

The acts are those with people in posts: Nombramientos, Reelecciones, Ceses/Dimisiones, Revocaciones; and the sole
shareholder (Socio único). The day of an act is not published, only that of its entry: it stays unknown.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO, Final

from tenure.formats import RoleTable, role_table
from tenure.model import BadDocument, Claim, Document, Evidence, StakeClaim
from tenure.model.vocabulary import RoleChange
from tenure.sources.decode import beginning
from tenure.sources.protocol import Given, Item, Link

from .markup import MAX_MARKUP, parse_html, parse_xml
from .names import surnames_last
from .posts import Parties, day, guarded, role_claim

if TYPE_CHECKING:
    from lxml.etree import _Element

name: Final = "borme"
suffixes: Final = (".xml", ".html")
media_types: Final = ("application/xml", "text/xml", "text/html")


def _accents_or_not(pattern: str) -> re.Pattern[str]:
    """The pattern, its accented vowels optional: some registers write `Disolucion`."""
    for accented, bare in zip("áéíóú", "aeiou", strict=True):
        pattern = pattern.replace(accented, f"[{accented}{bare}]")
    return re.compile(pattern)


_SITE: Final = "https://www.boe.es/diario_borme/txt.php?id="
_MARK: Final = re.compile(rb"BORME-[AS]-\d{4}-|<publicacion>BORME|<response>\s*<status>\s*<code>")

_ID: Final = re.compile(r"BORME-A-\d{4}-\d+-\d+")
_ENTRY: Final = re.compile(r"(\d+)\s*-\s*(.+?)(?:\s*\(R\.M\.[^)]*\))?\.?\s*$")
_MAX_ENTRY: Final = 500
_ACTS: Final[dict[str, RoleChange]] = {
    "nombramientos": "start",
    "reelecciones": "hold",
    "ceses/dimisiones": "end",
    "revocaciones": "end",
    "cancelaciones de oficio de nombramientos": "end",
}
_ACT: Final = _accents_or_not(
    r"(?:(?<=\n)|(?<=\. )|(?<=\.))(Nombramientos|Reelecciones|Ceses/Dimisiones|Revocaciones"
    r"|Cancelaciones de oficio de nombramientos|Datos registrales|Constitución|Disolución|Extinción|Quiebra|Segregación"
    r"|(?:Ampliación|Reducción|Modificación|Modificaciones|Desembolso|Emisión|Situación|Suspensión|Fusión|Escisión"
    r"|Transformación|Cesión|Cierre|Reapertura|Reactivación|Adapta(?:ción|da)|Apertura|Anotación|Acuerdo|Primera"
    r"|Declaración|Pérdida|Cambio|Página|Sociedad|Otros|Articulo|Empresario|Crédito|Fe|Sucursal)(?: [^.:;]{1,100})?)"
    r"[.:]\s*"
)
_CUT: Final = re.compile(r"\.\s+(?=[^\W\d_][a-zà-ÿ])")
"""Where a name ends and an act that is not known begins: names are in capitals, acts are not."""
_POST: Final = re.compile(r"(?:(?<=^)|(?<=\. )|(?<=\.))([^\W\d_][\w.\-/ º]{1,24}?):\s*")
_SOLE: Final = re.compile(r"socio [úu]nico:\s*([^;\n]{2,200}?)(?=\.(?:\s|$)|;|$)", re.IGNORECASE)


def recognizes(head: bytes) -> bool:
    """The gazette's own identifiers, or the frame of its API."""
    return beginning(head).startswith(b"<") and _MARK.search(head) is not None


def items(stream: BinaryIO, label: str, given: Given) -> Iterator[Item]:
    """Links to the files of the provinces, or a document for each company in such a file."""
    raw = stream.read(MAX_MARKUP + 1)
    start = beginning(raw)[:200].lower()
    page = start.startswith((b"<!doctype html", b"<html"))
    root = parse_html(raw, label) if page else parse_xml(raw, label)
    if root.tag in ("response", "sumario"):
        yield from guarded(label, _summary(root, label))
    else:
        yield from guarded(label, _announcements(root, label))


def _summary(root: "_Element", label: str) -> Iterator[Item]:
    code = (root.findtext(".//status/code") or "200").strip()
    if code != "200":
        what = " ".join((root.findtext(".//status/text") or "no reason").split())
        raise BadDocument(
            label, f"is an error of the BOE ({code}: {what}); there may be no issue on that day"
        )
    published = _date(root.findtext(".//metadatos/fecha_publicacion"))
    for item in root.iterfind('.//seccion[@codigo="A"]//item'):
        url = item.findtext("url_html") or item.findtext("url_xml")
        if not url or not url.strip():
            yield BadDocument(f"{label}, {item.findtext('identificador')}", "has no address; it is left out")
            continue
        yield Link(
            url=url.strip(),
            title=f"BORME {published or ''} {item.findtext('titulo') or ''}".strip(),
            published=published,
            id=(item.findtext("identificador") or "").strip() or None,
        )


def _announcements(root: "_Element", label: str) -> Iterator[Item]:
    written = (root.findtext(".//metadatos/identificador") or "").strip()
    found = _ID.search(written or " ".join(root.itertext("title", "p", "li", "dd", "h1", "h2", "h3")))
    if not found:
        raise BadDocument(label, "has no identifier of section A (BORME-A-...): no file of a province")
    published = _date(root.findtext(".//metadatos/fecha_publicacion")) or _date_in_words(root)
    entry: re.Match[str] | None = None
    for paragraph in root.iter("p"):
        text = " ".join("".join(paragraph.itertext()).split())
        if paragraph.get("class") == "articulo":
            entry = _ENTRY.fullmatch(text) if len(text) < _MAX_ENTRY else None
            if entry is None:
                yield BadDocument(
                    f"{label}, “{text[:60]}”", "is no number and company; its acts are left out"
                )
        elif paragraph.get("class") == "parrafo" and entry is not None:
            place = f"{label}, entry {entry[1]}"
            yield from guarded(place, _company(found[0], entry[1], entry[2], text, published))


def _company(issue: str, number: str, company: str, text: str, published: str | None) -> Iterator[Item]:
    document = Document(
        id=f"{issue}/{number}",
        title=f"{company}: actos inscritos",
        text=f"{number} - {company}\n\n{text}",
        published=published,
        publisher="Boletín Oficial del Registro Mercantil",
        url=f"{_SITE}{issue}#{number}",
        lang="es",
    )
    yield document, list(_claims(document, company, published))


def _claims(document: Document, company: str, published: str | None) -> Iterator[Claim]:
    table = role_table(name)
    text = document.text
    acts = list(_ACT.finditer(text, text.index("\n\n") + 2))
    for act, following in zip(acts, [*acts[1:], None], strict=False):
        end = following.start() if following else len(text)
        change = _ACTS.get(act[1].lower())
        if change:
            yield from _posts(text, act.end(), end, change, company, table, published)
        else:
            yield from _sole_shareholder(text, act.start(), end, company)


def _posts(
    text: str, start: int, end: int, change: RoleChange, company: str, table: RoleTable, published: str | None
) -> Iterator[Claim]:
    from tenure.names import looks_like_org  # loads word lists: only a file that is read needs them

    posts = list(_POST.finditer(text[start:end]))
    for post, following in zip(posts, [*posts[1:], None], strict=False):
        stop = start + (following.start() if following else end - start)
        position = start + post.end()
        for written in text[position:stop].split(";"):
            first = position + len(written) - len(written.lstrip())
            position += len(written) + 1
            holder = _CUT.split(written.strip(), maxsplit=1)[0].rstrip(". ")
            if not holder or looks_like_org(holder):
                continue  # a company in a post is no person
            quote = text[start + post.start() : first + len(holder)]
            evidence = Evidence(
                field="text", start=start + post.start(), end=first + len(holder), quote=quote
            )
            person = surnames_last(holder)
            parties = Parties(person, company, [holder] if holder != person else [])
            title = table.title(post[1])
            yield role_claim(change, parties, table.role(post[1]), title, [evidence], published=published)


def _sole_shareholder(text: str, start: int, end: int, company: str) -> Iterator[Claim]:
    from tenure.names import looks_like_org

    found = _SOLE.search(text, start, end)
    if found:
        holder = found[1].strip()
        person = holder if looks_like_org(holder) else surnames_last(holder)
        yield StakeClaim(
            change="hold",
            holder=person,
            org=company,
            share=1.0,
            sourcing="official",
            evidence=[Evidence(field="text", start=found.start(), end=found.end(), quote=found[0])],
            holder_aliases=[holder] if holder != person else [],
        )


def _date(written: str | None) -> str | None:
    """`20240102` or `2024-01-02` or `02/01/2024` as a day."""
    text = (written or "").strip()
    if re.fullmatch(r"\d{8}", text):
        text = f"{text[:4]}-{text[4:6]}-{text[6:]}"
    elif match := re.fullmatch(r"(\d{2})/(\d{2})/(\d{4})", text):
        text = f"{match[3]}-{match[2]}-{match[1]}"
    return day(text or None, "fecha_publicacion")


def _date_in_words(root: "_Element") -> str | None:
    """The day that a page of the gazette has in its metadata, if any."""
    for meta in root.iter("meta"):
        if (meta.get("name") or "").lower() in ("dc.date", "fecha_publicacion", "dcterms.issued"):
            return _date(meta.get("content"))
    return None
