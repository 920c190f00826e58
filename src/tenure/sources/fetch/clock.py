"""Time as a thing that is handed in, so that waits can be tested without waiting."""

import datetime
import time


class Clock:
    """The machine's clock. Tests and programs that must wake from a wait hand in their own."""

    def now(self) -> datetime.datetime:
        """The moment, in UTC."""
        return datetime.datetime.now(datetime.UTC)

    def monotonic(self) -> float:
        """Seconds from some start, which never go back."""
        return time.monotonic()

    def sleep(self, seconds: float) -> None:
        """Wait."""
        time.sleep(seconds)
