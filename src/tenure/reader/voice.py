"""On whose word a document tells something: the sourcing of what was read."""

import datetime
from typing import Final

from tenure.model import Document
from tenure.model.dates import latest
from tenure.model.vocabulary import Sourcing

from .context import Context
from .draft import Draft
from .entity import Entity
from .items import Row
from .lexicon import Lexicon
from .pack import expand
from .tokens import pieces

_BACKGROUND_DAYS: Final = 45
"""A change that took effect longer before publication is told as background, not as the news announced."""
_OWN_WORDS: Final = 2
"""Words of a publisher's name that must all be an organization's: "Karaçam Holding A.Ş.", not "Le Monde"."""


class Voice:
    """Who speaks in a document as a whole, and so behind each of its sentences.

    A filing or a press release is its issuer's word throughout. Elsewhere an announcement told in the lead stands
    behind the lead, and behind the paragraph that names it; what lies further back in time is background.
    """

    def __init__(
        self, document: Document, rows: list[Row], context: Context, published: datetime.date | None
    ) -> None:
        lexicon = context.lexicon
        self.published = published
        self.cases = lexicon.pack.settings.order == "sov"
        self.issuer = self._is_issuer(document, lexicon) or _of_its_own(document, context.orgs)
        body = [r for r in rows if not r.sentence.headline]
        first = body[0].sentence.paragraph if body else 0
        lead = [r for r in body if r.sentence.paragraph <= first + 1]
        self.lead = {r.sentence.paragraph for r in lead}
        self.announced = any(
            "official" in r.cues or said_by_organization(r, self.cases) for r in lead
        ) and not any("unnamed" in r.cues for r in lead)
        self.spoken = {r.sentence.paragraph for r in body if "official" in r.cues and "unnamed" not in r.cues}

    @staticmethod
    def _is_issuer(document: Document, lexicon: Lexicon) -> bool:
        settings = lexicon.pack.settings
        head = " " + " ".join(pieces(f"{document.publisher or ''} | {document.title}", settings)) + " "
        forms = (one for form in lexicon.pack.cues.issuer for one in expand(form))
        return any(f" {' '.join(pieces(form, settings))} " in head for form in forms)

    def sourcing(self, row: Row, draft: Draft, heard: bool) -> Sourcing:
        """Who stands behind a draft; `heard` says that its verb form tells hearsay."""
        if "unnamed" in row.cues or (heard and "official" not in row.cues):
            return "unnamed"
        if self.issuer:
            return "official"
        background = (
            draft.change in ("hold", "held", None) or "background" in draft.features or self.past(draft.when)
        )
        old_news = background and draft.change != "end" and self.past(draft.when)
        if ("official" in row.cues or said_by_organization(row, self.cases)) and not old_news:
            return "official"
        if "named" in row.cues:
            return "named"
        if "hearsay" in row.cues:
            return "unnamed"
        if background:
            return "plain"
        told = row.sentence.paragraph in self.spoken or (
            self.announced and row.sentence.paragraph in self.lead
        )
        return "official" if told else "plain"

    def past(self, when: str | None) -> bool:
        """Whether a change took effect so long before publication that it is background."""
        if when is None or self.published is None:
            return False
        return (self.published - latest(when)).days > _BACKGROUND_DAYS


def _of_its_own(document: Document, orgs: list[Entity]) -> bool:
    """Whether the publisher is an organization that the headline or the lead is about: it speaks of itself."""
    publisher = " ".join((document.publisher or "").split("(")[0].split())
    words = publisher.casefold().split()
    if len(words) < _OWN_WORDS and not any("\u4e00" <= c <= "\u9fff" for c in publisher):
        return False
    return any(name.casefold().split() == words for org in orgs for name in (org.name, *org.other_names()))


def said_by_organization(row: Row, cases: bool = False) -> bool:
    """ "Tolliver Mills Inc said", "said the bank": an organization's own word. `cases`: nouns tell by them who acts."""
    for item in row.items:
        if "say" not in item.cues:
            continue
        for other in reversed(row.items[: item.index]):
            aside = cases and other.rel in ("at", "to", "from", "object")
            if (other.kind == "org" or other.cues & {"company", "board"}) and not aside:
                return True
            if (
                other.kind in ("person", "trigger", "stop")
                or "pronoun" in other.cues
                or item.index - other.index > 4
            ):
                break
        after = [i for i in row.items[item.index + 1 : item.index + 3] if "determiner" not in i.cues]
        if (
            after
            and (after[0].kind == "org" or after[0].cues & {"company", "board"})
            and after[0].rel is None
        ):
            return True
    return False
