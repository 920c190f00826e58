"""The formats there are, each written by the module of its name."""

from importlib import import_module
from typing import IO, TYPE_CHECKING, Final, NamedTuple

from tenure.model import TenureError

if TYPE_CHECKING:
    from .task import Task


class Format(NamedTuple):
    """A format: the module that writes it, the extra that installs what it needs, whether people can read it."""

    module: str
    extra: str | None = None
    text: bool = True


FORMATS: Final[dict[str, Format]] = {
    "jsonl": Format("jsonl"),
    "csv": Format("csv"),
    "parquet": Format("parquet", extra="archive", text=False),
    "ftm": Format("ftm"),
    "ftm-statements": Format("ftm_statements"),
    "bods": Format("bods"),
    "jsonld": Format("jsonld"),
    "ntriples": Format("ntriples"),
    "quickstatements": Format("quickstatements"),
    "graphml": Format("graphml"),
    "ics": Format("ics", extra="calendar"),
}


def write(form: str, task: "Task", out: IO[bytes]) -> None:
    """Writes the register in a format, as it reads it: memory does not grow with what is written.

    Raises TenureError for an unknown organization, and where the format's libraries are not installed.
    """
    chosen = FORMATS[form]
    try:
        module = import_module(f"tenure.export.{chosen.module}")
    except ModuleNotFoundError as error:
        raise TenureError(f"{error.name} is missing: install tenure[{chosen.extra}]") from None
    module.write(task, out)
