"""The runs of words that are names in a Turkish sentence."""

from typing import Final

from tenure.reader.name_votes import NameVotes
from tenure.reader.name_words import capital
from tenure.reader.tokens import Sentence

from .endings import noun_case
from .votes import AGENT_ENDINGS, KINDS, KOREAN, SITES

_PLATFORMS: Final = frozenset(
    ("google", "twitter", "facebook", "instagram", "youtube", "tiktok", "whatsapp", "linkedin")
)
_QUARTERS: Final = frozenset(("orta", "dogu", "kuzey", "guney", "bati"))
_SOUGHT: Final = ("icin", "gorev", "koltu", "secim", "yaris", "makam", "aday")
"""What follows an office that is no part of a name: "TÜBİTAK Başkanlığı için"."""
_UNIT_REACH: Final = 5
_TOP: Final = frozenset(("ceo", "chair", "founder", "president", "cfo", "spokesperson"))
"""Posts of a whole firm: the words before their titles are its name."""
_TRADES: Final = ("cilik", "culuk", "leme", "lama", "me", "ma", "ici", "ler", "lar")
"""How words end that a compound name joins by "ve": -cilik, -leme, plurals."""
_DEMONYMS: Final = frozenset(
    (
        "alman",
        "fransiz",
        "ingiliz",
        "italyan",
        "japon",
        "rus",
        "ispanyol",
        "amerikan",
        "yunan",
        "arap",
        "hint",
        "azeri",
    )
)
"""Peoples without an ending, which are part of a name only before a word for an organization (Alman Lisesi)."""
_THINGS: Final = (
    "kanunu", "yasasi", "yonetmeligi", "tebligi", "sozlesmesi", "anlasmasi", "raporu", "odulu", "odulleri", "plani",
    "projesi", "ligi", "kupasi", "caddesi", "bulvari", "sokagi", "meydani", "camii", "camisi", "turnuvasi", "zirvesi",
    "kongresi", "konferansi", "haftasi", "gunu", "mezarligi", "stadi", "stadyumu", "adliyesi", "havalimani",
    "davasi", "operasyonu", "programi", "bayrami", "savasi", "depremi", "krizi", "maci", "derbisi", "gecesi",
)  # fmt: skip
"""How names end of what employs nobody: laws, streets, prizes, leagues, events."""
_PARTS: Final = ("daires", "direktorlug", "birim", "bolum", "departman", "mudurlug")
"""How names of departments end."""
_CHANNELS: Final = frozenset(("kanal", "tv", "radyo", "trt", "studyo"))
_FROM: Final = ("li", "lu")
_WHOLES: Final = frozenset(("holding", "grubu", "group", "bank", "sirketi", "bankasi"))
"""How names of firms end that "ve" does not go on with."""
_LEAGUES: Final = frozenset(("union", "foundation", "club"))
_DATIVES: Final = ("mada", "mede", "ye", "ya", "nde", "nda", "den", "dan", "ten", "tan", "lerde", "larda")
"""Cases that a name has behind an apostrophe only."""
_TRADE_OPENERS: Final = frozenset(
    ("reklamci", "baba", "agabey", "abla", "kuzen", "amca", "dayi", "teyze",
     "otelci", "turizmci", "sanayici", "yayinci", "insaatci", "lokantaci", "madenci", "tekstilci", "ihracatci",
     "bankaci", "sigortaci", "yapimci", "kuyumcu", "eczaci", "iktisatci", "yazilimci", "galerici", "nakliyeci")
)  # fmt: skip
"""Trades and kin before a name at the head of a sentence: "Reklamcı Jane Roe"."""
_OPENERS: Final = frozenset("\"“”«»‘'—–:-)•*")


def name_runs(finder: NameVotes, sentence: Sentence) -> list[tuple[int, int]]:
    """The runs of capitalized words: an apostrophe ends a name, a department's words before a title are none."""
    found: list[tuple[int, int]] = []
    text, words = finder.text, finder.words
    letters = [w for w in text.words[sentence.start : sentence.end] if w[0].isalpha() and len(w) > 1]
    label = len(letters) == 1 and sentence.end - sentence.start == 2 and text.words[sentence.end - 1] in ".:"
    if (len(letters) > 1 or label) and all(w.isupper() for w in letters):
        return found
    i = finder._dateline(sentence)
    while i < sentence.end:
        if not _in_name(finder, i, sentence, False):
            i += 1
            continue
        end = _run_end(finder, i, sentence)
        parts = all(n in words.units or n in ("ve", "personel", "islem") for n in text.norms[i : end - 1])
        if end - i > 1 and parts and text.norms[end - 1].startswith(_PARTS):
            i = end  # Personel Dairesi
            continue
        if end - i > 1 and text.norms[end - 1].startswith(_THINGS):
            i = end
            continue
        start, stop = i, _without_unit(finder, i, end, sentence)
        firm = text.norms[end - 1] in words.org or text.norms[end - 1] in words.legal
        if end < sentence.end and text.norms[end].startswith("ailes") and not firm:
            stop = end = end + 1  # Yalçınöz ailesi
        opener = text.norms[start]
        lead = start == sentence.start and opener.endswith(_DATIVES) and stop - start > 1
        trade = start == sentence.start and opener in _TRADE_OPENERS and stop - start > 1
        if lead and text.words[start + 1].isupper() and not text.words[start].isupper():
            trade = len(text.words[start + 1]) > 2  # Cenazeye TÜSİAD
        whole = stop - start > 2 and words.org_class(text.norms[stop - 1]) is None
        after = text.norms[start + 1] if lead else ""
        known = after in words.given or after in words.places or whole
        if trade or (lead and known and opener not in words.given):
            start += 1  # Bunlardan Jane Roe
            opener = text.norms[start]
        if opener == "merkezi" and stop - start > 1 and text.norms[start + 1] in words.places:
            i = end  # Merkezi Zürih'te bulunan
            continue
        if start == sentence.start and _trade(finder, start, stop):
            start += 1  # Bisküvici Acme
            opener = text.norms[start]
        from_there = opener.endswith(_FROM) and (opener[:-2] in words.places or opener == "hintli")
        people = opener in _DEMONYMS and words.org_class(text.norms[start + 1]) is None
        whole = stop - start == 2 and words.org_class(text.norms[stop - 1]) is not None
        surname = opener in _surnames(finder) and whole  # Kozanlı Holding
        if stop - start > 1 and (from_there or people) and not surname:
            start += 1
        demonym = stop - start == 1 and len(text.words[start]) > 4 and text.norms[start].endswith(_FROM)
        named = opener.endswith("oglu") or opener in _surnames(finder)
        named = named or (stop < sentence.end and text.norms[stop].startswith(tuple(KINDS)))
        if demonym and not named and stop < sentence.end and text.words[stop].islower():
            start = stop  # Ünyeli üretici
        if stop > start and not _mere_opener(finder, start, stop, sentence):
            person = start + 2 if _names_both(finder, start, stop) else start
            found += [(start, person), (person, stop)] if person > start else [(start, stop)]
        i = end
    return found


def _trade(finder: NameVotes, start: int, end: int) -> bool:
    """Whether a run begins with what a firm or a person does: "Bisküvici Acme"."""
    norm, after, words = finder.text.norms[start], finder.text.norms[start + 1], finder.words
    plain = norm.endswith(AGENT_ENDINGS) and len(norm) > 5 and norm not in words.given
    named = words.org_class(after) is None and after not in words.units and after not in words.legal
    once = finder.text.norms.count(norm) == 1
    return end - start > 1 and plain and named and once


def _names_both(finder: NameVotes, start: int, end: int) -> bool:
    """Whether a firm's name follows a person's: "Jane Roe Acme Holding"."""
    norms, words = finder.text.norms, finder.words
    if end - start < 4 or norms[start] not in words.given:
        return False
    head, second = norms[end - 1], norms[start + 1]
    shared = words.org_class(head) is not None and norms.count(second) > 1
    firm = head in words.legal or words.org.get(head) == "company"
    return shared or (firm and second not in words.given)  # Nazan Irmak Galata Müzesi, beside Vedat Irmak


def _mere_opener(finder: NameVotes, start: int, end: int, sentence: Sentence) -> bool:
    """Whether a single word has its capital only because it opens the sentence."""
    text = finder.text
    word, norm = text.words[start], text.norms[start]
    opens = start == sentence.start or text.words[start - 1] in _OPENERS
    if end - start > 1 or not opens or any(c.isupper() for c in word[1:]):
        return False
    if end < sentence.end and text.norms[end][0] == "'":
        return False
    if any(
        other == norm and k != start and capital(text.words[k]) and k not in _first_words(finder)
        for k, other in enumerate(text.norms)
    ):
        return False
    beyond = end
    while beyond < sentence.end and (
        text.norms[beyond] in finder.words.places or text.norms[beyond] in _QUARTERS
    ):
        beyond += 1
    titled = finder.at.get(beyond) if beyond < sentence.end else None
    if beyond > end and titled is not None and titled.title is not None and norm not in finder.words.units:
        return False  # Nordfisk Türkiye Genel Müdürü
    if (
        finder.words.org_class(norm) == "club"
        and end < sentence.end
        and text.norms[end] in finder.words.units
    ):
        return False  # Bozkırspor Futbol Direktörü
    if norm.endswith(_DATIVES):
        return True  # Cenazeye Birlik Başkanı da katıldı
    plain = norm not in finder.words.units and start not in finder.at and not norm.endswith("n")
    if plain and titled is not None and titled.title is not None:
        return not set(titled.title.roles) & (_TOP | {"general_manager"})  # Acme CEO'su
    return True


def _surnames(finder: NameVotes) -> frozenset[str]:
    """The words that follow a given name somewhere in the text."""
    text, given = finder.text, finder.words.given
    if finder.surnames is None:
        finder.surnames = frozenset(
            norm
            for before, norm, word in zip(text.norms, text.norms[1:], text.words[1:], strict=False)
            if before in given and capital(word) and word[0].isalpha()
        )
    return finder.surnames


def _first_words(finder: NameVotes) -> set[int]:
    return {s.start for s in finder.text.sentences}


def _in_name(finder: NameVotes, i: int, sentence: Sentence, inside: bool) -> bool:
    text, words = finder.text, finder.words
    word, norm = text.words[i], text.norms[i]
    korean = inside and word[0].isupper() and "-" in word  # Lee Min-ho
    if not word[0].isalpha() or not (capital(word) or korean) or (inside and norm.startswith("hoca")):
        return False
    if i + 1 < sentence.end and KOREAN.fullmatch(text.words[i + 1]) and i not in finder.at:
        return True  # Park Jae-won
    marked = i + 1 < sentence.end and text.norms[i + 1][0] == "'"
    match = finder.at.get(i)
    letter = text.words[i + 1][:1] if i + 1 < sentence.end else ""
    month = inside and (text.norms[i - 1] in words.given or marked) and not letter.isdigit()  # Melis Ocak
    if month and i in finder.dated:
        return True
    if i in finder.dated or (i + 1 < sentence.end and text.norms[i + 1] == "sorumlu"):
        return False
    following = i + 1 < sentence.end and capital(text.words[i + 1]) and text.words[i + 1][0].isalpha()
    league = following and not inside and words.org_class(text.norms[i + 1])
    if match is not None and league in _LEAGUES and norm.endswith(("lar", "ler")):
        return True  # Gazeteciler Cemiyeti
    if match is not None and league == "bank" and "company" in match.cues and not match.rest:
        return True  # Vakıf Bankası
    if match is not None and match.title is not None:
        given = norm in words.given and (following or inside)
        after = match.end
        union = after < sentence.end and capital(text.words[after]) and words.org_class(text.norms[after])
        if inside and match.title.out and union not in (None, False, "company"):
            return True  # İş Adamları Derneği
        single = match.end - match.start == 1 and not match.rest
        bare = single and i + 1 < sentence.end and not following and finder.at.get(i + 1) is not None
        if inside and bare and text.norms[i - 1] in words.given and norm == "yardimci":
            return True  # Servet Yardımcı vekâlet edecek
        ends = not following and match.end - match.start == 1
        if inside and ends and text.norms[i - 1] in words.given and word[0].isupper():
            return True  # Erol Sayman'ın, CEO Mete Danışman
        if not inside and ends and norm in _surnames(finder) and not match.rest:
            return True  # Danışman, of Mete Danışman
        if inside and match.title.out and single and (text.norms[i - 1] in words.given or marked):
            return True  # a surname: Cenap Aşçı
        office = match.title.office and noun_case(match.rest) is not None  # TÜBİTAK | Başkanlığına
        office = office or (
            match.title.office and after < sentence.end and text.norms[after].startswith(_SOUGHT)
        )
        named = inside and words.org_class(norm) is not None and match.end - match.start == 1
        return given or (named and (marked or not office))
    if inside and match is not None and "board" in match.cues and match.end - match.start > 1:
        return False  # Acme | Yönetim Kurulu'ndan
    if inside and match is not None and "honorific" in match.cues and text.norms[i - 1] in words.given:
        return not following and norm not in ("bey", "hanim", "efendi")  # Haluk Sayın
    if norm in words.not_names and marked and i + 2 < sentence.end:
        beyond = finder.at.get(i + 2)
        if beyond is not None and (beyond.title is not None or "new" in beyond.cues):
            return True  # Twitter'ın yeni CEO'su
    if norm in _PLATFORMS and following and i + 2 < sentence.end:
        beyond = finder.at.get(i + (2 if text.norms[i + 1] in words.places else 1))
        if beyond is not None and beyond.title is not None:
            return True  # Google Türkiye Genel Müdürü
    if norm in words.not_names:
        goes_on = following and words.org_class(text.norms[i + 1]) is not None
        return inside and (marked or words.org_class(norm) is not None or goes_on)
    if match is None or (marked and not match.cues & {"official", "company", "board"}):
        return True
    if match.end - match.start > 1 and not inside:
        bank = following and "company" in match.cues and words.org_class(text.norms[i + 1]) == "central_bank"
        return bank or (following and norm == "merkez" and text.norms[i + 1].startswith("banka"))
    if inside:
        return True
    opening = i == sentence.start or text.words[i - 1] in _OPENERS
    if (norm in words.given and following) or norm in _surnames(finder):
        return True
    if match.cues & {"company", "board", "official", "honorific", "post"}:
        if following and words.org_class(norm) is not None:
            return text.norms[i + 1] in words.places or not opening  # Borsa İstanbul
        firm = following and (words.org_class(text.norms[i + 1]) or text.norms[i + 1] in words.legal)
        return bool(firm) and match.cues == {"post"} and not match.rest  # Bayrak Denizcilik
    if opening and following and not match.triggers:  # Sermaye Piyasası Kurulu
        k = i + 1
        while k < sentence.end and capital(text.words[k]) and text.words[k][0].isalpha():
            k += 1
        return words.org_class(text.norms[k - 1]) not in (None, "company")
    return not opening or (following and words.org_class(norm) is not None)


def _run_end(finder: NameVotes, i: int, sentence: Sentence) -> int:
    text, words = finder.text, finder.words
    end = i + 1
    while end < sentence.end:
        word, norm = text.words[end], text.norms[end]
        if _legal(finder, end, sentence) or _acronym(finder, i, end):
            break
        if _in_name(finder, end, sentence, True) or (
            word == "." and len(text.words[end - 1]) == 1 and _starts(finder, end + 1, sentence)
        ):
            end += 1
        elif word == "." and _site(finder, end, sentence):
            end += 2
        elif word.isdigit() and len(word) < 3 and text.norms[end - 1] in _CHANNELS:
            end += 1  # Kanal 7
        elif (
            norm == "de"
            and text.norms[end - 1] not in words.given
            and end - i == 1
            and _starts(finder, end + 1, sentence)
        ):
            end += 2  # Joost de Vries
        elif (norm in words.particles | {"&", "+"} and _starts(finder, end + 1, sentence)) or (
            norm == "ve" and _joins(finder, i, end, sentence)
        ):
            end += 2
        else:
            break
    return finder._legal_tail(end, sentence)


def _site(finder: NameVotes, dot: int, sentence: Sentence) -> bool:
    """Whether a dot and the end of an address belong to a name: "Nabız|.ai"."""
    text, after = finder.text, dot + 1
    joined = after < sentence.end and text.ends[dot - 1] == text.starts[dot] == text.ends[dot] - 1
    return joined and text.starts[after] == text.ends[dot] and text.words[after].lower() in SITES


def _acronym(finder: NameVotes, i: int, end: int) -> bool:
    """Whether a firm in capitals follows a person's name: "Jane Roe | TRT Genel Müdürü"."""
    text = finder.text
    word = text.words[end]
    person = end - i > 1 and text.norms[i] in finder.words.given and not text.words[i].isupper()
    return person and len(word) > 1 and word.isupper() and not text.words[end - 1].isupper()


def _legal(finder: NameVotes, end: int, sentence: Sentence) -> bool:
    """Whether a legal form with dots begins here: "A.Ş."."""
    short = len(finder.text.words[end]) < 4 and end + 1 < sentence.end and finder.text.words[end + 1] == "."
    return short and finder._dotted(end) is not None


def _starts(finder: NameVotes, i: int, sentence: Sentence) -> bool:
    return i < sentence.end and _in_name(finder, i, sentence, True)


def _joins(finder: NameVotes, start: int, at: int, sentence: Sentence) -> bool:
    """Whether "ve" goes on with one name: "Düzenleme ve Denetleme Kurumu", "Tersanecilik ve Yat A.Ş."."""
    text, words = finder.text, finder.words
    last = text.norms[at - 1]
    trade = words.org.get(last) == "company" or last.endswith(_TRADES) or _of_club(finder, start, at)
    if not trade or last in _WHOLES or not _starts(finder, at + 1, sentence):
        return False
    end = at + 2
    while _starts(finder, end, sentence) and not _legal(finder, end, sentence):
        if words.org.get(text.norms[end - 1], "company") != "company":
            break  # Sanayi ve Teknoloji Bakanlığı Müsteşar Yardımcılığı
        end += 1
    legal = finder._legal_tail(end, sentence) > end
    head = text.norms[end - 1]
    return legal or words.org.get(head, "company") != "company" or head.startswith(("sanayi", "ticaret"))


def _of_club(finder: NameVotes, start: int, at: int) -> bool:
    """Whether "ve" stands within the name of a club or union: "Orva Yelken ve Kürek Kulübü"."""
    text, words, end = finder.text, finder.words, at + 1
    plain = at - start > 1 and text.norms[start] not in words.given
    if not plain or words.org_class(text.norms[at - 1]) is not None:
        return False
    while end < len(text.norms) and capital(text.words[end]) and text.words[end][0].isalpha():
        if words.org_class(text.norms[end]) in _LEAGUES:
            return end > at + 1
        end += 1
    return False


def _without_unit(finder: NameVotes, start: int, end: int, sentence: Sentence) -> int:
    """Where a name ends before a department's words and a title: "Acme | Halkla İlişkiler Müdürü"."""
    text, words = finder.text, finder.words
    k = end
    while k < min(end + _UNIT_REACH, sentence.end):
        match = finder.at.get(k)
        if match is not None and match.title is not None:
            break
        charge = text.norms[k] == "sorumlu" or text.norms[k + 1 : k + 2] == ["sorumlu"]
        if text.norms[k] != "ve" and text.norms[k] not in words.units and not charge:
            return end  # Acme | Dijital Kanallardan Sorumlu Genel Müdür Yardımcısı
        k += 1
    else:
        return end
    if all(n in words.units or n == "ve" for n in text.norms[start:end]):
        return start
    if end - start == 2 and text.norms[start] in words.org:
        return end  # Borsa İstanbul
    title = match.title
    top = k == end and title is not None and bool(set(title.roles) & _TOP)
    while end > start + 1 and text.norms[end - 1] in words.units:
        if top or (words.org.get(text.norms[end - 1]) == "company" and end - start == 2):
            break
        end -= 1
    return end
