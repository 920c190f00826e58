"""Turkish sentences and the claims they hold: cases, participles, verbs that end their clause, posts without a verb."""

import pytest

from tenure.model import Document
from tenure.reader import BuiltinReader
from tenure.reader.told import GRAMMAR

READER = BuiltinReader()


def changes(text: str, title: str = "Haber") -> set[tuple[str, str, str, str | None, str]]:
    """The starts and ends drafted from a text, whatever their confidence."""
    document = Document(id="1", title=title, text=text, published="2024-06-10", publisher="x", lang="tr")
    drafts = [d for d in READER.settled(document)[0] if d.grammar != GRAMMAR]
    return {
        (d.change or "", d.person.name, d.role or "", d.org.name if d.org else None, d.modality)
        for d in drafts
        if d.kind == "role" and d.person is not None and d.change in ("start", "end")
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Orvane Holding Genel Müdürü Ali Kaya havlu attı.",
            {("end", "Ali Kaya", "general_manager", "Orvane Holding", "actual")},
        ),
        (
            "Orvane Holding'in genel müdürü Ali Kaya görevi bırakacağını personele duyurdu.",
            {("end", "Ali Kaya", "general_manager", "Orvane Holding", "planned")},
        ),
        (
            "Orvane Holding'in genel müdürü Ali Kaya yıl sonunda çekileceğini söyledi.",
            {("end", "Ali Kaya", "general_manager", "Orvane Holding", "planned")},
        ),
        (
            "Orvane Holding ile genel müdür Ali Kaya'nın yolları ayrıldı.",
            {("end", "Ali Kaya", "general_manager", "Orvane Holding", "actual")},
        ),
        (
            "Orvane Holding Genel Müdürü Ali Kaya azledildi.",
            {("end", "Ali Kaya", "general_manager", "Orvane Holding", "actual")},
        ),
        (
            "Orvane Holding Genel Müdürü Ali Kaya koltuğundan oldu.",
            {("end", "Ali Kaya", "general_manager", "Orvane Holding", "actual")},
        ),
        (
            "Orvane Holding'de genel müdürlükten ayrılan Ali Kaya'nın yerine Can Yazgan oturdu.",
            {
                ("end", "Ali Kaya", "general_manager", "Orvane Holding", "actual"),
                ("start", "Can Yazgan", "general_manager", "Orvane Holding", "actual"),
            },
        ),
        (
            "Orvane Holding genel müdürlüğünde Ali Kaya'nın yerini Can Yazgan aldı.",
            {
                ("end", "Ali Kaya", "general_manager", "Orvane Holding", "actual"),
                ("start", "Can Yazgan", "general_manager", "Orvane Holding", "actual"),
            },
        ),
        (
            "Orvane Holding'de genel müdürlük Ali Kaya'dan Can Yazgan'a geçti.",
            {
                ("end", "Ali Kaya", "general_manager", "Orvane Holding", "actual"),
                ("start", "Can Yazgan", "general_manager", "Orvane Holding", "actual"),
            },
        ),
        (
            "Orvane Holding'de genel müdürlük bayrağını Ali Kaya'dan Can Yazgan teslim aldı.",
            {
                ("end", "Ali Kaya", "general_manager", "Orvane Holding", "actual"),
                ("start", "Can Yazgan", "general_manager", "Orvane Holding", "actual"),
            },
        ),
        (
            "Orvane Holding Genel Müdürü Ali Kaya emeklilik dilekçesini verdi.",
            {("end", "Ali Kaya", "general_manager", "Orvane Holding", "actual")},
        ),
        (
            "Orvane Holding Genel Müdürü Ali Kaya, 65 yaşını doldurunca görevi bıraktı.",
            {("end", "Ali Kaya", "general_manager", "Orvane Holding", "actual")},
        ),
        (
            "Orvane Holding Genel Müdürü Ali Kaya yerini Can Yazgan'a bıraktı.",
            {
                ("end", "Ali Kaya", "general_manager", "Orvane Holding", "actual"),
                ("start", "Can Yazgan", "general_manager", "Orvane Holding", "actual"),
            },
        ),
        (
            "Orvane Holding Genel Müdürü Ali Kaya dümeni Can Yazgan'a bıraktı.",
            {
                ("end", "Ali Kaya", "general_manager", "Orvane Holding", "actual"),
                ("start", "Can Yazgan", "general_manager", "Orvane Holding", "actual"),
            },
        ),
        (
            "Orvane Holding'in dümenine Can Yazgan geçti.",
            {("start", "Can Yazgan", "ceo", "Orvane Holding", "actual")},
        ),
        (
            "Orvane Holding'in başına Can Yazgan getirildi.",
            {("start", "Can Yazgan", "ceo", "Orvane Holding", "actual")},
        ),
        (
            "Orvane Holding'in yeni genel müdürü Can Yazgan.",
            {("start", "Can Yazgan", "general_manager", "Orvane Holding", "actual")},
        ),
        (
            "Orvane Holding'in yeni genel müdürü belli oldu: Can Yazgan.",
            {("start", "Can Yazgan", "general_manager", "Orvane Holding", "actual")},
        ),
        (
            "Orvane Holding'de yeni genel müdür Can Yazgan oldu.",
            {("start", "Can Yazgan", "general_manager", "Orvane Holding", "actual")},
        ),
        (
            "Orvane Holding genel müdürlüğüne Can Yazgan atandı.",
            {("start", "Can Yazgan", "general_manager", "Orvane Holding", "actual")},
        ),
        (
            "Orvane Holding genel müdürlüğüne Can Yazgan'ın ataması yapıldı.",
            {("start", "Can Yazgan", "general_manager", "Orvane Holding", "actual")},
        ),
        (
            "Orvane Holding genel müdürlüğüne asaleten Can Yazgan'ı atadı.",
            {("start", "Can Yazgan", "general_manager", "Orvane Holding", "actual")},
        ),
        (
            "Can Yazgan, Orvane Holding'e genel müdür oldu.",
            {("start", "Can Yazgan", "general_manager", "Orvane Holding", "actual")},
        ),
        (
            "Can Yazgan, Orvane Holding'de genel müdür olarak göreve başladı.",
            {("start", "Can Yazgan", "general_manager", "Orvane Holding", "actual")},
        ),
        (
            "Can Yazgan, Orvane Holding'e genel müdür olarak transfer oldu.",
            {("start", "Can Yazgan", "general_manager", "Orvane Holding", "actual")},
        ),
        (
            "Orvane Holding, Can Yazgan'ı genel müdür olarak kadrosuna kattı.",
            {("start", "Can Yazgan", "general_manager", "Orvane Holding", "actual")},
        ),
        (
            "Orvane Holding'in genel müdürlük görevini Can Yazgan üstlendi.",
            {("start", "Can Yazgan", "general_manager", "Orvane Holding", "actual")},
        ),
        (
            "Orvane Holding'in genel müdürlüğünü bundan böyle Can Yazgan yürütecek.",
            {("start", "Can Yazgan", "general_manager", "Orvane Holding", "planned")},
        ),
        (
            "Orvane Holding'i bundan sonra Can Yazgan yönetecek.",
            {("start", "Can Yazgan", "ceo", "Orvane Holding", "planned")},
        ),
        (
            "Orvane Holding yönetim kurulu başkanlığına Can Yazgan seçildi.",
            {("start", "Can Yazgan", "chair", "Orvane Holding", "actual")},
        ),
        (
            "Orvane Holding'de yönetim kurulu başkanı olarak Can Yazgan seçildi.",
            {("start", "Can Yazgan", "chair", "Orvane Holding", "actual")},
        ),
        (
            "Orvane Holding'de başkanlık koltuğunun yeni sahibi Can Yazgan oldu.",
            {("start", "Can Yazgan", "chair", "Orvane Holding", "actual")},
        ),
        (
            "Orvane Holding'de CEO'luk koltuğu Can Yazgan'ın.",
            {("start", "Can Yazgan", "ceo", "Orvane Holding", "actual")},
        ),
        (
            "Orvane Holding'de CEO'luğa Can Yazgan uygun görüldü.",
            {("start", "Can Yazgan", "ceo", "Orvane Holding", "actual")},
        ),
        (
            "Orvane Holding CEO'luk koltuğunu Can Yazgan'a emanet etti.",
            {("start", "Can Yazgan", "ceo", "Orvane Holding", "actual")},
        ),
        (
            "Orvane Holding, yeni CEO'sunun Can Yazgan olduğunu duyurdu.",
            {("start", "Can Yazgan", "ceo", "Orvane Holding", "actual")},
        ),
        (
            "Orvane Holding'in yeni CEO'su Can Yazgan, göreve 1 Mayıs'ta başlayacak.",
            {("start", "Can Yazgan", "ceo", "Orvane Holding", "planned")},
        ),
        (
            "Can Yazgan, Orvane Holding'in CEO'luğuna terfi etti.",
            {("start", "Can Yazgan", "ceo", "Orvane Holding", "actual")},
        ),
        (
            "Orvane Holding CFO'su Can Yazgan CEO'luğa yükseldi.",
            {
                ("end", "Can Yazgan", "cfo", "Orvane Holding", "actual"),
                ("start", "Can Yazgan", "ceo", "Orvane Holding", "actual"),
            },
        ),
        (
            "Orvane Holding'de finans direktörü Can Yazgan CEO'luğa terfi ettirildi.",
            {
                ("end", "Can Yazgan", "cfo", "Orvane Holding", "actual"),
                ("start", "Can Yazgan", "ceo", "Orvane Holding", "actual"),
            },
        ),
        (
            "Orvane Holding'de CEO Ali Kaya'nın istifası kabul edildi.",
            {("end", "Ali Kaya", "ceo", "Orvane Holding", "actual")},
        ),
        ("Orvane Holding CEO'su Ali Kaya tutuklandı.", set()),
        (
            "Orvane Holding CEO'su Ali Kaya kalp krizinden öldü.",
            {("end", "Ali Kaya", "ceo", "Orvane Holding", "actual")},
        ),
        (
            "Orvane Holding CEO'su Ali Kaya yaşamını yitirdi.",
            {("end", "Ali Kaya", "ceo", "Orvane Holding", "actual")},
        ),
        (
            "Orvane Holding CEO'su Ali Kaya'nın ani ölümünün ardından göreve Can Yazgan getirildi.",
            {
                ("end", "Ali Kaya", "ceo", "Orvane Holding", "actual"),
                ("start", "Can Yazgan", "ceo", "Orvane Holding", "actual"),
            },
        ),
        (
            "Orvane Holding'in CEO'su Ali Kaya'yı kovdu.",
            {("end", "Ali Kaya", "ceo", "Orvane Holding", "actual")},
        ),
        (
            "Orvane Holding yönetim kurulu CEO Ali Kaya'yı görevden aldı.",
            {("end", "Ali Kaya", "ceo", "Orvane Holding", "actual")},
        ),
        (
            "Orvane Holding yönetim kurulu, CEO Ali Kaya'nın görevine son verdi.",
            {("end", "Ali Kaya", "ceo", "Orvane Holding", "actual")},
        ),
        (
            "Orvane Holding CEO'su Ali Kaya, Beykent Holding'e geçti.",
            {("end", "Ali Kaya", "ceo", "Orvane Holding", "actual")},
        ),
        (
            "Orvane Holding, CEO Ali Kaya'nın görevinden ayrıldığını bildirdi.",
            {("end", "Ali Kaya", "ceo", "Orvane Holding", "actual")},
        ),
        (
            "Orvane Holding CEO'su Ali Kaya'nın ayrılacağı yönündeki haberler yalanlandı.",
            {("end", "Ali Kaya", "ceo", "Orvane Holding", "denied")},
        ),
        ("Orvane Holding CEO'su Ali Kaya istifa etmeyeceğini söyledi.", set()),
        (
            "Orvane Holding CEO'su Ali Kaya'nın istifa edeceği konuşuluyor.",
            {("end", "Ali Kaya", "ceo", "Orvane Holding", "possible")},
        ),
        (
            "Orvane Holding CEO'su Ali Kaya'nın koltuğu sallanıyor.",
            {("end", "Ali Kaya", "ceo", "Orvane Holding", "possible")},
        ),
        (
            "Orvane Holding CEO'su Ali Kaya'nın görevden alınması bekleniyor.",
            {("end", "Ali Kaya", "ceo", "Orvane Holding", "possible")},
        ),
        ("Orvane Holding CEO'su Ali Kaya koltuğunu korudu.", set()),
        ("Orvane Holding'de CEO Ali Kaya güven tazeledi.", set()),
        (
            "Ali Kaya, Orvane Holding Yönetim Kurulu üyeliğinden istifa etti.",
            {("end", "Ali Kaya", "board_member", "Orvane Holding", "actual")},
        ),
        (
            "Ali Kaya, Orvane Holding Yönetim Kurulu'ndan istifa etti.",
            {("end", "Ali Kaya", "board_member", "Orvane Holding", "actual")},
        ),
        (
            "Can Yazgan, Orvane Holding Yönetim Kurulu'na girdi.",
            {("start", "Can Yazgan", "board_member", "Orvane Holding", "actual")},
        ),
        (
            "Can Yazgan, Orvane Holding Yönetim Kurulu'na bağımsız üye olarak seçildi.",
            {("start", "Can Yazgan", "board_member", "Orvane Holding", "actual")},
        ),
        (
            "Orvane Holding Yönetim Kurulu'nda Ali Kaya'nın yerini Can Yazgan aldı.",
            {
                ("end", "Ali Kaya", "board_member", "Orvane Holding", "actual"),
                ("start", "Can Yazgan", "board_member", "Orvane Holding", "actual"),
            },
        ),
        (
            "Boşalan üyeliğe Can Yazgan seçildi. Orvane Holding açıkladı.",
            {("start", "Can Yazgan", "board_member", "Orvane Holding", "actual")},
        ),
        (
            "Orvane Holding'de Ali Kaya'dan boşalan CEO'luk koltuğuna Can Yazgan oturdu.",
            {
                ("end", "Ali Kaya", "ceo", "Orvane Holding", "actual"),
                ("start", "Can Yazgan", "ceo", "Orvane Holding", "actual"),
            },
        ),
        (
            "Orvane Holding CEO'su Ali Kaya sürpriz bir kararla istifasını sundu.",
            {("end", "Ali Kaya", "ceo", "Orvane Holding", "actual")},
        ),
        (
            "Orvane Holding, CEO koltuğuna Can Yazgan'ı oturttu.",
            {("start", "Can Yazgan", "ceo", "Orvane Holding", "actual")},
        ),
        (
            "Orvane Holding'de genel müdür yardımcısı Can Yazgan, vekâleten genel müdürlük görevini yürütecek.",
            {("start", "Can Yazgan", "general_manager", "Orvane Holding", "actual")},
        ),
        (
            "Orvane Holding'in genel müdür vekilliğine Can Yazgan getirildi.",
            {("start", "Can Yazgan", "general_manager", "Orvane Holding", "actual")},
        ),
        (
            "KRT Kablo genel kurulunda yönetim kuruluna Ayşe Bal ile Cem Tok seçildi.",
            {
                ("start", "Ayşe Bal", "board_member", "KRT Kablo", "actual"),
                ("start", "Cem Tok", "board_member", "KRT Kablo", "actual"),
            },
        ),
        (
            "KRT Kablo'da yönetim kurulu üyeleri Ayşe Bal ve Cem Tok görevlerinden ayrıldı.",
            {
                ("end", "Ayşe Bal", "board_member", "KRT Kablo", "actual"),
                ("end", "Cem Tok", "board_member", "KRT Kablo", "actual"),
            },
        ),
        (
            "KRT Kablo'da CFO Ayşe Bal, COO Cem Tok ve CTO Naz Er işten çıkarıldı.",
            {
                ("end", "Ayşe Bal", "cfo", "KRT Kablo", "actual"),
                ("end", "Cem Tok", "coo", "KRT Kablo", "actual"),
                ("end", "Naz Er", "cto", "KRT Kablo", "actual"),
            },
        ),
        (
            "KRT Kablo'da CFO'luğa Ayşe Bal, COO'luğa Cem Tok getirildi.",
            {
                ("start", "Ayşe Bal", "cfo", "KRT Kablo", "actual"),
                ("start", "Cem Tok", "coo", "KRT Kablo", "actual"),
            },
        ),
        (
            "KRT Kablo'da üst yönetim yenilendi. CFO Ayşe Bal'ın yerine Cem Tok atandı.",
            {
                ("end", "Ayşe Bal", "cfo", "KRT Kablo", "actual"),
                ("start", "Cem Tok", "cfo", "KRT Kablo", "actual"),
            },
        ),
        (
            "KRT Kablo'nun CEO'su Ayşe Bal, 15 yılın ardından koltuğunu Cem Tok'a devretmeye hazırlanıyor.",
            {
                ("end", "Ayşe Bal", "ceo", "KRT Kablo", "planned"),
                ("start", "Cem Tok", "ceo", "KRT Kablo", "planned"),
            },
        ),
        (
            "KRT Kablo, CEO Ayşe Bal'ın istifa ettiğini, yerine Cem Tok'un atandığını açıkladı.",
            {
                ("end", "Ayşe Bal", "ceo", "KRT Kablo", "actual"),
                ("start", "Cem Tok", "ceo", "KRT Kablo", "actual"),
            },
        ),
        (
            "KRT Kablo'da Ayşe Bal'ın istifasının ardından CEO'luğa Cem Tok atandı.",
            {
                ("end", "Ayşe Bal", "ceo", "KRT Kablo", "actual"),
                ("start", "Cem Tok", "ceo", "KRT Kablo", "actual"),
            },
        ),
        (
            "KRT Kablo CEO'su Ayşe Bal sözleşmesini uzatmayacak.",
            {("end", "Ayşe Bal", "ceo", "KRT Kablo", "planned")},
        ),
        (
            "Karabük Üniversitesi Rektörü Ayşe Bal görevden alındı.",
            {("end", "Ayşe Bal", "head", "Karabük Üniversitesi", "actual")},
        ),
        (
            "Karabük Üniversitesi rektörlüğüne Ayşe Bal atandı.",
            {("start", "Ayşe Bal", "head", "Karabük Üniversitesi", "actual")},
        ),
        (
            "Demirspor Kulübü Başkanı Ayşe Bal istifa etti.",
            {("end", "Ayşe Bal", "president", "Demirspor Kulübü", "actual")},
        ),
        (
            "Demirspor'da başkanlığa Ayşe Bal seçildi.",
            {("start", "Ayşe Bal", "president", "Demirspor", "actual")},
        ),
        (
            "Çimento Müstahsilleri Birliği Başkanı Ayşe Bal bayrağı Cem Tok'a devretti.",
            {
                ("end", "Ayşe Bal", "president", "Çimento Müstahsilleri Birliği", "actual"),
                ("start", "Cem Tok", "president", "Çimento Müstahsilleri Birliği", "actual"),
            },
        ),
        (
            "Merkez Bankası Başkanı Ayşe Bal görevden alındı, yerine Cem Tok atandı.",
            {
                ("end", "Ayşe Bal", "head", "Merkez Bankası", "actual"),
                ("start", "Cem Tok", "head", "Merkez Bankası", "actual"),
            },
        ),
        ("SPK Başkanı Ayşe Bal emekliye ayrıldı.", {("end", "Ayşe Bal", "head", "SPK", "actual")}),
        (
            "TÜBİTAK Başkanlığına Ayşe Bal getirildi.",
            {("start", "Ayşe Bal", "president", "TÜBİTAK", "actual")},
        ),
        (
            "KRT Kablo CEO'su Ayşe Bal, yönetim kurulu başkanlığına geçti. CEO'luk görevini Cem Tok üstlendi.",
            {
                ("end", "Ayşe Bal", "ceo", "KRT Kablo", "actual"),
                ("start", "Ayşe Bal", "chair", "KRT Kablo", "actual"),
                ("start", "Cem Tok", "ceo", "KRT Kablo", "actual"),
            },
        ),
        (
            "KRT Kablo'nun eski CEO'su Ayşe Bal, Lale Enerji'nin genel müdürlüğüne getirildi.",
            {("start", "Ayşe Bal", "general_manager", "Lale Enerji", "actual")},
        ),
        (
            "Eskiden KRT Kablo'da CFO olan Ayşe Bal, Lale Enerji'de CEO oldu.",
            {("start", "Ayşe Bal", "ceo", "Lale Enerji", "actual")},
        ),
        (
            "KRT Kablo'da 10 yıldır genel müdürlük yapan Ayşe Bal görevini Cem Tok'a bıraktı.",
            {
                ("end", "Ayşe Bal", "general_manager", "KRT Kablo", "actual"),
                ("start", "Cem Tok", "general_manager", "KRT Kablo", "actual"),
            },
        ),
        (
            "KRT Kablo'nun başına Ayşe Bal'ın yerine Cem Tok geçti.",
            {
                ("end", "Ayşe Bal", "ceo", "KRT Kablo", "actual"),
                ("start", "Cem Tok", "ceo", "KRT Kablo", "actual"),
            },
        ),
        (
            "KRT Kablo'nun başındaki isim Ayşe Bal görevden alındı.",
            {("end", "Ayşe Bal", "ceo", "KRT Kablo", "actual")},
        ),
        ("Ayşe Bal artık KRT Kablo'nun CEO'su değil.", {("end", "Ayşe Bal", "ceo", "KRT Kablo", "actual")}),
        (
            "Ayşe Bal, KRT Kablo'daki CEO'luk görevinden azledildi.",
            {("end", "Ayşe Bal", "ceo", "KRT Kablo", "actual")},
        ),
        (
            "Ayşe Bal'ın KRT Kablo'nun genel müdürlüğüne atanması bekleniyor.",
            {("start", "Ayşe Bal", "general_manager", "KRT Kablo", "possible")},
        ),
        (
            "KRT Kablo'nun genel müdürlüğü için Ayşe Bal'ın adı geçiyor.",
            {("start", "Ayşe Bal", "general_manager", "KRT Kablo", "possible")},
        ),
        (
            "KRT Kablo, CEO Ayşe Bal'ın ayrılacağı haberlerinin gerçeği yansıtmadığını bildirdi.",
            {("end", "Ayşe Bal", "ceo", "KRT Kablo", "denied")},
        ),
        (
            "KRT Kablo hissedarları CEO Ayşe Bal'ın istifasını istedi.",
            {("end", "Ayşe Bal", "ceo", "KRT Kablo", "possible")},
        ),
        (
            "KRT Kablo CEO'su Ayse Bal gorevinden istifa etti, yerine Cem Tok getirildi.",
            {
                ("end", "Ayse Bal", "ceo", "KRT Kablo", "actual"),
                ("start", "Cem Tok", "ceo", "KRT Kablo", "actual"),
            },
        ),
        (
            "KRT Kablo genel muduru Ayse Bal gorevden alindi.",
            {("end", "Ayse Bal", "general_manager", "KRT Kablo", "actual")},
        ),
        ("KRT Kablo'nun CEO'luguna Ayse Bal atandi.", {("start", "Ayse Bal", "ceo", "KRT Kablo", "actual")}),
        (
            "KRT Kablo’nun genel müdürü Ayşe Bal, Mart ayında emekli olacak.",
            {("end", "Ayşe Bal", "general_manager", "KRT Kablo", "planned")},
        ),
        (
            "KRT Kablo A.Ş.'nin yönetim kurulu üyelerinden Ayşe Bal vefat etti.",
            {("end", "Ayşe Bal", "board_member", "KRT Kablo A.Ş.", "actual")},
        ),
        (
            "Cem Tok KRT Kablo'nun genel müdürlüğünden alınarak Lale Enerji'nin başına getirildi.",
            {
                ("end", "Cem Tok", "general_manager", "KRT Kablo", "actual"),
                ("start", "Cem Tok", "ceo", "Lale Enerji", "actual"),
            },
        ),
        ("KRT Kablo'nun CEO'su Ayşe Bal ve CFO'su Cem Tok gözaltına alındı.", set()),
        (
            "KRT Kablo CEO'su Ayşe Bal, TÜSİAD başkanlığına aday oldu.",
            {("start", "Ayşe Bal", "president", "TÜSİAD", "possible")},
        ),
        (
            "KRT Kablo Yönetim Kurulu Başkanı Ayşe Bal, CEO Cem Tok'u görevden aldığını duyurdu.",
            {("end", "Cem Tok", "ceo", "KRT Kablo", "actual")},
        ),
        (
            "Ayşe Bal, KRT Kablo'da İnsan Kaynakları Direktörlüğüne atandı.",
            {("start", "Ayşe Bal", "head", "KRT Kablo", "actual")},
        ),
        (
            "Ziraat Bankası'nın yönetim kurulu başkan vekilliğine Cem Tok seçildi.",
            {("start", "Cem Tok", "vice_chair", "Ziraat Bankası", "actual")},
        ),
    ],
)
def test_changes(text: str, expected: set[tuple[str, str, str, str | None, str]]) -> None:
    assert changes(text) == expected


def test_capitals_and_curly_apostrophes_make_no_difference() -> None:
    plain = changes("Sarp Tekstil'in genel müdürü Mert Aral istifa etti.")
    assert plain == {("end", "Mert Aral", "general_manager", "Sarp Tekstil", "actual")}
    assert changes("Sarp Tekstil’in genel müdürü Mert Aral istifa etti.") == plain
    assert changes("Sarp Tekstil'in genel müdürü Mert Aral\nistifa etti.") == plain
    assert changes("Sarp\nTekstil'in genel müdürü Mert\nAral istifa etti.") == plain


def test_dates_belong_to_their_own_participle() -> None:
    document = Document(
        id="1",
        title="Haber",
        text="Sarp Tekstil'in genel müdürü Mert Aral istifa etti. "
        "Yerine 2020'de emekli olan Hale Soyer 1 Haziran'da getirildi.",
        published="2024-06-10",
        publisher="x",
        lang="tr",
    )
    drafts = [d for d in READER.settled(document)[0] if d.grammar != GRAMMAR]
    start = next(d for d in drafts if d.change == "start")
    assert (start.person and start.person.name, start.role, start.when) == (
        "Hale Soyer",
        "general_manager",
        "2024-06-01",
    )


def test_notices_list_posts_and_their_holders() -> None:
    text = (
        "Bayır Gübre A.Ş. yönetim kurulu üyeleri kendi aralarında görev dağılımı yaptı. Buna göre:\n\n"
        "Başkan: Necati Bayır\nBaşkan Vekili: Füsun Tan\nÜye: Işıl Oral"
    )
    firm = "Bayır Gübre A.Ş."
    assert changes(text) == {
        ("start", "Necati Bayır", "chair", firm, "actual"),
        ("start", "Füsun Tan", "vice_chair", firm, "actual"),
        ("start", "Işıl Oral", "board_member", firm, "actual"),
    }


def test_a_post_that_was_left_is_taken_by_who_comes_in_its_place() -> None:
    text = (
        "Poyraz Gıda'nın genel müdürü Sema Ilgaz, rakip Doruk Gıda'ya geçti. "
        "Yerine geçici olarak Ulaş Kın bakacak."
    )
    assert changes(text) == {
        ("end", "Sema Ilgaz", "general_manager", "Poyraz Gıda", "actual"),
        ("start", "Ulaş Kın", "general_manager", "Poyraz Gıda", "actual"),
    }


def test_make_believe_is_no_news() -> None:
    text = (
        "Kırşehir Şeker Fabrikası'nın müdür koltuğuna bir günlüğüne ilkokul öğrencisi Ela Tok oturdu. "
        "Fabrika müdürü Rıza Bilen koltuğunu Ela Tok'a devretti."
    )
    assert changes(text) == set()


def test_stakes_of_both_sides() -> None:
    document = Document(
        id="1",
        title="Haber",
        text="Zekice Yazılım'da Arda Tok'un yüzde 22'lik hissesini Elif Ünal satın aldı.",
        published="2024-06-10",
        publisher="x",
        lang="tr",
    )
    drafts = [d for d in READER.settled(document)[0] if d.grammar != GRAMMAR]
    assert {
        (d.change, d.person.name, d.org.name if d.org else None, d.share)
        for d in drafts
        if d.kind == "stake" and d.person is not None
    } == {("acquire", "Elif Ünal", "Zekice Yazılım", 0.22), ("sell", "Arda Tok", "Zekice Yazılım", 0.22)}
