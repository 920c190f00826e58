"""When a claim of a reader and one of an answer key are the same: what the scores mean by "right".

The rules are those of the corpus's own scorer, which stays the referee: `tests/test_scoring.py` compares the two
wherever a corpus lies beside the project.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final

Claim = dict[str, Any]
Words = tuple[str, ...]

NEAR_ROLES: Final[tuple[frozenset[str], ...]] = tuple(
    frozenset(roles.split())
    for roles in (
        "ceo general_manager managing_director",
        "vice_president deputy_ceo",
        "vice_president head chief_other other chro cmo cpo cio cto general_counsel",
        "board_member executive_director",
        "president head",
        "president chair",
        "vice_president vice_chair",
    )
)
"""Roles that languages and houses call by each other's names: one in place of another counts as right."""

FORMS: Final = frozenset(
    # English, and what is written alike elsewhere
    "the inc incorporated corp corporation co company companies ltd limited llc llp plc lp holding group "
    "pte pty bhd sdn "
    # Dutch, German, Nordic
    "nv bv ag se gmbh kg kgaa ohg ev gruppe ab as asa oy oyj aps kk der die das "
    # French, Italian, Spanish
    "sa sas sarl spa srl sl sau slu groupe gruppo grupo le la les il lo los las el "
    # Turkish
    "aş anonim şirketi şti ltd. tic san ve ticaret sanayi grubu".split()
)
"""Legal forms and articles that don't tell two names apart."""

_HAN: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_HAN_FORM: Final = re.compile(r"(?:(?:股份)?有限(?:责任)?公司|(?:股份|集团)?公司|集团|株式会社)$")
_MARKS: Final = re.compile(r"[\s·・•()（）《》“”\"'.,，。]")
_ENDING: Final = re.compile(r"(?<=\w\w)'(?!s\b)\w+|'s\b")


def words(name: str) -> Words:
    """A name without case, accents, endings after an apostrophe and legal forms; one of Han characters whole."""
    dotless = "ı" if re.search("[ğşıİ]", unicodedata.normalize("NFKC", name)) else "i"
    name = unicodedata.normalize("NFKC", name).replace("İ", "i").replace("I", dotless).casefold()
    name = name.replace("ı", "i").replace("’", "'").replace("ʼ", "'")
    name = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))
    if _HAN.search(name):
        whole = _MARKS.sub("", name)
        return (_HAN_FORM.sub("", whole) or whole,)
    told = re.findall(r"\w+", _ENDING.sub("", name).replace(".", ""))
    return tuple(word for word in told if word not in FORMS) or tuple(told)


def same_name(guess: str | None, names: Iterable[str]) -> bool:
    """Whether the name is one of these, whole or as a part that could stand for it."""
    mine = words(guess) if guess else None
    return mine is not None and any(_alike(mine, words(name)) for name in names)


def _alike(one: Words, other: Words) -> bool:
    if one == other:
        return True
    if len(one) == len(other) == 1 and _HAN.search(one[0] + other[0]):
        short, long = sorted((one[0], other[0]), key=len)
        return short in long and len(short) >= 2 and len(short) * 2 >= len(long)
    few, many = sorted((set(one), set(other)), key=len)
    return few <= many and (len(few) >= 2 or len(few) == len(many))


def same_organization(guess: str | None, names: Sequence[str]) -> bool:
    """As `same_name`; three words of five in common are enough."""
    if not guess:
        return False
    if same_name(guess, names):
        return True
    mine = set(words(guess))
    return any(
        len(mine & theirs) >= 0.6 * len(mine | theirs)
        for name in names
        if mine and (theirs := set(words(name)))
    )


def same_role(one: str | None, other: str | None) -> bool:
    """Whether two codes are one role, or near ones."""
    return one == other or any(one in near and other in near for near in NEAR_ROLES)


def named(claim: Claim, field: str) -> str | None:
    """The name in a field of a claim: a string, or an object with a name."""
    name = claim.get(field)
    return (name.get("name") if isinstance(name, dict) else name) or None


def _names(key: Claim, field: str) -> list[str]:
    name = named(key, field)
    return ([name] if name else []) + [alias for alias in key.get(f"{field}_aliases") or () if alias]


def agree(key: Claim, guess: Claim) -> bool:
    """Whether a reader's claim says what the key's says: the same kind and change of the same parties."""
    if key["kind"] != guess["kind"] or key.get("change") != guess.get("change"):
        return False

    def party(field: str) -> bool:
        return same_organization(named(guess, field), _names(key, field))

    match key["kind"]:
        case "role":
            return (
                same_name(named(guess, "person"), _names(key, "person"))
                and same_role(key["role"], guess.get("role"))
                and (party("org") if _names(key, "org") else named(guess, "org") is None)
            )
        case "stake":
            return party("holder") and party("org")
        case "affiliation":
            return party("org") and party("parent")
        case _:
            return key.get("attribute") == guess.get("attribute") and party("org")


def forgiving(fields: Iterable[str]) -> Callable[[Claim, Claim], bool]:
    """As `agree`, where what a reader's claim has in these fields is taken for right."""

    def alike(key: Claim, guess: Claim) -> bool:
        right = {field: guess.get(field) for field in fields}
        return agree(key | right | {f"{field}_aliases": [] for field in right}, guess)

    return alike


def pair(
    keys: Sequence[Claim], guesses: Sequence[Claim], alike: Callable[[Claim, Claim], bool] = agree
) -> list[tuple[int, int]]:
    """Places of keys and guesses that are `alike`, one to one, those that agree in most details first."""
    details = ("role", "modality", "when")
    options = sorted(
        (-sum(key.get(name) == guess.get(name) for name in details), i, j)
        for i, key in enumerate(keys)
        for j, guess in enumerate(guesses)
        if alike(key, guess)
    )
    taken: list[tuple[int, int]] = []
    for _, i, j in options:
        if all(i != a and j != b for a, b in taken):
            taken.append((i, j))
    return taken
