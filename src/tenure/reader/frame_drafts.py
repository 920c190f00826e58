"""From a trigger with its person, post and organization to drafts: who follows whom, what a new post gives up."""

from typing import Final

import msgspec

from tenure.model.dates import earliest, latest
from tenure.model.vocabulary import Role

from . import attribution, series
from .draft import Draft
from .entity import Entity
from .frame_fitness import JOINT_PHRASE
from .frame_parties import CHANGES
from .frame_results import FrameResults
from .frame_words import governed, roles_of, verb_post
from .items import Item, Post, Row, apart
from .pack_schema import Trigger
from .post_holders import holder_of

_SAME_EVENT: Final = 2
"""How many sentences later "at the same time" may still mean the change told before."""
_TERM: Final = 400
"""A term that ends so many days from now is one that goes on."""
_FRESH: Final = 10
"""A state that began this many days before publication is news."""


class FrameDrafts(FrameResults):
    """Drafts of what a trigger tells."""

    def _draft_all(
        self,
        row: Row,
        item: Item,
        trigger: Trigger,
        people: list[Entity],
        second: list[Entity],
        post: tuple[list[tuple[Role, str]], Post | None, Entity | None] | None,
        org: Entity | None,
        features: set[str],
    ) -> None:
        if post is None:
            return
        roles, source, _ = post
        future = self._future(row, item)
        date = attribution.when(row, item, self.published, future, trigger.change)
        if self._goes_on(trigger, date):
            return  # "il mandato gli scade nel 2026": as it should
        mode = attribution.modality(row, item, date, self.published)
        answered = self.settings.order == "v2" and any(
            "denial" in i.cues and i.breaks != item.breaks for i in row.items[: item.index]
        )  # "hat Berichte zurückgewiesen, nach denen Roe vor dem Absprung stehe"
        rumoured = trigger.modality == "possible" and not answered
        if trigger.modality and not (mode == "denied" and not rumoured and trigger.modality != "denied"):
            mode = trigger.modality  # "ne quittera pas ses fonctions" is no plan
        told = self._told_before(row, item, trigger, source, features) if date is None else None
        if told is not None and told.when is not None:
            date = told.when
            mode = "planned" if mode == "actual" and told.modality == "planned" else mode
        clause = trigger.change == "end" and any(
            "relative" in i.cues for i in row.items[max(0, item.index - 1) : item.index]
        )  # "succède à Roe, qui prend sa retraite"
        going = clause or trigger.change in ("succeed", "yield")
        going = going and not trigger.noun and "past" in self.settings.endings
        present = "present" in item.cues or (
            going and not item.cues & {"past", "participle", "held", "passive_aux"}
        )
        soon = present and mode == "actual" and date is None
        if (
            soon
            and not any("interim" in i.cues for i in attribution.clause(row, item))
            and self._planned(row)
        ):
            mode = "planned"
        if trigger.infinitive and mode == "actual" and trigger.modality is None:
            mode = governed(row, item)
        if trigger.hearsay or "hearsay" in item.cues:
            mode = attribution.conditional(row, item)
            features = features | {"hearsay"}
        if trigger.change == "hold" and self._begins(row, item, source, date):
            trigger = msgspec.structs.replace(trigger, change="start")
            future = date is not None and self.published is not None and earliest(date) > self.published
            plan = future or any(
                "begins" in i.cues and "planned" in i.cues for i in attribution.clause(row, item)
            )
            mode = "planned" if plan and mode == "actual" else mode
            features = (features - {"t:hold"}) | {"t:start", "t:begins"}
        if self._over(row, item, trigger, date) and mode == "actual":
            trigger = msgspec.structs.replace(trigger, change="end")
            features = (features - {"t:held", "imperfect"}) | {"t:end"}
        rumour = any("possible" in i.cues for i in attribution.clause(row, item))
        if trigger.change == "hold" and mode == "possible" and item.breaks != 0 and not rumour:
            mode = "actual"  # "Roe, who chairs the board, might retire"
        if trigger.change == "hold" and mode == "planned":
            mode = "actual"  # "restera président": what goes on is held now
        if (
            self.settings.auxiliaries
            and trigger.change == "hold"
            and date is not None
            and self._stays_until(row, item, date)
        ):
            trigger, mode = msgspec.structs.replace(trigger, change="end"), "planned"
        ended = trigger.change == "held" and not trigger.imperfect and date is not None
        ran = self.settings.auxiliaries and trigger.role is not None  # "who ran it until 2019"
        ended = ended and (ran or self.settings.object_mark == "to")
        if ended and "until" in attribution.lead(row, item):
            trigger = msgspec.structs.replace(trigger, change="end")  # "fue presidente hasta 2019"
            features = features - {"t:held"} | {"t:end"}
        taken = self._taken(row, item, trigger, people)
        if taken is not None:
            trigger, mode, date = msgspec.structs.replace(trigger, change="end"), taken.modality, taken.when
        if trigger.change == "hold" and source is not None and source.leaving:
            trigger = msgspec.structs.replace(trigger, change="end")
            mode = "planned" if mode == "actual" else mode
            date = attribution.when(row, item, self.published, True, "end")
        if trigger.change == "hold" and "passive_aux" not in item.cues:
            features = features | {"t:stays"}  # "remains", "keeps": more than "is"
        if self.settings.auxiliaries and trigger.change == "start" and trigger.person == "object":
            features = features | {"t:named"}
        first, other = {
            "succeed": ("start", "end"),
            "yield": ("end", "start"),
        }.get(str(trigger.change), (str(trigger.change), ""))
        if first == "hold" and "r:awaited" in features:
            first, features = "start", features - {"t:hold"} | {"t:start"}
        if first == "hold" and "passive_aux" in item.cues and source is not None and source in row.posts:
            now = any("immediate" in i.cues for i in attribution.clause(row, item))
            replacing = any(i.kind == "person" and i.rel == "instead" for i in row.items)
            named = self.context.choosing and source.start < item.index  # "Presidente è Anna Neri"
            if (
                source.new or now or replacing or named
            ):  # "Roe is the new chairman", "is chairman with immediate effect"
                first, features = "start", features - {"t:hold"} | {"t:start"}
        lasting = row.text.norms[item.start] in ("has", "have", "remains", "remain", "stays")
        filling = first == "hold" and self.settings.auxiliaries and source is not None and not lasting
        if filling and source is not None and self._fills(source, org, people):
            first, features = "start", features - {"t:hold"} | {"t:start"}
        if first == "end":
            roles = [r for r in roles if r[0] != "founder"]  # founders are so for ever
        for person in people:
            for role, title, place, where in self._own(row, person, first, roles, source, org):
                self._add(row, item, trigger, first, person, role, title, where, mode, date, place, features)
        if other == "end":
            roles = [r for r in roles if r[0] != "founder"]
        secondly = features | {"second"}
        if self.settings.order == "v2" and "p:pronoun" in features and second:
            secondly = secondly - {"p:pronoun"} | {"p:near"}  # "er folgt auf Roe": the other one is named
        for role, title in roles:
            for person in second:
                self._add(
                    row,
                    item,
                    trigger,
                    other,
                    person,
                    role,
                    title,
                    org,
                    mode,
                    date,
                    source,
                    secondly,
                )
        for other_post in row.posts if source in row.posts and first in ("start", "end") else []:
            lead = row.items[other_post.start - 2] if other_post.start > item.index + 2 else None
            if other_post.rel == "as" and lead is not None and "negation" in lead.cues and mode != "denied":
                for role, title in roles_of(
                    row, other_post, other_post.org or org
                ):  # "not as chief executive"
                    for person in people:
                        self._add(
                            row, item, trigger, first, person, role, title, org, "denied", None, other_post, features
                        )  # fmt: skip
        if source is not None and source in row.posts and first in ("start", "end"):
            self._series(row, item, trigger, first, people, source, org, mode, date, features)
        if first == "start":
            self._replaced(row, item, trigger, people, second, roles, org, mode, date, source, features)
            for person in people:
                self._promoted(row, item, trigger, person, roles, org, mode, date, features)
        elif other == "start":
            for person in second:
                self._promoted(row, item, trigger, person, roles, org, mode, date, features)
        leaving = people if first == "end" else second if other == "end" else []
        if first == "start" and people:
            self.context.taker = people[0]
        if leaving and mode != "denied":
            self.context.leaver = (leaving[0], self.context.now)
        bodily = "r:board" in features and self.settings.auxiliaries
        if source is None and ("r:verb" in features or bodily) and first in ("start", "end"):
            self.context.last_roles = (roles, org)
        if source is None and trigger.role is not None and trigger.change in ("hold", "held") and people:
            # "who has chaired Acme since 2010": a post that the person may leave in the next clause.
            held = verb_post(item, roles[0][0])
            held.former = (
                trigger.change == "held"
                and {"o:sentence", "p:pronoun"} <= features
                and any("relative" in i.cues for i in attribution.clause(row, item))
            )  # "after years at Acme, where she led the plant"
            self.context.note_post(people[0], held, org)
        if source is None and trigger.role is not None and first in ("start", "end"):
            self.context.last_post = (verb_post(item, roles[0][0]), org)
        if source is not None and roles:
            if first == "end" and mode != "denied" and row.sentence.index > 0:
                self.context.vacant = (source, org)
                self.context.vacated.append((source, org))
            if first in ("start", "end") and not trigger.imperfect:
                self.context.last_post = (source, org)
            # Whoever takes the post in the news does not leave it in the next sentence.
            fresh = not self._long_ago(row, item)
            for person, what in [(p, first) for p in people] + [(p, other) for p in second]:
                if not (what == "start" and fresh):
                    self.context.note_post(person, source, org)
                    for further, _ in series.joined(row, source) if source in row.posts else []:
                        self.context.note_post(person, further, further.org or org)
                elif mode != "possible":
                    self.context.successors.append((person, source, org))

    def _goes_on(self, trigger: Trigger, date: str | None) -> bool:
        """Whether a term is only said to end on a distant day."""
        if trigger.reason != "term_end" or date is None or self.published is None:
            return False
        return self.settings.articles and (earliest(date) - self.published).days > _TERM

    def _over(self, row: Row, item: Item, trigger: Trigger, date: str | None) -> bool:
        """Whether a post is told to have been held until a day that is past: "fu direttore operativo fino al 2019"."""
        if trigger.change != "held" or date is None or self.published is None or self.settings.auxiliaries:
            return False
        until = self.settings.articles and "until" in attribution.lead(row, item)
        return until and latest(date) < self.published

    def _fills(self, post: Post, org: Entity | None, people: list[Entity]) -> bool:
        """Whether "is acting chair" tells who fills in for one said to leave that post just before."""
        told = {role for title in post.titles for role in title.roles}
        return post.interim and any(
            d.change == "end" and d.role in told and d.org is org and d.person not in people
            for d in self.drafts
            if self.context.now - d.sentence <= _SAME_EVENT
        )

    def _stays_until(self, row: Row, item: Item, date: str) -> bool:
        """Whether "stay on", "remain" go on with the day until which: the post ends on it."""
        if "until" not in attribution.lead(row, item) or self.published is None:
            return False
        return earliest(date) > self.published or latest(date) > self.published

    def _taken(self, row: Row, item: Item, trigger: Trigger, people: list[Entity]) -> Draft | None:
        """What a person takes who "led the division until now": telling it so ends the old post."""
        if trigger.change not in ("hold", "held"):
            return None
        if not any("hitherto" in i.cues for i in attribution.clause(row, item)):
            return None
        told = _SAME_EVENT if self.settings.order == "v2" else 0  # "Bislang war sie Finanzchefin"
        return next(
            (
                d
                for d in reversed(self.drafts)
                if 0 <= row.sentence.index - d.sentence <= told and d.change == "start" and d.person in people
            ),
            None,
        )

    def _planned(self, row: Row) -> bool:
        """Whether the news that a sentence goes on with is still to come."""
        own = [d for d in self.drafts if d.sentence == row.sentence.index and d.change in ("start", "end")]
        return any(d.modality == "planned" for d in own) or (not own and self.context.topic_mode == "planned")

    def _told_before(
        self, row: Row, item: Item, trigger: Trigger, post: Post | None, features: set[str]
    ) -> Draft | None:
        """The change told before whose date this one shares: of the same time, or of the same event."""
        last = next(
            (d for d in reversed(self.drafts) if d.change in ("start", "end") and not d.headline), None
        )
        if last is None:
            return None
        gap = row.sentence.index - last.sentence
        cues = set().union(*(i.cues for i in attribution.clause(row, item)))
        if cues & {"same_time", "then"}:
            return last if gap <= _SAME_EVENT else None
        followed = "r:last" in features or ("r:known" in features and trigger.change == "succeed")
        return last if followed and post is not None and self.settings.order == "v2" and gap == 1 else None

    def _begins(self, row: Row, item: Item, post: Post | None, date: str | None) -> bool:
        """Whether a state is told as one that begins: "the new chief is", "is from May", "has been since today"."""
        if (
            post is not None
            and post.new
            and post.holder is None
            and ("passive_aux" in item.cues or self.settings.order == "v2")
        ):
            return True
        if any("begins" in i.cues for i in attribution.clause(row, item)):
            return "present" in item.cues
        if date is None or self.published is None or "until" in attribution.lead(row, item):
            return False
        if "since" in attribution.lead(row, item):
            days = (self.published - latest(date)).days
            return len(date) == 10 and 0 <= days <= _FRESH
        found = attribution.date_item(row, item, "hold")
        own = found is not None and apart(found, item) < JOINT_PHRASE
        return own and "present" in item.cues and earliest(date) > self.published

    @staticmethod
    def _own(
        row: Row,
        person: Entity,
        change: str,
        roles: list[tuple[Role, str]],
        source: Post | None,
        org: Entity | None,
    ) -> list[tuple[Role, str, Post | None, Entity | None]]:
        """The roles that one of several people leaves: of a title at his own name, where another's was chosen."""
        if change == "end" and source is not None and source.holder is not None:
            for post in row.posts:
                if holder_of(post) is person and holder_of(source) is not person and not post.former:
                    where = post.org or org
                    return [(role, title, post, where) for role, title in roles_of(row, post, where)]
        if change == "start" and (source is None or (source not in row.posts and source.office)):
            for post in row.posts:  # "siedono nel consiglio Roe (presidente) e Doe"
                opens = row.text.words[row.items[post.start - 1].start] == "(" if post.start else False
                if opens and holder_of(post) is person and "supervisor" not in {r for r, _ in roles}:
                    return [(role, title, post, org) for role, title in roles_of(row, post, org)]
        return [(role, title, source, org) for role, title in roles]

    def _future(self, row: Row, item: Item) -> bool | None:
        if "present" in item.cues and any(t.change in CHANGES for t in item.triggers):
            return True
        cues: set[str] = set()
        for other in row.items:
            if other.breaks == item.breaks and abs(other.index - item.index) <= 9:
                cues |= other.cues
        if cues & {"planned", "possible"} or any(
            t.modality in ("planned", "possible") for t in item.triggers
        ):
            return True
        present = "past" in self.settings.endings and not item.cues & {"past", "participle"}
        aux = any(
            i.cues & {"active_aux", "passive_aux"} for i in row.items[max(0, item.index - 2) : item.index]
        )
        if "planned" in row.cues or "effective" in cues or (present and not aux):
            return None
        return None if not aux and self._unpast(row, item) else False
