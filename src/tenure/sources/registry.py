"""Which sources there are: Tenure's own and other packages', all by the entry-point group `tenure.sources`."""

import re
from collections.abc import Iterator
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import Final

from tenure.model import TenureError

from .protocol import Source

GROUP: Final = "tenure.sources"
_PAGE: Final = re.compile(rb"\s*(?:<!doctype html|<html)\b", re.IGNORECASE)
"""Web pages, whatever their file is called."""
OWN: Final = "tenure"
"""The package of Tenure's own sources."""
_GENERAL: Final = ("html", "jsonl", "text")
"""Forms that hold anything: a more particular one that recognizes a file goes before them."""


def names() -> tuple[str, ...]:
    """The names of all sources, without importing any."""
    return tuple(sorted(_points()))


def source(name: str) -> Source:
    """The source of that name. Raises TenureError, naming the package, for one that can't be loaded."""
    points = _points()
    if name not in points:
        raise TenureError(
            f"there is no source {name!r}: choose one of {', '.join(sorted(points))}"
            if points
            else "Tenure is not installed as a package: pip install it, or -e its folder, and try again"
        )
    return _loaded(points[name])


def broken() -> list[str]:
    """What is wrong with sources of other packages that could not be loaded; those are never guessed."""
    problems = []
    for name in names():
        try:
            source(name)
        except TenureError as error:
            problems.append(str(error))
    return problems


def guess(suffix: str, media_type: str | None, head: bytes) -> Source:
    """The source for bytes that nobody named: by what it recognizes among those that the name's ending and the
    media type suggest, then by the only suggestion, then by what any source recognizes; else plain text.
    """
    sources = list(_sound())
    suggested = [each for each in sources if suffix in each.suffixes or media_type in each.media_types]
    for each in suggested:
        if recognizes(each, head):
            return each
    if _PAGE.match(head):
        return source("html")
    general = [each for each in suggested if each.name in _GENERAL]
    if general or len(suggested) == 1:
        return (general or suggested)[0]
    for each in sources:
        if recognizes(each, head):
            return each
    return source("text")


def package(name: str) -> str:
    """The package that a source comes from."""
    return _package(_points()[name])


def recognizes(each: Source, head: bytes) -> bool:
    """Whether a source knows its form; one that fails at it does not."""
    try:
        return each.recognizes(head)
    except Exception:  # another package's code: the other sources go on
        if package(each.name) == OWN:
            raise
        return False


def _sound() -> Iterator[Source]:
    """The sources that can be loaded, the general forms last."""
    for name in sorted(names(), key=lambda name: (name in _GENERAL, name)):
        try:
            yield source(name)
        except TenureError:
            continue


@cache
def _points() -> dict[str, EntryPoint]:
    points: dict[str, EntryPoint] = {}
    for point in entry_points(group=GROUP):
        # Nobody takes the name of one of Tenure's own.
        if point.name not in points or _package(point) == OWN:
            points[point.name] = point
    return points


@cache
def _loaded(point: EntryPoint) -> Source:
    try:
        found = point.load()
    except Exception as error:  # another package's code: whatever it raises, the other sources go on
        raise TenureError(
            f"the source {point.name!r} of the package {_package(point)!r} can't be loaded "
            f"({type(error).__name__}: {error}): update that package, or uninstall it"
        ) from error
    missing = [
        each
        for each in ("name", "suffixes", "media_types", "recognizes", "items")
        if not hasattr(found, each)
    ]
    if missing:
        raise TenureError(
            f"the source {point.name!r} of the package {_package(point)!r} is none: {point.value} lacks "
            f"{', '.join(missing)}; update that package, or uninstall it"
        )
    return found  # type: ignore[no-any-return]


def _package(point: EntryPoint) -> str:
    return point.dist.name if point.dist else "unknown"
