"""What outweighs what, rule by rule (docs/policy.md)."""

from pathlib import Path
from typing import Any

import pytest

from tenure.model import Document, RoleClaim
from tenure.register import Register
from tenure.register.policy import fold
from tenure.register.said import Post, Said
from tenure.register.states import state_on


def said(day: str, change: str, modality: str = "actual", sourcing: str = "official", **more: Any) -> Said:
    """A claim of the document published on that day."""
    fields: dict[str, Any] = {
        "seq": 0,
        "doc": hash((day, more.get("root"))),
        "day": day,
        "recorded": f"{day}T12:00:00Z",
        "change": change,
        "role": "ceo",
        "modality": modality,
        "sourcing": sourcing,
        "when": None,
        "interim": False,
        "reason": None,
        "lang": "en",
        "root": day,
        "depth": 0,
    }
    return Said(**(fields | more))


def only(*claims: Said) -> Post:
    (post,) = fold(claims)
    return post


def states(post: Post, *days: str) -> list[str | None]:
    return [state_on(post, day).state for day in days]


HOLDS = said("2031-01-10", "hold", sourcing="plain")


@pytest.mark.parametrize(
    ("claims", "day", "state"),
    [
        # Planned, leaked, rumoured, denied leavings: in post as long as nobody says that it happened.
        ([HOLDS, said("2031-02-01", "end", "planned", when="2031-06-30")], "2031-06-29", "current"),
        ([HOLDS, said("2031-02-01", "end", "planned", when="2031-06-30")], "2031-07-01", "ended"),
        (
            [HOLDS, said("2031-02-01", "end", "planned", "unnamed", when="2031-06-30")],
            "2031-07-01",
            "current",
        ),
        ([HOLDS, said("2031-02-01", "end", "possible")], "2031-12-31", "current"),
        ([said("2031-02-01", "end", "denied")], "2031-03-01", "current"),
        ([said("2031-02-01", "end", "planned", when="2031-06-30")], "2031-03-01", "current"),
        ([said("2031-02-01", "end", "actual", when="2031-06-30")], "2031-03-01", "current"),
        # Unnamed: uncertain; named, plain or official: gone.
        ([HOLDS, said("2031-02-01", "end", sourcing="unnamed")], "2031-01-31", "current"),
        ([HOLDS, said("2031-02-01", "end", sourcing="unnamed")], "2031-02-01", "uncertain"),
        ([HOLDS, said("2031-02-01", "end", sourcing="named")], "2031-02-01", "ended"),
        ([HOLDS, said("2031-02-01", "end", sourcing="plain")], "2031-02-01", "ended"),
        # An official word settles it, either way; others do not.
        (
            [HOLDS, said("2031-02-01", "end", sourcing="unnamed"), said("2031-02-03", "hold")],
            "2031-02-02",
            "current",
        ),
        (
            [
                HOLDS,
                said("2031-02-01", "end", sourcing="unnamed"),
                said("2031-02-03", "hold", sourcing="plain"),
            ],
            "2031-02-04",
            "uncertain",
        ),
        (
            [HOLDS, said("2031-02-01", "end", sourcing="plain"), said("2031-02-03", "hold")],
            "2031-02-04",
            "current",
        ),
        (
            [
                HOLDS,
                said("2031-02-01", "end", sourcing="plain"),
                said("2031-02-03", "hold", sourcing="plain"),
            ],
            "2031-02-04",
            "uncertain",
        ),
        (
            [HOLDS, said("2031-02-01", "end"), said("2031-02-03", "hold", sourcing="plain")],
            "2031-02-04",
            "ended",
        ),
        # Shown in post after the day for which the leaving was only planned.
        (
            [
                said("2031-02-01", "end", "planned", when="2031-03-31"),
                said("2031-05-01", "hold", sourcing="plain"),
            ],
            "2031-05-02",
            "current",
        ),
        # "Has left already, people say", beside an official later date.
        (
            [
                said("2031-02-01", "end", "planned", when="2031-06-30"),
                said("2031-03-01", "end", sourcing="unnamed"),
            ],
            "2031-03-02",
            "uncertain",
        ),
        # A dated end shows the person in post just before, an undated one does not.
        ([said("2031-02-10", "end", when="2031-02-01")], "2031-01-31", "current"),
        ([said("2031-02-10", "end", when="2031-02-01")], "2030-06-01", None),
        ([said("2031-02-10", "end")], "2031-02-01", None),
        ([said("2031-02-10", "end")], "2031-02-11", "ended"),
        # Starts.
        ([said("2031-02-01", "start", "planned", when="2031-04-01")], "2031-01-15", None),
        ([said("2031-02-01", "start", "planned", when="2031-04-01")], "2031-03-01", "expected"),
        ([said("2031-02-01", "start", "planned", when="2031-04-01")], "2031-04-01", "current"),
        ([said("2031-02-01", "start", "possible")], "2031-04-01", None),
        ([said("2031-02-01", "start", sourcing="unnamed")], "2031-04-01", "uncertain"),
        (
            [
                said("2031-02-01", "start", "planned", when="2031-04-01"),
                said("2031-02-20", "start", "denied"),
            ],
            "2031-05-01",
            None,
        ),
        # Put off without a new date, or still ahead after its day: not in post.
        (
            [
                said("2031-02-01", "start", "planned", when="2031-04-01"),
                said("2031-03-20", "start", "planned"),
            ],
            "2031-05-01",
            "expected",
        ),
        # Back again.
        (
            [said("2031-02-01", "end", when="2031-02-01"), said("2032-02-01", "start", when="2032-02-01")],
            "2032-03-01",
            "current",
        ),
        ([HOLDS, said("2032-01-01", "held", sourcing="plain")], "2032-02-01", "ended"),
        # A founder for ever.
        (
            [said("2031-02-01", "hold", role="founder"), said("2032-02-01", "end", role="founder")],
            "2033-01-01",
            "current",
        ),
    ],
)
def test_state(claims: list[Said], day: str, state: str | None) -> None:
    assert states(only(*claims), day) == [state]


def test_after_a_denial_only_who_gives_a_name_reopens() -> None:
    leak = said("2031-02-01", "end", sourcing="unnamed")
    denial = said("2031-02-02", "end", "denied")
    again = said("2031-02-05", "end", sourcing="unnamed")
    named = said("2031-02-09", "end", sourcing="named")
    assert [e.modality for e in only(HOLDS, leak, denial, again).ends] == ["denied"]
    assert states(only(HOLDS, leak, denial, again), "2031-02-06") == ["current"]
    (event,) = only(HOLDS, leak, denial, again, named).ends
    assert (event.modality, len(event.side(denied=False)), len(event.side(denied=True))) == ("actual", 3, 1)


def test_an_unofficial_denial_does_not_outweigh_an_official_word() -> None:
    post = only(HOLDS, said("2031-02-01", "end"), said("2031-02-02", "end", "denied", "named"))
    assert (post.ends[0].modality, post.ends[0].conflicts) == ("actual", ["denied by a weaker source"])


def test_plan_postponement_and_deed_are_one_change() -> None:
    plan = said("2031-02-01", "start", "planned", when="2031-04-01")
    later = said("2031-03-20", "start", "planned", when="2031-07-01")
    stale = said("2031-05-10", "start", "planned", when="2031-04-01", root="2031-02-01", depth=1)
    done = said("2031-07-03", "start", when="2031-07-02", sourcing="plain")
    (event,) = only(plan, later, stale).starts
    assert (event.modality, event.when) == ("planned", "2031-07-01")
    (event,) = only(plan, later, stale, done).starts
    assert (event.modality, event.when, len({s.root for s in event.said})) == ("actual", "2031-07-02", 3)


def test_done_without_a_date_takes_the_planned_one_when_it_had_come() -> None:
    plan = said("2031-02-01", "start", "planned", when="2031-04-01")
    assert only(plan, said("2031-04-02", "start")).starts[0].when == "2031-04-01"
    assert only(plan, said("2031-03-15", "start")).starts[0].when is None


def test_told_as_done_before_the_official_day_is_not_done() -> None:
    plan = said("2031-02-01", "end", "planned", when="2031-06-30")
    sloppy = said("2031-02-03", "end", sourcing="plain")
    (event,) = only(plan, sloppy).ends
    assert (event.modality, event.when) == ("planned", "2031-06-30")


def test_a_copy_adds_nothing_to_its_original() -> None:
    original = said("2031-02-02", "end", when="2031-02-01")
    copy = said("2031-02-03", "end", when="2031-02-03", root="2031-02-02", depth=1)
    assert only(original, copy).ends[0].when == "2031-02-01"
    assert only(copy).ends[0].when == "2031-02-03"


def test_acting_then_confirmed_are_two_starts() -> None:
    acting = said("2031-03-06", "start", when="2031-03-06", interim=True)
    relay = said("2031-03-07", "start", root="2031-03-06", depth=1)  # leaves out "acting"
    confirmed = said("2031-06-01", "start", when="2031-05-31")
    post = only(acting, relay, confirmed)
    assert [(e.when, e.interim) for e in post.starts] == [("2031-03-06", True), ("2031-05-31", False)]
    assert post.ends == []
    assert states(post, "2031-04-01", "2031-07-01") == ["current", "current"]


def test_dates_of_all_fineness_and_small_errors_are_one_event_far_ones_are_two() -> None:
    coarse = said("2031-05-02", "end", when="2031-04", sourcing="plain")
    fine = said("2031-05-03", "end", when="2031-04-13", sourcing="plain")
    wrong = said("2031-05-04", "end", when="2031-05-01", sourcing="named")
    (event,) = only(coarse, fine, wrong).ends
    assert event.when == "2031-04-13"
    assert event.conflicts == ["2031-05-01 by another source, 2031-04-13 stands"]
    earlier = said("2031-05-05", "start", when="2018", sourcing="plain")
    again = said("2031-05-05", "start", when="2030-01-15", sourcing="plain")
    assert [e.when for e in only(earlier, again).starts] == ["2018", "2030-01-15"]


def test_one_post_in_two_translations() -> None:
    german = said("2031-02-01", "start", when="2031-02-01", role="general_manager", lang="de")
    english = said("2031-02-02", "start", when="2031-02-01", role="ceo", lang="en", sourcing="plain")
    post = only(german, english)
    assert post.role == "general_manager"
    assert post.roles == frozenset({"ceo", "general_manager"})
    both = [said("2031-02-01", "hold", role="president"), said("2031-02-01", "hold", role="chair")]
    assert len(fold(both)) == 2


def test_a_leak_in_another_translation_is_of_the_event_that_it_comes_near() -> None:
    plan = said("2031-01-10", "end", "planned", when="2031-03-31", lang="fr")
    leak = said("2031-02-03", "end", sourcing="unnamed", role="general_manager", lang="es")
    done = said("2031-04-02", "end", when="2031-03-31", lang="fr")
    post = only(plan, leak, done)
    assert [event.when for event in post.ends] == ["2031-03-31"]
    late = said("2032-02-03", "end", sourcing="unnamed", role="general_manager", lang="es")
    assert len(fold([plan, late, done])) == 2


def test_a_successor_ends_the_tenure_before_and_hearsay_about_others(tmp_path: Path) -> None:
    with Register.open(str(tmp_path / "register.db")) as register:
        for number, (person, change, modality, sourcing) in enumerate(
            [
                ("Ada Quill", "hold", "actual", "plain"),
                ("Bo Lind", "start", "planned", "unnamed"),
                ("Cleo Marsh", "start", "actual", "official"),
            ]
        ):
            document = Document(
                id=f"d{number}", title=person, text=f"{person}.", published=f"2031-0{number + 1}-01"
            )
            claim = RoleClaim(
                change=change,  # type: ignore[arg-type]
                person=person,
                org="Fernbank Tools",
                role="ceo",
                modality=modality,  # type: ignore[arg-type]
                sourcing=sourcing,  # type: ignore[arg-type]
            )
            register.add(document, [claim])
        found = {
            p: register.person(p, on="2031-04-01")[0].posts for p in ("Ada Quill", "Bo Lind", "Cleo Marsh")
        }
        assert {p: [h.state for h in posts] for p, posts in found.items()} == {
            "Ada Quill": ["ended"],
            "Bo Lind": [],
            "Cleo Marsh": ["current"],
        }
        assert [h.state for h in register.person("Bo Lind", on="2031-02-15")[0].posts] == ["expected"]
        assert [h.person.name for h in register.who("Fernbank Tools", on="2031-04-01")] == ["Cleo Marsh"]
