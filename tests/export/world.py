"""Registers to export from, and ways to write and read what is exported."""

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
from click.testing import CliRunner, Result
from hypothesis import strategies as st

from tenure.cli.main import main
from tenure.register import Register

STORIES = Path(__file__).parent.parent / "stories"
Run = Callable[..., Result]

PEOPLE = ["Ada Ore", "Ben Tinn", "伍明"]
ORGS = ["Ore Mining", "Tin Bank plc", "Tin Bank"]
DATES = ["2021", "2022-03", "2022-03-02", "2023-01-15"]


def claim(kind: str, person: str, org: str, other: str, change: str, modality: str, when: str | None) -> Any:
    said = {"kind": kind, "org": org, "modality": modality, "when": when}
    if kind == "role":
        return said | {"person": person, "change": change, "role": "ceo", "title": "chief"}
    if kind == "stake":
        return said | {"holder": person, "change": "hold", "share": 0.25}
    if kind == "affiliation":
        return said | {"parent": other, "change": "hold", "relation": "unit"}
    return said | {"attribute": "headcount", "value": "40"}


CLAIMS = st.builds(
    claim,
    kind=st.sampled_from(["role", "role", "role", "stake", "affiliation", "fact"]),
    person=st.sampled_from(PEOPLE),
    org=st.sampled_from(ORGS),
    other=st.sampled_from(ORGS),
    change=st.sampled_from(["start", "end", "hold", "held"]),
    modality=st.sampled_from(["actual", "planned", "possible", "denied"]),
    when=st.none() | st.sampled_from(DATES),
).filter(lambda said: said["org"] != said.get("parent"))
DOCUMENTS: st.SearchStrategy[dict[str, Any]] = st.builds(
    dict,
    id=st.sampled_from(["a", "b", "c", "d", "e"]),
    title=st.sampled_from(["News", 'A, "quoted"\nline \u2028 and = sign']),
    text=st.text(
        st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1, max_size=40
    ),
    published=st.none() | st.sampled_from(["2022-03-03", "2023-01-15"]),
    recorded=st.sampled_from(["2022-03-04T10:00:00Z", "2023-01-16T08:00:00Z", "2023-01-17T08:00:00Z"]),
    publisher=st.none() | st.sampled_from(["The Mill", "Harbour Post"]),
    url=st.none() | st.sampled_from(["https://mill.example/1", "https://mill.example/2"]),
    claims=st.lists(CLAIMS, max_size=4),
)


def run(*arguments: str, stdin: bytes = b"") -> Result:
    return CliRunner().invoke(main, arguments, input=io.BufferedReader(io.BytesIO(stdin)))


def filled(url: str, documents: list[dict[str, Any]]) -> None:
    result = run("add", "--as", "claims", "-", "--register", url, stdin=lines(documents))
    assert result.exit_code == 0, result.output


def lines(documents: list[dict[str, Any]]) -> bytes:
    return "\n".join(json.dumps(document) for document in documents).encode()


def exported(url: str, *arguments: str) -> bytes:
    result = run("export", "--register", url, *arguments)
    assert result.exit_code == 0, result.output
    return result.stdout_bytes


def answers(url: str) -> list[bytes]:
    """All that the register says of everyone, now and as known at each moment."""
    with Register.open(url, create=False) as register:
        names = {name for told in register.told() for e in told[4:8] if e for name in (*e.names, e.id)}
        moments = {stored.document.recorded for stored in register.stored()}
        return [
            msgspec.json.encode(answer)
            for known in (None, *sorted(moments, key=str))
            for answer in (
                register.changes(known=known, why=True),
                *(register.org(name, "2023-02-01", known, why=True) for name in sorted(names)),
                *(register.person(name, "2023-02-01", known, why=True) for name in sorted(names)),
            )
        ]


TEXT = "Ada Ore became CEO of Ore Mining. Ben Tinn left Tin Bank in March."
STORY: list[dict[str, Any]] = [
    {
        "id": "mill-1",
        "title": "=2+3",
        "text": TEXT,
        "recorded": "2022-03-04T10:00:00Z",
        "url": "https://mill.example/1",
        "claims": [
            {
                "kind": "role", "change": "start", "person": "Ada Ore", "org": "Ore Mining", "role": "ceo",
                "when": "2022-03-02", "evidence": TEXT[:33],
            },
            {"kind": "role", "change": "end", "person": "Ben Tinn", "org": "Tin Bank", "role": "cfo",
             "when": "2022-03"},
            {"kind": "stake", "change": "hold", "holder": "Tin Bank", "org": "Ore Mining", "share": 0.25},
        ],
    },
    {
        "id": "mill-2",
        "title": "Corrected",
        "text": TEXT + " Corrected.",
        "recorded": "2022-03-06T10:00:00Z",
        "url": "https://mill.example/1",
        "claims": [{"kind": "role", "change": "end", "person": "Ben Tinn", "org": "Tin Bank", "role": "cfo"}],
    },
]  # fmt: skip
