#!/usr/bin/env python3
"""Run docs/notebook.ipynb anew and keep what it prints. Needs the libraries of the group dev."""

from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient

NOTEBOOK = Path(__file__).with_name("notebook.ipynb")


def executed() -> Any:
    """The notebook with its outputs, run from its folder; raises CellExecutionError where a cell fails."""
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    client = NotebookClient(
        notebook, timeout=120, record_timing=False, resources={"metadata": {"path": str(NOTEBOOK.parent)}}
    )
    client.execute()
    notebook.metadata.language_info = {"name": "python"}  # not the version of whoever ran it last
    return notebook


if __name__ == "__main__":
    nbformat.write(executed(), NOTEBOOK)
