"""People and organizations named in a text: found by shape and cue, typed by votes of all their mentions.

A run of capitalized words gets votes for *person* (a given name, an honorific, a title before it, an age after
it) and for *organization* (a legal form, a word such as Bank, a title after its genitive). The votes of all
mentions of one name in the document are added; shorter mentions then join the fuller name that they abbreviate.
"""

import collections
import itertools
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cache
from typing import Final, Literal

from .dates import DateMention
from .lexicon import Lexicon, Match, compiled
from .tokens import Sentence, Text, fold, pieces

Kind = Literal["person", "org"]
Key = tuple[str, ...]
_TAIL_PARTS: Final = 4
_AND: Final = frozenset(("et", "e", "y", "und", "en", "and", "ve"))
_QUOTES: Final = {"«": "»", "“": "”", "„": "“", '"': '"', "‹": "›"}
_OPENERS: Final = frozenset('«“„¿¡—–"')
_UNIT_BACK: Final = 9
_FAR: Final = 1 << 40
_CAPS_NAME: Final = 4
"""A line of so few words in capitals is a name, not an exclamation: "GARAGE DES TAMARIS, SARL"."""
_CAPS_HEADLINE: Final = 0.6
"""A sentence with a larger part of its longer words capitalized shows nothing by its capitals."""
_DATELINE: Final = 14
_NO_DOTS: Final = str.maketrans("", "", ". ")
_DASHES: Final = frozenset("-–—")
_DOTTED_FORM: Final = re.compile(
    r",? ?((?:[A-Za-zŞşİı]{1,3}\.(?: (?=[A-Z]\.))?){1,4}[A-Za-zŞş]{0,3}\.?|A/S)(?![\w])"
)


class Entity:
    """What mentions of one document stand for."""

    __slots__ = ("aliases", "class_", "count", "first", "gender", "key", "kind", "kinds", "name", "weak")

    def __init__(self, kind: Kind, name: str, key: tuple[str, ...], first: int) -> None:
        self.kind: Kind = kind
        self.name = name
        self.key = key
        self.aliases: dict[str, int] = {}
        self.first = first
        self.count = 0
        self.class_: str | None = None
        self.kinds = set(key)
        """words that "the ..." may call it by: those of its name, and the small word before it"""
        self.gender: str | None = None
        self.weak = False

    def other_names(self) -> list[str]:
        """The other forms of the name in the document, in order of appearance."""
        return [a for a in self.aliases if a != self.name]

    def __repr__(self) -> str:
        return f"<{self.kind} {self.name}>"


class Mention:
    """`tokens[start:end]` names an entity."""

    __slots__ = (
        "bracketed",
        "class_",
        "end",
        "entity",
        "firm",
        "gender",
        "headline",
        "honorific",
        "key",
        "kind",
        "kind_word",
        "located",
        "org_votes",
        "person_votes",
        "start",
        "surface",
    )  # fmt: skip

    def __init__(self, start: int, end: int, key: tuple[str, ...], surface: str) -> None:
        self.start = start
        self.end = end
        self.key = key
        self.surface = surface
        self.person_votes = 0.0
        self.org_votes = 0.0
        self.honorific = False
        self.headline = False
        self.firm = False
        self.bracketed = False
        self.located = False
        """whether a preposition of place stands right before it"""
        self.kind_word: str | None = None
        """the small word for its kind before the name: "la coopérative Presse du Golfe" """
        self.class_: str | None = None
        self.gender: str | None = None
        self.kind: Kind = "org"
        self.entity: Entity | None = None


def text_before(words: list[str], start: int) -> bool:
    """Whether a comma stands before the word that stands before a name."""
    return words[start - 2] == ","


class NameWords:
    """A pack's words for names, folded."""

    def __init__(self, lexicon: Lexicon) -> None:
        pack = lexicon.pack
        names, how = pack.names, pack.settings.fold
        self.how = how
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
        self.article_words = (
            {fold(d, how) for d in pack.cues.determiner} & self.not_names if self.articles else set()
        )

    def is_given(self, norm: str) -> bool:
        """Whether a word is a given name; of a double one (Anne-Sophie) its first part decides."""
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


def capital(word: str) -> bool:
    """Whether a word is written as a name is: an initial capital, or one inside (easyJet)."""
    if word[:1].isupper():
        tail = word.rpartition("-")[2]
        return tail[:1].isupper() or not tail[:1].islower() or len(tail) == len(word)
    return len(word) > 3 and word[:1].isalpha() and word[1:] != word[1:].lower()


def shouting(text: Text, sentence: Sentence, title_case: bool) -> bool:
    """Whether the capitals of a sentence show nothing: a line in capitals, a headline in title case.

    `title_case`: whether the language writes headlines so.
    """
    words = [w for w in text.words[sentence.start : sentence.end] if len(w) > 3 and w[0].isalpha()]
    if len(words) < 3:
        return False
    if sum(w.isupper() for w in words) > 0.7 * len(words):
        return len(words) > _CAPS_NAME or sentence.headline
    return title_case and sentence.headline and sum(capital(w) for w in words) > _CAPS_HEADLINE * len(words)


class Finder:
    """Finds the mentions of one document."""

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
                for i in range(match.start, match.end):
                    self.at[i] = match

    def mentions(self) -> list[Mention]:
        """All mentions in order, each with its entity."""
        given = self.lexicon.hooks.mentions(self.text)
        if given is not None:
            return given
        found: list[Mention] = []
        loud: list[Sentence] = []
        for sentence in self.text.sentences:
            if shouting(self.text, sentence, not self.words.small_titles) and not (
                self.words.nouns and sentence.headline
            ):
                loud.append(sentence)
                found += self._listed(sentence)
            else:
                found += self._in_sentence(sentence)
        if self.words.stems:
            found = self._divided(found)
            self._gloss(found)
        resolve(found, self.words, set(self._children(found)))
        names = _by_first(found)
        for sentence in loud:
            found += self._known(sentence, names)
        found.sort(key=lambda m: m.start)
        for mention in found if self.words.stems else ():  # a gloss is no name where the full one stands
            entity = mention.entity
            if entity is not None and entity.kind == "org" and len(mention.surface) > len(entity.name):
                entity.name = mention.surface if mention.key == entity.key else entity.name
        return [m for m in found if m.entity is not None]

    def _gloss(self, found: list[Mention]) -> None:
        """A word in brackets after a long name is its short form, wherever it stands: "... Birliği'nin (KFB)"."""
        text = self.text
        short: dict[tuple[str, ...], tuple[str, ...]] = {}
        for long, gloss in itertools.pairwise(found):
            if gloss.end - gloss.start != 1 or gloss.end >= len(text.words) or text.words[gloss.end] != ")":
                continue
            between = text.norms[long.end : gloss.start]
            close = between in (["("], [".", "("]) or (
                len(between) == 2 and between[0][0] == "'" and between[1] == "("
            )
            if close and len(long.key) > 1 and long.org_votes >= long.person_votes:
                short[gloss.key] = long.key
        for mention in found:
            mention.key = short.get(mention.key, mention.key)

    def _divided(self, found: list[Mention]) -> list[Mention]:
        """Runs of two names side by side in two, and opening words cut off: parts that are names elsewhere."""
        votes: dict[tuple[str, ...], float] = {}
        for mention in found:
            votes[mention.key] = votes.get(mention.key, 0.0) + mention.org_votes - mention.person_votes
        often = {key for key, count in collections.Counter(m.key for m in found).items() if count > 1}
        starts = {s.start for s in self.text.sentences}
        divided: list[Mention] = []
        for mention in found:
            key, size = mention.key, mention.end - mention.start
            cut = 0
            named = self.words.stems and size == 2 and self.words.is_given(key[0])
            for at in range(1, size if size == len(key) else 0):
                both = (
                    key not in often
                    and not named
                    and votes.get(key[:at], 1.0) < 0 < votes.get(key[at:], -1.0)
                )
                opener = (
                    at == 1
                    and mention.start in starts
                    and key[1:] in votes
                    and not self.words.is_given(key[0])
                    and not (self.words.stems and len(key) == 2 and self.words.org_class(key[1]) is not None)
                )
                if both or (opener and votes[key[1:]] > 0):
                    cut = at
                    if both:
                        divided.append(self._part(mention, mention.start, mention.start + at))
                    break
            divided.append(self._part(mention, mention.start + cut, mention.end) if cut else mention)
        return divided

    def _part(self, whole: Mention, start: int, end: int) -> Mention:
        key = whole.key[start - whole.start : end - whole.start]
        return Mention(start, end, key, self._surface(start, end))

    def _children(self, found: list[Mention]) -> Iterator[tuple[Key, Key]]:
        """Pairs of a short and a fuller name that one sentence tells apart: "Ore Software, a unit of Ore"."""
        if self.words.stems:  # Ore'nin bağlı ortaklığı Ore Yazılım
            for full in found:
                before = self.at.get(full.start - 1)
                if before is not None and (
                    any(t.kind == "affiliation" and t.noun for t in before.triggers)
                    or (before.cues & {"company", "child"} and before.rest[-1:] in ("i", "u"))
                ):
                    yield from (
                        (m.key, full.key)
                        for m in found
                        if m.key == full.key[: len(m.key)] != full.key
                        and any(len(word) > 1 for word in full.key[len(m.key) :])  # not A.Ş. alone
                    )
        if self.words.articles:  # "la controllata Ore Servizi"
            for full in found:
                before = self.at.get(full.start - 1)
                if before is not None and (
                    "child" in before.cues or any(t.kind == "affiliation" and t.noun for t in before.triggers)
                ):
                    yield from (
                        (m.key, full.key) for m in found if m.key == full.key[: len(m.key)] != full.key
                    )
        for full, short in itertools.pairwise(found):
            if len(short.key) < len(full.key) and full.key[: len(short.key)] == short.key:
                if not any(s.start <= full.start and short.end <= s.end for s in self.text.sentences):
                    continue
                between = [self.at[i] for i in range(full.end, short.start) if i in self.at]
                if any(
                    "child" in match.cues or any(t.kind == "affiliation" for t in match.triggers)
                    for match in between
                ):
                    yield short.key, full.key

    # runs

    def _blocked(self, i: int, sentence: Sentence) -> bool:
        """Whether a capitalized word is no part of a name: a title, a trigger, a function word in front."""
        if self._middle_initial(i, sentence) or self._ampersand(i, sentence):
            return False
        norm = self.text.norms[i]
        new = self.at.get(i) if self.words.articles else None
        if new is not None and self._capital_new(i, new.end, sentence):
            return False  # "l'addio a Nuova Pagina"
        if norm in self.words.not_names and not (
            self._name_all_the_same(i, sentence) or self._article_of_name(i, sentence)
        ):
            return True
        if i in self.dated and not (
            (norm in self.words.given and self._before_name(i, sentence)) or self._month_as_name(i, sentence)
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
        if self.words.small_titles and self._within_name(i, sentence):
            return False
        if match.title is not None or match.triggers:
            after_name = i > sentence.start and capital(self.text.words[i - 1]) and i - 1 not in self.at
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
            and match.cues == {"new"}
            and not sentence.headline
            and not self._initial(i, sentence)
            and words[i][:1].isupper()
            and not words[i].isupper()
            and end < sentence.end
            and capital(words[end])
            and end not in self.at
        )

    def _ampersand(self, i: int, sentence: Sentence) -> bool:
        """Whether a word is joined to the next by a sign without spaces: AT&T, where "at" is a preposition."""
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

    def _initial(self, i: int, sentence: Sentence) -> bool:
        """Whether a word has its capital because a sentence or a quotation begins with it."""
        return i == sentence.start or self.text.words[i - 1] in _OPENERS

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
        for _ in range(_TAIL_PARTS):
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
            taken = match is not None and (
                match.title is not None or match.end - match.start > 1 or bool(match.cues)
            )
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

    def _small_head(self, i: int, sentence: Sentence) -> int:
        """Where a name ends that begins with a small word: "centre hospitalier de Sarmes", "famille Pittet"."""
        text, words = self.text, self.words
        inside = self.at.get(i)
        if inside is not None and "board" in inside.cues:
            return 0  # "le conseil de fondation du Domaine"
        for head in words.heads.get(text.norms[i], ()):
            k = i + len(head)
            if tuple(text.norms[i:k]) != head:
                continue
            k = self._adjectives(k, sentence)
            joint = k
            while joint < sentence.end and joint - k < 3 and text.norms[joint] in words.joiners:
                joint += 1
            own = joint < sentence.end and words.org_class(text.norms[joint]) in (None, "company")
            if own and self._name_at(joint, sentence):
                return self._extend(joint, sentence)
        return 0

    def _before_name(self, i: int, sentence: Sentence) -> bool:
        return i + 1 < sentence.end and capital(self.text.words[i + 1])

    def _heads_name(self, i: int, sentence: Sentence) -> bool:
        """Whether "the Bank" goes on as the name of one: "the Bank of England"."""
        text = self.text
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

    def _in_sentence(self, sentence: Sentence) -> list[Mention]:
        found: list[Mention] = []
        runs = self.lexicon.hooks.runs(self, sentence)
        if runs is not None:
            for start, stop in runs:
                found += self._parse(start, stop, sentence)
            return found
        words, i = self.text.words, self._dateline(sentence)
        while i < sentence.end:
            if not capital(words[i]) or self._blocked(i, sentence):
                small = self._small_head(i, sentence) if self.words.heads and words[i].islower() else 0
                if small:
                    found += self._parse(i, small, sentence)
                i = max(small, i + 1)
                continue
            end = self._extend(i, sentence)
            found += self._parse(i, end, sentence)
            i = max(end, i + 1)
        return found

    def _article(self, i: int, sentence: Sentence) -> int:
        """Where a name begins that has its elided article with a capital in mid-sentence: "le quotidien L'Estuaire"."""
        before = self.text.words[i - 1] if i > sentence.start else ""
        inside = i - 1 > sentence.start and len(before) == 2 and before[0] == "L" and before[1] in "'’ʼ"
        return i - 1 if inside and self.text.words[i - 2] not in _QUOTES else i

    def _dateline(self, sentence: Sentence) -> int:
        """Where the first sentence begins after "ROANOKE, Va., May 2 -"."""
        words = self.text.words
        early = not sentence.index or self.text.sentences[sentence.index - 1].headline
        if sentence.headline or not early:
            return sentence.start
        for i in range(sentence.start + 2, min(sentence.start + _DATELINE, sentence.end)):
            if words[i] in _DASHES and words[i - 1] == "." and self.text.starts[i] == self.text.ends[i - 1]:
                return i + 1  # "Valencia, 12 may. (Efe).- "
        if not words[sentence.start].isupper():
            return sentence.start
        for i in range(sentence.start + 1, min(sentence.start + _DATELINE, sentence.end)):
            norm = self.text.norms[i]
            if norm in self.words.legal or self.words.org_class(norm):
                break
            if words[i] in _DASHES and self.text.starts[i] > self.text.ends[i - 1]:
                self.dateline = (sentence.start, i)
                return i + 1
            if words[i][:1].islower():
                break
        return sentence.start

    def _extend(self, i: int, sentence: Sentence) -> int:
        text, words = self.text, self.words
        end, has_org = i + 1, words.org_class(text.norms[i]) is not None
        while end < sentence.end:
            norm, word = text.norms[end], text.words[end]
            if len(word) < 4 and text.words[min(end + 1, sentence.end - 1)] == "." and self._dotted(end):
                break
            if has_org and self._person_begins(i, end, sentence):
                break
            if capital(word) and word[0].isalpha() and not self._blocked(end, sentence):
                has_org = has_org or words.org_class(norm) is not None
                end += 1
            elif (
                word == "."
                and len(text.words[end - 1]) == 1
                and end + 1 < sentence.end
                and capital(text.words[end + 1])
                and not self._blocked(end + 1, sentence)
            ):
                end += 1
            elif (
                word == "." and text.norms[end - 1] in ("st", "mt") and self._name_at(end + 1, sentence)
            ) or (norm == "'s" and text.norms[i] in ("st", "st.") and self._name_at(end + 1, sentence)):
                end += 2
            elif (
                word.isdigit()
                and len(word) < 3
                and self._name_at(end + 1, sentence)
                and end not in self.dated
            ):
                end += 2  # "Sole 24 Ore"
            elif norm in ("&", "+") and end + 1 < sentence.end and capital(text.words[end + 1]):
                has_org = True
                end += 2
            elif (norm in words.particles or word in words.capital_particles) and self._name_at(
                end + 1, sentence
            ):
                end += 2
            elif (
                norm in words.particles
                and end + 2 < sentence.end
                and text.norms[end + 1] in words.particles
                and self._name_at(end + 2, sentence)
            ):
                end += 3
            elif has_org and norm in words.joiners:
                step = 1
                while end + step < sentence.end and text.norms[end + step] in words.joiners and step < 3:
                    step += 1
                if not self._name_at(end + step, sentence) or not self._joins(i, end, norm):
                    break
                end += step + 1
            else:
                break
        if (
            words.adjectives
            and words.org_class(text.norms[i]) is not None
            and (i > sentence.start or end - i == 1)
        ):
            end = max(end, self._tail(end, sentence)) if end - i == 1 else end
        return self._legal_tail(end, sentence)

    def _joins(self, start: int, end: int, joiner: str) -> bool:
        """Whether a joiner goes on with the name: "Bank of England", not "Acme Bank and Zenith"."""
        last = self.words.org_class(self.text.norms[end - 1]) is not None
        first = self.words.org_class(self.text.norms[start]) is not None
        if joiner in ("and", "ve", "y", "e", "et", "und", "en"):
            return first and not last
        return last or first

    def _name_at(self, i: int, sentence: Sentence) -> bool:
        return (
            i < sentence.end
            and capital(self.text.words[i])
            and self.text.words[i][0].isalpha()
            and not self._blocked(i, sentence)
        )

    def _dotted(self, end: int) -> re.Match[str] | None:
        """The legal form with dots that follows token `end` - 1: "S.p.A.", "N.V."."""
        match = _DOTTED_FORM.match(self.text.raw, self.text.ends[end - 1])
        known = match and fold(match.group(1), self.words.how).translate(_NO_DOTS) in self.words.legal
        return match if known else None

    def _person_begins(self, start: int, k: int, sentence: Sentence) -> bool:
        """Whether a person's name follows an organization's at once: "salen de Banco Sur Pedro Ruiz y Ana Gil"."""
        text, words = self.text, self.words
        return (
            words.small_titles
            and k - start > 1
            and text.norms[k] in words.given
            and capital(text.words[k])
            and text.norms[k - 1] not in words.joiners
            and words.org_class(text.norms[k - 1]) is None
            and self._name_at(k + 1, sentence)
            and text.norms[k + 1] not in words.given
        )

    def _legal_tail(self, end: int, sentence: Sentence) -> int:
        """Where a name that ends before token `end` ends with its legal form."""
        text = self.text
        if end >= sentence.end:
            return end
        legal = self.words.legal
        while end < sentence.end:  # "Acme Equipment Co., Ltd."
            k = end
            if text.words[k] == "." and text.norms[k - 1] in legal:
                k += 1
            if k < sentence.end and text.words[k] == ",":
                k += 1
            if k >= sentence.end or text.norms[k] not in legal:
                break
            small = len(text.words[k]) > 2 and (k > end or k not in self.at)  # "Biscottificio Nardon srl"
            if not (capital(text.words[k]) or small):
                break
            end = k + 1
        if end >= sentence.end:
            return end
        match = self._dotted(end)
        if match:
            while end < sentence.end and text.ends[end] <= match.end():
                end += 1
        return end

    def _parse(self, start: int, end: int, sentence: Sentence) -> Iterable[Mention]:
        """The mentions in a run: front words that are no name stripped, places before people cut off."""
        text, words = self.text, self.words
        while start < end and (
            (
                text.norms[start] in words.not_names
                and not self._name_all_the_same(start, sentence)
                and not self._article_of_name(start, sentence)
                and not self._ampersand(start, sentence)
                and not (words.articles and self._capital_new(start, start + 1, sentence))
            )
            or (
                end - start > 1 and text.norms[start] in words.places and text.norms[start + 1] in words.given
            )
        ):
            start += 1
        start = self._past_noun(start, end, sentence)
        cut = self._person_behind(start, end, sentence)
        if cut:
            return [*self._parse(start, cut, sentence), *self._parse(cut, end, sentence)]
        start = self._past_unit(start, end, sentence)
        if start >= end:
            return []
        if end - start == 1 and start > sentence.start:
            peer = self.at.get(start - 1)
            if peer is not None and "peer" in peer.cues and peer.end == start:
                start -= 1  # "Lord Garrick" has no shorter name
        lone = end - start == 1 and self._initial(start, sentence)
        if lone and (text.norms[start] in words.numbers or not self._stands_alone(start)):
            return []
        if lone and words.org_class(text.norms[start]) == "company" and not text.words[start].isupper():
            return []  # "Company names treasurer"
        key = tuple(
            n
            for n in text.norms[start:end]
            if n not in (".", ",", "&") and n.replace(".", "") not in words.legal
        ) or tuple(text.norms[start:end])
        if words.stems or words.nouns:  # Şirketinden and Şirketi are one name, so are Zehetners and Zehetner
            key = (*key[:-1], key[-1][: self.lexicon.hooks.name_end(text.words[end - 1])] or key[-1])
        if all(n in words.places for n in key) or " ".join(key) in words.places:
            return []
        if self._defined_term(start, end, sentence) or self._hometown(start, end, sentence):
            return []
        ticker = text.words[start - 1 : start] == ["("] and text.words[end : end + 1] == [")"]
        if ticker and "." in self._surface(start, end) and text.span(start, end).isupper():
            return []  # "Hydrotech (T.HYT)"
        mention = Mention(start, end, key, self._surface(self._article(start, sentence), end))
        mention.headline = sentence.headline
        self._vote(mention, sentence)
        return [mention]

    def _hometown(self, start: int, end: int, sentence: Sentence) -> bool:
        """Whether a name only says where a firm is: "le fabricant de turbines de Longueuil"."""
        text, of = self.text, self.at.get(start - 1)
        if not self.words.adjectives or end - start > 1 or start - 4 < sentence.start:
            return False
        if of is None or "of" not in of.cues or "determiner" in of.cues or not self._plain_noun(start - 2):
            return False
        before, firm = self.at.get(start - 3), self.at.get(start - 4)
        kind = before is not None and "of" in before.cues and firm is not None and "company" in firm.cues
        return kind and text.norms.count(text.norms[start]) == 1

    def _past_noun(self, start: int, end: int, sentence: Sentence) -> int:
        """Where a name begins behind a noun that is capital at the front only: "Gouvernance de Luméa"."""
        text, words = self.text, self.words
        k = start + 1
        while k < end and text.norms[k] in words.joiners:
            k += 1
        if not words.adjectives or start > sentence.start or k == start + 1 or k >= end:
            return start
        first = text.norms[start]
        if first in words.given or first in words.places or words.org_class(first) is not None:
            return start
        if any(
            n == first and w[0].isupper()
            for n, w in zip(text.norms[sentence.end :], text.words[sentence.end :], strict=True)
        ):
            return start
        size, name = end - k, text.words[k:end]
        for i in range(len(text.words) - size):
            if i != k and text.words[i : i + size] == name and text.norms[i - 2 : i - 1] != [first]:
                return k
        return start

    def _person_behind(self, start: int, end: int, sentence: Sentence) -> int:
        """Where a person's name begins right behind a firm's: "presidente di Alcedo Anna Neri"; 0 if none does."""
        text, words = self.text, self.words
        if not words.articles or text.norms[start] in words.given:
            return 0
        for k in range(start + 1, end - 1):
            own = text.norms[k] in words.given and text.words[k + 1][0].isupper()
            headed = words.org_class(text.norms[start]) is not None  # "Istituto Clinico Carlo Neri"
            if headed and not any(n in words.joiners for n in text.norms[start:k]):
                continue
            if not own or text.norms[k - 1] in words.joiners:
                continue
            title = self.at.get(start - 2) if start - 2 >= sentence.start else None
            before = self.at.get(start - 1) if start > sentence.start else None
            of_title = (
                title is not None
                and (title.title is not None or bool(title.triggers))
                and before is not None
                and bool(before.cues & {"of", "at", "from"})
            )
            verb = (
                title is not None and title.end == start and bool(title.triggers)
            )  # "arriva da Alcedo Anna Neri"
            if of_title or verb or self._elsewhere(start, k):
                return k
        return 0

    def _elsewhere(self, start: int, end: int) -> bool:
        """Whether the words of a name stand elsewhere without what follows them here."""
        text, size = self.text, end - start
        name, following = text.words[start:end], text.words[end]
        return any(
            text.words[i : i + size] == name
            and i != start
            and text.words[i + size : i + size + 1] != [following]
            for i in range(len(text.words) - size)
        )

    def _defined_term(self, start: int, end: int, sentence: Sentence) -> bool:
        """Whether the words are a term that a filing defines: (the "Company"), (the "Board")."""
        text = self.text
        if start - 2 < sentence.start or end >= sentence.end:
            return False
        quoted = text.words[start - 1] in "\"“„«'‘" and text.words[end] in "\"”“»'’"
        opened = any(w in "(（" for w in text.words[max(sentence.start, start - 4) : start - 1])
        return quoted and opened and end - start <= 2

    def _past_unit(self, start: int, end: int, sentence: Sentence) -> int:
        """Where a name begins after a firm's function: Acme in "head of Trade and Industry at Acme"."""
        text, words = self.text, self.words
        if start >= end or text.norms[start] not in words.units:
            return start
        following = text.norms[start + 1] if start + 1 < end else None
        if (
            following is not None
            and words.org_class(text.norms[start])
            and following not in words.units | words.joiners
        ):
            return start  # "director general de Banca Sur"
        k = start - 1
        while k > max(sentence.start, start - _UNIT_BACK):
            match = self.at.get(k)
            if match is not None and match.title is not None:
                break
            if match is None and text.words[k] != "," and text.norms[k] not in words.units:
                return start
            if match is not None and not match.cues & {
                "of",
                "determiner",
                "conjunction",
                "at",
                "as",
                "for",
                "skip",
            }:
                return start
            k -= 1
        else:
            return start
        k = start
        while k < end and text.norms[k] not in words.given:
            joined = text.norms[k] in words.joiners and k + 1 < end
            if joined and text.norms[k + 1] not in words.units | words.joiners:
                return k + 1
            k += 1
        return k

    def _surface(self, start: int, end: int) -> str:
        surface = self.text.span(start, end)
        if "\n" in surface:
            surface = " ".join(surface.split())  # a name that a line break divides
        return (
            surface[: -len(self.text.words[end - 1])]
            + self.text.words[end - 1][: self.lexicon.hooks.name_end(self.text.words[end - 1])]
        )

    def _stands_alone(self, i: int) -> bool:
        """Whether a single capitalized word at the start of a sentence is a name: the text has it elsewhere."""
        word, norm = self.text.words[i], self.text.norms[i]
        if len(word) > 1 and any(c.isupper() for c in word[1:]):
            return True
        after = self.at.get(i + 1)
        verbs = {"say", "official", "denial", "passive_aux", "active_aux", "recent"}
        if after is not None and (after.triggers or after.title or after.cues & verbs):
            return True
        apposed = (
            self.at.get(i + 2) if i + 2 < len(self.text.words) and self.text.words[i + 1] == "," else None
        )
        if apposed is not None and any(t.kind == "affiliation" and t.noun for t in apposed.triggers):
            return True
        elsewhere = False
        for k, other in enumerate(self.text.norms):
            if other == norm and k != i:
                if not capital(self.text.words[k]):
                    return False
                elsewhere = True
        follow = self.text.words[i + 1] if i + 1 < len(self.text.words) else ""
        return elsewhere or (bool(follow) and follow[:1] in "'’(")

    # votes

    def _vote(self, mention: Mention, sentence: Sentence) -> None:
        text, words, start, end = self.text, self.words, mention.start, mention.end
        norms = text.norms[start:end]
        count = sum(1 for w in text.words[start:end] if w[0].isalpha())
        person = org = 0.0
        if words.genders and count >= 2:
            mention.gender = words.genders.get(norms[0]) or words.genders.get(norms[0].split("-")[0])
        if words.is_given(norms[0]) and count >= 2:
            person += 3
        elif words.is_given(norms[0]):
            person += 0.7
        elif start > sentence.start and self._plain_noun(start - 1):
            org += 1
        if any(len(w) == 1 for w in text.words[start + 1 : end - 1]) or (
            len(text.words[start]) == 1 and count > 1
        ):
            person += 1.5
        if any(words.org_class(n) for n in norms) and count > 1:
            org += 3.5
        elif words.org_class(norms[0]):
            org += 1
        tail = fold(mention.surface.rsplit(None, 1)[-1], words.how).replace(".", "")
        if any(n in words.legal for n in norms[1:]) or (count > 1 and tail in words.legal):
            org += 5
        if "&" in norms or "+" in norms:
            org += 3
        if count == 1 and len(text.words[start]) > 1 and text.words[start].isupper():
            org += 2
        elif any(
            any(c.isupper() for c in w[1:]) and not w.isupper() and "-" not in w
            for w in text.words[start:end]
        ):
            org += (
                1
                if not text.words[start].startswith(("Mc", "Mac", "O'", "D'", "De", "Di", "Le", "La"))
                else 0
            )
        if self._heading(mention, sentence):
            org += 4  # "TESSERA PAY." over an item of a roundup
        if 2 <= count <= 3 and not words.nouns:
            # Where the pack knows most given names, an unknown one tells little.
            person += 0.8 if not words.small_titles or words.is_given(norms[0]) else 0.4
        self._vote_context(mention, sentence, count)
        self._company_before(mention, sentence)
        self.lexicon.hooks.votes(self, mention, sentence)
        mention.person_votes += person
        mention.org_votes += org

    def _heading(self, mention: Mention, sentence: Sentence) -> bool:
        """Whether a name in capitals is all that a sentence before the last one says."""
        return (
            self.words.articles
            and mention.start == sentence.start
            and mention.end >= sentence.end - 1
            and not sentence.headline
            and mention.surface.isupper()
            and len(mention.surface) > 3
            and self.text.words[mention.end : mention.end + 1] == ["."]
            and sentence.end < len(self.text.words)
        )

    def _plain_noun(self, i: int) -> bool:
        """Whether the word before a name is a noun that the lexicon does not know: "restaurants Bistrot Nord"."""
        return bool(self.words.adjectives) and i not in self.at and self.text.words[i].islower()

    def _company_before(self, mention: Mention, sentence: Sentence) -> None:
        """A small word for a kind of organization before a name, or a verb of firms after it, makes it a firm."""
        start = mention.start
        while start - 1 > sentence.start and self._skipped(start - 1):
            start -= 1  # "la holding svizzera Acme"
        sited = False
        if start > sentence.start:
            before = self.at.get(start - 1)
            small = self.text.words[start - 1].islower()
            kind = self.words.org_class(self.text.norms[start - 1]) if small else None
            if kind is not None or (small and before is not None and "company" in before.cues):
                mention.org_votes += 2
                mention.firm = True
                mention.class_ = kind
                mention.kind_word = self.text.norms[start - 1]
            elif before is not None and "at" in before.cues and not before.cues & {"to", "with"}:
                mention.org_votes += 1
                mention.firm = True  # "chez Delmas"
            elif before is not None and "of" in before.cues and before.start > sentence.start:
                title = self.at.get(before.start - 1)
                if title is not None and title.title is not None and not title.title.weak:
                    mention.firm = True  # "présidence de Delmas"
                if self.text.norms[before.start - 1] in self.words.sites and mention.end - mention.start == 1:
                    sited = True
            mention.bracketed = self.text.words[start - 1] == "("
            mention.located = sited or (
                before is not None and "locative" in before.cues and before.end - before.start == 1
            )
            opening = _QUOTES.get(self.text.words[start - 1])
            if opening and mention.end < sentence.end and self.text.words[mention.end] == opening:
                mention.org_votes += 2
        after = self.at.get(mention.end) if mention.end < sentence.end else None
        if (
            after is not None
            and any(t.kind in ("fact", "affiliation") and not t.noun for t in after.triggers)
            and not any(t.kind == "role" for t in after.triggers)
        ):
            mention.org_votes += 1
            mention.firm = True
        verbs = after.triggers if after is not None and self.lexicon.pack.settings.order == "svo" else []
        if any(t.person == "object" and t.change in ("start", "end") for t in verbs):
            mention.org_votes += 1  # "Acme Care a nommé"
        if (
            after is not None
            and "active_aux" in after.cues
            and self.words.articles
            and self._employs(after.end)
        ):
            mention.org_votes += 1.5
        if start > sentence.start + 1 and self.words.articles and text_before(self.text.words, start):
            former = self.at.get(start - 1)
            if former is not None and "former" in former.cues:
                mention.org_votes += 1.5  # "Roe, ex Acme, è stata assunta"

    def _employs(self, i: int) -> bool:
        """Whether what follows "has" is what a firm does: "Acme Care ha nominato", "ha un nuovo presidente"."""
        match = self.at.get(i)
        if match is not None and any(
            t.person == "object" and t.change in ("start", "end") and not t.noun for t in match.triggers
        ):
            return True
        for k in range(i, min(i + 4, len(self.text.words))):
            match = self.at.get(k)
            if match is not None and "new" in match.cues:
                title = self.at.get(match.end)
                return title is not None and title.title is not None
        return False

    def _skipped(self, i: int) -> bool:
        match = self.at.get(i)
        return match is not None and match.cues == {"skip"} and self.text.words[i].islower()

    def _vote_context(self, mention: Mention, sentence: Sentence, count: int) -> None:
        text, words, start, end = self.text, self.words, mention.start, mention.end
        before = self.at.get(start - 1) if start > sentence.start else None
        if before is None and start - 2 >= sentence.start and text.words[start - 1] == ".":
            before = self.at.get(start - 2)
        if before is None and start - 2 >= sentence.start and text.words[start - 1] == ",":
            kin = self.at.get(start - 2)
            if kin is not None and "kin" in kin.cues:
                mention.person_votes += 2.5  # "the couple's son, Nils,"
        kind = before
        if kind is None and start - 2 >= sentence.start and text.words[start - 1] == ",":
            kind = self.at.get(start - 2)
        if kind is not None and any(t.kind == "affiliation" and t.noun for t in kind.triggers):
            mention.org_votes += 2.5  # "its glass subsidiary, Kristal Cam"
        after = self.at.get(end) if end < sentence.end else None
        if before is not None:
            if "honorific" in before.cues:
                mention.person_votes += 4
                mention.honorific = True
                mention.gender = "she" if "she" in before.cues else "he" if "he" in before.cues else None
            elif "kin" in before.cues:
                mention.person_votes += 2
            elif before.title is not None and not before.title.office:
                mention.person_votes += 1.5 if count > 1 else 0.8
            elif before.title is not None and before.triggers and words.small_titles:
                mention.org_votes += 1.0  # "preside Salinera Ibérica"
            elif before.cues & {"company", "child"} or any(
                t.kind == "affiliation" and t.noun for t in before.triggers
            ):
                mention.org_votes += 3
            elif "determiner" in before.cues:
                if self.words.articles and count > 1:
                    mention.org_votes += 4
                elif self._modifies(end, count, sentence):
                    mention.org_votes -= 1.5
                else:
                    mention.org_votes += 0.4 if self.words.nouns else 1.5
            if before.cues & {"of", "at"} and (self.words.articles or "determiner" not in before.cues):
                mention.org_votes += 0.8
                head = self.at.get(start - 2) if start - 2 >= sentence.start else None
                if head is not None and (head.title is not None or "board" in head.cues):
                    mention.org_votes += 2
        if end < sentence.end:
            follow = text.words[end]
            if follow == "," and end + 1 < sentence.end:
                nxt = text.words[end + 1]
                if nxt.isdigit() and len(nxt) == 2 and text.words[min(end + 2, len(text.words) - 1)] in ",)":
                    mention.person_votes += 3
                self._vote_apposition(mention, end + 1, sentence)
            elif follow == "(" and text.words[min(end + 1, len(text.words) - 1)].isdigit():
                mention.person_votes += 2
            elif follow[:1] in "'’" and end + 1 < sentence.end:
                titled = self.at.get(end + 1)
                if titled is not None and titled.title is not None:
                    mention.org_votes += 1.5
            if after is not None and after.title is not None and not after.title.office:
                mention.org_votes += 1.5
            if after is not None and "say" in after.cues and count > 1:
                mention.person_votes += 0.5
            elif (
                after is not None
                and words.small_titles
                and (
                    "official" in after.cues
                    or any(t.person == "object" and t.change in ("start", "end") for t in after.triggers)
                )
            ):
                mention.org_votes += 1.0  # "Salinera Ibérica ha anunciado", "... destituye a"

    def _modifies(self, end: int, count: int, sentence: Sentence) -> bool:
        """Whether a capitalized word only describes the small noun after it: "the Norwich housebuilder"."""
        text = self.text
        if self.words.nouns or count > 1 or end >= sentence.end or end in self.at:
            return False
        return text.words[end].islower() and text.words[end].isalpha()

    def _vote_apposition(self, mention: Mention, i: int, sentence: Sentence) -> None:
        """What follows a name after a comma: a title, "the charity that", "who", "which"."""
        skipped, company = 0, False
        while i < sentence.end and skipped < 6:
            match = self.at.get(i)
            if match is None:
                if self.text.words[i] in ",;:.":
                    break
                i, skipped = i + 1, skipped + 1
                continue
            if match.title is not None:
                mention.person_votes += 1.5
                return
            if match.cues & {"company", "child"} or any(
                t.kind == "affiliation" and t.noun for t in match.triggers
            ):
                company = True
                i, skipped = match.end, skipped + 1
                continue
            if "relative" in match.cues:
                word = self.text.norms[match.start]
                mention.person_votes += 1.5 if word in ("who", "whom") else 0
                mention.org_votes += 1.5 if word == "which" else 0
                return
            if not match.cues & {"determiner", "its", "skip", "of", "new"}:
                break
            i, skipped = match.end, skipped + 1
        if company:
            mention.org_votes += 2.5

    # sentences whose capitals show nothing

    def _listed(self, sentence: Sentence) -> list[Mention]:
        """Names in capitals that a register lists: behind a title and a colon, or with a legal form."""
        text, found, listed = self.text, [], False
        k = sentence.start
        while k < sentence.end:
            match = self.at.get(k)
            if text.words[k] == ":" and k > sentence.start:
                before = self.at.get(k - 1)
                listed = before is not None and before.title is not None
            end = k
            while end < sentence.end and text.words[end].isalpha() and text.words[end].isupper():
                end += 1
            legal = end - k > 1 and text.norms[end - 1] in self.words.legal
            if end - k > 1 and (legal or (listed and match is None)):
                key = tuple(text.norms[k : end - 1 if legal else end])
                mention = Mention(k, end, key, text.span(k, end))
                mention.person_votes, mention.org_votes = (0.0, 5.0) if legal else (4.0, 0.0)
                found.append(mention)
            k = max(end, k + 1)
        return found

    def _known(self, sentence: Sentence, names: dict[str, list[Mention]]) -> list[Mention]:
        found: list[Mention] = []
        text, i = self.text, sentence.start
        while i < sentence.end:
            best: Mention | None = None
            for known in names.get(text.norms[i], ()):
                size = known.end - known.start
                if i + size > sentence.end:
                    continue
                same = text.norms[i : i + size] == text.norms[known.start : known.end]
                if same and (best is None or size > best.end - best.start):
                    best = known
            if best is None or not capital(text.words[i]):
                i += 1
                continue
            size = best.end - best.start
            mention = Mention(i, i + size, best.key, best.surface)
            mention.kind, mention.entity = best.kind, best.entity
            found.append(mention)
            i += size
        return found


def _by_first(mentions: list[Mention]) -> dict[str, list[Mention]]:
    names: dict[str, list[Mention]] = {}
    seen: set[tuple[str, ...]] = set()
    for mention in mentions:
        if mention.entity is not None and mention.key not in seen and mention.key:
            seen.add(mention.key)
            names.setdefault(mention.key[0], []).append(mention)
    return names


def resolve(mentions: list[Mention], words: NameWords, apart: Collection[tuple[Key, Key]] = ()) -> None:
    """Types every name by the votes of all its mentions, and joins shorter mentions to fuller names.

    `apart` are pairs of a shorter and a fuller name that stand for two organizations.
    """
    votes: dict[tuple[str, ...], list[float]] = {}
    for mention in mentions:
        total = votes.setdefault(mention.key, [0.0, 0.0, 0.0])
        total[0] += mention.person_votes
        total[1] += mention.org_votes
        total[2] += 1
    mentions = _without_places(mentions, votes, words)
    people: list[Entity] = []
    orgs: list[Entity] = []
    entities: dict[tuple[str, ...], Entity] = {}
    for key, total in votes.items():
        alone = votes.get(key[:1])
        if len(key) > 1 and total[0] < 1.5 and alone is not None and alone[1] > max(1.5, alone[0], total[0]):
            total[1] += alone[1]  # "Acme Care" beside "chez Acme"
    firms = _firms_of_surname(mentions)
    firsts: dict[tuple[str, ...], int] = {}
    for mention in mentions:
        if not mention.headline:
            firsts.setdefault(mention.key, mention.start)

    def later(short: Key, full: Key) -> bool:
        return firsts.get(short, _FAR) > firsts.get(full, 0)

    for mention in sorted(mentions, key=lambda m: -len(m.key)):
        if mention.key in firms and not mention.honorific:
            mention.entity = firms[mention.key]
            if mention.entity not in orgs:
                orgs.append(mention.entity)
            mention.kind = "org"
            continue
        namesake = _namesake(mention, people, orgs)
        if namesake is not None:
            mention.entity, mention.kind = namesake, "org"
            continue
        entity = entities.get(mention.key)
        if entity is None:
            person, org, _ = votes[mention.key]
            entity = _join(mention, people, orgs, person, org, words, later, apart)
            if entity is None:
                entity = _new(mention, person, org, people, orgs, words)
            if entity is None:
                continue
            entities[mention.key] = entity
        mention.entity = entity
        mention.kind = entity.kind
    _acronyms(mentions)
    _nearest_namesake(mentions)
    if words.nouns and not orgs:
        _likeliest_org(mentions, votes)
    for mention in mentions:
        entity = mention.entity
        if entity is None:
            continue
        entity.count += 1
        if mention.kind_word is not None:
            entity.kinds.add(mention.kind_word)
        entity.first = min(entity.first, mention.start)
        if mention.key == entity.key and mention.surface[2:] == entity.name:
            entity.name = mention.surface  # L'Estuaire, once named so in mid-sentence
        entity.aliases[mention.surface] = entity.aliases.get(mention.surface, 0) + 1
        if entity.kind == "org" and entity.count > 1:
            entity.weak = False
        if entity.class_ is None and entity.kind == "org":
            told = [c for n in mention.key if (c := words.org_class(n))]
            whole = f" {' '.join(mention.key)} "
            told[:0] = [c for form, c in words.org_phrases if form in whole]
            entity.class_ = next((c for c in told if c != "company"), told[0] if told else mention.class_)


def _without_places(
    mentions: list[Mention], votes: dict[Key, list[float]], words: NameWords
) -> list[Mention]:
    """The mentions but for names that only ever stand behind a preposition of place: "à Yvorne"."""
    elsewhere = {part for m in mentions if not m.located for part in m.key}
    return [
        m
        for m in mentions
        if not m.located
        or votes[m.key][0] >= 1
        or any(part in elsewhere or words.org_class(part) for part in m.key)
    ]


def _acronyms(mentions: list[Mention]) -> None:
    """What stands in brackets behind an organization's name is its short form: "la Banque d'Oued Ziz (BOZ)"."""
    short: dict[Key, Entity] = {}
    for before, mention in itertools.pairwise(mentions):
        near = mention.start == before.end + 1 and mention.bracketed and len(mention.key) == 1
        if near and before.kind == "org" and before.entity is not None and mention.surface.isupper():
            short.setdefault(mention.key, before.entity)
    for mention in mentions:
        if mention.key in short:
            mention.entity, mention.kind = short[mention.key], "org"


def _firms_of_surname(mentions: list[Mention]) -> dict[tuple[str, ...], Entity]:
    """Firms that bear the surname of a person of the text: "le groupe Brémond" beside "Henri Brémond"."""
    surnames = {m.key[-1] for m in mentions if len(m.key) > 1 and m.person_votes > m.org_votes}
    firms: dict[tuple[str, ...], Entity] = {}
    for mention in mentions:
        firm = mention.firm or mention.org_votes >= 5
        if firm and len(mention.key) == 1 and mention.key[0] in surnames and mention.key not in firms:
            firms[mention.key] = Entity("org", mention.surface, mention.key, mention.start)
    return firms


def _namesake(mention: Mention, people: list[Entity], orgs: list[Entity]) -> Entity | None:
    """The firm that bears a surname of the text, where the words around the mention are those of a firm."""
    if len(mention.key) > 1 or mention.org_votes <= mention.person_votes:
        return None
    if not any(mention.key[0] in p.key[1:] for p in people):
        return None
    return next((o for o in orgs if o.key[:1] == mention.key and len(o.key) > 1), None)


def _likeliest_org(mentions: list[Mention], votes: dict[tuple[str, ...], list[float]]) -> None:
    """Where every noun has a capital and nothing else is an organization, the word that most looks like one."""
    open_ = {m.key for m in mentions if m.entity is None and votes[m.key][1] > max(0.39, votes[m.key][0])}
    if not open_:
        return
    key = max(sorted(open_), key=lambda k: votes[k][1])
    first = min((m for m in mentions if m.key == key), key=lambda m: m.start)
    entity = Entity("org", first.surface, key, first.start)
    for mention in mentions:
        if mention.key == key:
            mention.entity, mention.kind = entity, "org"


def _nearest_namesake(mentions: list[Mention]) -> None:
    """A surname that several people of the text bear stands for the one who was named in full last."""
    bearers: dict[str, set[int]] = {}
    for mention in mentions:
        if mention.kind == "person" and len(mention.key) > 1 and mention.entity is not None:
            for part in mention.key[1:]:
                bearers.setdefault(part, set()).add(id(mention.entity))
    for mention in mentions:
        if mention.entity is not None and mention.gender and len(mention.key) > 1:
            mention.entity.gender = mention.gender
    last: dict[str, list[Entity]] = {}
    for mention in sorted(mentions, key=lambda m: m.start):
        if mention.kind != "person" or mention.entity is None:
            continue
        if len(mention.key) > 1:
            for part in mention.key[1:]:
                named = last.setdefault(part, [])
                if mention.entity in named:
                    named.remove(mention.entity)
                named.append(mention.entity)
        elif len(bearers.get(mention.key[0], ())) > 1 and mention.key[0] in last:
            fit = [
                e for e in last[mention.key[0]] if not mention.gender or e.gender in (None, mention.gender)
            ]
            if fit:
                mention.entity = fit[-1]
                mention.entity.gender = mention.entity.gender or mention.gender
    for mention in mentions:
        if mention.entity is not None and mention.gender:
            mention.entity.gender = mention.entity.gender or mention.gender


def _new(
    mention: Mention, person: float, org: float, people: list[Entity], orgs: list[Entity], words: NameWords
) -> Entity | None:
    if len(mention.key) == 1 and person > org and not mention.honorific and person < 2:
        return None
    kind: Kind = "person" if person > org else "org"
    entity = Entity(kind, mention.surface, mention.key, mention.start)
    entity.weak = max(person, org) < 1
    if kind == "org" and entity.weak and words.nouns:
        return None
    (people if kind == "person" else orgs).append(entity)
    return entity


def _join(
    mention: Mention,
    people: list[Entity],
    orgs: list[Entity],
    person: float,
    org: float,
    words: NameWords,
    later: Callable[[Key, Key], bool],
    apart: Collection[tuple[Key, Key]],
) -> Entity | None:
    """The fuller name that a mention abbreviates: a surname, the front of a firm's name, its initials."""
    key = mention.key
    if person >= org or len(key) == 1:
        # A firm that has a given name ("la Aurora") is not the woman of that name.
        candidates = [
            p
            for p in people
            if len(p.key) > len(key)
            and _part_of_person(key, p.key)
            and not (org > person and p.key[0] == key[0])
        ]
        if candidates and (person >= org or len(key) == 1):
            before = [p for p in candidates if p.first <= mention.start]
            return max(before, key=lambda p: p.first) if before else candidates[0]
    fuller = [e for e in orgs if len(e.key) > len(key) and e.key[: len(key)] == key]
    if len(fuller) > 1:  # Zafir beside Zafir Pagos and Zafir Seguros is the group itself
        return fuller[0] if words.stems and later(key, fuller[0].key) else None
    for entity in orgs:
        if (
            len(entity.key) > len(key)
            and (key, entity.key) not in apart
            and _part_of_org(
                key,
                entity.key,
                words,
                later(mention.key, entity.key),
                len(entity.name.split()) > len(entity.key),
            )
            and not _abroad(entity.key[len(key) :], words)
        ):
            return entity
    if len(key) == 1:
        for entity in orgs:
            if _initials(key[0], entity.key):
                return entity
    return None


def _abroad(rest: tuple[str, ...], words: NameWords) -> bool:
    """Whether what a longer name has more is a place: Norrvik France is not Norrvik."""
    return all(word in words.places for word in rest)


def _part_of_person(key: tuple[str, ...], full: tuple[str, ...]) -> bool:
    if len(key) == 1:
        return len(key[0]) > 1 and (key[0] in full or key[0] in full[-1].split("-"))
    return set(key) <= set(full)


def _part_of_org(
    key: tuple[str, ...], full: tuple[str, ...], words: NameWords, later: bool, legal: bool
) -> bool:
    """Whether a name is short for another one. `legal`: the fuller one has its legal form beside it."""
    if full[: len(key)] == key:  # "Tarrant" after Tarrant Industries; Xiaomi before Xiaomi Finance is itself
        return later or ((legal or not words.articles) and all(words.org_class(w) for w in full[len(key) :]))
    small = {w for w in key if w not in words.joiners}
    if later and len(small) > 1 and key[0] == full[0] and key[-1] == full[-1] and small <= set(full):
        return True  # Port de Mbodène after Port autonome de Mbodène
    front = full[: -len(key)]  # Brisamar after Hoteles Brisamar
    return later and full[-len(key) :] == key and all(words.org_class(w) or w in words.joiners for w in front)


def _initials(short: str, full: tuple[str, ...]) -> bool:
    full = tuple(w for w in full if not w.endswith("'") and w not in ("du", "des", "les", "le"))
    if not 2 <= len(short) <= 7 or len(full) < 2:
        return False
    letters = "".join(word[0] for word in full if word not in ("of", "the", "and", "for", "de", "la", "ve"))
    return letters == short
