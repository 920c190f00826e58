"""The package as a whole: what importing it costs."""

import subprocess
import sys


def test_importing_tenure_loads_no_heavy_library() -> None:
    heavy = {"sqlalchemy", "rich", "trafilatura", "lxml", "yaml", "click", "pypinyin", "rapidfuzz"}
    code = "import sys, tenure; print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert not heavy & set(loaded.split())
