"""Where a name begins and ends: particles, dots, legal forms, datelines."""

import itertools
import re
from collections.abc import Iterator
from typing import Final

from .entity import Key, Mention
from .name_limits import NameLimits
from .name_words import capital
from .tokens import Sentence, fold

QUOTES: Final = {"«": "»", "“": "”", "„": "“", '"': '"', "‹": "›"}
_SYLLABLE: Final = 6
_NUMBER: Final = 3
"""Figures that a number at the end of a name has at most: a department, a channel."""
_DATELINE: Final = 14
_NO_DOTS: Final = str.maketrans("", "", ". ")
_DASHES: Final = frozenset("-–—")
_DOTTED_FORM: Final = re.compile(
    r",? ?((?:[A-Za-zŞşİı]{1,3}\.(?: (?=[A-Z]\.))?){1,4}[A-Za-zŞş]{0,3}\.?|A/S)(?![\w])"
)


class NameSpans(NameLimits):
    """The spans of names in a sentence."""

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
        if self.words.nouns:  # "die Tochter Acme Inc." of Acme AG: see `_parse`
            yield from ((m.key[:-1], m.key) for m in found if m.key[-1] in self.words.legal)
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

    def _article(self, i: int, sentence: Sentence) -> int:
        """Where a name begins that has its elided article with a capital in mid-sentence: "le quotidien L'Estuaire"."""
        before = self.text.words[i - 1] if i > sentence.start else ""
        inside = i - 1 > sentence.start and len(before) == 2 and before[0] == "L" and before[1] in "'’ʼ"
        return i - 1 if inside and self.text.words[i - 2] not in QUOTES else i

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
        bracketed = False
        for i in range(sentence.start + 1, min(sentence.start + _DATELINE, sentence.end)):
            norm = self.text.norms[i]
            if words[i] == ":" and self.words.auxiliaries:
                return i + 1  # "NEW DELHI: The Centre ..."
            if self.words.auxiliaries and words[i] in "()":
                bracketed = words[i] == "("
            if bracketed:
                continue  # "HELSINKI (Norland Wire) - ..."
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
            if self._firm_begins(i, end, has_org):
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
            ) or (
                norm == "'s"
                and text.norms[i] in ("st", "st.", "saint", "queen", "king", "children", "women")
                and self._name_at(end + 1, sentence)
            ):
                end += 2
            elif (
                len(word) == 1 and text.words[end - 1][-1:] in "'’" and text.starts[end] == text.ends[end - 1]
            ):
                end += 1  # "Le Floc'h"
            elif (
                word.isdigit()
                and len(word) < 3
                and self._name_at(end + 1, sentence)
                and end not in self.dated
            ):
                end += 2  # "Sole 24 Ore"
            elif (
                words.articles
                and word.isdigit()
                and len(word) <= _NUMBER
                and end not in self.dated
                and words.org_class(text.norms[end - 1]) is not None
                and not self._counts(end, sentence)
            ):
                end += 1  # "Habitat 44"
            elif words.auxiliaries and (step := self._goes_on_english(i, end, sentence)):
                has_org = has_org or step > 1
                end += step
            elif norm in ("&", "+") and end + 1 < sentence.end and capital(text.words[end + 1]):
                has_org = True
                end += 2
            elif (norm in words.particles or word in words.capital_particles) and self._name_at(
                end + 1, sentence
            ):
                if self._from_town(i, end):
                    break
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
                if words.auxiliaries and norm == "of" and end - i > 1 and self._seated(end, step):
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

    def _from_town(self, start: int, end: int) -> bool:
        """Whether a particle only tells where a firm's site is: "l'usine Acme de Brest", not "Jean de Brest"."""
        words, norms = self.words, self.text.norms
        return (
            start > 0
            and norms[start - 1] in words.sites
            and norms[end] in words.particles
            and end - start == 1
            and not words.is_given(norms[start])
            and words.org_class(norms[start]) is None
            and not self.text.words[end][0].isupper()
        )

    def _counts(self, i: int, sentence: Sentence) -> bool:
        """Whether a number goes on with what it counts: "Habitat 44 salariés", "Radio 12 000"."""
        following = self.text.words[i + 1] if i + 1 < sentence.end else ""
        match = self.at.get(i + 1)
        small = following[:1].islower() and (match is None or bool(match.cues & {"people", "percent"}))
        return small or following[:1].isdigit() or following == "%"

    def _goes_on_english(self, start: int, end: int, sentence: Sentence) -> int:
        """By how many tokens a name goes on where neither capitals nor joiners show it; 0 if it ends.

        "Kim Min-jun", "Fen24", "Channel 9", "Teachers' Union", "Crane, Lowe & Partners".
        """
        text, words = self.text, self.words
        word, norm = text.words[end], text.norms[end]
        near = text.starts[end] == text.ends[end - 1]
        if "-" in word and word[0].isupper():
            first, _, last = word.rpartition("-")
            if words.org_class(norm) is not None:
                return 1
            return int(
                len(first) <= _SYLLABLE and len(last) <= _SYLLABLE and last not in self.words.compound_ends
            )
        if word.isdigit() and end not in self.dated:
            return int(near or (len(word) < 3 and text.norms[end - 1] in self.words.numbered))
        if word in "'’" and near and text.words[end - 1].endswith("s"):
            known = end + 1 < sentence.end and words.org_class(text.norms[end + 1]) is not None
            return 2 if known and self._cap(end + 1) else 0
        if norm == "'s" and text.norms[end - 1] in self.words.possessed and self._cap(end + 1):
            return 2 if words.org_class(text.norms[end + 1]) is not None else 0
        if word == "," and end - start == 1 and end + 2 < sentence.end and self._cap(end + 1):
            return 1 if text.words[end + 2] == "&" and not self._blocked(end + 1, sentence) else 0
        return 0

    def _cap(self, i: int) -> bool:
        return i < len(self.text.words) and self.text.words[i][0].isupper()

    def _joins(self, start: int, end: int, joiner: str) -> bool:
        """Whether a joiner goes on with the name: "Bank of England", not "Acme Bank and Zenith"."""
        last = self.words.org_class(self.text.norms[end - 1]) is not None
        first = self.words.org_class(self.text.norms[start]) is not None
        if joiner == "and" and self.words.auxiliaries and self._double_subject(end):
            return True
        if joiner in ("and", "ve", "y", "e", "et", "und", "en"):
            return first and not last
        return last or first

    def _seated(self, end: int, step: int) -> bool:
        """Whether "of" only tells where a firm is: "Alden Bancorp of Tulsa"."""
        last = self.text.norms[end - 1]
        firm = last in self.words.legal or last in (
            "bancorp",
            "bancshares",
            "bankshares",
            "holdings",
            "group",
        )
        return firm and step == 1 and self.text.norms[end + step] in self.words.places

    def _double_subject(self, end: int) -> bool:
        """Whether "and" joins what an authority is for: "Securities and Exchange Commission"."""
        if self.text.norms[end - 1] not in self.words.subjects:
            return False
        k = end + 1
        while self._cap(k):
            if self.words.org_class(self.text.norms[k]) in ("agency", "union", "foundation"):
                return True
            k += 1
        return False

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

    def _firm_begins(self, start: int, k: int, has_org: bool) -> bool:
        """Whether "of" behind a full name comes before a firm: "la salida de Luis Ferrer de Cementos Tajo"."""
        text, words = self.text, self.words
        if has_org or not words.small_titles or k - start < 2 or text.norms[start] not in words.given:
            return False
        if text.norms[k] not in words.joiners or k + 1 >= len(text.words) or not self._cap(k + 1):
            return False
        kind = words.org_class(text.norms[k + 1])
        return kind is not None and text.norms[k + 1] not in words.given

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
            form = self.at.get(k)
            if form is not None and form.title is not None and form.end > k + 1:
                break  # "Caroline Frith, Company Secretary"
            end = k + 1
        if end >= sentence.end:
            return end
        match = self._dotted(end)
        if match:
            while end < sentence.end and text.ends[end] <= match.end():
                end += 1
        return end

    def _surface(self, start: int, end: int) -> str:
        surface = self.text.span(start, end)
        if "\n" in surface:
            surface = " ".join(surface.split())  # a name that a line break divides
        return (
            surface[: -len(self.text.words[end - 1])]
            + self.text.words[end - 1][: self.lexicon.hooks.name_end(self.text.words[end - 1])]
        )
