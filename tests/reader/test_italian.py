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
            "",
            "Anna Corti, 51 anni, è da ieri la nuova amministratrice delegata di Volta Energia.",
            {("start", "Anna Corti", "ceo", "Volta Energia", "actual")},
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
            "Carlo Bassi torna alla guida della Tessaro Sport dopo due anni di assenza.",
            {("start", "Carlo Bassi", "ceo", "Tessaro Sport", "actual")},
        ),
        (
            "",
            "Carlo Bassi è il nuovo responsabile delle risorse umane di Brunel Italia.",
            {("start", "Carlo Bassi", "chro", "Brunel Italia", "actual")},
        ),
        (
            "",
            "Carlo Bassi entra in Brunel Italia come direttore finanziario.",
            {("start", "Carlo Bassi", "cfo", "Brunel Italia", "actual")},
        ),
        (
            "",
            "Il direttore finanziario Carlo Bassi lascerà Brunel Italia il 30 giugno per intraprendere "
            "una nuova sfida professionale.",
            {("end", "Carlo Bassi", "cfo", "Brunel Italia", "planned")},
        ),
        (
            "",
            "Anna Corti, già vicepresidente, prende il timone della Cassa Rurale di Alpedo.",
            {("start", "Anna Corti", "ceo", "Cassa Rurale di Alpedo", "actual")},
        ),
        (
            "",
            "Si è insediato ieri il nuovo questore, ma la notizia è un'altra: Anna Corti è la nuova "
            "direttrice del carcere di Norvia.",
            {("start", "Anna Corti", "head", "carcere di Norvia", "actual")},
        ),
        (
            "",
            "La giunta ha revocato l'incarico al direttore generale dell'Asl di Norvia, Carlo Bassi.",
            {("end", "Carlo Bassi", "head", "Asl di Norvia", "actual")},
        ),
        (
            "",
            "Il commissario Carlo Bassi ha concluso il suo mandato all'Ente Parco delle Vette.",
            {("end", "Carlo Bassi", "head", "Ente Parco delle Vette", "actual")},
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
            "La Tribuna, cambio in redazione",
            "Dal 1° marzo Elisa Fontana sarà la nuova direttrice responsabile della Tribuna di Norvia. "
            "Sostituisce Gino Parodi, che resta editorialista. Fontana era caporedattrice del Messaggero "
            "Alpino.",
            {
                ("end", "Gino Parodi", "head", "Tribuna di Norvia", "planned"),
                ("start", "Elisa Fontana", "head", "Tribuna di Norvia", "planned"),
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
            "Università, eletta la rettrice",
            "L'Università di Norvia avrà per la prima volta una rettrice. Al ballottaggio la giurista "
            "Paola Casini ha battuto il prorettore Sandro Melis con 412 voti contro 301. Entrerà in "
            "carica il 1° ottobre, al posto di Enzo Ricci.",
            {
                ("end", "Enzo Ricci", "head", "Università di Norvia", "planned"),
                ("start", "Paola Casini", "head", "Università di Norvia", "planned"),
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
            "Assicurazioni, torna Valli",
            "Gerardo Valli torna in Helvia Assicurazioni dopo quattro anni. Il manager, che nel 2020 "
            "aveva lasciato la direzione sinistri per Norassicura, assumerà dal 1° luglio la carica di "
            "direttore generale, vacante da febbraio.",
            {
                ("end", "Gerardo Valli", "head", "Helvia Assicurazioni", "actual"),
                ("start", "Gerardo Valli", "general_manager", "Helvia Assicurazioni", "planned"),
            },
        ),
        (
            "Confcommercio, si vota",
            "Domani gli iscritti a Confcommercio Norvia scelgono il nuovo presidente. Dopo il passo "
            "indietro di Aldo Neri, in carica da dieci anni, in corsa restano la vicepresidente Lucia "
            "Fabbri e l'albergatore Dino Testa.",
            {
                ("end", "Aldo Neri", "president", "Confcommercio Norvia", "actual"),
                ("start", "Dino Testa", "president", "Confcommercio Norvia", "possible"),
                ("start", "Lucia Fabbri", "president", "Confcommercio Norvia", "possible"),
            },
        ),
        (
            "Editoria",
            "Cambio alla direzione del settimanale Lo Specchio: da giovedì il timone passa da Furio Dotti"
            " a Elena Marin. Dotti assumerà la direzione editoriale del gruppo Carta Viva.",
            {
                ("end", "Furio Dotti", "head", "Lo Specchio", "actual"),
                ("start", "Elena Marin", "head", "Lo Specchio", "actual"),
                ("start", "Furio Dotti", "head", "Carta Viva", "planned"),
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
        (
            "Caffè Morandi, la famiglia esce",
            "La famiglia Morandi esce dal capitale dell'azienda che aveva fondato nel 1931. Il 100% della"
            " Caffè Morandi passa al gruppo olandese Van Houten Foods. L'amministratore delegato Piero "
            "Morandi resterà fino a settembre, poi lascerà il posto a un manager scelto dai nuovi "
            "proprietari.",
            {("end", "Piero Morandi", "ceo", "Caffè Morandi", "planned")},
        ),
        (
            "Poste private, rimpasto",
            "Rimpasto in CityMail. L'ad Vito Serra accentra le deleghe sul personale: la direttrice delle"
            " risorse umane, Elena Ruggeri, ha lasciato venerdì. Promosso invece Luca Antonelli, che da "
            "capo della logistica diventa direttore operativo.",
            {
                ("end", "Elena Ruggeri", "chro", "CityMail", "actual"),
                ("end", "Luca Antonelli", "head", "CityMail", "actual"),
                ("start", "Luca Antonelli", "coo", "CityMail", "actual"),
            },
        ),
        (
            "Vela, il circolo ha un nuovo timoniere",
            "È Bruno Sartori il nuovo presidente del Circolo Vela Norvia. I soci lo hanno eletto domenica"
            " per acclamazione. Sartori, architetto, succede ad Anna Maria Costa, che non si è "
            "ricandidata dopo due mandati.",
            {
                ("end", "Anna Maria Costa", "president", "Circolo Vela Norvia", "actual"),
                ("start", "Bruno Sartori", "president", "Circolo Vela Norvia", "actual"),
            },
        ),
        (
            "Indiscrezioni su Banca Tirrena",
            "Banca Tirrena sarebbe a un passo dal cambio di amministratore delegato. Secondo quanto "
            "risulta a questo giornale, il consiglio avrebbe chiesto a Giuliano Ferri di lasciare entro "
            "l'estate. In pole per la successione c'è Rita Conti, direttrice generale di Credito "
            "Adriatico.",
            {
                ("end", "Giuliano Ferri", "ceo", "Banca Tirrena", "possible"),
                ("start", "Rita Conti", "ceo", "Banca Tirrena", "possible"),
            },
        ),
        (
            "La smentita di Olmo",
            "«Resto al mio posto». Così Fabio Olmo, amministratore delegato di Olmo Arredi, ha smentito "
            "ieri le voci di una sua uscita.",
            {("end", "Fabio Olmo", "ceo", "Olmo Arredi", "denied")},
        ),
        (
            "Consorzio del Radicchio",
            "Claudio Bosco confermato alla guida del Consorzio del Radicchio di Norvia. Nel nuovo "
            "consiglio entrano Dino Favero, Ada Marin e Luigi Perin.",
            {
                ("start", "Ada Marin", "board_member", "Consorzio del Radicchio di Norvia", "actual"),
                ("start", "Dino Favero", "board_member", "Consorzio del Radicchio di Norvia", "actual"),
                ("start", "Luigi Perin", "board_member", "Consorzio del Radicchio di Norvia", "actual"),
            },
        ),
        (
            "Start-up",
            "Tre mesi dopo il round da 12 milioni, Robotika si separa dal suo fondatore. Leo Marini, che "
            "nel 2017 aveva creato l'azienda con due compagni di università, ha ceduto la carica di ceo "
            "alla chief financial officer Sara Olivieri. Marini manterrà il 18% e un posto in consiglio.",
            {
                ("end", "Leo Marini", "ceo", "Robotika", "actual"),
                ("end", "Sara Olivieri", "cfo", "Robotika", "actual"),
                ("start", "Sara Olivieri", "ceo", "Robotika", "actual"),
            },
        ),
        (
            "Premi",
            "Il premio Industria 2024 va a Carla Neri, presidente di Neri Tessuti. La giuria l'ha scelta "
            "per l'impegno nella formazione. Lo scorso anno il riconoscimento era andato a Paolo Gatti, "
            "fondatore di Gatti Meccanica.",
            set(),
        ),
        (
            "Cantieri Orsa, arriva un esterno",
            "I Cantieri Orsa voltano pagina. Dopo quattro generazioni di Orsa al comando, la famiglia ha "
            "affidato la gestione a Massimo Ledda, ex Navalmec, che dal 3 giugno sarà amministratore "
            "delegato. Il cugino Giorgio Orsa, che reggeva l'azienda dal 2009, fa un passo di lato e "
            "diventa presidente.",
            {
                ("end", "Giorgio Orsa", "ceo", "Cantieri Orsa", "actual"),
                ("start", "Giorgio Orsa", "chair", "Cantieri Orsa", "actual"),
                ("start", "Massimo Ledda", "ceo", "Cantieri Orsa", "planned"),
            },
        ),
        (
            "Il Lirico saluta Pardi",
            "Aldo Pardi non sarà più il direttore artistico del Teatro Lirico di Alpedo. Il suo "
            "contratto, in scadenza il 31 luglio, non verrà rinnovato, ha fatto sapere la fondazione. La "
            "scelta del successore è attesa entro l'estate.",
            {("end", "Aldo Pardi", "head", "Teatro Lirico di Alpedo", "planned")},
        ),
        (
            "Nuova guida per la Caritas",
            "Don Luca Serra è il nuovo direttore della Caritas di Alpedo. Raccoglie l'eredità di don "
            "Piero Valli, scomparso a marzo.",
            {
                ("end", "Piero Valli", "head", "Caritas di Alpedo", "actual"),
                ("start", "Luca Serra", "head", "Caritas di Alpedo", "actual"),
            },
        ),
        (
            "Birrificio Lupo",
            "Cambio della guardia al Birrificio Lupo: Tommaso Lupo ha ceduto il timone alla sorella "
            "Giada. Lui resterà mastro birraio.",
            {
                ("end", "Tommaso Lupo", "ceo", "Birrificio Lupo", "actual"),
                ("start", "Giada", "ceo", "Birrificio Lupo", "actual"),
            },
        ),
        (
            "Il Comune sceglie",
            "È Nadia Conti la nuova amministratrice unica di Alpedo Ambiente, la municipalizzata dei "
            "rifiuti. Il sindaco ha firmato ieri il decreto. Conti, commercialista di 47 anni, prende il "
            "posto di Remo Ferri, dimissionario da febbraio per motivi di salute.",
            {
                ("end", "Remo Ferri", "ceo", "Alpedo Ambiente", "actual"),
                ("start", "Nadia Conti", "ceo", "Alpedo Ambiente", "actual"),
            },
        ),
        (
            "Credito Valligiano",
            "Il consiglio di amministrazione del Credito Valligiano ha deliberato la nomina di Sofia "
            "Rigamonti a vicedirettrice generale vicaria con decorrenza 1° luglio. Rigamonti mantiene la "
            "responsabilità dell'area crediti.",
            {("start", "Sofia Rigamonti", "vice_president", "Credito Valligiano", "planned")},
        ),
        (
            "Addio di Salvi",
            "Enrico Salvi dice addio alla Pallavolo Tarvello. Il direttore generale ha comunicato ieri "
            "alla proprietà la decisione di interrompere il rapporto dopo sei stagioni. Il suo nome è "
            "accostato alla Virtus Norvia.",
            {("end", "Enrico Salvi", "general_manager", "Pallavolo Tarvello", "actual")},
        ),
        (
            "Nuovo ceo per Pixel",
            "La software house Pixel ha annunciato che Chiara Leoni assumerà la carica di ceo a partire "
            "da settembre. Il fondatore Marco Bini, che lascia l'operatività, rimarrà nel board con il "
            "ruolo di presidente.",
            {
                ("end", "Marco Bini", "ceo", "Pixel", "planned"),
                ("start", "Chiara Leoni", "ceo", "Pixel", "planned"),
            },
        ),
        (
            "Terremoto in Sogem: via tutto il cda",
            "Si è dimesso in blocco il consiglio di amministrazione di Sogem. A lasciare sono la "
            "presidente Lidia Amato, l'ad Corrado Neri e i consiglieri Vito Sala e Anna Pizzi. "
            "L'assemblea per il rinnovo è convocata per il 18 aprile.",
            {
                ("end", "Anna Pizzi", "board_member", "Sogem", "actual"),
                ("end", "Corrado Neri", "ceo", "Sogem", "actual"),
                ("end", "Lidia Amato", "chair", "Sogem", "actual"),
                ("end", "Vito Sala", "board_member", "Sogem", "actual"),
            },
        ),
        (
            "Nominato il nuovo primario",
            "L'Asl 4 ha conferito a Federica Lotti l'incarico quinquennale di direttrice della chirurgia "
            "dell'ospedale San Biagio. Lotti lavorava finora al policlinico di Norvia.",
            {("start", "Federica Lotti", "head", "ospedale San Biagio", "actual")},
        ),
        (
            "Villa lascia Lariotex",
            'Dopo l\'addio di Simone Villa, che ha lasciato Lariotex per "divergenze strategiche", '
            "l'azienda affida le deleghe del direttore generale alla presidente Gaia Lario.",
            {
                ("end", "Simone Villa", "general_manager", "Lariotex", "actual"),
                ("start", "Gaia Lario", "general_manager", "Lariotex", "actual"),
            },
        ),
        (
            "Moda, scossone da Velluti",
            "Fine della collaborazione tra Velluti e la direttrice creativa Inès Roca. La maison "
            'fiorentina lo ha comunicato a mercati chiusi, ringraziandola per "quattro anni '
            'straordinari". Il team interno firmerà la prossima collezione.',
            {("end", "Inès Roca", "head", "Velluti", "actual")},
        ),
        (
            "La Regione cambia i vertici di Sviluppo Norvia",
            "Giancarlo Botti va a Sviluppo Norvia. Il manager, già direttore generale di Ferrovie Alpine,"
            " prende le redini della finanziaria regionale dopo il passo indietro di Teresa Mauri, "
            "arrivata nel 2021.",
            {
                ("end", "Teresa Mauri", "ceo", "Sviluppo Norvia", "actual"),
                ("start", "Giancarlo Botti", "ceo", "Sviluppo Norvia", "actual"),
            },
        ),
        (
            "Metro Norvia, cambio ai vertici",
            "Metro Norvia ha un nuovo amministratore unico. L'assemblea dei soci ha scelto Piergiorgio "
            "Lanza, ingegnere di 59 anni, che raccoglie il testimone da Susanna Bixio. Lanza resterà in "
            "carica fino all'approvazione del bilancio 2026.",
            {
                ("end", "Susanna Bixio", "ceo", "Metro Norvia", "actual"),
                ("start", "Piergiorgio Lanza", "ceo", "Metro Norvia", "actual"),
            },
        ),
        (
            "Piscopo via da Radio Uno Sud",
            "Dopo le polemiche sulla linea editoriale Alfio Piscopo non è più il direttore di Radio Uno "
            "Sud. Ad annunciarlo è stato lo stesso giornalista in un post. La direzione è stata affidata "
            "ad interim al vicedirettore Renato Lauro.",
            {
                ("end", "Alfio Piscopo", "head", "Radio Uno Sud", "actual"),
                ("start", "Renato Lauro", "head", "Radio Uno Sud", "actual"),
            },
        ),
        (
            "Scarpa d'oro a Bonetti",
            "L'Associazione calzaturieri di Norvia riparte da Cinzia Bonetti. L'imprenditrice è stata "
            "acclamata presidente dall'assemblea dopo il ritiro di Ezio Moro, durato in carica appena un "
            "anno.",
            {
                ("end", "Ezio Moro", "president", "Associazione calzaturieri di Norvia", "actual"),
                ("start", "Cinzia Bonetti", "president", "Associazione calzaturieri di Norvia", "actual"),
            },
        ),
        (
            "Aeroporto, l'ad sbatte la porta",
            "Strappo ai vertici di Aeroporti del Mare. Con una lettera di tre righe Fulvio Renda si è "
            "dimesso ieri da amministratore delegato. Rimane consigliere di amministrazione. Le deleghe "
            "passano al presidente Igor Masi.",
            {
                ("end", "Fulvio Renda", "ceo", "Aeroporti del Mare", "actual"),
                ("start", "Igor Masi", "ceo", "Aeroporti del Mare", "actual"),
            },
        ),
        (
            "Olio Cerri, ecco il manager",
            "Svolta manageriale all'Olio Cerri: Valeria Tonon, ex Sapori Uniti, è stata assunta come "
            "direttrice generale, ruolo finora inesistente. Affiancherà l'amministratore delegato Nicola "
            "Cerri.",
            {("start", "Valeria Tonon", "general_manager", "Olio Cerri", "actual")},
        ),
        (
            "Rugby Alpedo",
            "Sarà ancora Michele Orlandi a guidare il Rugby Alpedo. Il presidente è stato rieletto per il"
            " terzo mandato. Rinnovato invece il direttivo: fuori Aldo Sacchi e Pia Leone, dentro Tea "
            "Grossi e Ivo Mari.",
            {
                ("end", "Aldo Sacchi", "board_member", "Rugby Alpedo", "actual"),
                ("end", "Pia Leone", "board_member", "Rugby Alpedo", "actual"),
                ("start", "Ivo Mari", "board_member", "Rugby Alpedo", "actual"),
                ("start", "Tea Grossi", "board_member", "Rugby Alpedo", "actual"),
            },
        ),
        (
            "Banca Popolare dell'Adda: Nessi direttore generale",
            "Il consiglio di amministrazione di Banca Popolare dell'Adda, riunitosi oggi sotto la "
            "presidenza di Carlo Meda, ha nominato Andrea Nessi direttore generale con decorrenza dal 1° "
            "ottobre 2024, in sostituzione di Fabio Terzi che andrà in quiescenza il 30 settembre 2024.",
            {
                ("end", "Fabio Terzi", "general_manager", "Banca Popolare dell'Adda", "planned"),
                ("start", "Andrea Nessi", "general_manager", "Banca Popolare dell'Adda", "planned"),
            },
        ),
        (
            "Il vescovo cambia il direttore",
            "Don Piero Salvi lascia dopo 14 anni la direzione del settimanale diocesano La Fiaccola. Il "
            "vescovo ha chiamato a sostituirlo la giornalista Elena Corti, prima donna a ricoprire "
            "l'incarico.",
            {
                ("end", "Piero Salvi", "head", "La Fiaccola", "actual"),
                ("start", "Elena Corti", "head", "La Fiaccola", "actual"),
            },
        ),
        (
            "Prima riunione per il nuovo cda di Tranvie Riunite",
            "Si è insediato ieri il nuovo consiglio di amministrazione di Tranvie Riunite. Alla "
            "presidenza va Monica Steri, avvocato; al suo fianco, come amministratore delegato, Ruggero "
            "Tonelli. Completano il board Aldo Bini, Rosa Fermi e Gina Poli.",
            {
                ("start", "Aldo Bini", "board_member", "Tranvie Riunite", "actual"),
                ("start", "Gina Poli", "board_member", "Tranvie Riunite", "actual"),
                ("start", "Monica Steri", "chair", "Tranvie Riunite", "actual"),
                ("start", "Rosa Fermi", "board_member", "Tranvie Riunite", "actual"),
                ("start", "Ruggero Tonelli", "ceo", "Tranvie Riunite", "actual"),
            },
        ),
        (
            "Basket, Olimpia Tarvello nel caos",
            "Terza rivoluzione in un anno all'Olimpia Tarvello: silurato il direttore generale Gino "
            "Baldi, al suo posto torna Ettore Mina, che aveva già ricoperto l'incarico fra il 2015 e il "
            "2018.",
            {
                ("end", "Gino Baldi", "general_manager", "Olimpia Tarvello", "actual"),
                ("start", "Ettore Mina", "general_manager", "Olimpia Tarvello", "actual"),
            },
        ),
        (
            "Quattro anni dopo",
            "Era arrivata nel 2020 per risanare i conti. Ora Beatrice Landi saluta Novacarta: "
            "l'amministratrice delegata ha deciso di non accettare il rinnovo e lascerà dopo l'assemblea "
            "del 28 maggio. Il suo posto sarà preso da Corrado Pini, attuale direttore finanziario.",
            {
                ("end", "Beatrice Landi", "ceo", "Novacarta", "planned"),
                ("end", "Corrado Pini", "cfo", "Novacarta", "planned"),
                ("start", "Corrado Pini", "ceo", "Novacarta", "planned"),
            },
        ),
        (
            "Arresto eccellente",
            "Dopo l'arresto del presidente Vito Lorusso, ai domiciliari da martedì con l'accusa di "
            "corruzione, il consiglio di Acquedotto Ionico ha nominato presidente facente funzioni la "
            "consigliera anziana Lucia Greco. Lorusso si è autosospeso.",
            {("start", "Lucia Greco", "chair", "Acquedotto Ionico", "actual")},
        ),
        (
            "Rivoluzione a Telesole",
            "Via il direttore, via il condirettore. Telesole azzera i vertici del tg: Marco Dini e Piera "
            "Costa lasciano con effetto immediato. Da oggi la testata è diretta da Alessio Ferri, 39 "
            "anni, che arriva dal quotidiano Il Meridiano.",
            {
                ("end", "Marco Dini", "head", "Telesole", "actual"),
                ("end", "Piera Costa", "head", "Telesole", "actual"),
                ("start", "Alessio Ferri", "head", "Telesole", "actual"),
            },
        ),
        (
            "Fondazione Palazzo Ducale",
            "La Fondazione Palazzo Ducale cerca un nuovo presidente. Dopo le dimissioni per motivi di "
            "salute di Adelaide Conti, formalizzate lo scorso 3 aprile, la guida passa temporaneamente al"
            " vice Guido Armani.",
            {
                ("end", "Adelaide Conti", "president", "Fondazione Palazzo Ducale", "actual"),
                ("start", "Guido Armani", "president", "Fondazione Palazzo Ducale", "actual"),
            },
        ),
        (
            "Politecnico del Sud",
            "Da domani Teodoro Spada sarà il prorettore vicario del Politecnico del Sud. Lo ha deciso la "
            "rettrice Amalia Rizzo, che l'ha preferito a Bruno Santoro.",
            {("start", "Teodoro Spada", "vice_president", "Politecnico del Sud", "planned")},
        ),
        (
            "Sviluppo Colli, l'assemblea rinnova i vertici",
            "L'assemblea dei soci di Sviluppo Colli S.p.A. ha nominato i nuovi organi sociali per il "
            "triennio 2024-2026. Presidente è stato nominato Gualtiero Ferri, mentre Anna Boni e Mirco "
            "Sala sono i nuovi consiglieri. Lasciano Dario Pozzi e Lea Monti, giunti a fine mandato.",
            {
                ("end", "Dario Pozzi", "board_member", "Sviluppo Colli S.p.A.", "actual"),
                ("end", "Lea Monti", "board_member", "Sviluppo Colli S.p.A.", "actual"),
                ("start", "Anna Boni", "board_member", "Sviluppo Colli S.p.A.", "actual"),
                ("start", "Gualtiero Ferri", "chair", "Sviluppo Colli S.p.A.", "actual"),
                ("start", "Mirco Sala", "board_member", "Sviluppo Colli S.p.A.", "actual"),
            },
        ),
        (
            "Una novità in Sartoria Greco",
            '"Non me l\'aspettavo", confessa Mara Testa. Da lunedì è la responsabile della produzione di '
            "Sartoria Greco, la prima donna in settant'anni. Ha preso il testimone da Oreste Galli, "
            "andato in pensione a marzo.",
            {
                ("end", "Oreste Galli", "head", "Sartoria Greco", "actual"),
                ("start", "Mara Testa", "head", "Sartoria Greco", "actual"),
            },
        ),
        (
            "Crisi alla Virtus Alpedo",
            "L'ex presidente Franco Zatti torna alla Virtus Alpedo. Il club lo ha richiamato come "
            "direttore generale al posto di Dario Conti, esonerato domenica sera.",
            {
                ("end", "Dario Conti", "general_manager", "Virtus Alpedo", "actual"),
                ("start", "Franco Zatti", "general_manager", "Virtus Alpedo", "actual"),
            },
        ),
        (
            "Tessile, Lanificio Bocchi",
            "Il Lanificio Bocchi ha comunicato di aver conferito a Ilaria Serra l'incarico di chief "
            "financial officer, con effetto dal 15 maggio 2024. Serra ha lavorato per dieci anni in "
            "Deloro. Il precedente cfo, Mario Vinci, ha lasciato la società a febbraio.",
            {
                ("end", "Mario Vinci", "cfo", "Lanificio Bocchi", "actual"),
                ("start", "Ilaria Serra", "cfo", "Lanificio Bocchi", "planned"),
            },
        ),
        (
            "Navigazione Laghi",
            "Con una nota la Navigazione Laghi ha annunciato le dimissioni, a decorrere dal 1° giugno, "
            "del consigliere indipendente Roberto Masi. La società ha avviato l'iter per la cooptazione "
            "di un nuovo consigliere.",
            {("end", "Roberto Masi", "board_member", "Navigazione Laghi", "planned")},
        ),
        (
            "Sindacato balneari, si cambia",
            "Sarà una donna, Katia Melis, a raccogliere l'eredità di Bruno Usai alla presidenza del "
            "Sindacato balneari. L'elezione è avvenuta ieri a Norvia con voto unanime.",
            {
                ("end", "Bruno Usai", "president", "Sindacato balneari", "planned"),
                ("start", "Katia Melis", "president", "Sindacato balneari", "planned"),
            },
        ),
    ],
)
def test_a_text_tells_its_changes_and_no_others(title: str, text: str, expected: set[Change]) -> None:
    assert changes(title, text) == expected
