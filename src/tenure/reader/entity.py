"""Mentions of people and organizations in a text, and the entities that they name."""

from typing import Final, Literal

Kind = Literal["person", "org"]
Key = tuple[str, ...]
TAIL_PARTS: Final = 4
GIVEN_ALONE: Final = 0.7
"""What a given name without a surname tells of a person."""
GIVEN_FIRST: Final = 3.0
"""What a given name before another word tells of a person."""


class Entity:
    """What mentions of one document stand for."""

    __slots__ = ("aliases", "class_", "count", "first", "gender", "key", "kind", "kinds", "name", "weak")

    def __init__(self, kind: Kind, name: str, key: tuple[str, ...], first: int) -> None:
        self.kind: Kind = kind
        self.name = name
        self.key = key
        self.aliases: dict[str, int] = {}
        self.first = first
        self.count = 0
        self.class_: str | None = None
        self.kinds = set(key)
        """words that "the ..." may call it by: those of its name, and the small word before it"""
        self.gender: str | None = None
        self.weak = False

    def other_names(self) -> list[str]:
        """The other forms of the name in the document, in order of appearance."""
        return [a for a in self.aliases if a != self.name]

    def __repr__(self) -> str:
        return f"<{self.kind} {self.name}>"


class Mention:
    """`tokens[start:end]` names an entity."""

    __slots__ = (
        "bracketed",
        "class_",
        "end",
        "entity",
        "firm",
        "gender",
        "headline",
        "honorific",
        "key",
        "kind",
        "kind_word",
        "located",
        "org_votes",
        "person_votes",
        "start",
        "surface",
    )  # fmt: skip

    def __init__(self, start: int, end: int, key: tuple[str, ...], surface: str) -> None:
        self.start = start
        self.end = end
        self.key = key
        self.surface = surface
        self.person_votes = 0.0
        self.org_votes = 0.0
        self.honorific = False
        self.headline = False
        self.firm = False
        self.bracketed = False
        self.located = False
        """whether a preposition of place stands right before it"""
        self.kind_word: str | None = None
        """the small word for its kind before the name: "la coopérative Presse du Golfe" """
        self.class_: str | None = None
        self.gender: str | None = None
        self.kind: Kind = "org"
        self.entity: Entity | None = None
