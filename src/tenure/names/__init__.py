"""Names of people and organizations: normal forms, scripts, legal forms, comparison."""

from .fold import has_han, latin_words, squeezed
from .organizations import (
    MIN_SOUND,
    OrgName,
    are_far,
    compare_orgs,
    is_acronym,
    looks_like_org,
    may_sound_alike,
    parse_org,
    shares_core,
)
from .people import Comparison, PersonName, compare_people, familiar, parse_person

__all__ = [
    "MIN_SOUND",
    "Comparison",
    "OrgName",
    "PersonName",
    "are_far",
    "compare_orgs",
    "compare_people",
    "familiar",
    "has_han",
    "is_acronym",
    "latin_words",
    "looks_like_org",
    "may_sound_alike",
    "parse_org",
    "parse_person",
    "shares_core",
    "squeezed",
]
