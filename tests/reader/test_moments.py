"""How firmly changes are told, and when they take effect: chosen over all that the document says."""

import datetime

import pytest

from tenure.model import Document, RoleClaim
from tenure.reader import BuiltinReader
from tenure.reader.engine import published_on
from tenure.reader.moment_dates import candidates
from tenure.reader.moments import MODALITIES, Model, Moments, shipped

READER = BuiltinReader()
DAY = datetime.date(2031, 4, 20)


def document(text: str, title: str = "News of Orrin Mining") -> Document:
    return Document(id="d", title=title, text=text, published=DAY.isoformat(), lang="en")


def told(text: str, change: str, person: str) -> tuple[str, str | None]:
    """Modality and date of the change of a person that the reader claims."""
    claims = READER.read(document(text)).claims
    return next(
        (c.modality, c.when)
        for c in claims
        if isinstance(c, RoleClaim) and c.change == change and c.person == person
    )


def test_a_change_told_without_a_future_tense_is_planned_where_the_text_around_it_says_so() -> None:
    text = (
        "Orrin Mining has appointed Sara Quist as chief executive. She takes up her post on June 1 and "
        "succeeds Peter Lund, who retires on the same day."
    )
    assert told(text, "start", "Sara Quist") == ("planned", "2031-06-01")
    assert told(text, "end", "Peter Lund")[0] == "planned"


def test_a_date_of_the_next_sentence_is_taken() -> None:
    text = "Orrin Mining has appointed Sara Quist as chief executive. The appointment takes effect on 1 June 2031."
    assert told(text, "start", "Sara Quist") == ("planned", "2031-06-01")


def test_the_date_of_a_report_is_not_that_of_the_change() -> None:
    text = (
        "Orrin Mining said on Thursday that Sara Quist will become chief executive. She is head of operations at "
        "the company."
    )
    assert told(text, "start", "Sara Quist") == ("planned", None)


def test_all_dates_of_a_document_are_candidates_and_none_is_one() -> None:
    text = "Sara Quist was appointed chief executive of Orrin Mining in 2029. She left in March. It is not known why."
    doc = document(text)
    parsed = READER.parsed(doc, "en", published_on(doc))
    moments = Moments(parsed.rows, parsed.drafts, [], shipped("en"), DAY)
    place = moments.place(next(d for d in parsed.drafts if d.change == "start"))
    assert place is not None
    options = [c.when for c in candidates(moments.setting, moments.setting.case(place))]
    assert options[0] is None
    assert {"2029", "2031-03"} <= set(options)


def test_what_is_surely_likelier_than_the_rules_answer_is_chosen() -> None:
    text = "Sara Quist resigned as chief executive of Orrin Mining."
    doc = document(text)
    for modality in MODALITIES:
        weights = {"": [5.0 * (m == modality) for m in MODALITIES]}
        reader = BuiltinReader(moments=lambda code, weights=weights: Model(weights, {}))  # type: ignore[misc]
        assert [c.modality for c in reader.read(doc).claims] == [modality]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Jan. 16", "2032-01-16"),
        ("Sept. 3, 2030", "2030-09-03"),
        ("last Sunday", "2031-04-13"),  # published on a Sunday
    ],
)
def test_months_cut_short_and_days_before_today(text: str, day: str) -> None:
    doc = document(f"She left on {text}, it said.")
    parsed = READER.parsed(doc, "en", DAY)
    found = [i.date.resolve(DAY, True) for row in parsed.rows for i in row.items if i.date is not None]
    assert found == [day]
