"""Builds the row of a sentence from its tokens, names, dates and the words that the lexicon knows."""

from collections.abc import Container
from typing import Final

from .dates import DateMention
from .entity import Mention
from .item_relations import appositive, own_relation, relation
from .items import Item, ItemKind, Row, Shaper
from .lexicon import Lexicon, Match
from .tokens import Sentence, Text

_PAST: Final = {"preterite"}
_BREAKING: Final = frozenset({"breaks", "relative"})
_COMMAS: Final = frozenset(",、，")
_STOPS: Final = frozenset(";:—–；：()（）")
_RELATED: Final = frozenset({"person", "org", "title", "date"})
_ANAPHORS: Final = frozenset({"pronoun", "company", "post", "board", "child"})
"""Kinds and cues of the items whose relation to their sentence is looked for."""


def build(
    text: Text,
    sentence: Sentence,
    matches: list[Match],
    mentions: list[Mention],
    dates: list[DateMention],
    lexicon: Lexicon,
    shaper: "Shaper | None" = None,
    called: Container[str] = (),
) -> Row:
    """The row of a sentence. Mentions outweigh dates, dates outweigh the lexicon, all outweigh plain words.

    `called`: small words that organizations of the text bear in their names, and may be called by.
    """
    starts_mention = {m.start: m for m in mentions}
    starts_date = {d.start: d for d in dates}
    starts_match = {m.start: m for m in matches}
    for begun in _begun_within(mentions, matches):  # the title of "Acme Group | chairman"
        rest = None if lexicon.pack.settings.stems else lexicon.longest(text.norms, begun, sentence.end)
        if rest is not None:
            starts_match.setdefault(begun, rest)
    items: list[Item] = []
    breaks, inserted = 0, False
    limits: dict[int, Item] = {}
    """where forms such as "ne ... que" end, by which they only restrict"""
    broken = i = sentence.start
    while i < sentence.end:
        mention = starts_mention.get(i)
        match = starts_match.get(i)
        date = starts_date.get(i)
        if mention is not None:
            item = Item(mention.kind, i, mention.end)
            item.mention, item.entity = mention, mention.entity
        elif date is not None and (match is None or date.end >= match.end or match.end - match.start == 1):
            item = Item("date", i, date.end)
            item.date = date
            if match is not None:
                item.cues = match.cues & {"effective", "since", "until", "current"}
        elif match is not None:
            cut = _stop(match.end, starts_mention, i)
            if not match.triggers and not match.title:
                cut = _stop(cut, starts_date, i)  # "jusqu'à | la fin de l'année"
            if cut < match.end:  # a name begins within the form: "the Bank" of "the Bank of England"
                broken = cut
                match = None if lexicon.pack.settings.stems else lexicon.longest(text.norms, i, cut)
            if match is not None and match.cues == _PAST and i and text.words[i][0].isupper():
                item = Item("word", i, match.end)  # "Konkurrenten" looks like a past tense
            elif match is None:
                item = _alone(text, i, lexicon)
            else:
                kind: ItemKind = (
                    "title"
                    if match.title
                    else "trigger"
                    if match.triggers
                    else "cue"
                    if match.cues
                    else "word"
                )
                item = Item(kind, i, match.end)
                item.title, item.triggers, item.tail = match.title, match.triggers, match.tail
                item.cues, item.reasons, item.rest = match.cues, match.reasons, match.rest
                if match.triggers and lexicon.endings:
                    item.cues = item.cues | _by_ending(text.norms[i : match.end], lexicon)
        elif items and i > sentence.start and _belongs(text, i, items[-1], lexicon.pack.settings.stems):
            i += 1
            continue
        elif i < broken:
            item = _alone(text, i, lexicon)
        else:
            word = text.words[i]
            if word in _COMMAS:
                kind = "comma"
            elif word in _STOPS:
                kind = "stop"
            elif word[0].isdigit():
                kind = "number"
            else:
                kind = "word"
            item = Item(kind, i, i + 1)
            led = bool(items) and "determiner" in items[-1].cues
            if led and kind == "word" and word.islower() and text.norms[i] in called:
                item.kind, item.cues = "cue", {"company"}  # "la vetreria" of Vetreria Marini
        if i in limits and _restricts(limits[i], items):
            limits[i].cues = limits[i].cues - {"negation"}  # "n'a dirigé Acme que neuf mois"
            item.cues = item.cues - {"relative", "breaks"}
        item.index = len(items)
        if "breaks" in item.cues and "skip" in item.cues and items and "determiner" in items[-1].cues:
            item.cues = item.cues - {"breaks"}  # "la prima presidente"
        if "only" in item.cues:
            limits[item.tail] = item
        if item.kind == "stop" or not item.cues.isdisjoint(_BREAKING):
            breaks += 1
            inserted = "relative" in item.cues and bool(items) and items[-1].kind == "comma"
        item.breaks = breaks
        if (
            inserted and item.kind == "comma"
        ):  # "Pell, who joined last year, takes over": the main clause goes on
            breaks -= 1
            inserted = False
        items.append(item)
        i = item.end
    row = Row(text, sentence, items)
    if shaper is not None:
        shaper.shape(row, lexicon)
    appositive(row, lexicon)
    for item in items:
        if item.kind in _RELATED or not item.cues.isdisjoint(_ANAPHORS):
            item.rel = (
                own_relation(row, item, lexicon) if item.kind in ("cue", "title") else None
            ) or relation(row, item, lexicon)
    if shaper is not None:
        shaper.relate(row)
    return row


def _restricts(only: Item, items: list[Item]) -> bool:
    """Whether "ne" is but the first half of "ne ... que": nothing else denies, and "que" tells no speech."""
    clause = [other for other in items if other.breaks == only.breaks and other is not only]
    denied = any("negation" in other.cues for other in clause + items[only.index + 1 :])
    return not denied and "say" not in items[-1].cues and "official" not in items[-1].cues


def _begun_within(mentions: list[Mention], matches: list[Match]) -> list[int]:
    """Where names end that hold the first word of a form: "group chairman" behind "Acme"."""
    ends = []
    for mention in mentions:
        if mention.end - mention.start > 1 and any(
            mention.start < m.start < mention.end < m.end for m in matches
        ):
            ends.append(mention.end)
    return ends


def _alone(text: Text, i: int, lexicon: Lexicon) -> Item:
    """A word of a form that does not count as a whole here: the cue that it is by itself."""
    cues = lexicon.word_cues.get(text.norms[i])
    item = Item("cue" if cues else "word", i, i + 1)
    item.cues = cues or set()
    return item


def _by_ending(norms: list[str], lexicon: Lexicon) -> set[str]:
    """What the endings of a trigger's words tell: the future, the conditional, a participle."""
    return {
        cue
        for cue, ends in lexicon.endings
        for norm in (norms[-1:] if cue == "participle" else norms)
        if norm.endswith(ends)
        and not (
            cue == "participle" and "post" in lexicon.word_cues.get(norm, ())
        )  # "il posto", "il mandato"
    }


def _stop(end: int, starts: Container[int], start: int) -> int:
    for i in range(start + 1, end):
        if i in starts:
            return i
    return end


def _belongs(text: Text, i: int, before: Item, stems: bool) -> bool:
    """Whether a token is the ending of the item before ("Jun'un") or the dot of its abbreviation ("Sn.")."""
    if text.starts[i] != text.ends[i - 1]:
        return False
    if not stems:
        return text.norms[i] == "." and "honorific" in before.cues
    if text.norms[i] == ".":
        dotted = before.kind == "org" and before.end - before.start > 2 and text.norms[i - 2] == "."
        return "honorific" in before.cues or dotted
    return text.norms[i][0] == "'"
