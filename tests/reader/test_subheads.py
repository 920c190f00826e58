"""What a headline or a line that exclaims says must stand in the text as well."""

from tenure.model import Document, RoleClaim
from tenure.reader import BuiltinReader


def changes(text: str, lang: str, title: str = "") -> list[tuple[str, str, str, str | None]]:
    document = Document(id="x", title=title, text=text, published="2024-06-10", lang=lang)
    claims = BuiltinReader().read(document).claims
    return [(c.person, c.change, c.role, c.org) for c in claims if isinstance(c, RoleClaim)]


def test_a_headline_within_the_text_proves_nothing() -> None:
    text = (
        "Orvane Bankası'nın CEO'su Ayşe Tunalı bugün konuştu.\n\n"
        "Orvane Bankası CEO'su Ayşe Tunalı istifa ediyor! İşte detaylar!\n\n"
        "Ayşe Tunalı, başkanı olduğu Köknar Yazılım Şirketi'nden istifa etti."
    )
    assert changes(text, "tr") == [
        ("Ayşe Tunalı", "hold", "ceo", "Orvane Bankası"),
        ("Ayşe Tunalı", "end", "chair", "Köknar Yazılım Şirketi"),
    ]


def test_who_leaves_one_of_several_posts_does_not_leave_the_post_named_beside() -> None:
    lead = "Orvane Bankası'nın CEO'su Ayşe Tunalı"
    held = [("Ayşe Tunalı", "hold", "ceo", "Orvane Bankası")]
    for text in (
        f"{lead} bir görevini daha bıraktı.",
        f"{lead} bazı şirketlerinden istifa etmeye devam ediyor.",
        f"{lead} konuştu. Bu şirket, Tunalı'nın istifa ettiği ikinci şirket.",
    ):
        assert changes(text, "tr") == held, text
