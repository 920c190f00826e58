"""A web page: its article, without menus, teasers and comments, and what the page says of itself."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO, Final

from tenure.model import BadDate, BadDocument, Document
from tenure.model.dates import parse_day

from .clutter import tidy
from .decode import beginning, decode_page, whole
from .protocol import Given
from .urls import is_web

if TYPE_CHECKING:
    from trafilatura.settings import Document as TrafilaturaDocument

name: Final = "html"
suffixes: Final = (".html", ".htm", ".xhtml")
media_types: Final = ("text/html", "application/xhtml+xml")

_PAGE: Final = re.compile(r"<(?:html|body)\b", re.IGNORECASE)
_LANG: Final = re.compile(r"<html[^>]*?\blang\s*=\s*[\"']?([A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*)", re.IGNORECASE)

_HEAD: Final = 4096
_MOST_TAGS: Final = 200_000
"""Extraction takes some 50 microseconds and 2 kB a tag; articles have hundreds, heavy pages ten thousand."""


def recognizes(head: bytes) -> bool:
    """Whatever begins with a tag."""
    return beginning(head).startswith(b"<")


def items(stream: BinaryIO, label: str, given: Given) -> Iterator[Document]:
    """The article of the page; `label` may be the URL at which it was found."""
    page = Page(decode_page(whole(stream, label), label), label)
    yield page.document(_own(page.url, label), page.lang)


class Page:
    """The article of a page: headline, text, and publisher, day, URL and language where the page tells them."""

    __slots__ = ("lang", "published", "publisher", "text", "title", "url")

    def __init__(self, html: str, name: str) -> None:
        """Extract; `name` is the page's URL, if that is known. Raises BadDocument when it holds no article."""
        if html.count("<") > _MOST_TAGS:
            raise BadDocument(
                name, f"has more than {_MOST_TAGS} tags, as no article has; give its text (--as text)"
            )
        if not _PAGE.search(html):
            html = f"<html><body>{html}</body></html>"
        try:
            found = _extracted(html, name)
        except (ValueError, TypeError, AttributeError, LookupError, RecursionError) as error:
            # Whatever the libraries stumble over in one page among millions is that page's problem.
            raise BadDocument(
                name, f"trips the extraction ({type(error).__name__}: {error}); give its text (--as text)"
            ) from None
        text = (found.text or "").strip() if found is not None else ""
        if found is None or not text:
            raise BadDocument(name, "holds no article that could be found; give its text instead (--as text)")
        lang = _LANG.search(html[:_HEAD])
        self.title: str = found.title or ""
        self.text = _body(text.split("\n"), self.title)
        self.published = _day(found.date)
        self.publisher: str | None = found.sitename or found.hostname or None
        self.url: str | None = found.url or None
        self.lang = lang[1] if lang else None

    def document(self, url: str | None, lang: str | None) -> Document:
        """The article as a document without an id, at this address and in this language."""
        return Document(
            id="",
            title=self.title,
            text=self.text,
            published=self.published,
            publisher=self.publisher,
            url=url,
            lang=lang,
        )


def _extracted(html: str, name: str) -> "TrafilaturaDocument | None":
    """What trafilatura finds in the page without its clutter."""
    from trafilatura import bare_extraction, load_html  # costs 0.2 s to import: only pages need it

    tree = load_html(html)
    if tree is None:
        return None
    tidy(tree)
    # Favouring precision: text beside the article (teasers of other news) would become false claims. It gives up on
    # short articles amid bare blocks; then, in the tidy page, the balanced way.
    for precise in (True, False):
        # Without extensive search, a day comes from the page's own metadata and URL, never from its prose.
        found = bare_extraction(
            tree,
            url=name if is_web(name) else None,
            favor_precision=precise,
            include_comments=False,
            with_metadata=True,
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
        if found is not None and not isinstance(found, dict) and found.text and found.text.strip():
            return found
    return None


def _own(canonical: str | None, found_at: str) -> str | None:
    """The page's own address: the one that it names, if it is of the site where it was found, else that.

    A page that could name any address would take the place of another site's article in the register.
    """
    if not is_web(found_at):
        return canonical
    from courlan import extract_domain

    same = canonical and extract_domain(canonical, fast=True) == extract_domain(found_at, fast=True)
    return canonical if same else found_at


def _body(lines: list[str], title: str) -> str:
    """Paragraphs divided by a blank line, without the headline: what it says must not count as said twice."""
    paragraphs = [line.strip().removeprefix("- ") for line in lines if line.strip()]
    if len(paragraphs) > 1 and paragraphs[0] in title:
        del paragraphs[0]
    return "\n\n".join(paragraphs)


def _day(date: str | None) -> str | None:
    try:
        return parse_day(date).isoformat() if date else None
    except BadDate:
        return None
