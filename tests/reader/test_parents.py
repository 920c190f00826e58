"""A post at a parent stays there, and a date of a relative clause too."""

from tenure.model import Document, RoleClaim
from tenure.reader import BuiltinReader


def test_a_subsidiary_named_after_its_parent_is_not_the_parent() -> None:
    text = (
        "Ann Lee has been appointed general manager of Orvane Software, a subsidiary of Orvane.\n\n"
        "Tom Reed remains chief executive of Orvane, which plans to launch its first ferry in 2026."
    )
    document = Document(id="x", title="", text=text, published="2024-06-10", lang="en")
    claims = [c for c in BuiltinReader().read(document).claims if isinstance(c, RoleClaim)]
    assert {(c.person, c.change, c.role, c.org, c.modality, c.when) for c in claims} == {
        ("Ann Lee", "start", "general_manager", "Orvane Software", "actual", None),
        ("Tom Reed", "hold", "ceo", "Orvane", "actual", None),
    }
