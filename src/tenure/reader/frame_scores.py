"""How well a person fits the place of a trigger for whom it looks: who acts, whom it names, who follows."""

from typing import Final

from . import attribution
from .context import Context
from .frame_subjects import inverted, noun_subject, of_verb
from .frame_words import bracket_of, has_relative, relation_of, rival
from .items import Item, Row, apart, aside

_RELATIVES: Final = {
    "subject": frozenset("der die das welcher welche".split()),
    "object": frozenset("den die das welchen welche".split()),
}
"""Relative pronouns that may be the subject, or the object, of their clause (German, Dutch)."""
_CLEFT: Final = frozenset("war ist es is was het".split())


def _conjoined_verb(row: Row, item: Item) -> bool:
    """Whether "and" stands right before a verb and its auxiliaries: it has the subject of the verb before it."""
    for other in reversed(row.items[: item.index]):
        if of_verb(row, other):
            continue
        return "conjunction" in other.cues
    return False


def person_score(context: Context, row: Row, item: Item, other: Item, place: str) -> float:
    """The score of a person for a place; below a floor nobody is chosen (see `frame_people`)."""
    left = other.index < item.index
    sov = context.settings.order == "sov"
    near = item.index
    if item.tail >= 0 and other.start > item.tail:  # "handed the post to Roe": the tail is nearer
        near = next(i.index for i in row.items if i.end > item.tail)
    between = row.items[min(other.index, near) + 1 : max(other.index, near)]
    if context.settings.order == "v2" and place == "either":
        between = [i for i in between if apart(i, item) < 1]
    if context.settings.auxiliaries and place in ("subject", "object") and other.breaks == item.breaks:
        between = [i for i in between if i.breaks == item.breaks]  # past "who ran Acme until 2017,"
    if context.settings.order == "v2" and place in ("subject", "object"):
        score = 1.8
        nominative = (
            "pronoun" in other.cues and "object" not in other.cues and bool(other.cues & {"he", "she"})
        )
        nominative = nominative or row.text.norms[other.start] in ("ich", "ik")
        if other.rel == "object":
            score += 0.6 if place == "object" else -1.2
        elif nominative:
            score += 0.3 if place == "subject" else -0.8
        elif place == "object" and left and not item.cues & {"participle"} and _alone(row, item):
            score -= 0.5 if _acted_on(row, item) or _ends(row, item) else 1.5
    elif place == "subject":
        score = 2.0 if left else 1.0
        two = any(t.change == "succeed" and t.other is None and not t.clitic for t in item.triggers)
        romance = context.settings.articles and not context.settings.auxiliaries
        if not left and romance and not two and inverted(row, item):
            score += 0.5  # "Ont été élus au conseil : Roe et Doe", "où entre aussi Roe"
        if other.rel == "object":
            score -= 0.8
        if left and context.settings.articles and _conjoined_verb(row, item):
            named = [i for i in row.items[: item.index] if i.breaks == item.breaks]
            first = next(
                (i for i in named if i.kind in ("person", "org") or "pronoun" in i.cues),
                None,
            )
            if first is not None and first.kind == "cue":  # "after he left, Roe came back and named himself"
                first = next((i for i in named if i.kind == "person" and i.rel is None), first)
            score += 1.2 if other is first and other.rel is None else -0.6
        if left and context.settings.auxiliaries:
            noun = noun_subject(row, item)
            score -= 1.3 if noun is not None and other.index < noun.index else 0.0
        if not left and context.settings.auxiliaries and not two:
            copula = "passive_aux" in item.cues and not between and item.index > 0
            score = 2.0 if copula or fronted(row, item, between) else score - 0.7
    elif place == "object":
        score = (2.0 if left else 0.8) if sov else (1.0 if left else 2.0)
        if left and context.settings.articles and other.rel != "to" and not has_relative(between):
            score -= 0.6  # "le directeur financier, Roe, a écarté toute augmentation de capital"
        if other.rel == "object":
            score += 1.0
        if left and context.settings.auxiliaries and not any("relative" in i.cues for i in between):
            score -= 1.2  # "the champion whose owner named a bar after him"
    elif place == "head":
        of = relation_of(row, other) == "of" and context.settings.order == "v2"  # "der Vorgänger von Roe"
        reach = 9 if any("passive_aux" in i.cues for i in between) else 4
        score = 2.0 if not left and len(between) <= reach and not of else 0.3
    else:
        score = 1.6
    score -= 0.06 * len(between)
    if left and "gerund" in item.cues and other.rel is not None:
        score -= 2.2  # "he gave it up in favour of Roe while staying chairman"
    if left and any(t.infinitive for t in item.triggers):
        score -= 0.15 * apart(other, item)  # "Roe quittera Acme pour diriger Beta"
    else:
        score -= (0.5 if context.settings.order == "v2" else 0.35) * apart(other, item)
        score -= 0.45 * sum(1 for i in between if rival(i))
    if (
        left
        and between
        and all(i.kind == "comma" or "relative" in i.cues for i in between[:3])
        and len(between) <= 3
        and "relative" in between[-1].cues
        and not (place == "object" and context.settings.object_mark == "to")  # "Roe, quien puso a su yerno"
    ):
        score += 0.8  # "in place of Roe, who retires"
    elif left and context.settings.articles and place == "subject" and _enclosed(context, row, item, other):
        score -= 0.8  # "Roe, che ha fondato Acme con Doe, lascia": named within the relative clause
    elif left and between and between[-1].kind == "comma" and not any(i.kind == "person" for i in between):
        score += 0.5  # "épaulée par Shane Grant, patron de l'Amérique du Nord, promu ..."
    elif item.tail >= 0 and 0 < other.start - item.tail <= 2 and other.rel != "instead":
        score += 0.3  # "remplacée dès aujourd'hui par Roe"
    elif other.rel in ("by", "with", "instead"):
        score -= 1.2
    elif other.rel in ("of", "from", "at", "as"):
        score -= 0.7
    elif other.rel == "to" and context.settings.object_mark == "to":
        score += -0.9 if place == "subject" else 0.7
    elif other.rel in ("to", "for"):
        infinitive = any(t.infinitive for t in item.triggers)
        own = left and (has_relative(between) or context.settings.auxiliaries)  # "a Roe, che sarà direttore"
        far = place == "subject" and context.settings.articles and (infinitive or not own)
        score -= 0.9 if far else 0.3
    if any("relative" in i.cues for i in between) and left and len(between) <= 3:
        score += 0.5
    free = context.settings.order == "v2" and place in ("subject", "object") and left
    if free and _explained(row, other, item, place):
        score += 2.0 if other.rel is not None else 0.6  # "folgt auf Roe, die nicht mehr antrat"
    if aside(other) and not aside(item):
        score -= 0.4
    if context.settings.order == "v2" and 0 < other.breaks % 1 < 0.2 and other.breaks > item.breaks:
        score -= 0.5  # named only in a clause that depends on the trigger's
    if context.settings.order == "v2" and place == "subject" and apart(other, item) >= 1:
        mine = attribution.clause(row, item)
        if any(
            (i.kind == "org" or (i.title is not None and i.title.office))
            and i.rel is None
            and i.index < item.index
            for i in mine
        ):
            score -= 1.0
    if place == "object" and any(p.out and p.holder is other for p in row.posts):
        score -= 0.6
    if other.cues and "pronoun" in other.cues:
        score -= 0.1
    return score


def _enclosed(context: Context, row: Row, item: Item, person: Item) -> bool:
    """Whether a person stands in an inserted clause that is over before a verb, other than a participle of his."""
    ends = tuple(context.settings.endings.get("participle", ()))
    his = person.index + 2 == item.index and row.text.norms[item.start].endswith(ends)
    return person.breaks > item.breaks and not his


def fronted(row: Row, item: Item, between: list[Item]) -> bool:
    """Whether a participle opens its clause and "is" stands before its subject: "Also leaving the board is Roe"."""
    if not row.text.norms[item.start].endswith(("ing", "ed", "en")):
        return False
    led = [i for i in between if "passive_aux" in i.cues]
    return bool(led) and not any(i.kind in ("person", "comma", "stop") for i in row.items[: item.index])


def _ends(row: Row, item: Item) -> bool:
    """Whether a verb is the last word of its clause."""
    after = row.items[item.index + 1] if item.index + 1 < len(row.items) else None
    plain = after is None or after.kind in ("comma", "stop") or not row.text.words[after.start][0].isalnum()
    return plain or (after is not None and after.breaks != item.breaks)


def _acted_on(row: Row, item: Item) -> bool:
    """Whether somebody else than who stands before a verb is its subject: "Roe feuert der Aufsichtsrat"."""
    after = [i for i in row.items[item.index + 1 :] if i.breaks == item.breaks]
    return any(
        i.body is not None
        or i.cues & {"company", "board"}
        or (i.kind == "org" and i.rel is None)
        or ("pronoun" in i.cues and "object" not in i.cues)
        for i in after
    )


def _alone(row: Row, item: Item) -> bool:
    """Whether a verb is the finite one of its clause: no auxiliary stands beside it."""
    aux = {"passive_aux", "active_aux"}
    return not any(i.breaks == item.breaks and i.cues & aux for i in row.items)


def _explained(row: Row, person: Item, item: Item, place: str) -> bool:
    """Whether a verb ends the relative clause of which a person before it is the subject, or the object."""
    end = bracket_of(row, person.index + 1, 1) if person.index + 1 < len(row.items) else None
    after = person.index + 1 if end is None else end + 1  # "Roe (61), der ..."
    while after < len(row.items) and row.text.norms[row.items[after].start] in _CLEFT:
        after += 1  # "Roe war es, den ..."
    lead = row.items[after : after + 2]
    return (
        len(lead) == 2
        and lead[0].kind == "comma"
        and "relative" in lead[1].cues
        and row.text.norms[lead[1].start] in _RELATIVES[place]
        and lead[1].breaks == item.breaks
        and not any(i.kind == "person" and i.rel is None for i in row.items[lead[1].index : item.index])
    )
