"""What a document has said so far: who was named last, which organization it is about, who holds which post."""

import datetime
from typing import Final

from tenure.model.vocabulary import Role

from .draft import Draft
from .entity import Entity, Mention
from .items import Item, Post, Row, plural
from .items import once as once_with
from .lexicon import Lexicon
from .name_words import NameWords

_SURE: Final = 2.5
"""Votes that make a mention an organization's beyond doubt."""
_PUBLISHER: Final = 4.0
"""What it costs an organization's rank that it publishes the document."""


_SPOKEN: Final = 1.2
"""What it counts that a text calls an organization by the small word of its name: "la universidad"."""


class Context:
    """The state that anaphora are resolved against, filled from the first sentence to the last."""

    def __init__(
        self,
        lexicon: Lexicon,
        names: NameWords,
        mentions: list[Mention],
        rows_start: int,
        publisher: frozenset[str] = frozenset(),
        spoken: frozenset[str] = frozenset(),
    ) -> None:
        self.lexicon = lexicon
        self.settings = lexicon.pack.settings
        self.published: datetime.date | None = None
        self.names = names
        taken_up = self.settings.order != "v2"
        self.orgs = _ranked_orgs(
            mentions, rows_start, taken_up, publisher if names.auxiliaries else frozenset(), spoken, names
        )
        self.local: Entity | None = None
        """the organization that an item of a roundup is about"""
        self.topics: dict[int, Entity] = {}
        """what the paragraphs of a roundup are about"""
        self.last_person: Entity | None = None
        self.person_sentence = 0
        self.last_named: Entity | None = None
        self.speaker: Entity | None = None
        """who spoke last of himself"""
        body = [m for m in mentions if m.start >= rows_start and m.kind == "person" and m.entity is not None]
        self.first_person = min(body, key=lambda m: m.start).entity if body else None
        """whom an interview is with: the person whom its body names first"""
        self.last_people: list[Entity] = []
        self.last_org: Entity | None = None
        self.topic: Entity | None = None
        """the organization of the last change drafted"""
        self.topic_sentence = -9
        self.topic_paragraph = -1
        self.topic_mode: str | None = None
        """the modality of the last change drafted in the body; planned if one of its sentence is"""
        self.topic_told = -1
        self.last_child: Entity | None = None
        self.subject: Entity | None = None
        """the organization that the sentence before spoke of first"""
        self.subject_sentence = -9
        self.subject_acts = False
        """whether it stands there without a preposition"""
        self.section: Entity | None = None
        """the organization that the paragraph begins with: an entry of a list of moves, its topic"""
        self.paragraph = -1
        self.recent: list[Entity] = []
        """the organizations named so far, the last first"""
        self.bindings: dict[str, Entity] = {}
        self.outsiders: set[int] = set()
        """people whose own posts are out of scope (a mayor, a coach), by `id`"""
        self.known_posts: list[tuple[Entity, Post, Entity | None, int]] = []
        """who holds which post at which organization, and the sentence that says so, of the whole document"""
        self.successors: list[tuple[Entity, Post, Entity | None]] = []
        """who takes which post in the news: "the new chairman" later on"""
        self.paragraph_orgs: list[Entity] = []
        """the organizations named so far in the paragraph"""
        self.deaths: dict[int, str | None] = {}
        """when those died whose death the document tells, by the identity of the person"""
        self.main_before = False
        """whether the sentence before names the main organization"""
        self.board_sentence, self.board_paragraph = -9, -1
        """the last sentence that spoke of a board"""
        self.now = 0
        """the sentence that is being read"""
        self.last_post: tuple[Post, Entity | None] | None = None
        self.chosen_sentence = -9
        """the last sentence that says that a whole board was chosen, without naming anybody"""
        self.mentioned: tuple[Post, Entity | None, int] | None = None
        """the last title named without a holder, and the sentence: "Acme is looking for a chief executive"."""
        self.row: Row | None = None
        """the sentence read last"""
        self.last_roles: tuple[list[tuple[Role, str]], Entity | None] | None = None
        """the post that a verb named last without a title: "dirigerà la Tribuna"."""
        self.leaver: tuple[Entity, int] | None = None
        """who left a post last, and the sentence: whom "al suo posto" stands for"""
        self.taker: Entity | None = None
        """who takes the post that was spoken of last"""
        self.held_posts: list[tuple[Entity, Post, Entity | None]] = []
        """posts that the text says people once had: those of the dead when they died"""
        self.past_posts: list[tuple[Entity, Post, Entity | None, int]] = []
        """posts that verbs in the imperfect tell, and in which sentence: those of whom the text says before to leave"""
        self.mentioned_open = False
        """whether the post mentioned last is said to be empty"""
        self.vacated: list[tuple[Post, Entity | None]] = []
        """the posts that people were said to leave, in order"""
        self.vacant: tuple[Post, Entity | None] | None = None
        """the post that somebody left last: candidates and stand-ins are for it"""

    @property
    def main(self) -> Entity | None:
        """The organization that the document is about, or the item of a roundup that is being read."""
        return self.local or (self.orgs[0] if self.orgs else None)

    def enter(self, row: Row) -> None:
        """Begins a sentence."""
        self.now = row.sentence.index
        if row.sentence.paragraph != self.paragraph:
            self.paragraph = row.sentence.paragraph
            self.paragraph_orgs = []
            self.section = _first_org(row, self.names, alone=True)
            if self.topics:
                self.local = self.section = self.topics.get(row.sentence.paragraph)
        lead = row.items[:2]
        if (
            self.names.auxiliaries
            and len(lead) == 2
            and lead[0].kind == "org"
            and row.text.words[lead[1].start] == ":"
        ):
            self.section = lead[0].entity  # "Acme: Jane Roe joins the board. Beta: ..."

    @property
    def choosing(self) -> bool:
        """Whether the sentence goes on from one that says that a board was chosen: its members take their posts."""
        return 0 < self.now - self.chosen_sentence <= 1

    def here(self, row: Row) -> Entity | None:
        """The organization of a post that names none: the one that its sentence or its paragraph begins with."""
        first = _first_org(row, self.names) or self.section
        if (
            first is None
            and self.names.auxiliaries
            and self.paragraph_orgs
            and self.main not in self.paragraph_orgs
        ):
            return self.paragraph_orgs[0]
        return first or self.main

    def focus(self, row: Row, before: int) -> Entity | None:
        """The organization that "its" stands for at an item of the row."""
        beside: Entity | None = None
        for item in reversed(row.items[:before]):
            once = any(p.former and p.start <= item.index <= p.end + 2 for p in row.posts)
            past = (once and self.names.nouns) or (self.names.auxiliaries and once_with(row, item))
            if item.kind == "org" and item.rel == "at" and self.names.articles and _acts(row, item):
                continue  # "Acme a débauché Roe chez Beta pour en faire son directeur"
            source = self.names.auxiliaries and item.rel == "from"
            if item.kind == "org" and not past and (source or _of_title(row, item)):
                beside = beside or item.entity  # "Acme said that Roe, head of Bolt, will be its chairman"
            elif item.kind == "org" and not past:
                return item.entity
            if "company" in item.cues:
                return self.main
        if beside is not None:
            return beside
        if "latter" in row.items[before].cues and self.last_org is not None:
            return self.last_org
        other = self.subject is not None and self.subject is not self.main
        if before <= 1 and other and self.subject_sentence == self.now - 1 and not self.main_before:
            return self.subject  # "... bought 51% of Acme. Its chairman"
        return self.main if self.main is not None else self.last_org

    def refer(self, row: Row, item: Item) -> Entity | None:
        """The organization that "the company", "this subsidiary" stands for."""
        if "latter" in item.cues:
            before = [i.entity for i in row.items[: item.index] if i.kind == "org" and i.entity is not None]
            if before or self.last_org is not None:
                return before[-1] if before else self.last_org
        if "child" in item.cues:
            last = self.last_org
            if last is not None and self.names.adjectives and last.count == 1 and last is not self.main:
                last = None if len(last.key) == 1 else last  # the town after "la manufacture du Sentier"
            return self.last_child or last or self.main
        word = row.text.norms[item.end - 1]
        called = [e for e in self.orgs if word in e.kinds and e.first < item.start]
        if called:
            return max(called, key=lambda e: e.first)
        class_ = self.names.org_class(word)
        if class_ not in (None, "company"):
            alike = [e for e in self.orgs if e.class_ == class_]
            if alike and (self.main is None or self.main.class_ != class_):
                before = [e for e in alike if e.first < item.start]
                if before or not self.names.articles:
                    return before[0] if before else alike[0]
        if self.main is not None and len(word) > 4 and any(k.startswith(word[:5]) for k in self.main.key):
            return self.main  # "la feria" of Ferias de Treviana
        # A paragraph that does not name the document's main organization is about another one.
        if self.paragraph_orgs and self.main not in self.paragraph_orgs:
            return self.paragraph_orgs[-1]
        return self.main or self.last_org

    def bound(self, phrase: str, default: Entity | None) -> Entity | None:
        """What a phrase such as "this subsidiary" stands for: the same as when it was first used."""
        if default is not None:
            self.bindings.setdefault(phrase, default)
        return self.bindings.get(phrase, default)

    def person_for(self, gender: str | None, exclude: list[Entity]) -> Entity | None:
        """The person of the last sentences whom a pronoun stands for."""
        for person in self.last_people:
            if person not in exclude and (gender is None or person.gender in (None, gender)):
                return person
        return None

    def note_post(self, person: Entity, post: Post, org: Entity | None) -> None:
        """Takes down that the sentence being read gives the person this post."""
        self.known_posts.append((person, post, org, self.now))

    def posts_of(self, person: Entity, elsewhere: bool = False) -> list[tuple[Post, Entity | None]]:
        """The posts that the document gives the person: those told so far, the last first, then later ones.

        `elsewhere`: without those of the sentence that is being read.
        """
        own = [
            (post, org, at)
            for who, post, org, at in self.known_posts
            if who is person and not (elsewhere and at == self.now)
        ]
        before = [(post, org) for post, org, at in reversed(own) if at <= self.now]
        return before + [(post, org) for post, org, at in own if at > self.now]

    def told_later(self, index: int) -> set[tuple[Entity, Post]]:
        """Posts that only a later part of the text gives people: behind item `index` of this sentence, or after it."""
        return {
            (who, post)
            for who, post, _, at in self.known_posts
            if at > self.now or (at == self.now and post.start > index)
        }

    def holder_of(self, roles: set[Role], org: Entity | None) -> Entity | None:
        """Who was said to hold one of the roles at the organization, the last first."""
        for who, post, at_org, at in reversed(self.known_posts):
            own = {role for title in post.titles for role in title.roles}
            if at <= self.now and not post.former and at_org is org and roles & own:
                return who
        return None

    def successor(self, roles: set[Role], org: Entity | None) -> Entity | None:
        """Who was last said to take one of the roles at the organization."""
        for who, post, at_org in reversed(self.successors):
            if at_org is org and roles & {role for title in post.titles for role in title.roles}:
                return who
        return None

    def rewind(self) -> None:
        """Back to the first sentence; the posts that were found stay known."""
        self.last_person, self.last_people, self.last_org, self.last_child = None, [], None, None
        self.now = self.person_sentence = 0
        self.paragraph, self.section = -1, None
        self.recent, self.bindings = [], {}
        self.mentioned = self.last_roles = None
        self.chosen_sentence = -9

    def seen(self, row: Row, drafts: list[Draft]) -> None:
        """Takes in a sentence that has been read, and what was drafted from it."""
        self.row = row
        for draft in drafts:
            away = draft.change == "start" and any(
                d.change == "end" and d.person is draft.person and d.org is not draft.org for d in drafts
            )
            if away and self.names.auxiliaries:
                continue  # where who leaves goes to is not what the text goes on with
            if draft.change in ("start", "end") and draft.org is not None:
                self.topic = draft.org
                self.topic_sentence = row.sentence.index
                self.topic_paragraph = row.sentence.paragraph
                plan = draft.modality == "planned" or (
                    draft.sentence == self.topic_told and self.topic_mode == "planned"
                )
                self.topic_mode = None if draft.headline else "planned" if plan else draft.modality
                self.topic_told = draft.sentence
        named = [i for i in row.items if i.kind in ("person", "title") and i.entity is not None]
        named.sort(key=lambda i: i.rel in ("with", "by"))
        people = [i.entity for i in named if i.entity is not None]
        if named:
            self.last_named = max(named, key=lambda i: i.index).entity
        if people:
            earlier = [p for p in self.last_people if p not in people]
            self.last_people = (list(dict.fromkeys(people)) + earlier)[:4]
            self.last_person = people[0]
            going_on = [d.person for d in drafts if d.features & {"p:absent", "p:topic"} and d.person]
            if going_on:  # whom a sentence is about without a name, the next one may be about as well
                self.last_person = going_on[0]
                self.last_people = list(dict.fromkeys([going_on[0], *self.last_people]))[:4]
            self.person_sentence = row.sentence.index
        for post in row.posts:
            board = self.names.articles and plural(row, post) and post.titles[0].roles == ["board_member"]
            if board:
                continue  # "les neuf administrateurs" are the board, and nobody's post
            if post.holder is None and not post.out and not post.former and any(t.roles for t in post.titles):
                self.mentioned = (post, post.org or self.here(row), row.sentence.index)
                self.mentioned_open = "vacancy" in row.cues or post.new
        first = next((i for i in row.items if i.kind == "org"), None)
        if first is not None:
            self.subject, self.subject_sentence = first.entity, row.sentence.index
            self.subject_acts = first.rel is None
        if self.names.auxiliaries and self.main is not None and any("company" in i.cues for i in row.items):
            self.paragraph_orgs.append(self.main)
        self.main_before = any(i.kind == "org" and i.entity is self.main for i in row.items)
        seats = not self.names.auxiliaries and self.names.articles and any(_seats(row, p) for p in row.posts)
        if "board" in row.cues or seats:
            self.board_sentence, self.board_paragraph = row.sentence.index, row.sentence.paragraph
            if not people and _chosen(row):
                self.chosen_sentence = row.sentence.index
        for item in row.items:
            if item.kind == "org" and item.entity is not None and not item.entity.weak:
                self.last_org = item.entity
                speaks = any(p.holder is not None and p.org is item.entity for p in row.posts)
                lead = row.items[max(0, item.index - 2) : item.index]
                cited = self.names.auxiliaries and any("named" in i.cues for i in lead)
                if not cited and (not speaks or (self.names.auxiliaries and item.entity is self.main)):
                    self.paragraph_orgs.append(item.entity)  # not where someone works who speaks
                if item.entity in self.recent:
                    self.recent.remove(item.entity)
                self.recent.insert(0, item.entity)


def _seats(row: Row, post: Post) -> bool:
    """Whether a title tells of several seats of a board: "Consiglieri: Roe e Doe"."""
    plural = row.text.norms[post.items[0].start].endswith(("i", "s"))
    return plural and not (post.out or post.former) and all(t.roles == ["board_member"] for t in post.titles)


def _chosen(row: Row) -> bool:
    """Whether a sentence says that a board was chosen: "l'assemblea ha eletto il nuovo consiglio"."""
    boards = [i for i in row.items if "board" in i.cues]
    verbs = [i for i in row.items if any(t.change == "start" and t.person == "object" for t in i.triggers)]
    return any(0 <= b.index - v.index <= 5 and b.rel is None for b in boards for v in verbs)


def _first_org(row: Row, names: NameWords, alone: bool = False) -> Entity | None:
    """The organization that a sentence begins with: "Chez Roulibre, ...", "Acme: ...", "Acme Ltd. ...".

    `alone`: only where a stop or a comma sets it apart, or the sentence is nothing else.
    """
    if alone and row.items and row.items[0].cues & {"at", "to"}:
        comma = next(
            (i.index for i in row.items[:9] if i.kind == "comma"), 0
        )  # "Au conseil de Pharmabel, ..."
        if comma and row.items[comma - 1].kind == "org":
            return row.items[comma - 1].entity
    for item in row.items[:4]:
        if item.kind == "trigger" and item.index == 0 and any(t.noun for t in item.triggers):
            continue  # "Départ chez Urbanéo : ..."
        if item.kind == "word" and not row.text.words[item.start][0].isalnum():
            continue  # the bullet of a list: "* Acme. Jane Roe ..."
        if item.kind == "org" and item.entity is not None and item.entity.class_ == "authority":
            return None  # "la Regione ha nominato": who appoints
        if item.kind == "org":
            end = row.items[item.index + 1] if item.index + 1 < len(row.items) else None
            apart = end is None or end.kind == "stop" or row.text.words[end.start] in ".(-+"
            if end is not None and end.kind == "comma" and end.index + 1 < len(row.items):
                form = row.text.norms[row.items[end.index + 1].start]
                apart = form in names.legal or names.org_class(form) is not None
            return item.entity if apart or not alone else None
        if item.kind != "cue" or not item.cues & {"determiner", "at", "skip"}:
            return None
    return None


def _ranked_orgs(
    mentions: list[Mention],
    body_start: int,
    taken_up: bool,
    publisher: frozenset[str],
    spoken: frozenset[str],
    names: NameWords,
) -> list[Entity]:
    """`spoken`: words for kinds of organizations that the text writes small: "the club", "la vetreria"."""
    scores: dict[int, float] = {}
    entities: dict[int, Entity] = {}
    order = 0
    for mention in mentions:
        entity = mention.entity
        if entity is None or entity.kind != "org":
            continue
        key = id(entity)
        if key not in entities:
            entities[key] = entity
            if not entity.weak:
                scores[key] = 2.0 if order == 0 else 1.0 if order == 1 else 0.0
                if entity.class_ == "authority":
                    scores[key] -= 2.5  # the Region appoints the heads of others
                order += 1
            else:
                scores[key] = -1.0
        scores[key] += 1.5 if mention.start < body_start else 1.0
        if mention.org_votes >= 3:
            scores[key] += 0.3
    for key, entity in entities.items():
        if entity.class_ == "media" and set(entity.key) <= publisher:
            scores[key] -= _PUBLISHER  # "told the Courier": who publishes the text
    for key, entity in entities.items() if names.small_titles else ():
        if any(word in spoken for word in entity.key):
            scores[key] += _SPOKEN
    told = {id(m.entity) for m in mentions if m.start >= body_start}
    sure = {id(m.entity) for m in mentions if m.org_votes >= _SURE}
    if (taken_up and any(key in told for key in entities)) or told & sure:
        for key in entities:
            open_ = not _called(entities[key], spoken, names) and (taken_up or key not in sure)
            if key not in told and open_:
                scores[key] -= 2.0  # a headline's word that the text never takes up
    return sorted(entities.values(), key=lambda e: -scores[id(e)])


def _called(org: Entity, spoken: frozenset[str], names: NameWords) -> bool:
    """Whether a small word of the text is for organizations of this kind: "the club" of Atlético Costero."""
    if any(word in spoken for word in org.key):
        return True
    return org.class_ not in (None, "company") and any(names.org_class(w) == org.class_ for w in spoken)


def _acts(row: Row, org: Item) -> bool:
    """Whether another organization is the subject of the clause in which an organization stands behind "at"."""
    before = [i for i in row.items[: org.index] if i.kind == "org" and i.entity is not org.entity]
    verbs = [i for i in row.items[: org.index] if any(t.person == "object" for t in i.triggers)]
    return bool(before and verbs) and before[0].rel is None and before[0].index < verbs[0].index


def _of_title(row: Row, org: Item) -> bool:
    """Whether an organization only says where a title is held: "chief operating officer of Bolt"."""
    k = org.index - 1
    while k >= 0 and row.items[k].cues & {"of", "at", "determiner"}:
        k -= 1
    return org.rel in ("of", "at") and k >= 0 and row.items[k].kind == "title"
