"""Turkish notices: tenses with -dir, titles of the firm that speaks, lists under a date, functions in brackets."""

import pytest

from tenure.model import Document, RoleClaim
from tenure.reader import BuiltinReader

FIRM = "Ardıç Gıda A.Ş."


def claims(text: str) -> list[RoleClaim]:
    document = Document(id="d", title="", text=text, published="2031-04-20", lang="tr")
    found = BuiltinReader().read(document).claims
    return [c for c in found if isinstance(c, RoleClaim) and c.change in ("start", "end")]


def moves(text: str) -> set[tuple[str, str, str, str | None]]:
    return {(c.change, c.person, c.role, c.org) for c in claims(text)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"{FIRM}'de Yönetim Kurulu Başkanlığı görevini Cem Bal, Başkan Vekilliği görevini Sude Nar yürütecektir.",
            {("start", "Cem Bal", "chair", FIRM), ("start", "Sude Nar", "vice_chair", FIRM)},
        ),
        (
            f"{FIRM} Genel Müdürü Cem Bal'ın iş akdinin karşılıklı olarak sona erdirilmesine karar verilmiştir.",
            {("end", "Cem Bal", "general_manager", FIRM)},
        ),
        (
            f"{FIRM} Genel Müdür Yardımcısı Sude Nar'ın Genel Müdürlüğe vekaleten atanmasına karar verilmiştir.",
            {("start", "Sude Nar", "general_manager", FIRM)},
        ),
        (
            f"{FIRM}'de İcra Kurulu Başkanlığı görevine Cem Bal'ın getirilmesine, mevcut İcra Kurulu Başkanı Rıza "
            "Ok'un Yönetim Kurulu Başkan Vekilliğine seçilmesine karar verilmiştir.",
            {
                ("start", "Cem Bal", "ceo", FIRM),
                ("start", "Rıza Ok", "vice_chair", FIRM),
                ("end", "Rıza Ok", "ceo", FIRM),
            },
        ),
        (
            f"{FIRM}, insan kaynaklarını (CHRO) Sude Nar'ın devralacağını duyurdu.",
            {("start", "Sude Nar", "chro", FIRM)},
        ),
    ],
)
def test_what_notices_decide(text: str, expected: set[tuple[str, str, str, str | None]]) -> None:
    assert moves(text) == expected


def test_a_day_that_heads_a_list_dates_its_moves() -> None:
    text = (
        "Orva Optik, üst yönetimini yeniden yapılandırdığını kamuoyunun bilgisine sunar.\n\n"
        "1 Haziran 2031 itibarıyla;\n\n"
        "- Satış Genel Müdür Yardımcımız Burçin Er, Orva Gulf şirketimizin Genel Müdürlüğü görevini üstlenecek, "
        "Türkiye'deki sorumluluğunu Bölge Müdürümüz Tamer Ilıcak'a devredecektir.\n"
        "- Baş Hukuk Müşavirimiz Nevra Saltık, Genel Sekreterlik görevini de yürütecektir.\n\n"
        "Burçin Er'e, Tamer Ilıcak'a ve Nevra Saltık'a başarılar dileriz."
    )
    assert {("start", "Burçin Er", "general_manager", "Orva Gulf")} < moves(text)
    assert {("start", "Tamer Ilıcak", "vice_president", "Orva Optik")} < moves(text)
    assert {("start", "Nevra Saltık", "secretary", "Orva Optik")} < moves(text)
    assert {c.when for c in claims(text)} == {"2031-06-01"}
    assert {c.modality for c in claims(text)} == {"planned"}


def test_who_is_put_forward_has_no_seat_yet() -> None:
    text = f"{FIRM}'nin bağımsız yönetim kurulu üyelikleri için Cem Bal ve Sude Nar aday gösterilmiştir."
    assert {(c.person, c.modality) for c in claims(text)} == {("Cem Bal", "planned"), ("Sude Nar", "planned")}
