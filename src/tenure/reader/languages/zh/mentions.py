"""People and organizations in Chinese text: where they stand, and which mentions are one.

The words come from `segment`. An organization is read backwards from the word that closes its name (a legal
form, a trade, "bank", "university") or from what follows it (a title, "announced"); people from the lattice. A
second look spreads what the document settled once: aliases in brackets, short forms of long names, the last
part of a foreign name, a surname with 先生 or 女士.
"""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Final

from .grammar import words
from .segment import AFTER_ORG, AFTER_PERSON, BEFORE_ORG, BEFORE_PERSON, STOPS, VERBAL, Lattice, Piece

_HERE: Final = Path(__file__).parent
_ALIAS: Final = re.compile(
    r"[（(](?:[^（()）]{0,30}?[，,；;])?(?:以下|下文)?(?:简称|下称|统称|又称|合称)(?:为)?[:：]?[“\"「『‘]?([^”\"」』’（()）“]{2,14})[”\"」』’]?"
)
_COUNTRIES: Final = frozenset(
    [
        "中国",
        "香港",
        "台湾",
        "日本",
        "韩国",
        "美国",
        "英国",
        "德国",
        "法国",
        "印度",
        "新加坡",
        "亚太",
        "欧洲",
        "北美",
        "亚洲",
        "澳大利亚",
        "巴西",
        "俄罗斯",
        "大中华",
    ]
)
_MIDDLE: Final = frozenset("·‧•・･∙")
_LATIN: Final = re.compile(r"\s?[（(]([A-Z\u00c0-\u00de][A-Za-z0-9\u00c0-\u024f&.,'’\- ]{1,60})[)）]")
_BRACKET: Final = re.compile(
    r"[（(](?:集团|控股|中国|国际|香港|深圳|上海|北京|天津|[\u4e00-\u9fff]{2,4})[）)](?=[\u4e00-\u9fff]{0,8}(?:公司|集团|企业|银行))"
)
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
_HONORIFIC: Final = re.compile(r"(先生|女士|小姐|博士|教授|总)")
_SENTENCE_END: Final = frozenset("。！？；\n：“”「」『』《》")
_COUNTRY: Final = 2
_HARD: Final = words("mentions_hard")
_WEAK_HEADS: Final = words("mentions_weak_heads")


_MARKETS: Final = frozenset(
    [
        "SZ",
        "SH",
        "HK",
        "BJ",
        "US",
        "App",
        "APP",
        "A",
        "B",
        "H",
        "IPO",
        "ST",
        "AI",
        "VIP",
        "PE",
        "VC",
        "GDP",
        "ESG",
        "IT",
        "PPP",
        "LP",
        "GP",
        "ETF",
        "APP",
        "SUV",
        "NBA",
        "CBA",
    ]
)
_COMMON_HEADS: Final = words("mentions_common_heads")


@dataclass(slots=True)
class Found:
    """A name in the text, in characters of the raw text; `entity` is the name of what it stands for."""

    start: int
    end: int
    kind: str
    entity: str
    org_class: str = "company"
    sure: bool = True


@dataclass(slots=True)
class _Names:
    """What the document calls its people and organizations: every form to the fullest one."""

    people: dict[str, str] = field(default_factory=dict)
    orgs: dict[str, str] = field(default_factory=dict)
    classes: dict[str, str] = field(default_factory=dict)


@lru_cache(maxsize=1)
def _table() -> dict[int, int]:
    lines = (_HERE / "traditional.txt").read_text(encoding="utf-8").splitlines()
    old, new = (line for line in lines if not line.startswith("#"))
    return {ord(a): ord(b) for a, b in zip(old, new, strict=True)}


def simplify(text: str) -> str:
    """The text in simplified characters, one for one."""
    return text.translate(_table())


class Finder:
    """Finds names with one lattice."""

    def __init__(self, lattice: Lattice) -> None:
        self.lattice = lattice
        self.people: dict[str, str] = {}
        self.closed: set[str] = set()

    def find(self, raw: str, text: str) -> tuple[list[Found], list[Piece]]:
        """The names in a text (`text` in simplified characters), in order, without overlaps; and its words."""
        pieces = self._typed(text, self.lattice.segment(text))
        names = _Names()
        self._settle_people(text, pieces, names)
        self.people = names.people
        self.closed = set()
        spans = self._orgs(text, pieces, names)
        self._settle_orgs(text, spans, names)
        self._dethrone(text, pieces, names)
        return self._spread(raw, text, spans, names), pieces

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
            out.append(piece)
        return out

    def _after_title(self, pieces: list[Piece], i: int) -> bool:
        return i > 0 and pieces[i - 1].kind == "T" and pieces[i - 1].end == pieces[i].start

    # people ---------------------------------------------------------------------------------------------------

    def _settle_people(self, text: str, pieces: list[Piece], names: _Names) -> None:
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
                if piece.sure:
                    sure.add(name)
                if piece.kind == "F":
                    foreign.add(name)
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
            if any(name in o and name != o for o in foreign):
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

    def _listed(self, text: str, pieces: list[Piece], names: _Names) -> None:
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

    def _dethrone(self, text: str, pieces: list[Piece], names: _Names) -> None:
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

    # organizations --------------------------------------------------------------------------------------------

    def _orgs(self, text: str, pieces: list[Piece], names: _Names) -> list[Found]:
        found: list[Found] = []
        brackets = {m.start(): m.end() for m in _BRACKET.finditer(text)}
        merged = _merge(pieces, brackets, text)
        for k, piece in enumerate(merged):
            if piece.kind == "K":
                self._coded(text, merged, k, found)
        count = len(merged)
        i = 0
        while i < count:
            if not self._part(merged, i, text, names):
                i += 1
                continue
            j = i
            while j < count and self._part(merged, j, text, names):
                j += 1
            self._run(text, merged, i, j, found, names)
            i = j
        return found

    def _coded(self, text: str, pieces: list[Piece], k: int, found: list[Found]) -> None:
        """A listed company: whatever stands before its stock code, back to a word that ends another phrase."""
        i = k
        while (
            i > 0
            and pieces[i - 1].end == pieces[i].start
            and pieces[i - 1].kind in "XSBWOPFnavL"
            and not (
                pieces[i - 1].flags & (BEFORE_ORG | AFTER_ORG | BEFORE_PERSON)
                and pieces[i - 1].end - pieces[i - 1].start > 1
            )
        ):
            i -= 1
        name = text[pieces[i].start : pieces[k].start]
        if 2 <= len(name) <= 16:
            org_class = self.lattice.org_class.get(text[pieces[k - 1].start : pieces[k].start], "company")
            found.append(Found(pieces[i].start, pieces[k].start, "org", name, org_class, True))

    def _part(self, pieces: list[Piece], i: int, text: str, names: _Names) -> bool:
        piece = pieces[i]
        kind = piece.kind
        if kind in "XSOBWLN":
            return True
        if kind == "G":
            following = pieces[i + 1] if i + 1 < len(pieces) else None
            previous = pieces[i - 1] if i else None
            return bool(
                previous is not None
                and previous.end == piece.start
                and previous.kind in "XSOBWPFLna"
                and self._heads(text[piece.start : piece.end])
                and following is not None
            )
        if kind in ("n", "a", "i", "t"):
            return (
                not piece.flags & (BEFORE_PERSON | BEFORE_ORG | AFTER_PERSON) or piece.end - piece.start > 3
            )
        if kind == "v":
            following = pieces[i + 1] if i + 1 < len(pieces) else None
            return bool(
                following is not None
                and following.kind in "OL"
                and not piece.flags
                and piece.end - piece.start == 2
            )
        if kind in "PF":
            name = text[piece.start : piece.end]
            following = pieces[i + 1] if i + 1 < len(pieces) else None
            if following is None or following.start != piece.end:
                return False
            if following.kind in "OLG" and self._heads(text[following.start : following.end]):
                previous = pieces[i - 1] if i else None
                titled = previous is not None and previous.kind == "T"
                return not (titled and name in names.people and piece.end - piece.start == 3)
            return False
        if kind in "Mm":
            word = text[piece.start : piece.end]
            following = pieces[i + 1] if i + 1 < len(pieces) else None
            return word.startswith("第") and following is not None and following.kind in "OLnG"
        return False

    def _run(
        self, text: str, pieces: list[Piece], first: int, last: int, found: list[Found], names: _Names
    ) -> None:
        """Organizations within pieces[first:last], all of which could be part of one."""
        lattice = self.lattice
        before = pieces[first - 1] if first else None
        after = pieces[last] if last < len(pieces) else None
        end = last
        while end > first:
            head = end - 1
            while head >= first and not self._closes(pieces[head], text):
                head -= 1
            titled = (
                after is not None and after.kind == "T" and after.start == pieces[end - 1].end and end == last
            )
            branched = head >= first and self._branch(text, pieces, head, end, after) > head
            if head < first or (
                titled and head < end - 1 and not branched and self._named(pieces, head + 1, end)
            ):
                # no word closes a name: what stands before a title, or where a name is due
                self._bare(
                    text,
                    pieces,
                    first if head < first else head + 1,
                    end,
                    before,
                    after if end == last else None,
                    found,
                )
                if head < first:
                    return
                end = head + 1
                continue
            word = text[pieces[head].start : pieces[head].end]
            begin = self._left(text, pieces, first, head)
            tail = self._branch(text, pieces, head, end, after)
            body = pieces[begin:head]
            kinds = "".join(p.kind for p in body)
            name = text[pieces[begin].start : pieces[tail].end]
            core = any(k in "XBWPF" for k in kinds)
            org_class = lattice.org_class.get(word) or _class_of(word, lattice.org_class)
            ok = False
            if core:
                ok = (word not in _WEAK_HEADS or len(name) >= 3) and (
                    pieces[head].kind != "G" or len(name) - len(word) >= 2
                )
                if ok and word in _COMMON_HEADS:
                    ok = titled or bool(begin > 0 and pieces[begin - 1].flags & BEFORE_ORG)
            elif "S" in kinds:
                hard = word not in _WEAK_HEADS or (org_class in _HARD and len(kinds) >= 2)
                context = (
                    titled
                    or (begin > 0 and pieces[begin - 1].flags & BEFORE_ORG)
                    or (head + 1 < len(pieces) and pieces[head + 1].flags & AFTER_ORG)
                )
                ok = bool(hard or (context and len(name) >= 3))
            elif kinds:
                ok = len(name) >= 4 and (
                    (org_class in _HARD and len(kinds) <= 3 and word not in _WEAK_HEADS)
                    or self._known_word(text, name, kinds, titled, begin, head, pieces)
                    or (word in ("集团", "控股", "股份有限公司", "有限公司", "银行") and len(kinds) <= 2)
                    or (
                        (titled or bool(begin > 0 and pieces[begin - 1].flags & BEFORE_ORG))
                        and "O" in kinds + pieces[head].kind
                        and len(kinds) <= 2
                        and word not in ("公司", "机构", "平台", "企业")
                    )
                )
            if name in lattice.kinds and lattice.kinds[name] == "G":
                ok = False
            if ok and name not in names.people:
                found.append(Found(pieces[begin].start, pieces[tail].end, "org", name, org_class, True))
                end = begin
            else:
                end = min(begin, head)
                if end == head:
                    continue

    def _branch(self, text: str, pieces: list[Piece], head: int, end: int, after: Piece | None) -> int:
        """通用汽车中国, 丰田汽车（中国）: a country after the name is part of it, where the name then ends."""
        rest = pieces[head + 1 : end]
        if not rest or rest[0].kind != "S" or rest[0].start != pieces[head].end:
            return head
        country = text[rest[0].start : rest[0].end]
        closes = len(rest) == 1 or (len(rest) == 2 and text[rest[1].start : rest[1].end] == "公司")
        if country in _COUNTRIES and closes and after is not None and after.start == rest[-1].end:
            return head + len(rest)
        return head

    def _announces(self, pieces: list[Piece], end: int, after: Piece) -> bool:
        """Whether 公告, 宣布 and the like follow, perhaps after a date."""
        k = end
        while k < min(end + 8, len(pieces)) and pieces[k].kind in "Mmt":
            k += 1
        nearest = pieces[k] if k < len(pieces) else after
        return bool(after.flags & AFTER_ORG or nearest.flags & AFTER_ORG)

    def _known_word(
        self, text: str, name: str, kinds: str, titled: bool, begin: int, head: int, pieces: list[Piece]
    ) -> bool:
        """A common word with a trade after it (远航物流): a name where names stand, or where it comes back."""
        if len(kinds) > 2 or kinds[0] not in "nva" or len(name) != 4 or pieces[head].kind != "O":
            return False
        opening = begin == 0 or text[pieces[begin].start - 1] in _SENTENCE_END
        return (
            titled
            or bool(begin and pieces[begin - 1].flags & BEFORE_ORG)
            or (opening and head + 1 < len(pieces) and self._announces(pieces, head + 1, pieces[head + 1]))
            or text.count(name) > 2
        )

    def _closes(self, piece: Piece, text: str) -> bool:
        after = text[piece.end : piece.end + 1]
        if piece.kind == "O" and piece.end - piece.start == 1 and "\u3400" <= after <= "\u9fff":
            following = self.lattice.kinds.get(text[piece.end : piece.end + 2])
            if following is None and self.lattice.kinds.get(after) not in ("f", None) and after not in STOPS:
                return False  # 港 in 港城集团
        return piece.kind in "OL" or (piece.kind == "G" and self._heads(text[piece.start : piece.end]))

    def _heads(self, word: str) -> bool:
        """Whether a word that may mean an organization by itself may close a name as well."""
        return word in self.lattice.org_class or (
            word.endswith(_CLOSERS) and not word.startswith(_ANAPHORS) and len(word) > 2
        )

    def _named(self, pieces: list[Piece], start: int, end: int) -> bool:
        return any(p.kind in "XBWS" for p in pieces[start:end])

    def _left(self, text: str, pieces: list[Piece], first: int, head: int) -> int:
        """Where the name closed at `head` begins: trade words and nouns, then its core, then places."""
        i = head
        while (
            i > first
            and pieces[i - 1].kind in "OGnavLMmit"
            and not (
                pieces[i - 1].kind == "n"
                and pieces[i - 1].flags
                and pieces[i - 1].end - pieces[i - 1].start > 1
            )
        ):
            i -= 1
        core = i
        while core > first and pieces[core - 1].kind in "XBWPF":
            core -= 1
        if core < i or i == head:
            # Latin words and brands may be followed by a place: 贝尔兰中国
            start = core
            if (
                start > first
                and pieces[start - 1].kind in "OnLM"
                and core < i
                and pieces[start - 1].kind != "G"
            ):
                back = start
                while back > first and pieces[back - 1].kind in "OnLM":
                    back -= 1
                if back > first and pieces[back - 1].kind in "S":
                    start = back
        else:
            start = i
        while start > first and pieces[start - 1].kind == "S":
            start -= 1
        if start == i and i < head:
            # nouns only: the nearest two
            start = max(first, head - 3)
        if start > first and pieces[start].kind == "S" and pieces[start - 1].kind in "XBW":
            start -= 1
            while start > first and pieces[start - 1].kind in "XBW":
                start -= 1
        return start

    def _bare(
        self,
        text: str,
        pieces: list[Piece],
        start: int,
        end: int,
        before: Piece | None,
        after: Piece | None,
        found: list[Found],
    ) -> None:
        """A name that no word closes: before a title, after 旗下, at the head of a sentence before 宣布."""
        titled = after is not None and after.kind == "T" and after.start == pieces[end - 1].end
        led = before is not None and bool(before.flags & BEFORE_ORG)
        followed = after is not None and self._announces(pieces, end, after)
        opening = start == 0 or text[pieces[start].start - 1] in _SENTENCE_END
        while end > start and pieces[end - 1].kind not in "XBWSO":
            end -= 1
            following = pieces[end]
            titled = False
            followed = bool(following.flags & AFTER_ORG)
        while (
            end > start
            and pieces[end - 1].kind == "X"
            and "B" in {p.kind for p in pieces[start:end]}
            and (end - start < 2 or pieces[end - 2].kind in "BX")
        ):
            end -= 1
            titled = False
        begin = end
        if (
            opening
            and end > start
            and pieces[end - 1].kind == "B"
            and end < len(pieces)
            and pieces[end].kind in "nv"
            and pieces[end].start == pieces[end - 1].end
            and pieces[end].end - pieces[end].start == 2
            and end + 1 < len(pieces)
            and (pieces[end + 1].flags & AFTER_ORG or pieces[end + 1].kind in "KT")
            and not pieces[end].flags
        ):
            name = text[pieces[end - 1].start : pieces[end].end]
            found.append(Found(pieces[end - 1].start, pieces[end].end, "org", name, "company", True))
            return
        while begin > start and pieces[begin - 1].kind in "XBWSO":
            begin -= 1
            inner = pieces[begin].kind == "S" and begin < end - 1
            if (pieces[begin].kind in "BW" or inner) and begin > start and pieces[begin - 1].kind != "S":
                break
        if begin == end:
            return
        kinds = "".join(p.kind for p in pieces[begin:end])
        name = text[pieces[begin].start : pieces[end - 1].end]
        if name in self.people or any(name in p for p in self.people):
            return
        if name in _MARKETS or (pieces[begin].start and text[pieces[begin].start - 1] == "."):
            return
        certain = "B" in kinds or (
            "W" in kinds
            and len(name) > 1
            and not name.isdigit()
            and name not in ("App", "APP", "A", "B", "H", "IPO")
        )
        if not certain and not (("X" in kinds or ("S" in kinds and "O" in kinds)) and 2 <= len(name) <= 10):
            return
        if not certain and not (titled or led or (opening and followed)):
            return
        if not certain and "X" in kinds and kinds.count("X") < 2 and len(name) < 3:
            return
        if name in self.lattice.kinds and self.lattice.kinds[name] in "GTv":
            return
        found.append(
            Found(pieces[begin].start, pieces[end - 1].end, "org", name, "company", certain or titled)
        )

    # settling -------------------------------------------------------------------------------------------------

    def _settle_orgs(self, text: str, spans: list[Found], names: _Names) -> None:
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

    def _fuller(self, name: str, names: _Names) -> str | None:
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
        hard = any(known.endswith(f) for f, c in self.lattice.org_class.items() if c in _HARD)
        return hard and _subsequence(name, known)

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

    def _short(self, name: str, names: _Names) -> None:
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

    def _spread(self, raw: str, text: str, spans: list[Found], names: _Names) -> list[Found]:
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


def _class_of(word: str, classes: dict[str, str]) -> str:
    for size in range(len(word) - 1, 0, -1):
        if word[-size:] in classes:
            return classes[word[-size:]]
    return "company"


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


def _merge(pieces: list[Piece], brackets: dict[int, int], text: str) -> list[Piece]:
    """Brackets within a name become one piece of it; a place takes its 市 or 省."""
    out: list[Piece] = []
    skip = -1
    for piece in pieces:
        if piece.start < skip:
            continue
        if piece.start in brackets and out and out[-1].end == piece.start:
            skip = brackets[piece.start]
            out.append(Piece(piece.start, skip, "L", 0, True))
            continue
        if (
            out
            and piece.kind in "XMf"
            and text[piece.start : piece.end] in ("市", "省", "县", "区", "州", "镇")
            and out[-1].kind in "SXPn"
            and out[-1].end == piece.start
        ):
            start = out[-1].start
            if out[-1].kind == "X" and len(out) > 1 and out[-2].kind == "X" and out[-2].end == start:
                start = out[-2].start
                out.pop()
            out[-1] = Piece(start, piece.end, "S", 0, True)
            continue
        out.append(piece)
    return out
