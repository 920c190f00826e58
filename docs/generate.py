#!/usr/bin/env python3
"""Write docs/cli.md from the help of the commands themselves (a test fails when it is out of date)."""

from pathlib import Path

import click

from tenure.cli.main import main

PAGE = Path(__file__).with_name("cli.md")
WIDTH = 100


def page() -> str:
    """The page: the help of `tenure`, then of each command."""
    settings = main.context_settings | {"terminal_width": WIDTH, "max_content_width": WIDTH}
    parent = click.Context(main, info_name="tenure", **settings)
    parts = [
        "# The command\n\nWritten by `make docs` from the commands' own help.\n",
        f"## tenure\n\n```text\n{main.get_help(parent)}\n```\n",
    ]
    for name in main.list_commands(parent):
        command = main.commands[name]
        context = click.Context(command, info_name=name, parent=parent)
        parts.append(f"## tenure {name}\n\n```text\n{command.get_help(context)}\n```\n")
    return "\n".join(parts)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
