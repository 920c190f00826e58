"""When a change has moved on, and how that reads."""

from collections.abc import Sequence
from typing import Final

import msgspec

from tenure.model.dates import compatible, finer
from tenure.model.scripts import both_scripts
from tenure.model.vocabulary import role_words
from tenure.register import Change, Entity, Quote

from .model import News, State

SECOND: Final = 2
"""Origins from which on one more is no news: two who don't know of each other confirm it."""
MAX_QUOTES: Final = 6


def moved(was: State | None, now: State) -> tuple[News, ...]:
    """Why a change in a new state is worth an alert; empty when nothing that matters moved.

    A copy moves nothing, nor does a date that only becomes finer ("2026-01", then "2026-01-15").
    """
    if was is None:
        return ("new",)
    news: list[News] = []
    if now.modality != was.modality:
        news.append("modality")
    elif was.unnamed and not now.unnamed:
        news.append("sourcing")
    if now.when is not None and not (was.when and compatible(was.when, now.when)):
        news.append("date")
    if now.modality == was.modality and was.origins < SECOND <= now.origins:
        news.append("origins")
    if set(now.conflicts) - set(was.conflicts):
        news.append("conflict")
    return tuple(news)


def settled(was: State | None, now: State) -> State:
    """The state to compare the next one with: what was told already is not told again when it flickers."""
    if was is None or was.modality != now.modality:
        return now
    when = now.when
    if was.when is not None:
        when = (
            finer(now.when, was.when) if now.when and compatible(was.when, now.when) else now.when or was.when
        )
    return State(
        modality=now.modality,
        when=when,
        origins=max(was.origins, now.origins),
        unnamed=was.unnamed and now.unnamed,
        conflicts=tuple(dict.fromkeys((*was.conflicts, *now.conflicts))),
    )


def title(change: Change) -> str:
    """The change in one line, with how firm it is: "Ada Quill leaves as CEO of Fernbank Tools: denied"."""
    verb = {"start": "starts", "end": "leaves"}[change.change]
    interim = "interim " if change.interim else ""
    role = role_words(change.role)
    org = _name(change.org) if change.org else "an organization not named"
    return f"{_name(change.person)} {verb} as {interim}{role} of {org}: {_state(State.of(change))}"


def text(was: State | None, now: State, news: Sequence[News]) -> str:
    """What moved, in words: "was: planned for 2026-01 · now: actual 2026-01-15 · 2 independent origins"."""
    parts = [f"was: {_state(was)}" if was else "new", f"now: {_state(now)}"]
    if now.unnamed:
        parts.append("by unnamed sources only")
    parts.append(f"{now.origins} independent origin{'' if now.origins == 1 else 's'}")
    told = set(was.conflicts) if was and "new" not in news else set()
    parts += [f"but: {conflict}" for conflict in now.conflicts if conflict not in told]
    return " · ".join(parts)


def proof(quotes: Sequence[Quote]) -> tuple[Quote, ...]:
    """The quotes that an alert carries: the newest first."""
    carried = [quote for quote in quotes if quote.quote]
    carried.reverse()
    carried.sort(key=lambda quote: quote.published or "", reverse=True)
    return tuple(carried[:MAX_QUOTES])


def without_quotes(change: Change) -> Change:
    """The change without its evidence: an alert carries the quotes that matter beside it."""
    return msgspec.structs.replace(change, evidence=None)


def _state(state: State) -> str:
    if state.when is None:
        return state.modality
    return f"{state.modality} {'for ' if state.modality == 'planned' else ''}{state.when}"


def _name(entity: Entity) -> str:
    return both_scripts(entity.name, entity.names)
