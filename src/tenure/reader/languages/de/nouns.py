"""German nouns: every one has a capital, so that names must be told from them."""

from functools import lru_cache

from tenure.reader.pack import expand
from tenure.reader.pack_schema import Pack

from .words import ALONE, COMMON, INFLECTIONS, KINDS, MIN_TAIL, NOUN_ENDINGS, PREFIXES, WORKSHOPS


class Nouns:
    """The nouns that a pack lists, and what compounds of them are."""

    def __init__(self, pack: Pack) -> None:
        self.heads = frozenset(
            f.lower() for g in pack.names.org_words for f in g.forms if not f.startswith("-")
        )
        self.listed = frozenset(n.lower() for n in pack.names.not_names)
        kinds = frozenset(f.lower() for g in pack.names.org_words if g.class_ in COMMON for f in g.forms)
        self._tail_nouns = self.listed | frozenset(h for h in kinds if len(h) >= MIN_TAIL)
        self._head_tails = tuple(
            f[1:].lower() for g in pack.names.org_words for f in g.forms if f.startswith("-")
        )
        self.calendar = frozenset(
            form.lower()
            for group in (pack.dates.months, pack.dates.weekdays)
            for forms in group.values()
            for form in forms
        )
        self.seasons = frozenset(s.lower() for s in pack.dates.seasons)
        self.calendar |= self.seasons
        forms = [f for t in pack.titles for form in t.forms for f in expand(form)]
        forms += [f for t in pack.triggers if t.noun for form in t.forms for f in expand(form)]
        self.titles = frozenset(f.lower() for f in forms if " " not in f)
        self._tails = tuple(f[1:].lower() for f in forms if f.startswith("-"))
        self.noun = lru_cache(maxsize=20_000)(self._noun)
        self.firm = lru_cache(maxsize=20_000)(self._firm)

    def split(self, word: str) -> int:
        """After the last hyphen, where a title follows: "Porsche-Aufsichtsratschef"."""
        low = word.lower()
        if low in self.titles:
            return 0
        tail = low[low.rfind("-") + 1 :]
        if tail in self.titles or (len(tail) > 4 and tail.endswith(self._tails or ("\0",))):
            return len(low) - len(tail)
        return 0

    def _noun(self, norm: str) -> bool:
        tail = norm.rsplit("-", 1)[-1]
        if norm in self.calendar or (tail.endswith(NOUN_ENDINGS) and len(tail) > 5):
            return True
        for ending in INFLECTIONS:
            if not tail.endswith(ending):
                continue
            stem = tail[: len(tail) - len(ending)]
            if stem in self.listed and (ending not in ("n", "in") or stem[-1:] in "erl"):
                return True
            for cut in range(3, len(stem) - MIN_TAIL + 1):
                if stem[cut:] in self._tail_nouns:
                    return True
        return False

    def _firm(self, norm: str) -> bool:
        """Whether a noun tells that the name after it is an organization's."""
        for ending in ("", "s", "es", "n", "en"):
            if norm.endswith(ending) and norm[: len(norm) - len(ending)].endswith(KINDS):
                return True
        return False

    def own_compound(self, norm: str) -> bool:
        """Whether a word is the name of a bank, a union ... by itself: "Commerzbank", not "Landesbank"."""
        if norm in ALONE:
            return True
        for tail in self._head_tails:
            stem = norm[: -len(tail)]
            if not norm.endswith(tail) or len(stem) < 4:
                continue
            if stem.startswith(("bundes", "landes")) and len(stem) > 9:
                return True
            if norm in self.heads or tail.endswith(WORKSHOPS):
                continue
            bare = stem[:-1] if stem.endswith("s") else stem
            return not (self.noun(stem) or self.noun(bare) or stem.startswith(PREFIXES))
        return False
