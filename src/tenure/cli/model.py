"""Options of commands that may ask a language model, and the readers they choose."""

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click
import msgspec

from tenure.model import Document, TenureError

if TYPE_CHECKING:
    from tenure.llm import LlmReader, Report
    from tenure.reader import Reading

Command = TypeVar("Command", bound=Callable[..., Any])
Other = TypeVar("Other")
_KEY = "TENURE_API_KEY"


class Asked(msgspec.Struct, kw_only=True):
    """What the options say: which reader, and for a language model where, how and for how much."""

    reader: str = "builtin"
    endpoint: str | None = None
    model: str | None = None
    api_key_env: str = _KEY
    concurrency: int = 8
    per_minute: int | None = None
    timeout: float = 120.0
    max_tokens: int | None = None
    max_cost: float | None = None
    max_calls: int | None = None
    prices: Path | None = None
    cache: Path | None = None
    dry_run: bool = False


def model_options(command: Command) -> Command:
    """`--reader` and what a language model needs; the command takes them as one argument `asked`."""
    file = click.Path(dir_okay=False, path_type=Path)
    options = (
        click.option(
            "--reader",
            type=click.Choice(["builtin", "llm", "both"]),
            default="builtin",
            show_default=True,
            help="Who reads: the built-in reader, a language model, or both (the built-in one gates).",
        ),
        click.option(
            "--endpoint",
            metavar="URL",
            envvar="TENURE_ENDPOINT",
            help="OpenAI-compatible endpoint, such as http://localhost:11434/v1.",
        ),
        click.option("--model", metavar="NAME", envvar="TENURE_MODEL", help="Name of the model there."),
        click.option(
            "--api-key-env",
            metavar="VARIABLE",
            default=_KEY,
            show_default=True,
            help="Environment variable that holds the key.",
        ),
        click.option(
            "--concurrency",
            type=click.IntRange(1, 256),
            default=8,
            show_default=True,
            help="Calls under way at a time.",
        ),
        click.option("--per-minute", type=click.IntRange(1), help="Most calls a minute."),
        click.option(
            "--timeout",
            type=click.FloatRange(1),
            default=120.0,
            show_default=True,
            help="Seconds to wait for an answer, each try.",
        ),
        click.option("--max-tokens", type=click.IntRange(0), help="Budget of tokens."),
        click.option("--max-cost", type=click.FloatRange(0), help="Budget in money; needs --prices."),
        click.option("--max-calls", type=click.IntRange(0), help="Budget of calls."),
        click.option(
            "--prices", type=file, help="YAML table: `model: {input: …, output: …}` for a million tokens."
        ),
        click.option("--cache", type=file, help="File of paid answers (else in the user's cache folder)."),
        click.option("--dry-run", is_flag=True, help="Say what the model would cost, and ask nobody."),
    )
    names = msgspec.structs.fields(Asked)

    def called(*args: Any, **values: Any) -> Any:
        asked = Asked(**{field.name: values.pop(field.name) for field in names})
        return command(*args, asked=asked, **values)

    called.__doc__ = command.__doc__
    called.__name__ = command.__name__
    wrapped: Any = called
    wrapped.__click_params__ = list(getattr(command, "__click_params__", []))
    for option in reversed(options):
        wrapped = option(wrapped)
    result: Command = wrapped
    return result


def model_reader(asked: Asked) -> "LlmReader":
    """The language model that the options name. A usage error where they do not suffice."""
    if not asked.endpoint or not asked.model:
        raise click.UsageError(
            f"--reader {asked.reader} needs --endpoint URL and --model NAME (or TENURE_ENDPOINT and TENURE_MODEL)"
        )
    if not asked.endpoint.startswith(("http://", "https://")):
        raise click.UsageError(f"--endpoint {asked.endpoint!r} is no http or https address")
    try:
        from tenure.llm import Budget, Cache, LlmReader, Settings, price_of
    except ModuleNotFoundError as error:
        raise TenureError(f"{error.name} is missing: install tenure[llm]") from None
    import platformdirs

    settings = Settings(
        url=asked.endpoint,
        model=asked.model,
        api_key=os.environ.get(asked.api_key_env),
        concurrency=asked.concurrency,
        timeout=asked.timeout,
        per_minute=asked.per_minute,
    )
    budget = Budget(
        max_tokens=asked.max_tokens,
        max_money=asked.max_cost,
        max_calls=asked.max_calls,
        price=price_of(asked.model, asked.prices),
    )
    path = asked.cache or Path(platformdirs.user_cache_dir("tenure")) / "answers.db"
    return LlmReader(settings, cache=Cache(path), budget=budget)


class Readings:
    """The readings of documents in order, by whichever reader was asked for."""

    def __init__(self, asked: Asked) -> None:
        self._asked = asked
        self.report: Report | None = None

    def of(self, items: Iterable[Other]) -> "Iterator[tuple[Other, Reading | None]]":
        """Each item with its reading; what is no document passes through with None, in its place."""
        if self._asked.reader == "builtin":
            from tenure.reader import BuiltinReader

            reader = BuiltinReader()
            for item in items:
                yield item, reader.read(item) if isinstance(item, Document) else None
            return
        try:
            from tenure.llm import BothReader
        except ModuleNotFoundError as error:
            raise TenureError(
                f"a language model as reader needs {error.name}: pip install 'tenure[llm]'"
            ) from None

        model = model_reader(self._asked)
        if self._asked.dry_run:
            _tell_estimate(model, self._asked, items)
            return
        many = BothReader(model) if self._asked.reader == "both" else model
        self.report = many.report
        waiting: list[Other] = []

        def good() -> Iterator[Document]:
            for item in items:
                waiting.append(item)
                if isinstance(item, Document):
                    yield item

        for reading in many.read_many(good()):
            while not isinstance(waiting[0], Document):
                yield waiting.pop(0), None
            yield waiting.pop(0), reading
        for item in waiting:
            yield item, None


def _tell_estimate(model: "LlmReader", asked: Asked, items: Iterable[object]) -> None:
    model.gated = asked.reader == "both"
    report, spent = model.estimate(item for item in items if isinstance(item, Document))
    money = f", {spent.money:.4f} by the price table" if asked.prices else ""
    click.echo(
        f"{report.documents} documents: {report.let_go} let go by the gate, {report.cached} answered before, "
        f"{report.calls} calls of at most {spent.input_tokens} + {spent.output_tokens} tokens{money}."
    )


def tell_report(report: "Report | None") -> None:
    """The model's run in a few lines on standard error."""
    if report is None:
        return
    lines = [
        f"Model: {report.calls} calls, {report.cached} answered before, {report.let_go} let go by the gate, "
        f"{report.failed} failed, {report.unread} left unread (budget); "
        f"{report.claims} claims in {report.seconds:.1f} s."
    ]
    for name, counts in (("dropped", report.dropped), ("mended", report.mended)):
        if counts:
            lines.append(f"  {name}: " + ", ".join(f"{n} {why}" for why, n in sorted(counts.items())))
    if report.disagreements:
        lines.append(f"  {report.disagreements} disagreements with the built-in reader, for `tenure review`")
    click.echo("\n".join(lines), err=True)
