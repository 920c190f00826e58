"""The reading of a document in a language whose clauses end in their verb and whose nouns have cases (Turkish)."""

import datetime
from typing import Final

from tenure.model import Document

from . import dates, holds
from .context import Context
from .draft import Draft
from .entity import Entity, Mention
from .final_facts import FinalFacts
from .final_frames import FinalFrames
from .final_organizations import rank
from .final_posts import find_posts
from .final_relations import FinalRelations
from .items import Row
from .lexicon import Lexicon
from .mentions import Finder
from .name_words import name_words
from .parsed import Parsed
from .quotations import quotations
from .rows import build
from .tokens import Sentence, Text
from .voice import Voice

_OURS: Final = ("imiz", "umuz", "imizin", "umuzun", "imizce", "umuzca", "imizde", "umuzda", "imize", "umuza")
_ROUNDUP: Final = 2
"""How many items with a heading of their own make a roundup."""
_OPENING: Final = 3
"""How many sentences of the body say what it is about."""
_SUBHEAD: Final = 16
"""How many tokens a headline within a text has at most."""


def parsed(document: Document, lexicon: Lexicon, published: datetime.date | None) -> Parsed:
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
    own = _own_voice(rows)
    rank(rows, context, own)
    topics = _topics(rows)
    held = []
    for row in rows:
        context.enter(row)
        context.local = topics.get(row.sentence.paragraph)
        find_posts(row, context)
        held.append(holds.read(row, context, published))
        context.seen(row, [])
    context.rewind()
    voice = Voice(document, rows, context, published)
    voice.issuer = voice.issuer or own
    return Parsed(rows, context, _read(rows, held, context, published, topics, voice), text, voice)


def _own_voice(rows: list[Row]) -> bool:
    """Whether a firm speaks throughout: "Şirketimiz Yönetim Kurulu", outside of quotation marks."""
    quoted = False
    for row in rows:
        said = quotations(row)
        for item in row.items:
            word = row.text.words[item.start]
            quoted = word in "“«" or (quoted and word not in "”»")
            ours = "company" in item.cues and row.text.norms[item.end - 1].endswith(_OURS)
            if ours and not quoted and not said[item.index] and not row.sentence.headline:
                return True
    return False


def _topics(rows: list[Row]) -> dict[int, Entity]:
    """What the items of a roundup are about: the first firm of each, where several begin with a line in capitals."""
    text = rows[0].text if rows else None
    heads: list[int] = []
    first: dict[int, Entity] = {}
    for row in rows:
        paragraph = row.sentence.paragraph
        if text is None or row.sentence.headline:
            continue
        words = [w for w in text.words[row.sentence.start : row.sentence.end] if w[0].isalpha()]
        begins = row.sentence.index == 0 or rows[row.sentence.index - 1].sentence.paragraph != paragraph
        label = len(words) == 1 and len(words[0]) > 2 and text.words[row.sentence.end - 1] in ".:"
        if begins and (len(words) > 1 or label) and all(w.isupper() for w in words):
            heads.append(paragraph)
        orgs = [i.entity for i in row.items if i.kind == "org" and i.entity is not None]
        if orgs and not (row.items and row.cues & {"named"}):
            first.setdefault(paragraph, orgs[0])
    if len(heads) < _ROUNDUP:
        return {}
    topics: dict[int, Entity] = {}
    current: Entity | None = None
    for paragraph in sorted({r.sentence.paragraph for r in rows}):
        current = first.get(paragraph) if paragraph in heads else current
        if current is not None:
            topics[paragraph] = current
    return topics


def _date(frames: FinalFrames, row: Row, draft: Draft) -> None:
    """Since when a post beside a name is held, where that stands before it: "2019'dan beri genel müdür olan Roe"."""
    if draft.change != "hold" or draft.when is not None or draft.role == "founder":
        return
    end = next((i.index for i in row.items if i.start >= draft.start), 0)
    left = end
    while left and row.items[left - 1].kind not in ("comma", "stop", "person", "trigger"):
        left -= 1
    draft.when = frames.since_in(row, left, end)


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
    rows: list[Row],
    held: list[list[Draft]],
    context: Context,
    published: datetime.date | None,
    topics: dict[int, Entity],
    voice: Voice,
) -> list[Draft]:
    frames = FinalFrames(context, published)
    for row, new in zip(rows, held, strict=True):
        for draft in new:
            _date(frames, row, draft)
    relations, facts = FinalRelations(frames), FinalFacts(frames)
    found: list[Draft] = []
    play = _make_believe(rows)
    for row, new in zip(rows, held, strict=True):
        context.enter(row)
        context.local = topics.get(row.sentence.paragraph)
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
