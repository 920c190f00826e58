"""German: every noun has a capital, so names are told from nouns; compounds; small words of many meanings."""

from functools import lru_cache
from typing import TYPE_CHECKING

from tenure.reader.hooks import Hooks
from tenure.reader.pack import expand
from tenure.reader.pack_schema import Pack

if TYPE_CHECKING:
    from tenure.reader.entity import Mention
    from tenure.reader.name_votes import NameVotes
    from tenure.reader.tokens import Sentence, Text

from .words import (
    ADJECTIVES,
    ALONE,
    ARTICLES,
    BUSINESS,
    COMMON,
    FOR_HEADS,
    GENITIVE_ARTICLES,
    HOUSES,
    INFLECTIONS,
    KINDS,
    LEADS,
    MEMBERED,
    MIN_TAIL,
    NAMED,
    NO_MEMBERS,
    NOUN_ENDINGS,
    NUMBERED,
    PREFIXES,
    SINGLE,
    SITED,
    TIMES,
    TRADES,
    UNITS,
    VAGUE,
    WORKSHOPS,
)


class LanguageHooks(Hooks):
    """See `tenure.reader.hooks`."""

    def __init__(self, pack: Pack) -> None:
        super().__init__(pack)
        self._heads = frozenset(
            f.lower() for g in pack.names.org_words for f in g.forms if not f.startswith("-")
        )
        self._nouns = frozenset(n.lower() for n in pack.names.not_names)
        kinds = frozenset(f.lower() for g in pack.names.org_words if g.class_ in COMMON for f in g.forms)
        self._tail_nouns = self._nouns | frozenset(h for h in kinds if len(h) >= MIN_TAIL)
        self._head_tails = tuple(
            f[1:].lower() for g in pack.names.org_words for f in g.forms if f.startswith("-")
        )
        self._calendar = frozenset(
            form.lower()
            for group in (pack.dates.months, pack.dates.weekdays)
            for forms in group.values()
            for form in forms
        )
        self._seasons = frozenset(s.lower() for s in pack.dates.seasons)
        self._calendar |= self._seasons
        self._document: object = None
        self._names: frozenset[str] = frozenset()
        self._named: frozenset[str] = frozenset()
        self._found: dict[int, list[tuple[int, int]]] = {}
        """the runs of each sentence before any name was certain"""
        forms = [f for t in pack.titles for form in t.forms for f in expand(form)]
        forms += [f for t in pack.triggers if t.noun for form in t.forms for f in expand(form)]
        self._titles = frozenset(f.lower() for f in forms if " " not in f)
        self._tails = tuple(f[1:].lower() for f in forms if f.startswith("-"))
        self._is_noun = lru_cache(maxsize=20_000)(self._noun)
        self._kind = lru_cache(maxsize=20_000)(self._kind_of)

    def split(self, word: str) -> int:
        """After the last hyphen, where a title follows: "Porsche-Aufsichtsratschef"."""
        low = word.lower()
        if low in self._titles:
            return 0
        tail = low[low.rfind("-") + 1 :]
        if tail in self._titles or (len(tail) > 4 and tail.endswith(self._tails or ("\0",))):
            return len(low) - len(tail)
        return 0

    def noun(self, norm: str) -> bool:
        """Whether a capitalized word is a common noun."""
        return self._is_noun(norm)

    def _noun(self, norm: str) -> bool:
        tail = norm.rsplit("-", 1)[-1]
        if norm in self._calendar or (tail.endswith(NOUN_ENDINGS) and len(tail) > 5):
            return True
        for ending in INFLECTIONS:
            if not tail.endswith(ending):
                continue
            stem = tail[: len(tail) - len(ending)]
            if stem in self._nouns and (ending not in ("n", "in") or stem[-1:] in "erl"):
                return True
            for cut in range(3, len(stem) - MIN_TAIL + 1):
                if stem[cut:] in self._tail_nouns:
                    return True
        return False

    def _kind_of(self, norm: str) -> bool:
        """Whether a noun tells that the name after it is an organization's."""
        for ending in ("", "s", "es", "n", "en"):
            if norm.endswith(ending) and norm[: len(norm) - len(ending)].endswith(KINDS):
                return True
        return False

    def firm(self, norm: str) -> bool:
        """See `Hooks.firm`."""
        return self._kind(norm)

    def kind(self, norm: str) -> int:
        """See `Hooks.kind`."""
        for ending in ("", "s", "es", "n", "en"):
            stem = norm[: len(norm) - len(ending)]
            if norm.endswith(ending) and stem.endswith(TRADES) and len(stem) > 9:
                return 0 if stem.startswith(VAGUE) else len(stem)
        return 0

    # names

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
        return [c for c in certain if c not in self._heads and c not in self._calendar]

    def _without_article(self, finder: "NameVotes") -> list[str]:
        """Compounds that the text uses as names: "Elbmond", more than once and never with an article."""
        text, counts = finder.text, dict[str, int]()
        for sentence in text.sentences:
            for i in range(sentence.start, sentence.end):
                norm = text.norms[i]
                if not text.words[i][0].isupper() or len(norm) < 5 or norm.endswith(("ung", "er")):
                    continue
                if self._worded(finder, i) or norm in self._nouns or norm in self._heads:
                    continue
                if i not in finder.at and not self.noun(norm):
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
        return not office or norm in self._titles

    def _runs(self, finder: "NameVotes", sentence: "Sentence") -> list[tuple[int, int]]:
        found: list[tuple[int, int]] = []
        i = sentence.start
        while i < sentence.end:
            stop = 0
            if self._open(finder, i, sentence):
                stop = self._person(finder, i, sentence) or self._organization(finder, i, sentence)
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

    def _cap(self, finder: "NameVotes", i: int, sentence: "Sentence") -> bool:
        return i < sentence.end and finder.text.words[i][0].isupper()

    def _person(self, finder: "NameVotes", i: int, sentence: "Sentence") -> int:
        """Where the name of a person ends that begins with a given name, or 0."""
        text, words = finder.text, finder.words
        match = finder.at.get(i)
        tail = text.norms[i].rpartition("-")[2] if "-" in text.norms[i] else ""
        if tail and (self._kind(tail) or tail in self._nouns):
            return 0  # "Linde-Managerin Roe"
        if not words.is_given(text.norms[i]) or (match is not None and match.end - match.start > 1):
            return 0
        k = i + 1
        while k < sentence.end:
            if (
                self._cap(finder, k, sentence)
                and words.is_given(text.norms[k])
                and self._goes_on(finder, k, sentence)
            ):
                k += 1
            elif len(text.words[k]) == 1 and self._cap(finder, k, sentence):
                k += 2 if k + 1 < sentence.end and text.words[k + 1] == "." else 1
            else:
                break
        mark = k
        while mark < sentence.end and mark - k < 3:
            if text.norms[mark] not in words.particles and text.words[mark] not in words.capital_particles:
                break
            mark += 1
        if mark > k and not self._cap(finder, mark, sentence):
            mark = k
        if not self._cap(finder, mark, sentence) or (mark == k and self._no_surname(finder, mark)):
            return k if k - i >= 2 else 0
        k = mark + 1
        if self._cap(finder, k, sentence) and not self._blocked(finder, k) and not self.noun(text.norms[k]):
            if text.norms[k].replace(".", "") in words.legal or words.org_class(text.norms[k]):
                return 0
            k += 1
        if self._cap(finder, k, sentence) and text.norms[k].replace(".", "") in words.legal:
            return 0
        if k < sentence.end and text.words[k] in "&+" and self._cap(finder, k + 1, sentence):
            return 0
        return k

    def _goes_on(self, finder: "NameVotes", k: int, sentence: "Sentence") -> bool:
        """Whether a given name at `k` has its surname behind it, not a noun: "nimmt Jan Hartwig Platz"."""
        if not self._cap(finder, k + 1, sentence) or finder.text.norms[k + 1] in self._nouns:
            return False
        return not self._no_surname(finder, k + 1)

    def _no_surname(self, finder: "NameVotes", i: int) -> bool:
        """Whether the word after a given name can't be its surname: a date, a long title."""
        match, norm = finder.at.get(i), finder.text.norms[i]
        if norm in self._calendar:
            return norm not in self._seasons
        return match is not None and (
            match.end - match.start > 1 or (match.title is not None and len(norm) > 9)
        )

    def _blocked(self, finder: "NameVotes", i: int) -> bool:
        match = finder.at.get(i)
        return match is not None

    def _organization(self, finder: "NameVotes", i: int, sentence: "Sentence") -> int:
        """Where the name of an organization, or of a person without a known given name, ends; 0 if none begins."""
        text, words = finder.text, finder.words
        norm = text.norms[i]
        if norm in ("konzern", "konzerns", "konzerne"):
            return 0  # "der Konzern Acme"
        if i > sentence.start and text.norms[i - 1].endswith(UNITS) and text.words[i - 1][0].isupper():
            alone = not self._cap(finder, i + 1, sentence) and norm not in self._names
            if alone and text.words[i][0].isupper() and finder._legal_tail(i + 1, sentence) == i + 1:
                return 0  # "die Sparte Additive"
        apart = self._adjectival(finder, i, sentence) or self._quoted(finder, i, sentence)
        if apart:
            return apart
        head = words.org_class(norm)
        if norm.endswith("-") and i + 2 < sentence.end and text.norms[i + 1] == "und":
            joint = self._cap(finder, i + 2, sentence) and words.org_class(text.norms[i + 2])
            return self._after_head(finder, i + 2, sentence) if joint and joint not in SINGLE else 0
        if norm in FOR_HEADS and self._cap(finder, i + 2, sentence) and text.norms[i + 1] == "für":
            head = head or "institute"
        word = text.words[i]
        inner = word.isalpha() and not word.isupper() and any(c.isupper() for c in word[1:])
        camel = inner and norm not in words.legal  # "TecVision", not "GmbH"
        known = norm in self._names or self._genitive(norm)
        name = camel or (known and (i == sentence.start or text.norms[i - 1] not in ARTICLES))
        if not name and i > sentence.start and norm not in self._nouns and head is None:
            lead = text.words[i - 1]
            name = lead[0].isupper() and self._kind(text.norms[i - 1]) and i not in finder.at
        register = self._register_name(finder, i, sentence)
        if register:
            return register
        if head is None and not known and self._profession(finder, i, sentence):
            return 0
        if norm.endswith("-") or (self._blocked(finder, i) and head is None and not name):
            short = i + 1 < sentence.end and text.norms[i + 1].replace(".", "") in words.legal
            own = norm not in self._titles and text.words[i][0].isupper() and finder.at[i].title is not None
            return self._more_legal(finder, i + 2, sentence) if short and own else 0
        legal = self._legal_end(finder, i, sentence)
        if legal and (head is not None or not self._kind(norm) or legal == i + 2):
            return 0 if norm in words.places and self.noun(text.norms[i + 1]) else legal
        if head is None and self._kind(norm) and self._cap(finder, i + 1, sentence) and not name:
            following = text.norms[i + 1]
            if not self.noun(following) and not self._blocked(finder, i + 1):
                return 0
        if head is not None and not text.words[i].isupper():
            end = self._after_head(finder, i, sentence)
            if end > i + 1:
                return end
            first = norm.rpartition("-")[0]
            if not first and self._own_compound(norm):
                return i + 1
            return i + 1 if first and not self.noun(first) and first not in self._heads else 0
        second = text.norms[i + 1] if self._cap(finder, i + 1, sentence) else ""
        if second in ("holding", "group", "gruppe") and norm not in self._nouns and not self._kind(norm):
            return finder._legal_tail(i + 2, sentence)  # "Donau-Versorgung Holding"
        compound = norm.rpartition("-")
        paired = i + 1 < sentence.end and text.words[i + 1] in "&+" and self._cap(finder, i + 2, sentence)
        if not name and not paired and self.noun(norm):  # "Brot & Butter" is a name
            house = compound[2] in HOUSES and compound[0] not in self._nouns | self._heads
            named = compound[0] and compound[2] in self._heads and (house or not self.noun(compound[0]))
            return i + 1 if named else 0
        if norm in words.places and i + 1 < sentence.end and self.noun(text.norms[i + 1]):
            return 0
        adjective = norm in words.places and norm.endswith("er") and self._cap(finder, i + 2, sentence)
        if adjective and words.org_class(text.norms[i + 1]) and not words.org_class(text.norms[i + 2]):
            return 0
        end = i + 1
        while end < sentence.end:
            word, following = text.words[end], text.norms[end]
            if word in "&+" and self._cap(finder, end + 1, sentence):
                end += 2
            elif self._cap(finder, end, sentence) and (
                words.org_class(following) or not self._blocked(finder, end)
            ):
                if self.noun(following) and not words.org_class(following):
                    break
                end += 1
            elif (
                following in ("von", "van", "de", "zu")
                and end == i + 1
                and self._two_names(finder, i, sentence)
            ):
                end += 2
            elif following in ("senior", "junior") and end == i + 1:
                end += 1
            else:
                break
        return finder._legal_tail(end, sentence)

    def _adjectival(self, finder: "NameVotes", i: int, sentence: "Sentence") -> int:
        """Where a name ends that an adjective with a capital begins: "Vereinigte Glaswerke", "Neue Heimat Linz"."""
        text = finder.text
        norm, before = text.norms[i], text.norms[i - 1] if i > sentence.start else ""
        own = finder.at.get(i)
        if not norm.endswith(ADJECTIVES) or not text.words[i][0].isupper():
            return 0
        if own is not None and (own.title is not None or own.triggers):
            return 0
        if i == sentence.start or text.words[i - 1] in '„“"»«:' or not before.endswith(LEADS):
            return 0
        k = i + 1
        while self._cap(finder, k, sentence) and text.norms[k].endswith(ADJECTIVES) and k not in finder.at:
            k += 1  # "Erste Allgemeine"
        if not self._cap(finder, k, sentence) or self._titled(finder, k) or text.norms[k] in self._calendar:
            return 0
        if finder.words.is_given(text.norms[k]) or (
            k in finder.at and not finder.words.org_class(text.norms[k])
        ):
            return 0
        following = finder.at.get(k)
        if following is not None and any(not t.noun for t in following.triggers):
            return 0
        k += 1
        while (
            self._cap(finder, k, sentence)
            and k not in finder.at
            and not self.noun(text.norms[k])
            and not finder.words.is_given(text.norms[k])
        ):
            k += 1
        return finder._legal_tail(k, sentence)

    def _quoted(self, finder: "NameVotes", i: int, sentence: "Sentence") -> int:
        """Where a name in quotation marks behind an article or a kind of firm ends: "beim „Weserboten“"; 0 if none."""
        text = finder.text
        if i - 2 < sentence.start or text.words[i - 1] not in '„«»“"':
            return 0
        lead = text.norms[i - 2]
        if lead not in ARTICLES and not self._kind(lead):
            return 0
        k = i
        while self._cap(finder, k, sentence) and k - i < 3 and text.norms[k] not in self._nouns:
            k += 1
        closed = k > i and k < sentence.end and text.words[k] in '“”«»"'
        return k if closed and not finder.words.is_given(text.norms[i]) else 0

    def _own_compound(self, norm: str) -> bool:
        """Whether a word is the name of a bank, a union ... by itself: "Commerzbank", not "Landesbank"."""
        if norm in ALONE:
            return True
        for tail in self._head_tails:
            stem = norm[: -len(tail)]
            if not norm.endswith(tail) or len(stem) < 4:
                continue
            if stem.startswith(("bundes", "landes")) and len(stem) > 9:
                return True
            if norm in self._heads or tail.endswith(WORKSHOPS):
                continue
            bare = stem[:-1] if stem.endswith("s") else stem
            return not (self.noun(stem) or self.noun(bare) or stem.startswith(PREFIXES))
        return False

    def _profession(self, finder: "NameVotes", i: int, sentence: "Sentence") -> bool:
        """Whether an unknown noun stands before the name of a person: "Dramaturg Felix Born"."""
        words, norms = finder.words, finder.text.norms
        before = finder.at.get(i - 1) if i > sentence.start else None
        if before is not None and before.title is not None:
            return False
        following = i + 1 < sentence.end and words.is_given(norms[i + 1]) and not words.is_given(norms[i])
        return following and self._person(finder, i + 1, sentence) > i + 2

    def _register_name(self, finder: "NameVotes", i: int, sentence: "Sentence") -> int:
        """Where a name of a register ends: "Kuhlmann, Bernd, Rastede, *14.03.1958"."""
        words = finder.text.words
        if i + 3 >= sentence.end or words[i + 1] != ",":
            return 0
        born = any(w == "*" for w in words[i + 3 : min(sentence.end, i + 12)])
        comma = words[i + 3] in ",;*"
        return i + 3 if born and comma and finder.words.is_given(finder.text.norms[i + 2]) else 0

    def _two_names(self, finder: "NameVotes", i: int, sentence: "Sentence") -> bool:
        """Whether "Xaver von Holm" may be a name: an unknown given name after a title."""
        before = finder.at.get(i - 1) if i > sentence.start else None
        known = before is not None and before.title is not None
        return known and self._cap(finder, i + 2, sentence) and not self.noun(finder.text.norms[i + 2])

    def _legal_end(self, finder: "NameVotes", i: int, sentence: "Sentence") -> int:
        """Where a name with a legal form that begins here ends, or 0."""
        text, words = finder.text, finder.words
        k = i
        while k < sentence.end and k - i < 8:
            word, norm = text.words[k], text.norms[k].replace(".", "")
            if k > i and norm in words.legal and (word[0].isupper() or norm in ("ggmbh", "eg", "ev")):
                return self._more_legal(finder, k + 1, sentence)
            after = finder._legal_tail(k + 1, sentence)
            if after > k + 1 and word[0].isupper() and not (k > i and self._titled(finder, k)):
                return self._more_legal(finder, after, sentence)
            if word in "&+" or (norm == "und" and k > i and not self.noun(text.norms[k - 1])):
                k += 1
                continue
            if not word[0].isupper() or norm in self._calendar or (k > i and self._titled(finder, k)):
                return 0
            k += 1
        return 0

    def _titled(self, finder: "NameVotes", k: int) -> bool:
        match = finder.at.get(k)
        return (
            match is not None and match.title is not None and not finder.words.org_class(finder.text.norms[k])
        )

    def _more_legal(self, finder: "NameVotes", k: int, sentence: "Sentence") -> int:
        """The end of "GmbH & Co. KG": further legal forms after the first."""
        text, words = finder.text, finder.words
        while k < sentence.end:
            step = k + 1 if text.words[k] in "&+." else k
            if step < sentence.end and text.norms[step].replace(".", "") in words.legal and step - k < 2:
                k = step + 1
            elif (
                text.words[k] == "."
                and k + 1 < sentence.end
                and text.norms[k - 1] in ("co", "inc", "corp", "ltd")
            ):
                if text.words[k + 1][0].isupper() and text.norms[k + 1] not in words.legal:
                    break
                k += 1
            else:
                break
        return k

    def _after_head(self, finder: "NameVotes", i: int, sentence: "Sentence") -> int:
        """Where a name ends that a word such as Universität, Verband or Museum begins."""
        text, words = finder.text, finder.words
        k = i + 1
        while k < sentence.end:
            norm, word = text.norms[k], text.words[k]
            if word[0].isupper() and not self._titled(finder, k) and norm not in self._calendar:
                if k == i + 1 and norm in self._nouns and norm not in self._heads:
                    break
                if k > i + 1 and words.is_given(norm) and self._person(finder, k, sentence):
                    break
                k += 1
            elif (
                word.isdigit()
                and len(word) in (2, 4)
                and k > i + 1
                and words.org_class(text.norms[i]) == "club"
            ):
                k += 1
            elif word == "&" and self._cap(finder, k + 1, sentence):
                k += 2
            elif norm in words.joiners:
                step = k + 1
                while (
                    step < sentence.end
                    and step - k < 3
                    and text.norms[step] in ("der", "die", "das", "den", "dem")
                ):
                    step += 1
                if not self._joined(finder, i, k, step, sentence):
                    break
                k = step + 1
            else:
                break
        return finder._legal_tail(k, sentence)

    def _joined(self, finder: "NameVotes", i: int, k: int, step: int, sentence: "Sentence") -> bool:
        """Whether "für Wirtschaftsforschung", "am Mühlbach", "von Velmark" goes on with the name begun at `i`."""
        text = finder.text
        if not self._cap(finder, step, sentence) or self._titled(finder, step):
            return False
        norm, joiner = text.norms[step], text.norms[k]
        if norm in self._calendar or finder.words.is_given(norm):
            return False
        if joiner in ("für", "zur"):
            return k == i + 1 and norm not in (
                "verfügung",
                "wahl",
                "disposition",
                "debatte",
                "seite",
                "folge",
            )
        if joiner == "und":
            plain = finder.words.org_class(text.norms[k - 1]) is None or text.norms[i + 1] == "für"
            return k > i + 1 and self.noun(norm) and plain
        if joiner in ("am", "im", "an") and finder.words.org_class(text.norms[i]) in SITED:
            return k == i + 1 and norm not in TIMES
        if joiner in ("am", "an", "von", "zu", "ob", "bei", "unter"):
            return k == i + 1 and not self.noun(norm) and finder.words.org_class(norm) is None
        if joiner not in ("der", "des"):
            return False
        if text.norms[k - 1] in ("freunde", "förderer", "freundinnen"):
            return True
        people = joiner == "der" and finder.words.org_class(text.norms[i]) in MEMBERED
        people = people and norm.endswith(("er", "en", "innen", "e", "ern")) and norm not in NO_MEMBERS
        return k == i + 1 and (people or norm in ("künste", "wissenschaften", "bundeswehr", "länder"))

    def name_end(self, word: str) -> int:
        """Without the s of a genitive: "Zehetners Vertrag"."""
        return len(word) - 1 if self._genitive(word) else len(word)

    def case(self, text: "Text", start: int, end: int, rest: str = "") -> str | None:
        """A genitive: "Zehetners Vertrag"."""
        return "of" if self._genitive(text.words[end - 1]) else None

    def _two_unknown(self, finder: "NameVotes", mention: "Mention", sentence: "Sentence") -> bool:
        """Whether two words side by side that are no nouns look like a person's name that no list has."""
        text, start, end = finder.text, mention.start, mention.end
        words = text.words[start:end]
        if end - start > 3 or sentence.headline or any(not w.isalpha() or w.isupper() for w in words):
            return False
        if any(self.noun(n) or n in finder.words.places for n in text.norms[start:end]):
            return False
        lead = text.norms[start - 1] if start > sentence.start else ""
        return lead not in ARTICLES and not self._kind(lead) and lead not in ("bei", "von", "aus", "in")

    def _nominative(self, finder: "NameVotes", mention: "Mention", sentence: "Sentence") -> None:
        """Takes the ending of a genitive from the word that heads a name: "des Ruderclubs Havel"."""
        text, start = finder.text, mention.start
        if start == sentence.start or mention.end - start < 2 or len(mention.key) < 2:
            return
        norm = text.norms[start]
        if text.norms[start - 1] not in GENITIVE_ARTICLES or not norm.endswith("s") or len(norm) < 6:
            return
        cut = 2 if norm.endswith("es") and finder.words.org_class(norm[:-2]) else 1
        if finder.words.org_class(norm[:-cut]) is None or (cut == 1 and norm[-2] in "sxze"):
            return
        mention.key = (norm[:-cut], *mention.key[1:])
        mention.surface = text.words[start][:-cut] + mention.surface[len(text.words[start]) :]

    def _genitive(self, word: str) -> bool:
        low = word.lower()
        return low.endswith("s") and low not in self._names and low[:-1] in self._names

    def votes(self, finder: "NameVotes", mention: "Mention", sentence: "Sentence") -> None:
        """What stands before a name tells its kind: "Sportwagenbauer Porsche", "bei Ferrotan", "sagte Lohse"."""
        text, start, end = finder.text, mention.start, mention.end
        self._nominative(finder, mention, sentence)
        size, given = end - start, finder.words.is_given(text.norms[start])
        before = finder.at.get(start - 1) if start > sentence.start else None
        if start > sentence.start:
            word, norm = text.words[start - 1], text.norms[start - 1]
            kin = given and norm.startswith("tochter") and text.norms[start - 2] in ARTICLES
            if word[0].isupper() and self._kind(norm) and (size == 1 or not given) and not kin:
                mention.org_votes += 2.5
            elif (
                word[0].isupper() and self.noun(norm) and norm.endswith(("in", "er", "ist", "e")) and size > 1
            ):
                mention.person_votes += 0.6
            elif size == 1 and norm not in ARTICLES and text.words[start][-1:] != "n":
                mention.org_votes += 0.8
            if size == 1 and (norm in ("bei", "von") or (before is not None and before.triggers)):
                mention.org_votes += 0.4
            if before is not None and "say" in before.cues:
                mention.person_votes += 1
        elif size == 1 and end < sentence.end and text.words[end][0].islower():
            mention.org_votes += 0.4
            if text.norms.count(text.norms[start]) > 1 and not self.noun(text.norms[start]):
                mention.org_votes += 0.6
            verb = finder.at.get(end)
            acts = verb is not None and any(t.person == "object" and not t.noun for t in verb.triggers)
            if acts and not self.noun(text.norms[start]):
                mention.org_votes += 0.7  # "Medivio holt Roe"
        if end < len(text.raw) and size == 1 and text.raw[text.ends[end - 1] : text.ends[end - 1] + 1] == "-":
            plural = text.norms[start].endswith(("en", "er"))
            mention.org_votes += 1.5 if text.norms.count(text.norms[start]) > 1 else -1.2 if plural else 0.5
        if sentence.headline and size == 1:
            mention.org_votes += 0.4
        first, _, tail = text.norms[start].rpartition("-")
        if size == 1 and first and tail in HOUSES and not self.noun(first) and first not in self._nouns:
            mention.org_votes += 2
            mention.key = (first, tail)  # "Lindenhof" is short for it
        if given and size == 2 and text.norms[end - 1] in finder.words.places:
            mention.org_votes += 4  # "Emmi Österreich"
        elif given and size > 1:
            mention.person_votes += 1
            employer = (
                start > sentence.start + 1 and text.norms[start - 1] == "bei" and finder.at.get(start - 2)
            )
            if employer and employer.title is not None and not employer.title.office:
                mention.org_votes += 3  # "Berater bei Roland Berger"
        if size > 1 and text.norms[end - 1].endswith(BUSINESS) and not self.noun(text.norms[start]):
            mention.org_votes += 3
        if text.norms[end - 1] in ("senior", "junior"):
            mention.person_votes += 4
        plain = size >= 2 and not given and finder.words.org_class(mention.key[0]) is None
        if plain and before is not None and before.title is not None and not before.title.office:
            mention.person_votes += 1.5
        if plain and text.norms[start].endswith(ADJECTIVES):
            mention.org_votes += 2.5  # "die Vereinigten Glaswerke"
        elif plain and self._two_unknown(finder, mention, sentence):
            mention.person_votes += 1.2
