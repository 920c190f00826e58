"""A page of a crawl to a document: a cheap scan of its text decides whether it deserves the careful extraction."""

import msgspec
from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.encoding import bytes_to_str, detect_encoding

from tenure.model import BadDocument, Document
from tenure.model.dates import parse_moment
from tenure.reader.gate import gate
from tenure.reader.language import detect
from tenure.reader.pack import available

from .ahead import undated
from .decode import decode_page
from .html import Page
from .warc import RawPage


def document_of_page(page: RawPage) -> Document | None:
    """The article of a page that may hold a claim; None when the cheap scan shows that it holds none.

    Raises BadDocument when the page passes and no article is found in it.
    """
    html = _text(page)
    plain = extract_plain_text(html, main_content=True, alt_texts=False, links=False) or ""
    title, _, body = plain.partition("\n")
    lang = detect(title, body, available())
    if lang is None or not gate(lang).passes(Document(id="", title="", text=plain)):
        return None
    article = Page(html, page.url or "page")
    document = article.document(page.url or article.url, lang)
    if page.moment is not None:
        document = undated(document, parse_moment(page.moment))
    return msgspec.structs.replace(document, id=page.url or f"doc-{document.content_hash[:12]}")


def _text(page: RawPage) -> str:
    """The page's characters. In a crawl of millions, an encoding of which nothing told holds is guessed."""
    name = page.url or "page"
    try:
        return decode_page(page.body, name, page.charset)
    except BadDocument:
        text = str(bytes_to_str(page.body, detect_encoding(page.body) or "utf-8"))
    if "\0" in text[:4096]:
        raise BadDocument(name, "is binary")
    return text
