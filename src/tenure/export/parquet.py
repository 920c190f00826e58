"""Parquet: a table in row groups, written as the pages come."""

from typing import IO, Final

import pyarrow as pa
import pyarrow.parquet as pq

from .tables import TABLES
from .task import Task

_TYPES: Final = {str: pa.string(), bool: pa.bool_(), int: pa.int64(), float: pa.float64()}


def write(task: Task, out: IO[bytes]) -> None:
    """One Parquet file, a row group a page. Raises TenureError for an unknown organization."""
    table = TABLES[task.table]
    schema = pa.schema([(name, _TYPES[kind]) for name, kind in table.columns.items()])
    with pq.ParquetWriter(out, schema, compression="zstd") as writer:
        for page in table.pages(task):
            columns = [
                pa.array(page[name], field.type) for name, field in zip(schema.names, schema, strict=True)
            ]
            writer.write_table(pa.Table.from_arrays(columns, schema=schema))
