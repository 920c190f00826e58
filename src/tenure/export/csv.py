"""CSV (RFC 4180, UTF-8): one claim a row, the columns of rows.COLUMNS."""

import csv
import io
from collections.abc import Iterator

from tenure.register import Register, Selection

from .rows import COLUMNS, Value, rows


def lines(register: Register, selection: Selection) -> Iterator[bytes]:
    """The heading, then a row for each claim. Raises TenureError for an unknown organization."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for row in rows(register, selection):
        writer.writerow(_cell(value) for value in row.values())
        yield _taken(text)
    yield _taken(text)  # the heading, where there is no claim


def _cell(value: Value) -> Value:
    """The value as CSV writes it; text that a spreadsheet would run as a formula gets a `'` before it.

    Source: OWASP, "CSV Injection".
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r")):
        return f"'{value}"
    return value


def _taken(text: io.StringIO) -> bytes:
    found = text.getvalue().encode()
    text.seek(0)
    text.truncate()
    return found
