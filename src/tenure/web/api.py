"""The API, version 1: everything that the pages show, as JSON or CSV; documents and judgements with a token."""

from collections.abc import Callable, Iterator
from typing import Any, Final, Literal

import msgspec
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from tenure.model import BadDocument, Document, TenureError
from tenure.model.vocabulary import MODALITIES, ROLES
from tenure.reader import BuiltinReader
from tenure.register import (
    Added,
    Change,
    Doubt,
    Found,
    Holding,
    Interlock,
    Judgement,
    Network,
    Organization,
    Person,
    Shown,
    Tie,
)
from tenure.sources.claims import claims_of

from .clocks import Clocks
from .endpoint import MAX_LIMIT, Args, Endpoint, Param
from .site import Asker, Missing, Refusal, Site
from .table import as_csv
from .watching import endpoints as watching
from .words import today

BASE: Final = "/api/v1"
EXPORT_BATCH: Final = 200


class NewDocument(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """A document to be kept. Without `claims`, it is read; with them, their quotes are checked against the text."""

    document: Document
    claims: list[dict[str, Any]] | None = None


class NewJudgement(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """A decision: `same` or `not-same` of two ids, `right` or `wrong` of a claim. It carries the token's name."""

    verdict: Literal["same", "not-same", "right", "wrong"]
    left: str
    right: str | None = None
    note: str | None = None


class Problem(msgspec.Struct, kw_only=True):
    """What went wrong, and what to do next (RFC 9457)."""

    title: str
    status: int
    detail: str
    type: str = "about:blank"


_ON: Final = Param("on", "A day of the world (YYYY-MM-DD); today when absent", "2022-10-01")
_KNOWN: Final = Param(
    "known",
    "A moment of the register (a day, or YYYY-MM-DDTHH:MM:SSZ); everything recorded when absent",
    "2026-01-31",
)
_WHY: Final = Param("why", "With the quotes behind each answer", "true", flag=True)
_ID: Final = Param("id", "The id of a person (P…) or an organization (O…)", "Pci4xrvlqekbul", "path", True)
_LIMIT: Final = Param("limit", f"At most so many (up to {MAX_LIMIT})", "20", number=True)
_CURSOR: Final = Param("after", "The `next` of the page before", "MjAyMi0wOS0xOS83")
_ROLE: Final = Param("role", "Only this role", "ceo", values=ROLES)
_MODALITY: Final = Param("modality", "Only changes of this firmness", "actual", values=MODALITIES)


class Api:
    """The endpoints over a site."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.endpoints = self._endpoints()
        self.routes = [Route(BASE + e.path, self._handler(e), methods=[e.method]) for e in self.endpoints] + [
            Route(f"{BASE}/export", self.export)
        ]

    def _endpoints(self) -> tuple[Endpoint, ...]:
        register = self.site.register
        name = Param("name", "A name, or an id", "Lei Jun", required=True)

        def found(items: list[Any], what: str) -> list[Any]:
            if not items:
                raise Missing(f"There is no {what} of that id")
            return items

        return (
            Endpoint(
                "GET",
                "/search",
                "People and organizations by the beginnings of their words, in any script",
                Found,
                lambda a, c, _: register.search(a["q"], c.known, limit=a.get("limit", 20)),
                (Param("q", "What to look for", "lei", required=True), _KNOWN, _LIMIT),
            ),
            Endpoint(
                "GET",
                "/who",
                "Those in post at an organization on a day",
                Holding,
                lambda a, c, _: register.who(a["org"], a.get("role"), c.on, c.known, why=a.get("why", False)),
                (
                    Param("org", "A name of the organization, or its id", "Xiaomi", required=True),
                    _ROLE,
                    _ON,
                    _KNOWN,
                    _WHY,
                ),
            ),
            Endpoint(
                "GET",
                "/persons",
                "Every person of a name, with posts and shares",
                Person,
                lambda a, c, _: register.person(a["name"], c.on, c.known, why=a.get("why", False)),
                (name, _ON, _KNOWN, _WHY),
            ),
            Endpoint(
                "GET",
                "/persons/{id}",
                "One person",
                Person,
                lambda a, c, _: found(
                    register.person(a["id"], c.on, c.known, why=a.get("why", False))
                    if a["id"].startswith("P")
                    else [],
                    "person",
                ),
                (_ID, _ON, _KNOWN, _WHY),
            ),
            Endpoint(
                "GET",
                "/organizations",
                "Every organization of a name, with its posts, owners, parts and facts",
                Organization,
                lambda a, c, _: register.org(a["name"], c.on, c.known, why=a.get("why", False)),
                (name._replace(example="Xiaomi"), _ON, _KNOWN, _WHY),
            ),
            Endpoint(
                "GET",
                "/organizations/{id}",
                "One organization",
                Organization,
                lambda a, c, _: found(
                    register.org(a["id"], c.on, c.known, why=a.get("why", False))
                    if a["id"].startswith("O")
                    else [],
                    "organization",
                ),
                (_ID, _ON, _KNOWN, _WHY),
            ),
            Endpoint(
                "GET",
                "/organizations/{id}/interlocks",
                "Organizations that share people with one",
                Interlock,
                lambda a, c, _: register.interlocks(a["id"], c.known, limit=a.get("limit", 20)),
                (_ID, _KNOWN, _LIMIT),
            ),
            Endpoint(
                "GET",
                "/organizations/{id}/tree",
                "What belongs to an organization, three levels deep",
                Tie,
                lambda a, c, _: register.tree(a["id"], c.known),
                (_ID, _KNOWN),
            ),
            Endpoint(
                "GET",
                "/network/{id}",
                "People and organizations within two steps of one",
                Network,
                lambda a, c, _: [register.network(a["id"], c.on, c.known)],
                (_ID, _ON, _KNOWN),
            ),
            Endpoint(
                "GET",
                "/stream",
                "All changes by their newest report, newest first, page by page",
                Change,
                self._stream,
                (_ROLE, _MODALITY, _KNOWN, _WHY, _LIMIT, _CURSOR),
                paged=True,
            ),
            Endpoint(
                "GET",
                "/changes",
                "Starts and ends by their date, oldest first, of a person, an organization, or a span of days",
                Change,
                lambda a, c, _: register.changes(
                    org=a.get("org"),
                    person=a.get("person"),
                    role=a.get("role"),
                    modality=a.get("modality"),
                    since=a.get("since"),
                    until=a.get("until"),
                    known=c.known,
                    why=a.get("why", False),
                    limit=a.get("limit", 100),
                ),
                (
                    Param("person", "A name of the person, or an id", "Lei Jun"),
                    Param("org", "A name of the organization, or its id", "Xiaomi"),
                    _ROLE,
                    _MODALITY,
                    Param("since", "Dated on this day or later (YYYY-MM-DD)", "2022-01-01"),
                    Param("until", "Dated on this day or before (YYYY-MM-DD)", "2022-12-31"),
                    _KNOWN,
                    _WHY,
                    _LIMIT,
                ),
            ),
            Endpoint(
                "GET",
                "/change",
                "The change of which a claim tells, with its history and quotes",
                Change,
                lambda a, c, _: [self._missing(lambda: register.change(a["claim"], c.known, why=True))],
                (Param("claim", "The id of a claim", "doc-7f0696aea98f#6", required=True), _KNOWN),
            ),
            Endpoint(
                "GET",
                "/document",
                "A document with its text and claims",
                Shown,
                lambda a, c, _: [self._missing(lambda: register.show(a["id"]))],
                (Param("id", "The id of a document", "doc-7f0696aea98f", required=True),),
            ),
            Endpoint(
                "GET",
                "/review",
                "What a human should decide next",
                Doubt,
                lambda a, c, _: register.review(a.get("limit", 50)),
                (_LIMIT,),
            ),
            Endpoint(
                "GET",
                "/judgements",
                "What humans decided, also what was taken back",
                Judgement,
                lambda a, c, _: register.judgements(),
            ),
            *watching(self.site.register, _KNOWN, _LIMIT),
            Endpoint(
                "POST",
                "/documents",
                "Add a document: it is read, unless its claims come with it",
                Added,
                self._add,
                scope="write",
                body=NewDocument,
            ),
            Endpoint(
                "POST", "/judgements", "Decide", Judgement, self._judge, scope="review", body=NewJudgement
            ),
            Endpoint(
                "POST",
                "/judgements/{number}/undo",
                "Take a judgement back",
                Judgement,
                lambda a, c, asker: [self._undo(a["number"], asker)],
                (
                    Param(
                        "number", "The number of a judgement", "7", "path", True, number=True, maximum=2**53
                    ),
                ),
                scope="review",
            ),
        )

    # --- work -----------------------------------------------------------------------------------------------

    def _stream(self, args: Args, clocks: Clocks, _: Asker) -> tuple[list[Change], str | None]:
        page = self.site.register.recent(
            role=args.get("role"),
            modality=args.get("modality"),
            known=clocks.known,
            before=args.get("after"),
            limit=args.get("limit", 20),
            why=args.get("why", False),
        )
        return page.changes, page.next

    def _add(self, args: Args, _: Clocks, asker: Asker) -> list[Added]:
        new: NewDocument = args["body"]
        document = new.document
        if new.claims is not None:
            claims = claims_of(new.claims, document, document.id or "the document")
        else:
            claims = BuiltinReader().read(document).claims
        added = self.site.register.add(document, claims)
        self._note("add", asker, document=added.document, outcome=added.outcome)
        return [added]

    def _judge(self, args: Args, _: Clocks, asker: Asker) -> list[Judgement]:
        new: NewJudgement = args["body"]
        made = self.site.register.judge(new.verdict, new.left, new.right, by=asker.name or "", note=new.note)
        self._note("judge", asker, judgement=made.id, verdict=made.verdict, left=made.left, right=made.right)
        return [made]

    def _undo(self, number: int, asker: Asker) -> Judgement:
        made = self.site.register.undo(number)
        self._note("undo", asker, judgement=number)
        return made

    def _note(self, action: str, asker: Asker, *, outcome: str = "done", **about: object) -> None:
        self.site.audit.note(action, by=asker.name, client=asker.client, outcome=outcome, **about)

    def _missing(self, ask: Callable[[], Any]) -> Any:
        try:
            return ask()
        except TenureError as error:
            raise Missing(str(error)) from None

    # --- answering ------------------------------------------------------------------------------------------

    def _handler(self, endpoint: Endpoint) -> Callable[[Request], Any]:
        async def handler(request: Request) -> Response:
            try:
                asker = self.site.asker(request, endpoint.scope)
                if endpoint.scope != "read" and not asker.by_header:
                    raise Refusal(
                        401, "Send the token as Authorization: Bearer TOKEN; sessions are for the pages"
                    )
                clocks = Clocks.read(request.query_params)
                args = arguments(request, endpoint.params)
                if endpoint.body is not None:
                    args["body"] = await _body(request, endpoint.body)
                return await self._answer(request, endpoint, args, clocks, asker)
            except Refusal as refusal:
                return problem(refusal.status, refusal.message)
            except Missing as missing:
                return problem(404, str(missing))
            except TenureError as error:
                return problem(422 if isinstance(error, BadDocument) else 400, str(error))

        return handler

    async def _answer(
        self, request: Request, endpoint: Endpoint, args: Args, clocks: Clocks, asker: Asker
    ) -> Response:
        csv = endpoint.method == "GET" and "text/csv" in request.headers.get("accept", "")

        def make() -> tuple[bytes, str, int]:
            made = endpoint.work(args, clocks, asker)
            items, after = made if endpoint.paged else (made, None)
            if csv:
                return as_csv(items), "text/csv; charset=utf-8", 200
            page = {"on": clocks.day, "known": clocks.known, "items": items, "next": after}
            status = 201 if endpoint.method == "POST" else 200
            return msgspec.json.encode(page), "application/json", status

        key = (request.url.path, tuple(sorted(request.query_params.multi_items())), csv, today())
        kept = await self.site.desk.answer(key, make, keep=endpoint.method == "GET")
        return self.site.send(request, kept)

    async def export(self, request: Request) -> Response:
        """Every document with its claims as JSON Lines, which `tenure add --as claims` reads."""
        try:
            self.site.asker(request)
            after = arguments(request, (EXPORT_AFTER,)).get("after", 0)
        except Refusal as refusal:
            return problem(refusal.status, refusal.message)
        except TenureError as error:
            return problem(400, str(error))

        def lines() -> Iterator[bytes]:
            number = after
            while batch := self.site.register.stored_after(number, EXPORT_BATCH):
                number = batch[-1].number
                for stored in batch:
                    row = msgspec.to_builtins(stored.document)
                    row |= {"number": stored.number, "claims": msgspec.to_builtins(stored.claims)}
                    yield msgspec.json.encode(row) + b"\n"

        return StreamingResponse(lines(), media_type="application/x-ndjson")


EXPORT_AFTER: Final = Param("after", "Only documents after this `number`", "0", number=True, maximum=2**53)


def arguments(request: Request, params: tuple[Param, ...]) -> Args:
    """The values of an endpoint's parameters. Raises TenureError for what is missing or wrong."""
    args: Args = {}
    for param in params:
        value = (request.path_params if param.place == "path" else request.query_params).get(param.name)
        if value is None or (value == "" and not param.required):
            if param.required:
                raise TenureError(f"The parameter {param.name!r} is missing: {param.description.lower()}")
            continue
        args[param.name] = _value(param, value)
    return args


def _value(param: Param, value: str) -> Any:
    if param.values and value not in param.values:
        raise TenureError(f"{param.name}: {value[:60]!r} is none of {', '.join(param.values)}")
    if param.flag:
        if value not in ("true", "false"):
            raise TenureError(f"{param.name} is true or false, not {value[:60]!r}")
        return value == "true"
    if param.number:
        if (
            not (value.isascii() and value.isdecimal() and len(value) < 17)
            or not 0 <= int(value) <= param.maximum
        ):
            raise TenureError(f"{param.name} is a whole number up to {param.maximum}, not {value[:60]!r}")
        return int(value)
    if "\x00" in value:
        raise TenureError(f"{param.name} holds characters that are no text")
    return value


async def _body(request: Request, kind: type) -> Any:
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        raise Refusal(415, "Send application/json")
    try:
        return msgspec.json.decode(await request.body(), type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Refusal(400, f"The body is not as it should be: {error}") from None


def problem(status: int, detail: str) -> Response:
    """An error as JSON."""
    titles = {400: "Bad request", 401: "Token needed", 403: "Not allowed", 404: "Not found", 415: "Not JSON"}
    body = msgspec.json.encode(Problem(title=titles.get(status, "Refused"), status=status, detail=detail))
    headers = {"WWW-Authenticate": "Bearer"} if status == 401 else {}
    return Response(body, status, headers, "application/problem+json")
