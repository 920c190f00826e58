"""The pages on which people decide: review, judgements, signing in."""

from typing import Any, Final
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from tenure.model import TenureError

from .clocks import Clocks
from .guard import Rates
from .site import SESSION, Asker, Refusal, Site

DOUBTS: Final = 20
JUDGEMENTS: Final = 50
TRIES_AT_ONCE: Final = 10
TRIES_A_SECOND: Final = 0.2
"""Attempts to sign in from one address: so many at once, then one every five seconds."""
MAX_FIELD: Final = 4_000


class Review:
    """Handlers of the pages on which people decide."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self._tries = Rates(TRIES_A_SECOND, TRIES_AT_ONCE)
        self.routes = [
            Route("/review", self.review),
            Route("/judge", self.judge, methods=["POST"]),
            Route("/undo", self.undo, methods=["POST"]),
            Route("/sign-in", self.sign_in_page),
            Route("/sign-in", self.sign_in, methods=["POST"]),
            Route("/sign-out", self.sign_out, methods=["POST"]),
        ]

    async def review(self, request: Request) -> Response:
        """What the machine left open, and what was decided."""

        def make(_: Clocks) -> dict[str, Any]:
            register = self.site.register
            return {
                "doubts": register.review(DOUBTS),
                "judgements": list(reversed(register.judgements()))[:JUDGEMENTS],
            }

        return await self.site.page(request, "review.html", make)

    async def judge(self, request: Request) -> Response:
        """Records a judgement, and goes back to where it was made."""
        try:
            asker, form = await self._form(request)
            verdict, left, right = form.get("verdict", ""), form.get("left", ""), form.get("right") or None
            made = await self.site.desk.run(
                lambda: self.site.register.judge(
                    verdict, left, right, by=asker.name or "", note=form.get("note", "").strip() or None
                )
            )
        except (Refusal, TenureError) as error:
            return await self._refused(request, error)
        self.site.audit.note(
            "judge",
            by=asker.name,
            client=asker.client,
            outcome="done",
            judgement=made.id,
            verdict=verdict,
            left=left,
            right=right,
        )
        return RedirectResponse(_back(form.get("back", "")), 303)

    async def undo(self, request: Request) -> Response:
        """Takes a judgement back."""
        try:
            asker, form = await self._form(request)
            number = form.get("judgement", "")
            if not number.isdecimal() or len(number) > 15:
                raise TenureError(f"{number[:40]!r} is no judgement")
            await self.site.desk.run(lambda: self.site.register.undo(int(number)))
        except (Refusal, TenureError) as error:
            return await self._refused(request, error)
        self.site.audit.note(
            "undo", by=asker.name, client=asker.client, outcome="done", judgement=int(number)
        )
        return RedirectResponse(_back(form.get("back", "")), 303)

    async def sign_in_page(self, request: Request) -> Response:
        """The form for a token."""
        asker = Asker(request, self.site.access)
        back = _back(request.query_params.get("back", ""))
        return await self.site.page(
            request, "sign_in.html", lambda _: {"wrong": False, "back": back}, asker=asker, keep=False
        )

    async def sign_in(self, request: Request) -> Response:
        """Takes a token and gives a session for it."""
        asker = Asker(request, self.site.access)
        if not self._tries.allows(asker.client):
            return await self.site.error(request, 429, self.site.words(request)("error_429"))
        form = await _fields(request)
        token = self.site.access.token(form.get("token", "").strip())
        if token is None or not _same_origin(request):
            self.site.audit.note("sign-in", by=None, client=asker.client, outcome="refused")
            back = _back(form.get("back", ""))
            return await self.site.page(
                request,
                "sign_in.html",
                lambda _: {"wrong": True, "back": back},
                asker=asker,
                keep=False,
                status=403,
            )
        self.site.audit.note("sign-in", by=token.name, client=asker.client, outcome="done")
        response = RedirectResponse(_back(form.get("back", "")), 303)
        response.set_cookie(
            SESSION,
            self.site.access.session(token),
            httponly=True,
            samesite="strict",
            secure=request.url.scheme == "https",
        )
        return response

    async def sign_out(self, request: Request) -> Response:
        """Ends the session."""
        response = RedirectResponse("/", 303)
        response.delete_cookie(SESSION)
        return response

    async def _form(self, request: Request) -> tuple[Asker, dict[str, str]]:
        """Who sends a form, and its fields. Raises Refusal without the scope, or when it is not ours."""
        asker = self.site.asker(request, "review")
        form = await _fields(request)
        if not _same_origin(request) or not self.site.access.form_holds(
            asker.cookie, form.get("form_key", "")
        ):
            self.site.audit.note(request.url.path, by=asker.name, client=asker.client, outcome="forged")
            raise Refusal(403, self.site.words(request)("error_csrf"))
        return asker, form

    async def _refused(self, request: Request, error: Refusal | TenureError) -> Response:
        status = error.status if isinstance(error, Refusal) else 400
        return await self.site.error(request, status, str(error))


async def _fields(request: Request) -> dict[str, str]:
    kind = request.headers.get("content-type", "").partition(";")[0]
    if kind != "application/x-www-form-urlencoded":
        return {}
    async with request.form(max_fields=20) as form:
        return {name: value[:MAX_FIELD] for name, value in form.items() if isinstance(value, str)}


def _same_origin(request: Request) -> bool:
    """Whether the browser says that the form came from a page of ours; old browsers say nothing."""
    origin = request.headers.get("origin")
    return origin is None or urlsplit(origin).netloc == request.headers.get("host")


def _back(path: str) -> str:
    """A path of this site to return to, whatever was sent."""
    parts = urlsplit(path)
    if parts.scheme or parts.netloc or not path.startswith("/") or path[1:2] in "/\\":
        return "/"
    return path if all(ord(c) > 32 and c != "\\" for c in path) else "/"
