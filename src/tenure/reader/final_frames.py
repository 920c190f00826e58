"""Frames where clauses end in their verb and nouns have cases (Turkish).

What a verb governs stands to its left, back to the verb before; its subject is the nominative, or the genitive
where the verb is a noun clause ("Roe'nun ayrıldığı"), or the noun that follows where it is a participle
("ayrılan Roe"). Who says it, and how firmly, stands to its right.
"""

import datetime
from typing import Final

from tenure.model.dates import earliest
from tenure.model.vocabulary import Modality, Role, RoleChange

from .context import Context
from .draft import Draft
from .final_posts import refer
from .frames import Frames, quotations, roles_of
from .items import Item, Post, Row
from .mentions import Entity
from .pack import Trigger
from .posts import holder_of

_HEAD_REACH: Final = 8
_BEFORE: Final = 2
"""How many sentences back a denial may reach."""
_START_CASES: Final = {"to": 1.0, "as": 0.9, "at": 0.2, "from": -1.2, "object": 0.3, "of": -0.3}
_END_CASES: Final = {"from": 1.0, "object": 0.8, "of": 0.2, "to": 0.1, "at": -0.2, "as": 0.1}
_HOLD_CASES: Final = {"object": 0.9, "as": 0.9, "at": 0.6, "to": 0.5, "from": -0.6, "of": -0.2}
_SHAPES: Final = ("head", "nominal", "converb")

Found = tuple[list[tuple[Role, str]], Post | None, Entity | None]


class FinalFrames(Frames):
    """Reads the triggers of a document's sentences, in order."""

    def __init__(self, context: Context, published: datetime.date | None) -> None:
        super().__init__(context, published)
        self.hooks = context.lexicon.hooks
        self.taken: list[tuple[Entity, Found]] = []
        """who came to or left which post, in order"""
        self.subject: Entity | None = None
        self.listing = -9
        """the paragraph in which duties were last said to be given out"""

    def read(self, row: Row) -> None:
        """Adds the drafts of a sentence."""
        count = len(self.drafts)
        if not self._question(row):
            quoted = quotations(row)
            for item in row.items:
                if item.triggers and not quoted[item.index]:
                    for trigger in item.triggers:
                        if trigger.kind == "role" and self._frame(row, item, trigger):
                            break
            self._predicates(row)
            self._list(row)
        self._deny(row, self.drafts[count:])
        if "duties" in row.cues:
            self.listing = row.sentence.paragraph
        nominative = [i.entity for i in row.items if i.kind == "person" and i.rel is None and i.entity]
        anyone = [i.entity for i in row.items if i.kind == "person" and i.entity]
        if nominative or anyone:
            self.subject = (nominative or anyone)[0]

    @staticmethod
    def _question(row: Row) -> bool:
        return row.text.words[row.sentence.end - 1] == "?"

    # clauses

    def _shape(self, row: Row, item: Item, trigger: Trigger) -> str:
        if trigger.noun:
            return "nominal"
        says = self._says(row, item)
        return next((shape for shape in _SHAPES if shape in says), "finite")

    def _says(self, row: Row, item: Item) -> frozenset[str]:
        last = item.tail if item.tail >= 0 else item.end - 1
        return self.hooks.verb(row.text.norms[last], item.rest if item.tail < 0 else "")

    def _left(self, row: Row, item: Item) -> int:
        """Where the clause of a verb begins: after the finite verb before it."""
        items = row.items
        for k in range(item.index - 1, -1, -1):
            word = row.text.words[items[k].start]
            if items[k].kind == "stop" and word in ";:":
                return k + 1
            if items[k].kind == "comma" and k and self._finite(row, items[k - 1]):
                return k + 1
            verb = items[k].kind == "trigger" and self._finite(row, items[k]) and k + 1 < item.index
            if verb and items[k + 1].cues & {"conjunction", "breaks"}:
                return k + 1
        return 0

    def _finite(self, row: Row, item: Item) -> bool:
        if item.kind in ("person", "org", "title", "date", "number"):
            return False
        return self.hooks.finite(row.text.norms[item.end - 1])

    # one trigger

    def _frame(self, row: Row, item: Item, trigger: Trigger) -> bool:
        says = self._says(row, item) if not trigger.noun or item.tail >= 0 else frozenset()
        shape = self._shape(row, item, trigger)
        left = self._left(row, item)
        change = str(trigger.change)
        if "negation" in says:
            if change in ("hold", "held") and "planned" in says:
                change = "end"
            elif change in ("end", "yield"):
                change = "hold"
            else:
                return False
        features = {f"t:{change}", f"shape:{shape}", f"needs:{trigger.needs}"}
        people = self._first(row, item, trigger, shape, left, features)
        second = self._second(row, item, change, left, people)
        replaced = [
            i.entity
            for i in row.items[left : item.index + (_HEAD_REACH if shape == "head" else 0)]
            if i.kind == "person" and i.rel == "instead" and i.entity is not None and i.entity not in people
        ]
        if not people:
            return False
        found = self._find(row, item, trigger, change, shape, left, people, replaced + second, features)
        away = False
        if found is None and change == "start" and self._elsewhere(row, item, left):
            change, away = "end", True
            found = self._post_of(people[0], "end")
        if found is None:
            return False
        roles, post, org = found
        date = self._date(row, item, left, says)
        mode = trigger.modality or self._mode(row, item, shape, says, date)
        if change == "hold" and trigger.change in ("end", "yield"):
            mode = "actual"
        if change == "hold" and trigger.change == "hold":
            if "past" in says and "planned" not in says:
                change = "held"
            elif mode == "planned":
                mode = "actual"
                until = self._until(row, item, left)
                if until is not None:
                    for role, title in roles:
                        for person in people:
                            self._add(
                                row,
                                item,
                                trigger,
                                "end",
                                person,
                                role,
                                title,
                                org,
                                "planned",
                                until,
                                post,
                                features,
                            )
                    date = None
        if change in ("start", "end", "succeed", "yield"):
            roles = [(r, t) for r, t in roles if r != "founder"]
        if "background" in says:
            features.add("background")
        if first_pairs := self._pairs(row, item, left, change):
            for person, paired in first_pairs:
                for role, title in roles_of(row, paired, paired.org or org):
                    where = paired.org or org
                    self._add(
                        row, item, trigger, "start", person, role, title, where, mode, date, paired, features
                    )
                self.taken.append(
                    (person, (roles_of(row, paired, paired.org or org), paired, paired.org or org))
                )
            return True
        first, other = {"succeed": ("start", "end"), "yield": ("end", "start")}.get(change, (change, ""))
        for role, title in roles:
            for person in people:
                self._put(row, item, trigger, first, person, role, title, org, mode, date, post, features)
            for person in second:
                self._put(
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
                    post,
                    features | {"second"},
                )
            if first == "start":
                for person in replaced:
                    self._put(
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
                        features | {"instead"},
                    )
        if first == "start":
            for person in people:
                self._promoted(row, item, trigger, person, roles, org, mode, date, features)
        if away:
            self.drafts[-1].reason = "new_post"
        for person in people + second + replaced:
            self.taken.append((person, found))
        if post is not None:
            self.context.last_post = (post, org)
        return True

    @staticmethod
    def _elsewhere(row: Row, item: Item, left: int) -> bool:
        """Whether someone goes over to a firm that is not named: "bir fona geçecek"."""
        for other in row.items[max(left, item.index - 4) : item.index]:
            lead = row.items[max(left, other.index - 4) : other.index]
            if "company" in other.cues and other.rel == "to" and any("determiner" in i.cues for i in lead):
                return True
        return False

    def _pairs(self, row: Row, item: Item, left: int, change: str) -> list[tuple[Entity, Post]]:
        """ "başkanlığa Roe'yu, başkan vekilliğine Poe'yu getirdi": each post with the person named after it."""
        posts = [p for p in row.posts if left <= p.start < item.index and p.rel == "to" and p.holder is None]
        if change != "start" or len(posts) < 2:
            return []
        pairs = []
        for post, after in zip(posts, [*(p.start for p in posts[1:]), item.index], strict=True):
            people = [
                i.entity for i in row.items[post.end : after] if i.kind == "person" and i.entity is not None
            ]
            if not people:
                return []
            pairs += [(person, post) for person in people]
        return pairs

    def _put(
        self, row: Row, item: Item, trigger: Trigger, change: str, person: Entity, role: Role, title: str,
        org: Entity | None, mode: Modality, date: str | None, post: Post | None, features: set[str],
    ) -> None:  # fmt: skip
        self._add(row, item, trigger, change, person, role, title, org, mode, date, post, features)

    # people

    def _first(
        self, row: Row, item: Item, trigger: Trigger, shape: str, left: int, features: set[str]
    ) -> list[Entity]:
        items = row.items
        if trigger.person == "object":
            for wanted in ("object", "to"):
                chosen = self._nearest(items[left : item.index], wanted)
                if chosen is not None:
                    return self._with(row, chosen, left)
            if shape == "nominal":
                return []
            if trigger.reason == "dismissal" and any(i.rel == "of" for i in items[left : item.index]):
                return []
            return []
        if trigger.person == "either":
            chosen = self._nearest(items[left : item.index], "by")
            if chosen is not None:
                return self._with(row, chosen, left)
        if shape == "head":
            return self._following(row, item, features)
        chosen = None
        if shape == "nominal":
            chosen = self._nearest(items[left : item.index], "of")
            if chosen is None and trigger.noun:
                return self._listed(row, item)
        if chosen is None:
            chosen = self._nearest(items[left : item.index], None)
        if chosen is None and shape == "converb":
            chosen = next((i for i in items[item.index :] if i.kind == "person" and i.rel is None), None)
        if chosen is None and shape == "nominal":
            chosen = next((i for i in items[item.index :] if i.kind == "person" and i.rel is None), None)
        if chosen is None:
            chosen = self._nearest(items[:left], None)
        if chosen is not None:
            features.add("p:near" if item.index - chosen.index <= 4 else "p:clause")
            return self._with(row, chosen, left)
        listed = self._listed(row, item)
        if listed:
            return listed
        if self.subject is not None and not any(i.kind == "person" for i in items[left : item.index]):
            features.add("p:absent")
            return [self.subject]
        return []

    @staticmethod
    def _nearest(items: list[Item], rel: str | None) -> Item | None:
        return next((i for i in reversed(items) if i.kind == "person" and i.rel == rel and i.entity), None)

    def _following(self, row: Row, item: Item, features: set[str]) -> list[Entity]:
        """The noun that a participle describes: "ayrılan bağımsız üye Roe"."""
        start = item.index + 1
        while item.tail >= 0 and start < len(row.items) and row.items[start].start <= item.tail:
            start += 1
        for other in row.items[start : start + _HEAD_REACH]:
            if other.kind == "person" and other.entity is not None:
                features.add("p:head")
                return self._with(row, other, item.index + 1)
            if other.kind in ("stop", "comma") or (other.kind == "trigger" and not _fact(other)):
                break
            if other.kind == "title" and other.rel not in (None, "from") and self.subject is not None:
                return [self.subject]
        return []

    def _listed(self, row: Row, item: Item) -> list[Entity]:
        """The people after a colon: "dört üyenin istifası kabul edildi: A, B, C ve D"."""
        colon = next((i for i in row.items[item.index :] if row.text.words[i.start] == ":"), None)
        if colon is None:
            return []
        return [i.entity for i in row.items[colon.index :] if i.kind == "person" and i.entity is not None]

    def _with(self, row: Row, chosen: Item, left: int) -> list[Entity]:
        """The person and those joined to it by commas and "ve": all take part, and the last one has the case."""
        items, people = row.items, [chosen]
        for step in (-1, 1):
            k, joint = chosen.index + step, ""
            while left <= k < len(items):
                other = items[k]
                if other.kind == "comma":
                    joint = joint or ","
                elif "conjunction" in other.cues and other.kind == "cue":
                    joint = "ve"
                elif other.kind == "person":
                    same = other.rel in (None, chosen.rel) or (step > 0 and chosen.rel is None)
                    if not joint or not same:
                        break
                    people.insert(0, other) if step < 0 else people.append(other)
                    joint = ""
                elif other.kind in ("title", "org") or other.cues & {"honorific", "skip", "company"}:
                    if other.rel in ("to", "from", "object", "at") or (joint == "," and step > 0):
                        break
                elif other.kind == "word" and (step > 0 or joint) and other.rel is None and joint != ",":
                    pass
                else:
                    break
                k += step
        joined = len(people) > 1 and any(
            "conjunction" in i.cues for i in items[people[0].index : people[-1].index]
        )
        return list(dict.fromkeys(p.entity for p in (people if joined else [chosen]) if p.entity is not None))

    def _second(self, row: Row, item: Item, change: str, left: int, people: list[Entity]) -> list[Entity]:
        wanted = {"yield": ("to",), "succeed": ("from", "of")}.get(change, ())
        for rel in wanted:
            chosen = self._nearest(row.items[left : item.index], rel)
            if chosen is not None and chosen.entity not in people:
                return [p for p in self._with(row, chosen, left) if p not in people]
        return []

    # posts and organizations

    def _find(
        self, row: Row, item: Item, trigger: Trigger, change: str, shape: str, left: int, people: list[Entity],
        others: list[Entity], features: set[str],
    ) -> Found | None:  # fmt: skip
        """The roles with their titles as written, the post that they come from, and its organization."""
        person = people[0]
        best: tuple[float, Post] | None = None
        for post in row.posts:
            score = self._fit(row, item, trigger, change, shape, left, post, people)
            if score >= 0.5 and (best is None or score > best[0]):
                best = (score, post)
        org = self._where(row, item, left, change)
        if best is not None:
            post = best[1]
            if post.out:
                return None
            where = post.org or org or self.context.main
            features.add("r:clause")
            features.add("o:post" if post.org else "o:clause" if org else "o:main")
            roles = roles_of(row, post, where)
            return (roles, post, where) if roles else None
        if trigger.role is not None:
            return [(trigger.role, row.text.span(item.start, item.end))], None, org or self.context.main
        board = self._from_board(row, left, item.index)
        if board is not None and change in ("start", "end", "hold", "held"):
            features.add("r:board")
            return [("board_member", row.text.span(board.start, board.end))], None, org or self.context.main
        return self._known(row, item, trigger, change, left, person, others, org, features)

    def _fit(
        self, row: Row, item: Item, trigger: Trigger, change: str, shape: str, left: int, post: Post,
        people: list[Entity],
    ) -> float:  # fmt: skip
        holder = holder_of(post)
        if post.start < left and holder not in people:
            return -1.0
        cases = (
            _START_CASES
            if change in ("start", "succeed")
            else _HOLD_CASES
            if change in ("hold", "held")
            else _END_CASES
        )
        if holder is not None:
            if holder not in people:
                return -1.0
            if change in ("start", "succeed"):
                return 1.3 if post.new else -1.0
            anaphor = any("post" in i.cues for i in row.items[left : item.index]) or _names_post(row, item)
            return (1.1 if anaphor or shape == "head" else 0.9) - (0.35 if post.former else 0.0)
        if post.start > item.index:
            return -1.0
        score = 1.2 + cases.get(post.rel or "", 0.0) - 0.06 * (item.index - post.end)
        between = row.items[post.end : item.index]
        score -= 0.6 * sum(1 for i in between if i.kind == "trigger" and not _fact(i))
        score -= 0.3 if any(t.weak for t in post.titles) else 0.0
        if post.rel in ("instead", "by", "with"):
            score -= 1.5
        if post.rel is None and not post.office and item.index - post.end > 3:
            score -= 0.0 if post.new and change in ("start", "succeed") else 0.6
        return score

    @staticmethod
    def _from_board(row: Row, left: int, end: int) -> Item | None:
        for other in row.items[left:end]:
            if "board" in other.cues and other.rel in ("from", "to", "at"):
                return other
        return None

    def _known(
        self, row: Row, item: Item, trigger: Trigger, change: str, left: int, person: Entity,
        others: list[Entity], org: Entity | None, features: set[str],
    ) -> Found | None:  # fmt: skip
        """The post that "görevinden", "yerine", "koltuğa" stand for, or that the person is known to have."""
        named = any("post" in i.cues or "instead" in i.cues for i in row.items[left : item.index])
        named = named or _names_post(row, item)
        if trigger.needs == "post" and not named:
            return None
        if change in ("end", "yield", "hold", "held"):
            own = self._post_of(person, change)
            if own is not None:
                features.add("r:known")
                if org is not None and own[2] is not None and org is not own[2] and trigger.needs == "any":
                    return own[0], own[1], org
                return own
        else:
            for other in others:
                own = self._post_of(other, "end")
                if own is not None:
                    features.add("r:other")
                    return own
        if change in ("start", "succeed", "end", "yield") and (named or trigger.needs == "none"):
            if self.taken and (org is None or org is self.taken[-1][1][2] or change != "start"):
                features.add("r:last")
                return self.taken[-1][1]
            for _, post, at_org, at in reversed(self.context.known_posts):
                roles = roles_of(None, post, at_org) if at <= self.context.now else []
                if roles:
                    features.add("r:last")
                    return roles, post, at_org
        return None

    def _post_of(self, person: Entity, change: str) -> Found | None:
        for post, org in self.context.posts_of(person):
            if post.former and change != "held":
                continue
            roles = roles_of(None, post, org)
            if roles and roles[0][0] != "founder":
                return roles, post, org
        for who, found in reversed(self.taken):
            if who is person:
                return found
        return None

    def _where(self, row: Row, item: Item, left: int, change: str) -> Entity | None:
        best: tuple[float, Item] | None = None
        for other in row.items[left : item.index]:
            if other.kind != "org" and not (other.kind == "cue" and other.cues & {"company", "child"}):
                continue
            if any(p.holder is not None and 0 <= p.start - other.index <= 4 for p in row.posts):
                continue
            score = 1.0 - 0.03 * (item.index - other.index)
            if other.rel in ("of", "at"):
                score += 0.5
            elif other.rel == "from":
                score += 0.6 if change in ("end", "yield") else -0.6
            elif other.rel == "to":
                score += 0.5 if change in ("start", "succeed") else -0.3
            elif other.rel in ("by", "with"):
                score -= 0.8
            if other.kind != "org":
                score -= 0.2
            if best is None or score > best[0]:
                best = (score, other)
        if best is None:
            return None
        return best[1].entity if best[1].kind == "org" else refer(row, best[1], self.context)

    # date and firmness

    def _date(self, row: Row, item: Item, left: int, says: frozenset[str]) -> str | None:
        """The date of a clause: the nearest to the left of its verb."""
        for other in reversed(row.items[left : item.index]):
            if other.kind == "trigger" and not _fact(other) and not row.items[left : other.index]:
                break
            if other.date is None:
                continue
            following = row.items[other.index + 1] if other.index + 1 < len(row.items) else None
            if (
                following is not None
                and following.cues & {"since", "until"}
                and "effective" not in following.cues
            ):
                continue
            return other.date.resolve(self.published, "planned" in says)
        return None

    def _until(self, row: Row, item: Item, left: int) -> str | None:
        """The end that a clause names: "ağustos sonuna kadar"."""
        for other in row.items[left : item.index]:
            after = row.items[other.index + 1 : other.index + 3]
            if other.date is not None and any("until" in i.cues for i in after):
                return other.date.resolve(self.published, True)
        return None

    def _mode(self, row: Row, item: Item, shape: str, says: frozenset[str], date: str | None) -> Modality:
        cues: set[str] = set()
        if shape != "finite":
            for other in row.items[item.index + 1 :]:
                if other.kind == "stop" and row.text.words[other.start] == ";":
                    break
                cues |= other.cues
        else:
            for other in row.items[max(0, item.index - 6) : item.index]:
                cues |= other.cues & {"possible"}
        if "denial" in cues:
            return "denied"
        if "possible" in cues or "possible" in says:
            return "possible"
        future = "planned" in says and "past" not in says
        if future and "unnamed" in cues:
            return "possible"
        ahead = date is not None and self.published is not None and earliest(date) > self.published
        if future or ahead:
            return "planned"
        return "actual"

    def _deny(self, row: Row, new: list[Draft]) -> None:
        """A rumour that the next sentence denies is denied."""
        if "denial" not in row.cues or any(d.modality == "denied" for d in new):
            return
        people = {id(i.entity) for i in row.items if i.kind == "person"}
        for draft in self.drafts:
            near = row.sentence.index - draft.sentence <= _BEFORE
            doubtful = draft.modality == "possible" or (
                draft.modality == "planned" and draft.sourcing == "unnamed"
            )
            if (
                near
                and doubtful
                and draft.change in ("start", "end")
                and (not people or id(draft.person) in people)
            ):
                draft.modality = "denied"
                draft.sourcing = "official"

    # sentences without a verb

    def _predicates(self, row: Row) -> None:
        """Titles that are the predicate: "Roe bugün Acme'nin CEO'su.", "Roe Acme'nin genel müdürüydü."."""
        for post in row.posts:
            if post.holder is not None or post.office or post.out or post.former:
                continue
            following = row.items[post.end] if post.end < len(row.items) else None
            ends = following is None or row.text.words[following.start] in ".;"
            last = row.items[post.end - 1]
            tail = row.text.norms[last.end] if last.end < len(row.text.norms) else ""
            past = last.rest.endswith(("ydi", "ydu", "di", "du")) or tail.endswith(("ydi", "ydu"))
            if not ends and not past:
                continue
            subject = self._nearest(row.items[: post.start], None)
            if subject is None or subject.entity is None:
                continue
            org = post.org or self.context.main
            for role, title in roles_of(row, post, org):
                self._plain(row, post, subject, "held" if past else "hold", role, title, org)

    def _list(self, row: Row) -> None:
        """Posts and their holders after a colon, or a line each, where a new board or its duties are told."""
        colon = next((i for i in row.items if row.text.words[i.start] == ":"), None)
        if colon is None:
            return
        listed = [p for p in row.posts if p.holder is not None and not p.out and p.holder.index > colon.index]
        line = len(row.posts) == 1 and row.posts[0].end == colon.index
        if line:
            fresh = self.listing >= row.sentence.paragraph - 2
            self.listing = row.sentence.paragraph if fresh else self.listing
        else:
            fresh = any(
                i.cues & {"duties"} or any(t.change == "start" for t in i.triggers)
                for i in row.items[: colon.index]
            )
        if not fresh or not listed:
            return
        for post in listed:
            org = post.org or self.context.main
            for role, title in roles_of(row, post, org):
                holder = post.holder
                assert holder is not None
                self._plain(row, post, holder, "start", role, title, org)

    def _plain(
        self,
        row: Row,
        post: Post,
        subject: Item,
        change: RoleChange,
        role: Role,
        title: str,
        org: Entity | None,
    ) -> None:
        start, end = row.items[post.start], row.items[post.end - 1]
        draft = Draft(
            "role", change, row.sentence.index, min(subject.start, start.start), max(subject.end, end.end)
        )
        draft.person, draft.role, draft.title, draft.org = subject.entity, role, title, org
        draft.headline = row.sentence.headline
        draft.features = {"t:predicate" if change != "start" else "t:list"}
        self.drafts.append(draft)


def _fact(item: Item) -> bool:
    return not any(t.kind == "role" for t in item.triggers)


def _names_post(row: Row, item: Item) -> bool:
    """Whether the verb's own form holds a word for a post: "görevini bırak", "koltuğa otur", "başına geç"."""
    words = row.text.norms[item.start : item.end]
    return any(
        w.startswith(("gorev", "koltu", "makam", "basin", "yeri", "bayra", "dumen", "direksi", "taht"))
        for w in words
    )
