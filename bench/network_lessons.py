"""What documents teach the network (`train_network.py`): sequences, whom they are asked of, and what is right."""

import itertools
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

import train_choices
import train_telling
from agreement import same_role
from features import Features, Numbers
from tenure.reader import glossary
from tenure.reader.network import KINDS, TABLES, stem, suffix
from tenure.reader.parsed import Parsed
from tenure.reader.sequences import SLOTS, Asked, Position, Sequences, Token
from tenure.reader.telling import CHANGES, Story, Wording, subjects
from tenure.reader.told_posts import Posts

SEEN = {"words": 8, "stems": 5, "suffixes": 5, "concepts": 4, "features": 5}
"""How often something must be seen to get a vector of its own."""
SHARED = ("", *SLOTS.values())


class Option(NamedTuple):
    """A candidate, as numbers, and how right it is, 0 to 1 (`network_teaching.py`)."""

    position: Position | None
    role: str
    features: Numbers
    right: float


class Group(NamedTuple):
    """The candidates for a change that is told of somebody, by the place of who is asked."""

    asked: int
    kind: int
    change: int
    options: list[Option]


class Who(NamedTuple):
    """Who is asked of, without features; and these as numbers."""

    asked: Asked
    known: Numbers


class Lesson(NamedTuple):
    """A document: its tokens, whom it is asked of, what is told of them, and of which posts."""

    id: str
    lang: str
    tokens: list[list[Token]]
    headlines: list[bool]
    people: list[Who]
    told: np.ndarray
    """for each of them how surely each of `CHANGES` is told, 0 to 1; -1: not known"""
    groups: list[Group]


class Draft(NamedTuple):
    """A lesson whose places are not yet known: every sentence that may tell a change has a group of posts."""

    lesson: Lesson
    posts: list[Group]


def draft(
    key: dict[str, Any],
    parsed: Parsed,
    told: train_telling.Told,
    cases: list[train_choices.Case],
    features: Features,
) -> Draft:
    """What a document teaches. `told`: nothing where only organizations are asked."""
    code = parsed.context.lexicon.pack.code
    sequences = Sequences(parsed.rows, glossary.shipped(code))
    posts = Posts(parsed.rows, parsed.context, parsed.drafts)
    story = Story(parsed.rows, parsed.context.published)
    people: list[Who] = []
    place: dict[tuple[int, int], int] = {}
    found: list[Group] = []
    sentence: Wording | None = None
    for subject in subjects(parsed.rows):
        if sentence is None or sentence.row is not subject.row:
            sentence = Wording(subject.row, story)
        one = sequences.asked(subject, sentence.structure(subject.person, subject.absent))
        place[one.sentence, id(subject.person)] = len(people)
        for n, change in enumerate(CHANGES):
            index = subject.row.sentence.index
            own = told.get(id(subject.person), [])
            roles = [role for c, role, rows in own if c == change and (rows is None or index in rows)]
            if not roles:
                continue
            options = []
            for option in posts.options(sentence, subject.person, change):
                at, role, known, shared = sequences.post(option)
                right = any(same_role(wanted, option.role) for wanted in roles)
                options.append(
                    Option(at, role, features.numbered({*known, *itertools.chain(*shared)}), right)
                )
            found.append(Group(len(people), KINDS.index("post"), n, options))
        people.append(Who(one._replace(features=frozenset()), features.numbered(one.features)))
    groups = []
    for case in cases:
        number = sequences.number(case.place.row)
        who = place.get((number, id(case.place.person)))
        if who is not None:
            some = []
            for candidate, right in zip(case.orgs, case.right, strict=True):
                at, role, known, _ = sequences.organization(
                    candidate.org, people[who].asked, candidate.mechanisms
                )
                some.append(Option(at, role, features.numbered(known), right))
            groups.append(Group(who, KINDS.index("organization"), CHANGES.index(case.place.change), some))
    unknown = np.full((len(people), len(CHANGES)), -1, np.int8)
    return Draft(
        Lesson(key["id"], code, sequences.tokens, sequences.headlines, people, unknown, groups), found
    )


def placed(
    drafts: list[Draft],
    lessons: list[train_telling.Lesson],
    where: Mapping[tuple[str, int, str], int],
) -> list[Lesson]:
    """The lessons, once it is known which sentences tell the changes (`where`, of `train_telling.Learned`)."""
    known = {lesson.id: lesson for lesson in lessons}
    result = []
    for lesson, posts in drafts:
        cases = known[lesson.id].cases if lesson.id in known else []
        people: dict[int, list[int]] = {}
        for k, case in enumerate(cases):
            people.setdefault(case.person, []).append(k)
        for person, own in people.items():
            for n, change in enumerate(CHANGES):
                if change not in cases[own[0]].told:
                    lesson.told[own, n] = 0
                    continue
                telling = [k for k in own if change in (cases[k].here or ())]
                chosen = [k for k in telling if not cases[k].absent] or telling
                if cases[own[0]].here is None and (lesson.id, person, change) in where:
                    chosen = [where[lesson.id, person, change]]
                lesson.told[chosen, n] = 1
        first = {(where.get((lesson.id, cases[g.asked].person, CHANGES[g.change])), g.change) for g in posts}
        right = [g for g in posts if (g.asked, g.change) in first and any(o.right for o in g.options)]
        result.append(lesson._replace(groups=lesson.groups + right))
    return result


class Rows:
    """The rows of every table, and a document in them."""

    def __init__(self, lessons: Sequence[Lesson], features: Sequence[str]) -> None:
        forms: dict[str, Counter[str]] = {table: Counter() for table in (*TABLES, "concepts")}
        phrases: set[str] = set()
        kinds = glossary.kinds()
        seen: Counter[int] = Counter()
        known, roles, absent = {""}, {""}, {""}
        for lesson in lessons:
            for token in (token for tokens in lesson.tokens for token in tokens):
                known.add(token.known)
                phrases.add(token.phrase)
                forms["concepts"].update(name for name in (token.concept, token.phrase) if name)
                for table, form in _forms(lesson.lang, token):
                    forms[table][form] += 1
            for who in lesson.people:
                absent.add(who.asked.absent)
                seen.update(who.known.tolist())
            for option in (option for group in lesson.groups for option in group.options):
                roles.add(option.role)
                seen.update(option.features.tolist())
        self.names: dict[str, list[str]] = {
            table: [
                *SHARED,
                *sorted(f for f, n in forms[table].items() if n >= SEEN[table] and f not in SHARED),
            ]
            for table in TABLES
        }
        often = {concept for concept, n in forms["concepts"].items() if n >= SEEN["concepts"]}
        self.names |= {
            "concepts": ["", *sorted(often)],
            "classes": ["", *sorted({kinds[concept] for concept in often if concept in kinds})],
            "phrases": ["", *sorted(phrases & often)],
        }
        self.names |= {"known": sorted(known), "role": sorted(roles), "absent": sorted(absent)}
        self.names["language"] = sorted({lesson.lang for lesson in lessons})
        counted = [n for n, count in seen.items() if count >= SEEN["features"]]
        self.names["features"] = sorted(features[n] for n in counted)
        self._rows = {table: {name: n for n, name in enumerate(some)} for table, some in self.names.items()}
        self._words: dict[int, np.ndarray] = {}
        """by the tokens, which live as long as the lessons"""
        self._features = np.full(len(features), -1)
        for n in counted:
            self._features[n] = self._rows["features"][features[n]]

    def of(self, table: str, name: str) -> int:
        """The row of a name; the first for one that is not there."""
        return self._rows[table].get(name, 0)

    def words(self, lang: str, tokens: Sequence[Token]) -> np.ndarray:
        """For each table of words, for what is known of them, their concepts, the classes of these, their phrases'
        concepts, the rows."""
        if id(tokens) not in self._words:
            kinds = glossary.kinds()
            some = [
                [
                    *(self.of(table, form) for table, form in _forms(lang, t)),
                    self.of("known", t.known),
                    self.of("concepts", t.concept),
                    self.of("classes", kinds.get(t.concept, "")),
                    self.of("concepts", t.phrase),
                ]
                for t in tokens
            ]
            self._words[id(tokens)] = np.array(some, dtype=np.int32).reshape(-1, len(TABLES) + 4).T
        return self._words[id(tokens)]

    def features(self, numbers: Numbers) -> np.ndarray:
        """The rows of features that have one."""
        rows: np.ndarray = self._features[numbers]
        return rows[rows >= 0]


def _forms(lang: str, token: Token) -> Iterator[tuple[str, str]]:
    form = token.form
    if form in SHARED:
        yield from ((table, form) for table in TABLES)
    else:
        yield from zip(
            TABLES, (f"{lang}|{form}", f"{lang}|{stem(form)}", f"{lang}|{suffix(form)}"), strict=True
        )
