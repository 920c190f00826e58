"""Foreign names written by sound alone: 哈特曼出任首席执行官, 布兰德霍夫物流公司.

A surname without a middle dot begins with no Chinese surname and is in no word list. What tells it is where it
stands: before a verb that only people are the subject of, after a verb of appointing, behind a title. Where one
place of the document tells it, it is a name in all others.
"""

import re
from typing import Final

from .lattice import AFTER_PERSON, BEFORE_ORG, BEFORE_PERSON, STOPS, Lattice
from .possible_names import BEHIND
from .segment import Piece

_MOST_NAMES: Final = 100
"""Names of a document; one look through the text for each."""
_LONGEST: Final = 7
_DATE: Final = (
    r"(?:(?:\d{4}年)?\d{1,2}月(?:\d{1,2}[日号]|[初底末])?"
    r"|(?:上|本|下)?周[一二三四五六日]?|[今明去]年(?:\d{1,2}月|年?[初底末])?)"
)
_DOES: Final = (
    "出任|就任|担任|接任|继任|离任|卸任|辞任|辞去|辞职|离职|退休|请辞|上任|当选|升任|晋升|履新|去世|逝世|病逝|接棒|接班|接掌|接过|退任|去职"
    "|获任|获委任|获聘|被任命|被委任|被选为|被聘为|被解雇|被解职|被罢免|被免职|被免去|被迫|遭解雇|遭罢免|遭免职|不再担任|不再兼任|兼任|转任|改任|调任"
    "|空降|交棒|留任|续任|连任|暂代|代行|引咎|走马上任|下台|下课|功成身退|任(?=首席|董事|总|C|行长|社长|主席|会长|负责)"
)
_SLOT: Final = re.compile(
    rf"(?:先生|女士|博士|小姐|爵士|教授|临时|主持|现年|今年\d\d岁|[（(]\d\d岁|的(?:继任者|继任人|接班人|接替者|任期|辞职|离任|辞呈|职务|职责|职位)"
    rf"|(?:[将已曾仍也则还拟或]|即将|正式|突然|宣布|计划|决定|有望|可能|同意|提前|主动|当日|当天|同时|此前|暂时|今天|今日|昨天|昨日){{0,2}}"
    rf"(?:(?:[自于从在]|将于|已于|将自|拟于)?{_DATE}(?:起|正式|起正式)?)?(?:因[^，。；]{{1,8}}?)?(?:{_DOES}))"
)
_APPOINTS: Final = re.compile(
    r"(?:任命|委任|聘任|选举|推选|推举|聘请|提名|选聘|委派|免去|罢免|解雇|解聘|撤换|接替|前任|继任者|接任者|继任人|接班人|任命了|解雇了|免去了)$"
)
_AFTER_OBJECT: Final = re.compile(
    r"为|担任|出任|接任|任(?=首席|董事|总|C)|的|，|。|；|、|接替|兼任|职务|先生|女士|博士|和|与|[）)]"
)
_TAILS: Final = frozenset("日月同等自在")
"""What stands behind a name far more often than it ends one, though names are written with it."""
_NEVER_FIRST: Final = frozenset("日月于因可所以等让内留约休")
_LATIN_ALONE: Final = re.compile(
    r"(?<![A-Za-z.&'’\- ])[A-Z\u00c0-\u00de][a-z\u00df-\u024f]{2,}(?![A-Za-z.&'’\-\d])"
)
_JAPAN: Final = ("日本", "东京", "大阪", "株式会社")
_SURNAME: Final = re.compile(
    r"(?=[西东南北佐高小大中上下山川石松竹梅杉森林吉福富安永长古新平金白黑赤青木水早浅深广细近远内前后今久丸三五八千宫神岩清泷泽池饭菊藤堀宇奥秋春夏荒樱榎横相若滨桑柳鹤龟熊玉桐根栗梶泉津矢坂岸汐]"
    r"[田村井川山野原本藤崎岛泽冈谷木口森林松宫内尾浦部津江塚池坂桥濑仓贺屋畑岸见][\u4e00-\u9fff])"
)
_AUXILIARY: Final = frozenset("将已曾仍也则还拟或于因自暂年时日")
_HAN: Final = re.compile(r"[\u4e00-\u9fff]+")
_DOTS: Final = tuple("·‧•・･∙")
_CUT: Final = frozenset("XPFfS")


def surnames(text: str, lattice: Lattice) -> dict[str, str]:
    """The names of people that stand alone, each with its class of piece."""
    found: dict[str, str] = {}
    for start, stop in _runs(text, lattice.foreign):
        if len(found) >= _MOST_NAMES:
            break
        end = stop
        while end - start > 2 and (
            text[end - 1] in _TAILS
            or (end == stop and (BEHIND.match(text, end - 1) or _goes_over(text, end, lattice)))
        ):
            end -= 1
        for at in dict.fromkeys((end, stop)):
            name = _placed(text, start, at, lattice)
            if name:
                found[name] = "F"
                break
    for match in _LATIN_ALONE.finditer(text):
        if len(found) >= _MOST_NAMES:
            break
        if _SLOT.match(text, match.end()):
            found[match.group()] = "P"
    if any(place in text for place in _JAPAN):
        _japanese(text, lattice, found)
    return found


def _japanese(text: str, lattice: Lattice, found: dict[str, str]) -> None:
    """社长西冈弘人将辞职: two characters that make a surname in Japan, and a given name up to a verb of people."""
    for match in _SURNAME.finditer(text):
        start = match.start()
        if len(found) >= _MOST_NAMES:
            return
        before = text[max(0, start - 10) : start]
        free = not "\u3400" <= before[-1:] <= "\u9fff"
        free = free or any(
            lattice.kinds.get(before[-size:]) in ("T", "v") for size in range(2, len(before) + 1)
        )
        if not free or lattice.kinds.get(text[start : start + 2]) in ("v", "t", "f"):
            continue
        for length in (2, 1, 3):
            name = text[start : start + 2 + length]
            if name[-1] in _AUXILIARY or (length == 3 and name[-1] not in "郎介助辅"):
                continue
            if name not in lattice.kinds and _HAN.fullmatch(name) and _SLOT.match(text, start + 2 + length):
                found[name] = "P"
                break


def _goes_over(text: str, end: int, lattice: Lattice) -> bool:
    """哈珀坦言, 杜兰德当选: the last character begins the word that follows."""
    over = [text[end - 1 : end + k] for k in (1, 2, 3)]
    return any(
        lattice.kinds.get(word, "X") in "vft" or lattice.flags.get(word, 0) & AFTER_PERSON for word in over
    )


def _runs(text: str, foreign: frozenset[str]) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    start = -1
    for k, char in enumerate(text):
        within = char == "代" and start >= 0 and text[k + 1 : k + 2] in foreign  # 奥代亚
        if char in foreign or within or (char == "得" and text[k - 1 : k] == "彼"):
            start = k if start < 0 else start
        elif start >= 0:
            if 2 <= k - start <= 2 * _LONGEST:
                out.append((start, k))
            start = -1
    return out


def _placed(text: str, start: int, end: int, lattice: Lattice) -> str | None:
    """The name that ends at `end`, where what stands around it asks for a person."""
    start = _begins(text, start, end, lattice)
    name = text[start:end]
    opens = start == 0 or not "\u3400" <= text[start - 1] <= "\u9fff"
    before = text[max(0, start - 10) : start]
    titled = any(lattice.kinds.get(before[-size:]) == "T" for size in range(2, len(before) + 1))
    if len(name) == 2 and before[-1:] in lattice.surnames and not titled and before[-2:] not in lattice.kinds:
        return None  # 贺丽莎
    if before.endswith("在") or any(
        lattice.flags.get(before[-size:], 0) & (BEFORE_ORG | BEFORE_PERSON) == BEFORE_ORG
        for size in range(2, 6)
    ):
        return None  # 在竞争对手奥克斯利担任副总裁
    acts = bool(_SLOT.match(text, end))
    if not _spelled(name, lattice, opens and acts) or text[start - 1 : start] in _DOTS:
        return None
    if acts:
        return name
    if _AFTER_OBJECT.match(text, end) and _APPOINTS.search(before):
        return name
    return name if titled else None


def _begins(text: str, start: int, end: int, lattice: Lattice) -> int:
    """Behind a word that reaches into the run: 宣布, 由于; behind a day or a brand that opens it."""
    kinds = lattice.kinds
    for into in (2, 1):
        for back in (3, 2, 1):
            word = text[max(0, start - back) : start + into]
            if start >= back and end - start - into >= 2 and kinds.get(word, "X") in "vnftaTGOS":
                return start + into
    for size in (4, 3, 2):
        if end - start - size >= 2 and kinds.get(text[start : start + size]) in ("t", "B"):
            return start + size
    return start


def _spelled(name: str, lattice: Lattice, clear: bool) -> bool:
    """Whether a string is written as foreign names are, and is neither a word nor a Chinese name.

    `clear`: it opens its clause, and a verb of people follows.
    """
    rare = sum(c in lattice.transcribing for c in name)
    word = lattice.kinds.get(name)
    if not 2 <= len(name) <= _LONGEST or name[0] in _NEVER_FIRST:
        return False
    if word is not None and (word != "n" or rare < len(name)):
        return False  # 穆勒 is in word lists as well
    chinese = name[0] in lattice.surnames or name[:2] in lattice.surnames
    if len(name) <= 3 and chinese and rare < len(name):
        return False  # 马斯克: the lattice reads it as a Chinese name
    if clear and len(name) != 3 and word is None:
        return rare > 0 and not set(name) & (_TAILS | {"于", "因"})  # 西多连科临时主持工作, 延森转任董事长
    return rare == len(name) if len(name) == 2 else 2 * rare >= len(name)


def cores(text: str, pieces: list[Piece], lattice: Lattice) -> list[Piece]:
    """The pieces with each transcription before what closes an organization's name as one: 布·兰德霍·夫物流公司."""
    out: list[Piece] = []
    for i, piece in enumerate(pieces):
        if piece.kind == "O" or (piece.kind == "G" and text[piece.start : piece.end] in lattice.org_class):
            k = len(out)
            reach = piece.start
            while k > 0 and out[k - 1].end == reach and _sounds(text, out[k - 1], lattice):
                k -= 1
                reach = out[k].start
            while k < len(out) and (
                out[k].kind == "S" or (out[k].kind == "f" and text[out[k].start] not in lattice.transcribing)
            ):
                k += 1
            body = out[k:]
            word = text[body[0].start : piece.start] if body else ""
            led = k > 0 and out[k - 1].kind == "T"
            if len(body) > 1 and not led and _core(word, body, lattice):
                del out[k:]
                out.append(Piece(body[0].start, piece.start, "X", 0, True))
        out.append(pieces[i])
    return out


def _sounds(text: str, piece: Piece, lattice: Lattice) -> bool:
    word = text[piece.start : piece.end]
    return piece.kind in _CUT and word not in STOPS and all(c in lattice.foreign for c in word)


def _core(word: str, body: list[Piece], lattice: Lattice) -> bool:
    rare = sum(c in lattice.transcribing for c in word)
    return 3 <= len(word) <= 8 and 2 * rare >= len(word) and any(p.kind in "XPF" for p in body)
