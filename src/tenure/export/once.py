"""What has been written already, in memory that does not grow with it."""

import sqlite3


class Once:
    """Tells whether an id comes for the first time. Beyond a few megabytes the ids lie in a temporary file."""

    def __init__(self) -> None:
        self._seen = sqlite3.connect("", isolation_level=None)
        self._seen.execute("PRAGMA journal_mode = OFF")
        self._seen.execute("CREATE TABLE seen (id TEXT PRIMARY KEY) WITHOUT ROWID")

    def first(self, id_: str) -> bool:
        """Whether the id has not come before; from now on it has."""
        return self._seen.execute("INSERT OR IGNORE INTO seen VALUES (?)", (id_,)).rowcount == 1

    def close(self) -> None:
        """Lets go of the temporary file."""
        self._seen.close()
