"""Lists that tell changes without a verb: "Appointments: Jane Roe as treasurer; ...", "Roe to treasurer".

A heading is a noun of change before a colon; it holds for what follows in its sentence, and for the sentences after
it until the next heading or a sentence with a verb of change.
"""

from typing import Final

from .context import Context
from .draft import Draft
from .entity import Entity
from .frame_words import roles_of
from .items import Item, Post, Row

_HEAD: str = ":"
_SHORT_HEAD: Final = 2
"""A heading of so few items may be a verb: "Entrano:", "Chi esce:"."""


class Lists:
    """Reads a document's lists, in order."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.change: str | None = None

    def read(self, row: Row) -> list[Draft]:
        """The drafts of a sentence that is an entry of a list."""
        if row.sentence.headline:
            return []
        start = 0
        head = _heading(row)
        if head is not None:
            self.change, start = head[0], head[1]
        elif any(t.kind == "role" and not t.noun for i in row.items for t in i.triggers):
            self.change = None
        if self.change is None:
            return self._moves(row) if self.context.names.auxiliaries else self._verbless(row)
        drafts = []
        for segment in _segments(row, start):
            drafts += self._entry(row, segment, self.change)
        return drafts

    def _entry(self, row: Row, segment: list[Item], change: str) -> list[Draft]:
        """ "Jane Roe as chief executive", "Tom Rudd (director)", "chair: Ann Poe"."""
        people = [i for i in segment if i.kind == "person" and i.entity is not None]
        inside = {i.index for i in segment}
        posts = [p for p in row.posts if p.start in inside and not (p.former or p.out)]
        if len(people) > 1 and not self.context.names.auxiliaries:
            drafts = []
            for person in people:
                own = [p for p in posts if p.holder is person]
                drafts += self._drafts(row, person, own[0], change) if own else []
            return drafts
        if len(people) != 1 or not posts:
            return []
        own = [p for p in posts if p.rel == "as" or p.holder in (None, people[0])]
        return self._drafts(row, people[0], own[0], change) if own else []

    def _moves(self, row: Row) -> list[Draft]:
        """ "Jane Roe to chief financial officer from treasurer", where no verb stands before."""
        drafts: list[Draft] = []
        for item in row.items:
            if item.kind != "person" or item.entity is None or item.index + 2 >= len(row.items):
                continue
            before = row.items[: item.index]
            if any(t.kind == "role" and not t.noun for i in before for t in i.triggers):
                break
            for post in row.posts:
                lead = row.items[item.index + 1 : post.start]
                plain = 0 < len(lead) <= 3 and post.holder is None and not post.former
                if plain and row.text.norms[lead[0].start] == "to" and not any(i.kind != "cue" for i in lead):
                    drafts += self._drafts(row, item, post, "start")
                    left = [
                        p for p in row.posts if p.start > post.start and p.rel == "from" and p.holder is None
                    ]
                    drafts += self._drafts(row, item, left[0], "end") if left else []
                    break
        return drafts

    def _verbless(self, row: Row) -> list[Draft]:
        """ "Roe alla presidenza, Doe alla direzione", "Acme: Roe presidente": a clause without its verb."""
        drafts: list[Draft] = []
        starts = {p.start: p for p in reversed(row.posts)}
        for clause in _clauses(row):
            colon = clause[0].index > 0 and row.text.words[row.items[clause[0].index - 1].start] == _HEAD
            if any(t.kind == "role" and not t.noun for i in clause for t in i.triggers):
                continue
            for item in clause:
                if item.kind != "person" or item.entity is None or item.rel in ("by", "with", "of"):
                    continue
                k = item.index + 1
                while k < len(row.items) and row.items[k].kind == "cue" and "to" in row.items[k].cues:
                    k += 1
                post = starts.get(k)
                if post is None or post.former or post.out or post.holder not in (None, item):
                    continue
                placed = k > item.index + 1 or row.items[k].rel == "to"
                fits = post.office if placed else colon and not post.office and not _weak(post)
                if fits and _ends(row, post):
                    drafts += self._drafts(row, item, post, "start")
        return drafts

    def _drafts(self, row: Row, person: Item, post: Post, change: str) -> list[Draft]:
        org: Entity | None = post.org or self.context.here(row)
        drafts = []
        for role, words in roles_of(row, post, org):
            starts, ends = (person.start, post.items[0].start), (person.end, post.items[-1].end)
            draft = Draft("role", change, row.sentence.index, min(starts), max(ends))
            draft.person, draft.role, draft.title, draft.org = person.entity, role, words, org
            draft.interim = post.interim
            draft.features = {
                f"t:{change}",
                "t:list",
                "p:near",
                "r:clause",
                "o:post" if post.org else "o:main",
            }
            drafts.append(draft)
        return drafts


def _heading(row: Row) -> tuple[str, int] | None:
    """The change that the words before a colon announce, and the item behind it."""
    for item in row.items[:6]:
        if item.kind == "stop" and row.text.words[item.start] == _HEAD:
            nouns = [
                t.change
                for i in row.items[: item.index]
                for t in i.triggers
                if t.kind == "role" and (t.noun or (item.index <= _SHORT_HEAD and t.modality is None))
            ]
            others = any(i.kind in ("person", "org") for i in row.items[: item.index])
            change = nouns[0] if nouns and not others else None
            return (change, item.index + 1) if change in ("start", "end") else None
    return None


def _clauses(row: Row) -> list[list[Item]]:
    """The parts of a sentence between colons, semicolons and other stops."""
    found: list[list[Item]] = [[]]
    for item in row.items:
        if item.kind == "stop":
            found.append([])
        else:
            found[-1].append(item)
    return [clause for clause in found if clause]


def _weak(post: Post) -> bool:
    return all(t.weak for t in post.titles) and post.org is None


def _ends(row: Row, post: Post) -> bool:
    """Whether a phrase ends with a post and its organization: a comma, "and" or the end follows."""
    k = post.end
    while k < len(row.items) and (row.items[k].kind == "org" or row.items[k].cues & {"of", "company"}):
        k += 1
    if k >= len(row.items):
        return True
    after = row.items[k]
    dot = row.text.words[after.start] == "." and k == len(row.items) - 1
    return after.kind in ("comma", "stop") or "conjunction" in after.cues or dot


def _segments(row: Row, start: int) -> list[list[Item]]:
    """The entries of a list, parted by semicolons."""
    found: list[list[Item]] = [[]]
    for item in row.items[start:]:
        if item.kind == "stop" and row.text.words[item.start] in ";•":
            found.append([])
        else:
            found[-1].append(item)
    return found
