"""German: what everyday business news says, and says of no change: seats, idioms, relatives, verbs of other meaning."""

import pytest

from .test_german import changes

CASES: list[tuple[str, set[tuple[str, str, str, str | None, str]]]] = [
    (
        "Seit Mittwoch sitzt Jan Hartwig auf dem Chefsessel der Nordtec AG.",
        {("start", "Jan Hartwig", "ceo", "Nordtec AG", "actual")},
    ),
    (
        "Auf dem Chefsessel der Nordtec AG nimmt künftig Jan Hartwig Platz.",
        {("start", "Jan Hartwig", "ceo", "Nordtec AG", "planned")},
    ),
    (
        "Jan Hartwig rückt auf den Chefsessel der Nordtec AG.",
        {("start", "Jan Hartwig", "ceo", "Nordtec AG", "actual")},
    ),
    (
        "Jan Hartwig räumt seinen Posten als Finanzvorstand der Nordtec AG.",
        {("end", "Jan Hartwig", "cfo", "Nordtec AG", "actual")},
    ),
    (
        "Finanzvorstand Jan Hartwig räumt bei der Nordtec AG seinen Schreibtisch.",
        {("end", "Jan Hartwig", "cfo", "Nordtec AG", "actual")},
    ),
    (
        "Nach nur elf Monaten räumt Nordtec-Finanzchefin Julia Brandl ihr Büro.",
        {("end", "Julia Brandl", "cfo", "Nordtec", "actual")},
    ),
    (
        "Die Nordtec AG verliert ihren Finanzvorstand: Jan Hartwig packt zum Monatsende die Koffer.",
        {("end", "Jan Hartwig", "cfo", "Nordtec AG", "planned")},
    ),
    (
        "Nordtec-Chef Jan Hartwig muss seinen Platz räumen.",
        {("end", "Jan Hartwig", "ceo", "Nordtec", "actual")},
    ),
    ("Nordtec-Chef Jan Hartwig wirft hin.", {("end", "Jan Hartwig", "ceo", "Nordtec", "actual")}),
    ("Nordtec-Chef Jan Hartwig hat hingeworfen.", {("end", "Jan Hartwig", "ceo", "Nordtec", "actual")}),
    ("Nordtec-Chef Jan Hartwig schmeißt hin.", {("end", "Jan Hartwig", "ceo", "Nordtec", "actual")}),
    ("Nordtec-Chef Jan Hartwig nimmt seinen Hut.", {("end", "Jan Hartwig", "ceo", "Nordtec", "actual")}),
    ("Nordtec-Chef Jan Hartwig geht von Bord.", {("end", "Jan Hartwig", "ceo", "Nordtec", "actual")}),
    (
        "Nordtec-Chef Jan Hartwig macht Platz für Julia Brandl.",
        {
            ("end", "Jan Hartwig", "ceo", "Nordtec", "actual"),
            ("start", "Julia Brandl", "ceo", "Nordtec", "actual"),
        },
    ),
    (
        "Nordtec-Chef Jan Hartwig zieht die Reißleine und geht.",
        {("end", "Jan Hartwig", "ceo", "Nordtec", "actual")},
    ),
    (
        "Nordtec-Chef Jan Hartwig zieht sich Ende Juni aufs Altenteil zurück.",
        {("end", "Jan Hartwig", "ceo", "Nordtec", "planned")},
    ),
    (
        "Nordtec-Chef Jan Hartwig kehrt dem Unternehmen den Rücken.",
        {("end", "Jan Hartwig", "ceo", "Nordtec", "actual")},
    ),
    (
        "Nordtec-Chef Jan Hartwig sagt dem Unternehmen Adieu.",
        {("end", "Jan Hartwig", "ceo", "Nordtec", "actual")},
    ),
    ("Nordtec-Chef Jan Hartwig ist nicht mehr im Amt.", {("end", "Jan Hartwig", "ceo", "Nordtec", "actual")}),
    ("Nordtec-Chef Jan Hartwig ist seinen Job los.", {("end", "Jan Hartwig", "ceo", "Nordtec", "actual")}),
    (
        "Jan Hartwig ist nicht länger Chef der Nordtec AG.",
        {("end", "Jan Hartwig", "ceo", "Nordtec AG", "actual")},
    ),
    (
        "Nordtec hat Vorstandschef Jan Hartwig den Stuhl vor die Tür gesetzt.",
        {("end", "Jan Hartwig", "ceo", "Nordtec", "actual")},
    ),
    (
        "Nordtec hat Vorstandschef Jan Hartwig geschasst.",
        {("end", "Jan Hartwig", "ceo", "Nordtec", "actual")},
    ),
    (
        "Der Aufsichtsrat der Nordtec AG hat Vorstandschef Jan Hartwig vor die Tür gesetzt.",
        {("end", "Jan Hartwig", "ceo", "Nordtec AG", "actual")},
    ),
    ("Der Aufsichtsrat der Nordtec AG zieht einen Schlussstrich unter die Ära Jan Hartwig.", set()),
    (
        "Der Vertrag von Nordtec-Chef Jan Hartwig wird nicht verlängert.",
        {("end", "Jan Hartwig", "ceo", "Nordtec", "actual")},
    ),
    (
        "Für Nordtec-Chef Jan Hartwig war am Mittwoch der letzte Arbeitstag.",
        {("end", "Jan Hartwig", "ceo", "Nordtec", "actual")},
    ),
    (
        "Am Mittwoch hatte Nordtec-Chef Jan Hartwig seinen letzten Arbeitstag.",
        {("end", "Jan Hartwig", "ceo", "Nordtec", "actual")},
    ),
    (
        "Nordtec-Chef Jan Hartwig hat seinen Abschied angekündigt.",
        {("end", "Jan Hartwig", "ceo", "Nordtec", "planned")},
    ),
    (
        "Vincent Strobel hat seinen Abschied als CTO von Nordtec verkündet.",
        {("end", "Vincent Strobel", "cto", "Nordtec", "actual")},
    ),
    (
        "Nordtec-Chef Jan Hartwig verabschiedet sich Richtung Wettbewerb.",
        {("end", "Jan Hartwig", "ceo", "Nordtec", "actual")},
    ),
    (
        "Nordtec-Chef Jan Hartwig ist in den Ruhestand gegangen.",
        {("end", "Jan Hartwig", "ceo", "Nordtec", "actual")},
    ),
    (
        "Nordtec-Chef Jan Hartwig übergibt den Stab an Julia Brandl.",
        {
            ("end", "Jan Hartwig", "ceo", "Nordtec", "actual"),
            ("start", "Julia Brandl", "ceo", "Nordtec", "actual"),
        },
    ),
    (
        "Nordtec-Chef Jan Hartwig hat das Zepter an Julia Brandl weitergereicht.",
        {
            ("end", "Jan Hartwig", "ceo", "Nordtec", "actual"),
            ("start", "Julia Brandl", "ceo", "Nordtec", "actual"),
        },
    ),
    (
        "Nordtec-Gründer Jan Hartwig legt die Führung seines Unternehmens in jüngere Hände.",
        {("end", "Jan Hartwig", "ceo", "Nordtec", "actual")},
    ),
    (
        "Jan Hartwig hat den Vorsitz im Turnverein Aldorf in jüngere Hände gelegt.",
        {("end", "Jan Hartwig", "president", "Turnverein Aldorf", "actual")},
    ),
    (
        (
            "Der Aufsichtsrat der Nordtec AG hat Julia Brandl mit "
            "sofortiger Wirkung zur Vorstandsvorsitzenden berufen."
        ),
        {("start", "Julia Brandl", "ceo", "Nordtec AG", "actual")},
    ),
    (
        "Die Forschung der Nordtec AG untersteht seit Montag Julia Brandl.",
        {("start", "Julia Brandl", "head", "Nordtec AG", "actual")},
    ),
    (
        "Den Vertrieb der Nordtec AG leitet ab Juli Julia Brandl.",
        {("start", "Julia Brandl", "head", "Nordtec AG", "planned")},
    ),
    (
        "Ab Juli leitet Julia Brandl den Vertrieb der Nordtec AG.",
        {("start", "Julia Brandl", "head", "Nordtec AG", "planned")},
    ),
    (
        "Die Leitung des Vertriebs bei der Nordtec AG liegt ab Juli bei Julia Brandl.",
        {("start", "Julia Brandl", "head", "Nordtec AG", "planned")},
    ),
    (
        "Neuer Technikchef der Nordtec AG ist seit dieser Woche Ofer Lindner.",
        {("start", "Ofer Lindner", "cto", "Nordtec AG", "planned")},
    ),
    (
        "Neue Frau an der Spitze der Nordtec AG ist Julia Brandl.",
        {("start", "Julia Brandl", "ceo", "Nordtec AG", "actual")},
    ),
    (
        "Neuer Mann für die Finanzen bei der Nordtec AG ist Jan Hartwig.",
        {("start", "Jan Hartwig", "cfo", "Nordtec AG", "actual")},
    ),
    (
        "Neues Gesicht im Aufsichtsrat der Nordtec AG ist Jan Hartwig.",
        {("start", "Jan Hartwig", "board_member", "Nordtec AG", "actual")},
    ),
    (
        "Neu im Vorstand der Nordtec AG ist Jan Hartwig.",
        {("start", "Jan Hartwig", "board_member", "Nordtec AG", "actual")},
    ),
    (
        "Jan Hartwig ist neu im Vorstand der Nordtec AG.",
        {("start", "Jan Hartwig", "board_member", "Nordtec AG", "actual")},
    ),
    (
        "Jan Hartwig sitzt neu im Verwaltungsrat der Nordtec AG.",
        {("start", "Jan Hartwig", "board_member", "Nordtec AG", "actual")},
    ),
    (
        "Jan Hartwig zieht in den Verwaltungsrat der Nordtec AG ein.",
        {("start", "Jan Hartwig", "board_member", "Nordtec AG", "actual")},
    ),
    (
        "Jan Hartwig zieht an die Spitze der Nordtec AG.",
        {("start", "Jan Hartwig", "ceo", "Nordtec AG", "actual")},
    ),
    (
        "Jan Hartwig schafft es an die Spitze der Nordtec AG.",
        {("start", "Jan Hartwig", "ceo", "Nordtec AG", "actual")},
    ),
    (
        "Jan Hartwig ist nun alleiniger Geschäftsführer der Nordtec GmbH.",
        {("start", "Jan Hartwig", "general_manager", "Nordtec GmbH", "actual")},
    ),
    (
        "Jan Hartwig wurde als Präsident des Turnvereins Aldorf nicht wiedergewählt.",
        {("end", "Jan Hartwig", "president", "Turnverein Aldorf", "actual")},
    ),
    (
        (
            "Verwaltungsratspräsident Jan Hartwig wurde an der "
            "Generalversammlung der Nordtec Holding nicht wiedergewählt."
        ),
        {("end", "Jan Hartwig", "chair", "Nordtec Holding", "actual")},
    ),
    (
        "Der Verwaltungsrat der Nordtec Holding machte Jan Hartwig zu seinem neuen Präsidenten.",
        {("start", "Jan Hartwig", "president", "Nordtec Holding", "actual")},
    ),
    (
        "Ihm zur Seite steht als Stellvertreter künftig Matthias Kretz.",
        {("start", "Matthias Kretz", "vice_president", None, "planned")},
    ),
    (
        "Als Stellvertreterin steht ihm im Turnverein Aldorf künftig Julia Brandl zur Seite.",
        {("start", "Julia Brandl", "vice_president", "Turnverein Aldorf", "planned")},
    ),
    (
        "Um das Personal kümmert sich bei der Nordtec AG künftig als CHRO Julia Brandl.",
        {("start", "Julia Brandl", "chro", "Nordtec AG", "planned")},
    ),
    (
        "Die Finanzen der Nordtec AG verantwortet ab Juli Julia Brandl.",
        {("start", "Julia Brandl", "cfo", "Nordtec AG", "planned")},
    ),
    (
        "Für die Finanzen der Nordtec AG ist ab Juli Julia Brandl zuständig.",
        {("start", "Julia Brandl", "cfo", "Nordtec AG", "planned")},
    ),
    (
        "Jan Hartwig beerbt Julia Brandl als Finanzchef der Nordtec AG.",
        {
            ("end", "Julia Brandl", "cfo", "Nordtec AG", "actual"),
            ("start", "Jan Hartwig", "cfo", "Nordtec AG", "actual"),
        },
    ),
    (
        "Jan Hartwig tritt die Nachfolge von Julia Brandl als Finanzchef der Nordtec AG an.",
        {
            ("end", "Julia Brandl", "cfo", "Nordtec AG", "actual"),
            ("start", "Jan Hartwig", "cfo", "Nordtec AG", "actual"),
        },
    ),
    (
        (
            "Julia Brandl trat zu Neujahr als Direktorin des Museums "
            "Kleinau an die Stelle von Hans-Peter Stäheli."
        ),
        {
            ("end", "Hans-Peter Stäheli", "head", "Museum Kleinau", "planned"),
            ("start", "Julia Brandl", "head", "Museum Kleinau", "planned"),
        },
    ),
    (
        "Auf Jan Hartwig folgt als Chef der Nordtec AG Julia Brandl.",
        {
            ("end", "Jan Hartwig", "ceo", "Nordtec AG", "actual"),
            ("start", "Julia Brandl", "ceo", "Nordtec AG", "actual"),
        },
    ),
    (
        "Als Chefin der Nordtec AG folgt Julia Brandl auf Jan Hartwig.",
        {
            ("end", "Jan Hartwig", "ceo", "Nordtec AG", "actual"),
            ("start", "Julia Brandl", "ceo", "Nordtec AG", "actual"),
        },
    ),
    (
        "Für den scheidenden Nordtec-Chef Jan Hartwig kommt Julia Brandl.",
        {
            ("end", "Jan Hartwig", "ceo", "Nordtec", "actual"),
            ("start", "Julia Brandl", "ceo", "Nordtec", "actual"),
        },
    ),
    (
        "Für Jan Hartwig rückt Julia Brandl in den Vorstand der Nordtec AG auf.",
        {
            ("end", "Jan Hartwig", "board_member", "Nordtec AG", "actual"),
            ("start", "Julia Brandl", "board_member", "Nordtec AG", "actual"),
        },
    ),
    (
        "Bei der Nordtec AG geht Finanzchef Jan Hartwig, seine Nachfolgerin wird Julia Brandl.",
        {
            ("end", "Jan Hartwig", "cfo", "Nordtec AG", "actual"),
            ("start", "Julia Brandl", "cfo", "Nordtec AG", "planned"),
        },
    ),
    (
        "Die Nordtec AG bekommt einen neuen Finanzchef: Jan Hartwig löst im Juli Julia Brandl ab.",
        {
            ("end", "Julia Brandl", "cfo", "Nordtec AG", "planned"),
            ("start", "Jan Hartwig", "cfo", "Nordtec AG", "planned"),
        },
    ),
    (
        "Wechsel an der Spitze der Nordtec AG: Jan Hartwig geht, Julia Brandl kommt.",
        {
            ("end", "Jan Hartwig", "ceo", "Nordtec AG", "actual"),
            ("start", "Julia Brandl", "ceo", "Nordtec AG", "actual"),
        },
    ),
    (
        "Nordtec tauscht den Finanzchef aus: Für Jan Hartwig kommt Julia Brandl.",
        {
            ("end", "Jan Hartwig", "cfo", "Nordtec", "actual"),
            ("start", "Julia Brandl", "cfo", "Nordtec", "actual"),
        },
    ),
    (
        (
            "Die Nordtec AG braucht einen neuen Finanzchef. Jan Hartwig "
            "hat den Posten nach elf Monaten aufgegeben."
        ),
        {("end", "Jan Hartwig", "cfo", "Nordtec AG", "actual")},
    ),
    (
        "Nordtec-Chef Jan Hartwig geht. Seinen Posten übernimmt Julia Brandl.",
        {
            ("end", "Jan Hartwig", "ceo", "Nordtec", "actual"),
            ("start", "Julia Brandl", "ceo", "Nordtec", "actual"),
        },
    ),
    (
        "Nordtec-Chef Jan Hartwig geht. Sein Nachfolger wird der 48-jährige Ingenieur Karl Moser.",
        {
            ("end", "Jan Hartwig", "ceo", "Nordtec", "actual"),
            ("start", "Karl Moser", "ceo", "Nordtec", "planned"),
        },
    ),
    (
        "Nordtec-Chef Jan Hartwig geht. Auf ihn folgt Julia Brandl.",
        {
            ("end", "Jan Hartwig", "ceo", "Nordtec", "actual"),
            ("start", "Julia Brandl", "ceo", "Nordtec", "actual"),
        },
    ),
    (
        "Nordtec-Chef Jan Hartwig geht. Ihm folgt Julia Brandl nach.",
        {
            ("end", "Jan Hartwig", "ceo", "Nordtec", "actual"),
            ("start", "Julia Brandl", "ceo", "Nordtec", "actual"),
        },
    ),
    (
        "Nordtec-Chef Jan Hartwig geht. An seiner Stelle übernimmt Julia Brandl die Führung.",
        {
            ("end", "Jan Hartwig", "ceo", "Nordtec", "actual"),
            ("start", "Julia Brandl", "ceo", "Nordtec", "actual"),
        },
    ),
    (
        "Nordtec-Chef Jan Hartwig geht. Auf seinem Stuhl nimmt im Juli Julia Brandl Platz.",
        {
            ("end", "Jan Hartwig", "ceo", "Nordtec", "actual"),
            ("start", "Julia Brandl", "ceo", "Nordtec", "planned"),
        },
    ),
    (
        "Nordtec-Chef Jan Hartwig geht. Seine Aufgaben übernimmt vorerst Finanzchefin Julia Brandl.",
        {
            ("end", "Jan Hartwig", "ceo", "Nordtec", "actual"),
            ("start", "Julia Brandl", "ceo", "Nordtec", "actual"),
        },
    ),
    (
        "Nordtec-Chef Jan Hartwig geht. Die Nachfolge tritt Julia Brandl an.",
        {
            ("end", "Jan Hartwig", "ceo", "Nordtec", "actual"),
            ("start", "Julia Brandl", "ceo", "Nordtec", "actual"),
        },
    ),
    (
        "Nordtec-Chef Jan Hartwig geht. Als Nachfolgerin ist Julia Brandl vorgesehen.",
        {
            ("end", "Jan Hartwig", "ceo", "Nordtec", "actual"),
            ("start", "Julia Brandl", "ceo", "Nordtec", "planned"),
        },
    ),
    (
        "Nordtec-Chef Jan Hartwig geht. Nachfolgerin ist Julia Brandl, bisher Vertriebschefin.",
        {
            ("end", "Jan Hartwig", "ceo", "Nordtec", "actual"),
            ("end", "Julia Brandl", "chief_other", "Nordtec", "actual"),
            ("start", "Julia Brandl", "ceo", "Nordtec", "actual"),
        },
    ),
    (
        (
            "Julia Brandl wird neue Chefin der Nordtec AG. Die 48-Jährige "
            "löst Jan Hartwig ab, der in den Ruhestand geht."
        ),
        {
            ("end", "Jan Hartwig", "ceo", "Nordtec AG", "planned"),
            ("start", "Julia Brandl", "ceo", "Nordtec AG", "planned"),
        },
    ),
    (
        "Julia Brandl wird neue Chefin der Nordtec AG. Die bisherige Finanzchefin tritt ihr Amt im Juli an.",
        {
            ("end", "Julia Brandl", "cfo", "Nordtec AG", "planned"),
            ("start", "Julia Brandl", "ceo", "Nordtec AG", "planned"),
        },
    ),
    (
        "Julia Brandl wird neue Chefin der Nordtec AG. "
        "Ihr Vorgänger Jan Hartwig hatte das Unternehmen im März verlassen.",
        {
            ("end", "Jan Hartwig", "ceo", "Nordtec AG", "actual"),
            ("start", "Julia Brandl", "ceo", "Nordtec AG", "planned"),
        },
    ),
    (
        "Julia Brandl wird neue Chefin der Nordtec AG. Vorgänger Jan Hartwig wechselt in den Aufsichtsrat.",
        {
            ("end", "Jan Hartwig", "ceo", "Nordtec AG", "actual"),
            ("start", "Jan Hartwig", "board_member", "Nordtec AG", "actual"),
            ("start", "Julia Brandl", "ceo", "Nordtec AG", "planned"),
        },
    ),
    (
        "Julia Brandl wird neue Chefin der Nordtec AG. "
        "Jan Hartwig, der das Unternehmen seit 2015 führte, scheidet aus.",
        {
            ("end", "Jan Hartwig", "ceo", "Nordtec AG", "planned"),
            ("start", "Julia Brandl", "ceo", "Nordtec AG", "planned"),
        },
    ),
    (
        "Jan Hartwig führte die Nordtec AG zwölf Jahre lang. Nun hört er auf.",
        {("end", "Jan Hartwig", "ceo", "Nordtec AG", "actual")},
    ),
    (
        (
            "Jan Hartwig ist seit 2015 Chef der Nordtec AG. Im Juni läuft "
            "sein Vertrag aus, verlängert wird er nicht."
        ),
        {("end", "Jan Hartwig", "ceo", "Nordtec AG", "planned")},
    ),
    (
        "Jan Hartwig verlässt die Nordtec AG. Der Finanzchef geht zum Konkurrenten Südtec.",
        {("end", "Jan Hartwig", "cfo", "Nordtec AG", "actual")},
    ),
    (
        (
            "Jan Hartwig kommt von Südtec, wo er zuletzt den Vertrieb "
            "leitete. Er wird Finanzchef der Nordtec AG."
        ),
        {("start", "Jan Hartwig", "cfo", "Nordtec AG", "planned")},
    ),
    (
        (
            "Der Aufsichtsrat der Nordtec AG hat einen Nachfolger für Jan "
            "Hartwig gefunden: Vorstandschef wird Karl Moser."
        ),
        {
            ("end", "Jan Hartwig", "ceo", "Nordtec AG", "actual"),
            ("start", "Karl Moser", "ceo", "Nordtec AG", "planned"),
        },
    ),
    (
        "Die Nordtec AG hat drei neue Aufsichtsräte: Jan Hartwig, Julia Brandl und Karl Moser.",
        {
            ("start", "Jan Hartwig", "board_member", "Nordtec AG", "actual"),
            ("start", "Julia Brandl", "board_member", "Nordtec AG", "actual"),
            ("start", "Karl Moser", "board_member", "Nordtec AG", "actual"),
        },
    ),
    (
        "In den Aufsichtsrat der Nordtec AG wurden Jan Hartwig, Julia Brandl und Karl Moser gewählt.",
        {
            ("start", "Jan Hartwig", "board_member", "Nordtec AG", "actual"),
            ("start", "Julia Brandl", "board_member", "Nordtec AG", "actual"),
            ("start", "Karl Moser", "board_member", "Nordtec AG", "actual"),
        },
    ),
    (
        (
            "Der Turnverein Aldorf hat Jan Hartwig zum Vorsitzenden, Julia Brandl zur "
            "Stellvertreterin und Karl Moser zum Kassenwart gewählt."
        ),
        {
            ("start", "Jan Hartwig", "president", "Turnverein Aldorf", "actual"),
            ("start", "Julia Brandl", "vice_president", "Turnverein Aldorf", "actual"),
            ("start", "Karl Moser", "treasurer", "Turnverein Aldorf", "actual"),
        },
    ),
    (
        (
            "Neu im Vorstand des Turnvereins Aldorf sind Jan Hartwig als "
            "Kassier und Julia Brandl als Schriftführerin."
        ),
        {
            ("start", "Jan Hartwig", "treasurer", "Turnverein Aldorf", "actual"),
            ("start", "Julia Brandl", "secretary", "Turnverein Aldorf", "actual"),
        },
    ),
    (
        (
            "Die Mitglieder des Turnvereins Aldorf wählten Jan Hartwig einstimmig zum neuen "
            "Präsidenten. Er folgt auf Julia Brandl, die nach zehn Jahren nicht mehr antrat."
        ),
        {
            ("end", "Julia Brandl", "president", "Turnverein Aldorf", "actual"),
            ("start", "Jan Hartwig", "president", "Turnverein Aldorf", "actual"),
        },
    ),
    (
        "„Ich höre Ende Juni auf“, sagte Nordtec-Chef Jan Hartwig der Zeitung.",
        {("end", "Jan Hartwig", "ceo", "Nordtec", "planned")},
    ),
    (
        (
            "„Ich werde mein Amt zum Jahresende niederlegen“, sagt Jan "
            "Hartwig, Präsident des Turnvereins Aldorf."
        ),
        {("end", "Jan Hartwig", "president", "Turnverein Aldorf", "planned")},
    ),
    (
        "„Nach zwölf Jahren ist für mich Schluss“, sagte Nordtec-Chef Jan Hartwig.",
        {("end", "Jan Hartwig", "ceo", "Nordtec", "actual")},
    ),
    (
        "Jan Hartwig, bislang Finanzchef der Nordtec AG, rückt an die Spitze des Konzerns.",
        {
            ("end", "Jan Hartwig", "cfo", "Nordtec AG", "actual"),
            ("start", "Jan Hartwig", "ceo", "Nordtec AG", "actual"),
        },
    ),
    (
        "Vom Finanzchef zum Vorstandschef: Jan Hartwig übernimmt bei der Nordtec AG.",
        {
            ("end", "Jan Hartwig", "cfo", "Nordtec AG", "actual"),
            ("start", "Jan Hartwig", "ceo", "Nordtec AG", "actual"),
        },
    ),
    (
        "Finanzchef Jan Hartwig steigt zum Vorstandschef der Nordtec AG auf.",
        {
            ("end", "Jan Hartwig", "cfo", "Nordtec AG", "actual"),
            ("start", "Jan Hartwig", "ceo", "Nordtec AG", "actual"),
        },
    ),
    (
        "Die Nordtec AG befördert ihre Marketingleiterin Julia Brandl zur Geschäftsführerin.",
        {
            ("end", "Julia Brandl", "head", "Nordtec AG", "actual"),
            ("start", "Julia Brandl", "general_manager", "Nordtec AG", "actual"),
        },
    ),
    (
        "Die Nordtec AG trennt sich von ihrem Finanzchef. Jan Hartwig scheidet mit sofortiger Wirkung aus.",
        {("end", "Jan Hartwig", "cfo", "Nordtec AG", "actual")},
    ),
    (
        "Die Nordtec AG und ihr Finanzchef Jan Hartwig gehen getrennte Wege.",
        {("end", "Jan Hartwig", "cfo", "Nordtec AG", "actual")},
    ),
    (
        "Jan Hartwig scheidet im gegenseitigen Einvernehmen aus dem Vorstand der Nordtec AG aus.",
        {("end", "Jan Hartwig", "board_member", "Nordtec AG", "actual")},
    ),
    (
        "Nordtec-Chef Jan Hartwig ist am Montag gestorben.",
        {("end", "Jan Hartwig", "ceo", "Nordtec", "actual")},
    ),
    (
        "Nordtec-Chef Jan Hartwig übernimmt zusätzlich den Finanzbereich.",
        {("start", "Jan Hartwig", "cfo", "Nordtec", "actual")},
    ),
    (
        "Nordtec-Chef Jan Hartwig gibt die Leitung der Finanzen ab.",
        {("end", "Jan Hartwig", "cfo", "Nordtec", "actual")},
    ),
    (
        "Die Nordtec AG holt Julia Brandl von der Südtec AG als Finanzchefin.",
        {("start", "Julia Brandl", "cfo", "Nordtec AG", "actual")},
    ),
    (
        "Die Nordtec AG angelt sich Julia Brandl als Finanzchefin.",
        {("start", "Julia Brandl", "cfo", "Nordtec AG", "actual")},
    ),
    (
        "Die Nordtec AG hat sich die Dienste von Julia Brandl als Finanzchefin gesichert.",
        {("start", "Julia Brandl", "cfo", "Nordtec AG", "actual")},
    ),
    (
        "Julia Brandl heuert bei der Nordtec AG als Finanzchefin an.",
        {("start", "Julia Brandl", "cfo", "Nordtec AG", "actual")},
    ),
    (
        "Julia Brandl hat am Montag bei der Nordtec AG als Finanzchefin angefangen.",
        {("start", "Julia Brandl", "cfo", "Nordtec AG", "actual")},
    ),
    (
        "Seit Montag ist Julia Brandl Finanzchefin der Nordtec AG.",
        {("start", "Julia Brandl", "cfo", "Nordtec AG", "actual")},
    ),
    (
        "Seit Montag verantwortet Julia Brandl als Finanzvorständin die Zahlen der Nordtec AG.",
        {("start", "Julia Brandl", "cfo", "Nordtec AG", "actual")},
    ),
    (
        "Julia Brandl leitet seit Montag die Geschicke der Nordtec AG.",
        {("start", "Julia Brandl", "ceo", "Nordtec AG", "actual")},
    ),
    (
        "Julia Brandl hat am Montag die Führung der Nordtec AG übernommen.",
        {("start", "Julia Brandl", "ceo", "Nordtec AG", "actual")},
    ),
    (
        "Ab Juli hat bei der Nordtec AG Julia Brandl den Hut auf.",
        {("start", "Julia Brandl", "ceo", "Nordtec AG", "planned")},
    ),
    (
        (
            "Die Nordtec AG stellt sich neu auf: Julia Brandl wird "
            "Finanzchefin, Karl Moser übernimmt den Vertrieb."
        ),
        {
            ("start", "Julia Brandl", "cfo", "Nordtec AG", "planned"),
            ("start", "Karl Moser", "head", "Nordtec AG", "planned"),
        },
    ),
    (
        "Jan Hartwig, den der Aufsichtsrat am Montag zum Chef der Nordtec AG berufen hat, gilt als Sanierer.",
        {("start", "Jan Hartwig", "ceo", "Nordtec AG", "actual")},
    ),
    (
        "Es ist Jan Hartwig, den die Nordtec AG zum Finanzchef ernennt.",
        {("start", "Jan Hartwig", "cfo", "Nordtec AG", "actual")},
    ),
    (
        "Julia Brandl, die im März zur Finanzchefin der Nordtec AG ernannt wurde, lobte den Umbau.",
        {("start", "Julia Brandl", "cfo", "Nordtec AG", "actual")},
    ),
    (
        "Jan Hartwig, dessen Vertrag als Finanzchef der Nordtec AG nicht verlängert wurde, geht im Juni.",
        {("end", "Jan Hartwig", "cfo", "Nordtec AG", "planned")},
    ),
    (
        "Jan Hartwig zieht bei der Nordtec AG an die Spitze der Sparte Additive.",
        {("start", "Jan Hartwig", "head", "Nordtec AG", "actual")},
    ),
    (
        "Neuer Mann fürs Recht bei der Nordtec AG ist der bisherige Kartellanwalt Bernd Stoll.",
        {("start", "Bernd Stoll", "general_counsel", "Nordtec AG", "actual")},
    ),
    ("„Ein guter Mann“, sagte Nordtec-Chef Jan Hartwig über den Vorgänger.", set()),
    ("Der Vorgänger von Nordtec-Chef Jan Hartwig war Ingenieur.", set()),
    (
        "Vorgänger von Jan Hartwig als Chef der Nordtec AG war Karl Moser.",
        {("end", "Karl Moser", "ceo", "Nordtec AG", "actual")},
    ),
    (
        "Jan Hartwig ist Chef der Nordtec AG. Vorgänger Karl Moser schweigt.",
        {("end", "Karl Moser", "ceo", "Nordtec AG", "actual")},
    ),
    (
        "Die Nordtec AG besetzt den Posten des Finanzchefs mit Julia Brandl.",
        {("start", "Julia Brandl", "cfo", "Nordtec AG", "actual")},
    ),
    (
        "Der Posten des Finanzchefs der Nordtec AG wird mit Julia Brandl besetzt.",
        {("start", "Julia Brandl", "cfo", "Nordtec AG", "planned")},
    ),
    ("Nordtec-Chef Jan Hartwig will den Posten des Finanzchefs mit einem Externen besetzen.", set()),
    (
        "Josef Zacherl, 67, hat sich aus dem Aufsichtsrat der Nordtec AG zurückgezogen.",
        {("end", "Josef Zacherl", "board_member", "Nordtec AG", "actual")},
    ),
    (
        "Jan Hartwig legt sein Amt als Chef der Nordtec AG nieder und übergibt an Julia Brandl.",
        {
            ("end", "Jan Hartwig", "ceo", "Nordtec AG", "actual"),
            ("start", "Julia Brandl", "ceo", "Nordtec AG", "actual"),
        },
    ),
    ("Jan Hartwig, bis März Chef der Nordtec AG, klagt.", set()),
    (
        "Der im März ausgeschiedene Nordtec-Chef Jan Hartwig klagt auf Abfindung.",
        {("end", "Jan Hartwig", "ceo", "Nordtec", "planned")},
    ),
    (
        "Die zur Finanzchefin der Nordtec AG ernannte Julia Brandl wirbt um Vertrauen.",
        {("start", "Julia Brandl", "cfo", "Nordtec AG", "actual")},
    ),
    ("Die neue Nordtec-Chefin heißt Julia Brandl.", {("start", "Julia Brandl", "ceo", "Nordtec", "actual")}),
    (
        "Neue Nordtec-Chefin: Julia Brandl tritt im Juli an.",
        {("start", "Julia Brandl", "ceo", "Nordtec", "planned")},
    ),
    (
        "Chefin der Nordtec AG wird zum Juli Julia Brandl.",
        {("start", "Julia Brandl", "ceo", "Nordtec AG", "planned")},
    ),
    (
        "Julia Brandl wird es: Die Finanzchefin rückt an die Spitze der Nordtec AG.",
        {
            ("end", "Julia Brandl", "cfo", "Nordtec AG", "actual"),
            ("start", "Julia Brandl", "ceo", "Nordtec AG", "actual"),
        },
    ),
    (
        "Die Nordtec AG wird künftig von Julia Brandl geführt.",
        {("start", "Julia Brandl", "ceo", "Nordtec AG", "planned")},
    ),
    (
        "Die Nordtec AG wird seit Montag von Julia Brandl geleitet.",
        {("start", "Julia Brandl", "ceo", "Nordtec AG", "actual")},
    ),
    (
        "An der Spitze der Nordtec AG steht künftig Julia Brandl.",
        {("start", "Julia Brandl", "ceo", "Nordtec AG", "planned")},
    ),
    (
        "An der Spitze der Nordtec AG steht seit Montag Julia Brandl.",
        {("start", "Julia Brandl", "ceo", "Nordtec AG", "actual")},
    ),
    (
        "Julia Brandl steht seit Montag an der Spitze der Nordtec AG.",
        {("start", "Julia Brandl", "ceo", "Nordtec AG", "actual")},
    ),
    (
        "Mit Julia Brandl übernimmt erstmals eine Frau die Leitung der Nordtec AG.",
        {("start", "Julia Brandl", "ceo", "Nordtec AG", "actual")},
    ),
    (
        "Mit Jan Hartwig verlässt der letzte Gründer den Vorstand der Nordtec AG.",
        {("end", "Jan Hartwig", "board_member", "Nordtec AG", "actual")},
    ),
    (
        "Mit Jan Hartwig verliert die Nordtec AG ihren Finanzchef.",
        {("end", "Jan Hartwig", "cfo", "Nordtec AG", "actual")},
    ),
    (
        (
            "Nach dem Rücktritt von Jan Hartwig als Präsident des Turnvereins "
            "Aldorf wurde Julia Brandl zur Nachfolgerin gewählt."
        ),
        {
            ("end", "Jan Hartwig", "president", "Turnverein Aldorf", "actual"),
            ("start", "Julia Brandl", "president", "Turnverein Aldorf", "actual"),
        },
    ),
    (
        "Nach 24 Jahren als Präsidentin des Turnvereins Aldorf tritt Julia Brandl ab.",
        {("end", "Julia Brandl", "president", "Turnverein Aldorf", "actual")},
    ),
    (
        "Die Ära Jan Hartwig bei der Nordtec AG ist zu Ende: Der Vorstandschef geht in Rente.",
        {("end", "Jan Hartwig", "ceo", "Nordtec AG", "actual")},
    ),
    (
        "Nordtec-Vorstand bestellt Jan Hartwig zum Prokuristen.",
        {("start", "Jan Hartwig", "other", "Nordtec", "actual")},
    ),
    ("Jan Hartwig bleibt Chef der Nordtec AG.", set()),
    ("Der Vertrag von Nordtec-Chef Jan Hartwig wurde bis 2029 verlängert.", set()),
    (
        "Julia Brandl soll neue Chefin der Nordtec AG werden.",
        {("start", "Julia Brandl", "ceo", "Nordtec AG", "planned")},
    ),
    (
        "Julia Brandl könnte neue Chefin der Nordtec AG werden.",
        {("start", "Julia Brandl", "ceo", "Nordtec AG", "possible")},
    ),
    (
        "Aussichtsreichste Kandidatin für den Chefposten der Nordtec AG ist Julia Brandl.",
        {("start", "Julia Brandl", "ceo", "Nordtec AG", "possible")},
    ),
    ("Nordtec-Chef Jan Hartwig geht davon aus, dass der Umsatz steigt.", set()),
    ("Nordtec-Chef Jan Hartwig geht mit gutem Beispiel voran.", set()),
    ("Nordtec-Chef Jan Hartwig geht in die Offensive.", set()),
    ("Nordtec-Chef Jan Hartwig gibt sich kämpferisch und gibt die Hoffnung nicht auf.", set()),
    ("Nordtec-Chef Jan Hartwig gibt ein Gebäude in Altenau auf.", set()),
    (
        "Nordtec-Chef Jan Hartwig legte Zahlen vor und trat dem Eindruck entgegen, der Konzern schwächle.",
        set(),
    ),
    ("Nordtec-Chef Jan Hartwig räumt Fehler ein.", set()),
    ("Nordtec-Chef Jan Hartwig räumte ein, die Lage sei ernst.", set()),
    ("Nordtec-Chef Jan Hartwig kommt aus Bremen.", set()),
    ("Nordtec-Chef Jan Hartwig kommt am Montag nach Berlin.", set()),
    ("Nordtec-Chef Jan Hartwig kommt mit dem Rad.", set()),
    ("Nordtec-Chef Jan Hartwig tritt am Montag vor die Presse.", set()),
    ("Nordtec-Chef Jan Hartwig tritt bei der Gala als Sänger auf.", set()),
    ("Nordtec-Chef Jan Hartwig nimmt Platz.", set()),
    ("Nordtec-Chef Jan Hartwig nahm am Montag den Preis entgegen.", set()),
    ("Nordtec-Chef Jan Hartwig übernimmt die Patenschaft für einen Pinguin.", set()),
    ("Nordtec-Chef Jan Hartwig übernimmt die Verantwortung für den Verlust.", set()),
    ("Die Nordtec AG übernimmt die Südtec GmbH. Nordtec-Chef Jan Hartwig lobte den Kauf.", set()),
    ("Nordtec-Chef Jan Hartwig holt den Auftrag nach Altenau.", set()),
    ("Nordtec-Chef Jan Hartwig holt sich Hilfe von Berater Karl Moser.", set()),
    ("Nordtec-Chef Jan Hartwig folgt dem Rat seiner Finanzchefin Julia Brandl.", set()),
    ("Auf Nordtec-Chef Jan Hartwig folgte als Redner der Bürgermeister Karl Moser.", set()),
    ("Nordtec-Chef Jan Hartwig beerbt seinen Vater nicht.", set()),
    ("Nordtec-Chef Jan Hartwig beruft sich auf ein Gutachten.", set()),
    ("Nordtec-Chef Jan Hartwig bestellt Wein beim Winzer Karl Moser.", set()),
    ("Nordtec-Chef Jan Hartwig wählte deutliche Worte.", set()),
    ("Nordtec-Chef Jan Hartwig wurde zum Manager des Jahres gewählt.", set()),
    ("Nordtec-Chef Jan Hartwig wurde zum Ehrenbürger ernannt.", set()),
    ("Nordtec-Chef Jan Hartwig hat Julia Brandl geheiratet.", set()),
    ("Nordtec-Chef Jan Hartwig entlässt 300 Mitarbeiter.", set()),
    ("Nordtec-Chef Jan Hartwig stellt das neue Modell vor.", set()),
    ("Nordtec-Chef Jan Hartwig stellte Finanzchefin Julia Brandl ein gutes Zeugnis aus.", set()),
    ("Nordtec-Chef Jan Hartwig setzt auf Finanzchefin Julia Brandl.", set()),
    ("Nordtec-Chef Jan Hartwig trennt sich von der Sparte Pumpen.", set()),
    ("Nordtec-Chef Jan Hartwig verabschiedete die Gäste.", set()),
    ("Nordtec-Chef Jan Hartwig verlässt das Podium.", set()),
    ("Nordtec-Chef Jan Hartwig verließ die Sitzung vorzeitig.", set()),
    ("Nordtec-Chef Jan Hartwig zieht Bilanz.", set()),
    ("Nordtec-Chef Jan Hartwig zieht sich warm an.", set()),
    ("Nordtec-Chef Jan Hartwig zieht nach Wien.", set()),
    ("Nordtec-Chef Jan Hartwig ersetzt die alten Maschinen.", set()),
    ("Nordtec-Chef Jan Hartwig löst ein Versprechen ein.", set()),
    ("Nordtec-Chef Jan Hartwig sitzt am Montag im Zug nach Berlin.", set()),
    ("Nordtec-Chef Jan Hartwig steht vor einem Problem.", set()),
    ("Nordtec-Chef Jan Hartwig steht seinem Kollegen Karl Moser zur Seite.", set()),
    ("Nordtec-Chef Jan Hartwig kümmert sich künftig um seinen Garten.", set()),
    ("Nordtec-Chef Jan Hartwig packt die Koffer für die Dienstreise.", set()),
    ("Nordtec-Chef Jan Hartwig wechselt den Anwalt.", set()),
    ("Nordtec-Chef Jan Hartwig wechselt das Thema.", set()),
    ("Nordtec-Chef Jan Hartwig sucht einen neuen Finanzchef.", set()),
    ("Die Nordtec AG sucht einen Nachfolger für ihren Standort in Altenau, sagt Chef Jan Hartwig.", set()),
    ("Der neue Kran löst den alten ab, erklärt Werksleiter Jan Hartwig.", set()),
    ("Der Zug endet in Altenau, sagte Bahnchef Jan Hartwig.", set()),
    ("Das Abkommen läuft aus, sagte Nordtec-Chef Jan Hartwig.", set()),
    ("Mit dem Bau beauftragte Nordtec-Chef Jan Hartwig die Firma Südtec.", set()),
    ("Trainer Karl Moser wurde entlassen, bestätigte Klubpräsident Jan Hartwig.", set()),
    ("Stürmer Karl Moser wechselt zum FC Altenau. Klubpräsident Jan Hartwig freut sich.", set()),
    ("Finanzminister Karl Moser tritt zurück. Nordtec-Chef Jan Hartwig bedauert das.", set()),
    ("Bürgermeister Karl Moser legt sein Amt nieder. Nordtec-Chef Jan Hartwig bedauert das.", set()),
    (
        "Mit Wirkung zum 1. Juli 2024 wurde Jan Hartwig zum Mitglied des Vorstands der Nordtec AG bestellt.",
        {("start", "Jan Hartwig", "board_member", "Nordtec AG", "planned")},
    ),
    (
        (
            "Die Nordtec AG gibt bekannt, dass Finanzvorstand Jan Hartwig "
            "sein Mandat mit Ablauf des 30. Juni niederlegt."
        ),
        {("end", "Jan Hartwig", "cfo", "Nordtec AG", "planned")},
    ),
    (
        (
            "Wie die Nordtec AG mitteilte, scheidet Finanzvorstand Jan "
            "Hartwig auf eigenen Wunsch zum 30. Juni aus."
        ),
        {("end", "Jan Hartwig", "cfo", "Nordtec AG", "planned")},
    ),
    (
        (
            "Wie die Nordtec AG mitteilte, wird Julia Brandl am 1. Juli die "
            "Nachfolge von Jan Hartwig als Finanzvorstand antreten."
        ),
        {
            ("end", "Jan Hartwig", "cfo", "Nordtec AG", "planned"),
            ("start", "Julia Brandl", "cfo", "Nordtec AG", "planned"),
        },
    ),
    (
        (
            "Nordtec AG: Julia Brandl (48) ist zur neuen Finanzchefin ernannt "
            "worden. Sie folgt auf Jan Hartwig (61), der in Pension geht."
        ),
        {
            ("end", "Jan Hartwig", "cfo", "Nordtec AG", "actual"),
            ("start", "Julia Brandl", "cfo", "Nordtec AG", "actual"),
        },
    ),
    (
        (
            "Julia Brandl, 48, ist neue Finanzchefin der Nordtec AG. Die "
            "Betriebswirtin war zuvor Leiterin Controlling bei Südtec."
        ),
        {("start", "Julia Brandl", "cfo", "Nordtec AG", "actual")},
    ),
    (
        "Julia Brandl (48) hat die Leitung des Nordtec-Werks in Altenau übernommen.",
        {("start", "Julia Brandl", "head", "Altenau", "actual")},
    ),
    (
        "Julia Brandl verstärkt ab Juli die Geschäftsführung der Nordtec GmbH.",
        {("start", "Julia Brandl", "general_manager", "Nordtec GmbH", "planned")},
    ),
    (
        "Julia Brandl ist per sofort CEO der Nordtec Holding.",
        {("start", "Julia Brandl", "ceo", "Nordtec Holding", "actual")},
    ),
    (
        "Der Stiftungsrat der Museumsstiftung Kleinau hat Julia Brandl zur neuen Direktorin gewählt.",
        {("start", "Julia Brandl", "head", "Museumsstiftung Kleinau", "actual")},
    ),
    (
        (
            "Der Verwaltungsrat der Nordtec Holding schlägt der "
            "Generalversammlung Jan Hartwig als neuen Präsidenten vor."
        ),
        {("start", "Jan Hartwig", "president", "Nordtec Holding", "planned")},
    ),
    (
        (
            "Jan Hartwig stellt sich an der Generalversammlung der Nordtec Holding "
            "nicht mehr zur Wiederwahl als Verwaltungsratspräsident."
        ),
        {("end", "Jan Hartwig", "chair", "Nordtec Holding", "planned")},
    ),
    (
        "Die Generalversammlung der Nordtec Holding wählte Julia Brandl neu in den Verwaltungsrat.",
        {("start", "Julia Brandl", "board_member", "Nordtec Holding", "actual")},
    ),
    (
        "Obmann Jan Hartwig übergab die Führung des Musikvereins Altenau an Julia Brandl.",
        {
            ("end", "Jan Hartwig", "president", "Musikverein Altenau", "actual"),
            ("start", "Julia Brandl", "president", "Musikverein Altenau", "actual"),
        },
    ),
    (
        (
            "Bei der Jahreshauptversammlung des Musikvereins Altenau wurde Jan Hartwig "
            "als Obmann bestätigt, neue Kassierin ist Julia Brandl."
        ),
        {("start", "Julia Brandl", "treasurer", "Musikverein Altenau", "actual")},
    ),
    (
        (
            "Der Musikverein Altenau hat einen neuen Obmann: Auf Jan Hartwig, der "
            "nach 20 Jahren nicht mehr kandidierte, folgt Karl Moser."
        ),
        {
            ("end", "Jan Hartwig", "president", "Musikverein Altenau", "actual"),
            ("start", "Karl Moser", "president", "Musikverein Altenau", "actual"),
        },
    ),
    ("Jan Hartwig tritt als Trainer zurück.", set()),
    (
        (
            "Bernd Kolb ist neuer Chefredakteur der Altenauer Nachrichten. "
            "Er löst Jan Hartwig ab, der Herausgeber wird."
        ),
        {
            ("end", "Jan Hartwig", "head", "Altenauer Nachrichten", "actual"),
            ("start", "Bernd Kolb", "head", "Altenauer Nachrichten", "actual"),
            ("start", "Jan Hartwig", "other", "Altenauer Nachrichten", "planned"),
        },
    ),
    (
        "Jan Hartwig leitet künftig das Klinikum Oberberg. Der Arzt folgt auf Karl Moser.",
        {
            ("end", "Karl Moser", "head", "Klinikum Oberberg", "planned"),
            ("start", "Jan Hartwig", "head", "Klinikum Oberberg", "planned"),
        },
    ),
    (
        (
            "Jan Hartwig, Chef der Nordtec AG, hat den Aufsichtsrat um "
            "vorzeitige Auflösung seines Vertrags gebeten."
        ),
        {("end", "Jan Hartwig", "ceo", "Nordtec AG", "actual")},
    ),
    ("Nach Bekanntwerden der Affäre ließ Nordtec-Chef Jan Hartwig sein Amt ruhen.", set()),
    (
        "Der Aufsichtsrat der Nordtec AG stellte Vorstandschef Jan Hartwig mit sofortiger Wirkung frei.",
        {("end", "Jan Hartwig", "ceo", "Nordtec AG", "actual")},
    ),
    (
        "Der Aufsichtsrat der Nordtec AG hat die Bestellung von Jan Hartwig zum Vorstandschef widerrufen.",
        {("end", "Jan Hartwig", "ceo", "Nordtec AG", "actual")},
    ),
    (
        "Jan Hartwig ist mit sofortiger Wirkung als Vorstandschef der Nordtec AG zurückgetreten.",
        {("end", "Jan Hartwig", "ceo", "Nordtec AG", "actual")},
    ),
    (
        "Überraschend hat Jan Hartwig seinen Posten als Vorstandschef der Nordtec AG geräumt.",
        {("end", "Jan Hartwig", "ceo", "Nordtec AG", "actual")},
    ),
    (
        "Jan Hartwig wechselt von der Nordtec AG zur Südtec AG, wo er Vorstandschef wird.",
        {("start", "Jan Hartwig", "ceo", "Südtec AG", "planned")},
    ),
    (
        "Jan Hartwig wird Vorstandschef der Südtec AG. Bislang war er Finanzchef der Nordtec AG.",
        {
            ("end", "Jan Hartwig", "cfo", "Nordtec AG", "planned"),
            ("start", "Jan Hartwig", "ceo", "Südtec AG", "planned"),
        },
    ),
    (
        "Jan Hartwig gibt den Vorstandsvorsitz der Nordtec AG ab, bleibt aber Aufsichtsrat der Südtec AG.",
        {("end", "Jan Hartwig", "ceo", "Nordtec AG", "actual")},
    ),
    (
        "Die Suche ist beendet: Jan Hartwig soll die Nordtec AG führen.",
        {("start", "Jan Hartwig", "ceo", "Nordtec AG", "planned")},
    ),
    (
        "Jan Hartwig wird die Nordtec AG künftig führen.",
        {("start", "Jan Hartwig", "ceo", "Nordtec AG", "planned")},
    ),
    ("Ab Juli führt Jan Hartwig die Nordtec AG.", {("start", "Jan Hartwig", "ceo", "Nordtec AG", "planned")}),
    (
        "Ab Juli führen Jan Hartwig und Julia Brandl die Nordtec AG gemeinsam.",
        {
            ("start", "Jan Hartwig", "ceo", "Nordtec AG", "planned"),
            ("start", "Julia Brandl", "ceo", "Nordtec AG", "planned"),
        },
    ),
    (
        "Jan Hartwig und Julia Brandl bilden die neue Doppelspitze der Nordtec AG.",
        {
            ("start", "Jan Hartwig", "ceo", "Nordtec AG", "actual"),
            ("start", "Julia Brandl", "ceo", "Nordtec AG", "actual"),
        },
    ),
    (
        (
            "Neuer Finanzchef wird Jan Hartwig, der von der Südtec AG "
            "kommt. Die Nordtec AG hatte seit März gesucht."
        ),
        {("start", "Jan Hartwig", "cfo", "Südtec AG", "planned")},
    ),
    (
        "Zum neuen Finanzchef der Nordtec AG avanciert Jan Hartwig.",
        {("start", "Jan Hartwig", "cfo", "Nordtec AG", "actual")},
    ),
    (
        "Jan Hartwig tritt in die Fußstapfen von Karl Moser und wird Chef der Nordtec AG.",
        {
            ("end", "Karl Moser", "ceo", "Nordtec AG", "actual"),
            ("start", "Jan Hartwig", "ceo", "Nordtec AG", "actual"),
        },
    ),
    (
        "Interimistisch leitet Julia Brandl die Geschäfte der Nordtec AG.",
        {("start", "Julia Brandl", "ceo", "Nordtec AG", "actual")},
    ),
    (
        "Bis ein Nachfolger gefunden ist, führt Julia Brandl die Nordtec AG kommissarisch.",
        {("start", "Julia Brandl", "ceo", "Nordtec AG", "actual")},
    ),
    (
        "Die Aufgaben des Finanzchefs übernimmt bei der Nordtec AG vorerst Julia Brandl.",
        {("start", "Julia Brandl", "cfo", "Nordtec AG", "actual")},
    ),
    (
        "Nordtec-Finanzchef Jan Hartwig hört auf. Das teilte die Firma am Montag mit.",
        {("end", "Jan Hartwig", "cfo", "Nordtec", "actual")},
    ),
    ("Nordtec-Finanzchef Jan Hartwig ist weg.", {("end", "Jan Hartwig", "cfo", "Nordtec", "actual")}),
    ("Nordtec-Finanzchef Jan Hartwig ist gefeuert.", {("end", "Jan Hartwig", "cfo", "Nordtec", "actual")}),
    (
        "Nordtec-Finanzchef Jan Hartwig verlässt das Unternehmen nach nur einem Jahr.",
        {("end", "Jan Hartwig", "cfo", "Nordtec", "actual")},
    ),
    (
        "Nordtec-Finanzchef Jan Hartwig geht nach nur einem Jahr.",
        {("end", "Jan Hartwig", "cfo", "Nordtec", "actual")},
    ),
    (
        "Nordtec-Finanzchef Jan Hartwig steht vor dem Aus.",
        {("end", "Jan Hartwig", "cfo", "Nordtec", "possible")},
    ),
    (
        "Nordtec-Finanzchef Jan Hartwig will seinen Vertrag nicht verlängern.",
        {("end", "Jan Hartwig", "cfo", "Nordtec", "planned")},
    ),
    (
        "Nordtec-Finanzchef Jan Hartwig wird im Sommer von Julia Brandl abgelöst.",
        {
            ("end", "Jan Hartwig", "cfo", "Nordtec", "planned"),
            ("start", "Julia Brandl", "cfo", "Nordtec", "planned"),
        },
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_changes_of_everyday_sentences(
    text: str, expected: set[tuple[str, str, str, str | None, str]]
) -> None:
    assert changes(text) == expected
