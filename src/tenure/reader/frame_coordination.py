"""People told together: joined by comma and "and", listed behind a colon."""

from .context import Context
from .entity import Entity
from .frame_words import apposed, bracket_of, noun_before_name, person_next
from .items import Item, Row, aside


def first_listed(context: Context, row: Row, item: Item, trigger_place: str) -> Item | None:
    """The first of the people behind a colon: "eligió a dos nuevos consejeros: Roe y Doe"."""
    if context.settings.auxiliaries and trigger_place in ("subject", "object"):
        return _behind_colon(row, item)
    if trigger_place not in ("object", "either") or not context.settings.articles:
        return None
    for k in range(item.index + 1, min(item.index + 9, len(row.items) - 1)):
        other = row.items[k]
        if other.kind == "stop" and row.text.words[other.start] == ":":
            named = row.items[k + 1]
            return named if named.kind == "person" and k > item.index + 1 else None
        comma = other.kind == "comma" and not context.names.small_titles
        if other.kind in ("person", "stop") or comma or other.cues & {"breaks", "relative"}:
            return None
    return None


def _behind_colon(row: Row, item: Item) -> Item | None:
    """The first of the people behind a colon, where none is named before: "Three directors resigned: Roe, ..."."""
    colon = next((i for i in row.items[item.index :] if row.text.words[i.start] == ":"), None)
    if colon is None or colon.index + 1 >= len(row.items):
        return None
    if any(i.kind == "person" or "pronoun" in i.cues for i in row.items[: colon.index]):
        return None
    named = row.items[colon.index + 1]
    return named if named.kind == "person" else None


def enumerated(context: Context, row: Row, first: Item) -> list[Entity]:
    """The people of a list whose entries may say more of each: "Roe, a banker; Doe, of Acme; and Poe"."""
    people, last = [first], first
    for other in row.items[first.index + 1 :]:
        if other.kind != "person" or other.rel not in (None, "object"):
            continue
        between = [
            i for i in row.items[last.index + 1 : other.index] if not i.cues & {"honorific", "conjunction"}
        ]
        plain = all(i.kind == "comma" for i in between)
        parted = bool(between) and row.text.words[between[-1].start] == ";"
        if plain or parted or (context.settings.auxiliaries and _begins_entry(row, other)):
            people.append(other)
            last = other
    return list(dict.fromkeys(p.entity for p in people if p.entity is not None))


def coordinated(context: Context, row: Row, chosen: Item) -> list[Entity]:
    """The person and those joined by comma and "and": all take part in what the trigger says."""
    people = [chosen]
    for step in (-1, 1):
        k = chosen.index + step
        joint = False
        while 0 <= k < len(row.items):
            other = row.items[k]
            if other.kind == "comma" or (other.kind == "cue" and "conjunction" in other.cues):
                joint = True
            elif joint and step > 0 and "of" in other.cues and person_next(row, other):
                pass  # "el nombramiento de Roe y de Doe"
            elif joint and step > 0 and _marked_too(context, row, chosen, other):
                pass  # "nombra a Roe y a Doe"
            elif other.kind == "person" and joint:
                people.insert(0, other) if step < 0 else people.append(other)
                joint = False
            elif (end := bracket_of(row, k, step)) is not None:
                k = end  # "Roe (président) et Doe"
            elif joint and context.settings.auxiliaries and (held := apposed(row, k, step)) is not None:
                k = held - step  # "Roe, chief executive of Acme, and Doe"
            elif joint and step > 0 and (noun_before_name(row, other) or _described(context, row, other)):
                pass  # "Roe e l'albergatore Doe"
            elif not (other.kind == "cue" and other.cues & {"honorific", "pronoun", "kin"}) and not (
                aside(other) or ((joint or step < 0) and _own_title(row, other))
            ):
                break
            k += step
    romance = context.settings.articles and not context.settings.auxiliaries
    conjoined = len(people) > 1 and any(
        "conjunction" in i.cues for i in row.items[people[0].index : people[-1].index]
    )
    following = row.items[people[-1].index + 1 : people[-1].index + 2]
    closed = bool(following) and "conjunction" in following[0].cues  # "Roe, Doe e l'intero consiglio"
    conjoined = conjoined or (len(people) > 1 and closed and people[0] is chosen and romance)
    chosen_people = people if conjoined else [chosen]
    return list(dict.fromkeys(p.entity for p in chosen_people if p.entity is not None))


def _marked_too(context: Context, row: Row, chosen: Item, other: Item) -> bool:
    """Whether a further object has the mark that the first one has: "nombra a Roe y a Doe"."""
    marked = context.settings.object_mark == "to" and chosen.rel == "to"
    if not marked or "to" not in other.cues:
        return False
    rest = iter(row.items[other.index + 1 : other.index + 5])
    who = next(
        (i for i in rest if i.kind != "comma" and not i.cues & {"possessive", "kin", "honorific"}), None
    )
    return who is not None and who.kind == "person"  # "a Roe y a su prima, Doe"


def _own_title(row: Row, item: Item) -> bool:
    """Whether an item belongs to a title that the person behind it holds: "and the treasurer, Roe"."""
    near = [p for p in row.posts if 0 < p.start - item.index <= 2 and p.holder_index > p.start]
    if item.kind in ("word", "number") and near and not near[0].out:
        return True  # "and two other directors, Roe and Doe"
    if item.kind == "cue" and item.cues & {"determiner", "its", "possessive"} and not item.triggers:
        return True
    return any(
        p.holder is not None and not p.out and p.start <= item.index < p.holder.index for p in row.posts
    )


def _described(context: Context, row: Row, item: Item) -> bool:
    """Whether words only say who the next person of a list is: "den Unternehmer Quast und die Bankerin Monn"."""
    if context.settings.order != "v2" or item.kind not in ("word", "cue", "title") or item.triggers:
        return False
    if item.kind == "cue":
        known = {"determiner", "skip", "former", "current"}
        return not item.cues or (bool(item.cues & known) and "breaks" not in item.cues)
    following = row.items[item.index + 1] if item.index + 1 < len(row.items) else None
    return following is not None and (following.kind == "person" or item.kind == "word")


def _begins_entry(row: Row, person: Item) -> bool:
    """Whether only words that say who somebody is stand between a name and the comma or "and" before it."""
    for other in reversed(row.items[: person.index]):
        if other.kind == "comma" or row.text.words[other.start] == ";" or "conjunction" in other.cues:
            return True
        small = other.cues & {"honorific", "determiner", "skip", "former", "current", "its", "possessive"}
        word = other.kind == "word" and row.text.words[other.start].islower() and not other.reasons
        if not (small or word or other.kind == "title"):
            return False
    return False
