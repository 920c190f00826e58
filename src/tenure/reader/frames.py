"""Triggers to role drafts: each trigger takes its person, post and organization from the candidates around it.

Candidates are scored by side, distance, clause breaks, the relation that a preposition or case marks, and other
triggers in between. The scores are small numbers chosen by hand and written down here; what a draft is worth in
the end is decided by weights learned from answer keys (see `confidence.py`), from the features noted on the way.
"""

import datetime
from typing import Final

import msgspec

from tenure.model.dates import earliest, latest
from tenure.model.vocabulary import Modality, Role

from . import attribution, organizations, series
from .context import Context
from .draft import Draft
from .items import Item, Post, Row, apart, aside
from .mentions import Entity
from .pack import Title, Trigger, expand
from .posts import board_post, holder_of, several

RANK: Final[dict[str, int]] = {
    "chair": 9, "ceo": 8, "president": 8, "general_manager": 7, "managing_director": 7, "deputy_ceo": 6,
    "vice_chair": 6, "coo": 5, "cfo": 5, "vice_president": 4, "cto": 4, "cio": 4, "cmo": 4, "chro": 4, "cpo": 4,
    "chief_other": 4, "general_counsel": 4, "head": 3, "treasurer": 3, "secretary": 3, "executive_director": 3,
}  # fmt: skip
"""The usual order of posts in a firm: taking a higher one in the same firm gives up the lower one."""

_FINER_REASONS: Final = frozenset({"misconduct", "disagreement"})
"""What outweighs the verb's own reason: "fired over the bribes" is misconduct."""
_OWN_ROLES: Final = frozenset({"founder", "board_member", "partner", "supervisor"})
"""Roles of verbs that no title beside them changes: "founded", "joined the board"."""
_PERSON_FLOOR: Final = 0.55
_POST_FLOOR: Final = 0.5
_BACKGROUND: Final = 45
"""A start this many days before publication is background, not the news."""
_CHANGES: Final = frozenset({"start", "end", "succeed", "yield"})
_ACTIVE_REACH: Final = 6
"""How many items before a participle its auxiliary may stand."""
_PASSIVE_REACH: Final = 4
_COLON_REACH: Final = 7
"""How far before "is Roe" the post may stand that a colon introduces: "Acme has a new chairman: it is Roe"."""
_COORDINATED_REACH: Final = 14
"""How far back the auxiliary of a participle stands that is joined to another one by "and"."""
_GOVERNED: Final = 8
"""How many items an infinitive may stand behind the verb that governs it."""
_FAR: Final = 0.75
_JOINT_PHRASE: Final = 0.6
"""Clauses nearer than this to each other are an apposition and what it stands beside."""
_SAME_EVENT: Final = 2
"""How many sentences later "at the same time" may still mean the change told before."""
_FRESH: Final = 10
"""A state that began this many days before publication is news."""
_NOMINATIVE: Final = frozenset({"der", "die"})
_LONG_QUOTE: Final = 5
_COMPLEMENT: Final = 4
_BOARD_REACH: Final = 14


_OPENING: Final = '“„«「『"'
_CLOSING: Final = {"„": '“”"', "«": "»", "»": "«", '"': '"', "「": "」", "『": "』", "“": '”"'}


class Frames:
    """Reads the triggers of a document's sentences, in order."""

    def __init__(self, context: Context, published: datetime.date | None) -> None:
        self.context = context
        self.published = published
        self.settings = context.lexicon.pack.settings
        self.drafts: list[Draft] = []
        pack = context.lexicon.pack
        self.whose = {f for w in pack.cues.relative for f in expand(w) if f[:3] in ("cuy", "cuj", "cui")}
        self.parting: tuple[Row, Item, Trigger, set[str], Post] | None = None
        """Who leaves a post without a name: the next sentence has it ("parts with its director. Roe ...")"""

    def read(self, row: Row) -> None:
        """Adds the drafts of a sentence."""
        quoted, count = quotations(row), len(self.drafts)
        last = self.context.last_post
        if self.parting is not None:
            self._parted(row)
        for item, person in zip(row.items, row.items[1:], strict=False):
            if "incumbent" in item.cues and person.entity is not None and last is not None:
                self.context.note_post(person.entity, *last)
        for item in row.items:
            if not item.triggers or quoted[item.index]:
                continue
            noun = self._noun(row, item)
            for trigger in item.triggers:
                if noun and not trigger.noun:
                    continue
                if trigger.if_interim and not any("interim" in i.cues for i in attribution.clause(row, item)):
                    continue
                if trigger.kind == "role" and self._frame(row, item, trigger):
                    break
        if self.settings.order == "v2" and len(self.drafts) == count:
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

    @staticmethod
    def _noun(row: Row, item: Item) -> bool:
        """Whether a form that is a noun as well as a verb is the noun: an article stands before it (la nomina)."""
        before = row.items[item.index - 1] if item.index else None
        return (
            before is not None
            and bool(before.cues & {"determiner", "its", "possessive"})
            and any(t.noun and t.kind == "role" for t in item.triggers)
        )

    # one trigger

    def _frame(self, row: Row, item: Item, trigger: Trigger) -> bool:
        if (
            trigger.change == "start"
            and not trigger.noun
            and (trigger.person == "object" or trigger.modality or trigger.role)
        ) and any("again" in i.cues for i in attribution.clause(row, item)):
            return False
        if trigger.change == "hold" and trigger.role is None and "present" in item.cues:
            if any("begins" in i.cues for i in attribution.clause(row, item)):
                trigger = msgspec.structs.replace(trigger, change="start")
        favour = any("favour" in i.cues and i.index > item.index for i in attribution.clause(row, item))
        if favour and trigger.change == "end" and trigger.person == "subject" and not trigger.noun:
            trigger = msgspec.structs.replace(trigger, change="yield", other="to")
        if trigger.change == "start" and trigger.person == "subject" and self._stated(row, item):
            return False
        features = {f"t:{trigger.change}", f"needs:{trigger.needs}"}
        if trigger.imperfect:
            features.add("imperfect")
        if trigger.noun:
            features.add("t:noun")
        place = trigger.person
        strict = trigger.change in ("succeed", "yield")
        if place == "object" and trigger.change not in ("succeed", "yield") and self._passive(row, item):
            place = "subject"
            features.add("t:passive")
        if trigger.participle and _active(row, item):
            place = "object"
        second: list[Entity] = []
        if trigger.noun and strict:
            second = self._possessor(row, item)
            people = self._successor(row, item, second)
            if self.settings.order == "v2" and people and item.index:
                if row.items[item.index - 1].cues & {"to", "as"}:
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
            mark = "to" if place == "to" else None
            people = self._people(row, item, place, features, None, unmarked, mark, trigger.other)
        if strict and trigger.clitic:
            one = self._predecessor(row, item, people) if people else None
            second = [one] if one is not None else []
        elif strict:
            other = "object" if place == "subject" else "subject"
            second = self._people(row, item, other, set(), exclude=people, strict=strict, mark=trigger.other)
            if trigger.change == "yield" and not second and any(t.change == "end" for t in item.triggers):
                return False
            if trigger.change == "yield" and trigger.other and self._given(row, item):
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
                if led is not None and led.kind == "org" and led.entity is not None:
                    # "Someone new will lead Acme. Roe takes over in May."
                    self.context.last_post = (verb_post(item, trigger.role), led.entity)
        for pair, who in (pairs := self._pairs(row, item, trigger)):
            roles = roles_of(row, pair, pair.org or self.context.main)
            whom = [who.entity] if who.entity is not None else []
            org = self._org(row, item, trigger, (roles, pair, pair.org), whom, features)
            found = _at(row, (roles, pair, pair.org), org)
            self._draft_all(row, item, trigger, whom, [], found, org, features | {"r:pair"})
        if pairs:
            return True
        if not people and self.settings.order == "v2" and place != "object" and not trigger.noun:
            people = [p for p in self._told_by_title(row, item, features) if p not in second]
        if not (people and second) if trigger.both else not (people or second):
            if trigger.change == "end" and self.settings.order == "v2" and not trigger.noun:
                self._part(row, item, trigger, features)
            return False
        if trigger.noun and trigger.change == "succeed" and not people:
            return False
        if trigger.transitive and self._thing(row, item):
            return False  # "a quitté la réunion"
        if trigger.change == "succeed" and not second and not trigger.clitic and self._thing(row, item):
            return False
        if trigger.change == "yield" and not second and self.settings.articles:
            following = row.items[item.index + 1 : item.index + 2]
            if following and following[0].kind == "org" and following[0].rel is None:
                return False  # "le titre sera remplacé par Luméo"
        if trigger.reason == "death" and people and not trigger.noun:
            self.context.deaths[id(people[0])] = attribution.when(row, item, self.published, False)
        if trigger.change == "start":
            self._from_to(row, item)
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
        if post is None and trigger.needs == "post":
            return False
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
        same = self._same_post(row, item) if trigger.change == "start" and post is not None else None
        if same is not None and post is not None:
            org, post = same, (roles_of(None, post[1], same) if post[1] is not None else post[0], None, same)
        post = _at(row, post, org)
        if post is not None and post[1] is None and org is not None and org.class_ in trigger.by_class:
            post = [(trigger.by_class[org.class_], post[0][0][1])], None, post[2]
        bare = post is None or post[1] is None
        told = {"r:unit", "o:post", "o:clause", "o:sentence"}
        if trigger.needs == "org" and bare and not features & told and not _of_body(row, item, trigger):
            return False
        if trigger.needs == "any" and post is None and org is None:
            return False
        self._draft_all(row, item, trigger, people, second, post, org, features)
        return True

    def _stated(self, row: Row, item: Item) -> bool:
        """Whether "in his place" right before a verb says all that it does: "al suo posto torna Roe"."""
        before = row.items[item.index - 1] if item.index and self.settings.articles else None
        return before is not None and any(
            t.change == "succeed" and t.person == "object" and t.clitic for t in before.triggers
        )

    def _aside(self, row: Row, item: Item, post: Post) -> bool:
        """Whether a title without its holder's name stands between two commas before a verb."""
        if not self.settings.articles or post.start < 2 or row.items[post.start - 1].kind != "comma":
            return False
        led = any(i.cues & {"pronoun", "honorific"} for i in row.items[: post.start - 1])
        return led and row.items[item.index - 1].kind == "comma"

    def _marked(self, other: Item, mark: str) -> bool:
        """Whether a person stands in a relation; German "von" may be "of" where "from" is meant."""
        return other.rel == mark or (mark == "from" and other.rel == "of" and self.settings.order == "v2")

    def _second_verb(
        self, row: Row, item: Item, trigger: Trigger, people: list[Entity], second: list[Entity]
    ) -> tuple[list[Entity], list[Entity]]:
        """Who takes over from whom where word order is free: by case and passive, else the first named does."""
        clause = [i for i in row.items if i.breaks == item.breaks]
        passive = any("become" in i.cues for i in clause) and row.text.norms[item.start].endswith(("t", "d"))
        if passive and trigger.change == "succeed":
            agents = [i for i in clause if i.kind == "person" and i.rel in ("by", "of", "from")]
            if not agents:
                return [], people or second
            new = self._coordinated(row, agents[0])
            return new, [p for p in people + second if p not in new]
        if people and not second and trigger.change == "succeed" and not passive and not trigger.both:
            one = next((i for i in clause if i.kind == "person" and i.entity is people[0]), None)
            subject = any(i.kind == "org" and i.rel is None and i.index < item.index for i in clause)
            if one is not None and one.rel == "object" and subject:
                return [], people  # "die Firma hat ihren Chef Roe abgelöst"
        if people and second and trigger.other is None:
            marks = {id(i.entity): i for i in reversed(clause) if i.kind == "person"}
            one, two = marks.get(id(people[0])), marks.get(id(second[0]))
            if one and one.rel == "instead":
                return second, people
            if (
                one
                and two
                and one.rel != "object"
                and two.rel not in ("object", "instead")
                and two.index < one.index
            ):
                return second, people
        return people, second

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
            if self._breaks(row, item, post) > _FAR or any(t.office for t in post.titles):
                continue
            if any(i.kind == "person" and i.breaks == item.breaks for i in row.items):
                return []
            features.add("p:pronoun")
            return [self.context.last_person]
        return []

    def _introduced(self, row: Row) -> None:
        """A new post and behind a colon its holder: "Acme hat einen neuen Chef: Jane Roe"."""
        for post in row.posts:
            if not post.new or post.holder is not None or post.out or not roles_of(row, post, post.org):
                continue
            k = post.end
            while k < len(row.items) and (row.items[k].kind == "org" or "of" in row.items[k].cues):
                k += 1
            if k + 1 >= len(row.items) or row.text.words[row.items[k].start] != ":":
                continue
            person = next((i for i in row.items[k + 1 : k + 4] if i.kind == "person"), None)
            if person is None or person.entity is None:
                continue
            item, trigger = row.items[post.start], Trigger(forms=[], change="start", needs="post")
            roles = roles_of(row, post, post.org)
            features = {"t:start", "needs:post", "p:near", "r:clause"}
            org = self._org(row, item, trigger, (roles, post, post.org), [person.entity], features)
            self._draft_all(row, item, trigger, [person.entity], [], (roles, post, post.org), org, features)

    def _part(self, row: Row, item: Item, trigger: Trigger, features: set[str]) -> None:
        """Remembers a post that somebody leaves whom only the next sentence names."""
        if any(i.kind == "person" for i in row.items):
            return
        for post in row.posts:
            if post.holder is None and not (post.new or post.former or post.out) and post.start > item.index:
                if self._breaks(row, item, post) == 0 and roles_of(row, post, post.org):
                    self.parting = row, item, trigger, features, post
                    return

    def _parted(self, row: Row) -> None:
        before, item, trigger, features, post = self.parting or (row, None, None, set[str](), None)
        self.parting = None
        first = next((i for i in row.items if i.kind == "person" and i.entity is not None), None)
        if first is None or first.entity is None or item is None or trigger is None or post is None:
            return
        if first.index > 3 or first.rel is not None or row.sentence.index - before.sentence.index != 1:
            return
        if any(p.holder is first for p in row.posts) or self.context.posts_of(first.entity):
            return
        roles = roles_of(before, post, post.org)
        found = roles, post, post.org
        org = self._org(before, item, trigger, found, [first.entity], features)
        if org is None:
            return
        self._draft_all(
            before, item, trigger, [first.entity], [], found, org, features | {"r:open", "p:near"}
        )
        self.context.note_post(first.entity, post, org)

    def _thing(self, row: Row, item: Item) -> bool:
        """Whether a definite noun that names nobody follows a verb: "prend la succession de l'acier"."""
        if not self.settings.articles:
            return False
        after = row.items[item.index + 1 : item.index + (4 if item.triggers[0].transitive else 6)]
        if any(i.kind in ("person", "title") or i.cues & {"kin", "pronoun", "honorific"} for i in after):
            return False
        k = next((n for n, i in enumerate(after) if "determiner" not in i.cues), len(after))
        if k == len(after):
            return False
        definite = k > 0 or row.text.norms[item.end - 1] in ("l'", "du", "au", "aux", "des")
        return after[k].kind == "org" or (definite and after[k].kind == "word")

    def _given(self, row: Row, item: Item) -> bool:
        """Whether a post is given by who is no holder of it: "le conseil a confié la direction à Roe"."""
        if not self.settings.articles:
            return False
        if self._passive(row, item):
            return True
        first = next(
            (i for i in row.items if i.kind in ("person", "org") or i.cues & {"board", "company"}), None
        )
        return first is not None and first.index < item.index and "board" in first.cues and first.rel is None

    def _passive(self, row: Row, item: Item) -> bool:
        if self.settings.order == "v2":
            clause = [i for i in row.items if i.breaks == item.breaks and i is not item]
            active = any("active_aux" in i.cues for i in clause)
            return not active and any("passive_aux" in i.cues for i in clause)
        bare = "participle" in item.cues and bool(self.context.lexicon.pack.cues.active_aux)
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

    # people

    def _listed(self, row: Row, item: Item, trigger_place: str) -> Item | None:
        """The first of the people behind a colon: "eligió a dos nuevos consejeros: Roe y Doe"."""
        if trigger_place not in ("object", "either") or not self.settings.articles:
            return None
        for k in range(item.index + 1, min(item.index + 9, len(row.items) - 1)):
            other = row.items[k]
            if other.kind == "stop" and row.text.words[other.start] == ":":
                named = row.items[k + 1]
                return named if named.kind == "person" and k > item.index + 1 else None
            if other.kind in ("person", "stop", "comma") or other.cues & {"breaks", "relative"}:
                return None
        return None

    def _people(
        self,
        row: Row,
        item: Item,
        place: str,
        features: set[str],
        exclude: list[Entity] | None = None,
        strict: bool = False,
        mark: str | None = None,
        without: str | None = None,
    ) -> list[Entity]:
        if (
            place == "either"
            and row.text.norms[item.start] in self.whose
            and item.index > 1
            and exclude is None
        ):
            k = item.index - 1 - (row.items[item.index - 1].kind == "comma")
            if row.items[k].kind == "person" and (whose := row.items[k].entity) is not None:
                features.add("p:near")
                return [whose]
        listed = self._listed(row, item, trigger_place=place) if exclude is None else None
        if listed is not None:
            features.add("p:near")
            return self._coordinated(row, listed)
        best: tuple[float, Item] | None = None
        for other in row.items:
            pronoun = "pronoun" in other.cues or (
                bool(exclude) and "possessive" in other.cues and other.index == item.index + 1
            )
            clitic = place == "object" and "clitic" in other.cues and self._before_verb(row, item, other)
            titled = other.kind == "title" and other.entity is not None
            if other.kind != "person" and not pronoun and not clitic and not titled:
                continue
            relation = _relation(row, other)
            if (mark and relation != mark and not self._marked(other, mark)) or (
                without is not None and relation == without and not _antecedent(row, other, item)
            ):
                continue
            if relation == "after" and place == "subject" and self.settings.articles:
                own = other.index + 2 == item.index and row.items[other.index + 1].kind == "comma"
                if not own and any(i.kind == "person" for i in row.items[item.index + 1 : item.index + 6]):
                    continue  # "dopo il direttore Roe se ne va anche Doe"
            beside = other.index + 1 < len(row.items) and row.items[other.index + 1].kind == "person"
            if pronoun and beside and not (self.settings.order == "v2" and other.cues & {"he", "she"}):
                continue  # "il manager Rossi": the name itself follows; but "als er Roe ablöste"
            lead = row.items[other.index - 1] if other.index else None
            article = lead is not None and row.text.norms[lead.start] in self.context.names.one
            if article and other.kind == "person" and self.settings.order == "svo":
                continue  # "dirigée par un Lafitte"
            entity = other.entity if other.entity is not None else self._pronoun(row, other, exclude)
            if entity is None or (exclude and entity in exclude):
                continue
            score = 2.4 if clitic else self._person_score(row, item, other, place)
            if place == "subject" and not strict and self._verb_first(row, item, other):
                score += 1.8  # "esce Roe, entra Doe"
            if mark is not None:
                score += 0.6
            elif (
                strict and self.settings.order == "svo" and (other.index < item.index) == (place == "object")
            ):
                score -= 0.9
            if score >= _PERSON_FLOOR and (best is None or score > best[0]):
                best = (score, other)
        if best is None:
            return []
        chosen = best[1]
        if chosen.kind == "title":
            features.add("p:title")
            return [chosen.entity] if chosen.entity is not None else []
        if chosen.kind != "person":
            features.add("p:pronoun")
            one = self._pronoun(row, chosen, exclude)
            return [one] if one is not None else []
        features.add(
            "p:near"
            if abs(chosen.index - item.index) <= 3
            else "p:clause"
            if chosen.breaks == item.breaks
            else "p:far"
        )
        people = self._coordinated(row, chosen)
        return people + [p for p in _of_like(row, chosen) if p not in people]

    def _predecessor(self, row: Row, item: Item, people: list[Entity]) -> Entity | None:
        """Whom "al suo posto", "gli succede" stands for: who was said to leave in the sentences before, if anyone."""
        left = self.context.leaver
        inside = any(i.kind == "person" and i.entity not in people for i in row.items[: item.index])
        names, word = self.context.names, row.text.norms[item.start]
        gender = {"la": "she", "le": "he"}.get(word) if names.adjectives else None  # "Roe la remplace"
        if left is not None and gender is not None and left[0].gender not in (None, gender):
            left = None
        if left is not None and not inside and self.context.now - left[1] <= 2 and left[0] not in people:
            return left[0]
        return self._pronoun(row, item, people)

    def _before_verb(self, row: Row, item: Item, clitic: Item) -> bool:
        """Whether a small pronoun belongs to the verb: "lo nomina", "lo ha nominato"; not an article, "la nominata"."""
        if clitic.index == item.index - 1:
            return not (self.settings.articles and "participle" in item.cues)
        return clitic.index == item.index - 2 and "active_aux" in row.items[item.index - 1].cues

    @staticmethod
    def _verb_first(row: Row, item: Item, person: Item) -> bool:
        """Whether a clause begins with its verb, and the person follows at once."""
        before = row.items[item.index - 1] if item.index else None
        first = before is None or before.kind in ("comma", "stop")
        return first and person.index == item.index + 1 and person.rel is None

    def _person_score(self, row: Row, item: Item, other: Item, place: str) -> float:
        left = other.index < item.index
        sov = self.settings.order == "sov"
        near = item.index
        if item.tail >= 0 and other.start > item.tail:  # "handed the post to Roe": the tail is nearer
            near = next(i.index for i in row.items if i.end > item.tail)
        between = row.items[min(other.index, near) + 1 : max(other.index, near)]
        if self.settings.order == "v2" and place == "either":
            between = [i for i in between if apart(i, item) < 1]
        if self.settings.order == "v2" and place in ("subject", "object"):
            score = 1.8
            nominative = (
                "pronoun" in other.cues and "object" not in other.cues and bool(other.cues & {"he", "she"})
            )
            if other.rel == "object":
                score += 0.6 if place == "object" else -1.2
            elif nominative:
                score += 0.3 if place == "subject" else -0.8
            elif place == "object" and left and not item.cues & {"participle"} and self._alone(row, item):
                score -= 0.5
        elif place == "subject":
            score = 2.0 if left else 1.0
            two = any(t.change == "succeed" and t.other is None and not t.clitic for t in item.triggers)
            if not left and self.settings.articles and not two and _inverted(row, item):
                score += 0.5  # "Ont été élus au conseil : Roe et Doe", "où entre aussi Roe"
            if other.rel == "object":
                score -= 0.8
        elif place == "object":
            score = (2.0 if left else 0.8) if sov else (1.0 if left else 2.0)
            if left and self.settings.articles and other.rel != "to" and not _relative(between):
                score -= 0.6  # "le directeur financier, Roe, a écarté toute augmentation de capital"
            if other.rel == "object":
                score += 1.0
        elif place == "head":
            score = 2.0 if not left and len(between) <= 4 else 0.3
        else:
            score = 1.6
        score -= 0.06 * len(between)
        if left and "gerund" in item.cues and other.rel is not None:
            score -= 2.2  # "he gave it up in favour of Roe while staying chairman"
        if left and any(t.infinitive for t in item.triggers):
            score -= 0.15 * apart(other, item)  # "Roe quittera Acme pour diriger Beta"
        else:
            score -= (0.5 if self.settings.order == "v2" else 0.35) * apart(other, item)
            score -= 0.45 * sum(1 for i in between if _rival(i))
        if (
            left
            and between
            and all(i.kind == "comma" or "relative" in i.cues for i in between[:3])
            and len(between) <= 3
            and "relative" in between[-1].cues
        ):
            score += 0.8  # "in place of Roe, who retires"
        elif (
            left and between and between[-1].kind == "comma" and not any(i.kind == "person" for i in between)
        ):
            score += 0.5  # "épaulée par Shane Grant, patron de l'Amérique du Nord, promu ..."
        elif item.tail >= 0 and 0 < other.start - item.tail <= 2:
            score += 0.3  # "remplacée dès aujourd'hui par Roe"
        elif other.rel in ("by", "with", "instead"):
            score -= 1.2
        elif other.rel in ("of", "from", "at", "as"):
            score -= 0.7
        elif other.rel == "to" and self.settings.object_mark == "to":
            score += -0.9 if place == "subject" else 0.7
        elif other.rel in ("to", "for"):
            score -= 0.9 if place == "subject" and not left and self.settings.articles else 0.3
        if any("relative" in i.cues for i in between) and left and len(between) <= 3:
            score += 0.5
        if aside(other) and not aside(item):
            score -= 0.4
        if self.settings.order == "v2" and 0 < other.breaks % 1 < 0.2 and other.breaks > item.breaks:
            score -= 0.5  # named only in a clause that depends on the trigger's
        if self.settings.order == "v2" and place == "subject" and apart(other, item) >= 1:
            mine = attribution.clause(row, item)
            if any(
                (i.kind == "org" or (i.title is not None and i.title.office))
                and i.rel is None
                and i.index < item.index
                for i in mine
            ):
                score -= 1.0
        if place == "object" and any(p.out and p.holder is other for p in row.posts):
            score -= 0.6
        if other.cues and "pronoun" in other.cues:
            score -= 0.1
        return score

    @staticmethod
    def _alone(row: Row, item: Item) -> bool:
        """Whether a verb is the finite one of its clause: no auxiliary stands beside it."""
        aux = {"passive_aux", "active_aux"}
        return not any(i.breaks == item.breaks and i.cues & aux for i in row.items)

    def _pronoun(self, row: Row, item: Item, exclude: list[Entity] | None = None) -> Entity | None:
        gender = "she" if "she" in item.cues else "he" if "he" in item.cues else None
        here = any(i.kind == "person" for i in row.items[: item.index])
        if "latter_person" in item.cues and self.context.last_named is not None and not here:
            return self.context.last_named
        for other in reversed(row.items[: item.index]):
            who = other.entity
            if other.kind == "person" and who is not None and not (exclude and who in exclude):
                if gender is not None and who.gender not in (None, gender):
                    continue
                if "relative" not in item.cues and other.rel in ("of", "by", "with"):
                    continue
                if gender is not None and who.gender is None and "relative" not in item.cues:
                    who.gender = gender
                return who
        return self.context.person_for(gender, exclude or [])

    def _coordinated(self, row: Row, chosen: Item) -> list[Entity]:
        """The person and those joined by comma and "and": all take part in what the trigger says."""
        people = [chosen]
        for step in (-1, 1):
            k = chosen.index + step
            joint = False
            while 0 <= k < len(row.items):
                other = row.items[k]
                if other.kind == "comma" or (other.kind == "cue" and "conjunction" in other.cues):
                    joint = True
                elif joint and step > 0 and "of" in other.cues and _person_next(row, other):
                    pass  # "el nombramiento de Roe y de Doe"
                elif other.kind == "person" and joint:
                    people.insert(0, other) if step < 0 else people.append(other)
                    joint = False
                elif (end := _bracket(row, k, step)) is not None:
                    k = end  # "Roe (président) et Doe"
                elif joint and step > 0 and (_noun_before_name(row, other) or self._described(row, other)):
                    pass  # "Roe e l'albergatore Doe"
                elif not (other.kind == "cue" and other.cues & {"honorific", "pronoun", "kin"}) and not (
                    aside(other) or ((joint or step < 0) and self._own_title(row, other))
                ):
                    break
                k += step
        conjoined = len(people) > 1 and any(
            "conjunction" in i.cues for i in row.items[people[0].index : people[-1].index]
        )
        chosen_people = people if conjoined else [chosen]
        return list(dict.fromkeys(p.entity for p in chosen_people if p.entity is not None))

    @staticmethod
    def _own_title(row: Row, item: Item) -> bool:
        """Whether an item belongs to a title that the person behind it holds: "and the treasurer, Roe"."""
        if item.kind == "cue" and item.cues & {"determiner", "its", "possessive"} and not item.triggers:
            return True
        return any(
            p.holder is not None and not p.out and p.start <= item.index < p.holder.index for p in row.posts
        )

    def _described(self, row: Row, item: Item) -> bool:
        """Whether words only say who the next person of a list is: "den Unternehmer Quast und die Bankerin Monn"."""
        if self.settings.order != "v2" or item.kind not in ("word", "cue", "title") or item.triggers:
            return False
        if item.kind == "cue":
            known = {"determiner", "skip", "former", "current"}
            return not item.cues or (bool(item.cues & known) and "breaks" not in item.cues)
        following = row.items[item.index + 1] if item.index + 1 < len(row.items) else None
        return following is not None and (following.kind == "person" or item.kind == "word")

    def _possessor(self, row: Row, item: Item) -> list[Entity]:
        """Whose resignation: "Roe's resignation", "the resignation of Roe", "his departure"."""
        items = row.items
        v2 = self.settings.order == "v2"
        best: tuple[float, Item] | None = None
        for other in items:
            if other.kind != "person" and "possessive" not in other.cues:
                continue
            left = other.index < item.index
            gap = abs(other.index - item.index) - 1
            titled = next((p for p in row.posts if p.holder is other), None)
            contract = (
                v2
                and other.kind == "person"
                and other.rel in (None, "with")
                and 0 < other.index - item.index <= 3
            )
            genitive = (
                (contract and "with" in row.items[item.index + 1].cues)
                or _relation(row, other) == "of"
                or (titled is not None and _genitive(row, titled))
                or (other.end < len(row.text.words) and row.text.words[other.end][:1] in "'’" and left)
            )
            score = (2.0 if genitive else 0.6) - 0.12 * gap - 0.4 * apart(other, item)
            if "possessive" in other.cues:
                score = 1.5 - (0.15 if self.settings.order == "v2" else 0.4) * gap if left else 0
            if score >= 0.8 and (best is None or score > best[0]):
                best = (score, other)
        if best is None:
            return []
        if best[1].kind == "person":
            return self._coordinated(row, best[1])
        one = self._pronoun(row, best[1])
        return [one] if one is not None else []

    def _successor(self, row: Row, item: Item, before: list[Entity]) -> list[Entity]:
        """Who a noun such as "successor" names: the person beside it, or the one that a verb makes it."""
        for other in row.items[item.index + 1 : item.index + 4]:
            if other.kind == "person" and other.rel is None and other.entity not in before:
                return self._coordinated(row, other)
            if not other.cues & {"honorific", "new", "skip"}:
                break
        clause = attribution.clause(row, item)
        verbs = any(i.cues & {"passive_aux", "planned", "possible"} for i in clause) or any(
            t.change in _CHANGES and not t.noun for i in clause for t in i.triggers
        )
        people = [
            i
            for i in clause
            if i.kind == "person" and i.entity not in before and i.rel in (None, "object", "to", "with")
        ]
        if not verbs or not people:
            return []
        return self._coordinated(row, min(people, key=lambda i: abs(i.index - item.index)))

    def _made(self, row: Row, item: Item) -> Trigger | None:
        """The verb that makes someone what a noun says: "zum Nachfolger wurde Roe bestellt"."""
        for other in attribution.clause(row, item):
            for trigger in other.triggers if other is not item else []:
                if trigger.change == "start" and trigger.kind == "role" and not trigger.noun:
                    return trigger
        return None

    def _absent(
        self, row: Row, item: Item, trigger: Trigger, features: set[str], second: list[Entity]
    ) -> list[Entity]:
        """A clause without its person: dropped where the language may, or said in the sentence before."""
        place = trigger.person
        if place == "object" and not self._passive(row, item):
            return []
        if not self.settings.pro_drop or _has_subject(row, item):
            return []
        lead = row.items[max(0, item.index - 2) : item.index]
        titled = len(lead) == 2 and lead[0].kind == "title" and "relative" in lead[1].cues
        if titled and several(row, lead[0].index - 1):
            return []  # "los consejeros que dejaron el cargo"
        earlier = [i for i in row.items[: item.index] if i.kind == "person" and i.entity is not None]
        if all(i.rel == "instead" for i in earlier):
            earlier = []  # "llegó a presidente tras la marcha de Roe y se retiró en 1999"
        if earlier:  # the subject of the sentence goes on in its later clauses
            topic = next((i.entity for i in earlier if _relation(row, i) is None), None)
            lead = row.items[max(0, item.index - 2) : item.index]
            if len(lead) == 2 and lead[0].kind == "comma" and "relative" in lead[1].cues:
                topic = earlier[-1].entity  # "sustituye a Roe, director desde su apertura, que se jubiló"
            if topic is None or topic in second:
                return []
            features.add("p:topic")
            return [topic]
        if self.context.last_person is None:
            return []
        features.add("p:absent")
        if self.settings.articles and item.index == 0:
            features.add("p:opens")
        return [next((p for p in self.context.last_people if p not in second), self.context.last_person)]

    # posts

    def _post(
        self,
        row: Row,
        item: Item,
        trigger: Trigger,
        people: list[Entity],
        second: list[Entity],
        features: set[str],
    ) -> tuple[list[tuple[Role, str]], Post | None, Entity | None] | None:
        """The roles with their titles as written, the post that they come from, and its organization."""
        person = people[0] if people else None
        if trigger.role in _OWN_ROLES:
            features.add("r:verb")
            own = [(trigger.role, row.text.span(item.start, item.end))]
            for post in row.posts:  # "joins the board as chief financial officer"
                if (
                    post.rel == "as"
                    and 0 <= post.start - item.index <= _COMPLEMENT
                    and holder_of(post) is None
                ):
                    own += [
                        r for r in roles_of(row, post, post.org or self.context.main) if r[0] != trigger.role
                    ]
            return own, None, None
        best: tuple[float, Post] | None = None
        following = row.items[item.index + 1 : item.index + 3]
        anaphor = trigger.change == "end" and any("post" in i.cues and i.kind == "cue" for i in following)
        outside = person is not None and any(p.out and holder_of(p) is person for p in row.posts)
        if self.settings.order == "v2" and trigger.change in ("start", "succeed"):
            outside = False  # "Regisseurin Roe übernimmt die Intendanz"
        for post in row.posts:
            taker = _taken(row, item, post) if trigger.change == "end" else None
            once = [*post.items[0].triggers, *([taker] if taker is not None else [])]
            if trigger.reason == "death" and any(t.change == "held" and not t.imperfect for t in once):
                continue  # "murió Roe, que dirigió la caja durante los años ochenta"
            moving = anaphor or self.settings.articles or (taker is not None and taker.infinitive)
            kept = taker is not None and taker.change == "hold" and self.settings.articles
            if taker is not None and post.start > item.index and kept:
                continue  # "son prédécesseur Roe reste comme conseiller"
            if taker is not None and taker.change == "start" and moving:
                continue  # "ha accettato la guida di Beta e lascerà l'incarico"
            if post.out and post.holder is None and post.end <= item.index and trigger.clitic:
                continue  # "le ministre l'a remplacé par Doe"
            named = post.end < item.index and self.settings.articles and row.items[post.end].kind == "person"
            if trigger.change == "start" and named and _taken(row, item, post) is not None:
                continue  # "ha confermato presidente Roe e ha eletto Doe"
            if trigger.role is not None and trigger.person == "object" and _past_trigger(row, item, post):
                continue  # "réuni sous la présidence de Roe, a accepté la démission de l'administrateur"
            if outside and not post.out and post.org is None and post.rel not in ("as", "to", "of"):
                continue  # "revoked the powers of the minister, Roe"
            if trigger.change in ("start", "succeed") and post.rel == "from" and post.holder is None:
                continue
            if self.settings.order == "v2" and not post.out and not roles_of(row, post, post.org):
                continue  # "Regisseurin Roe übernimmt die Intendanz"
            if self.settings.order == "v2" and post.out and holder_of(post) in second:
                continue  # "er ersetzt Ministerin Roe"
            score = self._post_score(row, item, trigger, post, person, second)
            if score >= _POST_FLOOR and (best is None or score > best[0]):
                best = (score, post)
        if best is not None:
            post = best[1]
            if post.out:
                return None
            was = row.items[post.start - 1] if post.start else None
            until_now = (  # "la renuncia de X, quien se desempeñaba como Y"
                was is not None
                and any(t.imperfect for t in was.triggers)
                and any(i.kind == "person" for i in row.items[item.index + 1 : was.index])
            )
            near = until_now or self._breaks(row, item, post) == 0
            features.add("r:clause" if near else "r:far")
            if post.holder is not None:
                features.add("r:apposition")
            roles = roles_of(row, post, post.org or self.context.main)
            if post.holder is None:
                for further in self._further(row, item, post):
                    have = {role for role, _ in roles}
                    roles += [
                        r for r in roles_of(row, further, further.org or post.org or self.context.main)
                        if r[0] not in have
                    ]  # fmt: skip
            return (roles, post, post.org) if roles else None
        if self.settings.order == "v2" and trigger.change in _CHANGES:
            subject = trigger.person == "subject" and trigger.change == "start"
            open_ = [
                p for p in row.posts
                if (p.start < item.index or p.new) and p.holder is None and not (p.former or p.out or p.hitherto)
                and 1.5 < apart(row.items[p.start], item) <= 2.5
                and p.rel not in ("by", "with") and (p.new or not subject)
            ]  # fmt: skip
            roles = roles_of(row, open_[-1], open_[-1].org or self.context.main) if open_ else []
            if roles:
                features.add("r:open")
                return roles, open_[-1], open_[-1].org
        led = next((i for i in row.items if i.body and i.breaks == item.breaks), None)
        if led is not None and led.body and trigger.role is not None:
            features.add("r:body")
            return [(led.body, row.text.span(led.start, led.end))], None, None
        if trigger.role is not None and self.settings.order == "v2" and self.context.leaver is not None:
            last, gone = self.context.last_post, self.context.now - self.context.leaver[1]
            interim = any("interim" in i.cues for i in attribution.clause(row, item))
            if interim and last is not None and gone <= 2 and (roles := roles_of(None, last[0], last[1])):
                features.add("r:known")  # "führt interimistisch die Geschäfte": the post just left
                return roles, last[0], last[1]
        if trigger.role is not None:
            features.add("r:verb")
            unit = trigger.role == "ceo" and self.settings.articles and _of_unit(row, item)
            if unit:
                features.add("r:unit")
            return [("head" if unit else trigger.role, row.text.span(item.start, item.end))], None, None
        agent = trigger.person == "object" and "t:passive" not in features
        word = next((i for i in row.items if self._board(row, i, item, agent)), None)
        if trigger.change in ("start", "end", "succeed", "yield") and word is not None:
            sure = self.settings.order == "v2" and word.breaks == item.breaks and trigger.change == "end"
            features.add("r:clause" if sure else "r:board")  # "scheidet aus dem Vorstand aus" names the post
            return [("board_member", row.text.span(word.start, word.end))], board_post(word), None
        if trigger.otherwise is not None and not any(self.context.posts_of(p) for p in people):
            features.add("r:otherwise")
            return [(trigger.otherwise, row.text.span(item.start, item.end))], None, None
        if trigger.change == "succeed" and second:
            known = self._known_post(row, item, trigger, second[0], features, "end")
            known = known or self._told_after(row, item, second[0], features)
            if known is not None:
                return known
        group = (
            row.sentence.index - self.context.board_sentence <= 1
            and len(people) > 1
            and trigger.change in ("start", "end")
            and not trigger.noun
            and not any(self.context.posts_of(p) for p in people)
        )
        if group:  # nobody shares the chair with another
            features.add("r:board before")
            return [("board_member", row.text.span(item.start, item.end))], None, None
        known = self._known_post(row, item, trigger, person, features)
        if known is None and trigger.change == "yield" and second:
            for post in row.posts:  # "ha passato le consegne alla nipote, che diventa presidente"
                taker = _taken(row, item, post)
                if taker is not None and taker.change == "start" and post.start > item.index:
                    features.add("r:taken")
                    return roles_of(row, post, post.org), post, post.org
        fresh = row.sentence.index - self.context.board_sentence <= 1
        if (
            known is None
            and fresh
            and len(people) > 1
            and trigger.change in ("start", "end")
            and not trigger.noun
        ):
            features.add("r:board before")
            return [("board_member", row.text.span(item.start, item.end))], None, None
        return known

    def _pairs(self, row: Row, item: Item, trigger: Trigger) -> list[tuple[Post, Item]]:
        """Posts and people told in turn: "elects A chairman and B secretary", "nombra presidente a A y vocal a B"."""
        named = trigger.noun and self.settings.articles
        if trigger.change != "start" or not (named or trigger.person in ("object", "either")):
            return []
        posts: list[Post] = []
        people: list[Item] = []
        order = ""
        starts = {p.start: p for p in reversed(row.posts)}
        for other in row.items[item.index + 1 :]:
            if (
                self.settings.articles
                and other.kind == "stop"
                and row.text.words[other.start] in (":", "(", ")")
            ):
                continue  # "annonce deux nominations : Roe comme directeur", "Roe (président)"
            if other.kind == "trigger" and any(t.kind == "role" for t in other.triggers):
                break
            bracket = other.kind == "stop" and row.text.words[other.start] in "()"
            if bracket:
                continue
            if other.rel == "instead" or other.kind == "stop" or "relative" in other.cues:
                break
            post = starts.get(other.index)
            if post is not None and not (post.former or post.out) and post.holder_index < post.start:
                posts.append(post)
                order += "t"
            elif other.kind == "person" and _relation(row, other) in (
                None,
                "of" if named else "to",
                "object",
            ):
                people.append(other)
                order += "p"
        pairs = list(zip(posts, people, strict=False))
        turns = order in ("tp" * len(pairs), "pt" * len(pairs))
        own = all(post.holder in (None, who) for post, who in pairs)
        if trigger.modality == "possible" and any(
            row.items[p.start - 1].kind == "comma" for p in posts if p.start
        ):
            own = False  # "deux candidats : Roe, directeur des ventes, et Doe, directrice": what they are now
        return pairs if len(pairs) > 1 and turns and own else []

    def _from_to(self, row: Row, item: Item) -> None:
        """ "ascendió de gerente a director": the first post is left for the second."""
        behind = [p for p in row.posts if p.start > item.index][:2]
        if len(behind) < 2 or behind[0].start - item.index > 3:
            return
        if behind[0].rel == "of" and behind[1].rel == "to" and behind[0].holder is None:
            behind[0].rel = "from"

    def _further(self, row: Row, item: Item, chosen: Post) -> list[Post]:
        """Other posts that the same trigger takes: "to the vice presidency and to his seat as a director"."""
        found = []
        for post in row.posts:
            if post is chosen or post.holder is not None or post.former or post.new or post.out:
                continue
            if post.rel in ("by", "with", "instead", "for") or post.start < item.index:
                continue
            if post.rel == "from" and chosen.rel == "to":
                continue
            lo, hi = sorted((post, chosen), key=lambda p: p.start)
            between = row.items[min(lo.start, item.index + 1) : hi.start]
            if lo.start < item.index or any(
                i.kind in ("person", "stop") or i.triggers or i.cues & {"breaks", "relative", "former", "for"}
                for i in between
                if i.kind != "title"
            ):
                continue
            if post.rel in ("as", "of", "from", "to") or chosen.rel == "as":
                found.append(post)
        return found

    def _board(self, row: Row, word: Item, item: Item, agent: bool) -> bool:
        """Whether a trigger speaks of a seat on the board, not of what the board does ("the board elects Roe")."""
        if "board" not in word.cues or abs(word.index - item.index) > _BOARD_REACH:
            return False
        if word.rel in ("by", "with") or (
            self.settings.articles and word.index < item.index and not word.rel
        ):
            return False  # "révoqué par le conseil", "d'accord avec le conseil", "le conseil a mis fin à ses fonctions"
        if word.index < item.index and word.rel is None and word.breaks != item.breaks:
            return False  # "the board appointed Roe, who takes over in May"
        if word.index > item.index and word.breaks != item.breaks:
            after = row.items[item.index + 1 : word.index]
            verbs = any(t.change in _CHANGES for i in after for t in i.triggers if not t.noun)
            if verbs and any("relative" in i.cues for i in after):
                return False  # "reemplaza a Roe, que pasa al directorio"
        following = row.items[word.index + 1 : word.index + 3]
        if following and following[0].kind == "comma" and any("relative" in i.cues for i in following):
            return True  # "the board, which Roe and Doe have joined"
        if self.settings.articles and word.index < item.index and word.index >= 2 and word.rel == "of":
            return False  # "des sources proches du conseil disent qu'il quitterait ses fonctions"
        return not (agent and word.index < item.index and word.rel is None)

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
        if (
            trigger.change == "hold"
            and self._awaited(row, item)
            and (told := self.context.mentioned) is not None
        ):
            features.add("r:awaited")
            return roles_of(None, told[0], told[1]), told[0], told[1]
        named = any(
            "post" in i.cues and abs(i.index - item.index) <= 8 and not _of_other_verb(row, item, i)
            for i in row.items
        )
        if trigger.needs == "post" and not named:
            return None
        change = change or trigger.change
        if change in ("hold", "held") and (not named or "passive_aux" in item.cues):
            return None
        bare = named or trigger.needs == "none"  # "joined the firm in 2004" is no start in the post of today
        if person is not None and change in ("start", "succeed") and bare and self._long_ago(row, item):
            for post, org in self.context.posts_of(person, elsewhere=True):
                roles = roles_of(None, post, org) if not post.former else []
                if roles:
                    features.add("r:own")
                    return roles, post, org
        whose = self._whose_post(row, item) if trigger.change == "start" and named else None
        if whose is not None:
            features.add("r:known")
            return whose
        if change in ("end", "yield", "hold", "held") and person is not None:
            posts = self.context.posts_of(person)
            if self.settings.articles and row.items[0].cues & {
                "to",
                "at",
            }:  # "alla Acme il suo posto va a Roe"
                here = [i.entity for i in row.items[1:3] if i.kind == "org"]
                posts.sort(key=lambda p: p[1] not in here)
            for post, org in posts:
                if post.former and change == "end" and not self._long_ago(row, item):
                    continue
                roles = [r for r in roles_of(None, post, org) if r[0] != "founder"]
                if roles:
                    features.add("r:known")
                    return roles, post, org
        if trigger.change == "succeed" and change == "end":
            return None
        if trigger.change == "succeed" and self.settings.articles and "p:near" in features:
            begun = next(
                (d for d in reversed(self.drafts) if d.person is person and d.change == "start"), None
            )
            if begun is not None and begun.role is not None and begun.modality != "denied":
                features.add("r:known")  # "Roe est élu président ... Roe succède à Doe"
                return [(begun.role, begun.title or "")], None, begun.org
        if trigger.change in ("start", "succeed", "end", "yield") or named:
            last = self.context.vacant if trigger.change == "start" and not named else None
            last = last or self.context.last_post
            if last is not None and self.context.section not in (None, last[1]):
                last = None
            if change == "end" and named and person is not None and person is self.context.taker:
                last = None  # "ha accettato la guida di Beta e lascerà l'incarico": not the one just taken
            fresh = row.sentence.index - self.context.topic_sentence <= 1 and trigger.change == "start"
            if last is not None and (named or fresh or trigger.needs != "post"):
                roles = [r for r in roles_of(None, last[0], last[1]) if r[0] != "founder"]
                if roles:
                    own = self.settings.order == "v2" and self._just_begun(person, roles)
                    features.add("r:known" if own else "r:last")
                    return roles, last[0], last[1]
            known = self.context.last_roles
            if last is None and known is not None and trigger.change == "succeed":
                features.add("r:last")
                return known[0], None, known[1]
            told = self.context.mentioned
            if (
                last is None
                and told is not None
                and self.context.now - told[2] in (1, 2)
                and (trigger.change in ("start", "succeed", "end") or named)
                and (named or trigger.needs != "post")
                and (roles := roles_of(None, told[0], told[1]))
            ):
                features.add("r:mentioned")
                return roles, told[0], told[1]
        return None

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
            if not verbs & {"end", "held"} or verbs & {"start", "succeed"}:
                continue
            if post.start < relative.index or post.out or post.holder is not None:
                continue
            if not any(i.kind in ("person", "stop") for i in between) and (
                roles := roles_of(row, post, post.org or self.context.main)
            ):
                features.add("r:far")
                return roles, post, post.org
        return None

    @staticmethod
    def _same_post(row: Row, item: Item) -> Entity | None:
        """The organization where someone takes the post that he leaves elsewhere: "el mismo puesto en Acme"."""
        for k in range(item.index + 1, min(item.index + 6, len(row.items) - 2)):
            if "post" in row.items[k].cues:
                org = row.items[k + 2] if "determiner" in row.items[k + 1].cues else row.items[k + 1]
                return org.entity if org.kind == "org" and org.rel == "at" else None
            if row.items[k].kind in ("title", "person", "comma", "org"):
                return None
        return None

    def _outsider(self, person: Entity) -> bool:
        """Whether the text gives a person only posts that are none of ours: a minister, a coach."""
        return id(person) in self.context.outsiders and not self.context.posts_of(person)

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
        date = attribution.when(row, item, self.published, False)
        return date is not None and latest(date) < self.published - datetime.timedelta(days=_BACKGROUND)

    def _clause_cost(self, start: Item, item: Item) -> float:
        """What it costs that a title stands in another clause than the trigger."""
        if self.settings.order != "v2":
            return 0.35 * apart(start, item)
        distance = apart(start, item)
        return 1.3 * (distance if distance < _JOINT_PHRASE else max(1.0, distance))

    def _breaks(self, row: Row, item: Item, post: Post) -> float:
        return apart(row.items[post.start], item)

    def _copula(self, row: Row, item: Item, post: Post) -> bool:
        """Whether "is" or "was" links its subject to the post: nothing but small words stands between."""
        if self.settings.order == "v2":
            return post.rel is None and post.holder is None and row.items[post.start].breaks == item.breaks
        if post.start < item.index:  # "Its chief executive will be Thomas Vail"
            skipped = {"determiner", "kin", "honorific"} if self.settings.articles else set()
            led = [i for i in row.items[item.index + 1 : item.index + 4] if not i.cues & skipped]
            after = led[:2]
            reach = _COLON_REACH if row.items[item.index - 1].kind == "stop" else 3
            return (
                post.holder is None
                and item.index - post.end <= reach
                and any(i.kind == "person" for i in after)
            )
        for other in row.items[item.index + 1 : post.start]:
            small = (
                other.kind in ("org", "date")
                or bool(other.cues & {"since", "effective"})
                or (other.kind == "person" and other.index == item.index + 1)
                or (
                    other.kind in ("cue", "word", "date") and not other.cues & {"conjunction", "breaks", "by"}
                )
            )
            if not small:
                return False
        return post.start - item.index <= 7

    def _complement(self, row: Row, item: Item, post: Post) -> bool:
        """Whether a title is what a verb makes of someone: "è stata nominata presidente di Acme Anna Neri"."""
        if not self.settings.articles or post.start < item.index or post.holder is None:
            return False
        between = row.items[item.index + 1 : post.start]
        if post.rel == "to":  # "affidata a un amministratore unico, Anna Neri"
            offices = any(p.office and p.holder is None for p in row.posts if p is not post)
            return post.holder.index > post.start and not offices
        if item.index == 0 and "participle" in item.cues and len({p.start for p in row.posts}) == 1:
            between = [i for i in between if not (i.cues & {"at"} or i.kind == "org")]
            if row.text.norms[post.items[0].start].endswith("i") and len(between) == 1:
                return True  # "Nominati in Acme i consiglieri Roe e Doe"
        return post.holder.index > post.start and all(
            i.kind == "date"
            or "as" in i.cues
            or (i.kind == "cue" and not i.cues & {"determiner", "breaks", "relative"})
            for i in between
        )

    def _post_score(
        self, row: Row, item: Item, trigger: Trigger, post: Post, person: Entity | None, second: list[Entity]
    ) -> float:
        will_be = "planned" in item.cues and not self.settings.endings and trigger.person != "object"
        link = "passive_aux" in item.cues or will_be
        if (
            link
            and trigger.needs == "post"
            and ((post.office and post.rel not in ("to", "at")) or not self._copula(row, item, post))
        ):
            return -1.0
        holder = holder_of(post)
        start = row.items[post.start]
        right = post.start > item.index
        gap = post.start - item.index - 1 if right else item.index - post.end
        lo, hi = (item.index + 1, post.start) if right else (post.end, item.index)
        between = row.items[lo:hi]
        sov = self.settings.order == "sov"
        score = (1.2 if sov else 2.0) if right else (2.0 if sov else 1.2)
        if self.settings.order == "v2":
            score = 0.8 if right and row.text.norms[item.start] in ("zu", "te") else 1.8
        score -= (0.04 if post.office and not right else 0.07) * max(gap, 0)
        score -= self._clause_cost(start, item)
        score -= 0.5 * sum(1 for i in between if _rival(i))
        if (
            trigger.change == "succeed"
            and right
            and any(t.participle and t.change == "start" for i in between for t in i.triggers)
        ):
            score -= 1.2  # "remplacera Roe, appelé à la direction de Beta"
        taker = _taken(row, item, post)
        if taker is not None and trigger.change in ("end", "yield") and taker.imperfect:
            score += 0.7  # "the resignation of Roe, who was treasurer" is one from that post
        elif taker is not None:
            behind = trigger.change == "succeed" and self.settings.articles and taker.change == "start"
            score -= 1.6 if behind else 0.8  # "prend la place de Roe, nommée à la tête du groupe"
        if any(row.text.words[i.start] == ";" for i in between):
            score -= 0.8
        if holder is None and not right and trigger.change == "succeed" and self._aside(row, item, post):
            score -= 1.2  # "la journaliste, rédactrice d'Acme, succède à Roe": what she is
        verb = row.items[post.end] if self.settings.articles and post.end < len(row.items) else None
        other = verb is not None and any(t.change in ("start", "yield") and not t.noun for t in verb.triggers)
        if other and right and holder is None and any("breaks" in i.cues for i in between):
            score -= 0.8  # "diventa presidente, mentre la poltrona di ceo passa a Roe"
        if right and holder is None and any("relative" in i.cues for i in between):
            score -= 0.6  # "he is succeeded by Roe, who is a director of Acme"
        if post.rel in ("by", "with") and holder is None and post.rel != trigger.other:
            return -1.0
        if not right and holder is None and not post.office and several(row, post.start - 1):
            return -1.0  # "presionado por los socios, Roe ..."
        if holder is not None and trigger.change == "succeed" and holder in second:
            score += 0.6
        elif holder is not None:
            if holder is not person:
                return -1.0
            conferred = self._complement(row, item, post)
            if (
                trigger.change in ("start", "succeed")
                and not post.new
                and post.start < post.holder_index
                and not conferred
            ):
                return -1.0  # "they appoint the treasurer, Roe": what Roe is already
            if not conferred:
                score += -0.1 if trigger.change in ("end", "yield") else -1.6
            if post.new and trigger.change in ("start", "succeed"):
                score += 1.4
        if all(t.roles == ["founder"] for t in post.titles):
            return -1.0  # nobody takes or leaves that
        if post.former:
            score -= 2.0 if trigger.change in ("start", "succeed") else 1.0
        if post.hitherto and trigger.change in ("start", "succeed"):
            return -1.0
        members = not right and holder is None and all(t.roles == ["board_member"] for t in post.titles)
        if members and trigger.person == "object" and not self._passive(row, item):
            score -= 1.0  # "the directors appointed"
        if post.rel in ("as", "to") and trigger.change in ("start", "hold", "held", "succeed"):
            score += 0.5
        if post.rel == "of" and any("post" in i.cues for i in row.items[max(0, post.start - 2) : post.start]):
            score += 0.6
        if post.rel in ("as", "from", "of") and trigger.change in ("end", "yield"):
            score += 0.4
        if post.rel == "of" and not right and holder is None and not post.office and trigger.change == "end":
            own = person is not None and any(
                p.start < post.start and holder_of(p) is person for p in row.posts
            )
            score -= 0.9 if own else 0.0  # "the treasurer, Roe, who is close to the chairman, quits"
        if (post.rel in ("by", "with", "instead") and post.rel != trigger.other) or (
            post.rel == "from" and trigger.change == "start"
        ):
            score -= 0.9
        return score

    # organizations

    def _org(
        self,
        row: Row,
        item: Item,
        trigger: Trigger,
        post: tuple[list[tuple[Role, str]], Post | None, Entity | None] | None,
        people: list[Entity],
        features: set[str],
    ) -> Entity | None:
        if post is not None and post[2] is not None:
            features.add("o:post")
            return self._its(row, post[1]) or post[2]
        org, how = organizations.choose(
            row, item, trigger, post[1] if post is not None else None, people, self.context
        )
        if how:
            features.add(how)
        return org

    def _its(self, row: Row, post: Post | None) -> Entity | None:
        """ "Its director" in a sentence that names no organization before: that of the change told last."""
        if post is None or post.org_how != "its" or post not in row.posts:
            return None
        if any(i.kind == "org" or "company" in i.cues for i in row.items[: post.start]):
            return None
        near = self.context.topic_paragraph == row.sentence.paragraph
        return self.context.topic if near and row.sentence.index - self.context.topic_sentence <= 2 else None

    # drafts

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
        mode = attribution.modality(row, item, date, self.published)
        if trigger.modality and not (mode == "denied" and trigger.modality == "planned"):
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
            mode = _governed(row, item)
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
        rumour = any("possible" in i.cues for i in attribution.clause(row, item))
        if trigger.change == "hold" and mode == "possible" and item.breaks != 0 and not rumour:
            mode = "actual"  # "Roe, who chairs the board, might retire"
        if trigger.change == "hold" and mode == "planned":
            mode = "actual"  # "restera président": what goes on is held now
        taken = self._taken(row, item, trigger, people)
        if taken is not None:
            trigger, mode, date = msgspec.structs.replace(trigger, change="end"), taken.modality, taken.when
        if trigger.change == "hold" and source is not None and source.leaving:
            trigger = msgspec.structs.replace(trigger, change="end")
            mode = "planned" if mode == "actual" else mode
            date = attribution.when(row, item, self.published, True, "end")
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
        if source is None and "r:verb" in features and first in ("start", "end"):
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
            if first in ("start", "end") and not trigger.imperfect:
                self.context.last_post = (source, org)
            # Whoever takes the post in the news does not leave it in the next sentence.
            fresh = not self._long_ago(row, item)
            for person, what in [(p, first) for p in people] + [(p, other) for p in second]:
                if not (what == "start" and fresh):
                    self.context.note_post(person, source, org)
                elif mode != "possible":
                    self.context.successors.append((person, source, org))

    def _taken(self, row: Row, item: Item, trigger: Trigger, people: list[Entity]) -> Draft | None:
        """What a person takes who "led the division until now": telling it so ends the old post."""
        if trigger.change not in ("hold", "held"):
            return None
        if not any("hitherto" in i.cues for i in attribution.clause(row, item)):
            return None
        return next(
            (
                d
                for d in reversed(self.drafts)
                if d.sentence == row.sentence.index and d.change == "start" and d.person in people
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
        own = found is not None and apart(found, item) < _JOINT_PHRASE
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
        if change == "start" and source is None:
            for post in row.posts:  # "siedono nel consiglio Roe (presidente) e Doe"
                opens = row.text.words[row.items[post.start - 1].start] == "(" if post.start else False
                if opens and holder_of(post) is person and "supervisor" not in {r for r, _ in roles}:
                    return [(role, title, post, org) for role, title in roles_of(row, post, org)]
        return [(role, title, source, org) for role, title in roles]

    def _series(
        self,
        row: Row,
        item: Item,
        trigger: Trigger,
        change: str,
        people: list[Entity],
        post: Post,
        org: Entity | None,
        mode: Modality,
        date: str | None,
        features: set[str],
    ) -> None:
        """What the same trigger says of further posts and people."""
        for further, day in series.joined(row, post):
            own = day.date.resolve(self.published, None) if day is not None and day.date is not None else date
            for role, title in roles_of(row, further, further.org or org):
                for person in people:
                    self._add(
                        row, item, trigger, change, person, role, title, further.org or org, mode, own, further,
                        features | {"series"},
                    )  # fmt: skip
        gapped = trigger.person == "object" or (self.settings.articles and trigger.change == "start")
        if gapped and change == "start" and post.start > item.index:
            for named, further in series.pairs(row, post):
                if named.entity is None or named.entity in people:
                    continue
                for role, title in roles_of(row, further, further.org or org):
                    self._add(
                        row, item, trigger, change, named.entity, role, title, further.org or org, mode, date, further,
                        features | {"series"},
                    )  # fmt: skip

        named = "passive_aux" in item.cues and change == "start" and post.end == item.index
        if (trigger.person == "object" or named) and change in ("start", "end") and self.settings.articles:
            last = max((i.index for i in row.items if i.kind == "person" and i.entity in people), default=0)
            for further in series.titled(row, max(last, item.index) + 1):
                one = holder_of(further)
                if one is None or one in people:
                    continue
                for role, title in roles_of(row, further, further.org or org):
                    self._add(
                        row, item, trigger, change, one, role, title, further.org or org, mode, date, further,
                        features | {"series"},
                    )  # fmt: skip

    def _future(self, row: Row, item: Item) -> bool | None:
        if "present" in item.cues and any(t.change in _CHANGES for t in item.triggers):
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

    def _unpast(self, row: Row, item: Item) -> bool:
        """Whether a verb's form may be the present's."""
        past = self.settings.past_forms
        verb = item.kind == "trigger" and not any(t.noun for t in item.triggers)
        return bool(past) and verb and not row.text.norms[item.start].endswith(tuple(past))

    def _add(
        self,
        row: Row,
        item: Item,
        trigger: Trigger,
        change: str,
        person: Entity,
        role: Role,
        title: str,
        org: Entity | None,
        mode: Modality,
        date: str | None,
        post: Post | None,
        features: set[str],
    ) -> None:
        if change == "end" and role == "founder":
            return  # founders are so for ever
        draft = Draft("role", change, row.sentence.index, *span(row, item, person, post))
        draft.present = change == "end" and self._unpast(row, item)
        draft.person, draft.role, draft.title, draft.org = person, role, title, org
        draft.modality, draft.when = mode, date
        own = post.interim if post is not None and post in row.posts else False
        elsewhere = any(p.interim and p is not post for p in row.posts)
        draft.interim = (
            trigger.interim
            or own
            or (
                change in ("start", "hold")
                and not elsewhere
                and any("interim" in i.cues for i in attribution.clause(row, item))
            )
        )
        if change == "end":
            said = attribution.reason(row, item)
            draft.reason = said if trigger.reason is None or said in _FINER_REASONS else trigger.reason
        draft.headline = row.sentence.headline
        draft.features = set(features)
        self.drafts.append(draft)

    def _replaced(
        self,
        row: Row,
        item: Item,
        trigger: Trigger,
        people: list[Entity],
        second: list[Entity],
        roles: list[tuple[Role, str]],
        org: Entity | None,
        mode: Modality,
        date: str | None,
        post: Post | None,
        features: set[str],
    ) -> None:
        """ "in place of Roe": Roe leaves the post that the other takes."""
        for other in row.items:
            instead = other.rel == "instead" or (
                other.rel == "for" and self.settings.order == "v2" and trigger.person == "subject"
            )
            if other.kind != "person" or not instead or other.entity is None:
                continue
            if other.entity in people or other.entity in second:
                continue
            for role, title in roles:
                self._add(
                    row,
                    item,
                    trigger,
                    "end",
                    other.entity,
                    role,
                    title,
                    org,
                    mode,
                    date,
                    post,
                    features | {"instead"},
                )

    def _promoted(
        self,
        row: Row,
        item: Item,
        trigger: Trigger,
        person: Entity,
        roles: list[tuple[Role, str]],
        org: Entity | None,
        mode: Modality,
        date: str | None,
        features: set[str],
    ) -> None:
        """Taking a higher post of the same organization gives up the lower one named beside the person.

        "Moving up from deputy chairman" says so in words.
        """
        interim = bool(roles) and self.drafts[-1].interim
        if mode in ("possible", "denied") or (interim and not any(p.hitherto for p in row.posts)):
            return
        for post in row.posts:
            if (
                post.rel == "from"
                and post.holder is None
                and not post.out
                and abs(post.start - item.index) <= 8
            ):
                for role, title in roles_of(row, post, post.org or org):
                    self._add(
                        row, item, trigger, "end", person, role, title, post.org or org, mode, date, post,
                        features | {"promoted", "from"},
                    )  # fmt: skip
                    self.drafts[-1].reason = None
                    self.drafts[-1].interim = False
        taken = max((RANK.get(role, 0) for role, _ in roles), default=0)
        for post in row.posts:
            if holder_of(post) is not person or post.former or post.new or post.out:
                continue
            if post.org is not None and post.org is not org:
                continue
            for role, title in roles_of(row, post, org):
                lower = post.hitherto or (not interim and 0 < RANK.get(role, 0) < taken)
                if lower and role not in {r for r, _ in roles}:
                    self._add(
                        row,
                        item,
                        trigger,
                        "end",
                        person,
                        role,
                        title,
                        org,
                        mode,
                        date,
                        post,
                        features | {"promoted"},
                    )
                    self.drafts[-1].reason = None
                    self.drafts[-1].interim = False


def _taken(row: Row, item: Item, post: Post) -> Trigger | None:
    """The other verb right behind which a post without a holder stands, and which takes it: "who was treasurer"."""
    if post.holder is not None:
        return None
    small = False
    for other in reversed(row.items[max(0, post.start - 6) : post.start]):
        if other is item:
            return None
        verbs = [t for t in other.triggers if t.kind == "role" and not t.noun]
        if other.kind == "trigger" and verbs:
            return verbs[0] if not small or verbs[0].change == "hold" else None
        small = small or "as" in other.cues
        if other.kind != "cue" or (other.cues & {"conjunction", "breaks", "relative"} and not small):
            return None
    return None


def _bracket(row: Row, k: int, step: int) -> int | None:
    """The other end of the short brackets that stand at an item."""
    one, other = ("(", ")") if step > 0 else (")", "(")
    if row.items[k].kind != "stop" or row.text.words[row.items[k].start] != one:
        return None
    reach = range(k + step, k + step * 7, step)
    return next(
        (i for i in reach if 0 <= i < len(row.items) and row.text.words[row.items[i].start] == other), None
    )


def _antecedent(row: Row, person: Item, item: Item) -> bool:
    """Whether a verb's relative clause begins right behind a person: "replaces Roe, who leaves"."""
    between = row.items[person.index + 1 : item.index]
    return any("relative" in i.cues for i in between[:2]) and not any(
        i.kind in ("person", "stop") or "conjunction" in i.cues for i in between
    )


def _active(row: Row, item: Item) -> bool:
    """Whether a participle has an auxiliary of the active before it, and adverbs between: "a d'ores et déjà nommé"."""
    for other in reversed(row.items[max(0, item.index - _ACTIVE_REACH) : item.index]):
        if other.cues & {"active_aux", "passive_aux"}:
            return "passive_aux" not in other.cues
        if other.kind in ("person", "comma", "stop", "trigger", "title") or "breaks" in other.cues:
            return False
    return False


def _of_like(row: Row, person: Item) -> list[Entity]:
    """Who else is named in the same words: "two names are heard: that of Roe, and that of Doe"."""
    norms = row.text.norms
    if person.rel != "of" or person.index < 2 or row.items[person.index - 2].kind != "word":
        return []
    word = norms[row.items[person.index - 2].start]
    return [
        i.entity
        for i in row.items[person.index + 1 :]
        if i.kind == "person" and i.entity is not None and i.rel == "of"
        and row.items[i.index - 2].kind == "word" and norms[row.items[i.index - 2].start] == word
    ]  # fmt: skip


def _of_body(row: Row, item: Item, trigger: Trigger) -> bool:
    """Whether a clause explains the board or firm right before it: "le conseil, que préside Roe"."""
    before = row.items[max(0, item.index - 2) : item.index]
    return trigger.person == "object" and any(i.cues & {"board", "company"} for i in before)


def _past_trigger(row: Row, item: Item, post: Post) -> bool:
    """Whether another verb or noun of change stands between a trigger and the post behind it."""
    return any(t.kind == "role" for i in row.items[item.index + 1 : post.start] for t in i.triggers)


def _genitive(row: Row, post: Post) -> bool:
    """Whether a title before a name stands in the genitive: "des Vorstandschefs Roe", "von Acme-Chefin Roe"."""
    before = row.items[post.start - 1] if post.start else None
    return post.rel == "of" or (before is not None and before.kind == "org" and before.rel == "of")


def _has_subject(row: Row, item: Item) -> bool:
    """Whether a noun that is no person stands before the verb of a clause, without preposition: its subject."""
    for k in range(item.index - 1, -1, -1):
        other = row.items[k]
        if other.breaks != item.breaks:
            return False
        nominal = other.kind == "org" or other.cues & {"company", "board"}
        if other.kind == "cue" and "post" in other.cues and k == 0 and item.index == 1:
            return True  # "la poltrona va a Roe"
        article = k and other.kind == "word" and "determiner" in row.items[k - 1].cues
        if nominal and other.rel is None:
            return True
        if article and not (
            k > 1 and row.items[k - 2].cues & {"of", "at", "to", "from", "by", "with", "for", "as"}
        ):
            return not row.items[k - 1].cues & {"of", "at", "to"}
    return False


def _relation(row: Row, person: Item) -> str | None:
    """How a person is marked: by a preposition of its own, or of the title in apposition ("al gerente, X")."""
    if person.rel is not None:
        return person.rel
    for post in row.posts:
        if post.holder is person and post.start < person.index:
            return "after" if post.rel is None and _named_after(row, post.start) else post.rel
    return "after" if _named_after(row, person.index) else _of_apposition(row, person)


def _named_after(row: Row, start: int) -> bool:
    """Whether a phrase opens the sentence with whom something comes behind: "dopo il direttore Roe lascia Doe"."""
    k = start - 1
    while k > 0 and "determiner" in row.items[k].cues:
        k -= 1
    return k == 0 and start <= 2 and {"after", "breaks"} <= row.items[0].cues


def _noun_before_name(row: Row, item: Item) -> bool:
    """Whether an unknown noun or its article stands before a person whom it explains: "l'albergatore Doe"."""
    following = row.items[item.index + 1 : item.index + 4]
    if following and following[0].cues & {"former", "current"} and "determiner" in item.cues:
        following = following[1:]  # "l'ancien skieur Doe"
    following = following[:2]
    if item.kind == "word" and row.text.words[item.start].islower():
        return bool(following) and following[0].kind == "person"
    if item.cues & {"former", "current"} and item.index and "determiner" in row.items[item.index - 1].cues:
        return len(following) > 1 and following[0].kind == "word" and following[1].kind == "person"
    return (
        "determiner" in item.cues
        and not item.cues & {"of", "to", "from", "at"}
        and len(following) == 2
        and following[0].kind == "word"
        and following[1].kind == "person"
    )


def _of_apposition(row: Row, person: Item) -> str | None:
    """The relation of the noun that a name explains: "a un manager esterno, Carlo Neri"."""
    if person.index < 3 or row.items[person.index - 1].kind != "comma":
        return None
    for before in reversed(row.items[max(0, person.index - 6) : person.index - 1]):
        if before.kind not in ("word", "cue") or before.cues & {"conjunction", "breaks", "relative"}:
            return None
        if "to" in before.cues:
            return "to"
    return None


def quotations(row: Row) -> list[bool]:
    """For each item whether it stands within a direct quotation of the sentence, with a verb of its own.

    A quotation of a few words ("with immediate effect") is the writer's own sentence; a longer one speaks for
    itself, of the speaker's world, and reports no change in the third person.
    """
    inside, closing, flags = False, "", []
    for item in row.items:
        word = row.text.words[item.start]
        reversed_ = word == "»" and any(row.text.words[i.start] == "«" for i in row.items[item.index :])
        if not inside and (word in _OPENING or reversed_):
            inside, closing = True, _CLOSING.get(word, "”»」』")
        elif inside and word in closing:
            inside = False
        flags.append(inside)
    start = 0
    while start < len(flags):
        if not flags[start]:
            start += 1
            continue
        end = start
        while end < len(flags) and flags[end]:
            end += 1
        people = any(i.kind == "person" for i in row.items[start:end])
        first = (
            row.text.words[row.items[start].start + 1]
            if row.items[start].start + 1 < len(row.text.words)
            else ""
        )
        told = start > 0 and row.items[start - 1].kind == "person" and first[:1].islower()
        if end - start < _LONG_QUOTE or people or told:  # "dijo que Roe «deja la empresa ...»"
            flags[start:end] = [False] * (end - start)
        start = end
    return flags


def _inverted(row: Row, item: Item) -> bool:
    """Whether no person stands before a verb in its sentence part: its subject may follow."""
    for other in reversed(row.items[: item.index]):
        if other.kind == "stop":
            break
        if other.kind == "person" or (other.cues & {"pronoun"} and "relative" not in other.cues):
            return False
    return not _has_subject(row, item)


def _governed(row: Row, item: Item) -> Modality:
    """The modality of an infinitive: that of the verb before it ("tiendrait la corde pour lui succéder")."""
    for other in reversed(row.items[max(0, item.index - _GOVERNED) : item.index]):
        for trigger in other.triggers:
            if trigger.kind == "role" and (trigger.modality or trigger.hearsay):
                return trigger.modality or "possible"
        if "recent" in other.cues:
            return "actual"
        if other.cues & {"possible", "planned"}:
            return "possible" if "possible" in other.cues else "planned"
    return "actual"


def _of_unit(row: Row, item: Item) -> bool:
    """Whether a verb goes on with the plain noun of a unit: "dirige l'usine de Quimperlé", not "dirige Acme"."""
    for other in row.items[item.index + 1 : item.index + 6]:
        if other.kind == "word" and row.text.words[other.start][0].isalpha():
            return True
        if any(t.kind == "affiliation" and t.relation == "unit" for t in other.triggers):
            return True
        if not (other.kind == "date" or other.cues & {"determiner", "since", "current", "skip", "hitherto"}):
            return False
    return False


def _relative(items: list[Item]) -> bool:
    return any("relative" in i.cues for i in items)


def verb_post(item: Item, role: Role) -> Post:
    """The post that a verb names by itself, as if a title had named it."""
    named = Item("title", item.start, item.end)
    named.index = item.index
    named.title = Title(forms=[], roles=[role], office=True)
    return Post([named])


def _rival(item: Item) -> bool:
    """Whether a trigger in between is another verb, and not only the auxiliary of the one that is read."""
    own = any(t.kind == "role" for t in item.triggers)
    return item.kind == "trigger" and own and "passive_aux" not in item.cues


def roles_of(row: Row | None, post: Post, org: Entity | None) -> list[tuple[Role, str]]:
    """The roles of a post, each with its title as written, as the class of the organization has them."""
    found: list[tuple[Role, str]] = []
    for item in post.items:
        title = item.title
        if title is None or title.out:
            continue
        roles = title.roles
        if title.with_unit and row is not None and unit_follows(row, item):
            roles = title.with_unit
        elif org is not None and org.class_ in title.by_class:
            roles = title.by_class[org.class_]
        surface = row.text.span(item.start, item.end) if row is not None else ""
        for role in roles:
            if role not in {r for r, _ in found}:
                found.append((role, surface))
    return found


def _person_next(row: Row, item: Item) -> bool:
    """Whether a person follows, with the title that he has: "el cese de Roe y de la gerente, Doe"."""
    for other in row.items[item.index + 1 : item.index + 5]:
        if other.kind == "person":
            return True
        if not (other.kind in ("title", "comma") or other.cues & {"determiner", "honorific"}):
            return False
    return False


def _of_other_verb(row: Row, item: Item, word: Item) -> bool:
    """Whether a word for a post belongs to another clause's verb: "left Acme in May, where he held the same post"."""
    if word.index < item.index or word.breaks == item.breaks:
        return False
    between = row.items[item.index + 1 : word.index]
    return any(
        i.breaks == word.breaks and any(t.change in ("held", "hold") for t in i.triggers) for i in between
    )


def _at(
    row: Row, found: tuple[list[tuple[Role, str]], Post | None, Entity | None] | None, org: Entity | None
) -> tuple[list[tuple[Role, str]], Post | None, Entity | None] | None:
    """The post with the roles that its titles have at the organization that was chosen for it."""
    if found is None or found[2] is org:
        return found
    roles, post, before = found
    if post is None:
        return found
    here = roles_of(row if post in row.posts else None, post, org)
    count = len({role for title in post.titles for role in title.roles})
    return here + [r for r in roles[count:] if r not in here], post, before


def unit_follows(row: Row, item: Item) -> bool:
    """Whether a title goes on with "of" and the name of a unit: "director of enforcement"."""
    near = row.items[item.index + 1 : item.index + 4]
    if len(near) > 1 and near[0].cues >= {"of", "determiner"}:  # "Leitung des Vertriebs"
        unit = near[1]
        office = unit.title is not None and unit.title.office and unit.title.roles == ["head"]
        return office and not (len(near) > 2 and near[2].kind == "org")
    following = [i for i in near if "determiner" not in i.cues]
    return len(following) > 1 and "of" in following[0].cues and following[1].kind == "word"


def span(row: Row, item: Item, person: Entity | None, post: Post | None) -> tuple[int, int]:
    """The tokens that carry a claim: from the first to the last of trigger, person and post in the sentence."""
    starts, ends = [item.start], [item.end if item.tail < 0 else max(item.end, item.tail + 1)]
    nearest: Item | None = None
    for other in row.items:
        if (
            other.kind == "person"
            and other.entity is person
            and (nearest is None or abs(other.index - item.index) < abs(nearest.index - item.index))
        ):
            nearest = other
    if nearest is not None:
        starts.append(nearest.start)
        ends.append(nearest.end)
    if post is not None and post in row.posts:
        starts.append(post.items[0].start)
        ends.append(post.items[-1].end)
    return min(starts), max(ends)
