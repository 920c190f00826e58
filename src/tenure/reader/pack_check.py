"""Whether a language pack is sound, and what it still lacks, in words that a linguist can act on.

`load_folder` refuses what breaks the schema, at its first error. Here is what a schema can't say: forms listed
twice, braces that do not close, triggers that can never report anything, and gaps that other languages fill.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final, Literal, get_args

import msgspec
import yaml

from tenure.model.vocabulary import Role

from .pack import available, expand, load, load_folder
from .pack_schema import Cues, Pack, Title, Trigger

FEW_NAMES: Final = 150
"""Given names below which people are found by luck; the shipped packs have some hundreds."""
USUAL: Final = 0.7
"""A list of cues that this share of the shipped packs fill is missed where it is empty."""

_GLOSSARY: Final = "glossary.json.xz"

_TARGETS: Final = {
    "role": ("start", "end", "hold", "held", "succeed", "yield"),
    "stake": ("acquire", "sell", "hold"),
    "affiliation": ("start", "end", "hold"),
    "fact": (None,),
}


_KINDS: Final = ("error", "gap", "double")


class Finding(msgspec.Struct, frozen=True):
    """One thing to see to. An `error` makes the pack wrong, a `gap` makes it blind to something.

    A `double` is a form with two meanings, of which the words around it must decide: often meant, sometimes not.
    """

    kind: Literal["error", "gap", "double"]
    file: str
    line: int | None
    what: str

    def __str__(self) -> str:
        return f"{self.file}{f':{self.line}' if self.line else ''}: {self.what}"


def check(folder: Path) -> tuple[Pack, list[Finding]]:
    """The pack in a folder and what is to be said of it, errors first. Raises BadPack where it can't be loaded."""
    pack = load_folder(folder)
    found = [
        *_forms(folder, "titles", pack.titles),
        *_forms(folder, "triggers", pack.triggers),
        *_triggers(folder, pack.triggers),
        *_titles(folder, pack.titles),
        *_gaps(pack),
        *_glossary(folder, pack),
    ]
    return pack, sorted(found, key=lambda f: (_KINDS.index(f.kind), f.file, f.line or 0))


def _forms(folder: Path, name: str, entries: Sequence[Title | Trigger]) -> Iterator[Finding]:
    """Braces that do not match, and forms that stand twice: with the same meaning, or with another one."""
    lines = _entry_lines(folder / f"{name}.yaml")
    first: dict[str, int] = {}
    for number, entry in enumerate(entries):
        again: dict[int, list[str]] = {}
        for form in entry.forms:
            if _unbalanced(form):
                yield Finding("error", f"{name}.yaml", lines[number], f"the braces of {form!r} do not match")
                continue
            for each in expand(form):
                if first.setdefault(each, number) != number:
                    again.setdefault(first[each], []).append(each)
        for earlier, forms in again.items():
            same = msgspec.structs.replace(entries[earlier], forms=[]) == msgspec.structs.replace(
                entry, forms=[]
            )
            more = f" and {len(forms) - 3} more" if len(forms) > 3 else ""
            listed = f"{', '.join(repr(form) for form in forms[:3])}{more}: already in line {lines[earlier]}"
            yield Finding(
                "error" if same else "double", f"{name}.yaml", lines[number],
                f"{listed}, {'with the same meaning' if same else 'with another meaning'}",
            )  # fmt: skip


def _unbalanced(form: str) -> bool:
    depth = 0
    for sign in re.findall(r"[{}]", form):
        depth += 1 if sign == "{" else -1
        if depth < 0:
            return True
    return depth != 0


def _entry_lines(path: Path) -> list[int]:
    """In which line each entry of a list begins."""
    node = yaml.compose(path.read_text(encoding="utf-8"))
    return [each.start_mark.line + 1 for each in node.value] if isinstance(node, yaml.SequenceNode) else []


def _triggers(folder: Path, triggers: list[Trigger]) -> Iterator[Finding]:
    lines = _entry_lines(folder / "triggers.yaml")
    for line, trigger in zip(lines, triggers, strict=False):
        if trigger.change not in _TARGETS[trigger.kind]:
            may = " or ".join(c for c in _TARGETS[trigger.kind] if c) or "none at all"
            yield Finding(
                "error", "triggers.yaml", line,
                f"a trigger of kind {trigger.kind} has the change {trigger.change!r}: it may be {may}",
            )  # fmt: skip
        if trigger.kind == "affiliation" and trigger.relation is None:
            yield Finding("error", "triggers.yaml", line, "a trigger of kind affiliation needs a `relation`")
        if trigger.kind == "fact" and trigger.attribute is None:
            yield Finding("error", "triggers.yaml", line, "a trigger of kind fact needs an `attribute`")
        if not trigger.forms:
            yield Finding("error", "triggers.yaml", line, "a trigger without forms")


def _titles(folder: Path, titles: list[Title]) -> Iterator[Finding]:
    lines = _entry_lines(folder / "titles.yaml")
    for line, title in zip(lines, titles, strict=False):
        if not title.roles and not title.out and not title.by_class and not title.body:
            yield Finding("error", "titles.yaml", line, "a title without `roles` that is not `out` either")


def _gaps(pack: Pack) -> Iterator[Finding]:
    covered = {role for t in pack.titles for role in (*t.roles, *t.with_unit, t.body)}
    covered |= {role for t in pack.titles for roles in t.by_class.values() for role in roles}
    covered |= {t.role for t in pack.triggers} | {t.otherwise for t in pack.triggers}
    missing = [role for role in get_args(Role) if role not in covered]
    if missing:
        yield Finding("gap", "titles.yaml", None, f"no title for {', '.join(missing)}")
    for kind, changes in _TARGETS.items():
        here = {t.change for t in pack.triggers if t.kind == kind}
        lacking = [change for change in changes if change not in here]
        if lacking == list(changes):
            yield Finding("gap", "triggers.yaml", None, f"no trigger of kind {kind}")
        elif lacking:
            yield Finding(
                "gap", "triggers.yaml", None, f"kind {kind}: no trigger for {', '.join(map(str, lacking))}"
            )
    yield from _empty_cues(pack)
    yield from _dates(pack)
    if len(pack.given) < FEW_NAMES and not pack.names.surnames:
        yield Finding(
            "gap",
            "given.txt",
            None,
            f"{len(pack.given)} given names: with {FEW_NAMES} or more, people are found",
        )
    if not pack.names.legal_forms:
        yield Finding("gap", "names.yaml", None, "no legal forms: see ISO 20275 for those of the country")


def _glossary(folder: Path, pack: Pack) -> Iterator[Finding]:
    if pack.settings.tokens == "words" and not (folder / _GLOSSARY).exists():
        what = (
            f"no glossary: with bench/glossary/{pack.code}.txt, what other languages taught of words is used"
        )
        yield Finding("gap", _GLOSSARY, None, what)


def _empty_cues(pack: Pack) -> Iterator[Finding]:
    others = [load(code) for code in available() if code != pack.code]
    for field in msgspec.structs.fields(Cues):
        if getattr(pack.cues, field.name):
            continue
        full = sum(1 for other in others if getattr(other.cues, field.name))
        if others and full / len(others) >= USUAL:
            yield Finding(
                "gap", "cues.yaml", None, f"`{field.encode_name}` is empty; {full} languages fill it"
            )


def _dates(pack: Pack) -> Iterator[Finding]:
    dates = pack.dates
    by_character = pack.settings.tokens == "characters"
    wanted: Iterable[tuple[str, int, int]] = (
        ("months", len(dates.months), 0 if by_character else 12),
        ("weekdays", len(dates.weekdays), 0 if by_character else 7),
        ("patterns", len(dates.patterns), 0 if by_character else 1),
        ("relative", len(dates.relative), 0 if by_character else 3),
    )
    for name, have, need in wanted:
        if have < need:
            yield Finding("gap", "dates.yaml", None, f"`{name}` has {have} of the {need} that are expected")
