"""`tenure who`, `person`, `org`, `changes`: the questions."""

from typing import TYPE_CHECKING, Literal

import click

from tenure.model.vocabulary import MODALITIES, ROLES, Modality, Role

from .answers import as_json, show_changes, show_holders, show_organization, show_person
from .output import emit, warn
from .params import Day, clock_options, json_option, open_register, register_option, why_option

if TYPE_CHECKING:
    from tenure.register import Register


@click.command()
@click.argument("org")
@click.option(
    "--role",
    type=click.Choice(ROLES, case_sensitive=False),
    metavar="ROLE",
    help="Only this role, for example ceo.",
)
@clock_options
@why_option
@json_option
@register_option
def who(
    org: str, role: Role | None, on: str | None, known: str | None, why: bool, to_json: bool, url: str
) -> None:
    """Ask who runs ORG, now or on a day.

    Without an end known, a post is "current" when a document shows it held around that day, else
    "uncertain": no news is not proof. Posts at its subsidiaries are theirs, not ORG's.

    \b
    Examples:
      tenure who Xiaomi
      tenure who Xiaomi --role ceo --on 2022-10-01 --known 2022-09-15
    """
    with open_register(url) as register:
        holdings = register.who(org, role, on, known, why=why or not to_json)
        if to_json:
            emit(as_json(holdings))
        elif holdings:
            show_holders(holdings, every_quote=why)
        elif register.org(org, on, known):
            warn(f"Nobody is known to be in post at {org} then.")
        else:
            _unknown(register, "organization", org, known)


@click.command()
@click.argument("name")
@clock_options
@why_option
@json_option
@register_option
def person(name: str, on: str | None, known: str | None, why: bool, to_json: bool, url: str) -> None:
    """Ask what NAME holds, left and kept.

    Every person of that name is shown, with all posts and shares known.

    \b
    Examples:
      tenure person "Lei Jun"
      tenure person 雷军 --on 2022-10-01 --why
    """
    with open_register(url) as register:
        people = register.person(name, on, known, why=why or not to_json)
        if to_json:
            emit(as_json(people))
            return
        for each in people:
            show_person(each, every_quote=why)
        if not people:
            _unknown(register, "person", name, known)


@click.command()
@click.argument("name")
@clock_options
@why_option
@json_option
@register_option
def org(name: str, on: str | None, known: str | None, why: bool, to_json: bool, url: str) -> None:
    """Ask for all about an organization.

    Its people, what it belongs to, what belongs to it, and facts.

    \b
    Example:
      tenure org "Xiaomi YouPin" --why
    """
    with open_register(url) as register:
        orgs = register.org(name, on, known, why=why or not to_json)
        if to_json:
            emit(as_json(orgs))
            return
        for each in orgs:
            show_organization(each, every_quote=why)
        if not orgs:
            _unknown(register, "organization", name, known)


@click.command()
@click.option("--since", type=Day(), help="Only changes dated on this day or later.")
@click.option("--until", type=Day(), help="Only changes dated on this day or before.")
@click.option("--org", metavar="NAME", help="Only at this organization.")
@click.option("--person", metavar="NAME", help="Only of this person.")
@click.option(
    "--role",
    type=click.Choice(ROLES, case_sensitive=False),
    metavar="ROLE",
    help="Only this role, for example ceo.",
)
@click.option("--modality", type=click.Choice(MODALITIES), help="Only changes of this firmness.")
@clock_options
@why_option
@json_option
@register_option
def changes(
    since: str | None,
    until: str | None,
    org: str | None,
    person: str | None,
    role: Role | None,
    modality: Modality | None,
    on: str | None,
    known: str | None,
    why: bool,
    to_json: bool,
    url: str,
) -> None:
    """Ask what changed.

    Each start and end comes once, however many outlets tell it, oldest first.

    --since and --until ask of the date of the change itself; changes without a known date come only
    without them. --on DATE is the same as --since DATE --until DATE.

    \b
    Examples:
      tenure changes --since 2022-01-01 --modality actual
      tenure changes --person "Lei Jun" --why
    """
    if on and (since or until):
        raise click.UsageError("--on is one day, --since and --until are a span: give one or the other")
    if since and until and since > until:
        raise click.UsageError(f"--since {since} is after --until {until}: turn them round")
    with open_register(url) as register:
        found = register.changes(
            org=org,
            person=person,
            role=role,
            modality=modality,
            since=since or on,
            until=until or on,
            known=known,
            why=why or not to_json,
        )
        if to_json:
            emit(as_json(found))
        elif found:
            show_changes(found, every_quote=why)
        elif org and not register.org(org, known=known):
            _unknown(register, "organization", org, known)
        elif person and not register.person(person, known=known):
            _unknown(register, "person", person, known)
        else:
            warn("No such change is in the register.")


def _unknown(
    register: "Register", kind: Literal["person", "organization"], name: str, known: str | None
) -> None:
    """Says that a name is not known, and what it may be instead."""
    began = register.began()
    if known and began and known < began:
        warn(
            f"The register knew nothing on {known[:10]} yet: its first document was recorded on {began[:10]}."
        )
        return
    near = register.suggest(kind, name, known)
    help_ = (
        f"Did you mean {' or '.join(f'“{other}”' for other in near)}?"
        if near
        else "Is it spelt so in the articles that were added?"
    )
    warn(f"The register knows no {kind} named “{name}”. {help_}")
