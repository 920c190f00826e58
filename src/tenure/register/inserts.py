"""Putting many rows into a table at once, the quick way of either database."""

from typing import Any, Final

from sqlalchemy import Connection, Table

Row = dict[str, Any]

COPIED: Final = 200
"""From so many rows on PostgreSQL takes them by COPY: a statement a row costs it several times as much."""


def insert(connection: Connection, table: Table, rows: list[Row]) -> None:
    """Inserts rows that all have the same columns in the same order.

    Past SQLAlchemy's handling of single values: it is most of the cost of loading much at once.
    """
    if not rows:
        return
    if connection.dialect.name == "postgresql" and len(rows) >= COPIED:
        _copy(connection, table.name, rows)
    else:
        _execute(connection, table.name, rows)


def insert_earliest(
    connection: Connection, table: Table, rows: list[Row], key: tuple[str, ...], moment: str
) -> None:
    """Inserts rows of which no two have the same key; one that is there keeps the earlier of the two moments."""
    if not rows:
        return
    conflict = (
        f"ON CONFLICT ({', '.join(key)}) DO UPDATE SET {moment} = excluded.{moment} "
        f"WHERE excluded.{moment} < {table.name}.{moment}"
    )
    if connection.dialect.name == "postgresql" and len(rows) >= COPIED:
        fresh, columns = f"fresh_{table.name}", ", ".join(rows[0])
        connection.exec_driver_sql(f"CREATE TEMP TABLE {fresh} (LIKE {table.name}) ON COMMIT DROP")
        _copy(connection, fresh, rows)
        connection.exec_driver_sql(
            f"INSERT INTO {table.name} ({columns}) SELECT {columns} FROM {fresh} {conflict}"
        )
        connection.exec_driver_sql(f"DROP TABLE {fresh}")
    else:
        _execute(connection, table.name, rows, conflict)


def _execute(connection: Connection, table: str, rows: list[Row], conflict: str = "") -> None:
    mark = "?" if connection.dialect.name == "sqlite" else "%s"
    marks = ", ".join([mark] * len(rows[0]))
    statement = f"INSERT INTO {table} ({', '.join(rows[0])}) VALUES ({marks}) {conflict}"
    connection.exec_driver_sql(statement, [tuple(row.values()) for row in rows])


def _copy(connection: Connection, table: str, rows: list[Row]) -> None:
    driver: Any = connection.connection.driver_connection
    with driver.cursor() as cursor, cursor.copy(f"COPY {table} ({', '.join(rows[0])}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(tuple(row.values()))
