"""Who may do what: hosts, tokens, sessions, forms, limits."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from starlette.testclient import TestClient

from tenure.cli.main import main
from tenure.model import TenureError
from tenure.web import Settings, create_app
from tenure.web.access import Access, add_token
from tenure.web.guard import Rates

from .conftest import LOCAL


def sign_in(client: TestClient, secret: str) -> str:
    """Signs in and gives the key that forms must carry."""
    response = client.post("/sign-in", data={"token": secret, "back": "/review"})
    assert response.status_code == 200, response.text
    html = response.text
    at = html.find('name="form_key" value="')
    return html[at + 23 : at + 23 + 64] if at >= 0 else ""


def test_without_tokens_nothing_can_be_changed(seed: Path) -> None:
    with TestClient(create_app(Settings(register=str(seed))), base_url=LOCAL) as client:
        assert client.get("/").status_code == 200
        assert "no tokens" in client.get("/review").text
        for path in ("/judge", "/undo"):
            assert client.post(path, data={"verdict": "wrong", "left": "d1#1"}).status_code == 401
        assert client.post("/api/v1/documents", json={}).status_code == 401


def test_a_server_open_to_others_needs_tokens(
    seed: Path, settings: Settings, secrets: dict[str, str]
) -> None:
    with pytest.raises(TenureError, match="tenure token"):
        create_app(Settings(register=str(seed), host="0.0.0.0"))
    with TestClient(
        create_app(Settings(register=str(seed), host="0.0.0.0", tokens=settings.tokens)),
        base_url="http://tenure.example",
    ) as client:
        assert client.get("/api/v1/who?org=x").status_code == 401
        assert client.get("/", follow_redirects=False).headers["location"] == "/sign-in?back=/"
        header = {"Authorization": f"Bearer {secrets['reader']}"}
        assert client.get("/api/v1/who?org=x", headers=header).status_code == 200


def test_only_this_machine_s_names_are_answered(client: TestClient) -> None:
    for host, status in (("evil.example", 421), ("localhost:8321", 200), ("[::1]:8321", 200), ("", 421)):
        assert client.get("/", headers={"Host": host}).status_code == status


def test_judging_and_taking_back(client: TestClient, secrets: dict[str, str]) -> None:
    key = sign_in(client, secrets["judge"])
    assert key
    done = client.post(
        "/judge",
        data={
            "verdict": "wrong",
            "left": "hostile#1",
            "form_key": key,
            "back": "/document?id=hostile",
            "note": "joke",
        },
    )
    assert done.status_code == 200 and "judged wrong" in done.text
    review = client.get("/review").text
    assert "joke" in review and "by judge" in review
    assert (
        client.post("/undo", data={"judgement": "1", "form_key": key, "back": "/review"}).status_code == 200
    )
    assert "taken back" in client.get("/review").text


@pytest.mark.parametrize(
    ("key", "headers"),
    [
        ("", {}),
        ("0" * 64, {}),
        ("é", {}),
        (None, {"Origin": "http://evil.example"}),
        (None, {"Origin": "null"}),
    ],
)
def test_forged_forms_do_nothing(
    client: TestClient, secrets: dict[str, str], key: str | None, headers: dict[str, str]
) -> None:
    real = sign_in(client, secrets["judge"])
    data = {"verdict": "wrong", "left": "hostile#1", "form_key": real if key is None else key}
    assert client.post("/judge", data=data, headers=headers).status_code == 403
    assert client.get("/api/v1/judgements").json()["items"] == []


def test_a_session_is_no_token_for_the_api(client: TestClient, secrets: dict[str, str]) -> None:
    sign_in(client, secrets["judge"])
    body = {"verdict": "wrong", "left": "hostile#1"}
    assert client.post("/api/v1/judgements", json=body).status_code == 401


def test_wrong_tokens_are_refused_and_soon_no_longer_tried(client: TestClient) -> None:
    answers = [client.post("/sign-in", data={"token": f"tenure_{n}"}).status_code for n in range(14)]
    assert answers[0] == 403 and answers[-1] == 429


@pytest.mark.parametrize(
    "back", ["https://evil.example/", "//evil.example", "/\\evil", "javascript:alert(1)", "/ x"]
)
def test_signing_in_leads_nowhere_else(client: TestClient, secrets: dict[str, str], back: str) -> None:
    response = client.post(
        "/sign-in", data={"token": secrets["reader"], "back": back}, follow_redirects=False
    )
    assert response.headers["location"] == "/"
    assert "httponly" in response.headers["set-cookie"].lower()
    assert "samesite=strict" in response.headers["set-cookie"].lower()


def test_sessions_can_t_be_made_up(settings: Settings, secrets: dict[str, str]) -> None:
    access = Access(settings.tokens)
    token = access.token(secrets["judge"])
    assert token is not None
    cookie = access.session(token)
    assert access.of_session(cookie) == token
    body, _, mark = cookie.rpartition(".")
    old = body.split(".")
    for forged in ("", "x", "...", cookie + "0", f"{old[0]}.99999999999.{old[2]}.{mark}", "é.é.é.é"):
        assert access.of_session(forged) is None


def test_a_client_from_elsewhere_is_slowed_down(
    seed: Path, settings: Settings, secrets: dict[str, str]
) -> None:
    slow = Settings(register=str(seed), host="0.0.0.0", tokens=settings.tokens, rate=1.0)
    with TestClient(create_app(slow), base_url="http://tenure.example", client=("203.0.113.9", 1)) as client:
        answers = [client.get("/static/icon.svg").status_code for _ in range(8)]
        assert answers[0] == 200 and answers[-1] == 429
    rates = Rates(2.0, 4.0)
    assert [rates.allows("a", 0.0) for _ in range(5)] == [True] * 4 + [False]
    assert rates.allows("b", 0.0) and rates.allows("a", 0.6)


def test_the_file_of_tokens_keeps_no_secret(tmp_path: Path) -> None:
    path = tmp_path / "tokens.json"
    made = CliRunner().invoke(main, ["token", "ada", "--scope", "review", "--tokens", str(path)])
    secret = made.output.strip()
    assert made.exit_code == 0 and secret.startswith("tenure_")
    assert secret not in path.read_text(encoding="utf-8")
    assert path.stat().st_mode & 0o077 == 0
    token = Access(path).token(secret)
    assert token is not None and token.scopes == ["review"]
    again = CliRunner().invoke(main, ["token", "ada", "--tokens", str(path)])
    assert again.exit_code == 1 and "already" in again.output
    path.write_text("{}", encoding="utf-8")
    with pytest.raises(TenureError, match="no file of tokens"):
        add_token(path, "bo", ["read"])
