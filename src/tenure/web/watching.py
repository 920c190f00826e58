"""The page of watches: what is asked, what was told last, and a feed of each; and the same in the API."""

from typing import Any, Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tenure.model import TenureError
from tenure.register import Register
from tenure.watch import Alert, Watch, Watched, Watches
from tenure.watch.send import feed

from .clocks import Clocks
from .endpoint import Endpoint, Param
from .site import Missing, Refusal, Site

SHOWN: Final = 40
"""Alerts on one page."""
_ATOM: Final = "application/atom+xml; charset=utf-8"


class Watching:
    """Handlers of the pages about watches. They show no destination: addresses are their owners' own."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.watches = Watches(site.register)
        self.routes = [
            Route("/watches", self.page),
            Route("/watches/{name}", self.page),
            Route("/watches/{name}/feed.atom", self.feed),
        ]

    async def page(self, request: Request) -> Response:
        """All watches with what they told last, or one."""
        name = request.path_params.get("name")

        def make(clocks: Clocks) -> dict[str, Any]:
            found = self.watches.overview(clocks.known)
            if name is not None:
                found = [watch for watch in found if watch.name == name]
                if not found:
                    raise Missing(f"There is no watch {name!r}")
            return {"found": found, "one": name, "alerts": self.watches.alerts(name, SHOWN, clocks.known)}

        return await self.site.page(request, "watches.html", make)

    async def feed(self, request: Request) -> Response:
        """The alerts of a watch as an Atom feed."""
        name = request.path_params["name"]
        address = str(request.url)

        def make() -> tuple[bytes, str, int]:
            watch = one(self.watches, name)
            return feed(name, self.watches.alerts(name), updated=watch.created, address=address), _ATOM, 200

        try:
            self.site.asker(request)
            return self.site.send(request, await self.site.desk.answer(("feed", address), make))
        except Refusal as refusal:
            return await self.site.error(request, refusal.status, refusal.message)
        except Missing as missing:
            return await self.site.error(request, 404, str(missing))
        except TenureError as error:
            return await self.site.error(request, 400, str(error))


def one(watches: Watches, name: str) -> Watch:
    """A watch; raises Missing when there is none of that name."""
    try:
        return watches.get(name)
    except TenureError:
        raise Missing(f"There is no watch {name!r}") from None


def endpoints(register: Register, known: Param, limit: Param) -> tuple[Endpoint, ...]:
    """The API's questions about watches; `known` and `limit` are its common parameters."""
    watches = Watches(register)

    def alerts(name: str, known: str | None, limit: int) -> list[Alert]:
        return watches.alerts(one(watches, name).name, limit, known)

    return (
        Endpoint(
            "GET",
            "/watches",
            "The saved questions, with how many alerts each has told",
            Watched,
            lambda a, c, _: watches.overview(c.known),
            (known,),
        ),
        Endpoint(
            "GET",
            "/watches/{name}/alerts",
            "What a watch told last, newest first, with quotes",
            Alert,
            lambda a, c, _: alerts(a["name"], c.known, a.get("limit", 20)),
            (Param("name", "The name of the watch", "xiaomi", "path", True), known, limit),
        ),
    )
