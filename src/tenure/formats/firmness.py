"""How firm a claim is, in words that a format's free text can carry: `planned, unnamed`."""

from typing import Final, NamedTuple

from tenure.model.vocabulary import MODALITIES, SOURCINGS, Modality, Sourcing


class Firmness(NamedTuple):
    """A modality and who stands behind it."""

    modality: Modality
    sourcing: Sourcing

    def __str__(self) -> str:
        return f"{self.modality}, {self.sourcing}"


FILED: Final = Firmness("actual", "official")
"""What a register or a filing says where it says no more."""

_BY_WORDS: Final = {str(each): each for each in (Firmness(m, s) for m in MODALITIES for s in SOURCINGS)}


def firmness_in(*texts: str | None) -> Firmness:
    """The firmness that one of the texts spells out and is nothing but; else that of a filing."""
    for text in texts:
        found = _BY_WORDS.get(text.strip()) if text else None
        if found:
            return found
    return FILED
