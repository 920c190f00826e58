"""Posts that a trigger does not name: known from before, told after, the same as another one."""

import datetime
from typing import Final

from tenure.model.dates import latest
from tenure.model.vocabulary import Role

from . import attribution
from .draft import Draft
from .entity import Entity
from .frame_fitness import FrameFitness
from .frame_forms import is_passive
from .frame_subjects import subject_beside
from .frame_words import of_other_verb, relation_of, roles_of
from .items import Item, Post, Row
from .pack_schema import Trigger
from .post_holders import holder_of

_BESIDE: Final = 6
"""How many items behind a verb the title may stand that another verb takes up."""
_TAKES_OFFICE: Final = 5
"""How many sentences later an appointment may be taken up."""
_FROM_REACH: Final = 5
"""How far behind a verb the post stands that is left for another one, past the name of who is promoted."""
_BACKGROUND: Final = 45
"""A start this many days before publication is background, not the news."""


def _open_to(row: Row, post: Post, listed: bool) -> bool:
    """Whether a title may be what a verb gives: none of somebody named behind it, but in a list behind a colon."""
    lead = row.items[post.start - 1].cues if post.start else set()
    return post.holder_index < post.start or (listed and "determiner" not in lead)


def _at_named(row: Row, item: Item) -> Entity | None:
    """The organization named behind a verb: "leaves the finance job at Acme"."""
    for other in row.items[item.index + 1 : item.index + 7]:
        if other.kind == "org" and other.rel in ("at", "of", "from", None):
            return other.entity
        if other.kind in ("person", "comma", "stop", "trigger", "title") or "breaks" in other.cues:
            return None
    return None


def _apposed(row: Row, post: Post, who: Item) -> bool:
    """Whether a post only says who a person is: "contre Roe, le président sortant"."""
    return (
        post.start == who.index + 3
        and row.items[who.index + 1].kind == "comma"
        and "determiner" in row.items[who.index + 2].cues
    )


class FrameKnown(FrameFitness):
    """Posts known from elsewhere in the text."""

    def _pairs(self, row: Row, item: Item, trigger: Trigger) -> list[tuple[Post, Item]]:
        """Posts and people told in turn: "elects A chairman and B secretary", "nombra presidente a A y vocal a B"."""
        named = trigger.noun and self.settings.articles
        if trigger.change != "start" or not (named or trigger.person in ("object", "either")):
            return []
        posts: list[Post] = []
        people: list[Item] = []
        order, colon = "", False
        starts = {p.start: p for p in reversed(row.posts)}
        second = self.settings.order == "v2" and not trigger.noun
        if second and not is_passive(self.context, row, item):  # "hat A zum Obmann, B zur Kassierin gewählt"
            second = not any(i.kind == "person" for i in row.items[item.index :])
        first = next((i.index for i in row.items if i.kind == "person"), 0) if second else item.index + 1
        for other in row.items[first:]:
            if second and other is item:
                continue  # "wurde Roe zum Obmann gewählt, Doe zur Kassierin"
            if (
                self.settings.articles
                and other.kind == "stop"
                and row.text.words[other.start] in (":", "(", ")")
            ):
                colon = colon or row.text.words[other.start] == ":"
                continue  # "annonce deux nominations : Roe comme directeur", "Roe (président)"
            if other.kind == "trigger" and any(t.kind == "role" for t in other.triggers):
                if colon and "passive_aux" in other.cues:
                    continue  # "rinnovato il consiglio: presidente è Roe, segretario Doe"
                break
            bracket = other.kind == "stop" and row.text.words[other.start] in "()"
            if bracket:
                continue
            if other.rel == "instead" or other.kind == "stop" or "relative" in other.cues:
                break
            post = starts.get(other.index)
            if post is not None and not (post.former or post.out) and _open_to(row, post, colon):
                posts.append(post)
                order += "t"
            elif other.kind == "person" and relation_of(row, other) in (
                None,
                "of" if named else "to",
                "object",
            ):
                people.append(other)
                order += "p"
        if self.settings.articles and order.startswith("tp") and "tt" not in order and "pp" in order:
            return self._grouped(row, posts, people, order)
        pairs = list(zip(posts, people, strict=False))
        turns = order in ("tp" * len(pairs), "pt" * len(pairs))
        own = all(post.holder in (None, who) for post, who in pairs)
        own = own and not any(_apposed(row, post, who) for post, who in pairs)
        if trigger.modality == "possible" and any(
            row.items[p.start - 1].kind == "comma" for p in posts if p.start
        ):
            own = False  # "deux candidats : Roe, directeur des ventes, et Doe, directrice": what they are now
        return pairs if len(pairs) > 1 and turns and own else []

    @staticmethod
    def _grouped(row: Row, posts: list[Post], people: list[Item], order: str) -> list[tuple[Post, Item]]:
        """Pairs of a list in which a plural title has several people: "presidente Roe, consiglieri Doe e Poe"."""
        pairs: list[tuple[Post, Item]] = []
        behind = iter(people)
        for post, names in zip(posts, order.split("t")[1:], strict=True):
            own = [next(behind) for _ in names]
            if len(own) > 1 and not row.text.norms[post.items[0].start].endswith(("i", "s", "e")):
                return []
            if any(post.holder not in (None, *own) for _ in own[:1]):
                return []
            pairs += [(post, who) for who in own]
        return pairs if len(posts) > 1 else []

    def _from_to(self, row: Row, item: Item) -> None:
        """ "ascendió de gerente a director": the first post is left for the second."""
        behind = [p for p in row.posts if p.start > item.index][:2]
        reach = (
            _FROM_REACH if any(i.kind == "person" for i in row.items[item.index + 1 : item.index + 4]) else 3
        )
        if len(behind) < 2 or behind[0].start - item.index > reach:
            return
        if behind[0].rel == "of" and behind[1].rel == "to" and behind[0].holder is None:
            behind[0].rel = "from"

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
            and self._awaited(row, item)
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
        exchanged = self._exchanged(row, item, person) if trigger.change == "start" and not named else None
        if exchanged is not None:
            features.add("r:known")
            return [(exchanged.role, exchanged.title or "")] if exchanged.role else [], None, exchanged.org
        open_post = self._open_post(trigger, person) if not named else None
        if open_post is not None:
            features.add("r:mentioned")
            return open_post
        if trigger.needs == "post" and not named:
            return self._just_mentioned(row, item, trigger, features)
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
        whose = self._whose_post(row, item) if trigger.change == "start" and named else None
        if whose is not None:
            features.add("r:known")
            return whose
        if (
            self.settings.auxiliaries
            and change == "start"
            and person is not None
            and self._same_post(row, item)
        ):
            for post, org in self.context.posts_of(person):  # "to take up the same position at Beta"
                if not post.former and (roles := roles_of(None, post, org)):
                    features.add("r:known")
                    return roles, post, org
        if change in ("end", "yield", "hold", "held") and person is not None:
            posts = self.context.posts_of(person)
            there = _at_named(row, item) if self.settings.auxiliaries else None
            if there is not None:
                posts.sort(key=lambda p: p[1] is not there)
            if self.settings.articles and row.items[0].cues & {
                "to",
                "at",
            }:  # "alla Acme il suo posto va a Roe"
                here = [i.entity for i in row.items[1:3] if i.kind == "org"]
                posts.sort(key=lambda p: p[1] not in here)
            for post, org in posts:
                if change == "end" and self.settings.order == "v2" and self._begins_here(row, person, post):
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
            there = _at_named(row, item)  # "left Acme, where she was treasurer"
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
            taken = self._taken_here(row, item, person)
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
            empty = trigger.change == "start" or (trigger.noun and self._moved(row))
            last = self.context.vacant if empty and not named else None
            if (
                self.settings.auxiliaries
                and trigger.change == "start"
                and person is not None
                and last is not None
            ):
                last = self._vacated_at_home(person) or last
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
            if last is not None and person is not None and leaves and self._begins_here(row, person, last[0]):
                last = None  # "gibt die Aufgabe an Roe ab, der von Acme wechselt"
            fresh = row.sentence.index - self.context.topic_sentence <= 1 and trigger.change == "start"
            if last is not None and (named or fresh or trigger.needs != "post"):
                roles = [r for r in roles_of(None, last[0], last[1]) if r[0] != "founder"]
                if roles:
                    own = self.settings.order == "v2" and self._just_begun(person, roles)
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
            return self._stood_in(row, item, person, features)
        return None

    def _open_post(
        self, trigger: Trigger, person: Entity | None
    ) -> tuple[list[tuple[Role, str]], Post | None, Entity | None] | None:
        """The new post of the sentence before: "La Acme ha un nuovo direttore. Jane Roe arriva dalla Beta"."""
        told = self.context.mentioned
        if not self.settings.articles or self.settings.auxiliaries or told is None or person is None:
            return None
        post, org, at = told
        comes = trigger.change == "start" and trigger.person == "subject" and not trigger.noun
        fresh = post.new and not post.former and self.context.now - at == 1
        roles = roles_of(None, post, org)
        fits = comes and fresh and roles and not self.context.posts_of(person)
        return (roles, post, org) if fits else None

    def _exchanged(self, row: Row, item: Item, person: Entity | None) -> Draft | None:
        """What another leaves right before a verb of coming: "escono dal consiglio Roe e Doe, entrano Poe e Lee"."""
        last = self.drafts[-1] if self.drafts else None
        if last is None or person is None or not self.settings.articles or item.triggers[0].noun:
            return None
        if last.sentence != row.sentence.index or last.change != "end" or last.person is person:
            return None
        between = [i for i in row.items[: item.index] if i.start >= last.end]
        plain = all(i.kind in ("comma", "stop") or i.cues & {"conjunction", "breaks"} for i in between)
        following = row.items[item.index + 1 : item.index + 3]
        named = any(i.kind == "person" and i.entity is person for i in following)
        return last if between and plain and named else None

    def _stood_in(
        self, row: Row, item: Item, person: Entity | None, features: set[str]
    ) -> tuple[list[tuple[Role, str]], Post | None, Entity | None] | None:
        """The post of who was named before, for whom somebody fills in: "Roe est suspendu ; Doe assure l'intérim"."""
        before = [
            i.entity for i in reversed(row.items[: item.index]) if i.kind == "person" and i.entity is not None
        ]
        for other in before + self.context.last_people:
            for post, org in self.context.posts_of(other) if other is not person else ():
                if not post.former and (roles := [r for r in roles_of(None, post, org) if r[0] != "founder"]):
                    features.add("r:known")
                    return roles, post, org
        return None

    def _moved(self, row: Row) -> bool:
        """Whether the sentence before told of one post left for another: "his successor" takes the first."""
        before = [d for d in self.drafts if row.sentence.index - d.sentence == 1 and d.modality != "denied"]
        left = {id(d.person) for d in before if d.change == "end"}
        return self.settings.order == "v2" and any(
            d.change == "start" and id(d.person) in left for d in before
        )

    def _taken_here(
        self, row: Row, item: Item, person: Entity
    ) -> tuple[list[tuple[Role, str]], Post | None, Entity | None] | None:
        """The post that another person takes in the same sentence, before "when", "after", "following"."""
        lead = [i for i in row.items[: item.index] if i.breaks == item.breaks and "breaks" in i.cues]
        if not lead and "gerund" not in item.cues:
            return None
        took = [
            d for d in self.drafts
            if 0 <= row.sentence.index - d.sentence <= bool(lead and "same_time" in lead[-1].cues)
            and d.change == "start" and d.person is not person and d.role
        ]  # fmt: skip
        if not took:
            return None
        roles = [(d.role, d.title or "") for d in took if d.role is not None and d.org is took[-1].org]
        return list(dict.fromkeys(roles)), None, took[-1].org

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

    def _vacated_at_home(self, person: Entity) -> tuple[Post, Entity | None] | None:
        """The post left last at the organization where a person works: who fills in comes from there."""
        homes = [org for post, org in self.context.posts_of(person) if not post.former and org is not None]
        return next((gone for gone in reversed(self.context.vacated) if gone[1] in homes), None)

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

    def _just_mentioned(
        self, row: Row, item: Item, trigger: Trigger, features: set[str]
    ) -> tuple[list[tuple[Role, str]], Post | None, Entity | None] | None:
        """The post of the sentence before, for which somebody is chosen where word order is free.

        "Die Universität bekommt eine Präsidentin. Der Senat wählte Jane Roe."
        """
        told = self.context.mentioned
        chosen = trigger.change == "start" and trigger.person == "object" and not trigger.noun
        if self.settings.order != "v2" or not chosen or told is None or self.context.now - told[2] != 1:
            return None
        clause = attribution.clause(row, item)
        plain = trigger.modality is None and not any(
            i.cues & {"as", "board"} or i.rel == "to" for i in clause
        )
        before = self.context.row
        if (
            not plain
            or not {"p:near", "p:clause"} & features
            or before is None
            or told[0] not in before.posts
        ):
            return None
        article = before.items[told[0].start - 1] if told[0].start else None
        one = article is not None and row.text.norms[article.start] in self.context.names.one
        if not (told[0].new or one):
            return None
        features.add("r:mentioned")
        roles = roles_of(None, told[0], told[1])
        return (roles, told[0], told[1]) if roles else None

    @staticmethod
    def _as_other(row: Row, item: Item) -> bool:
        """Whether a clause says as what somebody comes, and that is no post: "übernahm als Schlussläufer"."""
        for other, following in zip(row.items, row.items[1:], strict=False):
            if "as" not in other.cues or other.breaks != item.breaks:
                continue
            if following.kind == "word" and row.text.words[following.start][0].isupper():
                return True
        return False

    def _awaited(self, row: Row, item: Item) -> bool:
        """Whether a copula opens the sentence behind one that speaks of a new post: "ha un nuovo presidente. È Roe"."""
        told = self.context.mentioned
        return (
            self.settings.articles
            and told is not None
            and told[0].new
            and self.context.now - told[2] == 1
            and "passive_aux" in item.cues
            and item.index == 0
            and len(row.items) > 1
            and row.items[1].kind == "person"
        )

    def _told_after(
        self, row: Row, item: Item, before: Entity, features: set[str]
    ) -> tuple[list[tuple[Role, str]], Post | None, Entity | None] | None:
        """What the predecessor's own clause says of the post: "sucede a Roe, que se retira tras años como gerente"."""
        if not self.settings.pro_drop:
            return None
        who = next((i for i in row.items[item.index :] if i.entity is before), None)
        relative = next((i for i in row.items[who.index :] if "relative" in i.cues), None) if who else None
        if who is None or relative is None or relative.index > who.index + 2:
            return None
        for post in row.posts:
            between = row.items[relative.index : post.start]
            verbs = {t.change for i in between for t in i.triggers if t.kind == "role"}
            if not verbs & {"end", "held"} or verbs & {"start", "succeed", "hold"}:
                continue
            if post.start < relative.index or post.out or post.holder is not None:
                continue
            if not any(i.kind in ("person", "stop") for i in between) and (
                roles := roles_of(row, post, post.org or self.context.main)
            ):
                features.add("r:far")
                return roles, post, post.org
        return None

    def _same_post(self, row: Row, item: Item) -> Entity | None:
        """The organization where someone takes the post that he leaves elsewhere: "el mismo puesto en Acme"."""
        for k in range(item.index + 1, min(item.index + 6, len(row.items) - 2)):
            if "post" in row.items[k].cues:
                small = {"determiner", "at", "of", "with"} if self.settings.auxiliaries else {"determiner"}
                org = row.items[k + 1]
                while org.cues & small and org.kind == "cue" and org.index + 1 < len(row.items):
                    org = row.items[org.index + 1]
                if self.settings.articles and not (org.kind == "org" and org.rel == "at"):
                    return self._where(row, item)
                return org.entity if org.kind == "org" and org.rel == "at" else None
            if row.items[k].kind in ("title", "person", "comma", "org"):
                return None
        return None

    @staticmethod
    def _where(row: Row, item: Item) -> Entity | None:
        """The organization before "où": "rejoint Acme, où il occupera les mêmes fonctions"."""
        where = next(
            (i for i in reversed(row.items[max(0, item.index - 4) : item.index]) if "where" in i.cues), None
        )
        near = row.items[max(0, where.index - 2) : where.index] if where is not None else []
        return next((i.entity for i in near if i.kind == "org"), None)

    def _whose_post(
        self, row: Row, item: Item
    ) -> tuple[list[tuple[Role, str]], Post | None, Entity | None] | None:
        """The post of the one named before, in "Roe, cuyo puesto ocupará Doe"."""
        lead = row.items[max(0, item.index - 2) : item.index]
        if len(lead) < 2 or "post" not in lead[1].cues or "relative" not in lead[0].cues:
            return None
        who = next((i.entity for i in reversed(row.items[: lead[0].index]) if i.kind == "person"), None)
        for post, org in self.context.posts_of(who) if who is not None else []:
            if not post.former and post.holder is not None and (roles := roles_of(None, post, org)):
                return roles, post, org
        return None

    def _begins_here(self, row: Row, person: Entity, post: Post) -> bool:
        """Whether a person was just said to begin in a post: what he leaves in the same breath is another one."""
        roles = {role for title in post.titles for role in title.roles}
        return any(
            d.person is person and d.change == "start" and d.role in roles
            for d in self.drafts
            if d.sentence == row.sentence.index and (d.when is None or d.modality == "planned")
        )

    def _just_begun(self, person: Entity | None, roles: list[tuple[Role, str]]) -> bool:
        """Whether a person was said before to begin in such a post."""
        return person is not None and any(
            d.person is person and d.change == "start" and any(d.role == role for role, _ in roles)
            for d in self.drafts
        )

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
