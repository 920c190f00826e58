"""Posts and people that a verb tells in turn: "elects A chairman and B secretary", "rises from A to B"."""

from typing import Final

from .context import Context
from .frame_forms import is_passive
from .frame_words import relation_of
from .items import Item, Post, Row
from .pack_schema import Trigger

_FROM_REACH: Final = 5
"""How far behind a verb the post stands that is left for another one, past the name of who is promoted."""


def _open_to(row: Row, post: Post, listed: bool) -> bool:
    """Whether a title may be what a verb gives: none of somebody named behind it, but in a list behind a colon."""
    lead = row.items[post.start - 1].cues if post.start else set()
    return post.holder_index < post.start or (listed and "determiner" not in lead)


def _apposed(row: Row, post: Post, who: Item) -> bool:
    """Whether a post only says who a person is: "contre Roe, le président sortant"."""
    return (
        post.start == who.index + 3
        and row.items[who.index + 1].kind == "comma"
        and "determiner" in row.items[who.index + 2].cues
    )


def paired(context: Context, row: Row, item: Item, trigger: Trigger) -> list[tuple[Post, Item]]:
    """Posts and people told in turn: "elects A chairman and B secretary", "nombra presidente a A y vocal a B"."""
    named = trigger.noun and context.settings.articles
    if trigger.change != "start" or not (named or trigger.person in ("object", "either")):
        return []
    posts: list[Post] = []
    people: list[Item] = []
    order, colon = "", False
    starts = {p.start: p for p in reversed(row.posts)}
    second = context.settings.order == "v2" and not trigger.noun
    if second and not is_passive(context, row, item):  # "hat A zum Obmann, B zur Kassierin gewählt"
        second = not any(i.kind == "person" for i in row.items[item.index :])
    first = next((i.index for i in row.items if i.kind == "person"), 0) if second else item.index + 1
    for other in row.items[first:]:
        if second and other is item:
            continue  # "wurde Roe zum Obmann gewählt, Doe zur Kassierin"
        if (
            context.settings.articles
            and other.kind == "stop"
            and row.text.words[other.start] in (":", "(", ")")
        ):
            colon = colon or row.text.words[other.start] == ":"
            continue  # "annonce deux nominations : Roe comme directeur", "Roe (président)"
        if other.kind == "trigger" and any(t.kind == "role" for t in other.triggers):
            if colon and "passive_aux" in other.cues:
                continue  # "rinnovato il consiglio: presidente è Roe, segretario Doe"
            break
        bracket = other.kind == "stop" and row.text.words[other.start] in "()"
        if bracket:
            continue
        if other.rel == "instead" or other.kind == "stop" or "relative" in other.cues:
            break
        post = starts.get(other.index)
        if post is not None and not (post.former or post.out) and _open_to(row, post, colon):
            posts.append(post)
            order += "t"
        elif other.kind == "person" and relation_of(row, other) in (
            None,
            "of" if named else "to",
            "object",
        ):
            people.append(other)
            order += "p"
    if context.settings.articles and order.startswith("tp") and "tt" not in order and "pp" in order:
        return _grouped(row, posts, people, order)
    pairs = list(zip(posts, people, strict=False))
    turns = order in ("tp" * len(pairs), "pt" * len(pairs))
    own = all(post.holder in (None, who) for post, who in pairs)
    own = own and not any(_apposed(row, post, who) for post, who in pairs)
    if trigger.modality == "possible" and any(
        row.items[p.start - 1].kind == "comma" for p in posts if p.start
    ):
        own = False  # "deux candidats : Roe, directeur des ventes, et Doe, directrice": what they are now
    return pairs if len(pairs) > 1 and turns and own else []


def _grouped(row: Row, posts: list[Post], people: list[Item], order: str) -> list[tuple[Post, Item]]:
    """Pairs of a list in which a plural title has several people: "presidente Roe, consiglieri Doe e Poe"."""
    pairs: list[tuple[Post, Item]] = []
    behind = iter(people)
    for post, names in zip(posts, order.split("t")[1:], strict=True):
        own = [next(behind) for _ in names]
        if len(own) > 1 and not row.text.norms[post.items[0].start].endswith(("i", "s", "e")):
            return []
        if any(post.holder not in (None, *own) for _ in own[:1]):
            return []
        pairs += [(post, who) for who in own]
    return pairs if len(posts) > 1 else []


def from_to(row: Row, item: Item) -> None:
    """ "ascendió de gerente a director": the first post is left for the second."""
    behind = [p for p in row.posts if p.start > item.index][:2]
    reach = _FROM_REACH if any(i.kind == "person" for i in row.items[item.index + 1 : item.index + 4]) else 3
    if len(behind) < 2 or behind[0].start - item.index > reach:
        return
    if behind[0].rel == "of" and behind[1].rel == "to" and behind[0].holder is None:
        behind[0].rel = "from"
