"""Names of organizations within a run of words that could all be part of one."""

import re
from typing import Final

from .bare_names import KINDS, BareNames
from .found import Found, Names
from .grammar import words
from .lattice import BEFORE_ORG
from .organizations import announces, class_of, merge
from .placed_names import announcing, headed, named_by_trade, paper, quoted
from .segment import Piece

_HARD: Final = words("mentions_hard")
_WEAK_HEADS: Final = words("mentions_weak_heads")
_COMMON_HEADS: Final = words("mentions_common_heads")
_BRACKET: Final = re.compile(
    r"[（(](?:集团|控股|中国|国际|香港|深圳|上海|北京|天津|[\u4e00-\u9fff]{2,4})[）)](?=[\u4e00-\u9fff]{0,8}(?:公司|集团|企业|银行))"
)
_BODIES: Final = frozenset(["协会", "学会", "商会", "联合会", "研究会", "促进会"])
_ANNOUNCES: Final = frozenset(
    ["公告", "公告称", "发布公告", "发布公告称", "公告显示", "晚间公告", "公告披露"]
)
_LEADS: Final = ("时任", "现任", "原任", "新任", "前任")
"""Words between an organization and a title."""
_SPELLS: Final = "尚顺正同通合信恒兴益当可如真平定先再全特新常永长极高达向本从且"
"""Small words that names of firms begin or end with."""
_BLESSED: Final = "瑞泰祥嘉仁信永安康义丰德润雍融颐天太元同中万百亿恒盛昌隆"
"""What makes a name of 和 behind it: 瑞和保险."""


class ClosedNames(BareNames):
    """Divides a run of words into names."""

    def _orgs(self, text: str, pieces: list[Piece], names: Names) -> list[Found]:
        found: list[Found] = []
        brackets = {m.start(): m.end() for m in _BRACKET.finditer(text)}
        merged = self._lettered(text, merge(pieces, brackets, text))
        quoted(self.lattice, text, merged, found, names)
        for k, piece in enumerate(merged):
            if piece.kind == "K":
                self._coded(text, merged, k, found)
            elif piece.kind == "M" and text[piece.end - 1] in "%％":
                self._bought(text, merged, k, found)
            elif piece.kind == "Z" and k > 0 and text[piece.start] in "：:":
                headed(self.lattice, text, merged, k, found)
            elif piece.kind in "vn" and text[piece.start : piece.end] in _ANNOUNCES:
                announcing(self.lattice, text, merged, k, found)
            elif piece.kind in "GO" and text[piece.start : piece.end] in _BODIES:
                named_by_trade(self.lattice, text, merged, k, found)
            elif piece.kind == "T" and k > 2 and text[piece.start - 1] == "》":
                paper(text, merged, k, found)
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

    def _lettered(self, text: str, pieces: list[Piece]) -> list[Piece]:
        """顺达集团, 海原银行: a small word that spells a name with an unknown character, before what closes one."""
        out = list(pieces)
        for k in range(1, len(pieces) - 1):
            head = pieces[k + 1]
            two = pieces[k - 1 : k + 1]
            if any(p.end - p.start != 1 for p in two) or not two[0].end == two[1].start == head.start - 1:
                continue
            if (
                text[two[1].start] == "和"
                and text[two[0].start] in _BLESSED
                and self._closed_by(text, pieces, k)
            ):
                out[k] = two[1]._replace(kind="X")
                continue
            if head.kind not in "OLG" or not self._heads(text[head.start : head.end]):
                continue
            kinds = two[0].kind + two[1].kind
            if kinds == "ff" and head.end - head.start > 2 and all(text[p.start] in _SPELLS for p in two):
                out[k - 1], out[k] = two[0]._replace(kind="X"), two[1]._replace(kind="X")
                continue  # 尚正律师事务所
            small = two[0] if kinds == "fX" else two[1] if kinds == "Xf" else None
            if small is None or text[small.start] not in (_SPELLS if kinds == "fX" else _SPELLS + "原"):
                continue
            at = k - 1 if kinds == "fX" else k
            out[at] = small._replace(kind="X")
        return out

    def _closed_by(self, text: str, pieces: list[Piece], k: int) -> bool:
        """瑞和保险, 仁和妇儿医院: whether an organization's word follows at once or after a character or two."""
        for after in pieces[k + 1 : k + 5]:
            if after.start != pieces[k].end and after.kind == "Z":
                return False
            if after.kind in "OLG":
                return self._heads(text[after.start : after.end])
            if after.kind not in "Xn" or after.flags:
                return False
        return False

    def _run(
        self, text: str, pieces: list[Piece], first: int, last: int, found: list[Found], names: Names
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
            led_title = pieces[last + 1] if last + 1 < len(pieces) and end == last else None
            if after is not None and led_title is not None and text[after.start : after.end] in _LEADS:
                titled = titled or (led_title.kind == "T" and led_title.start == after.end)
            elif after is not None and led_title is not None and text[after.start : after.end] in "及和与":
                titled = titled or text[led_title.start : led_title.end] in _LEADS  # 甲科技及时任董事长
            kind = text[pieces[head].start : pieces[head].end] if head >= first else ""
            if kind in KINDS and head > first and end == last and after is not None:
                titled = titled or announces(pieces, end, after)  # 短视频公司快影昨日发布
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
            if (
                word == "股份"
                and head > first
                and pieces[head - 1].kind == "O"
                and pieces[head - 1].end == pieces[head].start
            ):
                end = head  # 减持海石动力股份: the shares, not the name
                continue
            begin = self._left(text, pieces, first, head)
            tail = self._branch(text, pieces, head, end, after)
            body = pieces[begin:head]
            kinds = "".join(p.kind for p in body)
            name = text[pieces[begin].start : pieces[tail].end]
            core = any(k in "XBWPF" for k in kinds)
            org_class = lattice.org_class.get(word) or class_of(word, lattice.org_class)
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
                    or (head + 1 < len(pieces) and announces(pieces, head + 1, pieces[head + 1]))
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
