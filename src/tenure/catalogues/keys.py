"""The keys under which names are looked up: what two names that may stand for one have in common."""

from collections.abc import Iterable, Iterator
from typing import Final

from tenure.names import MIN_SOUND, OrgName, PersonName, familiar, parse_org, parse_person

from .entry import Kind, number

_MIN_SOUND: Final = MIN_SOUND + 1
"""Consonants from which the sound of a name tells it from most others."""


def keys(kind: Kind, names: Iterable[str]) -> set[int]:
    """The numbers of all keys of some names."""
    found: set[int] = set()
    for name in names:
        texts = _org_keys(parse_org(name)) if kind == "organization" else _person_keys(parse_person(name))
        found.update(map(number, texts))
    return found


def _org_keys(name: OrgName) -> Iterator[str]:
    if name.generic:
        return
    trades = "+".join(sorted(name.concepts - {"holding"}))
    if name.distinctive:
        yield f"o|{''.join(sorted(name.distinctive))}|{trades}"
        yield f"o|{''.join(name.distinctive)}|{trades}"  # "Air France-KLM" and "Air France - KLM"
    else:
        yield f"o|+{name.core}|{trades}"
    if len(name.sound) >= _MIN_SOUND:
        yield f"os|{name.sound}|{trades}"


def _person_keys(name: PersonName) -> Iterator[str]:
    if not name.tokens or name.single:
        return
    yield f"p|{name.key}"
    yield f"p|{''.join(name.tokens)}"  # "Hans-Peter Kolb" and "Hans Peter Kolb"
    ends = sorted({familiar(name.tokens[0]), familiar(name.tokens[-1])})
    yield f"p|{' '.join(ends)}"
    sounds = sorted(sound for sound in name.sounds if sound)
    if sum(map(len, sounds)) >= _MIN_SOUND and len(sounds) > 1:
        yield f"ps|{' '.join((sounds[0], sounds[-1]))}"
