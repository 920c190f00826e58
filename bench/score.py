#!/usr/bin/env python3
"""Score the built-in reader, and tell apart what its makers saw from what they did not.

score.py                    all articles with keys of tests/, the demo, and the dev corpus (where it is)
score.py KEY.jsonl ...      these answer keys
score.py --blind            two tables: what is open to study, and the blind third (number divisible by 3)
score.py --errors           list misses (-) and false claims (+); never of blind documents
"""

import argparse
from pathlib import Path

import marked
from corpus import ROOT, blind, dev_keys, figures, golden_keys, hard_keys, keys, ordinary_keys
from scoring import Key


def table(name: str, documents: list[Key], *, errors: bool = False) -> None:
    if not documents:
        return
    wrong: list[str] | None = [] if errors else None
    scores = figures(documents, wrong)
    print(*wrong or (), sep="\n")
    print(f"\n{name}")
    print(
        f"{'':6}{'docs':>5}{'changes P':>11}{'R':>7}{'F1':>7}{'roles':>8}{'stakes':>8}{'affil.':>8}{'facts':>8}"
        f"{'modality':>10}{'date':>7}{'sourcing':>10}{'reason':>8}{'false alarms':>14}"
    )

    def cell(value: float | None, width: int) -> str:
        return f"{'-':>{width}}" if value is None else f"{value:>{width}.3f}"

    for group, row in scores.items():
        changes, matched = row["changes"], row["on_matched_changes"]
        print(
            f"{group:6}{row['documents']:>5}{cell(changes['precision'], 11)}{cell(changes['recall'], 7)}"
            f"{cell(changes['f1'], 7)}{cell(row['roles']['f1'], 8)}{cell(row['stakes']['f1'], 8)}"
            f"{cell(row['affiliations']['f1'], 8)}{cell(row['facts']['f1'], 8)}{cell(matched['modality'], 10)}"
            f"{cell(matched['date'], 7)}{cell(matched['sourcing'], 10)}{cell(matched['reason'], 8)}"
            f"{cell(row['false_alarm_rate'], 14)}"
        )


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
