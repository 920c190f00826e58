"""One program at a time polls and sends for a register: two would send everything twice."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from sqlalchemy import text

from tenure.model import TenureError
from tenure.register import Register

_KEY: Final = 0x7E9124
"""Key of PostgreSQL's advisory lock."""


@contextmanager
def alone(register: Register) -> Iterator[None]:
    """Holds the register's watching. The lock ends with the program, also when that is killed.

    Raises TenureError when another program has it.
    """
    store = register.store
    if store.sqlite:
        # A file beside the register, whose lock the system lets go of with the process.
        with _closing(sqlite3.connect(f"{store.place}-watch", timeout=0, isolation_level=None)) as file:
            try:
                file.execute("BEGIN EXCLUSIVE")
            except sqlite3.OperationalError as error:
                raise TenureError(
                    _taken(store.place) if "locked" in str(error) else f"{store.place}-watch: {error}"
                ) from None
            yield
        return
    with store.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        if not connection.execute(text(f"SELECT pg_try_advisory_lock({_KEY})")).scalar():
            raise TenureError(_taken(store.place))
        try:
            yield
        finally:
            connection.execute(text(f"SELECT pg_advisory_unlock({_KEY})"))


def at_work(register: Register) -> bool:
    """Whether a program watches the register now."""
    try:
        with alone(register):
            return False
    except TenureError:
        return True


@contextmanager
def _closing(connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    try:
        yield connection
    finally:
        connection.close()


def _taken(place: str) -> str:
    return f"another `tenure watch run` is at work on {place}: stop it first, or let it go on"
