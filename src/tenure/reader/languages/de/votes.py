"""What stands beside a German name, or ends it, tells a person from an organization."""

from typing import TYPE_CHECKING

from .nouns import Nouns
from .words import ADJECTIVES, ARTICLES, BUSINESS, GENITIVE_ARTICLES, HOUSES

if TYPE_CHECKING:
    from tenure.reader.entity import Mention
    from tenure.reader.name_votes import NameVotes
    from tenure.reader.tokens import Sentence


def _two_unknown(nouns: Nouns, finder: "NameVotes", mention: "Mention", sentence: "Sentence") -> bool:
    """Whether two words side by side that are no nouns look like a person's name that no list has."""
    text, start, end = finder.text, mention.start, mention.end
    words = text.words[start:end]
    if end - start > 3 or sentence.headline or any(not w.isalpha() or w.isupper() for w in words):
        return False
    if any(nouns.noun(n) or n in finder.words.places for n in text.norms[start:end]):
        return False
    lead = text.norms[start - 1] if start > sentence.start else ""
    return lead not in ARTICLES and not nouns.firm(lead) and lead not in ("bei", "von", "aus", "in")


def _nominative(finder: "NameVotes", mention: "Mention", sentence: "Sentence") -> None:
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


def vote(nouns: Nouns, finder: "NameVotes", mention: "Mention", sentence: "Sentence") -> None:
    """What stands before a name tells its kind: "Sportwagenbauer Porsche", "bei Ferrotan", "sagte Lohse"."""
    text, start, end = finder.text, mention.start, mention.end
    _nominative(finder, mention, sentence)
    size, given = end - start, finder.words.is_given(text.norms[start])
    before = finder.at.get(start - 1) if start > sentence.start else None
    if start > sentence.start:
        word, norm = text.words[start - 1], text.norms[start - 1]
        kin = given and norm.startswith("tochter") and text.norms[start - 2] in ARTICLES
        if word[0].isupper() and nouns.firm(norm) and (size == 1 or not given) and not kin:
            mention.org_votes += 2.5
        elif word[0].isupper() and nouns.noun(norm) and norm.endswith(("in", "er", "ist", "e")) and size > 1:
            mention.person_votes += 0.6
        elif size == 1 and norm not in ARTICLES and text.words[start][-1:] != "n":
            mention.org_votes += 0.8
        if size == 1 and (norm in ("bei", "von") or (before is not None and before.triggers)):
            mention.org_votes += 0.4
        if before is not None and "say" in before.cues:
            mention.person_votes += 1
    elif size == 1 and end < sentence.end and text.words[end][0].islower():
        mention.org_votes += 0.4
        if text.norms.count(text.norms[start]) > 1 and not nouns.noun(text.norms[start]):
            mention.org_votes += 0.6
        verb = finder.at.get(end)
        acts = verb is not None and any(t.person == "object" and not t.noun for t in verb.triggers)
        if acts and not nouns.noun(text.norms[start]):
            mention.org_votes += 0.7  # "Medivio holt Roe"
    if end < len(text.raw) and size == 1 and text.raw[text.ends[end - 1] : text.ends[end - 1] + 1] == "-":
        plural = text.norms[start].endswith(("en", "er"))
        mention.org_votes += 1.5 if text.norms.count(text.norms[start]) > 1 else -1.2 if plural else 0.5
    if sentence.headline and size == 1:
        mention.org_votes += 0.4
    first, _, tail = text.norms[start].rpartition("-")
    if size == 1 and first and tail in HOUSES and not nouns.noun(first) and first not in nouns.listed:
        mention.org_votes += 2
        mention.key = (first, tail)  # "Lindenhof" is short for it
    if given and size == 2 and text.norms[end - 1] in finder.words.places:
        mention.org_votes += 4  # "Emmi Österreich"
    elif given and size > 1:
        mention.person_votes += 1
        employer = start > sentence.start + 1 and text.norms[start - 1] == "bei" and finder.at.get(start - 2)
        if employer and employer.title is not None and not employer.title.office:
            mention.org_votes += 3  # "Berater bei Roland Berger"
    if size > 1 and text.norms[end - 1].endswith(BUSINESS) and not nouns.noun(text.norms[start]):
        mention.org_votes += 3
    if text.norms[end - 1] in ("senior", "junior"):
        mention.person_votes += 4
    plain = size >= 2 and not given and finder.words.org_class(mention.key[0]) is None
    if plain and before is not None and before.title is not None and not before.title.office:
        mention.person_votes += 1.5
    if plain and text.norms[start].endswith(ADJECTIVES):
        mention.org_votes += 2.5  # "die Vereinigten Glaswerke"
    elif plain and _two_unknown(nouns, finder, mention, sentence):
        mention.person_votes += 1.2
