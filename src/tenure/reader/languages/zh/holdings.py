"""Companies within others, and what companies do, in Chinese sentences."""

import re
from typing import Final

from tenure.reader.draft import Draft
from tenure.reader.entity import Entity

from . import moods
from .clauses import Item, Row
from .deals import Deals
from .grammar import words

_HOLD: Final = words("holdings_hold")
_WHOLLY: Final = words("holdings_wholly")
_BUY: Final = words("holdings_buy")
_SELL: Final = words("holdings_sell")
_CHILD: Final = words("holdings_child")
_LINK: Final = words("holdings_link")
_ACTIVITY: Final = words("holdings_activity")
_STAFF: Final = words("holdings_staff")
_LAUNCH: Final = words("holdings_launch")
_BRAND: Final = re.compile(r"[“「]([^”」]{1,10})[”」]")
_HEADS: Final = re.compile(r"(约|近|超|逾|超过|大约|共|共有)?\s?(\d[\d,.]*\s?[万千百]?余?多?)(?:名|人|位|个)")

_PARENTS: Final = words("holdings_parents")
_BELONGS: Final = words("holdings_belongs")


class HoldingReader(Deals):
    """Reads the sentences of one document in order."""

    def _children(self) -> None:
        """甲旗下乙; 甲的全资子公司乙; 子公司乙; 乙是甲的子公司; 旗下有“丙”品牌."""
        items = self.row.items
        for item in items:
            if item.text not in _CHILD:
                continue
            if item.text in ("旗下", "拥有") and self._brands(item):
                continue
            k = item.index + 1
            while k < len(items) and items[k].text in _LINK | _CHILD:
                k += 1
            parent = self._parent(item.index)
            if k < len(items) and items[k].kind == "O":
                child = items[k].entity
                j = k
                while child is not None:
                    if parent is not None and parent.kind == "person":
                        self._stake("hold", parent, child, None, items[j], item)
                    elif parent is not None and child is not parent:
                        self._affiliation("hold", child, parent, self._relation(item), items[j], item)
                    if (
                        j + 2 < len(items)
                        and items[j + 1].text in ("、", "和", "及", "与")
                        and items[j + 2].kind == "O"
                    ):
                        j += 2
                        child = items[j].entity
                    else:
                        break
                continue
            self._said_child(item)

    def _said_child(self, item: Item) -> None:
        """乙是甲的全资子公司; 这是甲的子公司; 乙将成为甲的控股子公司."""
        items = self.row.items
        verbs = ("是", "为", "系", "属于", "成为")
        link = next(
            (i for i in reversed(items[: item.index]) if i.text in verbs and i.clause == item.clause), None
        )
        if link is None or items[item.index - 1].text == "是":
            return
        owners = [p for p in self._parties(link.index + 1, item.index) if p[1].kind == "org"]
        if not owners:
            return
        children = self._parties(self._clause(item)[0], link.index)
        child = children[0][1] if children else None
        if child is None and link.index and items[link.index - 1].text in ("这", "其", "该公司", "它"):
            child = self._last_org(owners[0][1])
        if child is None and link.index and items[link.index - 1].kind == "Z":
            # 该公司成立于2012年，是甲集团的子公司: the subject is that of the clause before.
            told = [org for place, org in self.scene.topics if place < link.index]
            child = told[-1] if told else None
        if child is not None and child.kind == "org" and child is not owners[0][1]:
            change = "start" if link.text == "成为" else "hold"
            self._affiliation(change, child, owners[0][1], self._relation(item), item)

    def _relation(self, item: Item) -> str:
        if item.text in ("附属", "直属", "下设", "分公司", "事业部", "校附属"):
            return "unit"
        if item.text in ("参股公司", "联营公司", "关联公司", "合资公司", "合营公司", "关联企业", "联营企业"):
            return "affiliate"
        return "subsidiary"

    def _parent(self, index: int) -> Entity | None:
        """The organization before 旗下 or 子公司 in the phrase; else the one spoken of."""
        items = self.row.items
        if index and items[index - 1].text in ("）", ")"):
            while index > 0 and items[index].text not in ("（", "("):
                index -= 1
        for k in range(index - 1, max(-1, index - 5), -1):
            who = self._party(items[k])
            if who is not None:
                return who
            if items[k].text == "后者":
                orgs = [i.entity for i in items[:k] if i.kind == "O"]
                return orgs[-1] if orgs else None
            if (
                items[k].text not in ("的", "其", "旗下", "一家", "中国", "重要", "主要")
                and items[k].part not in "Mm"
            ):
                break
        before = [i.entity for i in items[:index] if i.kind == "O"]
        if before and any(i.text in ("其", "旗下") for i in items[max(0, index - 2) : index + 1]):
            return before[-1]
        return self.scene.topic or self.scene.main

    def _brands(self, item: Item) -> bool:
        """旗下有“晨禾”品牌."""
        start, end = item.end, self.row.end
        tail = self.text[start:end]
        if (
            not re.match(r"(?:拥有|有|的|包括|经营|还有|主要)?[^，。]{0,6}[“「]", tail)
            or "品牌" not in tail.split("。")[0][:60]
        ):
            return False
        parent = self._parent(item.index)
        if parent is None:
            return False
        stretch = tail[: tail.find("品牌") + 2]
        for match in _BRAND.finditer(tail.split("。")[0][:60] if "“" in tail else stretch):
            name = match.group(1)
            if name in parent.name or (name,) == parent.key:
                continue  # 甲旗下有“甲”和“乙”
            brand = Entity(
                "org", self._raw(start + match.start(1), start + match.end(1)) or name, (name,), item.start
            )
            draft = self._affiliation("hold", brand, parent, "brand", item)
            draft.start, draft.end = item.start, start + match.end()
        return True

    def _parents(self) -> None:
        """乙的母公司为甲; 乙隶属于甲; 甲控股的乙."""
        items = self.row.items
        for item in items:
            if item.text not in _PARENTS and item.text not in _BELONGS and item.text not in ("控股", "全资"):
                continue
            start, end = self._clause(item)
            before, after = self._parties(start, item.index), self._parties(item.index + 1, end)
            if item.text in _PARENTS or item.text in _BELONGS:
                child, parent = (before[-1:], after[:1])
                near = parent and parent[0][0] - item.index <= 4
            elif (
                item.text in ("控股", "全资") and item.index + 2 < end and items[item.index + 1].text == "的"
            ):
                child, parent = (after[:1], before[-1:])
                near = child and child[0][0] == item.index + 2
            else:
                continue
            if not near or not child or not parent:
                continue
            lower, upper = child[0][1], parent[0][1]
            if lower.kind == upper.kind == "org" and lower is not upper:
                relation = "brand" if lower.class_ == "media" else "subsidiary"
                self._affiliation("hold", lower, upper, relation, item)

    def _attached(self) -> None:
        """该校附属中学: the parent stands right before a name that begins with 附属."""
        items = self.row.items
        for item in items[1:]:
            if item.kind == "O" and item.entity is not None and item.text.startswith("附属"):
                parent = self._party(items[item.index - 1]) or self.scene.topic
                if parent is not None and parent.kind == "org" and parent is not item.entity:
                    self._affiliation("hold", item.entity, parent, "unit", item, items[item.index - 1])

    def _speaker(self, before: int) -> Entity | None:
        """The organization that a sentence tells of: its first party; after 这是 the one named last."""
        items = self.row.items
        if items and items[0].text in ("这", "它"):
            owner = next((i.entity for i in items[:before] if i.kind == "O"), None)
            return self._last_org(owner)
        first = next((p[1] for p in self._parties(0, before) if p[1].kind == "org"), None)
        return first or self.scene.topic

    def _facts(self) -> None:
        items = self.row.items
        for item in items:
            if item.text in _ACTIVITY:
                self._activity(item)
            elif item.text in _STAFF:
                self._headcount(item)
            elif item.text in _LAUNCH:
                match = re.search(r"[“「《]([^”」》]{1,20})[”」》]", self.text[item.start : self.row.end])
                org = self._speaker(item.index)
                if org is not None and match and match.start() < 30:
                    draft = self._fact(org, "launch", match.group(1), item)
                    draft.when = moods.when(self.row, item, False, self.published)

    def _activity(self, item: Item) -> None:
        items = self.row.items
        start, _ = self._clause(item)
        first = next((i for i in items[: item.index] if i.kind in "PO"), None)
        told = any(i.kind == "O" for i in items[start : item.index])
        if first is not None and first.kind == "P" and not told:
            return
        if item.text == "从事" and not (item.index and items[item.index - 1].kind == "O"):
            return
        org = self._speaker(item.index)
        here = [i.entity for i in items[start : item.index] if i.kind == "O"]
        match = re.match(r"[^，。；！？]{2,60}", self.text[item.end : self.row.end].lstrip("的为是"))
        if match and item.index + 1 < len(items) and (here or org is not None):
            who = here[-1] if here and here[-1] is not None else org
            if who is not None:
                self._fact(who, "activity", match.group(), item)

    def _headcount(self, item: Item) -> None:
        items = self.row.items
        window = self.text[max(self.row.start, item.start - 16) : item.end + 16]
        match = _HEADS.search(window)
        if not match or any(i.kind == "V" for i in items[max(0, item.index - 4) : item.index]):
            return
        first = next((i.entity for i in items[: item.index] if i.kind == "O"), None)
        org = first or self.scene.topic or self.scene.main
        known = any(d.kind == "fact" and d.org is org and d.attribute == "headcount" for d in self.drafts)
        if org is not None and not known:
            self._fact(org, "headcount", match.group().strip(), item)

    def read(self, row: Row) -> list[Draft]:
        """The drafts of a sentence."""
        self.row = row
        count = len(self.drafts)
        done: set[int] = set()
        for item in row.items:
            if item.text in _SELL and self._disposal(item, done):
                continue
            if item.text in _BUY:
                self._purchase(item, done)
        self._lists(done)
        self._belonging(done)
        for item in row.items:
            if item.text in _HOLD | _WHOLLY and item.index not in done:
                self._holding(item, done)
        self._holders(done)
        self._deals()
        self._children()
        self._attached()
        self._parents()
        if not row.headline:
            self._facts()
        return self.drafts[count:]
