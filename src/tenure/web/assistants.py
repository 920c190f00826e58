"""The register for assistants: tools of the Model Context Protocol that ask and never change anything.

Every answer carries its two clocks, and quotes with who said them and when.
"""

import datetime
from collections.abc import Callable, Sequence
from typing import Annotated, Any, Final, Literal

import msgspec
from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.types import ToolAnnotations
from pydantic import Field

from tenure import __version__
from tenure.model import TenureError
from tenure.model.dates import format_moment
from tenure.model.vocabulary import Modality, Role
from tenure.register import Register

from .words import today

ITEMS: Final = 30
QUOTES: Final = 5
"""An assistant reads every word it gets: the firmest quotes of the first answers are enough, and it can ask on."""

_INSTRUCTIONS: Final = """Tenure keeps who runs what, as news and filings tell it, with the sentence that proves it.
Every question takes two clocks: `on`, a day in the world, and `known`, a moment of the register (what was known
then). A date that is null is unknown; never take the publication date for it. A post without an end date is not
thereby still held: look at `state`. Cite the quotes, their publishers and dates; `modality` says whether a change
is actual, planned, possible or denied, `origins` how many independent sources tell it."""

On = Annotated[str | None, Field(description="A day in the world, YYYY-MM-DD; today when absent")]
Known = Annotated[
    str | None,
    Field(description="Answer as the register knew it at this day or moment (UTC); now when absent"),
]
_READS: Final = ToolAnnotations(read_only_hint=True, open_world_hint=False)


def create_server(register: Register) -> MCPServer:
    """A server of tools over a register."""
    server: MCPServer = MCPServer(
        "tenure", version=__version__, instructions=_INSTRUCTIONS, log_level="WARNING"
    )
    ask = _Answers()

    @server.tool(annotations=_READS)
    def search(
        text: Annotated[str, Field(description="Part of a name, in any script")], known: Known = None
    ) -> dict[str, Any]:
        """Find people and organizations by the beginnings of the words of their names; gives their ids."""
        return ask(None, known, lambda _, at: register.search(text, at, limit=ITEMS))

    @server.tool(annotations=_READS)
    def who(
        org: Annotated[str, Field(description="A name of the organization, or its id")],
        role: Role | None = None,
        on: On = None,
        known: Known = None,
    ) -> dict[str, Any]:
        """Who is in post at an organization on a day, with quotes."""
        return ask(on, known, lambda day, at: register.who(org, role, day, at, why=True))

    @server.tool(annotations=_READS)
    def person(
        name: Annotated[str, Field(description="A name of the person, or an id")],
        on: On = None,
        known: Known = None,
    ) -> dict[str, Any]:
        """Every post and share of a person: held, left and kept; one item for each person of the name."""
        return ask(on, known, lambda day, at: register.person(name, day, at, why=True))

    @server.tool(annotations=_READS)
    def organization(
        name: Annotated[str, Field(description="A name of the organization, or an id")],
        on: On = None,
        known: Known = None,
    ) -> dict[str, Any]:
        """An organization: its posts, owners, what it belongs to, what belongs to it, and facts."""
        return ask(on, known, lambda day, at: register.org(name, day, at, why=True))

    @server.tool(annotations=_READS)
    def changes(
        person: str | None = None,
        org: str | None = None,
        role: Role | None = None,
        modality: Modality | None = None,
        since: On = None,
        until: On = None,
        known: Known = None,
    ) -> dict[str, Any]:
        """Posts taken up and left. Without person, organization or days: what was reported last."""

        def found(_: str, at: str | None) -> Sequence[Any]:
            if person or org or since or until:
                return register.changes(
                    person=person,
                    org=org,
                    role=role,
                    modality=modality,
                    since=since,
                    until=until,
                    known=at,
                    why=True,
                    limit=ITEMS,
                )
            return register.recent(role=role, modality=modality, known=at, limit=ITEMS, why=True).changes

        return ask(None, known, found)

    @server.tool(annotations=_READS)
    def evidence(
        kind: Annotated[Literal["change", "document"], Field(description="What the id is of")],
        id: Annotated[
            str, Field(description="The id of a claim (for the change it tells of), or of a document")
        ],
        known: Known = None,
    ) -> dict[str, Any]:
        """All that stands behind one change, from first rumour to confirmation; or a document with its claims."""
        if kind == "document":
            return ask(None, known, lambda _, __: [register.show(id)], whole=True)
        return ask(None, known, lambda _, at: [register.change(id, at, why=True)], whole=True)

    return server


class _Answers:
    """Answers as assistants get them."""

    def __call__(
        self,
        on: str | None,
        known: str | None,
        work: Callable[[str, str | None], Sequence[Any]],
        *,
        whole: bool = False,
    ) -> dict[str, Any]:
        day = on or today()
        at = known or format_moment(datetime.datetime.now(datetime.UTC))
        try:
            items = list(work(day, known))
        except TenureError as error:
            raise ToolError(str(error)) from None
        shown = [msgspec.to_builtins(item) for item in items[:ITEMS]]
        if not whole:
            shown = [_trimmed(item) for item in shown]
        return {"on": day, "known": at, "items": shown, "left_out": max(0, len(items) - ITEMS)}


def _trimmed(value: Any) -> Any:
    if isinstance(value, dict):
        return {
            key: [_trimmed(part) for part in item[:QUOTES]] if key == "evidence" and item else _trimmed(item)
            for key, item in value.items()
            if key not in ("mentions", "history")
        }
    return [_trimmed(part) for part in value] if isinstance(value, list) else value
