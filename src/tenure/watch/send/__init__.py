"""Where alerts go: terminal, files, feeds, web addresses, Slack, mail."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from tenure.model import TenureError

from .atom import AtomFile, feed
from .files import JsonLines
from .mail import Mail
from .protocol import Destination, Settings, Undelivered
from .terminal import Terminal
from .webhook import Poster, Slack, Webhook, masked

__all__ = ["Destination", "Destinations", "Settings", "Undelivered", "feed", "shown", "spelt"]

FORMS: Final = (
    "terminal, file:PATH (JSON Lines), atom:PATH, https://… (webhook), slack:https://…, mailto:ADDRESS"
)


def spelt(text: str) -> str:
    """A destination as it is kept, with paths that hold wherever the program runs.

    Raises TenureError for what is none.
    """
    text = text.strip()
    kind, _, rest = text.partition(":")
    if kind in ("file", "atom") and rest:
        return f"{kind}:{Path(rest).expanduser().absolute()}"
    if text == "terminal" or (kind == "mailto" and rest) or _web(text) or (kind == "slack" and _web(rest)):
        return text
    raise TenureError(
        f"{masked(text) if '://' in text else repr(text)} is no destination: give one of {FORMS}"
    )


def shown(text: str) -> str:
    """A destination for people, without what may be secret."""
    if text.startswith("slack:"):
        return f"slack:{masked(text.removeprefix('slack:'))}"
    return masked(text) if _web(text) else text


class Destinations:
    """The destinations by how they are spelt, each made once."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._poster = Poster(settings)
        self._made: dict[str, Destination] = {}

    def __call__(self, text: str) -> Destination:
        """The destination. Raises TenureError when it can't be used as things are."""
        if text not in self._made:
            self._made[text] = self._make(text)
        return self._made[text]

    def _make(self, text: str) -> Destination:
        kind, _, rest = spelt(text).partition(":")
        makers: dict[str, Callable[[], Destination]] = {
            "terminal": Terminal,
            "file": lambda: JsonLines(Path(rest)),
            "atom": lambda: AtomFile(Path(rest)),
            "slack": lambda: Slack(rest, self._poster),
            "mailto": lambda: Mail(rest, self._settings),
        }
        return makers.get(kind, lambda: Webhook(text, self._poster, self._settings.secret))()


def _web(text: str) -> bool:
    return text.startswith(("https://", "http://"))
