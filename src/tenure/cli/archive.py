"""`tenure archive`: archives of millions of articles, on one machine or on Spark."""

import sys
from typing import TYPE_CHECKING

import click

from tenure.model import TenureError

from .output import emit, warn
from .params import json_option, register_option

if TYPE_CHECKING:
    from tenure.cluster import Metrics, Progress


@click.group()
def archive() -> None:
    """Read archives (WARC, Parquet, JSON Lines) and fold what they claim.

    \b
    Examples:
      tenure archive read CC-NEWS-*.warc.gz --out news
      tenure archive read s3a://bucket/news/ --out s3a://bucket/claims --spark spark://head:7077
      tenure archive fold news
      tenure archive load news --register postgresql://localhost/tenure
    """


_spark = click.option("--spark", metavar="MASTER", help="Run on Spark: local[2], spark://HOST:7077, …")
_workers = click.option(
    "--workers", type=click.IntRange(1), help="Processes on this machine (default: one a core)."
)


@archive.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--out", required=True, metavar="FOLDER", help="Where documents and claims go, as Parquet.")
@_workers
@_spark
@json_option
def read(paths: tuple[str, ...], out: str, workers: int | None, spark: str | None, to_json: bool) -> None:
    """Read archives into documents and claims.

    PATH is a file or a folder, local or s3a://, gs://, hdfs://. A run that ended early is started again
    and reads only what is not done. Records that can't be read are set aside in FOLDER/rejected with the
    reason.
    """
    cluster = _cluster()
    with _bar() as show:
        progress = cluster.read_archive(paths, out, workers=workers, spark=spark, listener=show)
    for problem in progress.failed:
        warn(problem)
    if to_json:
        emit({"files": progress.files, "metrics": progress.metrics, "failed": list(progress.failed)})
    else:
        click.echo(_told(progress.metrics))
    if progress.failed:
        sys.exit(1)


@archive.command()
@click.argument("folder", metavar="FOLDER")
@_workers
@_spark
@json_option
def fold(folder: str, workers: int | None, spark: str | None, to_json: bool) -> None:
    """Fold the claims in FOLDER into FOLDER/tenures and FOLDER/changes (Parquet)."""
    folded = _cluster().fold_archive(folder, workers=workers, spark=spark)
    if to_json:
        emit(folded)
    else:
        click.echo(
            f"{folded.documents} documents ({folded.copies} copies put under them) with {folded.claims} claims, "
            f"in {folded.groups} groups (largest {folded.largest} documents): "
            f"{folded.tenures} tenures, {folded.changes} changes."
        )


@archive.command()
@click.argument("folder", metavar="FOLDER")
@register_option
def load(folder: str, url: str) -> None:
    """Load the documents and claims in FOLDER into a register."""
    from tenure.register import Register

    cluster = _cluster()
    with Register.open(url) as register:
        added = register.add_many(cluster.claimed(folder))
    for refused in added.refused:
        warn(refused.problem)
    click.echo(f"Documents: {added.new} added with {added.claims} claims, {added.known} already there.")
    if added.refused:
        sys.exit(1)


class _Cluster:
    def __init__(self) -> None:
        try:
            from tenure import cluster
            from tenure.cluster.fold import claimed
        except ModuleNotFoundError as error:
            raise TenureError(
                f"{error.name} is missing: install tenure[archive] (with Spark: tenure[spark])"
            ) from None
        self.read_archive = cluster.read_archive
        self.fold_archive = cluster.fold_archive
        self.claimed = claimed


def _cluster() -> _Cluster:
    return _Cluster()


class _bar:  # noqa: N801
    """A bar over the files on standard error, where that is a terminal."""

    def __enter__(self) -> "_bar":
        self._progress = None
        if sys.stderr.isatty():
            from rich.console import Console
            from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

            columns = (BarColumn(), TextColumn("{task.description}"), TimeRemainingColumn())
            self._progress = Progress(*columns, console=Console(stderr=True), transient=True)
            self._progress.start()
            self._task = self._progress.add_task("", total=None)
        return self

    def __call__(self, progress: "Progress") -> None:
        if self._progress is not None:
            m = progress.metrics
            told = f"{progress.done}/{progress.files} files, {m.pages} pages, {m.claims} claims"
            self._progress.update(self._task, total=progress.files, completed=progress.done, description=told)

    def __exit__(self, *_: object) -> None:
        if self._progress is not None:
            self._progress.stop()


def _told(metrics: "Metrics") -> str:
    speed = metrics.pages / metrics.seconds if metrics.seconds else 0.0
    return (
        f"{metrics.files} files, {metrics.records} records, {metrics.pages} pages ({metrics.bytes / 1e6:.1f} MB): "
        f"{metrics.relevant} relevant, {metrics.documents} with {metrics.claims} claims, "
        f"{metrics.rejected} set aside; {speed:.0f} pages a second of work."
    )
