"""Sentences without a verb of change: predicates, lists of posts, lines whose verb is left out."""

from typing import Final

from tenure.model.vocabulary import Role, RoleChange

from . import attribution
from .draft import Draft
from .entity import Entity
from .final_seek import Seeker
from .final_timing import Found
from .frame_words import roles_of
from .items import Item, Post, Row

_NEAR: Final = 5
_SOUGHT: Final = ("bul", "ari", "ara", "sec", "belirle", "belli", "acikla", "degis", "yok")
_NOW: Final = frozenset(("artik", "simdi", "bugun", "ise", "da", "de", "yine", "bundan", "boyle", "sonra"))
_SOME: Final = frozenset(("iki", "uc", "dort", "birkac", "bircok", "2", "3", "4"))
_GO_ROUND: Final = ("dolas", "konus", "one", "var", "gec", "yaris", "anil", "bulun", "fisil")
_ONE_OF: Final = frozenset(("biri", "birincisi", "ilki", "digeri", "oteki", "ikincisi", "ucuncusu", "obur"))
_SIGNS: Final = ("kart", "kapi", "tabela", "isimli")
"""Where a new title is written: "kartvizitinde artık “başkan” yazıyor"."""
_TASKS: Final = ("gorevi", "unvani", "rolu", "isi", "makami")
_HOPED: Final = ("aday", "isim", "favori")
_STRONG: Final = frozenset(("guclu", "kuvvetli", "iddiali", "yakin", "sansli", "basan", "favori", "cikan"))
"""What is said of the one who is likely to come: "en güçlü aday Roe"."""
_HELMS: Final = ("dumen", "direksiyon", "dizgin", "ipler")
"""How words begin for ruling a firm."""
_COPULAS: Final = ("dir", "dur", "tir", "tur")


class Lines(Seeker):
    """Reads what needs no verb."""

    def _predicates(self, row: Row) -> None:
        """Titles that are the predicate: "Roe bugün Acme'nin CEO'su.", "Roe Acme'nin genel müdürüydü."."""
        for post in row.posts:
            if post.holder is not None or post.out or post.former:
                continue
            alone = post.new and post.end + 1 == len(row.items)  # Acme'ye yeni CEO.
            if post.office or (post.rel is None and (row.sentence.headline or alone)):
                where = post.org or self.context.main
                roles = roles_of(row, post, where)
                if roles:
                    self.taken.append((None, (roles, post, where)))
                continue
            following = row.items[post.end] if post.end < len(row.items) else None
            sought = following is not None and row.text.norms[following.start].startswith(_SOUGHT)
            until = next((i.index for i in row.items[post.end :] if i.kind == "person"), len(row.items))
            found_out = [row.text.norms[i.start] for i in row.items[post.end : until]]
            sought = sought or (post.rel == "object" and any(n.startswith("buldu") for n in found_out))
            if sought and post.rel in (None, "object"):
                where = post.org or self.context.main
                self.taken.append((None, (roles_of(row, post, where), post, where)))  # genel müdürünü buldu
                continue
            ends = following is None or row.text.words[following.start] in ".;" or self._enumerated(row, post)
            tail_ = row.text.norms[row.items[post.end - 1].end : row.items[post.end - 1].end + 1]
            ends = (
                ends
                or row.items[post.end - 1].rest.endswith(_COPULAS)
                or (bool(tail_) and tail_[0].startswith(("'sidir", "'sudur", "'dir", "'dur")))
            )
            last = row.items[post.end - 1]
            tail = row.text.norms[last.end] if last.end < len(row.text.norms) else ""
            past = last.rest.endswith(("ydi", "ydu", "di", "du")) or tail.endswith(("ydi", "ydu"))
            subject = next(
                (i for i in reversed(row.items[: post.start]) if i.kind == "person" and i.rel is None), None
            )
            org = post.org or self.context.main
            roles = roles_of(row, post, org)
            if following is not None and row.text.norms[following.start].startswith("degil"):
                if subject is not None and "artik" in row.text.norms[row.sentence.start : last.start]:
                    for role, title in roles:  # "artık CEO'su değil"
                        self._note(row, post, subject, "end", role, title, org)
                continue
            if past and subject is None and self.person is not None:
                self.taken.append((self.person, (roles, post, org)))
            if subject is None and past and self.person is not None and not row.of_kind("person"):
                self._recall(row, post, roles, org)
            if subject is None or not (ends or past) or not roles:
                continue
            self.taken.append((subject.entity, (roles, post, org)))
            died = past and any(t.reason == "death" for i in row.items for t in i.triggers)
            since = self.since_in(row, subject.index, post.start)
            for role, title in roles:
                self._note(
                    row, post, subject, "end" if died else "held" if past else "hold", role, title, org
                )
                self.drafts[-1].when = None if past else since
                self.drafts[-1].reason = "death" if died else None
        self._predecessors(row)
        self._new_task(row)
        self._new_sign(row)
        self._candidates(row)

    def _new_task(self, row: Row) -> None:
        """ "Roe'nun yeni görevi genel müdür yardımcılığı oldu", "Roe'nun yeni unvanı CTO"."""
        norms = row.text.norms
        for item in row.items:
            if item.index < 2 or not norms[item.start].startswith(_TASKS) or item.rel not in (None, "of"):
                continue
            owner, new = row.items[item.index - 2], row.items[item.index - 1]
            if owner.kind != "person" or owner.rel != "of" or "new" not in new.cues:
                continue
            posts = [p for p in row.posts if p.start > item.index and p.holder is None and not p.out]
            if not posts or any(i.kind == "person" for i in row.items[item.index : posts[0].start]):
                continue
            after = row.items[posts[0].end] if posts[0].end < len(row.items) else None
            told = (
                after is None or norms[after.start].startswith("ol") or row.text.words[after.start] in '.,;”"'
            )
            where = posts[0].org or self.context.main
            for role, title in roles_of(row, posts[0], where) if told else ():
                self._note(row, posts[0], owner, "start", role, title, where)
                if after is not None and norms[after.start].startswith("olacak"):
                    self.drafts[-1].modality = "planned"

    def _candidates(self, row: Row) -> None:
        """ "Kulislerde iki isim dolaşıyor. Biri Roe, öteki Poe.": who may come to the post that was left."""
        norms = row.text.norms
        people = [i for i in row.items if i.kind == "person" and i.entity is not None]
        for item in row.items[1:] if not people else ():
            told = any(norms[i.start].startswith(_GO_ROUND) for i in row.items[item.index + 1 :])
            if norms[item.start] in ("isim", "aday") and norms[item.start - 1] in _SOME and told:
                self.spoken_of = row.sentence.index
        now = row.sentence.index
        if self.spoken_of is None or not 0 < now - self.spoken_of <= _NEAR or self.vacated is None:
            return
        for person in people:
            lead = [norms[i.start] for i in row.items[max(0, person.index - 2 * _NEAR) : person.index]]
            ends = row.items[person.index + 1 : person.index + 2]
            alone = person.rel is None and (not ends or row.text.words[ends[0].start] in ".,;")
            if (
                not alone
                or _ONE_OF.isdisjoint(lead)
                or any(
                    d.person is person.entity and d.sentence == now and d.change == "start"
                    for d in self.drafts
                )
            ):
                continue
            for role, title in self.vacated[0]:
                self._note(row, None, person, "start", role, title, self.vacated[2])
                self.drafts[-1].modality, self.drafts[-1].when = "possible", None

    def _new_sign(self, row: Row) -> None:
        """ "Roe'nun kapısında artık “genel müdür” yazıyor"."""
        norms = row.text.norms
        for post in row.posts:
            after = norms[row.items[post.end - 1].end : row.items[post.end - 1].end + 2]
            lead = norms[row.sentence.start : row.items[post.start].start]
            written = after[:1] and after[0] in ("”", '"') and after[-1].startswith("yaz")
            if (
                not written
                or post.office
                or not any(n.startswith(_SIGNS) for n in lead)
                or "artik" not in lead
            ):
                continue
            before = [i for i in row.items[: post.start] if i.kind == "person" and i.entity is not None]
            for role, title in roles_of(row, post, post.org or self.context.main) if before else ():
                self._note(row, post, before[-1], "start", role, title, post.org or self.context.main)

    def _recall(self, row: Row, post: Post, roles: list[tuple[Role, str]], org: Entity | None) -> None:
        """A post that whom the text speaks of had before: "Daha önce Acme'de satın alma direktörüydü"."""
        if self.person is None or (post.org is None and not any(i.kind == "org" for i in row.items)):
            return
        last = row.items[post.end - 1]
        for role, title in roles:
            draft = Draft("role", "held", row.sentence.index, row.items[post.start].start, last.end)
            draft.person, draft.role, draft.title, draft.org = self.person, role, title, org
            draft.headline, draft.features = row.sentence.headline, {"t:predicate"}
            self.drafts.append(draft)

    @staticmethod
    def _enumerated(row: Row, post: Post) -> bool:
        """Whether a predicate is one of several: "A Acme'nin müdürü, B ise Beta'nın başkanı."."""
        after = row.items[post.end : post.end + 2]
        if [i.kind for i in after] != ["comma", "person"] or after[1].rel is not None:
            return False
        before = row.items[post.start - 2] if post.start > 1 else None
        return before is not None and before.kind == "person" and before.rel is None

    def _members(self, row: Row) -> None:
        """Boards as predicates: "Roe yönetim kurulunda", "eylüle kadar yönetim kurulundaydı"."""
        norms = row.text.norms
        for item in row.items:
            following = row.items[item.index + 1] if item.index + 1 < len(row.items) else None
            ends = following is None or row.text.words[following.start] in ".;,"
            if "board" not in item.cues or item.kind != "cue" or not ends:
                continue
            past = norms[item.end - 1].endswith(("ndaydi", "ndeydi"))
            if not past and not norms[item.end - 1].endswith(("nda", "nde", "ndadir")):
                continue
            before = row.items[: item.index]
            subject = next((i for i in reversed(before) if i.kind == "person" and i.rel is None), None)
            if subject is None or subject.entity is None:
                continue
            orgs = [i for i in before[subject.index :] if i.kind == "org" and i.rel in ("of", "at", None)]
            org = orgs[-1].entity if orgs else self.context.main
            title = row.text.span(item.start, item.end)
            found: Found = ([("board_member", title)], None, org)
            self.taken.append((subject.entity, found))
            last = next(
                (
                    i.date.resolve(self.published, False)
                    for i in before
                    if i.date is not None and "until" in row.items[i.index + 1].cues
                ),
                None,
            )
            change: RoleChange = "end" if past and last else "held" if past else "hold"
            self._note(row, None, subject, change, "board_member", title, org)
            self.drafts[-1].end = max(self.drafts[-1].end, item.end)
            self.drafts[-1].when = last if past else self.since_in(row, subject.index, item.index)
            if change == "end":
                self.drafts[-1].reason = attribution.reason(row, item)

    def _predecessors(self, row: Row) -> None:
        """Who had the post that was just taken: "koltuğun önceki sahibi Roe", "selefi Roe"."""
        norms = row.text.norms
        for item in row.items:
            seat = norms[item.start : item.start + 2] in (["onceki", "sahibi"], ["eski", "sahibi"])
            seat = seat and item.index > 0 and "post" in row.items[item.index - 1].cues
            if not seat and norms[item.start] != "selefi":
                continue
            heirs = [i.entity for i in row.items[: item.index] if i.kind == "person"]
            told = [
                (who, found)
                for who, found in self.taken
                if who is not None and (seat or not heirs or who in heirs)
            ]
            person = next(
                (i for i in row.items[item.index + 1 : item.index + 1 + _NEAR] if i.kind == "person"), None
            )
            if not told or person is None or person.entity is None or person.entity in heirs:
                continue
            heir, (roles, _, org) = told[-1]
            if heir is person.entity or any(
                d.change == "end" and d.person is person.entity and d.org is org for d in self.drafts
            ):
                continue
            taking = next(
                (
                    d
                    for d in reversed(self.drafts)
                    if d.person is heir and d.org is org and d.change == "start"
                ),
                None,
            )
            for role, title in roles if taking is not None else ():
                self._note(row, None, person, "end", role, title, org)
                self.drafts[-1].features.add("instead")
                assert taking is not None
                self.drafts[-1].modality, self.drafts[-1].when = taking.modality, taking.when

    def _verbless(self, row: Row) -> None:
        """Lines whose verb is left out: "Koltuk Roe'nun.", "Yeni CEO belli oldu: Roe", "Poe'nun yerine Roe."."""
        people = [i for i in row.items if i.kind == "person" and i.entity is not None]
        last = row.items[-1] if row.items else None
        if not people or last is None:
            return
        tail = row.items[people[-1].index + 1 :]
        end = [i for i in tail if row.text.words[i.start] not in (".", "!", "…", "”", '"')]
        told = len(end) == 1 and ("official" in end[0].cues or row.text.norms[end[0].start] == "emanet")
        if (end and not told) or any(
            d.sentence == row.sentence.index and d.person is people[-1].entity for d in self.drafts
        ):
            return
        person, at = people[-1], people[-1].index - 1
        while at > 0 and (
            row.text.norms[row.items[at].start] in _NOW or row.items[at].cues & {"honorific", "kin"}
        ):
            at -= 1
        before = row.items[at] if at >= 0 else None
        free = [p for p in row.posts if p.holder is None and not p.out and p.end <= person.index]
        post = free[-1] if free else None
        if before is None:
            return
        seat = "post" in before.cues or (before.kind == "title" and post is not None and post.office)
        given = seat and (person.rel == "to" if told else person.rel in ("of", "at"))
        named = post is not None and post.new and row.text.words[before.start] in (":", "olarak")
        named = named or (post is not None and self._subject_of(row, post, person))
        named = named or (post is not None and self._found_out(row, post, before))
        hoped = row.text.norms[before.start].startswith(_HOPED) and before.index > 0
        strong = row.text.norms[row.items[before.index - 1].start] in _STRONG
        favoured = "possible" in before.cues and row.text.norms[before.end - 1].startswith(_HOPED)
        hoped = ((hoped and strong) or favoured) and person.rel is None
        fresh = row.text.norms[before.start] == "isim" and "new" in row.items[before.index - 1].cues
        named = named or (post is None and fresh and before.index > 0)  # Yeni isim Roe
        instead = (
            "instead" in before.cues
            and before.index
            and person.rel is None
            and row.items[before.index - 1].rel == "instead"
        )
        if not (given or hoped or (named and person.rel is None) or instead):
            return
        found: Found | None
        if (
            given
            and post is None
            and person.entity is not None
            and row.text.norms[before.start].startswith(_HELMS)
        ):
            where = next((i.entity for i in row.items[:at] if i.kind == "org" and i.entity), None)
            found = (self._at_head(person.entity, where, True) if person.entity else [], None, where)
        elif post is not None:
            where = post.org or self.context.main
            found = (roles_of(row, post, where), post, where)
        else:
            found = self.vacated or (self.taken[-1][1] if self.taken else None)
        other = row.items[before.index - 1].entity if instead else None
        if post is None and other is not None:
            found = self._post_of(other, "end", False) or found
        for role, title in found[0] if found is not None else ():
            self._note(row, post, person, "start", role, title, found[2] if found is not None else None)
            dates = [d for i in row.items[: person.index] if (d := self._dated(row, i, None)) is not None]
            self.drafts[-1].when = dates[-1] if dates else self.drafts[-1].when
            if hoped:
                self.drafts[-1].modality, self.drafts[-1].when = "possible", None
            if other is not None and found is not None:
                self._note(row, post, row.items[before.index - 1], "end", role, title, found[2])

    @staticmethod
    def _found_out(row: Row, post: Post, before: Item) -> bool:
        """Whether a colon tells who was found for a post: "Acme CEO'sunu buldu: Roe"."""
        after = row.items[post.end] if post.end < len(row.items) else None
        sought = after is not None and row.text.norms[after.start].startswith(_SOUGHT)
        return sought and row.text.words[before.start] == ":" and after is row.items[before.index - 1]

    @staticmethod
    def _subject_of(row: Row, post: Post, person: Item) -> bool:
        """Whether a new post is the subject and a name all that is said of it: "Yeni genel müdür, ... Roe"."""
        lead = row.items[: post.start]
        begins = (
            not any(i.kind in ("person", "trigger", "stop") for i in lead) and post.new and not post.office
        )
        behind = row.items[post.end] if post.end < len(row.items) else None
        told = behind is not None and (behind.kind == "comma" or row.text.norms[behind.start] in _NOW)
        between = row.items[post.end : person.index]
        return begins and told and post.rel is None and not any(i.kind == "person" for i in between)

    def _listing(self, row: Row) -> None:
        """Posts and their holders after a colon, or a line each, where a new board or its duties are told."""
        colon = next((i for i in row.items if row.text.words[i.start] == ":"), None)
        members = [i for i in row.items if i.kind == "person"]
        if self.board == row.sentence.index - 1 and len(members) > 2 and not row.posts:
            for member in members:
                self._note(row, None, member, "start", "board_member", "", self.context.main)
        if colon is not None and "duties" in row.cues and "board" in row.cues:
            self.board = row.sentence.index
        if colon is None:
            return
        line = len(row.posts) >= 1 and row.posts[0].end == colon.index
        listed = [p for p in row.posts if p.holder is not None and not p.out and p.holder.index > colon.index]
        if line:
            fresh = self.listing >= row.sentence.paragraph - 2
            self.listing = row.sentence.paragraph if fresh else self.listing
        else:
            lead = row.items[: colon.index]
            became = any(i.kind == "title" for i in lead)  # not "Beklenen oldu: ..."
            fresh = any(
                "duties" in i.cues
                or (
                    any(t.change == "start" and t.modality is None for t in i.triggers)
                    and (became or row.text.norms[i.start][:2] != "ol")
                )
                for i in lead
            )
        for post in listed if fresh else ():
            org = post.org or self.context.main
            assert post.holder is not None
            for role, title in roles_of(row, post, org):
                self._note(row, post, post.holder, "start", role, title, org)
