"""The API: answers as the register gives them, tokens with scopes, bad requests in words."""

import csv
import io
from typing import Any

import hypothesis
import msgspec
import pytest
import schemathesis
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from starlette.testclient import TestClient

from tenure.web import Settings, create_app

V1 = "/api/v1"
CHECKS = [
    schemathesis.checks.not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]


def items(client: TestClient, path: str, **params: Any) -> Any:
    response = client.get(V1 + path, params=params)
    assert response.status_code == 200, response.text
    return response.json()["items"]


def bearer(secret: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {secret}"}


def test_point_questions(client: TestClient, ids: dict[str, str]) -> None:
    (ceo,) = items(client, "/who", org="Fernbank Tools", role="ceo", on="2031-01-01")
    assert (ceo["person"]["name"], ceo["state"], ceo["start"]) == ("Ada Quill", "current", "2030-03-01")
    (ada,) = items(client, f"/persons/{ids['Ada Quill']}", on="2031-07-02", why="true")
    assert ada["stakes"][0]["share"] == 0.126
    assert ada == items(client, "/persons", name="Ada Quill", on="2031-07-02", why="true")[0]
    (change,) = items(client, "/change", claim="d2#1")
    assert [step["modality"] for step in change["history"]] == ["possible", "denied", "actual", "actual"]
    (network,) = items(client, f"/network/{ids['Ada Quill']}", on="2031-01-01")
    assert {n["entity"]["name"] for n in network["nodes"]} >= {"Ada Quill", "Fernbank Tools", "Mossgate Labs"}
    assert items(client, f"/organizations/{ids['Fernbank Tools']}/tree")[0]["org"]["name"] == "Mossgate Labs"


def test_answers_carry_both_clocks(client: TestClient) -> None:
    page = client.get(
        V1 + "/who", params={"org": "Fernbank Tools", "on": "2031-01-01", "known": "2031-01-31"}
    ).json()
    assert (page["on"], page["known"]) == ("2031-01-01", "2031-01-31T23:59:59.999999Z")


def test_pages_of_the_stream_add_up(client: TestClient) -> None:
    whole = items(client, "/stream", limit="200")
    seen, after = [], None
    while True:
        page = client.get(V1 + "/stream", params={"limit": "1", **({"after": after} if after else {})}).json()
        seen += page["items"]
        after = page["next"]
        if after is None:
            break
    assert seen == whole
    assert len(whole) == 3


def test_the_same_answer_is_not_sent_twice_and_a_new_one_is(
    client: TestClient, secrets: dict[str, str]
) -> None:
    first = client.get(V1 + "/who?org=Fernbank+Tools")
    tag = {"If-None-Match": first.headers["etag"]}
    assert client.get(V1 + "/who?org=Fernbank+Tools", headers=tag).status_code == 304
    body = {
        "document": {
            "id": "new",
            "title": "",
            "text": "Di Fell is chief financial officer of Fernbank Tools.",
            "published": "2031-08-01",
        },
        "claims": [
            {
                "kind": "role",
                "change": "hold",
                "person": "Di Fell",
                "org": "Fernbank Tools",
                "role": "cfo",
                "evidence": "Di Fell is chief financial officer",
            }
        ],
    }
    made = client.post(V1 + "/documents", json=body, headers=bearer(secrets["feeder"]))
    assert (made.status_code, made.json()["items"][0]["outcome"]) == (201, "new")
    again = client.get(V1 + "/who?org=Fernbank+Tools&on=2031-08-02", headers=tag)
    assert again.status_code == 200 and "Di Fell" in again.text


def test_a_document_without_claims_is_read(client: TestClient, secrets: dict[str, str]) -> None:
    text = "Eva Holt resigned as chief executive of Larkspur Mills on Monday, the company said."
    body = {
        "document": {
            "id": "plain",
            "title": "Holt resigns",
            "text": text,
            "published": "2031-06-17",
            "lang": "en",
        }
    }
    made = client.post(V1 + "/documents", json=body, headers=bearer(secrets["feeder"])).json()["items"][0]
    assert made["claims"] >= 1
    (change,) = items(client, "/changes", person="Eva Holt")
    assert (change["change"], change["role"]) == ("end", "ceo")


def test_csv_has_a_row_for_each_item_and_no_formula(client: TestClient, secrets: dict[str, str]) -> None:
    text = "Fay Gunn is chief executive of =HYPERLINK(1)."
    claim = {
        "kind": "role",
        "change": "hold",
        "person": "Fay Gunn",
        "org": "=HYPERLINK(1)",
        "role": "ceo",
        "evidence": text,
    }
    body = {"document": {"id": "f", "title": "", "text": text, "published": "2031-08-01"}, "claims": [claim]}
    assert client.post(V1 + "/documents", json=body, headers=bearer(secrets["feeder"])).status_code == 201
    response = client.get(V1 + "/persons?name=Fay+Gunn&on=2031-08-02", headers={"Accept": "text/csv"})
    assert response.headers["content-type"].startswith("text/csv")
    (row,) = csv.DictReader(io.StringIO(response.text))
    assert (row["person"], row["role"], row["state"], row["org"]) == (
        "Fay Gunn",
        "ceo",
        "current",
        "'=HYPERLINK(1)",
    )


def test_the_export_comes_back_whole(client: TestClient) -> None:
    lines = client.get(V1 + "/export").text.splitlines()
    rows = [msgspec.json.decode(line) for line in lines]
    assert [row["id"] for row in rows] == ["d1", "d2", "d3", "d4", "d5", "hostile"]
    assert rows[3]["claims"][0]["reason"] == "refocus"
    rest = client.get(V1 + f"/export?after={rows[3]['number']}").text.splitlines()
    assert rest == lines[4:]


def test_scopes(client: TestClient, secrets: dict[str, str], settings: Settings) -> None:
    judgement = {"verdict": "wrong", "left": "hostile#1"}
    tries = [
        (None, "/judgements", judgement, 401),
        ("reader", "/judgements", judgement, 403),
        ("feeder", "/judgements", judgement, 403),
        ("judge", "/judgements", judgement, 201),
        ("judge", "/documents", {"document": {"id": "x", "title": "x", "text": "x"}}, 403),
    ]
    for who, path, body, status in tries:
        headers = bearer(secrets[who]) if who else {}
        response = client.post(V1 + path, json=body, headers=headers)
        assert response.status_code == status, (who, path, response.text)
    assert client.get(V1 + "/review", headers=bearer("tenure_wrong")).status_code == 401
    (made,) = items(client, "/judgements")
    assert (made["by"], made["verdict"]) == ("judge", "wrong")
    undone = client.post(V1 + f"/judgements/{made['id']}/undo", headers=bearer(secrets["judge"]))
    assert undone.status_code == 201
    assert items(client, "/judgements")[0]["undone"] is not None
    assert settings.audit_path is not None
    log = [msgspec.json.decode(line) for line in settings.audit_path.read_bytes().splitlines()]
    assert [(row["action"], row["by"], row["outcome"]) for row in log if row["outcome"] == "done"] == [
        ("judge", "judge", "done"),
        ("undo", "judge", "done"),
    ]
    assert len([row for row in log if row["outcome"] == "refused"]) == 5


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/who", 400),
        ("/who?org=x&on=2031-02-30", 400),
        ("/who?org=x&known=soon", 400),
        ("/who?org=x&role=king", 400),
        ("/who?org=%00", 400),
        ("/stream?after=zzz", 400),
        ("/stream?limit=100000", 400),
        ("/stream?limit=-1", 400),
        ("/persons/Pzzz", 404),
        ("/persons/Ozzzzzzzzzzzzz", 404),
        ("/change?claim=d1%231", 200),
        ("/change?claim=d1%232", 404),
        ("/document?id=nope", 404),
        ("/nothing", 404),
        ("/export?after=x", 400),
    ],
)
def test_bad_requests_are_answered_in_words(client: TestClient, path: str, status: int) -> None:
    response = client.get(V1 + path)
    assert response.status_code == status, response.text
    if status != 200:
        assert response.headers["content-type"] == "application/problem+json"
        assert response.json()["detail"]


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"{", 400),
        (b"[]", 400),
        (b'{"document": {"id": "x", "title": "", "text": ""}}', 422),
        (b'{"document": {"id": "x", "title": "t", "text": "t"}, "claims": [{"kind": "role"}]}', 422),
        (
            b'{"document": {"id": "x", "title": "t", "text": "t"}, "claims": [{"kind": "fact", "evidence": "no"}]}',
            422,
        ),
        (b'{"document": {"id": "x\\u0000", "title": "t", "text": "t"}}', 422),
        (b"[" * 100_000, 400),
        (b"\xff\xfe", 400),
        (b" " * 12_000_001, 413),
    ],
)
def test_bad_documents_are_refused(
    client: TestClient, secrets: dict[str, str], body: bytes, status: int
) -> None:
    headers = {**bearer(secrets["feeder"]), "Content-Type": "application/json"}
    assert client.post(V1 + "/documents", content=body, headers=headers).status_code == status


def test_nothing_that_a_generator_thinks_of_breaks_the_server(
    settings: Settings, secrets: dict[str, str]
) -> None:
    schema = schemathesis.openapi.from_asgi(
        f"{V1}/openapi.json", create_app(settings), headers={"Host": "localhost"}
    )
    seen: set[int] = set()
    for result in schema.get_all_operations():
        assert isinstance(result, Ok), result

        @hypothesis.settings(
            max_examples=10,
            deadline=None,
            database=None,
            derandomize=True,
            suppress_health_check=list(hypothesis.HealthCheck),
        )
        @hypothesis.given(case=result.ok().as_strategy())
        def check(case: Any) -> None:
            secret = secrets["judge" if "judgements" in case.path else "feeder"]
            response = case.call(headers={"Host": "localhost", **bearer(secret)})
            seen.add(response.status_code)
            case.validate_response(response, checks=CHECKS)

        check()
    assert {200, 400, 404} <= seen
