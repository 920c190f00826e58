"""Notices of registers: a heading that tells what happened, then posts with the names of their holders.

"Ceses. Consejero: ROA PEREZ ANA. Nombramientos. Presidente: GIL SANZ LUIS; Secretario: ..." has no verbs. The heading
is a sentence of nouns of change and nothing else; it holds until the next heading or paragraph.
"""

from typing import Final

from .context import Context
from .draft import Draft
from .frame_words import roles_of
from .items import Item, Row

_HEADING: Final = 5
"""Items that a heading has at most, its full stop included."""
_SEPARATORS: Final = frozenset(",;")


class Notices:
    """Reads a document's notices, in order."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.change: str | None = None
        self.paragraph = -1

    def read(self, row: Row) -> list[Draft]:
        """The drafts of a sentence, if a heading stands before it."""
        heading = _heading(row)
        if heading is not None:
            self.change, self.paragraph = heading, row.sentence.paragraph
            return []
        if self.change is None or row.sentence.paragraph != self.paragraph:
            self.change = None
            return []
        return [draft for post, people in _entries(row) for draft in self._drafts(row, post, people)]

    def _drafts(self, row: Row, post: int, people: list[Item]) -> list[Draft]:
        title = row.posts[post]
        org = self.context.main
        drafts = []
        for person in people:
            for role, words in roles_of(row, title, org):
                draft = Draft("role", self.change, row.sentence.index, title.items[0].start, person.end)
                draft.person, draft.role, draft.title, draft.org = person.entity, role, words, org
                draft.sourcing = "official"
                draft.interim = title.interim
                draft.features = {"t:notice", "p:near", "r:clause", "o:post"}
                drafts.append(draft)
        return drafts


def _heading(row: Row) -> str | None:
    """The change that a sentence of nouns alone announces."""
    if len(row.items) > _HEADING or row.sentence.headline:
        return None
    changes = [
        t.change
        for item in row.items
        for t in item.triggers[:1]
        if t.kind == "role" and t.noun and t.change in ("start", "end", "hold")
    ]
    plain = [i for i in row.items if not i.triggers and row.text.words[i.start] not in "./,-–y"]
    return changes[0] if changes and not plain else None


def _entries(row: Row) -> list[tuple[int, list[Item]]]:
    """The posts of a sentence, by index, each with the people named after its colon."""
    found: list[tuple[int, list[Item]]] = []
    for index, post in enumerate(row.posts):
        k = post.end
        if k >= len(row.items) or row.text.words[row.items[k].start] != ":" or post.out:
            continue
        people = []
        for item in row.items[k + 1 :]:
            if item.kind == "person":
                people.append(item)
            elif row.text.words[item.start] not in _SEPARATORS and "conjunction" not in item.cues:
                break
        if people:
            found.append((index, people))
    return found
