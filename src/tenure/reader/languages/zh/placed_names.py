"""Names of organizations told by where they stand: at the head of a line, in quotes, before what they say."""

import re
from typing import Final

from .bare_names import SENTENCE_END
from .found import Found, Names
from .lattice import AFTER_ORG, BEFORE_PERSON, UNIT, Lattice
from .organizations import announces
from .segment import Piece

_IN_QUOTES: Final = re.compile(
    r"(?:公司|企业|品牌|集团|药房|药店|酱园|新势力|独角兽|餐厅|酒楼|连锁|连锁店|书店|老字号|超市|百货|商场|电商|工作室|饭店|酒店"
    r"|茶馆|面馆|饭馆|餐馆|糖厂|酒厂|作坊|药企|车企|厂商|零售商|制造商|开发商|运营商|供应商|经销商|便利店|咖啡馆|书局|剧团|乐团"
    r"|民宿|诊所|学堂|影业|火锅店|奶茶店|茶饮|快餐)[“「『]([\u4e00-\u9fffA-Za-z0-9]{2,8})[”」』]"
)
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


def quoted(lattice: Lattice, text: str, pieces: list[Piece], found: list[Found], names: Names) -> None:
    """连锁药房“康和堂”: what stands in quotes behind a word for a business is its name."""
    for match in _IN_QUOTES.finditer(text):
        name = match.group(1)
        if lattice.kinds.get(name) in ("v", "T", "G", "a", "i") or lattice.flags.get(name):
            continue
        names.people.pop(name, None)
        found.append(Found(match.start(1), match.end(1), "org", name, "company", True))


def headed(lattice: Lattice, text: str, pieces: list[Piece], k: int, found: list[Found]) -> None:
    """永安行：总经理甲辞职: the company whose news it is, at the head of the line."""
    i = k
    while i > 0 and k - i < 5 and pieces[i - 1].end == pieces[i].start and pieces[i - 1].kind in "XSBWOPnafv":
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
        org_class = lattice.org_class.get(text[pieces[k - 1].start : pieces[k].start], "company")
        found.append(Found(start, pieces[k].start, "org", name, org_class, True))


def announcing(lattice: Lattice, text: str, pieces: list[Piece], k: int, found: list[Found]) -> None:
    """安德利公告，…: who announces at the head of a sentence is a company, whatever its name is made of."""
    i = k
    while i > 0 and k - i < 5 and pieces[i - 1].end == pieces[i].start and pieces[i - 1].kind in "XSBWOPn":
        i -= 1
    start = pieces[i].start
    name, kinds = text[start : pieces[k].start], {p.kind for p in pieces[i:k]}
    opening = start == 0 or text[start - 1] in SENTENCE_END
    if opening and 3 <= len(name) <= 6 and kinds & set("XSBP") and not any(p.flags for p in pieces[i:k]):
        org_class = lattice.org_class.get(text[pieces[k - 1].start : pieces[k].start], "company")
        found.append(Found(start, pieces[k].start, "org", name, org_class, True))


def named_by_trade(lattice: Lattice, text: str, pieces: list[Piece], k: int, found: list[Found]) -> None:
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
    if i == k or len(name) < 5 or name in lattice.kinds or after is None or name.startswith("行业"):
        return
    if (after.kind == "T" and after.start == pieces[k].end) or announces(pieces, k + 1, after):
        found.append(Found(pieces[i].start, pieces[k].end, "org", name, "association", True))


def paper(text: str, pieces: list[Piece], k: int, found: list[Found]) -> None:
    """《环球财经》总编辑: a paper, by its editor."""
    if not text[pieces[k].start : pieces[k].end].endswith(_EDITORS):
        return
    start = text.rfind("《", max(0, pieces[k].start - 14), pieces[k].start)
    end = pieces[k].start - 1
    if start >= 0 and end - start > 2:
        found.append(Found(start + 1, end, "org", text[start + 1 : end], "media", True))
