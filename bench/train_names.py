"""Learn which words are names of people and organizations, from the marked texts.

Needs python-crfsuite (`--group train`).
"""

import bisect
import datetime
import tempfile
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pycrfsuite

import marked
from corpus import OWN_MODULES, learning_keys
from marked import Mark, Marked
from scoring import Key
from stored import READER, save
from tenure.model import Document
from tenure.reader import BuiltinReader, mentions
from tenure.reader.engine import published_on
from tenure.reader.lexicon import compiled
from tenure.reader.name_words import NameWords, name_words
from tenure.reader.parsed import Parsed
from tenure.reader.tagger import (
    LABELS,
    Named,
    Surroundings,
    Tagger,
    at_places,
    of_word,
    regions,
    shipped,
    unpacked,
)
from tenure.reader.tokens import Sentence, Text

SCALE = 100
"""Weights are hundredths, as whole numbers."""
SMALLEST = 5
PARAMETERS = {"c1": 0.3, "c2": 0.01, "max_iterations": 80, "feature.minfreq": 2}
TOGETHER = 0.5
"""What a feature is worth that counts in all languages, beside the same in one."""
CODES = "OPpGg"
"""the labels as python-crfsuite can print them"""
_ANAPHORS = {"determiner", "pronoun", "possessive", "its", "relative", "honorific"}


class Part(NamedTuple):
    """Words in which names may stand: their features, and what each is."""

    features: list[dict[str, float]]
    labels: list[str]


class Lesson(NamedTuple):
    """A marked text, and its parts."""

    text: Marked
    parts: list[Part]
    rules: list[list[str]]
    """the labels that the rules gave"""

    @property
    def id(self) -> str:
        return str(self.text.key["id"])

    @property
    def lang(self) -> str:
        return str(self.text.key["lang"])


class Recorder:
    """Stands in the tagger's place and keeps what it would have been shown."""

    def __init__(self, code: str) -> None:
        self.words: NameWords = name_words(code)
        self.seen: list[tuple[Surroundings, Sentence]] = []

    def names(self, around: Surroundings, sentence: Sentence) -> Iterator[Named]:
        self.seen.append((around, sentence))
        yield from ()


def lessons(texts: list[Marked]) -> Iterator[Lesson]:
    reader = BuiltinReader()
    recorders = {code: Recorder(code) for code in sorted({text.key["lang"] for text in texts})}
    mentions.shipped = lambda code, _: recorders.get(code)  # type: ignore[assignment,attr-defined]
    for text in texts:
        key, code = text.key, text.key["lang"]
        recorder = recorders[code]
        recorder.seen.clear()
        shown = ("id", "published", "publisher", "title", "text")
        document = Document(**{name: key[name] for name in shown})
        reader.parsed(document, code, published_on(document))
        if not recorder.seen:
            continue
        own = recorder.seen[0][0].text
        labels = labelled(own, text) if text.marks else by_key(own, key)
        parts, rules = [], []
        for around, sentence in recorder.seen:
            if not text.marks and not told_whole(around.rules, labels, sentence):
                continue
            for start, end in regions(around.text, sentence):
                found = [features_of(i, around, sentence, code, recorder.words) for i in range(start, end)]
                parts.append(Part(found, labels[start:end]))
                rules.append(around.rules[start:end])
        yield Lesson(text, parts, rules)


def keyed() -> Iterator[Marked]:
    """The documents with answer keys, as texts without marks; stakes' holders tell no kind and are left out."""
    for key in learning_keys():
        code = key["lang"].partition("-")[0]
        if code not in OWN_MODULES and (READER / "languages" / code).is_dir():
            yield Marked(key | {"lang": code}, False, [], [])


def features_of(
    i: int, around: Surroundings, sentence: Sentence, code: str, words: NameWords
) -> dict[str, float]:
    """The features of a word: of mechanisms for all languages and for one, words of one."""
    text = around.text
    found = [*around.of(i, sentence), *around.beside(i, sentence)]
    for place in range(-2, 3):
        k = i - place
        if sentence.start <= k < sentence.end:
            found += at_places(*of_word(text.norms[k], text.words[k], words))[place + 2]
    shown = {}
    for name in found:
        if " !" in name:
            shown[f"{code}!{name}"] = 1.0
        else:
            shown[name] = TOGETHER
            shown[f"{code}|{name}"] = 1.0
    return shown


def labelled(text: Text, told: Marked) -> list[str]:
    """What each word is, as the marks say: names only, no pronouns, no nouns that stand for a name."""
    labels = [LABELS[0]] * len(text.words)
    cues = compiled(told.key["lang"]).word_cues
    words = name_words(told.key["lang"])
    spans = [
        (mark.name, *span)
        for mark in told.marks
        if mark.name[0] in "po" and (span := _span(text, mark, cues, words))
    ]
    bare: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for name, start, end, article in spans:
        if not article:
            bare[name].append((start, end))
    for name, start, end, article in spans:
        others = [span for span in bare[name] if span != (start, end) and (article or span[1] - span[0] > 1)]
        noun = article or (end - start == 1 and words.org_class(text.norms[start]) is not None)
        if noun and others and not _akin(text, (start, end), others):
            continue
        first = 1 if name[0] == "p" else 3
        for i in range(start, end):
            labels[i] = LABELS[first if i == start else first + 1]
    return labels


def by_key(text: Text, key: Key) -> list[str]:
    """What each word is, as far as an answer key's claims tell."""
    labels = [LABELS[0]] * len(text.words)
    for claim in key["claims"]:
        for field in ("person", "org", "parent"):
            for name in (claim.get(field), *(claim.get(f"{field}_aliases") or ())):
                if name and not _small(name):
                    _label(text, name, labels, 1 if field == "person" else 3)
    return labels


def _label(text: Text, name: str, labels: list[str], first: int) -> None:
    size = len(name)
    at = text.raw.find(name)
    while at >= 0:
        start, end = bisect.bisect_left(text.starts, at), bisect.bisect_left(text.starts, at + size)
        longer = any(labels[start:end]) and sum(map(bool, labels[start:end])) >= end - start
        if not longer and start < end and text.starts[start] == at:
            for i in range(start, end):
                labels[i] = LABELS[first if i == start else first + 1]
        at = text.raw.find(name, at + size)


def told_whole(rules: list[str], labels: list[str], sentence: Sentence) -> bool:
    """Whether an answer key knows every name that the rules found in a sentence."""
    return all(labels[i] or not rules[i] for i in range(sentence.start, sentence.end))


def _akin(text: Text, span: tuple[int, int], others: list[tuple[int, int]]) -> bool:
    """Whether a name has a word of another one, or is short for it: "die Bank" is not, beside "Ems-Sparkasse"."""
    if any(w.isupper() and len(w) > 1 for w in text.words[slice(*span)]):
        return True
    own = {norm[:4] for norm in text.norms[slice(*span)]}
    return any(own & {norm[:4] for norm in text.norms[slice(*other)]} for other in others)


def _span(
    text: Text, mark: Mark, cues: Mapping[str, Collection[str]], words: NameWords
) -> tuple[int, int, bool] | None:
    """The words of a mark, without small words, articles and honorifics in front, and whether there were some.

    None for pronouns and for what ends in a small word, which describes: "the Cambridge brewer".
    """
    start = bisect.bisect_right(text.ends, mark.start)
    end = bisect.bisect_left(text.starts, mark.end)
    first = start
    while start < end and (_small(text.words[start]) or _ANAPHORS & set(cues.get(text.norms[start], ()))):
        start += 1
    last = end - 1
    while last > start and not text.words[last][0].isalnum():
        last -= 1  # "Corp."
    if start == end or (_small(text.words[last]) and text.norms[last] not in words.legal):
        return None
    return start, end, start > first


def _small(word: str) -> bool:
    return not any(c.isupper() or c.isdigit() for c in word)


Learned = tuple[dict[str, list[int]], list[list[int]]]


def learn(lessons: list[Lesson]) -> Learned:
    """The weights of features, and of one label behind another."""
    trainer = pycrfsuite.Trainer(verbose=False)
    for lesson in lessons:
        for part in lesson.parts:
            trainer.append(
                pycrfsuite.ItemSequence(part.features), [CODES[LABELS.index(n)] for n in part.labels]
            )
    trainer.set_params(PARAMETERS)
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "names.crf")
        trainer.train(path)
        tagger = pycrfsuite.Tagger()
        tagger.open(path)
        info = tagger.info()
    features: dict[str, list[int]] = defaultdict(lambda: [0] * len(LABELS))
    for (name, label), weight in info.state_features.items():
        value = TOGETHER if name[2:3] not in ("!", "|") else 1.0
        features[name][CODES.index(label)] = round(SCALE * weight * value)
    moves = [[0] * len(LABELS) for _ in LABELS]
    for (one, other), weight in info.transitions.items():
        moves[CODES.index(one)][CODES.index(other)] = round(SCALE * weight)
    kept = {n: some for n, some in features.items() if max(map(abs, some)) >= SMALLEST}
    return kept, moves


def of(features: dict[str, list[int]], moves: list[list[int]], code: str) -> Tagger:
    """What counts in a language."""
    total: dict[str, tuple[int, ...]] = {}
    for name, some in features.items():
        own = name[3:] if name[:2] == code and name[2:3] in "!|" else name
        if own is name and name[2:3] in ("!", "|"):
            continue
        total[own] = tuple(a + b for a, b in zip(total.get(own, [0] * len(LABELS)), some, strict=True))
    return Tagger(total, [tuple(row) for row in moves], name_words(code))


@contextmanager
def read_with(taggers: Mapping[str, Tagger]) -> Iterator[None]:
    """Has the reader find the names of each document with the tagger of its id."""
    parsed = BuiltinReader.parsed
    now = [""]

    def noted(self: BuiltinReader, document: Document, code: str, published: datetime.date | None) -> Parsed:
        now[0] = document.id
        return parsed(self, document, code, published)

    BuiltinReader.parsed = noted  # type: ignore[method-assign]
    mentions.shipped = lambda code, words: taggers.get(now[0]) or shipped(code, words)  # type: ignore[assignment,attr-defined]
    try:
        yield
    finally:
        BuiltinReader.parsed = parsed  # type: ignore[method-assign]
        mentions.shipped = shipped  # type: ignore[attr-defined]


def every() -> list[Lesson]:
    """All that names are learned from."""
    return list(lessons([*marked.sentences(), *marked.articles(), *keyed()]))


def spans(labels: list[str]) -> set[tuple[int, int, str]]:
    """The names that labels make."""
    found, i = set(), 0
    while i < len(labels):
        j = i + 1
        if labels[i]:
            kind = labels[i].split()[0]
            while j < len(labels) and labels[j] == f"{kind} on":
                j += 1
            found.add((i, j, kind))
        i = j
    return found


def judged(lessons: list[Lesson]) -> None:
    """Prints how right the rules and the weights are on every fourth article, by weights of the others."""
    counts: Counter[tuple[str, str, str, str]] = Counter()
    whole = [n for n, lesson in enumerate(lessons) if lesson.text.whole]
    test = set(whole[::4])
    features, moves = learn([lesson for n, lesson in enumerate(lessons) if n not in test])
    taggers = {code: of(features, moves, code) for code in {lesson.text.key["lang"] for lesson in lessons}}
    for n in sorted(test):
        lesson = lessons[n]
        code = lesson.text.key["lang"]
        for part, rules in zip(lesson.parts, lesson.rules, strict=True):
            right = spans(part.labels)
            scores = [unpacked(taggers[code].scored(_plain(f, code))) for f in part.features]
            read = [LABELS[k] for k in taggers[code].best(scores)]
            for who, found in (("rules", spans(rules)), ("names", spans(read))):
                for kind in ("person", "org"):
                    a = {s for s in right if s[2] == kind}
                    b = {s for s in found if s[2] == kind}
                    counts[who, code, kind, "asked"] += len(a)
                    counts[who, code, kind, "found"] += len(b)
                    counts[who, code, kind, "right"] += len(a & b)
    for who, code, kind in sorted({key[:3] for key in counts}):
        wanted, given, hit = (counts[who, code, kind, name] for name in ("asked", "found", "right"))
        p, r = hit / max(1, given), hit / max(1, wanted)
        print(f"{who} {code} {kind:6} P {p:.3f} R {r:.3f} F1 {2 * p * r / max(1e-9, p + r):.3f} of {wanted}")


def _plain(features: dict[str, float], code: str) -> list[str]:
    return list({name[3:] if name[2:3] in "!|" and name[:2] == code else name for name in features})


def write(learned: Learned) -> None:
    """Writes the weights where the reader looks for them."""
    features, moves = learned
    save(
        "names",
        None,
        {"features": {n: w for n, w in features.items() if n[2:3] not in ("!", "|")}, "moves": moves},
    )
    for code in sorted({n[:2] for n in features if n[2:3] == "!"}):
        own = {n[3:]: w for n, w in features.items() if n[:2] == code and n[2:3] in ("!", "|")}
        save("names", code, {"features": own})
    shipped.cache_clear()
