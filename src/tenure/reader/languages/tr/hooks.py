"""What Turkish brings as code: its endings (`endings`), the runs of words that are names (`runs`), their kinds
(`votes`)."""

import datetime
from functools import cached_property
from typing import Final

from tenure.model import Document
from tenure.reader import final
from tenure.reader.entity import Mention
from tenure.reader.hooks import Hooks
from tenure.reader.lexicon import compiled
from tenure.reader.name_votes import NameVotes
from tenure.reader.pack import expand
from tenure.reader.parsed import Parsed
from tenure.reader.tokens import Sentence, Text, fold, pieces

from .endings import ENDS_CLAUSE, is_noun, is_verb, name_case, name_end, noun_case, says
from .runs import name_runs
from .votes import vote

_STATED: Final = frozenset(("tir", "dir", "tur"))
_TENSES: Final = ("cek", "cak", "mis", "mus")
"""How forms end that notices add -dir to: yürütecektir, atanmıştır."""
_FIXED: Final = frozenset(
    ("pronoun", "possessive", "its", "conjunction", "breaks", "skip", "determiner", "instead", "new", "current",
     "since", "until", "as", "by", "with", "for", "former", "immediate", "effective", "honorific", "kin",
     "negation", "question", "same")
)  # fmt: skip
"""Cues whose words take no endings beside the forms listed."""
_NOUNS: Final = frozenset(("company", "child", "post", "board", "share", "people"))


class LanguageHooks(Hooks):
    """Turkish."""

    @cached_property
    def _kinds(self) -> dict[str, str]:
        """For the last word of every form, whether a verb's endings (v), a noun's (n) or both may follow it."""
        kinds: dict[str, str] = {}
        pack = self.pack

        def note(forms: list[str], kind: str) -> None:
            for form in forms:
                for one in expand(form):
                    words = pieces(one, pack.settings)
                    if words:
                        old = kinds.get(words[-1], "")
                        kinds[words[-1]] = old + kind if kind not in old else old

        # Inner words have no endings but those written: "müze müdürü" is not "Müzesi Müdürü".
        for title in pack.titles:
            note(title.forms, "n")
        for trigger in pack.triggers:
            verb = not trigger.noun
            note(trigger.forms, "v" if verb else "n")
        for name, forms in self._cue_forms():
            for form in forms:
                last = pieces(expand(form)[0], pack.settings)[-1]
                kind = "x" if name in _FIXED or len(last) < 4 else "n" if name in _NOUNS else "nv"
                note([form], kind)
        return kinds

    def _cue_forms(self) -> list[tuple[str, list[str]]]:
        cues = self.pack.cues
        plain = [(name, getattr(cues, name)) for name in cues.__struct_fields__ if name != "reasons"]
        return plain + [("reasons", forms) for forms in cues.reasons.values()]

    def parsed(self, document: Document, published: datetime.date | None) -> Parsed:
        """The reading of verb-final clauses."""
        return final.parsed(document, compiled(self.pack.code), published)

    def is_suffix(self, stem: str, rest: str) -> bool:
        """Whether endings may follow the stem: a verb's after verbs, a noun's after other words."""
        kind = self._kinds.get(stem, "x")
        stated = rest in _STATED and stem.endswith(_TENSES)  # yürütecek|tir
        return ("n" in kind and is_noun(rest)) or ("v" in kind and (stated or is_verb(rest)))

    def case(self, text: Text, start: int, end: int, rest: str = "") -> str | None:
        """The case of a phrase: by the suffix after an apostrophe, else by the ending of its last word."""
        if end < len(text.norms) and text.norms[end][:1] == "'":
            return name_case(text.norms[end][1:])
        if not rest:  # a name whose case is written without an apostrophe: Sayar ailesi|nin
            tail = text.norms[end - 1][name_end(text.norms[end - 1]) :]
            return noun_case(tail) if tail else None
        return noun_case(rest[1:] if rest[0] == "'" else rest)

    def verb(self, norm: str, rest: str) -> frozenset[str]:
        """See `Hooks.verb`: by the endings, of a whole word by the longest end that is one."""
        if not rest or rest in _STATED:
            rest = next((norm[i:] for i in range(2, len(norm)) if is_verb(norm[i:])), "")
        return says(rest)

    def finite(self, norm: str) -> bool:
        """By the tense at the end of a longer word: ayrıldı, ayrılacak, ayrılmıştı, ayrılıyor."""
        return len(norm) > 4 and ENDS_CLAUSE.search(norm) is not None

    def runs(self, finder: NameVotes, sentence: Sentence) -> list[tuple[int, int]]:
        """See `runs`."""
        return name_runs(finder, sentence)

    def votes(self, finder: NameVotes, mention: Mention, sentence: Sentence) -> None:
        """See `votes`."""
        vote(finder, mention, sentence)

    def inflection(self, rest: str) -> bool:
        """Whether an ending fits a word of a date: kasım|da, not kasım|paşa, nor the plural gün|lerde."""
        return is_noun(rest) and not rest.startswith(("ler", "lar"))

    def name_end(self, word: str) -> int:
        """The name without a case ending that was written without an apostrophe: Şirketi|nden."""
        return name_end(fold(word, "ascii"))
