#!/usr/bin/env python3
"""Archives: pages a second from WARC to claims, in a process pool and on Spark, beside what they are made of.

archive.py                    20,000 pages, one process, the pool, Spark local
archive.py --pages 100000     more pages (growth and memory)
archive.py --crawl FOLDER     keeps the generated files there and takes them from there
archive.py --cluster          Spark standalone: one worker against two, each with all cores and with one of its own
archive.py --only NAME        only one of: one, pool, spark, cluster

Spark is timed warm: in a session that has read a few files, so that its processes and their language packs are there,
as they are for all but the first minute of a long run. How long the start takes is told beside it; the figures of the
pool include its own. Below each figure: the processor seconds of each kind of process, and the memory of its largest.
The output of every way must be the same, byte for byte, else the command fails.

Generates the WARC files (bench/crawl.py). Needs `tenure[spark]` and Java 17, and Linux.
"""

import argparse
import hashlib
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from crawl import Crawl, write_warc
from tenure.cluster import Progress, fold_archive, read_archive
from tenure.cluster.spark import session
from usage import Usage

PAGES_A_FILE = 1_000
CORES = len(os.sched_getaffinity(0))


class Crawled:
    """The crawl that all ways read, and the first way's output, which the others' must be."""

    def __init__(self, folder: Path, out: Path, pages: int) -> None:
        self.folder, self.out, self.pages = folder, out, pages
        self.said = ""

    def timed(self, name: str, cores: int, work: Callable[[str], Progress]) -> float:
        """Pages a second of a way; `work` gets the folder to write into."""
        place = self.out / name
        with Usage() as usage:
            start = time.perf_counter()
            progress = work(str(place))
            seconds = time.perf_counter() - start
        if progress.failed:
            sys.exit("\n".join(progress.failed))
        m = progress.metrics
        rate = self.pages / seconds
        core = self.pages / sum(usage.seconds.values())
        print(
            f"{name:40}{self.pages:>9}{seconds:>9.1f}{rate:>10.0f}{rate / cores:>12.0f}{core:>14.0f}{m.claims:>9}"
        )
        print(f"    {usage.told()}", flush=True)
        said = digest(place)
        if self.said and said != self.said:
            sys.exit(f"{name}: the output differs")
        self.said = said
        return rate


def digest(out: Path) -> str:
    """What all part files hold; the marks of what is done tell seconds, so they are left out."""
    whole = hashlib.sha256()
    for path in sorted(out.rglob("*.parquet")):
        whole.update(str(path.relative_to(out)).encode() + hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()


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


def on_spark(name: str, cores: int, crawled: Crawled, master: str) -> float:
    """Pages a second of a session that has read two files a core before."""
    few = [str(path) for path in sorted(crawled.folder.glob("*.warc.gz"))[: 2 * cores]]
    start = time.perf_counter()
    with session(master, "bench"):
        read_archive(few, str(crawled.out / f"{name} at first"), spark=master)
        cold = time.perf_counter() - start
        rate = crawled.timed(name, cores, lambda out: read_archive([str(crawled.folder)], out, spark=master))
    print(f"    started, and its first {len(few)} files read, in {cold:.1f} s")
    return rate


@contextmanager
def standalone(workers: int, *, own_cores: bool) -> Iterator[str]:
    """A master and workers that offer one core each, as the master's address.

    With `own_cores` all that a worker starts, its executor and its Python process, has to do with that one core.
    """
    import pyspark

    home = Path(pyspark.__file__).parent
    environment = os.environ | {
        "SPARK_HOME": str(home), "SPARK_NO_DAEMONIZE": "1", "SPARK_LOCAL_IP": "127.0.0.1",
        "PYSPARK_PYTHON": sys.executable,
    }  # fmt: skip
    url = "spark://127.0.0.1:7099"
    spark = str(home / "bin" / "spark-class")
    commands = [["org.apache.spark.deploy.master.Master", "--host", "127.0.0.1", "--port", "7099"]]
    commands += [["org.apache.spark.deploy.worker.Worker", "--cores", "1", "--memory", "2g", url]] * workers
    cores = sorted(os.sched_getaffinity(0))
    running = []
    try:
        for number, command in enumerate(commands):
            bound = ["taskset", "-c", str(cores[(number - 1) % len(cores)])] if own_cores and number else []
            running.append(
                subprocess.Popen(
                    [*bound, spark, *command],
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                    env=environment,
                )
            )
            time.sleep(6)
        yield url
    finally:
        for process in running:
            process.terminate()
        for process in running:
            process.wait()


def cluster(crawled: Crawled) -> None:
    """Two workers against one, as the system lets them use the cores and with one core for each."""
    for own_cores, told in ((False, "all cores"), (True, "own core")):
        rates = []
        for workers in (1, 2):
            with standalone(workers, own_cores=own_cores) as url:
                rates.append(on_spark(f"Spark, {workers} worker(s), {told}", workers, crawled, url))
        print(f"two workers against one, {told}: {rates[1] / rates[0]:.2f} times\n", flush=True)


def generated(folder: Path, pages: int) -> int:
    """Sees to it that the folder holds the crawl; returns its pages."""
    folder.mkdir(exist_ok=True)
    files = max(1, pages // PAGES_A_FILE)
    wanted = {f"c{number:05}.warc.gz" for number in range(files)}
    there = {path.name for path in folder.iterdir()}
    if there - wanted:
        sys.exit(f"{folder}: holds other files than a crawl of {pages} pages")
    if there != wanted:
        crawl, size = Crawl(), 0
        for name in sorted(wanted):
            size += write_warc(folder / name, crawl, min(PAGES_A_FILE, pages))
        print(f"{size / 1e6:.0f} MB of HTML, 1 in 20 pages relevant, seven languages\n")
    return files * min(PAGES_A_FILE, pages)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pages", type=int, default=20_000)
    parser.add_argument("--crawl", type=Path)
    parser.add_argument("--cluster", action="store_true")
    parser.add_argument("--only", choices=("one", "pool", "spark", "cluster"), action="append")
    options = parser.parse_args()
    ways = options.only or ["one", "pool", "spark", *(["cluster"] if options.cluster else [])]
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.crawl or Path(scratch) / "crawl"
        crawled = Crawled(folder, Path(scratch) / "out", generated(folder, options.pages))
        heads = (("pages", 9), ("seconds", 9), ("pages/s", 10), ("/s a core", 12), ("/s of cpu", 14))
        print(f"{'':40}" + "".join(f"{name:>{width}}" for name, width in (*heads, ("claims", 9))))
        rates: dict[str, float] = {}
        if "one" in ways:
            rates["one"] = crawled.timed(
                "one process", 1, lambda out: read_archive([str(folder)], out, workers=1)
            )
        if "pool" in ways:
            rates["pool"] = crawled.timed(
                f"pool of {CORES}", CORES, lambda out: read_archive([str(folder)], out, workers=CORES)
            )
            start = time.perf_counter()
            with Usage() as usage:
                folded = fold_archive(str(crawled.out / f"pool of {CORES}"))
            print(
                f"fold: {folded.documents} documents, {folded.copies} copies, {folded.claims} claims, "
                f"{folded.groups} groups, {folded.tenures} tenures, {folded.changes} changes "
                f"in {time.perf_counter() - start:.1f} s\n    {usage.told()}"
            )
        if "spark" in ways:
            rates["spark"] = on_spark(f"Spark local[{CORES}]", CORES, crawled, f"local[{CORES}]")
        if {"one", "pool"} <= rates.keys():
            print(f"pool against {CORES} times one process: {rates['pool'] / (CORES * rates['one']):.2f}")
        if {"pool", "spark"} <= rates.keys():
            print(f"Spark against the pool: {rates['spark'] / rates['pool']:.2f}")
        if "cluster" in ways:
            cluster(crawled)
        if len(ways) > 1:
            peers(folder)


if __name__ == "__main__":
    main()
