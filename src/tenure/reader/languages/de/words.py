"""Words and parts of words that tell German names from nouns."""

from typing import Final

NOUN_ENDINGS: Final = (
    "ung", "ungen", "heit", "heiten", "keit", "keiten", "schaft", "schaften", "tion", "tionen", "tät", "täten",
    "ismus", "nis", "nisse", "nissen", "ments", "tum", "linge", "lings", "jährige", "jährigen", "jähriger",
    "prozent", "euro", "dollar", "innen", "ierung", "isten", "ismen", "enz", "enzen", "eurin", "orin", "erei",
)  # fmt: skip
INFLECTIONS: Final = ("", "s", "es", "e", "n", "en", "er", "ern", "in", "innen")
COMMON: Final = frozenset(
    {"company", "bank", "agency", "hospital", "museum", "institute", "university", "foundation"}
)
"""Classes whose words are nouns that compounds end in ("Chipfabrik"); clubs' are names (Hansa, Union)."""
MIN_TAIL: Final = 5
"""A noun this long at the end of a word makes it a compound; shorter ones end surnames too often."""
KINDS: Final = (
    "konzern", "hersteller", "bauer", "firma", "unternehmen", "anbieter", "händler", "verlag", "versicherer", "gruppe",
    "kette", "dienstleister", "verein", "club", "klub", "verband", "stiftung", "betreiber", "produzent", "spezialist",
    "riese", "entwickler", "zulieferer", "versorger", "fonds", "investor", "tochter", "mutter", "marke", "magazin",
    "zeitung", "sender", "agentur", "werft", "brauerei", "airline", "fluggesellschaft", "reederei", "institut", "haus",
    "startup", "start-up", "bank", "kanzlei", "rivale", "rivalin", "konkurrent", "konkurrentin", "wettbewerber",
    "beratung",
    "gesellschaft", "kasse", "börse", "discounter", "plattform", "portal", "logistiker", "ausrüster", "schmiede",
    "brauer", "ligist", "verbund", "klinik", "hotel", "aktionär", "aktionärin", "gesellschafter", "gesellschafterin",
    "holding", "partei", "versand", "markt", "blatt", "händlerin", "herstellerin", "anbieterin", "mutterkonzern",
    "konkurrenz", "vermieter", "vermarkter", "finanzierer", "institution", "organisation", "genossenschaft", "ableger",
    "netzwerk", "label", "studio", "fabrik", "bäckerei", "molkerei", "raffinerie", "großhandel",
    "wochenblatt",
    "tageszeitung", "kette", "tochterfirma", "autobauer", "geldhaus", "spezialistin", "kooperation", "initiative",
    "schneider", "macher", "erzeuger", "vertreiber", "lieferant", "importeur", "exporteur", "züchter", "pionier",
)  # fmt: skip
"""What a noun that stands before the name of an organization ends in: "Sportwagenbauer Porsche"."""
PREFIXES: Final = (
    "groß", "gross", "landes", "privat", "haus", "direkt", "invest", "noten", "zentral", "bundes", "staat", "stadt",
    "kreis", "volks", "spar", "bau", "förder", "region", "genossen", "handel", "geschäft", "kunden", "universal",
    "online", "mutter", "tochter", "dach", "fach", "branche", "industrie", "arbeit", "sport", "fußball", "heimat",
    "krank", "pflege", "rente", "versicher", "betrieb", "ersatz", "orts", "dorf", "kultur", "jugend", "forsch",
    "einkauf", "rechen", "daten", "gesundheit", "presse", "nachricht", "werbe", "rating", "personal", "umwelt",
    "verein", "verwalt", "wettbewerb", "finanz", "steuer", "markt", "spitzen", "traditions", "gründungs", "ober",
    "schatten", "haupt", "teil", "semi", "lebens", "schul", "musik", "kunst", "tanz", "theater", "film", "technik",
    "wirtschaft", "sozial", "medien", "berufs", "profi", "erst", "zweit", "dritt", "nachbar", "stamm", "traum",
    "kranken", "post-", "welt", "europa", "länder", "gemeinde", "kommunal", "kirchen", "wahl", "partner", "lokal",
    "auffang", "krisen", "lager", "forst", "zoll", "jagd", "tier", "wasser", "energie", "auslands", "inlands",
    "lehr", "herkunft", "samm", "blut", "daten", "fussball", "männer", "frauen", "rad", "hand", "volley", "reit",
    "kinder", "senioren", "einzel", "motor", "hilfs", "schützen", "bürger", "natur", "alpen", "gesamt", "kassen",
)  # fmt: skip
"""What words begin with that name a kind of bank, union or club, and no single one."""
ALONE: Final = frozenset({"bundesbank", "reichsbank"})
TRADES: Final = (
    "konzern", "hersteller", "herstellerin", "bauer", "händler", "händlerin", "verlag", "verlagsgruppe", "versicherer",
    "dienstleister", "betreiber", "produzent", "produzentin", "spezialist", "entwickler", "zulieferer", "versorger",
    "zeitung", "fluggesellschaft", "brauerei", "reederei", "discounter", "anbieter", "vermieter", "kette", "börse",
    "wochenblatt", "tageszeitung", "magazin", "molkerei", "raffinerie", "großhandel", "ausrüster", "logistiker",
)  # fmt: skip
VAGUE: Final = (
    "familien",
    "tochter",
    "mutter",
    "mittelstand",
    "tradition",
    "welt",
    "groß",
    "gross",
    "staats",
    "stadl",
)
ARTICLES: Final = frozenset(
    (
        "der die das den dem des ein eine einen einem einer eines kein keine keinen keiner am im zum zur beim "
        "vom ins ans dieser diese dieses diesen diesem jeder jede jedes sein seine seinen seinem seiner "
        "seines ihr ihre ihren ihrem ihrer ihres unser unsere unseren unserer alle viele mehrere einige beide "
        "erste ersten "
    ).split()
)
NUMBERED: Final = frozenset(["1", "1."])
ADJECTIVES: Final = (
    "ische", "ischen", "ischer", "isches", "ischem", "deutsche", "deutschen", "deutscher", "deutsches", "deutschem",
    "vereinigte", "vereinigten", "vereinigter", "vereinigtes", "allgemeine", "allgemeinen", "allgemeiner",
    "allgemeines", "gemeinnützige", "gemeinnützigen", "ländische", "ländischen", "evangelische", "evangelischen",
)  # fmt: skip
"""How adjectives end that have a capital only within names."""
LEADS: Final = (
    "der",
    "die",
    "das",
    "den",
    "dem",
    "des",
    "bei",
    "beim",
    "vom",
    "zur",
    "zum",
    "von",
    "im",
    "am",
    "und",
)
"""What an adjective within a sentence stands behind where it begins a name."""
GENITIVE_ARTICLES: Final = frozenset({"des", "eines", "dieses", "unseres", "ihres", "seines"})
HOUSES: Final = frozenset({"gruppe", "konzern", "holding", "werke", "bank", "group", "verlag", "stiftung"})
"""What a compound with a hyphen ends in that begins with the name of a house: "Lindenhof-Gruppe"."""
UNITS: Final = (
    "sparte",
    "abteilung",
    "division",
    "geschäftsbereich",
    "geschäftsfeld",
    "ressort",
    "referat",
    "segment",
)
"""Nouns behind which a word names a unit and no organization."""
NAMED: Final = (
    "werk", "werke", "haus", "markt", "hof", "freund", "freunde", "helden", "held", "pionier", "welt", "land", "kraft",
    "kiste", "box", "heimat", "garten", "glas", "quelle", "wind", "licht", "berg", "wald", "stern", "blick", "scout",
    "taler", "star", "fabrik", "punkt", "zeit", "riese", "könig", "meister",
)  # fmt: skip
"""What compounds end in that firms are called by: "von Pfandwerk" without an article is one."""
BUSINESS: Final = (
    "bau", "technik", "handel", "logistik", "immobilien", "touristik", "systeme", "consulting", "metallbau", "druck",
    "transporte", "reisen", "energie", "software", "maschinen", "elektronik", "verpackungen",
)  # fmt: skip
"""What the last word of a firm's name ends in, behind a surname: "Rüegg Holzbau"."""
FOR_HEADS: Final = frozenset(
    {"gesellschaft", "zentrum", "initiative", "arbeitskreis", "forum", "zentralstelle"}
)
"""Nouns that begin a name where "für" follows: "Gesellschaft für Stadtgeschichte"."""
MEMBERED: Final = frozenset({"association", "club", "union", "chamber", "foundation"})
"""Classes of organizations whose names go on with who belongs to them: "Verband der Küchenbauer"."""
NO_MEMBERS: Final = frozenset(
    "familie branche gemeinde woche ehre welt klasse spitze saison seite liste stunde republik medien".split()
)
SITED: Final = frozenset({"museum", "hospital", "university", "brand"})
"""Classes of organizations that are called by where they stand: "Philharmonie am Fluss"."""
TIMES: Final = frozenset(
    "abend morgen mittag nachmittag vormittag wochenende ende anfang rande tag nacht übrigen weg".split()
)
SINGLE: Final = frozenset({"company", "brand", "bank", "media", "club", "public", "family"})
"""Classes whose names a compound with "und" does not begin."""
WORKSHOPS: Final = (
    "erei", "werft", "mühle", "apotheke", "handlung", "kanzlei", "spedition", "manufaktur", "genossenschaft", "fabrik",
)  # fmt: skip
"""What nouns for workshops end in: they begin a name ("Klosterbrauerei Roe") and are none by themselves."""
