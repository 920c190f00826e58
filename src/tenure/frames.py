"""Answers as tables: lists that become pandas or polars frames, and show as a table in a notebook.

Neither library is needed until it is asked for: `pip install 'tenure[pandas]'` or `'tenure[polars]'`.
"""

from collections.abc import Iterable
from html import escape
from typing import TYPE_CHECKING, Any, Final, TypeVar

import msgspec

from tenure.model import TenureError

if TYPE_CHECKING:
    import pandas
    import polars

Item = TypeVar("Item")
Cell = str | int | float | bool | None

SHOWN: Final = 100
"""Rows that a notebook shows."""
_LEFT: Final = ' style="text-align: left"'
"""Notebooks set cells to the right, which is for numbers."""


class Table(list[Item]):
    """A list of answers that is a table as well.

    It is a list in every respect. As a table it has a row for each item and a column for each field: a person or an
    organization gives its name and, in a column of its own (`person_id`), its id; several texts are joined by
    semicolons; quotes stand with their source. Dates are text, as uncertain as they are known (`2022-09`). In a
    notebook, ids and columns that tell nothing are left out.
    """

    def rows(self) -> list[dict[str, Cell]]:
        """The rows as plain values."""
        rows = [row_of(item) for item in self]
        columns = list(dict.fromkeys(key for row in rows for key in row))
        return [{key: row.get(key) for key in columns} for row in rows]

    def to_pandas(self) -> "pandas.DataFrame":
        """The table as a pandas frame. Raises TenureError, naming what to install, without pandas."""
        try:
            import pandas
        except ModuleNotFoundError:
            raise TenureError("pandas is not installed: pip install 'tenure[pandas]'") from None
        return pandas.DataFrame.from_records(self.rows())

    def to_polars(self) -> "polars.DataFrame":
        """The table as a polars frame. Raises TenureError, naming what to install, without polars."""
        try:
            import polars
        except ModuleNotFoundError:
            raise TenureError("polars is not installed: pip install 'tenure[polars]'") from None
        return polars.DataFrame(self.rows(), infer_schema_length=None)

    def _repr_html_(self) -> str:
        """The table for a notebook; everything that documents say is escaped, and keeps its direction to itself."""
        if not self:
            return "<p>nothing</p>"
        rows = Table(self[:SHOWN]).rows()
        columns = [
            column
            for column in rows[0]
            if not column.endswith("id") and any(row[column] not in (None, "", False) for row in rows)
        ]
        head = "".join(f"<th{_LEFT}>{escape(column.replace('_', ' '))}</th>" for column in columns)
        body = "".join(f"<tr>{''.join(_cell(row[column]) for column in columns)}</tr>" for row in rows)
        more = f"<p>and {len(self) - SHOWN:,} more</p>" if len(self) > SHOWN else ""
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"


def _cell(value: Cell) -> str:
    text = "" if value is None else str(value)
    return f"<td{_LEFT}><bdi>{escape(text)}</bdi></td>"


def row_of(item: Any) -> dict[str, Cell]:
    """One answer as a row."""
    if not isinstance(item, msgspec.Struct):
        return {"value": _text(item)}
    row: dict[str, Cell] = {}
    for field in item.__struct_fields__:
        value = getattr(item, field)
        if isinstance(value, msgspec.Struct) and hasattr(value, "id") and hasattr(value, "name"):
            row[field], row[f"{field}_id"] = value.name, value.id
        else:
            row[field] = _text(value)
    tag = item.__struct_config__.tag
    return {"kind": str(tag), **row} if tag is not None else row


def _text(value: Any) -> Cell:
    if value is None or isinstance(value, str | int | float | bool):
        return value
    if isinstance(value, Iterable) and not isinstance(value, dict):
        return "; ".join(filter(None, map(_part, value)))
    return _part(value)


def _part(value: Any) -> str:
    """One of several values: a quote with its source, a name, or plain text."""
    if not isinstance(value, msgspec.Struct):
        return "" if value is None else str(value)
    quote = getattr(value, "quote", None)
    if quote is not None:
        source = getattr(value, "publisher", None) or getattr(value, "document", None)
        said = ", ".join(part for part in (source, getattr(value, "published", None)) if part)
        return f"“{' '.join(quote.split())}”" + (f" ({said})" if said else "")
    for field in ("name", "id", "role"):
        if hasattr(value, field):
            return str(getattr(value, field))
    return ", ".join(f"{key}: {text}" for key, text in row_of(value).items() if text not in (None, ""))
