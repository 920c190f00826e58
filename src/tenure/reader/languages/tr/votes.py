"""What stands beside a Turkish name, or ends it, tells a person from an organization."""

import re
from functools import cache
from typing import Final

from tenure.reader.entity import Mention
from tenure.reader.name_votes import NameVotes
from tenure.reader.pack import load
from tenure.reader.tokens import Sentence

from .endings import name_case, noun_case

KOREAN: Final = re.compile("[A-Z][a-z]+-[a-z]+")
AGENT_ENDINGS: Final = ("ci", "cu")
"""How trades end (bisküvici, turizmci)."""
SITES: Final = frozenset(("ai", "com", "io", "net", "org", "co", "tech", "app", "dev"))
"""What firms named after their site have behind the dot: "Nabız.ai"."""
_WARES: Final = frozenset(("gida", "yapi", "oto", "ilac", "filo", "bank", "grup", "cam", "boya"))
"""Short words for a trade that are nobody's surname."""
_SURNAMES: Final = frozenset(
    ("demir", "celik", "altin", "toprak", "bakir", "gumus", "pamuk", "orman", "cicek", "turk")
)
"""Words for a trade that are surnames after a given name."""
KINDS: Final = frozenset(
    ("sirketi", "sirketinin", "firmasi", "markasi", "grubu", "gazetesi", "kulubu", "bankasi", "ajansi")
)

_TRADERS: Final = (
    "rakip", "devi", "ureticisi", "zinciri", "girisimi", "platformu", "operatoru", "saglayicisi", "distributoru",
    "ihracatcisi", "imalatcisi", "fonu", "merkezli", "uygulamasi", "sitesi", "perakendecisi", "isletmecisi",
    "tedarikcisi", "yayinevi", "toptancisi", "start-up", "startup", "studyosu", "kurulusu", "istiraki",
)  # fmt: skip
"""What stands before the name of a firm and says what it is: "kahve zinciri Moka", "Paris merkezli Moka"."""
_WHOLE: Final = ("tamam", "tumun", "yuzde", "%", "cogunluk", "azinlik")
"""What follows the genitive of a firm that is bought or owned: "Moka'nın tamamını", "Moka'nın %30'u"."""
_BOUGHT: Final = ("satin al", "satin almak", "bunyesine", "devral")
_COMPOUND: Final = frozenset(("na", "ne", "nda", "nde", "ndan", "nden", "ndaki", "ndeki"))
"""Case endings with the n of a possessive: only the head of a compound name has them (Teknoparkı'nda)."""


def vote(finder: NameVotes, mention: Mention, sentence: Sentence) -> None:
    """Endings tell people from organizations: a place case, "Bey" or "Hanım" after the name."""
    text, end = finder.text, mention.end
    if text.norms[end - 1].startswith("ailes"):
        mention.org_votes += 8
    lone = mention.end - mention.start == 1 and mention.start > sentence.start
    if (
        lone
        and text.norms[mention.start - 1].endswith(AGENT_ENDINGS)
        and len(text.norms[mention.start - 1]) > 5
    ):
        mention.org_votes += 2  # Bisküvici Acme
    if mention.end - mention.start > 2 and text.words[end - 2] == "." and text.norms[end - 1] in SITES:
        mention.org_votes += 6
    if text.norms[end - 1].endswith(("culuk", "cilik")) and mention.end - mention.start > 1:
        mention.org_votes += 5
    before = finder.at.get(mention.start - 1) if mention.start > sentence.start else None
    if before is not None and any(t.kind in ("affiliation", "stake") and not t.noun for t in before.triggers):
        mention.org_votes += 2
    if before is not None and any(t.role == "founder" for t in before.triggers):
        mention.org_votes += 3 if before.end == mention.start else 0  # Roe'nun kurduğu Acme
    if (
        before is not None
        and "company" in before.cues
        and finder.lexicon.hooks.case(text, before.start, before.end, before.rest)
    ):
        mention.org_votes -= 5  # "aynı gruptan Roe": the word before is no apposition
        mention.firm, mention.class_ = False, None
    elif mention.firm and mention.start > sentence.start:
        lead = text.norms[mention.start - 1]
        if lead not in KINDS and lead not in finder.words.org:
            mention.org_votes -= 2
            mention.firm, mention.class_ = False, None
    second = text.words[end - 1]
    if mention.end - mention.start == 2 and second.isupper() and 1 < len(second) < 5:
        mention.org_votes += 0 if text.words[mention.start].isupper() else 4  # Poyraz RES
    if mention.end - mention.start == 2 and KOREAN.fullmatch(text.words[end - 1]):
        mention.person_votes += 6
    misread = _misread(finder, mention)
    if misread:
        mention.org_votes -= 3.5  # Çam is no Cam
    elif mention.end - mention.start > 1 and finder.words.org_class(mention.key[-1]):
        # Short words for a trade are surnames when folded: Murat Atik, Deniz Su.
        last = mention.key[-1]
        short = len(last) <= 4 and last not in _WARES
        surname = mention.key[0] in finder.words.given and (short or last in _SURNAMES)
        mention.org_votes += -5 if surname else 1.5 if last in _SURNAMES else 4
    if end >= sentence.end:
        return
    _traded(finder, mention, sentence)
    if text.norms[end] in ("adiyla", "ismiyle") or text.norms[end : end + 2] == ["adi", "altinda"]:
        mention.org_votes += 5  # Beta adı altında birleşti
        mention.firm = mention.firm or mention.end - mention.start == 1
    own = finder.at.get(end + 1) if text.words[end] == "," else None
    if (
        own is not None
        and own.title is not None
        and own.rest[:1] in ("i", "u", "s")
        and own.end < sentence.end
    ):
        mention.org_votes += 3 if text.words[own.end][:1].isupper() else 0  # Acme, kurucusu Roe'yu kaybetti
    board = finder.at.get(end)
    if board is not None and "board" in board.cues and board.title is None:
        mention.org_votes += 3  # Acme Demir yönetim kurulu
    elif text.norms[end] in ("olagan", "olaganustu") and text.norms[end + 1 : end + 2] == ["genel"]:
        mention.org_votes += 3
    suffix = text.norms[end][1:] if text.norms[end][0] == "'" else None
    if suffix is not None:
        case = name_case(suffix)
        if case == "at":
            trade = mention.end - mention.start > 1 and finder.words.org_class(mention.key[-1]) is not None
            mention.org_votes += 4.5 if trade and not misread else 1.5  # Polat Deri'de
            mention.firm = mention.firm or mention.end - mention.start == 1
        elif case == "of" and text.norms[min(end + 1, sentence.end - 1)] in (
            "basindaki",
            "basinda",
            "basina",
            "basindan",
        ):
            mention.org_votes += 3
            mention.firm = mention.firm or mention.end - mention.start == 1
        elif case == "of" and end + 1 < sentence.end:
            after = finder.at.get(end + 1)
            if after is not None and after.title is not None and after.title.office:
                if _posts_end(finder, end + 1, sentence):
                    mention.person_votes += 4  # Roe'nun CFO görevi sona erdi
                    return
                bound = noun_case(after.rest) in ("to", "from", "object")
                if bound and after.rest[:1] not in ("i", "u") and noun_case(after.rest) != "object":
                    mention.person_votes += 3  # Roe'nun CEO'luktan ayrıldığı
                    return
                mention.org_votes += 3 if bound else 1.5
        if suffix in _COMPOUND and mention.end - mention.start > 1:
            mention.org_votes += 2.5
    elif text.norms[end] in ("bey", "hanim", "hoca", "efendi"):
        mention.person_votes += 4
        mention.honorific = True
        mention.gender = "she" if text.norms[end] == "hanim" else "he"
    elif text.norms[end].startswith(tuple(KINDS)):
        mention.org_votes += 3
        mention.firm = True


def _misread(finder: NameVotes, mention: Mention) -> bool:
    """Whether the last word of a name is a word for a trade only when its letters are folded: Çam, Sağlam."""
    raw = finder.text.words[mention.end - 1]
    accented = any(c in "çğıöşüÇĞİÖŞÜâîû" for c in raw)
    if not accented or mention.end - mention.start < 2 or mention.key[0] not in finder.words.given:
        return False
    return (
        mention.key[-1] in finder.words.org
        and raw.replace("I", "ı").replace("İ", "i").lower() not in _written()
    )


@cache
def _written() -> frozenset[str]:
    """The words for organizations with all their letters, in small ones."""
    forms = [form for group in load("tr").names.org_words for form in group.forms]
    return frozenset(form.replace("I", "ı").replace("İ", "i").lower() for form in forms)


def _traded(finder: NameVotes, mention: Mention, sentence: Sentence) -> None:
    """What is bought, has shares or buys is a firm, unless it looks like a person."""
    norms, end = finder.text.norms, mention.end
    if mention.start > sentence.start and norms[mention.start - 1] in _TRADERS:
        mention.org_votes += 3
    case = name_case(norms[end][1:]) if norms[end][0] == "'" else None
    follow = " ".join(norms[end + (case is not None) : min(end + 4, sentence.end)])
    given = norms[mention.start] in finder.words.given and mention.end - mention.start > 1
    if case == "object" and follow.startswith(_BOUGHT):
        mention.org_votes += 4
    elif case == "of" and follow.startswith(_WHOLE):
        mention.org_votes += 1.5 if given and not follow.startswith(_WHOLE[:2]) else 4
    elif case is None and follow.startswith("tarafindan satin al"):
        mention.org_votes += 2


def _posts_end(finder: NameVotes, start: int, sentence: Sentence) -> bool:
    """Whether the titles that begin here are somebody's: "genel müdürlük ve üyelik görevleri sona erdi"."""
    k = start
    while k < sentence.end:
        match = finder.at.get(k)
        if match is not None and match.title is not None:
            k = match.end
            if finder.text.norms[k - 1] in ("gorevi", "gorevleri"):
                return True
        elif finder.text.words[k] in (",", "ve"):
            k += 1
        else:
            return finder.text.norms[k] in ("gorevi", "gorevleri")
    return False
