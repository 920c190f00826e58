"""Titles to posts: which titles stand together, and what is said of them."""

from typing import Final

from .context import Context
from .items import Item, Post, Row, plural
from .pack_schema import Title
from .post_holders import hold, several_holders, share, stand_in
from .post_places import MODIFIERS, place

_ALL: Final = frozenset({"both", "all"})
_GLUE: Final = frozenset(
    {
        "determiner",
        "skip",
        "conjunction",
        "as",
        "its",
        "possessive",
        "interim",
        "current",
        "new",
        "of",
        "from",
        "to",
    }
)
_INFLECTED: Final = ("e", "er", "en", "em", "es", "d", "i.")
"""What German adjectives before a title end in; a participle may stand bare ("geschäftsführend")."""


def find_posts(row: Row, context: Context) -> None:
    """Sets `row.posts`."""
    items = row.items
    row.posts = []
    i = 0
    while i < len(items):
        if items[i].kind != "title":
            i += 1
            continue
        group = [items[i]]
        k = i + 1
        while True:
            nxt = _joined(items, k)
            if nxt is None or (context.names.articles and _turns(items, group[0], k, nxt)):
                break
            group.append(nxt)
            k = nxt.index + 1
        post = Post(group)
        if not (context.names.auxiliaries and _acting_board(row, post)):
            row.posts.append(post)
        i = k + 1 if k < len(items) and _department(group[-1], items[k]) else k
    for post in row.posts:
        _modify(row, post, context.names.nouns)
        place(row, post, context)
    for post in row.posts:
        hold(row, post, context)
    share(row)
    if context.names.articles:
        for post in list(row.posts):
            several_holders(row, post)
    for post in row.posts:
        once = context.names.nouns and (post.former or post.hitherto)  # "der bisherige Anwalt Roe"
        if post.out and not once and post.holder is not None and post.holder.entity is not None:
            context.outsiders.add(id(post.holder.entity))
        post.rel = post.items[0].rel
        stand_in(row, post, context)


def _acting_board(row: Row, post: Post) -> bool:
    """Whether "the directors", "fellow trustees" are the board as a whole and nobody's post."""
    if len(post.items) > 1 or post.titles[0].roles != ["board_member"] or not plural(row, post):
        return False
    items = row.items
    before = items[post.start - 1] if post.start else None
    after = items[post.end] if post.end < len(items) else None
    named = after is not None and (
        after.kind == "person"
        or row.text.words[after.start] == ":"
        or (
            after.kind == "comma" and after.index + 1 < len(items) and items[after.index + 1].kind == "person"
        )
    )
    apposed = before is not None and (before.kind == "comma" or row.text.norms[before.start] in _ALL)
    if apposed and any(i.kind == "person" for i in items[max(0, post.start - 3) : post.start]):
        return False  # "Roe and Doe, both directors of Acme,"
    return not named and not (before is not None and (before.cues & {"as", "new"} or before.kind == "person"))


def _turns(items: list[Item], first: Item, end: int, other: Item) -> bool:
    """Whether two titles belong to two people told in turn: "Roe segretario, consiglieri Doe e Poe"."""
    before = items[first.index - 1].kind == "person" if first.index else False
    after = other.index + 1 < len(items) and items[other.index + 1].kind == "person"
    return before and after and items[end].kind == "comma"


def _department(title: Item, following: Item) -> bool:
    """Whether a title only tells what the one before it heads: "Leiterin Kommunikation"."""
    one, two = title.title, following.title
    if one is None or two is None or following.kind != "title":
        return False
    return two.office and two.weak and not one.office and following.start == title.end


def _joined(items: list[Item], k: int) -> Item | None:
    """The title that goes on with a group whose last title ends before item `k`."""
    glue = conjoined = False
    for i in range(k, min(k + 4, len(items))):
        item = items[i]
        if item.kind == "title":
            return item if glue and not item.cues & {"former"} else None
        if item.kind == "comma":
            glue = True
        elif "as" in item.cues and i > k and items[i - 1].kind == "comma":
            return None  # "Roe, currently vice president, as president"
        elif item.kind == "cue" and item.cues & _GLUE and not item.cues & {"former"}:
            conjoined = conjoined or "conjunction" in item.cues
            glue = glue or conjoined
            if "from" in item.cues and not conjoined:
                return None  # "promoted to president from vice president"
        else:
            return None
    return None


def _modify(row: Row, post: Post, nouns: bool) -> None:
    """`nouns`: adjectives are inflected, so that a bare form belongs to the verb ("übernimmt vorerst Chefin Roe")."""
    items = row.items
    post.former = post.former or "former" in items[post.start].cues
    post.leaving = "leaving" in items[post.start].cues
    if post.start and "hitherto" in items[post.start - 1].cues:
        post.hitherto = True
    for item in post.items:  # "nuovo ad", "ex ad": the modifier is part of the form
        post.former = post.former or "former" in item.cues
        post.new = post.new or "new" in item.cues
        post.interim = post.interim or "interim" in item.cues
    for k in range(post.start - 1, max(-1, post.start - 5), -1):
        item = items[k]
        cues = item.cues
        if item.kind not in ("cue", "title") or not cues & MODIFIERS:
            if item.kind == "org" or (item.kind == "word" and row.text.words[item.start][:1] in "'’"):
                continue
            break
        post.former = post.former or "former" in cues
        post.new = post.new or "new" in cues
        post.leaving = post.leaving or "leaving" in cues
        adverb = nouns and not row.text.norms[item.end - 1].endswith(_INFLECTED)
        post.interim = post.interim or ("interim" in cues and not adverb)
    for item in items[post.end : post.end + 2]:
        if item.kind == "cue" and item.cues & {"new"} and not item.cues & {"determiner"}:
            post.new = post.new or row.text.words[item.start].startswith("-")
        if "interim" in item.cues:
            post.interim = True


_BOARD: Final = Title(forms=[], roles=["board_member"], office=True)


def board_post(word: Item) -> Post:
    """The post that a word for a board stands for: a seat on it."""
    item = Item("title", word.start, word.end)
    item.index, item.breaks, item.title = word.index, word.breaks, _BOARD
    return Post([item])
