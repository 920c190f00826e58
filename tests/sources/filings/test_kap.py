"""Turkey's Public Disclosure Platform: corrections take the place of what they correct, cancellations withdraw it."""

import base64
import json
from pathlib import Path

from tenure.model import Document, RoleClaim
from tenure.reader import BuiltinReader
from tenure.register import Register

from .conftest import Read, documents, problems

FIRM = "KARAÇAM CAM SANAYİ A.Ş."


def disclosure(
    index: int, text: str, reason: str = "NEW", related: int | None = None, **more: object
) -> dict[str, object]:
    html = f"<p>{text}</p>"
    row: dict[str, object] = {
        "disclosureIndex": str(index),
        "senderTitle": FIRM,
        "disclosureReason": reason,
        "subject": {"tr": "Özel Durum Açıklaması (Genel)", "en": None},
        "time": "14.03.2026 18:20:05",
        "htmlMessages": [{"id": "1", "tr": base64.b64encode(html.encode()).decode(), "en": None}],
    }
    return row | ({"relatedDisclosureIndex": related} if related else {}) | more


def test_a_disclosure_is_a_text_to_read_as_the_companys_own_word(sample: Read) -> None:
    first = documents(sample("kap.json"))[0]
    assert (first.id, first.published, first.publisher, first.lang) == (
        "kap/9900101",
        "2026-03-14",
        FIRM,
        "tr",
    )
    assert "Bildirim İçeriği" not in first.text, "labels of the form are no text"
    (claim,) = BuiltinReader().read(first).claims
    assert isinstance(claim, RoleClaim)
    assert (claim.change, claim.person, claim.org, claim.sourcing) == (
        "end",
        "Selma Yurdakul",
        FIRM,
        "official",
    )
    assert claim.when == "2026-03-13"


def test_a_correction_stands_in_place_of_what_it_corrects_and_a_cancelled_one_is_withdrawn(
    sample: Read, tmp_path: Path
) -> None:
    reader = BuiltinReader()
    with Register.open(str(tmp_path / "r.db")) as register:
        for item in sample("kap.json"):
            if isinstance(item, Document):
                register.add(item, reader.read(item).claims)
            elif isinstance(item, tuple):
                register.add(*item)
        changes = {(change.change, change.person.name) for change in register.changes()}
    assert changes == {("end", "Nermin Akova")}, "the wrong name is corrected, the appointment cancelled"


def test_a_correction_of_a_correction_finds_the_first_and_an_update_stands_for_itself(parse: Read) -> None:
    rows = [
        disclosure(1, "Bir."),
        disclosure(2, "İki.", "CORR", 1),
        disclosure(3, "Üç.", "CORR", 2),
        disclosure(4, "Dört.", "UPD", 1),
        disclosure(5, "", "CANC", 3),
    ]
    found = parse("kap", json.dumps(rows))
    assert [document.id for document in documents(found)] == ["kap/1", "kap/1", "kap/1", "kap/4", "kap/1"]
    assert isinstance(found[-1], tuple) and found[-1][1] == []
    assert len({document.url for document in documents(found)}) == 5


def test_who_discloses_for_another_is_not_the_one_who_speaks(parse: Read) -> None:
    row = disclosure(1, "Bir.", behalfSenderTitle="MENEKŞE  ENERJİ A.Ş.")
    assert documents(parse("kap", json.dumps(row)))[0].publisher == "MENEKŞE ENERJİ A.Ş."


def test_a_disclosure_in_english_alone_is_read_as_english(parse: Read) -> None:
    html = base64.b64encode(
        b"<p>The board of directors has appointed Kerem Aslan as general manager of our company.</p>"
    ).decode()
    row = disclosure(
        1, "", htmlMessages=[{"id": "1", "tr": None, "en": html}], senderTitle="Karaçam Glass Works Inc"
    )
    (document,) = documents(parse("kap", json.dumps(row)))
    assert document.lang == "en"
    (claim,) = BuiltinReader().read(document).claims
    assert (claim.change, claim.org, claim.sourcing) == ("start", "Karaçam Glass Works Inc", "official")


def test_what_is_wrong_with_a_disclosure_is_said_and_the_rest_goes_on(sample: Read, parse: Read) -> None:
    words = ["no text", "2026-03-14", "corrects or cancels nothing", "not base64", "blocked", "Unauthorized"]
    said = problems(sample("kap.json"))
    assert [word for word, line in zip(words, said, strict=True) if word not in line] == []
    assert "(disclosure 9900106)" in said[1]
    odd = [
        disclosure(1, "Bir.", "RUMOUR"),
        disclosure(2, "İki.", time="01.13.2026 10:00:00"),
        disclosure(3, "Üç."),
    ]
    found = parse("kap", json.dumps(odd))
    assert [document.id for document in documents(found)] == ["kap/3"]
    assert "RUMOUR" in problems(found)[0] and "2026-13-01" in problems(found)[1]
