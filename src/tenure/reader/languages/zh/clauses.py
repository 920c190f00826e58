"""Sentences of Chinese text as rows of items: names, posts, verbs, dates, small words, with clause numbers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

import msgspec

from tenure.model.vocabulary import Role
from tenure.reader.entity import Entity
from tenure.reader.pack import expand
from tenure.reader.pack_schema import Cues, Pack, Title, Trigger

from .found import Found
from .grammar import words
from .lattice import UNIT
from .segment import Piece
from .timing import When

_SENTENCE: Final = re.compile(r"[^。！？\n]*(?:[。！？]+[”」』’）)]*|\n+|$)")
_JOINTS: Final = frozenset("、和及兼暨与") | {"以及", "并兼", "／", "/"}
_BREAKS: Final = frozenset("，,：:；;。！？—…")


class Entry:
    """What a word of the lexicon means."""

    __slots__ = ("cues", "reasons", "title", "triggers")

    def __init__(self) -> None:
        self.title: Title | None = None
        self.triggers: list[Trigger] = []
        self.cues: set[str] = set()
        self.reasons: set[str] = set()


def entries(pack: Pack) -> dict[str, Entry]:
    """The lexicon of a pack by word."""
    table: dict[str, Entry] = {}

    def at(form: str) -> Entry:
        return table.setdefault(form.replace(" ", ""), Entry())

    for title in pack.titles:
        for form in title.forms:
            for one in expand(form):
                at(one).title = at(one).title or title
    for trigger in pack.triggers:
        for form in trigger.forms:
            for one in expand(form):
                at(one).triggers.append(trigger)
    for field_ in msgspec.structs.fields(Cues):
        if field_.name != "reasons":
            for form in getattr(pack.cues, field_.name):
                at(form).cues.add(field_.name.rstrip("_"))
    for reason, forms in pack.cues.reasons.items():
        for form in forms:
            at(form).reasons.add(reason)
    return table


class Item:
    """One word or name of a sentence.

    `kind`: `P` person, `O` organization, `T` title, `V` role trigger, `D` date, `Z` punctuation, `W` another word.
    """

    __slots__ = (
        "clause",
        "cues",
        "date",
        "end",
        "entity",
        "entry",
        "flags",
        "index",
        "kind",
        "part",
        "start",
        "text",
        "written",
    )

    def __init__(self, start: int, end: int, text: str, kind: str) -> None:
        self.start = start
        self.end = end
        self.text = text
        self.written = text
        self.kind = kind
        self.part = ""
        self.flags = 0
        self.entity: Entity | None = None
        self.entry: Entry | None = None
        self.date: When | None = None
        self.cues: set[str] = set()
        self.clause = 0
        self.index = 0


@dataclass(slots=True)
class Post:
    """Titles that stand together at items[start:end], where they are held and by whom in the same phrase."""

    start: int
    end: int
    titles: list[tuple[Title, str]]
    lead: int = 0
    org: Entity | None = None
    stated: bool = False
    unit: str = ""
    former: bool = False
    new: bool = False
    interim: bool = False
    holders: list[Item] = field(default_factory=list)
    more: list[Entity] = field(default_factory=list)
    """other organizations of a list before the title: 甲公司、乙公司的董事长"""
    used: bool = False


@dataclass(slots=True)
class Row:
    """One sentence."""

    items: list[Item]
    start: int
    end: int
    index: int
    paragraph: int
    headline: bool
    quoted: bool = False
    posts: list[Post] = field(default_factory=list)
    cues: set[str] = field(default_factory=set)

    def post_at(self, index: int) -> Post | None:
        """The post in which an item stands."""
        for post in self.posts:
            if post.start <= index < post.end:
                return post
        return None


def sentences(text: str, title_length: int) -> Iterator[tuple[int, int, int, bool]]:
    """Spans of sentences with the number of their paragraph, and whether they are of the headline."""
    paragraph = 0
    for match in _SENTENCE.finditer(text):
        start, end = match.span()
        body = text[start:end].strip()
        if body:
            yield start, end, paragraph, start < title_length
        if match.group().endswith("\n\n"):
            paragraph += 1


class Builder:
    """Makes rows of one document."""

    def __init__(self, table: dict[str, Entry]) -> None:
        self.table = table

    def rows(
        self,
        text: str,
        pieces: list[Piece],
        names: list[Found],
        dates: list[When],
        entities: dict[tuple[str, str], Entity],
        title_length: int,
    ) -> list[Row]:
        """The sentences of a document."""
        items = self._items(text, pieces, names, dates, entities)
        rows: list[Row] = []
        position = 0
        for start, end, paragraph, headline in sentences(text, title_length):
            own = []
            while position < len(items) and items[position].start < end:
                if items[position].start >= start:
                    own.append(items[position])
                position += 1
            row = Row(own, start, end, len(rows), paragraph, headline)
            clause = 0
            for i, item in enumerate(own):
                item.index = i
                if item.kind == "Z" and item.text in _BREAKS:
                    clause += 1
                item.clause = clause
                row.cues |= item.cues
            rows.append(row)
        return rows

    def _items(
        self,
        text: str,
        pieces: list[Piece],
        names: list[Found],
        dates: list[When],
        entities: dict[tuple[str, str], Entity],
    ) -> list[Item]:
        fixed: list[tuple[int, int, Found | When]] = [(n.start, n.end, n) for n in names]
        taken = {k for n in names for k in range(n.start, n.end)}
        fixed += [(d.start, d.end, d) for d in dates if d.start not in taken and d.end - 1 not in taken]
        fixed.sort(key=lambda f: f[0])
        out: list[Item] = []
        at, which = 0, 0
        for piece in pieces:
            while at < piece.end:
                if which < len(fixed) and fixed[which][0] < at:
                    which += 1
                    continue
                start = max(at, piece.start)
                if which < len(fixed) and fixed[which][0] < piece.end:
                    begin, end, what = fixed[which]
                    if begin > start:
                        self._word(out, text, start, begin, piece)
                    out.append(_name(text, begin, end, what, entities))
                    at = end
                    which += 1
                    continue
                self._word(out, text, start, piece.end, piece)
                at = piece.end
        return out

    def _word(self, out: list[Item], text: str, start: int, end: int, piece: Piece) -> None:
        surface = text[start:end]
        if surface == " " and out and out[-1].kind == "T" and out[-1].text.isascii():
            return  # CEO Jane Roe
        if surface.isspace():
            surface = surface.strip() or " "
        item = Item(start, end, surface, "Z" if piece.kind == "Z" else "W")
        item.part = piece.kind
        item.flags = piece.flags if end - start == piece.end - piece.start else 0
        entry = self.table.get(surface)
        if entry is not None:
            item.entry = entry
            item.cues = entry.cues
            if entry.title is not None:
                item.kind = "T"
            elif any(t.kind == "role" for t in entry.triggers):
                item.kind = "V"
        out.append(item)


def _name(
    text: str, start: int, end: int, what: Found | When, entities: dict[tuple[str, str], Entity]
) -> Item:
    if isinstance(what, When):
        item = Item(start, end, text[start:end], "D")
        item.date = what
        return item
    item = Item(start, end, text[start:end], "P" if what.kind == "person" else "O")
    item.entity = entities[(what.kind, what.entity)]
    return item


_POST_WORDS: Final = words("clauses_post_words")
_LEADS: Final = frozenset({"former", "new", "interim", "current", "skip"})
_HELD_LEADS: Final = words("clauses_held_leads")
_STOP_LEADS: Final = frozenset(["、，,。；：和与及"]) | set("、，,。；：和与及为任")


_OTHER_POSTS: Final = words("clauses_other_posts")


def find_posts(row: Row) -> None:
    """Sets `row.posts`: groups of titles, what stands before them, and who stands right after them."""
    items = row.items
    i = 0
    while i < len(items):
        item = items[i]
        word = items[i + 1].text if i + 1 < len(items) else ""
        if item.kind != "T" or item.entry is None or item.entry.title is None or word in _OTHER_POSTS:
            i += 1
            continue
        post = Post(i, i + 1, [(item.entry.title, item.written)])
        k = i + 1
        while (nxt := _next_title(items, k)) is not None:
            following = items[nxt]
            assert following.entry is not None and following.entry.title is not None
            if any(items[j].kind == "O" for j in range(k, nxt)):
                break
            post.titles.append((following.entry.title, following.written))
            post.end = k = nxt + 1
        row.posts.append(post)
        i = post.end
    for post in row.posts:
        _holders(row, post)
        _lead(row, post)
        _apposed(row, post)
    for post, after in zip(row.posts[-2::-1], row.posts[:0:-1], strict=False):
        joint = items[post.end].text if post.end < len(items) else ""
        if not post.holders and after.holders and after.lead == post.end + 1 and joint in ("、", "兼", "暨"):
            post.holders = list(after.holders)


def _apposed(row: Row, post: Post) -> None:
    """甲，乙公司的总裁，昨天…: the post behind the name, between commas."""
    items, k = row.items, post.lead
    if post.holders or not post.stated or k < 2 or post.end >= len(items):
        return
    named = items[k - 2].kind == "P" and (k == 2 or items[k - 3].kind == "Z")
    if named and items[k - 1].text == items[post.end].text == "，":
        post.holders = [items[k - 2]]


def _next_title(items: list[Item], k: int) -> int | None:
    """Where a title goes on with a group: after 、 or 兼, perhaps with a unit's name before it."""
    if k >= len(items) or items[k].text not in _JOINTS:
        return None
    for j in range(k + 1, min(k + 5, len(items))):
        item = items[j]
        if item.kind == "T":
            return j
        if item.text in _JOINTS and j == k + 1:
            continue
        if item.kind in "PVDZ" or (item.kind == "O") or item.part == "f":
            return None
        if not (item.flags & UNIT or item.part in "nSOXaG" or item.cues & {"company", "new"}):
            return None
    return None


def _lead(row: Row, post: Post) -> None:
    """What stands before a title and belongs to it: its organization, a unit, "former", "acting"."""
    items = row.items
    k = post.start - 1
    post.lead = post.start
    while k >= 0 and post.start - k <= 7:
        item = items[k]
        if item.kind == "O":
            post.org, post.stated, post.lead = item.entity, True, k
            while k > 1 and items[k - 1].text in ("、", "和", "及", "与") and items[k - 2].kind == "O":
                k -= 2
                more = items[k].entity
                if more is not None:
                    post.more.append(more)
                post.lead = k
            if k and items[k - 1].text in ("前", "原"):
                post.former, post.lead = True, k - 1  # 前甲副总裁乙
            return
        if item.kind in "PTDZ":
            return
        if item.text in _HELD_LEADS:
            post.former = True
            post.lead = k
        elif item.kind == "V" and item.cues & {"interim"} and k == post.start - 1 and not post.holders:
            post.interim = True
            return
        elif item.cues & {"interim"} and (item.kind != "V" or (post.holders and k == post.start - 1)):
            post.interim = True
            post.lead = k
        elif item.text in ("新任", "候任", "准", "下任", "下一任", "新"):
            post.new = True
            post.lead = k
        elif (item.cues & {"company"} and item.part != "X") or item.text in ("校", "该行", "该校"):
            post.stated = True
            post.unit = item.text
            post.lead = k
            return
        elif item.text in ("后者", "前者"):
            post.stated, post.unit, post.lead = True, item.text, k
            return
        elif item.text.endswith("委员会") and k == post.start - 1 and item.kind != "O":
            post.titles = post.titles[1:]  # the head of a committee of the board is no post of the company
            post.lead = k
            return
        elif item.kind == "V" or item.text in _STOP_LEADS:
            return
        elif item.cues & {"current", "skip"} or item.text == "的":
            pass
        elif item.flags & UNIT or item.part in "nSOXaGWMmi":
            post.lead = k
        else:
            return
        k -= 1


def past_gloss(row: Row, k: int) -> int:
    """Where the text goes on behind 先生 and what stands in brackets after a name."""
    items = row.items
    if k < len(items) and items[k].text in ("先生", "女士", "同志", "博士", "教授"):
        k += 1
    if k < len(items) and items[k].text in ("（", "("):
        while k < len(items) and items[k].text not in ("）", ")"):
            k += 1
        k += 1
    return k


def _holders(row: Row, post: Post) -> None:
    """董事长王某; 董事长王某、李某 (two of them); 主任的王某."""
    items = row.items
    k = post.end
    if k < len(items) and items[k].text == "的":
        k += 1
        if not (k < len(items) and items[k].kind == "P"):
            return
        if any(
            i.kind == "V" and i.clause == items[k].clause and len(i.text) > 1
            for i in items[max(0, post.start - 5) : post.start]
        ):
            return
    if k + 3 < len(items) and items[k].text in ("“", "「") and items[k + 2].text in ("”", "」"):
        k += 3  # 会长“大喇叭”陈涛
    dash = k
    while dash < len(items) and dash - k < 2 and items[dash].text in ("—", "：", "——"):
        dash += 1
    named = post.start > 0 and items[post.start - 1].kind == "V"
    if (
        dash > k
        and not named
        and dash + 1 < len(items)
        and items[dash].kind == "P"
        and items[dash + 1].kind != "V"
    ):
        k = dash
    while k < len(items) and items[k].kind == "P":
        post.holders.append(items[k])
        k = past_gloss(row, k + 1)
        if k + 1 < len(items) and items[k].text in ("、", "和", "与", "及") and items[k + 1].kind == "P":
            k += 1
        else:
            return


def roles_of(post: Post, org: Entity | None) -> list[tuple[Role, str]]:
    """The roles of a post's titles, as the class of the organization has them; none for those out of scope."""
    found: list[tuple[Role, str]] = []
    for title, text in post.titles:
        if title.out:
            continue
        roles = title.by_class.get(org.class_ or "", title.roles) if org is not None else title.roles
        for role in roles:
            if role not in {r for r, _ in found}:
                found.append((role, text))
    return found
