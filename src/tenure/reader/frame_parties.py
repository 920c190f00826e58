"""Who else takes part in a change: predecessors and successors, owners, the absent, things that are no people."""

from typing import Final

from . import attribution
from .entity import Entity
from .frame_coordination import coordinated
from .frame_forms import is_passive
from .frame_people import FramePeople
from .frame_subjects import has_subject
from .frame_words import in_genitive, relation_of, roles_of
from .items import PHRASE, Item, Row, apart
from .pack_schema import Trigger
from .post_holders import several

CHANGES: Final = frozenset({"start", "end", "succeed", "yield"})

_SERVICE: Final = frozenset(
    "service employ employment payroll staff ranks boardroom business trade post".split()
)
"""What else is left by who leaves an organization (English)."""
_OBJECT_REACH: Final = 4
"""How many items behind a verb the new post stands that it fills: "has found its next chief executive" (English)."""


class FrameParties(FramePeople):
    """The other parties of a change."""

    def _second_verb(
        self, row: Row, item: Item, trigger: Trigger, people: list[Entity], second: list[Entity]
    ) -> tuple[list[Entity], list[Entity]]:
        """Who takes over from whom where word order is free: by case and passive, else the first named does."""
        clause = [i for i in row.items if i.breaks == item.breaks]
        passive = any("become" in i.cues and i.index <= item.index + 1 for i in clause)
        passive = passive and row.text.norms[item.start].endswith(("t", "d"))
        if passive and trigger.change == "succeed":
            agents = [i for i in clause if i.kind == "person" and i.rel in ("by", "of", "from")]
            if not agents:
                return [], people or second
            new = coordinated(self.context, row, agents[0])
            return new, [p for p in people + second if p not in new]
        if people and not second and trigger.change == "succeed" and not passive and not trigger.both:
            one = next((i for i in clause if i.kind == "person" and i.entity is people[0]), None)
            goes_on = round(item.breaks % 1, 1) == PHRASE and one is not None and one.index > item.index
            head = next(
                (
                    i
                    for i in row.items[: item.index]
                    if i.kind == "person" or "he" in i.cues or "she" in i.cues
                ),
                None,
            )
            if goes_on and head is not None and head.rel is None:
                taker = head.entity if head.kind == "person" else self._pronoun(row, head, people)
                if taker is not None and taker not in people:
                    return [taker], people  # "er tritt sein Amt im Juli an und löst Roe ab"
            if one is not None and one.index > item.index and self._titled_subject(row, item):
                last = self.context.last_person
                near = row.sentence.index - self.context.person_sentence <= 1
                return ([last] if last is not None and near and last not in people else []), people
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

    @staticmethod
    def _titled_subject(row: Row, item: Item) -> bool:
        """Whether a title without a name is the subject before a verb: "der heutige Chef von Acme beerbt Roe"."""
        for post in row.posts:
            lead = post.start - 1
            while lead >= 0 and row.items[lead].cues & {"current", "former", "skip", "new"}:
                if "determiner" in row.items[lead].cues:
                    break
                lead -= 1
            article = lead >= 0 and row.text.norms[row.items[lead].start] in ("der", "die")
            fits = post.holder is None and post.rel is None and post.start < item.index and not post.office
            if article and fits and row.items[post.start].breaks == item.breaks:
                return True
        return False

    def _part(self, row: Row, item: Item, trigger: Trigger, features: set[str]) -> None:
        """Remembers a post that somebody leaves, or takes, whom only the next sentence names."""
        if any(i.kind == "person" for i in row.items):
            return
        for post in row.posts:
            fits = post.new if trigger.change == "start" else not post.new
            behind = post.start > item.index or self.settings.order == "v2"  # "hat ihren Chef gefeuert"
            behind = behind or (
                trigger.change == "end" and self.settings.auxiliaries and trigger.person == "subject"
            )
            if trigger.change == "start" and self.settings.auxiliaries:
                behind = 0 < post.start - item.index <= _OBJECT_REACH
            open_ = post.holder is None and fits and not (post.former or post.out) and behind
            if open_ and apart(row.items[post.start], item) == 0 and roles_of(row, post, post.org):
                self.parting = row, item, trigger, features, post
                return

    def _thing(self, row: Row, item: Item) -> bool:
        """Whether a definite noun that names nobody follows a verb: "prend la succession de l'acier"."""
        if not self.settings.articles:
            return False
        if self.settings.auxiliaries and any(t.transitive for t in item.triggers):
            return self._object_noun(row, item)
        after = row.items[item.index + 1 : item.index + (4 if item.triggers[0].transitive else 6)]
        if any(i.kind in ("person", "title") or i.cues & {"kin", "pronoun", "honorific"} for i in after):
            return False
        small = {"determiner", "former", "new", "skip"}
        k = next((n for n, i in enumerate(after) if i.kind != "cue" or not i.cues & small), len(after))
        if k == len(after):
            return False
        definite = k > 0 or row.text.norms[item.end - 1] in ("l'", "du", "au", "aux", "des")
        return after[k].kind == "org" or (definite and after[k].kind == "word")

    def _object_noun(self, row: Row, item: Item) -> bool:
        """Whether a noun that is no post, board or firm is what someone leaves: "left the meeting" (English)."""
        words: list[str] = []
        definite = False
        for other in row.items[item.index + 1 : item.index + 7]:
            if other.kind == "word" and row.text.norms[other.start].isalpha():
                words.append(row.text.norms[other.start])
            elif not words and (other.kind == "number" or other.cues & {"determiner", "its", "possessive"}):
                definite = True
            elif other.kind in ("title", "person", "org") or other.cues & {"post", "board", "company"}:
                return False
            else:
                named = row.items[other.index + 1 : other.index + 2]
                if other.kind == "comma" and named and named[0].kind == "person":
                    return False  # "replaces her boss, Roe"
                break
        left = self.words.firms | self.context.names.offices | _SERVICE
        return definite and bool(words) and words[-1] not in left

    def _given(self, row: Row, item: Item) -> bool:
        """Whether a post is given by who is no holder of it: "le conseil a confié la direction à Roe"."""
        if not self.settings.articles:
            return False
        if is_passive(self.context, row, item):
            return True
        first = next(
            (i for i in row.items if i.kind in ("person", "org") or i.cues & {"board", "company"}), None
        )
        return first is not None and first.index < item.index and "board" in first.cues and first.rel is None

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
                or relation_of(row, other) == "of"
                or (self.settings.articles and other.rel == "for" and 0 < other.index - item.index <= 4)
                or (titled is not None and in_genitive(row, titled))
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
            return coordinated(self.context, row, best[1])
        one = self._pronoun(row, best[1])
        return [one] if one is not None else []

    def _successor(self, row: Row, item: Item, before: list[Entity]) -> list[Entity]:
        """Who a noun such as "successor" names: the person beside it, or the one that a verb makes it."""
        for other in row.items[item.index + 1 : item.index + 4]:
            if other.kind == "person" and other.rel is None and other.entity not in before:
                return coordinated(self.context, row, other)
            if not other.cues & {"honorific", "new", "skip"}:
                break
        clause = attribution.clause(row, item)
        verbs = any(i.cues & {"passive_aux", "planned", "possible"} for i in clause) or any(
            t.change in CHANGES and not t.noun for i in clause for t in i.triggers
        )
        people = [
            i
            for i in clause
            if i.kind == "person" and i.entity not in before and i.rel in (None, "object", "to", "with")
        ]
        if not verbs or not people:
            return []
        return coordinated(self.context, row, min(people, key=lambda i: abs(i.index - item.index)))

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
        if place == "to" or (place == "object" and not is_passive(self.context, row, item)):
            return []
        if not self.settings.pro_drop or has_subject(row, item):
            return []
        lead = row.items[max(0, item.index - 2) : item.index]
        titled = len(lead) == 2 and lead[0].kind == "title" and "relative" in lead[1].cues
        if titled and several(row, lead[0].index - 1):
            return []  # "los consejeros que dejaron el cargo"
        bare = len(lead) == 2 and lead[1].kind == "title" and lead[1].rel is None and lead[1].entity is None
        if bare and lead[0].kind == "number":
            return []  # "43 socios dieron un portazo"
        if "skip" in item.cues and item.index and row.items[item.index - 1].kind == "title":
            return []  # "al consigliere uscente subentra Roe"
        earlier = [i for i in row.items[: item.index] if i.kind == "person" and i.entity is not None]
        if all(i.rel == "instead" for i in earlier):
            earlier = []  # "llegó a presidente tras la marcha de Roe y se retiró en 1999"
        if earlier:  # the subject of the sentence goes on in its later clauses
            topic = next((i.entity for i in earlier if relation_of(row, i) is None), None)
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

    def _outsider(self, person: Entity) -> bool:
        """Whether the text gives a person only posts that are none of ours: a minister, a coach."""
        return id(person) in self.context.outsiders and not self.context.posts_of(person)
