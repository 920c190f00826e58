"""What a watch tells: what is new and what has moved, once each, in whatever way documents come."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import create_engine, event, inspect, text

from tenure.model import AffiliationClaim, Claim, Document, Evidence, RoleClaim, TenureError
from tenure.model.vocabulary import Modality
from tenure.register import Register, schema
from tenure.watch import Alert, State, Terms, Watch, Watches
from tenure.watch.moves import moved, settled

Tell = Callable[..., None]


@pytest.fixture
def watches(register: Register) -> Watches:
    return Watches(register)


@pytest.fixture
def tell(register: Register) -> Tell:
    """Adds a document that tells of Ada Quill's end as CEO of Fernbank Tools, or of what is given instead."""
    count = 0

    def tell(modality: Modality = "actual", *, text: str = "", id_: str = "", **given: Any) -> None:
        nonlocal count
        count += 1
        document = {
            key: given.pop(key) for key in ("published", "publisher", "url", "origin") if key in given
        }
        values: dict[str, Any] = {
            "change": "end",
            "person": "Ada Quill",
            "org": "Fernbank Tools",
            "role": "ceo",
        }
        words = text or f"Article {count}: " + " ".join(f"word{count}x{n}" for n in range(40))
        claim = RoleClaim(
            **{**values, **given}, modality=modality, evidence=[Evidence("text", 0, 9, words[:9])]
        )
        register.add(
            Document(
                id=id_ or f"d{count}",
                title=f"Title {count}",
                text=words,
                **{
                    "published": "2031-05-01",
                    "publisher": f"Outlet {'abcdefghijk'[count]} Daily",
                    **document,
                },
            ),
            [claim],
        )

    return tell


def told(alerts: Sequence[Alert]) -> list[tuple[str, tuple[str, ...], str, str | None]]:
    return [(a.watch, a.news, a.now.modality, a.now.when) for a in alerts]


def test_each_move_is_told_once_and_a_copy_moves_nothing(watches: Watches, tell: Tell) -> None:
    watches.add(Watch(name="fernbank", terms=Terms(orgs=("Fernbank Tools",))))
    assert watches.evaluate() == []
    tell("possible", sourcing="unnamed", id_="rumour")
    assert told(watches.evaluate()) == [("fernbank", ("new",), "possible", None)]
    assert watches.evaluate() == []
    tell("possible", sourcing="unnamed", origin="rumour")
    assert watches.evaluate() == []
    tell("denied", sourcing="official", published="2031-05-02")
    (alert,) = watches.evaluate()
    assert (alert.news, alert.now.modality, alert.number) == (("modality",), "denied", 2)
    assert alert.text == "was: possible · now: denied · 1 independent origin"
    tell("planned", sourcing="official", when="2031-07", published="2031-06-01", url="https://x.example/plan")
    (alert,) = watches.evaluate()
    assert alert.title == "Ada Quill leaves as CEO of Fernbank Tools: planned for 2031-07"
    assert alert.url == "https://x.example/plan" and alert.quotes[0].quote == "Article 4"
    tell(
        "planned", sourcing="official", when="2031-07-15", published="2031-06-02", publisher="Fernbank Tools"
    )
    assert {n for a in watches.evaluate() for n in a.news} <= {"origins"}  # a finer date has not moved
    tell("planned", sourcing="official", when="2031-09-01", published="2031-06-20")
    (alert,) = watches.evaluate()
    assert "date" in alert.news and alert.text.startswith(
        "was: planned for 2031-07-15 · now: planned for 2031-09-01"
    )
    tell("actual", sourcing="official", when="2031-09-01", published="2031-09-02")
    (alert,) = watches.evaluate()
    assert alert.news[0] == "modality" and "now: actual 2031-09-01" in alert.text
    assert [a.number for a in watches.alerts("fernbank")] == sorted(
        (a.number for a in watches.alerts("fernbank")), reverse=True
    )
    assert len({a.id for a in watches.alerts()}) == len(watches.alerts())


def test_a_second_origin_and_a_conflict_are_told(watches: Watches, tell: Tell) -> None:
    watches.add(Watch(name="w", terms=Terms()))
    tell("actual", when="2031-05-01")
    tell("actual", when="2031-05-01")
    assert told(watches.evaluate()) == [("w", ("new",), "actual", "2031-05-01")]  # both at once: one alert
    tell("actual", when="2031-05-01")
    assert watches.evaluate() == []  # a third origin is no news
    tell("actual", when="2031-04-20", sourcing="unnamed")
    assert [a.news for a in watches.evaluate()] == [("conflict",)]


def test_what_was_known_before_is_no_news_but_its_moves_are(watches: Watches, tell: Tell) -> None:
    tell("planned", when="2031-07-01")
    watches.add(Watch(name="first", terms=Terms(people=("Ada Quill",))))
    assert watches.evaluate() == []
    tell("actual", when="2031-07-01", published="2031-07-01")
    watches.add(Watch(name="later", terms=Terms(people=("Ada Quill",))))
    (alert,) = watches.evaluate()
    assert (alert.watch, alert.was and alert.was.modality) == ("first", "planned")
    tell("denied", sourcing="official", published="2031-07-02")
    assert [(a.watch, a.was and a.was.modality) for a in watches.evaluate()] == [
        ("first", "actual"),
        ("later", "actual"),
    ]


def test_a_corrected_article_is_the_same_change_and_tells_what_moved(watches: Watches, tell: Tell) -> None:
    watches.add(Watch(name="w", terms=Terms()))
    tell("possible", url="https://news.example/1", id_="one")
    watches.evaluate()
    tell("actual", when="2031-05-01", url="https://news.example/1", id_="another-id")
    (alert,) = watches.evaluate()
    assert (alert.news, alert.was and alert.was.modality) == (("modality", "date"), "possible")
    tell("actual", when="2031-05-01", url="https://news.example/1", id_="third-id")
    assert watches.evaluate() == []


def test_leaving_twice_is_two_changes(watches: Watches, tell: Tell) -> None:
    watches.add(Watch(name="w", terms=Terms()))
    tell("actual", when="2025-03-01", published="2025-03-01")
    tell("actual", when="2031-05-01")
    assert [a.news for a in watches.evaluate()] == [("new",), ("new",)]
    tell("actual", when="2025-03-01", published="2025-03-02")
    assert [(a.news, a.now.when) for a in watches.evaluate()] == [(("origins",), "2025-03-01")]


def test_conditions(register: Register, watches: Watches, tell: Tell) -> None:
    owned = AffiliationClaim(change="hold", org="Mossgate Labs", parent="Fernbank Tools")
    sold = AffiliationClaim(change="end", org="Alder Saws", parent="Fernbank Tools")
    below = AffiliationClaim(change="hold", org="Birch Optics", parent="Mossgate Labs")
    register.add(
        Document(id="ties", title="Ties", text="Fernbank Tools owns Mossgate."), [owned, sold, below]
    )
    for name, terms in {
        "all": Terms(),
        "labs": Terms(orgs=("Mossgate Labs",)),
        "group": Terms(parents=("Fernbank Tools",)),
        "itself": Terms(orgs=("Fernbank Tools",)),
        "ada": Terms(people=("Ada Quill",), roles=("ceo",)),
        "chairs": Terms(roles=("chair",)),
        "done": Terms(modalities=("actual",)),
        "bo-or-cy": Terms(people=("Bo Ash", "Cy Dunn")),
        "either": Terms(orgs=("Alder Saws",), parents=("Mossgate Labs",)),
    }.items():
        watches.add(Watch(name=name, terms=terms))

    def who_hears(**claim: Any) -> set[str]:
        tell(**claim)
        return {alert.watch for alert in watches.evaluate()}

    assert who_hears() == {"all", "group", "itself", "ada", "done"}
    assert who_hears(person="Bo Ash", org="Birch Optics", role="chair", modality="planned") == {
        *("all", "group", "chairs", "bo-or-cy", "either")
    }
    assert who_hears(person="Cy Dunn", org="Alder Saws") == {"all", "done", "bo-or-cy", "either"}
    assert who_hears(person="Di Elm", org="Mossgate Labs", role="cfo") == {
        "all",
        "labs",
        "group",
        "done",
        "either",
    }
    assert who_hears(person="Ed Fir", org=None) == {"all", "done"}


def test_what_was_asked_for_is_told_when_it_comes_and_when_it_goes(watches: Watches, tell: Tell) -> None:
    watches.add(Watch(name="done", terms=Terms(modalities=("actual",))))
    tell("planned", when="2031-07-01")
    assert watches.evaluate() == []
    tell("actual", sourcing="plain", when="2031-07-01", published="2031-07-01")
    (alert,) = watches.evaluate()
    assert alert.text.startswith("was: planned for 2031-07-01 · now: actual 2031-07-01")
    tell("denied", sourcing="official", published="2031-07-02")
    assert told(watches.evaluate())[0][2] == "denied"


def test_a_name_that_comes_up_later_is_known_then(watches: Watches, tell: Tell) -> None:
    watches.add(Watch(name="later", terms=Terms(orgs=("Fernbank Tools",), people=("Ada Quill",))))
    tell(person="Bo Ash", org="Mossgate Labs")
    assert watches.evaluate() == []
    tell()
    assert told(watches.evaluate()) == [("later", ("new",), "actual", None)]


def test_an_old_document_that_comes_late_is_news(register: Register, watches: Watches) -> None:
    watches.add(Watch(name="w", terms=Terms()))
    claim = RoleClaim(change="end", person="Ada Quill", org="Fernbank Tools", role="ceo")
    register.add(Document(id="old", title="Old", text="Old.", recorded="2020-01-01T00:00:00Z"), [claim])
    assert told(watches.evaluate()) == [("w", ("new",), "actual", None)]


def test_adding_listing_removing(watches: Watches, tell: Tell) -> None:
    made = watches.add(Watch(name="w", terms=Terms(roles=("ceo",)), feeds=("https://f.example/",)))
    assert watches.all() == [made] == [watches.get("w")]
    with pytest.raises(TenureError, match="already"):
        watches.add(Watch(name="w", terms=Terms()))
    for bad in ("", "a b", "../x", "x" * 65, "-x"):
        with pytest.raises(TenureError, match="name of a watch"):
            watches.add(Watch(name=bad, terms=Terms()))
    tell()
    first = watches.evaluate()
    watches.remove("w")
    with pytest.raises(TenureError, match="no watch 'w'"):
        watches.get("w")
    assert watches.alerts() == []
    again = watches.add(Watch(name="w", terms=Terms()))
    assert again.created > made.created
    tell("denied", sourcing="official")
    assert {a.id for a in watches.evaluate()}.isdisjoint({a.id for a in first})


def test_forgetting_a_document_forgets_what_was_told_of_it(
    register: Register, watches: Watches, tell: Tell
) -> None:
    watches.add(Watch(name="w", terms=Terms(), destinations=("terminal",)))
    tell(id_="secret_1")
    tell(person="Bo Ash", id_="other")
    assert len(watches.evaluate()) == 2
    register.forget("other")
    assert [a.change.person.name for a in watches.alerts()] == ["Ada Quill"]
    tell(person="Cy Dunn", id_="takes-its-number")
    assert [a.change.person.name for a in watches.evaluate()] == ["Cy Dunn"]
    assert register.check() == []


def test_a_backup_holds_the_watches(register: Register, watches: Watches, tell: Tell, tmp_path: Any) -> None:
    watches.add(Watch(name="w", terms=Terms()))
    tell()
    watches.evaluate()
    tell("denied", sourcing="official")
    with Register.restore(register.backup(tmp_path / "copy.db"), str(tmp_path / "again.db")) as again:
        assert [a.id for a in Watches(again).alerts()] == [a.id for a in watches.alerts()]
        assert [a.id for a in Watches(again).evaluate()] == [a.id for a in watches.evaluate()]


def test_a_register_of_the_first_version_becomes_what_a_new_one_is(url: str) -> None:
    Register.open(url).close()
    engine = create_engine(
        url.replace("postgresql://", "postgresql+psycopg://") if "://" in url else f"sqlite:///{url}"
    )

    def shape() -> Any:
        look = inspect(engine)
        return {
            table: (
                sorted((c["name"], str(c["type"]), c["nullable"]) for c in look.get_columns(table)),
                look.get_pk_constraint(table)["constrained_columns"],
                sorted((i["name"] or "", tuple(i["column_names"])) for i in look.get_indexes(table))
                if table != "watch_alerts"
                else None,
            )
            for table in schema.metadata.tables
        }

    new = shape()
    with engine.begin() as connection:
        later = re.findall(
            r"CREATE TABLE (\w+)", " ".join(" ".join(step) for step in schema.MIGRATIONS.values())
        )
        for table in later:
            connection.execute(text(f"DROP TABLE {table}"))
        connection.execute(text("UPDATE tenure_meta SET value = '1' WHERE key = 'version'"))
    Register.open(url).close()
    assert shape() == new
    engine.dispose()


states = st.builds(
    State,
    modality=st.sampled_from(["actual", "planned", "possible", "denied"]),
    when=st.sampled_from([None, "2031", "2031-05", "2031-05-02", "2031-06-01"]),
    origins=st.integers(0, 4),
    unnamed=st.booleans(),
    conflicts=st.sampled_from([(), ("a",), ("b",), ("a", "b")]),
)


@given(st.lists(states, min_size=1, max_size=8))
def test_nothing_is_told_twice_in_a_row(history: list[State]) -> None:
    was: State | None = None
    for now in history:
        moved(was, now)
        was = settled(was, now)
        assert moved(was, now) == ()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["actual", "planned", "possible", "denied"]),
            st.sampled_from([None, "2031-05", "2031-05-02", "2031-06-01", "2025-01-01"]),
            st.sampled_from(["official", "plain", "unnamed"]),
            st.sampled_from(["u1", "u2", None]),
        ),
        min_size=1,
        max_size=6,
    )
)
def test_in_one_go_or_one_by_one_the_last_word_is_the_same(
    tmp_path_factory: pytest.TempPathFactory, articles: list[tuple[str, str | None, str, str | None]]
) -> None:
    """Whatever comes, the last alert on each change agrees with what the register answers, and ids differ."""
    with Register.open(str(tmp_path_factory.mktemp("r") / "register.db")) as register:
        watches = Watches(register)
        watches.add(Watch(name="w", terms=Terms()))
        for number, (modality, when, sourcing, url) in enumerate(articles):
            claim: Claim = RoleClaim(
                change="end",
                person="Ada Quill",
                org="Fernbank Tools",
                role="ceo",
                modality=modality,  # type: ignore[arg-type]
                when=when,
                sourcing=sourcing,  # type: ignore[arg-type]
            )
            words = " ".join(f"w{number}x{n}" for n in range(30))
            register.add(
                Document(id=f"d{number}", title="", text=words, url=url, published="2031-05-03"), [claim]
            )
            watches.evaluate()
        alerts = watches.alerts()
        assert len({a.id for a in alerts}) == len(alerts)
        answered = {(c.modality) for c in register.changes()}
        assert answered <= {a.now.modality for a in alerts}
        assert watches.evaluate() == []


def test_looking_at_a_document_scans_no_table_of_the_register(tmp_path: Path) -> None:
    """So its cost does not grow with the register."""
    with Register.open(str(tmp_path / "register.db")) as register:
        watches = Watches(register)
        terms = Terms(people=("Ada Quill", "Bo Ash"), orgs=("Fernbank Tools",), parents=("Mossgate Labs",))
        watches.add(Watch(name="w", terms=terms))
        owned = AffiliationClaim(change="hold", org="Fernbank Tools", parent="Mossgate Labs")
        ended = RoleClaim(change="end", person="Ada Quill", org="Fernbank Tools", role="ceo")
        asked: list[tuple[str, Any]] = []

        def note(_c: Any, _cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
            asked.append((statement, parameters))

        for number in range(3):
            document = Document(id=f"d{number}", title="T", text=f"Words {number}.", url="https://x.example/")
            register.add(document, [ended, owned])
            event.listen(register.store.engine, "before_cursor_execute", note)
            watches.evaluate()
            event.remove(register.store.engine, "before_cursor_execute", note)
        with register.store.read() as connection:
            plans = {
                row[3]
                for statement, parameters in asked
                if statement.lstrip().startswith("SELECT")
                for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
            }
    large = ("claims", "documents", "entities", "names", "words", "edges", "watch_seen", "watch_alerts")
    assert len(plans) > 10
    whole = rf"SCAN ({'|'.join(large)})\b|SEARCH ({'|'.join(large)})\b.*\((?!rowid)\w+>\?\)"
    scans = [plan for plan in plans if re.match(whole, plan)]
    assert scans == []
