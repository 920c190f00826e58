"""What stands around a person in a Chinese sentence: kin, glosses, relative clauses, others joined by 和."""

from typing import Final

from tenure.reader.entity import Entity

from .clauses import Item, Row
from .grammar import words
from .lattice import BEFORE_PERSON

AND: Final = frozenset(["、", "和", "与", "及", "以及"])
_ADJECTIVES: Final = words("roles_adjectives")
_TELLING: Final = words("arguments_telling")


def kin_meant(row: Row, k: int) -> int:
    """甲的长女乙, 甲之女乙, 其外甥乙: where the kin stands that is meant, if any."""
    items = row.items
    j = k + 2 if k + 1 < len(items) and items[k + 1].text == "的" else k + 1
    if j + 1 < len(items) and "kin" in items[j].cues and items[j + 1].kind == "P":
        return j + 1
    return k


def modifies(row: Row, k: int) -> bool:
    """其外甥乙, 跟随他十几年的厂长乙: a pronoun that only says more of whom is named behind it."""
    items, of = row.items, False
    if kin_meant(row, k) != k:
        return True
    if not k or items[k - 1].kind != "W" or items[k - 1].part != "v" or items[k + 1 : k + 2] == []:
        return False
    if items[k + 1].text == "的":
        return False
    for other in items[k + 1 : k + 12]:
        if other.kind == "P":
            return of
        if other.kind == "Z" or (other.kind == "V" and len(other.text) > 1):
            return False
        of = of or other.text == "的"
    return False


def in_relative(row: Row, k: int) -> bool:
    """Whether the verb at `k` belongs to a relative clause before a person: 任满的何某, 将升任总裁的王某."""
    items = row.items
    if items[k].text in _ADJECTIVES:
        return True
    for j in range(k + 1, min(k + 9, len(items))):
        if items[j].kind == "P":
            return items[j - 1].text == "的" or (
                items[j - 1].kind == "T" and any(i.text == "的" for i in items[k:j])
            )
        if items[j].kind == "Z" and items[j].text != "、":
            return False
    return False


def behind_relative(row: Row, item: Item) -> list[Item]:
    """将升任集团副总裁的王某, 到龄退休的总裁李某: the person after the relative clause is its subject."""
    items = row.items
    of = False
    for j in range(item.index + 1, min(item.index + 10, len(items))):
        if items[j].kind == "P":
            return [items[j]] if of else []
        if items[j].text == "的":
            of = True
        elif (
            (items[j].kind == "Z" and items[j].text != "、")
            or (items[j].kind == "V" and items[j].text not in _ADJECTIVES)
            or (
                of
                and items[j].kind not in "TOV"
                and not items[j].cues & {"current", "former", "new"}
                and items[j].part not in "nSa"
            )
        ):
            return []
    return []


def conjoined(row: Row, k: int) -> list[Item]:
    """The person at `k` and those before it whom 、 or 和 joins to it."""
    items = row.items
    found = [items[k]]
    post = next((p for p in row.posts if p.holders and p.holders[0] in (items[k],)), None)
    j = (post.lead if post is not None else k) - 1
    while j > 0:
        if items[j].text in AND:
            back = j - 1
            if items[back].text in ("）", ")"):
                while back > 0 and items[back].text not in ("（", "("):
                    back -= 1
                back -= 1
            if items[back].text in ("先生", "女士"):
                back -= 1
            if items[back].kind == "P":
                found.append(items[back])
                inner = next((p for p in row.posts if items[back] in p.holders), None)
                j = (inner.lead if inner is not None else back) - 1
                continue
        break
    found.reverse()
    return found


def oblique(row: Row, person: Item, verb: Item) -> bool:
    """A person who is not the subject of a later verb: the object of 接替, an agent of a finished phrase."""
    items = row.items
    lead = next((p.lead for p in row.posts if person in p.holders), person.index)
    before = items[lead - 1] if lead else None
    if before is None:
        return False
    if (
        before.entry is not None
        and any(t.change == "succeed" for t in before.entry.triggers)
        and before.kind == "V"
    ):
        return True
    if (
        before.text in ("从", "对", "向", "与", "和", "同", "跟", "接替", "代替")
        and person.clause != verb.clause
    ):
        return True
    if before.text in ("从", "对", "向"):
        return True
    if before.kind == "V" and person.clause != verb.clause and lead > 1 and items[lead - 2].text == "对":
        return True  # 对聘任甲投了反对票
    if before.text in ("与", "和", "同", "跟"):
        other = items[lead - 2] if lead > 1 else None
        if other is None or (other.kind != "P" and other.text not in ("）", ")", "先生", "女士")):
            return True
    telling = (
        before.kind != "W" or before.part != "v" or before.text in _TELLING or before.flags & BEFORE_PERSON
    )
    if not telling and person.clause != verb.clause:
        return True  # 击败副会长何军，成为: who won becomes
    after = items[person.index + 1] if person.index + 1 < len(items) else None
    kin = items[person.index + 2] if person.index + 2 < len(items) else None
    if after is not None and ("kin" in after.cues or (after.text == "的" and kin and "kin" in kin.cues)):
        return True  # 甲是乙的长女，去年起担任副总裁
    return bool(after is not None and after.text in ("旗下", "提名", "手中", "时代"))


def ghost(item: Item, who: Entity) -> Item:
    """An item for whom a word stands for, or whom a clause leaves out."""
    one = Item(item.start, item.end, item.text, "P")
    one.entity, one.index, one.clause = who, item.index, item.clause
    return one
