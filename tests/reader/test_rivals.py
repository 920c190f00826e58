"""What the other drafts of a document say of a change."""

from hypothesis import given
from hypothesis import strategies as st

from tenure.model.vocabulary import Role
from tenure.reader.draft import Draft
from tenure.reader.entity import Entity
from tenure.reader.rivals import compared

BECK, HALE = (
    Entity("person", "Nora Beck", ("nora", "beck"), 0),
    Entity("person", "Jon Hale", ("jon", "hale"), 1),
)
CASTELL, ORRIN = Entity("org", "Castell", ("castell",), 2), Entity("org", "Orrin", ("orrin",), 3)


def post(change: str, person: Entity, role: Role, org: Entity, sentence: int = 0) -> Draft:
    made = Draft("role", change, sentence, 0, 1)
    made.person, made.role, made.org, made.title = person, role, org, role
    return made


def beside(*drafts: Draft) -> dict[int, set[str]]:
    return dict(compared(drafts, [2.0 - n for n in range(len(drafts))]))


def test_who_leaves_where_somebody_comes_is_seen() -> None:
    found = beside(post("start", BECK, "ceo", CASTELL), post("end", HALE, "ceo", CASTELL, sentence=1))
    assert "opposite other's same True >1" in found[1]
    assert "opposite other's same True by >-2.0" in found[1]
    assert not any(name.startswith(("own same", "same own")) for name in found[1])


def test_one_title_read_as_two_posts_is_seen() -> None:
    chair, president = post("start", BECK, "chair", CASTELL), post("start", BECK, "president", CASTELL)
    chair.title = president.title = "presidenta"
    assert {"same title", "same own akin True", "same own akin here"} <= beside(chair, president)[1]


def test_who_is_said_to_stay_is_seen() -> None:
    stays = post("hold", BECK, "ceo", CASTELL)
    stays.features = {"t:hold"}
    assert "hold verb own same True" in beside(stays, post("end", BECK, "ceo", CASTELL))[1]
    assert not beside(stays, post("end", BECK, "cfo", ORRIN))[1] & {"hold verb own same True", "any"}


def test_only_changes_are_judged_again() -> None:
    stake = Draft("stake", "hold", 0, 0, 1)
    assert set(beside(post("hold", BECK, "ceo", CASTELL), stake, post("end", HALE, "cfo", ORRIN))) == {2}


def test_a_crowd_of_drafts_is_compared_up_to_a_number() -> None:
    crowd = [post("start", BECK, "ceo", CASTELL, sentence=n) for n in range(400)]
    assert len(list(compared(crowd, [0.0] * 400))) == 150


@given(st.permutations(range(4)))
def test_the_order_of_drafts_does_not_matter(order: list[int]) -> None:
    drafts = [
        post("start", BECK, "ceo", CASTELL), post("end", HALE, "ceo", CASTELL), post("hold", HALE, "chair", ORRIN),
        post("end", BECK, "cfo", ORRIN, sentence=2),
    ]  # fmt: skip
    odds = [1.5, 0.5, 1.0, -0.5]
    plain = dict(compared(drafts, odds))
    mixed = dict(compared([drafts[n] for n in order], [odds[n] for n in order]))
    assert {order[n]: found for n, found in mixed.items()} == plain
