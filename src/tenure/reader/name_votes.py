"""What tells a person from an organization: the words of the name and what stands beside it."""

from typing import Final

from .entity import GIVEN_ALONE, GIVEN_FIRST, Mention
from .name_spans import QUOTES, NameSpans
from .tokens import Sentence, fold

_JOINED: Final = frozenset(
    "join joined joins joining rejoin rejoined rejoins rejoining leave leaves leaving quits quitting".split()
)
"""verbs whose object is a firm"""


class NameVotes(NameSpans):
    """The votes on the kind of a name."""

    def _vote(self, mention: Mention, sentence: Sentence) -> None:
        text, words, start, end = self.text, self.words, mention.start, mention.end
        norms = text.norms[start:end]
        count = sum(1 for w in text.words[start:end] if w[0].isalpha())
        person = org = 0.0
        if words.genders and count >= 2:
            mention.gender = words.genders.get(norms[0]) or words.genders.get(norms[0].split("-")[0])
        if words.is_given(norms[0]) and count >= 2:
            person += GIVEN_FIRST
        elif words.is_given(norms[0]):
            person += GIVEN_ALONE
        elif start > sentence.start and self._plain_noun(start - 1):
            org += 1
        if any(len(w) == 1 for w in text.words[start + 1 : end - 1]) or (
            len(text.words[start]) == 1 and count > 1
        ):
            person += 1.5
        if any(words.org_class(n) for n in norms) and count > 1:
            org += 3.5
            if words.auxiliaries and words.org_class(norms[-1]) and norms[-1] not in words.surnames:
                person -= 1.5  # "Lyric Foundation"
        elif words.org_class(norms[0]):
            org += 1
        tail = fold(mention.surface.rsplit(None, 1)[-1], words.how).replace(".", "")
        if any(n in words.legal for n in norms[1:]) or (count > 1 and tail in words.legal):
            org += 5
        if words.auxiliaries and count == 2 and norms[-1] in words.places and not words.is_given(norms[0]):
            org += 2.5  # "Lowbrow Mumbai"
        if words.auxiliaries and len(norms) == 1 and norms[0][0].isdigit():
            org += 4  # "the 4G delay"
        if "&" in norms or "+" in norms:
            org += 6 if words.auxiliaries else 3
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
        elif words.small_titles and self._leads_item(mention, sentence) and not words.is_given(norms[0]):
            org += 3  # "Ferrosur del Istmo. Salió ..."
        if 2 <= count <= 3 and not words.nouns:
            # Where the pack knows most given names, an unknown one tells little.
            person += 0.8 if not words.small_titles or words.is_given(norms[0]) else 0.4
        if (
            words.auxiliaries
            and start == sentence.start
            and text.words[end : end + 1] == [":"]
            and not sentence.headline
        ):
            org += 2  # "Beta Mills: Ann Poe named chairman."
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
            and (not self.words.auxiliaries or self._in_small(mention))
            and self.text.words[mention.end : mention.end + 1] == ["."]
            and sentence.end < len(self.text.words)
        )

    def _leads_item(self, mention: Mention, sentence: Sentence) -> bool:
        """Whether a name is all that a paragraph's first sentence says, and others follow."""
        text, following = self.text, sentence.index + 1
        if sentence.headline or following >= len(text.sentences) or mention.end != sentence.end - 1:
            return False
        before = text.sentences[sentence.index - 1] if sentence.index else None
        first = before is None or before.headline or before.paragraph != sentence.paragraph
        bare = all(not w[0].isalnum() for w in text.words[sentence.start : mention.start])
        ends = text.words[mention.end : mention.end + 1] in (["."], [":"])
        return first and bare and ends and text.sentences[following].paragraph == sentence.paragraph

    def _in_small(self, mention: Mention) -> bool:
        """Whether a name in capitals stands elsewhere in the text with small letters, or tells its kind."""
        return any(self.words.org_class(n) for n in mention.key) or all(n in self.small for n in mention.key)

    def _plain_noun(self, i: int) -> bool:
        """Whether the word before a name is a noun that the lexicon does not know: "restaurants Bistrot Nord"."""
        return bool(self.words.adjectives) and i not in self.at and self.text.words[i].islower()

    def _company_before(self, mention: Mention, sentence: Sentence) -> None:
        """A small word for a kind of organization before a name, or a verb of firms after it, makes it a firm."""
        start, words = mention.start, self.words
        while start - 1 > sentence.start and self._skipped(start - 1):
            start -= 1  # "la holding svizzera Acme"
        hers = start < mention.start and self.text.norms[start - 1] == "la"
        if hers and words.small_titles and not words.is_given(self.text.norms[mention.start]):
            mention.org_votes += 2  # "la francesa Acme Norte": a woman would have a given name
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
                before is not None
                and "locative" in before.cues
                and before.end - before.start == 1
                and not (
                    words.auxiliaries
                    and (mention.end - mention.start > 1 or self._of_share(before.start - 1))
                )
            )
            opening = QUOTES.get(self.text.words[start - 1])
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
            mention.org_votes += 4 if words.auxiliaries else 2.5  # "its glass subsidiary, Kristal Cam"
        after = self.at.get(end) if end < sentence.end else None
        deal = before is not None and any(t.kind == "affiliation" and not t.noun for t in before.triggers)
        if words.auxiliaries and deal:
            mention.org_votes += 1.5  # "sold Pennant Polska"
        if words.auxiliaries and start > sentence.start and text.norms[start - 1] in _JOINED:
            mention.org_votes += 1.5 if count > 1 else 0.8
        if before is not None:
            if "honorific" in before.cues:
                mention.person_votes += 4
                mention.honorific = True
                mention.gender = "she" if "she" in before.cues else "he" if "he" in before.cues else None
            elif "kin" in before.cues:
                mention.person_votes += 2
            elif words.auxiliaries and any(
                t.role == "founder" and t.person == "object" for t in before.triggers
            ):
                mention.person_votes += 2  # "founded in 1951 by Roe"
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
            noun = self.at.get(start - 2) if start - 2 >= sentence.start else None
            if (
                words.auxiliaries
                and text.norms[start - 1] == "of"
                and noun is not None
                and any(t.kind == "role" and t.noun and t.change in ("start", "end") for t in noun.triggers)
            ):
                mention.person_votes += 2.5 if count > 1 else 1  # "the departure of Roe"
            elif before.cues & {"of", "at"} and (self.words.articles or "determiner" not in before.cues):
                mention.org_votes += 0.8
                head = self.at.get(start - 2) if start - 2 >= sentence.start else None
                if head is not None and (head.title is not None or "board" in head.cues):
                    mention.org_votes += 3.5 if words.auxiliaries and "of" in before.cues else 2
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
                elif words.auxiliaries and self._titled(end + 1, sentence):
                    mention.org_votes += 1.0
            if after is not None and after.title is not None and not after.title.office:
                mention.org_votes += 1.5
            if after is not None and "say" in after.cues and count > 1:
                mention.person_votes += 0.5
                if words.auxiliaries and "its" in text.norms[after.end : after.end + 3]:
                    mention.org_votes += 3  # "Real Haldon said its chief executive"
            elif (
                after is not None
                and words.small_titles
                and (
                    "official" in after.cues
                    or any(t.person == "object" and t.change in ("start", "end") for t in after.triggers)
                )
            ):
                mention.org_votes += 1.0  # "Salinera Ibérica ha anunciado", "... destituye a"

    def _kind_of_firm(self, i: int) -> bool:
        """Whether a small noun that ends its phrase says what kind of organization: "the Bristol brewer,"."""
        word = self.text.words[i]
        after = self.text.words[i + 1 : i + 2]
        ends = after in ([","], ["."], [";"], ["that"], ["which"], ["of"], ["in"], ["with"], [")"], ["and"])
        return word.islower() and self.text.norms[i] in self.words.kind_words and ends

    def _of_share(self, i: int) -> bool:
        """Whether the word before "in" makes what follows a firm: "a stake in Acme"."""
        match = self.at.get(i)
        return match is not None and bool(match.cues & {"share"} or match.triggers)

    def _titled(self, i: int, sentence: Sentence) -> bool:
        """Whether a title follows with words before it: "(Acme's) own general manager"."""
        for k in range(i, min(i + 4, sentence.end)):
            match = self.at.get(k)
            if match is not None and match.title is not None:
                return not match.title.out
            if not self.text.words[k][0].isalpha() or (match is not None and match.triggers):
                return False
        return False

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
            if self.words.auxiliaries and i > sentence.start and self._kind_of_firm(i):
                company = True
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


def text_before(words: list[str], start: int) -> bool:
    """Whether a comma stands before the word that stands before a name."""
    return words[start - 2] == ","
