"""What German brings as code: its nouns (`nouns`), the runs of words that are names (`runs`), their kinds (`votes`)."""

from typing import TYPE_CHECKING

from tenure.reader.hooks import Hooks
from tenure.reader.pack_schema import Pack

from .nouns import Nouns
from .runs import Runs
from .votes import vote
from .words import TRADES, VAGUE

if TYPE_CHECKING:
    from tenure.reader.entity import Mention
    from tenure.reader.name_votes import NameVotes
    from tenure.reader.tokens import Sentence, Text


class LanguageHooks(Hooks):
    """See `tenure.reader.hooks`."""

    def __init__(self, pack: Pack) -> None:
        super().__init__(pack)
        self.nouns = Nouns(pack)
        self._runs = Runs(self.nouns)

    def split(self, word: str) -> int:
        """See `Hooks.split`."""
        return self.nouns.split(word)

    def noun(self, norm: str) -> bool:
        """Whether a capitalized word is a common noun."""
        return self.nouns.noun(norm)

    def firm(self, norm: str) -> bool:
        """See `Hooks.firm`."""
        return self.nouns.firm(norm)

    def kind(self, norm: str) -> int:
        """See `Hooks.kind`."""
        for ending in ("", "s", "es", "n", "en"):
            stem = norm[: len(norm) - len(ending)]
            if norm.endswith(ending) and stem.endswith(TRADES) and len(stem) > 9:
                return 0 if stem.startswith(VAGUE) else len(stem)
        return 0

    def runs(self, finder: "NameVotes", sentence: "Sentence") -> list[tuple[int, int]]:
        """See `runs`."""
        return self._runs.runs(finder, sentence)

    def name_end(self, word: str) -> int:
        """Without the s of a genitive: "Zehetners Vertrag"."""
        return len(word) - 1 if self._runs.genitive(word) else len(word)

    def case(self, text: "Text", start: int, end: int, rest: str = "") -> str | None:
        """A genitive: "Zehetners Vertrag"."""
        return "of" if self._runs.genitive(text.words[end - 1]) else None

    def votes(self, finder: "NameVotes", mention: "Mention", sentence: "Sentence") -> None:
        """See `votes`."""
        vote(self.nouns, finder, mention, sentence)
