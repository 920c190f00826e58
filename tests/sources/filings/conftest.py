"""Samples written after the published formats (invented people and companies), and how tests look at what they give."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest

from tenure.model import BadDocument, Claim, Document, RoleClaim, StakeClaim
from tenure.register.intake import accept
from tenure.sources import Given, Item, items, items_of

SAMPLES = Path(__file__).parent / "samples"
NOW = "2026-01-01T00:00:00.000000Z"

Read = Callable[..., list[Item]]


@pytest.fixture
def sample() -> Read:
    """The items of a sample, found without naming its form; every document and claim may enter a register."""

    def read(name: str, given: Given | None = None) -> list[Item]:
        return checked(list(items(str(SAMPLES / name), given=given)))

    return read


@pytest.fixture
def parse() -> Read:
    """The items of a text in a named form."""

    def read(form: str, text: str | bytes, label: str = "file") -> list[Item]:
        raw = text if isinstance(text, bytes) else text.encode()
        return checked(list(items_of(io.BytesIO(raw), label, form=form)))

    return read


def checked(found: list[Item]) -> list[Item]:
    """The same, having seen that the register takes each."""
    for item in found:
        if isinstance(item, tuple):
            accept(item[0], item[1], NOW)
        elif isinstance(item, Document):
            accept(item, [], NOW)
    return found


def claims(found: list[Item]) -> list[Claim]:
    """All claims."""
    return [claim for item in found if isinstance(item, tuple) for claim in item[1]]


def told(found: list[Item]) -> list[tuple[object, ...]]:
    """All role and stake claims, each as change, who, role or share, organization, when."""
    rows: list[tuple[object, ...]] = []
    for claim in claims(found):
        if isinstance(claim, RoleClaim):
            rows.append((claim.change, claim.person, claim.role, claim.org, claim.when))
        elif isinstance(claim, StakeClaim):
            rows.append((claim.change, claim.holder, claim.share, claim.org, claim.when))
    return rows


def documents(found: list[Item]) -> list[Document]:
    """All documents, those with claims too."""
    return [
        item[0] if isinstance(item, tuple) else item for item in found if isinstance(item, (tuple, Document))
    ]


def problems(found: list[Item]) -> list[str]:
    """What could not be used."""
    return [str(item) for item in found if isinstance(item, BadDocument)]
