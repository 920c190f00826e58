#!/usr/bin/env python3
"""Archives: pages a second from WARC to claims, in a process pool and on Spark, beside what they are made of.

archive.py                    20,000 pages, one process, the pool, Spark local
archive.py --pages 100000     more pages (growth and memory)
archive.py --cluster          Spark standalone: one worker process against two

Spark is timed warm: in a session that has read a few files, so that its processes and their language packs are there,
as they are for all but the first minute of a long run. How long the start takes is told beside it; the figures of the
pool include its own.

Generates the WARC files (bench/crawl.py) in a folder of its own. Needs `tenure[spark]` and Java 17.
"""

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from crawl import Crawl, write_warc
from tenure.cluster import Progress, fold_archive, read_archive
from tenure.cluster.spark import session

PAGES_A_FILE = 1_000


def timed(name: str, pages: int, cores: int, work: Callable[[], Progress]) -> float:
    start = time.perf_counter()
    progress = work()
    seconds = time.perf_counter() - start
    if progress.failed:
        print("\n".join(progress.failed), file=sys.stderr)
    m = progress.metrics
    rate = pages / seconds
    core = m.pages / m.seconds if m.seconds else 0.0
    held = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    memory = max(held) / 1024
    print(
        f"{name:34}{pages:>9}{seconds:>9.1f}{rate:>10.0f}{rate / cores:>12.0f}{core:>14.0f}{m.claims:>9}{memory:>9.0f}"
    )
    return rate


def peers(folder: Path) -> None:
    """The extraction library's own speed on the same pages, and the reader's on what it extracts."""
    from trafilatura import bare_extraction

    from tenure.cluster.records import records
    from tenure.reader import BuiltinReader
    from tenure.sources.html import Page
    from tenure.sources.warc import RawPage

    pages = [r.body.decode() for r in records(str(next(folder.glob("*.warc.gz")))) if isinstance(r, RawPage)][
        :300
    ]
    start = time.process_time()
    for page in pages:
        bare_extraction(page, favor_precision=True, include_comments=False, with_metadata=True)
    careful = len(pages) / (time.process_time() - start)
    from tenure.model import Document

    articles = []
    for page in pages:
        try:
            found = Page(page, "page")
        except Exception:
            continue
        articles.append(Document(id="x", title=found.title, text=found.text, published=found.published))
    reader = BuiltinReader()
    for article in articles:
        reader.read(article)  # the first time compiles the packs
    start = time.process_time()
    for article in articles:
        reader.read(article)
    read = len(articles) / (time.process_time() - start)
    print(
        f"\ntrafilatura alone, every page: {careful:.0f} pages a core-second; the reader on its texts: {read:.0f}"
    )


def on_spark(name: str, pages: int, cores: int, folder: Path, out: Path, master: str) -> float:
    """Pages a second of a session that has read two files a core before."""
    few = [str(path) for path in sorted(folder.glob("*.warc.gz"))[: 2 * cores]]
    start = time.perf_counter()
    with session(master, "bench"):
        read_archive(few, str(out / f"{name} at first"), spark=master)
        cold = time.perf_counter() - start
        rate = timed(name, pages, cores, lambda: read_archive([str(folder)], str(out / name), spark=master))
    print(f"{'':34}(started, and its first {len(few)} files read, in {cold:.1f} s)")
    return rate


def standalone(folder: Path, out: Path, pages: int) -> None:
    """A master and one, then two, worker processes of one core each."""
    import pyspark

    home = Path(pyspark.__file__).parent
    environment = os.environ | {
        "SPARK_HOME": str(home), "SPARK_NO_DAEMONIZE": "1", "SPARK_LOCAL_IP": "127.0.0.1",
        "PYSPARK_PYTHON": sys.executable,
    }  # fmt: skip
    master_url = "spark://127.0.0.1:7099"
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "env": environment}
    classes = [str(home / "bin" / "spark-class")]
    running = [
        subprocess.Popen(
            [*classes, "org.apache.spark.deploy.master.Master", "--host", "127.0.0.1", "--port", "7099"],
            **quiet,  # type: ignore[call-overload]
        )
    ]  # fmt: skip
    rates = []
    try:
        for count in (1, 2):
            worker = [
                *classes,
                "org.apache.spark.deploy.worker.Worker",
                "--cores",
                "1",
                "--memory",
                "2g",
                master_url,
            ]
            running.append(subprocess.Popen(worker, **quiet))  # type: ignore[call-overload]
            time.sleep(12)
            rates.append(
                on_spark(f"Spark standalone, {count} worker(s)", pages, count, folder, out, master_url)
            )
    finally:
        for process in running:
            process.terminate()
    print(f"two workers against one: {rates[1] / rates[0]:.2f} times")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pages", type=int, default=20_000)
    parser.add_argument("--cluster", action="store_true")
    parser.add_argument("--pool-only", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder, out = Path(scratch) / "crawl", Path(scratch) / "out"
        folder.mkdir()
        crawl, size = Crawl(), 0
        for number in range(max(1, options.pages // PAGES_A_FILE)):
            size += write_warc(folder / f"c{number:05}.warc.gz", crawl, min(PAGES_A_FILE, options.pages))
        pages = max(1, options.pages // PAGES_A_FILE) * min(PAGES_A_FILE, options.pages)
        print(f"{pages} pages, {size / 1e6:.0f} MB of HTML, 1 in 20 relevant, seven languages\n")
        heads = (("pages", 9), ("seconds", 9), ("pages/s", 10), ("/s a core", 12), ("/s of work", 14))
        print(
            f"{'':34}" + "".join(f"{name:>{width}}" for name, width in (*heads, ("claims", 9), ("MB max", 9)))
        )
        cores = os.cpu_count() or 1
        one = timed("one process", pages, 1, lambda: read_archive([str(folder)], str(out / "one"), workers=1))
        pool = timed(
            f"pool of {cores}",
            pages,
            cores,
            lambda: read_archive([str(folder)], str(out / "pool"), workers=cores),
        )
        if not options.pool_only:
            spark = on_spark(f"Spark local[{cores}]", pages, cores, folder, out, f"local[{cores}]")
            print(f"\nSpark against the pool: {spark / pool:.2f}")
        print(f"pool against {cores} times one process: {pool / (cores * one):.2f}")
        start = time.perf_counter()
        folded = fold_archive(str(out / "pool"))
        print(
            f"fold: {folded.documents} documents, {folded.copies} copies, {folded.claims} claims, "
            f"{folded.groups} groups, {folded.tenures} tenures, {folded.changes} changes "
            f"in {time.perf_counter() - start:.1f} s"
        )
        peers(folder)
        if options.cluster:
            standalone(folder, out, pages)
        shutil.rmtree(out, ignore_errors=True)


if __name__ == "__main__":
    main()
