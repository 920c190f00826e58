"""Whether a name is a person's or a firm's: votes, overruled where learned weights are sure."""

import pytest

from tenure.model import Document, RoleClaim
from tenure.reader import BuiltinReader, naming
from tenure.reader.entity import Mention
from tenure.reader.lexicon import compiled
from tenure.reader.name_words import name_words
from tenure.reader.tokens import Text

TEXT = "Oakes Jam hired a cook."


def voted(person: float, org: float, odds: float) -> tuple[float, float]:
    lexicon = compiled("en")
    text = Text(Document(id="d", title="", text=TEXT), lexicon.pack.settings)
    mention = Mention(0, 2, ("oakes", "jam"), "Oakes Jam")
    mention.person_votes, mention.org_votes = person, org
    naming.vote({"": odds}, mention, text, {}, name_words("en"), text.sentences[0])
    return mention.person_votes, mention.org_votes


def test_votes_stand_where_the_model_agrees_or_is_not_sure() -> None:
    assert voted(2.0, 0.5, 3.0) == (2.0, 0.5)
    assert voted(2.0, 0.5, -0.5) == (2.0, 0.5)


@pytest.mark.parametrize(("person", "org", "odds"), [(2.0, 0.5, -2.0), (0.5, 2.0, 2.0), (0.0, 0.0, -2.0)])
def test_votes_turn_where_the_model_is_sure_of_the_other_kind(person: float, org: float, odds: float) -> None:
    turned = voted(person, org, odds)
    assert (turned[0] > turned[1]) == (odds > 0)


def test_what_may_be_no_name_at_all_stays_doubtful() -> None:
    assert max(voted(0.2, 0.1, -3.0)) < 1  # German nouns: votes below 1 make no entity


def test_a_firm_without_a_telling_word_is_known_by_its_surroundings() -> None:
    text = (
        "Marta Vane leaves Copper Lantern, where she had been chief executive since 2015. "
        "Copper Lantern said it would look for a successor."
    )
    claims = (
        BuiltinReader().read(Document(id="d", title="", text=text, published="2024-05-16", lang="en")).claims
    )
    assert ("Marta Vane", "Copper Lantern") in {(c.person, c.org) for c in claims if isinstance(c, RoleClaim)}
