"""Which people a trigger concerns: who acts, whom it names, whose post it is."""

import datetime
from functools import cache
from typing import Final, NamedTuple

from . import attribution
from .context import Context
from .draft import Draft
from .entity import Entity
from .frame_words import (
    antecedent,
    apposed,
    bracket_of,
    firm_subject,
    has_relative,
    inverted,
    noun_before_name,
    noun_subject,
    of_like,
    of_verb,
    person_next,
    relation_of,
    rival,
)
from .items import Item, Post, Row, apart, aside
from .lexicon import Lexicon
from .pack import expand
from .pack_schema import Trigger

_PERSON_FLOOR: Final = 0.55
_WHOM: Final = 3.0
"""The score of who stands before "whom" and a verb."""
_PASSIVE_REACH: Final = 4
_COORDINATED_REACH: Final = 14
"""How far back the auxiliary of a participle stands that is joined to another one by "and"."""
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
        self.settings = context.lexicon.pack.settings
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

    def _passive(self, row: Row, item: Item) -> bool:
        if self.settings.order == "v2":
            clause = [i for i in row.items if i.breaks == item.breaks and i is not item]
            active = any("active_aux" in i.cues for i in clause)
            return not active and any("passive_aux" in i.cues for i in clause)
        if self.settings.auxiliaries and not item.cues & {"past", "participle"}:
            return False
        told = bool(self.context.lexicon.pack.cues.active_aux) or self.settings.auxiliaries
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

    def _listed(self, row: Row, item: Item, trigger_place: str) -> Item | None:
        """The first of the people behind a colon: "eligió a dos nuevos consejeros: Roe y Doe"."""
        if self.settings.auxiliaries and trigger_place in ("subject", "object"):
            return self._behind_colon(row, item)
        if trigger_place not in ("object", "either") or not self.settings.articles:
            return None
        for k in range(item.index + 1, min(item.index + 9, len(row.items) - 1)):
            other = row.items[k]
            if other.kind == "stop" and row.text.words[other.start] == ":":
                named = row.items[k + 1]
                return named if named.kind == "person" and k > item.index + 1 else None
            comma = other.kind == "comma" and not self.context.names.small_titles
            if other.kind in ("person", "stop") or comma or other.cues & {"breaks", "relative"}:
                return None
        return None

    @staticmethod
    def _conjoined_verb(row: Row, item: Item) -> bool:
        """Whether "and" stands right before a verb and its auxiliaries: it has the subject of the verb before it."""
        for other in reversed(row.items[: item.index]):
            if of_verb(row, other):
                continue
            return "conjunction" in other.cues
        return False

    @staticmethod
    def _behind_colon(row: Row, item: Item) -> Item | None:
        """The first of the people behind a colon, where none is named before: "Three directors resigned: Roe, ..."."""
        colon = next((i for i in row.items[item.index :] if row.text.words[i.start] == ":"), None)
        if colon is None or colon.index + 1 >= len(row.items):
            return None
        if any(i.kind == "person" or "pronoun" in i.cues for i in row.items[: colon.index]):
            return None
        named = row.items[colon.index + 1]
        return named if named.kind == "person" else None

    def _enumerated(self, row: Row, first: Item) -> list[Entity]:
        """The people of a list whose entries may say more of each: "Roe, a banker; Doe, of Acme; and Poe"."""
        people, last = [first], first
        for other in row.items[first.index + 1 :]:
            if other.kind != "person" or other.rel not in (None, "object"):
                continue
            between = [
                i
                for i in row.items[last.index + 1 : other.index]
                if not i.cues & {"honorific", "conjunction"}
            ]
            plain = all(i.kind == "comma" for i in between)
            parted = bool(between) and row.text.words[between[-1].start] == ";"
            if plain or parted or (self.settings.auxiliaries and _begins_entry(row, other)):
                people.append(other)
                last = other
        return list(dict.fromkeys(p.entity for p in people if p.entity is not None))

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
        listed = self._listed(row, item, trigger_place=place) if exclude is None else None
        if listed is not None:
            features.add("p:near")
            if self.settings.articles:
                features.add("p:list")
                return self._enumerated(row, listed)
            return self._coordinated(row, listed)
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
            score = 2.4 if clitic else self._person_score(row, item, other, place)
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
        if self.settings.auxiliaries and copula and (place == "head" or self._fronted(row, item, between)):
            features.add("p:list")
            return self._enumerated(
                row, chosen
            )  # "Leaving the board are Roe, a banker; Doe, who ...; and Poe"
        people = self._coordinated(row, chosen)
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

    def _person_score(self, row: Row, item: Item, other: Item, place: str) -> float:
        left = other.index < item.index
        sov = self.settings.order == "sov"
        near = item.index
        if item.tail >= 0 and other.start > item.tail:  # "handed the post to Roe": the tail is nearer
            near = next(i.index for i in row.items if i.end > item.tail)
        between = row.items[min(other.index, near) + 1 : max(other.index, near)]
        if self.settings.order == "v2" and place == "either":
            between = [i for i in between if apart(i, item) < 1]
        if self.settings.auxiliaries and place in ("subject", "object") and other.breaks == item.breaks:
            between = [i for i in between if i.breaks == item.breaks]  # past "who ran Acme until 2017,"
        if self.settings.order == "v2" and place in ("subject", "object"):
            score = 1.8
            nominative = (
                "pronoun" in other.cues and "object" not in other.cues and bool(other.cues & {"he", "she"})
            )
            nominative = nominative or row.text.norms[other.start] in ("ich", "ik")
            if other.rel == "object":
                score += 0.6 if place == "object" else -1.2
            elif nominative:
                score += 0.3 if place == "subject" else -0.8
            elif place == "object" and left and not item.cues & {"participle"} and self._alone(row, item):
                score -= 0.5 if self._acted_on(row, item) or self._ends(row, item) else 1.5
        elif place == "subject":
            score = 2.0 if left else 1.0
            two = any(t.change == "succeed" and t.other is None and not t.clitic for t in item.triggers)
            romance = self.settings.articles and not self.settings.auxiliaries
            if not left and romance and not two and inverted(row, item):
                score += 0.5  # "Ont été élus au conseil : Roe et Doe", "où entre aussi Roe"
            if other.rel == "object":
                score -= 0.8
            if left and self.settings.articles and self._conjoined_verb(row, item):
                named = [i for i in row.items[: item.index] if i.breaks == item.breaks]
                first = next(
                    (i for i in named if i.kind in ("person", "org") or "pronoun" in i.cues),
                    None,
                )
                if (
                    first is not None and first.kind == "cue"
                ):  # "after he left, Roe came back and named himself"
                    first = next((i for i in named if i.kind == "person" and i.rel is None), first)
                score += 1.2 if other is first and other.rel is None else -0.6
            if left and self.settings.auxiliaries:
                noun = noun_subject(row, item)
                score -= 1.3 if noun is not None and other.index < noun.index else 0.0
            if not left and self.settings.auxiliaries and not two:
                copula = "passive_aux" in item.cues and not between and item.index > 0
                score = 2.0 if copula or self._fronted(row, item, between) else score - 0.7
        elif place == "object":
            score = (2.0 if left else 0.8) if sov else (1.0 if left else 2.0)
            if left and self.settings.articles and other.rel != "to" and not has_relative(between):
                score -= 0.6  # "le directeur financier, Roe, a écarté toute augmentation de capital"
            if other.rel == "object":
                score += 1.0
            if left and self.settings.auxiliaries and not any("relative" in i.cues for i in between):
                score -= 1.2  # "the champion whose owner named a bar after him"
        elif place == "head":
            of = relation_of(row, other) == "of" and self.settings.order == "v2"  # "der Vorgänger von Roe"
            reach = 9 if any("passive_aux" in i.cues for i in between) else 4
            score = 2.0 if not left and len(between) <= reach and not of else 0.3
        else:
            score = 1.6
        score -= 0.06 * len(between)
        if left and "gerund" in item.cues and other.rel is not None:
            score -= 2.2  # "he gave it up in favour of Roe while staying chairman"
        if left and any(t.infinitive for t in item.triggers):
            score -= 0.15 * apart(other, item)  # "Roe quittera Acme pour diriger Beta"
        else:
            score -= (0.5 if self.settings.order == "v2" else 0.35) * apart(other, item)
            score -= 0.45 * sum(1 for i in between if rival(i))
        if (
            left
            and between
            and all(i.kind == "comma" or "relative" in i.cues for i in between[:3])
            and len(between) <= 3
            and "relative" in between[-1].cues
            and not (place == "object" and self.settings.object_mark == "to")  # "Roe, quien puso a su yerno"
        ):
            score += 0.8  # "in place of Roe, who retires"
        elif left and self.settings.articles and place == "subject" and self._enclosed(row, item, other):
            score -= 0.8  # "Roe, che ha fondato Acme con Doe, lascia": named within the relative clause
        elif (
            left and between and between[-1].kind == "comma" and not any(i.kind == "person" for i in between)
        ):
            score += 0.5  # "épaulée par Shane Grant, patron de l'Amérique du Nord, promu ..."
        elif item.tail >= 0 and 0 < other.start - item.tail <= 2 and other.rel != "instead":
            score += 0.3  # "remplacée dès aujourd'hui par Roe"
        elif other.rel in ("by", "with", "instead"):
            score -= 1.2
        elif other.rel in ("of", "from", "at", "as"):
            score -= 0.7
        elif other.rel == "to" and self.settings.object_mark == "to":
            score += -0.9 if place == "subject" else 0.7
        elif other.rel in ("to", "for"):
            infinitive = any(t.infinitive for t in item.triggers)
            own = left and (has_relative(between) or self.settings.auxiliaries)  # "a Roe, che sarà direttore"
            far = place == "subject" and self.settings.articles and (infinitive or not own)
            score -= 0.9 if far else 0.3
        if any("relative" in i.cues for i in between) and left and len(between) <= 3:
            score += 0.5
        free = self.settings.order == "v2" and place in ("subject", "object") and left
        if free and _explained(row, other, item, place):
            score += 2.0 if other.rel is not None else 0.6  # "folgt auf Roe, die nicht mehr antrat"
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

    def _enclosed(self, row: Row, item: Item, person: Item) -> bool:
        """Whether a person stands in an inserted clause that is over before a verb, other than a participle of his."""
        ends = tuple(self.settings.endings.get("participle", ()))
        his = person.index + 2 == item.index and row.text.norms[item.start].endswith(ends)
        return person.breaks > item.breaks and not his

    @staticmethod
    def _fronted(row: Row, item: Item, between: list[Item]) -> bool:
        """Whether a participle opens its clause and "is" stands before its subject: "Also leaving the board is Roe"."""
        if not row.text.norms[item.start].endswith(("ing", "ed", "en")):
            return False
        led = [i for i in between if "passive_aux" in i.cues]
        return bool(led) and not any(i.kind in ("person", "comma", "stop") for i in row.items[: item.index])

    @staticmethod
    def _ends(row: Row, item: Item) -> bool:
        """Whether a verb is the last word of its clause."""
        after = row.items[item.index + 1] if item.index + 1 < len(row.items) else None
        plain = (
            after is None or after.kind in ("comma", "stop") or not row.text.words[after.start][0].isalnum()
        )
        return plain or (after is not None and after.breaks != item.breaks)

    @staticmethod
    def _acted_on(row: Row, item: Item) -> bool:
        """Whether somebody else than who stands before a verb is its subject: "Roe feuert der Aufsichtsrat"."""
        after = [i for i in row.items[item.index + 1 :] if i.breaks == item.breaks]
        return any(
            i.body is not None
            or i.cues & {"company", "board"}
            or (i.kind == "org" and i.rel is None)
            or ("pronoun" in i.cues and "object" not in i.cues)
            for i in after
        )

    @staticmethod
    def _alone(row: Row, item: Item) -> bool:
        """Whether a verb is the finite one of its clause: no auxiliary stands beside it."""
        aux = {"passive_aux", "active_aux"}
        return not any(i.breaks == item.breaks and i.cues & aux for i in row.items)

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
                elif joint and step > 0 and "of" in other.cues and person_next(row, other):
                    pass  # "el nombramiento de Roe y de Doe"
                elif joint and step > 0 and self._marked_too(row, chosen, other):
                    pass  # "nombra a Roe y a Doe"
                elif other.kind == "person" and joint:
                    people.insert(0, other) if step < 0 else people.append(other)
                    joint = False
                elif (end := bracket_of(row, k, step)) is not None:
                    k = end  # "Roe (président) et Doe"
                elif joint and self.settings.auxiliaries and (held := apposed(row, k, step)) is not None:
                    k = held - step  # "Roe, chief executive of Acme, and Doe"
                elif joint and step > 0 and (noun_before_name(row, other) or self._described(row, other)):
                    pass  # "Roe e l'albergatore Doe"
                elif not (other.kind == "cue" and other.cues & {"honorific", "pronoun", "kin"}) and not (
                    aside(other) or ((joint or step < 0) and self._own_title(row, other))
                ):
                    break
                k += step
        romance = self.settings.articles and not self.settings.auxiliaries
        conjoined = len(people) > 1 and any(
            "conjunction" in i.cues for i in row.items[people[0].index : people[-1].index]
        )
        following = row.items[people[-1].index + 1 : people[-1].index + 2]
        closed = bool(following) and "conjunction" in following[0].cues  # "Roe, Doe e l'intero consiglio"
        conjoined = conjoined or (len(people) > 1 and closed and people[0] is chosen and romance)
        chosen_people = people if conjoined else [chosen]
        return list(dict.fromkeys(p.entity for p in chosen_people if p.entity is not None))

    def _marked_too(self, row: Row, chosen: Item, other: Item) -> bool:
        """Whether a further object has the mark that the first one has: "nombra a Roe y a Doe"."""
        marked = self.settings.object_mark == "to" and chosen.rel == "to"
        if not marked or "to" not in other.cues:
            return False
        rest = iter(row.items[other.index + 1 : other.index + 5])
        who = next(
            (i for i in rest if i.kind != "comma" and not i.cues & {"possessive", "kin", "honorific"}), None
        )
        return who is not None and who.kind == "person"  # "a Roe y a su prima, Doe"

    @staticmethod
    def _own_title(row: Row, item: Item) -> bool:
        """Whether an item belongs to a title that the person behind it holds: "and the treasurer, Roe"."""
        near = [p for p in row.posts if 0 < p.start - item.index <= 2 and p.holder_index > p.start]
        if item.kind in ("word", "number") and near and not near[0].out:
            return True  # "and two other directors, Roe and Doe"
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

    def _breaks(self, row: Row, item: Item, post: Post) -> float:
        return apart(row.items[post.start], item)


_RELATIVES: Final = {
    "subject": frozenset("der die das welcher welche".split()),
    "object": frozenset("den die das welchen welche".split()),
}
"""Relative pronouns that may be the subject, or the object, of their clause (German, Dutch)."""
_CLEFT: Final = frozenset("war ist es is was het".split())


def _explained(row: Row, person: Item, item: Item, place: str) -> bool:
    """Whether a verb ends the relative clause of which a person before it is the subject, or the object."""
    end = bracket_of(row, person.index + 1, 1) if person.index + 1 < len(row.items) else None
    after = person.index + 1 if end is None else end + 1  # "Roe (61), der ..."
    while after < len(row.items) and row.text.norms[row.items[after].start] in _CLEFT:
        after += 1  # "Roe war es, den ..."
    lead = row.items[after : after + 2]
    return (
        len(lead) == 2
        and lead[0].kind == "comma"
        and "relative" in lead[1].cues
        and row.text.norms[lead[1].start] in _RELATIVES[place]
        and lead[1].breaks == item.breaks
        and not any(i.kind == "person" and i.rel is None for i in row.items[lead[1].index : item.index])
    )


def _begins_entry(row: Row, person: Item) -> bool:
    """Whether only words that say who somebody is stand between a name and the comma or "and" before it."""
    for other in reversed(row.items[: person.index]):
        if other.kind == "comma" or row.text.words[other.start] == ";" or "conjunction" in other.cues:
            return True
        small = other.cues & {"honorific", "determiner", "skip", "former", "current", "its", "possessive"}
        word = other.kind == "word" and row.text.words[other.start].islower() and not other.reasons
        if not (small or word or other.kind == "title"):
            return False
    return False


def _taken_by(row: Row, verb: Item, person: Item) -> bool:
    """Whether a verb that opens its clause has the person right behind it as its subject."""
    own = any(
        t.person in ("subject", "head") and t.change in ("start", "end") and not t.noun for t in verb.triggers
    )
    before = row.items[verb.index - 1] if verb.index else None
    opens = before is None or before.kind in ("comma", "stop") or "conjunction" in before.cues
    return own and opens and person.rel is None
