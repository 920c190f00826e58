"""CSV (RFC 4180, UTF-8): a table with a heading, a row a line."""

import csv
import io
from typing import IO

from .tables import TABLES
from .task import Task
from .values import Value

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write(task: Task, out: IO[bytes]) -> None:
    """The heading, then the rows. Raises TenureError for an unknown organization."""
    table = TABLES[task.table]
    text = io.TextIOWrapper(out, encoding="utf-8", newline="")
    try:
        writer = csv.writer(text)
        writer.writerow(table.columns)
        for page in table.pages(task):
            cells = [list(map(_CELLS[table.columns[name]], column)) for name, column in page.items()]
            writer.writerows(zip(*cells, strict=True))
        text.flush()
    finally:
        text.detach()


def cell(value: Value) -> Value:
    """Text as CSV writes it; one that a spreadsheet would run as a formula gets a `'` before it.

    Source: OWASP, "CSV Injection".
    """
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return value


def _truth(value: Value) -> Value:
    return value if value is None else "true" if value else "false"


def _same(value: Value) -> Value:
    return value


_CELLS = {str: cell, bool: _truth, int: _same, float: _same}
