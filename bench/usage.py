"""What a piece of work cost, process by process: processor time and memory, from /proc.

The clock alone does not tell who worked: a JVM's threads beside a Python process use a core that nobody counted.
"""

import os
import threading
from collections import defaultdict
from pathlib import Path
from types import TracebackType
from typing import Final, Self

_EVERY: Final = 0.5
_TICKS: Final = os.sysconf("SC_CLK_TCK")
_KINDS: Final = (
    ("deploy.master.Master", "Spark master"),
    ("deploy.worker.Worker", "Spark worker"),
    ("CoarseGrainedExecutorBackend", "Spark executor"),
    ("SparkSubmit", "Spark driver"),
    ("pyspark/daemon", "Python of Spark"),
    ("pyspark.daemon", "Python of Spark"),
    ("multiprocessing", "pool"),
)


class Usage:
    """Processor seconds and the most memory of this process and all below it, while the `with` block runs."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)
        self.memory: dict[str, float] = defaultdict(float)
        self.others = 0.0
        """Processor seconds that the machine spent on what is not below this process."""
        self._first: dict[int, float] = {}
        self._last: dict[int, float] = {}
        self._kind: dict[int, str] = {}
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> Self:
        for process in _tree(os.getpid()):
            self._first[process] = _seconds(process)
        self.others = -_busy()
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ended.set()
        self._thread.join()
        self._look()
        for process, seconds in self._last.items():
            self.seconds[self._kind[process]] += seconds - self._first.get(process, 0.0)
        self.others = max(0.0, self.others + _busy() - sum(self.seconds.values()))

    def told(self) -> str:
        """Kinds of processes with their processor seconds and the most MB that one of them held."""
        parts = (
            f"{kind} {seconds:.1f} s {self.memory[kind]:.0f} MB"
            for kind, seconds in sorted(self.seconds.items(), key=lambda pair: -pair[1])
            if seconds >= 0.05
        )
        return "; ".join((*parts, f"everybody else {self.others:.1f} s"))

    def _watch(self) -> None:
        while not self._ended.wait(_EVERY):
            self._look()

    def _look(self) -> None:
        for process in _tree(os.getpid()):
            # A process is asked again what it is: a JVM or a Python process begins as a shell.
            kind = self._kind[process] = _kind(process)
            self._last[process] = max(_seconds(process), self._last.get(process, 0.0))
            self.memory[kind] = max(self.memory[kind], _resident(process))


def _tree(root: int) -> list[int]:
    """A process and all below it."""
    below: dict[int, list[int]] = defaultdict(list)
    for name in (entry.name for entry in Path("/proc").iterdir()):
        if name.isdigit() and (fields := _stat(int(name))):
            below[int(fields[1])].append(int(name))
    found = [root]
    for process in found:
        found += below[process]
    return found


def _stat(process: int) -> list[str]:
    """The fields of /proc/PID/stat from the state on; none when it has ended."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return []


def _seconds(process: int) -> float:
    fields = _stat(process)
    return (int(fields[11]) + int(fields[12])) / _TICKS if fields else 0.0


def _busy() -> float:
    """Processor seconds of the whole machine since it began, but for those without work."""
    user, nice, system, _, _, *rest = Path("/proc/stat").read_text().partition("\n")[0].split()[1:9]
    return sum(map(int, (user, nice, system, *rest))) / _TICKS


def _resident(process: int) -> float:
    fields = _stat(process)
    return int(fields[21]) * os.sysconf("SC_PAGE_SIZE") / 2**20 if fields else 0.0


def _kind(process: int) -> str:
    if process == os.getpid():
        return "this"
    try:
        command = Path(f"/proc/{process}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
    except OSError:
        return "other"
    return next((kind for sign, kind in _KINDS if sign in command), "other")
