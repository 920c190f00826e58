"""Posts that a trigger does not name: known from before, told after, the same as another one."""

import datetime
from typing import Final

from tenure.model.dates import latest
from tenure.model.vocabulary import Role

from . import attribution
from .entity import Entity
from .frame_fitness import FrameFitness
from .frame_recalled import (
    at_named,
    awaited,
    begins_here,
    exchanged_for,
    just_begun,
    just_mentioned,
    moved_on,
    open_post_before,
    same_post,
    stood_in_for,
    taken_here,
    vacated_at_home,
    whose_post,
)
from .frame_subjects import subject_beside
from .frame_words import of_other_verb, roles_of
from .items import Item, Post, Row
from .pack_schema import Trigger
from .post_holders import holder_of

_BESIDE: Final = 6
"""How many items behind a verb the title may stand that another verb takes up."""
_TAKES_OFFICE: Final = 5
"""How many sentences later an appointment may be taken up."""
_BACKGROUND: Final = 45
"""A start this many days before publication is background, not the news."""


class FrameKnown(FrameFitness):
    """Posts known from elsewhere in the text."""

    def _known_post(
        self,
        row: Row,
        item: Item,
        trigger: Trigger,
        person: Entity | None,
        features: set[str],
        change: str | None = None,
    ) -> tuple[list[tuple[Role, str]], Post | None, Entity | None] | None:
        if person is not None and self._outsider(person):
            return None  # the mayor who resigns leaves no post of ours
        if trigger.change == "start" and self._honoured(row, item, trigger):
            return None
        free = self.settings.order == "v2" and trigger.modality is None
        if trigger.change in ("start", "succeed") and free and self._as_other(row, item):
            return None
        if (
            trigger.change == "hold"
            and awaited(self.context, row, item)
            and (told := self.context.mentioned) is not None
        ):
            features.add("r:awaited")
            return roles_of(None, told[0], told[1]), told[0], told[1]
        named = any(
            "post" in i.cues and abs(i.index - item.index) <= 8 and not of_other_verb(row, item, i)
            for i in row.items
        )
        lasting = trigger.change == "hold" and self.settings.auxiliaries and "passive_aux" not in item.cues
        if lasting and person is not None and "until" in attribution.lead(row, item):
            for post, org in self.context.posts_of(person):  # "has agreed to stay until June"
                if not post.former and (roles := roles_of(None, post, org)):
                    features.add("r:known")
                    return roles, post, org
        exchanged = (
            exchanged_for(self.context, self.drafts, row, item, person)
            if trigger.change == "start" and not named
            else None
        )
        if exchanged is not None:
            features.add("r:known")
            return [(exchanged.role, exchanged.title or "")] if exchanged.role else [], None, exchanged.org
        open_post = open_post_before(self.context, trigger, person) if not named else None
        if open_post is not None:
            features.add("r:mentioned")
            return open_post
        if trigger.needs == "post" and not named:
            return just_mentioned(self.context, row, item, trigger, features)
        beside = {"p:near", "p:pronoun", "p:speaker"} & features  # where word order is free
        near = beside if self.settings.order == "v2" else subject_beside(row, item)
        if trigger.needs == "known" and not named and not near:
            return None
        change = change or trigger.change
        if change in ("hold", "held") and (not named or "passive_aux" in item.cues):
            return None
        bare = (
            named or trigger.needs == "none" or (self.settings.auxiliaries and trigger.needs == "known")
        )  # "joined the firm in 2004" is no start in the post of today
        if person is not None and change in ("start", "succeed") and bare and self._long_ago(row, item):
            known = self.context.posts_of(person, elsewhere=True)
            if self.settings.articles and change == "succeed":  # "le directeur, Roe, qui avait succédé à Doe"
                known += [(p, p.org) for p in row.posts if p.end <= item.index and holder_of(p) is person]
            for post, org in known:
                if self.settings.auxiliaries and org not in (None, self.context.main, self.context.topic):
                    continue
                roles = roles_of(None, post, org) if not post.former else []
                if roles:
                    features.add("r:own")
                    return roles, post, org
        if self.settings.auxiliaries and change == "start" and person is not None:
            before = [
                d for d in self.drafts
                if d.person is person and d.change == "start" and d.role and not d.headline and d.modality != "denied"
                and 0 < row.sentence.index - d.sentence <= _TAKES_OFFICE
            ]  # fmt: skip
            if before:  # "Roe has been elected treasurer. She takes office in May"
                same = [d for d in before if d.sentence == before[-1].sentence and d.org is before[-1].org]
                features.add("r:known")
                return [(d.role, d.title or "") for d in same if d.role], None, same[-1].org
        whose = whose_post(self.context, row, item) if trigger.change == "start" and named else None
        if whose is not None:
            features.add("r:known")
            return whose
        if (
            self.settings.auxiliaries
            and change == "start"
            and person is not None
            and same_post(self.context, row, item)
        ):
            for post, org in self.context.posts_of(person):  # "to take up the same position at Beta"
                if not post.former and (roles := roles_of(None, post, org)):
                    features.add("r:known")
                    return roles, post, org
        if change in ("end", "yield", "hold", "held") and person is not None:
            posts = self.context.posts_of(person)
            there = at_named(row, item) if self.settings.auxiliaries else None
            if there is not None:
                posts.sort(key=lambda p: p[1] is not there)
            if self.settings.articles and row.items[0].cues & {
                "to",
                "at",
            }:  # "alla Acme il suo posto va a Roe"
                here = [i.entity for i in row.items[1:3] if i.kind == "org"]
                posts.sort(key=lambda p: p[1] not in here)
            for post, org in posts:
                if (
                    change == "end"
                    and self.settings.order == "v2"
                    and begins_here(self.drafts, row, person, post)
                ):
                    continue
                if post.former and change == "end" and not self._long_ago(row, item):
                    continue
                if post.former and change == "hold" and self.settings.order == "v2":
                    continue
                roles = [r for r in roles_of(None, post, org) if r[0] != "founder"]
                if roles:
                    features.add("r:known")
                    if self.settings.auxiliaries and named and there is not None:
                        org = there
                    return roles, post, org
        if trigger.change == "succeed" and change == "end":
            return None
        if self.settings.auxiliaries and (trigger.reason == "death" or change == "end"):
            there = at_named(row, item)  # "left Acme, where she was treasurer"
            for who, post, org in self.context.held_posts:
                if trigger.reason != "death" and (org is None or org is not there):
                    continue
                if who is person and (roles := roles_of(None, post, org)):
                    features.add("r:known")
                    return roles, post, org
        if self.settings.articles and change == "end" and trigger.reason != "death":
            for who, post, org, at in self.context.past_posts:
                own = post in row.posts and post.org_how == "whose"  # "quitte Acme, dont il était directeur"
                later = at > self.context.now or own
                if who is person and later and (roles := roles_of(None, post, org)):
                    features.add("r:known")  # "Roe a démissionné lundi. Il dirigeait Acme depuis 2017"
                    return roles, post, org
        inner = item.breaks or "gerund" in item.cues
        if self.settings.auxiliaries and change == "end" and person is not None and inner:
            taken = taken_here(self.drafts, row, item, person)
            if taken is not None:
                features.add("r:known")  # "she takes up the post in May, when Roe retires"
                return taken
        if trigger.needs == "known" and not named and (change == "end" or not self._open(row)):
            return None
        if trigger.change == "succeed" and self.settings.articles and "p:near" in features:
            begun = next(
                (d for d in reversed(self.drafts) if d.person is person and d.change == "start"), None
            )
            if begun is not None and begun.role is not None and begun.modality != "denied":
                features.add("r:known")  # "Roe est élu président ... Roe succède à Doe"
                return [(begun.role, begun.title or "")], None, begun.org
        if trigger.change in ("start", "succeed", "end", "yield") or named:
            empty = trigger.change == "start" or (trigger.noun and moved_on(self.context, self.drafts, row))
            last = self.context.vacant if empty and not named else None
            if (
                self.settings.auxiliaries
                and trigger.change == "start"
                and person is not None
                and last is not None
            ):
                last = vacated_at_home(self.context, person) or last
            last = last or self.context.last_post
            if last is not None and self.context.section not in (None, last[1]):
                last = None
            if change == "end" and named and person is not None and person is self.context.taker:
                last = None  # "ha accettato la guida di Beta e lascerà l'incarico": not the one just taken
            plain = (
                self.settings.auxiliaries and not named and not self._anaphoric(row, item, trigger, change)
            )
            if plain:
                last = None
            leaves = change == "end" and person is not None and self.settings.order == "v2"
            if (
                last is not None
                and person is not None
                and leaves
                and begins_here(self.drafts, row, person, last[0])
            ):
                last = None  # "gibt die Aufgabe an Roe ab, der von Acme wechselt"
            fresh = row.sentence.index - self.context.topic_sentence <= 1 and trigger.change == "start"
            if last is not None and (named or fresh or trigger.needs != "post"):
                roles = [r for r in roles_of(None, last[0], last[1]) if r[0] != "founder"]
                if roles:
                    own = self.settings.order == "v2" and just_begun(self.drafts, person, roles)
                    features.add("r:known" if own else "r:last")
                    return roles, last[0], last[1]
            told_last = self.context.last_roles
            seats = named and self.settings.auxiliaries and change == "start"
            if last is None and told_last is not None and (trigger.change == "succeed" or seats):
                features.add("r:last")
                return told_last[0], None, told_last[1]
            told = self.context.mentioned
            if (
                last is None
                and told is not None
                and not (plain and not (self.context.mentioned_open and person not in self._posted))
                and self.context.now - told[2] in (1, 2)
                and (trigger.change in ("start", "succeed", "end") or named)
                and (named or trigger.needs != "post")
                and (roles := roles_of(None, told[0], told[1]))
            ):
                features.add("r:mentioned")
                return roles, told[0], told[1]
        if trigger.interim and change == "start" and self.settings.articles:
            return stood_in_for(self.context, row, item, person, features)
        return None

    def _anaphoric(self, row: Row, item: Item, trigger: Trigger, change: str | None) -> bool:
        """Whether a change without a post may be in the one told before: "gets the job", after someone left."""
        words = set(row.text.norms[item.start : item.end])
        if words & self.context.names.offices or trigger.change in ("succeed", "yield"):
            return True
        left = self.context.leaver
        vacant = left is not None and self.context.now - left[1] <= 2
        if any(0 < p.start - item.index <= _BESIDE and p.holder is None and not p.out for p in row.posts):
            return False  # "appointed Roe to serve as treasurer": the post is told
        return change == "start" and vacant and (trigger.person in ("object", "head") or trigger.interim)

    @property
    def _posted(self) -> list[Entity]:
        """Who was said to have a post."""
        return [who for who, _, _, _ in self.context.known_posts]

    def _open(self, row: Row) -> bool:
        """Whether a post was left or spoken of just before, so that "she takes it on" says which."""
        left = self.context.leaver
        recent = left is not None and self.context.now - left[1] <= 2
        return recent or row.sentence.index - self.context.topic_sentence <= 2

    def _honoured(self, row: Row, item: Item, trigger: Trigger) -> bool:
        """Whether a verb of naming goes on with a plain noun, which is no post: "nombrado hijo adoptivo"."""
        if not self.settings.articles or trigger.noun or trigger.person == "subject" or item.tail >= 0:
            return False
        if trigger.modality == "possible":
            return False
        following = row.items[item.index + 1] if item.index + 1 < len(row.items) else None
        if following is not None and "kin" in following.cues:
            behind = row.items[following.index + 1 : following.index + 2]
            return bool(behind) and behind[0].kind == "word"
        if following is None or following.kind != "word":
            return False
        word = row.text.words[following.start]
        return word.islower() and word.isalpha() and len(word) > 3 and not word.endswith(("mente", "ment"))

    @staticmethod
    def _as_other(row: Row, item: Item) -> bool:
        """Whether a clause says as what somebody comes, and that is no post: "übernahm als Schlussläufer"."""
        for other, following in zip(row.items, row.items[1:], strict=False):
            if "as" not in other.cues or other.breaks != item.breaks:
                continue
            if following.kind == "word" and row.text.words[following.start][0].isupper():
                return True
        return False

    def _long_ago(self, row: Row, item: Item) -> bool:
        """Whether a trigger tells of the past: how someone came to the post that the news is about."""
        if self.published is None:
            return False
        cues = set().union(*(i.cues for i in attribution.clause(row, item)))
        if self.settings.auxiliaries and (cues & {"planned", "possible"} or "present" in item.cues):
            return False
        clause = attribution.clause(row, item) if self.settings.auxiliaries else []
        if any("effective" in i.cues and i.end - i.start > 1 for i in clause):
            return False  # "has been promoted with effect from June 1"
        date = attribution.when(row, item, self.published, False)
        return date is not None and latest(date) < self.published - datetime.timedelta(days=_BACKGROUND)
