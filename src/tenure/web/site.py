"""What all pages and the API share: who asks, in which language, by which clocks; how answers go out."""

from collections.abc import Callable
from functools import cached_property
from typing import Any, Final

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from tenure.model import TenureError
from tenure.register import Register

from . import shown
from .access import Access, Scope, Token
from .audit import Audit
from .clocks import Clocks
from .desk import Desk, Kept
from .settings import Settings
from .words import Words, available, chosen, today

SESSION: Final = "tenure_session"
LANGUAGE: Final = "tenure_language"
_OWN_PARAMETERS: Final = ("on", "known", "lang")


class Refusal(Exception):
    """A request that can't be answered: status and words for it."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.message = message


class Asker:
    """Who asks: the token (by header or session), if any, and the cookie that forms are tied to."""

    def __init__(self, request: Request, access: Access) -> None:
        self.cookie = request.cookies.get(SESSION, "")
        scheme, _, secret = request.headers.get("authorization", "").partition(" ")
        self.by_header = scheme.lower() == "bearer"
        if self.by_header:
            self.token = access.token(secret.strip())
        else:
            self.token = access.of_session(self.cookie) if self.cookie else None
        self.client = request.client.host if request.client else "?"

    @property
    def name(self) -> str | None:
        """Whose judgements they are."""
        return self.token.name if self.token else None

    def may(self, scope: Scope) -> bool:
        """Whether the token has the scope."""
        return self.token is not None and scope in self.token.scopes


class Site:
    """One register in the open."""

    def __init__(self, settings: Settings) -> None:
        settings.check()
        self.settings = settings
        self.desk = Desk(Register.open(settings.register, create=False))
        self.access = Access(settings.tokens)
        self.audit = Audit(settings.audit_path)

    @property
    def register(self) -> Register:
        """The register that is asked."""
        return self.desk.register

    @cached_property
    def templates(self) -> Environment:
        """The pages' templates: everything is escaped, and nothing undefined passes."""
        environment = Environment(
            loader=PackageLoader("tenure.web"),
            autoescape=True,
            undefined=StrictUndefined,
            finalize=shown.plain,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        environment.globals["name"] = shown.name
        environment.filters["short"] = shown.short
        environment.filters["page_of"] = shown.page_of
        return environment

    # --- who may --------------------------------------------------------------------------------------------

    def asker(self, request: Request, scope: Scope = "read") -> Asker:
        """Who asks. Raises Refusal when a token is wrong or has not the scope.

        Reading is free on this machine; everything else needs a token.
        """
        asker = Asker(request, self.access)
        if asker.by_header and asker.token is None:
            self.audit.note("token", by=None, client=asker.client, outcome="refused")
            raise Refusal(401, "There is no such token: ask whoever runs this server for one")
        if (scope == "read" and self.settings.local) or asker.may(scope):
            return asker
        if scope != "read":
            self.audit.note(request.url.path, by=asker.name, client=asker.client, outcome="refused")
        if asker.token is None:
            raise Refusal(
                401, f"This needs a token with the scope {scope!r}: send Authorization: Bearer TOKEN"
            )
        raise Refusal(403, f"The token of {asker.token.name} has not the scope {scope!r}")

    # --- pages ----------------------------------------------------------------------------------------------

    async def page(
        self,
        request: Request,
        template: str,
        make: Callable[[Clocks], dict[str, Any]],
        *,
        asker: Asker | None = None,
        keep: bool = True,
        status: int = 200,
    ) -> Response:
        """A page: `make` asks the register, off the event loop."""
        words = self.words(request)
        try:
            asker = asker or self.asker(request)
            clocks = Clocks.read(request.query_params)
        except Refusal as refusal:
            if refusal.status == 401 and asker is None and self.access.configured:
                return RedirectResponse(f"/sign-in?back={request.url.path}", 303)
            return await self.error(request, refusal.status, refusal.message)
        except TenureError as error:
            return await self.error(request, 400, str(error))
        user = asker.token
        key = (
            template,
            request.url.path,
            tuple(sorted(request.query_params.multi_items())),
            words.code,
            today(),
        )

        def render() -> tuple[bytes, str, int]:
            context = make(clocks)
            html = self.templates.get_template(template).render(
                **self._context(request, words, clocks, user, asker.cookie), **context
            )
            return html.encode("utf-8", "replace"), "text/html; charset=utf-8", status

        try:
            kept = await self.desk.answer(key, render, keep=keep and user is None)
        except Missing as missing:
            return await self.error(request, 404, str(missing))
        except TenureError as error:
            return await self.error(request, 400, str(error))
        return self.send(request, kept, words, private=user is not None)

    def words(self, request: Request) -> Words:
        """The language of the page: asked for, remembered, or the browser's."""
        wish = request.query_params.get("lang") or request.cookies.get(LANGUAGE)
        return chosen(wish, request.headers.get("accept-language", ""))

    def _context(
        self, request: Request, words: Words, clocks: Clocks, user: Token | None, cookie: str
    ) -> dict[str, Any]:
        others = [(k, v) for k, v in request.query_params.multi_items() if k not in _OWN_PARAMETERS]
        return {
            "t": words,
            "languages": available(),
            "clocks": clocks,
            "today": today(),
            "to": clocks.address,
            "path": request.url.path,
            "query": dict(others),
            "user": user,
            "form_key": self.access.form_key(cookie) if user else "",
            "may_review": user is not None and "review" in user.scopes,
            "configured": self.access.configured,
        }

    async def error(self, request: Request, status: int, message: str) -> Response:
        """A page that says what went wrong."""
        words = self.words(request)
        html = self.templates.get_template("error.html").render(
            **self._context(request, words, Clocks(None, None), None, ""), message=message
        )
        return Response(html.encode("utf-8", "replace"), status, media_type="text/html")

    def send(
        self, request: Request, kept: Kept, words: Words | None = None, *, private: bool = False
    ) -> Response:
        """An answer, compressed where the client takes that, or "not modified"."""
        headers = {
            "ETag": kept.etag,
            "Cache-Control": "private, no-cache" if private else "no-cache",
            "Vary": "Accept, Accept-Encoding, Accept-Language, Authorization, Cookie",
        }
        if words is not None:
            headers["Content-Language"] = words.code
        if kept.status == 200 and kept.etag in request.headers.get("if-none-match", ""):
            return Response(None, 304, headers)
        body = kept.body
        if kept.squeezed is not None and "gzip" in request.headers.get("accept-encoding", ""):
            body = kept.squeezed
            headers["Content-Encoding"] = "gzip"
        response = Response(body, kept.status, headers)
        response.headers["Content-Type"] = kept.media_type
        wish = request.query_params.get("lang")
        if wish in available() and words is not None:
            response.set_cookie(LANGUAGE, wish, max_age=31_536_000, httponly=True, samesite="lax")
        return response


class Missing(TenureError):
    """The thing asked for is not there."""
