"""How well a post fits a trigger: distance, clauses between, the relation that marks it, the copula."""

from typing import Final

from .entity import Entity
from .frame_forms import is_passive
from .frame_parties import FrameParties
from .frame_words import rival, taker_of
from .items import Item, Post, Row, apart
from .pack_schema import Trigger
from .post_holders import holder_of, several

_COLON_REACH: Final = 7
"""How far before "is Roe" the post may stand that a colon introduces: "Acme has a new chairman: it is Roe"."""
JOINT_PHRASE: Final = 0.6
"""Clauses nearer than this to each other are an apposition and what it stands beside."""

_FRONT: Final = 3
"""A post among the first items of a sentence is what it is about."""


class FrameFitness(FrameParties):
    """The fitness of posts for a trigger."""

    def _aside(self, row: Row, item: Item, post: Post) -> bool:
        """Whether a title without its holder's name stands between two commas before a verb."""
        if not self.settings.articles or post.start < 2 or row.items[post.start - 1].kind != "comma":
            return False
        led = any(i.cues & {"pronoun", "honorific"} for i in row.items[: post.start - 1])
        return led and row.items[item.index - 1].kind == "comma"

    def _still_open(self, row: Row, item: Item, post: Post, taker: Trigger) -> bool:
        """Whether a post behind another verb is what the next one speaks of: "resterà presidente fino a giugno, poi
        lascerà", "hanno cambiato direttore: via Roe, ecco Doe"."""
        between = row.items[post.end : item.index]
        if not self.settings.articles or self.settings.auxiliaries or not between:
            return False
        if taker.change == "hold":
            return any("until" in i.cues for i in between)
        listed = any(row.text.words[i.start] == ":" for i in between)
        return listed and taker.needs == "post" and taker.person == "object"

    def _clause_cost(self, start: Item, item: Item) -> float:
        """What it costs that a title stands in another clause than the trigger."""
        if self.settings.order != "v2":
            return 0.35 * apart(start, item)
        distance = apart(start, item)
        return 1.3 * (distance if distance < JOINT_PHRASE else max(1.0, distance))

    def _copula(self, row: Row, item: Item, post: Post) -> bool:
        """Whether "is" or "was" links its subject to the post: nothing but small words stands between."""
        if self.settings.order == "v2":
            return post.rel is None and post.holder is None and row.items[post.start].breaks == item.breaks
        if post.start < item.index:  # "Its chief executive will be Thomas Vail"
            skipped = {"determiner", "kin", "honorific"} if self.settings.articles else set()
            led = [i for i in row.items[item.index + 1 : item.index + 4] if not i.cues & skipped]
            after = led[:2]
            reach = _COLON_REACH if row.items[item.index - 1].kind == "stop" else 3
            return (
                post.holder is None
                and item.index - post.end <= reach
                and any(i.kind == "person" for i in after)
            )
        for other in row.items[item.index + 1 : post.start]:
            small = (
                other.kind in ("org", "date")
                or bool(other.cues & {"since", "effective"})
                or (other.kind == "person" and other.index == item.index + 1)
                or (
                    other.kind in ("cue", "word", "date") and not other.cues & {"conjunction", "breaks", "by"}
                )
            )
            if not small:
                return False
        return post.start - item.index <= 7

    def _complement(self, row: Row, item: Item, post: Post) -> bool:
        """Whether a title is what a verb makes of someone: "è stata nominata presidente di Acme Anna Neri"."""
        if not self.settings.articles or post.start < item.index or post.holder is None:
            return False
        between = row.items[item.index + 1 : post.start]
        if (
            post.rel == "to" and not self.settings.auxiliaries
        ):  # "affidata a un amministratore unico, Anna Neri"
            spanish = self.settings.object_mark == "to"  # "ficha al director comercial, Roe, como gerente"
            offices = any(
                (p.office or (spanish and p.rel == "as")) and p.holder is None
                for p in row.posts
                if p is not post
            )
            own = bool(row.items[post.start - 1].cues & {"its", "possessive"})  # "affidata al suo vice, Roe"
            return post.holder.index > post.start and not offices and not own
        if self.settings.auxiliaries and any(0 < p.start - post.holder.index <= 2 for p in row.posts):
            return False  # "named finance director Jane Roe chief executive"
        if item.index == 0 and "participle" in item.cues and len({p.start for p in row.posts}) == 1:
            between = [i for i in between if not (i.cues & {"at"} or i.kind == "org")]
            if row.text.norms[post.items[0].start].endswith("i") and len(between) == 1:
                return True  # "Nominati in Acme i consiglieri Roe e Doe"
        return post.holder.index > post.start and all(
            i.kind == "date"
            or "as" in i.cues
            or (i.kind == "cue" and not i.cues & {"determiner", "breaks", "relative"})
            for i in between
        )

    def _post_score(
        self, row: Row, item: Item, trigger: Trigger, post: Post, person: Entity | None, second: list[Entity]
    ) -> float:
        will_be = "planned" in item.cues and not self.settings.endings and trigger.person != "object"
        link = "passive_aux" in item.cues or will_be
        if (
            link
            and trigger.needs == "post"
            and ((post.office and post.rel not in ("to", "at")) or not self._copula(row, item, post))
        ):
            return -1.0
        holder = holder_of(post)
        if post.rel == "of" and any("kin" in i.cues for i in row.items[max(0, post.start - 4) : post.start]):
            return -1.0  # "Roe, a cousin of the chairman, left"
        start = row.items[post.start]
        right = post.start > item.index
        gap = post.start - item.index - 1 if right else item.index - post.end
        lo, hi = (item.index + 1, post.start) if right else (post.end, item.index)
        between = row.items[lo:hi]
        sov = self.settings.order == "sov"
        score = (1.2 if sov else 2.0) if right else (2.0 if sov else 1.2)
        if self.settings.order == "v2":
            score = 0.8 if right and row.text.norms[item.start] in ("zu", "te") else 1.8
        score -= (0.04 if post.office and not right else 0.07) * max(gap, 0)
        score -= self._clause_cost(start, item)
        headed = self.settings.articles and post.office and holder is None and not right
        headed = headed and not any(holder_of(p) is person for p in row.posts)
        if headed and any(row.text.words[i.start] == ":" for i in between):
            score += 0.4  # "Avvicendamento alla direzione di Acme: Roe lascia il posto a Doe"
        score -= 0.5 * sum(1 for i in between if rival(i))
        if (
            trigger.change == "succeed"
            and right
            and any(t.participle and t.change == "start" for i in between for t in i.triggers)
        ):
            score -= 1.2  # "remplacera Roe, appelé à la direction de Beta"
        if right and trigger.change == "end" and not self.settings.articles:
            takes = any(t.change == "start" and not t.noun for i in between for t in i.triggers)
            score -= 1.5 if takes and holder is None else 0.0  # "left to join Acme as treasurer"
        if (
            trigger.person == "either"
            and trigger.change == "start"
            and holder is None
            and self.settings.articles
        ):
            behind = any(i.entity is person for i in row.items[item.index + 1 : item.index + _FRONT])
            score += (
                0.8 if behind and post.start <= _FRONT else 0.0
            )  # "le poste, libre depuis mai, revient à Roe"
        taker = taker_of(row, item, post)
        if taker is not None and trigger.change in ("end", "yield") and taker.imperfect:
            score += 0.7  # "the resignation of Roe, who was treasurer" is one from that post
        elif taker is not None and not self._still_open(row, item, post, taker):
            behind = trigger.change == "succeed" and self.settings.articles and taker.change == "start"
            score -= 1.6 if behind else 0.8  # "prend la place de Roe, nommée à la tête du groupe"
        if any(row.text.words[i.start] == ";" for i in between):
            score -= 0.8
        if holder is None and not right and trigger.change == "succeed" and self._aside(row, item, post):
            score -= 1.2  # "la journaliste, rédactrice d'Acme, succède à Roe": what she is
        verb = row.items[post.end] if self.settings.articles and post.end < len(row.items) else None
        other = verb is not None and any(t.change in ("start", "yield") and not t.noun for t in verb.triggers)
        if other and right and holder is None and any("breaks" in i.cues for i in between):
            score -= 0.8  # "diventa presidente, mentre la poltrona di ceo passa a Roe"
        if right and holder is None and any("relative" in i.cues for i in between):
            score -= 0.6  # "he is succeeded by Roe, who is a director of Acme"
        if post.rel in ("by", "with") and holder is None and post.rel != trigger.other:
            return -1.0
        if not right and holder is None and not post.office and several(row, post.start - 1):
            return -1.0  # "presionado por los socios, Roe ..."
        if holder is not None and trigger.change == "succeed" and holder in second:
            score += 0.6
        elif holder is not None:
            if holder is not person:
                return -1.0
            conferred = self._complement(row, item, post)
            if (
                trigger.change in ("start", "succeed")
                and not post.new
                and post.start < post.holder_index
                and not conferred
            ):
                return -1.0  # "they appoint the treasurer, Roe": what Roe is already
            if not conferred:
                score += -0.1 if trigger.change in ("end", "yield") else -1.6
            if post.new and trigger.change in ("start", "succeed"):
                score += 1.4
        if all(t.roles == ["founder"] for t in post.titles):
            return -1.0  # nobody takes or leaves that
        if post.former:
            score -= 2.0 if trigger.change in ("start", "succeed") else 1.0
        if post.hitherto and trigger.change in ("start", "succeed"):
            return -1.0
        members = not right and holder is None and all(t.roles == ["board_member"] for t in post.titles)
        if members and trigger.person == "object" and not is_passive(self.context, row, item):
            score -= 1.0  # "the directors appointed"
        if post.rel in ("as", "to") and trigger.change in ("start", "hold", "held", "succeed"):
            score += 0.5
        if post.rel == "of" and any("post" in i.cues for i in row.items[max(0, post.start - 2) : post.start]):
            score += 0.6
        if post.rel in ("as", "from", "of") and trigger.change in ("end", "yield"):
            score += 0.4
        if post.rel == "of" and not right and holder is None and not post.office and trigger.change == "end":
            own = person is not None and any(
                p.start < post.start and holder_of(p) is person for p in row.posts
            )
            score -= 0.9 if own else 0.0  # "the treasurer, Roe, who is close to the chairman, quits"
        if (post.rel in ("by", "with", "instead") and post.rel != trigger.other) or (
            post.rel == "from" and trigger.change == "start"
        ):
            score -= 0.9
        return score
