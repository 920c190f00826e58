"""The words of Chinese, with their prices and what may stand beside them, and the prices of names."""

import math
from pathlib import Path
from typing import Final, TypeAlias

import ahocorasick_rs
import msgspec
import yaml

from tenure.reader.pack import expand, word_list
from tenure.reader.pack_schema import Cues, Pack

_HERE: Final = Path(__file__).parent
Edges: TypeAlias = list[list[tuple[int, float, str, int, bool]]]
"""For each character the words that may begin there: their end, price and kind, flags, and whether they are sure."""
BEFORE_PERSON: Final = 1
AFTER_PERSON: Final = 2
BEFORE_ORG: Final = 4
AFTER_ORG: Final = 8
UNIT: Final = 16
TITLE: Final = 32
LEXICAL: Final = 64
ROLE: Final = 128
STOPS: Final = frozenset(
    "的了在是和与及被将把由于从对等也又还并已曾仍即该此其他她它们这那哪什么你我您者每各某或但而且则却只没未不很最更"
    "任聘选为有称说因以自所到至向让给令使跟经按据除当比换持受派卸报占拒挂停免突掉看想走来多兼拟原现时系均"
)
VERBAL: Final = {
    "任": 5.0,
    "于": 3.0,
    "时": 4.0,
    "应": 3.0,
    "成": 2.0,
    "连": 2.0,
    "常": 2.0,
    "明": 3.0,
    "全": 3.0,
    "查": 2.0,
    "向": 1.5,
    "经": 4.0,
    "项": 2.0,
    "管": 3.0,
    "计": 3.0,
} | dict.fromkeys(
    "展都战权相强信初滑铁端生公山双元承税洛资利富年种图车和居越益红须东广国文弘满支经干平容怀扶慎隆沃融", 4.0
)
"""Surnames that far more often are verbs and other words; what a reading as a name costs more."""


class Lattice:
    """The words of the language, compiled once."""

    def __init__(self, pack: Pack) -> None:
        raw = yaml.safe_load((_HERE / "mentions.yaml").read_text(encoding="utf-8"))
        self.kinds: dict[str, str] = {}
        self.costs: dict[str, float] = {}
        self.flags: dict[str, int] = {}
        self.org_class: dict[str, str] = {}
        self._titles: dict[str, list[str]] = {}
        for line in word_list(_HERE, "words"):
            kind, cost, *words = line.split(" ")
            for word in words:
                self.kinds[word] = "S" if kind == "s" else kind
                self.costs[word] = float(cost)
        for place in pack.names.places:
            self._word(place, "S", 8.0)
        for entry in pack.names.org_words:
            for form in entry.forms:
                self.org_class[form] = entry.class_
                self._word(form, "O", 9.0 if len(form) > 1 else 11.0)
        hard = tuple(f for f, c in self.org_class.items() if c != "trade" and len(f) > 1)
        for word, kind in list(self.kinds.items()):
            if len(word) > 3 and kind == "n" and word.endswith(hard):
                head = next(word[-n:] for n in range(len(word) - 1, 1, -1) if word[-n:] in self.org_class)
                self.org_class[word] = self.org_class[head]
                self.kinds[word] = "O"
            elif len(word) == 3 and kind == "n" and word[-1] in "局厅署委馆台":
                self.org_class[word] = "agency"
                self.kinds[word] = "O"
        for form in pack.names.legal_forms:
            self.org_class.setdefault(form, "company")
            self._word(form, "O", 9.0)
        for brand in raw["brands"]:
            if self.kinds.get(brand) != "O":
                self._word(brand, "B", 9.0)
        for word in raw["cores"]:
            self._word(word, "X", 8.0)
        for word in raw["words"]:
            self._word(word, "n", 5.0)
        for word in raw["generic"]:
            self._word(word, "G", 8.0)
        for title in pack.titles:
            for form in title.forms:
                for one in expand(form):
                    if len(one) > 1:
                        self._word(one.replace(" ", ""), "T", 7.0)
                        self.flags[one] = self.flags.get(one, 0) | TITLE
                        self._titles.setdefault(one[0], []).append(one)
        self.institutions = tuple(
            f for f, c in self.org_class.items() if c not in ("company", "trade", "media", "fund")
        )
        self._triggers(pack)
        for key, flag in (
            ("before_person", BEFORE_PERSON),
            ("after_person", AFTER_PERSON),
            ("before_org", BEFORE_ORG),
            ("after_org", AFTER_ORG),
            ("units", UNIT),
        ):
            for word in raw[key]:
                self.flags[word] = self.flags.get(word, 0) | flag
                if len(word) > 1 and word not in self.costs:
                    self._word(word, "v", 9.5)
        for word, kind in self.kinds.items():
            if kind == "S" and self.flags.get(word, 0) & (AFTER_PERSON | BEFORE_ORG):
                self.kinds[word] = "v"  # 加盟, which the dictionary takes for a place
        self._surnames(pack)
        ungiven = raw["ungiven"]
        self.given = {c: 7.5 for c in self.costs if len(c) == 1}
        self.given.update({c: 5.0 for c in raw["given"] if not c.isspace()})
        self.given.update(dict.fromkeys(ungiven, 14.0))
        self.foreign = frozenset(c for c in raw["foreign"] if not c.isspace())
        self.transcribing = frozenset(c for c in raw["transcribing"] if not c.isspace())
        for pronoun in ("他的", "她的", "自己的", "他们的"):
            self.costs.pop(pronoun, None)  # 他 is who is meant, 的 the joint
        self.words = [w for w in self.costs if len(w) > 1]
        self.automaton = ahocorasick_rs.AhoCorasick(self.words, matchkind=ahocorasick_rs.MatchKind.Standard)

    def _triggers(self, pack: Pack) -> None:
        """Triggers and cues are words; a verb of taking or leaving has people beside it."""
        for trigger in pack.triggers:
            for form in trigger.forms:
                if len(form) > 1:
                    if form not in self.kinds or self.kinds[form] == "S":
                        self._word(form, "v", 9.0)
                    self.costs[form] = min(self.costs[form], 9.0)
                    if self.kinds[form] == "v":
                        self.flags[form] = self.flags.get(form, 0) | LEXICAL
                if trigger.kind == "role":
                    side = BEFORE_PERSON if trigger.person == "object" else AFTER_PERSON
                    side |= BEFORE_PERSON if trigger.change == "yield" else 0
                    self.flags[form] = self.flags.get(form, 0) | side | (ROLE if side & AFTER_PERSON else 0)
        cues = [
            form
            for field in msgspec.structs.fields(Cues)
            if field.name != "reasons"
            for form in getattr(pack.cues, field.name)
        ]
        for form in cues + [form for forms in pack.cues.reasons.values() for form in forms]:
            if len(form) > 1:
                if form not in self.kinds:
                    self._word(form, "v", 9.0)
                self.costs[form] = min(self.costs[form], 9.5)
                if self.kinds[form] == "v":
                    self.flags[form] = self.flags.get(form, 0) | LEXICAL

    def titles_after(self, char: str) -> list[str]:
        """The titles that begin with a character."""
        return self._titles.get(char, [])

    def _word(self, word: str, kind: str, cost: float) -> None:
        self.kinds[word] = kind
        self.costs[word] = min(cost, self.costs.get(word, cost))

    def _surnames(self, pack: Pack) -> None:
        self.surnames: dict[str, float] = {}
        for rank, name in enumerate(pack.names.surnames):
            price = 3.0 + math.log(1 + rank / 4) if len(name) == 1 else 7.0 if name in self.kinds else 4.5
            self.surnames.setdefault(name, price + VERBAL.get(name, 0.0))
