"""Turns of phrase about shares and whole companies: 甲把乙的两成股份卖给了丙, 乙被甲收入囊中, 股东包括甲（30%）.

As in `turns`, a sentence is a line with one letter for each party and each share; the gaps of a pattern are bounded.
"""

import itertools
import re
from typing import Final

from tenure.reader.entity import Entity

from .clauses import Item
from .shares import Shares

_GAP: Final = r"[^，。；：“”ＰＯＳ]"
_SHARES: Final = r"(?:的)?(?:全部|所有|剩余|余下)?(?:的)?(?:股份|股权|股票|持股|权益)"
_GIVE: Final = r"(?:转给|卖给|售予|转让给|出售给|过户给|过户至|转予|赠予|赠与|转手给|让予|交给|让与|划转给)"
_PARTIES: Final = re.compile(r"[ＰＯ]")

_GIVEN: Final = re.compile(
    rf"(?<![将把])([ＰＯ])(?:已|拟|将|则|又|也|计划|同意|Ｄ|{_GAP}){{0,6}}(?:将|把)?(?:其|自己|手里|手中|手上|名下|所|持有|直接|间接|持|的){{0,5}}"
    rf"(Ｏ)?(?:的|所持|持有){{0,3}}(Ｓ)?{_GAP}{{0,6}}?(?:股份|股权|股票|持股|Ｓ)(?:中的(Ｓ))?(?:的)?(?:股份|股权)?"
    rf"(?:悉数|全部|全数|协议|一并|以{_GAP}{{1,10}}|作价{_GAP}{{1,10}}){{0,2}}{_GIVE}(?:了)?{_GAP}{{0,12}}([ＰＯ])"
)
_SELF: Final = re.compile(
    r"(?:自己|自身|本人|其本人)(?:仍|还|只|仅)?(?:留|保留|留下|持有|持|剩|剩下)(?:有)?(Ｓ)"
)
_FROM: Final = re.compile(
    rf"([ＰＯ])(?:Ｄ|{_GAP}){{0,6}}(?:受让|接手|收购|买下|吃下|接下)(?:了)?{_GAP}{{0,6}}([ＰＯ])(?:家族)?{_GAP}{{0,4}}(?:全部|所有)(?:的)?(Ｓ)?"
)
_CLEARED: Final = re.compile(
    rf"([ＰＯ])(?:Ｄ|{_GAP}){{0,6}}(?:清仓|清空|抛售|清光|悉数减持|全部卖出)(?:了)?(?:其|所持|持有|手中|手里|的){{0,4}}(Ｏ)?{_SHARES}?"
)
_EACH: Final = re.compile(r"由([ＰＯ])(?:和|与|、|及)([ＰＯ])(?:各|分别|平均)(?:持有?|占|拥有)(Ｓ)?")
_JOINT: Final = re.compile(
    rf"([ＰＯ])(?:和|与|、|及){_GAP}{{0,4}}([ＰＯ])(?:各自?|分别|平均)(?:出资|持股|持有|占股)?(Ｓ)(?:的)?(?:股份|股权|资金)?"
    rf"{_GAP}{{0,3}}(?:成立|设立|组建|合资)(?:了|的)?{_GAP}{{0,8}}[“「]?(Ｏ)"
)
_LISTED: Final = re.compile(r"([ＰＯ])[（(](?:持股|占股|持股比例|占)?(?:约|为)?(Ｓ)[）)]")
_IS_HOLDER: Final = re.compile(
    rf"([ＰＯ]){_GAP}{{0,4}}(?:仍|依然|目前|现|还)?(?:是|为|系)(?:其|该公司|公司)?(Ｏ)?(?:的)?(?:第.大|最大|控股|单一最大|单一第一大|主要)?股东(?!代表|大会|会)"
    rf"(?:，(?:目前|仍|现)?(?:持股|占股|持有)(?:比例)?(?:约|达|为)?(Ｓ))?"
)
_ONLY: Final = re.compile(
    rf"([ＰＯ])(?:[^。；：“”ＰＯＳ]){{0,16}}(?:仍|还|依旧|继续)(?:保留|留有)(?:了|着)?(Ｏ)?(?:的)?(?:约|近)?(Ｓ){_SHARES}"
)
_COUNTED: Final = re.compile(
    rf"([ＰＯ])(?:Ｄ|{_GAP}){{0,12}}(增持|减持|认购|受让|买入|要约收购|出售|卖出|抛售)(?:了)?(?:其所持|其|所持)?(?:的)?(Ｏ)?(?:的)?"
    rf"{_GAP}{{0,8}}(?:万股|亿股|股份|股票|股权)"
)
_DONE: Final = re.compile(rf"([ＰＯ])(?:Ｄ|{_GAP}){{0,10}}对(Ｏ)(?:的)?(Ｓ)(?:的)?(?:股份|股权)(?:的)?收购")
_TO: Final = re.compile(rf"(?:受让方|买方|接盘方|收购方)(?:为|是|系){_GAP}{{0,6}}([ＰＯ])")
_POCKET: Final = r"(?:收入囊中|纳入麾下|纳入旗下|收归旗下|收入旗下|收至麾下|吞下|招至麾下|揽入怀中)"
_TAKEN: Final = re.compile(
    rf"(Ｏ)(?:Ｄ|{_GAP}){{0,4}}(?:被|遭|获)(Ｏ){_GAP}{{0,4}}(?:{_POCKET}|收购|并购|买下|拿下|吞并)"
)
_TAKES: Final = re.compile(rf"(Ｏ)(?:Ｄ|{_GAP}){{0,4}}(?:将|把)(Ｏ){_GAP}{{0,4}}{_POCKET}")
_BOUGHT: Final = re.compile(
    rf"(Ｏ)(?:于|在)?(?:Ｄ)?(?:以{_GAP}{{1,8}})?(?:全资)?(?:收购|并购|买下)(?:而来)?的(Ｏ)"
)
_BEHIND: Final = re.compile(
    r"(Ｏ)(?:背后|幕后)的?(?:东家|老板|母公司|金主|主人|大股东|控股方)(?:正|就)?(?:是|为)([ＰＯ])"
)
_PARENTS: Final = frozenset(["母公司", "控股母公司", "最终母公司"])
_BECAME: Final = re.compile(
    rf"(Ｏ){_GAP}{{0,4}}(成为|是|为|系|属于)(Ｏ)(?:旗下|的|全资|控股|百分之百|核心|重要){{0,4}}(?:子公司|企业|附属公司|成员企业|一员|公司)"
)
_OWNED: Final = re.compile(r"(Ｏ)(?:旗下|控股|全资拥有|全资)的(Ｏ)")
_SPLIT: Final = re.compile(rf"(Ｏ){_GAP}{{0,4}}从(Ｏ){_GAP}{{0,4}}(?:分拆|剥离|独立|拆分)(?:出来|出去|而出)")
_WORTH: Final = ("出资", "股份", "股权", "股东", "持股", "入股", "控股")


class Deals(Shares):
    """Reads turns of phrase about shares of a sentence."""

    def _line(self) -> tuple[str, list[Item]]:
        line: list[str] = []
        at: list[Item] = []
        for item in self.row.items:
            party = self._party(item) if item.kind in "PO" or item.cues & {"company"} else None
            letter = "Ｄ" if item.kind == "D" else "Ｓ" if self._share(item) is not None else None
            if party is not None and not party.name.endswith(("交易所", "证监会")):
                letter = "Ｐ" if party.kind == "person" else "Ｏ"
            text = letter or item.text
            line.append(text)
            at += [item] * len(text)
        return "".join(line), at

    def _deals(self) -> None:
        """Turns of phrase that the verbs alone do not tell."""
        line, at = self._line()
        if any(word in line for word in _WORTH):
            self._shares_given(line, at)
            self._shares_had(line, at)
        self._companies(line, at)

    def _one(self, match: re.Match[str], group: int, at: list[Item]) -> Entity | None:
        return self._party(at[match.start(group)]) if match.group(group) else None

    def _part(self, match: re.Match[str], group: int, at: list[Item]) -> float | None:
        return self._share(at[match.start(group)]) if match.group(group) else None

    def _known_stake(self, change: str, holder: Entity, org: Entity) -> bool:
        return any(
            d.kind == "stake"
            and (d.change, d.person, d.org) == (change, holder, org)
            and d.sentence == self.row.index
            for d in self.drafts
        )

    def _told(
        self, change: str, holder: Entity | None, org: Entity | None, share: float | None, item: Item
    ) -> None:
        """A stake, unless the sentence tells it already; a share that it lacks is added."""
        if holder is None or org is None or holder is org or org.kind != "org":
            return
        for draft in self.drafts:
            same = draft.kind == "stake" and draft.sentence == self.row.index and draft.org is org
            if same and draft.change == change and draft.person is holder:
                draft.share = share if share is not None else draft.share
                return
        self._stake(change, holder, org, share, item)

    def _shares_given(self, line: str, at: list[Item]) -> None:
        """甲将所持乙60%股份中的35%转给丙，自己留25%; 受让方为丁."""
        for match in _GIVEN.finditer(line):
            seller, buyer, item = self._one(match, 1, at), self._one(match, 5, at), at[match.start(5) - 1]
            org = self._one(match, 2, at) or self._home(seller, match_index(at, match.start(5)))
            part = self._part(match, 4, at)
            share = part if part is not None else self._part(match, 3, at)
            if org is None or org in (seller, buyer):
                continue
            self.drafts = [
                d for d in self.drafts if not (d.sentence == self.row.index and self._whole(d, org, buyer))
            ]
            self._told("sell", seller, org, share, item)
            self._told("acquire", buyer, org, share, item)
            kept = _SELF.search(line, match.end())
            if kept is not None:
                self._told("hold", seller, org, self._part(kept, 1, at), at[kept.start(1)])
        for match in _FROM.finditer(line):
            buyer, seller, item = self._one(match, 1, at), self._one(match, 2, at), at[match.end() - 1]
            org = self._home(seller, match_index(at, match.start(2)))
            org = org if org is not buyer else self.scene.topic or self.scene.main
            if org in (buyer, seller) or org is None:
                continue
            self.drafts = [
                d
                for d in self.drafts
                if not (
                    d.kind == "stake"
                    and d.sentence == self.row.index
                    and d.person is seller
                    and d.share is None
                )
            ]
            self._told("acquire", buyer, org, self._part(match, 3, at), item)
            self._told("sell", seller, org, self._part(match, 3, at), item)
        for match in _CLEARED.finditer(line):
            seller, item = self._one(match, 1, at), at[match.end() - 1]
            org = self._one(match, 2, at) or self._home(seller, match_index(at, match.start(1)))
            self._told("sell", seller, org, None, item)
        for match in _DONE.finditer(line):
            self._told(
                "acquire",
                self._one(match, 1, at),
                self._one(match, 2, at),
                self._part(match, 3, at),
                at[match.end() - 1],
            )
        for match in _COUNTED.finditer(line):
            party, item = self._one(match, 1, at), at[match.start(2)]
            change = "sell" if match.group(2) in ("减持", "出售", "卖出", "抛售") else "acquire"
            org = self._one(match, 3, at) or self._home(party, match_index(at, match.start(1)))
            near = [
                d for d in self.drafts if d.kind in ("stake", "affiliation") and d.sentence == self.row.index
            ]
            if party is None or org is None or any(org in (d.org, d.person) for d in near):
                continue
            if any(word in match.group() for word in ("放弃", "终止", "取消", "不", "未", "冻结", "质押")):
                continue
            self._told(change, party, org, None, item)
        for match in _TO.finditer(line):
            sold = [d for d in self.drafts if d.kind == "stake" and d.change == "sell"]
            if sold and self.row.index - sold[-1].sentence <= 1:
                self._told(
                    "acquire", self._one(match, 1, at), sold[-1].org, sold[-1].share, at[match.start(1)]
                )

    def _whole(self, draft: object, org: Entity, buyer: Entity | None) -> bool:
        """Whether a draft takes a sale of shares for one of the whole company."""
        one = draft
        return getattr(one, "kind", "") == "affiliation" and getattr(one, "org", None) in (org, buyer)

    def _shares_had(self, line: str, at: list[Item]) -> None:
        """乙的股权由甲和丙各持一半; 股东包括甲（30%）; 甲仍是第一大股东，持股38%."""
        for match in _EACH.finditer(line):
            first, second = self._one(match, 1, at), self._one(match, 2, at)
            org = next((self._party(at[m.start()]) for m in _PARTIES.finditer(line, 0, match.start())), None)
            for one in (first, second):
                self._told(
                    "hold", one, org or self.scene.topic, self._part(match, 3, at), at[match.end() - 1]
                )
        for match in _JOINT.finditer(line):
            for group in (1, 2):
                self._told(
                    "hold",
                    self._one(match, group, at),
                    self._one(match, 4, at),
                    self._part(match, 3, at),
                    at[match.start(4)],
                )
        listed = list(_LISTED.finditer(line))
        if listed and "股" in line[: listed[-1].end()]:
            lead = [self._party(at[m.start()]) for m in _PARTIES.finditer(line, 0, listed[0].start())]
            orgs = [o for o in lead if o is not None and o.kind == "org"]
            for match in listed:
                org = orgs[-1] if orgs else self.scene.topic or self.scene.main
                self._told("hold", self._one(match, 1, at), org, self._part(match, 2, at), at[match.start(2)])
        for pattern in (_IS_HOLDER, _ONLY):
            for match in pattern.finditer(line):
                holder = self._one(match, 1, at)
                before = [self._party(at[m.start()]) for m in _PARTIES.finditer(line, 0, match.start(1))]
                named = [o for o in before if o is not None and o.kind == "org" and o is not holder]
                told = [
                    d.org for d in self.drafts if d.kind == "stake" and d.sentence == self.row.index and d.org
                ]
                if "将" in match.group():
                    continue  # 将成为第二大股东: by the purchase that the sentence tells
                named = told or named
                org = self._one(match, 2, at) or (named[-1] if named else self.scene.topic or self.scene.main)
                self._told("hold", holder, org, self._part(match, 3, at), at[match.start(1)])

    def _companies(self, line: str, at: list[Item]) -> None:
        """乙被甲收入囊中; 甲2019年收购的乙; 乙背后的东家是甲; 乙是甲旗下企业; 甲控股的乙."""
        for item, owner in itertools.pairwise(self.row.items):
            if item.text not in _PARENTS or owner.kind != "O":
                continue
            named = [i.entity for i in self.row.items[: item.index] if i.kind == "O"]
            lower = named[-1] if named else self.scene.topic or self.scene.main
            told = any(
                d.kind == "affiliation" and lower in (d.org, d.parent) and owner.entity in (d.org, d.parent)
                for d in self.drafts
            )
            if lower is not None and owner.entity is not None and lower is not owner.entity and not told:
                self._affiliation("hold", lower, owner.entity, "subsidiary", owner)
        for pattern, change, child, parent in (
            (_TAKEN, "start", 1, 2),
            (_TAKES, "start", 2, 1),
            (_BOUGHT, "start", 2, 1),
            (_BEHIND, "hold", 1, 2),
            (_OWNED, "hold", 2, 1),
            (_SPLIT, "end", 1, 2),
            (_BECAME, "", 1, 3),
        ):
            for match in pattern.finditer(line):
                lower, upper = self._one(match, child, at), self._one(match, parent, at)
                if lower is None or upper is None or lower is upper or lower.kind != "org":
                    continue
                what = change or ("start" if match.group(2) == "成为" else "hold")
                item = at[match.start(child)]
                if upper.kind == "person":
                    self._told(what if what == "hold" else "acquire", upper, lower, None, item)
                    continue
                if not any(
                    d.kind == "affiliation"
                    and d.org is lower
                    and d.parent is upper
                    and d.sentence == self.row.index
                    for d in self.drafts
                ):
                    self._affiliation(what, lower, upper, "subsidiary", item)


def match_index(at: list[Item], position: int) -> int:
    """The index of the item at a character of the line."""
    return at[min(position, len(at) - 1)].index
