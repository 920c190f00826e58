"""Who holds what of whom: the parties of a Chinese sentence and how a claim about them is written down."""

import datetime
import re
from typing import Final

from tenure.reader.draft import Draft
from tenure.reader.entity import Entity

from . import moods
from .clauses import Item, Row
from .document import Scene
from .grammar import words

_SELL: Final = words("holdings_sell")
_HOLDER: Final = words("holdings_holder")
_SHARE: Final = words("holdings_share")
_PERCENT: Final = re.compile(r"(\d+(?:\.\d+)?)[%％]$")
_REGISTERS: Final = ("天眼查", "企查查", "启信宝", "交易所", "港交所", "上交所", "深交所", "联交所", "证监会")
_TENTHS: Final = {c: i for i, c in enumerate("一二三四五六七八九", 1)}

_WINDOW: Final = 80
"""How many items a share may stand from where it is looked for."""
_FRACTIONS: Final = {
    "一半": 0.5, "半数": 0.5, "三分之一": 0.333333, "三分之二": 0.666667, "四分之一": 0.25, "四分之三": 0.75,
    "五分之一": 0.2, "百分之百": 1.0,
}  # fmt: skip
_BECOMES: Final = words("parties_becomes")


class Parties:
    """The people and organizations of a sentence, and the drafts about them."""

    def __init__(self, scene: Scene, published: datetime.date | None, text: str) -> None:
        self.scene = scene
        self.published = published
        self.text = text
        self.drafts: list[Draft] = []
        self.row: Row

    def _share(self, item: Item) -> float | None:
        match = _PERCENT.search(item.text)
        if match:
            value = float(match.group(1)) / 100
            return round(value, 6) if 0 < value <= 1 else None
        if item.text in _FRACTIONS:
            return _FRACTIONS[item.text]
        if len(item.text) in (2, 3) and item.text[-1] == "成" and item.text[0] in _TENTHS:
            return _TENTHS[item.text[0]] / 10
        return None

    def _share_near(self, start: int, end: int) -> tuple[int, float | None] | None:
        """The first share of a company among items[start:end], and where it stands."""
        items = self.row.items
        first = max(0, start)
        for k in range(first, min(end, len(items), first + _WINDOW)):
            value = self._share(items[k])
            if value is not None and k + 2 < len(items) and items[k + 1].text in _BECOMES:
                value = self._share(items[k + 2]) or value
            around = items[max(0, k - 3) : k + 5]
            if value is not None and (
                any(i.text in _SHARE for i in around)
                or (k > 0 and items[k - 1].text in ("其余", "余下", "剩余") and self._of_shares())
                or (items[k - 1].text in _SELL and self._of_shares())
                or (items[k - 1].text in ("持有", "持股", "占", "占股") and self._of_shares())
            ):
                return k, value
            if items[k].text in ("全部股份", "全部股权", "全部股票"):
                return k, None
            if k + 1 < len(items) and self._share(items[k + 1]) is not None:
                continue
            if items[k].text in ("全部", "余下", "剩余", "控股权", "控制权") and any(
                i.text in _SHARE for i in items[k : k + 3]
            ):
                return k, None
        return None

    def _same_sentence(self) -> Entity | None:
        """The company whose shares the sentence spoke of last."""
        return next(
            (d.org for d in reversed(self.drafts) if d.kind == "stake" and d.sentence == self.row.index), None
        )

    def _of_shares(self) -> bool:
        return any(i.text in ("股权", "股份", "的股权", "的股份") for i in self.row.items)

    def _clause(self, item: Item) -> tuple[int, int]:
        items = self.row.items
        start = end = item.index
        while start > 0 and items[start - 1].clause == item.clause:
            start -= 1
        while end + 1 < len(items) and items[end + 1].clause == item.clause:
            end += 1
        return start, end + 1

    def _party(self, item: Item) -> Entity | None:
        if item.kind in "PO":
            return item.entity
        if (item.cues & {"company"} and item.part in "GnX") or item.text in ("公司", "集团"):
            return self.scene.refer(self.row, item)
        if item.text == "后者":
            orgs = [i.entity for i in self.row.items[: item.index] if i.kind == "O"]
            return orgs[-1] if orgs else None
        return self.scene.pronoun(self.row, item) if item.text in ("他", "她") else None

    def _parties(self, start: int, end: int) -> list[tuple[int, Entity]]:
        """People and organizations in items[start:end]; of "甲旗下的乙" only 乙."""
        found: list[tuple[int, Entity]] = []
        items = self.row.items
        for item in items[max(0, start) : max(0, end)]:
            who = self._party(item)
            glossed = item.index > 0 and items[item.index - 1].text in ("（", "(")
            if who is None or glossed or who.name.endswith(_REGISTERS) or (found and found[-1][1] is who):
                continue
            k = item.index + 1
            if k < len(items) and items[k].text in ("（", "("):
                while k < len(items) and items[k].text not in ("）", ")"):
                    k += 1
                k += 1
            if k + 1 < len(items) and items[k].text == "旗下" and k < end - 1:
                continue
            found.append((item.index, who))
        return found

    def _shareholder(self, item: Item) -> Entity | None:
        """股东甲计划减持: the party named as a shareholder before the verb."""
        items = self.row.items
        for k in range(item.index - 1, 0, -1):
            if items[k].kind in "PO" and items[k].entity is not None:
                j = k - 1
                while j > 0 and items[j].text in ("为", "是", "、", "：", ":"):
                    j -= 1
                if items[j].text in _HOLDER:
                    return items[k].entity
                tail = [i.text for i in items[k + 1 : k + 5]]
                if tail[:1] and tail[0] in ("为", "成为", "是", "系") and "股东" in "".join(tail):
                    return items[k].entity
            if items[k].text in "。；":
                break
        return None

    def _subject(self, item: Item, start: int) -> Entity | None:
        """Who holds or buys: the first party of the clause, else the sentence's subject."""
        named = self._shareholder(item)
        if named is not None:
            return named
        here = self._parties(start, item.index)
        if here:
            return here[0][1]
        if any(i.text in ("他", "她") for i in self.row.items[start : item.index]):
            near = [i for i in self.row.items[:start] if i.kind == "P" and item.clause - i.clause == 1]
            if near:
                return near[-1].entity  # 现由甲掌管，他持有六成股份
        before = self._parties(0, start)
        if before:
            return before[0][1]
        return self.scene.topic or self.scene.main

    def _home(self, holder: Entity | None, before: int) -> Entity | None:
        """The company whose shares are meant when none is named: the one spoken of, not the holder."""
        for draft in reversed(self.drafts):
            if draft.kind == "stake" and draft.sentence == self.row.index and draft.org is not holder:
                return draft.org
        for index, entity in self._parties(0, before):
            if entity is not holder and entity.kind == "org" and index < before:
                return entity
        spoken = (self.scene.topic, self.scene.main)
        return next(
            (o for o in spoken if o is not None and o is not holder and not o.name.endswith(_REGISTERS)), None
        )

    def _last_org(self, besides: Entity | None) -> Entity | None:
        for row in reversed(self.scene.rows[: self.row.index]):
            if row.paragraph != self.row.paragraph and row.index < self.row.index - 1:
                return None
            for other in row.items:
                if other.kind == "O" and other.entity is not besides:
                    return other.entity
        return None

    def _raw(self, start: int, end: int) -> str:
        return self.scene.raw[start:end]

    def _stake(self, change: str, holder: Entity, org: Entity, share: float | None, *spots: Item) -> None:
        if holder is org:
            return
        if any(
            d.kind == "stake"
            and d.change == change
            and d.person is holder
            and d.org is org
            and d.share == share
            and d.sentence == self.row.index
            for d in self.drafts
        ):
            return
        draft = self._draft("stake", change, spots)
        draft.person, draft.org, draft.share = holder, org, share
        self._mood(draft, spots[0], change != "hold")

    def _affiliation(self, change: str, org: Entity, parent: Entity, relation: str, *spots: Item) -> Draft:
        draft = self._draft("affiliation", change, spots)
        draft.org, draft.parent, draft.relation = org, parent, relation
        self._mood(draft, spots[0], change != "hold")
        return draft

    def _fact(self, org: Entity, attribute: str, value: str, item: Item) -> Draft:
        draft = self._draft("fact", None, (item,))
        draft.org, draft.attribute, draft.value = org, attribute, value
        return draft

    def _mood(self, draft: Draft, item: Item, event: bool) -> None:
        if not event:
            return
        when = moods.when(self.row, item, False, self.published)
        draft.modality = moods.modality(self.row, item, when, self.published, None)
        if draft.modality == "actual" and self._unclosed(item):
            draft.modality = "planned"
        if draft.modality == "planned":
            when = moods.when(self.row, item, True, self.published)
            published = self.published.isoformat() if self.published else ""
            when = when if when is not None and (when > published or len(when) == 4) else None
        if draft.modality in ("actual", "planned"):
            draft.when = when

    def _unclosed(self, item: Item) -> bool:
        """预计年内交割, 尚需股东大会批准: a deal told of before it is closed."""
        for other in self.row.items[item.index :]:
            if other.text in ("预计", "有望", "尚需", "尚待", "仍需", "拟于") and any(
                i.text in ("交割", "完成", "批准", "审批", "通过", "交易")
                for i in self.row.items[other.index : other.index + 6]
            ):
                return True
        return False

    def _draft(self, kind: str, change: str | None, spots: tuple[Item, ...]) -> Draft:
        first, last = min(i.start for i in spots), max(i.end for i in spots)
        clause = {i.clause for i in spots}
        inside = [i for i in self.row.items if i.clause in clause and i.kind != "Z"]
        first = min([first, *(i.start for i in inside)])
        last = max([last, *(i.end for i in inside)])
        draft = Draft(kind, change, self.row.index, first, last)
        draft.headline = self.row.headline
        draft.grammar = "zh"
        draft.features.add("strong")
        self.drafts.append(draft)
        return draft
