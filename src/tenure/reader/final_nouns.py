"""Stakes and affiliations that nouns tell where clauses end in their verb: owners, parents, firms of firms."""

from typing import Final

from .draft import Draft
from .entity import Entity
from .final_frames import FinalFrames
from .final_organizations import refer
from .items import Item, Row
from .relations import Relations

_NEAR: Final = 5
_OWNERS: Final = (
    "sahibi",
    "patronu",
    "ortagi",
    "ortaklarindan",
    "hissedari",
    "hissedarlarindan",
    "ortaklari",
)
_RANKS: Final = frozenset(("tek", "en", "buyuk", "ana", "cogunluk"))
_PARENTS: Final = ("cati sirketi", "ana sirketi", "ana ortagimiz", "ana ortakligi", "ana kurulusu")
_GROWN: Final = ("yuksel", "cik", "art")
_SHRUNK: Final = ("dus", "in", "gerile", "azal")
_RAISED: Final = ("yukselt", "cikar", "artir", "buyut")
_LOWERED: Final = ("dusur", "indir", "azalt", "erit")
_PARTS: Final = ("hisseler", "paylar", "kalan", "cogunlu", "geri", "sermaye")
"""How nouns begin that tell of shares without their number: "kalan hisseler", "hisselerin çoğunluğu"."""
_SHARERS: Final = ("orta", "hisse", "pay", "sermaye")
_WATCHERS: Final = frozenset(("rekabet", "spk", "bddk", "epdk", "kamuyu", "sermaye", "bankacilik", "borsa"))
"""How the names begin of those who watch over deals and have no part in them."""
_GROUPS: Final = frozenset(("grubu", "holding", "group", "grup", "grubunun"))

_POSSESSED: Final = ("sirketi", "firmasi", "televizyonu", "kanali", "gazetesi", "bankasi", "fabrikasi")

Share = tuple[Item, float]


class NounRelations(Relations):
    """Reads what needs no verb: "Acme'nin sahibi Roe", "grubun şirketi Acme", "%85'i Roe'nun"."""

    def __init__(self, frames: FinalFrames) -> None:
        super().__init__(frames.context, frames.published)
        self.frames = frames

    def _thing(self, row: Row, item: Item) -> Entity | None:
        """A person or an organization, or what a word such as "şirket" stands for."""
        if item.kind in ("person", "org"):
            return item.entity
        if item.kind == "cue" and item.cues & {"company", "child"}:
            return refer(row, item, self.context)
        return None

    def _namesake(self, child: Item) -> Entity | None:
        """The firm whose name the child's goes on with: Acme of Acme Foods."""
        return self._namesake_of(child.entity)

    def _namesake_of(self, child: Entity | None) -> Entity | None:
        if child is None:
            return None
        key = child.key
        return next(
            (e for e in self.context.orgs if len(e.key) < len(key) and key[: len(e.key)] == e.key), None
        )

    def _owners(self, row: Row) -> list[Draft]:
        """ "Acme'nin sahibi Jane Roe", "Acme'nin ortaklarından olan Roe"."""
        drafts: list[Draft] = []
        for item in row.items:
            norm = row.text.norms[item.start]
            if item.kind in ("person", "org") or (norm not in _OWNERS and not norm.startswith("patronu")):
                continue
            before = row.items[item.index - 1] if item.index else None
            while before is not None and before.index and row.text.norms[before.start] in _RANKS:
                before = row.items[before.index - 1]
            if before is None or before.rel != "of":
                continue
            org = self._thing(row, before)
            holder = next(
                (i.entity for i in row.items[item.index + 1 : item.index + 4] if i.entity is not None), None
            )
            if org is None or holder is None or org.kind != "org":
                continue
            if norm != "sahibi" and holder.kind == "org":
                continue
            if row.text.norms[item.end : item.end + 1] == ["oldugu"]:
                continue
            draft = Draft("stake", "hold", row.sentence.index, before.start, row.items[item.index].end)
            draft.person, draft.org = holder, org
            draft.features = {"t:hold", "t:noun", "worded"}
            drafts.append(draft)
        return drafts

    def _possessed(self, row: Row, shares: list[Share]) -> list[Draft]:
        """Shares that no verb of owning tells: "%85'i Roe'nun", "payı yüzde 22'ye çıktı", "%30'u Beta'ya geçti"."""
        drafts: list[Draft] = []
        owners: list[Entity] = []
        for number, share in shares:
            orgs = [
                i
                for i in row.items[: number.index]
                if i.kind == "org"
                and i.rel in ("of", "at")
                and i.entity not in owners
                and row.text.norms[i.start] not in _WATCHERS
            ]
            org = orgs[-1].entity if orgs else self.context.main
            if len(orgs) == 1 and self._comes_to(row, orgs[0], number):
                org = self.context.main  # Acme'nin payı yüzde 75'e yükselecek
            change, holder = self._possessor_of(row, number, org)
            if holder is not None and holder.entity is org and len(orgs) > 1:
                org = orgs[-2].entity  # Acme'de Beta'nın yüzde 51 hissesi
            if holder is None or holder.entity is None or org is None or org is holder.entity:
                continue
            if org.kind != "org":
                continue
            owners.append(holder.entity)
            start, end = min(number.start, holder.start), max(number.end, holder.end)
            draft = Draft("stake", change.rstrip("+"), row.sentence.index, start, end)
            kept = not change.endswith("+")
            draft.person, draft.org, draft.share = holder.entity, org, share if kept else None
            draft.features = {f"t:{draft.change}", "t:noun", "share" if kept else "worded"}
            verb = next((i for i in row.items[number.index + 1 :] if i.kind == "trigger"), None)
            if verb is not None and "planned" in self.frames.hooks.verb(row.text.norms[verb.end - 1], ""):
                draft.modality = "planned"  # payı yüzde 75'e yükselecek
            drafts.append(draft)
        return drafts

    def _comes_to(self, row: Row, org: Item, number: Item) -> bool:
        """Whether a firm's part of another is what grows or shrinks, and not a part of the firm."""
        norms, after = row.text.norms, row.items[org.index + 1]
        verb = next((norms[i.start] for i in row.items[number.index + 1 :] if i.kind != "cue"), "")
        told = norms[after.start] in ("payi", "payini") and verb.startswith(_GROWN + _SHRUNK)
        return told and org.rel == "of" and org.entity is not self.context.main

    def _shifted(self, row: Row, shares: list[Share]) -> list[Draft]:
        """ "Beta, Acme'deki payını yüzde 60'tan yüzde 45'e indirdi": what the share has come to, no price."""
        norms = row.text.norms
        for item in row.items:
            grows = norms[item.start].startswith(_RAISED)
            if not grows and not norms[item.start].startswith(_LOWERED):
                continue
            verbs = [i.index for i in row.items[: item.index] if i.kind == "trigger"]
            left = max(verbs, default=-1) + 1
            own = [s for s in shares if left <= s[0].index < item.index]
            lead = row.items[left : own[-1][0].index if own else item.index]
            part = next((i for i in reversed(lead) if "share" in i.cues), None)
            if part is None or (not own and item.index - part.index > 2):
                continue
            end = min([part.index, *(s[0].index for s in own)])
            before = [i for i in row.items[left:end] if self._thing(row, i) is not None]
            places = [i for i in before if i.rel in ("of", "at")]
            subject = next((i for i in before if i.rel is None), None)
            org = self._thing(row, places[-1]) if places else self.context.main
            if subject is None and len(places) == 1 and places[0].rel == "of":
                subject, org = places[0], self.context.main  # Beta'nın payını artırmayı düşündüğü
            elif subject is None and len(places) > 1:
                subject = places[0]
            holder = self._thing(row, subject) if subject is not None else self.frames.person
            if holder is None or org is None or holder is org or org.kind != "org":
                continue
            change = "acquire" if grows else "sell"
            start = min([part.start, *(i.start for i in before)])
            draft = Draft("stake", change, row.sentence.index, start, item.end)
            draft.person, draft.org = holder, org
            draft.features = {f"t:{change}", "t:verb", "worded"}
            says = self.frames.hooks.verb(norms[item.end - 1], "")
            draft.modality = "possible" if "possible" in row.cues else "actual"
            if draft.modality == "actual" and "planned" in says:
                draft.modality = "planned"
            return [draft]
        return []

    def _bracketed(self, row: Row, shares: list[Share]) -> list[Draft]:
        """Shares in brackets or beside their holders: "ortakları Roe (yüzde 60) ve Poe (yüzde 40)"."""
        norms, drafts = row.text.norms, []
        if not any(n.startswith(_SHARERS) for n in norms[row.sentence.start : row.sentence.end]):
            return []
        for number, share in shares:
            holder = row.items[number.index - 3] if number.index > 2 else None
            if holder is None or holder.entity is None or norms[row.items[number.index - 2].start] != "(":
                continue
            orgs = [i for i in row.items[: holder.index] if i.kind == "org" and i.rel in ("of", "at")]
            org = orgs[-1].entity if orgs else self.context.main
            if org is None or org is holder.entity:
                continue
            draft = Draft("stake", "hold", row.sentence.index, holder.start, number.end)
            draft.person, draft.org, draft.share = holder.entity, org, share
            draft.features = {"t:hold", "t:noun", "share"}
            drafts.append(draft)
        return drafts

    def _located(self, row: Row) -> list[Draft]:
        """ "kalan hisseler Roe ailesinde", "hisselerin çoğunluğu Beta Holding'de": shares that lie with somebody."""
        norms = row.text.norms
        for item in row.items:
            ends = item.index + 1 >= len(row.items) or norms[row.items[item.index + 1].start] in (
                ".",
                ";",
                ",",
            )
            if item.entity is None or item.rel != "at" or not ends or not item.index:
                continue
            lead = row.items[max(0, item.index - _NEAR) : item.index]
            part = next(
                (i for i in reversed(lead) if norms[i.start].startswith(_PARTS) and i.rel is None), None
            )
            if part is None or not any("share" in i.cues for i in row.items[: item.index]):
                continue
            orgs = [i for i in row.items[: part.index] if i.kind == "org" and i.rel in ("of", "at", None)]
            org = orgs[-1].entity if orgs else self.context.main
            if org is None or org is item.entity:
                continue
            draft = Draft("stake", "hold", row.sentence.index, part.start, item.end)
            draft.person, draft.org = item.entity, org
            draft.features = {"t:hold", "t:noun", "worded"}
            return [draft]
        return []

    def _possessor_of(self, row: Row, number: Item, org: Entity | None) -> tuple[str, Item | None]:
        """Whose a share is, or becomes; a plus where the number is what the share has come to."""
        norms, before = row.text.norms, row.items[: number.index]
        after = [i for i in row.items[number.index + 1 :] if row.text.words[i.start][0].isalnum()]
        told = [i for i in after if i.kind != "cue"]
        first = told[0] if told else None
        owners = [
            i
            for i in before
            if i.rel == "of"
            and i.kind in ("person", "org")
            and i.entity is not org
            and norms[i.start] not in _WATCHERS
        ]
        own = owners[0] if owners else None
        beside = row.items[number.index - 2] if number.index > 1 else None
        if beside is not None and beside in owners and any("share" in i.cues for i in after[:2]):
            return "hold", beside  # Beta'nın yüzde 51 hissesi var
        named = first is not None and first.entity is not None
        if first is not None and named and first.rel == "of":
            return "hold", first if told[1:] == [] or row.items[first.index + 1].kind == "comma" else None
        if first is not None and named and first.rel == "at":
            return "hold", first if told[1:] == [] or row.items[first.index + 1].kind == "comma" else None
        if first is not None and named and first.rel == "to":
            moved = any(norms[i.start].startswith("gec") for i in told[1:2])
            return "acquire", first if moved else None
        if own is not None and any("share" in i.cues for i in before[own.index :]):
            verb = norms[first.start] if first is not None else ""
            if verb.startswith(_GROWN + _SHRUNK):
                return "acquire+" if verb.startswith(_GROWN) else "sell+", own
            return "hold", own if first is None else None
        if own is not None and any(norms[i.start].startswith("elin") for i in before):
            return "hold", own
        shared = any(norms[i.start].startswith(_OWNERS) for i in before[-4:])
        if shared and "ile" in norms[number.end : number.end + 3]:
            return "hold", next((i for i in after if i.entity is not None and i.rel is None), None)
        return "hold", None

    def _parents(self, row: Row) -> list[Draft]:
        """ "Beta'nın ana ortağı Acme": the firm that another one belongs to."""
        drafts: list[Draft] = []
        text = row.text
        for item in row.items:
            if item.kind != "org" or item.entity is None or item.start < row.sentence.start + 3:
                continue
            if " ".join(text.norms[item.start - 2 : item.start]) not in _PARENTS:
                continue
            child = next(
                (i for i in reversed(row.items[: item.index]) if i.kind == "org" and i.rel == "of"), None
            )
            entity = child.entity if child is not None else self.context.main
            if entity is None or entity is item.entity:
                continue
            draft = Draft(
                "affiliation", "hold", row.sentence.index, child.start if child else item.start, item.end
            )
            draft.org, draft.parent, draft.relation = entity, item.entity, "subsidiary"
            draft.features = {"t:noun", "rel:subsidiary", "firm"}
            drafts.append(draft)
        return drafts

    def _firms(self, row: Row) -> list[Draft]:
        """ "grubun Tayland'daki şirketi Acme", "kulübün şirketi Acme Sportif": a firm that has a firm."""
        drafts: list[Draft] = []
        for item in row.items:
            if item.kind != "cue" or not row.text.norms[item.start].endswith(_POSSESSED):
                continue
            if " ".join(row.text.norms[item.start - 1 : item.start + 1]) in _PARENTS:
                continue
            child = row.items[item.index + 1] if item.index + 1 < len(row.items) else None
            if child is None or child.kind != "org" or child.entity is None:
                continue
            for other in reversed(row.items[max(0, item.index - 3) : item.index]):
                grouped = other.kind == "org" and other.end == item.start and other.rel is None
                grouped = grouped and row.text.norms[other.end - 1] in _GROUPS  # Acme Grubu şirketi Beta
                parent = self._thing(row, other) if other.rel == "of" or grouped else None
                if parent is not None and parent.kind == "org" and parent is not child.entity:
                    draft = Draft("affiliation", "hold", row.sentence.index, other.start, child.end)
                    draft.org, draft.parent = child.entity, self._namesake(child) or parent
                    draft.relation, draft.features = "subsidiary", {"t:noun", "rel:subsidiary", "firm"}
                    drafts.append(draft)
                    break
        return drafts

    def _children(self, row: Row) -> list[Draft]:
        """ "bu yan kuruluş" says what a firm is; "Acme'nin pazar yeri Acme Market" that it belongs to its namesake."""
        pairs: list[tuple[Item, Entity, Entity]] = []
        for item in row.items:
            if item.kind == "cue" and "child" in item.cues and row.text.norms[item.start] == "bu":
                child = refer(row, item, self.context)
                parent = self._namesake_of(child) or self.context.main
                if child is not None and parent is not None and child is not parent:
                    pairs.append((item, child, parent))
            if item.kind != "org" or item.entity is None:
                continue
            for other in row.items[max(0, item.index - _NEAR) : item.index]:
                key, whole = item.entity.key, other.entity
                extends = (
                    whole is not None and len(whole.key) < len(key) and key[: len(whole.key)] == whole.key
                )
                if other.kind == "org" and other.rel == "of" and extends and whole is not None:
                    pairs.append((item, item.entity, whole))
        drafts = []
        for item, child, parent in pairs:
            draft = Draft("affiliation", "hold", row.sentence.index, item.start, item.end)
            draft.org, draft.parent, draft.relation = child, parent, "subsidiary"
            draft.features = {"t:noun", "rel:subsidiary", "namesake"}
            drafts.append(draft)
        return drafts
