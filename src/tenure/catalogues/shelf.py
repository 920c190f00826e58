"""The folder in which catalogues are kept, one file each."""

import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Final

from tenure.model import TenureError

from .store import About, Catalogue

_NAME: Final = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}")
_ENDING: Final = ".catalogue"


class Shelf:
    """A folder of catalogues; it need not exist yet."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def names(self) -> list[str]:
        """The names of the catalogues there are, in order."""
        return sorted(path.name.removesuffix(_ENDING) for path in self.folder.glob(f"*{_ENDING}"))

    def path(self, name: str) -> Path:
        """Where a catalogue lies, or would; raises TenureError for a name that none can have."""
        if not _NAME.fullmatch(name):
            raise TenureError(
                f"{name!r} is no name for a catalogue: use a-z, 0-9, dots, hyphens and underscores"
            )
        return self.folder / f"{name}{_ENDING}"

    def about(self) -> list[About]:
        """What each catalogue is."""
        found = []
        for name in self.names():
            with self.open(name) as catalogue:
                found.append(catalogue.about)
        return found

    def open(self, name: str) -> Catalogue:
        """A catalogue to look into; raises TenureError when there is none of that name."""
        path = self.path(name)
        if not path.exists():
            there = f"there are {', '.join(self.names())}" if self.names() else "there is none yet"
            raise TenureError(f"There is no catalogue {name!r} in {self.folder}: {there}")
        return Catalogue(path)

    @contextmanager
    def opened(self) -> Iterator[list[Catalogue]]:
        """All catalogues; those that know ids of other schemes first, since these lead to entries of others."""
        with ExitStack() as stack:
            found = [stack.enter_context(self.open(name)) for name in self.names()]
            yield sorted(found, key=lambda catalogue: (_order(catalogue.about.form), catalogue.name))

    def remove(self, name: str) -> About:
        """Removes a catalogue; raises TenureError when there is none of that name."""
        with self.open(name) as catalogue:
            about = catalogue.about
        self.path(name).unlink()
        return about


_FORM_ORDER: Final = ("wikidata", "ftm", "bods", "gleif", "sec-tickers")


def _order(form: str) -> int:
    return _FORM_ORDER.index(form) if form in _FORM_ORDER else len(_FORM_ORDER)
