"""German sentences and the claims they hold: clauses and their verbs, compounds, cases, names among nouns."""

import pytest

from tenure.model import Document
from tenure.reader import BuiltinReader

READER = BuiltinReader()


def changes(text: str) -> set[tuple[str, str, str, str | None, str]]:
    """The starts and ends drafted from a text and not denied, whatever their confidence."""
    document = Document(
        id="1", title="Personalie des Tages", text=text, published="2024-03-14", publisher="x", lang="de"
    )
    drafts, _ = READER.settled(document)
    return {
        (d.change or "", d.person.name, d.role or "", d.org.name if d.org else None, d.modality)
        for d in drafts
        if d.kind == "role"
        and d.person is not None
        and d.change in ("start", "end")
        and d.modality != "denied"
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "Der Aufsichtsrat der Kolmar AG hat Jens Petersen mit Wirkung zum 1. Oktober 2024 zum "
                "Vorstandsvorsitzenden bestellt."
            ),
            {("start", "Jens Petersen", "ceo", "Kolmar AG", "planned")},
        ),
        (
            "Neuer Finanzvorstand der Brettner Holding wird Sonja Maurer.",
            {("start", "Sonja Maurer", "cfo", "Brettner Holding", "planned")},
        ),
        (
            "Der Chef des Autozulieferers Mahlow, Dirk Ostermann, tritt zum Jahresende ab.",
            {("end", "Dirk Ostermann", "ceo", "Mahlow", "planned")},
        ),
        (
            "Uwe Carstens wird zum 30. Juni als Geschäftsführer der Hansa Logistik GmbH abberufen.",
            {("end", "Uwe Carstens", "general_manager", "Hansa Logistik GmbH", "planned")},
        ),
        (
            "Mit Petra Kling rückt erstmals eine Frau an die Spitze der Volksbank Murrtal.",
            {("start", "Petra Kling", "ceo", "Volksbank Murrtal", "actual")},
        ),
        (
            (
                "Petra Kling ist neue Vorstandsvorsitzende der Volksbank Murrtal. Sie folgt auf Karl Riedel, der "
                "in den Ruhestand gegangen ist."
            ),
            {
                ("end", "Karl Riedel", "ceo", "Volksbank Murrtal", "actual"),
                ("start", "Petra Kling", "ceo", "Volksbank Murrtal", "actual"),
            },
        ),
        (
            "Petra Kling löst Karl Riedel als Vorstandsvorsitzenden der Volksbank Murrtal ab.",
            {
                ("end", "Karl Riedel", "ceo", "Volksbank Murrtal", "actual"),
                ("start", "Petra Kling", "ceo", "Volksbank Murrtal", "actual"),
            },
        ),
        (
            "Karl Riedel übergibt den Vorstandsvorsitz der Volksbank Murrtal an Petra Kling.",
            {
                ("end", "Karl Riedel", "ceo", "Volksbank Murrtal", "actual"),
                ("start", "Petra Kling", "ceo", "Volksbank Murrtal", "actual"),
            },
        ),
        (
            "Karl Riedel gibt die Führung der Volksbank Murrtal im Mai an Petra Kling ab.",
            {
                ("end", "Karl Riedel", "ceo", "Volksbank Murrtal", "planned"),
                ("start", "Petra Kling", "ceo", "Volksbank Murrtal", "planned"),
            },
        ),
        (
            (
                "Als Nachfolgerin von Karl Riedel hat der Verwaltungsrat Petra Kling zur Direktorin der "
                "Kunsthalle Lohr berufen."
            ),
            {
                ("end", "Karl Riedel", "head", "Kunsthalle Lohr", "actual"),
                ("start", "Petra Kling", "head", "Kunsthalle Lohr", "actual"),
            },
        ),
        (
            (
                "Die Gesellschafter der Merzig Druck GmbH haben Lena Vogt und Tobias Hahn zu Geschäftsführern "
                "bestellt."
            ),
            {
                ("start", "Lena Vogt", "general_manager", "Merzig Druck GmbH", "actual"),
                ("start", "Tobias Hahn", "general_manager", "Merzig Druck GmbH", "actual"),
            },
        ),
        (
            "Lena Vogt rückt in den Vorstand der Albtal Versicherung auf.",
            {("start", "Lena Vogt", "board_member", "Albtal Versicherung", "actual")},
        ),
        (
            "Tobias Hahn legte sein Mandat als Aufsichtsratsvorsitzender der Albtal Versicherung nieder.",
            {("end", "Tobias Hahn", "chair", "Albtal Versicherung", "actual")},
        ),
        (
            (
                "Der Aufsichtsratsvorsitzende der Albtal Versicherung, Tobias Hahn, hat überraschend seinen "
                "Rücktritt erklärt."
            ),
            {("end", "Tobias Hahn", "chair", "Albtal Versicherung", "actual")},
        ),
        (
            "Lena Vogt, bislang Vertriebschefin, steigt zur Geschäftsführerin der Merzig Druck GmbH auf.",
            {
                ("end", "Lena Vogt", "chief_other", "Merzig Druck GmbH", "actual"),
                ("start", "Lena Vogt", "general_manager", "Merzig Druck GmbH", "actual"),
            },
        ),
        (
            "Lena Vogt tritt am 1. April ihr Amt als Rektorin der Hochschule Brenz an.",
            {("start", "Lena Vogt", "head", "Hochschule Brenz", "planned")},
        ),
        (
            (
                "Der „Brenztaler Bote“ hat eine neue Chefredakteurin. Lena Vogt folgt auf Tobias Hahn, der zum "
                "Verlag Donau Medien wechselt."
            ),
            {
                ("end", "Tobias Hahn", "head", "Brenztaler Bote", "actual"),
                ("start", "Lena Vogt", "head", "Brenztaler Bote", "actual"),
            },
        ),
        (
            "Tobias Hahn könnte neuer Chef der Donau Medien werden, heißt es in Branchenkreisen.",
            {("start", "Tobias Hahn", "ceo", "Donau Medien", "possible")},
        ),
        (
            "Laut Insidern soll Donau-Medien-Chef Karl Riedel noch in diesem Jahr abgelöst werden.",
            {("end", "Karl Riedel", "ceo", "Donau-Medien", "possible")},
        ),
        (
            "Die Donau Medien AG hat ihren Vorstandschef Karl Riedel gefeuert.",
            {("end", "Karl Riedel", "ceo", "Donau Medien AG", "actual")},
        ),
        (
            "Lena Vogt wechselt von der Sparkasse Murrtal zur Volksbank Brenz und wird dort Vorständin.",
            {("start", "Lena Vogt", "board_member", "Volksbank Brenz", "actual")},
        ),
        (
            (
                "Der bisherige Vertriebschef Tobias Hahn übernimmt den Vorsitz der Geschäftsführung der Merzig "
                "Druck GmbH."
            ),
            {
                ("end", "Tobias Hahn", "chief_other", "Merzig Druck GmbH", "actual"),
                ("start", "Tobias Hahn", "ceo", "Merzig Druck GmbH", "actual"),
            },
        ),
        (
            "Die Merzig AG holt Tobias Hahn als neuen Technikchef.",
            {("start", "Tobias Hahn", "cto", "Merzig AG", "actual")},
        ),
        (
            "In den Aufsichtsrat der Merzig AG wurden Lena Vogt und Tobias Hahn neu gewählt.",
            {
                ("start", "Lena Vogt", "board_member", "Merzig AG", "actual"),
                ("start", "Tobias Hahn", "board_member", "Merzig AG", "actual"),
            },
        ),
        (
            "Der Generaldirektor der Donaustrom AG, Gernot Pichler, legt sein Mandat zurück.",
            {("end", "Gernot Pichler", "general_manager", "Donaustrom AG", "actual")},
        ),
        (
            "Gernot Pichler folgt mit 1. März Erwin Zach als Generaldirektor der Donaustrom AG nach.",
            {
                ("end", "Erwin Zach", "general_manager", "Donaustrom AG", "actual"),
                ("start", "Gernot Pichler", "general_manager", "Donaustrom AG", "actual"),
            },
        ),
        (
            "Erwin Zach wurde vom Aufsichtsrat der Donaustrom AG als Vorstand abberufen.",
            {("end", "Erwin Zach", "board_member", "Donaustrom AG", "actual")},
        ),
        (
            "Der Finanzvorstand der Donaustrom AG, Erwin Zach, dementierte Gerüchte über seinen Rückzug.",
            set(),
        ),
        (
            "Bundeskanzler Gerd Ahlers berief Lena Vogt zur Chefin des Bundesamts für Wasserbau.",
            {("start", "Lena Vogt", "head", "Bundesamt für Wasserbau", "actual")},
        ),
        ("Trainer Mirko Blum ist beim FC Altheim zurückgetreten.", set()),
        ("Wirtschaftsminister Ralf Dorn tritt zurück.", set()),
        ("Die Merzig AG tritt vom Kaufvertrag zurück, wie Vorstandschef Tobias Hahn mitteilte.", set()),
        (
            "Ex-Merzig-Chef Tobias Hahn übernimmt die Spitze der Elbo GmbH.",
            {("start", "Tobias Hahn", "ceo", "Elbo GmbH", "actual")},
        ),
        (
            "Der frühere Merzig-Chef Tobias Hahn wird Aufsichtsratschef bei Elbo.",
            {("start", "Tobias Hahn", "chair", "Elbo", "planned")},
        ),
        (
            "Tobias Hahn rückt vom Vizechef zum Chef der Elbo GmbH auf.",
            {
                ("end", "Tobias Hahn", "deputy_ceo", "Elbo GmbH", "actual"),
                ("start", "Tobias Hahn", "ceo", "Elbo GmbH", "actual"),
            },
        ),
        (
            (
                "Künftig steht Lena Vogt an der Spitze der Handelskammer Brenz. Die Vollversammlung wählte sie am"
                " Montag zur Präsidentin."
            ),
            {("start", "Lena Vogt", "president", "Handelskammer Brenz", "actual")},
        ),
        (
            (
                "Lena Vogt wird zusätzlich zu ihren Aufgaben als Finanzchefin den Posten der Personalvorständin "
                "der Merzig AG übernehmen."
            ),
            {("start", "Lena Vogt", "chro", "Merzig AG", "actual")},
        ),
        (
            "Paukenschlag beim Softwarehaus Trivado: Vorstandschefin Elif Aksoy schmeißt hin.",
            {("end", "Elif Aksoy", "ceo", "Trivado", "actual")},
        ),
        (
            (
                "Im Streit mit dem Großaktionär hat Trivado-Chefin Elif Aksoy den Kürzeren gezogen: Der "
                "Aufsichtsrat setzte sie am Mittwochabend ab."
            ),
            {("end", "Elif Aksoy", "ceo", "Trivado", "actual")},
        ),
        (
            "Per Lundgren, Finanzchef bei Trivado, steigt zum Vorstandschef auf.",
            {
                ("end", "Per Lundgren", "cfo", "Trivado", "actual"),
                ("start", "Per Lundgren", "ceo", "Trivado", "actual"),
            },
        ),
        (
            "Per Lundgren wird Nachfolger von Elif Aksoy als Vorstandschef bei Trivado.",
            {
                ("end", "Elif Aksoy", "ceo", "Trivado", "planned"),
                ("start", "Per Lundgren", "ceo", "Trivado", "planned"),
            },
        ),
        (
            "Per Lundgren beerbt Elif Aksoy an der Spitze von Trivado.",
            {
                ("end", "Elif Aksoy", "ceo", "Trivado", "actual"),
                ("start", "Per Lundgren", "ceo", "Trivado", "actual"),
            },
        ),
        (
            "Per Lundgren tritt bei Trivado in die Fußstapfen von Vorstandschefin Elif Aksoy.",
            {
                ("end", "Elif Aksoy", "ceo", "Trivado", "actual"),
                ("start", "Per Lundgren", "ceo", "Trivado", "actual"),
            },
        ),
        (
            (
                "Elif Aksoy wird Ende März als Vorstandschefin von Trivado ausscheiden und durch Per Lundgren "
                "ersetzt."
            ),
            {
                ("end", "Elif Aksoy", "ceo", "Trivado", "planned"),
                ("start", "Per Lundgren", "ceo", "Trivado", "planned"),
            },
        ),
        (
            "An die Stelle von Elif Aksoy als Vorstandschefin von Trivado tritt Per Lundgren.",
            {
                ("end", "Elif Aksoy", "ceo", "Trivado", "actual"),
                ("start", "Per Lundgren", "ceo", "Trivado", "actual"),
            },
        ),
        (
            (
                "Trivado-Finanzvorstand Per Lundgren legt sein Amt zum 31. Mai nieder, um sich neuen Aufgaben zu "
                "widmen."
            ),
            {("end", "Per Lundgren", "cfo", "Trivado", "planned")},
        ),
        (
            (
                "Per Lundgren wird seinen im Juni auslaufenden Vertrag als Finanzvorstand von Trivado nicht "
                "verlängern."
            ),
            {("end", "Per Lundgren", "cfo", "Trivado", "planned")},
        ),
        (
            (
                "Die Optana GmbH gewinnt Per Lundgren als neuen Finanzchef. Der 44-Jährige kommt von Trivado, wo "
                "er zuletzt den Einkauf leitete."
            ),
            {("start", "Per Lundgren", "cfo", "Optana GmbH", "actual")},
        ),
        (
            "Zur neuen Vorsitzenden der Stiftung Kinderland hat das Kuratorium Helga Rauch gewählt.",
            {("start", "Helga Rauch", "president", "Stiftung Kinderland", "actual")},
        ),
        (
            "Mira Stein wird Chefredakteurin der „Sunderner Zeitung“.",
            {("start", "Mira Stein", "head", "Sunderner Zeitung", "planned")},
        ),
        (
            "Geschäftsführer Kurt Wiese wird den SV Sundern zum Saisonende verlassen.",
            {("end", "Kurt Wiese", "general_manager", "SV Sundern", "planned")},
        ),
        (
            "Alpgas-Generaldirektor Franz Huber räumt nach der Kritik des Rechnungshofs seinen Sessel.",
            {("end", "Franz Huber", "general_manager", "Alpgas", "actual")},
        ),
        (
            "Eva Moser wurde mit der Leitung der Alpgas AG betraut.",
            {("start", "Eva Moser", "ceo", "Alpgas AG", "actual")},
        ),
        ("Alpgas-Chefin Eva Moser lehnt einen Rücktritt ab.", set()),
        ("Alpgas-Chefin Eva Moser hat die Verantwortung für den Unfall übernommen.", set()),
        (
            (
                "Die Kommission ernannte die Firma Alpgas zum Netzbetreiber des Jahres, freute sich Chefin Eva "
                "Moser."
            ),
            set(),
        ),
        (
            "Neu im Aufsichtsrat der Alpgas AG sind Iris Lang und Theo Most; ausgeschieden ist Kurt Wiese.",
            {
                ("end", "Kurt Wiese", "board_member", "Alpgas AG", "actual"),
                ("start", "Iris Lang", "board_member", "Alpgas AG", "actual"),
                ("start", "Theo Most", "board_member", "Alpgas AG", "actual"),
            },
        ),
        (
            "Aufsichtsratsvize Theo Most legt sein Mandat bei der Alpgas AG aus Altersgründen nieder.",
            {("end", "Theo Most", "vice_chair", "Alpgas AG", "actual")},
        ),
        (
            (
                "Bis zur Wahl eines Nachfolgers leitet Vizepräsident Heiko Brandt die Landesbank Nordsee "
                "kommissarisch."
            ),
            {("start", "Heiko Brandt", "ceo", "Landesbank Nordsee", "actual")},
        ),
        (
            "Der Kreistag hat Heiko Brandt zum neuen Werkleiter der Stadtwerke Norden bestimmt.",
            {("start", "Heiko Brandt", "head", "Stadtwerke Norden", "actual")},
        ),
        (
            (
                "Wegen einer Spesenaffäre ist Sabine Petri nicht länger Geschäftsführerin der Stadtwerke Norden "
                "GmbH."
            ),
            {("end", "Sabine Petri", "general_manager", "Stadtwerke Norden GmbH", "actual")},
        ),
        (
            (
                "Wie die Lehnert Landmaschinen AG am Dienstag mitteilte, scheidet Finanzvorständin Gesa Thoms "
                "Ende September auf eigenen Wunsch aus. Ihr Ressort übernimmt zusätzlich Vorstandschef Jonas "
                "Lehnert."
            ),
            {
                ("end", "Gesa Thoms", "cfo", "Lehnert Landmaschinen AG", "planned"),
                ("start", "Jonas Lehnert", "cfo", "Lehnert Landmaschinen AG", "planned"),
            },
        ),
        (
            "Aufsichtsratschef der Lehnert Landmaschinen AG soll Ex-Minister Ralf Dorn werden.",
            {("start", "Ralf Dorn", "chair", "Lehnert Landmaschinen AG", "planned")},
        ),
        (
            "Zum Ehrenvorsitzenden des Heimatvereins Norden wurde Otto Lehnert ernannt.",
            {("start", "Otto Lehnert", "other", "Heimatverein Norden", "actual")},
        ),
        (
            (
                "Das Präsidium des TuS Norden ist zurückgetreten: Präsident Paul Egger, sein Stellvertreter Kurt "
                "Wiese und Schatzmeisterin Maria Lenz legten am Abend ihre Ämter nieder."
            ),
            {
                ("end", "Kurt Wiese", "vice_president", "TuS Norden", "actual"),
                ("end", "Maria Lenz", "treasurer", "TuS Norden", "actual"),
                ("end", "Paul Egger", "president", "TuS Norden", "actual"),
            },
        ),
        (
            (
                "Gegen den Willen von Präsident Paul Egger wählte der TuS Norden Kurt Wiese zum neuen "
                "Vizepräsidenten."
            ),
            {("start", "Kurt Wiese", "vice_president", "TuS Norden", "actual")},
        ),
        (
            "Chefarzt Paul Egger verlässt das Klinikum Norden in Richtung Süden.",
            {("end", "Paul Egger", "head", "Klinikum Norden", "actual")},
        ),
        (
            "Kranz-Partner Jan Böhm macht sich selbstständig und verlässt die Beratung.",
            {("end", "Jan Böhm", "partner", "Kranz", "actual")},
        ),
        (
            "Der Nordport-Vorstand wird verkleinert: Technikchef Jan Böhm geht, sein Ressort entfällt.",
            {("end", "Jan Böhm", "cto", "Nordport", "actual")},
        ),
        (
            "Der scheidende Nordport-Chef Jan Böhm zog am Donnerstag eine positive Bilanz.",
            {("end", "Jan Böhm", "ceo", "Nordport", "planned")},
        ),
        (
            "Jan Böhm ist nur noch bis Ende Juni Chef der Nordport AG.",
            {("end", "Jan Böhm", "ceo", "Nordport AG", "planned")},
        ),
        ("Nordport-Chef Jan Böhm kündigte den Abbau von 200 Stellen an.", set()),
        ("Lea Christ hat sich von ihrem Anteil an der Nordport AG getrennt.", set()),
        ("Jan Böhm übernimmt 12 Prozent der Nordport AG.", set()),
        (
            (
                "Kai Voss gibt Entwarnung: Der Geschäftsführer der Hollm Logistik rechnet mit steigenden "
                "Umsätzen."
            ),
            set(),
        ),
        (
            (
                "Der Maschinenbauer Kettner hat einen neuen Chef. Roland Fink steht seit Montag an der Spitze des"
                " Familienunternehmens aus Reutlingen, wie eine Sprecherin bestätigte. Sein Vorgänger Matthias "
                "Kettner, Enkel des Gründers, rückt an die Spitze des Beirats."
            ),
            {
                ("end", "Matthias Kettner", "ceo", "Kettner", "actual"),
                ("start", "Matthias Kettner", "chair", "Kettner", "actual"),
                ("start", "Roland Fink", "ceo", "Kettner", "actual"),
            },
        ),
        (
            (
                "Überraschung beim Modekonzern Lavena: Finanzchef Oskar Brill wirft hin. Er gehe aus persönlichen"
                " Gründen, hieß es in einer Pflichtmitteilung vom Dienstagabend. Zum Nachfolger wurde der "
                "Controller Hanno Veit bestellt."
            ),
            {
                ("end", "Oskar Brill", "cfo", "Lavena", "actual"),
                ("start", "Hanno Veit", "cfo", "Lavena", "actual"),
            },
        ),
        (
            (
                "Die Aktionäre der Rheinbank haben den früheren Bundesminister Konrad Elling in den Aufsichtsrat "
                "gewählt. Elling soll dort im Anschluss den Vorsitz von Walther Grimm übernehmen, der aus "
                "Altersgründen nicht mehr kandidierte."
            ),
            {
                ("end", "Walther Grimm", "chair", "Rheinbank", "planned"),
                ("start", "Konrad Elling", "board_member", "Rheinbank", "actual"),
                ("start", "Konrad Elling", "chair", "Rheinbank", "planned"),
            },
        ),
        (
            (
                "Sabine Lutz wird zum 1. September Chefärztin am Klinikum Torgau. Die 48-jährige Kardiologin "
                "kommt aus Leipzig, wo sie zuletzt als Oberärztin tätig war. Sie tritt die Nachfolge von Hartmut "
                "Beyer an, der in den Ruhestand geht."
            ),
            {
                ("end", "Hartmut Beyer", "head", "Klinikum Torgau", "planned"),
                ("start", "Sabine Lutz", "head", "Klinikum Torgau", "planned"),
            },
        ),
        (
            (
                "Der Aufsichtsrat des Flughafens Emsland hat den Vertrag von Geschäftsführer Thorsten Iven nicht "
                "verlängert. Iven wird das Unternehmen damit zum Jahresende verlassen. Die Suche nach einem "
                "Nachfolger hat begonnen."
            ),
            {("end", "Thorsten Iven", "general_manager", "Flughafen Emsland", "planned")},
        ),
        (
            (
                "Der Chef der Zürcher Privatbank Sarnen, Urs Hodel, gibt die operative Leitung nach acht Jahren "
                "ab. An seine Stelle tritt per 1. Januar die bisherige Finanzchefin Regula Kunz. Hodel soll an "
                "der nächsten Generalversammlung zum Präsidenten des Verwaltungsrats gewählt werden."
            ),
            {
                ("end", "Regula Kunz", "cfo", "Privatbank Sarnen", "planned"),
                ("end", "Urs Hodel", "ceo", "Privatbank Sarnen", "actual"),
                ("start", "Regula Kunz", "ceo", "Privatbank Sarnen", "planned"),
                ("start", "Urs Hodel", "chair", "Privatbank Sarnen", "planned"),
            },
        ),
        (
            (
                "Der Dienstleister Paravent hat sich von seinem Vertriebsvorstand getrennt. Dirk Manz habe das "
                "Unternehmen im gegenseitigen Einvernehmen verlassen, teilte Paravent mit."
            ),
            {("end", "Dirk Manz", "chief_other", "Paravent", "actual")},
        ),
        (
            (
                "Kein halbes Jahr hielt es Jan Prochnow an der Spitze des Start-ups Lumio. Am Freitag legte der "
                "Gründer die Geschäftsführung nieder."
            ),
            {("end", "Jan Prochnow", "general_manager", "Lumio", "actual")},
        ),
        (
            (
                "Gerüchte, wonach Handelsvorstand Ulf Gerber vor dem Absprung steht, wies der Baumarktbetreiber "
                "Hagema zurück. „Herr Gerber hat einen Vertrag bis 2027“, sagte ein Sprecher."
            ),
            {("end", "Ulf Gerber", "chief_other", "Hagema", "possible")},
        ),
        (
            (
                "Die Wirtschaftsprüferin Carla Neff gehört nicht länger dem Aufsichtsrat der Hanseatica an. Sie "
                "habe ihr Mandat mit sofortiger Wirkung niedergelegt, teilte die Reederei mit."
            ),
            {("end", "Carla Neff", "board_member", "Hanseatica", "actual")},
        ),
        (
            (
                "Kristin Vogel, seit 2019 Leiterin Kommunikation bei Contara, wechselt zum 1. Juli zu Voltaris. "
                "Bei Contara folgt ihr Ole Brandis."
            ),
            {
                ("end", "Kristin Vogel", "head", "Contara", "planned"),
                ("start", "Ole Brandis", "head", "Contara", "planned"),
            },
        ),
        (
            (
                "Die Insolvenz des Küchenbauers Almara kostet auch den Chef den Job. Insolvenzverwalterin Petra "
                "Kolb hat Geschäftsführer Rainer Busch mit sofortiger Wirkung abberufen, wie sie am Dienstag "
                "mitteilte."
            ),
            {("end", "Rainer Busch", "general_manager", "Almara", "actual")},
        ),
        (
            (
                "Führungswechsel an der Alster: Nach neun Jahren übergibt Friedrich Tamm den Vorsitz der "
                "Geschäftsführung der Reederei Norden an seine Tochter Johanna Tamm. Er selbst bleibt dem "
                "Unternehmen als Gesellschafter verbunden."
            ),
            {
                ("end", "Friedrich Tamm", "ceo", "Reederei Norden", "actual"),
                ("start", "Johanna Tamm", "ceo", "Reederei Norden", "actual"),
            },
        ),
        (
            (
                "Die Deutsch-Österreicherin Eva Lindner ist neue Europachefin des US-Konzerns Dynacore. Vor ihrem"
                " Wechsel verantwortete sie bei Medisys das Geschäft in Asien. Dynacore hatte sich im Sommer von "
                "Eric Blanc getrennt."
            ),
            {
                ("end", "Eric Blanc", "head", "Dynacore", "actual"),
                ("start", "Eva Lindner", "head", "Dynacore", "actual"),
            },
        ),
        (
            (
                "Aus dem Vorstand der Holzbau Reiter AG scheiden Peter Reiter und Franz Lang aus; neu bestellt "
                "wurden Maria Reiter und Thomas Egger."
            ),
            {
                ("end", "Franz Lang", "board_member", "Holzbau Reiter AG", "actual"),
                ("end", "Peter Reiter", "board_member", "Holzbau Reiter AG", "actual"),
                ("start", "Maria Reiter", "board_member", "Holzbau Reiter AG", "actual"),
                ("start", "Thomas Egger", "board_member", "Holzbau Reiter AG", "actual"),
            },
        ),
        (
            (
                "Wird Nadja Becker Chefin der Messe Erfurt? Die Staatssekretärin gilt nach Informationen dieser "
                "Zeitung als gesetzt. Offiziell will sich niemand äußern."
            ),
            {("start", "Nadja Becker", "ceo", "Messe Erfurt", "planned")},
        ),
        (
            (
                "Michael Ruf lässt sein Mandat als Verwaltungsrat der Alpina Versicherung ruhen, bis die Vorwürfe"
                " geklärt sind."
            ),
            set(),
        ),
        (
            (
                "Nach 22 Jahren beim Baukonzern Trutz ist Schluss: Technikvorstand Helmut Amend nimmt Ende des "
                "Jahres seinen Hut. Einen Nachfolger wird es nicht geben."
            ),
            {("end", "Helmut Amend", "cto", "Trutz", "planned")},
        ),
        (
            (
                "Als Konsequenz aus dem Bilanzskandal hat der Wirtschaftsprüfer Bergner & Partner seinen "
                "Deutschlandchef Stefan Ott abgelöst. Kommissarischer Nachfolger ist Senior-Partner Uwe Lang."
            ),
            {
                ("end", "Stefan Ott", "head", "Bergner & Partner", "actual"),
                ("start", "Uwe Lang", "head", "Bergner & Partner", "actual"),
            },
        ),
        (
            (
                "Der Vertrag mit Generalintendantin Carola Weiß läuft im Sommer 2026 aus und wird auf ihren "
                "Wunsch nicht verlängert, teilte das Staatstheater Fulda mit."
            ),
            {("end", "Carola Weiß", "head", "Staatstheater Fulda", "planned")},
        ),
        (
            "Ralf Zumkehr folgt auf Peter Stucki als Direktor des Kunsthauses Thun. Stucki wird pensioniert.",
            {
                ("end", "Peter Stucki", "head", "Kunsthaus Thun", "actual"),
                ("start", "Ralf Zumkehr", "head", "Kunsthaus Thun", "actual"),
            },
        ),
        (
            (
                "Der Fahrradhersteller Velora trennt sich von Mitgründer Tobias Krug. Er scheide auf eigenen "
                "Wunsch aus der Geschäftsführung aus, erklärte das Unternehmen am Freitag. Krugs Aufgaben teilen "
                "sich künftig die verbliebenen Geschäftsführer Anna Lohr und Max Stein."
            ),
            {("end", "Tobias Krug", "general_manager", "Velora", "actual")},
        ),
        (
            (
                "Reinhold Matt bleibt drei weitere Jahre Präsident der Handwerkskammer Ulm. Die Vollversammlung "
                "bestätigte den 58-Jährigen einstimmig."
            ),
            set(),
        ),
        (
            (
                "Der SPD-Politiker Jonas Hartl soll nach dem Willen der Koalition Chef der Autobahn GmbH werden. "
                "Der bisherige Geschäftsführer Stephan Krall müsste dafür weichen."
            ),
            {
                ("end", "Stephan Krall", "general_manager", "Autobahn GmbH", "actual"),
                ("start", "Jonas Hartl", "ceo", "Autobahn GmbH", "planned"),
            },
        ),
        (
            (
                "Laura Simon (38) leitet ab dem 1. Juli das Marketing bei Frischmark. Sie berichtet an "
                "Vertriebsvorstand Olaf Kern."
            ),
            {("start", "Laura Simon", "head", "Frischmark", "planned")},
        ),
        (
            (
                "Zu neuen Vorstandsmitgliedern wurden Claudia Pfeil (Recht) und Jan Rieger (Produktion) bestellt,"
                " teilte die Tenvia SE mit. Der langjährige Produktionsvorstand Horst Blum verabschiedet sich in "
                "den Ruhestand."
            ),
            {
                ("end", "Horst Blum", "coo", "Tenvia SE", "actual"),
                ("start", "Claudia Pfeil", "board_member", "Tenvia SE", "actual"),
                ("start", "Jan Rieger", "board_member", "Tenvia SE", "actual"),
            },
        ),
        (
            (
                "Knapp eine Woche nach dem Tod von Firmenchef Arno Weller hat die Familie die Nachfolge geregelt."
                " Neuer Geschäftsführer der Weller Holding wird Schwiegersohn Patrick Rost."
            ),
            {
                ("end", "Arno Weller", "ceo", "Weller Holding", "actual"),
                ("start", "Patrick Rost", "general_manager", "Weller Holding", "planned"),
            },
        ),
        (
            (
                "Ulrich Fass wird Vorstand für Finanzen bei der Nordwerk AG. Er kommt von der Ostwerk AG und "
                "beginnt am 1. August. Vorgängerin Heike Pahl hatte das Unternehmen im Februar verlassen."
            ),
            {
                ("end", "Heike Pahl", "cfo", "Nordwerk AG", "actual"),
                ("start", "Ulrich Fass", "cfo", "Nordwerk AG", "planned"),
            },
        ),
        (
            (
                "Das Erzbistum hat Caritasdirektor Paul Weiler beurlaubt. Gegen den 60-Jährigen werden Vorwürfe "
                "erhoben."
            ),
            set(),
        ),
        (
            (
                "Im Machtkampf bei der Immobilienfirma Domus hat sich Großaktionär Viktor Lem durchgesetzt. Auf "
                "der außerordentlichen Hauptversammlung wurde Aufsichtsratschef Emil Grau abgewählt; sein "
                "Nachfolger wurde Lem selbst."
            ),
            {
                ("end", "Emil Grau", "chair", "Domus", "actual"),
                ("start", "Viktor Lem", "chair", "Domus", "actual"),
            },
        ),
        (
            (
                "Nach nur acht Monaten ist die Zusammenarbeit beendet: Der Sportartikelhändler Runa und sein "
                "Vorstandschef Elias Brock gehen getrennte Wege. Bis ein neuer CEO gefunden ist, leitet "
                "Aufsichtsrätin Nina Falk das Unternehmen."
            ),
            {
                ("end", "Elias Brock", "ceo", "Runa", "actual"),
                ("start", "Nina Falk", "ceo", "Runa", "actual"),
            },
        ),
        (
            (
                "Volker Kraft gibt im Herbst nach zwei Amtsperioden die Präsidentschaft des Deutschen "
                "Ruderverbands ab. Um das Amt bewerben sich seine Stellvertreterin Hanna Voss und der Unternehmer"
                " Peer Lind."
            ),
            {
                ("end", "Volker Kraft", "president", "Deutschen Ruderverbands", "planned"),
                ("start", "Hanna Voss", "president", "Deutschen Ruderverbands", "possible"),
                ("start", "Peer Lind", "president", "Deutschen Ruderverbands", "possible"),
            },
        ),
        (
            (
                "Die frühere Siemens-Vorständin Klara Stein zieht in den Verwaltungsrat des Schweizer "
                "Elektrokonzerns Volta Swiss ein. Das gab Verwaltungsratspräsident Reto Frey am Donnerstag "
                "bekannt."
            ),
            {("start", "Klara Stein", "board_member", "Volta Swiss", "actual")},
        ),
        (
            (
                "Der Rücktritt von Museumsdirektorin Julia Reich hat in Kassel Bestürzung ausgelöst. Reich hatte "
                "am Montag erklärt, das Stadtmuseum Kassel zum Jahresende zu verlassen."
            ),
            {("end", "Julia Reich", "head", "Stadtmuseum Kassel", "actual")},
        ),
        (
            (
                "Personalkarussell bei Novatel: Technikchef Bernd Kohl und Vertriebschefin Sina Roth tauschen die"
                " Plätze."
            ),
            set(),
        ),
        (
            (
                "Gabor Szabo, der den ungarischen Ableger von Metrona leitet, wird ab Januar zusätzlich für "
                "Rumänien zuständig sein. Der dortige Landeschef Ion Radu verlässt Metrona."
            ),
            {("end", "Ion Radu", "head", "Metrona", "actual")},
        ),
    ],
)
def test_changes(text: str, expected: set[tuple[str, str, str, str | None, str]]) -> None:
    assert changes(text) == expected


def test_how_somebody_fares_is_no_leaving() -> None:
    text = "Laut Ines Horn, Chefin der Sahlberg AG, geht es gut. Auch Finanzchef Jan Rieger ging es gut."
    document = Document(id="x", title="", text=text, published="2033-05-03", lang="de")
    assert not [c for c in BuiltinReader().read(document).claims if c.change == "end"]
