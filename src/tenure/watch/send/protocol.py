"""What a destination is, and how it says that an alert did not arrive."""

import os
from collections.abc import Mapping
from typing import Protocol

import msgspec

from tenure.model import TenureError
from tenure.watch.model import Alert


class Undelivered(TenureError):
    """An alert did not arrive; it will be sent again.

    `refused` tells that the destination does not want this very alert, so that it may stand aside for the next.
    `after` is how many seconds the destination asks to be left alone.
    """

    def __init__(self, problem: str, *, refused: bool = False, after: float | None = None) -> None:
        super().__init__(problem)
        self.refused = refused
        self.after = after


class Destination(Protocol):
    """Where alerts go. Each is handed over one at a time, in order."""

    @property
    def shown(self) -> str:
        """Its name for people and logs, without secrets."""

    def send(self, alert: Alert) -> None:
        """Hands an alert over. The same one may come again after a crash, and must not count twice where the
        destination can be looked at. Raises Undelivered.
        """


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """What sending needs beside the destination: secrets come from the environment and are written nowhere.

    `secret` signs webhooks; `smtp` is the mail server (`smtp://USER@HOST:PORT`, `smtps://…`), `smtp_password` its
    password, `sender` the address that mail comes from. `allow_private` permits webhooks on this machine and in
    its network.
    """

    allow_private: bool = False
    secret: str | None = None
    smtp: str | None = None
    smtp_password: str | None = None
    sender: str | None = None
    seconds: float = 20.0

    @classmethod
    def of(cls, *, allow_private: bool, environment: Mapping[str, str] = os.environ) -> "Settings":
        """The settings that the environment gives."""
        return cls(
            allow_private=allow_private,
            secret=environment.get("TENURE_WEBHOOK_SECRET") or None,
            smtp=environment.get("TENURE_SMTP") or None,
            smtp_password=environment.get("TENURE_SMTP_PASSWORD") or None,
            sender=environment.get("TENURE_MAIL_FROM") or None,
        )
