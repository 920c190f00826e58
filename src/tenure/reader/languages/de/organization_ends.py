"""Where German names of organizations end: with a legal form, behind their head, in quotation marks."""

from typing import TYPE_CHECKING

from .nouns import Nouns
from .person_names import has_capital, person_end
from .words import ADJECTIVES, ARTICLES, LEADS, MEMBERED, NO_MEMBERS, SITED, TIMES

if TYPE_CHECKING:
    from tenure.reader.name_votes import NameVotes
    from tenure.reader.tokens import Sentence


def adjectival(nouns: Nouns, finder: "NameVotes", i: int, sentence: "Sentence") -> int:
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
    while has_capital(finder, k, sentence) and text.norms[k].endswith(ADJECTIVES) and k not in finder.at:
        k += 1  # "Erste Allgemeine"
    if not has_capital(finder, k, sentence) or _titled(finder, k) or text.norms[k] in nouns.calendar:
        return 0
    if finder.words.is_given(text.norms[k]) or (k in finder.at and not finder.words.org_class(text.norms[k])):
        return 0
    following = finder.at.get(k)
    if following is not None and any(not t.noun for t in following.triggers):
        return 0
    k += 1
    while (
        has_capital(finder, k, sentence)
        and k not in finder.at
        and not nouns.noun(text.norms[k])
        and not finder.words.is_given(text.norms[k])
    ):
        k += 1
    return finder._legal_tail(k, sentence)


def quoted(nouns: Nouns, finder: "NameVotes", i: int, sentence: "Sentence") -> int:
    """Where a name in quotation marks behind an article or a kind of firm ends: "beim „Weserboten“"; 0 if none."""
    text = finder.text
    if i - 2 < sentence.start or text.words[i - 1] not in '„«»“"':
        return 0
    lead = text.norms[i - 2]
    if lead not in ARTICLES and not nouns.firm(lead):
        return 0
    k = i
    while has_capital(finder, k, sentence) and k - i < 3 and text.norms[k] not in nouns.listed:
        k += 1
    closed = k > i and k < sentence.end and text.words[k] in '“”«»"'
    return k if closed and not finder.words.is_given(text.norms[i]) else 0


def legal_end(nouns: Nouns, finder: "NameVotes", i: int, sentence: "Sentence") -> int:
    """Where a name with a legal form that begins here ends, or 0."""
    text, words = finder.text, finder.words
    k = i
    while k < sentence.end and k - i < 8:
        word, norm = text.words[k], text.norms[k].replace(".", "")
        if k > i and norm in words.legal and (word[0].isupper() or norm in ("ggmbh", "eg", "ev")):
            return more_legal(finder, k + 1, sentence)
        after = finder._legal_tail(k + 1, sentence)
        if after > k + 1 and word[0].isupper() and not (k > i and _titled(finder, k)):
            return more_legal(finder, after, sentence)
        if word in "&+" or (norm == "und" and k > i and not nouns.noun(text.norms[k - 1])):
            k += 1
            continue
        if not word[0].isupper() or norm in nouns.calendar or (k > i and _titled(finder, k)):
            return 0
        k += 1
    return 0


def _titled(finder: "NameVotes", k: int) -> bool:
    match = finder.at.get(k)
    return match is not None and match.title is not None and not finder.words.org_class(finder.text.norms[k])


def more_legal(finder: "NameVotes", k: int, sentence: "Sentence") -> int:
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


def after_head(nouns: Nouns, finder: "NameVotes", i: int, sentence: "Sentence") -> int:
    """Where a name ends that a word such as Universität, Verband or Museum begins."""
    text, words = finder.text, finder.words
    k = i + 1
    while k < sentence.end:
        norm, word = text.norms[k], text.words[k]
        if word[0].isupper() and not _titled(finder, k) and norm not in nouns.calendar:
            if k == i + 1 and norm in nouns.listed and norm not in nouns.heads:
                break
            if k > i + 1 and words.is_given(norm) and person_end(nouns, finder, k, sentence):
                break
            k += 1
        elif (
            word.isdigit() and len(word) in (2, 4) and k > i + 1 and words.org_class(text.norms[i]) == "club"
        ):
            k += 1
        elif word == "&" and has_capital(finder, k + 1, sentence):
            k += 2
        elif norm in words.joiners:
            step = k + 1
            while (
                step < sentence.end
                and step - k < 3
                and text.norms[step] in ("der", "die", "das", "den", "dem")
            ):
                step += 1
            if not _joined(nouns, finder, i, k, step, sentence):
                break
            k = step + 1
        else:
            break
    return finder._legal_tail(k, sentence)


def _joined(nouns: Nouns, finder: "NameVotes", i: int, k: int, step: int, sentence: "Sentence") -> bool:
    """Whether "für Wirtschaftsforschung", "am Mühlbach", "von Velmark" goes on with the name begun at `i`."""
    text = finder.text
    if not has_capital(finder, step, sentence) or _titled(finder, step):
        return False
    norm, joiner = text.norms[step], text.norms[k]
    if norm in nouns.calendar or finder.words.is_given(norm):
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
        return k > i + 1 and nouns.noun(norm) and plain
    if joiner in ("am", "im", "an") and finder.words.org_class(text.norms[i]) in SITED:
        return k == i + 1 and norm not in TIMES
    if joiner in ("am", "an", "von", "zu", "ob", "bei", "unter"):
        return k == i + 1 and not nouns.noun(norm) and finder.words.org_class(norm) is None
    if joiner not in ("der", "des"):
        return False
    if text.norms[k - 1] in ("freunde", "förderer", "freundinnen"):
        return True
    people = joiner == "der" and finder.words.org_class(text.norms[i]) in MEMBERED
    people = people and norm.endswith(("er", "en", "innen", "e", "ern")) and norm not in NO_MEMBERS
    return k == i + 1 and (people or norm in ("künste", "wissenschaften", "bundeswehr", "länder"))
