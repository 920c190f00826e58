"""Shares of companies held, bought and sold in Chinese sentences."""

import itertools
from typing import Final

from tenure.reader.entity import Entity

from .clauses import Item
from .grammar import words
from .parties import Parties

_WHOLLY: Final = words("holdings_wholly")
_HOLDER: Final = words("holdings_holder")
_CHILD: Final = words("holdings_child")

_FROZEN: Final = words("shares_frozen")
_DROPPED: Final = words("shares_dropped")


class Shares(Parties):
    """Verbs of holding, buying and selling."""

    def _holding(self, item: Item, done: set[int]) -> None:
        """甲持有乙百分之几的股份; 乙由甲全资控股; 甲百分之几的股权由乙持有."""
        items = self.row.items
        if (
            item.index
            and items[item.index - 1].text in ("所", "其", "所直接", "其所")
            and not self._kept(item)
        ):
            return  # 甲所持乙股份 belongs to the verb of selling
        start, end = self._clause(item)
        agent = next(
            (k for k in range(item.index - 1, start - 1, -1) if items[k].text in ("由", "被", "为")), None
        )
        wholly = item.text in _WHOLLY
        if agent is not None:
            holders = self._parties(agent + 1, item.index)
            rest = any(i.text in ("其余", "余下", "剩余", "另外") for i in items[start:agent])
            same = self._same_sentence() if rest else None
            owned = self._parties(start, agent)
            if not owned and same is not None:
                owned = [(0, same)]
            if not owned:
                owned = self._parties(0, agent)[:1] or ([(0, self.scene.topic)] if self.scene.topic else [])
            share = self._share_near(start, agent) or self._share_near(item.index, end)
            if holders and owned and (share or wholly):
                part = 1.0 if wholly and not share else share[1] if share else None
                each = any(i.text in ("各", "分别") for i in items[agent : item.index + 1])
                for _, one in holders if each else holders[-1:]:
                    self._stake("hold", one, owned[0][1], part, item)
                done.add(item.index)
            return
        inside = next(
            (
                k
                for k in range(item.index - 1, max(-1, start - 2), -1)
                if items[k].text in ("（", "(", "）", ")")
            ),
            None,
        )
        bracket = inside if inside is not None and items[inside].text in ("（", "(") else None
        start = start if bracket is None else bracket + 1
        found = self._share_near(item.index + 1, end) or self._share_near(start, item.index)
        if found is None or found[0] in done:
            return
        at, value = found
        within = None if bracket is None else self._party(items[bracket + 1])
        holder = within or self._owner_after(item, start, at) or self._subject(item, start)
        owned = [p for p in self._parties(item.index + 1, at) if p[1] is not holder]
        org = owned[0][1] if owned else self._home(holder, item.index)
        if bracket and items[bracket - 1].kind == "O" and not owned:
            org = items[bracket - 1].entity
        if holder is None or org is None or holder is org:
            return
        told = [
            d
            for d in self.drafts
            if d.kind == "stake" and d.sentence == self.row.index and d.person is holder
        ]
        if any(d.org is org and d.change == "acquire" and d.share == value for d in told):
            return  # 举牌乙，持股比例达到5%: told once
        each = item.index > 0 and items[item.index - 1].text in ("各", "均", "分别", "各自")
        others = [one for _, one in self._parties(0, item.index) if one is not org] if each else []
        for one in others if holder in others else [holder]:
            self._stake("hold", one, org, value, item)
        done |= {item.index, at}
        self._more(at, holder, item)

    def _kept(self, item: Item) -> bool:
        """甲所持乙6%股份被冻结: held, not sold."""
        return any(i.text in _FROZEN for i in self.row.items[item.index :])

    def _more(self, at: int, holder: Entity, item: Item) -> None:
        """持有甲22%、乙4.9%的股份: the next ones of the list."""
        items = self.row.items
        k = at + 1
        while k + 2 < len(items) and items[k].text in ("、", "和", "及", "以及") and items[k + 1].kind == "O":
            value = self._share(items[k + 2])
            other = items[k + 1].entity
            if value is None or other is None:
                return
            self._stake("hold", holder, other, value, item)
            k += 3

    def _lists(self, done: set[int]) -> None:
        for item in self.row.items:
            if item.text in _HOLDER | {"持股", "持有", "各持"} and self._shared_out(item, done):
                done |= {i.index for i in self.row.items if i.index >= item.index}
                return

    def _shared_out(self, item: Item, done: set[int]) -> bool:
        """股东为甲、乙和丙，持股比例分别为51%、30%和19%."""
        items = self.row.items
        if not any(i.text in ("分别", "分别为", "依次为", "各为") for i in items):
            return False
        both = next((i for i in items[: item.index] if i.text in ("双方", "两家", "两者", "二者")), None)
        if both is not None:
            return self._both(both, done)
        values = [(i.index, self._share(i)) for i in items[item.index :] if self._share(i) is not None]
        listed = (
            [(i.index, i.entity) for i in items[item.index : values[0][0]] if i.kind in "PO"]
            if values
            else []
        )
        org = self._owner_of(item.index, listed[0][1]) if listed and listed[0][1] is not None else None
        if len(values) != len(listed) or len(listed) < 2 or org is None:
            return False
        for (index, value), (_, holder) in zip(values, listed, strict=True):
            if holder is not None:
                self._stake("hold", holder, org, value, items[index])
            done.add(index)
        return True

    def _belonging(self, done: set[int]) -> None:
        """其余四成归甲所有; 乙25%的股权归甲所有."""
        items = self.row.items
        for item in items:
            if item.text != "归" or not any(i.text == "所有" for i in items[item.index + 1 : item.index + 5]):
                continue
            start, _ = self._clause(item)
            holders = self._parties(item.index + 1, item.index + 4)
            values = [
                (i.index, self._share(i)) for i in items[start : item.index] if self._share(i) is not None
            ]
            named = [one for _, one in self._parties(start, item.index) if one.kind == "org"]
            if not holders or not values:
                continue
            org = named[0] if named else self.scene.topic or self.scene.main
            if org is not None:
                self._stake("hold", holders[0][1], org, values[0][1], item)
                done.add(values[0][0])

    def _both(self, both: Item, done: set[int]) -> bool:
        """乙是甲与丙的合资企业，双方分别持股60%和40%."""
        items = self.row.items
        values = [(i.index, self._share(i)) for i in items[both.index :] if self._share(i) is not None]
        named = self._parties(0, both.index)
        pair = [
            (one, two)
            for one, two in itertools.pairwise(named)
            if two[0] - one[0] == 2 and items[one[0] + 1].text in ("与", "和", "及", "、")
        ]
        if len(values) != 2 or not pair:
            return False
        holders = [one for _, one in pair[-1]]
        org = next((one for _, one in named if one not in holders), None) or self.scene.topic
        if org is None or org in holders:
            return False
        for (index, value), holder in zip(values, holders, strict=True):
            self._stake("hold", holder, org, value, items[index])
        done |= {i.index for i in items[both.index :]}
        return True

    def _owner_after(self, item: Item, start: int, at: int) -> Entity | None:
        """持有乙15%股权的最大股东甲: the holder after the relative clause."""
        items = self.row.items
        if self._parties(start, item.index):
            return None
        for k in range(at + 1, min(at + 8, len(items))):
            if items[k].kind in "PO":
                named = any(i.text in _HOLDER for i in items[at:k]) or items[k - 1].text == "的"
                return items[k].entity if named and any("的" in i.text for i in items[at:k]) else None
            if items[k].kind == "Z":
                return None
        return None

    def _passed_on(self, item: Item, agent: int, end: int, done: set[int]) -> bool:
        """乙5.2%的股份，已由甲转让给丙."""
        found = self._share_near(0, agent)
        owned = self._parties(0, found[0]) if found is not None else []
        sellers, buyers = self._parties(agent + 1, item.index), self._parties(item.index + 1, end)
        if found is None or not owned or not sellers:
            return False
        self._stake("sell", sellers[-1][1], owned[-1][1], found[1], item)
        if buyers:
            self._stake("acquire", buyers[-1][1], owned[-1][1], found[1], item)
        done |= {item.index, found[0]}
        return True

    def _handed_over(self, item: Item, start: int, end: int) -> bool:
        """甲将乙出售给丙: the whole company, from one parent to another."""
        items = self.row.items
        given = next((k for k in range(item.index - 1, start - 1, -1) if items[k].text in ("将", "把")), None)
        if given is None or item.text not in ("出售给", "卖给", "转让给", "售予", "出让给", "出售", "卖掉"):
            return False
        sellers, sold = self._parties(start, given), self._parties(given + 1, item.index)
        buyers = self._parties(item.index + 1, end)
        if not sold or sold[0][1].kind != "org" or not (sellers or buyers):
            return False
        if sellers and sellers[0][1].kind == "org":
            self._affiliation("end", sold[0][1], sellers[0][1], "subsidiary", item)
        if buyers and buyers[-1][1].kind == "org":
            self._affiliation("start", sold[0][1], buyers[-1][1], "subsidiary", item)
        return True

    def _bought(self, item: Item) -> bool:
        """乙被甲收购; 甲完成对乙的收购: the object stands before the verb."""
        items = self.row.items
        start, _ = self._clause(item)
        if item.text not in ("收购", "并购", "吞并", "兼并", "全资收购"):
            return False
        passive = next(
            (k for k in range(item.index - 1, start - 1, -1) if items[k].text in ("被", "获", "遭")), None
        )
        toward = next((k for k in range(item.index - 1, start - 1, -1) if items[k].text == "对"), None)
        if passive is not None:
            sold, buyers = self._parties(start, passive), self._parties(passive + 1, item.index)
        elif toward is not None and items[item.index - 1].text == "的":
            sold, buyers = self._parties(toward + 1, item.index), self._parties(0, toward)
        else:
            return False
        if (
            sold
            and buyers
            and sold[0][1].kind == buyers[0][1].kind == "org"
            and sold[0][1] is not buyers[0][1]
        ):
            self._affiliation("start", sold[0][1], buyers[0][1], "subsidiary", item)
            return True
        return False

    def _holders(self, done: set[int]) -> None:
        """控股股东甲; 持股几成的大股东甲; 大股东代表、甲合伙人."""
        items = self.row.items
        for item in items:
            if item.text not in _HOLDER or item.index in done:
                continue
            k = item.index + 1
            share_at = None
            if k + 3 < len(items) and items[k].text == "、" and items[k + 1].text == "持股":
                share_at = next((j for j in range(k + 2, k + 4) if self._share(items[j]) is not None), None)
                k = share_at + 2 if share_at is not None and items[share_at + 1].text == "的" else k
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
            if share_at is not None:
                share = share_at, self._share(items[share_at])
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
        if any(i.text in _DROPPED for i in self.row.items[max(0, item.index - 4) : item.index]):
            return
        if self._bought(item):
            return
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
        lead = items[item.index - 1].text if item.index else ""
        if lead in ("通过", "以", "经", "采取", "采用"):
            return False  # 通过协议转让取得: how it is bought
        start, end = self._clause(item)
        found = self._share_near(start, item.index) or self._share_near(item.index + 1, end + 10)
        agent = next((k for k in range(item.index - 1, start - 1, -1) if items[k].text == "由"), None)
        if found is None and agent is not None:
            return self._passed_on(item, agent, end, done)
        if found is None:
            return self._handed_over(item, start, end)
        given = next((k for k in range(item.index - 1, start - 1, -1) if items[k].text in ("将", "把")), None)
        owner = self._shareholder(item)
        sellers = self._parties(start, given if given is not None else item.index)
        if owner is not None and not (sellers and sellers[0][1] is owner):
            sellers = [(start - 1, owner)]
        named = [p for p in sellers if p[1].kind == "person" or items[p[0] + 1].kind != "T"]
        sellers = named or sellers or self._parties(0, start)[:1]  # 书社创始人甲 sells, not 书社
        if len(sellers) > 1 and sellers[1][0] - sellers[0][0] < 5:
            between = "".join(i.text for i in items[sellers[0][0] + 1 : sellers[1][0]])
            if between.endswith("股东的"):
                sellers = sellers[1:]  # 曾是乙二股东的甲
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
        if org is None or org is seller or org is buyer:
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
