"""A document that an organization publishes of itself is its own word."""

import pytest

from tenure.model import Document
from tenure.reader import BuiltinReader


@pytest.mark.parametrize(
    ("publisher", "sourcing"),
    [
        ("Orhangazi Cam Sanayi A.Ş. (özel durum açıklaması)", "official"),
        ("Orhangazi Cam Sanayi A.Ş.", "official"),
        ("Körfez Postası", "plain"),
    ],
)
def test_a_notice_of_a_firm_of_itself_is_official(publisher: str, sourcing: str) -> None:
    document = Document(
        id="d",
        title="Orhangazi Cam Sanayi A.Ş.: görev değişikliği",
        text="Orhangazi Cam Sanayi A.Ş. Genel Müdürü Selma Yurdakul 3 Mart 2031'de görevinden ayrıldı.",
        published="2031-03-04",
        publisher=publisher,
    )
    ends = [c for c in BuiltinReader().read(document).claims if c.change == "end"]
    assert [c.sourcing for c in ends] == [sourcing]
