"""Strings that could be names of people, as edges of a lattice: Chinese, Latin and transcribed ones."""

import math
import re
from typing import Final

from .lattice import AFTER_PERSON, BEFORE_ORG, BEFORE_PERSON, LEXICAL, ROLE, STOPS, TITLE, Edges, Lattice

_LATIN_GLOSS: Final = re.compile(r"[（(]\s?[A-Z\u00c0-\u00de]")
CODE: Final = re.compile(
    r"[（(](?:股票代码|证券代码|股份代号)?[:：]?\s?(?:[A-Z]{2,4}[:：.]\s?)?\d{4,6}(?:[.．][A-Z]{1,2})?[^（()）]{0,12}[)）]"
)
"""A stock's code in brackets: what stands before it is a company."""
BEHIND: Final = re.compile(
    r"因[^，。；的]{1,12}?(?:[辞离卸退被遭免去病故])|于(?:[0-9０-９上下今明去本昨近前周]|年[初中底])"
)
"""因 and 于 behind a name, which names are written with as well: 克莱因因病离任."""
_DOTS: Final = "·‧•・･∙"
_HAN: Final = re.compile(r"[\u3400-\u9fff]")
_FOREIGN_TAIL: Final = re.compile(
    rf"[{_DOTS}](?:(?:[A-Z]\.?|[\u3400-\u9fff]{{1,7}})(?:[{_DOTS}]|[-－‐]))*[\u3400-\u9fff]{{1,7}}"
)
_LATIN_PERSON: Final = re.compile(
    r"(?<![A-Za-z])[A-Z\u00c0-\u00de][a-z\u00df-\u024f]+"
    r"(?:[- ](?:de |van |von |di |del )?[A-Z\u00c0-\u00de][a-z\u00df-\u024f.]*){1,3}(?![A-Za-z])"
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
_ORDERED: Final = re.compile(
    r"(?<![\u3400-\u9fff]).[^，。；]{2,20}?(?:决定|研究|批准|审议|同意|核准|推荐|提名|通过)"
)
_THIRD: Final = frozenset("郎介助辅朗")
"""Third characters of Japanese given names: 吉田宪一郎."""


def add_people(
    lattice: Lattice,
    text: str,
    edges: Edges,
    before: list[int],
    after: list[int],
) -> None:
    """A surname and one or two characters: the cheaper, the more its neighbours speak for a person."""
    surnames, given, size = lattice.surnames, lattice.given, len(text)
    for i, char in enumerate(text):
        price = surnames.get(char)
        double = surnames.get(text[i : i + 2])
        triple = surnames.get(text[i : i + 3])
        if price is None and double is None and triple is None:
            continue
        if char in "经据" and _ORDERED.match(text, i):
            continue  # 经澜江市委研究决定
        if char == "商" and any(lattice.kinds.get(text[max(0, i - k) : i], "X") in "nOv" for k in (2, 3)):
            continue  # 设备商
        context = before[i]
        bonus = 6.0 if context & TITLE else 3.0 if context & BEFORE_PERSON else -2.0
        if context & BEFORE_ORG and not context & (TITLE | BEFORE_PERSON):
            bonus -= 3.0
        if not context & TITLE and lattice.kinds.get(text[i : i + 2]) in ("n", "v", "a", "f", "m", "t", "i"):
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
                    inner = lattice.kinds.get(text[at:end])
                    if inner in ("O", "G", "T"):
                        break
                    if inner in ("m", "t", "f", "v"):
                        cost += 3.0
                    if lattice.flags.get(text[at:end], 0) & AFTER_PERSON or (
                        text[end - 1] == "将" and after[end] & AFTER_PERSON
                    ):
                        cost += 8.0  # 平野现年51岁, 三泽健将退任
                elif context & TITLE and lattice.kinds.get(text[i:end]) == "v":
                    cost += 8.0  # 董事长易人
                across = lattice.kinds.get(text[end - 1 : end + 1])
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
                elif CODE.match(text, end):
                    break
                elif _LATIN_GLOSS.match(text, end):
                    cost -= 5.0
                    sure = True
                elif end == size or not "\u3400" <= text[end] <= "\u9fff":
                    cost -= 1.5
                edges[i].append((end, cost, "P", 0, sure))


def add_latin_people(
    lattice: Lattice,
    text: str,
    edges: Edges,
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


def add_foreigners(lattice: Lattice, text: str, edges: Edges, before: list[int]) -> None:
    """Names in the characters that transcribe: with a dot within, before a gloss, after a title."""
    foreign, size = lattice.foreign, len(text)
    for match in _FOREIGN_TAIL.finditer(text):
        dot, stop = match.span()
        last = max(text.rfind(d, dot, stop) for d in _DOTS + "-－‐")
        for start in range(max(0, dot - 7), dot):
            head = text[start:dot]
            if head[0] in "-－‐." or not all(_HAN.match(c) or c.isalpha() or c in "-－‐." for c in head):
                continue
            if any(
                lattice.flags.get(head[k : k + 2], 0) & (BEFORE_PERSON | AFTER_PERSON | LEXICAL)
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
                if end > last + 3 and lattice.flags.get(text[end - 2 : end], 0) & (
                    AFTER_PERSON | BEFORE_ORG | LEXICAL
                ):
                    break  # 托马斯·贝克加盟诺德科技
                late = 7.0 if BEHIND.match(text, end - 1) else 0.0  # 斯蒂芬·伊斯特兰因病离任
                edges[start].append((end, price - bonus + late, "F", 0, True))
    for gloss in _LATIN_GLOSS.finditer(text):
        end = start = gloss.start()
        if lattice.kinds.get(text[max(0, end - 2) : end]) == "O":
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
