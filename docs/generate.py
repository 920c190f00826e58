#!/usr/bin/env python3
"""Write docs/cli.md from the commands' own help, and the output of the demo into the README.

Tests fail when either is out of date.
"""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import click

from tenure.cli.main import main

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
PAGE = Path(__file__).with_name("cli.md")
WIDTH = 100


def page() -> str:
    """The page: the help of `tenure`, then of each command."""
    settings = {**main.context_settings, "terminal_width": WIDTH, "max_content_width": WIDTH}
    parent = click.Context(main, info_name="tenure", **settings)
    parts = [
        "# The command\n\nWritten by `make docs` from the commands' own help.\n",
        f"## tenure\n\n```text\n{main.get_help(parent)}\n```\n",
    ]
    for name in main.list_commands(parent):
        parts += _sections(main.commands[name], name, parent)
    return "\n".join(parts)


def _sections(command: click.Command, name: str, parent: click.Context) -> list[str]:
    """A section for a command, and below it one for each of its own."""
    context = click.Context(command, info_name=name, parent=parent)
    path = context.command_path
    parts = [f"{'#' * (path.count(' ') + 1)} {path}\n\n```text\n{command.get_help(context)}\n```\n"]
    if isinstance(command, click.Group):
        for each, below in command.commands.items():
            parts += _sections(below, each, context)
    return parts


def readme() -> str:
    """The README with what the demo prints now."""
    with tempfile.TemporaryDirectory() as folder:
        ran = subprocess.run(
            [ROOT / "demo" / "run.sh"],
            env=os.environ
            | {
                "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
                "DEMO_FOLDER": f"{folder}/register",
            },
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
    printed = "\n".join(line.rstrip() for line in ran.stdout.strip().splitlines())
    printed = re.sub(r"\n{3,}", "\n\n", printed)
    block = f"<!-- demo -->\n```console\n{printed}\n```\n<!-- /demo -->"
    return re.sub(
        r"<!-- demo -->.*<!-- /demo -->",
        lambda _: block,
        README.read_text(encoding="utf-8"),
        flags=re.DOTALL,
    )


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    README.write_text(readme(), encoding="utf-8")
