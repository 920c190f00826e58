"""Italian sentences, and the starts and ends of posts that they tell."""

import pytest

from tenure.model import Document
from tenure.reader import BuiltinReader

READER = BuiltinReader()

Change = tuple[str, str, str, str | None, str]


def changes(title: str, text: str) -> set[Change]:
    """The starts and ends drafted from a text, whatever their confidence."""
    document = Document(id="1", title=title, text=text, published="2024-05-10", publisher="x", lang="it")
    drafts, _ = READER.settled(document)
    return {
        (d.change or "", d.person.name, d.role or "", d.org.name if d.org else None, d.modality)
        for d in drafts
        if d.kind == "role" and d.person is not None and d.change in ("start", "end")
    }


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        (
            "",
            "Il consiglio di amministrazione di Ferriere Alpine ha nominato Giulia Marchetti "
            "amministratrice delegata.",
            {("start", "Giulia Marchetti", "ceo", "Ferriere Alpine", "actual")},
        ),
        (
            "",
            "È Giulia Marchetti la nuova amministratrice delegata di Ferriere Alpine.",
            {("start", "Giulia Marchetti", "ceo", "Ferriere Alpine", "actual")},
        ),
        (
            "",
            "Ferriere Alpine ha un nuovo amministratore delegato: è Paolo Zanin.",
            {("start", "Paolo Zanin", "ceo", "Ferriere Alpine", "actual")},
        ),
        (
            "",
            "Paolo Zanin si è dimesso da amministratore delegato di Ferriere Alpine.",
            {("end", "Paolo Zanin", "ceo", "Ferriere Alpine", "actual")},
        ),
        (
            "",
            "Paolo Zanin lascia la guida di Ferriere Alpine dopo dodici anni.",
            {("end", "Paolo Zanin", "ceo", "Ferriere Alpine", "actual")},
        ),
        (
            "",
            "Lascia l'amministratore delegato di Ferriere Alpine, Paolo Zanin.",
            {("end", "Paolo Zanin", "ceo", "Ferriere Alpine", "actual")},
        ),
        (
            "",
            "Paolo Zanin lascerà il suo incarico di direttore finanziario di Ferriere Alpine a fine mese.",
            {("end", "Paolo Zanin", "cfo", "Ferriere Alpine", "planned")},
        ),
        (
            "",
            "Ferriere Alpine ha comunicato le dimissioni del direttore generale Paolo Zanin.",
            {("end", "Paolo Zanin", "general_manager", "Ferriere Alpine", "actual")},
        ),
        (
            "",
            "Ferriere Alpine ha licenziato il direttore generale Paolo Zanin.",
            {("end", "Paolo Zanin", "general_manager", "Ferriere Alpine", "actual")},
        ),
        (
            "",
            "Paolo Zanin è stato rimosso dall'incarico di direttore del Museo Civico di Tarvello.",
            {("end", "Paolo Zanin", "head", "Museo Civico di Tarvello", "actual")},
        ),
        (
            "",
            "Giulia Marchetti succede a Paolo Zanin alla presidenza di Ferriere Alpine.",
            {
                ("end", "Paolo Zanin", "chair", "Ferriere Alpine", "actual"),
                ("start", "Giulia Marchetti", "chair", "Ferriere Alpine", "actual"),
            },
        ),
        (
            "",
            "Giulia Marchetti prende il posto di Paolo Zanin alla presidenza di Ferriere Alpine.",
            {
                ("end", "Paolo Zanin", "chair", "Ferriere Alpine", "actual"),
                ("start", "Giulia Marchetti", "chair", "Ferriere Alpine", "actual"),
            },
        ),
        (
            "",
            "Paolo Zanin passa il testimone a Giulia Marchetti alla guida di Ferriere Alpine.",
            {
                ("end", "Paolo Zanin", "ceo", "Ferriere Alpine", "actual"),
                ("start", "Giulia Marchetti", "ceo", "Ferriere Alpine", "actual"),
            },
        ),
        (
            "",
            "La presidenza di Ferriere Alpine passa da Paolo Zanin a Giulia Marchetti.",
            {
                ("end", "Paolo Zanin", "chair", "Ferriere Alpine", "actual"),
                ("start", "Giulia Marchetti", "chair", "Ferriere Alpine", "actual"),
            },
        ),
        (
            "",
            "Paolo Zanin lascia la presidenza di Ferriere Alpine. Gli succede Giulia Marchetti.",
            {
                ("end", "Paolo Zanin", "chair", "Ferriere Alpine", "actual"),
                ("start", "Giulia Marchetti", "chair", "Ferriere Alpine", "actual"),
            },
        ),
        (
            "",
            "Paolo Zanin lascia la presidenza di Ferriere Alpine. Il suo posto sarà preso da Giulia "
            "Marchetti.",
            {
                ("end", "Paolo Zanin", "chair", "Ferriere Alpine", "actual"),
                ("start", "Giulia Marchetti", "chair", "Ferriere Alpine", "planned"),
            },
        ),
        (
            "",
            "Al posto di Paolo Zanin è stata nominata presidente di Ferriere Alpine Giulia Marchetti.",
            {
                ("end", "Paolo Zanin", "chair", "Ferriere Alpine", "actual"),
                ("start", "Giulia Marchetti", "chair", "Ferriere Alpine", "actual"),
            },
        ),
        (
            "",
            "Giulia Marchetti assumerà la guida di Ferriere Alpine dal 1° settembre.",
            {("start", "Giulia Marchetti", "ceo", "Ferriere Alpine", "planned")},
        ),
        (
            "",
            "Giulia Marchetti è diventata presidente di Ferriere Alpine.",
            {("start", "Giulia Marchetti", "chair", "Ferriere Alpine", "actual")},
        ),
        (
            "",
            "La guida di Ferriere Alpine è stata affidata a Giulia Marchetti.",
            {("start", "Giulia Marchetti", "ceo", "Ferriere Alpine", "actual")},
        ),
        (
            "",
            "L'incarico di direttore generale di Ferriere Alpine è stato affidato a Paolo Zanin.",
            {("start", "Paolo Zanin", "general_manager", "Ferriere Alpine", "actual")},
        ),
        (
            "",
            "Cambio della guardia alla Ferriere Alpine: esce Paolo Zanin, entra Giulia Marchetti come "
            "direttrice generale.",
            {
                ("end", "Paolo Zanin", "general_manager", "Ferriere Alpine", "actual"),
                ("start", "Giulia Marchetti", "general_manager", "Ferriere Alpine", "actual"),
            },
        ),
        (
            "",
            "Giulia Marchetti è la nuova rettrice dell'Università di Tarvello.",
            {("start", "Giulia Marchetti", "head", "Università di Tarvello", "actual")},
        ),
        (
            "",
            "Il Senato accademico ha nominato Paolo Zanin direttore generale dell'Università di Tarvello.",
            {("start", "Paolo Zanin", "general_manager", "Università di Tarvello", "actual")},
        ),
        (
            "",
            "Paolo Zanin entra nel cda di Ferriere Alpine.",
            {("start", "Paolo Zanin", "board_member", "Ferriere Alpine", "actual")},
        ),
        (
            "",
            "Il consigliere indipendente Paolo Zanin ha rassegnato le dimissioni dal consiglio di "
            "Ferriere Alpine.",
            {("end", "Paolo Zanin", "board_member", "Ferriere Alpine", "actual")},
        ),
        (
            "",
            "Il cda di Ferriere Alpine ha cooptato Giulia Marchetti.",
            {("start", "Giulia Marchetti", "board_member", "Ferriere Alpine", "actual")},
        ),
        (
            "",
            "Paolo Zanin è morto ieri a 78 anni. Era presidente di Ferriere Alpine.",
            {("end", "Paolo Zanin", "chair", "Ferriere Alpine", "actual")},
        ),
        (
            "",
            "Si è spento a 81 anni Paolo Zanin, presidente di Ferriere Alpine dal 1998.",
            {("end", "Paolo Zanin", "chair", "Ferriere Alpine", "actual")},
        ),
        (
            "",
            "Paolo Zanin va in pensione dopo quarant'anni alla direzione del Corriere di Tarvello.",
            {("end", "Paolo Zanin", "head", "Corriere di Tarvello", "actual")},
        ),
        (
            "",
            "Il Tarvello Calcio ha esonerato il direttore sportivo Paolo Zanin.",
            {("end", "Paolo Zanin", "head", "Tarvello Calcio", "actual")},
        ),
        (
            "",
            "Il presidente del Tarvello Calcio, Paolo Zanin, ha annunciato le sue dimissioni.",
            {("end", "Paolo Zanin", "president", "Tarvello Calcio", "actual")},
        ),
        (
            "",
            "Secondo indiscrezioni Paolo Zanin sarebbe pronto a lasciare la guida di Ferriere Alpine.",
            {("end", "Paolo Zanin", "ceo", "Ferriere Alpine", "possible")},
        ),
        (
            "",
            "Per la presidenza di Ferriere Alpine circola il nome di Giulia Marchetti.",
            {("start", "Giulia Marchetti", "chair", "Ferriere Alpine", "possible")},
        ),
        (
            "",
            "Paolo Zanin non lascerà la presidenza di Ferriere Alpine.",
            {("end", "Paolo Zanin", "chair", "Ferriere Alpine", "denied")},
        ),
        (
            "",
            "Paolo Zanin, finora direttore commerciale di Ferriere Alpine, è stato promosso direttore "
            "generale.",
            {
                ("end", "Paolo Zanin", "head", "Ferriere Alpine", "actual"),
                ("start", "Paolo Zanin", "general_manager", "Ferriere Alpine", "actual"),
            },
        ),
        (
            "",
            "Paolo Zanin approda alla direzione generale di Ferriere Alpine.",
            {("start", "Paolo Zanin", "general_manager", "Ferriere Alpine", "actual")},
        ),
        (
            "",
            "La Ferriere Alpine ha chiamato Giulia Marchetti alla presidenza.",
            {("start", "Giulia Marchetti", "chair", "Ferriere Alpine", "actual")},
        ),
        (
            "",
            "Il governo ha nominato Paolo Zanin governatore della Banca Centrale di Norvia.",
            {("start", "Paolo Zanin", "head", "Banca Centrale di Norvia", "actual")},
        ),
        (
            "",
            "Paolo Zanin ha lasciato la presidenza di Confartigianato Tarvello per motivi di salute.",
            {("end", "Paolo Zanin", "president", "Confartigianato Tarvello", "actual")},
        ),
        (
            "",
            "Il cda di Ferriere Alpine ha preso atto delle dimissioni di Paolo Zanin dalla carica di "
            "consigliere.",
            {("end", "Paolo Zanin", "board_member", "Ferriere Alpine", "actual")},
        ),
        (
            "",
            "Al timone di Ferriere Alpine arriva Giulia Marchetti.",
            {("start", "Giulia Marchetti", "ceo", "Ferriere Alpine", "actual")},
        ),
        (
            "",
            "Paolo Zanin fa un passo indietro: non è più l'amministratore delegato di Ferriere Alpine.",
            {("end", "Paolo Zanin", "ceo", "Ferriere Alpine", "actual")},
        ),
        (
            "",
            "Giulia Marchetti nuova direttrice del Corriere di Tarvello.",
            {("start", "Giulia Marchetti", "head", "Corriere di Tarvello", "actual")},
        ),
        (
            "",
            "Paolo Zanin ha rimesso il mandato di presidente della Fondazione Rovere.",
            {("end", "Paolo Zanin", "president", "Fondazione Rovere", "actual")},
        ),
        (
            "",
            "Paolo Zanin è stato confermato presidente di Ferriere Alpine.",
            set(),
        ),
        (
            "",
            "Paolo Zanin resta presidente di Ferriere Alpine.",
            set(),
        ),
        (
            "",
            "L'ad di Ferriere Alpine, Paolo Zanin, ha presentato i conti.",
            set(),
        ),
        (
            "",
            "Paolo Zanin, ex presidente di Ferriere Alpine, ha parlato ieri al convegno.",
            set(),
        ),
        (
            "",
            "Il titolo di Ferriere Alpine lascia sul terreno il 3%.",
            set(),
        ),
        (
            "",
            "Il nuovo stabilimento di Ferriere Alpine assumerà 50 persone.",
            set(),
        ),
        (
            "",
            "La squadra di Paolo Zanin cede il primo posto alla Tessaro.",
            set(),
        ),
        (
            "",
            "Paolo Zanin è stato dimesso ieri dall'ospedale.",
            set(),
        ),
        (
            "",
            "Il ministro Paolo Zanin ha rassegnato le dimissioni.",
            set(),
        ),
        (
            "",
            "Il sindaco di Tarvello, Paolo Zanin, ha nominato la nuova giunta.",
            set(),
        ),
        (
            "",
            "Ferriere Alpine ha nominato due banche consulenti per la vendita.",
            set(),
        ),
        (
            "",
            "Paolo Zanin, allenatore del Tarvello Calcio, è stato esonerato.",
            set(),
        ),
        (
            "",
            "È durato appena sei mesi il mandato di Carlo Bassi alla guida di Volta Energia.",
            {("end", "Carlo Bassi", "ceo", "Volta Energia", "actual")},
        ),
        (
            "",
            "Un passaggio di consegne che dal 12 giugno porterà Anna Corti alla guida della Fondazione "
            "Mirto.",
            {("start", "Anna Corti", "president", "Fondazione Mirto", "planned")},
        ),
        (
            "",
            "Con la nomina di Anna Corti a direttrice generale, Volta Energia completa la squadra.",
            {("start", "Anna Corti", "general_manager", "Volta Energia", "actual")},
        ),
        (
            "",
            "Dopo le dimissioni di Carlo Bassi, Volta Energia ha nominato Anna Corti amministratrice "
            "delegata.",
            {
                ("end", "Carlo Bassi", "ceo", "Volta Energia", "actual"),
                ("start", "Anna Corti", "ceo", "Volta Energia", "actual"),
            },
        ),
        (
            "Volta Energia, Corti al posto di Bassi",
            "Anna Corti guiderà Volta Energia. Carlo Bassi, amministratore delegato dal 2018, esce dal "
            "gruppo.",
            {
                ("end", "Carlo Bassi", "ceo", "Volta Energia", "actual"),
                ("start", "Anna Corti", "ceo", "Volta Energia", "planned"),
            },
        ),
        (
            "",
            "Il Tessaro Calcio ha un nuovo presidente. Si chiama Carlo Bassi e fa l'imprenditore.",
            {("start", "Carlo Bassi", "president", "Tessaro Calcio", "actual")},
        ),
        (
            "",
            "Nuovo ingresso in Brunel Italia: Carlo Bassi è stato nominato direttore vendite.",
            {("start", "Carlo Bassi", "head", "Brunel Italia", "actual")},
        ),
        (
            "",
            "Carlo Bassi si unisce a Brunel Italia in qualità di direttore finanziario.",
            {("start", "Carlo Bassi", "cfo", "Brunel Italia", "actual")},
        ),
        (
            "",
            "Anna Corti non è stata confermata alla direzione del Museo delle Navi.",
            {("end", "Anna Corti", "head", "Museo delle Navi", "actual")},
        ),
        (
            "",
            "È Anna Corti il nuovo prorettore vicario dell'Università di Norvia.",
            {("start", "Anna Corti", "vice_president", "Università di Norvia", "actual")},
        ),
        (
            "",
            "Anna Corti ha preso ufficialmente servizio come direttrice generale dell'Asl di Norvia.",
            {("start", "Anna Corti", "head", "Asl di Norvia", "actual")},
        ),
        (
            "",
            "Carlo Bassi è decaduto dalla carica di presidente dell'Ordine degli Avvocati di Norvia.",
            {("end", "Carlo Bassi", "president", "Ordine degli Avvocati di Norvia", "actual")},
        ),
        (
            "",
            "Completano il consiglio di Volta Energia, nominato ieri, Anna Corti e Carlo Bassi.",
            {
                ("start", "Anna Corti", "board_member", "Volta Energia", "actual"),
                ("start", "Carlo Bassi", "board_member", "Volta Energia", "actual"),
            },
        ),
        (
            "",
            "Anna Corti è diventata socia dello studio Ferraris Lo Curto.",
            {("start", "Anna Corti", "partner", "Ferraris Lo Curto", "actual")},
        ),
        (
            "",
            "Volta Energia ha reso noto che Carlo Bassi cesserà dalla carica di consigliere il 30 giugno.",
            {("end", "Carlo Bassi", "board_member", "Volta Energia", "planned")},
        ),
        (
            "",
            "La carica di amministratore unico della Bertoldi srl passa da Carlo Bassi alla figlia Lia.",
            {
                ("end", "Carlo Bassi", "ceo", "Bertoldi srl", "actual"),
                ("start", "Lia", "ceo", "Bertoldi srl", "actual"),
            },
        ),
        (
            "Sogem cambia guida",
            "Cambio ai vertici di Sogem. L'amministratore delegato Ugo Beltrame ha annunciato ieri che "
            "lascerà il gruppo a fine anno, dopo otto anni. Lo sostituirà Carla Nestori, che dal 2019 "
            "dirige la controllata Sogem Servizi.",
            {
                ("end", "Ugo Beltrame", "ceo", "Sogem", "planned"),
                ("start", "Carla Nestori", "ceo", "Sogem", "planned"),
            },
        ),
        (
            "Musei, nuovo direttore alla Pinacoteca",
            "Sarà lo storico dell'arte Davide Ferlin a dirigere la Pinacoteca civica di Tarvello. Il "
            "sindaco lo ha nominato ieri con un decreto. Ferlin, 44 anni, arriva dal Museo delle Navi di "
            "Norvia, dove era vicedirettore. Prende il posto di Ornella Bassi, in pensione da gennaio.",
            {
                ("end", "Ornella Bassi", "head", "Pinacoteca civica di Tarvello", "actual"),
                ("start", "Davide Ferlin", "head", "Pinacoteca civica di Tarvello", "actual"),
            },
        ),
        (
            "Terremoto al Norvia Calcio",
            "Via tutti. Il presidente Mauro Bressan e il direttore generale Elio Conti hanno rassegnato "
            "ieri le dimissioni. La società è stata affidata a un amministratore unico, l'avvocata Silvia"
            " Morandi.",
            {
                ("end", "Elio Conti", "general_manager", "Norvia Calcio", "actual"),
                ("end", "Mauro Bressan", "president", "Norvia Calcio", "actual"),
                ("start", "Silvia Morandi", "ceo", "Norvia Calcio", "actual"),
            },
        ),
        (
            "Banca Alpedo, si dimette il presidente",
            "Carlo Vitali non è più presidente di Banca Alpedo. Il banchiere ha comunicato la decisione "
            "al consiglio durante la seduta di martedì, motivandola con ragioni personali. La "
            "vicepresidente Ada Corsi assumerà la presidenza ad interim.",
            {
                ("end", "Carlo Vitali", "chair", "Banca Alpedo", "actual"),
                ("start", "Ada Corsi", "chair", "Banca Alpedo", "planned"),
            },
        ),
        (
            "Nomine",
            "Luca Perin è il nuovo country manager di Tecnolab Italia. In precedenza aveva ricoperto "
            "ruoli di crescente responsabilità in Volta Energia, di cui è stato direttore commerciale.",
            {("start", "Luca Perin", "head", "Tecnolab Italia", "actual")},
        ),
        (
            "Energia, Volta nomina il cfo",
            "Volta Energia, società quotata che gestisce impianti eolici, ha nominato Serena Bonetti "
            "chief financial officer. Bonetti, ex direttrice finanziaria di Alba Pharma, subentra a Rocco"
            " Marin, che ha lasciato l'azienda a settembre.",
            {
                ("end", "Rocco Marin", "cfo", "Volta Energia", "actual"),
                ("start", "Serena Bonetti", "cfo", "Volta Energia", "actual"),
            },
        ),
        (
            "Confindustria Norvia al voto",
            "Gli industriali di Norvia hanno eletto Teresa Valli alla presidenza di Confindustria Norvia."
            " Succede a Mario Costa, giunto al termine del quadriennio.",
            {
                ("end", "Mario Costa", "president", "Confindustria Norvia", "actual"),
                ("start", "Teresa Valli", "president", "Confindustria Norvia", "actual"),
            },
        ),
        (
            "Scandalo appalti, si dimette il direttore",
            "Il direttore generale dell'Asl di Tarvello, Claudio Neri, si è dimesso dopo l'avviso di "
            "garanzia per gli appalti. La Regione ha nominato commissaria Anna Fusi.",
            {
                ("end", "Claudio Neri", "head", "Asl di Tarvello", "actual"),
                ("start", "Anna Fusi", "head", "Asl di Tarvello", "actual"),
            },
        ),
        (
            "Aeroporto, il cda sfiducia il presidente",
            "Con quattro voti su cinque il consiglio di amministrazione degli Aeroporti del Garda ha "
            "sfiduciato il presidente Luigi Orlandi. La poltrona va a Cinzia Moser.",
            {
                ("end", "Luigi Orlandi", "chair", "Aeroporti del Garda", "actual"),
                ("start", "Cinzia Moser", "chair", "Aeroporti del Garda", "actual"),
            },
        ),
        (
            "Sindacati",
            "Ivan Greco è il nuovo segretario generale della Cgil di Norvia. È stato eletto ieri "
            "dall'assemblea con 87 voti. Raccoglie il testimone di Lorella Pace, che guidava "
            "l'organizzazione dal 2015.",
            {
                ("end", "Lorella Pace", "secretary", "Cgil di Norvia", "actual"),
                ("start", "Ivan Greco", "secretary", "Cgil di Norvia", "actual"),
            },
        ),
        (
            "Traghetti, voci su un cambio",
            "Secondo alcune fonti finanziarie, Navalis starebbe pensando di sostituire l'amministratore "
            "delegato Dario Crea. Al suo posto potrebbe arrivare Giulio Serra, oggi direttore generale di"
            " Portus. La compagnia smentisce: «Nessun avvicendamento in vista».",
            {
                ("end", "Dario Crea", "ceo", "Navalis", "denied"),
                ("start", "Giulio Serra", "ceo", "Navalis", "denied"),
            },
        ),
        (
            "Il Teatro Sociale perde il direttore",
            "Dopo sei stagioni Umberto Conti se ne va. Il direttore artistico del Teatro Sociale di "
            "Norvia ha accettato un'offerta da Vienna. Nel frattempo la programmazione sarà curata da "
            "Elsa Riva.",
            {("end", "Umberto Conti", "head", "Teatro Sociale di Norvia", "actual")},
        ),
        (
            "Carta, cambio a Fabrina",
            "Sandra Miele è il nuovo direttore generale di Fabrina Cartiere. Viene da Ondulati Nord, di "
            "cui era direttrice operativa. Il suo predecessore, Lucio Ferro, è passato a dirigere la "
            "filiale polacca.",
            {
                ("end", "Lucio Ferro", "general_manager", "Fabrina Cartiere", "actual"),
                ("start", "Sandra Miele", "general_manager", "Fabrina Cartiere", "actual"),
            },
        ),
        (
            "Acquedotto: salta l'ad",
            "Marco Piovan non è più l'amministratore delegato di Acque del Piave. Lo ha deciso il cda, "
            "riunito d'urgenza lunedì, dopo la bocciatura del bilancio. Le deleghe sono passate alla "
            "presidente Chiara Rossi.",
            {
                ("end", "Marco Piovan", "ceo", "Acque del Piave", "actual"),
                ("start", "Chiara Rossi", "ceo", "Acque del Piave", "actual"),
            },
        ),
        (
            "Scuola superiore, eletto il direttore",
            "Il fisico Renato Conti è il nuovo direttore della Scuola Superiore di Norvia. Lo ha eletto "
            "ieri il collegio dei docenti con 45 voti su 62. Subentra a Marta Villa, che conclude il "
            "secondo mandato e che dal 2017 guidava l'istituto.",
            {
                ("end", "Marta Villa", "head", "Scuola Superiore di Norvia", "actual"),
                ("start", "Renato Conti", "head", "Scuola Superiore di Norvia", "actual"),
            },
        ),
        (
            "Camera di commercio",
            "Filippo Orsi è stato riconfermato alla presidenza della Camera di commercio di Norvia. "
            "Entrano in giunta Ada Poli e Ivan Serra.",
            set(),
        ),
        (
            "Fiera di Norvia, il cda perde pezzi",
            "Dopo il presidente, anche i consiglieri. Ieri Anna Testi e Luca Barbieri hanno lasciato il "
            "cda della Fiera di Norvia, in disaccordo con il socio pubblico. Ad aprile si era dimesso il "
            "presidente Enrico Fanti.",
            {
                ("end", "Anna Testi", "board_member", "Fiera di Norvia", "actual"),
                ("end", "Enrico Fanti", "chair", "Fiera di Norvia", "actual"),
                ("end", "Luca Barbieri", "board_member", "Fiera di Norvia", "actual"),
            },
        ),
    ],
)
def test_a_text_tells_its_changes_and_no_others(title: str, text: str, expected: set[Change]) -> None:
    assert changes(title, text) == expected
