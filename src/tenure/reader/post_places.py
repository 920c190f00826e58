"""The organization at which a post is, where the phrase itself says so: "Acme's chairman", "president of Acme"."""

from typing import Final

from .context import Context
from .items import Item, Post, Row

MODIFIERS: Final = frozenset(
    {"former", "new", "interim", "current", "determiner", "skip", "its", "possessive", "kin"}
)
_UNIT_REACH: Final = 7
"""How many items a unit's name may take between a title and its organization."""


def place(row: Row, post: Post, context: Context) -> None:
    """The organization whose post it is, where the phrase itself says so."""
    order = context.settings.possessor
    if order in ("before", "both") and _before(row, post, context):
        return
    if order == "after" and _owner_before(row, post, context):
        return
    if order in ("after", "both") or context.settings.tokens == "words":
        _after(row, post, context)


def _owner_before(row: Row, post: Post, context: Context) -> bool:
    """ "sa porte-parole", "dont le directeur général": the organization that was named before."""
    k = post.start - 1
    while k > 0 and row.items[k].cues & MODIFIERS and not row.items[k].cues & {"its"}:
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
        if item.kind == "cue" and not item.cues & MODIFIERS and row.text.words[item.start][:1] not in "'’":
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
    reach = 3 if post.end < len(items) and modifies(items[post.end]) else _UNIT_REACH
    for k in range(post.end, min(post.end + reach, len(items))):
        item = items[k]
        if k == post.end and modifies(item):
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
                context.settings.order == "v2"
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


def modifies(item: Item) -> bool:
    """Whether a verb's form stands behind a title as an adjective: "il presidente uscente Roe"."""
    return item.kind == "trigger" and "skip" in item.cues


def _in_unit(items: list[Item], k: int) -> bool:
    """Whether a conjunction joins two words of a unit's name: "director of sales and marketing at Acme"."""
    return 0 < k < len(items) - 1 and items[k - 1].kind == "word" and items[k + 1].kind == "word"


def unit_end(items: list[Item], k: int) -> int:
    """Where the phrase ends that says of what the title at the left is: "of Acme", "of sales and marketing"."""
    start = k
    if k < len(items) and modifies(items[k]):
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
