"""What the words beside a trigger or a post say: relations, genitives, coordinations, roles."""

from typing import Final

from tenure.model.vocabulary import Modality, Role

from .entity import Entity
from .items import Item, Post, Row
from .pack_schema import Title, Trigger

_ACTIVE_REACH: Final = 6
"""How many items before a participle its auxiliary may stand."""
_GOVERNED: Final = 8
"""How many items an infinitive may stand behind the verb that governs it."""


def taker_of(row: Row, item: Item, post: Post) -> Trigger | None:
    """The other verb right behind which a post without a holder stands, and which takes it: "who was treasurer"."""
    if post.holder is not None:
        return None
    small = False
    for other in reversed(row.items[max(0, post.start - 6) : post.start]):
        if other is item:
            return None
        verbs = [t for t in other.triggers if t.kind == "role" and not t.noun]
        if other.kind == "trigger" and verbs:
            return verbs[0] if not small or verbs[0].change == "hold" else None
        small = small or "as" in other.cues
        if other.kind != "cue" or (other.cues & {"conjunction", "breaks", "relative"} and not small):
            return None
    return None


def in_place(row: Row, person: Item) -> bool:
    """Whether somebody takes a person's place: "al posto di Roe", "al posto del fondatore, Roe"."""
    if person.rel == "instead":
        return True
    titled = next((p for p in row.posts if p.holder is person and p.start < person.index), None)
    lead = row.items[titled.start - 1] if titled is not None and titled.start else None
    return lead is not None and "instead" in lead.cues


def bracket_of(row: Row, k: int, step: int) -> int | None:
    """The other end of the short brackets that stand at an item."""
    one, other = ("(", ")") if step > 0 else (")", "(")
    if row.items[k].kind != "stop" or row.text.words[row.items[k].start] != one:
        return None
    reach = range(k + step, k + step * 7, step)
    return next(
        (i for i in reach if 0 <= i < len(row.items) and row.text.words[row.items[i].start] == other), None
    )


def apposed(row: Row, k: int, step: int) -> int | None:
    """Where the title in apposition ends at whose one end an item stands: at its holder, or at the next comma."""
    for post in row.posts:
        holder = post.holder
        if holder is None or holder.index >= post.start or post.start - holder.index > 5:
            continue
        if step < 0 and not post.start <= k <= post.end + 6:
            continue
        if step > 0 and not holder.index < k <= post.start:
            continue
        reach = range(post.start, k + 1) if step < 0 else range(k, min(post.end + 7, len(row.items)))
        for i in reach:
            item = row.items[i]
            if step > 0 and item.kind == "comma":
                return i
            if item.kind in ("comma", "stop", "person", "trigger") or item.cues & {"breaks", "relative"}:
                break
        else:
            return holder.index if step < 0 else None
    return None


def antecedent(row: Row, person: Item, item: Item) -> bool:
    """Whether a verb's relative clause begins right behind a person: "replaces Roe, who leaves"."""
    between = row.items[person.index + 1 : item.index]
    return any("relative" in i.cues for i in between[:2]) and not any(
        i.kind in ("person", "stop") or "conjunction" in i.cues for i in between
    )


def has_active(row: Row, item: Item) -> bool:
    """Whether a participle has an auxiliary of the active before it, and adverbs between: "a d'ores et déjà nommé"."""
    for other in reversed(row.items[max(0, item.index - _ACTIVE_REACH) : item.index]):
        if other.cues & {"active_aux", "passive_aux"}:
            return "passive_aux" not in other.cues
        if other.kind in ("person", "comma", "stop", "trigger", "title") or "breaks" in other.cues:
            return False
    return False


def of_like(row: Row, person: Item) -> list[Entity]:
    """Who else is named in the same words: "two names are heard: that of Roe, and that of Doe"."""
    norms = row.text.norms
    if person.rel != "of" or person.index < 2 or row.items[person.index - 2].kind != "word":
        return []
    word = norms[row.items[person.index - 2].start]
    return [
        i.entity
        for i in row.items[person.index + 1 :]
        if i.kind == "person" and i.entity is not None and i.rel == "of"
        and row.items[i.index - 2].kind == "word" and norms[row.items[i.index - 2].start] == word
    ]  # fmt: skip


def of_body(row: Row, item: Item, trigger: Trigger) -> bool:
    """Whether a clause explains the board or firm right before it: "le conseil, que préside Roe"."""
    before = row.items[max(0, item.index - 2) : item.index]
    return trigger.person == "object" and any(i.cues & {"board", "company"} for i in before)


def past_trigger(row: Row, item: Item, post: Post) -> bool:
    """Whether another verb or noun of change stands between a trigger and the post behind it."""
    return any(t.kind == "role" for i in row.items[item.index + 1 : post.start] for t in i.triggers)


def in_genitive(row: Row, post: Post) -> bool:
    """Whether a title before a name stands in the genitive: "des Vorstandschefs Roe", "von Acme-Chefin Roe"."""
    before = row.items[post.start - 1] if post.start else None
    return post.rel == "of" or (before is not None and before.kind == "org" and before.rel == "of")


def relation_of(row: Row, person: Item) -> str | None:
    """How a person is marked: by a preposition of its own, or of the title in apposition ("al gerente, X")."""
    if person.rel is not None:
        return person.rel
    for post in row.posts:
        if post.holder is person and post.start < person.index:
            return "after" if post.rel is None and _named_after(row, post.start) else post.rel
    return "after" if _named_after(row, person.index) else _of_apposition(row, person)


def _named_after(row: Row, start: int) -> bool:
    """Whether a phrase opens the sentence with whom something comes behind: "dopo il direttore Roe lascia Doe"."""
    k = start - 1
    while k > 0 and "determiner" in row.items[k].cues:
        k -= 1
    return k == 0 and start <= 2 and {"after", "breaks"} <= row.items[0].cues


def noun_before_name(row: Row, item: Item) -> bool:
    """Whether an unknown noun or its article stands before a person whom it explains: "l'albergatore Doe"."""
    following = row.items[item.index + 1 : item.index + 4]
    if following and following[0].cues & {"former", "current"} and "determiner" in item.cues:
        following = following[1:]  # "l'ancien skieur Doe"
    following = following[:2]
    if item.kind == "word" and row.text.words[item.start].islower():
        return bool(following) and following[0].kind == "person"
    if item.cues & {"former", "current"} and item.index and "determiner" in row.items[item.index - 1].cues:
        return len(following) > 1 and following[0].kind == "word" and following[1].kind == "person"
    return (
        "determiner" in item.cues
        and not item.cues & {"of", "to", "from", "at"}
        and len(following) == 2
        and following[0].kind == "word"
        and following[1].kind == "person"
    )


def _of_apposition(row: Row, person: Item) -> str | None:
    """The relation of the noun that a name explains: "a un manager esterno, Carlo Neri"."""
    if person.index < 3 or row.items[person.index - 1].kind != "comma":
        return None
    for before in reversed(row.items[max(0, person.index - 6) : person.index - 1]):
        if before.kind not in ("word", "cue") or before.cues & {"conjunction", "breaks", "relative"}:
            return None
        if "to" in before.cues:
            return "to"
    return None


def governed(row: Row, item: Item) -> Modality:
    """The modality of an infinitive: that of the verb before it ("tiendrait la corde pour lui succéder")."""
    for other in reversed(row.items[max(0, item.index - _GOVERNED) : item.index]):
        for trigger in other.triggers:
            if trigger.kind == "role" and (trigger.modality or trigger.hearsay):
                return trigger.modality or "possible"
        if "recent" in other.cues:
            return "actual"
        if other.cues & {"possible", "planned"}:
            return "possible" if "possible" in other.cues else "planned"
    return "actual"


def of_unit(row: Row, item: Item) -> bool:
    """Whether a verb goes on with the plain noun of a unit: "dirige l'usine de Quimperlé", not "dirige Acme"."""
    for other in row.items[item.index + 1 : item.index + 6]:
        if other.kind == "word" and row.text.norms[other.start] in ("it", "them", "both", "things"):
            return False
        if other.kind == "word" and row.text.words[other.start][0].isalpha():
            return True
        if any(t.kind == "affiliation" and t.relation == "unit" for t in other.triggers):
            return True
        if not (other.kind == "date" or other.cues & {"determiner", "since", "current", "skip", "hitherto"}):
            return False
    return False


def has_relative(items: list[Item]) -> bool:
    """Whether a relative pronoun is among the items."""
    return any("relative" in i.cues for i in items)


def verb_post(item: Item, role: Role) -> Post:
    """The post that a verb names by itself, as if a title had named it."""
    named = Item("title", item.start, item.end)
    named.index = item.index
    named.title = Title(forms=[], roles=[role], office=True)
    return Post([named])


def rival(item: Item) -> bool:
    """Whether a trigger in between is another verb, and not only the auxiliary of the one that is read."""
    own = any(t.kind == "role" for t in item.triggers)
    return item.kind == "trigger" and own and "passive_aux" not in item.cues


def roles_of(row: Row | None, post: Post, org: Entity | None) -> list[tuple[Role, str]]:
    """The roles of a post, each with its title as written, as the class of the organization has them."""
    found: list[tuple[Role, str]] = []
    for item in post.items:
        title = item.title
        if title is None or title.out:
            continue
        roles = title.roles
        if title.with_unit and row is not None and unit_follows(row, item):
            roles = title.with_unit
        elif org is not None and org.class_ in title.by_class:
            roles = title.by_class[org.class_]
        surface = row.text.span(item.start, item.end) if row is not None else ""
        for role in roles:
            if role not in {r for r, _ in found}:
                found.append((role, surface))
    return found


def person_next(row: Row, item: Item) -> bool:
    """Whether a person follows, with the title that he has: "el cese de Roe y de la gerente, Doe"."""
    for other in row.items[item.index + 1 : item.index + 5]:
        if other.kind == "person":
            return True
        if not (other.kind in ("title", "comma") or other.cues & {"determiner", "honorific"}):
            return False
    return False


def of_other_verb(row: Row, item: Item, word: Item) -> bool:
    """Whether a word for a post belongs to another clause's verb: "left Acme in May, where he held the same post"."""
    if word.index < item.index or word.breaks == item.breaks:
        return False
    between = row.items[item.index + 1 : word.index]
    return any(
        i.breaks == word.breaks and any(t.change in ("held", "hold") for t in i.triggers) for i in between
    )


def at_post(
    row: Row, found: tuple[list[tuple[Role, str]], Post | None, Entity | None] | None, org: Entity | None
) -> tuple[list[tuple[Role, str]], Post | None, Entity | None] | None:
    """The post with the roles that its titles have at the organization that was chosen for it."""
    if found is None or found[2] is org:
        return found
    roles, post, before = found
    if post is None:
        return found
    here = roles_of(row if post in row.posts else None, post, org)
    count = len({role for title in post.titles for role in title.roles})
    return here + [r for r in roles[count:] if r not in here], post, before


def unit_follows(row: Row, item: Item) -> bool:
    """Whether a title goes on with "of" and the name of a unit: "director of enforcement"."""
    near = row.items[item.index + 1 : item.index + 4]
    if len(near) > 1 and "child" in near[0].cues and near[1].kind == "word":  # "Spitze der Sparte Additive"
        return (
            row.text.norms[near[0].end - 1].endswith("sparte") and row.text.words[near[1].start][0].isupper()
        )
    if len(near) > 1 and near[0].cues >= {"of", "determiner"}:  # "Leitung des Vertriebs"
        if row.text.norms[near[1].end - 1].endswith("-") and near[1].index + 2 < len(row.items):
            near = [
                near[0],
                *row.items[near[1].index + 2 : near[1].index + 4],
            ]  # "der Währungs- und Finanzabteilung"
        unit = near[1]
        office = unit.title is not None and unit.title.office and unit.title.roles == ["head"]
        return office and not (len(near) > 2 and near[2].kind == "org")
    following = [i for i in near if "determiner" not in i.cues]
    return len(following) > 1 and "of" in following[0].cues and following[1].kind == "word"


def span(row: Row, item: Item, person: Entity | None, post: Post | None) -> tuple[int, int]:
    """The tokens that carry a claim: from the first to the last of trigger, person and post in the sentence."""
    starts, ends = [item.start], [item.end if item.tail < 0 else max(item.end, item.tail + 1)]
    nearest: Item | None = None
    for other in row.items:
        if (
            other.kind == "person"
            and other.entity is person
            and (nearest is None or abs(other.index - item.index) < abs(nearest.index - item.index))
        ):
            nearest = other
    if nearest is not None:
        starts.append(nearest.start)
        ends.append(nearest.end)
    if post is not None and post in row.posts:
        starts.append(post.items[0].start)
        ends.append(post.items[-1].end)
    return min(starts), max(ends)
