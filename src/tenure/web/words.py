"""The words of the pages, one file a language."""

import datetime
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Final

import yaml

DEFAULT: Final = "en"


class Words:
    """One language of the pages."""

    def __init__(self, code: str, entries: dict[str, Any]) -> None:
        self.code = code
        self._entries = entries

    def __call__(self, key: str, **values: object) -> str:
        """A word or a sentence with its blanks filled in; `n` chooses between one and more."""
        entry = self._entries[key]
        if isinstance(entry, dict):
            entry = entry["one" if values.get("n") == 1 else "other"]
        return str(entry).format(**values) if values else str(entry)

    @property
    def name(self) -> str:
        """What the language calls itself."""
        return str(self._entries["_name"])

    def role(self, role: str) -> str:
        """The name of a role."""
        return str(self._entries["role"][role])

    def because(self, reason: str) -> str:
        """The name of a reason."""
        return str(self._entries["because"][reason])

    def day(self, edtf: str | None) -> str:
        """A date as exact as it is known: 14 Sep 2022, Sep 2022, 2022."""
        if not edtf:
            return self("undated")
        year, *rest = edtf.split("-")
        if not rest:
            return year
        month = self._entries["_months"][int(rest[0]) - 1]
        return f"{int(rest[1])} {month} {year}" if len(rest) > 1 else f"{month} {year}"

    def moment(self, moment: str) -> str:
        """A moment of the register, to the minute, in UTC."""
        return f"{self.day(moment[:10])} {moment[11:16]} UTC"

    def percent(self, share: float) -> str:
        """A share of 0.126 as 12.6%."""
        number = f"{share * 100:.4g}".replace(".", self._entries["_decimal"])
        return str(self._entries["_percent"]).format(n=number)


@cache
def available() -> dict[str, Words]:
    """All languages of the pages by code."""
    folder = files("tenure.web") / "languages"
    found = sorted(file.name for file in folder.iterdir() if file.name.endswith(".yaml"))
    return {
        name[:-5]: Words(name[:-5], yaml.safe_load((folder / name).read_text(encoding="utf-8")))
        for name in found
    }


@lru_cache(maxsize=512)
def chosen(wish: str | None, accepted: str) -> Words:
    """The language wished for, else the first one of an Accept-Language header that there is, else English."""
    languages = available()
    if wish in languages:
        return languages[wish]
    ranked: list[tuple[float, int, str]] = []
    for place, part in enumerate(accepted[:200].split(",")):
        tag, _, weight = part.strip().partition(";q=")
        try:
            ranked.append((-float(weight or 1), place, tag.partition("-")[0].lower()))
        except ValueError:
            continue
    return next((languages[code] for _, _, code in sorted(ranked) if code in languages), languages[DEFAULT])


def today() -> str:
    """The day of the world, in UTC."""
    return datetime.datetime.now(datetime.UTC).date().isoformat()
