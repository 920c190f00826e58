"""What the commands print: JSON on standard output, tables in the width of the terminal, problems on standard error."""

import sys
from typing import TYPE_CHECKING, Any

import click
import msgspec

if TYPE_CHECKING:
    from rich.console import Console

    from tenure.model import Document


def emit(value: Any) -> None:
    """One JSON value on a line of its own, in UTF-8, at once."""
    sys.stdout.buffer.write(msgspec.json.encode(value) + b"\n")
    sys.stdout.buffer.flush()


def warn(message: object) -> None:
    """A problem or a note, on standard error."""
    click.echo(message, err=True)


def console() -> "Console":
    """Standard output for people: the width of the terminal (or of $COLUMNS), colour only on terminals."""
    from rich.console import Console

    return Console(highlight=False, markup=False, emoji=False)


def quoted(quote: str) -> str:
    """A quote between marks, on one line."""
    return f"“{' '.join(quote.split())}”"


def described(document: "Document", lang: str | None) -> str:
    """Where a document comes from: publisher, day, language, as far as they are known."""
    return " · ".join(
        part for part in (document.publisher, document.published, lang or document.lang) if part
    )
