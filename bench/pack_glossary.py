#!/usr/bin/env python3
"""Pack the glossaries for the reader: python bench/pack_glossary.py [--check]

`bench/glossary` holds them as they are written: `LANG.txt` an entry and its concept a line (a hyphen at the end of an
entry stands for all forms that begin so), `LANG.phrases.txt` a concept, a colon and a phrase a line (`*` stands for up
to three words), `classes.txt` each concept and its class. Entries are words in their normal form.
"""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from stored import save
from tenure.reader.glossary import ANY, kinds, shipped

FOLDER = Path(__file__).parent / "glossary"
CLASSES = "classes"


class BadGlossary(Exception):
    """A line of a glossary that is wrong; the message names it."""


def lines(path: Path, sign: str) -> Iterator[tuple[str, str]]:
    """The two parts of each line. Raises BadGlossary for a line that has no two, or says again what one has said."""
    seen: set[str] = set()
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        one, found, other = line.partition(sign)
        one, other = one.strip(), other.strip()
        if not (found and one and other) or (sign == " " and " " in other):
            raise BadGlossary(f"{path}:{number}: expected two parts with {sign!r} between, found {line!r}")
        entry = other if sign == ":" else one
        if sign == ":" and (len(entry.split()) < 2 or ANY in (entry.split()[0], entry.split()[-1])):
            raise BadGlossary(f"{path}:{number}: a phrase has several words, and begins and ends with one")
        if entry in seen:
            raise BadGlossary(f"{path}:{number}: {entry!r} was given before")
        seen.add(entry)
        yield one, other


def language(code: str) -> dict[str, dict[str, str]]:
    """The glossary of a language, checked. Raises BadGlossary."""
    words = dict(lines(FOLDER / f"{code}.txt", " "))
    path = FOLDER / f"{code}.phrases.txt"
    phrases = {phrase: concept for concept, phrase in lines(path, ":")} if path.exists() else {}
    return {"words": words, "phrases": phrases}


def languages() -> list[str]:
    """The languages that have a glossary."""
    return sorted(p.stem for p in FOLDER.glob("*.txt") if "." not in p.stem and p.stem != CLASSES)


def pack() -> None:
    """Writes all of them where the reader looks for them. Raises BadGlossary."""
    save("concepts", None, dict(lines(FOLDER / f"{CLASSES}.txt", " ")))
    for code in languages():
        some = language(code)
        by_concept: dict[str, list[str]] = {}
        for phrase, concept in sorted(some["phrases"].items()):
            by_concept.setdefault(concept, []).append(phrase)
        save("glossary", code, {"words": some["words"], "phrases": by_concept})
    shipped.cache_clear()
    kinds.cache_clear()


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--check", action="store_true", help="only look for lines that are wrong")
    check = parser.parse_args().check
    try:
        classes = dict(lines(FOLDER / f"{CLASSES}.txt", " "))
        found = {code: language(code) for code in languages()}
    except BadGlossary as error:
        sys.exit(str(error))
    for code, own in found.items():
        print(f"{code}: {len(own['words'])} entries, {len(own['phrases'])} phrases")
        without = sorted({*own["words"].values(), *own["phrases"].values()} - classes.keys())
        if without:
            sys.exit(f"{FOLDER / CLASSES}.txt: no class for {', '.join(without)}")
    if not check:
        pack()


if __name__ == "__main__":
    main()
