"""Whether a change is told on the word of those concerned (`official`) or by the writer as known (`plain`).

Rules (`voice.py`) tell hearsay and what other outlets say; between these two a text seldom marks sentence by sentence
on whose word it speaks. A linear model weighs where the announcement stands and how far the change lies from it. The
weights are data (`announced.json`), learned from answer keys by `make train` (bench/train_choices.py).
"""

import json
from functools import lru_cache
from pathlib import Path
from typing import Final

from .draft import Draft
from .items import Row
from .linear import Weights, score
from .parsed import Parsed
from .voice import said_by_organization

_WEIGHTS: Final = Path(__file__).parent / "announced.json"
_CUES: Final = frozenset(
    {"say", "named", "denial", "indirect", "speaker", "unnamed", "hearsay", "since", "former", "until"}
)
_QUOTES: Final = frozenset('"“”«»„')


class Announcements:
    """Where a document announces something, and what that says of its changes."""

    def __init__(self, parsed: Parsed) -> None:
        self.parsed = parsed
        self.body = [row for row in parsed.rows if not row.sentence.headline]
        self.places = {row.sentence.index: place for place, row in enumerate(self.body)}
        self.official = [
            "official" in row.cues or said_by_organization(row, parsed.voice.cases) for row in self.body
        ]
        self.heard = any("unnamed" in row.cues for row in self.body)
        self.headline = any("official" in row.cues for row in parsed.rows if row.sentence.headline)

    def settle(self) -> None:
        """Sets `official` or `plain` for the starts and ends that have either and are not told at first hand."""
        weights = shipped()
        for draft in self.parsed.drafts:
            change = draft.kind == "role" and draft.change in ("start", "end")
            first_hand = draft.modality == "denied" or "p:speaker" in draft.features
            place = self.places.get(draft.sentence)
            if not change or first_hand or place is None or draft.sourcing not in ("official", "plain"):
                continue
            told = score(weights, self.features(draft, place)) + weights.get("", 0.0) > 0
            draft.sourcing = "official" if told else "plain"

    def features(self, draft: Draft, place: int) -> set[str]:
        """What is known of a change told in a sentence of the body."""
        voice, row = self.parsed.voice, self.body[place]
        paragraph, official = row.sentence.paragraph, self.official[place]
        past = voice.past(draft.when)
        back = past or "background" in draft.features
        count = min(sum(self.official), 3)
        found = {
            f"official {official} {draft.change} {draft.modality}",
            f"official {official} {back}",
            f"cue {'official' in row.cues}",
            f"past {past}",
            f"back {back}",
            f"spoken {paragraph in voice.spoken} {back}",
            f"announced {voice.announced} {paragraph in voice.lead} {back}",
            f"paragraph {min(paragraph, 4)}",
            f"{draft.change} {draft.modality}",
            f"when {len(draft.when or '')}",
            f"issuer {voice.issuer}",
            f"count {count}",
            f"count {count} {back} {draft.change}",
            f"headline {self.headline}",
            f"main {draft.org is self.parsed.context.main} {count > 0} {back}",
            f"first {place == 0} {count > 0}",
            f"heard {self.heard} {back}",
            f"quoted {not _QUOTES.isdisjoint(row.text.words[row.sentence.start : row.sentence.end])}",
            f"planned {draft.modality == 'planned'} {count > 0}",
            f"said {min(sum('say' in r.cues for r in self.body), 3)}",
        }
        for name, other in (("before", place - 1), ("after", place + 1)):
            if 0 <= other < len(self.body):
                near = self.body[other].sentence.paragraph == paragraph
                found.add(f"{name} {self.official[other]} {near} {back}")
        return found | self._cues(row, back)

    def _cues(self, row: Row, back: bool) -> set[str]:
        return {f"has {cue}" for cue in row.cues & _CUES} | {f"has {cue} {back}" for cue in row.cues & _CUES}


@lru_cache(maxsize=1)
def shipped() -> Weights:
    """The weights that come with the reader; that of "" counts always."""
    weights: Weights = json.loads(_WEIGHTS.read_text(encoding="utf-8"))
    return weights
