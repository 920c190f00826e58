#!/usr/bin/env python3
"""Write down how well the reader does in each language, for `tenure languages` to show.

Scores of the changes: on tests/golden, which everyone can reproduce, and on the part of the dev corpus that
nobody looked into while the reader was built.
"""

import json
from pathlib import Path
from typing import Any

from corpus import blind, dev_keys, figures, golden_keys
from scoring import Key
from tenure.reader.scores import PATH


def main() -> None:
    parts: dict[str, list[Key]] = {
        "golden": golden_keys(),
        "unseen": [key for key in dev_keys() if blind(key)],
    }
    scores: dict[str, dict[str, Any]] = {}
    for part, documents in parts.items():
        for code, row in figures(documents).items():
            if code != "all":
                scores.setdefault(code, {})[part] = {
                    "documents": row["documents"],
                    **{name: round(row["changes"][name] or 0.0, 3) for name in ("precision", "recall", "f1")},
                }
    Path(PATH).write_text(json.dumps(scores, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    print(f"{len(scores)} languages written to {PATH.name}")


if __name__ == "__main__":
    main()
