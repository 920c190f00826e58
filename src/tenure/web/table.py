"""Answers as tables: one row an item, names and ids of people and organizations in columns of their own."""

import csv
import io
from collections.abc import Sequence
from typing import Any, Final

import msgspec

_LEFT_OUT: Final = ("evidence", "mentions", "history", "left_quotes", "right_quotes", "text", "quotes")
"""Lists of things that fit into no cell; JSON has them."""
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def as_csv(items: Sequence[Any]) -> bytes:
    """CSV with a header line, after RFC 4180. No cell can be taken for a formula by a spreadsheet."""
    rows = [_flat(row) for item in items for row in _rows(msgspec.to_builtins(item))]
    columns = list(dict.fromkeys(name for row in rows for name in row))
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_cell(row.get(name)) for name in columns])
    return out.getvalue().encode("utf-8", "replace")


def _rows(item: dict[str, Any]) -> list[dict[str, Any]]:
    """A person or an organization gives a row for each post; whatever else is one row."""
    posts = item.get("posts")
    return posts if posts else [item]


def _flat(item: dict[str, Any]) -> dict[str, Any]:
    flat: dict[str, Any] = {}
    for key, value in item.items():
        if key in _LEFT_OUT:
            continue
        if isinstance(value, dict):
            for inner, part in value.items():
                if inner in _LEFT_OUT:
                    continue
                flat[key if inner == "name" else f"{key}_{inner}"] = part
        else:
            flat[key] = value
    return flat


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return "; ".join(_one(part) for part in value)
    text = _one(value)
    return f"'{text}" if text.startswith(_FORMULA) and not isinstance(value, int | float) else text


def _one(value: Any) -> str:
    if isinstance(value, dict):
        return str(value.get("name") or value.get("id") or msgspec.json.encode(value).decode())
    return str(value)
