"""The tables that CSV and Parquet write: one claim, one tenure or one change a row."""

from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from . import claim_table, folded_tables
from .task import Task
from .values import Columns


class Table(NamedTuple):
    """A table: its columns with the types of their values, and how its pages are made.

    `pages` raises TenureError for an unknown organization.
    """

    columns: dict[str, type]
    pages: Callable[[Task], Iterator[Columns]]


TABLES: Final = {
    "claims": Table(claim_table.COLUMNS, claim_table.pages),
    "tenures": Table(folded_tables.TENURE_COLUMNS, folded_tables.tenures),
    "changes": Table(folded_tables.CHANGE_COLUMNS, folded_tables.changes),
}
