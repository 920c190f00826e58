"""Titles to posts: which titles stand together, at which organization, and who holds them in the same phrase."""

from typing import Final

from .context import Context
from .entity import Entity
from .items import Item, Post, Row, plural
from .pack_schema import Title

_COUNTED: Final = frozenset("two three four five six seven other both new further independent fellow".split())
"""what stands before a plural title whose holders are listed behind a comma: "two other directors, Roe and Doe" """
_ALL: Final = frozenset({"both", "all"})
_MODIFIERS: Final = frozenset(
    {"former", "new", "interim", "current", "determiner", "skip", "its", "possessive", "kin"}
)
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
_UNIT_REACH: Final = 7
"""How many items a unit's name may take between a title and its organization."""
_AGE_REACH: Final = 7
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
        _place(row, post, context)
    for post in row.posts:
        _hold(row, post, context)
    _share(row)
    if context.names.articles:
        for post in list(row.posts):
            _several(row, post)
    for post in row.posts:
        once = context.names.nouns and (post.former or post.hitherto)  # "der bisherige Anwalt Roe"
        if post.out and not once and post.holder is not None and post.holder.entity is not None:
            context.outsiders.add(id(post.holder.entity))
        post.rel = post.items[0].rel
        _stand_in(row, post, context)


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
        if item.kind not in ("cue", "title") or not cues & _MODIFIERS:
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


def _place(row: Row, post: Post, context: Context) -> None:
    """The organization whose post it is, where the phrase itself says so."""
    order = context.lexicon.pack.settings.possessor
    if order in ("before", "both") and _before(row, post, context):
        return
    if order == "after" and _owner_before(row, post, context):
        return
    if order in ("after", "both") or context.lexicon.pack.settings.tokens == "words":
        _after(row, post, context)


def _owner_before(row: Row, post: Post, context: Context) -> bool:
    """ "sa porte-parole", "dont le directeur général": the organization that was named before."""
    k = post.start - 1
    while k > 0 and row.items[k].cues & _MODIFIERS and not row.items[k].cues & {"its"}:
        k -= 1
    if k < 0:
        return False
    before = next((i for i in reversed(row.items[:k]) if i.kind == "org"), None)
    if "whose" in row.items[k].cues and before is not None and k - before.index <= 2:
        post.org, post.org_how = before.entity, "whose"
        return True
    led = _relative_before(row, post) if context.names.articles else None
    if led is not None:
        post.org, post.org_how = led.entity, "whose"
        return True
    if "its" in row.items[k].cues:
        if before is None and context.last_org is not None and context.subject_sentence == context.now - 1:
            post.org, post.org_how = context.subject, "its"
        else:
            post.org, post.org_how = context.focus(row, k), "its"
    return post.org is not None


def _relative_before(row: Row, post: Post) -> Item | None:
    """The organization before "dont il était (directeur)", "où elle sera (directrice)"."""
    items = row.items
    for k in range(post.start - 1, max(1, post.start - 7), -1):
        item = items[k]
        if item.cues & {"whose", "where"}:
            before = items[k - 2] if items[k - 1].kind == "comma" else items[k - 1]
            return before if before.kind == "org" else None
        verb = item.kind == "trigger" and not any(t.noun for t in item.triggers)
        small = item.kind == "person" or item.cues & {"pronoun", "determiner", "skip", "as", "current", "to"}
        if not (verb or small) or item.kind in ("org", "comma", "stop"):
            return None
    return None


def _before(row: Row, post: Post, context: Context) -> bool:
    items = row.items
    for k in range(post.start - 1, max(-1, post.start - 7), -1):
        item = items[k]
        if item.kind == "org":
            near = k == post.start - 1
            genitive = (
                item.rel == "of" or row.text.words[item.end][:1] in "'’"
                if item.end < len(row.text.words)
                else False
            )
            if near or genitive:
                post.org, post.org_how = item.entity, "before"
                return True
            return False
        if "whose" in item.cues and {"relative", "possessive"} <= item.cues:
            led = items[k - 1] if k and items[k - 1].kind != "comma" else items[k - 2] if k > 1 else None
            if led is not None and led.kind == "org":
                post.org, post.org_how = led.entity, "whose"
                return True
        if "its" in item.cues or ("possessive" in item.cues and "its" in item.cues):
            post.org, post.org_how = context.focus(row, item.index), "its"
            return post.org is not None
        if item.cues & {"company", "child", "board"} and (
            item.rel == "of" or k == post.start - 1 or row.text.words[item.end][:1] in "'’"
        ):
            post.org, post.org_how = context.refer(row, item), "company"
            return post.org is not None
        if item.kind in ("comma", "stop", "person", "trigger", "date", "title"):
            return False
        if item.kind == "cue" and not item.cues & _MODIFIERS and row.text.words[item.start][:1] not in "'’":
            return False
    return False


def _after(row: Row, post: Post, context: Context) -> bool:
    items = row.items
    led = items[post.end - 1].triggers or (post.items[0].rel == "as" and context.names.small_titles)
    if led and context.names.articles:  # "dirigirá como rectora la Universidad de Acme"
        k = post.end
        while (
            k < len(items)
            and items[k].kind == "cue"
            and items[k].cues & {"determiner", "skip"}
            and not items[k].rel
        ):
            k += 1
        if k < len(items) and items[k].kind == "org" and items[k].rel is None:
            post.org, post.org_how = (
                items[k].entity,
                "object",
            )  # "al frente de la patronal Acme", "dirigía Acme"
            return True
    bracket = items[post.end : post.end + 3]
    if (
        len(bracket) == 3
        and post.start
        and row.text.words[items[post.start - 1].start] == "("
        and bracket[0].kind == "comma"
        and bracket[1].kind == "org"
        and row.text.words[bracket[2].start] == ")"
    ):
        post.org, post.org_how = bracket[1].entity, "after"  # "Roe (direttore generale, Acme)"
        return True
    romance = context.names.articles and not context.names.auxiliaries
    reach = 3 if post.end < len(items) and _modifies(items[post.end]) else _UNIT_REACH
    for k in range(post.end, min(post.end + reach, len(items))):
        item = items[k]
        if k == post.end and _modifies(item):
            continue
        if item.kind == "org" and (
            (
                item.rel in ("of", "at", "for", "to", "with")
                and not (item.rel == "for" and context.names.articles)
            )
            or (k == post.end and not item.rel)
        ):
            if k == post.end and item.rel is None:
                return False
            if _home(row, post, item, context):
                post.org, post.org_how = context.main, "company"
                return True
            post.org, post.org_how = item.entity, "after"
            further = items[k + 2] if k + 2 < len(items) and "of" in items[k + 1].cues else None
            if (
                further is not None
                and further.kind == "org"
                and item.entity is not None
                and len(item.entity.key) == 1
                and (not romance or further.entity is None or further.entity.count > 1)
            ):
                post.org = further.entity  # "President of Research of Lundgaard"
            child = items[k + 1 : k + 3]
            if (
                context.lexicon.pack.settings.order == "v2"
                and len(child) > 1
                and child[1].kind == "org"
                and child[1].rel is None
                and any(
                    t.kind == "affiliation" and t.noun and t.person != "object" for t in child[0].triggers
                )
                and row.text.norms[child[0].start - 1] == row.text.norms[item.end - 1]
            ):
                post.org = child[1].entity  # "der Acme-Tochter Beta"
            return True
        if item.cues & {"company", "child"} and k + 1 < len(items) and items[k + 1].kind == "org":
            post.org, post.org_how = items[k + 1].entity, "after"  # "de la filial Austral"
            return True
        if item.cues & {"its", "company", "child"} and k + 2 < len(items):
            named = next((i for i in items[k + 1 : k + 4] if i.kind not in ("word", "cue")), None)
            if named is not None and named.kind == "comma" and items[named.index + 1].kind == "org":
                post.org, post.org_how = items[named.index + 1].entity, "after"  # "of its parent, Acme Group"
                return True
        if item.cues & {"company", "child"} and item.rel in ("of", "at", "for"):
            named = next((i for i in items[k + 1 : k + 5] if i.kind != "word" and not i.cues & {"of"}), None)
            if (
                named is not None
                and named.kind == "org"
                and (named.index > k + 1 or named.rel in (None, item.rel))
            ):
                home = named.index > k + 1 and _named_once(named, context)
                post.org = (
                    context.main if home else named.entity
                )  # "de la chaîne de restaurants Bistrot Nord"
                post.org_how = "company" if home else "after"
                return True
            post.org, post.org_how = context.refer(row, item), "company"
            return post.org is not None
        kin = any(t.kind == "affiliation" and t.noun for t in item.triggers)
        if kin and k + 1 < len(items) and items[k + 1].kind == "org":
            post.org, post.org_how = items[k + 1].entity, "after"  # "of its parent Acme Group"
            return True
        if item.kind in ("comma", "stop", "person", "trigger", "date", "title", "org", "number"):
            return False
        if item.kind == "cue" and item.cues & {"breaks", "relative", "from", "by", "as"}:
            return False
        if "conjunction" in item.cues and not _in_unit(items, k):
            return False
    return False


def _home(row: Row, post: Post, org: Item, context: Context) -> bool:
    """Whether a name said once is where a house is that a word stands for: "la tête de la manufacture du Sentier"."""
    between = row.items[post.end : org.index]
    return (
        _named_once(org, context)
        and len(between) == 3
        and between[0].cues >= {"of", "determiner"}
        and between[1].kind == "word"
        and row.text.words[between[1].start].islower()
        and "of" in between[2].cues
    )


def _named_once(org: Item, context: Context) -> bool:
    """Whether a name is one word that the text has once, beside a main organization: it may be a place."""
    entity, main = org.entity, context.main
    if not context.names.adjectives or entity is None or main is None or entity is main:
        return False
    return entity.count == 1 and len(entity.key) == 1 and entity.class_ in (None, "company")


def _modifies(item: Item) -> bool:
    """Whether a verb's form stands behind a title as an adjective: "il presidente uscente Roe"."""
    return item.kind == "trigger" and "skip" in item.cues


def _in_unit(items: list[Item], k: int) -> bool:
    """Whether a conjunction joins two words of a unit's name: "director of sales and marketing at Acme"."""
    return 0 < k < len(items) - 1 and items[k - 1].kind == "word" and items[k + 1].kind == "word"


def _unit_end(items: list[Item], k: int) -> int:
    """Where the phrase ends that says of what the title at the left is: "of Acme", "of sales and marketing"."""
    start = k
    if k < len(items) and _modifies(items[k]):
        k += 1
    while k < len(items) and k - start < _UNIT_REACH:
        item = items[k]
        if not (
            item.kind in ("org", "word", "number", "date")
            or item.cues & {"of", "at", "determiner", "company", "child", "skip", "interim"}
            or ("conjunction" in item.cues and _in_unit(items, k))
        ) or item.kind in ("trigger", "title", "person"):
            break
        k += 1
    return k


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


def _hold(row: Row, post: Post, context: Context) -> None:
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
        if k == post.end and (_modifies(item) or ("as" in item.cues and plural(row, post) and bare)):
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
        k = _unit_end(items, post.end)
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
    k = _unit_end(items, post.end)
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


def _stand_in(row: Row, post: Post, context: Context) -> None:
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
    end = _unit_end(items, post.end)
    following = items[end] if end < len(items) else None
    told = post.end < len(items) and _modifies(items[post.end])  # "il presidente uscente annuncia ricorso"
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


def _share(row: Row) -> None:
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


def _several(row: Row, post: Post) -> None:
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


_BOARD: Final = Title(forms=[], roles=["board_member"], office=True)


def board_post(word: Item) -> Post:
    """The post that a word for a board stands for: a seat on it."""
    item = Item("title", word.start, word.end)
    item.index, item.breaks, item.title = word.index, word.breaks, _BOARD
    return Post([item])


def holder_of(post: Post) -> Entity | None:
    """The entity that holds the post in the same phrase."""
    return post.holder.entity if post.holder is not None else None
