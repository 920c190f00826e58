#!/usr/bin/env python3
"""Score the built-in reader, and tell apart what its makers saw from what they did not.

score.py                    all articles with keys of tests/, the demo, and the dev corpus (where it is)
score.py KEY.jsonl ...      these answer keys
score.py --blind            two tables: what is open to study, and the blind third (number divisible by 3)
score.py --errors           list misses (-) and false claims (+); never of blind documents
"""

import argparse
from collections.abc import Collection
from pathlib import Path

import marked
from corpus import ROOT, blind, dev_keys, figures, golden_keys, hard_keys, keys, ordinary_keys
from scoring import Figures, Key

COLUMNS: dict[str, tuple[int, str, str]] = {
    "changes P": (11, "changes", "precision"),
    "R": (7, "changes", "recall"),
    "F1": (7, "changes", "f1"),
    "roles": (8, "roles", "f1"),
    "stakes": (8, "stakes", "f1"),
    "affil.": (8, "affiliations", "f1"),
    "facts": (8, "facts", "f1"),
    "modality": (10, "on_matched_changes", "modality"),
    "date": (7, "on_matched_changes", "date"),
    "sourcing": (10, "on_matched_changes", "sourcing"),
    "reason": (8, "on_matched_changes", "reason"),
}
"""The width of each, and which figure it shows."""


def table(name: str, documents: list[Key], *, errors: bool = False) -> None:
    if not documents:
        return
    wrong: list[str] | None = [] if errors else None
    scores = figures(documents, wrong)
    print(*wrong or (), sep="\n")
    show(name, scores)


def show(name: str, scores: Figures, columns: Collection[str] = tuple(COLUMNS)) -> None:
    """Prints figures, a line for each language; behind the columns how often changes are told where there are none."""
    print(f"\n{name}")
    heads = "".join(f"{column:>{COLUMNS[column][0]}}" for column in columns)
    print(f"{'':6}{'docs':>5}{heads}{'false alarms':>14}")

    def cell(value: float | None, width: int) -> str:
        return f"{'-':>{width}}" if value is None else f"{value:>{width}.3f}"

    for group, row in scores.items():
        cells = ""
        for width, part, figure in (COLUMNS[column] for column in columns):
            cells += cell(row[part][figure], width)
        print(f"{group:6}{row['documents']:>5}{cells}{cell(row['false_alarm_rate'], 14)}")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("keys", nargs="*", type=Path, metavar="KEY.jsonl")
    parser.add_argument("--blind", action="store_true", help="the open and the blind part apart")
    parser.add_argument("--errors", action="store_true", help="list misses and false claims")
    options = parser.parse_args()

    parts = {
        "dev corpus": dev_keys(),
        "golden": golden_keys(),
        "tests/hard, open": hard_keys("open"),
        "tests/hard, blind": hard_keys("blind"),
        "tests/ordinary, blind": ordinary_keys("blind"),
        "tests/marked, blind": [text.key for text in marked.articles("blind")],
        "tests/marked, blind news": [text.key for text in marked.articles("blind_news")],
        "demo": keys([ROOT / "demo" / "key.jsonl"]),
    }
    if options.keys:
        parts = {"keys": keys(options.keys)}
    for name, documents in parts.items():
        if options.blind and name == "dev corpus":
            table(f"{name}, open", [d for d in documents if not blind(d)], errors=options.errors)
            table(f"{name}, blind", [d for d in documents if blind(d)])
        else:
            if options.errors and name in ("dev corpus", "keys"):
                documents = [d for d in documents if not blind(d)]
            table(name, documents, errors=options.errors and not name.endswith("blind"))


if __name__ == "__main__":
    main()
