"""Names of organizations that no word closes: before a title, after 旗下, at the head of a sentence."""

from typing import Final

from .found import Found
from .lattice import AFTER_ORG, BEFORE_ORG
from .organizations import Organizations, announces
from .segment import Piece

SENTENCE_END: Final = frozenset("。！？；\n：“”「」『』《》")
KINDS: Final = frozenset(["公司", "平台", "企业", "品牌", "创业公司", "初创公司"])
"""What says of a name behind it that it is a firm's: 短视频公司快影."""
_NO_NAME: Final = frozenset("某该新老原前现女男副正总各另其两三名位首本此每多全大小该")
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


class BareNames(Organizations):
    """Finds names by what stands before and behind them."""

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
            and (before in SENTENCE_END or before in "，、,前原与和对由")
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
        followed = after is not None and announces(pieces, end, after)
        led = led or (
            followed and start > 1 and text[pieces[start - 1].start : pieces[start - 1].end] in KINDS
        )
        opening = start == 0 or text[pieces[start].start - 1] in SENTENCE_END
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
