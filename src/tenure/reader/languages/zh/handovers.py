"""Chinese handovers that no single verb tells: 甲交棒，乙执掌公司; 迎来新行长：乙; 乙挂帅某公司.

As in `turns`, a sentence is a line with one letter for each person, organization, post and date.
"""

import re
from typing import Final

from tenure.model.vocabulary import Role
from tenure.reader.pack_schema import Trigger

from .clauses import Item
from .grammar import alternatives
from .turns import Turns, roles_at

_GAP: Final = r"[^，。；：“”ＰＯＴＤ]"
_START: Final = Trigger(forms=[], change="start")
_END: Final = Trigger(forms=[], change="end")
_HANDED: Final = re.compile(
    rf"(Ｐ){_GAP}{{0,4}}(?:{alternatives('handovers_gives')})，(?:由)?(?:Ｏ?Ｔ)?(Ｐ){_GAP}{{0,4}}(?:{alternatives('handovers_takes')})"
)
_WELCOMED: Final = re.compile(
    rf"(?:{alternatives('handovers_welcomes')})(?:了)?(?:Ｏ的?)?{_GAP}{{0,4}}?新(?:的|任|一任)?{_GAP}{{0,4}}(Ｔ)[：:](?:Ｏ?Ｔ)?(Ｐ)"
)
_LED: Final = re.compile(
    rf"(?:(Ｐ){_GAP}{{0,4}}(?:挂帅|空降|入主)(Ｏ)|(Ｏ){_GAP}{{0,3}}由(Ｐ){_GAP}{{0,2}}(?:挂帅|掌舵|领军|掌门))(?=[，。；]|$)"
)


class Handovers(Turns):
    """Reads a sentence for handovers, after its verbs."""

    def _handovers(self, line: str, at: list[Item]) -> None:
        self._handed(line, at)
        self._welcomed(line, at)
        self._led(line, at)

    def _handed(self, line: str, at: list[Item]) -> None:
        """The post beside the name of who gives it passes to whom the next clause names."""
        for match in _HANDED.finditer(line):
            giver, taker = at[match.start(1)], at[match.start(2)]
            verb = at[match.end() - 1]
            posts = [p for p in self._own([giver]) if not p.former and not p.new]
            held = self._held(posts, giver.entity) if posts else self._known_of(giver.entity)
            held = [h for h in held if h[0] not in ("founder", "board_member")]
            if not held:
                continue
            for post in posts:
                post.used = True
            if not self._told(giver, "end"):
                self._emit("end", [giver], held, verb, _END, None)
            if not self._told(taker, "start", "hold"):
                self._emit("start", [taker], held, verb, _START, None)

    def _welcomed(self, line: str, at: list[Item]) -> None:
        """A new holder of a post is announced behind a colon."""
        for match in _WELCOMED.finditer(line):
            title, person = at[match.start(1)], at[match.start(2)]
            post = next((p for p in self.row.posts if p.start <= title.index < p.end), None)
            if post is None or self._told(person, "start"):
                continue
            post.used = True
            self._emit("start", [person], roles_at(post), at[match.start()], _START, post)

    def _led(self, line: str, at: list[Item]) -> None:
        """A firm is put under somebody: at its head, whatever the post is called."""
        for match in _LED.finditer(line):
            person = at[match.start(1) if match.group(1) else match.start(4)]
            what = at[match.start(2) if match.group(2) else match.start(3)]
            if what.entity is None or self._told(person, "start", "end", "hold"):
                continue
            role: Role = "ceo" if what.entity.class_ in ("company", "trade", "fund", None) else "head"
            self._emit("start", [person], [(role, "", what.entity)], at[match.end() - 1], _START, None)
