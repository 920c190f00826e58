"""From a name or a stream to its items: a path or `-` for standard input, in the form of any source."""

import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final, cast

from tenure.model import BadDocument, Document, TenureError

from .decode import refuse_binary
from .packed import GZIP, Unpacked
from .protocol import Given, Item, Link, Source, completed
from .registry import OWN, guess, package, recognizes, source

_PEEK: Final = 4096


def items(name: str, form: str | None = None, given: Given | None = None) -> Iterator[Item]:
    """The items of a source in order, one at a time; in place of one that can't be used, why not.

    `name` is a path or `-`; `form` the name of a source (see `registry`). Without it, the name's ending and the
    first characters tell. Raises TenureError when there is no source of that name, or it can't be loaded.
    """
    try:
        with _opened(name) as (stream, label):
            yield from items_of(stream, label, form=form, given=given)
    except BadDocument as error:
        yield error


def items_of(
    stream: BinaryIO,
    label: str,
    *,
    form: str | None = None,
    media_type: str | None = None,
    given: Given | None = None,
) -> Iterator[Item]:
    """The same for bytes that are open already: `label` is their file name or URL, and names them in messages.

    `media_type` is what a server or an envelope said of them, without parameters.
    """
    given = given or Given()
    buffered = cast(
        io.BufferedReader,
        stream if hasattr(stream, "peek") else io.BufferedReader(cast(io.RawIOBase, stream)),
    )
    try:
        if buffered.peek(2)[:2] == GZIP:
            buffered, label, media_type = Unpacked.opened(buffered, label), label.removesuffix(".gz"), None
        head = buffered.peek(_PEEK)[:_PEEK]
        if not head:
            raise BadDocument(label, "is empty: there is nothing to read")
        chosen = source(form) if form else guess(_suffix(label), media_type, head)
        if not recognizes(chosen, head):
            refuse_binary(head, label)
        for item in _sound(chosen, buffered, label, given):
            if isinstance(item, Document):
                yield completed(item, given)
            elif isinstance(item, (BadDocument, Link)):
                yield item
            else:
                yield completed(item[0], given), item[1]
    except BadDocument as error:
        yield error


def _sound(chosen: Source, stream: BinaryIO, label: str, given: Given) -> Iterator[Item]:
    """The items of a source; what another package's source fails with ends this stream, not all others."""
    try:
        yield from chosen.items(stream, label, given)
    except (TenureError, OSError):
        raise
    except Exception as error:
        maker = package(chosen.name)
        if maker == OWN:
            raise
        raise BadDocument(
            label,
            f"the source {chosen.name!r} failed on it ({type(error).__name__}: {error}); "
            f"tell the makers of {maker!r}, or name another with --as",
        ) from error


@contextmanager
def _opened(name: str) -> Iterator[tuple[BinaryIO, str]]:
    if name == "-":
        yield sys.stdin.buffer, "standard input"
        return
    try:
        with Path(name).open("rb") as stream:
            yield stream, name
    except FileNotFoundError:
        raise BadDocument(name, "there is no such file; check the name") from None
    except IsADirectoryError:
        raise BadDocument(name, f"is a folder; name its files ({name.rstrip('/')}/*.txt)") from None
    except OSError as error:
        raise BadDocument(name, f"cannot be read ({error.strerror}); check that you may read it") from None


def _suffix(label: str) -> str:
    """The ending of a file name or of the path of a URL."""
    path = label.partition("?")[0].partition("#")[0] if "://" in label else label
    return Path(path).suffix.lower()
