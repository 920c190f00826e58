"""What the reader believes a sentence asserts, before a document's drafts are settled into claims."""

from tenure.model.vocabulary import Modality, Reason, Role, Sourcing

from .entity import Entity


class Draft:
    """One candidate claim with the features that its confidence is computed from."""

    __slots__ = (
        "attribute", "change", "confidence", "end", "features", "grammar", "headline", "interim", "kind",
        "modality", "org", "parent", "person", "present", "reason", "relation", "role", "sentence", "share",
        "sourcing", "start", "title", "value", "when",
    )  # fmt: skip

    def __init__(self, kind: str, change: str | None, sentence: int, start: int, end: int) -> None:
        self.kind = kind
        self.grammar = ""
        """the language whose own reading made the draft; empty for the engine's"""
        self.change = change
        self.sentence = sentence
        self.start = start
        self.end = end
        self.person: Entity | None = None
        """the holder of a stake as well"""
        self.org: Entity | None = None
        self.parent: Entity | None = None
        self.role: Role | None = None
        self.title: str | None = None
        self.modality: Modality = "actual"
        self.sourcing: Sourcing = "plain"
        self.when: str | None = None
        self.reason: Reason | None = None
        self.interim = False
        self.present = False
        """an end told by a verb that may be in the present tense"""
        self.relation: str | None = None
        self.attribute: str | None = None
        self.value: str | None = None
        self.share: float | None = None
        self.headline = False
        self.confidence = 1.0
        self.features: set[str] = set()

    def __repr__(self) -> str:
        return f"<{self.kind} {self.change} {self.person} {self.role} {self.org} {sorted(self.features)}>"
