"""What speaks for how firmly a change is told: as actual, planned, possible, denied.

Names of features, each present or absent; how much each is worth is learned (see `moments.py`). Those of mechanisms
count in all languages; those that begin with "!" are words, of their language.
"""

import datetime
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

from tenure.model.dates import earliest, latest
from tenure.model.vocabulary import Modality, Role, same_family

from . import attribution
from .draft import Draft
from .employer_features import Place
from .entity import Entity
from .items import Item, Row, apart

if TYPE_CHECKING:
    from .moment_dates import Elsewhere

MOVES: Final = ("start", "end")
_STEM: Final = 5
_AROUND: Final = 4
"""Words on each side of a word of change that are looked at."""
_AGO: Final = (-400, -40, -8, -1, 0, 8, 40, 400)


class Told(NamedTuple):
    """How firmly a change is told, and for when."""

    modality: Modality
    when: str | None


class Made(NamedTuple):
    """A change that frames found, as they told it."""

    sentence: int
    change: str
    person: Entity | None
    role: Role | None
    told: Told


class Other(NamedTuple):
    """How another change stands to one, how many sentences away (two at most), and what is told of it."""

    related: str
    away: int
    told: Told


class Source(NamedTuple):
    """A date of a sentence, and on which side of publication it is taken to lie."""

    row: Row
    item: Item
    side: str


class Case:
    """A change at a place, and what rules say of it: of the place alone, of frames there, and of frames elsewhere."""

    def __init__(self, place: Place, drafts: list[Made], published: datetime.date | None) -> None:
        self.place = place
        self.row, self.change = place.row, place.change
        self.anchor = _anchor(place)
        when = attribution.when(self.row, self.anchor, published, None, self.change)
        self.rule = Told(attribution.modality(self.row, self.anchor, when, published), when)
        self.frame: Told | None = None
        self.elsewhere: list[Told] = []
        others: dict[Other, bool] = {}
        index = self.row.sentence.index
        for made in drafts:
            if (
                made.change != self.change
                or made.person is not place.person
                or not akin(made.role, place.role)
            ):
                others[Other(_related(place, made), min(abs(made.sentence - index), 2), made.told)] = True
            elif made.sentence != index:
                self.elsewhere.append(made.told)
            elif self.frame is None:
                self.frame = made.told
        self.others = list(others)
        """each once: that several changes stand to this one alike adds nothing"""

    @property
    def ruled(self) -> Told:
        """What the rules answer."""
        return self.frame or self.rule


def akin(one: Role | None, other: Role | None) -> bool:
    """Whether two roles are one or near."""
    return one == other or (one is not None and other is not None and same_family(one, other))


def _anchor(place: Place) -> Item:
    """The item that stands for the telling: a word of change near the person, else the post, else what is first."""
    row, person = place.row, place.item
    verbs = [i for i, t in place.verbs if t.change not in ("hold", "held")]
    near = person.index if person is not None else 0
    if verbs:
        return min(verbs, key=lambda i: abs(i.index - near))
    return person or (place.post.items[0] if place.post is not None else row.items[0])


class Setting:
    """The sentences of a document, and the dates that they name."""

    def __init__(self, rows: list[Row], drafts: list[Draft], published: datetime.date | None) -> None:
        self.rows = {row.sentence.index: row for row in rows}
        self.made = [
            Made(d.sentence, d.change, d.person, d.role, Told(d.modality, d.when))
            for d in drafts
            if d.kind == "role" and d.change is not None and d.change in MOVES
        ]
        self.published = published
        self._lying: dict[str | None, str] = {}
        self._dates: dict[int, list[tuple[str, Source]]] = {}
        self._near: dict[tuple[int, int], set[str]] = {}
        self.elsewhere: dict[int, Elsewhere] = {}
        """what `moment_dates.py` found of the dates of other sentences"""

    def case(self, place: Place) -> Case:
        """What rules say of a change at a place."""
        return Case(place, self.made, self.published)

    def dates(self, index: int) -> list[tuple[str, Source]]:
        """The dates that a sentence names; none where there is no such sentence."""
        if index not in self._dates:
            self._dates[index] = list(self._sources(self.rows[index])) if index in self.rows else []
        return self._dates[index]

    def _sources(self, row: Row) -> Iterator[tuple[str, Source]]:
        for item in row.items:
            if item.date is None:
                continue
            sides: dict[str, list[str]] = {}
            for name, future in (("open", None), ("ahead", True), ("back", False)):
                when = item.date.resolve(self.published, future)
                if when is not None:
                    sides.setdefault(when, []).append(name)
            for when, names in sides.items():
                yield when, Source(row, item, " ".join(names))

    def lies(self, when: str | None) -> str:
        """Where a date lies, seen from publication."""
        if when not in self._lying:
            self._lying[when] = self._lies(when)
        return self._lying[when]

    def _lies(self, when: str | None) -> str:
        if when is None or self.published is None:
            return "none"
        first, last = (earliest(when) - self.published).days, (latest(when) - self.published).days
        if first < 0 < last:
            return f"around {len(when)}"
        days = last if last < 0 else first
        return str(next((n for n, most in enumerate(_AGO) if days <= most), len(_AGO)))

    def _side(self, when: str) -> str:
        if self.published is None:
            return "unknown"
        if earliest(when) > self.published:
            return "ahead"
        return "back" if latest(when) < self.published else "now"

    def firmness(self, case: Case) -> set[str]:
        """What speaks for how firmly a change is told."""
        row, change, anchor = case.row, case.change, case.anchor
        frame = case.frame.modality if case.frame is not None else "none"
        found = {
            f"rule {case.rule.modality}", f"rule {case.rule.modality} {change}",
            f"frame {frame}", f"frame {frame} {change}", f"rules {case.rule.modality} {frame}",
            f"change {change}", f"headline {row.sentence.headline}",
            f"sentence {min(row.sentence.index, 3)} {change}",
            f"rule lies {self.lies(case.rule.when)}", f"rule lies {self.lies(case.rule.when)} {change}",
            f"role {case.place.role} {change}",
        }  # fmt: skip
        if case.frame is not None:
            lies = self.lies(case.frame.when)
            found |= {f"frame lies {lies}", f"frame lies {lies} {frame}"}
        for told in case.elsewhere:
            found |= {f"elsewhere {told.modality}", f"elsewhere {told.modality} {frame}"}
            found.add(f"elsewhere lies {self.lies(told.when)}")
        found |= {f"cue {cue}" for cue in row.cues} | {f"cue {cue} {change}" for cue in row.cues}
        found |= self._by_anchor(case) | self._by_dates(case) | self._by_others(case)
        post = case.place.post
        if post is not None:
            holder = "none" if post.holder is None else str(post.holder.entity is case.place.person)
            found |= {
                f"post {change} {holder} {post.former} {post.new} {post.leaving} {post.hitherto}",
                f"post {change} {post.interim} {post.office}",
            }
        for item in row.items:
            if item.cues and abs(item.index - anchor.index) <= _AROUND and item is not anchor:
                side = "<" if item.index < anchor.index else ">"
                same = item.breaks == anchor.breaks
                found |= {f"near {cue} {side}{same}" for cue in item.cues}
        return found | self._around(case)

    @staticmethod
    def _by_anchor(case: Case) -> set[str]:
        anchor, change = case.anchor, case.change
        found = {f"at {cue}" for cue in anchor.cues} | {f"at {cue} {change}" for cue in anchor.cues}
        for trigger in anchor.triggers:
            how = f"{trigger.change} {trigger.noun}"
            found |= {f"trigger {how} {change}", f"trigger {change} {trigger.modality}"}
            found |= {f"trigger {how} {change} {cue}" for cue in anchor.cues}
        if not anchor.triggers:
            found.add(f"trigger none {change}")
        item = case.place.item
        if item is not None:
            found.add(f"person apart {min(int(apart(item, anchor)), 2)} {item.index < anchor.index}")
        else:
            found.add("person absent")
        return found

    def _by_dates(self, case: Case) -> set[str]:
        found: set[str] = set()
        index = case.row.sentence.index
        for step in (-1, 0, 1):
            some = self.dates(index + step)
            sides = {self._side(when) for when, _ in some}
            found |= {f"dates {step} {side} {case.change}" for side in sides} or {f"dates {step} none"}
            if step == 0:
                found |= {f"dates {step} {self.lies(when)}" for when, _ in some}
        return found

    def _by_others(self, case: Case) -> set[str]:
        found: set[str] = set()
        for related, away, told in case.others:
            found |= {
                f"other {told.modality} {away}",
                f"other {related} {told.modality}", f"other {related} {told.modality} {away}",
                f"other {related} lies {self.lies(told.when)}",
            }  # fmt: skip
        return found

    def _around(self, case: Case) -> set[str]:
        """The words of the sentence, by where they stand to the word of change and to the person."""
        text, row, anchor, change = case.row.text, case.row, case.anchor, case.change
        norms = text.norms
        found: set[str] = set()
        item = case.place.item
        begin, stop = row.sentence.start, row.sentence.end
        told = f" {change}"
        for k in range(begin, stop):
            norm = norms[k]
            if anchor.start <= k < anchor.end:
                found.update((f"!={norm}", f"!={norm}{told}"))
                continue
            away = k - anchor.end + 1 if k >= anchor.end else anchor.start - k
            side = ">" if k >= anchor.end else "<"
            zone = f" {side}{0 if away <= 3 else 1 if away <= 8 else 2}"
            word = f"!{norm}"
            found.update((word + zone, word[: _STEM + 1] + zone, word + told))
            if item is not None and not item.start <= k < item.end:
                side = "<" if k < item.start else ">"
                found.add(f"{word} p{side}{abs(k - item.start) <= _AROUND}{told}")
        for at in {anchor.index: anchor, **({item.index: item} if item is not None else {})}.values():
            name = "A" if at is anchor else "P"
            left = ["^", "^", *norms[begin : at.start]][-2:]
            right = [*norms[at.end : stop][:2], "$", "$"][:2]
            found |= {
                f"!{left[1]}{name}< {change}", f"!{left[0]}_{left[1]}{name}< {change}",
                f"!{name}>{right[0]} {change}", f"!{name}>{right[0]}_{right[1]} {change}",
                f"!{left[1]}<{name}>{right[0]} {change}",
            }  # fmt: skip
        return found.union(self._beside(row, -1), self._beside(row, 1))

    def _beside(self, row: Row, step: int) -> set[str]:
        """The words and cues of the sentence before or behind, if it is of the same paragraph."""
        place = row.sentence.index, step
        if place not in self._near:
            other = self.rows.get(row.sentence.index + step)
            found: set[str] = set()
            if other is not None and other.sentence.paragraph == row.sentence.paragraph:
                norms = other.text.norms[other.sentence.start : other.sentence.end]
                found = {f"!{n[:_STEM]} row{step}" for n in norms} | {
                    f"cue {cue} row{step}" for cue in other.cues
                }
            self._near[place] = found
        return self._near[place]


def _related(place: Place, other: Made) -> str:
    """How another change of the document stands to the one at a place."""
    person = "own" if other.person is place.person else "other's"
    post = "post" if akin(other.role, place.role) else "other post"
    return f"{person} {post} {other.change} {place.change}"
