"""`tenure`: the group of its commands, and how an error reaches the user."""

import errno

import click

from tenure import __version__
from tenure.model import TenureError

from .add import add
from .archive import archive
from .ask import changes, org, person, who
from .catalogue import catalogue
from .documents import documents
from .export import export
from .fetched import fetched
from .judge import judge, judgements, review, undo
from .keep import backup, check, forget, restore
from .languages import languages
from .read import read
from .serve import mcp, serve, token
from .show import show
from .watch_run import watch


class Group(click.Group):
    """Commands in the order in which a newcomer needs them; errors of Tenure without traceback."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The order in which they were added."""
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> object:
        """Run the command. What a user can act on ends it with a message and exit code 1."""
        try:
            return super().invoke(ctx)
        except TenureError as error:
            raise click.ClickException(str(error)) from None
        except UnicodeEncodeError:
            raise click.ClickException(
                "this terminal can't show the text: set PYTHONUTF8=1, or ask with --json"
            ) from None
        except OSError as error:
            if error.errno != errno.ENOSPC:
                raise
            raise click.ClickException(f"the output can't be written: {error.strerror}") from None


@click.group(cls=Group, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="tenure")
def main() -> None:
    """Read news and filings; keep a register of who runs what, with the sentence that proves it.

    \b
    First steps:
      tenure read article.txt           see the claims of an article, with quotes
      tenure add article.txt            read it and keep its claims in the register
      tenure who Xiaomi                 ask who runs Xiaomi now
      tenure who Xiaomi --on 2022-10-01     ... or who did on that day
      tenure person "Lei Jun" --why     what a person held, left and kept, with quotes
      tenure changes --since 2022-01-01     what changed

    A source is a path, or - for standard input: plain text (its first line is the headline), a web
    page, or JSON Lines. Each command explains itself: tenure read --help

    \b
    Exit codes: 0 done, 1 some work failed (the rest was done), 2 the command was not understood.
    """


_COMMANDS = (
    *(read, add, fetched, who, person, org, changes, documents, show),
    *(review, judge, undo, judgements),
    watch,
    *(serve, token, mcp),
    catalogue,
    export,
    *(check, backup, restore, forget),
    archive,
    languages,
)
for command in _COMMANDS:
    main.add_command(command)
