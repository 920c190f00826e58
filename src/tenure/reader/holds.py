"""Posts named beside a person without a trigger: "CEO Jane Roe said", "a former chairman of Acme"."""

import datetime

from tenure.model.dates import latest

from .context import Context
from .draft import Draft
from .frame_words import in_place, roles_of
from .items import Post, Row


def read(row: Row, context: Context, published: datetime.date | None) -> list[Draft]:
    """The `hold` and `held` drafts of a sentence; notes who holds what in the context."""
    drafts: list[Draft] = []
    for post in row.posts:
        holder = post.holder
        if holder is None or holder.entity is None or post.out:
            continue
        org = post.org or context.here(row)
        context.note_post(holder.entity, post, org)
        if post.hitherto and not (post.former and context.names.auxiliaries):
            continue
        listed = (  # "... Vicepresidente Neri, tesoriera Bianchi" after the election of the board
            context.choosing
            and holder.index == post.end
            and not (post.start and "determiner" in row.items[post.start - 1].cues)
        )
        for role, title in roles_of(row, post, org):
            change = (
                "start" if post.new or listed else "held" if post.former and role != "founder" else "hold"
            )
            draft = Draft("role", change, row.sentence.index, *_span(post))
            draft.person, draft.role, draft.title, draft.org = holder.entity, role, title, org
            draft.interim = post.interim
            draft.when = since(row, post, published) if change == "hold" else None
            last = until(row, post, published) if change != "start" else None
            if last is not None:
                draft.change, draft.when = "end", last  # "directrice de Doe jusqu'en 2020"
            draft.headline = row.sentence.headline
            weak = any(t.weak for t in post.titles)
            draft.features = {
                "t:start" if change == "start" else "t:apposition",
                "weak" if weak else "strong",
                "o:" + (post.org_how or ("main" if org is context.main else "here")),
                "after" if holder.index > post.start else "before" if holder.kind == "person" else "definite",
            }
            drafts.append(draft)
            if post.new and change == "start":
                drafts += _replaced(draft, row)
            if post.leaving and change == "hold":
                drafts.append(_leaving(draft, row, post, published))
    return drafts


def _replaced(taken: Draft, row: Row) -> list[Draft]:
    """Whose place a new holder takes, where no verb tells it: "Roe, new chief executive in place of Doe"."""
    verbs = any(t.change in ("start", "succeed") and not t.noun for i in row.items for t in i.triggers)
    if verbs or not any("instead" in i.cues for i in row.items):
        return []
    drafts = []
    for other in row.items:
        if other.kind != "person" or other.entity in (None, taken.person) or not in_place(row, other):
            continue
        draft = Draft("role", "end", taken.sentence, taken.start, max(taken.end, other.end))
        draft.person, draft.role, draft.title, draft.org = other.entity, taken.role, taken.title, taken.org
        draft.headline = taken.headline
        draft.features = {"t:start", "needs:none", "p:near", "r:clause", "o:post", "instead"}
        drafts.append(draft)
    return drafts


def _leaving(held: Draft, row: Row, post: Post, published: datetime.date | None) -> Draft:
    """ "The outgoing chief Roe": what he holds will end."""
    draft = Draft("role", "end", held.sentence, held.start, held.end)
    draft.person, draft.role, draft.title, draft.org = held.person, held.role, held.title, held.org
    draft.modality, draft.headline = "planned", held.headline
    date = next((i.date for i in row.items[max(0, post.start - 2) : post.start] if i.date is not None), None)
    draft.when = date.resolve(published, True) if date is not None else None
    draft.features = (held.features - {"t:apposition"}) | {"t:end", "t:leaving"}
    return draft


def _span(post: Post) -> tuple[int, int]:
    starts, ends = [post.items[0].start], [post.items[-1].end]
    if post.holder is not None:
        starts.append(post.holder.start)
        ends.append(post.holder.end)
    return min(starts), max(ends)


def until(row: Row, post: Post, published: datetime.date | None) -> str | None:
    """The past date of "chief executive until 2020"."""
    for item in row.items[post.end : post.end + 8]:
        if item.date is not None:
            day = item.date.resolve(published, False)
            past = day is not None and published is not None and latest(day) < published
            return day if past and "until" in row.items[item.index - 1].cues else None
        if item.kind in ("comma", "trigger", "person"):
            return None
    return None


def since(row: Row, post: Post, published: datetime.date | None) -> str | None:
    """The date of "chairman since 2011"."""
    for item in row.items[post.end : post.end + 8]:
        following = row.items[item.index + 1] if item.index + 1 < len(row.items) else None
        if item.date is not None:
            told = "since" in row.items[item.index - 1].cues | item.cues
            return item.date.resolve(published, False) if told else None
        if (
            item is post.holder
            or "current" in item.cues
            or (
                item.kind == "comma"
                and following is not None
                and (following is post.holder or "current" in following.cues)
            )
        ):  # "the chairman, Roe, in office since 2011"
            continue
        if item.kind in ("comma", "trigger", "person"):
            return None
    return None
