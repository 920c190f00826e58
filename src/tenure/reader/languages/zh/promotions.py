"""Promotions: who takes a post gives up the lower one that he has at the same organization."""

from typing import Final

from tenure.reader.pack_schema import Trigger

from . import moods
from .clauses import Item, Post
from .grammar import words
from .ledger import Held
from .states import States

FULL: Final = frozenset(["转正", "扶正", "正式转正", "获转正", "去代转正"])
_MOVED: Final = words("roles_moved")
_BY: Final = words("roles_by")
_HIGHER: Final = {
    "vice_president": 2, "deputy_ceo": 3, "vice_chair": 4, "coo": 3, "cfo": 3, "head": 1, "chief_other": 2, "cto": 3,
    "general_manager": 4, "president": 5, "ceo": 5, "chair": 6, "cmo": 2, "cio": 2, "chro": 2, "cpo": 2,
}  # fmt: skip  # fmt: skip


class Promotions(States):
    """Ends the posts that promotions leave behind."""

    def _promotion(self, item: Item, trigger: Trigger, people: list[Item], posts: list[Post]) -> None:
        """由副总经理升任董事长; 副总裁王某获任总裁: the lower post of the same organization is given up."""
        if any(post.interim for post in posts):
            return  # who acts gives nothing up
        taken = self._held(posts, None)
        top = max((_HIGHER.get(r, 0) for r, _, _ in taken), default=0)
        org = taken[0][2] if taken else None
        items = self.row.items
        named = [
            p
            for p in self.row.posts
            if not p.holders
            and p.end <= item.index
            and items[p.lead - 1].text in _BY | {"从"}
            and p.lead
            and items[p.start].clause == item.clause
        ]
        moved = item.text in _MOVED
        for person in people:
            self._deputy(item, trigger, person, taken)
            sideways = item.text in ("改任", "转任", "改任为", "转任为", "调任", "获调任为", "调任为")
            own = [
                p
                for p in self.row.posts
                if person in p.holders and not p.new and (not p.former or self._until_now(p))
            ]
            for post in named + own:
                for role, title, where in self._held([post], person.entity):
                    if (
                        where is not org
                        or role in {r for r, _, _ in taken}
                        or role in ("founder", "board_member", "other", "executive_director")
                    ):
                        continue
                    lower = 0 < _HIGHER.get(role, 0) < top or any(
                        title.replace("副", "", 1) == other and "副" in title for _, other, _ in taken
                    )
                    if (
                        (moved and (lower or sideways))
                        or post in named
                        or (lower and not trigger.interim and not moods.interim(self.row, item))
                    ):
                        draft = self._emit_one("end", person, role, title, where, item, trigger, post)
                        if draft is None:
                            continue
                        if draft.modality == "possible":
                            self.drafts.remove(draft)
                            continue
                        draft.reason = None
                        draft.features.add("promoted")
                        draft.interim = False
                        post.used = post.used or draft.modality == "actual"

    def _until_now(self, post: Post) -> bool:
        """原 before a title whose holder moves on: he has it until the move."""
        return self.row.items[post.lead].text in ("原", "原任", "时任", "前任") or any(
            i.text in ("原", "原任", "时任") for i in self.row.items[post.lead : post.start]
        )

    def _deputy(self, item: Item, trigger: Trigger, person: Item, taken: list[Held]) -> None:
        """A deputy, by an earlier clause, who becomes what he was deputy of."""
        above = {
            "vice_chair": {"chair"},
            "vice_president": {"president", "general_manager", "ceo", "head"},
            "deputy_ceo": {"ceo"},
        }
        if trigger.interim or moods.interim(self.row, item):
            return
        held = [
            d
            for d in self.drafts
            if d.person is person.entity
            and d.change == "hold"
            and d.role in above
            and self.row.index - d.sentence <= 1
        ]
        for old in held:
            if old.role is not None and any(r in above[old.role] and o is old.org for r, _, o in taken):
                draft = self._emit_one("end", person, old.role, old.title or "", old.org, item, trigger, None)
                if draft is not None:
                    draft.reason, draft.interim = None, False
                    draft.features.add("promoted")
                    if draft.modality == "possible":
                        self.drafts.remove(draft)

    def _made_full(self, item: Item, trigger: Trigger, people: list[Item]) -> bool:
        """代理首席执行官甲转正: the post that was held for a time begins anew, for good."""
        acting = [p for p in self.row.posts if p.interim and any(h in people for h in p.holders)]
        held = self._held(acting, people[0].entity)
        told = {id(p.entity) for p in people}
        held = held or [
            (d.role, d.title or "", d.org)
            for d in self.drafts
            if id(d.person) in told and d.interim and d.role is not None
        ]
        if not held:
            return False
        for post in acting:
            post.used = True
        count = len(self.drafts)
        self._emit("start", people[:1], held[:1], item, trigger, acting[-1] if acting else None)
        for draft in self.drafts[count:]:
            draft.interim = False
        return True
