"""Who holds a post in the same phrase: "CEO Jane Roe", "Jane Roe, 49, the chief executive"."""

from typing import Final

from .context import Context
from .entity import Entity
from .items import Item, Post, Row, plural
from .post_places import modifies, unit_end

_COUNTED: Final = frozenset("two three four five six seven other both new further independent fellow".split())
"""what stands before a plural title whose holders are listed behind a comma: "two other directors, Roe and Doe" """
_AGE_REACH: Final = 7


def _unit_word(row: Row, item: Item, post: Post) -> bool:
    """Whether a small unknown word is the unit of a head before his name: "la responsabile diritti Anna Neri"."""
    following = row.items[item.index + 1] if item.index + 1 < len(row.items) else None
    return (
        item.kind == "word"
        and row.text.words[item.start].islower()
        and following is not None
        and following.kind == "person"
        and all(t.roles == ["head"] for t in post.titles)
    )


def several(row: Row, k: int) -> bool:
    """Whether a plural article stands there: of "los socios, Roe" Roe is none."""
    if not 0 <= k < len(row.items) or "determiner" not in row.items[k].cues:
        return False
    return row.text.norms[row.items[k].start] in ("los", "las", "os", "as", "les")


def hold(row: Row, post: Post, context: Context) -> None:
    """The person who holds the post in the same phrase: "CEO Jane Roe", "Jane Roe, 49, the chief executive"."""
    items = row.items
    if post.office:
        return
    bare = post.start == 0 or "determiner" not in items[post.start - 1].cues
    if post.items[0].rel == "as" and bare and _named_next(items, post, context.names.nouns):
        return  # "se incorpora como consejera María Roa": she becomes what the title says
    for k in range(post.end, min(post.end + 5, len(items))):
        item = items[k]
        if item.kind == "person":
            post.holder = item
            return
        if item.kind == "cue" and item.cues & {"honorific", "kin"}:
            continue
        if k == post.end and (modifies(item) or ("as" in item.cues and plural(row, post) and bare)):
            continue  # "consiglieri come Roe"
        if item.kind == "org" and item.entity is post.org:
            continue
        if item.kind == "cue" and "of" in item.cues and post.org is not None:
            continue
        if item.kind == "cue" and "determiner" in item.cues and k > post.end:
            continue
        if context.names.articles and "determiner" in item.cues and _kin_behind(items, k) and bare:
            continue  # "presidente la figlia Anna"
        if k == post.end and _unit_word(row, item, post):
            continue
        break
    k = post.start - 1
    while post.new and k > 0 and items[k].kind == "cue" and items[k].cues & {"new", "determiner"}:
        k -= 1
    if post.new and k >= 0 and items[k].kind == "person":  # "Roe nuovo presidente"
        post.holder = items[k]
        return
    if post.start > 1 and items[post.start - 1].kind == "comma" and items[post.start - 2].kind == "person":
        post.holder = items[post.start - 2]
        return
    lead = post.start - 1
    while lead > 0 and items[lead].kind == "cue" and items[lead].cues & {"new", "current", "former"}:
        lead -= 1  # "une nouvelle directrice, Roe", "l'actuel président, Roe"
    led = items[lead].cues & {"determiner", "its", "possessive"} if post.start else True
    if lead <= 0 and post.start == 1 and context.names.articles:
        led = led or items[0].cues & {"hitherto", "current", "former"}  # "Jusqu'ici directrice, Roe"
    if context.names.auxiliaries and plural(row, post) and lead >= 0:
        led = led or row.text.norms[items[lead].start] in _COUNTED or items[lead].kind == "number"
    if post.org is not None or led or (post.new and lead < post.start - 1):
        k = unit_end(items, post.end)
        predicate = (
            post.start > 0 and items[post.start - 1].kind == "trigger"
        )  # "a été élue présidente, Doe ..."
        if k + 1 < len(items) and items[k].kind == "comma" and not predicate:
            k += 1
            while k < len(items) and items[k].cues & {"honorific"}:
                k += 1
            if k < len(items) and items[k].cues & {"he", "she"} and "relative" not in items[k].cues:
                who = context.person_for("she" if "she" in items[k].cues else "he", [])
                if who is not None:  # "Directrice générale depuis mai, elle ..."
                    post.items[0].entity, post.holder = who, post.items[0]
                    return
            if k < len(items) and items[k].kind == "person" and not several(row, lead):
                nxt = items[k + 1] if k + 1 < len(items) else None
                if nxt is None or nxt.kind != "person":
                    post.holder = items[k]
                    return
    _hold_before(row, post)
    if post.holder is None and context.names.articles:
        _hold_pronoun(row, post, context)


def _hold_pronoun(row: Row, post: Post, context: Context) -> None:
    """ "La journaliste, rédactrice en chef d'Acme, ...": whom the words before stand for."""
    items = row.items
    if post.start < 2 or items[post.start - 1].kind != "comma" or post.items[0].rel is not None or post.new:
        return
    k = unit_end(items, post.end)
    if k >= len(items) or items[k].kind != "comma":
        return
    for item in items[: post.start - 1]:
        if item.kind in ("person", "trigger", "title", "org", "stop") or "relative" in item.cues:
            return
    lead = next((i for i in items[: post.start - 1] if "pronoun" in i.cues), None)
    if lead is None or lead.index > 1:
        return
    who = context.person_for(None, [])
    if who is not None:
        post.items[0].entity, post.holder = who, post.items[0]


def _kin_behind(items: list[Item], k: int) -> bool:
    return k + 2 < len(items) and "kin" in items[k + 1].cues and items[k + 2].kind == "person"


def _named_next(items: list[Item], post: Post, nouns: bool) -> bool:
    """Whether a person's name follows a title at once, without a comma.

    `nouns`: nouns have capitals, the subject stands freely behind the firm: "als Chefin von Acme folgt Roe" and
    "folgt als Chefin von Acme Roe".
    """
    k = post.end
    while nouns and k < len(items) and (items[k].kind == "org" or items[k].cues & {"of", "determiner"}):
        k += 1
    return k < len(items) and items[k].kind == "person"


def _hold_before(row: Row, post: Post) -> None:
    if post.items[0].rel is not None:  # "a cousin of the chairman"
        return
    items, comma = row.items, False
    for k in range(post.start - 1, max(-1, post.start - _AGE_REACH), -1):
        item = items[k]
        if item.kind == "person":
            if comma:
                post.holder = item
            return
        if item.kind == "comma" or (item.kind == "stop" and row.text.words[item.start] in "(（"):
            comma = True
        elif (item.kind == "date" and item.cues & {"current", "former"}) or "hitherto" in item.cues:
            continue  # "Roe, oggi direttrice commerciale", "Roe, hasta ahora directora"
        elif item.kind == "date" and k and items[k - 1].cues & {"since", "until"}:
            continue
        elif (
            item.kind == "trigger"
            or item.kind in ("date", "title", "stop")
            or (
                item.kind == "cue"
                and item.cues & {"conjunction", "breaks", "relative", "by", "with", "as", "to", "from"}
            )
        ):
            return


def stand_in(row: Row, post: Post, context: Context) -> None:
    """A definite title that begins its clause stands for a person: "Le PDG du groupe cédera sa place"."""
    items = row.items
    if (
        post.holder is not None
        or post.office
        or post.out
        or post.former
        or post.rel is not None
        or not post.start
    ):
        return
    k = post.start - 1
    while k > 0 and items[k].cues & {"skip", "current", "new"} and "determiner" not in items[k].cues:
        k -= 1
    one = row.text.norms[items[k].start] in context.names.one
    owned = context.names.auxiliaries and _owned(row, k)
    if owned and "its" not in items[k].cues:
        k -= 1
    if (
        ("determiner" not in items[k].cues and not owned)
        or one
        or items[k].breaks != items[post.start].breaks
    ):
        return
    before = None
    if k > 1 and row.text.words[items[k - 1].start] == ":":
        named = [i for i in items[: k - 1] if i.kind == "person"]
        before = named[0] if len(named) == 1 else None
    for other in reversed(items[:k]):
        if other.breaks != items[k].breaks:
            break
        if other.kind in ("person", "trigger", "title", "org") or other.cues & {"pronoun", "conjunction"}:
            return
    end = unit_end(items, post.end)
    following = items[end] if end < len(items) else None
    told = post.end < len(items) and modifies(items[post.end])  # "il presidente uscente annuncia ricorso"
    following = items[post.end] if told else following
    if following is None or "by" in following.cues:
        return
    verb = (
        context.names.auxiliaries and following.kind == "word" and row.text.words[following.start].islower()
    )
    if following.kind not in ("trigger", "comma", "cue") and not told and not verb:
        return
    is_link = any(t.change in ("hold", "held") for t in following.triggers)
    if is_link and any(i.kind == "person" for i in items[end + 1 : end + 3]):
        return
    org = post.org or context.main
    roles = {role for title in post.titles for role in title.roles}
    who = context.successor(roles, org) if post.new else context.holder_of(roles, org)
    if who is None and not post.new and row.sentence.index - context.person_sentence <= 1:
        last = context.last_person
        if last is not None and not row.sentence.headline and not context.posts_of(last):
            who = last
    if before is not None and before.entity is not None and not post.new:
        known = context.posts_of(before.entity)
        who = before.entity if not known else who  # "promuove Roe: il direttore vendite diventa ..."
    if who is not None:
        first = post.items[0]
        first.entity = who
        post.holder = first


def _owned(row: Row, k: int) -> bool:
    """Whether a possessive stands there: "the insurer's (chief executive)", "its (chairman)"."""
    items = row.items
    if "its" in items[k].cues:
        return True
    genitive = row.text.words[items[k].start][:1] in "'’" and k > 0
    return genitive and (items[k - 1].kind == "org" or bool(items[k - 1].cues & {"company", "child"}))


def share(row: Row) -> None:
    """ "chief executive of Acme and a former chairman of Beta": the second post has the first one's holder."""
    for first, second in zip(row.posts, row.posts[1:], strict=False):
        if second.holder is not None or first.holder is None or second.office or second.items[0].rel == "as":
            continue
        between = row.items[first.end : second.start]
        joined = any("conjunction" in i.cues or i.kind == "comma" for i in between)
        if (
            joined
            and all(i.kind in ("org", "comma", "cue", "word") for i in between)
            and first.holder.index < first.start
        ):
            second.holder = first.holder


def several_holders(row: Row, post: Post) -> None:
    """ "I consiglieri Roe e Doe": those who are named behind the first one of a plural hold the same post."""
    if post.holder is None or post.office or not plural(row, post):
        return
    taken = {id(p.holder) for p in row.posts}
    if post.holder.index < post.start:  # "Roe and Doe, both directors of Acme,"
        k = post.holder.index - 1
        while k > 0 and row.items[k - 1].kind == "person" and id(row.items[k - 1]) not in taken:
            if not (row.items[k].kind == "comma" or "conjunction" in row.items[k].cues):
                return
            row.posts.append(_also(post, row.items[k - 1]))
            k -= 2
        return
    k = post.holder.index + 1
    while k + 1 < len(row.items):
        joint, other = row.items[k], row.items[k + 1]
        if (
            not (joint.kind == "comma" or "conjunction" in joint.cues)
            or other.kind != "person"
            or id(other) in taken
        ):
            return
        row.posts.append(_also(post, other))
        k += 2


def _also(post: Post, holder: Item) -> Post:
    """The same post of another holder."""
    also = Post(post.items)
    also.org, also.org_how, also.new, also.former = post.org, post.org_how, post.new, post.former
    also.interim, also.holder = post.interim, holder
    return also


def holder_of(post: Post) -> Entity | None:
    """The entity that holds the post in the same phrase."""
    return post.holder.entity if post.holder is not None else None
