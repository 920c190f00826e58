"""What a name may consist of: capitals that are none of its words, initials, small words within."""

from collections.abc import Iterable
from functools import cached_property
from typing import Final

from .dates import DateMention
from .entity import TAIL_PARTS
from .lexicon import Lexicon, Match
from .name_words import NameWords, capital
from .tokens import Sentence, Text

_AND: Final = frozenset(("et", "e", "y", "und", "en", "and", "ve"))
_ENDING: Final = {"preterite"}
_CAPTION: Final = 5
"""Words that a line in capitals over an item of a roundup has at most."""
_OPENERS: Final = frozenset('«“„¿¡—–"')


class NameLimits:
    """The limits of names in a sentence."""

    def __init__(
        self,
        text: Text,
        lexicon: Lexicon,
        words: NameWords,
        matches: dict[int, list[Match]],
        dates: Iterable[DateMention] = (),
    ) -> None:
        self.text = text
        dates = list(dates)
        self.dateline = (0, 0)
        """the tokens of "ROANOKE, Va., May 2 -": their date is that of the report"""
        self.dated = {i for date in dates for i in range(date.start, date.end)}
        self.months = {
            d.start for d in dates if d.end == d.start + 1 and d.month is not None and d.day is None
        }
        self.lexicon = lexicon
        self.words = words
        self.matches = matches
        self.surnames: frozenset[str] | None = None
        """words that follow given names; filled by hooks that ask for them"""
        self.at: dict[int, Match] = {}
        for some in matches.values():
            for match in some:
                if match.cues == _ENDING and not (match.title or match.triggers or match.reasons):
                    continue  # "Nolte" ends as a verb in the past does
                for i in range(match.start, match.end):
                    self.at[i] = match

    @cached_property
    def spelled(self) -> dict[str, tuple[int, int]]:
        """How often each folded word of the text is written with a capital, and how often without."""
        counts: dict[str, tuple[int, int]] = {}
        for norm, word in zip(self.text.norms, self.text.words, strict=True):
            large, small = counts.get(norm, (0, 0))
            counts[norm] = (large + 1, small) if capital(word) else (large, small + 1)
        return counts

    @cached_property
    def pairs(self) -> set[tuple[str, str]]:
        """Pairs of capitalized words within sentences."""
        words, norms = self.text.words, self.text.norms
        return {
            (norms[k], norms[k + 1])
            for s in self.text.sentences
            if not s.headline
            for k in range(s.start + 1, s.end - 1)
            if words[k][0].isupper() and words[k + 1][0].isupper() and words[k - 1] not in _OPENERS
        }

    @cached_property
    def small(self) -> set[str]:
        """The folded words that the text writes with a capital and small letters."""
        pairs = zip(self.text.norms, self.text.words, strict=True)
        return {norm for norm, word in pairs if capital(word) and not word.isupper()}

    def _caption(self, sentence: Sentence) -> bool:
        """Whether a sentence is a short line in capitals that names nothing: "MUSICAL CHAIRS." """
        words = [w for w in self.text.words[sentence.start : sentence.end] if w[0].isalpha()]
        if sentence.headline or not 0 < len(words) <= _CAPTION or not all(w.isupper() for w in words):
            return False
        norms = [n for n in self.text.norms[sentence.start : sentence.end] if n[0].isalpha()]
        return not any(self.words.org_class(n) or n in self.words.legal for n in norms) and not all(
            n in self.small for n in norms
        )

    def _blocked(self, i: int, sentence: Sentence) -> bool:
        """Whether a capitalized word is no part of a name: a title, a trigger, a function word in front."""
        if (
            self._middle_initial(i, sentence)
            or self._ampersand(i, sentence)
            or self._first_initial(i, sentence)
        ):
            return False
        norm = self.text.norms[i]
        opens = self.words.auxiliaries and i == sentence.start and self._before_name(i, sentence)
        if opens and (norm, self.text.norms[i + 1]) in self.pairs:
            return False  # "First Prairie", so named within a sentence as well
        new = self.at.get(i) if self.words.articles else None
        if new is not None and self._capital_new(i, new.end, sentence):
            return False  # "l'addio a Nuova Pagina"
        if norm in self.words.not_names and not (
            self._name_all_the_same(i, sentence)
            or self._article_of_name(i, sentence)
            or self._small_word_surname(i, sentence)
            or self._number_of_name(i, sentence)
            or (self.words.small_titles and self._heads_name(i, sentence))
        ):
            return True
        if self._initial(i, sentence) and self.words.opener(norm):
            following = self.text.norms[i + 1] if self._before_name(i, sentence) else None
            if following is None or (following in self.words.given and norm not in self.words.given):
                return True
        if i in self.dated and not (
            (
                norm in self.words.given
                and (self._before_name(i, sentence) or self._before_particle(i, sentence))
            )
            or self._month_as_name(i, sentence)
        ):
            return True
        match = self.at.get(i)
        if match is None:
            return False
        if norm in self.words.given and self._before_name(i, sentence):
            return False
        if i > sentence.start and match.end - match.start == 1 and self._surname(i):
            return False
        if "company" in match.cues and self._heads_name(i, sentence):
            return False
        east = "passive_aux" in match.cues and match.end - match.start == 1 and i - 2 > sentence.start
        if east and self.words.adjectives and self.text.norms[i - 1] in self.words.joiners:
            return False  # "La Dépêche de l'Est"
        if self.words.small_titles and (
            self._within_name(i, sentence) or self._verb_as_name(i, match, sentence)
        ):
            return False
        if self.words.auxiliaries and self._possessed(i, sentence):
            return False  # "Queen's College"
        lone = self.words.auxiliaries and match.end - match.start == 1
        if lone and match.triggers and self._heads_name(i, sentence):
            return False  # "Department of Energy"
        if match.title is not None or match.triggers:
            after_name = i > sentence.start and capital(self.text.words[i - 1]) and i - 1 not in self.at
            if (
                self.words.auxiliaries
                and after_name
                and match.end - match.start == 1
                and i + 1 < sentence.end
            ):
                inner = self.words.org_class(self.text.norms[i + 1]) and capital(self.text.words[i + 1])
                if inner and match.title is None:
                    return False  # "Public Enterprises Selection Board"
            return not (after_name and self.words.org_class(norm) is not None)
        if match.cues & {"company", "child"} and self._goes_on(i, sentence):
            return False
        if (
            "board" in match.cues
            and i - 1 > sentence.start
            and i - 1 not in self.at
            and capital(self.text.words[i - 1])
        ):
            return False  # Ferrand Conseil
        if match.cues & {
            "honorific",
            "pronoun",
            "company",
            "post",
            "board",
            "kin",
            "former",
            "interim",
            "new",
        }:
            return True
        return self._initial(i, sentence) or match.end - match.start > 1

    def _capital_new(self, i: int, end: int, sentence: Sentence) -> bool:
        """Whether "new" has a capital of its own before a capital word within a sentence."""
        words, match = self.text.words, self.at.get(i)
        return (
            end - i == 1
            and match is not None
            and match.cues - {"skip"} == {"new"}
            and not sentence.headline
            and not self._initial(i, sentence)
            and words[i][:1].isupper()
            and not words[i].isupper()
            and end < sentence.end
            and capital(words[end])
            and end not in self.at
        )

    def _ampersand(self, i: int, sentence: Sentence) -> bool:
        """Whether a word is joined to the next in one name: AT&T, where "at" is a preposition."""
        if self.words.nouns and i + 1 < sentence.end:  # nouns begin names: "Brot & Butter", "Autobahn GmbH"
            following = self.text.norms[i + 1]
            return following in ("&", "+") or following.replace(".", "") in self.words.legal
        if i + 2 >= sentence.end or self.text.words[i + 1] != "&" or not self.text.words[i].isupper():
            return False
        return (
            self.text.ends[i] == self.text.starts[i + 1] and self.text.ends[i + 1] == self.text.starts[i + 2]
        )

    def _middle_initial(self, i: int, sentence: Sentence) -> bool:
        """Whether a letter stands between two names: Thomas A. Rudd, where "a" is an article."""
        words = self.text.words
        if len(words[i]) != 1 or not words[i].isupper() or i == sentence.start or not capital(words[i - 1]):
            return False
        dot = i + 1 < sentence.end and words[i + 1] == "."
        after = i + 2 if dot else i + 1
        named = dot or self.text.norms[i - 1] in self.words.given
        return named and after < sentence.end and capital(words[after])

    def _article_of_name(self, i: int, sentence: Sentence) -> bool:
        """Whether a capital article within a sentence begins a name: "la cooperativa La Rondine"."""
        return (
            self.text.norms[i] in self.words.article_words
            and self.text.words[i][0].isupper()
            and not self._initial(i, sentence)
            and self._before_name(i, sentence)
        )

    def _name_all_the_same(self, i: int, sentence: Sentence) -> bool:
        """Whether a word that is no name elsewhere is a given name here: Lei Jun, where "lei" is "she"."""
        return (
            self.text.norms[i] in self.words.given
            and not self._initial(i, sentence)
            and self._before_name(i, sentence)
        )

    def _month_as_name(self, i: int, sentence: Sentence) -> bool:
        """Whether a month without day and year follows a given name: "Lei Jun", "Theresa May" are no dates."""
        before = i - 1
        return (
            i in self.months
            and before >= sentence.start
            and before not in self.dated
            and capital(self.text.words[before])
            and self.text.norms[before] in self.words.given
        )

    def _within_name(self, i: int, sentence: Sentence) -> bool:
        """Where titles are written small: whether a word with a capital belongs to a name for that reason alone.

        It follows another such word ("Álvaro Rey", "Caja Minera") or begins the name of an organization
        ("la Superintendencia de Mutuales").
        """
        if i == sentence.start or self.text.words[i].isupper():
            return False
        match = self.at.get(i)
        if match is not None and match.end - match.start > 2 and match.cues & {"official", "named"}:
            return False  # "la Comisión Nacional de Valores" is a cue as a whole
        before = i - 1
        if capital(self.text.words[before]) and self.text.words[before][0].isalpha():
            norm = self.text.norms[before]
            if before not in self.at or self.words.org_class(norm) is not None or norm in self.words.given:
                return norm not in self.words.not_names
        return not self._initial(i, sentence) and (
            self._goes_on(i, sentence) or self._heads_name(i, sentence)
        )

    def _verb_as_name(self, i: int, match: Match, sentence: Sentence) -> bool:
        """Whether a verb is none, as it has a capital within a sentence: "filial de Energía del Cesar"."""
        lone = match.end - match.start == 1 and match.title is None and bool(match.triggers)
        if not lone or sentence.headline or self._initial(i, sentence) or self.text.words[i].isupper():
            return False
        return not any(t.noun for t in match.triggers)

    def _initial(self, i: int, sentence: Sentence) -> bool:
        """Whether a word has its capital because a sentence or a quotation begins with it."""
        behind = self.dateline[1] > 0 and i == self.dateline[1] + 1
        return i == sentence.start or behind or self.text.words[i - 1] in _OPENERS

    def _goes_on(self, i: int, sentence: Sentence) -> bool:
        """Whether a capitalized word for a kind of organization begins a name: "la Banque Ogoa", not "the Bank"."""
        if self.words.org_class(self.text.norms[i]) is None or i + 1 >= sentence.end:
            return False
        word = self.text.words[i + 1]
        if i == sentence.start:
            return capital(word) and word[0].isalpha() and i + 1 not in self.at
        return (capital(word) and word[0].isalpha()) or (
            bool(self.words.adjectives) and self._tail(i + 1, sentence) > i + 1
        )

    def _tail(self, k: int, sentence: Sentence) -> int:
        """Where a name ends that a word such as Agence or Caisse began: "Agence de l'eau", "Caisse nationale des
        forêts". Small adjectives may follow, and prepositions each with a noun; the end is after the last of them."""
        text, words = self.text, self.words
        end = k
        clubs = words.org_class(text.norms[k - 1]) in ("foundation", "union")
        for _ in range(TAIL_PARTS):
            k = self._adjectives(end, sentence)
            if k == end and self._noun_within(k, sentence):
                k += 1
            end = k
            joint = k
            while joint < sentence.end and joint - k < 3 and text.norms[joint] in words.joiners:
                joint += 1
            if joint == k or joint >= sentence.end or not text.words[joint][0].isalpha():
                break
            joiner_et = text.norms[k] in _AND
            if self._name_at(joint, sentence):
                if joiner_et:
                    break
                end = joint + 1
                while end < sentence.end and self._name_at(end, sentence):
                    end += 1
                continue
            match = self.at.get(joint)
            article = any(text.norms[j] in ("la", "le", "les", "l'") for j in range(k, joint))
            ours = match is not None and match.cues == {"company"} and clubs
            taken = match is not None and (
                match.title is not None or match.end - match.start > 1 or bool(match.cues - {"people"})
            )
            taken = taken and not ours  # "la Fondation de l'université"
            if capital(text.words[joint]) or taken or (joiner_et and article):
                break
            end = self._adjectives(joint + 1, sentence)
            while end < sentence.end and self._name_at(end, sentence):
                end += 1
        return end

    def _noun_within(self, k: int, sentence: Sentence) -> bool:
        """Whether a small noun goes on with a name that "of" ends: "Associazione commercianti di Tarvello"."""
        text = self.text
        return (
            k + 2 < sentence.end
            and text.words[k].islower()
            and len(text.words[k]) > 3
            and k not in self.at
            and text.norms[k + 1] in self.words.joiners
            and text.norms[k + 1] not in _AND
            and self._name_at(k + 2, sentence)
        )

    def _adjectives(self, k: int, sentence: Sentence) -> int:
        text = self.text
        while (
            k < sentence.end
            and text.words[k].islower()
            and len(text.words[k]) > 3
            and text.norms[k].endswith(self.words.adjectives)
            and (k not in self.at or not (self.at[k].triggers or self.at[k].title))
        ):
            k += 1
        return k

    def _possessed(self, i: int, sentence: Sentence) -> bool:
        """Whether a title with a genitive begins the name of an organization."""
        words, k = self.text.words, i + 2
        if k >= sentence.end or self.text.norms[i + 1] != "'s" or not capital(words[k]):
            return False
        return self.words.org_class(self.text.norms[k]) is not None and words[i][0].isupper()

    def _first_initial(self, i: int, sentence: Sentence) -> bool:
        """Whether a letter with a full stop begins a name: "A. P. Nair", where "a" is an article."""
        words = self.text.words
        letter = self.words.auxiliaries and len(words[i]) == 1 and words[i].isupper()
        if (
            not letter
            or i + 2 >= sentence.end
            or words[i + 1] != "."
            or self.text.starts[i + 1] != self.text.ends[i]
        ):
            return False
        return capital(words[i + 2]) and words[i + 2][0].isalpha()

    def _before_particle(self, i: int, sentence: Sentence) -> bool:
        """Whether a particle of a person's name follows: "Jan de Wit"."""
        small = i + 2 < sentence.end and self.text.norms[i + 1] in self.words.particles
        return self.words.auxiliaries and small and capital(self.text.words[i + 2])

    def _before_name(self, i: int, sentence: Sentence) -> bool:
        return i + 1 < sentence.end and capital(self.text.words[i + 1])

    def _heads_name(self, i: int, sentence: Sentence) -> bool:
        """Whether "the Bank" goes on as the name of one: "the Bank of England"."""
        text = self.text
        if self.words.auxiliaries and (
            text.norms[i] == "company" or text.norms[i + 1 : i + 2] in (["and"], ["&"])
        ):
            return False  # "of the Company and of its subsidiary"
        return (
            i + 2 < sentence.end
            and self.words.org_class(text.norms[i]) is not None
            and text.norms[i + 1] in self.words.joiners
            and (capital(text.words[i + 2]) or text.norms[i + 2] in self.words.joiners)
        )

    def _surname(self, i: int) -> bool:
        """Whether a word that is a title or trigger elsewhere is a surname here: Mervyn King."""
        before = self.text.norms[i - 1]
        return (
            before in self.words.given
            and capital(self.text.words[i - 1])
            and before not in self.words.not_names
        )

    def _small_word_surname(self, i: int, sentence: Sentence) -> bool:
        """Whether a word that opens sentences with a capital is a surname: "Raoul Six", "Anne Petit"."""
        word = self.text.words[i]
        return (
            self.words.articles
            and not sentence.headline
            and i > sentence.start
            and len(word) > 2
            and word[1:].islower()
            and self._surname(i)
            and not (i + 1 < sentence.end and capital(self.text.words[i + 1]))
        )

    def _number_of_name(self, i: int, sentence: Sentence) -> bool:
        """Whether a number with a capital of its own stands within a name: "la Brasserie des Deux Rives"."""
        number = self.words.articles and self.text.norms[i] in self.words.numbers
        return number and not self._initial(i, sentence) and self._before_name(i, sentence)

    def _name_at(self, i: int, sentence: Sentence) -> bool:
        return (
            i < sentence.end
            and capital(self.text.words[i])
            and self.text.words[i][0].isalpha()
            and not self._blocked(i, sentence)
        )
