"""Random histories: later recordings never change earlier answers, and the order of arrival does not matter."""

import itertools
import tempfile
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tenure.model import AffiliationClaim, Claim, Document, RoleClaim
from tenure.register import Register

PEOPLE = ["Lei Jun", "雷军", "Jun Lei", "Lu Weibing", "Liu Weibing", "J. Lei", "Lei", "Ada Quill", "Quill"]
ORGS = [
    "Xiaomi",
    "小米集团",
    "小米",
    "Xiaomi Software",
    "小米软件有限公司",
    "Fernbank Holding",
    "Fernbank Bank AG",
    None,
]
ONE_SCRIPT = [org for org in ORGS if org != "小米"]
"""Without what is the same name as "Xiaomi" in another script."""
DATES = [None, "2031-03-05", "2031-03-20", "2031-04", "2032"]
PHASES = [Phase.explicit, Phase.reuse, Phase.generate]  # shrinking whole histories takes minutes
QUESTION_DAYS = ["2031-03-10", "2031-06-01", "2032-12-31"]


@st.composite
def claims(draw: st.DrawFn, ties: bool = True) -> Claim:
    if ties and draw(st.integers(0, 9)) == 0:
        child, parent = draw(st.permutations([o for o in ORGS if o]))[:2]
        return AffiliationClaim(change="hold", org=child, parent=parent)
    org = draw(st.sampled_from(ORGS if ties else ONE_SCRIPT))
    return RoleClaim(
        change=draw(st.sampled_from(["start", "end", "hold", "held"])),
        person=draw(st.sampled_from(PEOPLE)),
        org=org,
        org_aliases=[a]
        if org and (a := draw(st.sampled_from([None, "小米", "Fernbank"]))) and a != org
        else [],
        role=draw(st.sampled_from(["ceo", "chair", "general_manager", "head"])),
        modality=draw(st.sampled_from(["actual", "actual", "planned", "possible", "denied"])),
        sourcing=draw(st.sampled_from(["official", "named", "unnamed", "plain"])),
        when=draw(st.sampled_from(DATES)),
        interim=draw(st.booleans()),
        reason=draw(st.sampled_from([None, "other", "death"])),
    )


@st.composite
def histories(draw: st.DrawFn, ties: bool = True) -> list[tuple[Document, list[Claim]]]:
    history = []
    for number in range(draw(st.integers(2, 7))):
        day = 1 + number * 4
        late = draw(st.sampled_from([0, 0, 3]))
        url = draw(st.sampled_from([None, None, None, "https://a.example/one"]))
        document = Document(
            id=f"d{number}",
            title=f"Report {number}",
            text=f"Report {number} in words of its own: {'abcdefg'[number] * 40}",
            published=f"2031-03-{max(1, day - late):02d}",
            publisher=draw(st.sampled_from(["The Anvil", "Forge", None])),
            url=url,
            lang=draw(st.sampled_from(["en", "zh"])),
            recorded=f"2031-03-{day:02d}T08:00:00Z",
            origin=draw(st.sampled_from([None, None, "d0", f"d{max(0, number - 1)}", "x"]))
            if number
            else None,
        )
        history.append((document, draw(st.lists(claims(ties), min_size=1, max_size=4))))
    return history


def answers(register: Register, known: str | None) -> dict[str, Any]:
    """Every question that the history can be asked."""
    found: dict[str, Any] = {}
    for day in QUESTION_DAYS:
        for org in ORGS:
            if org:
                found[f"who {org} {day}"] = register.who(org, on=day, known=known)
                found[f"org {org} {day}"] = register.org(org, on=day, known=known)
        for person in PEOPLE:
            found[f"person {person} {day}"] = register.person(person, on=day, known=known)
    for org in ORGS:
        if org:
            found[f"changes {org}"] = register.changes(org=org, known=known, why=True)
    found["changes"] = register.changes(known=known)
    plain: dict[str, Any] = msgspec.to_builtins(found)
    return {question: _sorted(answer) for question, answer in plain.items()}


def _sorted(value: Any) -> Any:
    """Answers without an order among equals."""
    if isinstance(value, list):
        return sorted((_sorted(item) for item in value), key=repr)
    if isinstance(value, dict):
        return {key: _sorted(item) for key, item in value.items()}
    return value


@settings(max_examples=25, deadline=None, phases=PHASES, suppress_health_check=list(HealthCheck))
@given(histories(), st.data())
def test_later_recordings_never_change_earlier_answers(
    history: list[tuple[Document, list[Claim]]], data: st.DataObject
) -> None:
    cut = data.draw(st.integers(1, len(history) - 1))
    moment = history[cut - 1][0].recorded
    with tempfile.TemporaryDirectory() as folder, Register.open(str(Path(folder) / "r.db")) as register:
        for document, said in history[:cut]:
            register.add(document, said)
        before = answers(register, moment)
        assert before == answers(register, None)
        for document, said in history[cut:]:
            register.add(document, said)
        assert answers(register, moment) == before
        assert register.check() == []


@settings(max_examples=20, deadline=None, phases=PHASES, suppress_health_check=list(HealthCheck))
@given(histories(ties=False), st.randoms(use_true_random=False), st.booleans())
def test_the_order_of_arrival_does_not_matter(
    history: list[tuple[Document, list[Claim]]], random: Any, bulk: bool
) -> None:
    # Without claims that one organization belongs to another: what they say of namesakes in a group is looked
    # for when a name first turns up. And no organization is named in two scripts that read the same, of which the
    # form that came first is compared with other organizations' names (docs/policy.md).
    shuffled = list(history)
    random.shuffle(shuffled)
    moment = history[len(history) // 2][0].recorded
    found = []
    for order in (history, shuffled):
        with tempfile.TemporaryDirectory() as folder, Register.open(str(Path(folder) / "r.db")) as register:
            if bulk:
                register.add_many(order)
            else:
                for document, said in order:
                    register.add(document, said)
            found.append([answers(register, known) for known in (None, moment)])
    assert found[0] == found[1]


def _started(person: str, org: str, role: str, when: str | None = None, *, also: str | None = None) -> Claim:
    return RoleClaim(
        change="start",
        person=person,
        org=org,
        org_aliases=[also] if also else [],
        role=role,  # type: ignore[arg-type]
        when=when,
    )


CASES: dict[str, list[list[Claim]]] = {
    # Whether "Xiaomi" may be short for "Xiaomi Software" hung on whether the second document had come already.
    "beside another name of it": [
        [_started("Lei Jun", "Xiaomi", "ceo", "2032")],
        [_started("Jun Lei", "Fernbank Bank AG", "head", also="小米")],
        [
            _started("Lei", "Fernbank Bank AG", "head"),
            _started("Lei Jun", "Xiaomi Software", "general_manager", "2032"),
        ],
    ],
    # Only the second document tells of the move that the third one tells of.
    "the same move, told of people known already": [
        [_started("Lei Jun", "Xiaomi Software", "chair")],
        [_started("Lei Jun", "Xiaomi Software", "general_manager", "2032")],
        [_started("Lei Jun", "Xiaomi", "general_manager", "2032")],
    ],
    # The two organizations were one only where the document that tells of both people came last.
    "the same people, told of together here and apart there": [
        [_started("Lei Jun", "小米集团", "chair", "2032")],
        [
            _started("Lei Jun", "Fernbank Bank AG", "chair", "2031-03-05"),
            _started("Ada Quill", "Fernbank Bank AG", "head", "2031-03-05"),
        ],
        [_started("Ada Quill", "小米集团", "head", "2032")],
    ],
    # "Xiaomi" may be short for the bank alone, as one document tells it apart from the other: whichever comes last.
    "a short name, told apart from one of two fuller ones": [
        [_started("Lei Jun", "Xiaomi", "chair", "2032"), _started("Ada Quill", "Xiaomi Software", "head")],
        [_started("Lei Jun", "Xiaomi Software", "chair", "2032")],
        [_started("Lei Jun", "Xiaomi Bank", "chair", "2032")],
    ],
    # Before the last document nobody knew that the two are one, even if the first came after it.
    "another name, given after both were known": [
        [_started("Lei Jun", "Xiaomi Software", "chair")],
        [_started("Lei Jun", "Fernbank Bank AG", "head")],
        [_started("Lei Jun", "Fernbank Bank AG", "head", also="Xiaomi Software")],
    ],
    # The other name is known from January, with the document that was received last too.
    "a name that turns out to be older": [
        [_started("Lei Jun", "Xiaomi Software", "chair")],
        [_started("Ada Quill", "Fernbank Bank AG", "head", also="Xiaomi Software")],
        [_started("Quill", "Xiaomi Software", "head")],
    ],
}


@pytest.mark.parametrize("said", CASES.values(), ids=CASES.keys())
def test_any_order_of_these(said: list[list[Claim]], tmp_path: Path) -> None:
    history = [
        (
            Document(
                id=f"d{number}",
                title=f"Report {number}",
                text="abc"[number] * 40,
                published=f"2031-0{number + 1}-05",
                recorded=f"2031-0{number + 1}-05T08:00:00Z",
            ),
            claims_,
        )
        for number, claims_ in enumerate(said)
    ]
    found = []
    for number, order in enumerate(itertools.permutations(history)):
        with Register.open(str(tmp_path / f"{number}.db")) as register:
            for document, claims_ in order:
                register.add(document, claims_)
            moments = (None, *(document.recorded for document, _ in history[:-1]))
            found.append([answers(register, known) for known in moments])
    assert all(answer == found[0] for answer in found)
