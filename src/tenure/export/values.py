"""What a cell of a table may hold, and a page of a table as columns."""

from collections.abc import Sequence

Value = str | int | float | bool | None
Columns = dict[str, Sequence[Value]]
"""Columns of equal length, in the order of the table."""
