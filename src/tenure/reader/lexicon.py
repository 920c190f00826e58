"""All forms of a pack in one trie over tokens: one walk finds titles, triggers and cues, the longest first."""

from functools import cache, lru_cache
from typing import Any, Final

import msgspec

from .hooks import Hooks, load_hooks
from .pack import expand
from .pack_schema import Cues, Pack, Title, Trigger
from .tokens import Sentence, Text, fold, pieces

_LEAF: Final = ""
_MIN_HEAD: Final = 3
_CUTS: Final = frozenset(";:–—")
_SEMICOLONS: Final = frozenset(";；")
_MAX_INSERTED: Final = 3
_REMEMBERED: Final = 1 << 16
_MAX_GAP: Final = 25
"""How many tokens may stand in the gap of a form such as `tritt ... zurück`: longer German clauses are rare."""


class Entry:
    """What one form of the lexicon means."""

    __slots__ = ("cue", "final", "reason", "tail", "title", "trigger")

    def __init__(
        self,
        title: Title | None = None,
        trigger: Trigger | None = None,
        cue: str | None = None,
        reason: str | None = None,
        tail: tuple[str, ...] = (),
    ) -> None:
        self.title = title
        self.trigger = trigger
        self.cue = cue
        self.reason = reason
        self.final = len(tail) > 1 and tail[-1] == "."
        self.tail = tail[:-1] if self.final else tail


class Match:
    """Forms found at `tokens[start:end]`; `tail` is the token where the part after a gap stands, or -1.

    `rest` is what follows the form's last stem in its word, in languages of stems: "dığını" of "ayrıldığını".
    """

    __slots__ = ("cues", "end", "reasons", "rest", "start", "tail", "title", "triggers")

    def __init__(self, start: int, end: int) -> None:
        self.start = start
        self.end = end
        self.title: Title | None = None
        self.triggers: list[Trigger] = []
        self.cues: set[str] = set()
        self.reasons: set[str] = set()
        self.tail = -1
        self.rest = ""


class Lexicon:
    """The compiled pack."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self.hooks: Hooks = load_hooks(pack)
        self.trie: dict[str, Any] = {}
        self.tails: dict[str, Any] = {}
        """forms that begin with a hyphen: how an unknown compound ends ("-chef" in "Museumschef")"""
        self.title_words: set[str] = set()
        cues = pack.cues
        small = (
            cues.determiner,
            cues.pronoun,
            cues.its,
            cues.possessive,
            cues.breaks,
            cues.at,
            cues.from_,
            cues.with_,
        )
        self.starters = frozenset(
            tokens[0]
            for forms in small
            for form in forms
            for one in expand(form)
            if len(tokens := pieces(one, pack.settings)) == 1
        )
        """small words that begin a sentence where they have a capital"""
        self.inserted = frozenset(fold(w, pack.settings.fold) for w in pack.cues.inserted)
        self.endings = [(cue, tuple(ends)) for cue, ends in pack.settings.endings.items()]
        for title in pack.titles:
            for form in title.forms:
                self._add(form, Entry(title=title))
                for prefix in () if title.office or title.out else pack.settings.former_prefixes:
                    self._add(prefix + form, Entry(title=title))
                    self._add(prefix + form, Entry(cue="former"))
        for trigger in pack.triggers:
            for form in trigger.forms:
                self._add(form, Entry(trigger=trigger))
        for field in msgspec.structs.fields(Cues):
            if field.name == "reasons":
                continue
            for form in getattr(pack.cues, field.name):
                self._add(form, Entry(cue=field.name.rstrip("_")))
        for reason, forms in pack.cues.reasons.items():
            for form in forms:
                self._add(form, Entry(reason=reason))
        self.word_cues = {
            norm: {e.cue for e in node[_LEAF] if e.cue} for norm, node in self.trie.items() if _LEAF in node
        }
        """what single words are by themselves, where a longer form that begins with them does not count"""
        self._closers = frozenset(
            fold(f, pack.settings.fold) for f in pack.cues.conjunction + pack.cues.breaks
        )
        self._tail_sizes = sorted({len(tail) for tail in self.tails}, reverse=True)
        self._begins = lru_cache(maxsize=_REMEMBERED)(self._may_begin)
        self._inner_cues()

    def _inner_cues(self) -> None:
        """A form that holds a word for plans or possibility ("is to be its next") tells the clause's modality."""
        spoken: dict[tuple[str, ...], str] = {}
        for name in ("planned", "possible"):
            for form in getattr(self.pack.cues, name):
                for one in expand(form):
                    spoken[tuple(pieces(one, self.pack.settings))] = name
        widest = max((len(tokens) for tokens in spoken), default=0)
        denials = set(self.pack.cues.negation)
        for trigger in self.pack.triggers:
            for form in trigger.forms:
                for one in expand(form.partition(" ... ")[0]):
                    tokens = pieces(one, self.pack.settings)
                    if not denials.isdisjoint(tokens):
                        continue  # "n'est pas candidat à sa succession" says what it does
                    for start in range(len(tokens)):
                        for size in range(1, widest + 1):
                            name = spoken.get(tuple(tokens[start : start + size]), "")
                            if name and len(tokens) > size:
                                self._add(one, Entry(cue=name))

    def _add(self, form: str, entry: Entry) -> None:
        head, _, tail = form.partition(" ... ")
        tails = [tuple(pieces(t, self.pack.settings)) for t in expand(tail)] if tail else [()]
        for expanded in expand(head):
            tokens = pieces(expanded, self.pack.settings)
            if not tokens:
                continue
            if expanded.startswith("-"):
                self.tails.setdefault(tokens[-1], {}).setdefault(_LEAF, []).append(entry)
                continue
            if entry.title:
                self.title_words.add(tokens[-1])
            node = self.trie
            for token in tokens:
                node = node.setdefault(token, {})
            for one in tails:
                leaf = Entry(entry.title, entry.trigger, entry.cue, entry.reason, one)
                node.setdefault(_LEAF, []).append(leaf)

    def matches(self, text: Text, sentence: Sentence) -> list[Match]:
        """Every longest match in the sentence, from left to right, without overlaps."""
        found: list[Match] = []
        i = sentence.start
        while i < sentence.end:
            match = self.longest(text.norms, i, sentence.end)
            if match is not None:
                found.append(match)
            i = match.end if match is not None else i + 1
        return found

    def longest(self, norms: list[str], i: int, end: int, most: int | None = None) -> Match | None:
        """The longest form that begins at token `i` and ends before `end`; its part before a gap before `most`."""
        if not self._begins(norms[i]):
            return None
        walk = self._walk_stems if self.pack.settings.stems else self._walk
        best = walk(norms, i, end if most is None else most)
        parted = self._parted(norms, i, end) if self.inserted else None
        if parted is not None and (best is None or best[0] <= parted[0]):
            match = Match(i, parted[0])
            match.tail = parted[1]
            match.triggers = [entry.trigger for entry in parted[2] if entry.trigger]
            return match
        while best is not None:
            found = self._match(norms, i, end, best)
            if found is not None or self.pack.settings.stems:
                return found
            # A form with a gap that leads nowhere ("è stato incaricato ... di") hides no shorter one.
            best = walk(norms, i, best[0] - 1) if best[0] - 1 > i else None
        return None

    def _may_begin(self, norm: str) -> bool:
        """Whether a form may begin with the word; asked once a word, for most words begin none."""
        if self.pack.settings.stems:
            return norm in self.trie or self._walk_stems([norm], 0, 1) is not None
        return norm in self.trie or self._compound(norm) is not None

    def _match(self, norms: list[str], i: int, end: int, best: tuple[int, list[Entry], str]) -> Match | None:
        """What a form means, if it means anything: a gap must lead to the form's end."""
        stop, entries, rest = best
        match = Match(i, stop)
        match.rest = rest
        for entry in entries:
            if entry.tail:
                closers = self._closers if entry.final else None
                at = _find(norms, entry.tail, stop, min(end, stop + _MAX_GAP), closers)
                if at < 0:
                    continue
                match.tail = at
            if entry.title:
                match.title = match.title or entry.title
            elif entry.trigger:
                match.triggers.append(entry.trigger)
            elif entry.cue:
                match.cues.add(entry.cue)
            elif entry.reason:
                match.reasons.add(entry.reason)
        if match.title or match.triggers or match.cues or match.reasons:
            return match
        return self.longest(norms, i, end, stop - 1) if stop - 1 > i else None  # the gap led nowhere

    def _walk(self, norms: list[str], i: int, end: int) -> tuple[int, list[Entry], str] | None:
        node = self.trie.get(norms[i]) or self._compound(norms[i])
        if node is None:
            return None
        best: tuple[int, list[Entry], str] | None = None
        j = i + 1
        while True:
            leaf = node.get(_LEAF)
            if leaf:
                best = (j, leaf, "")
            if j >= end:
                return best
            node = node.get(norms[j])
            if node is None:
                return best
            j += 1

    def _parted(self, norms: list[str], i: int, end: int) -> tuple[int, int, list[Entry]] | None:
        """A trigger of several words that words of time or manner part: where its first part ends, where its second
        one begins, and what it means."""
        node, j = self.trie.get(norms[i]), i + 1
        while node is not None and j < end:
            if norms[j] in node:
                node, j = node[norms[j]], j + 1
                continue
            k = j
            while k < end and k - j < _MAX_INSERTED and norms[k] in self.inserted:
                k += 1
            if k == j or k >= end or norms[k] not in node:
                return None
            at = k
            leaf: list[Entry] = []
            while k < end and norms[k] in node:
                node, k = node[norms[k]], k + 1
                leaf = node.get(_LEAF, leaf)
            found = [entry for entry in leaf if entry.trigger and not entry.tail]
            return (j, at, found) if found else None
        return None

    def _compound(self, norm: str) -> dict[str, Any] | None:
        for size in self._tail_sizes:
            if len(norm) >= size + _MIN_HEAD and norm[-size:] in self.tails:
                found: dict[str, Any] = self.tails[norm[-size:]]
                return found
        return None

    def _walk_stems(self, norms: list[str], i: int, end: int) -> tuple[int, list[Entry], str] | None:
        """As `_walk`, where the last word may go on with suffixes: the longest stem wins."""
        best: tuple[int, list[Entry], str] | None = None
        front: list[dict[str, Any]] = [self.trie]
        is_suffix = self.hooks.is_suffix
        j = i
        while j < end and front:
            word = norms[j]
            following: list[dict[str, Any]] = []
            for node in front:
                exact = node.get(word)
                if exact is not None:
                    following.append(exact)
                    leaf = exact.get(_LEAF)
                    if leaf:
                        best = (j + 1, leaf, "")
                        if not all(entry.tail for entry in leaf):
                            continue
                for cut in range(len(word) - 1, 1, -1):
                    stem = node.get(word[:cut])
                    leaf = stem.get(_LEAF) if stem is not None else None
                    if leaf and is_suffix(word[:cut], word[cut:]):
                        if best is None or j >= best[0]:
                            best = (j + 1, leaf, word[cut:])
                        elif best[0] == j + 1 and best[1] is not leaf and all(e.tail for e in best[1]):
                            best = (j + 1, [*leaf, *best[1]], word[cut:])  # the gap may lead nowhere
                        break
            j += 1
            front = following
        return best


def _find(
    norms: list[str], tail: tuple[str, ...], start: int, end: int, closers: frozenset[str] | None = None
) -> int:
    """Where a form goes on after its gap, or -1: no gap reaches over a semicolon.

    With `closers`, the form must end its clause there.
    """
    for i in range(start, end - len(tail) + 1):
        if norms[i] in _SEMICOLONS or (closers is not None and norms[i] in _CUTS):
            return -1
        if norms[i] == tail[0] and tuple(norms[i : i + len(tail)]) == tail:
            after = i + len(tail)
            if closers is None or after >= end or not norms[after][0].isalnum() or norms[after] in closers:
                return i
    return -1


@cache
def compiled(code: str) -> Lexicon:
    """The lexicon of a shipped pack, built once. Raises BadPack."""
    from .pack import load

    return Lexicon(load(code))
