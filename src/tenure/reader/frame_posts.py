"""Which posts and organizations a trigger concerns: named beside it, listed, or known from before."""

from typing import Final

from tenure.model.vocabulary import Role

from . import attribution, organizations
from .entity import Entity
from .frame_known import FrameKnown
from .frame_parties import CHANGES
from .frame_recalled import told_after
from .frame_words import of_unit, past_trigger, roles_of, taker_of
from .items import Item, Post, Row, apart
from .pack_schema import Trigger
from .post_holders import holder_of
from .posts import board_post

_OWN_ROLES: Final = frozenset({"founder", "board_member", "partner", "supervisor"})
"""Roles of verbs that no title beside them changes: "founded", "joined the board"."""
_AT_THE_HELM: Final = frozenset({"ceo", "chair", "president", "general_manager", "managing_director"})
"""Roles of those who hold "the reins", whatever their title."""
_POST_FLOOR: Final = 0.5
_TO_WHICH: Final = 5
_BEGUN: Final = 4
"""How many sentences before "she succeeds Roe" the post may be told that she takes."""
_COMPLEMENT: Final = 4
_BOARD_REACH: Final = 14
_BOARD_ITEMS: Final = 4
"""How many sentences of its paragraph a word for a board may be behind: the minutes of its election."""


class FramePosts(FrameKnown):
    """The posts around a trigger, scored."""

    def _post(
        self,
        row: Row,
        item: Item,
        trigger: Trigger,
        people: list[Entity],
        second: list[Entity],
        features: set[str],
    ) -> tuple[list[tuple[Role, str]], Post | None, Entity | None] | None:
        """The roles with their titles as written, the post that they come from, and its organization."""
        person = people[0] if people else None
        if trigger.role in _OWN_ROLES:
            features.add("r:verb")
            own = [(trigger.role, row.text.span(item.start, item.end))]
            for post in row.posts:  # "joins the board as chief financial officer"
                if (
                    post.rel == "as"
                    and 0 <= post.start - item.index <= _COMPLEMENT
                    and holder_of(post) is None
                ):
                    own += [
                        r for r in roles_of(row, post, post.org or self.context.main) if r[0] != trigger.role
                    ]
            return own, None, None
        several = (
            self.settings.auxiliaries
            and len(people) > 1
            and trigger.change in ("start", "end")
            and not trigger.noun
        )
        if ("p:list" in features or several) and trigger.role is None:
            plural = [
                i for i in row.items[: item.index]
                if i.title is not None and i.title.roles == ["board_member"] and row.text.norms[i.start].endswith("s")
            ]  # fmt: skip
            if several and "p:list" not in features:
                first = min((i.index for i in row.items if i.entity in people), default=0)
                plural = [i for i in plural if i.index < first and not any(p.rel == "as" for p in row.posts)]
            if plural:  # "three of the bank's directors resigned: Roe, Doe and Poe"
                features.add("r:board")
                return [("board_member", row.text.span(plural[0].start, plural[0].end))], None, None
        named_before = self._to_which(row, item) if self.settings.auxiliaries else None
        if named_before is not None and trigger.change in ("start", "end"):
            features.add("r:clause")
            return roles_of(row, named_before, named_before.org), named_before, named_before.org
        best: tuple[float, Post] | None = None
        following = row.items[item.index + 1 : item.index + 3]
        anaphor = trigger.change == "end" and any("post" in i.cues and i.kind == "cue" for i in following)
        outside = person is not None and any(p.out and holder_of(p) is person for p in row.posts)
        if self.settings.order == "v2" and trigger.change in ("start", "succeed"):
            outside = False  # "Regisseurin Roe übernimmt die Intendanz"
        for post in row.posts:
            taker = taker_of(row, item, post) if trigger.change == "end" else None
            once = [*post.items[0].triggers, *([taker] if taker is not None else [])]
            if trigger.reason == "death" and any(t.change == "held" and not t.imperfect for t in once):
                continue  # "murió Roe, que dirigió la caja durante los años ochenta"
            if (
                trigger.change in ("start", "succeed", "yield")
                and self.settings.articles
                and post.start > item.index
                and (keeper := taker_of(row, item, post)) is not None
                and keeper.change == "hold"
            ):
                continue  # "sustituye a Roe, que mantendrá la presidencia"
            given = trigger.change in ("start", "succeed") and post.rel == "to" and post.holder is not None
            told_post = trigger.clitic and trigger.person == "object"
            told_by = row.items[: post.start if self.settings.object_mark == "to" else item.index]
            if given and (told_post or any("post" in i.cues and i.kind == "cue" for i in told_by)):
                continue  # "il posto va alla direttrice finanziaria, Roe", "le sue funzioni passano a ..."
            moving = anaphor or self.settings.articles or (taker is not None and taker.infinitive)
            kept = taker is not None and taker.change == "hold" and self.settings.articles
            kept = kept and not (trigger.change == "end" and self._of_which(row, post))
            if taker is not None and post.start > item.index and kept:
                continue  # "son prédécesseur Roe reste comme conseiller"
            going = taker is not None and self._still_open(row, item, post, taker)
            if taker is not None and taker.change == "start" and moving and not going:
                continue  # "ha accettato la guida di Beta e lascerà l'incarico"
            if post.out and post.holder is None and post.end <= item.index and trigger.clitic:
                continue  # "le ministre l'a remplacé par Doe"
            named = post.end < item.index and self.settings.articles and row.items[post.end].kind == "person"
            if trigger.change == "start" and named and taker_of(row, item, post) is not None:
                continue  # "ha confermato presidente Roe e ha eletto Doe"
            told = self.settings.auxiliaries and trigger.change in ("hold", "held")
            if (
                trigger.role is not None
                and (trigger.person == "object" or told)
                and past_trigger(row, item, post)
            ):
                continue  # "réuni sous la présidence de Roe, a accepté la démission de l'administrateur"
            if outside and not post.out and post.org is None and post.rel not in ("as", "to", "of"):
                continue  # "revoked the powers of the minister, Roe"
            if trigger.change in ("start", "succeed") and post.rel == "from" and post.holder is None:
                continue
            if self.settings.order == "v2" and not post.out and not roles_of(row, post, post.org):
                continue  # "Regisseurin Roe übernimmt die Intendanz"
            lead_in = row.items[post.start - 1] if post.start else None
            if (
                self.settings.order == "v2"
                and trigger.change in ("start", "succeed")
                and post.start > item.index
                and lead_in is not None
                and "current" in lead_in.cues
                and row.items[lead_in.index - 1].kind == "comma"
            ):
                continue  # "zum Nachfolger wurde Roe bestimmt, derzeit Finanzchef"
            if self.settings.order == "v2" and post.out and holder_of(post) in second:
                continue  # "er ersetzt Ministerin Roe"
            score = self._post_score(row, item, trigger, post, person, second)
            if score >= _POST_FLOOR and (best is None or score > best[0]):
                best = (score, post)
        if best is not None:
            post = best[1]
            if post.out:
                return None
            was = row.items[post.start - 1] if post.start else None
            until_now = (  # "la renuncia de X, quien se desempeñaba como Y"
                was is not None
                and any(t.imperfect for t in was.triggers)
                and any(i.kind == "person" for i in row.items[item.index + 1 : was.index])
            )
            near = until_now or apart(row.items[post.start], item) == 0
            features.add("r:clause" if near else "r:far")
            if post.holder is not None:
                features.add("r:apposition")
            reins = self.settings.articles and post.office and all(t.weak for t in post.titles)
            whose = any(i.cues & {"whose", "thereof"} for i in row.items[: post.start])
            if (
                reins
                and not whose
                and post.org_how in ("", "its", "company")
                and trigger.change in ("end", "yield")
            ):
                for own_post, where in self.context.posts_of(person) if person is not None else ():
                    own_roles = roles_of(None, own_post, where) if not own_post.former else []
                    if any(
                        role in _AT_THE_HELM for role, _ in own_roles
                    ):  # "le président, Roe, laisse les commandes à Doe"
                        features.add("r:known")
                        return own_roles, own_post, where
            roles = roles_of(row, post, post.org or self.context.main)
            if post.holder is None:
                for further in self._further(row, item, post):
                    have = {role for role, _ in roles}
                    roles += [
                        r for r in roles_of(row, further, further.org or post.org or self.context.main)
                        if r[0] not in have
                    ]  # fmt: skip
            return (roles, post, post.org) if roles else None
        if self.settings.order == "v2" and trigger.change in CHANGES:
            subject = trigger.person == "subject" and trigger.change == "start"
            open_ = [
                p for p in row.posts
                if (p.start < item.index or p.new) and p.holder is None and not (p.former or p.out or p.hitherto)
                and 1.5 < apart(row.items[p.start], item) <= 2.5
                and p.rel not in ("by", "with") and (p.new or not subject)
            ]  # fmt: skip
            open_ += [
                p for p in row.posts
                if trigger.change == "end" and p.holder is None and p.start < item.index
                and (p.new or (p.start and row.text.norms[row.items[p.start - 1].start] in self.context.names.one))
                and apart(row.items[p.start], item) >= 1 and not (p.former or p.out)
            ]  # fmt: skip
            roles = roles_of(row, open_[-1], open_[-1].org or self.context.main) if open_ else []
            if roles:
                features.add("r:open")
                return roles, open_[-1], open_[-1].org
        led = next((i for i in row.items if i.body and i.breaks == item.breaks), None)
        if led is not None and led.body and trigger.role is not None:
            features.add("r:body")
            return [(led.body, row.text.span(led.start, led.end))], None, None
        if trigger.role is not None and self.settings.order == "v2" and self.context.leaver is not None:
            last, gone = self.context.last_post, self.context.now - self.context.leaver[1]
            interim = any("interim" in i.cues for i in attribution.clause(row, item))
            if interim and last is not None and gone <= 2 and (roles := roles_of(None, last[0], last[1])):
                features.add("r:known")  # "führt interimistisch die Geschäfte": the post just left
                return roles, last[0], last[1]
        if trigger.role is not None:
            features.add("r:verb")
            unit = trigger.role == "ceo" and self.settings.articles and of_unit(row, item)
            if unit:
                features.add("r:unit")
            return [("head" if unit else trigger.role, row.text.span(item.start, item.end))], None, None
        if (
            self.settings.auxiliaries
            and trigger.change in ("succeed", "yield")
            and not self._long_ago(row, item)
        ):
            begun = self._begun(people if trigger.change == "succeed" else second)
            if begun is not None:
                features.add("r:known")  # "Roe was elected chairman and chief executive. She succeeds Doe"
                return begun
        agent = trigger.person == "object" and "t:passive" not in features
        word = next((i for i in row.items if self._board(row, i, item, agent)), None)
        if trigger.change in ("start", "end", "succeed", "yield") and word is not None:
            sure = self.settings.order == "v2" and word.breaks == item.breaks and trigger.change == "end"
            features.add("r:clause" if sure else "r:board")  # "scheidet aus dem Vorstand aus" names the post
            seat: tuple[Role, str] = ("board_member", row.text.span(word.start, word.end))
            between = row.items[item.index + 1 : word.index]
            whole = len(between) <= 4 and any(i.kind == "org" or "company" in i.cues for i in between)
            if whole and trigger.change == "end" and self.settings.auxiliaries and person is not None:
                for one, at in self.context.posts_of(person):  # "will leave the company and its board"
                    roles = [] if one.former else roles_of(None, one, at)
                    if roles:
                        return [*roles, seat], one, at
            return [seat], board_post(word), None
        settled = any(
            not (p[0].former and self.settings.auxiliaries)
            for one in people
            for p in self.context.posts_of(one)
        )
        unknown = item.index + 1 < len(row.items) and row.items[item.index + 1].kind == "word"
        unknown = (
            unknown
            and self.settings.auxiliaries
            and row.text.words[row.items[item.index + 1].start].isalpha()
        )
        if trigger.otherwise == "board_member" and unknown and "t:passive" in features:
            return None  # "was elected Commodore"
        left = self.context.leaver
        if trigger.otherwise == "board_member" and left is not None and self.context.now - left[1] <= 1:
            known = self._known_post(row, item, trigger, person, features)
            if known is not None and self.settings.auxiliaries:
                return known
        if trigger.otherwise is not None and not settled:
            features.add("r:otherwise")
            return [(trigger.otherwise, row.text.span(item.start, item.end))], None, None
        if trigger.change == "succeed" and second:
            known = self._known_post(row, item, trigger, second[0], features, "end")
            known = known or told_after(self.context, row, item, second[0], features)
            if known is not None:
                return known
        since = row.sentence.index - self.context.board_sentence
        listed = not self.settings.auxiliaries and row.sentence.paragraph == self.context.board_paragraph
        group = (
            since <= (_BOARD_ITEMS if listed and self.settings.articles else 1)
            and len(people) > 1
            and trigger.change in ("start", "end")
            and not trigger.noun
            and not any(self.context.posts_of(p) for p in people)
        )
        if group:  # nobody shares the chair with another
            features.add("r:board before")
            return [("board_member", row.text.span(item.start, item.end))], None, None
        known = self._known_post(row, item, trigger, person, features)
        if known is None and trigger.change == "yield" and second:
            for post in row.posts:  # "ha passato le consegne alla nipote, che diventa presidente"
                taker = taker_of(row, item, post)
                if taker is not None and taker.change == "start" and post.start > item.index:
                    features.add("r:taken")
                    return roles_of(row, post, post.org), post, post.org
        fresh = row.sentence.index - self.context.board_sentence <= 1
        if (
            known is None
            and fresh
            and len(people) > 1
            and trigger.change in ("start", "end")
            and not trigger.noun
        ):
            features.add("r:board before")
            return [("board_member", row.text.span(item.start, item.end))], None, None
        return known

    def _of_which(self, row: Row, post: Post) -> bool:
        """Whether a clause tells what somebody is there: "l'addio alla Acme, di cui è presidente"."""
        lead = row.items[max(0, post.start - 4) : post.start]
        return any(
            "relative" in i.cues
            and row.text.norms[i.start] in self.words.whose
            and "of" in row.items[i.index - 1].cues
            for i in lead
        )

    @staticmethod
    def _to_which(row: Row, item: Item) -> Post | None:
        """The post before "to which Roe was elected", "which Doe vacated"."""
        which = next((i for i in reversed(row.items[: item.index]) if "relative" in i.cues), None)
        if which is None or row.text.norms[which.start] != "which" or item.index - which.index > _TO_WHICH:
            return None
        before = [
            p for p in row.posts if p.end <= which.index and p.holder is None and not p.former and not p.out
        ]
        return before[-1] if before and which.index - before[-1].end <= _TO_WHICH else None

    def _begun(
        self, people: list[Entity]
    ) -> tuple[list[tuple[Role, str]], Post | None, Entity | None] | None:
        """The posts that someone was said to take just before."""
        starts = [
            d for d in self.drafts
            if d.person in people and d.change == "start" and d.modality != "denied" and not d.headline
            and d.role is not None and self.context.now - d.sentence <= _BEGUN
        ]  # fmt: skip
        if not starts:
            return None
        last = starts[-1]
        same = [d for d in starts if d.sentence == last.sentence and d.org is last.org]
        roles = [(d.role, d.title or "") for d in same if d.role is not None]
        return list(dict.fromkeys(roles)), None, last.org

    def _further(self, row: Row, item: Item, chosen: Post) -> list[Post]:
        """Other posts that the same trigger takes: "to the vice presidency and to his seat as a director"."""
        found = []
        for post in row.posts:
            if post is chosen or post.holder is not None or post.former or post.new or post.out:
                continue
            if post.rel in ("by", "with", "instead", "for") or post.start < item.index:
                continue
            if post.rel == "from" and chosen.rel == "to":
                continue
            lo, hi = sorted((post, chosen), key=lambda p: p.start)
            between = row.items[min(lo.start, item.index + 1) : hi.start]
            if lo.start < item.index or any(
                i.kind in ("person", "stop")
                or i.triggers
                or i.cues & {"breaks", "relative", "former", "for", "negation"}
                for i in between
                if i.kind != "title"
            ):
                continue
            if post.rel in ("as", "of", "from", "to") or chosen.rel == "as":
                found.append(post)
        return found

    def _board(self, row: Row, word: Item, item: Item, agent: bool) -> bool:
        """Whether a trigger speaks of a seat on the board, not of what the board does ("the board elects Roe")."""
        if "board" not in word.cues or abs(word.index - item.index) > _BOARD_REACH:
            return False
        if word.rel == "to" and self.settings.order == "v2" and self._leaves(item):
            return False  # "der Vorgänger wechselt in den Aufsichtsrat"
        if word.rel in ("by", "with") or (
            self.settings.articles and word.index < item.index and not word.rel
        ):
            return False  # "révoqué par le conseil", "d'accord avec le conseil", "le conseil a mis fin à ses fonctions"
        if self.settings.articles and not word.rel and self._acts(row, word):
            return False  # "reemplaza a Roe, a quien el consejo retiró la confianza"
        if word.index < item.index and word.rel is None and word.breaks != item.breaks:
            return False  # "the board appointed Roe, who takes over in May"
        if self.settings.auxiliaries and word.index > item.index and word.breaks != item.breaks:
            return False  # "taking over from Roe, who stays on the board"
        if word.index > item.index and word.breaks != item.breaks:
            after = row.items[item.index + 1 : word.index]
            verbs = any(t.change in CHANGES for i in after for t in i.triggers if not t.noun)
            if verbs and any("relative" in i.cues for i in after):
                return False  # "reemplaza a Roe, que pasa al directorio"
        following = row.items[word.index + 1 : word.index + 3]
        if following and following[0].kind == "comma" and any("relative" in i.cues for i in following):
            return True  # "the board, which Roe and Doe have joined"
        if self.settings.articles and word.index < item.index and word.index >= 2 and word.rel == "of":
            return False  # "des sources proches du conseil disent qu'il quitterait ses fonctions"
        return not (agent and word.index < item.index and word.rel is None)

    @staticmethod
    def _leaves(item: Item) -> bool:
        """Whether all that a word tells is that somebody leaves."""
        return all(t.change == "end" for t in item.triggers if t.kind == "role")

    @staticmethod
    def _acts(row: Row, board: Item) -> bool:
        """Whether a board is who acts: a verb that takes people as its object stands right behind it."""
        following = row.items[board.index + 1 : board.index + 3]
        if following and "active_aux" in following[0].cues:
            return True
        return bool(following) and any(
            t.person == "object" and not t.noun and t.change in ("start", "end")
            for t in following[0].triggers
        )

    def _org(
        self,
        row: Row,
        item: Item,
        trigger: Trigger,
        post: tuple[list[tuple[Role, str]], Post | None, Entity | None] | None,
        people: list[Entity],
        features: set[str],
    ) -> Entity | None:
        if post is not None and post[2] is not None:
            features.add("o:post")
            acts = self._acting_firm(row, item, trigger, features) if self.settings.auxiliaries else None
            return acts or self._its(row, post[1]) or post[2]
        org, how = organizations.choose(
            row, item, trigger, post[1] if post is not None else None, people, self.context
        )
        if how:
            features.add(how)
        return org

    @staticmethod
    def _acting_firm(row: Row, item: Item, trigger: Trigger, features: set[str]) -> Entity | None:
        """The organization that gives somebody a post told before: "Beta in its turn promoted Doe"."""
        if trigger.person != "object" or not features & {"r:last", "r:mentioned"} or "t:passive" in features:
            return None
        led = [i for i in row.items[: item.index] if i.kind in ("org", "person") and i.breaks == item.breaks]
        return led[0].entity if len(led) == 1 and led[0].kind == "org" and led[0].rel is None else None

    def _its(self, row: Row, post: Post | None) -> Entity | None:
        """ "Its director" in a sentence that names no organization before: that of the change told last."""
        if post is None or post.org_how != "its" or post not in row.posts:
            return None
        if any(i.kind == "org" or "company" in i.cues for i in row.items[: post.start]):
            return None
        near = self.context.topic_paragraph == row.sentence.paragraph
        return self.context.topic if near and row.sentence.index - self.context.topic_sentence <= 2 else None
