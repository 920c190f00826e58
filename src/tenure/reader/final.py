"""The reading of a document in a language whose clauses end in their verb and whose nouns have cases (Turkish)."""

import datetime
from typing import Final

from tenure.model import Document

from . import attribution, dates, holds
from .context import Context
from .draft import Draft
from .entity import Mention
from .final_facts import FinalFacts
from .final_frames import FinalFrames
from .final_posts import find_posts, rank
from .final_relations import FinalRelations
from .items import Row, build
from .lexicon import Lexicon
from .mentions import Finder
from .name_words import name_words
from .tokens import Sentence, Text

_OPENING: Final = 3
"""How many sentences of the body say what it is about."""
_SUBHEAD: Final = 16
"""How many tokens a headline within a text has at most."""


def drafts(document: Document, lexicon: Lexicon, published: datetime.date | None) -> tuple[list[Draft], Text]:
    """Every candidate claim of the document, unsettled, and the text that their tokens count in."""
    code = lexicon.pack.code
    text = Text(document, lexicon.pack.settings, lexicon.hooks.split)
    matches = {s.index: lexicon.matches(text, s) for s in text.sentences}
    words = name_words(code)
    calendar = dates.compiled(code)
    found = {s.index: calendar.find(text, s, published) for s in text.sentences}
    mentions = Finder(text, lexicon, words, matches, (d for some in found.values() for d in some)).mentions()
    by_sentence: dict[int, list[Mention]] = {}
    ends = iter(text.sentences)
    sentence = next(ends, None)
    for mention in mentions:
        while sentence is not None and mention.start >= sentence.end:
            sentence = next(ends, None)
        if sentence is not None:
            by_sentence.setdefault(sentence.index, []).append(mention)
    rows = [
        build(text, s, matches[s.index], by_sentence.get(s.index, []), found[s.index], lexicon)
        for s in text.sentences
    ]
    _mark_subheads(text)
    body = next((r.sentence.start for r in rows if not r.sentence.headline), 0)
    context = Context(lexicon, words, mentions, body)
    for row in rows:
        find_posts(row, context)
    rank(rows, context)
    held = []
    for row in rows:
        context.enter(row)
        find_posts(row, context)
        held.append(holds.read(row, context, published))
        context.seen(row, [])
    context.rewind()
    return _read(document, rows, held, context, published), text


def _make_believe(rows: list[Row]) -> set[int]:
    """The sentences that tell no facts: of a paragraph about a play or a child's day, or of the whole text."""
    told = [r.sentence for r in rows if "play" in r.cues]
    body = next((r.sentence.index for r in rows if not r.sentence.headline), 0)
    if any(s.headline or s.index - body < _OPENING for s in told):
        return {r.sentence.index for r in rows}
    within = {s.paragraph for s in told}
    return {r.sentence.index for r in rows if r.sentence.paragraph in within}


def _mark_subheads(text: Text) -> None:
    """A short paragraph that is no sentence, or shouts, is a headline within the text: it proves nothing."""
    paragraphs: dict[int, list[Sentence]] = {}
    for sentence in text.sentences:
        paragraphs.setdefault(sentence.paragraph, []).append(sentence)
    body = [some for some in paragraphs.values() if not some[0].headline]
    for some in body if len(body) > 2 else ():
        start, end = some[0].start, some[-1].end
        words = text.words[start:end]
        loud = all(text.words[s.end - 1] in "!?" or text.words[s.end - 1][-1:].isalnum() for s in some)
        if loud and end - start <= _SUBHEAD and not set(words) & set(':•"”'):
            for sentence in some:
                sentence.headline = True


def _read(
    document: Document,
    rows: list[Row],
    held: list[list[Draft]],
    context: Context,
    published: datetime.date | None,
) -> list[Draft]:
    frames = FinalFrames(context, published)
    relations, facts = FinalRelations(frames), FinalFacts(frames)
    voice = attribution.Voice(document, rows, context.lexicon, published)
    found: list[Draft] = []
    play = _make_believe(rows)
    for row, new in zip(rows, held, strict=True):
        context.enter(row)
        find_posts(row, context)  # "the firm" now is the one that the sentences before told of
        count = len(frames.drafts)
        if row.sentence.index not in play:
            frames.read(row)
        related = relations.read(row) + facts.read(row)
        for draft in new + related + frames.drafts[count:]:
            draft.sourcing = voice.sourcing(row, draft, False)
            if draft.modality == "denied" and draft.sourcing != "unnamed":
                draft.sourcing = "official"
        found += new + related
        context.seen(row, frames.drafts[count:])
    for draft in found + frames.drafts:
        draft.grammar = "final"
    return found + frames.drafts
