"""Posts that a trigger has from elsewhere: from the sentence before, from another person or another verb."""

from tenure.model.vocabulary import Role

from . import attribution
from .context import Context
from .draft import Draft
from .entity import Entity
from .frame_words import roles_of
from .items import Item, Post, Row
from .pack_schema import Trigger


def at_named(row: Row, item: Item) -> Entity | None:
    """The organization named behind a verb: "leaves the finance job at Acme"."""
    for other in row.items[item.index + 1 : item.index + 7]:
        if other.kind == "org" and other.rel in ("at", "of", "from", None):
            return other.entity
        if other.kind in ("person", "comma", "stop", "trigger", "title") or "breaks" in other.cues:
            return None
    return None


def open_post_before(
    context: Context, trigger: Trigger, person: Entity | None
) -> tuple[list[tuple[Role, str]], Post | None, Entity | None] | None:
    """The new post of the sentence before: "La Acme ha un nuovo direttore. Jane Roe arriva dalla Beta"."""
    told = context.mentioned
    if not context.settings.articles or context.settings.auxiliaries or told is None or person is None:
        return None
    post, org, at = told
    comes = trigger.change == "start" and trigger.person == "subject" and not trigger.noun
    fresh = post.new and not post.former and context.now - at == 1
    roles = roles_of(None, post, org)
    fits = comes and fresh and roles and not context.posts_of(person)
    return (roles, post, org) if fits else None


def exchanged_for(
    context: Context, drafts: list[Draft], row: Row, item: Item, person: Entity | None
) -> Draft | None:
    """What another leaves right before a verb of coming: "escono dal consiglio Roe e Doe, entrano Poe e Lee"."""
    last = drafts[-1] if drafts else None
    if last is None or person is None or not context.settings.articles or item.triggers[0].noun:
        return None
    if last.sentence != row.sentence.index or last.change != "end" or last.person is person:
        return None
    between = [i for i in row.items[: item.index] if i.start >= last.end]
    plain = all(i.kind in ("comma", "stop") or i.cues & {"conjunction", "breaks"} for i in between)
    following = row.items[item.index + 1 : item.index + 3]
    named = any(i.kind == "person" and i.entity is person for i in following)
    return last if between and plain and named else None


def stood_in_for(
    context: Context, row: Row, item: Item, person: Entity | None, features: set[str]
) -> tuple[list[tuple[Role, str]], Post | None, Entity | None] | None:
    """The post of who was named before, for whom somebody fills in: "Roe est suspendu ; Doe assure l'intérim"."""
    before = [
        i.entity for i in reversed(row.items[: item.index]) if i.kind == "person" and i.entity is not None
    ]
    for other in before + context.last_people:
        for post, org in context.posts_of(other) if other is not person else ():
            if not post.former and (roles := [r for r in roles_of(None, post, org) if r[0] != "founder"]):
                features.add("r:known")
                return roles, post, org
    return None


def moved_on(context: Context, drafts: list[Draft], row: Row) -> bool:
    """Whether the sentence before told of one post left for another: "his successor" takes the first."""
    before = [d for d in drafts if row.sentence.index - d.sentence == 1 and d.modality != "denied"]
    left = {id(d.person) for d in before if d.change == "end"}
    return context.settings.order == "v2" and any(
        d.change == "start" and id(d.person) in left for d in before
    )


def taken_here(
    drafts: list[Draft], row: Row, item: Item, person: Entity
) -> tuple[list[tuple[Role, str]], Post | None, Entity | None] | None:
    """The post that another person takes in the same sentence, before "when", "after", "following"."""
    lead = [i for i in row.items[: item.index] if i.breaks == item.breaks and "breaks" in i.cues]
    if not lead and "gerund" not in item.cues:
        return None
    took = [
        d for d in drafts
        if 0 <= row.sentence.index - d.sentence <= bool(lead and "same_time" in lead[-1].cues)
        and d.change == "start" and d.person is not person and d.role
    ]  # fmt: skip
    if not took:
        return None
    roles = [(d.role, d.title or "") for d in took if d.role is not None and d.org is took[-1].org]
    return list(dict.fromkeys(roles)), None, took[-1].org


def vacated_at_home(context: Context, person: Entity) -> tuple[Post, Entity | None] | None:
    """The post left last at the organization where a person works: who fills in comes from there."""
    homes = [org for post, org in context.posts_of(person) if not post.former and org is not None]
    return next((gone for gone in reversed(context.vacated) if gone[1] in homes), None)


def just_mentioned(
    context: Context, row: Row, item: Item, trigger: Trigger, features: set[str]
) -> tuple[list[tuple[Role, str]], Post | None, Entity | None] | None:
    """The post of the sentence before, for which somebody is chosen where word order is free.

    "Die Universität bekommt eine Präsidentin. Der Senat wählte Jane Roe."
    """
    told = context.mentioned
    chosen = trigger.change == "start" and trigger.person == "object" and not trigger.noun
    if context.settings.order != "v2" or not chosen or told is None or context.now - told[2] != 1:
        return None
    clause = attribution.clause(row, item)
    plain = trigger.modality is None and not any(i.cues & {"as", "board"} or i.rel == "to" for i in clause)
    before = context.row
    if not plain or not {"p:near", "p:clause"} & features or before is None or told[0] not in before.posts:
        return None
    article = before.items[told[0].start - 1] if told[0].start else None
    one = article is not None and row.text.norms[article.start] in context.names.one
    if not (told[0].new or one):
        return None
    features.add("r:mentioned")
    roles = roles_of(None, told[0], told[1])
    return (roles, told[0], told[1]) if roles else None


def awaited(context: Context, row: Row, item: Item) -> bool:
    """Whether a copula opens the sentence behind one that speaks of a new post: "ha un nuovo presidente. È Roe"."""
    told = context.mentioned
    return (
        context.settings.articles
        and told is not None
        and told[0].new
        and context.now - told[2] == 1
        and "passive_aux" in item.cues
        and item.index == 0
        and len(row.items) > 1
        and row.items[1].kind == "person"
    )


def told_after(
    context: Context, row: Row, item: Item, before: Entity, features: set[str]
) -> tuple[list[tuple[Role, str]], Post | None, Entity | None] | None:
    """What the predecessor's own clause says of the post: "sucede a Roe, que se retira tras años como gerente"."""
    if not context.settings.pro_drop:
        return None
    who = next((i for i in row.items[item.index :] if i.entity is before), None)
    relative = next((i for i in row.items[who.index :] if "relative" in i.cues), None) if who else None
    if who is None or relative is None or relative.index > who.index + 2:
        return None
    for post in row.posts:
        between = row.items[relative.index : post.start]
        verbs = {t.change for i in between for t in i.triggers if t.kind == "role"}
        if not verbs & {"end", "held"} or verbs & {"start", "succeed", "hold"}:
            continue
        if post.start < relative.index or post.out or post.holder is not None:
            continue
        if not any(i.kind in ("person", "stop") for i in between) and (
            roles := roles_of(row, post, post.org or context.main)
        ):
            features.add("r:far")
            return roles, post, post.org
    return None


def same_post(context: Context, row: Row, item: Item) -> Entity | None:
    """The organization where someone takes the post that he leaves elsewhere: "el mismo puesto en Acme"."""
    for k in range(item.index + 1, min(item.index + 6, len(row.items) - 2)):
        if "post" in row.items[k].cues:
            small = {"determiner", "at", "of", "with"} if context.settings.auxiliaries else {"determiner"}
            org = row.items[k + 1]
            while org.cues & small and org.kind == "cue" and org.index + 1 < len(row.items):
                org = row.items[org.index + 1]
            if context.settings.articles and not (org.kind == "org" and org.rel == "at"):
                return _where(row, item)
            return org.entity if org.kind == "org" and org.rel == "at" else None
        if row.items[k].kind in ("title", "person", "comma", "org"):
            return None
    return None


def _where(row: Row, item: Item) -> Entity | None:
    """The organization before "où": "rejoint Acme, où il occupera les mêmes fonctions"."""
    where = next(
        (i for i in reversed(row.items[max(0, item.index - 4) : item.index]) if "where" in i.cues), None
    )
    near = row.items[max(0, where.index - 2) : where.index] if where is not None else []
    return next((i.entity for i in near if i.kind == "org"), None)


def whose_post(
    context: Context, row: Row, item: Item
) -> tuple[list[tuple[Role, str]], Post | None, Entity | None] | None:
    """The post of the one named before, in "Roe, cuyo puesto ocupará Doe"."""
    lead = row.items[max(0, item.index - 2) : item.index]
    if len(lead) < 2 or "post" not in lead[1].cues or "relative" not in lead[0].cues:
        return None
    who = next((i.entity for i in reversed(row.items[: lead[0].index]) if i.kind == "person"), None)
    for post, org in context.posts_of(who) if who is not None else []:
        if not post.former and post.holder is not None and (roles := roles_of(None, post, org)):
            return roles, post, org
    return None


def begins_here(drafts: list[Draft], row: Row, person: Entity, post: Post) -> bool:
    """Whether a person was just said to begin in a post: what he leaves in the same breath is another one."""
    roles = {role for title in post.titles for role in title.roles}
    return any(
        d.person is person and d.change == "start" and d.role in roles
        for d in drafts
        if d.sentence == row.sentence.index and (d.when is None or d.modality == "planned")
    )


def just_begun(drafts: list[Draft], person: Entity | None, roles: list[tuple[Role, str]]) -> bool:
    """Whether a person was said before to begin in such a post."""
    return person is not None and any(
        d.person is person and d.change == "start" and any(d.role == role for role, _ in roles)
        for d in drafts
    )
