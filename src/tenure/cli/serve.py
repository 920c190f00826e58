"""`tenure serve`, `token`, `mcp`: the register in the open."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tenure.model import TenureError

from .params import open_register, register_option

if TYPE_CHECKING:
    from tenure.web.access import Scope

_SCOPES = ("read", "write", "review")


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at.")
@click.option("--port", type=click.IntRange(1, 65535), default=8321, show_default=True, help="The port.")
@click.option(
    "--tokens",
    type=click.Path(path_type=Path, dir_okay=False),
    envvar="TENURE_TOKENS",
    help="The file of tokens (see `tenure token`). [env: TENURE_TOKENS]",
)
@click.option(
    "--audit",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The file that notes who changed what.  [default: audit.jsonl beside the tokens]",
)
@click.option("--workers", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes.")
@register_option
def serve(host: str, port: int, tokens: Path | None, audit: Path | None, workers: int, url: str) -> None:
    """Show the register as web pages, with an API.

    Without tokens, pages and API can be read on this machine and nothing can be changed. With a file of
    tokens, people can judge and programs can add documents, each within the scopes of their token; and only
    then can --host be an address that others reach.

    \b
    Examples:
      tenure serve
      tenure serve --tokens tokens.json --host 0.0.0.0 --port 80
    """
    _need_web()
    from tenure.web import Settings
    from tenure.web.server import run

    settings = Settings(register=url, host=host, tokens=tokens, audit=audit)
    settings.check()
    open_register(url).close()
    click.echo(
        f"Tenure is at http://{f'[{host}]' if ':' in host else host}:{port}/ (stop it with Ctrl+C)", err=True
    )
    run(settings, port, workers)


@click.command()
@click.argument("name")
@click.option(
    "--scope",
    "scopes",
    type=click.Choice(_SCOPES),
    multiple=True,
    default=("read",),
    show_default=True,
    help="What the token may do; give it several times for several.",
)
@click.option(
    "--tokens",
    type=click.Path(path_type=Path, dir_okay=False),
    envvar="TENURE_TOKENS",
    default=Path("tokens.json"),
    show_default=True,
    help="The file of tokens, made if need be. [env: TENURE_TOKENS]",
)
def token(name: str, scopes: "tuple[Scope, ...]", tokens: Path) -> None:
    """Make a token for NAME, a person or a program.

    Judgements made with it carry NAME. The token is printed once; the file keeps only its hash. To withdraw
    it, delete its entry from the file and start the server again.

    \b
    Example:
      tenure token ada --scope read --scope review
    """
    _need_web()
    from tenure.web.access import add_token

    click.echo(add_token(tokens, name, list(dict.fromkeys(scopes))))


@click.command()
@click.option("--http", is_flag=True, help="Speak streamable HTTP on this machine instead of standard input.")
@click.option(
    "--port", type=click.IntRange(1, 65535), default=8322, show_default=True, help="The port of --http."
)
@register_option
def mcp(http: bool, port: int, url: str) -> None:
    """Let assistants ask the register (Model Context Protocol).

    They can search, and ask who, person, organization, changes and evidence; nothing can be changed. Every
    answer carries quotes, dates and both clocks. Assistants start the command themselves and speak to it by
    standard input; with --http they find it at http://127.0.0.1:PORT/mcp.

    \b
    Examples:
      tenure mcp
      tenure mcp --http
    """
    _need_web()
    from tenure.web.assistants import create_server

    with open_register(url) as register:
        server = create_server(register)
        if http:
            click.echo(f"Assistants find Tenure at http://127.0.0.1:{port}/mcp", err=True)
            server.run(
                "streamable-http", host="127.0.0.1", port=port, stateless_http=True, json_response=True
            )
        else:
            server.run()


def _need_web() -> None:
    try:
        import starlette  # noqa: F401
        import uvicorn  # noqa: F401
    except ImportError:
        raise TenureError("Pages and API need more: pip install 'tenure[web]'") from None
