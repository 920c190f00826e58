"""Triggers to role drafts: each trigger takes its person, post and organization from the candidates around it.

Candidates are scored by side, distance, clause breaks, the relation that a preposition or case marks, and other
triggers in between. The scores are small numbers chosen by hand and written down here; what a draft is worth in
the end is decided by weights learned from answer keys (see `confidence.py`), from the features noted on the way.
"""

from typing import Final

import msgspec

from . import attribution
from .entity import Entity
from .frame_forms import (
    behind_after,
    bequeathed,
    is_noun,
    is_passive,
    led_by,
    own_word,
    replaced_by,
    stated,
    suffers,
    survived,
    torn,
    will_lead,
)
from .frame_pairs import from_to, paired
from .frame_parts import FrameParts
from .frame_recalled import same_post
from .frame_verbs import other_verb
from .frame_words import at_post, has_active, of_body, roles_of, verb_post
from .items import Item, Row, apart
from .pack_schema import Trigger
from .quotations import quotations

_FAR: Final = 0.75
_KEEPING: Final = ("keep", "kept", "retain", "remain", "stay", "continu")
"""Verbs of posts that are kept, and so not those that a text says to be left."""
_NOMINATIVE: Final = frozenset({"der", "die"})


class Frames(FrameParts):
    """Reads the triggers of a document's sentences, in order."""

    def read(self, row: Row) -> None:
        """Adds the drafts of a sentence."""
        quoted, count = quotations(row, self._spoken(row)), len(self.drafts)
        last = self.context.last_post
        if self.parting is not None:
            self._parted(row)
        if row.items and "presents" in row.items[0].cues:
            self._presented(row)
        for item, person in zip(row.items, row.items[1:], strict=False):
            if "incumbent" in item.cues and person.entity is not None and last is not None:
                self.context.note_post(person.entity, *last)
        if self.settings.auxiliaries:
            self._predecessors(row)
        asked = self.settings.auxiliaries and row.text.words[row.sentence.end - 1] == "?"
        tails: set[int] = set()
        """where the second part of a form stands that was read already: "die Nachfolge ... antreten" """
        for item in row.items:
            if not item.triggers or asked or item.start in tails:
                continue
            silent = quoted[item.index] and not own_word(row, item)
            noun = is_noun(row, item)
            for trigger in item.triggers:
                if (noun and not trigger.noun) or (silent and not trigger.speaker):
                    continue
                if trigger.if_interim and not any("interim" in i.cues for i in attribution.clause(row, item)):
                    continue
                if trigger.kind == "role" and self._frame(row, item, trigger):
                    if self.settings.order == "v2" and trigger.change == "succeed":
                        tails.add(item.tail)
                    break
        self._vacated(row, count)
        if self.context.names.small_titles and row.text.words[row.sentence.end - 1] == "?":
            for draft in self.drafts[count:]:
                draft.modality = "possible" if draft.modality == "actual" else draft.modality
        if self.settings.order in ("v2", "svo") and len(self.drafts) == count:
            self._introduced(row)
        if len(self.drafts) == count and not row.sentence.headline:
            for post in row.posts:
                lead = row.items[post.start - 1].cues if post.start else set()
                own = (
                    self.settings.order == "v2"
                    and post.holder is None
                    and bool(
                        lead & {"possessive", "its"}
                        or (
                            post.start
                            and row.text.norms[row.items[post.start - 1].start] in self.context.names.one
                        )
                    )
                )
                if (post.new or own) and not (post.former or post.out):
                    self.context.last_post = (post, post.org or self.context.here(row))

    def _spoken(self, row: Row) -> bool:
        """Whether the sentence begins within a quotation that an earlier one of its paragraph opened."""
        if row.sentence.paragraph != self.paragraph:
            self.paragraph, self.open_quote = row.sentence.paragraph, False
        began = self.open_quote
        for word in row.text.words[row.sentence.start : row.sentence.end]:
            if word in "“”":
                self.open_quote = word == "“"
            elif word == '"':
                self.open_quote = not self.open_quote
        return began and self.settings.auxiliaries

    def note(self, row: Row) -> None:
        """Takes down the posts that verbs of a sentence give people: who had been chairman, who is a director.

        What a later sentence says of a person's post is known then to the sentence that tells the change.
        """
        quoted = quotations(row)
        for item in row.items:
            for trigger in item.triggers if not quoted[item.index] else ():
                now = any("current" in i.cues for i in attribution.clause(row, item))
                now = now or row.text.norms[item.start].startswith(_KEEPING)
                told = (trigger.change == "hold" and not now) or (
                    trigger.change == "held" and trigger.imperfect
                )
                if trigger.kind == "role" and told and not trigger.noun and self._frame(row, item, trigger):
                    break
                if trigger.kind == "role" and trigger.change == "held" and not trigger.imperfect:
                    self._once_held(row, item, trigger)
        self.drafts.clear()

    def note_past(self, row: Row) -> None:
        """Takes down what verbs in the imperfect say that people were: "Il dirigeait Acme depuis 2017"."""
        quoted, last = quotations(row), self.context.last_post
        for item in row.items:
            for trigger in item.triggers if not quoted[item.index] else ():
                if trigger.kind == "role" and trigger.imperfect and not trigger.noun:
                    known = len(self.context.known_posts)
                    self._frame(row, item, trigger)
                    told = self.context.known_posts[known:]
                    del self.context.known_posts[known:]
                    clause = attribution.clause(row, item)
                    dated = any(i.date is not None for i in clause)
                    once = any("former" in i.cues for i in clause)
                    if not once and (not dated or any("since" in i.cues for i in clause)):
                        self.context.past_posts += told
                    break
        self.context.last_post = last
        self.drafts.clear()

    def _once_held(self, row: Row, item: Item, trigger: Trigger) -> None:
        """Takes down a post that someone had, unless the clause says from when to when."""
        known = len(self.context.known_posts)
        self._frame(row, item, trigger)
        told = self.context.known_posts[known:]
        del self.context.known_posts[known:]
        clause = attribution.clause(row, item)
        if not any(i.date is not None or "former" in i.cues for i in clause):
            self.context.held_posts += [(who, post, org) for who, post, org, _ in told]

    def _frame(self, row: Row, item: Item, trigger: Trigger) -> bool:
        if (
            trigger.change == "start"
            and not trigger.noun
            and (trigger.person == "object" or trigger.modality or trigger.role)
        ) and any("again" in i.cues for i in attribution.clause(row, item)):
            return False
        if self.settings.order == "v2" and other_verb(row, item, trigger, self.context):
            return False
        begins = any("begins" in i.cues for i in attribution.clause(row, item))
        if begins and trigger.change == "hold" and trigger.role is None and "present" in item.cues:
            trigger = msgspec.structs.replace(trigger, change="start")
        favour = any("favour" in i.cues and i.index > item.index for i in attribution.clause(row, item))
        if favour and trigger.change == "end" and trigger.person == "subject" and not trigger.noun:
            trigger = msgspec.structs.replace(trigger, change="yield", other="to")
        if trigger.change == "start" and trigger.person == "subject" and stated(self.context, row, item):
            return False
        if self.settings.articles and any("question" in i.cues for i in attribution.clause(row, item)):
            return False  # "no successor has been named"
        if self.settings.auxiliaries and item.tail >= 0 and torn(row, item):
            return False  # "announces that Roe will join ... as"
        replaced = self.settings.auxiliaries and replaced_by(self.context, row, item, trigger)
        if replaced:
            trigger = msgspec.structs.replace(trigger, change="yield", other="by")
        if led_by(self.context, row, item, trigger):
            now = any(
                row.text.norms[i.start] in ("wird", "werden", "wordt") for i in attribution.clause(row, item)
            )
            trigger = msgspec.structs.replace(trigger, person="by", change="hold" if now else trigger.change)
            item.cues = item.cues | ({"present"} if now else set())
        if will_lead(self.context, row, item, trigger):
            trigger = msgspec.structs.replace(trigger, change="start")
        features = {f"t:{trigger.change}", f"needs:{trigger.needs}"}
        if trigger.imperfect:
            features.add("imperfect")
        if trigger.noun:
            features.add("t:noun")
        place = trigger.person
        strict = trigger.change in ("succeed", "yield")
        if (
            place == "object"
            and trigger.change not in ("succeed", "yield")
            and is_passive(self.context, row, item)
        ):
            place = "subject"
            features.add("t:passive")
        elif suffers(self.context, row, item, trigger, place):
            agents = [i for i in row.items[item.index + 1 :] if i.kind == "person" and i.rel == "by"]
            if not agents:
                return False  # "the seat to be vacated": by nobody named
            place = "by"
        if trigger.participle and has_active(row, item):
            place = "object"
        second: list[Entity] = []
        if trigger.speaker:
            own = self._speaker(row)
            if own is None:
                return False
            people = [own]
            features |= {"p:near", "p:speaker"}
        elif trigger.noun and strict:
            second = self._possessor(row, item)
            people = self._successor(row, item, second)
            if self.settings.order == "v2" and people:
                if item.index and row.items[item.index - 1].cues & {"to", "as"}:
                    made = self._made(row, item)
                    if made is not None:
                        features = (features - {"t:noun"}) | {"p:near", "made"}
                        if made.modality is not None and trigger.modality is None:
                            trigger = msgspec.structs.replace(trigger, modality=made.modality)
                if any(i.cues & {"become", "passive_aux"} for i in attribution.clause(row, item)):
                    features.discard("t:noun")  # "sein Nachfolger wird Roe" says it as a verb does
                    features.add("p:near")
            strict = False
        elif trigger.noun:
            people = self._possessor(row, item)
        else:
            unmarked = strict and trigger.other is None
            mark = place if place in ("to", "by") else None
            people = self._people(row, item, place, features, None, unmarked, mark, trigger.other)
        if trigger.reason == "restructuring" and trigger.change == "end" and not trigger.noun:
            people = self._of_abolished(row, item) or people
        if strict and trigger.clitic:
            one = self._predecessor(row, item, people) if people else None
            second = [one] if one is not None else []
        elif strict:
            other = "object" if place == "subject" else "subject"
            second = self._people(row, item, other, set(), exclude=people, strict=strict, mark=trigger.other)
            if trigger.change == "yield" and not second and any(t.change == "end" for t in item.triggers):
                return False
            takers = [i.entity for i in row.items[item.index :] if i.kind == "person"]
            if trigger.both and self.settings.object_mark == "to" and not set(second) & set(takers):
                return False  # "dejó la gerencia a Roe; él pasó a la presidencia"
            if trigger.change == "yield" and trigger.other and not replaced and self._given(row, item):
                people = []
                if not second:
                    return False
            if trigger.change == "yield" and second:  # "the post passes from Roe to Doe"
                people = self._people(row, item, "either", features, exclude=second, mark="from") or people
        if strict and self.settings.order == "v2":
            people, second = self._second_verb(row, item, trigger, people, second)
        if not people and not trigger.noun and (not second or strict):
            people = [p for p in self._absent(row, item, trigger, features, second) if p not in second]
            if (
                not people
                and trigger.role is not None
                and trigger.change == "start"
                and not row.sentence.headline
            ):
                behind = row.items[item.index + 1 : item.index + 4]
                led = next((i for i in behind if not i.cues & {"of", "determiner"}), None)
                if place == "object" and self.settings.articles:  # "Acme sera dirigée par une femme"
                    before = [i for i in row.items[: item.index] if i.kind == "org" and i.rel is None]
                    led = before[-1] if before else None
                if led is not None and led.kind == "org" and led.entity is not None:
                    # "Someone new will lead Acme. Roe takes over in May."
                    self.context.last_post = (verb_post(item, trigger.role), led.entity)
        for pair, who in (pairs := paired(self.context, row, item, trigger)):
            roles = roles_of(row, pair, pair.org or self.context.main)
            whom = [who.entity] if who.entity is not None else []
            org = self._org(row, item, trigger, (roles, pair, pair.org), whom, features)
            found = at_post(row, (roles, pair, pair.org), org)
            self._draft_all(row, item, trigger, whom, [], found, org, features | {"r:pair"})
        if pairs:
            return True
        if not people and self.settings.order == "v2" and place != "object" and not trigger.noun:
            people = [p for p in self._told_by_title(row, item, features) if p not in second]
        if not (people and second) if trigger.both else not (people or second):
            open_ = self.settings.order == "v2" or self.settings.auxiliaries
            given = trigger.change == "start" and place == "object" and open_
            if (trigger.change == "end" or given) and open_ and not trigger.noun:
                self._part(row, item, trigger, features)
            return False
        if trigger.noun and trigger.change == "succeed" and not people:
            if second and self.settings.order == "v2":  # "einen Nachfolger für Roe gefunden: Chef wird Doe"
                leaves = msgspec.structs.replace(trigger, change="end")
                self.gone.append((item, leaves, second, features - {"t:succeed"} | {"t:end"}))
            return False
        lasts = trigger.change in ("end", "yield") and not trigger.noun and trigger.person != "object"
        if lasts and (survived(row, item) or bequeathed(self.context, row, item)):
            return False
        if trigger.transitive and self._thing(row, item):
            return False  # "a quitté la réunion"
        if trigger.change == "succeed" and not second and not trigger.clitic and self._thing(row, item):
            return False
        replaces = trigger.change == "succeed" and self.settings.auxiliaries and not trigger.noun
        if replaces and not people and self._object_noun(row, item):
            return False  # "Acme will replace its fleet, said Roe"
        if trigger.change == "yield" and not second and self.settings.articles:
            following = row.items[item.index + 1 : item.index + 2]
            if following and following[0].kind == "org" and following[0].rel is None:
                return False  # "le titre sera remplacé par Luméo"
        if trigger.reason == "death" and people and not trigger.noun:
            self.context.deaths[id(people[0])] = attribution.when(row, item, self.published, False)
        if trigger.change == "start":
            from_to(row, item)
        if strict and trigger.clitic and second and self._outsider(second[0]):
            return False  # "la destitución del técnico Roe. Le sustituye Doe"
        post = self._post(row, item, trigger, people, second, features)
        if self.settings.order == "v2" and people and "r:last" in features and (second or "made" in features):
            features = features - {"r:last"} | {"r:known"}  # whom one follows has the post spoken of
        if post is None and trigger.change == "end" and people and self._outsider(people[0]):
            self.context.leaver = people[0], self.context.now
        features.discard("made")
        if post is None and trigger.change == "start" and people:
            mode = attribution.modality(row, item, None, self.published)
            count = len(self.drafts)
            self._promoted(
                row,
                item,
                trigger,
                people[0],
                [],
                self.context.topic or self.context.main,
                mode,
                None,
                features,
            )
            if len(self.drafts) > count:
                return True
        if post is None and trigger.needs in ("post", "known"):
            return False
        last = {"r:last", "r:mentioned", "r:board", "r:board before"}
        dies = trigger.reason == "death" or (
            trigger.reason == "retirement"
            and "r:last" in features
            and not any("post" in i.cues for i in row.items)
        )
        if dies and not trigger.noun and self.settings.articles and features & last:
            return False  # someone else's post: "Paolo Roe, her brother, died in 2009"
        goes = trigger.noun and behind_after(row, item)
        beside = not trigger.noun and bool(features & {"p:near", "p:clause"})
        goes = goes or (self.settings.articles and beside)
        if post is None and trigger.change == "end" and people and goes and not self._outsider(people[0]):
            self.gone.append((item, trigger, people, features))
        org = self._org(row, item, trigger, post, people, features)
        left = row.items[item.index + 1].entity if item.index + 1 < len(row.items) else None
        if (
            trigger.needs == "org"
            and trigger.change == "end"
            and left is not None
            and left.kind == "org"
            and row.items[item.index + 1].rel is None
            and org is not left
            and post is not None
            and features & {"r:last", "r:known", "r:mentioned"}
        ):  # "dejó Lanera Sur": a post there, not the one that the text told last
            there = [p for p, at in self.context.posts_of(people[0]) if at is left] if people else []
            if not there:
                return False
            org, post = left, (roles_of(None, there[0], left), there[0], left)
        same = same_post(self.context, row, item) if trigger.change == "start" and post is not None else None
        if same is not None and post is not None:
            org, post = same, (roles_of(None, post[1], same) if post[1] is not None else post[0], None, same)
        post = at_post(row, post, org)
        if post is not None and post[1] is None and org is not None and org.class_ in trigger.by_class:
            post = [(trigger.by_class[org.class_], post[0][0][1])], None, post[2]
        bare = post is None or post[1] is None
        told = {"r:unit", "o:post", "o:clause", "o:sentence"}
        if trigger.needs == "org" and bare and not features & told and not of_body(row, item, trigger):
            return False
        if trigger.needs == "any" and post is None and org is None:
            return False
        self._draft_all(row, item, trigger, people, second, post, org, features)
        if trigger.change == "end" and people and post is not None and self.settings.articles:
            self._left_for(row, item, trigger, people, post[1], features)
        return post is not None or not self.settings.auxiliaries

    def _of_abolished(self, row: Row, item: Item) -> list[Entity]:
        """Who was said to hold the post that is abolished: "la función de director general será suprimida"."""
        for post in reversed([p for p in row.posts if p.end <= item.index and p.holder is None]):
            roles = {role for role, _ in roles_of(row, post, post.org or self.context.main)}
            who = self.context.holder_of(roles, post.org or self.context.main)
            if who is not None:
                return [who]
        return []

    def _told_by_title(self, row: Row, item: Item, features: set[str]) -> list[Entity]:
        """Who "the founder" is: the one person of the sentence before."""
        if self.context.last_person is None or row.sentence.index - self.context.person_sentence != 1:
            return []
        for post in row.posts:
            article = row.items[post.start - 1] if post.start else None
            if article is not None and article.cues & {"leaving", "former", "current"} and post.start > 1:
                article = row.items[post.start - 2]
            if post.holder is not None or post.new or post.rel is not None or article is None:
                continue
            if row.text.norms[article.start] not in _NOMINATIVE or "determiner" not in article.cues:
                continue
            if apart(row.items[post.start], item) > _FAR or any(t.office for t in post.titles):
                continue
            if any(i.kind == "person" and i.breaks == item.breaks for i in row.items):
                return []
            features.add("p:pronoun")
            return [self.context.last_person]
        return []
