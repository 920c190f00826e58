"""Putting many rows into a table at once, the quick way of either database."""

from collections.abc import Callable, Sequence
from itertools import chain
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection, Table

Row = tuple[Any, ...]
Step = Callable[[Connection], None]
"""A part of what is to be written, which a connection is given for."""

COPIED: Final = 200
"""From so many rows on PostgreSQL takes them by COPY: a statement a row costs it several times as much."""
SINGLY: Final = 20
"""Up to so many rows SQLite is given them one by one, by a statement that it has at hand."""
VALUES: Final = 30_000
"""Values that a statement of many rows has in SQLite. The fewer the statements, the longer another thread of this
process can work undisturbed: it gets its turn while a statement runs, and must give it back between two."""


class Insert(NamedTuple):
    """Rows of the values of some columns, to be put into a table.

    Where `key` is given, a row with such a key may be there already: it keeps the earlier of the two `moment`s. No
    two of the rows have the same key.
    """

    table: Table
    columns: Sequence[str]
    rows: Sequence[Row]
    key: Sequence[str] = ()
    moment: str = ""

    def run(self, connection: Connection) -> None:
        """Puts the rows in.

        Past SQLAlchemy's handling of single values: it is most of the cost of loading much at once.
        """
        _insert(connection, *self)


def _insert(
    connection: Connection,
    table: Table,
    columns: Sequence[str],
    rows: Sequence[Row],
    key: Sequence[str],
    moment: str,
) -> None:
    if not rows:
        return
    conflict = ""
    if key:
        conflict = (
            f"ON CONFLICT ({', '.join(key)}) DO UPDATE SET {moment} = excluded.{moment} "
            f"WHERE excluded.{moment} < {table.name}.{moment}"
        )
    if connection.dialect.name == "sqlite":
        _insert_sqlite(connection, table.name, columns, rows, conflict)
    elif len(rows) < COPIED:
        marks = ", ".join(["%s"] * len(columns))
        connection.exec_driver_sql(
            f"INSERT INTO {table.name} ({', '.join(columns)}) VALUES ({marks}) {conflict}", rows
        )
    elif not conflict:
        _copy(connection, table.name, columns, rows)
    else:
        fresh, named = f"fresh_{table.name}", ", ".join(columns)
        connection.exec_driver_sql(f"CREATE TEMP TABLE {fresh} (LIKE {table.name}) ON COMMIT DROP")
        _copy(connection, fresh, columns, rows)
        connection.exec_driver_sql(
            f"INSERT INTO {table.name} ({named}) SELECT {named} FROM {fresh} {conflict}"
        )
        connection.exec_driver_sql(f"DROP TABLE {fresh}")


def _insert_sqlite(
    connection: Connection, table: str, columns: Sequence[str], rows: Sequence[Row], conflict: str
) -> None:
    if len(rows) <= SINGLY:
        connection.exec_driver_sql(_statement(table, tuple(columns), 1, conflict), rows)
        return
    size = VALUES // len(columns)
    for start in range(0, len(rows), size):
        some = rows[start : start + size]
        values = tuple(chain.from_iterable(some))
        connection.exec_driver_sql(_statement(table, tuple(columns), len(some), conflict), values)


def _statement(table: str, columns: tuple[str, ...], rows: int, conflict: str) -> str:
    marks = f"({', '.join('?' * len(columns))})"
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES {', '.join([marks] * rows)} {conflict}"


def _copy(connection: Connection, table: str, columns: Sequence[str], rows: Sequence[Row]) -> None:
    driver: Any = connection.connection.driver_connection
    with driver.cursor() as cursor, cursor.copy(f"COPY {table} ({', '.join(columns)}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)
