"""Ids of what the register folds, the same in every register that knows the same."""

import base64
import hashlib

from tenure.register import Holding, Stake, Tie


def made_id(letter: str, *parts: str) -> str:
    """An id of a letter and 26 more, from what makes the thing the one it is."""
    digest = hashlib.sha256("\x1f".join(parts).encode()).digest()[:16]
    return letter + base64.b32encode(digest).decode().rstrip("=").lower()


def tenure_id(holding: Holding) -> str:
    """A person has a post at an organization once (docs/policy.md), so these three name a tenure."""
    return made_id("T", holding.person.id, holding.org.id if holding.org else "", holding.role)


def stake_id(stake: Stake) -> str:
    """A holder's stake in an organization."""
    return made_id("S", stake.holder.id, stake.org.id)


def tie_id(tie: Tie) -> str:
    """An organization's belonging to another."""
    return made_id("A", tie.org.id, tie.parent.id)
