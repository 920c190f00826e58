"""The runs of words that are names in a German sentence, without the nouns around them."""

from typing import TYPE_CHECKING

from .nouns import Nouns
from .organization_ends import adjectival, after_head, legal_end, more_legal, quoted
from .person_names import blocked, has_capital, person_end, profession, register_name, two_names
from .words import ARTICLES, FOR_HEADS, HOUSES, NAMED, NUMBERED, SINGLE, UNITS

if TYPE_CHECKING:
    from tenure.reader.name_votes import NameVotes
    from tenure.reader.tokens import Sentence


class Runs:
    """Finds the names of a document; those that are certain are found again where they stand alone."""

    def __init__(self, nouns: Nouns) -> None:
        self.nouns = nouns
        self._document: object = None
        self._names: frozenset[str] = frozenset()
        self._named: frozenset[str] = frozenset()
        self._found: dict[int, list[tuple[int, int]]] = {}
        """the runs of each sentence before any name was certain"""

    def runs(self, finder: "NameVotes", sentence: "Sentence") -> list[tuple[int, int]]:
        """Runs of capitalized words without the nouns around them."""
        if self._document is not finder:
            self._document, self._names = finder, frozenset()
            self._found = {}
            self._names = frozenset(self._certain(finder))
            self._named = self._names | {f"{name}s" for name in self._names}
        before = self._found.get(sentence.start)
        if before is not None and self._named.isdisjoint(finder.text.norms[sentence.start : sentence.end]):
            return before
        return self._runs(finder, sentence)

    def _certain(self, finder: "NameVotes") -> list[str]:
        """Surnames, and first words of firms, that the text has beside a given name or a legal form."""
        text, words = finder.text, finder.words
        certain: list[str] = []
        for sentence in text.sentences:
            self._found[sentence.start] = self._runs(finder, sentence)
            for start, stop in self._found[sentence.start]:
                if stop - start < 2:
                    continue
                if words.is_given(text.norms[start]):
                    certain.append(text.norms[stop - 1])
                elif text.norms[stop - 1].replace(".", "") in words.legal and not words.org_class(
                    text.norms[start]
                ):
                    certain.append(text.norms[start])
        certain += self._without_article(finder)
        return [c for c in certain if c not in self.nouns.heads and c not in self.nouns.calendar]

    def _without_article(self, finder: "NameVotes") -> list[str]:
        """Compounds that the text uses as names: "Elbmond", more than once and never with an article."""
        text, counts = finder.text, dict[str, int]()
        for sentence in text.sentences:
            for i in range(sentence.start, sentence.end):
                norm = text.norms[i]
                if not text.words[i][0].isupper() or len(norm) < 5 or norm.endswith(("ung", "er")):
                    continue
                if self._worded(finder, i) or norm in self.nouns.listed or norm in self.nouns.heads:
                    continue
                if i not in finder.at and not self.nouns.noun(norm):
                    continue
                before = text.norms[i - 1] if i > sentence.start else ""
                adjective = before.endswith(("e", "er", "en", "em", "es")) and text.words[i - 1][0].islower()
                bare = (
                    before not in ARTICLES and not (before and adjective) and not text.words[i - 1].isdigit()
                )
                sure = before in ("bei", "von") and norm.endswith(NAMED)
                counts[norm] = counts.get(norm, 0) + ((2 if sure else 1) if bare else -9)
        return [norm for norm, count in counts.items() if count > (2 if norm.endswith("en") else 1)]

    def _worded(self, finder: "NameVotes", i: int) -> bool:
        """Whether a word is one of the lexicon, other than by its end alone: a firm may be called "Pfandwerk"."""
        match, norm = finder.at.get(i), finder.text.norms[i]
        if match is None:
            return False
        office = match.title is not None and match.title.office and not match.triggers
        return not office or norm in self.nouns.titles

    def _runs(self, finder: "NameVotes", sentence: "Sentence") -> list[tuple[int, int]]:
        found: list[tuple[int, int]] = []
        i = sentence.start
        while i < sentence.end:
            stop = 0
            if self._open(finder, i, sentence):
                stop = person_end(self.nouns, finder, i, sentence) or self._organization(finder, i, sentence)
            if stop > i:
                found.append((i, stop))
                i = stop
            else:
                i += 1
        return found

    def _open(self, finder: "NameVotes", i: int, sentence: "Sentence") -> bool:
        """Whether a name may begin here."""
        word, norm = finder.text.words[i], finder.text.norms[i]
        if not word[0].isalpha():
            return norm in NUMBERED and i + 2 < sentence.end and finder.text.words[i + 2] in ("FC", "FSV")
        return not word.islower() and (word[0].isupper() or len(word) > 3)

    def _organization(self, finder: "NameVotes", i: int, sentence: "Sentence") -> int:
        """Where the name of an organization, or of a person without a known given name, ends; 0 if none begins."""
        text, words = finder.text, finder.words
        norm = text.norms[i]
        if norm in ("konzern", "konzerns", "konzerne"):
            return 0  # "der Konzern Acme"
        if i > sentence.start and text.norms[i - 1].endswith(UNITS) and text.words[i - 1][0].isupper():
            alone = not has_capital(finder, i + 1, sentence) and norm not in self._names
            if alone and text.words[i][0].isupper() and finder._legal_tail(i + 1, sentence) == i + 1:
                return 0  # "die Sparte Additive"
        apart = adjectival(self.nouns, finder, i, sentence) or quoted(self.nouns, finder, i, sentence)
        if apart:
            return apart
        head = words.org_class(norm)
        if norm.endswith("-") and i + 2 < sentence.end and text.norms[i + 1] == "und":
            joint = has_capital(finder, i + 2, sentence) and words.org_class(text.norms[i + 2])
            return after_head(self.nouns, finder, i + 2, sentence) if joint and joint not in SINGLE else 0
        if norm in FOR_HEADS and has_capital(finder, i + 2, sentence) and text.norms[i + 1] == "für":
            head = head or "institute"
        word = text.words[i]
        inner = word.isalpha() and not word.isupper() and any(c.isupper() for c in word[1:])
        camel = inner and norm not in words.legal  # "TecVision", not "GmbH"
        known = norm in self._names or self.genitive(norm)
        name = camel or (known and (i == sentence.start or text.norms[i - 1] not in ARTICLES))
        if not name and i > sentence.start and norm not in self.nouns.listed and head is None:
            lead = text.words[i - 1]
            name = lead[0].isupper() and self.nouns.firm(text.norms[i - 1]) and i not in finder.at
        register = register_name(finder, i, sentence)
        if register:
            return register
        if head is None and not known and profession(self.nouns, finder, i, sentence):
            return 0
        if norm.endswith("-") or (blocked(finder, i) and head is None and not name):
            short = i + 1 < sentence.end and text.norms[i + 1].replace(".", "") in words.legal
            own = (
                norm not in self.nouns.titles
                and text.words[i][0].isupper()
                and finder.at[i].title is not None
            )
            return more_legal(finder, i + 2, sentence) if short and own else 0
        legal = legal_end(self.nouns, finder, i, sentence)
        if legal and (head is not None or not self.nouns.firm(norm) or legal == i + 2):
            return 0 if norm in words.places and self.nouns.noun(text.norms[i + 1]) else legal
        if head is None and self.nouns.firm(norm) and has_capital(finder, i + 1, sentence) and not name:
            following = text.norms[i + 1]
            if not self.nouns.noun(following) and not blocked(finder, i + 1):
                return 0
        if head is not None and not text.words[i].isupper():
            end = after_head(self.nouns, finder, i, sentence)
            if end > i + 1:
                return end
            first = norm.rpartition("-")[0]
            if not first and self.nouns.own_compound(norm):
                return i + 1
            return i + 1 if first and not self.nouns.noun(first) and first not in self.nouns.heads else 0
        second = text.norms[i + 1] if has_capital(finder, i + 1, sentence) else ""
        if (
            second in ("holding", "group", "gruppe")
            and norm not in self.nouns.listed
            and not self.nouns.firm(norm)
        ):
            return finder._legal_tail(i + 2, sentence)  # "Donau-Versorgung Holding"
        compound = norm.rpartition("-")
        paired = i + 1 < sentence.end and text.words[i + 1] in "&+" and has_capital(finder, i + 2, sentence)
        if not name and not paired and self.nouns.noun(norm):  # "Brot & Butter" is a name
            house = compound[2] in HOUSES and compound[0] not in self.nouns.listed | self.nouns.heads
            named = (
                compound[0]
                and compound[2] in self.nouns.heads
                and (house or not self.nouns.noun(compound[0]))
            )
            return i + 1 if named else 0
        if norm in words.places and i + 1 < sentence.end and self.nouns.noun(text.norms[i + 1]):
            return 0
        adjective = norm in words.places and norm.endswith("er") and has_capital(finder, i + 2, sentence)
        if adjective and words.org_class(text.norms[i + 1]) and not words.org_class(text.norms[i + 2]):
            return 0
        end = i + 1
        while end < sentence.end:
            word, following = text.words[end], text.norms[end]
            if word in "&+" and has_capital(finder, end + 1, sentence):
                end += 2
            elif has_capital(finder, end, sentence) and (
                words.org_class(following) or not blocked(finder, end)
            ):
                if self.nouns.noun(following) and not words.org_class(following):
                    break
                end += 1
            elif (
                following in ("von", "van", "de", "zu")
                and end == i + 1
                and two_names(self.nouns, finder, i, sentence)
            ):
                end += 2
            elif following in ("senior", "junior") and end == i + 1:
                end += 1
            else:
                break
        return finder._legal_tail(end, sentence)

    def genitive(self, word: str) -> bool:
        """Whether a word is a certain name with an s: "Zehetners"."""
        low = word.lower()
        return low.endswith("s") and low not in self._names and low[:-1] in self._names
