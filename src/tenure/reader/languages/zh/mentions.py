"""People and organizations in Chinese text: where they stand, and which mentions are one.

The words come from `segment`. A second look spreads what the document settled once: aliases in brackets, short
forms of long names, the last part of a foreign name, a surname with 先生 or 女士.
"""

import re
from typing import Final

from .closed_names import ClosedNames
from .described import described
from .found import Found, Names, simplify
from .grammar import words
from .segment import Piece, segment
from .transcribed import cores, surnames

_ALIAS: Final = re.compile(
    r"[（(](?:[^（()）]{0,30}?[，,；;])?(?:以下|下文)?(?:简称|下称|统称|又称|合称)(?:为)?[:：]?[“\"「『‘]?([^”\"」』’（()）“]{2,14})[”\"」』’]?"
)
_LATIN: Final = re.compile(r"\s?[（(]([A-Z\u00c0-\u00de][A-Za-z0-9\u00c0-\u024f&.,'’\- ]{1,60})[)）]")
_HONORIFIC: Final = re.compile(r"(先生|女士|小姐|博士|教授|总)")
_HARD: Final = words("mentions_hard")

_BRAND = 3
"""Characters of a brand alone, which several companies of a group share."""


class Finder(ClosedNames):
    """Finds names with one lattice."""

    def find(self, raw: str, text: str) -> tuple[list[Found], list[Piece]]:
        """The names in a text (`text` in simplified characters), in order, without overlaps; and its words."""
        known = surnames(text, self.lattice)
        pieces = described(text, segment(self.lattice, text, known), self.lattice.foreign)
        pieces = cores(text, self._typed(text, pieces), self.lattice)
        names = Names()
        self._settle_people(text, pieces, names)
        self.people = names.people
        self.closed = set()
        spans = self._orgs(text, pieces, names)
        self._settle_orgs(text, spans, names)
        self._dethrone(text, pieces, names)
        return self._spread(raw, text, spans, names), pieces

    def _settle_orgs(self, text: str, spans: list[Found], names: Names) -> None:
        for span in sorted(spans, key=lambda s: (-len(s.entity), s.start)):
            name = span.entity
            names.classes.setdefault(name, span.org_class)
            full = self._fuller(name, names)
            names.orgs.setdefault(name, full or name)
            explicit = False
            for follow in (_ALIAS, _LATIN):
                match = follow.match(text, span.end)
                if match:
                    alias = match.group(1).strip()
                    names.orgs[alias] = names.orgs[name]
                    explicit = explicit or follow is _ALIAS
            if span.org_class == "university" and name.endswith("大学") and len(name) >= 4:
                short = name[0] + "大"
                if re.search(short + r"(?=原?前?现?任?(?:校长|副校长|党委|书记|党委书记))", text):
                    names.orgs.setdefault(short, names.orgs[name])
            if explicit:
                self.closed.add(names.orgs[name])
            elif names.orgs[name] not in self.closed:
                self._short(name, names)

    def _fuller(self, name: str, names: Names) -> str | None:
        """The one longer name of the document of which this is a short form."""
        core = self._core(name)
        ending = {
            full
            for known, full in names.orgs.items()
            if known != name and known.endswith(name) and name[:1] in "市省县区州"
        }
        if len(ending) == 1:
            return ending.pop()
        homes = {
            full
            for known, full in names.orgs.items()
            if known != name
            and full not in self.closed
            and len(known) > len(name)
            and self._abbreviates(name, known)
            and self._core(known).startswith(core)
        }
        return homes.pop() if len(homes) == 1 else None

    def _abbreviates(self, name: str, known: str) -> bool:
        """A piece of the longer name; of banks, universities and such a choice of its characters."""
        if name in known:
            return True
        stem = name.removesuffix("公司")
        if stem != name and len(stem) > _BRAND and stem in known and known.endswith("公司"):
            return True  # 小米电子软件公司, which is 北京小米电子软件技术有限公司
        return known.endswith(self.lattice.institutions) and _subsequence(name, known)

    def _core(self, name: str) -> str:
        text = re.sub(r"[（(].*?[）)]", "", name)
        lattice = self.lattice
        for size in (4, 3, 2):
            if (
                lattice.kinds.get(text[:size]) == "S"
                and len(text) - size >= 2
                and lattice.kinds.get(text[size:]) != "O"
            ):
                text = text[size:]
                if text[:1] in "省市县区" and len(text) > 3:
                    text = text[1:]
                break
        changed = True
        while changed:
            changed = False
            for size in range(min(8, len(text) - 2), 0, -1):
                if text[-size:] in lattice.org_class and len(text) - size >= 2:
                    text = text[:-size]
                    changed = True
                    break
        return text

    def _short(self, name: str, names: Names) -> None:
        """Short forms under which a long name comes back: 杭州云栈数据科技有限公司 as 云栈数据."""
        full = names.orgs[name]
        core = self._core(name)
        at = name.find(core)
        if at < 0 or len(core) < 2:
            return
        tail = name[at + len(core) :]
        for size in range(min(len(tail), 6) + 1):
            form = core + tail[:size]
            known = self.lattice.kinds.get(form)
            if form == name or (size == 0 and known in ("n", "v", "a", "f", "S", "G", "T", "t", "i")):
                continue
            if form in names.orgs and names.orgs[form] != full and size == 0:
                names.orgs[form] = ""  # two homes: stands for neither
            else:
                names.orgs.setdefault(form, full)

    def _spread(self, raw: str, text: str, spans: list[Found], names: Names) -> list[Found]:
        """Every place where a settled name stands, the longest first."""
        taken = bytearray(len(text) + 1)
        out: list[Found] = []
        exact = {(s.start, s.end) for s in spans}
        forms: list[tuple[str, str, str]] = [(n, "person", f) for n, f in names.people.items()]
        forms += [(n, "org", f) for n, f in names.orgs.items() if f]
        fullest: dict[str, str] = {}
        for form, kind, full in sorted(forms, key=lambda f: -len(f[0])):
            at = text.find(form)
            while at >= 0:
                end = at + len(form)
                if not any(taken[at:end]) and _whole(text, at, end, form):
                    for k in range(at, end):
                        taken[k] = 1
                    if form == full:
                        fullest.setdefault(full, raw[at:end])
                    out.append(
                        Found(
                            at,
                            end,
                            kind,
                            full,
                            names.classes.get(full, "company"),
                            kind == "person" or (at, end) in exact,
                        )
                    )
                at = text.find(form, at + 1)
        for found in out:
            found.entity = fullest.get(found.entity, found.entity)
        self._honorifics(text, taken, out)
        out.sort(key=lambda f: f.start)
        return out

    def _honorifics(self, text: str, taken: bytearray, out: list[Found]) -> None:
        homes: dict[str, set[str]] = {}
        for found in out:
            if found.kind == "person" and 2 <= len(found.entity) <= 4:
                homes.setdefault(simplify(found.entity[0]), set()).add(found.entity)
        for match in _HONORIFIC.finditer(text):
            at = match.start() - 1
            if at >= 0 and not taken[at] and text[at] in homes and len(homes[text[at]]) == 1:
                if match.group() == "总" and at + 2 < len(text) and text[at + 2] in "裁经监部编公局会行工":
                    continue
                taken[at] = 1
                out.append(Found(at, at + 1, "person", next(iter(homes[text[at]]))))


def _whole(text: str, start: int, end: int, form: str) -> bool:
    """Not within a longer Latin word."""
    if not form.isascii():
        return True
    return not (start and text[start - 1].isascii() and text[start - 1].isalpha()) and not (
        end < len(text) and text[end].isascii() and text[end].isalpha()
    )


def _subsequence(short: str, long: str) -> bool:
    letters = iter(long)
    return all(c in letters for c in short)
