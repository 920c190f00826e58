"""What the words of a name say about its kind: given names, legal forms, classes of organizations."""

from functools import cache, lru_cache
from typing import Final

from .glossary import shipped
from .lexicon import Lexicon, compiled
from .pack import expand
from .tokens import Sentence, Text, fold, pieces

_GENITIVE: Final = 6
"""A word longer than this may end in the s of a genitive: "des Diakoniewerks"."""
_CAPS_NAME: Final = 4
"""A line of so few words in capitals is a name, not an exclamation: "GARAGE DES TAMARIS, SARL"."""
_CAPS_HEADLINE: Final = 0.6
_CAPS_WHOLE: Final = 0.9
"""A sentence with a larger part of its longer words capitalized shows nothing by its capitals."""


class NameWords:
    """A pack's words for names, folded."""

    def __init__(self, lexicon: Lexicon) -> None:
        pack = lexicon.pack
        names, how = pack.names, pack.settings.fold
        self.how = how
        self.glossary = shipped(pack.code)
        self.given = {fold(n, how) for n in pack.given}
        self.particles = {fold(n, how) for n in names.particles if n[0].islower()}
        self.capital_particles = {n for n in names.particles if n[0].isupper()}
        self.genders = {fold(n, how): gender for n, gender in pack.genders.items()}
        self.joiners = {fold(n, how) for n in names.joiners}
        self.legal = {fold(n, how).replace(".", "") for n in names.legal_forms}
        self.org: dict[str, str] = {}
        for group in names.org_words:
            for form in group.forms:
                self.org.setdefault(fold(form, how), group.class_)
        self._classes: dict[str, str | None] = {}
        self.org_phrases = [(f" {form} ", c) for form, c in self.org.items() if " " in form]
        self.org_endings = [(form[1:], c) for form, c in self.org.items() if form.startswith("-")]
        self.places = {fold(n, how) for n in names.places}
        self.not_names = {fold(n, how) for n in names.not_names}
        self.openers = {fold(n, how) for n in names.openers if n[0] != "-"}
        self.opener_ends = tuple(fold(n[1:], how) for n in names.openers if n[0] == "-")
        self.kind_words = {
            fold(one, how).rsplit(" ", 1)[-1] for form in pack.cues.company for one in expand(form)
        }
        """what "the ..." may call an organization: brewer, insurer, club"""
        self.offices = {fold(n, how) for n in names.offices}
        self.numbered = {fold(n, how) for n in names.numbered}
        self.possessed = {fold(n, how) for n in names.possessed}
        self.subjects = {fold(n, how) for n in names.subjects}
        self.compound_ends = {fold(n, how) for n in names.compound_ends}
        self.surnames = {fold(n, how) for n in names.surnames}
        self.numbers = {fold(n, how) for forms in pack.dates.numbers.values() for n in forms}
        self.units = {fold(n, how) for n in names.units}
        self.sites = {fold(n, how) for n in names.sites}
        self.adjectives = tuple(fold(a, how) for a in names.adjectives)
        self.heads: dict[str, list[tuple[str, ...]]] = {}
        for head in names.heads:
            pieces_ = tuple(pieces(head, pack.settings))
            self.heads.setdefault(pieces_[0], []).append(pieces_)
        self.one = {fold(n, how) for n in pack.dates.numbers.get(1, [])}
        """the indefinite articles, where the language has them"""
        self.apostrophe = pack.settings.apostrophe
        self.nouns = pack.settings.nouns_capitalized
        # Where titles are written small, one with a capital after a name is a surname (Álvaro Rey).
        self.small_titles = pack.settings.possessor == "after"
        self.stems = pack.settings.stems
        self.inflection = lexicon.hooks.inflection
        self.articles = pack.settings.articles
        self.auxiliaries = pack.settings.auxiliaries
        self.article_words = (
            {fold(d, how) for d in pack.cues.determiner} & self.not_names if self.articles else set()
        )

    def opener(self, norm: str) -> bool:
        """Whether a word that opens a sentence is no name: one of the pack's `openers`, or with an ending of theirs."""
        if norm in self.openers:
            return True
        return bool(self.opener_ends) and norm.endswith(self.opener_ends) and norm not in self.given

    def is_given(self, norm: str) -> bool:
        """Whether a word is a given name; of a double one (Anne-Sophie) its first part decides."""
        if self.auxiliaries and not norm.isascii() and fold(norm, "ascii") in self.given:
            return True
        return norm in self.given or ("-" in norm and norm.split("-", 1)[0] in self.given)

    def org_class(self, norm: str) -> str | None:
        """The class of organization that a word of a name tells, if it does."""
        try:
            return self._classes[norm]
        except KeyError:
            found = self._classes[norm] = self._org_class(norm)
            return found

    def _org_class(self, norm: str) -> str | None:
        direct = self.org.get(norm)
        if direct is None and self.org_endings:
            direct = next(
                (c for end, c in self.org_endings if norm.endswith(end) and len(norm) > len(end) + 2), None
            )
        if direct is None and self.nouns and norm.endswith("s") and len(norm) > _GENITIVE:
            return self.org.get(norm[:-1]) or (self.org.get(norm[:-2]) if norm.endswith("es") else None)
        if direct or not self.stems or len(norm) < 5:
            return direct
        for cut in range(len(norm) - 1, 3, -1):
            found = self.org.get(norm[:cut])
            if found and len(norm) - cut <= 3 and self.inflection(norm[cut:]):
                return found
        return None


@cache
def name_words(code: str) -> NameWords:
    """The name words of a shipped pack, folded once. Raises BadPack."""
    return NameWords(compiled(code))


@lru_cache(maxsize=1 << 14)
def capital(word: str) -> bool:
    """Whether a word is written as a name is: an initial capital, or one inside (easyJet)."""
    if word[:1].isupper():
        tail = word.rpartition("-")[2]
        return tail[:1].isupper() or not tail[:1].islower() or len(tail) == len(word)
    return len(word) > 3 and word[:1].isalpha() and word[1:] != word[1:].lower()


def shouting(text: Text, sentence: Sentence, title_case: bool, whole: bool = False) -> bool:
    """Whether the capitals of a sentence show nothing: a line in capitals, a headline in title case.

    `title_case`: whether the language writes headlines so; `whole`: then with every longer word.
    """
    words = [w for w in text.words[sentence.start : sentence.end] if len(w) > 3 and w[0].isalpha()]
    if len(words) < 3:
        return False
    if sum(w.isupper() for w in words) > 0.7 * len(words):
        return len(words) > _CAPS_NAME or sentence.headline
    return (
        title_case
        and sentence.headline
        and sum(capital(w) for w in words) > (_CAPS_WHOLE if whole else _CAPS_HEADLINE) * len(words)
    )
