"""German names of people: where they end, and what stands before them."""

from typing import TYPE_CHECKING

from .nouns import Nouns

if TYPE_CHECKING:
    from tenure.reader.name_votes import NameVotes
    from tenure.reader.tokens import Sentence


def has_capital(finder: "NameVotes", i: int, sentence: "Sentence") -> bool:
    """Whether a word of the sentence stands here that has a capital."""
    return i < sentence.end and finder.text.words[i][0].isupper()


def person_end(nouns: Nouns, finder: "NameVotes", i: int, sentence: "Sentence") -> int:
    """Where the name of a person ends that begins with a given name, or 0."""
    text, words = finder.text, finder.words
    match = finder.at.get(i)
    tail = text.norms[i].rpartition("-")[2] if "-" in text.norms[i] else ""
    if tail and (nouns.firm(tail) or tail in nouns.listed):
        return 0  # "Linde-Managerin Roe"
    if not words.is_given(text.norms[i]) or (match is not None and match.end - match.start > 1):
        return 0
    k = i + 1
    while k < sentence.end:
        if (
            has_capital(finder, k, sentence)
            and words.is_given(text.norms[k])
            and _goes_on(nouns, finder, k, sentence)
        ):
            k += 1
        elif len(text.words[k]) == 1 and has_capital(finder, k, sentence):
            k += 2 if k + 1 < sentence.end and text.words[k + 1] == "." else 1
        else:
            break
    mark = k
    while mark < sentence.end and mark - k < 3:
        if text.norms[mark] not in words.particles and text.words[mark] not in words.capital_particles:
            break
        mark += 1
    if mark > k and not has_capital(finder, mark, sentence):
        mark = k
    if not has_capital(finder, mark, sentence) or (mark == k and _no_surname(nouns, finder, mark)):
        return k if k - i >= 2 else 0
    k = mark + 1
    if has_capital(finder, k, sentence) and not blocked(finder, k) and not nouns.noun(text.norms[k]):
        if text.norms[k].replace(".", "") in words.legal or words.org_class(text.norms[k]):
            return 0
        k += 1
    if has_capital(finder, k, sentence) and text.norms[k].replace(".", "") in words.legal:
        return 0
    if k < sentence.end and text.words[k] in "&+" and has_capital(finder, k + 1, sentence):
        return 0
    return k


def _goes_on(nouns: Nouns, finder: "NameVotes", k: int, sentence: "Sentence") -> bool:
    """Whether a given name at `k` has its surname behind it, not a noun: "nimmt Jan Hartwig Platz"."""
    if not has_capital(finder, k + 1, sentence) or finder.text.norms[k + 1] in nouns.listed:
        return False
    return not _no_surname(nouns, finder, k + 1)


def _no_surname(nouns: Nouns, finder: "NameVotes", i: int) -> bool:
    """Whether the word after a given name can't be its surname: a date, a long title."""
    match, norm = finder.at.get(i), finder.text.norms[i]
    if norm in nouns.calendar:
        return norm not in nouns.seasons
    return match is not None and (match.end - match.start > 1 or (match.title is not None and len(norm) > 9))


def blocked(finder: "NameVotes", i: int) -> bool:
    """Whether a form of the lexicon begins here."""
    return finder.at.get(i) is not None


def profession(nouns: Nouns, finder: "NameVotes", i: int, sentence: "Sentence") -> bool:
    """Whether an unknown noun stands before the name of a person: "Dramaturg Felix Born"."""
    words, norms = finder.words, finder.text.norms
    before = finder.at.get(i - 1) if i > sentence.start else None
    if before is not None and before.title is not None:
        return False
    following = i + 1 < sentence.end and words.is_given(norms[i + 1]) and not words.is_given(norms[i])
    return following and person_end(nouns, finder, i + 1, sentence) > i + 2


def register_name(finder: "NameVotes", i: int, sentence: "Sentence") -> int:
    """Where a name of a register ends: "Kuhlmann, Bernd, Rastede, *14.03.1958"."""
    words = finder.text.words
    if i + 3 >= sentence.end or words[i + 1] != ",":
        return 0
    born = any(w == "*" for w in words[i + 3 : min(sentence.end, i + 12)])
    comma = words[i + 3] in ",;*"
    return i + 3 if born and comma and finder.words.is_given(finder.text.norms[i + 2]) else 0


def two_names(nouns: Nouns, finder: "NameVotes", i: int, sentence: "Sentence") -> bool:
    """Whether "Xaver von Holm" may be a name: an unknown given name after a title."""
    before = finder.at.get(i - 1) if i > sentence.start else None
    known = before is not None and before.title is not None
    return known and has_capital(finder, i + 2, sentence) and not nouns.noun(finder.text.norms[i + 2])
