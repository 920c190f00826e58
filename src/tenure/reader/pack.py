"""A language pack: all that the reader knows of one language, as data.

A pack is a folder of six YAML files (`pack`, `titles`, `triggers`, `cues`, `dates`, `names`) and a list of
given names (`given.txt`, a long one packed: `given.txt.xz`). Forms are written with braces: `chief executive{,
officer}{,s}` stands for four forms.
` ... ` in a form is a gap within the sentence: `tritt ... zurück`. A form that begins with a hyphen is the end of
compounds that the pack does not list: `-chef` is found in "Museumschef". A form with a gap that ends in a full stop
must end its clause as well (`tritt ... an.`), as the prefixes of German verbs do.
"""

import lzma
import re
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final, TypeVar

import msgspec
import yaml

from tenure.model import TenureError

from .pack_schema import Cues, Dates, Names, Pack, Settings, Title, Trigger

_GENDERS: Final = {"f": "she", "m": "he"}
PACKS: Final = Path(__file__).parent / "languages"


class BadPack(TenureError):
    """A language pack breaks its schema; the message names the file and the line."""


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """YAML as 1.2 reads it: `no`, `on` and `off` are words, and so are dates."""


_Loader.yaml_implicit_resolvers = {
    first: [
        (tag, pattern)
        for tag, pattern in resolvers
        if tag in ("tag:yaml.org,2002:int", "tag:yaml.org,2002:null")
        or (tag == "tag:yaml.org,2002:bool" and first in "tTfF")
    ]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def _mapping(loader: Any, node: yaml.MappingNode) -> dict[Any, Any]:
    """A mapping; a key that stands twice in it is an error, where YAML would keep the last."""
    mapping: dict[Any, Any] = {}
    for key_node, value_node in node.value:
        key = loader.construct_object(key_node, deep=True)
        if key in mapping:
            raise yaml.constructor.ConstructorError(
                None, None, f"{key!r} stands here twice", key_node.start_mark
            )
        mapping[key] = loader.construct_object(value_node, deep=True)
    return mapping


_Loader.add_constructor("tag:yaml.org,2002:map", _mapping)

_T = TypeVar("_T")


def _load(folder: Path, name: str, kind: type[_T]) -> _T:
    path = folder / f"{name}.yaml"
    shown = f"{path.parent.name}/{path.name}"
    try:
        text = path.read_text(encoding="utf-8")
        raw: Any = yaml.load(text, Loader=_Loader)
    except FileNotFoundError:
        raise BadPack(f"{shown}: the file is missing") from None
    except UnicodeDecodeError as error:
        raise BadPack(f"{shown}: not UTF-8 at byte {error.start}") from None
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise BadPack(f"{shown}:{line}: {_cycle(error.problem) or error.problem}") from None
    except yaml.YAMLError as error:
        raise BadPack(f"{shown}: {error}") from None
    try:
        return msgspec.convert(raw, kind)
    except msgspec.ValidationError as error:
        what, _, where = str(error).partition(" - at ")
        raise BadPack(f"{shown}:{_line_of(text, where.strip('`'))}: {what}") from None


def _cycle(problem: str | None) -> str | None:
    """Words for an anchor that is part of itself (`&a [*a]`)."""
    return "an entry includes itself" if problem and "recursive" in problem else None


def _line_of(text: str, where: str) -> int:
    """The line of what a validation error points to: `$[3].forms` is the key `forms` of the fourth entry."""
    node = yaml.compose(text, Loader=_Loader)
    line = node.start_mark.line + 1 if node else 1
    for key, index in re.findall(r"\.([^.\[\]]+)|\[(\d+|\.\.\.)\]", where):
        if index.isdigit() and isinstance(node, yaml.SequenceNode) and int(index) < len(node.value):
            node = node.value[int(index)]
        elif isinstance(node, yaml.MappingNode):
            inner = next((pair for pair in node.value if pair[0].value == key), None)
            if inner is None:
                break
            line, node = inner[0].start_mark.line + 1, inner[1]
            continue
        else:
            break
        line = node.start_mark.line + 1
    return line


def word_list(folder: Path, name: str) -> list[str]:
    """The lines of a list of words without empty ones and notes; a long list may be packed (`NAME.txt.xz`).

    Raises BadPack where it is both.
    """
    plain, packed = folder / f"{name}.txt", folder / f"{name}.txt.xz"
    if plain.exists() and packed.exists():
        raise BadPack(f"{plain}: {packed.name} lies beside it; keep one of them")
    if plain.exists():
        text = plain.read_text(encoding="utf-8")
    elif packed.exists():
        text = lzma.decompress(packed.read_bytes()).decode()
    else:
        return []
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]


def load_folder(folder: Path) -> Pack:
    """The pack in a folder. Raises BadPack."""
    names = [line.split() for line in word_list(folder, "given")]
    return Pack(
        settings=_load(folder, "pack", Settings),
        titles=_load(folder, "titles", list[Title]),
        triggers=_load(folder, "triggers", list[Trigger]),
        cues=_load(folder, "cues", Cues),
        dates=_load(folder, "dates", Dates),
        names=_load(folder, "names", Names),
        given=frozenset(name[0] for name in names),
        genders={name[0]: _GENDERS[name[1]] for name in names if len(name) > 1 and name[1] in _GENDERS},
    )


@cache
def load(code: str) -> Pack:
    """The shipped pack of a language. Raises BadPack when there is none."""
    if code not in available():
        raise BadPack(f"no language pack for {code!r}: there are {', '.join(available())}")
    return load_folder(PACKS / code)


@lru_cache(maxsize=1)
def available() -> tuple[str, ...]:
    """The codes of the shipped packs, in alphabetical order."""
    return tuple(sorted(p.parent.name for p in PACKS.glob("*/pack.yaml")))


_BRACES: Final = re.compile(r"([{},])")


def expand(form: str) -> list[str]:
    """The forms that a form with braces stands for: `step{s,ped,} down` gives three. Braces may be nested."""
    forms, _ = _alternatives(_BRACES.split(form), 0, nested=False)
    return list(dict.fromkeys(re.sub(r"\s+", " ", each).strip() for each in forms))


def _alternatives(parts: list[str], at: int, *, nested: bool) -> tuple[list[str], int]:
    done: list[str] = []
    current = [""]
    while at < len(parts):
        part = parts[at]
        at += 1
        if part == "{":
            inner, at = _alternatives(parts, at, nested=True)
            current = [head + tail for head in current for tail in inner]
        elif nested and part == ",":
            done, current = done + current, [""]
        elif nested and part == "}":
            break
        else:
            current = [head + part for head in current]
    return done + current, at
