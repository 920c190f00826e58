"""People in Chinese text: names of the lattice that their surroundings bear out."""

import re
from typing import Final

from .found import Names
from .lattice import AFTER_PERSON, BEFORE_ORG, BEFORE_PERSON, STOPS, TITLE, VERBAL, Lattice
from .segment import Piece

_NAMELIKE: Final = frozenset("比当经外上下大小全可才亚安中都东新")
_MIDDLE: Final = frozenset("·‧•・･∙")
_LATIN: Final = re.compile(r"\s?[（(]([A-Z\u00c0-\u00de][A-Za-z0-9\u00c0-\u024f&.,'’\- ]{1,60})[)）]")
_CLOSERS: Final = (
    "公司",
    "集团",
    "银行",
    "事务所",
    "交易所",
    "研究院",
    "研究所",
    "监管局",
    "管理局",
    "委员会",
    "组织部",
    "法院",
    "检察院",
    "工会",
)
_ANAPHORS: Final = (
    "该",
    "本",
    "我",
    "贵",
    "子",
    "母",
    "分",
    "上市",
    "旗下",
    "附属",
    "全资",
    "控股子",
    "参股",
    "关联",
    "合资",
    "联营",
    "新公司",
    "民营",
    "国有",
    "造车",
    "创业",
    "初创",
    "提名",
    "审计",
    "薪酬",
    "战略委",
    "风险",
    "执行委",
    "专门",
)


_KIN: Final = re.compile(
    r"(?:其[子女弟兄妻侄妹姐]|女儿|儿子|[长次]子|[长次]女|之子|之女|弟弟|哥哥|妹妹|姐姐|妻子|胞弟|胞兄|侄子|外甥)$"
)
_PLAIN: Final = frozenset("顺达通正永新高全合成利来方时")
_LEADING: Final = frozenset(
    [
        "来自",
        "接替",
        "取代",
        "替代",
        "接棒",
        "顶替",
        "接班",
        "接任",
        "接手",
        "继任",
        "换成",
        "换成了",
        "交给",
        "交到",
    ]
)
_ENDS: Final = frozenset(["。", "！", "？", "；", "\n"])


class People:
    """Settles which readings of the lattice are people."""

    def __init__(self, lattice: Lattice) -> None:
        self.lattice = lattice
        self.people: dict[str, str] = {}
        self.closed: set[str] = set()

    def _typed(self, text: str, pieces: list[Piece]) -> list[Piece]:
        """A transcribed word before a place or a trade word is the core of a company's name, not a person."""
        out: list[Piece] = []
        foreign = self.lattice.foreign
        for i, piece in enumerate(pieces):
            following = pieces[i + 1] if i + 1 < len(pieces) else None
            word = text[piece.start : piece.end]
            if piece.kind in "PF" and following is not None and following.start == piece.end:
                closing = following.kind in "O" or (
                    following.kind == "G" and self._heads(text[following.start : following.end])
                )
                placed = following.kind == "S" and all(c in foreign for c in word)
                core = piece.kind == "F" and (closing or following.kind == "S") and not set(word) & _MIDDLE
                if core or (piece.kind == "P" and placed and not self._after_title(pieces, i)):
                    piece = piece._replace(kind="X", sure=False)
                elif piece.kind == "P" and closing and word[0] in VERBAL and not self._after_title(pieces, i):
                    out.append(Piece(piece.start, piece.start + 1, "f", 0, False))
                    piece = Piece(piece.start + 1, piece.end, "X", 0, False)
                elif piece.kind == "P" and self._owns_title(pieces, i):
                    piece = piece._replace(kind="B", sure=False)
            elif piece.kind == "B" and self._transcribed(text, pieces, i):
                piece = piece._replace(kind="X", sure=False)
            elif piece.kind == "O" and len(word) == 1 and following is not None and following.kind == "X":
                before = out[-1] if out else None
                if following.start == piece.end and (
                    before is None or before.kind not in "XSBWO" or before.end < piece.start
                ):
                    piece = piece._replace(kind="X")
            elif (
                word in _NAMELIKE
                and out
                and out[-1].flags & BEFORE_ORG
                and out[-1].kind == "v"
                and following is not None
            ):
                if following.kind in "XO" and following.start == piece.end:
                    piece = piece._replace(kind="X")
            elif (
                piece.kind == "f"
                and piece.end - piece.start == 1
                and word not in STOPS
                and following is not None
            ):
                before = out[-1] if out else None
                joined = before is not None and before.end == piece.start and following.start == piece.end
                inside = before is not None and before.kind in "XB"
                third = pieces[i + 2] if i + 2 < len(pieces) else None
                opens = following.kind == "X" and third is not None and third.kind == "O"
                shut = (
                    following.kind in "XO"
                    or (word in _PLAIN and following.kind in "TZ")
                    or (word in foreign and following.kind == "G")
                )
                if (joined and inside and shut) or (opens and following.start == piece.end):
                    piece = piece._replace(kind="X")
            out.append(piece)
        return out

    def _transcribed(self, text: str, pieces: list[Piece], i: int) -> bool:
        """贝恩 in 贝恩哈特集团 is no brand: more of the transcription follows it, then what closes a name."""
        k = i + 1
        while (
            k < min(i + 4, len(pieces))
            and pieces[k].end - pieces[k].start == 1
            and pieces[k].kind in "Xf"
            and text[pieces[k].start] in self.lattice.foreign
        ):
            k += 1
        return i + 1 < k < len(pieces) and pieces[k].kind in "OG" and pieces[k].start == pieces[k - 1].end

    def _owns_title(self, pieces: list[Piece], i: int) -> bool:
        """盛隆创始人甲: two characters before a title and its holder are a firm."""
        piece, rest = pieces[i], pieces[i + 1 : i + 3]
        before = pieces[i - 1] if i else None
        led = before is not None and before.end == piece.start and before.flags & (BEFORE_PERSON | TITLE)
        return (
            piece.end - piece.start == 2
            and not led
            and [p.kind for p in rest] == ["T", "P"]
            and piece.end == rest[0].start
            and rest[0].end == rest[1].start
        )

    def _after_title(self, pieces: list[Piece], i: int) -> bool:
        return i > 0 and pieces[i - 1].kind == "T" and pieces[i - 1].end == pieces[i].start

    def _settle_people(self, text: str, pieces: list[Piece], names: Names) -> None:
        votes: dict[str, int] = {}
        sure: set[str] = set()
        foreign: set[str] = set()
        anchored: set[str] = set()
        cut: set[str] = set()
        for i, piece in enumerate(pieces):
            if piece.kind in "PF":
                name = text[piece.start : piece.end]
                if _LATIN.match(text, piece.end):
                    anchored.add(name)
                if i + 1 < len(pieces) and pieces[i + 1].kind == "X":
                    cut.add(name)
                votes[name] = votes.get(name, 0) + 1
                if piece.sure or self._clear(text, pieces, i):
                    sure.add(name)
                if piece.kind == "F" or (name.isascii() and " " in name):
                    foreign.add(name)
        sure |= self._needed(text, pieces, sure)
        for name in sorted(votes, key=lambda n: (-votes[n], -len(n))):
            if (
                name not in sure
                and votes[name] < 2
                and not (len(name) == 3 and name[1:] not in self.lattice.kinds and name not in cut)
            ):
                continue
            if any(name in o and name != o for o in anchored):
                continue
            longer = [o for o in names.people if o != name and (name in o or o in name)]
            if any(votes.get(o, 0) >= votes[name] and name not in foreign for o in longer):
                continue
            if any(name in o and name != o for o in foreign) and not self._relative_of(text, name, foreign):
                continue
            names.people[name] = name
        self._listed(text, pieces, names)
        for name in list(names.people):
            parts = re.split(r"[·‧•・･∙]", name)
            if len(parts) > 1:
                for part in (parts[-1], parts[0]):
                    if len(part) >= 2 and part not in names.people:
                        names.people[part] = name
                if len(parts) > 2 and len(parts[1]) >= 2:
                    names.people.setdefault("·".join(parts[1:]), name)
            elif len(name) > 3 - (name[:2] in self.lattice.surnames) and not name.isascii():
                long = next((name[:n] for n in (3, 2) if name[:n] in self.lattice.surnames), "")
                same = {o[len(long) :] for o in votes if long and o.startswith(long)} - {""}
                if long and len(name) > len(long) and len(same) == 1 and long not in self.lattice.kinds:
                    names.people.setdefault(long, name)  # 内田诚 and 内田
            elif name.isascii() and " " in name and len(name.split()[-1]) > 2:
                names.people.setdefault(name.split()[-1], name)
            for match in re.finditer(re.escape(name), text):
                gloss = _LATIN.match(text, match.end())
                if gloss:
                    latin = gloss.group(1).strip()
                    names.people.setdefault(latin, name)
                    words = latin.split()
                    if len(words) > 1:
                        for word in (words[0], words[-1]):
                            if len(word) > 2:
                                names.people.setdefault(word, name)

    def _relative_of(self, text: str, name: str, foreign: set[str]) -> bool:
        """库马尔卸任，由其弟拉杰什·库马尔接掌: the surname alone, told first, is the elder's."""
        homes = [o for o in foreign if name in o and name != o]
        at = min(text.find(o) for o in homes)
        return 0 <= text.find(name) < at and len(homes) == 1 and bool(_KIN.search(text, max(0, at - 4), at))

    def _clear(self, text: str, pieces: list[Piece], i: int) -> bool:
        """A clause that opens with a name: punctuation before it, a word that joins no name after it."""
        piece = pieces[i]
        before = pieces[i - 1] if i else None
        after = pieces[i + 1] if i + 1 < len(pieces) else None
        opens = before is None or before.kind == "Z" or before.end < piece.start
        closes = after is not None and after.kind in "fvMt" and after.start == piece.end
        return opens and closes and self.lattice.given.get(text[piece.end - 1], 9.0) <= 5.0

    def _needed(self, text: str, pieces: list[Piece], sure: set[str]) -> set[str]:
        """苏晴，41岁，白杨软件首席技术官: the only name, set off, in a sentence that names a title."""
        found: set[str] = set()
        first = 0
        for end in range(len(pieces) + 1):
            if end < len(pieces) and text[pieces[end].start : pieces[end].end] not in _ENDS:
                continue
            here = range(first, end)
            first = end + 1
            come = False
            for i in here:
                come = pieces[i].kind != "Z" and (come or text[pieces[i].start : pieces[i].end] in _LEADING)
                if come and pieces[i].kind in "PF" and self._apart(text, pieces, i):
                    found.add(text[pieces[i].start : pieces[i].end])
            names = [i for i in here if pieces[i].kind in "PF"]
            if not any(pieces[i].kind == "T" for i in here) or any(
                text[pieces[i].start : pieces[i].end] in sure for i in names
            ):
                continue
            able = [i for i in names if self._apart(text, pieces, i)]
            if len({text[pieces[i].start : pieces[i].end] for i in able}) == 1:
                found.add(text[pieces[able[0]].start : pieces[able[0]].end])
        return found

    def _apart(self, text: str, pieces: list[Piece], i: int) -> bool:
        """Whether a name stands between punctuation, or behind 的 or a noun, with punctuation after it."""
        piece = pieces[i]
        before = pieces[i - 1] if i else None
        after = pieces[i + 1] if i + 1 < len(pieces) else None
        left = before is None or before.kind in "Zn" or text[before.end - 1] == "的"
        right = after is not None and text[after.start : after.end] in ("，", ",", "。")
        return left and right and 2 <= piece.end - piece.start <= 4

    def _listed(self, text: str, pieces: list[Piece], names: Names) -> None:
        """甲、乙、丙为董事: two or three unknown characters in a list of people are a person."""
        for i, piece in enumerate(pieces):
            if piece.kind != "Z" or text[piece.start : piece.end] != "、" or i == 0:
                continue
            for side in (-1, 1):
                near, far = i - side, i + side
                if not 0 <= near < len(pieces) or pieces[near].kind not in "PF":
                    continue
                span = [far]
                while (
                    0 <= span[-1] + side < len(pieces)
                    and pieces[span[-1] + side].kind in "XSn"
                    and len(span) < 3
                ):
                    span.append(span[-1] + side)
                if not all(0 <= k < len(pieces) and pieces[k].kind in "XSna" for k in span):
                    continue
                start, end = pieces[min(span)].start, pieces[max(span)].end
                beyond = max(span) + 1 if side > 0 else min(span) - 1
                edge = pieces[beyond] if 0 <= beyond < len(pieces) else None
                if (
                    2 <= end - start <= 3
                    and edge is not None
                    and (edge.kind == "Z" or edge.flags & (AFTER_PERSON | BEFORE_PERSON))
                ):
                    name = text[start:end]
                    if (
                        any(p.kind == "X" for p in pieces[min(span) : max(span) + 1])
                        and name[0] in self.lattice.surnames
                    ):
                        names.people.setdefault(name, name)

    def _dethrone(self, text: str, pieces: list[Piece], names: Names) -> None:
        """安泰银 beside 安泰银行 is no person: the start of an organization's name, unless a title stands before it."""
        titled = {
            text[p.start : p.end]
            for i, p in enumerate(pieces)
            if p.kind in "PF" and self._after_title(pieces, i)
        }
        for name in list(names.people):
            if name in titled or len(name) < 2 or not self.lattice.surnames.get(name[0]):
                continue
            homes = [org for org in names.orgs if org.startswith(name) and len(org) > len(name)]
            if homes and names.people[name] == name:
                del names.people[name]
                names.orgs.setdefault(name, names.orgs[homes[0]])

    def _heads(self, word: str) -> bool:
        """Whether a word that may mean an organization by itself may close a name as well."""
        return word in self.lattice.org_class or (
            word.endswith(_CLOSERS) and not word.startswith(_ANAPHORS) and len(word) > 2
        )
