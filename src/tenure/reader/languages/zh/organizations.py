"""Organizations in Chinese text.

A name is read backwards from the word that closes it (a legal form, a trade, "bank", "university"), or from what
follows it: a title, "announced", a stock's code, a share.
"""

from typing import Final

from .found import Found, Names
from .grammar import words
from .lattice import AFTER_ORG, AFTER_PERSON, BEFORE_ORG, BEFORE_PERSON, STOPS, UNIT
from .people import People
from .segment import Piece

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
_NATIONAL: Final = frozenset(["国家", "全国", "国际", "世界", "亚洲", "全球"])
_SENTENCE_END: Final = frozenset("。！？；\n：“”「」『』《》")
_HARD: Final = words("mentions_hard")


_INSTITUTIONS: Final = frozenset(
    [
        "医院",
        "大学",
        "学院",
        "律师事务所",
        "会计师事务所",
        "事务所",
        "传媒",
        "俱乐部",
        "基金会",
        "研究院",
        "研究所",
    ]
)
_AT: Final = frozenset(["在", "从", "自", "由", "与", "于"])
_SERVES: Final = frozenset(
    ["任职", "工作", "供职", "就职", "效力", "担任", "任", "出任", "做", "当", "，", "的", "离开", "离职"]
)
_LINES: Final = words("organizations_lines")
_SUBJECT: Final = words("organizations_subject")
_WHOLE: Final = frozenset(
    ["全部", "所有", "合计", "总计", "剩余", "其余", "余下", "近", "约", "逾", "超", "共"]
)


def announces(pieces: list[Piece], end: int, after: Piece) -> bool:
    """Whether 公告, 宣布 and the like follow, perhaps after a date."""
    k = end
    while k < min(end + 8, len(pieces)) and pieces[k].kind in "Mmt":
        k += 1
    nearest = pieces[k] if k < len(pieces) else after
    appoints = nearest.flags & BEFORE_PERSON and nearest.end - nearest.start > 1
    return bool(after.flags & AFTER_ORG or nearest.flags & AFTER_ORG or appoints)


class Organizations(People):
    """Finds the spans of organizations' names."""

    def _bought(self, text: str, pieces: list[Piece], k: int, found: list[Found]) -> None:
        """收购平煤隆基30%: whatever stands between a verb of buying or holding and the share is a company."""
        if k > 1 and text[pieces[k - 1].start : pieces[k - 1].end] in _WHOLE:
            k -= 1
        i = k
        while (
            i > 0
            and pieces[i - 1].end == pieces[i].start
            and (
                (pieces[i - 1].kind in "XSBWOPFnavL" and not pieces[i - 1].flags & BEFORE_ORG)
                or (pieces[i - 1].kind == "m" and text[pieces[i - 1].start] in "一三四五六七八九双百千万")
            )
        ):
            i -= 1
        verb = i - 2 if i > 1 and text[pieces[i - 1].start : pieces[i - 1].end] in "了的" else i - 1
        if verb < 0 or i == k or not pieces[verb].flags & BEFORE_ORG or pieces[i - 1].end != pieces[i].start:
            return
        kinds = {p.kind for p in pieces[i:k]}
        name = text[pieces[i].start : pieces[k].start]
        if (
            3 <= len(name) <= 16
            and kinds & set("XSBWPFO")
            and not name.endswith(("约", "近", "超", "逾", "其", "共", "合计", "公司"))
        ):
            org_class = self.lattice.org_class.get(text[pieces[k - 1].start : pieces[k].start], "company")
            found.append(Found(pieces[i].start, pieces[k].start, "org", name, org_class, True))

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

    def _part(self, pieces: list[Piece], i: int, text: str, names: Names) -> bool:
        piece = pieces[i]
        kind = piece.kind
        if kind in "XSOBWLN":
            return True
        if kind == "G":
            following = pieces[i + 1] if i + 1 < len(pieces) else None
            previous = pieces[i - 1] if i else None
            core = previous
            if core is not None and core.kind == "G" and i > 1 and core.end == piece.start:
                first = pieces[i - 2]  # 重工集团有限公司
                closed = text[piece.start : piece.end].endswith("公司") and self._heads(
                    text[core.start : core.end]
                )
                core = core._replace(kind=first.kind) if closed and first.end == core.start else core
            return bool(
                previous is not None
                and core is not None
                and previous.end == piece.start
                and (core.kind in "XSOBWPFLna" or (core.kind in "Mm" and text[core.start] == "第"))
                and self._heads(text[piece.start : piece.end])
                and following is not None
            )
        if kind in ("n", "a", "i", "t"):
            return (
                not piece.flags & (BEFORE_PERSON | BEFORE_ORG | AFTER_PERSON) or piece.end - piece.start > 3
            )
        if kind == "v" or (kind == "f" and piece.end - piece.start == 2):
            following = pieces[i + 1] if i + 1 < len(pieces) else None
            if following is not None and following.kind == "n" and i + 2 < len(pieces):
                body = text[pieces[i + 2].start : pieces[i + 2].end]  # 塑料加工行业协会
                if self.lattice.org_class.get(body) == "association" and not following.flags:
                    following = following._replace(kind="O")
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
            closing = pieces[i + 2] if i + 2 < len(pieces) else None
            if (
                following.kind == "n"
                and closing is not None
                and closing.kind == "O"
                and closing.start == following.end
            ):
                return self.lattice.org_class.get(text[closing.start : closing.end]) in _HARD
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

    def _closes(self, piece: Piece, text: str) -> bool:
        after = text[piece.end : piece.end + 1]
        if piece.kind == "O" and piece.end - piece.start == 1 and "\u3400" <= after <= "\u9fff":
            following = self.lattice.kinds.get(text[piece.end : piece.end + 2])
            titled = any(text.startswith(word, piece.end) for word in self.lattice.titles_after(after))
            if (
                not titled
                and following is None
                and self.lattice.kinds.get(after) not in ("f", None)
                and after not in STOPS
            ):
                return False  # 港 in 港城集团
        return piece.kind in "OL" or (piece.kind == "G" and self._heads(text[piece.start : piece.end]))

    def _named(self, pieces: list[Piece], start: int, end: int) -> bool:
        return any(p.kind in "XBWS" for p in pieces[start:end])

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

    def _plain(self, piece: Piece) -> bool:
        """A common word of two characters, as names begin with: 世纪华通."""
        return piece.kind in "na" and piece.end - piece.start == 2 and not piece.flags

    def _known_word(
        self, text: str, name: str, kinds: str, titled: bool, begin: int, head: int, pieces: list[Piece]
    ) -> bool:
        """A common word with a trade after it (远航物流): a name where names stand, or where it comes back."""
        plain = text[pieces[begin].start : pieces[begin].end]
        word = text[pieces[head].start : pieces[head].end]
        institution = pieces[head].kind == "G" and word in _INSTITUTIONS and plain not in _LINES
        if (
            len(kinds) > 2
            or kinds[0] not in "nvafmi"
            or self.lattice.flags.get(plain)
            or len(name) != 2 + (len(word) if institution else 2)
            or not (pieces[head].kind == "O" or institution)
        ):
            return False
        opening = (
            begin == 0
            or text[pieces[begin].start - 1] in _SENTENCE_END
            or text[pieces[begin].start - 1] in "，,"
            or pieces[begin - 1].kind in "Mmt"
        )
        led = begin and pieces[begin - 1].flags & BEFORE_ORG
        if begin > 1 and text[pieces[begin - 1].start : pieces[begin - 1].end] == "了":
            led = pieces[begin - 2].flags & BEFORE_ORG
        before = text[pieces[begin - 1].start : pieces[begin - 1].end] if begin else ""
        after = text[pieces[head + 1].start : pieces[head + 1].end] if head + 1 < len(pieces) else ""
        if before in _AT and after in _SERVES and plain not in _LINES:
            return True  # 此前在万象汽车任职
        return (
            titled
            or bool(led)
            or (opening and head + 1 < len(pieces) and announces(pieces, head + 1, pieces[head + 1]))
            or (opening and plain not in _LINES and self._owns(text, pieces, head + 1))
            or text.count(name) > 1
        )

    def _owns(self, text: str, pieces: list[Piece], k: int) -> bool:
        """绿洲地产的一纸公告, 极光科技将于: a subject or an owner."""
        after = text[pieces[k].start : pieces[k].end] if k < len(pieces) else ""
        return after in _SUBJECT

    def _left(self, text: str, pieces: list[Piece], first: int, head: int) -> int:
        """Where the name closed at `head` begins: trade words and nouns, then its core, then places."""
        i = head
        while (
            i > first
            and (
                pieces[i - 1].kind in "OGnavLMmit"
                or (pieces[i - 1].kind == "f" and i - 2 >= first and pieces[i - 2].kind == "S")
            )
            and not (
                pieces[i - 1].kind == "n"
                and pieces[i - 1].flags & (~UNIT if i == head else ~0)
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
        if (
            start > first
            and text[pieces[start - 1].start : pieces[start - 1].end] in _NATIONAL
            and any(p.kind in "XW" for p in pieces[start:head])
        ):
            start -= 1
        if (
            start - 1 > first
            and text[pieces[start].start : pieces[start].end] == "附属"
            and text[pieces[start - 1].start : pieces[start - 1].end].endswith(("大学", "学院", "集团"))
        ):
            return self._left(text, pieces, first, start - 1)  # 澜江大学附属第二医院
        if start == i and i < head:
            # nouns only: the nearest two
            start = max(first, head - 3)
        if start > first and pieces[start].kind == "S" and pieces[start - 1].kind in "XBW":
            start -= 1
            while start > first and pieces[start - 1].kind in "XBW":
                start -= 1
        return start


def class_of(word: str, classes: dict[str, str]) -> str:
    """The class of an organization by the longest ending of its name that tells one."""
    for size in range(len(word) - 1, 0, -1):
        if word[-size:] in classes:
            return classes[word[-size:]]
    return "company"


def merge(pieces: list[Piece], brackets: dict[int, int], text: str) -> list[Piece]:
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
