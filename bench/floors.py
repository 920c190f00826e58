#!/usr/bin/env python3
"""The reader's scores must not fall below the floors of `floors.json`.

    floors.py             compare; exit 1 where a score is below its floor
    floors.py --update    raise each floor to the score reached; never lowers one (do that by hand, saying why)

Skipped, with a message, where the dev corpus does not lie beside the project.
"""

import argparse
import json
import sys
from pathlib import Path

from corpus import CORPUS, figures, keys, scorer

FLOORS = Path(__file__).with_name("floors.json")
VIEWS = ("changes", "roles", "stakes", "affiliations")

Scores = dict[str, dict[str, float]]


def reached() -> Scores:
    """F1 of each view in each language, four digits, where the key holds any claim of that view."""
    table = figures(scorer(), keys(sorted((CORPUS / "dev").glob("*.jsonl"))))
    return {
        group: {view: row[view]["f1"] for view in VIEWS if row[view]["in_key"]}
        for group, row in table.items()
    }


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--update", action="store_true", help="raise the floors to the scores reached")
    options = parser.parse_args()

    scores = reached()
    floors: Scores = json.loads(FLOORS.read_text(encoding="utf-8"))
    fallen = []
    print("F1 (floor)  " + "".join(f"{view:>20}" for view in VIEWS))
    for group, row in scores.items():
        cells = []
        for view in VIEWS:
            if view not in row:
                cells.append(f"{'-':>20}")
                continue
            floor = floors.get(group, {}).get(view, 0.0)
            cells.append(f"{row[view]:>11.4f} ({floor:.4f})")
            if row[view] < floor:
                fallen.append(f"{group} {view}: {row[view]:.4f} is below its floor of {floor:.4f}")
        print(f"{group:12}" + "".join(cells))
    if options.update:
        raised = {
            group: {view: max(score, floors.get(group, {}).get(view, 0.0)) for view, score in row.items()}
            for group, row in scores.items()
        }
        FLOORS.write_text(json.dumps(raised, indent=1) + "\n", encoding="utf-8")
    if fallen:
        print(*fallen, sep="\n", file=sys.stderr)
        sys.exit(1)


if __name__ == "__main__":
    main()
