"""The one way onto Spark: a function of a string to a string, over many strings, as `mapInArrow` over batches."""

import os
import sys
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any, Final

import pyarrow as pa

from tenure.model import TenureError

_TRIES: Final = 4
"""How often Spark tries a task whose worker was lost."""
_WAVE: Final = 16
"""Items a core in one job: results come back, and progress is told, as jobs end."""
_AT_ONCE: Final = 2
"""Jobs under way: while the last items of one keep some cores, the others begin with the next."""
_JAVA: Final = "-XX:TieredStopAtLevel=1"
"""The JVM only hands strings on here: its optimizing compiler would take the cores that the work is done on."""


@contextmanager
def session(master: str, name: str) -> Iterator[Any]:
    """A Spark session: the one that is open already, which stays open, or one of its own."""
    from pyspark.sql import SparkSession

    open_already = SparkSession.getActiveSession()
    if open_already is not None:
        yield open_already
        return
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    own = (
        SparkSession.builder.master(master)
        .appName(name)
        .config("spark.ui.enabled", "false")
        .config("spark.ui.showConsoleProgress", "false")
        .config("spark.task.maxFailures", str(_TRIES))
        .config("spark.driver.defaultJavaOptions", _JAVA)
        .config("spark.executor.defaultJavaOptions", _JAVA)
        .getOrCreate()
    )
    own.sparkContext.setLogLevel("ERROR")
    try:
        yield own
    finally:
        own.stop()


def mapped(master: str, name: str, items: list[str], function: Callable[[str], str]) -> Iterator[str]:
    """The function's result for each item, one task an item, in the items' order.

    Raises TenureError when Spark ends the run.
    """
    if not items:
        return
    try:
        # The session ends before the pool, so that whoever stops early need not wait for the jobs under way.
        with ThreadPoolExecutor(_AT_ONCE) as pool, session(master, name) as spark:
            under_way: deque[Future[list[str]]] = deque()
            waiting = items
            while waiting:
                if len(under_way) == _AT_ONCE:
                    yield from under_way.popleft().result()
                wave = _WAVE * spark.sparkContext.defaultParallelism  # grows as workers of a cluster come
                under_way.append(pool.submit(_job, spark, waiting[:wave], function))
                waiting = waiting[wave:]
            while under_way:
                yield from under_way.popleft().result()
    except TenureError:
        raise
    except Exception as error:  # Spark and py4j raise many kinds; all of them end the run in one way
        raise TenureError(
            f"Spark at {master} ended the run: {str(error).strip().splitlines()[0][:300]}"
        ) from None


def _job(spark: Any, items: list[str], function: Callable[[str], str]) -> list[str]:
    """One job: the numbers of the items come from the JVM, so that Python runs once a task."""

    def each(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            for number in batch.column(0).to_pylist():
                yield pa.RecordBatch.from_pydict({"result": [function(items[number])]})

    numbers = spark.range(0, len(items), 1, len(items))
    return [row["result"] for row in numbers.mapInArrow(each, "result string").collect()]
