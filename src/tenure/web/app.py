"""The application: all rooms of the web behind one guard."""

from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

from .api import BASE, Api, problem
from .browse import Browse
from .guard import Guard
from .openapi import Described
from .review import Review
from .settings import Settings
from .site import Site
from .watching import Watching

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.types import ASGIApp


def create_app(settings: Settings) -> "ASGIApp":
    """An ASGI application over a register. Raises TenureError when the register or the tokens can't be read."""
    site = Site(settings)
    api = Api(site)

    async def missing(request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 404
        if request.url.path.startswith(BASE):
            return problem(status, "There is no such address; see /api" if status == 404 else str(error))
        words = site.words(request)
        return await site.error(request, status, words("error_404") if status == 404 else str(error))

    @asynccontextmanager
    async def lifespan(_: Any) -> "AsyncIterator[None]":
        yield
        site.register.close()

    app = Starlette(
        routes=[
            *Browse(site).routes,
            *Review(site).routes,
            *Watching(site).routes,
            *api.routes,
            *Described(site, api).routes,
            Mount("/static", StaticFiles(directory=Path(__file__).parent / "static")),
        ],
        exception_handlers={HTTPException: missing},
        lifespan=lifespan,
    )
    return Guard(app, settings)
