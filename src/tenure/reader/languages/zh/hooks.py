"""Chinese: the reader of a document, from the lattice of words to drafts."""

import datetime

from tenure.model import Document
from tenure.model.vocabulary import Sourcing
from tenure.reader.draft import Draft
from tenure.reader.entity import Entity
from tenure.reader.hooks import Hooks
from tenure.reader.pack_schema import Pack
from tenure.reader.tokens import Text

from . import moods, timing
from .clauses import Builder, entries, find_posts
from .document import Scene
from .found import Found, simplify
from .holdings import HoldingReader
from .lattice import Lattice
from .mentions import Finder
from .roles import RoleReader


class LanguageHooks(Hooks):
    """Reads Chinese without spaces."""

    def __init__(self, pack: Pack) -> None:
        super().__init__(pack)
        self.lattice = Lattice(pack)
        self.finder = Finder(self.lattice)
        self.builder = Builder(entries(pack))

    def drafts(self, document: Document, published: datetime.date | None) -> tuple[list[Draft], Text]:
        """Every candidate claim of a document."""
        text = Text(document, self.pack.settings)
        simple = simplify(text.raw)
        names, pieces = self.finder.find(text.raw, simple)
        entities = _entities(names, text.raw)
        rows = self.builder.rows(
            simple, pieces, names, timing.find(simple, published), entities, text.title_length
        )
        for row in rows:
            for item in row.items:
                if item.kind == "T":
                    item.written = text.raw[item.start : item.end]
            find_posts(row)
        scene = Scene(rows)
        scene.raw = text.raw
        reader = RoleReader(scene, published)
        holdings = HoldingReader(scene, published, simple)
        before = None
        source: Sourcing = "plain"
        announced = False
        for row in rows:
            scene.begin(row)
            drafts = reader.read(row)
            source = moods.sourcing(row, before, source)
            announced = announced or (source == "official" and not row.headline and row.index < 4)
            if source == "plain" and announced and moods.goes_on(row):
                source = "official"
            for draft in drafts:
                background = draft.change in ("hold", "held") or moods.old(draft.when, published)
                draft.sourcing = (
                    "plain" if background and source == "official" and not moods.announces(row) else source
                )
            for draft in holdings.read(row):
                draft.sourcing = source if moods.announces(row) else "plain"
            reader.carry(row, before, drafts)
            if "denial" in row.cues:
                rumour = next(
                    (
                        r
                        for r in reversed(rows[max(0, row.index - 3) : row.index])
                        if not r.headline and r.cues & {"unnamed", "possible"}
                    ),
                    before,
                )
                moods.deny(row, rumour, drafts, reader.drafts[: len(reader.drafts) - len(drafts)])
            scene.end(row)
            before = row
        reader.settle()
        drafts = reader.drafts + holdings.drafts
        _token_spans(drafts, text)
        return drafts, text


def _entities(names: list[Found], raw: str) -> dict[tuple[str, str], Entity]:
    made: dict[tuple[str, str], Entity] = {}
    for found in names:
        key = (found.kind, found.entity)
        entity = made.get(key)
        if entity is None:
            kind = "person" if found.kind == "person" else "org"
            entity = made[key] = Entity(kind, found.entity, (simplify(found.entity),), found.start)  # type: ignore[arg-type]
            entity.class_ = found.org_class if found.kind == "org" else None
        surface = raw[found.start : found.end]
        if len(surface) > 1:
            entity.aliases[surface] = entity.aliases.get(surface, 0) + 1
        entity.count += 1
    return made


def _token_spans(drafts: list[Draft], text: Text) -> None:
    """Drafts count in characters; the engine wants tokens."""
    import bisect

    for draft in drafts:
        draft.start = max(0, bisect.bisect_right(text.starts, draft.start) - 1)
        draft.end = max(draft.start + 1, bisect.bisect_left(text.starts, draft.end))
