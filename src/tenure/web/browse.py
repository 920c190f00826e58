"""The pages that are read: changes, search, person, organization, change, document, network."""

from collections import Counter
from typing import Any, Final, cast

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tenure.model import TenureError
from tenure.model.vocabulary import MODALITIES, ROLES, Modality, Role
from tenure.register import Change, Holding, ShownClaim, Step

from . import graph, picture, shown
from .clocks import Clocks
from .site import Missing, Site

STREAM: Final = 25
ENDED_SHOWN: Final = 30
"""Posts of the past on one page; the others are asked for."""
PART: Final = 30_000
"""Characters of a document on one page."""
CLAIMS_SHOWN: Final = 100


class Browse:
    """Handlers of the pages that are read."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.routes = [
            Route("/", self.home),
            Route("/search", self.search),
            Route("/person/{id}", self.person),
            Route("/organization/{id}", self.organization),
            Route("/change", self.change),
            Route("/document", self.document),
            Route("/network/{id}", self.network),
        ]

    async def home(self, request: Request) -> Response:
        """The stream of changes."""
        query = request.query_params

        def make(clocks: Clocks) -> dict[str, Any]:
            page = self.site.register.recent(
                role=cast("Role | None", one_of(query.get("role"), ROLES, "role")),
                modality=cast("Modality | None", one_of(query.get("modality"), MODALITIES, "modality")),
                known=clocks.known,
                before=query.get("before") or None,
                limit=STREAM,
            )
            return {"page": page, "roles": ROLES, "modalities": MODALITIES, "langs": langs}

        return await self.site.page(request, "home.html", make)

    async def search(self, request: Request) -> Response:
        """People and organizations of a name."""
        asked = request.query_params.get("q", "").strip()[:200]

        def make(clocks: Clocks) -> dict[str, Any]:
            return {"asked": asked, "found": self.site.register.search(asked, clocks.known, limit=40)}

        return await self.site.page(request, "search.html", make)

    async def person(self, request: Request) -> Response:
        """One person."""
        id_ = request.path_params["id"]

        def make(clocks: Clocks) -> dict[str, Any]:
            register = self.site.register
            found = register.person(id_, clocks.on, clocks.known, why=True) if id_[:1] == "P" else []
            if not found:
                raise Missing(f"There is no person {id_!r}")
            one = found[0]
            axis = picture.axis(one.posts, clocks.day)
            levels = picture.levels(one.posts, axis)
            moved = register.changes(person=one.person.id, known=clocks.known)
            moves = [move for move in reversed(moved) if move.org is not None]
            others = register.search(one.person.name, clocks.known, limit=8)
            return {
                "one": one,
                "now": of_state(one.posts, "current", "uncertain"),
                "posts": in_time(one.posts),
                "axis": axis,
                "bars": picture.bars,
                "levels": levels,
                "peak": max((level.posts for level in levels), default=0),
                "moves": moves,
                "taken": tally(moves, "start"),
                "given": tally(moves, "end"),
                "namesakes": [f for f in others if f.kind == "person" and f.entity.id != one.person.id],
                "first_quotes": first_quotes,
            }

        return await self.site.page(request, "person.html", make)

    async def organization(self, request: Request) -> Response:
        """One organization."""
        id_ = request.path_params["id"]
        everything = request.query_params.get("posts") == "all"

        def make(clocks: Clocks) -> dict[str, Any]:
            register = self.site.register
            found = register.org(id_, clocks.on, clocks.known, why=True) if id_[:1] == "O" else []
            if not found:
                raise Missing(f"There is no organization {id_!r}")
            one = found[0]
            now = of_state(one.posts, "current", "uncertain", "expected")
            past = in_time(of_state(one.posts, "ended"))
            drawn = now + (past if everything else past[:ENDED_SHOWN])
            return {
                "one": one,
                "now": now,
                "posts": drawn,
                "more": len(now) + len(past) - len(drawn),
                "axis": picture.axis(drawn, clocks.day),
                "bars": picture.bars,
                "depends": depends(now),
                "tree": nested(register.tree(one.org.id, clocks.known), one.org.id),
                "interlocks": register.interlocks(one.org.id, clocks.known, limit=12),
                "first_quotes": first_quotes,
            }

        return await self.site.page(request, "organization.html", make)

    async def change(self, request: Request) -> Response:
        """One change, from rumour to confirmation."""
        claim = request.query_params.get("claim", "")

        def make(clocks: Clocks) -> dict[str, Any]:
            try:
                one = self.site.register.change(claim, clocks.known, why=True)
            except TenureError as error:
                raise Missing(str(error)) from None
            return {"one": one, "sides": sides(one), "langs": langs, "quotes": quotes_by_claim(one)}

        return await self.site.page(request, "change.html", make)

    async def document(self, request: Request) -> Response:
        """One document with its claims beside it."""
        id_ = request.query_params.get("id", "")
        part = number(request.query_params.get("part"), 1)

        def make(clocks: Clocks) -> dict[str, Any]:
            words = self.site.words(request)
            try:
                one = self.site.register.show(id_)
            except TenureError as error:
                raise Missing(str(error)) from None
            parts = max(1, -(-len(one.text) // PART))
            start = (min(part, parts) - 1) * PART
            end = min(len(one.text), start + PART)
            claims = [
                (n, claim)
                for n, claim in enumerate(one.claims, start=1)
                if parts == 1 or _stands_in(claim, start, end, first=start == 0)
            ]
            marked = claims[:CLAIMS_SHOWN]
            return {
                "one": one,
                "part": min(part, parts),
                "parts": parts,
                "claims": marked,
                "unshown": len(claims) - len(marked),
                "title": shown.pieces(one.title, _spans(marked, "title"), 0, len(one.title)),
                "text": shown.pieces(one.text, _spans(marked, "text"), start, end),
                "mark": lambda text: shown.text_with_marks(text, words("hidden", code="{code}")),
            }

        return await self.site.page(request, "document.html", make)

    async def network(self, request: Request) -> Response:
        """People and organizations around one."""
        id_ = request.path_params["id"]

        def make(clocks: Clocks) -> dict[str, Any]:
            try:
                network = self.site.register.network(id_, clocks.on, clocks.known)
            except TenureError as error:
                raise Missing(str(error)) from None
            names = {node.entity.id: node.entity for node in network.nodes}
            return {
                "centre": network.nodes[0],
                "graph": graph.draw(network),
                "network": network,
                "names": names,
            }

        return await self.site.page(request, "network.html", make)


def number(text: str | None, default: int) -> int:
    """A whole number from 1 on out of an address; whatever else stands there is the default."""
    return int(text) if text and text.isdecimal() and 0 < len(text) < 9 and int(text) > 0 else default


def one_of(value: str | None, values: tuple[str, ...], what: str) -> str | None:
    """A value of a list, None when absent; raises TenureError for another."""
    if not value:
        return None
    if value not in values:
        raise TenureError(f"{value[:60]!r} is no {what}: {', '.join(values)}")
    return value


def langs(change: Change) -> list[str]:
    """The languages in which a change is told."""
    return sorted({step.lang for step in change.history if step.lang})


def of_state(posts: list[Holding], *states: str) -> list[Holding]:
    """The posts that are in one of the states."""
    return [post for post in posts if post.state in states]


def in_time(posts: list[Holding]) -> list[Holding]:
    """Posts by state, then the latest first."""
    order = {"current": 0, "uncertain": 1, "expected": 2, "ended": 3}
    later = sorted(posts, key=lambda p: p.end or p.start or p.seen or "", reverse=True)
    return sorted(later, key=lambda p: order[p.state])


def tally(moves: list[Change], change: str) -> int:
    """How many posts were really taken up or given up."""
    return sum(move.change == change and move.modality == "actual" for move in moves)


def depends(posts: list[Holding]) -> list[tuple[Any, list[Holding]]]:
    """People with several posts in one organization at once."""
    held = [post for post in posts if post.state == "current"]
    count = Counter(post.person.id for post in held)
    return [
        (next(p.person for p in held if p.person.id == id_), [p for p in held if p.person.id == id_])
        for id_, n in count.most_common(8)
        if n > 1
    ]


def nested(ties: list[Any], root: str) -> list[tuple[Any, list[Any]]]:
    """Ties as a tree: each with those under it."""
    return [(tie, nested(ties, tie.org.id)) for tie in ties if tie.parent.id == root]


def first_quotes(item: Any, limit: int = 4) -> list[Any]:
    """The quotes shown with an item: the firmest, as the register orders them."""
    return [quote for quote in item.evidence or () if quote.quote][:limit]


def sides(change: Change) -> list[tuple[str, list[tuple[Step, list[Step]]]]]:
    """Those who say so and those who deny it, in order of time; copies stand under the step they repeat."""
    found = []
    for side, denied in (("for", False), ("against", True)):
        steps = [step for step in change.history if (step.modality == "denied") == denied]
        heads = {step.document: step for step in steps if step.origin == step.document}
        copies: dict[str, list[Step]] = {}
        alone: list[Step] = []
        for step in steps:
            if step.origin == step.document:
                continue
            if step.origin in heads:
                copies.setdefault(step.origin, []).append(step)
            elif step.origin in copies:
                copies[step.origin].append(step)
            else:
                copies[step.origin] = []
                alone.append(step)
        tops = sorted([*heads.values(), *alone], key=lambda s: (s.published or s.recorded, s.recorded))
        found.append((side, [(step, copies.get(step.origin, [])) for step in tops]))
    return found


def quotes_by_claim(change: Change) -> dict[str, Any]:
    """The quotes of a change by the claim they carry."""
    found: dict[str, Any] = {}
    for quote in change.evidence or ():
        found.setdefault(quote.claim, quote)
    return found


def _spans(claims: list[tuple[int, ShownClaim]], field: str) -> list[tuple[int, int, int]]:
    return [(e.start, e.end, n) for n, shown_ in claims for e in shown_.claim.evidence if e.field == field]


def _stands_in(claim: ShownClaim, start: int, end: int, *, first: bool) -> bool:
    places = [(e.field, e.start, e.end) for e in claim.claim.evidence]
    if not places:
        return first
    return any(
        (field == "title" and first) or (field == "text" and a < end and b > start) for field, a, b in places
    )
