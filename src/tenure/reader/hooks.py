"""What a language may bring as code: one small module beside its data, behind this one interface."""

import importlib
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime

    from tenure.model import Document

    from .draft import Draft
    from .entity import Mention
    from .name_votes import NameVotes
    from .pack_schema import Pack
    from .parsed import Parsed
    from .tokens import Sentence, Text


class Hooks:
    """The defaults. A language overrides some of them in `languages/CODE/hooks.py`, class `LanguageHooks`."""

    def __init__(self, pack: "Pack") -> None:
        self.pack = pack

    def is_suffix(self, stem: str, rest: str) -> bool:
        """Whether a folded word may go on with `rest` after a lexicon's stem (only where `stems` is set)."""
        return False

    def case(self, text: "Text", start: int, end: int, rest: str = "") -> str | None:
        """The relation that suffixes of a phrase mark (`of`, `object`, `to`, `from`, `at`, `with`), or None.

        `rest` is what follows the stem of the phrase's last word, where the lexicon found one.
        """
        return None

    def verb(self, norm: str, rest: str) -> frozenset[str]:
        """What a verb's endings say, where forms are stems: `rest`, or of a form that is a whole word its
        end.

        `negation`, `planned`, `possible`, `past`, `background` (before the past that is told); and the
        clause's shape: `head` (a participle whose subject is
        the noun that follows), `nominal` (a noun clause, its subject a genitive), `converb` (it goes on in
        another verb).
        """
        return frozenset()

    def finite(self, norm: str) -> bool:
        """Whether a word looks like a finite verb, after which a comma ends the clause (verb-final
        languages)."""
        return False

    def inflection(self, rest: str) -> bool:
        """Whether a word of a date may end in `rest` after its stem (only where `stems` is set)."""
        return len(rest) <= 6

    def split(self, word: str) -> int:
        """Where a word with a hyphen divides before a title ("Wirecard-Chef": 9), 0 if it does not."""
        return 0

    def noun(self, norm: str) -> bool:
        """Whether a folded word is a common noun (asked where nouns have capitals)."""
        return False

    def firm(self, norm: str) -> bool:
        """Whether a noun is one for organizations: "Beratung", "Konkurrent"."""
        return False

    def kind(self, norm: str) -> int:
        """How long a noun is, without its ending, that says what a firm does ("Sportwagenbauers"); 0 if it is none."""
        return 0

    def name_end(self, word: str) -> int:
        """How many characters of the word are the name itself, without suffixes."""
        return len(word)

    def runs(self, finder: "NameVotes", sentence: "Sentence") -> "list[tuple[int, int]] | None":
        """The runs of tokens in a sentence that may be names; None: every run of capitalized words."""
        return None

    def votes(self, finder: "NameVotes", mention: "Mention", sentence: "Sentence") -> None:
        """Adds to a mention's votes what the language knows of its surroundings."""

    def drafts(
        self, document: "Document", published: "datetime.date | None"
    ) -> "tuple[list[Draft], Text] | None":
        """The drafts of a document where a language needs its own reading of sentences; None: the engine's."""
        return None

    def parsed(self, document: "Document", published: "datetime.date | None") -> "Parsed | None":
        """What frames of the language's own read in a document; None: the engine's frames read it."""
        return None

    def mentions(self, text: "Text") -> "list[Mention] | None":
        """Mentions of people and organizations where shape does not show them; None: the engine finds
        them."""
        return None


@cache
def load_hooks(pack: "Pack") -> Hooks:
    """The hooks of a pack's language: its own, or the defaults."""
    try:
        module = importlib.import_module(f"tenure.reader.languages.{pack.code}.hooks")
    except ModuleNotFoundError as error:
        if error.name and error.name.startswith(f"tenure.reader.languages.{pack.code}"):
            return Hooks(pack)
        raise
    hooks: Hooks = module.LanguageHooks(pack)
    return hooks
