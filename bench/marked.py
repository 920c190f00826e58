"""Marked texts: people, organizations, posts and dates marked where they stand, and what is claimed of them.

`tests/marked/README.md` tells the notation. Single turns of phrase are in `sentences`, whole articles in `articles`;
those in `blind` and `blind_news` are only ever scored.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from agreement import Claim
from corpus import ROOT
from scoring import Key
from tenure.reader.lexicon import compiled

MARKED: Final = ROOT / "tests" / "marked"
_MARK: Final = re.compile(r"\[([ptod]\d\d?)(?:=([\w-]+))?[ :]([^\[\]]+)\]")
_CHANGES: Final = ("start", "end", "hold", "held")
_MODALITIES: Final = ("planned", "possible", "denied")
_SOURCINGS: Final = ("official", "named", "unnamed")
_ANAPHORS: Final = {"determiner", "pronoun", "possessive", "its"}
_SHORT: Final = 5
"""Letters up to which a word that ends with s is taken for no genitive."""
_JOINT: Final = "\n\n"
DAY: Final = "2025-03-04"
"""When sentences are taken to be published, which have no date."""


class Mark(NamedTuple):
    """`raw[start:end]` names what `name` stands for; `value`: the role of a title, the day of a date."""

    name: str
    value: str | None
    start: int
    end: int


class Told(NamedTuple):
    """What a text tells of a post: the names of marks, and the role."""

    change: str
    person: str
    role: str


class Marked(NamedTuple):
    """A text, as a document with its key; `marks` count in headline and text joined by a blank line."""

    key: Key
    whole: bool
    """an article, and not some sentences"""
    marks: list[Mark]
    told: list[Told]

    @property
    def raw(self) -> str:
        """What the marks count in."""
        return str(self.key["title"]) + _JOINT + str(self.key["text"])


def sentences(folder: Path = MARKED / "sentences") -> Iterator[Marked]:
    """The turns of phrase. Raises ValueError, naming file and text, where one is marked wrongly."""
    for path in sorted(folder.glob("*/*.txt")):
        for number, block in enumerate(re.split(r"\n\s*\n", path.read_text(encoding="utf-8").strip())):
            yield _read(path, number, block.split("\n"), whole=False)


def articles(part: str = "articles") -> Iterator[Marked]:
    """The articles of a part, `articles`, `blind` or `blind_news`. Raises ValueError as `sentences` does."""
    for path in sorted((MARKED / part).glob("*/*.txt")):
        for number, block in enumerate(re.split(r"(?m)^===\s*$", path.read_text(encoding="utf-8"))):
            if block.strip():
                yield _read(path, number, block.strip().split("\n"), whole=True)


def _read(path: Path, number: int, lines: list[str], *, whole: bool) -> Marked:
    lang = path.parent.name
    try:
        return parsed(lines, f"{lang}-{path.stem}-{number}{'a' if whole else 's'}", lang, whole=whole)
    except ValueError as error:
        raise ValueError(f"{path}: {error}: {' '.join(lines)[:80]}") from None


def parsed(lines: list[str], id_: str, lang: str, *, whole: bool) -> Marked:
    """The text that some lines hold. Raises ValueError."""
    day, publisher = DAY, "Example Wire"
    title, body, told = "", [], []
    for line in lines:
        if line.startswith(">"):
            told += [part.split() for part in line[1:].split(";")]
        elif whole and line.startswith("@ "):
            day, _, publisher = (part.strip() for part in line[2:].partition("|"))
        elif whole and line.startswith("# "):
            title = line[2:].strip()
        else:
            body.append(line)
    marks: list[Mark] = []
    headline = _unmarked(title, 0, marks)
    text = _unmarked("\n".join(body).strip(), len(headline) + len(_JOINT), marks)
    if re.search(r"[\[\]]", headline + text):
        raise ValueError("a bracket that marks nothing")
    key: Key = {
        "id": id_, "lang": lang, "published": day, "publisher": publisher, "title": headline, "text": text,
    }  # fmt: skip
    found = Marked(key, whole, marks, [])
    key["claims"] = [_claim(words, found) for words in told if words and words != ["none"]]
    key["marked"] = True
    key["whole"] = whole
    return found


def _unmarked(line: str, at: int, marks: list[Mark]) -> str:
    """A text without its marks, which are taken down; `at`: where it begins."""
    text, position = "", 0
    for found in _MARK.finditer(line):
        text += line[position : found.start()]
        marks.append(Mark(found[1], found[2], at + len(text), at + len(text) + len(found[3])))
        text += found[3]
        position = found.end()
    return text + line[position:]


def names(marked: Marked, name: str | None) -> list[str]:
    """How the text names something: the fullest name first, what only refers back to it last."""
    found = {marked.raw[m.start : m.end] for m in marked.marks if m.name == name}
    small = compiled(marked.key["lang"]).word_cues

    def rank(span: str) -> tuple[bool, int, str]:
        first = span.split()[0]
        anaphor = first[0].islower() or bool(small.get(first.lower(), set()) & _ANAPHORS)
        return (anaphor, -len(span), span)

    ranked = sorted(found, key=rank)
    return ranked + [other for span in ranked for other in _uninflected(span, marked.key["lang"])]


def _uninflected(name: str, lang: str) -> list[str]:
    """A German name that the text may have in the genitive only, without its ending: "Turnerbunds Nord"."""
    parts = name.split()
    if lang != "de" or len(parts) == 1:
        return []
    return [
        " ".join([*parts[:n], part.removesuffix(ending), *parts[n + 1 :]])
        for n, part in enumerate(parts)
        for ending in ("s", "es")
        if part.endswith(ending) and part[0].isupper() and len(part) > _SHORT
    ]


def _evidence(marked: Marked, asked: list[str]) -> str:
    """The sentence that names most of what a claim is of: the person before the post, the post before the rest."""
    worth = {name: 8 >> n for n, name in enumerate(sorted(asked, key=_order))}
    best, most = marked.raw, 0
    for sentence in re.finditer(r"[^.!?\n]+[.!?]*", marked.raw):
        own = {m.name for m in marked.marks if sentence.start() <= m.start < sentence.end()}
        value = sum(worth.get(name, 0) for name in own)
        if value > most:
            best, most = sentence[0].strip(), value
    return best


def _order(name: str) -> int:
    return "ptod".index(name[0])


def _claim(words: list[str], marked: Marked) -> Claim:
    known = {mark.name for mark in marked.marks}
    values = {mark.name: mark.value for mark in marked.marks if mark.value}
    asked = [w for w in words if re.fullmatch(r"[ptod]\d\d?", w)]
    if any(w not in known for w in asked):
        raise ValueError(f"no such mark: {' '.join(words)}")
    days = [values.get(w) for w in asked if w[0] == "d"]
    claim: Claim = {
        "modality": next((w for w in words if w in _MODALITIES), "actual"),
        "sourcing": next((w for w in words if w in _SOURCINGS), "plain"),
        "when": days[0] if days else None,
        "evidence": _evidence(marked, asked),
    }
    if words[0] == "stake" and len(asked) > 1:
        share = next((float(w) for w in words[2:] if re.fullmatch(r"[01](\.\d+)?", w)), None)
        holder, org = names(marked, asked[0]), names(marked, asked[1])
        return claim | {
            "kind": "stake", "change": words[1], "holder": holder[0], "holder_aliases": holder[1:], "org": org[0],
            "org_aliases": org[1:], "share": share,
        }  # fmt: skip
    if words[0] == "affiliation" and len(asked) > 1:
        org, parent = names(marked, asked[0]), names(marked, asked[1])
        return claim | {
            "kind": "affiliation", "change": words[1], "org": org[0], "org_aliases": org[1:], "parent": parent[0],
            "parent_aliases": parent[1:], "relation": words[4],
        }  # fmt: skip
    person = next((w for w in asked if w[0] == "p"), None)
    title = next((w for w in asked if w[0] == "t"), None)
    org_mark = next((w for w in asked if w[0] == "o"), None)
    role = values.get(title or "") or next((w[1:] for w in words if w[0] == "="), None)
    if words[0] not in _CHANGES or person is None or role is None:
        raise ValueError(f"no claim: {' '.join(words)}")
    marked.told.append(Told(words[0], person, role))
    people, orgs, titles = names(marked, person), names(marked, org_mark), names(marked, title)
    return claim | {
        "kind": "role", "person": people[0], "person_aliases": people[1:], "org": orgs[0] if orgs else None,
        "org_aliases": orgs[1:], "role": role, "title": titles[0] if titles else None, "change": words[0],
        "interim": "interim" in words, "reason": next((w[7:] for w in words if w.startswith("reason=")), None),
    }  # fmt: skip
