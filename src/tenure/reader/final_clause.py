"""The clause of a verb where clauses end in their verb: its window, its shape, who is who in it.

What a verb governs stands to its left, back to the verb before; its subject is the nominative, or the genitive
where the verb is a noun clause ("Roe'nun ayrıldığı"), or the noun that follows where it is a participle
("ayrılan Roe").
"""

from itertools import pairwise
from typing import Final

from tenure.model.vocabulary import Role

from .entity import Entity
from .final_lists import coordinated
from .hooks import Hooks
from .items import Item, Row
from .pack_schema import Trigger

HEAD_REACH: Final = 8
_SHAPES: Final = ("head", "nominal", "converb")
_RULE: Final = frozenset(("yonetimi", "yonetimini", "ipleri", "dizginleri"))
_AT_HEAD: Final = frozenset(
    ("basina", "basinda", "basindaki", "basindan", "dumenine", "dumene", "direksiyonuna", "direksiyona")
)
_SITES: Final = (
    "fabrika", "ofis", "sube", "birim", "bolum", "operasyon", "tesis", "departman", "biriminin", "subesinin",
    "pazar", "bolge", "santral", "magaza", "depo", "atolye", "ekip", "ekib", "takim", "islerin", "finansin",
    "pazarlamanin", "satisin", "kaynaklarinin",
)  # fmt: skip
_FINANCE: Final = ("islerin", "finans")
_ANOTHER: Final = frozenset(("aile", "kendi", "bir", "baska", "rakip", "yabanci"))
_RUMOURS: Final = ("iddia", "haber", "soylenti", "dedikodu")
_WHEN: Final = ("inca", "ince", "unca")
"""How converbs end whose subject is not that of the clause behind them: "emekli olunca oğlu başkan oldu"."""
_IN_WHICH: Final = frozenset(("dumene", "direksiyona"))
"""Heads of a firm that is told by the place: "Acme'de dümene geçti"."""
_OWNED: Final = (
    "yetki", "imza", "ayrilig", "vedasi", "gidisi", "adi", "ismi", "sure", "sozles", "donem", "akdi", "sona", "son"
)  # fmt: skip
"""Nouns in a verb's form that belong to the person: "Roe'nun görev süresi doldu"."""
_SHOWN: Final = frozenset(("yol", "kapiyi", "kapi", "kirmizi"))
"""How forms begin whose object is the one sent away in the dative: "Roe'ya yol verildi"."""
_SETTLES: Final = ("karar", "mutabik", "anlas", "uzlas")
"""Verbs of a choice that is agreed on: "Roe'da karar kıldı"."""
_THEIRS: Final = ("gorev", "istifa", "bilet", "ipini", "isine", "sozles", "akdi")
_PERIPHRASTIC: Final = ("mis", "mus", "acak", "ecek", "makta", "mekte")
_SEATS: Final = ("koltu", "makam", "taht", "masasi", "sandalye", "yeri", "gorevi")
_POST_WORDS: Final = (
    "isbas",
    "basi",
    "gorev",
    "koltu",
    "makam",
    "basin",
    "yerin",
    "bayra",
    "dumen",
    "direksi",
    "taht",
    "dizgin",
)


class Clause:
    """A trigger with what its verb's endings say and the items that belong to it: `items[left:end]`."""

    def __init__(self, row: Row, item: Item, trigger: Trigger, hooks: Hooks) -> None:
        self.row = row
        self.item = item
        self.trigger = trigger
        self.hooks = hooks
        last = item.tail if item.tail >= 0 else item.end - 1
        norm = row.text.norms[last]
        plain = trigger.noun and item.tail < 0
        self.says: frozenset[str] = (
            frozenset() if plain else hooks.verb(norm, item.rest if item.tail < 0 else "")
        )
        helper = row.items[item.index + 1] if item.index + 1 < len(row.items) else None
        if (
            helper is not None
            and norm.endswith(_PERIPHRASTIC)
            and row.text.norms[helper.start].startswith("ol")
        ):
            own = self.says - set(_SHAPES)  # ayrılacak olması, devretmiş oldu
            self.says = own | (hooks.verb(row.text.norms[helper.start], helper.rest) - {"past"})
        shape = next((s for s in _SHAPES if s in self.says), "finite")
        after = row.items[item.index + 1] if item.index + 1 < len(row.items) and item.tail < 0 else None
        if (
            shape == "finite"
            and norm.endswith(("acak", "ecek"))
            and after is not None
            and after.kind == "word"
        ):
            word = row.text.words[after.start]
            shape = "head" if word.isalpha() and word.islower() and not word.startswith("m") else shape
        self.shape = "nominal" if trigger.noun else shape  # gelecek isim
        self.end = item.index
        while item.tail >= 0 and self.end + 1 < len(row.items) and row.items[self.end].end <= item.tail:
            self.end += 1
        self.stem = row.text.norms[item.end - 1][:2] if item.tail < 0 else norm[:2]
        self.becomes = self.stem == "ol" and row.text.norms[item.start].startswith("ol")
        """whether the verb is "ol" alone, and not "emekli ol"."""
        self.left = self._left()

    @property
    def window(self) -> list[Item]:
        """The items that the verb may govern."""
        return self.row.items[self.left : self.end]

    def _left(self) -> int:
        items = self.row.items
        for k in range(self.item.index - 1, -1, -1):
            word = self.row.text.words[items[k].start]
            if items[k].kind == "stop" and word in ";:":
                return k + 1
            if items[k].kind == "comma" and k and self._finite(items[k - 1]):
                return k + 1
            verb = items[k].kind == "trigger" and self._finite(items[k]) and k + 1 < self.item.index
            if verb and items[k + 1].cues & {"conjunction", "breaks"}:
                return k + 1
        return 0

    def _finite(self, item: Item) -> bool:
        if item.kind in ("person", "org", "title", "date", "number"):
            return False
        if item.kind == "cue" and not item.cues & {"say", "official"}:
            return False  # kadar
        return self.hooks.finite(self.row.text.norms[item.end - 1])

    def names_post(self) -> bool:
        """Whether the clause has a word for a post: "görevini", "yerine", "koltuğa", "başına"."""
        if any(i.cues & {"post", "instead"} for i in self.window):
            return True
        if self.shape in ("nominal", "head") and any(
            "post" in i.cues for i in self.row.items[self.end + 1 : self.end + 3]
        ):
            return True  # boşalttığı koltuğa
        words = self.row.text.norms[self.item.start : self.item.end]
        return any(w.startswith(_POST_WORDS) for w in words)

    def heads_firm(self) -> bool:
        """Whether the form speaks of the top of a firm: "başına geçti", "başında"."""
        items, norms = self.row.items, self.row.text.norms
        if any(norms[i.start] in _RULE for i in self.window):
            return True  # yönetimi kızına bıraktı
        tail = self.item.tail >= 0 and norms[self.item.tail].startswith("yonet")
        if tail and any(
            i.rel == "object" and (i.kind == "org" or "company" in i.cues) for i in items[: self.end]
        ):
            return True  # şirketi vekâleten Roe yönetecek
        return self.headed() is not None

    def headed(self) -> Item | None:
        """What somebody comes to the head of: "Acme'nin başına", "şirketin başında"."""
        items, norms = self.row.items, self.row.text.norms
        before = self.item.index - 1
        if not any(norms[k] in _AT_HEAD for k in range(self.item.start, self.item.end)):
            heads = [i for i in self.window if norms[i.start] in _AT_HEAD]
            if self.trigger.change in ("start", "succeed"):  # not "AWS'in başındaki Roe geçti"
                heads = [i for i in heads if norms[i.start] != "basindaki"]
            before = heads[-1].index - 1 if heads else -1
        helm = before >= 0 and norms[items[before + 1].start] in _IN_WHICH and items[before].rel == "at"
        if before < 0 or (items[before].rel != "of" and not helm):
            return None
        named = items[before].kind == "org" or items[before].cues & {"company", "child"}
        return items[before] if named else None

    def heads_site(self) -> bool:
        """Whether what somebody comes to the head of is a plant or a part of a firm: "Polonya fabrikasının başına"."""
        norms = self.row.text.norms
        heads = [i.index for i in self.window if norms[i.start] in _AT_HEAD]
        if not heads and not any(norms[k] in _AT_HEAD for k in range(self.item.start, self.item.end)):
            return False
        words = self._site()
        return bool(words) and words[-1].startswith(_SITES)

    def site_role(self) -> Role:
        """What heads a part of a firm: of its finances the `cfo`."""
        return "cfo" if any(w.startswith(_FINANCE) for w in self._site()) else "head"

    def _site(self) -> list[str]:
        """The words before "başına"."""
        norms = self.row.text.norms
        heads = [i.index for i in self.window if norms[i.start] in _AT_HEAD]
        at = heads[-1] if heads else self.item.index
        return norms[self.row.items[at - 1].start : self.row.items[at - 1].end] if at else []

    def of_another(self) -> bool:
        """Whether the firm is one that the text does not name: "aile şirketinin başına"."""
        norms = self.row.text.norms
        return any(
            i.kind == "cue" and i.cues & {"company"} and norms[i.start - 1] in _ANOTHER
            for i in self.window
            if i.start > self.row.sentence.start
        )

    def sits(self) -> bool:
        """Whether the verb tells of a place and not of a way there: "koltukta oturuyor"."""
        places = [i for i in self.window if i.kind == "title" or "post" in i.cues]
        return bool(places) and places[-1].rel == "at"

    def of_post(self) -> bool:
        """Whether a post is what ends or goes on: "CFO görevi devam etmektedir"."""
        posts = [p for p in self.row.posts if self.left <= p.start < self.item.index and p.office]
        if not posts or posts[-1].rel is not None or posts[-1].holder is not None:
            return False
        verb = self.row.text.norms[self.item.start]
        return verb.startswith(("dev", "son", "bit", "sur")) and not verb.startswith("surd")

    def passes(self) -> bool:
        """Whether a post is what comes to somebody: "genel müdürlük Roe'ya geçti"."""
        return any(
            p.office and p.rel is None and p.holder is None and self.left <= p.start for p in self.row.posts
        ) or (self.stem == "ge" and any(self.row.text.norms[i.start] in _RULE for i in self.window))

    def _owned_here(self) -> bool:
        """Whether a person in the genitive stands right before the form: "Roe'nun görevinin başında olduğu"."""
        before = self.row.items[self.item.index - 1] if self.item.index else None
        owner = before is not None and before.kind == "person" and before.rel == "of"
        return owner and self.trigger.change != "succeed"

    # people

    def nearest(self, *rels: str | None) -> Item | None:
        """The person nearest to the verb in one of the cases."""
        return next(
            (
                i
                for i in reversed(self.window)
                if i.kind == "person" and i.rel in rels and i.entity is not None and not self._beside(i)
            ),
            None,
        )

    def to_him(self) -> bool:
        """Whether a pronoun stands for who gets something: "başkanlık ona verildi"."""
        return any(self.row.text.norms[i.start] in ("ona", "kendisine") for i in self.window)

    def _beside(self, person: Item) -> bool:
        """Whether a person only takes part: "Roe ile yaşadığı anlaşmazlık"."""
        after = self.row.items[person.index + 1 : person.index + 4]
        if person.rel == "of" and after and self.row.text.norms[after[0].start] == "ardindan":
            return True  # Roe'nun ardından Poe da istifa etti
        if person.index + 2 >= self.item.index:
            return False  # Roe ile yollarını ayırdı
        joined = bool(after) and self.row.text.norms[after[0].start] == "ile" and person.rel is None
        return joined and not any(
            i.kind in ("person", "title", "org") or "honorific" in i.cues for i in after
        )

    def subject(self) -> list[Entity]:
        """Who does, or undergoes, what the verb says; empty when the clause does not name them."""
        items, trigger = self.row.items, self.trigger
        parts = self.row.text.norms[self.item.start] in ("yollarini", "yollar", "yollari", "yollarimizi")
        if parts and (parted := self._parted()) is not None:
            return self.joined(parted)
        if trigger.person == "object":
            chosen = self.nearest("object") or (self.nearest("to") if trigger.needs == "post" else None)
            if chosen is None and self.row.text.norms[self.item.start].startswith(_THEIRS):
                chosen = self.nearest("of") or self.nearest("to")  # Roe'nun görevine son verdi
            if chosen is None and self.row.text.norms[self.item.start] in _SHOWN:
                chosen = self.nearest("to")  # Roe'ya yol verildi
            if self.row.text.norms[self.item.start].startswith(_SETTLES):
                chosen = self.nearest("at") or self._called()
            if chosen is None and trigger.modality == "possible":
                chosen = self.nearest("from")  # Roe'dan istifası istendi
            if chosen is None and self.shape == "nominal" and not self.listed():
                return self.following()  # geçen hafta atadığı sözcüsü Roe
            return self.joined(chosen) if chosen is not None else []
        if trigger.person == "either":
            chosen = self.nearest("by", "from", "with") or (
                self.nearest("of") if trigger.change == "end" else None
            )
            if chosen is None and trigger.modality == "possible":
                return self.listed()  # iki isimle görüşüldüğünü yazdı: ...
            return self.joined(chosen) if chosen is not None else []
        if self.shape == "head":
            return self.following()
        owned = any(w.startswith(_OWNED) for w in self.row.text.norms[self.item.start : self.item.end])
        owned = owned or self.of_post() or self._owned_here()
        by = self.nearest("by")
        if by is not None and trigger.needs == "post" and not trigger.noun:
            return self.joined(by)  # vekili tarafından yürütülmesine
        chosen = self.nearest("of") if self.shape == "nominal" or owned else None
        before = items[self.item.index - 1] if self.item.index else None
        if before is not None and before.kind == "person" and before.rel is None and owned and before.entity:
            chosen = before  # Poe'nun gelmesiyle Roe dönemi kapandı
        if chosen is not None and trigger.noun and self.item.tail < 0:
            between = items[chosen.index + 1 : self.item.index]
            owners = any(i.kind == "person" and i.rel == "of" for i in between)
            if any(i.kind == "comma" for i in between) and not owners:
                chosen = None  # Roe'nun neden gittiği, atamanın ne zaman yapılacağı
            if any(i.kind == "trigger" and not is_fact(i) for i in between):
                chosen = None  # Roe'nun ayrılacağı, yerine atama yapılacağı
        if chosen is None and trigger.noun and self._alleged():
            chosen = self.nearest(None)  # Roe istifa iddialarını yalanladı
        following = items[self.item.index + 1 : self.item.index + 2]
        if (
            chosen is None
            and trigger.noun
            and self.item.tail < 0
            and following
            and "breaks" in following[0].cues
        ):
            chosen = self.nearest(None)  # Roe, istifasının ardından ...
        if chosen is None and trigger.noun:
            return self.listed()
        chosen = chosen or self.nearest(None)
        if chosen is None and trigger.change == "start" and trigger.needs == "post" and self.passes():
            chosen = self.nearest("to")
        if chosen is None and owned:
            chosen = next(
                (i for i in reversed(items[: self.left]) if i.kind == "person" and i.rel == "of"), None
            )
        other = self.row.text.norms[self.item.end - 1].endswith(_WHEN) and self.item.tail < 0
        if chosen is None and self.shape in ("converb", "nominal") and not other:
            chosen = next(
                (i for i in items[self.end :] if i.kind == "person" and i.rel is None and i.entity), None
            )
        if chosen is None and not self.listed():
            chosen = next(
                (
                    i
                    for i in reversed(items[: self.left])
                    if i.kind == "person" and i.rel is None and i.entity
                ),
                None,
            )
        return self.joined(chosen) if chosen is not None else self.listed()

    def _alleged(self) -> bool:
        """Whether a noun only tells what is rumoured: "istifa iddiası", "ayrılık haberleri"."""
        after = self.row.items[self.item.index + 1 : self.item.index + 2]
        return bool(after) and self.row.text.norms[after[0].start].startswith(_RUMOURS)

    def _called(self) -> Item | None:
        """Whose name it is that is spoken of: "Roe isminde", "Roe ismi üzerinde"."""
        for word in reversed(self.window):
            before = self.row.items[word.index - 1] if word.index else None
            if before is not None and self.row.text.norms[word.start].startswith(("ismi", "adi")):
                return before if before.kind == "person" and before.rel is None else None
        return None

    def _parted(self) -> Item | None:
        """From whom a firm or its owner parts: "Acme, Roe ile yollarını ayırdı"."""
        for other in reversed(self.window):
            after = self.row.items[other.index + 1] if other.index + 1 < len(self.row.items) else None
            joined = after is not None and self.row.text.norms[after.start] == "ile"
            if other.kind == "person" and other.entity and (other.rel in ("with", "object") or joined):
                return other
        return None

    def following(self) -> list[Entity]:
        """The noun that a participle describes: "ayrılan bağımsız üye Roe"."""
        reach = HEAD_REACH * (
            2 if self._goes_on(self.row.items[min(self.end + 1, len(self.row.items) - 1)]) else 1
        )
        for other in self.row.items[self.end + 1 : self.end + 1 + reach]:
            if other.kind == "person" and other.entity is not None:
                return self.joined(other, self.end + 1)
            if other.kind == "comma" and self._goes_on(other):
                continue  # başkanlık yapan, vakıfta da bulunan Roe
            stops = other.kind in ("stop", "comma") or (other.kind == "org" and other.index == self.end + 1)
            if stops or (other.kind == "trigger" and not is_fact(other) and reach == HEAD_REACH):
                break
        return []

    def _goes_on(self, comma: Item) -> bool:
        """Whether another participle follows a comma before any person: both describe the same one."""
        if comma.kind != "comma":
            return False
        for other in self.row.items[comma.index + 1 : comma.index + 1 + 2 * HEAD_REACH]:
            if other.kind == "trigger" and "head" in self.hooks.verb(
                self.row.text.norms[other.end - 1], other.rest
            ):
                return True
            if other.kind in ("person", "comma", "stop"):
                return False
        return False

    def listed(self) -> list[Entity]:
        """The people after a colon: "dört üyenin istifası kabul edildi: A, B, C ve D"."""
        if self.becomes and not any(i.title is not None for i in self.window):
            return []  # Beklenen oldu: ...
        colon = next((i for i in self.row.items[self.end :] if self.row.text.words[i.start] == ":"), None)
        if colon is None:
            return []
        rest = self.row.items[colon.index :]
        return list(dict.fromkeys(i.entity for i in rest if i.kind == "person" and i.entity is not None))

    def joined(self, chosen: Item, left: int | None = None) -> list[Entity]:
        """The person and those joined to it by commas and "ve": all take part, and the last one has the case."""
        people = coordinated(self.row, chosen, self.left if left is None else left)
        return list(dict.fromkeys(p.entity for p in people if p.entity is not None))

    def second(self, change: str, first: list[Entity]) -> list[Entity]:
        """The other person of a handing over: the dative of who hands over, the ablative of who takes over."""
        for rel in {"yield": ("to",), "succeed": ("from", "of")}.get(change, ()):
            chosen = self.nearest(rel)
            if chosen is not None and chosen.entity not in first:
                return [p for p in self.joined(chosen) if p not in first]
        if change == "succeed" and self.shape == "nominal":
            return [p for p in self.following() if p not in first]  # Roe'nun yerini aldığı Poe
        return []

    def replaced(self, first: list[Entity]) -> list[Entity]:
        """Those in whose place someone comes: "Roe'nun yerine", "Roe'nun koltuğuna"."""
        items, norms = self.row.items, self.row.text.norms
        reach = items[self.left : self.end + (HEAD_REACH if self.shape == "head" else 0)]
        left = [p for i in reach if i.kind == "person" and i.rel == "instead" for p in self.joined(i)]
        for person, seat in pairwise(reach):
            whose = person.entity if person.kind == "person" and person.rel == "of" else None
            if whose is not None and seat.rel == "to" and norms[seat.start].startswith(_SEATS):
                left.append(whose)
            if whose is not None and norms[seat.start] == "ardindan":
                left.append(whose)  # Roe'nun ardından görevi Poe üstlendi
            if person.rel == "from" and norms[seat.start].startswith("bosal") and person.entity is not None:
                left.append(person.entity)  # Roe'dan boşalan koltuğa
        return [p for p in dict.fromkeys(left) if p not in first]


def is_fact(item: Item) -> bool:
    """Whether a trigger reports no post: of firms, stakes and their doings."""
    return not any(t.kind == "role" for t in item.triggers)
