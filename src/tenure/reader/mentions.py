"""People and organizations named in a text: found by shape and cue, typed by votes of all their mentions.

A run of capitalized words gets votes for *person* (a given name, an honorific, a title before it, an age after
it) and for *organization* (a legal form, a word such as Bank, a title after its genitive). The votes of all
mentions of one name in the document are added; shorter mentions then join the fuller name that they abbreviate.
"""

import collections
import itertools
import re
from collections.abc import Mapping
from typing import Final

from .coreference import by_first, resolve
from .entity import Kind, Mention
from .name_kinds import NameKinds
from .name_words import capital, shouting
from .tagger import Named, Surroundings, shipped
from .tokens import Sentence

_PARTS: Final = frozenset(":–—|-")
"""What parts a headline."""
_YEAR: Final = re.compile(r"(19|20)\d\d")
_HYPHENS: Final = frozenset("-‐‑–")
_FIRM_WORDS: Final = 6
"""A firm's name in a headline has fewer words than this."""
_LEGAL_WORDS: Final = 4
"""Words and signs of a legal form at most: "Co., Ltd"."""
_BESIDE: Final = 0.1
"""By how much the tagger's kind outvotes the other at least."""
_SURE: Final = 2.0
"""How many votes the tagger's kind has at least: enough for a name that stands alone."""


class Finder(NameKinds):
    """Finds the mentions of one document."""

    def mentions(self) -> list[Mention]:
        """All mentions in order, each with its entity."""
        given = self.lexicon.hooks.mentions(self.text)
        if given is not None:
            return given
        found: list[Mention] = []
        loud: list[Sentence] = []
        for sentence in self.text.sentences:
            if self.words.auxiliaries and self._caption(sentence):
                sentence.headline = True
                continue
            if shouting(self.text, sentence, not self.words.small_titles, self.words.stems) and not (
                self.words.nouns and sentence.headline
            ):
                loud.append(sentence)
                found += self._listed(sentence)
                if self.words.auxiliaries and sentence.headline:
                    found += self._of_headline(sentence)
            else:
                found += self._in_sentence(sentence)
        if self.words.stems:
            found = self._divided(found)
        found = self._tagged(found, loud)
        if self.words.stems:
            self._gloss(found)
        resolve(found, self.words, set(self._children(found)))
        names = by_first(found)
        for sentence in loud:
            found += self._known(sentence, names)
        found.sort(key=lambda m: m.start)
        for mention in found if self.words.stems or self.words.nouns else ():
            # A gloss is no name where the full one stands; nor is a name without its legal form.
            entity = mention.entity
            full = self.words.stems or self.text.norms[mention.end - 1].replace(".", "") in self.words.legal
            longer = entity is not None and full and len(mention.surface) > len(entity.name)
            club = (
                entity is not None and entity.class_ == "club" and self.words.nouns
            )  # its firm is another one
            if entity is not None and entity.kind == "org" and longer and not club:
                entity.name = mention.surface if mention.key == entity.key else entity.name
        return [m for m in found if m.entity is not None]

    def _tagged(self, found: list[Mention], loud: list[Sentence]) -> list[Mention]:
        """The names as the tagger has them, where the language has one; in loud sentences those of the rules."""
        tagger = shipped(self.lexicon.pack.code, self.words)
        if tagger is None:
            return found
        resolve(found, self.words, set(self._children(found)))
        around = Surroundings(self.text, self.at, self.dated, found, self.words)
        unread = {i for sentence in loud for i in range(sentence.start, sentence.end)}
        kept = [m for m in found if m.start in unread or self._family(m)]
        families = {i for m in kept if m.start not in unread for i in range(m.start, m.end)}
        ends = {m.end: m for m in found if m.start not in unread}
        starts = {m.start: m for m in ends.values()}
        kinds: dict[tuple[str, ...], Kind] = {}
        for sentence in sorted(self.text.sentences, key=lambda s: s.headline):
            if sentence.start in unread:
                continue
            for name in tagger.names(around, sentence):
                name = self._with_seat(self._without_year(name, around), starts, sentence)
                if families.intersection(range(name.start, name.end)):
                    continue
                joined = self._joined_title(name.end - 1) and name.end - 1 > name.start
                end = name.end - 1 if joined else self._legal_tail(name.end, sentence)
                mention = ends.get(end)
                longer = starts.get(name.start)
                if longer is not None and longer.end > end and self._dots(end, longer.end):
                    mention, end = longer, longer.end
                if mention is None or not (
                    mention.start == name.start
                    or (mention.start < name.start and self.text.words[mention.start].islower())
                ):
                    match = self.at.get(name.start)
                    if end - name.start == 1 and match is not None and match.cues & {"company", "child"}:
                        continue  # "Şirket", "Bank": a word for a firm, that stands for its name
                    mention = self._mention(name.start, end, self._key(name.start, end), sentence)
                kind = kinds.setdefault(mention.key, name.kind)  # a headline's words say less than the body's
                _vote(mention, kind if sentence.headline else name.kind)
                kept.append(mention)
        taken = {i for m in kept for i in range(m.start, m.end)}
        firms = [m for m in found if m.entity is not None and m.kind == "org" and self._joined_title(m.end)]
        kept += [m for m in firms if not taken.intersection(range(m.start, m.end))]
        for mention in found:
            mention.entity, mention.kind = None, "org"
        names = {m.key for m in kept}
        taken |= {i for m in kept for i in range(m.start, m.end)}
        kept += [m for m in found if m.key in names and not taken.intersection(range(m.start, m.end))]
        return sorted(kept, key=lambda m: m.start)

    def _without_year(self, name: Named, around: Surroundings) -> Named:
        """A person's name without the year that stands behind it: "die SE, die Asmussen 2011 gegründet hat"."""
        words, last = self.text.norms[name.start : name.end - 1], self.text.words[name.end - 1]
        people = words and all("person" in around.elsewhere[norm].split() for norm in words)
        if not people or not _YEAR.fullmatch(last):
            return name
        return Named(name.start, name.end - 1, "person")

    def _with_seat(self, name: Named, starts: Mapping[int, Mention], sentence: Sentence) -> Named:
        """A firm's full name with its seat, which the rules have for its first word: "Guangzhou Lanyu Co., Ltd."."""
        norms, before = self.text.norms, name.start - 1
        end = norms[max(name.start, name.end - _LEGAL_WORDS) : name.end]
        seat = before >= sentence.start and norms[before] in self.words.places
        whole = seat and name.kind == "org" and before in starts and starts[before].end > name.start
        legal = not self.words.legal.isdisjoint(norm.replace(".", "") for norm in end)
        return Named(before, name.end, "org") if whole and legal else name

    def _joined_title(self, i: int) -> bool:
        """Whether a title is joined to the word before it: "Sahlberg-Chef" names the firm, as rules know."""
        text = self.text
        match = self.at.get(i)
        if match is None or match.title is None or i == 0 or not self.words.nouns:
            return False
        return text.raw[text.ends[i - 1] : text.starts[i]] in _HYPHENS

    def _family(self, mention: Mention) -> bool:
        """Whether a name is a family's: neither a person's nor a firm's, but a holder of shares."""
        beside = (self.at.get(mention.start - 1), self.at.get(mention.end))
        return any(match is not None and "family" in match.cues for match in beside)

    def _dots(self, start: int, end: int) -> bool:
        """Whether only single letters and dots stand between two tokens: the rest of "S.r.l."."""
        return all(len(word) == 1 for word in self.text.words[start:end])

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
            if self.words.auxiliaries and i > sentence.start and words[i - 1].isdigit():
                i -= self.text.ends[i - 1] == self.text.starts[i]  # "3Com"
            found += self._parse(i, end, sentence)
            i = max(end, i + 1)
        return found

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

    def _of_headline(self, sentence: Sentence) -> list[Mention]:
        """The firm that a part of a headline names and nothing else: "AGM Report: Acme Silk Mills"."""
        text, found = self.text, []
        cuts = [k for k in range(sentence.start, sentence.end) if text.words[k] in _PARTS]
        for start, end in itertools.pairwise([sentence.start - 1, *cuts, sentence.end]):
            start += 1
            words = text.words[start:end]
            last = text.norms[end - 1] if words else ""
            if not 1 < len(words) < _FIRM_WORDS or not all(w[0].isupper() or w == "&" for w in words):
                continue
            if self.words.org_class(last) is not None or last in self.words.legal:
                mention = Mention(
                    start, end, tuple(n for n in text.norms[start:end] if n != "&"), text.span(start, end)
                )
                mention.org_votes = 5.0
                found.append(mention)
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


def _vote(mention: Mention, kind: Kind) -> None:
    """Turns the votes on a name to the tagger's kind."""
    person, org = mention.person_votes, mention.org_votes
    if kind == "person":
        mention.person_votes, mention.org_votes = max(person, org + _BESIDE, _SURE), min(person, org)
    else:
        mention.person_votes, mention.org_votes = min(person, org), max(org, person + _BESIDE, _SURE)
