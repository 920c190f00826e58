"""What the form of a trigger and the words of its clause make of it."""

from typing import Final

from .context import Context
from .items import Item, Row

_PASSIVE_REACH: Final = 4
_COORDINATED_REACH: Final = 14
"""How far back the auxiliary of a participle stands that is joined to another one by "and"."""


def is_passive(context: Context, row: Row, item: Item) -> bool:
    """Whether a verb stands in the passive."""
    if context.settings.order == "v2":
        clause = [i for i in row.items if i.breaks == item.breaks and i is not item]
        active = any("active_aux" in i.cues for i in clause)
        return not active and any("passive_aux" in i.cues for i in clause)
    if context.settings.auxiliaries and not item.cues & {"past", "participle"}:
        return False
    told = bool(context.lexicon.pack.cues.active_aux) or context.settings.auxiliaries
    bare = "participle" in item.cues and told
    joined = item.index > 0 and "conjunction" in row.items[item.index - 1].cues
    reach = _COORDINATED_REACH if bare and joined else _PASSIVE_REACH
    for k in range(item.index - 1, max(-1, item.index - 1 - reach), -1):
        other = row.items[k]
        if "passive_aux" in other.cues and "active_aux" not in other.cues:
            return True
        if "active_aux" in other.cues:
            return False
        if other.kind in ("person", "org", "comma", "stop", "title") and not (bare and joined):
            return bare
    return bare
