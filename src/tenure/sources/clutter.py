"""What of a page is not its article: comments, cookie banners, teasers of other news, menus.

Extraction libraries take some of it in, and its headlines would become false claims. What is named as such in the
page's own words (class, id) and what is mostly links is taken out of the tree first; layout tables become what they
look like, and lines divided by two breaks become paragraphs.
"""

import re
from typing import Any, Final

_COMMENTS: Final = frozenset(
    "comment comments commentlist commentary disqus discussion kommentar kommentare commentaires comentario "
    "comentarios commento commenti yorum yorumlar respond replies".split()
)
_BESIDE: Final = frozenset(
    "cookie cookies cookiebar cookiewall consent gdpr cmp newsletter subscribe related relatedposts relatedbox "
    "relatedarticles relatednews recirculation recirc recommended recommendation recommendations readmore readalso "
    "seealso outbrain taboola sharedaddy share sharing social breadcrumb breadcrumbs sidebar ticker promo advert "
    "advertisement ads mostread trending popular teaser teasers".split()
)
_NOT_SO: Final = frozenset("has no with without open closed enabled disabled".split())
"""Beside one of these, a word tells of the page (`has-sidebar`, `comments-closed`), not of the element."""
_WIDE: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_WORD: Final = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_NAMED: Final = ("class", "id", "data-testid", "data-component", "role")
_LINKED: Final = frozenset({"p", "li", "div", "h3", "h4", "h5", "dd", "blockquote"})
_GROUPS: Final = frozenset({"ul", "ol", "div", "section", "aside", "td", "nav", "p", "header", "footer"})
_BLOCKS: Final = _GROUPS | {"table", "h2", "h3", "h4", "blockquote", "figure", "dl", "hr", "pre"}
_LEAD: Final = 24
"""Letters that may stand before a linked headline: "Read also:"."""
_LEAST: Final = 100
"""Letters that must be left in paragraphs when something is taken out."""


class _Sum:
    """What stands below an element: letters, letters in links and in paragraphs, links, and whether the heading."""

    __slots__ = ("blocks", "heading", "letters", "linked", "links", "told")

    def __init__(self) -> None:
        self.letters = self.linked = self.links = self.told = self.blocks = 0
        self.heading = False


def tidy(tree: Any) -> Any:
    """The same lxml tree of an HTML page, without its clutter. One pass up the tree and one down."""
    body = tree.find("body") if tree.tag == "html" else tree
    if body is None:
        return tree
    _flatten_tables(body)
    _break_paragraphs(body)
    sums = _sums(body)
    total = sums[body].told
    left = total
    todo = [body]
    while todo:
        element = todo.pop()
        for child in list(element):
            if child not in sums:
                continue
            some = sums[child]
            if not some.heading and _is_clutter(child, some, total) and left - some.told >= min(_LEAST, left):
                left -= some.told
                _take_out(child)
            else:
                todo.append(child)
    return tree


def _is_clutter(element: Any, some: _Sum, total: int) -> bool:
    if element.tag in ("nav", "footer", "form", "button", "dialog", "iframe", "menu"):
        return some.told * 2 < total
    words = _words(element)
    if not words.isdisjoint(_NOT_SO):
        words = frozenset()
    if not words.isdisjoint(_COMMENTS):
        return True
    if not words.isdisjoint(_BESIDE) and some.told * 2 < total:
        return True
    if element.tag in _LINKED and some.links == 1 and some.blocks == 0:
        return some.linked >= 20 and some.letters - some.linked <= _LEAD
    return element.tag in _GROUPS and some.links >= 3 and some.linked * 10 >= some.letters * 8


def _words(element: Any) -> frozenset[str]:
    """The words in an element's class, id and the like, in lower case."""
    named = " ".join(element.get(name) or "" for name in _NAMED)
    return frozenset(word.lower() for word in _WORD.findall(named)) if named.strip() else frozenset()


def _sums(body: Any) -> dict[Any, _Sum]:
    """The sums of every element, from the leaves up."""
    sums: dict[Any, _Sum] = {}
    for element in reversed(list(body.iter())):  # every element comes after its children
        if not isinstance(element.tag, str):
            continue
        some = sums[element] = _Sum()
        own = 0 if element.tag in ("script", "style", "noscript", "template") else _letters(element.text)
        for child in element:
            below = sums.get(child)
            own += _letters(child.tail)
            if below is None:
                continue
            some.letters += below.letters
            some.linked += below.linked
            some.links += below.links
            some.told += below.told
            some.blocks += below.blocks + (child.tag in _GROUPS or child.tag == "p")
            some.heading |= below.heading
        some.letters += own
        if element.tag == "a":
            some.linked, some.links = some.letters, 1
        elif element.tag == "h1" or element.get("itemprop") == "articleBody":
            some.heading = True
        elif element.tag == "p":
            some.told = some.letters - some.linked
    return sums


def _letters(text: str | None) -> int:
    """The letters of a text; a Chinese or Japanese sign says as much as two."""
    if not text:
        return 0
    closed = "".join(text.split())
    return len(closed) if closed.isascii() else len(closed) + len(_WIDE.findall(closed))


def _take_out(element: Any) -> None:
    """Remove the element, not the text that follows it."""
    parent, tail = element.getparent(), element.tail
    if tail:
        before = element.getprevious()
        if before is None:
            parent.text = (parent.text or "") + tail
        else:
            before.tail = (before.tail or "") + tail
    parent.remove(element)


def _flatten_tables(body: Any) -> None:
    """Tables that lay out a page become plain blocks; tables of data stay."""
    for table in list(body.iter("table")):
        laid_out = (
            table.find(".//h1") is not None
            or table.find(".//p") is not None
            or table.find(".//table") is not None
        )
        if not laid_out and not any(_letters("".join(td.itertext())) > 400 for td in table.iter("td")):
            continue
        parts = table.iter("tbody", "thead", "tfoot", "tr", "td", "th")
        for part in [table, *(each for each in parts if next(each.iterancestors("table")) is table)]:
            part.tag = "div"


def _break_paragraphs(body: Any) -> None:
    """What stands between two or more line breaks in a row becomes a paragraph."""
    for parent in {br.getparent(): None for br in body.iter("br")}:
        if _double(parent):
            if parent.tag == "p":
                parent.tag = "div"
            _regroup(parent)


def _double(parent: Any) -> bool:
    """Whether two breaks stand in a row with nothing between them."""
    after = False
    for child in parent:
        if child.tag == "br" and after:
            return True
        after = child.tag == "br" and not (child.tail or "").strip()
    return False


def _regroup(parent: Any) -> None:
    """The children of an element in paragraphs, divided where two or more breaks stand."""
    from lxml import etree

    children, text = list(parent), parent.text
    for child in children:
        parent.remove(child)
    parent.text = None
    paragraph = etree.SubElement(parent, "p")
    paragraph.text = text
    breaks = 0
    for child in children:
        tail, child.tail = child.tail, None
        if child.tag == "br":
            breaks += 1
            if breaks == 2:
                paragraph = etree.SubElement(parent, "p")
            elif breaks == 1:
                paragraph.append(child)
        elif child.tag in _BLOCKS:
            parent.append(child)
            paragraph = etree.SubElement(parent, "p")
            breaks = 0
        else:
            paragraph.append(child)
            breaks = 0
        if tail and tail.strip():
            breaks = 0
        if tail:
            _append_text(paragraph, tail)


def _append_text(element: Any, text: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text
