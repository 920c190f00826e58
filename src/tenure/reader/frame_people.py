"""Which people a trigger concerns: who acts, whom it names, whose post it is."""

import datetime
from functools import cache
from typing import Final, NamedTuple

from .context import Context
from .draft import Draft
from .entity import Entity
from .frame_coordination import coordinated, enumerated, first_listed
from .frame_scores import fronted, person_score
from .frame_subjects import firm_subject, noun_subject
from .frame_words import antecedent, of_like, relation_of
from .items import Item, Post, Row
from .lexicon import Lexicon
from .pack import expand
from .pack_schema import Trigger

_PERSON_FLOOR: Final = 0.55
_WHOM: Final = 3.0
"""The score of who stands before "whom" and a verb."""
_PLURAL: Final = frozenset({"are", "were", "be"})
"""Forms of "be" behind which the subjects of a verb that stands first are listed (English)."""


class _Words(NamedTuple):
    """Small words of a language that frames ask for by themselves."""

    whose: frozenset[str]
    firms: frozenset[str]
    """the nouns that stand for organizations: company, lender, unit"""
    to: frozenset[str]


@cache
def _words(lexicon: Lexicon) -> _Words:
    cues = lexicon.pack.cues
    relative = (f for w in cues.relative for f in expand(w))
    return _Words(
        frozenset(f for f in relative if f[:3] in ("cuy", "cuj", "cui")),
        frozenset(one.split()[-1] for w in cues.company + cues.child for one in expand(w)),
        frozenset(f for w in cues.to for f in expand(w)),
    )


class FramePeople:
    """The people around a trigger, scored."""

    def __init__(self, context: Context, published: datetime.date | None) -> None:
        self.context = context
        self.published = published
        self.settings = context.settings
        self.drafts: list[Draft] = []
        self.words = _words(context.lexicon)
        self.paragraph, self.open_quote = -1, False
        """whether a quotation goes on from the sentence before, within a paragraph"""
        self.gone: list[tuple[Item, Trigger, list[Entity], set[str]]] = []
        """who leaves in the sentence being read a post that it does not tell"""
        self.parting: tuple[Row, Item, Trigger, set[str], Post] | None = None
        """Who leaves a post without a name: the next sentence has it ("parts with its director. Roe ...")"""

    def _marked(self, other: Item, mark: str) -> bool:
        """Whether a person stands in a relation; German "von" may be "of" where "from" is meant."""
        von = other.rel in ("of", "from", "by") and self.settings.order == "v2"
        return other.rel == mark or (mark in ("from", "by") and von)

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
            and row.text.norms[item.start] in self.words.whose
            and item.index > 1
            and exclude is None
        ):
            k = item.index - 1 - (row.items[item.index - 1].kind == "comma")
            if row.items[k].kind == "person" and (whose := row.items[k].entity) is not None:
                features.add("p:near")
                return [whose]
        if place == "subject" and self.settings.auxiliaries and firm_subject(row, item):
            return []  # "said Halden Foods had dropped its plans"
        listed = first_listed(self.context, row, item, trigger_place=place) if exclude is None else None
        if listed is not None:
            features.add("p:near")
            if self.settings.articles:
                features.add("p:list")
                return enumerated(self.context, row, listed)
            return coordinated(self.context, row, listed)
        best: tuple[float, Item] | None = None
        for other in row.items:
            pronoun = "pronoun" in other.cues or (
                bool(exclude) and "possessive" in other.cues and other.index == item.index + 1
            )
            clitic = place == "object" and "clitic" in other.cues and self._before_verb(row, item, other)
            titled = other.kind == "title" and other.entity is not None
            pronoun = pronoun or "speaker" in other.cues
            if other.kind != "person" and not pronoun and not clitic and not titled:
                continue
            relation = relation_of(row, other)
            if (mark and relation != mark and not self._marked(other, mark)) or (
                without is not None and relation == without and not antecedent(row, other, item)
            ):
                continue
            if relation == "after" and place == "subject" and self.settings.articles:
                own = other.index + 2 == item.index and row.items[other.index + 1].kind == "comma"
                if not own and any(i.kind == "person" for i in row.items[item.index + 1 : item.index + 6]):
                    continue  # "dopo il direttore Roe se ne va anche Doe"
            if place == "to" and self.settings.object_mark == "to" and not self._passed(row, item, other):
                continue
            beside = other.index + 1 < len(row.items) and row.items[other.index + 1].kind == "person"
            if pronoun and beside and not (self.settings.order == "v2" and other.cues & {"he", "she"}):
                continue  # "il manager Rossi": the name itself follows; but "als er Roe ablöste"
            lead = row.items[other.index - 1] if other.index else None
            if (
                lead is not None
                and lead is not item
                and self.settings.articles
                and _taken_by(row, lead, other)
            ):
                continue  # "ha cambiato presidente: via Roe, dentro Doe"
            article = lead is not None and row.text.norms[lead.start] in self.context.names.one
            if article and other.kind == "person" and self.settings.order == "svo":
                continue  # "dirigée par un Lafitte"
            entity = other.entity if other.entity is not None else self._pronoun(row, other, exclude)
            if entity is None or (exclude and entity in exclude):
                continue
            score = 2.4 if clitic else person_score(self.context, row, item, other, place)
            if place == "object" and self._whom(row, item, other):
                score = _WHOM
            if place == "subject" and not strict and self._verb_first(row, item, other):
                score += 1.8  # "esce Roe, entra Doe"
            if mark is not None:
                score += 1.2 if self.settings.articles and relation in ("by", "with") else 0.6
            elif (
                strict and self.settings.order == "svo" and (other.index < item.index) == (place == "object")
            ):
                score -= 0.9
            if score >= _PERSON_FLOOR and (best is None or score > best[0]):
                best = (score, other)
        if best is None and place == "subject" and self.settings.auxiliaries and not strict and mark is None:
            goes_on = self._goes_on_subject(row, item, exclude)
            best = (_PERSON_FLOOR, goes_on) if goes_on is not None else None
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
        between = row.items[item.index + 1 : chosen.index]
        copula = bool({row.text.norms[item.end - 1], *(row.text.norms[i.start] for i in between)} & _PLURAL)
        if self.settings.auxiliaries and copula and (place == "head" or fronted(row, item, between)):
            features.add("p:list")
            return enumerated(
                self.context, row, chosen
            )  # "Leaving the board are Roe, a banker; Doe, who ...; and Poe"
        people = coordinated(self.context, row, chosen)
        return people + [p for p in of_like(row, chosen) if p not in people]

    @staticmethod
    def _goes_on_subject(row: Row, item: Item, exclude: list[Entity] | None) -> Item | None:
        """The subject of a row of verbs: "Roe joined in 1982, ran the laboratory and rose to vice president"."""
        lead = [
            i
            for i in row.items[max(0, item.index - 4) : item.index]
            if "conjunction" in i.cues or i.kind == "comma"
        ]
        if not lead or noun_subject(row, item) is not None:
            return None
        people = [i for i in row.items[: item.index] if i.kind == "person" and i.entity is not None]
        subjects = [i for i in people if i.rel is None and i.breaks == item.breaks]
        if (
            len({id(i.entity) for i in people}) != 1
            or not subjects
            or (exclude and subjects[0].entity in exclude)
        ):
            return None
        return subjects[0] if subjects[0].index <= 3 else None

    def _before_verb(self, row: Row, item: Item, clitic: Item) -> bool:
        """Whether a small pronoun belongs to the verb: "lo nomina", "lo ha nominato"; not an article, "la nominata"."""
        if clitic.index == item.index - 1:
            return not (self.settings.articles and "participle" in item.cues)
        return clitic.index == item.index - 2 and "active_aux" in row.items[item.index - 1].cues

    @staticmethod
    def _passed(row: Row, item: Item, person: Item) -> bool:
        """Whether a post passes to someone: "la dirección pasa el 1 de julio a Roe", not "pasa a dirigir ... a Roe"."""
        between = row.items[item.index + 1 : person.index]
        plain = all(i.kind in ("date", "cue", "number") and not i.triggers for i in between)
        return person.index > item.index and plain

    def _whom(self, row: Row, item: Item, person: Item) -> bool:
        """Whether a relative clause tells what was done to somebody: "Roe, a quien el consejo apartó en marzo"."""
        if self.settings.object_mark != "to" or person.kind != "person":
            return False
        k = person.index + 1
        while k < item.index and row.items[k].kind == "comma":
            k += 1
        if k >= item.index or "relative" not in row.items[k].cues:
            return False
        marked = row.text.norms[row.items[k].start] in self.words.to
        inner = row.items[k + 1 : item.index]
        return marked and not any("relative" in i.cues or i.kind == "stop" for i in inner)

    @staticmethod
    def _verb_first(row: Row, item: Item, person: Item) -> bool:
        """Whether a clause begins with its verb, and the person follows at once."""
        before = row.items[item.index - 1] if item.index else None
        first = before is None or before.kind in ("comma", "stop")
        return first and person.index == item.index + 1 and person.rel is None

    def _pronoun(self, row: Row, item: Item, exclude: list[Entity] | None = None) -> Entity | None:
        if "speaker" in item.cues or row.text.norms[item.start] == "my":
            return self._speaker(row)
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

    def _speaker(self, row: Row) -> Entity | None:
        """Who says "I": the person beside a verb of saying, else who spoke last, else whom an interview is with."""
        for other in row.items:
            if "say" not in other.cues:
                continue
            near = row.items[max(0, other.index - 2) : other.index + 5]
            for who in near:
                if who.kind == "person" and who.entity is not None:
                    self.context.speaker = who.entity
                    return who.entity
                if "pronoun" in who.cues and "relative" not in who.cues:
                    self.context.speaker = self._pronoun(row, who)
                    return self.context.speaker
        return self.context.speaker or self.context.first_person


def _taken_by(row: Row, verb: Item, person: Item) -> bool:
    """Whether a verb that opens its clause has the person right behind it as its subject."""
    own = any(
        t.person in ("subject", "head") and t.change in ("start", "end") and not t.noun for t in verb.triggers
    )
    before = row.items[verb.index - 1] if verb.index else None
    opens = before is None or before.kind in ("comma", "stop") or "conjunction" in before.cues
    return own and opens and person.rel is None
