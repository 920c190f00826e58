"""Shares of companies, companies within others, and what companies do, in Chinese sentences."""

import datetime
import re
from typing import Final

from tenure.reader.draft import Draft
from tenure.reader.mentions import Entity

from . import moods
from .clauses import Item, Row
from .document import Scene
from .grammar import words

_HOLD: Final = words("holdings_hold")
_WHOLLY: Final = words("holdings_wholly")
_BUY: Final = words("holdings_buy")
_SELL: Final = words("holdings_sell")
_HOLDER: Final = words("holdings_holder")
_SHARE: Final = words("holdings_share")
_CHILD: Final = words("holdings_child")
_LINK: Final = words("holdings_link")
_ACTIVITY: Final = words("holdings_activity")
_STAFF: Final = words("holdings_staff")
_LAUNCH: Final = words("holdings_launch")
_PERCENT: Final = re.compile(r"(\d+(?:\.\d+)?)[%％]$")
_TENTHS: Final = {c: i for i, c in enumerate("一二三四五六七八九", 1)}
_BRAND: Final = re.compile(r"[“「]([^”」]{1,10})[”」]")
_HEADS: Final = re.compile(r"(约|近|超|逾|超过|大约|共|共有)?\s?(\d[\d,.]*\s?[万千百]?余?多?)(?:名|人|位|个)")


class HoldingReader:
    """Reads the sentences of one document in order."""

    def __init__(self, scene: Scene, published: datetime.date | None, text: str) -> None:
        self.scene = scene
        self.published = published
        self.text = text
        self.drafts: list[Draft] = []
        self.row: Row

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
        for item in row.items:
            if item.text in _HOLD | _WHOLLY and item.index not in done:
                self._holding(item, done)
        self._holders(done)
        self._children()
        if not row.headline:
            self._facts()
        return self.drafts[count:]

    # shares

    def _share(self, item: Item) -> float | None:
        match = _PERCENT.search(item.text)
        if match:
            value = float(match.group(1)) / 100
            return round(value, 6) if 0 < value <= 1 else None
        if len(item.text) in (2, 3) and item.text[-1] == "成" and item.text[0] in _TENTHS:
            return _TENTHS[item.text[0]] / 10
        return None

    def _share_near(self, start: int, end: int) -> tuple[int, float | None] | None:
        """The first share of a company among items[start:end], and where it stands."""
        items = self.row.items
        for k in range(max(0, start), min(end, len(items))):
            value = self._share(items[k])
            if value is not None and any(i.text in _SHARE for i in items[max(0, k - 3) : k + 5]):
                return k, value
            if items[k].text in ("全部", "余下", "剩余", "控股权", "控制权") and any(
                i.text in _SHARE for i in items[k : k + 3]
            ):
                return k, None
        return None

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
        if item.text in ("后者", "他", "她", "其"):
            return self.scene.pronoun(self.row, item) if item.text in ("他", "她") else None
        return None

    def _parties(self, start: int, end: int) -> list[tuple[int, Entity]]:
        found: list[tuple[int, Entity]] = []
        for item in self.row.items[max(0, start) : max(0, end)]:
            who = self._party(item)
            if who is not None and (not found or found[-1][1] is not who):
                found.append((item.index, who))
        return found

    def _subject(self, item: Item, start: int) -> Entity | None:
        """Who holds or buys: the first party of the clause, else the sentence's subject."""
        here = self._parties(start, item.index)
        if here:
            return here[0][1]
        before = self._parties(0, start)
        if before:
            return before[0][1]
        return self.scene.topic or self.scene.main

    def _holding(self, item: Item, done: set[int]) -> None:
        """甲持有乙百分之几的股份; 乙由甲全资控股; 甲百分之几的股权由乙持有."""
        items = self.row.items
        start, end = self._clause(item)
        agent = next(
            (k for k in range(item.index - 1, start - 1, -1) if items[k].text in ("由", "被", "为")), None
        )
        wholly = item.text in _WHOLLY
        if agent is not None:
            holders = self._parties(agent + 1, item.index)
            owned = self._parties(start, agent) or ([(0, self.scene.topic)] if self.scene.topic else [])
            share = self._share_near(start, agent) or self._share_near(item.index, end)
            if holders and owned and (share or wholly):
                self._stake(
                    "hold",
                    holders[-1][1],
                    owned[0][1],
                    1.0 if wholly and not share else share[1] if share else None,
                    item,
                )
                done.add(item.index)
            return
        found = self._share_near(item.index + 1, end) or self._share_near(start, item.index)
        if found is None:
            return
        at, value = found
        holder = self._subject(item, start)
        owned = [p for p in self._parties(item.index + 1, at) if p[1] is not holder]
        org = owned[0][1] if owned else self._home(holder, item.index)
        if holder is None or org is None or holder is org:
            return
        self._stake("hold", holder, org, value, item)
        done |= {item.index, at}

    def _home(self, holder: Entity | None, before: int) -> Entity | None:
        """The company whose shares are meant when none is named: the one spoken of, not the holder."""
        for index, entity in reversed(self._parties(0, before)):
            if entity is not holder and entity.kind == "org" and index < before:
                return entity
        spoken = (self.scene.topic, self.scene.main)
        return next((one for one in spoken if one is not None and one is not holder), None)

    def _holders(self, done: set[int]) -> None:
        """控股股东甲; 持股几成的大股东甲; 大股东代表、甲合伙人."""
        items = self.row.items
        for item in items:
            if item.text not in _HOLDER:
                continue
            k = item.index + 1
            while k < len(items) and items[k].text in ("为", "是", "、", "实际控制人", "代表", "系", "暨"):
                k += 1
            holder = items[k].entity if k < len(items) and items[k].kind in "PO" else None
            if holder is None:
                continue
            org = self._owner_of(item.index, holder)
            if org is None:
                continue
            _, end = self._clause(items[k])
            share = self._share_near(k + 1, end + 6) or self._share_near(item.index - 5, item.index)
            if any(
                d.kind == "stake"
                and d.person is holder
                and d.org is org
                and d.change == "hold"
                and d.share is not None
                for d in self.drafts
            ):
                continue
            if share is not None and share[0] in done:
                share = None
            self._stake("hold", holder, org, share[1] if share else None, items[k], item)
            if share is not None:
                done.add(share[0])

    def _owner_of(self, index: int, holder: Entity) -> Entity | None:
        items = self.row.items
        for k in range(index - 1, max(-1, index - 6), -1):
            who = self._party(items[k])
            if who is not None and who.kind == "org" and who is not holder:
                return who
            if items[k].kind == "Z":
                break
        return self._home(holder, index)

    def _purchase(self, item: Item, done: set[int]) -> None:
        """甲收购乙几成股权; 受让丙所持乙股份; 全部股权 makes it a subsidiary."""
        start, end = self._clause(item)
        found = self._share_near(item.index + 1, end) or self._share_near(item.index + 1, end + 6)
        buyer = self._subject(item, start)
        after = [p for p in self._parties(item.index + 1, found[0] if found else end) if p[1] is not buyer]
        seller, org = self._seller(item, after)
        if org is None and found is not None and not after:
            org = self._home(buyer, item.index)
        if buyer is None or org is None or buyer is org or org.kind != "org":
            return
        full = found is not None and (found[1] is None or found[1] == 1.0)
        if found is None or full:
            if buyer.kind == "org" and (found is not None or self._takeover(item, after)):
                self._affiliation("start", org, buyer, "subsidiary", item)
                if seller is not None and seller.kind == "org":
                    self._affiliation("end", org, seller, "subsidiary", item)
                done.add(item.index)
            return
        self._stake("acquire", buyer, org, found[1], item)
        if seller is not None:
            self._stake("sell", seller, org, found[1], item)
        done |= {item.index, found[0]}

    def _takeover(self, item: Item, after: list[tuple[int, Entity]]) -> bool:
        items = self.row.items
        return (
            item.text in ("收购", "并购", "买下", "拿下", "全资收购", "吞并", "兼并")
            and bool(after)
            and all(
                i.text in ("了", "：", "“") or i.part in "MmWX" or i.kind == "Z"
                for i in items[item.index + 1 : after[0][0]]
            )
        )

    def _seller(self, item: Item, after: list[tuple[int, Entity]]) -> tuple[Entity | None, Entity | None]:
        """受让丙持有的乙股份: 丙 sells, of 乙; 收购后者的子公司乙; 从丙手中收购乙."""
        items = self.row.items
        if not after:
            return None, None
        if len(after) > 1:
            between = items[after[0][0] + 1 : after[1][0]]
            if any(
                i.text in ("所持", "持有", "所持有", "旗下", "所", "持", "的") or i.text in _CHILD
                for i in between
            ):
                return after[0][1], after[1][1]
        for k in range(item.index - 1, max(-1, item.index - 6), -1):
            if items[k].text in ("从", "自", "向") and k + 1 < len(items) and items[k + 1].kind in "PO":
                return items[k + 1].entity, after[0][1]
        following = items[after[0][0] + 1 : after[0][0] + 3]
        if any(i.text in ("所持", "持有", "所持有", "所") for i in following):
            return after[0][1], self._home(after[0][1], item.index)
        return None, after[0][1]

    def _disposal(self, item: Item, done: set[int]) -> bool:
        """甲将乙几成股份转让给丙; 甲减持乙股份; 甲向丙出售乙."""
        items = self.row.items
        start, end = self._clause(item)
        found = self._share_near(start, item.index) or self._share_near(item.index + 1, end)
        if found is None:
            return False
        given = next((k for k in range(item.index - 1, start - 1, -1) if items[k].text in ("将", "把")), None)
        sellers = self._parties(start, given if given is not None else item.index)
        sellers = sellers or self._parties(0, start)[:1]
        seller = sellers[0][1] if sellers else None
        buyer: Entity | None = None
        tail = self._parties(item.index + 1, end)
        toward = next((k for k in range(start, item.index) if items[k].text == "向"), None)
        if toward is not None:
            near = self._parties(toward + 1, item.index)
            buyer = near[0][1] if near else None
        elif tail and (item.text.endswith(("给", "予")) or items[item.index + 1].text in ("给", "至", "予")):
            buyer = tail[-1][1]
        lo = (
            given + 1
            if given is not None
            else item.index + 1
            if found[0] > item.index
            else (sellers[0][0] + 1 if sellers else start)
        )
        owned = [
            p
            for p in self._parties(lo, found[0])
            if p[1] is not seller and p[1] is not buyer and p[1].kind == "org"
        ]
        org = owned[-1][1] if owned else self._home(seller, item.index)
        if org is None or org is seller:
            return False
        full = found[1] is None or found[1] == 1.0
        if (
            full
            and (buyer is None or buyer.kind == "org")
            and seller is not None
            and seller.kind == "org"
            and found[1] == 1.0
        ):
            self._affiliation("end", org, seller, "subsidiary", item)
            if buyer is not None:
                self._affiliation("start", org, buyer, "subsidiary", item)
        else:
            if seller is not None:
                self._stake("sell", seller, org, found[1], item)
            if buyer is not None and buyer is not org:
                self._stake("acquire", buyer, org, found[1], item)
        done |= {item.index, found[0]}
        return True

    # organizations within others

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
                    if parent is not None and child is not parent:
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
            # 乙是甲的全资子公司
            link = next(
                (
                    j
                    for j in range(item.index - 1, -1, -1)
                    if items[j].text in ("是", "为", "系", "属于") and items[j].clause == item.clause
                ),
                None,
            )
            if link is not None and items[item.index - 1].text != "是":
                owners = [p for p in self._parties(link + 1, item.index) if p[1].kind == "org"]
                child_ = self._parties(self._clause(item)[0], link)
                here = (
                    child_[0][1]
                    if child_
                    else self._last_org(owners[0][1] if owners else None)
                    if items[link - 1].text in ("这", "其", "该公司", "它")
                    else None
                )
                if owners and here is not None and here.kind == "org" and here is not owners[0][1]:
                    self._affiliation("hold", here, owners[0][1], self._relation(item), item)

    def _last_org(self, besides: Entity | None) -> Entity | None:
        for row in reversed(self.scene.rows[: self.row.index]):
            if row.paragraph != self.row.paragraph and row.index < self.row.index - 1:
                return None
            for other in row.items:
                if other.kind == "O" and other.entity is not besides:
                    return other.entity
        return None

    def _relation(self, item: Item) -> str:
        if item.text in ("附属", "直属", "下设", "分公司", "事业部", "校附属"):
            return "unit"
        if item.text in ("参股公司", "联营公司", "关联公司", "合资公司", "合营公司", "关联企业", "联营企业"):
            return "affiliate"
        return "subsidiary"

    def _parent(self, index: int) -> Entity | None:
        """The organization before 旗下 or 子公司 in the phrase; else the one spoken of."""
        items = self.row.items
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
        for match in _BRAND.finditer(stretch):
            name = match.group(1)
            brand = Entity(
                "org", self._raw(start + match.start(1), start + match.end(1)) or name, (name,), item.start
            )
            draft = self._affiliation("hold", brand, parent, "brand", item)
            draft.start, draft.end = item.start, start + match.end()
        return True

    def _raw(self, start: int, end: int) -> str:
        return self.scene.raw[start:end]

    # facts

    def _facts(self) -> None:
        items = self.row.items
        for item in items:
            if item.text in _ACTIVITY:
                start, _ = self._clause(item)
                owned = any(i.kind == "O" for i in items[start : item.index])
                if any(i.kind == "P" for i in items[start if owned else 0 : item.index]):
                    continue
                org = (
                    next((p[1] for p in self._parties(0, item.index) if p[1].kind == "org"), None)
                    or self.scene.topic
                )
                match = re.match(r"[^，。；！？]{2,60}", self.text[item.end : self.row.end].lstrip("的为是"))
                if org is not None and match and item.index + 1 < len(items):
                    self._fact(org, "activity", match.group(), item)
            elif item.text in _STAFF:
                window = self.text[max(self.row.start, item.start - 16) : item.end + 16]
                match = _HEADS.search(window)
                if match and not any(i.kind == "V" for i in items[max(0, item.index - 4) : item.index]):
                    org = next(
                        (p[1] for p in reversed(self._parties(0, item.index)) if p[1].kind == "org"), None
                    )
                    org = org or self.scene.topic or self.scene.main
                    if org is not None and not any(
                        d.kind == "fact" and d.org is org and d.attribute == "headcount" for d in self.drafts
                    ):
                        self._fact(org, "headcount", match.group().strip(), item)
            elif item.text in _LAUNCH:
                match = re.search(r"[“「《]([^”」》]{1,20})[”」》]", self.text[item.start : self.row.end])
                org = next((p[1] for p in self._parties(0, item.index) if p[1].kind == "org"), None)
                if org is not None and match and match.start() < 30:
                    draft = self._fact(org, "launch", match.group(1), item)
                    draft.when = moods.when(self.row, item, False, self.published)

    # writing down

    def _stake(self, change: str, holder: Entity, org: Entity, share: float | None, *spots: Item) -> None:
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
        if event:
            when = moods.when(self.row, item, False, self.published)
            draft.modality = moods.modality(self.row, item, when, self.published, None)
            if draft.modality in ("actual", "planned"):
                draft.when = when
            if (
                draft.modality == "planned"
                and when is not None
                and self.published is not None
                and when <= self.published.isoformat()
            ):
                draft.when = when if len(when) == 4 else None

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
