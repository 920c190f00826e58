"""Chinese text to words: the cheapest path through a lattice of known words and possible names.

Chinese writes no spaces, so where a name begins and ends shows only by what its neighbours are. The lattice
holds the words of `words.txt` at the price of their rarity, the titles and trade words of the pack, every
string that could be a person's name (a surname and one or two characters) and every transcribed foreign name;
a name is cheaper after a title or before a verb that people are the subject of. One pass, linear in the text.
"""

import math
import re
from pathlib import Path
from typing import Final, NamedTuple

import ahocorasick_rs
import msgspec
import yaml

from tenure.reader.pack import expand
from tenure.reader.pack_schema import Cues, Pack

_HERE: Final = Path(__file__).parent

BEFORE_PERSON: Final = 1
AFTER_PERSON: Final = 2
BEFORE_ORG: Final = 4
AFTER_ORG: Final = 8
UNIT: Final = 16
TITLE: Final = 32
LEXICAL: Final = 64
ROLE: Final = 128

_DOTS: Final = "·‧•・･∙"
_HAN: Final = re.compile(r"[\u3400-\u9fff]")
_OTHER: Final = re.compile(
    r"(?P<M>[0-9０-９]+(?:[.,:][0-9]+)*[%％]?)|(?P<W>[A-Za-z\u00c0-\u024f][A-Za-z0-9\u00c0-\u024f&.'’\-]*"
    r"(?: (?:[A-Z\u00c0-\u00de]|de |van |von |di |del )[A-Za-z0-9\u00c0-\u024f&.'’\-]*)*)"
)
_FOREIGN: Final = re.compile(rf"(?=([\u3400-\u9fff]{{1,7}}|[A-Z]\.?)[{_DOTS}])")
_FOREIGN_TAIL: Final = re.compile(
    rf"[{_DOTS}](?:(?:[A-Z]\.?|[\u3400-\u9fff]{{1,7}})(?:[{_DOTS}]|[-－‐]))*[\u3400-\u9fff]{{1,7}}"
)
_LATIN_GLOSS: Final = re.compile(r"[（(]\s?[A-Z\u00c0-\u00de]")
_LATIN_PERSON: Final = re.compile(
    r"(?<![A-Za-z])[A-Z\u00c0-\u00de][a-z\u00df-\u024f]+"
    r"(?:[- ](?:de |van |von |di |del )?[A-Z\u00c0-\u00de][a-z\u00df-\u024f.]*){1,3}(?![A-Za-z])"
)
STOPS: Final = frozenset(
    "的了在是和与及被将把由于从对等也又还并已曾仍即该此其他她它们这那哪什么你我您者每各某或但而且则却只没未不很最更"
    "任聘选为有称说因以自所到至向让给令使跟经按据除当比换持受派卸报占拒挂停免突掉看想走来多兼拟原现时系均"
)
_APPOINTED_AS: Final = frozenset(
    [
        "代理",
        "临时",
        "新任",
        "新一",
        "公司",
        "独立",
        "首席",
        "副董",
        "本届",
        "该公",
        "下一",
        "集团",
        "其继",
        "继任",
        "第一",
    ]
)
_DOING: Final = frozenset(
    ["准备", "考虑", "寻求", "接受", "面临", "计划", "忙于", "打算", "试图", "努力", "等待", "谈判", "商讨"]
)
_HONORIFICS: Final = frozenset(["先生", "女士", "同志", "小姐"])
_PERIODS: Final = frozenset("年月日号点时分秒届次岁名位个家人元万亿股份块种项条起件倍成")
VERBAL: Final = {
    "任": 5.0,
    "于": 3.0,
    "时": 4.0,
    "应": 3.0,
    "成": 2.0,
    "连": 2.0,
    "常": 2.0,
    "明": 3.0,
    "全": 3.0,
    "查": 2.0,
    "向": 1.5,
    "经": 4.0,
    "项": 2.0,
    "管": 3.0,
    "计": 3.0,
} | dict.fromkeys(
    "展都战权相强信初滑铁端生公山双元承税洛资利富年种图车和居越益红须东广国文弘满支经干平容怀扶慎隆沃融", 4.0
)
"""Surnames that far more often are verbs and other words; what a reading as a name costs more."""
_CODE: Final = re.compile(
    r"[（(](?:股票代码|证券代码|股份代号)?[:：]?\s?(?:[A-Z]{2,4}[:：.]\s?)?\d{4,6}(?:[.．][A-Z]{1,2})?[^（()）]{0,12}[)）]"
)
"""A stock's code in brackets: what stands before it is a company."""
_ORDERED: Final = re.compile(
    r"(?<![\u3400-\u9fff]).[^，。；]{2,20}?(?:决定|研究|批准|审议|同意|核准|推荐|提名|通过)"
)
BEHIND: Final = re.compile(
    r"因[^，。；的]{1,12}?(?:[辞离卸退被遭免去病故])|于(?:[0-9０-９上下今明去本昨近前周]|年[初中底])"
)
"""因 and 于 behind a name, which names are written with as well: 克莱因因病离任."""
_THIRD: Final = frozenset("郎介助辅朗")
"""Third characters of Japanese given names: 吉田宪一郎."""
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


class Lattice:
    """The words of the language, compiled once."""

    def __init__(self, pack: Pack) -> None:
        raw = yaml.safe_load((_HERE / "mentions.yaml").read_text(encoding="utf-8"))
        self.kinds: dict[str, str] = {}
        self.costs: dict[str, float] = {}
        self.flags: dict[str, int] = {}
        self.org_class: dict[str, str] = {}
        self._titles: dict[str, list[str]] = {}
        for line in (_HERE / "words.txt").read_text(encoding="utf-8").splitlines():
            if line.startswith("#"):
                continue
            kind, cost, *words = line.split(" ")
            for word in words:
                self.kinds[word] = "S" if kind == "s" else kind
                self.costs[word] = float(cost)
        for place in pack.names.places:
            self._word(place, "S", 8.0)
        for entry in pack.names.org_words:
            for form in entry.forms:
                self.org_class[form] = entry.class_
                self._word(form, "O", 9.0 if len(form) > 1 else 11.0)
        hard = tuple(f for f, c in self.org_class.items() if c != "trade" and len(f) > 1)
        for word, kind in list(self.kinds.items()):
            if len(word) > 3 and kind == "n" and word.endswith(hard):
                head = next(word[-n:] for n in range(len(word) - 1, 1, -1) if word[-n:] in self.org_class)
                self.org_class[word] = self.org_class[head]
                self.kinds[word] = "O"
            elif len(word) == 3 and kind == "n" and word[-1] in "局厅署委馆台":
                self.org_class[word] = "agency"
                self.kinds[word] = "O"
        for form in pack.names.legal_forms:
            self.org_class.setdefault(form, "company")
            self._word(form, "O", 9.0)
        for brand in raw["brands"]:
            if self.kinds.get(brand) != "O":
                self._word(brand, "B", 9.0)
        for word in raw["cores"]:
            self._word(word, "X", 8.0)
        for word in raw["words"]:
            self._word(word, "n", 5.0)
        for word in raw["generic"]:
            self._word(word, "G", 8.0)
        for title in pack.titles:
            for form in title.forms:
                for one in expand(form):
                    if len(one) > 1:
                        self._word(one.replace(" ", ""), "T", 7.0)
                        self.flags[one] = self.flags.get(one, 0) | TITLE
                        self._titles.setdefault(one[0], []).append(one)
        self.institutions = tuple(
            f for f, c in self.org_class.items() if c not in ("company", "trade", "media", "fund")
        )
        self._triggers(pack)
        for key, flag in (
            ("before_person", BEFORE_PERSON),
            ("after_person", AFTER_PERSON),
            ("before_org", BEFORE_ORG),
            ("after_org", AFTER_ORG),
            ("units", UNIT),
        ):
            for word in raw[key]:
                self.flags[word] = self.flags.get(word, 0) | flag
                if len(word) > 1 and word not in self.costs:
                    self._word(word, "v", 9.5)
        for word, kind in self.kinds.items():
            if kind == "S" and self.flags.get(word, 0) & (AFTER_PERSON | BEFORE_ORG):
                self.kinds[word] = "v"  # 加盟, which the dictionary takes for a place
        self._surnames(pack)
        ungiven = raw["ungiven"]
        self.given = {c: 7.5 for c in self.costs if len(c) == 1}
        self.given.update({c: 5.0 for c in raw["given"] if not c.isspace()})
        self.given.update(dict.fromkeys(ungiven, 14.0))
        self.foreign = frozenset(c for c in raw["foreign"] if not c.isspace())
        self.transcribing = frozenset(c for c in raw["transcribing"] if not c.isspace())
        for pronoun in ("他的", "她的", "自己的", "他们的"):
            self.costs.pop(pronoun, None)  # 他 is who is meant, 的 the joint
        self.words = [w for w in self.costs if len(w) > 1]
        self.automaton = ahocorasick_rs.AhoCorasick(self.words, matchkind=ahocorasick_rs.MatchKind.Standard)

    def _triggers(self, pack: Pack) -> None:
        """Triggers and cues are words; a verb of taking or leaving has people beside it."""
        for trigger in pack.triggers:
            for form in trigger.forms:
                if len(form) > 1:
                    if form not in self.kinds or self.kinds[form] == "S":
                        self._word(form, "v", 9.0)
                    self.costs[form] = min(self.costs[form], 9.0)
                    if self.kinds[form] == "v":
                        self.flags[form] = self.flags.get(form, 0) | LEXICAL
                if trigger.kind == "role":
                    side = BEFORE_PERSON if trigger.person == "object" else AFTER_PERSON
                    side |= BEFORE_PERSON if trigger.change == "yield" else 0
                    self.flags[form] = self.flags.get(form, 0) | side | (ROLE if side & AFTER_PERSON else 0)
        cues = [
            form
            for field in msgspec.structs.fields(Cues)
            if field.name != "reasons"
            for form in getattr(pack.cues, field.name)
        ]
        for form in cues + [form for forms in pack.cues.reasons.values() for form in forms]:
            if len(form) > 1:
                if form not in self.kinds:
                    self._word(form, "v", 9.0)
                self.costs[form] = min(self.costs[form], 9.5)
                if self.kinds[form] == "v":
                    self.flags[form] = self.flags.get(form, 0) | LEXICAL

    def titles_after(self, char: str) -> list[str]:
        """The titles that begin with a character."""
        return self._titles.get(char, [])

    def _word(self, word: str, kind: str, cost: float) -> None:
        self.kinds[word] = kind
        self.costs[word] = min(cost, self.costs.get(word, cost))

    def _surnames(self, pack: Pack) -> None:
        self.surnames: dict[str, float] = {}
        for rank, name in enumerate(pack.names.surnames):
            price = 3.0 + math.log(1 + rank / 4) if len(name) == 1 else 7.0 if name in self.kinds else 4.5
            self.surnames.setdefault(name, price + VERBAL.get(name, 0.0))

    def segment(self, text: str, known: dict[str, str] | None = None) -> list[Piece]:
        """The words of a folded text. `known` are names of the document already settled: name to class."""
        size = len(text)
        edges: list[list[tuple[int, float, str, int, bool]]] = [[] for _ in range(size + 1)]
        before = [0] * (size + 1)
        after = [0] * (size + 1)
        words, kinds, costs, flags = self.words, self.kinds, self.costs, self.flags
        for index, start, end in self.automaton.find_matches_as_indexes(text, overlapping=True):
            word = words[index]
            if word == "其中" and text.startswith("国", end):
                continue  # 免去其中国某公司总经理职务
            flag = flags.get(word, 0)
            edges[start].append((end, costs[word], kinds[word], flag, False))
            if flag:
                before[end] |= flag
                after[start] |= flag
        self._singles(text, edges, before, after)
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
        self._people(text, edges, before, after)
        self._latin_people(text, edges, before, after)
        self._foreigners(text, edges, before)
        return _cheapest(size, edges)

    def _singles(
        self,
        text: str,
        edges: list[list[tuple[int, float, str, int, bool]]],
        before: list[int],
        after: list[int],
    ) -> None:
        flags, costs, kinds = self.flags, self.costs, self.kinds
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
                code = _CODE.match(text, i) if char in "（(" else None
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

    def _people(
        self,
        text: str,
        edges: list[list[tuple[int, float, str, int, bool]]],
        before: list[int],
        after: list[int],
    ) -> None:
        surnames, given, size = self.surnames, self.given, len(text)
        for i, char in enumerate(text):
            price = surnames.get(char)
            double = surnames.get(text[i : i + 2])
            triple = surnames.get(text[i : i + 3])
            if price is None and double is None and triple is None:
                continue
            if char in "经据" and _ORDERED.match(text, i):
                continue  # 经澜江市委研究决定
            if char == "商" and any(self.kinds.get(text[max(0, i - k) : i], "X") in "nOv" for k in (2, 3)):
                continue  # 设备商
            context = before[i]
            bonus = 6.0 if context & TITLE else 3.0 if context & BEFORE_PERSON else -2.0
            if context & BEFORE_ORG and not context & (TITLE | BEFORE_PERSON):
                bonus -= 3.0
            if not context & TITLE and self.kinds.get(text[i : i + 2]) in ("n", "v", "a", "f", "m", "t", "i"):
                bonus -= 3.0
            for name_price, at in ((price, i + 1), (double, i + 2), (triple, i + 3)):
                if name_price is None:
                    continue
                for length in (1, 2, 3):
                    end = at + length
                    if end > size or (length == 3 and (at == i + 1 or text[end - 1] not in _THIRD)):
                        break
                    cost = 4.0 + name_price - bonus + (1.5 if length == 1 else 0.0)
                    cost -= 5.0 if length == 3 else 0.0
                    for c in text[at:end]:
                        if not "\u3400" <= c <= "\u9fff":
                            cost = math.inf
                            break
                        cost += given.get(c, 9.0)
                    if cost == math.inf:
                        break
                    if length == 2:
                        inner = self.kinds.get(text[at:end])
                        if inner in ("O", "G", "T"):
                            break
                        if inner in ("m", "t", "f", "v"):
                            cost += 3.0
                        if self.flags.get(text[at:end], 0) & AFTER_PERSON or (
                            text[end - 1] == "将" and after[end] & AFTER_PERSON
                        ):
                            cost += 8.0  # 平野现年51岁, 三泽健将退任
                    elif context & TITLE and self.kinds.get(text[i:end]) == "v":
                        cost += 8.0  # 董事长易人
                    across = self.kinds.get(text[end - 1 : end + 1])
                    if across in ("t", "f", "v"):
                        alone = length == 1 and at == i + 1 and context & BEFORE_PERSON
                        # 聘任阮成为总经理: a surname alone is nobody
                        cost += -3.0 if alone and text[end - 1 : end + 1] == "成为" else 3.0
                    if text[end - 1 : end + 1] == "新任" and length == 2 and at == i + 1:
                        cost -= 6.0  # 段立新任院长
                    elif across == "O" and not context & TITLE:
                        cost += 5.0  # 星野酒店集团
                    following = after[end]
                    following_word = text[end : end + 2]
                    if text[end - 1] == "正" and following_word in _DOING:
                        cost += 8.0  # 王某正准备
                    if following_word in _HONORIFICS:
                        cost -= 4.0
                    elif length == 1 and context & BEFORE_PERSON and following_word in ("新的", "升为"):
                        cost += 6.0  # 免去赵立新的职务
                    if text[end - 1] == "为" and (
                        following & (TITLE | BEFORE_PERSON) or following_word in _APPOINTED_AS
                    ):
                        cost += 6.0  # 选定王某为接班人
                    sure = context & (TITLE | BEFORE_PERSON) != 0
                    if following & AFTER_PERSON:
                        cost -= 2.5
                        sure = True
                    elif _CODE.match(text, end):
                        break
                    elif _LATIN_GLOSS.match(text, end):
                        cost -= 5.0
                        sure = True
                    elif end == size or not "\u3400" <= text[end] <= "\u9fff":
                        cost -= 1.5
                    edges[i].append((end, cost, "P", 0, sure))

    def _latin_people(
        self,
        text: str,
        edges: list[list[tuple[int, float, str, int, bool]]],
        before: list[int],
        after: list[int],
    ) -> None:
        """Olaf Berg辞去: two or three Latin words after a title, or before a verb of taking and leaving posts."""
        for match in _LATIN_PERSON.finditer(text):
            start, end = match.span()
            if (
                before[start] & TITLE
                or after[end] & ROLE
                or (text[max(0, start - 1) : start] in ("的", "人", "籍") and after[end] & AFTER_PERSON)
            ):
                edges[start].append((end, 2.0, "P", 0, True))

    def _foreigners(
        self, text: str, edges: list[list[tuple[int, float, str, int, bool]]], before: list[int]
    ) -> None:
        foreign, size = self.foreign, len(text)
        for match in _FOREIGN_TAIL.finditer(text):
            dot, stop = match.span()
            last = max(text.rfind(d, dot, stop) for d in _DOTS + "-－‐")
            for start in range(max(0, dot - 7), dot):
                head = text[start:dot]
                if head[0] in "-－‐." or not all(_HAN.match(c) or c.isalpha() or c in "-－‐." for c in head):
                    continue
                if any(
                    self.flags.get(head[k : k + 2], 0) & (BEFORE_PERSON | AFTER_PERSON | LEXICAL)
                    for k in range(len(head) - 1)
                ):
                    continue  # 诺瓦泰克任命艾琳·霍尔姆
                price = 4.0 + sum(
                    2.0 if c in foreign or not _HAN.match(c) else 20.0 if c in STOPS else 8.0 for c in head
                )
                price += sum(2.0 if c in foreign or not _HAN.match(c) else 8.0 for c in text[dot : last + 1])
                bonus = 4.0 if before[start] & (TITLE | BEFORE_PERSON) else 0.0
                for end in range(last + 2, stop + 1):
                    price += 2.0 if text[end - 1] in foreign else 14.0
                    if end > last + 3 and self.flags.get(text[end - 2 : end], 0) & (
                        AFTER_PERSON | BEFORE_ORG | LEXICAL
                    ):
                        break  # 托马斯·贝克加盟诺德科技
                    late = 7.0 if BEHIND.match(text, end - 1) else 0.0  # 斯蒂芬·伊斯特兰因病离任
                    edges[start].append((end, price - bonus + late, "F", 0, True))
        for gloss in _LATIN_GLOSS.finditer(text):
            end = start = gloss.start()
            if self.kinds.get(text[max(0, end - 2) : end]) == "O":
                continue  # 贝尔福基金（Balfour）
            while start > 0 and end - start < 7 and text[start - 1] in foreign:
                start -= 1
                if end - start > 1:
                    edges[start].append((end, 5.0 + 3.2 * (end - start), "F", 0, True))
        for i in range(size):
            if before[i] & (TITLE | BEFORE_PERSON) and text[i] in foreign:
                end = i + 1
                base = 9.0 if before[i] & TITLE else 13.0
                while end < size and end - i < 7 and text[end] in foreign:
                    end += 1
                    bonus = 4.0 if _LATIN_GLOSS.match(text, end) else 0.0
                    edges[i].append(
                        (end, base + 3.2 * (end - i) - bonus, "F", 0, bool(bonus) or before[i] & TITLE != 0)
                    )


def _cheapest(size: int, edges: list[list[tuple[int, float, str, int, bool]]]) -> list[Piece]:
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
