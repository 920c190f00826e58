"""Alerts on standard output."""

import sys

from tenure.watch.model import Alert

from .prose import lines
from .protocol import Undelivered


class Terminal:
    """Standard output, in words. A program killed between printing and noting it prints the alert once more."""

    shown = "terminal"

    def send(self, alert: Alert) -> None:
        """Prints it."""
        text = "\n".join([f"{alert.at[:16].replace('T', ' ')} {alert.watch}: {alert.title}"]
                         + [f"    {line}" for line in lines(alert)])  # fmt: skip
        try:
            sys.stdout.buffer.write(f"{text}\n".encode("utf-8", "replace"))
            sys.stdout.buffer.flush()
        except OSError as error:
            raise Undelivered(f"standard output can't be written ({error.strerror})") from None
