"""Names of organizations within a run of words that could all be part of one."""

import re
from typing import Final

from .found import Found, Names
from .grammar import words
from .organizations import Organizations, class_of, merge
from .segment import AFTER_ORG, BEFORE_ORG, BEFORE_PERSON, UNIT, Piece

_SENTENCE_END: Final = frozenset("。！？；\n：“”「」『』《》")
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
        "HR",
        "HRD",
        "HRVP",
        "CBA",
    ]
)
_COMMON_HEADS: Final = words("mentions_common_heads")

_BRACKET: Final = re.compile(
    r"[（(](?:集团|控股|中国|国际|香港|深圳|上海|北京|天津|[\u4e00-\u9fff]{2,4})[）)](?=[\u4e00-\u9fff]{0,8}(?:公司|集团|企业|银行))"
)


_IN_QUOTES: Final = re.compile(
    r"(?:公司|企业|品牌|集团|药房|药店|酱园|新势力|独角兽|餐厅|酒楼|连锁|连锁店|书店|老字号|超市|百货|商场|电商|工作室|饭店|酒店"
    r"|茶馆|面馆|饭馆|餐馆|糖厂|酒厂|作坊|药企|车企|厂商|零售商|制造商|开发商|运营商|供应商|经销商|便利店|咖啡馆|书局|剧团|乐团"
    r"|民宿|诊所|学堂|影业|火锅店|奶茶店|茶饮|快餐)[“「『]([\u4e00-\u9fffA-Za-z0-9]{2,8})[”」』]"
)
_BODIES: Final = frozenset(["协会", "学会", "商会", "联合会", "研究会", "促进会"])
_KINDS: Final = frozenset(["公司", "平台", "企业", "品牌", "创业公司", "初创公司"])
"""What says of a name behind it that it is a firm's: 短视频公司快影."""
_NO_NAME: Final = frozenset("某该新老原前现女男副正总各另其两三名位首本此每多全大小该")
_OPENS: Final = frozenset("。！？；\n】》")
_NEWS: Final = (
    "消息",
    "快讯",
    "电",
    "讯",
    "报道",
    "时间",
    "市场",
    "记者",
    "编辑",
    "来源",
    "标题",
    "导读",
    "摘要",
    "观察",
    "人物",
    "新闻",
)
_EDITORS: Final = ("编辑", "总编", "主编", "社长", "出版人", "总经理", "发行人")

_OPENS_NEWS: Final = (
    "拟",
    "公司",
    "董事会",
    "原",
    "持股",
    "股东",
    "控股股东",
    "大股东",
    "第二大股东",
    "实际控制人",
    "实控人",
)
_ANNOUNCES: Final = frozenset(
    ["公告", "公告称", "发布公告", "发布公告称", "公告显示", "晚间公告", "公告披露"]
)
_LEADS: Final = ("时任", "现任", "原任", "新任", "前任")
"""Words between an organization and a title."""
_SPELLS: Final = "尚顺正同通合信恒兴益当可如真平定先再全特新常永长极高达向本从且"
"""Small words that names of firms begin or end with."""


_BLESSED: Final = "瑞泰祥嘉仁信永安康义丰德润雍融颐天太元同中万百亿恒盛昌隆"
"""What makes a name of 和 behind it: 瑞和保险."""


class ClosedNames(Organizations):
    """Divides a run of words into names."""

    def _orgs(self, text: str, pieces: list[Piece], names: Names) -> list[Found]:
        found: list[Found] = []
        brackets = {m.start(): m.end() for m in _BRACKET.finditer(text)}
        merged = self._lettered(text, merge(pieces, brackets, text))
        self._in_quotes(text, merged, found, names)
        for k, piece in enumerate(merged):
            if piece.kind == "K":
                self._coded(text, merged, k, found)
            elif piece.kind == "M" and text[piece.end - 1] in "%％":
                self._bought(text, merged, k, found)
            elif piece.kind == "Z" and k > 0 and text[piece.start] in "：:":
                self._headed(text, merged, k, found)
            elif piece.kind in "vn" and text[piece.start : piece.end] in _ANNOUNCES:
                self._announcing(text, merged, k, found)
            elif piece.kind in "GO" and text[piece.start : piece.end] in _BODIES:
                self._body(text, merged, k, found)
            elif piece.kind == "T" and k > 2 and text[piece.start - 1] == "》":
                self._paper(text, merged, k, found)
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

    def _in_quotes(self, text: str, pieces: list[Piece], found: list[Found], names: Names) -> None:
        """连锁药房“康和堂”: what stands in quotes behind a word for a business is its name."""
        for match in _IN_QUOTES.finditer(text):
            name = match.group(1)
            if self.lattice.kinds.get(name) in ("v", "T", "G", "a", "i") or self.lattice.flags.get(name):
                continue
            names.people.pop(name, None)
            found.append(Found(match.start(1), match.end(1), "org", name, "company", True))

    def _headed(self, text: str, pieces: list[Piece], k: int, found: list[Found]) -> None:
        """永安行：总经理甲辞职: the company whose news it is, at the head of the line."""
        i = k
        while (
            i > 0
            and k - i < 5
            and pieces[i - 1].end == pieces[i].start
            and pieces[i - 1].kind in "XSBWOPnafv"
        ):
            i -= 1
        start = pieces[i].start
        name = text[start : pieces[k].start]
        kinds = {p.kind for p in pieces[i:k]}
        opening = start == 0 or text[start - 1] in _OPENS
        after = pieces[k + 1] if k + 1 < len(pieces) else None
        if (
            not opening
            or after is None
            or not 3 <= len(name) <= 6
            or k - i < 2
            or not kinds & set("XSBO")
            or any(p.flags for p in pieces[i:k])
            or name.endswith(_NEWS)
        ):
            return
        news = after.kind in "TP" or after.flags & (BEFORE_PERSON | AFTER_ORG)
        if news or text[after.start : after.end] in _OPENS_NEWS:
            org_class = self.lattice.org_class.get(text[pieces[k - 1].start : pieces[k].start], "company")
            found.append(Found(start, pieces[k].start, "org", name, org_class, True))

    def _announcing(self, text: str, pieces: list[Piece], k: int, found: list[Found]) -> None:
        """安德利公告，…: who announces at the head of a sentence is a company, whatever its name is made of."""
        i = k
        while (
            i > 0 and k - i < 5 and pieces[i - 1].end == pieces[i].start and pieces[i - 1].kind in "XSBWOPn"
        ):
            i -= 1
        start = pieces[i].start
        name, kinds = text[start : pieces[k].start], {p.kind for p in pieces[i:k]}
        opening = start == 0 or text[start - 1] in _SENTENCE_END
        if opening and 3 <= len(name) <= 6 and kinds & set("XSBP") and not any(p.flags for p in pieces[i:k]):
            org_class = self.lattice.org_class.get(text[pieces[k - 1].start : pieces[k].start], "company")
            found.append(Found(start, pieces[k].start, "org", name, org_class, True))

    def _body(self, text: str, pieces: list[Piece], k: int, found: list[Found]) -> None:
        """人力资源协会会长: a body named after its trade alone, before a title or what it says."""
        i = k
        while (
            i > 0
            and k - i < 3
            and pieces[i - 1].end == pieces[i].start
            and pieces[i - 1].kind in "nvaO"
            and pieces[i - 1].end - pieces[i - 1].start > 1
            and not pieces[i - 1].flags & ~UNIT
        ):
            i -= 1
        name = text[pieces[i].start : pieces[k].end]
        after = pieces[k + 1] if k + 1 < len(pieces) else None
        if i == k or len(name) < 5 or name in self.lattice.kinds or after is None or name.startswith("行业"):
            return
        if (after.kind == "T" and after.start == pieces[k].end) or self._announces(pieces, k + 1, after):
            found.append(Found(pieces[i].start, pieces[k].end, "org", name, "association", True))

    def _paper(self, text: str, pieces: list[Piece], k: int, found: list[Found]) -> None:
        """《环球财经》总编辑: a paper, by its editor."""
        if not text[pieces[k].start : pieces[k].end].endswith(_EDITORS):
            return
        start = text.rfind("《", max(0, pieces[k].start - 14), pieces[k].start)
        end = pieces[k].start - 1
        if start >= 0 and end - start > 2:
            found.append(Found(start + 1, end, "org", text[start + 1 : end], "media", True))

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
            if kind in _KINDS and head > first and end == last and after is not None:
                titled = titled or self._announces(pieces, end, after)  # 短视频公司快影昨日发布
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
                    or (head + 1 < len(pieces) and self._announces(pieces, head + 1, pieces[head + 1]))
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

    def _coined(self, text: str, pieces: list[Piece], start: int, end: int) -> bool:
        """雅居家 before 董事长甲: a character and a noun that make no word together."""
        if end - start != 2 or end + 1 >= len(pieces) or pieces[end + 1].kind not in "PF":
            return False
        first, second = pieces[start], pieces[start + 1]
        before = text[first.start - 1] if first.start else "。"
        return (
            first.kind == "X"
            and first.end - first.start == 1
            and second.kind == "n"
            and second.end - second.start == 2
            and not second.flags
            and text[first.start] not in _NO_NAME
            and (before in _SENTENCE_END or before in "，、,前原与和对由")
        )

    def _owns_post(self, text: str, pieces: list[Piece], start: int, end: int) -> bool:
        """凌川的总经理由甲接任: unknown characters at the head of a sentence that have a post."""
        rest = pieces[end : end + 2]
        unknown = [p for p in pieces[start:end] if p.kind == "X" and p.end - p.start == 1]
        return (
            len(rest) == 2
            and text[rest[0].start : rest[0].end] == "的"
            and rest[1].kind == "T"
            and len(unknown) == end - start
            and 2 <= len(unknown) <= 4
            and text[unknown[0].start] not in _NO_NAME
        )

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
        led = led or (
            followed and start > 1 and text[pieces[start - 1].start : pieces[start - 1].end] in _KINDS
        )
        opening = start == 0 or text[pieces[start].start - 1] in _SENTENCE_END
        if opening and self._owns_post(text, pieces, start, end):
            name = text[pieces[start].start : pieces[end - 1].end]
            found.append(Found(pieces[start].start, pieces[end - 1].end, "org", name, "company", False))
            return
        if titled and self._coined(text, pieces, start, end):
            name = text[pieces[start].start : pieces[end - 1].end]
            found.append(Found(pieces[start].start, pieces[end - 1].end, "org", name, "company", False))
            return
        if followed and start and text[pieces[start].start - 1] in "，,":
            opening = True
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
        while begin > start and (
            pieces[begin - 1].kind in "XBWSO"
            or (opening and followed and begin == start + 1 and self._plain(pieces[begin - 1]))
        ):
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
