"""The package as a whole: what installing and importing it costs."""

import re
import subprocess
import sys
from importlib.metadata import distribution
from pathlib import Path

from packaging.requirements import Requirement

import tenure

LIMIT = 150 * 2**20  # megabytes as `du -m` counts them
BLOCK = 4096


def core() -> set[str]:
    """Tenure's dependencies, and theirs, without extras that nobody asked for."""
    found: set[str] = set()
    todo = [("tenure", frozenset[str]())]
    while todo:
        name, extras = todo.pop()
        for line in distribution(name).requires or []:
            need = Requirement(line)
            wanted = not need.marker or any(need.marker.evaluate({"extra": e}) for e in extras or {""})
            key = re.sub(r"[-_.]+", "-", need.name).lower()
            if wanted and key not in found:
                found.add(key)
                todo.append((key, frozenset(need.extras)))
    return found


def on_disk(files: list[Path]) -> int:
    """What files take up, in whole blocks, as `du` counts."""
    return sum(-(-file.stat().st_size // BLOCK) * BLOCK for file in files if file.is_file())


def test_the_core_install_stays_small() -> None:
    sizes = {}
    for name in core():
        files = distribution(name).files or []
        sizes[name] = on_disk([Path(str(file.locate())) for file in files])
    own = Path(tenure.__file__).parent.rglob("*")
    # what Python compiles when the sources are first run depends on what ran before
    sizes["tenure"] = on_disk([path for path in own if path.parent.name != "__pycache__"])
    assert len(sizes) > 10
    largest = sorted(sizes.items(), key=lambda item: -item[1])[:5]
    assert sum(sizes.values()) < LIMIT, f"{sum(sizes.values()) / 1e6:.0f} MB, most of it {largest}"


def test_importing_tenure_loads_no_heavy_library() -> None:
    heavy = {"sqlalchemy", "rich", "trafilatura", "lxml", "yaml", "click", "pypinyin", "rapidfuzz"}
    code = "import sys, tenure; print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert not heavy & set(loaded.split())
