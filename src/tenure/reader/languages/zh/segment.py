"""Chinese text to words: the cheapest path through a lattice of known words and possible names.

Chinese writes no spaces, so where a name begins and ends shows only by what its neighbours are. The lattice
holds the words of `words.txt.xz` at the price of their rarity, the titles and trade words of the pack, every
string that could be a person's name (a surname and one or two characters) and every transcribed foreign name;
a name is cheaper after a title or before a verb that people are the subject of. One pass, linear in the text.
"""

import math
import re
from typing import Final, NamedTuple

from .lattice import AFTER_ORG, STOPS, TITLE, Edges, Lattice
from .possible_names import CODE, add_foreigners, add_latin_people, add_people

_OTHER: Final = re.compile(
    r"(?P<M>[0-9０-９]+(?:[.,:][0-9]+)*[%％]?)|(?P<W>[A-Za-z\u00c0-\u024f][A-Za-z0-9\u00c0-\u024f&.'’\-]*"
    r"(?: (?:[A-Z\u00c0-\u00de]|de |van |von |di |del )[A-Za-z0-9\u00c0-\u024f&.'’\-]*)*)"
)
_PERIODS: Final = frozenset("年月日号点时分秒届次岁名位个家人元万亿股份块种项条起件倍成")
_NUMERALS: Final = frozenset("一二三四五六七八九十两百千几半数多余")
_FIRM: Final = re.compile(
    r"(?:(?<![\u3400-\u9fff])|(?<=显示)|(?<=公司)|(?<=集团)|(?<=收购)|(?<=由)|(?<=为)|(?<=旗下)|(?<=持有)|(?<=和)|(?<=与)|(?<=任)|(?<=至)|(?<=入))"
    r"(?=[\u3400-\u9fff]{4,18}?有限(?:责任)?公司)"
)
"""Where the full name of a firm may begin, with its city."""
_SINGLE: Final = 12.0


class Piece(NamedTuple):
    """A word of the text: `start` and `end` in characters, its class, and whether context spoke for it.

    Classes: `P` person, `F` foreign person, `T` title, `O` organization word, `B` brand, `G` generic
    organization, `S` place, `X` unknown character, `W` Latin, `M` number, `Z` punctuation, `n`, `v`, `a`, `f`, `t`.
    """

    start: int
    end: int
    kind: str
    flags: int
    sure: bool


def _cheapest(size: int, edges: Edges) -> list[Piece]:
    best = [math.inf] * (size + 1)
    back: list[tuple[int, str, int, bool] | None] = [None] * (size + 1)
    best[0] = 0.0
    for i in range(size):
        here = best[i]
        if here == math.inf:
            continue
        for end, cost, kind, flag, sure in edges[i]:
            total = here + cost
            if total < best[end]:
                best[end] = total
                back[end] = (i, kind, flag, sure)
    pieces: list[Piece] = []
    at = size
    while at > 0:
        step = back[at]
        assert step is not None
        start, kind, flag, sure = step
        pieces.append(Piece(start, at, kind, flag, sure))
        at = start
    pieces.reverse()
    return pieces


def segment(lattice: Lattice, text: str, known: dict[str, str] | None = None) -> list[Piece]:
    """The words of a folded text. `known` are names of the document already settled: name to class."""
    size = len(text)
    edges: Edges = [[] for _ in range(size + 1)]
    before = [0] * (size + 1)
    after = [0] * (size + 1)
    words, kinds, costs, flags = lattice.words, lattice.kinds, lattice.costs, lattice.flags
    for index, start, end in lattice.automaton.find_matches_as_indexes(text, overlapping=True):
        word = words[index]
        if word == "其中" and text.startswith("国", end):
            continue  # 免去其中国某公司总经理职务
        flag = flags.get(word, 0)
        edges[start].append((end, costs[word], kinds[word], flag, False))
        if flag:
            before[end] |= flag
            after[start] |= flag
    _singles(lattice, text, edges, before, after)
    for match in _FIRM.finditer(text):  # 上海棠舟科技有限公司: no 海棠 in it
        for length in (4, 3, 2):
            end = match.start() + length
            if kinds.get(text[match.start() : end]) == "S":
                edges[match.start()].append((end, 0.0, "S", 0, True))
                break
    if known:
        for name, kind in known.items():
            at = text.find(name)
            while at >= 0:
                price = 2.0 if name.isascii() else 3.0 + len(name)
                edges[at].append((at + len(name), price, kind, 0, True))
                at = text.find(name, at + 1)
    add_people(lattice, text, edges, before, after)
    add_latin_people(lattice, text, edges, before, after)
    add_foreigners(lattice, text, edges, before)
    return _cheapest(size, edges)


def _singles(
    lattice: Lattice,
    text: str,
    edges: Edges,
    before: list[int],
    after: list[int],
) -> None:
    flags, costs, kinds = lattice.flags, lattice.costs, lattice.kinds
    spans: dict[int, tuple[int, str]] = {}
    titled: set[int] = set()
    for match in _OTHER.finditer(text):
        start, end = match.span()
        head = match.group().partition(" ")[0]
        if start + len(head) < end and kinds.get(head) == "T":  # CEO Jane Roe
            spans[start] = (start + len(head), "W")
            start += len(head) + 1
            titled.add(start)
        spans[start] = (end, match.lastgroup or "W")
    i, size = 0, len(text)
    while i < size:
        span = spans.get(i)
        if span:
            end, kind = span
            before[i] |= TITLE if i in titled else 0
            flag = flags.get(text[i:end], 0)
            edges[i].append((end, 9.0 if kinds.get(text[i:end]) == "T" else 5.0, kind, flag, False))
            if flag:
                before[end] |= flag
                after[i] |= flag
            i = end
            continue
        char = text[i]
        if "\u3400" <= char <= "\u9fff" and char != "丨":
            kind = kinds.get(char, "X")
            flag = flags.get(char, 0)
            if flag:
                before[i + 1] |= flag
                after[i] |= flag
            if char in "中都同全共新东":
                kind = "X"
            elif kind != "O" and kind != "f":
                kind = (
                    "f"
                    if char in STOPS
                    else "M"
                    if char in _PERIODS and i and (text[i - 1].isdigit() or text[i - 1] in _NUMERALS)
                    else "X"
                )
            edges[i].append((i + 1, costs.get(char, _SINGLE), kind, flag, False))
        else:
            code = CODE.match(text, i) if char in "（(" else None
            if code:
                edges[i].append((code.end(), 0.0, "K", AFTER_ORG, False))
                after[i] |= AFTER_ORG
                i = code.end()
                continue
            flag = flags.get(char, 0)
            before[i + 1] |= flag
            after[i] |= flag
            edges[i].append((i + 1, 0.0, "Z", flag, False))
        i += 1
