"""From a run of capitals to names: what is stripped from them, where two names part."""

from collections.abc import Iterable
from typing import Final

from .entity import Key, Mention
from .name_spans import QUOTES
from .name_votes import NameVotes
from .name_words import capital
from .roundup import is_heading
from .tokens import Sentence

_UNIT_BACK: Final = 9


def ticker_of(words: list[str], start: int, end: int) -> bool:
    """Whether a word is a share's sign behind its exchange: "(AIM: KSM)"."""
    inside = words[start - 1 : start] == [":"] and words[end : end + 1] == [")"]
    return inside and start > 2 and words[start - 3] == "(" and words[start].isupper()


class NameKinds(NameVotes):
    """Names parsed from their runs."""

    def _parse(self, start: int, end: int, sentence: Sentence) -> Iterable[Mention]:
        """The mentions in a run: front words that are no name stripped, places before people cut off."""
        text, words = self.text, self.words
        while start < end and (
            (
                text.norms[start] in words.not_names
                and not self._name_all_the_same(start, sentence)
                and not self._article_of_name(start, sentence)
                and not self._ampersand(start, sentence)
                and not self._first_initial(start, sentence)
                and not (words.articles and self._capital_new(start, start + 1, sentence))
            )
            or (
                end - start > 1
                and text.norms[start] in words.places
                and text.norms[start + 1] in words.given
                and not ((words.auxiliaries or words.stems) and words.org_class(text.norms[end - 1]))
                and not (words.stems and text.norms[start] in words.given)  # Levent Demir
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
        key = self._key(start, end)
        if all(n in words.places for n in key) or " ".join(key) in words.places:
            return []
        if self._defined_term(start, end, sentence) or self._hometown(start, end, sentence):
            return []
        if self._label(start, end, sentence):
            return []
        ticker = text.words[start - 1 : start] == ["("] and text.words[end : end + 1] == [")"]
        if ticker and "." in self._surface(start, end) and text.span(start, end).isupper():
            return []  # "Hydrotech (T.HYT)"
        if ticker_of(text.words, start, end):
            return []
        unit = self.at.get(start - 2) if text.words[start - 1 : start] == ["("] else None
        if (
            words.auxiliaries
            and unit is not None
            and unit.title is not None
            and text.words[end : end + 1] == [")"]
        ):
            return []  # "Director (Projects)"
        return [self._mention(start, end, key, sentence)]

    def _mention(self, start: int, end: int, key: Key, sentence: Sentence) -> Mention:
        mention = Mention(start, end, key, self._surface(self._article(start, sentence), end))
        mention.headline = sentence.headline
        self._vote(mention, sentence)
        return mention

    def _key(self, start: int, end: int) -> Key:
        """What a name is compared by: its words without legal forms and endings."""
        text, words = self.text, self.words
        kept = [
            k
            for k in range(start, end)
            if (n := text.norms[k]) not in (".", ",", "&") and n.replace(".", "") not in words.legal
        ] or list(range(start, end))
        key = tuple(text.norms[k] for k in kept)
        if words.stems or words.nouns:  # Şirketinden and Şirketi are one name, so are Zehetners and Zehetner
            key = (*key[:-1], key[-1][: self.lexicon.hooks.name_end(text.words[kept[-1]])] or key[-1])
        if words.nouns and len(kept) < end - start and self._child(start):
            key = tuple(
                n for n in text.norms[start:end] if n not in (".", ",")
            )  # "die Tochter Acme Inc." of Acme AG
        return key

    def _child(self, start: int) -> bool:
        """Whether the word before a name says that it is an organization of another one."""
        before = self.at.get(start - 1)
        return before is not None and any(
            t.kind == "affiliation" and t.noun and t.person != "object" for t in before.triggers
        )

    def _label(self, start: int, end: int, sentence: Sentence) -> bool:
        """Whether words in capitals over a paragraph say what it is about, or where: "MEDIA.", "BALLO DELLE SEDIE."."""
        text, words = self.text, self.words
        if not words.articles or not is_heading(text, sentence):
            return False
        norms = text.norms[start:end]
        if end - start > 1:
            phrase = any(n in words.joiners or n in words.not_names for n in norms)
            if not phrase or any(words.org_class(n) or n in words.legal for n in norms):
                return False
        if any(self.spelled[n][0] > 1 and not self.spelled[n][1] for n in norms if len(n) > 3):
            return False
        following = self.at.get(sentence.end + 1)
        if following is None or not following.cues & {"company", "child"}:
            return True
        behind = text.words[following.end : following.end + 3]
        return any(capital(w) for w in behind)  # "ACME. The group ...", but "RENAMED. The chain Kip ..."

    def _hometown(self, start: int, end: int, sentence: Sentence) -> bool:
        """Whether a name only says where a firm is: "le fabricant de turbines de Longueuil"."""
        text, of = self.text, self.at.get(start - 1)
        if not self.words.adjectives or end - start > 1 or start - 4 < sentence.start:
            return False
        if of is None or "of" not in of.cues or "determiner" in of.cues or not self._plain_noun(start - 2):
            return False
        before, firm = self.at.get(start - 3), self.at.get(start - 4)
        kind = before is not None and "of" in before.cues and firm is not None and "company" in firm.cues
        return kind and sum(self.spelled[text.norms[start]]) == 1

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
        if not words.articles or not words.small_titles or text.norms[start] in words.given:
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

    def _stands_alone(self, i: int) -> bool:
        """Whether a single capitalized word at the start of a sentence is a name: the text has it elsewhere."""
        word, norm = self.text.words[i], self.text.norms[i]
        if len(word) > 1 and any(c.isupper() for c in word[1:]):
            return True
        closing = QUOTES.get(self.text.words[i - 1]) if i and self.words.nouns else None
        if closing is not None and self.text.words[i + 1 : i + 2] == [closing]:
            return True  # "beim „Weserboten“"
        after = self.at.get(i + 1)
        verbs = {"say", "official", "denial", "passive_aux", "active_aux", "recent"}
        if after is not None and (after.triggers or after.title or after.cues & verbs):
            return True
        apposed = (
            self.at.get(i + 2) if i + 2 < len(self.text.words) and self.text.words[i + 1] == "," else None
        )
        if apposed is not None and any(t.kind == "affiliation" and t.noun for t in apposed.triggers):
            return True
        large, small = self.spelled[norm]
        own = capital(word)
        if small > (not own):
            return False
        elsewhere = large > own
        follow = self.text.words[i + 1] if i + 1 < len(self.text.words) else ""
        return elsewhere or (bool(follow) and follow[:1] in "'’(")
