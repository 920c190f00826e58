"""What speaks for each date of a document to be the one on which a change takes effect.

Names of features, as those of `moment_features.py`; how much each is worth is learned (see `moments.py`).
"""

from bisect import bisect_left
from typing import Final, NamedTuple

from . import attribution
from .items import Item, apart
from .moment_features import Case, Other, Setting, Source, akin

_STEM: Final = 5
_FAR: Final = 12
"""Sentences around a change whose dates may be its own."""
_STEPS: Final = 4
_AROUND: Final = 4
"""Words on each side of a word of change that are looked at."""
_BETWEEN: Final = 8
_NEAR: Final = (1, 2, 3, 5, 8, 13)


class Candidate(NamedTuple):
    """A date that a change may have, None for none, and what speaks for it."""

    when: str | None
    features: set[str]


def candidates(setting: Setting, case: Case) -> list[Candidate]:
    """The dates that a change may have, None among them, and what speaks for each."""
    index = case.row.sentence.index
    sources: dict[str, list[Source]] = {}
    for step in sorted(range(-_FAR, _FAR + 1), key=abs):
        for when, source in setting.dates(index + step):
            sources.setdefault(when, []).append(source)
    told = [case.rule, *([case.frame] if case.frame is not None else []), *case.elsewhere]
    known = [one.when for one in told] + [other.told.when for other in case.others]
    for one in known:
        if one is not None:
            sources.setdefault(one, [])
    if not sources:
        return [Candidate(None, set())]
    others = [(other.told.when, _of_other(other, True), _of_other(other, False)) for other in case.others]
    common = {when: _known(case, when) for when in [None, *sources]}
    for day, features in common.items():
        kind = 0 if day is None else 1
        for theirs, same, another in others:
            features.update((same if theirs == day else another)[kind])
    count = len({id(source.item) for _, source in setting.dates(index)})
    none = _none(case, count) | {f"none among {min(len(sources), 6)} {min(count, 2)}"}
    found = [Candidate(None, none | common[None])]
    for when, some in sources.items():
        features = common[when] | {
            f"lies {setting.lies(when)} {len(when)}",
            f"lies {setting.lies(when)} {case.change}",
        }
        here = [source for source in some if source.row is case.row]
        features.add(f"here {bool(here)} {min(count, 3)}")
        if here:
            features |= _here(setting, case, here[0], count)
        elif some:
            features |= _away(setting, case, some, count)
        else:
            features.add("of others alone")
        features.add(f"among {min(len(sources), 6)} {bool(here)}")
        found.append(Candidate(when, features))
    return found


def _known(case: Case, when: str | None) -> set[str]:
    """What rules say of a date."""
    kind = "none" if when is None else "date"
    frame = "absent" if case.frame is None else str(case.frame.when == when)
    found = {
        f"{kind} rule {case.rule.when == when}", f"{kind} frame {frame}",
        f"{kind} rules {case.rule.when == when} {frame}",
        f"{kind} rules {case.rule.when == when} {frame} {case.change}",
    }  # fmt: skip
    for told in case.elsewhere:
        found.add(f"{kind} elsewhere {told.when == when} {told.when is None}")
    return found


def _of_other(other: Other, same: bool) -> list[tuple[str, str]]:
    """What another change says of no date and of a date; `same`: where it has the same one."""
    names = [f"{kind} other {other.related} {same} {other.told.when is None}" for kind in ("none", "date")]
    return [(name, f"{name} {other.away}") for name in names]


def _none(case: Case, count: int) -> set[str]:
    found = {
        f"none {min(count, 3)}", f"none {case.change}",
        f"none headline {case.row.sentence.headline}", f"none sentence {min(case.row.sentence.index, 3)}",
    }  # fmt: skip
    found |= {f"none cue {cue}" for cue in case.row.cues}
    norms, anchor = case.row.text.norms, case.anchor
    begin, stop = case.row.sentence.start, case.row.sentence.end
    near = norms[max(begin, anchor.start - _AROUND) : min(stop, anchor.end + _AROUND)]
    found |= {f"!none {n[:_STEM]}" for n in near}
    found |= {f"!none {n} all" for n in norms[begin:stop]}
    return found


def fitting(setting: Setting, case: Case, when: str | None, modality: str) -> set[str]:
    """How a date fits the modality that was chosen."""
    lies = setting.lies(when)
    return {
        f"lies {lies} {modality}",
        f"lies {lies} {modality} {case.change}",
        f"size {len(when or '')} {modality}",
    }


def _here(setting: Setting, case: Case, source: Source, count: int) -> set[str]:
    """Where the sentence itself names a date."""
    row, item, anchor, change = case.row, source.item, case.anchor, case.change
    before = row.items[item.index - 1] if item.index else None
    after = row.items[item.index + 1] if item.index + 1 < len(row.items) else None
    lead = item.cues | (before.cues if before is not None else set())
    found = {f"side {source.side}", f"front {item.index <= 2}", f"date first {item.index == 0}"}
    found |= {f"lead {cue}" for cue in lead} | {f"lead {cue} {change}" for cue in lead}
    found |= {f"report {attribution.of_report(row, item, anchor)} {item.date and item.date.of_report}"}
    found.add(f"next {after.kind if after is not None else '$'} {before.kind if before is not None else '^'}")
    for name, end in (("A", anchor), ("P", case.place.item), ("T", _title(case))):
        if end is None:
            continue
        side = "<" if item.index < end.index else ">"
        low, high = sorted((item.index, end.index))
        between = row.items[low + 1 : high]
        kinds = {i.kind for i in between} & {"person", "org", "title", "trigger", "stop"}
        far = _bucket(high - low)
        broken = 0 if (a := apart(item, end)) == 0 else 1 if a < 1 else 2
        found |= {
            f"{name}{side}{far}", f"{name}{side}{broken}", f"{name}{side} {sorted(kinds)}",
            f"{name}{side}{broken} {change} {min(count, 3)}",
        }  # fmt: skip
        others = {id(i.entity) for i in between if i.kind == "person"} - {id(case.place.person)}
        changes = sum(any(t.kind == "role" for t in i.triggers) for i in between)
        found.add(f"{name}{side} people {min(len(others), 2)} changes {min(changes, 2)}")
    verb = min(case.place.verbs, key=lambda v: abs(v[0].index - item.index), default=None)
    if verb is not None:
        found.add(f"verb {verb[1].change} {change} {verb[0] is anchor} {verb[0].index < item.index}")
    people = [i for i in row.items if i.kind == "person"]
    nearest = min(people, key=lambda i: abs(i.index - item.index), default=None)
    found.add(f"nearest {nearest is not None and nearest.entity is case.place.person} {min(len(people), 3)}")
    dates = [i for i in row.items if i.date is not None]
    closest = min(dates, key=lambda i: abs(i.index - anchor.index))
    found.add(f"closest {closest is item} {min(count, 3)}")
    return found | _words(source, f" {change}") | _between(case, item)


def _title(case: Case) -> Item | None:
    return None if case.place.post is None else case.place.post.items[0]


def _words(source: Source, kind: str) -> set[str]:
    """The words before and behind a date."""
    row, item = source.row, source.item
    norms = row.text.norms
    left = ["^", "^", "^", *norms[row.sentence.start : item.start]][-3:]
    right = [*norms[item.end : row.sentence.end][:2], "$", "$"][:2]
    return {
        f"!{left[2]}<{kind}", f"!{left[1]}_{left[2]}<{kind}", f"!{left[0]}_{left[1]}_{left[2]}<{kind}",
        f"!{left[1]}_<{kind}", f"!{left[0]}__<{kind}",
        f"!>{right[0]}{kind}", f"!>{right[0]}_{right[1]}{kind}", f"!{left[2]}<>{right[0]}{kind}",
        *(f"!={n}" for n in norms[item.start : item.end]),
    }  # fmt: skip


def _between(case: Case, item: Item) -> set[str]:
    low, high = sorted((item, case.anchor), key=lambda i: i.start)
    side = "<" if item.start < case.anchor.start else ">"
    norms = case.row.text.norms[low.end : high.start]
    return {f"!b{side}{n[:_STEM]}" for n in norms[:_BETWEEN]}


class Elsewhere:
    """What is known of a date of another sentence, whatever change it may be of."""

    def __init__(self, setting: Setting, source: Source) -> None:
        row, item = source.row, source.item
        self.people = {id(i.entity) for i in row.items if i.kind == "person"}
        before = row.items[item.index - 1] if item.index else None
        lead = item.cues | (before.cues if before is not None else set())
        self.report = bool(item.date and item.date.of_report) or any(
            i.cues & {"say", "official"} for i in row.items[max(0, item.index - 3) : item.index]
        )
        self.roles = {r for p in row.posts for t in p.titles for r in t.roles}
        dates = len({id(s.item) for _, s in setting.dates(row.sentence.index)})
        self.first = f"away first {item.index <= 2}", str(dates > 1)
        near = [p for p in row.items if p.kind == "person"]
        self.near = min(len(near), 2)
        self.nearest = min(near, key=lambda i: abs(i.index - item.index), default=None)
        self.triggers = {
            (t.change, other.breaks == item.breaks)
            for other in row.items
            for t in other.triggers
            if t.kind == "role"
        }
        norms = row.text.norms
        near_words = norms[
            max(row.sentence.start, item.start - _BETWEEN) : min(row.sentence.end, item.end + _AROUND)
        ]
        self.words = {f"!a{n[:_STEM]}" for n in near_words} | {f"away lead {cue}" for cue in lead}
        self.words |= _words(source, " away")


def _away(setting: Setting, case: Case, some: list[Source], count: int) -> set[str]:
    """Where sentences before or behind name a date."""
    source, change, person = some[0], case.change, case.place.person
    row = source.row
    if id(source.item) not in setting.elsewhere:
        setting.elsewhere[id(source.item)] = Elsewhere(setting, source)
    known = setting.elsewhere[id(source.item)]
    gap = row.sentence.index - case.row.sentence.index
    step = max(-_STEPS, min(_STEPS, gap))
    me = id(person) in known.people
    who = f"{me} {len(known.people) > me}"
    paragraph = row.sentence.paragraph == case.row.sentence.paragraph
    post = any(akin(role, case.place.role) for role in known.roles)
    side = "<" if gap < 0 else ">"
    mine = known.nearest is not None and known.nearest.entity is person
    first, several = known.first
    found = {
        f"away {step} {change}", f"away {step} {paragraph} {min(count, 2)}", f"away {step} {who} {change}",
        f"away {side} {who} {change} {paragraph}", f"away {step} to {min(row.sentence.index, 3)}",
        f"away headline {row.sentence.headline} {case.row.sentence.headline}",
        f"away side {source.side}", f"{first} {side} {several}",
        f"away report {known.report} {who}", f"away post {post} {who} {change}",
        f"away post {post} {side} {paragraph}", f"away mine {mine} {known.near} {side}",
        f"away times {min(len(some), 3)}", f"away absent {case.place.item is None} {step} {who}",
    }  # fmt: skip
    for told, same in known.triggers:
        found |= {
            f"away {told} {change} {who}",
            f"away {told} {change} {same} {mine}",
            f"away {told} {same} {side} {post}",
        }
    return found | known.words


def _bucket(distance: int) -> int:
    return bisect_left(_NEAR, distance)
