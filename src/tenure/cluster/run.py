"""Running over many files: a process pool on one machine, Spark on a cluster, the same work in both."""

import gc
import multiprocessing
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from typing import Final

import msgspec
from pyarrow import fs

from tenure.model import TenureError

from .records import kind_of, opened
from .work import Metrics, done, read_file

_TRIES: Final = 3
"""How often a file may take its worker down before it is set aside."""


class Progress(msgspec.Struct, frozen=True):
    """How far a run is: files done of all, what they gave, and what failed in words."""

    done: int
    files: int
    metrics: Metrics
    failed: tuple[str, ...] = ()


Listener = Callable[[Progress], None]


def files_of(paths: Sequence[str]) -> list[str]:
    """The readable files of paths: files as named, folders with all below them, in alphabetical order.

    Raises TenureError for a path that is not there or a file of another kind.
    """
    found: list[str] = []
    for path in paths:
        system, inner = opened(path)
        info = system.get_file_info(inner)
        if info.type == fs.FileType.Directory:
            prefix = path[: len(path) - len(inner)] if path.endswith(inner) else ""
            below = system.get_file_info(fs.FileSelector(inner, recursive=True))
            found += sorted(prefix + i.path for i in below if i.type == fs.FileType.File and kind_of(i.path))
        elif info.type == fs.FileType.NotFound:
            raise TenureError(f"{path}: there is no such file or folder")
        elif kind_of(path) is None:
            raise TenureError(f"{path}: not a WARC, Parquet or JSON Lines file by its name")
        else:
            found.append(path)
    if not found:
        raise TenureError("no WARC, Parquet or JSON Lines file there")
    return list(dict.fromkeys(found))


def read_archive(
    paths: Sequence[str],
    out: str,
    *,
    workers: int | None = None,
    spark: str | None = None,
    listener: Listener = lambda _: None,
) -> Progress:
    """Reads archives into documents and claims (Parquet below `out`).

    `spark` is a Spark master (`local[2]`, `spark://host:7077`); without it a pool of `workers` processes (default:
    one a core). Files done in an earlier run are not read again. Raises TenureError when nothing can be read or
    written; files that fail are named in the progress, and the rest goes on.
    """
    files = files_of(paths)
    _writable(out)
    total = Metrics()
    waiting = []
    for path in files:
        before = done(out, path)
        if before is None:
            waiting.append(path)
        else:
            total.add(before)
    failed: list[str] = []
    finished = len(files) - len(waiting)
    results = _spark(waiting, out, spark) if spark else _pool(waiting, out, workers or os.cpu_count() or 1)
    progress = Progress(finished, len(files), total)
    listener(progress)
    for result in results:
        finished += 1
        if isinstance(result, Metrics):
            total.add(result)
        else:
            failed.append(result)
        progress = Progress(finished, len(files), total, tuple(failed))
        listener(progress)
    return progress


def _writable(out: str) -> None:
    try:
        system, root = opened(out)
        system.create_dir(f"{root}/_done", recursive=True)
        with system.open_output_stream(f"{root}/_done/.probe"):
            pass
        system.delete_file(f"{root}/_done/.probe")
    except OSError as error:
        raise TenureError(f"{out}: can't be written ({error}); name another folder with --out") from None


def read_safely(path: str, out: str) -> Metrics | str:
    """Reads a file, in a worker's process.

    What that has built up by then, the language packs above all, stays. It is frozen, because Spark's Python searches
    all its objects for cycles after each task: a million of them, as long as 150 pages take to be read.
    """
    try:
        return read_file(path, out)
    except TenureError as error:
        return str(error)
    finally:
        gc.collect()
        gc.freeze()


def _pool(files: list[str], out: str, workers: int) -> Iterator[Metrics | str]:
    """The files in a pool of processes. A worker that is lost costs the files in its hands, which are tried again."""
    tries = dict.fromkeys(files, 0)
    waiting = list(files)
    while waiting:
        # After a loss files go one by one, so that the one that kills its worker is found and set aside.
        careful = any(tries[path] for path in waiting)
        context = multiprocessing.get_context("forkserver" if sys.platform != "win32" else "spawn")
        size = 1 if careful else min(workers, len(waiting))
        with ProcessPoolExecutor(size, mp_context=context) as pool:
            running: dict[Future[Metrics | str], str] = {
                pool.submit(read_safely, path, out): path for path in (waiting[:1] if careful else waiting)
            }
            lost = False
            for future in as_completed(running):
                path = running[future]
                try:
                    result = future.result()
                except BrokenProcessPool:
                    lost = True
                    continue
                waiting.remove(path)
                yield result
        if lost:
            for path in [p for p in running.values() if p in waiting]:
                tries[path] += 1
                if tries[path] >= _TRIES:
                    waiting.remove(path)
                    yield f"{path}: its worker was lost {_TRIES} times (memory?); set aside"


def _spark(files: list[str], out: str, master: str) -> Iterator[Metrics | str]:
    """The files on Spark: one task a file, the metrics streamed back in order."""
    from .spark import mapped

    def told(path: str) -> str:
        return msgspec.json.encode(read_safely(path, out)).decode()

    for line in mapped(master, "tenure archive read", files, told):
        yield msgspec.json.decode(line, type=Metrics | str)
