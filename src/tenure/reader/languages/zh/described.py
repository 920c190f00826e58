"""Foreign companies known by what they are: 英国零售商莫顿, 德国光学公司霍夫曼."""

from typing import Final

from .grammar import words
from .lattice import STOPS
from .segment import Piece

_WHAT: Final = words("described_what")
_PLAIN: Final = frozenset(["公司", "集团", "银行", "企业", "巨头", "品牌"])
_SAME: Final = "·‧•・･∙"


def described(text: str, pieces: list[Piece], foreign: frozenset[str]) -> list[Piece]:
    """The pieces, with a transcription behind what a company is made one name, apart from what describes it."""
    out: list[Piece] = []
    i = 0
    while i < len(pieces):
        piece = pieces[i]
        word = text[piece.start : piece.end]
        end = _run(text, pieces, i, foreign) if _describes(text, pieces, i, word) else i + 1
        if end == i + 1:
            out.append(piece)
            i += 1
            continue
        for back in range(len(out) - 1, max(-1, len(out) - 4), -1):
            if out[back].kind not in "SnOa" or out[back].end != (
                piece.start if back == len(out) - 1 else out[back + 1].start
            ):
                break
            out[back] = out[back]._replace(kind="f", flags=0)
        out.append(piece._replace(kind="f", flags=0))
        out.append(Piece(pieces[i + 1].start, pieces[end - 1].end, "B", 0, True))
        i = end
    return out


def _describes(text: str, pieces: list[Piece], i: int, word: str) -> bool:
    if word in _WHAT:
        return True
    before = pieces[i - 1] if i else None
    lead = pieces[i - 2] if i > 1 else None
    if word in ("商", "厂", "大厂") and before is not None and before.end == pieces[i].start:
        return before.kind in "Onv"  # 芯片设备商维兰特
    return (
        word in _PLAIN
        and before is not None
        and before.kind in "On"
        and before.end == pieces[i].start
        and (lead is None or lead.kind in "SZvf")
    )


def _run(text: str, pieces: list[Piece], i: int, foreign: frozenset[str]) -> int:
    """Where the transcription behind pieces[i] ends; i + 1 where none stands there."""
    k = i + 1
    while k < len(pieces) and k - i <= 6 and pieces[k].start == pieces[k - 1].end:
        word = text[pieces[k].start : pieces[k].end]
        if pieces[k].kind not in "PFXSf" or word in STOPS or any(c not in foreign for c in word):
            break
        k += 1
    if k == i + 1:
        return k
    name = text[pieces[i + 1].start : pieces[k - 1].end]
    after = text[pieces[k - 1].end : pieces[k - 1].end + 1]
    joined = any(dot in text and (name + dot in text or dot + name in text) for dot in _SAME)
    if not 2 <= len(name) <= 6 or joined or after in _SAME:
        return i + 1
    return k
