#!/usr/bin/env python3
"""The reader's scores must not fall below their floors.

floors.json holds those of the dev corpus, golden_floors.json those of tests/golden.

    floors.py             compare; exit 1 where a score is below its floor
    floors.py --update    raise each floor to the score reached; never lowers one (do that by hand, saying why)

Without a dev corpus beside the project, only the golden articles are compared, and it says so.
"""

import argparse
import json
import sys
from pathlib import Path

from corpus import dev_keys, figures, golden_keys
from scoring import Key

HERE = Path(__file__).parent
VIEWS = ("changes", "roles", "stakes", "affiliations")

Scores = dict[str, dict[str, float]]


def reached(documents: list[Key]) -> Scores:
    """F1 of each view in each language, four digits, where the key holds any claim of that view."""
    return {
        group: {view: row[view]["f1"] for view in VIEWS if row[view]["in_key"]}
        for group, row in figures(documents).items()
    }


def compare(name: str, documents: list[Key], path: Path, *, update: bool) -> list[str]:
    """Prints scores beside their floors; a line for each that has fallen."""
    scores = reached(documents)
    floors: Scores = json.loads(path.read_text(encoding="utf-8"))
    fallen = []
    print(f"{name + ': F1 (floor)':26}" + "".join(f"{view:>19}" for view in VIEWS))
    for group, row in scores.items():
        cells = []
        for view in VIEWS:
            if view not in row:
                cells.append(f"{'-':>19}")
                continue
            floor = floors.get(group, {}).get(view, 0.0)
            cells.append(f"{row[view]:>10.4f} ({floor:.4f})")
            if row[view] < floor:
                fallen.append(f"{name} {group} {view}: {row[view]:.4f} is below its floor of {floor:.4f}")
        print(f"{group:26}" + "".join(cells))
    if update:
        raised = {
            group: {view: max(score, floors.get(group, {}).get(view, 0.0)) for view, score in row.items()}
            for group, row in scores.items()
        }
        path.write_text(json.dumps(raised, indent=1) + "\n", encoding="utf-8")
    return fallen


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--update", action="store_true", help="raise the floors to the scores reached")
    options = parser.parse_args()

    fallen = compare("golden", golden_keys(), HERE / "golden_floors.json", update=options.update)
    if dev := dev_keys():
        fallen += compare("dev corpus", dev, HERE / "floors.json", update=options.update)
    else:
        print("No dev corpus beside the project: its floors are not compared.")
    if fallen:
        print(*fallen, sep="\n", file=sys.stderr)
        sys.exit(1)


if __name__ == "__main__":
    main()
