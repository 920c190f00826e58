"""What the commands print: JSON on standard output, tables in the width of the terminal, problems on standard error."""

import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, Final

import click
import msgspec

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

    from tenure.model import Document


def emit(value: Any) -> None:
    """One JSON value on a line of its own, in UTF-8, at once."""
    sys.stdout.buffer.write(msgspec.json.encode(value) + b"\n")
    sys.stdout.buffer.flush()


def warn(message: object) -> None:
    """A problem or a note, on standard error."""
    click.echo(message, err=True)


class Notes:
    """What readers noted of documents, said once for all documents of which they noted the same."""

    def __init__(self) -> None:
        self._seen: dict[str, tuple[str, int]] = {}

    def take(self, document: str, notes: Iterable[str]) -> None:
        """Keep the notes of a document."""
        for note in notes:
            first, count = self._seen.get(note, (document, 0))
            self._seen[note] = first, count + 1

    def tell(self) -> None:
        """Print them on standard error."""
        for note, (first, count) in self._seen.items():
            warn(f"{first}: {note}" + (f" (and so in {count - 1} others)" if count > 1 else ""))


Row = tuple[str, str, str, Sequence[str]]
"""A label, the words that matter, details, and lines below them."""


_GAP: Final = 2
_LABEL: Final = len("uncertain")
"""Labels take at least this much, so that blocks one below the other stand in line."""


class Sheet:
    """Blocks on standard output, in the width of the terminal."""

    def __init__(self) -> None:
        from rich.console import Console

        # Colour only on terminals; the width is the terminal's, or that of $COLUMNS.
        self._out = Console(highlight=False, markup=False, emoji=False, soft_wrap=False)

    def title(self, text: str, names: Sequence[str] = ()) -> None:
        """A bold line, with the other names of what it is about."""
        from rich.text import Text

        others = ", ".join(names)
        self._out.print(Text.assemble((text, "bold"), (f"  ({others})" if others else "", "dim")))

    def blocks(self, rows: Iterable[Row]) -> None:
        """Each row as a block: the label at the left, beside it the words and the lines below them."""
        from rich.cells import cell_len
        from rich.table import Table
        from rich.text import Text

        rows = list(rows)
        if not rows:
            return
        label_width = max(_LABEL, *(cell_len(label) for label, *_ in rows))
        room = self._out.width - label_width - 2 * _GAP
        table = Table.grid(padding=(0, _GAP, 0, 0))
        table.add_column(no_wrap=True, min_width=_LABEL)
        table.add_column(overflow="fold")
        for label, words, details, lines in rows:
            fits = cell_len(words) + _GAP + cell_len(details) <= room
            gap = " " * _GAP if fits else "\n"
            table.add_row(Text(label), Text.assemble((words, "bold"), gap + details if details else ""))
            for line in lines:
                table.add_row("", Text(line, style="italic"))
        self._print(table)

    def side_by_side(self, sides: Sequence[tuple[str, Sequence[str]]]) -> None:
        """Columns of equal width, each with a heading and its lines."""
        from rich.table import Table
        from rich.text import Text

        table = Table(box=None, padding=(0, _GAP, 0, 0), show_edge=False, expand=True)
        for heading, _ in sides:
            table.add_column(Text(heading, style="bold"), ratio=1)
        table.add_row(*(Text("\n".join(lines), style="italic") for _, lines in sides))
        self._print(table)

    def line(self, text: str = "", *, dim: bool = False) -> None:
        """A line of its own."""
        self.text(text, style="dim" if dim else "")

    def _print(self, table: "Table") -> None:
        """A table; in a file or a pipe without the blanks that fill its columns."""
        if self._out.is_terminal:
            self._out.print(table)
            return
        with self._out.capture() as printed:
            self._out.print(table)
        lines = printed.get().splitlines()
        self._out.out("\n".join(line.rstrip() for line in lines), highlight=False)

    def text(self, text: "Text | str", style: str = "") -> None:
        """Running text."""
        from rich.text import Text

        self._out.print(Text(text, style=style) if isinstance(text, str) else text)


def quoted(quote: str) -> str:
    """A quote between marks, on one line."""
    return f"“{' '.join(quote.split())}”"


def described(document: "Document", lang: str | None) -> str:
    """Where a document comes from: publisher, day, language, as far as they are known."""
    return " · ".join(
        part for part in (document.publisher, document.published, lang or document.lang) if part
    )
