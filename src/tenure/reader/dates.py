"""Dates in a text, explicit and relative, as EDTF; a date relative to publication is worked out from it.

A weekday or a month without a year is the one nearest to publication on the side that the clause says (past or
future); where the clause does not say, the caller decides by `resolve`.
"""

import calendar
import datetime
import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any, Final

from .hooks import load_hooks
from .pack import expand
from .pack_schema import Dates, Pack
from .tokens import Sentence, Text, fold, pieces

_SLOTS: Final = frozenset(
    ["{D}", "{M}", "{MON}", "{Y}", "{WD}", "{N}", "{UNIT}", "{LAST}", "{NEXT}", "{THIS}", "{SEASON}"]
)
_FIGURES: Final = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
"""17.05.2021: with dots the day stands first in every language that writes it so."""
_JUST_PAST: Final = 45
"""A day of the year named without it that lies at most so many days back is not the next year's."""
_REMEMBERED: Final = 1 << 16
_SHORT: Final = 4
"""Letters that a month's name cut short has at most: "Jan.", "Sept."."""


_EARLY: Final = 3
"""Up to this month, a season gone by is one of the year before."""


class DateMention:
    """A date found at `tokens[start:end]`, still without the direction of its clause.

    `edtf` is set when the text alone decides. Else `month`, `day`, `weekday` tell what is known.
    """

    __slots__ = ("day", "edtf", "end", "month", "of_report", "same", "season", "start", "weekday", "year")

    def __init__(self, start: int, end: int) -> None:
        self.start = start
        self.end = end
        self.edtf: str | None = None
        self.year: int | None = None
        self.month: int | None = None
        self.day: int | None = None
        self.weekday: int | None = None
        self.season = False
        """a season without a year: the year is known by the clause"""
        self.of_report = False
        """the date of a dateline"""
        self.same = False
        """Stands for the date named before it ("the same day")."""

    @property
    def fine(self) -> bool:
        """Whether it names a month or a day, not only a year."""
        return (self.edtf is None or len(self.edtf) > 4) and not self.season

    def resolve(self, published: datetime.date | None, future: bool | None) -> str | None:
        """The date as EDTF, or None when it can't be worked out (no publication date).

        `future`: whether the clause speaks of what is to come; None when it does not say.
        """
        if self.edtf:
            return self.edtf
        if published is None:
            return None
        if self.season:
            past = future is False and published.month <= _EARLY
            return f"{published.year - past:04d}"
        if self.weekday is not None:
            return _nearest_weekday(published, self.weekday, future).isoformat()
        if self.month is None:
            return None
        year = _nearest_year(published, self.month, self.day, future)
        if self.day is None:
            return f"{year:04d}-{self.month:02d}"
        return _day(year, self.month, self.day)


def _nearest_weekday(
    published: datetime.date, weekday: int, future: bool | None, before: bool = False
) -> datetime.date:
    """`before`: the day of publication itself is not meant ("last Friday", said on a Friday)."""
    back = (published.weekday() - weekday) % 7 or 7 * before
    if future and back:
        return published + datetime.timedelta(days=7 - back)
    return published - datetime.timedelta(days=back)


def _nearest_year(published: datetime.date, month: int, day: int | None, future: bool | None) -> int:
    if future is None:
        distance = (month - published.month) % 12
        future = distance <= 5 and (month, day or 32) > (published.month, published.day)
    this = (month, day) if day else (month, published.day)
    now = (published.month, published.day)
    if future:
        ahead = this >= now or (day and (now[0] - month) * 31 + now[1] - day <= _JUST_PAST)
        return published.year if ahead else published.year + 1
    return published.year if this <= now else published.year - 1


def _day(year: int, month: int, day: int) -> str | None:
    if not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    return f"{year:04d}-{month:02d}-{day:02d}"


class Calendar:
    """The compiled dates of a pack."""

    def __init__(self, pack: Pack) -> None:
        dates, settings = pack.dates, pack.settings
        how = settings.fold
        self.small_months = settings.possessor == "after"
        self.capital_months = settings.months_capitalized
        self.months = {fold(f, how): m for m, forms in dates.months.items() for f in forms}
        self.weekdays = {fold(f, how): d for d, forms in dates.weekdays.items() for f in forms}
        self.numbers = {fold(f, how): n for n, forms in dates.numbers.items() for f in forms}
        self.units = {fold(f, how): u for u, forms in dates.units.items() for f in forms}
        self.seasons = dict.fromkeys((fold(f, how) for f in dates.seasons), True)
        self._starts = lru_cache(maxsize=_REMEMBERED)(self._may_start)
        self._keys = lru_cache(maxsize=_REMEMBERED)(self._find_keys)
        self.stems = settings.stems
        self.hooks = load_hooks(pack)
        self.characters = settings.tokens == "characters"
        self.words: dict[str, list[tuple[str, ...]]] = {}
        for slot in ("last", "next", "this"):
            key = "{" + slot.upper() + "}"
            self.words[key] = [
                tuple(pieces(form, settings)) for forms in getattr(dates, slot) for form in expand(forms)
            ]
        self.same: dict[str, list[tuple[str, ...]]] = {}
        for form in dates.same:
            for one in expand(form):
                tokens = pieces(one, settings)
                self.same.setdefault(tokens[0], []).append(tuple(tokens))
        self.patterns: dict[str, list[tuple[list[str], str]]] = {}
        for kind, templates in self._templates(dates):
            for template in templates:
                for one in expand_template(template):
                    tokens = _template_tokens(one, pack)
                    self.patterns.setdefault(tokens[0], []).append((tokens, kind))
        self.relative: dict[str, list[tuple[tuple[str, ...], str, int]]] = {}
        for rule in dates.relative:
            for form in rule.forms:
                for one in expand(form):
                    tokens_ = tuple(pieces(one, settings))
                    self.relative.setdefault(tokens_[0], []).append((tokens_, rule.unit, rule.offset))

    @staticmethod
    def _templates(dates: Dates) -> list[tuple[str, list[str]]]:
        return [("pattern", dates.patterns), ("ago", dates.ago), ("ahead", dates.ahead)]

    def find(self, text: Text, sentence: Sentence, published: datetime.date | None) -> list[DateMention]:
        """The dates of a sentence, the longest at each place, from left to right."""
        found: list[DateMention] = []
        i = sentence.start
        while i < sentence.end:
            if not self._starts(text.norms[i]):
                i += 1
                continue
            named = self.small_months and i > sentence.start and text.words[i][0].isupper()
            other = self.capital_months and text.words[i][0].islower()
            if (named or other) and self._word(self.months, text.norms[i]) is not None:
                i += 1  # Julio, Augusto: a month would be written small; "may leave": with a capital
                continue
            mention = self._at(text, i, sentence.end, published)
            if mention is None:
                i += 1
            else:
                found.append(mention)
                i = mention.end
        return found

    def _at(self, text: Text, i: int, end: int, published: datetime.date | None) -> DateMention | None:
        best: DateMention | None = None
        norm = text.norms[i]
        figures = _FIGURES.fullmatch(norm)
        if figures is not None:
            day, month, year = (int(part) for part in figures.groups())
            edtf = _day(year, month, day)
            if edtf is not None:
                best = DateMention(i, i + 1)
                best.edtf = edtf
        for tokens, unit, offset in self._relatives(norm):
            stop = self._literal(text, i, end, tokens)
            if stop and (best is None or stop > best.end):
                best = DateMention(i, stop)
                best.edtf = _shift(published, unit, offset)
                if best.edtf is None:
                    best = None
        for form in self.same.get(norm, ()):
            stop = self._literal(text, i, end, form)
            if stop and (best is None or stop > best.end):
                best = DateMention(i, stop)
                best.same = True
        for key in self._keys(norm):
            for tokens_, kind in self.patterns.get(key, ()):
                values: dict[str, Any] = {}
                stop = self._match(text, i, end, tokens_, values)
                if stop and (best is None or stop > best.end):
                    mention = self._build(i, stop, kind, values, published)
                    best = mention or best
        return best

    def _may_start(self, norm: str) -> bool:
        """Whether a date may begin with the word; asked once a word, for most words begin none."""
        return (
            norm[0].isdigit()
            or norm in self.same
            or bool(self._relatives(norm))
            or any(key in self.patterns for key in self._keys(norm))
        )

    def _relatives(self, norm: str) -> list[tuple[tuple[str, ...], str, int]]:
        exact = self.relative.get(norm)
        if exact or not self.stems:
            return exact or []
        for cut in range(len(norm) - 1, 2, -1):
            some = self.relative.get(norm[:cut])
            if some and self.hooks.inflection(norm[cut:]):
                return some
        return []

    def _find_keys(self, norm: str) -> list[str]:
        keys = [norm]
        if norm[0].isdigit():
            keys += ["{D}", "{M}", "{Y}", "{N}"]
        else:
            if self._word(self.months, norm) is not None:
                keys.append("{MON}")
            if self._word(self.weekdays, norm) is not None:
                keys.append("{WD}")
            if norm in self.numbers:
                keys += ["{N}", "{D}"]
            if self._word(self.units, norm) is not None:
                keys.append("{UNIT}")
            if self._word(self.seasons, norm) is not None:
                keys.append("{SEASON}")
            for slot, forms in self.words.items():
                if any(form[0] == norm for form in forms):
                    keys.append(slot)
        return keys

    def _word(self, table: dict[str, Any], norm: str) -> Any:
        exact = table.get(norm)
        if exact is not None or not self.stems:
            return exact
        for cut in range(len(norm) - 1, 2, -1):
            if norm[:cut] in table and self.hooks.inflection(norm[cut:]):
                return table[norm[:cut]]
        return None

    def _inflected(self, norm: str, token: str) -> bool:
        return (
            self.stems
            and len(token) > 2
            and norm.startswith(token)
            and self.hooks.inflection(norm[len(token) :])
        )

    def _literal(self, text: Text, i: int, end: int, tokens: tuple[str, ...]) -> int:
        if i + len(tokens) > end:
            return 0
        for k, token in enumerate(tokens):
            norm = text.norms[i + k]
            last = k == len(tokens) - 1
            if norm != token and not (last and self._inflected(norm, token)):
                return 0
        return i + len(tokens)

    def _match(self, text: Text, i: int, end: int, tokens: list[str], values: dict[str, Any]) -> int:
        j = i
        for token in tokens:
            if i < j < end - 1 and text.norms[j] == "." and self._abbreviated(text.norms[j - 1]):
                j += 1  # "Jan. 1"
            if j >= end:
                return 0
            if token not in _SLOTS:
                norm = text.norms[j]
                if norm != token and not self._inflected(norm, token):
                    return 0
                j += 1
                continue
            step = self._slot(text, j, end, token, values)
            if not step:
                return 0
            j += step
        return j

    def _abbreviated(self, norm: str) -> bool:
        return len(norm) <= _SHORT and norm in self.months

    def _slot(self, text: Text, j: int, end: int, slot: str, values: dict[str, Any]) -> int:
        norm = text.norms[j]
        if slot in ("{LAST}", "{NEXT}", "{THIS}"):
            for form in self.words[slot]:
                if tuple(text.norms[j : j + len(form)]) == form and j + len(form) <= end:
                    values[slot] = True
                    return len(form)
            return 0
        value: Any = None
        if slot == "{D}":
            number = norm if norm.isdigit() else norm.rstrip("stndrhe") if norm[0].isdigit() else ""
            if number.isdigit() and len(number) <= 2 and 1 <= int(number) <= 31:
                value = int(number)
            elif not norm[0].isdigit() and self.numbers.get(norm, 99) <= 31:
                value = self.numbers[norm]  # "il due giugno", "dal primo luglio"
        elif slot == "{M}":
            value = int(norm) if norm.isdigit() and len(norm) <= 2 and 1 <= int(norm) <= 12 else None
        elif slot == "{Y}":
            value = int(norm) if norm.isdigit() and len(norm) == 4 and 1800 <= int(norm) <= 2200 else None
        elif slot == "{MON}":
            value = self._word(self.months, norm)
        elif slot == "{WD}":
            value = self._word(self.weekdays, norm)
        elif slot == "{N}":
            value = int(norm) if norm.isdigit() and len(norm) <= 3 else self.numbers.get(norm)
        elif slot == "{UNIT}":
            value = self._word(self.units, norm)
        elif slot == "{SEASON}":
            value = self._word(self.seasons, norm)
        if value is None:
            return 0
        values[slot] = value
        return 1

    def _build(
        self, start: int, end: int, kind: str, values: dict[str, Any], published: datetime.date | None
    ) -> DateMention | None:
        mention = DateMention(start, end)
        side = -1 if "{LAST}" in values else 1 if "{NEXT}" in values else 0 if "{THIS}" in values else None
        year, month, day = values.get("{Y}"), values.get("{MON}") or values.get("{M}"), values.get("{D}")
        if "{UNIT}" in values:
            if kind == "ago":
                mention.edtf = _shift(published, values["{UNIT}"], -int(values.get("{N}", 1)))
            elif kind == "ahead":
                mention.edtf = _shift(published, values["{UNIT}"], int(values.get("{N}", 1)))
            elif side is not None and not month:
                mention.edtf = _shift(published, values["{UNIT}"], side)
            elif side is not None and month and published and values["{UNIT}"] == "year":
                year = published.year + side
            if not year:
                return mention if mention.edtf else None
        if year:
            if month and day:
                mention.edtf = _day(year, month, day)
                return mention if mention.edtf else None
            mention.edtf = f"{year:04d}-{month:02d}" if month else f"{year:04d}"
            return mention
        if "{SEASON}" in values:
            if side is not None and published:
                mention.edtf = f"{published.year + (side if side > 0 else 0):04d}"
                return mention
            mention.season = True
            return mention
        if "{WD}" in values and not day:
            mention.weekday = values["{WD}"]
            if side is not None and published:
                mention.edtf = _nearest_weekday(published, mention.weekday, side > 0, side < 0).isoformat()
            return mention
        if not month:
            return None
        mention.month, mention.day = month, day
        if side is not None and published:
            if side == 0:
                mention.edtf = f"{published.year:04d}-{month:02d}" + (f"-{day:02d}" if day else "")
            else:
                mention.edtf = mention.resolve(published, side > 0)
        return mention


def link(mentions: Iterable[DateMention], published: datetime.date | None) -> None:
    """Gives "the same day" the date named last before it; the mentions come in the order of the text."""
    day: str | None = None
    month: str | None = None
    for mention in mentions:
        if mention.same:
            mention.edtf = day or month
        else:
            resolved = mention.resolve(published, None)
            if resolved is not None and len(resolved) > 7:
                day = resolved
            elif resolved is not None and len(resolved) > 4:
                month = resolved


def _shift(published: datetime.date | None, unit: str, offset: int) -> str | None:
    """The day, month or year that lies `offset` units from publication; a week only as exactly as it is known."""
    if published is None:
        return None
    if unit == "day":
        return (published + datetime.timedelta(days=offset)).isoformat()
    if unit == "week":
        if offset == 0:
            return f"{published.year:04d}-{published.month:02d}"
        then = published + datetime.timedelta(weeks=offset)
        return f"{then.year:04d}-{then.month:02d}"
    if unit == "month":
        index = published.year * 12 + published.month - 1 + offset
        return f"{index // 12:04d}-{index % 12 + 1:02d}"
    return f"{published.year + offset:04d}"


def expand_template(template: str) -> list[str]:
    """The templates that one with optional parts in `[...]` stands for."""
    if "[" not in template:
        return [template]
    head, _, rest = template.partition("[")
    inner, _, tail = rest.partition("]")
    return [
        f"{head}{middle}{end}".replace("  ", " ").strip()
        for middle in (inner, "")
        for end in expand_template(tail)
    ]


def _template_tokens(template: str, pack: Pack) -> list[str]:
    tokens: list[str] = []
    rest = template
    while rest:
        start = rest.find("{")
        literal = rest if start < 0 else rest[:start]
        tokens += pieces(literal, pack.settings)
        if start < 0:
            break
        stop = rest.find("}", start)
        tokens.append(rest[start : stop + 1])
        rest = rest[stop + 1 :]
    return tokens


@cache
def compiled(code: str) -> Calendar:
    """The calendar of a shipped pack, built once. Raises BadPack."""
    from .pack import load

    return Calendar(load(code))
