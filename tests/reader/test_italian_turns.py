"""Italian: posts that change hands in idioms, lists, clauses without a verb, and through who comes next."""

import pytest

from .test_italian import Change, changes

CASES: list[tuple[str, set[Change]]] = [
    (
        (
            "L'amministratore delegato di Ortica Spa, Paolo Neri, ha lasciato la società. I suoi poteri "
            "sono stati attribuiti al presidente, Luca Verdi."
        ),
        {
            ("end", "Paolo Neri", "ceo", "Ortica Spa", "actual"),
            ("start", "Luca Verdi", "ceo", "Ortica Spa", "actual"),
        },
    ),
    (
        ("A lasciare il consiglio di Fincolle è stata Anna Bassi."),
        {("end", "Anna Bassi", "board_member", "Fincolle", "actual")},
    ),
    (
        ("A guidare la Edilmar sarà Gianni Rota, finora direttore commerciale."),
        {
            ("end", "Gianni Rota", "head", "Edilmar", "planned"),
            ("start", "Gianni Rota", "ceo", "Edilmar", "planned"),
        },
    ),
    (
        ("Il consiglio di Fincolle ha cooptato Ettore Manfredi al posto di Ida Conti."),
        {
            ("end", "Ida Conti", "board_member", "Fincolle", "actual"),
            ("start", "Ettore Manfredi", "board_member", "Fincolle", "actual"),
        },
    ),
    (
        ("Per cooptazione entra in consiglio il professor Ettore Manfredi."),
        {("start", "Ettore Manfredi", "board_member", None, "actual")},
    ),
    (
        ("Marco Riva, da otto anni direttore commerciale di Termolux, ne diventa amministratore delegato."),
        {
            ("end", "Marco Riva", "head", "Termolux", "actual"),
            ("start", "Marco Riva", "ceo", "Termolux", "actual"),
        },
    ),
    (
        ("La direzione commerciale di Termolux è stata affidata ad interim a Ugo Fabbri."),
        {("start", "Ugo Fabbri", "head", "Termolux", "actual")},
    ),
    (
        (
            "Nel 2017 furono costretti a dimettersi i vertici di Molini Adda, compresa la presidente "
            "Ivana Setti."
        ),
        {("end", "Ivana Setti", "chair", "Molini Adda", "actual")},
    ),
    (
        (
            "La sedia è vuota da lunedì, quando il direttore generale della Banca centrale di Malvia, "
            "Jürgen Keller, ha rimesso il mandato."
        ),
        {("end", "Jürgen Keller", "head", "Banca centrale di Malvia", "actual")},
    ),
    (
        (
            "La startup Vitalab si affida a un manager esperto: il nuovo ceo è Gualtiero Mayr, che ha "
            "guidato per dodici anni la Kronach."
        ),
        {("start", "Gualtiero Mayr", "ceo", "Vitalab", "actual")},
    ),
    (
        ("Il fondatore Leonardo Sassi tiene per sé la presidenza di Vitalab, finora vacante."),
        {("start", "Leonardo Sassi", "chair", "Vitalab", "actual")},
    ),
    (
        (
            "Il congresso ha affidato il sindacato Binario a Katia Lo Verde, prima segretaria generale "
            "della storia."
        ),
        {("start", "Katia Lo Verde", "secretary", "Binario", "actual")},
    ),
    (
        ("Da lunedì Pietro Locati sarà a capo della finanza della Steinberg di Linz."),
        {("start", "Pietro Locati", "cfo", "Steinberg", "planned")},
    ),
    (
        ("Chiusa l'esperienza alla Steinberg, Pietro Locati approda alla Vinalia come direttore operativo."),
        {("start", "Pietro Locati", "coo", "Steinberg", "actual")},
    ),
    (
        (
            "Il manager lascia la Vinalia dopo otto anni da direttore operativo: Pietro Locati passerà "
            "alla concorrenza."
        ),
        {("end", "Pietro Locati", "coo", "Vinalia", "planned")},
    ),
    (
        ("Vinalia ha un nuovo direttore operativo. È Pietro Locati, 48 anni."),
        {("start", "Pietro Locati", "coo", "Vinalia", "actual")},
    ),
    (
        ("È Pietro Locati l'uomo scelto da Vinalia per la direzione operativa."),
        {("start", "Pietro Locati", "coo", "Vinalia", "actual")},
    ),
    (
        ("La scelta di Vinalia per il ruolo di direttore generale è caduta su Pietro Locati."),
        {("start", "Pietro Locati", "general_manager", "Vinalia", "actual")},
    ),
    (
        ("Guido Baldi non è più il direttore generale di Vinalia."),
        {("end", "Guido Baldi", "general_manager", "Vinalia", "actual")},
    ),
    (
        (
            "Le strade di Guido Baldi e di Vinalia si dividono. Il manager, direttore generale dal "
            "2016, lascia con effetto immediato."
        ),
        {("end", "Guido Baldi", "general_manager", "Vinalia", "actual")},
    ),
    (
        ("Vinalia comunica la risoluzione consensuale del rapporto con il direttore generale Guido Baldi."),
        {("end", "Guido Baldi", "general_manager", "Vinalia", "actual")},
    ),
    (
        ("Guido Baldi non proseguirà il suo mandato di amministratore delegato di Vinalia."),
        {("end", "Guido Baldi", "ceo", "Vinalia", "planned")},
    ),
    (
        ("Guido Baldi lascerà la presidenza di Vinalia al figlio Matteo Baldi."),
        {
            ("end", "Guido Baldi", "chair", "Vinalia", "planned"),
            ("start", "Matteo Baldi", "chair", "Vinalia", "planned"),
        },
    ),
    (
        (
            "L'assemblea ha rinnovato il consiglio di Vinalia: presidente è Sara Monti, amministratore "
            "delegato Luigi Cattaneo, consiglieri Ada Poli e Ivo Resti."
        ),
        {
            ("start", "Ada Poli", "board_member", "Vinalia", "actual"),
            ("start", "Ivo Resti", "board_member", "Vinalia", "actual"),
            ("start", "Luigi Cattaneo", "ceo", "Vinalia", "actual"),
            ("start", "Sara Monti", "chair", "Vinalia", "actual"),
        },
    ),
    (
        (
            "I soci di Fincolle hanno nominato il nuovo consiglio di amministrazione, composto da Aldo "
            "Ferri (presidente), Carla Tonini (amministratrice delegata) e Ivo Resti."
        ),
        {
            ("start", "Aldo Ferri", "chair", "Fincolle", "actual"),
            ("start", "Carla Tonini", "ceo", "Fincolle", "actual"),
            ("start", "Ivo Resti", "board_member", "Fincolle", "actual"),
        },
    ),
    (
        ("Escono dal consiglio di Fincolle Aldo Ferri e Carla Tonini, entrano Ivo Resti e Ada Poli."),
        {
            ("end", "Aldo Ferri", "board_member", "Fincolle", "actual"),
            ("end", "Carla Tonini", "board_member", "Fincolle", "actual"),
            ("start", "Ada Poli", "board_member", "Fincolle", "actual"),
            ("start", "Ivo Resti", "board_member", "Fincolle", "actual"),
        },
    ),
    (
        ("Ribaltone alla Fincolle: sfiduciato il presidente Aldo Ferri, al suo posto Carla Tonini."),
        {
            ("end", "Aldo Ferri", "chair", "Fincolle", "actual"),
            ("start", "Carla Tonini", "chair", "Fincolle", "actual"),
        },
    ),
    (
        (
            "Nuovo incarico per Carla Tonini, che diventa direttrice generale di Fincolle dopo cinque "
            "anni in Vinalia."
        ),
        {("start", "Carla Tonini", "general_manager", "Fincolle", "actual")},
    ),
    (
        ("Sarà Carla Tonini a guidare Fincolle nei prossimi tre anni."),
        {("start", "Carla Tonini", "ceo", "Fincolle", "planned")},
    ),
    (
        ("Aldo Ferri si dimette da presidente della Fincolle per motivi di salute."),
        {("end", "Aldo Ferri", "chair", "Fincolle", "actual")},
    ),
    (
        (
            "Con una lettera al consiglio Aldo Ferri ha rinunciato a tutte le cariche in Fincolle, di "
            "cui era presidente dal 2009."
        ),
        {("end", "Aldo Ferri", "chair", "Fincolle", "actual")},
    ),
    (
        ("È morto a 83 anni Aldo Ferri, fondatore e presidente della Fincolle."),
        {("end", "Aldo Ferri", "chair", "Fincolle", "actual")},
    ),
    (
        ("Il tribunale ha nominato Carla Tonini amministratrice giudiziaria della Fincolle."),
        {("start", "Carla Tonini", "head", "Fincolle", "actual")},
    ),
    (
        (
            "Carla Tonini lascia Vinalia e approda in Fincolle, dove assumerà il ruolo di direttrice "
            "marketing."
        ),
        {("start", "Carla Tonini", "cmo", "Fincolle", "planned")},
    ),
    (
        ("Fincolle rafforza la squadra con l'arrivo di Carla Tonini nel ruolo di chief marketing officer."),
        {("start", "Carla Tonini", "cmo", "Fincolle", "actual")},
    ),
    (
        (
            "Aldo Ferri non sarà più amministratore delegato di Fincolle: il suo contratto, in scadenza "
            "a giugno, non verrà rinnovato."
        ),
        {("end", "Aldo Ferri", "ceo", "Fincolle", "planned")},
    ),
    (
        ("Cambio al vertice di Fincolle: fuori Aldo Ferri, dentro Carla Tonini."),
        {
            ("end", "Aldo Ferri", "ceo", "Fincolle", "actual"),
            ("start", "Carla Tonini", "ceo", "Fincolle", "actual"),
        },
    ),
    (
        ("Aldo Ferri, finora vicepresidente, sale alla presidenza di Fincolle."),
        {
            ("end", "Aldo Ferri", "vice_chair", "Fincolle", "actual"),
            ("start", "Aldo Ferri", "chair", "Fincolle", "actual"),
        },
    ),
    (
        ("La Fincolle ha promosso Carla Tonini a direttrice generale."),
        {("start", "Carla Tonini", "general_manager", "Fincolle", "actual")},
    ),
    (
        ("Il nuovo rettore dell'Università di Bassano è Carla Tonini: succede ad Aldo Ferri."),
        {
            ("end", "Aldo Ferri", "head", "Università di Bassano", "actual"),
            ("start", "Carla Tonini", "head", "Università di Bassano", "actual"),
        },
    ),
    (
        ("Carla Tonini prende le redini della Fincolle dopo l'addio di Aldo Ferri."),
        {
            ("end", "Aldo Ferri", "ceo", "Fincolle", "actual"),
            ("start", "Carla Tonini", "ceo", "Fincolle", "actual"),
        },
    ),
    (
        ("Aldo Ferri era stato nominato presidente della Fincolle nel 2019."),
        {("start", "Aldo Ferri", "chair", "Fincolle", "actual")},
    ),
    (
        ("Nel 2018 Aldo Ferri prese il timone della Fincolle dal padre Enzo Ferri."),
        {
            ("end", "Enzo Ferri", "ceo", "Fincolle", "actual"),
            ("start", "Aldo Ferri", "ceo", "Fincolle", "actual"),
        },
    ),
    (
        (
            "Il sindacato Faber ha una nuova guida: Carla Tonini è stata eletta segretaria al posto di "
            "Aldo Ferri, giunto a fine mandato."
        ),
        {
            ("end", "Aldo Ferri", "secretary", "Faber", "actual"),
            ("start", "Carla Tonini", "secretary", "Faber", "actual"),
        },
    ),
    (
        ("Aldo Ferri ha deciso di lasciare: dal primo luglio la Fincolle sarà guidata da Carla Tonini."),
        {
            ("end", "Aldo Ferri", "ceo", "Fincolle", "planned"),
            ("start", "Carla Tonini", "ceo", "Fincolle", "planned"),
        },
    ),
    (
        (
            "«Dal primo giugno non sarò più l'amministratore delegato della Fincolle», scrive Aldo "
            "Ferri ai dipendenti."
        ),
        {("end", "Aldo Ferri", "ceo", "Fincolle", "planned")},
    ),
    (
        ("Fincolle Deutschland sarà diretta da Carla Tonini."),
        {("start", "Carla Tonini", "head", "Fincolle Deutschland", "planned")},
    ),
    (
        ("Revocate le deleghe all'amministratore delegato della Fincolle, Aldo Ferri."),
        {("end", "Aldo Ferri", "ceo", "Fincolle", "actual")},
    ),
    (
        (
            "Il consiglio prende atto delle dimissioni del consigliere Aldo Ferri e delibera di "
            "cooptare la dottoressa Carla Tonini, che accetta."
        ),
        {
            ("end", "Aldo Ferri", "board_member", None, "actual"),
            ("start", "Carla Tonini", "board_member", None, "actual"),
        },
    ),
    (
        (
            "Il consiglio delibera all'unanimità di affidare la direzione della Terranova alla "
            "ragioniera Carla Tonini con decorrenza 1° gennaio."
        ),
        {("start", "Carla Tonini", "head", "Terranova", "actual")},
    ),
    (
        ("Alla Terranova Spa direttore marketing è da oggi Carla Tonini, che viene da Vinalia."),
        {("start", "Carla Tonini", "cmo", "Terranova Spa", "actual")},
    ),
    (
        (
            "Chi entra: Carla Tonini, direttrice marketing di Terranova Spa. Chi esce: Aldo Ferri, che "
            "della stessa azienda era il direttore commerciale."
        ),
        {
            ("end", "Aldo Ferri", "head", "Terranova Spa", "actual"),
            ("start", "Carla Tonini", "cmo", "Terranova Spa", "actual"),
        },
    ),
    (
        (
            "Aldo Ferri non c'è più: il fondatore e presidente della Terranova Spa se n'è andato nella "
            "notte a 81 anni."
        ),
        {("end", "Aldo Ferri", "chair", "Terranova Spa", "actual")},
    ),
    (
        (
            "Aldo Ferri fondò la Terranova Spa nel 1970 e la guidò fino al 2008, quando passò le "
            "consegne al nipote Ivo Resti."
        ),
        {
            ("end", "Aldo Ferri", "ceo", "Terranova Spa", "actual"),
            ("start", "Ivo Resti", "ceo", "Terranova Spa", "actual"),
        },
    ),
    (
        (
            "«Ho firmato ieri», conferma Carla Tonini: sarà lei la prossima direttrice generale della "
            "Terranova Spa."
        ),
        {("start", "Carla Tonini", "general_manager", "Terranova Spa", "planned")},
    ),
    (
        (
            "Secondo indiscrezioni Aldo Ferri sarebbe a un passo dall'addio alla Terranova Spa, di cui "
            "è direttore generale. In pole per sostituirlo c'è Carla Tonini."
        ),
        {
            ("end", "Aldo Ferri", "general_manager", "Terranova Spa", "possible"),
            ("start", "Carla Tonini", "general_manager", "Terranova Spa", "possible"),
        },
    ),
    (
        (
            "Il cda della Terranova Spa starebbe valutando la sostituzione dell'amministratore delegato "
            "Aldo Ferri con Carla Tonini."
        ),
        {
            ("end", "Aldo Ferri", "ceo", "Terranova Spa", "possible"),
            ("start", "Carla Tonini", "ceo", "Terranova Spa", "possible"),
        },
    ),
    (
        ("Non è vero che Aldo Ferri lascerà la presidenza della Terranova Spa."),
        {("end", "Aldo Ferri", "chair", "Terranova Spa", "denied")},
    ),
    (
        (
            "La Terranova Spa rende noto di aver nominato Carla Tonini quale Chief Financial Officer. "
            "Carla Tonini subentra ad Aldo Ferri, che assumerà altri incarichi nel gruppo."
        ),
        {
            ("end", "Aldo Ferri", "cfo", "Terranova Spa", "actual"),
            ("start", "Carla Tonini", "cfo", "Terranova Spa", "actual"),
        },
    ),
    (
        ("Carla Tonini passa dalla Vinalia Spa alla Terranova Spa, dove sarà direttrice operativa."),
        {("start", "Carla Tonini", "coo", "Terranova Spa", "planned")},
    ),
    (
        (
            "Il Teatro Civico di Imola ha scelto Carla Tonini: dirigerà la stagione al posto di Aldo "
            "Ferri, il cui contratto è scaduto a marzo."
        ),
        {
            ("end", "Aldo Ferri", "head", "Teatro Civico di Imola", "planned"),
            ("start", "Carla Tonini", "head", "Teatro Civico di Imola", "planned"),
        },
    ),
    (
        ("Il bastone del comando della Terranova Spa passa di padre in figlia: da Aldo Ferri a Carla Ferri."),
        {
            ("end", "Aldo Ferri", "ceo", "Terranova Spa", "actual"),
            ("start", "Carla Ferri", "ceo", "Terranova Spa", "actual"),
        },
    ),
    (
        (
            "Aldo Ferri, direttore generale della Terranova Spa, ha dato le dimissioni. Se ne va anche "
            "il direttore commerciale, Ivo Resti."
        ),
        {
            ("end", "Aldo Ferri", "general_manager", "Terranova Spa", "actual"),
            ("end", "Ivo Resti", "head", "Terranova Spa", "actual"),
        },
    ),
    (
        ("Il fondo ha messo alla guida della Terranova Spa Carla Tonini, al posto del fondatore Aldo Ferri."),
        {
            ("end", "Aldo Ferri", "ceo", "Terranova Spa", "actual"),
            ("start", "Carla Tonini", "ceo", "Terranova Spa", "actual"),
        },
    ),
    (
        ("Dimissioni a sorpresa per Aldo Ferri, presidente della Terranova Spa."),
        {("end", "Aldo Ferri", "chair", "Terranova Spa", "actual")},
    ),
    (
        (
            "Il presidente Aldo Ferri, in carica dal 2011, non si ricandida alla guida "
            "dell'Associazione Panificatori. Unica candidata Carla Tonini."
        ),
        {
            ("end", "Aldo Ferri", "president", "Associazione Panificatori", "actual"),
            ("start", "Carla Tonini", "president", "Associazione Panificatori", "planned"),
        },
    ),
    (
        ("Carla Tonini ha battuto Aldo Ferri nella corsa alla presidenza della Polisportiva Aurora."),
        {("start", "Carla Tonini", "president", "Polisportiva Aurora", "actual")},
    ),
    (
        (
            "Movimenti della settimana. Entrano: Aldo Ferri (direttore generale, Terranova Spa), Carla "
            "Tonini (responsabile marketing, Vinalia Spa). Escono: Ivo Resti (amministratore delegato, "
            "Molini Adda)."
        ),
        {
            ("end", "Ivo Resti", "ceo", "Molini Adda", "actual"),
            ("start", "Aldo Ferri", "general_manager", "Terranova Spa", "actual"),
            ("start", "Carla Tonini", "head", "Terranova Spa", "actual"),
        },
    ),
    (
        (
            "Con atto del 3 maggio il sig. Aldo Ferri è cessato dalla carica di amministratore unico "
            "della Terranova Srl; contestualmente è stata nominata la sig.ra Carla Tonini."
        ),
        {
            ("end", "Aldo Ferri", "ceo", "Terranova Srl", "actual"),
            ("start", "Carla Tonini", "ceo", "Terranova Srl", "actual"),
        },
    ),
    (
        (
            "Aldo Ferri è stato presidente della Terranova Spa fino a ieri. Oggi al suo posto siede "
            "Carla Tonini."
        ),
        {
            ("end", "Aldo Ferri", "chair", "Terranova Spa", "actual"),
            ("start", "Carla Tonini", "chair", "Terranova Spa", "actual"),
        },
    ),
    (
        ("Si chiama Carla Tonini la nuova amministratrice delegata della Terranova Spa."),
        {("start", "Carla Tonini", "ceo", "Terranova Spa", "actual")},
    ),
    (
        (
            "Carla Tonini, 39 anni, ha preso ieri possesso dell'ufficio di direttrice generale della "
            "Terranova Spa."
        ),
        {("start", "Carla Tonini", "general_manager", "Terranova Spa", "actual")},
    ),
    (
        ("La Terranova Spa affida i conti a Carla Tonini: sarà direttrice finanziaria da lunedì."),
        {("start", "Carla Tonini", "cfo", "Terranova Spa", "planned")},
    ),
    (
        (
            "Aldo Ferri appende la toga al chiodo: il direttore legale della Terranova Spa va in "
            "pensione il 30 giugno."
        ),
        {("end", "Aldo Ferri", "general_counsel", "Terranova Spa", "planned")},
    ),
    (
        ("Il presidente della Terranova Spa, Aldo Ferri, travolto dall'inchiesta, ha dovuto lasciare."),
        {("end", "Aldo Ferri", "chair", "Terranova Spa", "actual")},
    ),
    (
        ("La Terranova Spa ha licenziato in tronco il direttore commerciale, Aldo Ferri."),
        {("end", "Aldo Ferri", "head", "Terranova Spa", "actual")},
    ),
    (
        ("Torna a casa Aldo Ferri: dopo sei anni in Vinalia riprende la direzione della Terranova Spa."),
        {("start", "Aldo Ferri", "head", "Terranova Spa", "actual")},
    ),
    (
        (
            "Nel board della Terranova Spa debutta Carla Tonini in rappresentanza dei fondi; ne esce "
            "Aldo Ferri."
        ),
        {
            ("end", "Aldo Ferri", "board_member", "Terranova Spa", "actual"),
            ("start", "Carla Tonini", "board_member", "Terranova Spa", "actual"),
        },
    ),
    (
        (
            "Per Aldo Ferri è tempo di saluti: il direttore della Terranova Spa ha comunicato che "
            "lascerà l'azienda a giugno."
        ),
        {("end", "Aldo Ferri", "head", "Terranova Spa", "planned")},
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_changes_of_italian_sentences(text: str, expected: set[Change]) -> None:
    assert changes("", text) == expected
