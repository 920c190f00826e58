"""How firmly, on whose word, when and why: what surrounds a verb in a Chinese sentence."""

import datetime
from typing import Final

from tenure.model.dates import earliest, latest
from tenure.model.vocabulary import Modality, Reason, Sourcing
from tenure.reader.draft import Draft

from .clauses import Item, Row
from .grammar import words

_AFTER_MATTERS: Final = words("moods_after_matters")
_PROPOSED: Final = words("moods_proposed")
_NEGATED: Final = words("moods_negated")
_REACHING: Final = words("moods_reaching")
_REPORT: Final = words("moods_report")
_DONE: Final = frozenset(["同意", "审议通过", "决定", "通过"])
_EFFECT: Final = frozenset(["自", "从", "起", "将于", "定于", "至"])


def clause_items(row: Row, item: Item) -> list[Item]:
    """The items of the clause in which an item stands."""
    return [i for i in row.items if i.clause == item.clause]


def modality(
    row: Row, item: Item, when: str | None, published: datetime.date | None, person: Item | None
) -> Modality:
    """The modality of what a verb reports, by the words before it in its clause and some after it."""
    at = item.index
    possible = planned = later = False
    for other in row.items:
        near = other.clause == item.clause
        before = other.index <= at
        if "possible" in other.cues and other is not item and (near or at - other.index <= 14):
            possible = possible or before or other.text in ("呼声", "热门人选", "热门")
        if "planned" not in other.cues or _marks_object(row, other):
            continue
        if other.text in _AFTER_MATTERS:
            reach = near if other.text in ("候选人", "人选") else 0 <= other.clause - item.clause <= 2
            later = later or (reach and other.index > at)
        if near and before:
            planned = planned or other.text not in _DONE
            later = later or other.text in _PROPOSED
        elif before and other.text == "届时":
            planned = True
        elif before and other.text in _REACHING and item.clause - other.clause == 1:
            between = row.items[other.index : at]
            planned = (
                planned
                or other.text in ("届时", "建议", "将")
                or not any(i.kind == "P" and i.clause == item.clause for i in between)
            )
    if any(i.text in _NEGATED for i in row.items[max(0, at - 2) : at]):
        return "denied"
    if possible:
        return "possible"
    if later or _pending(row, item):
        return "planned"
    if when is not None and published is not None:
        if earliest(when) > published:
            return "planned"
        if latest(when) < published:
            return "actual"
    return "planned" if planned else "actual"


def _marks_object(row: Row, item: Item) -> bool:
    """将 before a name or a post marks what is handed over (将公司交给), not the future."""
    following = row.items[item.index + 1] if item.index + 1 < len(row.items) else None
    if item.text != "将" or following is None:
        return False
    return following.kind in "POT" or following.text in ("其", "所持", "公司", "其所持", "所持有")


_PENDING: Final = words("moods_pending")
_NAMING: Final = frozenset(["聘任", "选举", "任命", "委任", "聘请"])
_APPROVAL: Final = words("moods_approval")


def _pending(row: Row, item: Item) -> bool:
    """其任职资格尚未获得核准, 自核准其任职资格之日起: within two clauses after the verb."""
    for other in row.items[item.index :]:
        near = 0 <= other.clause - item.clause <= 2
        following = row.items[other.index + 1 : other.index + 5]
        if near and other.text in _PENDING and any(i.text in _APPROVAL for i in following):
            return True
        approval = near and other is not item and other.text in ("核准", "批准", "获批")
        if approval and any(i.text in ("之日", "之日起", "后", "起") for i in following):
            return True
        if other.text == "；" or (other is not item and other.text in _NAMING):
            return False
    return False


def sourcing(row: Row, before: Row | None, state: Sourcing) -> Sourcing:
    """Who stands behind a sentence; `state` is who stood behind the one before in its paragraph."""
    texts = {i.text for i in row.items}
    if texts & {"据", "援引", "引述"} and ("报道" in texts or "此前报道" in texts or "报道称" in texts):
        return "named"
    if (
        any(i.kind == "O" and _press(i) for i in row.items)
        and texts & {"报道", "称", "报道称"}
        and not texts & {"对", "对该报", "告诉"}
    ):
        return "named"
    if texts & {
        "答复",
        "回应",
        "回应称",
        "证实",
        "确认",
        "公告",
        "披露",
        "通报",
        "声明",
        "宣布",
        "公告称",
        "官宣",
    }:
        return "official"
    if "unnamed" in row.cues:
        return "unnamed"
    if _by_board(row) or any(
        i.kind == "O" and i.entity is not None and i.entity.name.endswith(_BODIES) for i in row.items[:4]
    ):
        return "official"
    return (
        state if state == "official" and before is not None and before.paragraph == row.paragraph else "plain"
    )


def _by_board(row: Row) -> bool:
    """Official words other than a board that somebody joins or leaves (退出乙董事会，)."""
    if "official" not in row.cues:
        return False
    words_ = [i for i in row.items if "official" in i.cues]
    return any(
        i.text not in ("董事会", "董事局", "监事会")
        or (i.index + 1 < len(row.items) and row.items[i.index + 1].kind != "Z")
        for i in words_
    )


def goes_on(row: Row) -> bool:
    """Whether a sentence goes on with the announcement of the document: what takes effect, and when."""
    return any(i.text in ("届时", "即日起", "生效", "起生效", "即时生效") for i in row.items)


def announces(row: Row) -> bool:
    """Whether the sentence itself says that it is an announcement."""
    return "official" in row.cues


def old(when: str | None, published: datetime.date | None) -> bool:
    """A date so long before publication that it is background."""
    return when is not None and published is not None and (published - latest(when)).days > 150


def _press(item: Item) -> bool:
    return (
        item.entity is not None
        and item.entity.class_ == "media"
        and item.entity.name.endswith(("报", "周刊", "社", "新闻", "网", "杂志"))
    )


_BODIES: Final = ("国资委", "监管局", "证监会", "证监局", "组织部", "银保监会", "监管总局", "央行")


def when(
    row: Row, item: Item, planned: bool, published: datetime.date | None, person: Item | None = None
) -> str | None:
    """The date of what a verb reports: of its clause, of "from D on" after it, else the last one told before it.

    The day of the announcement itself is no such date (公司20日公告), unless it is all that an announcement names.
    """
    best: tuple[float, str] | None = None
    for other in row.items:
        if other.date is None:
            continue
        gap = item.index - other.index
        effective = _effective(row, other)
        near = other.clause == item.clause
        if gap < 0 and not near and not (effective and _from(row, other)):
            continue
        if not effective and (_announced(row, other) or _aside(row, other)):
            continue
        head = _relative(row, other)
        if head is not None and other.index < item.index < head.index and _takes_object(item):
            head = None  # 6月1日接替53岁的王某: the verb itself
        if (head is not None and item.index > head.index) or (
            head is not None and person is not None and person is not head
        ):
            continue
        if head is not None and person is None and not other.index < item.index < head.index:
            continue
        if planned and published is not None and latest(other.date.edtf) < published:
            continue
        crossed = row.items[min(other.index, item.index) + 1 : max(other.index, item.index)]
        later = sum(
            1 for i in crossed if i.date is not None and not _aside(row, i) and not _announced(row, i)
        )
        score = (2.0 if near else 1.0) + (0.8 if effective and abs(other.clause - item.clause) <= 1 else 0.0)
        score -= 0.01 * abs(gap) + 0.6 * later + (0.5 if gap < 0 and not effective else 0.0)
        if gap < 0 and any(i.text == "；" for i in crossed):
            continue
        if gap > 0 and not near and _bound(row, other, any(i.text == "；" for i in crossed)):
            score -= 0.9
        shared = effective and any(
            i.text in ("均", "任命", "上述", "以上", "变动", "决定")
            for i in row.items
            if i.clause == other.clause
        )
        if (
            gap < 0
            and not shared
            and any(i.kind == "V" and _strong(i) and i.clause != item.clause for i in crossed)
        ):
            score -= 1.0
        if best is None or score > best[0]:
            best = (score, other.date.edtf)
    return best[1] if best is not None and best[0] > 0 else None


def _takes_object(item: Item) -> bool:
    return item.entry is not None and any(
        t.change == "succeed" or t.person == "object" for t in item.entry.triggers
    )


def _relative(row: Row, date: Item) -> Item | None:
    """将于年底退休的王某, 三年前离开的李某: the person whom a relative clause with the date describes."""
    verb = False
    items = row.items
    for k in range(date.index + 1, min(date.index + 8, len(items))):
        item = items[k]
        if item.kind == "Z":
            return None
        verb = verb or item.kind == "V" or item.part == "v"
        if item.text == "的" and verb:
            for other in items[k + 1 : k + 6]:
                if other.kind == "P":
                    return other
                if other.kind not in "TO" and not other.cues & {"current", "former", "new"}:
                    return None
            return None
    return None


def _bound(row: Row, date: Item, beyond: bool) -> bool:
    """A date of the verb of its own clause: 王某去年3月出任总裁; `beyond` a semicolon, 11月30日离任 as well."""
    clause = [i for i in row.items if i.clause == date.clause]
    verb = next((i for i in clause if i.kind == "V" and _strong(i) and i.index > date.index), None)
    if verb is None or _takes_object(verb):
        return False
    if any(i.kind == "P" and i.index < date.index for i in clause):
        return True
    return beyond and not any(i.kind in "PT" and date.index < i.index < verb.index for i in clause)


def _effective(row: Row, date: Item) -> bool:
    before = row.items[date.index - 1] if date.index else None
    after = row.items[date.index + 1 : date.index + 3]
    return (before is not None and before.text in _EFFECT) or any(
        i.text in ("起", "起生效", "生效") for i in after
    )


def _from(row: Row, date: Item) -> bool:
    """自…起, …生效: from a day on, whatever clause it stands in."""
    before = row.items[date.index - 1] if date.index else None
    after = row.items[date.index + 1 : date.index + 4]
    return (before is not None and before.text in ("自", "从")) or any(
        "生效" in i.text or i.text == "起" for i in after
    )


def _announced(row: Row, date: Item) -> bool:
    after = row.items[date.index + 1 : date.index + 4]
    for item in after:
        if item.kind in "ZPO":
            return False
        if item.text in ("宣布", "发布", "召开"):
            return False
        if item.text in _REPORT or "晚间" in item.text or "早间" in item.text:
            return True
    return False


_BEGAN: Final = frozenset(
    "成立于 创立于 创办于 创建于 始建于 组建于 设立于 诞生于 上市于 毕业于 生于 出生于 注册于 建于 始于 创始于".split()
)


def _aside(row: Row, date: Item) -> bool:
    """Dates of births, foundings, entries and limits: 1968年生, 2010年加入, 截至12月20日."""
    before = row.items[date.index - 1] if date.index else None
    after = row.items[date.index + 1 : date.index + 3]
    if before is not None and before.text in ("截至", "截止", "直至", "至", "截止到"):
        return True
    if before is not None and before.text in _BEGAN:
        return True
    return any(
        i.text
        in (
            "生",
            "出生",
            "年生",
            "成立",
            "加入",
            "毕业",
            "创立",
            "创业",
            "上市",
            "创办",
            "入职",
            "进入",
            "生于",
        )
        for i in after
    )


def _strong(item: Item) -> bool:
    return (
        len(item.text) > 1
        and item.entry is not None
        and any(
            t.kind == "role" and t.change in ("start", "end", "succeed", "yield") for t in item.entry.triggers
        )
    )


_PRIORITY: Final = (
    "misconduct",
    "death",
    "health",
    "personal",
    "retirement",
    "term_end",
    "new_post",
    "refocus",
    "restructuring",
    "disagreement",
    "other",
    "dismissal",
)


def reason(row: Row, item: Item, person: Item | None = None) -> Reason | None:
    """Why someone leaves: the nearest reason in the sentence, on the same side of other people's moves."""
    best: tuple[float, Reason] | None = None
    for other in row.items:
        if other.entry is None or not other.entry.reasons:
            continue
        lo, hi = sorted((other.index, item.index))
        if person is not None and not item.index < other.index < person.index:
            continue
        between = row.items[lo + 1 : hi]
        cost = (
            0.1 * (hi - lo)
            + 0.6 * abs(other.clause - item.clause)
            + 1.5 * sum(1 for i in between if i.text in "；。")
        )
        cost += 0.8 * sum(1 for i in between if i.kind == "V" and _strong(i))
        name = next(r for r in _PRIORITY if r in other.entry.reasons)
        if best is None or cost < best[0]:
            best = (cost, name)
    if best is not None and best[0] < 4.0:
        return best[1]
    return None


def interim(row: Row, item: Item) -> bool:
    """Whether the clause says that a post is taken for a time."""
    for other in clause_items(row, item):
        if "interim" in other.cues and other.text not in ("期间",) and abs(other.index - item.index) <= 6:
            return True
    return False


def deny(row: Row, before: Row | None, own: list[Draft], earlier: list[Draft]) -> None:
    """A denial turns what its sentence, or the rumour in the sentence before, expects into what is denied."""
    rumour = bool(row.cues & {"unnamed", "named"}) or any(i.text in _UNTRUE for i in row.items)
    targets = [
        d
        for d in own
        if d.change in ("start", "end")
        and (d.modality in ("planned", "possible") or (rumour and not _after_denial(row, d)))
    ]
    if not targets and before is not None and (row.paragraph == before.paragraph or "unnamed" in before.cues):
        targets = [
            d
            for d in earlier
            if d.sentence == before.index
            and d.change in ("start", "end")
            and (
                d.modality in ("planned", "possible") or "unnamed" in before.cues or "possible" in before.cues
            )
        ]
    for draft in targets:
        draft.modality, draft.when = "denied", None
        draft.sourcing = "official"


_UNTRUE: Final = frozenset(
    ["否决", "驳回", "未通过", "未获通过", "误传", "系误传", "属误传", "误读", "系误读", "消息不实"]
)


def _after_denial(row: Row, draft: Draft) -> bool:
    """Whether a draft stands after the denial in a later clause: told, not denied."""
    denials = [i for i in row.items if "denial" in i.cues]
    return bool(denials) and all(
        draft.start > i.end and i.text not in ("否决", "驳回", "否认") for i in denials
    )


def set_aside(row: Row, date: Item) -> bool:
    """A date that says nothing of a move: of the announcement, a birth, a limit."""
    return _announced(row, date) or _aside(row, date)


def any_reason(row: Row, kinds: tuple[Reason, ...]) -> Reason | None:
    """A reason of certain kinds anywhere in a sentence."""
    for item in row.items:
        if item.entry is not None:
            for kind in kinds:
                if kind in item.entry.reasons:
                    return kind
    return None
