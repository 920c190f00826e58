"""`tenure watch`: saved questions, and where their answers go. What runs them is in watch_run."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tenure.model import TenureError
from tenure.model.vocabulary import MODALITIES, ROLES, Modality, Role, role_words

from .answers import as_json
from .output import Sheet, emit, warn
from .params import default_register, json_option, open_register, register_option
from .words import counted

if TYPE_CHECKING:
    from tenure.watch import Alert, Terms, Watch


@click.group()
def watch() -> None:
    """Save questions, and be told when an answer is new or has moved on.

    A watch tells each change once: when it comes up, and again when a plan is carried out, a rumour is
    denied or confirmed, the date moves, a second independent origin tells it, or sources contradict each
    other. `tenure watch run` follows its feeds and sends what it tells.

    \b
    Examples:
      tenure watch add xiaomi --parent Xiaomi --feed https://news.example/rss --to slack:https://hooks.slack.com/…
      tenure watch run
    """


@watch.command()
@click.argument("name")
@click.option("--org", "orgs", metavar="ORG", multiple=True, help="Changes at this organization itself.")
@click.option(
    "--parent",
    "parents",
    metavar="ORG",
    multiple=True,
    help="Changes at this one and all that belongs to it.",
)
@click.option("--person", "people", metavar="NAME", multiple=True, help="Changes of this person.")
@click.option(
    "--role",
    "roles",
    type=click.Choice(ROLES, case_sensitive=False),
    metavar="ROLE",
    multiple=True,
    help="Changes of this role, for example ceo.",
)
@click.option(
    "--modality", "modalities", type=click.Choice(MODALITIES), multiple=True, help="Changes of this firmness."
)
@click.option(
    "--feed",
    "feeds",
    metavar="URL|FILE",
    multiple=True,
    help="A feed, sitemap or list of filings to follow, or an OPML file of feeds.",
)
@click.option(
    "--to",
    "destinations",
    metavar="DESTINATION",
    multiple=True,
    help="terminal (the default), file:PATH, atom:PATH, https://… (webhook), slack:https://…, mailto:ADDRESS.",
)
@json_option
@register_option
def add(
    name: str,
    orgs: tuple[str, ...],
    parents: tuple[str, ...],
    people: tuple[str, ...],
    roles: tuple[Role, ...],
    modalities: tuple[Modality, ...],
    feeds: tuple[str, ...],
    destinations: tuple[str, ...],
    to_json: bool,
    url: str,
) -> None:
    """Save a question under NAME.

    Every kind of condition that is given must fit; of one kind given several times, any. --org and --parent
    are one kind. What the register knows already is no news; it is shown by `tenure changes`.

    \b
    Examples:
      tenure watch add chairs --org "Fernbank Tools" --role chair --modality actual
      tenure watch add group --parent Fernbank --feed feeds.opml --to file:alerts.jsonl --to mailto:ada@example.org
    """
    from tenure.register import Register
    from tenure.watch import Terms, Watch, Watches
    from tenure.watch.send import spelt

    terms = Terms(orgs=orgs, parents=parents, people=people, roles=roles, modalities=modalities)
    saved = Watch(
        name=name,
        terms=terms,
        feeds=tuple(dict.fromkeys(each for feed in feeds for each in _feeds(feed))),
        destinations=tuple(dict.fromkeys(map(spelt, destinations or ("terminal",)))),
    )
    if url == default_register():
        Path(url).parent.mkdir(parents=True, exist_ok=True)
    with Register.open(url) as register:
        made = Watches(register).add(saved)
        unknown = [org for org in (*orgs, *parents) if not register.org(org)]
        unknown += [person for person in people if not register.person(person)]
    if to_json:
        emit(as_json(shown(made)))
        return
    click.echo(f"Watching {in_words(terms)}.")
    for each in unknown:
        warn(f"The register knows nobody and nothing named “{each}” yet; it counts when it comes up.")


@watch.command("list")
@json_option
@register_option
def list_(to_json: bool, url: str) -> None:
    """List the watches.

    \b
    Example:
      tenure watch list
    """
    from tenure.watch import Watches

    with open_register(url) as register:
        watches = Watches(register)
        found = watches.all()
        counts = {each.name: each.alerts for each in watches.overview()}
    if to_json:
        emit([as_json(shown(each)) | {"alerts": counts[each.name]} for each in found])
        return
    if not found:
        warn("There is no watch yet: make one with `tenure watch add`.")
    Sheet().blocks(
        (each.name, in_words(each.terms), counted(counts[each.name], "alert"), _where(each)) for each in found
    )


@watch.command()
@click.argument("name")
@click.option(
    "--limit", type=click.IntRange(1, 1000), default=20, show_default=True, help="At most so many alerts."
)
@json_option
@register_option
def show(name: str, limit: int, to_json: bool, url: str) -> None:
    """Show a watch and what it told last, newest first.

    \b
    Example:
      tenure watch show xiaomi --limit 5
    """
    from tenure.watch import Watches

    with open_register(url) as register:
        watches = Watches(register)
        one, alerts = watches.get(name), watches.alerts(name, limit)
    if to_json:
        emit(as_json(shown(one)) | {"alerts": as_json(alerts)})
        return
    sheet = Sheet()
    sheet.title(one.name)
    sheet.line(in_words(one.terms))
    for line in _where(one):
        sheet.line(line, dim=True)
    sheet.line()
    sheet.blocks(_told(alert) for alert in alerts)


@watch.command()
@click.argument("name")
@register_option
def remove(name: str, url: str) -> None:
    """Delete a watch, what it has seen and what it told; what is not sent yet is not sent.

    \b
    Example:
      tenure watch remove xiaomi
    """
    from tenure.watch import Watches

    with open_register(url) as register:
        Watches(register).remove(name)
    warn(f"Removed: {name}")


@watch.command()
@click.argument("destination")
@click.option("--allow-private", is_flag=True, help="Let webhooks be on this machine or in its network.")
def test(destination: str, allow_private: bool) -> None:
    """Send an invented alert to DESTINATION, to see whether it arrives.

    The environment gives what is secret: TENURE_WEBHOOK_SECRET signs webhooks, TENURE_SMTP,
    TENURE_SMTP_PASSWORD and TENURE_MAIL_FROM send mail.

    \b
    Example:
      tenure watch test https://hooks.example/tenure
    """
    from tenure.watch.sample import alert
    from tenure.watch.send import Destinations, Settings
    from tenure.watch.send import shown as masked

    text = destination
    try:
        Destinations(Settings.of(allow_private=allow_private))(text).send(alert())
    except TenureError as error:
        raise TenureError(f"{masked(text)}: {error}") from None
    warn(f"Sent: {masked(text)}")


def in_words(terms: "Terms") -> str:
    """A question in one line."""
    places = [*terms.orgs, *(f"{org} and all that belongs to it" for org in terms.parents)]
    parts = [
        "changes of " + " or ".join(terms.people) if terms.people else "changes",
        "at " + " or ".join(places) if places else "",
        "as " + " or ".join(map(role_words, terms.roles)) if terms.roles else "",
        f"({' or '.join(terms.modalities)})" if terms.modalities else "",
    ]
    words = " ".join(part for part in parts if part)
    return f"all {words}" if words == "changes" else words


def shown(one: "Watch") -> "Watch":
    """A watch for people and machines: without what may be secret in its destinations."""
    import msgspec

    from tenure.watch.send import shown as masked

    return msgspec.structs.replace(one, destinations=tuple(map(masked, one.destinations)))


def _feeds(text: str) -> list[str]:
    """What --feed names: an address, a file as an absolute path, or the feeds of an OPML file."""
    if "://" in text:
        return [text]
    path = Path(text).expanduser().absolute()
    if path.suffix.lower() != ".opml":
        if not path.is_file():
            raise TenureError(f"{text}: there is no such file; give an address (https://…) or a file")
        return [str(path)]
    from tenure.model import BadDocument
    from tenure.sources import Link, items

    found = list(items(str(path)))
    for item in found:
        if isinstance(item, BadDocument):
            raise item
    return [item.url for item in found if isinstance(item, Link)]


def _where(one: "Watch") -> list[str]:
    from tenure.watch.send import shown as masked

    feeds = [f"feed {feed}" for feed in one.feeds[:5]]
    if len(one.feeds) > 5:
        feeds.append(f"and {len(one.feeds) - 5} feeds more")
    return [*(f"to {masked(each)}" for each in one.destinations), *feeds]


def _told(alert: "Alert") -> tuple[str, str, str, list[str]]:
    from tenure.watch.send.prose import source, words

    return (
        alert.at[:16].replace("T", " "),
        alert.title,
        alert.text,
        [f"{words(quote)} — {source(quote)}" for quote in alert.quotes],
    )
