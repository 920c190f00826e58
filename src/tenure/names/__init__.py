"""Names of people and organizations: normal forms, scripts, legal forms, comparison."""

from .fold import has_han, latin_words, squeezed
from .organizations import (
    MIN_SOUND,
    OrgName,
    compare_orgs,
    is_acronym,
    looks_like_org,
    parse_org,
    shares_core,
)
from .people import Comparison, PersonName, compare_people, parse_person
from .scripts import both_scripts, in_two_scripts

__all__ = [
    "MIN_SOUND",
    "Comparison",
    "OrgName",
    "PersonName",
    "both_scripts",
    "compare_orgs",
    "compare_people",
    "has_han",
    "in_two_scripts",
    "is_acronym",
    "latin_words",
    "looks_like_org",
    "parse_org",
    "parse_person",
    "shares_core",
    "squeezed",
]
