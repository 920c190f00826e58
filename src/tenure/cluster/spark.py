"""The one way onto Spark: a function of a string to a string, over many strings, as `mapInArrow` over batches."""

import os
import sys
from collections.abc import Callable, Iterator
from typing import Any, Final

import pyarrow as pa

from tenure.model import TenureError

_TRIES: Final = 4
"""How often Spark tries a task whose worker was lost."""
_WAVE: Final = 16
"""Items a core in one job: results come back, and progress is told, as jobs end."""


def mapped(master: str, name: str, items: list[str], function: Callable[[str], str]) -> Iterator[str]:
    """The function's result for each item, one task an item, in the items' order.

    Raises TenureError when Spark ends the run.
    """
    if not items:
        return
    from pyspark.sql import SparkSession

    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    session: Any = None

    def each(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            for item in batch.column(0).to_pylist():
                yield pa.RecordBatch.from_pydict({"result": [function(item)]})

    try:
        session = (
            SparkSession.builder.master(master)
            .appName(name)
            .config("spark.ui.enabled", "false")
            .config("spark.ui.showConsoleProgress", "false")
            .config("spark.task.maxFailures", str(_TRIES))
            .getOrCreate()
        )
        session.sparkContext.setLogLevel("ERROR")
        wave = _WAVE * session.sparkContext.defaultParallelism
        for start in range(0, len(items), wave):
            some = items[start : start + wave]
            spread = session.sparkContext.parallelize([(item,) for item in some], len(some))
            for row in (
                session.createDataFrame(spread, "item string").mapInArrow(each, "result string").collect()
            ):
                yield row["result"]
    except TenureError:
        raise
    except Exception as error:  # Spark and py4j raise many kinds; all of them end the run in one way
        raise TenureError(
            f"Spark at {master} ended the run: {str(error).strip().splitlines()[0][:300]}"
        ) from None
    finally:
        if session is not None:
            session.stop()
