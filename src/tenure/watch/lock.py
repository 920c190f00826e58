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


class Taken(TenureError):
    """Another program watches the register."""


@contextmanager
def alone(register: Register) -> Iterator[None]:
    """Holds the register's watching. The lock ends with the program, also when that is killed.

    Raises Taken when another program has it, TenureError where there is no place for the lock.
    """
    store = register.store
    if store.sqlite:
        # A file beside the register, whose lock the system lets go of with the process.
        with _closing(sqlite3.connect(f"{store.place}-watch", timeout=0, isolation_level=None)) as file:
            try:
                file.execute("BEGIN EXCLUSIVE")
            except sqlite3.OperationalError as error:
                if "locked" in str(error):
                    raise Taken(_taken(store.place)) from None
                raise TenureError(
                    f"{store.place}-watch can't be written ({error}): check the folder"
                ) from None
            yield
        return
    with store.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        if not connection.execute(text(f"SELECT pg_try_advisory_lock({_KEY})")).scalar():
            raise Taken(_taken(store.place))
        try:
            yield
        finally:
            connection.execute(text(f"SELECT pg_advisory_unlock({_KEY})"))


def at_work(register: Register) -> bool:
    """Whether a program watches the register now."""
    try:
        with alone(register):
            return False
    except Taken:
        return True
    except TenureError:  # who may not write there can't tell
        return False


@contextmanager
def _closing(connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    try:
        yield connection
    finally:
        connection.close()


def _taken(place: str) -> str:
    return f"another `tenure watch run` is at work on {place}: stop it first, or let it go on"
