"""The gate: which documents can hold a claim, told by one multi-pattern scan of their text.

Most of the world's news holds none. A document is read when a title stands by a name or near a word of change,
when a share of a company is named, or when something belongs to something; else it is let go after the scan.
"""

from functools import cache
from typing import Final

import ahocorasick_rs

from tenure.model import Document

from .lexicon import Lexicon, compiled
from .pack import expand
from .pack_schema import Pack
from .tokens import JOINT, fold, folded_whole

_NEAR: Final = 240
"""Characters between a title and a word of change: about two sentences."""
_NEAR_STAKE: Final = 90
"""Characters between a word for a share and one for owning, buying or selling it."""
_NEIGHBOUR: Final = 24
_SMALL: Final = frozenset(("the", "a", "an", "in", "of", "by", "to", "its", "rival", "is"))
"""Words that may stand between a verb of trade and the name behind it."""
_COMMON: Final = frozenset(
    ("has", "with", "remain{,s}", "took", "take{,s,n}", "keep{,s}", "kept", "held", "hold{,s,ing}")
)
"""Forms of stakes that are common words: they need a share beside them."""
"""Characters around a title within which a name has to stand."""


class Gate:
    """The compiled gate of a pack. Pure."""

    def __init__(self, lexicon: Lexicon) -> None:
        pack = lexicon.pack
        self.settings = pack.settings
        self.hooks = lexicon.hooks
        forms: dict[str, set[str]] = {}
        cues = pack.cues
        for kind, lists in (
            ("belongs", [t.forms for t in pack.triggers if t.kind == "affiliation"]),
            ("share", [cues.share, cues.percent]),
            ("stake", [t.forms for t in pack.triggers if t.kind == "stake"]),
            ("deal", [_deals(pack)]),
            (
                "change",
                [t.forms for t in pack.triggers if t.kind == "role" and t.change not in ("hold", "held")],
            ),
            ("title", [cues.board, cues.post]),
            ("title", [t.forms for t in pack.triggers if t.kind == "role" and t.role is not None]),
            ("title", [t.forms for t in pack.triggers if t.role is not None]),
            ("title", [t.forms for t in pack.titles if not t.out]),
        ):
            for some in lists:
                prefixes = ["", *(pack.settings.former_prefixes if kind == "title" else ())]
                for form in some:
                    head, gap, _ = form.partition(" ... ")
                    # Half of a form ("steht ... vor") is a common word: it tells a change at most.
                    told = "change" if gap and kind == "title" else kind
                    for one in expand(head):
                        folded = fold(one, pack.settings.fold).strip()
                        for prefix in prefixes if folded else ():
                            forms.setdefault(prefix + folded, set()).add(told)
        for kinds in forms.values():
            if len(kinds) > 1:
                kinds.discard("belongs")  # what is sold may be anything: it needs a word for a share
        self.kinds = list(forms.values())
        self.scanner = ahocorasick_rs.AhoCorasick(list(forms))

    def passes(self, document: Document) -> bool:
        """Whether the document may hold a claim. One pass over its text."""
        raw = document.title + JOINT + document.text
        folded = folded_whole(raw, self.settings.fold)
        found: dict[str, list[int]] = {"title": [], "change": [], "share": [], "stake": [], "deal": []}
        for index, start, end in self.scanner.find_matches_as_indexes(folded, overlapping=True):
            if not self._whole(folded, start, end):
                continue
            kinds = self.kinds[index]
            near = ("title" in kinds or "belongs" in kinds) and self._by_name(raw, start, end)
            if near or ("belongs" in kinds and not self.settings.auxiliaries):
                return True
            if "deal" in kinds and self._by_names(raw, start, end):
                return True
            for kind in kinds:
                found.setdefault(kind, []).append(start)
        return _meet(found["title"], found["change"], _NEAR) or _meet(
            found["share"], found["stake"], _NEAR_STAKE
        )

    def _whole(self, text: str, start: int, end: int) -> bool:
        if self.settings.tokens == "characters":
            return True
        if start and text[start - 1].isalnum() and text[start].isalnum():
            return self.settings.nouns_capitalized  # German compounds end in a title
        if not (end < len(text) and text[end].isalnum() and text[end - 1].isalnum()):
            return True
        if not self.settings.stems:
            return False
        stop = end
        while stop < len(text) and text[stop].isalnum():
            stop += 1
        word = text.rfind(" ", start, end) + 1 or start
        last = max(word, text.rfind("'", word, end))  # CEO'lu|ğuna: two tokens
        return any(self.hooks.is_suffix(text[at:end], text[end:stop]) for at in {word, last})

    def _by_names(self, raw: str, start: int, end: int) -> bool:
        """Whether a name follows a form at once: "bought Acme", "owned by the Corvell Group"."""
        for word in raw[end : end + _NEIGHBOUR].split():
            bare = word.strip(",'’s()")
            if bare and bare not in _SMALL:
                return bare[0].isupper()
        return False

    def _by_name(self, raw: str, start: int, end: int) -> bool:
        if self.settings.tokens == "characters":
            return True
        around = raw[max(0, start - _NEIGHBOUR) : start].split() + raw[end : end + _NEIGHBOUR].split()
        return any(word[:1].isupper() for word in around)


def _deals(pack: Pack) -> list[str]:
    """Verbs of whole firms bought, sold and owned, where auxiliaries tell their voice: they count between two names."""
    told = ("affiliation", "stake") if pack.settings.auxiliaries else ()
    some = [t for t in pack.triggers if t.kind in told and (t.kind == "stake" or not t.noun)]
    return [form for t in some for form in t.forms if form not in _COMMON]


def _meet(some: list[int], others: list[int], near: int) -> bool:
    """Whether a position of the one and one of the other lie near each other; both are sorted."""
    i = 0
    for at in some:
        while i < len(others) and others[i] < at - near:
            i += 1
        if i < len(others) and others[i] <= at + near:
            return True
    return False


@cache
def gate(code: str) -> Gate:
    """The gate of a shipped pack, built once. Raises BadPack."""
    return Gate(compiled(code))
