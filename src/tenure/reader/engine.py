"""The built-in reader: no model, no network, no GPU."""

import datetime
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from tenure.model import AffiliationClaim, Claim, Document, Evidence, FactClaim, RoleClaim, StakeClaim
from tenure.model.dates import earliest, parse_day
from tenure.model.errors import BadDate

from . import (
    attribution,
    confidence,
    dates,
    employers,
    glossary,
    holds,
    lexicon,
    moments,
    telling,
    ties,
    told,
    vacated,
)
from .announced import Announcements
from .auxiliaries import Auxiliaries
from .bracket import VerbBracket
from .context import Context
from .draft import Draft
from .employers import Employers
from .entity import Entity, Mention
from .frames import Frames
from .gate import gate
from .hearing import Hearing, shipped_network
from .items import Row, Shaper
from .language import detect
from .lexicon import Match
from .lists import Lists
from .mentions import Finder
from .moments import Moments
from .name_words import NameWords, name_words
from .notices import Notices
from .pack import available
from .pack_schema import Settings
from .parsed import Parsed
from .posts import find_posts
from .protocol import Explanation, Reading
from .relations import Relations
from .roundup import topics
from .rows import build
from .settle import left, settle
from .stakes import Stakes
from .tokens import Text, pieces
from .voice import Voice

if TYPE_CHECKING:
    from .network import Network

_SIGNATURE: Final = 14
"""Tokens that the signature of a letter has at most."""
_BULLETS: Final = frozenset("-–—•*·▪●")


WORDS_ALONE: Final = "read by words alone, which is less right: pip install 'tenure[network]'"
BY_WORDS: Final = frozenset({told.GRAMMAR, ties.GRAMMAR, vacated.GRAMMAR, employers.GRAMMAR})
"""Grammars of drafts that frames did not make."""


class BuiltinReader:
    """Reads with the shipped language packs. Pure; one instance serves any number of documents.

    `tellings`, `ties`, `employers`, `moments`, `networks`: what words and mechanisms are worth in a language;
    other than the shipped ones only while they are learned.
    """

    def __init__(
        self,
        tellings: Callable[[str], telling.Telling] = telling.shipped,
        ties: Callable[[str], ties.Weights] = ties.shipped,
        employers: Callable[[str], employers.Model] = employers.shipped,
        moments: Callable[[str], moments.Model] = moments.shipped,
        networks: Callable[[str], "Network | None"] = shipped_network,
    ) -> None:
        self.tellings = tellings
        self.ties = ties
        self.employers = employers
        self.moments = moments
        self.networks = networks

    def read(self, document: Document) -> Reading:
        """The claims of a document; none, with a note, where there is no pack for its language."""
        code = language_of(document)
        if code is None:
            return Reading(id=document.id, lang=document.lang, notes=["no language pack for this text"])
        if not gate(code).passes(document):
            return Reading(id=document.id, lang=document.lang or code)
        drafts, text, moments = self._candidates(document, code)
        accepted = confidence.shipped().accepted(drafts)
        if moments is not None:
            moments.choose(accepted)
        claims = [to_claim(draft, text) for draft in accepted]
        return Reading(
            id=document.id,
            lang=document.lang or code,
            claims=[claim for claim in claims if claim is not None],
            notes=[WORDS_ALONE] if moments is not None and self.networks(code) is None else [],
        )

    def explain(self, document: Document) -> list[Explanation]:
        """Why each claim was made, and what nearly was: every candidate with what it was judged by."""
        code = language_of(document)
        if code is None:
            return []
        drafts, text, moments = self._candidates(document, code)
        needed = confidence.shipped().needed(drafts)
        if moments is not None:
            moments.choose([d for d, least in zip(drafts, needed, strict=True) if d.confidence >= least])
        found = []
        for draft, least in zip(drafts, needed, strict=True):
            claim = to_claim(draft, text)
            if claim is not None:
                found.append(
                    Explanation(
                        claim=claim,
                        accepted=draft.confidence >= least,
                        threshold=least,
                        why=confidence.in_words(draft),
                    )
                )
        return found

    def settled(self, document: Document, code: str | None = None) -> tuple[list[Draft], Text]:
        """What frames made of the document, one draft for each fact, whatever its confidence; and its text."""
        found, text = self.candidates(document, code)
        return [draft for draft in found if draft.grammar not in BY_WORDS], text

    def candidates(self, document: Document, code: str | None = None) -> tuple[list[Draft], Text]:
        """The same, and behind it what only the words tell."""
        code = code or language_of(document)
        if code is None:
            return [], Text(document, Settings(code="und", name="unknown"))
        return self._candidates(document, code)[:2]

    def _candidates(self, document: Document, code: str) -> tuple[list[Draft], Text, Moments | None]:
        drafts, text, moments = self._drafts(document, code, published_on(document))
        by_words = [d for d in drafts if d.grammar in BY_WORDS]
        # Most of those are wrong: they must not weigh on what the frames made.
        return settle([d for d in drafts if d.grammar not in BY_WORDS]) + settle(by_words), text, moments

    def drafts(
        self, document: Document, code: str, published: datetime.date | None
    ) -> tuple[list[Draft], Text]:
        """Every candidate claim of the document, unsettled, and the text that their tokens count in."""
        return self._drafts(document, code, published)[:2]

    def _drafts(
        self, document: Document, code: str, published: datetime.date | None
    ) -> tuple[list[Draft], Text, Moments | None]:
        own = lexicon.compiled(code).hooks.drafts(document, published)
        if own is not None:
            return *own, None
        parsed = self.parsed(document, code, published)
        words = glossary.shipped(code)
        hearing = Hearing(parsed.rows, self.tellings(code), self.networks(code), words, published)
        chooser = Employers(parsed.rows, parsed.context, self.employers(code), hearing)
        chooser.choose(parsed.drafts)
        Announcements(parsed).settle()
        heard = told.Told(parsed.rows, parsed.context, parsed.drafts, hearing, published)
        heard.note(parsed.drafts)
        by_words = list(heard.drafts(parsed.drafts, parsed.voice))
        chooser.choose_freely(by_words)
        others = list(chooser.others(parsed.drafts + by_words))
        by_words += [*vacated.drafts(heard, parsed.drafts + by_words), *others]
        tied = ties.Ties(parsed.rows, parsed.context, self.ties(code), published)
        tied.note(parsed.drafts)
        by_words += tied.drafts(parsed.drafts, parsed.voice)
        moments = Moments(parsed.rows, parsed.drafts, by_words, self.moments(code), published)
        return parsed.drafts + by_words, parsed.text, moments

    def parsed(self, document: Document, code: str, published: datetime.date | None) -> Parsed:
        """What frames read in a document, before choices are made over the whole of it."""
        lex = lexicon.compiled(code)
        own = lex.hooks.parsed(document, published)
        if own is not None:
            return own
        text = Text(document, lex.pack.settings, lex.hooks.split, lex.starters)
        matches = {s.index: lex.matches(text, s) for s in text.sentences}
        words = name_words(code)
        calendar = dates.compiled(code)
        found = {s.index: calendar.find(text, s, published) for s in text.sentences}
        dates.link(
            (d for s in text.sentences for d in found[s.index] if not _told(d, matches[s.index])), published
        )
        finder = Finder(text, lex, words, matches, (d for some in found.values() for d in some))
        mentions = finder.mentions()
        if finder.dateline[1]:
            _mark_dateline(found, finder.dateline)
        body = next((s.start for s in text.sentences if not s.headline), 0)
        spoken = _spoken(text, words, body)
        rows = self._rows(text, lex, matches, mentions, found, spoken)
        publisher = frozenset(pieces(document.publisher or "", lex.pack.settings))
        outlet = (
            publisher if not text.title_length or not publisher <= set(text.norms[:body]) else frozenset()
        )
        context = Context(lex, words, mentions, body, outlet, spoken)
        context.published = published
        context.topics = topics(rows) if lex.pack.settings.articles else {}
        frames = Frames(context, published)
        notices = Notices(context)
        lists = Lists(context) if lex.pack.settings.articles else None
        relations, stakes = Relations(context, published), Stakes(context, published)
        drafts: list[Draft] = []
        voice = Voice(document, rows, context, published)
        held: list[list[Draft]] = []
        for row in rows:
            context.enter(row)
            find_posts(row, context)
            held.append(holds.read(row, context, published))
            if lex.pack.settings.auxiliaries:
                frames.note(row)
            elif lex.pack.settings.articles:
                frames.note_past(row)
            context.seen(row, [])
        context.rewind()
        if lex.pack.settings.order == "v2" and any("speaker" in r.cues for r in rows):
            context.first_person = _signed(rows) or context.first_person
        told: set[str] = set()
        listed: Row | None = None
        """the sentence that heads the list in which the row stands: "The following changes, effective June 1:" """
        for row, new in zip(rows, held, strict=True):
            context.enter(row)
            if "indirect" in row.cues and "unnamed" in told and not row.cues & {"official", "named"}:
                row.cues.add("unnamed")  # indirect speech: whoever spoke before speaks on
            told = row.cues
            drafts += new
            count = len(frames.drafts)
            frames.read(row)
            if lists is not None:
                frames.drafts += lists.read(row)
            drafts += (related := relations.read(row) + stakes.read(row))
            drafts += notices.read(row)
            for draft in new + related + frames.drafts[count:]:
                heard = "hearsay" in draft.features and draft.modality == "possible"
                draft.sourcing = voice.sourcing(row, draft, heard)
                if heard and draft.sourcing == "plain":
                    draft.sourcing = "unnamed"
                first_hand = draft.modality == "denied" or "p:speaker" in draft.features
                if first_hand and draft.sourcing != "unnamed":
                    draft.sourcing = "official"
            if "denial" in row.cues and len(frames.drafts) == count:
                attribution.deny(row, frames.drafts)
            if "these_changes" in row.cues:
                heads = text.words[row.sentence.end - 1] == ":"
                if heads:
                    listed = row
                _date_all(row, frames.drafts[: 0 if heads else count], published)
            if listed is not None and not _in_list(listed, row):
                listed = None
            if listed is not None:
                _date_all(listed, frames.drafts[count:], published)
            context.seen(row, frames.drafts[count:])
        left(frames.drafts, context.deaths)
        attribution.carry(rows, frames.drafts, published)
        return Parsed(rows, context, drafts + frames.drafts, text, voice)

    def _rows(
        self,
        text: Text,
        lex: lexicon.Lexicon,
        matches: dict[int, list[Match]],
        mentions: list[Mention],
        found: dict[int, list[dates.DateMention]],
        spoken: frozenset[str],
    ) -> list[Row]:
        rows = []
        keys = (m.entity.key for m in mentions if m.kind == "org" and m.entity is not None)
        called = spoken.intersection(word for key in keys for word in key)
        shaper: Shaper | None = (
            Auxiliaries(name_words(lex.pack.code)) if lex.pack.settings.auxiliaries else None
        )
        if lex.pack.settings.order == "v2":
            shaper = VerbBracket(lex.hooks)
        position = 0
        for sentence in text.sentences:
            own = []
            while position < len(mentions) and mentions[position].start < sentence.end:
                own.append(mentions[position])
                position += 1
            rows.append(
                build(
                    text, sentence, matches[sentence.index], own, found[sentence.index], lex, shaper, called
                )
            )
        return rows


def _spoken(text: Text, words: NameWords, body: int) -> frozenset[str]:
    """Words for kinds of organizations that the text writes small: "the club", "la vetreria"."""
    if not words.articles:
        return frozenset()
    own = zip(text.words[body:], text.norms[body:], strict=True)
    return frozenset(norm for word, norm in own if word.islower() and words.org_class(norm) is not None)


def _signed(rows: list[Row]) -> Entity | None:
    """Who signs a letter: the name that its short last paragraph begins with."""
    last = rows[-1]
    own = last.items[0].entity if last.items and last.items[0].kind == "person" else None
    alone = len(rows) > 1 and rows[-2].sentence.paragraph != last.sentence.paragraph
    return own if alone and last.sentence.end - last.sentence.start <= _SIGNATURE else None


def _in_list(head: Row, row: Row) -> bool:
    """Whether a sentence stands in the list that another one heads: behind its colon, or behind a bullet."""
    first = row.text.words[row.sentence.start]
    bullet = first in _BULLETS or first.isdigit()
    return (
        row.sentence.paragraph == head.sentence.paragraph
        or bullet
        or row.sentence.index == head.sentence.index + 1
    )


def _date_all(row: Row, drafts: list[Draft], published: datetime.date | None) -> None:
    """ "These changes take effect on February 1": the date of every change told before that has none."""
    days = [i.date for i in row.items if i.date is not None]
    day = days[0].resolve(published, True) if len(days) == 1 else None
    if day is None or published is None:
        return
    for draft in drafts:
        if (
            draft.change in ("start", "end")
            and draft.when is None
            and draft.modality in ("actual", "planned")
        ):
            draft.when = day
            draft.modality = "planned" if earliest(day) > published else draft.modality


def language_of(document: Document) -> str | None:
    """The pack to read the document with: that of its language, else of the one that its text is detected in."""
    code = document.lang.split("-")[0].lower() if document.lang else None
    if code is None or code not in available():
        code = detect(document.title, document.text, available())
    return code


def _told(date: dates.DateMention, matches: list[lexicon.Match]) -> bool:
    """Whether a date is only that of a report: "he said on Monday"."""
    before = max((m for m in matches if m.end <= date.start), key=lambda m: m.end, default=None)
    return (
        before is not None
        and before.end >= date.start - 1
        and bool(before.cues & {"say", "official"})
        and not date.same
    )


def _mark_dateline(found: dict[int, list[dates.DateMention]], dateline: tuple[int, int]) -> None:
    """Marks the date of the report's own dateline: no change took effect on it."""
    start, end = dateline
    for some in found.values():
        for date in some:
            date.of_report = start <= date.start < end


def published_on(document: Document) -> datetime.date | None:
    """The day from which the dates of a document count; None where it is not known."""
    try:
        return parse_day(document.published) if document.published else None
    except BadDate:
        return None


def to_claim(draft: Draft, text: Text) -> Claim | None:
    """The claim that a draft stands for, with its exact quote; None when a name is missing."""
    evidence = text.locate(text.starts[draft.start], text.ends[draft.end - 1])
    if draft.kind != "role":
        return _other_claim(draft, evidence)
    if draft.person is None or draft.role is None:
        return None
    return RoleClaim(
        change=draft.change,  # type: ignore[arg-type]
        person=draft.person.name,
        person_aliases=draft.person.other_names(),
        org=draft.org.name if draft.org else None,
        org_aliases=draft.org.other_names() if draft.org else [],
        role=draft.role,
        title=draft.title or None,
        modality=draft.modality,
        sourcing=draft.sourcing,
        when=draft.when,
        reason=draft.reason,
        interim=draft.interim,
        confidence=draft.confidence,
        evidence=[evidence],
    )


def _other_claim(draft: Draft, evidence: Evidence) -> Claim | None:
    org = draft.org
    if org is None:
        return None
    if draft.kind == "stake" and draft.person is not None:
        return StakeClaim(
            change=draft.change,  # type: ignore[arg-type]
            holder=draft.person.name,
            holder_aliases=draft.person.other_names(),
            org=org.name,
            org_aliases=org.other_names(),
            share=draft.share,
            modality=draft.modality,
            sourcing=draft.sourcing,
            when=draft.when,
            confidence=draft.confidence,
            evidence=[evidence],
        )
    if draft.kind == "affiliation" and draft.parent is not None:
        return AffiliationClaim(
            change=draft.change,  # type: ignore[arg-type]
            org=org.name,
            org_aliases=org.other_names(),
            parent=draft.parent.name,
            parent_aliases=draft.parent.other_names(),
            relation=draft.relation,  # type: ignore[arg-type]
            modality=draft.modality,
            sourcing=draft.sourcing,
            when=draft.when,
            confidence=draft.confidence,
            evidence=[evidence],
        )
    if draft.kind == "fact" and draft.value and draft.attribute:
        return FactClaim(
            org=org.name,
            org_aliases=org.other_names(),
            attribute=draft.attribute,  # type: ignore[arg-type]
            value=draft.value,
            modality=draft.modality,
            sourcing=draft.sourcing,
            when=draft.when,
            confidence=draft.confidence,
            evidence=[evidence],
        )
    return None
