"""Who buys and sells whole companies where the verb stands last: "Acme hat Beta übernommen", "gehört zu Acme"."""

from .entity import Entity
from .items import Item, Row
from .pack_schema import Trigger

Deal = tuple[str, Entity, Entity]
"""The change, the organization, its parent."""


def bracket_deal(row: Row, item: Item, trigger: Trigger) -> list[Deal] | None:
    """The changes that a verb behind its parties tells; None where its parties stand around it."""
    clause = [i for i in row.items if i.breaks == item.breaks]
    orgs = [i for i in clause if i.kind == "org" and i.entity is not None]
    plain = [i for i in orgs if i.rel in (None, "object")]
    if trigger.change == "hold":
        homes = [i for i in orgs if i.rel == "to" and i.index > item.index]
        return _deals("hold", plain[:1], homes[:1]) if plain and homes else None
    if any(i.index > item.index for i in orgs):
        return None
    active = any("active_aux" in i.cues for i in clause)
    passive = not active and any("passive_aux" in i.cues for i in clause)
    if passive:
        buyers = [i for i in orgs if i.rel == "to"]
        doers = [i for i in orgs if i.rel in ("by", "of", "from")]
        if trigger.change == "end":
            return _deals("end", plain[:1], doers[:1]) + _deals("start", plain[:1], buyers[:1])
        return _deals("start", plain[:1], doers[:1])
    if len(plain) < 2:
        return None
    subject, thing = plain[0], plain[1]
    if subject.rel == "object" and thing.rel is None:
        subject, thing = thing, subject
    buyers = [i for i in orgs if i.rel == "to"] if trigger.change == "end" else []
    return _deals(str(trigger.change), [thing], [subject]) + _deals("start", [thing], buyers[:1])


def _deals(change: str, orgs: list[Item], parents: list[Item]) -> list[Deal]:
    return [
        (change, org.entity, parent.entity)
        for org in orgs
        for parent in parents
        if org.entity is not None and parent.entity is not None and org.entity is not parent.entity
    ]
