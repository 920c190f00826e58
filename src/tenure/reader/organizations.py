"""At which organization: the choice among those named in the sentence and those the text speaks of.

Each candidate gets a score; the small numbers were set by hand on the open dev articles. What a phrase itself says
("chief executive of Acme") is never outweighed and not asked here.
"""

from typing import Final

from .context import Context
from .entity import Entity
from .items import Item, Post, Row, apart, once
from .pack_schema import Trigger

_OF_PERSON: Final = 1.3
_OF_PERSON_ELSEWHERE: Final = 0.95
"""Who takes a post may well come from another firm."""
_OF_TOPIC: Final = 1.15
_OF_TOPIC_ELSEWHERE: Final = 0.85
_OF_SECTION: Final = 1.35
_OF_MAIN: Final = 1.0
_OF_PARAGRAPH: Final = 1.05
_OF_SUBJECT: Final = 1.06
_PHRASE: Final = 7
"""How many items behind a title its organization may stand, where the phrase itself says that it is its."""
_RELATED: Final = frozenset({"at", "of", "from", "to", "for"})


def choose(
    row: Row, item: Item, trigger: Trigger, post: Post | None, people: list[Entity], context: Context
) -> tuple[Entity | None, str]:
    """The organization in which a trigger's post is held, and how it was found (`o:...`)."""
    best: tuple[float, Entity, str] | None = None
    named: dict[int, str] = {}
    for other in row.items:
        scored = _in_sentence(row, item, trigger, post, people, other, context)
        if scored is not None:
            named.setdefault(id(scored[1]), scored[2])
        if scored is not None and (best is None or scored[0] > best[0]):
            best = scored
    for scored in _from_before(row, item, trigger, people, context):
        if best is None or scored[0] > best[0]:
            best = (scored[0], scored[1], named.get(id(scored[1]), scored[2]))
    return (best[1], best[2]) if best is not None else (None, "")


def _from_before(
    row: Row, item: Item, trigger: Trigger, people: list[Entity], context: Context
) -> list[tuple[float, Entity, str]]:
    found: list[tuple[float, Entity, str]] = []
    later = context.told_later(item.index) if context.names.auxiliaries else set()
    for person in people[:1]:
        for known, org in context.posts_of(person):
            if context.names.auxiliaries and (person, known) in later:
                continue
            if org is not None and not known.former:
                new = context.names.auxiliaries and trigger.change in ("start", "succeed")
                found.append((_OF_PERSON_ELSEWHERE if new else _OF_PERSON, org, "o:person"))
                break
    if context.topic is not None and row.sentence.index - context.topic_sentence <= 3:
        near = row.sentence.paragraph == context.topic_paragraph
        found.append((_OF_TOPIC if near else _OF_TOPIC_ELSEWHERE, context.topic, "o:topic"))
    first = row.items[0].cues if row.items else set()
    told = context.subject_acts and context.subject_sentence == row.sentence.index - 1
    if context.names.auxiliaries and "pronoun" in first and told and context.subject is not None:
        found.append(
            (_OF_SUBJECT, context.subject, "o:topic")
        )  # "Acme has hired Roe from Beta. She starts in May"
    here = context.paragraph_orgs
    if context.names.auxiliaries and here and context.main not in here and context.section is None:
        found.append((_OF_PARAGRAPH, here[0], "o:topic"))
    if context.section is not None:
        found.append((_OF_SECTION, context.section, "o:section"))
    if context.main is not None:
        found.append((_OF_MAIN, context.main, "o:main"))
    return found


def _in_sentence(
    row: Row,
    item: Item,
    trigger: Trigger,
    post: Post | None,
    people: list[Entity],
    other: Item,
    context: Context,
) -> tuple[float, Entity, str] | None:
    if other.kind == "org":
        entity = other.entity
    elif other.cues & {"company", "child"}:
        entity = context.refer(row, other)
    else:
        return None
    if entity is None or (context.names.auxiliaries and other.index < item.index and once(row, other)):
        return None
    anchors = [item.index]
    if post is not None and post in row.posts:
        anchors.append(post.end - 1)
    distance = min(abs(other.index - a) for a in anchors)
    score = 1.0 - 0.03 * distance - 0.2 * apart(other, item)
    left = other.index < item.index
    between = row.items[other.index + 1 : item.index] if left else []
    joins = trigger.change == "start" and trigger.person != "object" and 0 < other.index - item.index <= 3
    marked = context.settings.object_mark == "to"
    personal = other.rel == "to" and marked and not joins  # but "llega a Acme como gerente"
    if other.rel == "of" and _of_word(row, other):
        score -= 0.4  # "Roe, a man of Acme"
    elif (
        other.rel == "to"
        and trigger.change == "end"
        and (post is None or post not in row.posts or (post.holder is not None and not left))
    ):
        score -= 0.9  # "leaves for Acme"
    elif other.rel in _RELATED and distance <= 6 and not personal:
        score += 0.7
    if left and other.rel is None and trigger.person == "object" and entity.class_ == "authority":
        return None  # "la Regione ha nominato": who appoints
    if left and other.rel is None:
        alone = not any(i.kind in ("person", "org", "trigger") for i in between)
        if alone:
            score += 0.9 if trigger.person == "object" else 0.5
        if not any(i.kind in ("org", "person") for i in row.items[: other.index]):
            score += 0.45
    elif (
        left
        and other.rel == "of"
        and any("board" in i.cues for i in row.items[max(0, other.index - 3) : other.index])
    ):
        score += 0.9  # "the board of Acme has named"
    dated = all(i.date is not None or i.kind == "cue" for i in row.items[item.index + 1 : other.index])
    near = distance <= 2 or (dated and context.names.nouns)  # "leitet bis Ende Juni das Parkhotel"
    if trigger.role is not None and not left and other.rel is None and near:
        score += 1.0  # what a verb that names its post has as its object: "guiderà Acme"
    if (
        other.index == item.index + 1
        and (other.kind == "org" or context.names.auxiliaries)
        and other.rel is None
        and trigger.person == "subject"
    ):
        score += 0.6  # "a rejoint Acme comme"
    if other.rel in ("by", "with") or named_by(row, other) == "by":
        score -= 0.5
    verb = post is not None and post in row.posts and bool(post.items[0].triggers)
    if verb and trigger.imperfect and not left and other.rel is None and distance <= 2:
        score += 1.0  # "dirigía hasta ahora el Festival de Requena"
    second = context.settings.order == "v2" and "passive_aux" not in row.cues
    if other.rel == "from" and trigger.change == "start" and (trigger.person != "object" or second):
        score -= 1.5  # where from: "arriva dalla Tessaro"
    bound = other.rel == "for" or (not left and near and "for" in _last_word(row, item, context))
    if bound and trigger.change in ("end", "yield"):
        score -= 1.5  # where to: "left for Acme"
    if (other.rel == "to" or named_by(row, other) == "to") and any(
        t.kind == "stake" for i in row.items[max(0, other.index - 12) : other.index] for t in i.triggers
    ):
        score -= 0.9  # the buyer: "sold 70% of Acme to Zenith and resigned as chairman"
    for k in range(other.index - 1, max(-1, other.index - 7), -1):
        if row.items[k].kind in ("comma", "stop", "person", "trigger"):
            break
        if "former" in row.items[k].cues:
            score -= 1.6 if context.names.nouns else 0.8  # "Roe, once of Acme and Beta, has been named"
            break
    lead = row.items[item.index - 1] if item.index else None
    if left and lead is not None and "thereof" in lead.cues and not any(i.kind == "org" for i in between):
        score += 0.8  # "rejoindra Acme pour en prendre la direction"
    verbal = trigger.role is not None or (
        post is not None and post in row.posts and bool(post.items[0].triggers)
    )
    if left and verbal and context.names.articles and _explained(row, post, item, other):
        score += 1.2  # "la patronal Enerlia, que preside Roe"
    if left and any("whose" in i.cues for i in between) and not any(i.kind == "org" for i in between):
        score += 1.2
    if any("named" in i.cues for i in row.items[max(0, other.index - 4) : other.index]):
        score -= 1.0  # "according to the weekly Le Littoral"
    if other.kind != "org":
        score -= 0.15
    if entity.weak:
        score -= 0.5
    for beside in row.posts:
        if beside.out and beside.start < other.index <= beside.end + 2:
            score -= 0.8  # "the former minister of Housing joins Acme"
        if beside is post or beside.org is not entity:
            continue
        holder = beside.holder.entity if beside.holder is not None else None
        reach = _PHRASE if context.names.small_titles and beside.org_how == "after" else 4
        inside = beside.start - 1 <= other.index <= beside.end + reach
        if inside and (beside.former or (holder is not None and holder not in people)):
            score -= 1.0
        elif inside and context.names.auxiliaries and beside.holder_index < beside.start < item.index:
            score -= 0.9  # "Roe, a partner in Stone LLP, exercises the powers of chief executive"
        elif inside:
            own = beside.org_how == "after" and (
                not left or (trigger.change == "start" and holder is not None)
            )
            score -= 0.8 if context.names.small_titles and own else 0.35
    return score, entity, "o:clause" if other.breaks == item.breaks else "o:sentence"


def _last_word(row: Row, item: Item, context: Context) -> set[str | None]:
    """What the last word of a longer form is by itself: "for" in "left for"."""
    if item.end - item.start < 2:
        return set()
    return context.lexicon.word_cues.get(row.text.norms[item.end - 1], set())


def _explained(row: Row, post: Post | None, item: Item, org: Item) -> bool:
    """Whether a relative clause with the verb of a post begins right behind an organization, and names who acts."""
    verb = post.items[0] if post is not None and post in row.posts and post.items[0].triggers else item
    between = row.items[org.index + 1 : verb.index]
    if not 1 <= len(between) <= 3 or not any("relative" in i.cues for i in between[:2]):
        return False
    if any(i.kind == "person" for i in between):
        return True
    return any(i.kind == "person" and i.rel is None for i in row.items[verb.index + 1 : verb.index + 5])


def named_by(row: Row, org: Item) -> str | None:
    """How a word for a kind of firm before a name is marked: "alla holding svizzera Acme"."""
    k = org.index - 1
    while k > 0 and row.items[k].kind == "cue" and row.items[k].cues == {"skip"}:
        k -= 1
    return row.items[k].rel if k >= 0 and row.items[k].cues & {"company", "child"} else None


def _of_word(row: Row, org: Item) -> bool:
    """Whether a name is the genitive of a plain word behind a person and a comma, and of no title or verb."""
    k = org.index - 1
    while k >= 0 and row.items[k].kind == "cue" and row.items[k].cues & {"of", "determiner", "skip"}:
        k -= 1
    if k < 2 or row.items[k].kind != "word":
        return False
    while k > 0 and (row.items[k].kind == "word" or "determiner" in row.items[k].cues):
        k -= 1
    return row.items[k].kind == "comma" and row.items[k - 1].kind == "person"
