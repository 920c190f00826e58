"""A change whose organization is in doubt: the same one is weighed at others, and told once."""

from collections import Counter

from tenure.model import Document, RoleClaim
from tenure.reader import BuiltinReader
from tenure.reader.draft import Draft
from tenure.reader.employers import OTHER

READER = BuiltinReader()
TEXT = (
    "Halden Freight and its parent Morvik Group met in Bergen on Monday. Both boards approved the accounts.\n\n"
    "Ragna Toft, until now finance director of Lyse Bank, has been appointed chief executive. She succeeds Jon Eide, "
    "who retires.\n\n"
    "The appointment surprised analysts, who had expected Morvik Group to name someone from Halden Freight."
)


def document(text: str = TEXT) -> Document:
    return Document(id="d", title="", text=text, published="2031-04-20", lang="en")


def told(draft: Draft) -> tuple[str | None, int, str | None]:
    return draft.change, id(draft.person), draft.role


def test_a_change_in_doubt_is_drafted_at_other_organizations_too() -> None:
    drafts, _ = READER.candidates(document())
    others = [d for d in drafts if OTHER in d.features]
    assert others
    for other in others:
        first = [d for d in drafts if told(d) == told(other) and OTHER not in d.features]
        assert first
        assert all(d.org is not other.org for d in first)


def test_only_the_likeliest_becomes_a_claim() -> None:
    claims = [c for c in READER.read(document()).claims if isinstance(c, RoleClaim) and c.change == "start"]
    assert max(Counter((c.person, c.role) for c in claims).values()) == 1


def test_where_only_one_organization_is_named_there_is_no_other() -> None:
    drafts, _ = READER.candidates(document("Ragna Toft was appointed chief executive of Lyse Bank."))
    assert not [d for d in drafts if OTHER in d.features]
