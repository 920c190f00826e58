"""Parquet: one claim a row, the columns of rows.COLUMNS, in row groups written as the claims come."""

from itertools import islice
from typing import IO, Final

import pyarrow as pa
import pyarrow.parquet as pq

from tenure.register import Register, Selection

from .rows import COLUMNS, rows

GROUP: Final = 10_000
"""Rows held in memory and written as one row group."""
_TYPES: Final = {str: pa.string(), bool: pa.bool_(), int: pa.int64(), float: pa.float64()}
SCHEMA: Final = pa.schema([(name, _TYPES[kind]) for name, kind in COLUMNS.items()])


def write(register: Register, selection: Selection, out: IO[bytes]) -> None:
    """Writes the claims as one Parquet file. Raises TenureError for an unknown organization."""
    found = rows(register, selection)
    with pq.ParquetWriter(out, SCHEMA, compression="zstd") as writer:
        while group := list(islice(found, GROUP)):
            writer.write_table(pa.Table.from_pylist(group, SCHEMA))
