"""What one trigger says of several: "named Roe chief executive and Poe chairman", "took the chair in 2007 and
the presidency in 2010"."""

from typing import Final

from .items import Item, Post, Row

_COMPLEMENT: Final = 10
"""How many items may say of what a post is, before the next one is named."""
_APPOSITION: Final = 6


def pairs(row: Row, post: Post) -> list[tuple[Item, Post]]:
    """Further people with their posts after the first pair, each joined by a comma, a semicolon or "and"."""
    found: list[tuple[Item, Post]] = []
    by_start = {p.start: p for p in row.posts}
    last = post
    while True:
        k = _joint(row, last.end)
        while k < len(row.items) and row.items[k].cues & {"honorific", "kin", "determiner", "conjunction"}:
            k += 1
        if k == last.end or k >= len(row.items) or row.items[k].kind != "person":
            return found
        person = row.items[k]
        following = None
        for i in range(k + 1, min(k + 1 + _APPOSITION, len(row.items))):
            if i in by_start:
                following = by_start[i]
                break
            if row.items[i].kind in ("person", "org", "trigger") or row.items[i].cues & {
                "relative",
                "breaks",
            }:
                break
        own = following is not None and following.holder in (None, person) and not following.former
        if following is None or not own or following.out:
            return found
        found.append((person, following))
        last = following


def titled(row: Row, start: int) -> list[Post]:
    """Posts that stand before their people in a list from item `start` on: "è stata eletta presidente Anna Neri,
    vicepresidente Carlo Bassi"."""
    found: list[Post] = []
    for post in row.posts:
        if (
            post.start < start
            or post.out
            or post.former
            or post.holder is None
            or post.holder_index <= post.start
        ):
            continue
        before = row.items[post.start - 1]
        if "determiner" in before.cues and post.start > 1:
            before = row.items[post.start - 2]  # "ainsi que le directeur financier, Doe"
        if not (
            before.kind == "comma" or "conjunction" in before.cues or row.text.words[before.start] == ";"
        ):
            continue
        if any(i.triggers or i.cues & {"relative", "breaks"} for i in row.items[start : post.start]):
            break
        found.append(post)
    return found


_LEADS = frozenset(
    {"conjunction", "determiner", "as", "current", "new", "interim", "since", "effective", "its"}
)
"""what may stand right before a further post of the same person"""


def joined(row: Row, post: Post) -> list[tuple[Post, Item | None]]:
    """Further posts of the same person after a date of the first one, each with its own date."""
    found: list[tuple[Post, Item | None]] = []
    last = post
    for following in row.posts:
        if following.start < last.end or following.holder is not None or following.out or following.former:
            continue
        between = row.items[last.end : following.start]
        dated = any(i.kind == "date" for i in between)
        joint = any("conjunction" in i.cues or i.kind == "comma" for i in between)
        small = all(
            (i.kind in ("date", "comma", "cue", "org", "word") or all(t.noun for t in i.triggers))
            and i.kind not in ("person", "title", "stop")
            and "relative" not in i.cues
            for i in between
        )
        led = bool(between) and (between[-1].kind in ("comma", "date") or bool(between[-1].cues & _LEADS))
        if not (dated and joint and small and led and len(between) <= _COMPLEMENT):
            break
        after = row.items[following.end : following.end + 4]
        found.append((following, next((i for i in after if i.kind == "date"), None)))
        last = following
    return found


def _joint(row: Row, k: int) -> int:
    """After the comma or conjunction that ends what a post is of; `k` itself where there is none."""
    for i in range(k, min(k + _COMPLEMENT, len(row.items))):
        item = row.items[i]
        if item.kind == "comma" or "conjunction" in item.cues or row.text.words[item.start] == ";":
            return i + 1
        if item.kind in ("person", "trigger", "title"):
            break
    return k
