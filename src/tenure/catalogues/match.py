"""How surely an entry of a catalogue is a person or organization of the register, and why.

A name alone is never sure for a person: there are namesakes. What makes it sure is a post or an organization that
both sides know, or an id. An organization's name is sure when it is a name of its own (not a short or common word),
legal form and country do not speak against it, and no other entry of the catalogue has as good a claim to it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from tenure.model.outside import SURE, Match
from tenure.names import Comparison, OrgName, compare_orgs, compare_people, parse_org, parse_person
from tenure.names.elf import countries_of, legal_form

from .entry import Entry, Kind
from .store import Catalogue, ids_of_entry

DOUBTFUL: Final = 0.5
"""Matches below this are not worth a question."""
PROPOSALS: Final = 3
"""Doubtful entries of one catalogue that are put to a human."""
RIVAL: Final = 0.05
"""How much better than the next an entry must fit."""
BY_ID: Final = 0.99
BY_TIE: Final = 0.97
NAME_ALONE: Final = 0.65
"""What a person's full name is worth without anything else."""
HELD_BACK: Final = 0.75
"""A fit that something speaks against: a human decides."""
SHORT: Final = 5
"""Letters below which a single word is too common to be sure by itself."""
GROWN_UP: Final = 15
"""Years that a person lives before the first post."""
_NAMES: Final = 16
_TIED: Final = 8
_SPOKEN: Final = {
    "de": "DE AT CH LI LU",
    "es": "ES MX AR CL CO PE VE",
    "fr": "FR BE CH LU MC",
    "it": "IT CH",
    "ja": "JP",
    "ko": "KR",
    "nl": "NL BE",
    "pt": "PT BR",
    "ru": "RU BY KZ",
    "tr": "TR CY",
    "zh": "CN HK TW MO SG",
}
_SURE_NAME: Final = 0.9
"""Names of organizations below this are alike, not the same: their sound, a letter, a word of trade differs."""
_SAME_ORG: Final = 0.8
_NOT_ONE: Final = 0.7
"""A person's names below this are two people's."""


class Tied(NamedTuple):
    """A person at an organization, or an organization of a person: names, and outside ids as far as known."""

    names: tuple[str, ...]
    ids: frozenset[str] = frozenset()


class Subject(NamedTuple):
    """A person or an organization of the register, as far as matching needs it.

    `ids` are outside ids that are sure; `not_ids` those that a human refused; `same_ids` those a human confirmed.
    `first` is the year of the earliest claim, `langs` the languages of the documents.
    """

    kind: Kind
    names: tuple[str, ...]
    tied: tuple[Tied, ...] = ()
    ids: frozenset[str] = frozenset()
    not_ids: frozenset[str] = frozenset()
    same_ids: frozenset[str] = frozenset()
    first: int | None = None
    langs: frozenset[str] = frozenset()


_BY_NAME, _WITH_TIE, _WITH_ID = 0, 1, 2
"""What a fit rests on: one that rests on more has no rival among those that rest on less."""


class _Fit(NamedTuple):
    entry: Entry
    score: float
    reason: str
    rests_on: int = _BY_NAME


def matches(subject: Subject, catalogues: Iterable[Catalogue]) -> list[Match]:
    """The entries that a person or organization may be, sure ones and doubtful ones, catalogue by catalogue.

    An id that a sure entry has in another scheme leads to the entries of the catalogues after it.
    """
    found: list[Match] = []
    for catalogue in catalogues:
        for match in _in_catalogue(subject, catalogue):
            found.append(match)
            if match.sure:
                along = {match.outside, *(f"{scheme}:{value}" for scheme, value in match.ids.items())}
                subject = subject._replace(ids=subject.ids | along)
    return found


def _in_catalogue(subject: Subject, catalogue: Catalogue) -> list[Match]:
    moved = {id_: catalogue.now(id_) for id_ in subject.same_ids | subject.not_ids}
    refused = {*subject.not_ids, *(moved[id_] for id_ in subject.not_ids)}
    confirmed = {moved[id_]: id_ for id_ in subject.same_ids}
    fits: dict[str, _Fit] = {}
    for id_ in (*sorted(subject.ids - subject.same_ids), *sorted(confirmed)):
        for entry in catalogue.by_id(id_):
            if entry.kind == subject.kind:
                reason = f"has the same {_spoken(id_)}"
                before = confirmed.get(id_, id_)
                if before != id_:
                    reason = f"{before}, judged the same, is now {id_}"
                fits[entry.id] = _Fit(entry, BY_ID, reason, _WITH_ID)
    known = set(fits)
    for entry in _candidates(subject, catalogue):
        if entry.id not in known and entry.id not in fits:
            fit = (
                _person(subject, entry, catalogue)
                if subject.kind == "person"
                else _org(subject, entry, catalogue)
            )
            if fit.score >= DOUBTFUL:
                fits[entry.id] = fit
    settled = _moved_on(
        [
            fit
            for fit in fits.values()
            if refused.isdisjoint(ids_of_entry(fit.entry)[: 1 + len(fit.entry.former)])
        ],
        catalogue,
        refused,
    )
    ranked = sorted(settled, key=lambda fit: (-fit.score, fit.entry.closed, fit.entry.id))
    return [_match(fit, catalogue, confirmed) for fit in _without_rivals(ranked)]


def _candidates(subject: Subject, catalogue: Catalogue) -> Iterator[Entry]:
    """The entries of a like name, and those that have to do with what the subject has to do with."""
    yield from catalogue.by_names(subject.kind, subject.names[:_NAMES])
    other: Kind = "organization" if subject.kind == "person" else "person"
    for tied in subject.tied[:_TIED]:
        places = [entry for id_ in sorted(tied.ids) for entry in catalogue.by_id(id_)]
        places = places or [
            entry for entry in catalogue.by_names(other, tied.names[:1]) if _same(tied.names, entry)
        ]
        for place in places[:1]:
            yield from (one.entry for one in catalogue.tied(place) if one.entry.kind == subject.kind)


def _spoken(outside: str) -> str:
    scheme, _, value = outside.partition(":")
    return f"{'QID' if scheme == 'wikidata' else scheme.upper() if len(scheme) == 3 else scheme} {value}"


def _moved_on(fits: Sequence[_Fit], catalogue: Catalogue, refused: set[str]) -> list[_Fit]:
    """Each with the entry that its own has become."""
    found: dict[str, _Fit] = {}
    for fit in fits:
        now = catalogue.now(fit.entry.id)
        if now != fit.entry.id:
            newer = [entry for entry in catalogue.by_id(now) if entry.id == now]
            if newer:
                fit = _Fit(newer[0], fit.score, f"{fit.reason}; {fit.entry.id} is now {now}", fit.rests_on)
        before = found.get(fit.entry.id)
        if fit.entry.id not in refused and (before is None or fit.score > before.score):
            found[fit.entry.id] = fit
    return list(found.values())


def _without_rivals(ranked: Sequence[_Fit]) -> list[_Fit]:
    """The one sure fit, or those among which a human must choose."""
    sure = [fit for fit in ranked if fit.score >= SURE]
    if not sure:
        return list(ranked[:PROPOSALS])
    best = max(sure, key=lambda fit: fit.rests_on)
    rivals = [
        fit
        for fit in ranked
        if fit is not best
        and fit.rests_on == best.rests_on
        and best.score - fit.score < RIVAL
        and fit.entry.closed <= best.entry.closed
    ]
    if not rivals:
        return [best]
    reason = f"; {len(rivals)} more of that name in the catalogue"
    return [_Fit(f.entry, min(f.score, HELD_BACK), f.reason + reason) for f in [best, *rivals][:PROPOSALS]]


def _match(fit: _Fit, catalogue: Catalogue, confirmed: Mapping[str, str]) -> Match:
    entry = fit.entry
    was = confirmed.get(entry.id, entry.id)
    return Match(
        entry.id,
        catalogue.name,
        entry.names[0],
        entry.ids,
        round(fit.score, 3),
        fit.reason,
        was if was != entry.id else "",
    )


# --- organizations ------------------------------------------------------------------------------------------


def _org(subject: Subject, entry: Entry, catalogue: Catalogue) -> _Fit:
    best, mine, theirs = Comparison(0.0, ""), subject.names[0], entry.names[0]
    for name in subject.names[:_NAMES]:
        own = parse_org(name)
        for other in entry.names:
            compared = compare_orgs(own, _with_form(parse_org(other), entry))
            if compared.score > best.score or (compared.score == best.score and other == name):
                best, mine, theirs = compared, name, other
    if best.score < DOUBTFUL:
        return _Fit(entry, 0.0, best.reason)
    reason = best.reason if mine == theirs else f"{best.reason} ({theirs})"
    tie = _common(subject, entry, catalogue)
    if tie:
        return _Fit(entry, max(best.score, BY_TIE), f"{reason}; {tie}", _WITH_TIE)
    against = _against(subject, mine, theirs, entry)
    if best.score < _SURE_NAME:
        return _Fit(entry, min(best.score, HELD_BACK), reason)
    if against:
        return _Fit(entry, min(best.score, HELD_BACK), f"{reason}, but {against}")
    return _Fit(entry, best.score, reason)


def _with_form(name: OrgName, entry: Entry) -> OrgName:
    """A name with the legal form that its entry has besides."""
    if name.legal not in ("", "plain") or not entry.form:
        return name
    form = legal_form(entry.form)
    return name._replace(legal=form.group) if form and form.group else name


def _against(subject: Subject, mine: str, theirs: str, entry: Entry) -> str:
    """What speaks against two organizations of one name being one; empty where nothing does."""
    own, other = parse_org(mine), parse_org(theirs)
    countries = frozenset[str]().union(*(countries_of(name) for name in subject.names[:_NAMES]))
    if countries and entry.country and entry.country not in countries:
        return f"its legal form is one of {', '.join(sorted(countries))}, not of {entry.country}"
    agreed = own.legal not in ("", "plain") and own.legal == _with_form(other, entry).legal
    if agreed or len(own.distinctive) > 1 or own.concepts or own.places:
        return ""
    letters = len("".join(own.distinctive))
    if own.script == "latin" and letters < SHORT and entry.country not in _at_home(subject.langs):
        return "a short name"
    return ""


def _at_home(langs: Iterable[str]) -> frozenset[str]:
    """Countries where some languages are spoken; English, in which all the world is written about, tells nothing."""
    return frozenset(country for lang in langs for country in _SPOKEN.get(lang.partition("-")[0], "").split())


# --- people -------------------------------------------------------------------------------------------------


def _person(subject: Subject, entry: Entry, catalogue: Catalogue) -> _Fit:
    best, theirs = Comparison(0.0, ""), entry.names[0]
    for name in subject.names[:_NAMES]:
        own = parse_person(name)
        for other in entry.names:
            compared = compare_people(own, parse_person(other))
            if compared.score > best.score or (compared.score == best.score and other == name):
                best, theirs = compared, other
    if best.score < _NOT_ONE or _out_of_time(subject, entry):
        return _Fit(entry, 0.0, best.reason)
    reason = best.reason if theirs in subject.names else f"{best.reason} ({theirs})"
    tie = _common(subject, entry, catalogue)
    if tie and best.reason == "one letter differs":  # a slip of the pen, or Paolo and Paola
        return _Fit(entry, HELD_BACK, f"{reason}; {tie}", _WITH_TIE)
    if tie:
        return _Fit(
            entry, BY_TIE if best.score >= 0.95 else max(SURE, best.score), f"{reason}; {tie}", _WITH_TIE
        )
    return _Fit(entry, NAME_ALONE * best.score, f"{reason}, but no post in common")


def _out_of_time(subject: Subject, entry: Entry) -> bool:
    """Whether one had died before, or was a child, when the other held posts."""
    if entry.died.isdecimal() and subject.first is not None and int(entry.died) < subject.first - 1:
        return True
    return bool(
        entry.born.isdecimal() and subject.first is not None and int(entry.born) + GROWN_UP > subject.first
    )


# --- ties ---------------------------------------------------------------------------------------------------


def _common(subject: Subject, entry: Entry, catalogue: Catalogue) -> str:
    """What both sides have to do with, in words; empty where nothing is known."""
    if not subject.tied:
        return ""
    for tied in catalogue.tied(entry):
        ids = set(ids_of_entry(tied.entry))
        for own in subject.tied:
            if not ids.isdisjoint(own.ids) or _same(own.names, tied.entry):
                return f"{tied.role.replace('_', ' ')}: {tied.entry.names[0]} in both"
    return ""


def _same(names: Sequence[str], entry: Entry) -> bool:
    return any(_alike(entry.kind, name, other) for name in names[:_NAMES] for other in entry.names)


@lru_cache(maxsize=65_536)
def _alike(kind: Kind, a: str, b: str) -> bool:
    if kind == "organization":
        return compare_orgs(parse_org(a), parse_org(b)).score >= _SAME_ORG
    return compare_people(parse_person(a), parse_person(b)).score >= _SAME_ORG
