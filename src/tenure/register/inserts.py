"""Putting many rows into a table at once, the quick way of either database."""

from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import Connection, Table

Row = tuple[Any, ...]

COPIED: Final = 200
"""From so many rows on PostgreSQL takes them by COPY: a statement a row costs it several times as much."""


def insert(connection: Connection, table: Table, columns: Sequence[str], rows: Sequence[Row]) -> None:
    """Inserts rows of the values of these columns.

    Past SQLAlchemy's handling of single values: it is most of the cost of loading much at once.
    """
    if not rows:
        return
    if connection.dialect.name == "postgresql" and len(rows) >= COPIED:
        _copy(connection, table.name, columns, rows)
    else:
        _execute(connection, table.name, columns, rows)


def insert_earliest(
    connection: Connection,
    table: Table,
    columns: Sequence[str],
    rows: Sequence[Row],
    key: Sequence[str],
    moment: str,
) -> None:
    """Inserts rows of which no two have the same key; one that is there keeps the earlier of the two moments."""
    if not rows:
        return
    conflict = (
        f"ON CONFLICT ({', '.join(key)}) DO UPDATE SET {moment} = excluded.{moment} "
        f"WHERE excluded.{moment} < {table.name}.{moment}"
    )
    if connection.dialect.name == "postgresql" and len(rows) >= COPIED:
        fresh, named = f"fresh_{table.name}", ", ".join(columns)
        connection.exec_driver_sql(f"CREATE TEMP TABLE {fresh} (LIKE {table.name}) ON COMMIT DROP")
        _copy(connection, fresh, columns, rows)
        connection.exec_driver_sql(
            f"INSERT INTO {table.name} ({named}) SELECT {named} FROM {fresh} {conflict}"
        )
        connection.exec_driver_sql(f"DROP TABLE {fresh}")
    else:
        _execute(connection, table.name, columns, rows, conflict)


def _execute(
    connection: Connection, table: str, columns: Sequence[str], rows: Sequence[Row], conflict: str = ""
) -> None:
    mark = "?" if connection.dialect.name == "sqlite" else "%s"
    marks = ", ".join([mark] * len(columns))
    statement = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks}) {conflict}"
    connection.exec_driver_sql(statement, rows)


def _copy(connection: Connection, table: str, columns: Sequence[str], rows: Sequence[Row]) -> None:
    driver: Any = connection.connection.driver_connection
    with driver.cursor() as cursor, cursor.copy(f"COPY {table} ({', '.join(columns)}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)
