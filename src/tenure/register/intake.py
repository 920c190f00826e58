"""What may enter the register: every claim is checked against its document and the code lists first."""

import datetime
import re
import struct
import zlib
from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from operator import attrgetter
from typing import Any, Final, NamedTuple

import msgspec
import yaml
from ahocorasick_rs import AhoCorasick

from tenure.model import (
    AffiliationClaim,
    BadClaim,
    BadDate,
    BadDocument,
    Claim,
    Document,
    FactClaim,
    RoleClaim,
    StakeClaim,
    dates,
    vocabulary,
)
from tenure.names import squeezed

from .mentions import Cast, Roll, call, cast

SKETCH_SIZE: Final = 64
"""Hashes kept of a text: with 64 the error of the estimated likeness is about 0.06."""
MAX_NAME: Final = 400
MAX_YEAR: Final = 2200

SENTENCE: Final = re.compile(r"[^.!?。！？\n]+")
_HAN_OR_KANA: Final = re.compile(r"[぀-ヿ㐀-鿿]")
_WORD: Final = re.compile(r"\w+")
_APART: Final = bytes(code if chr(code).isalnum() or chr(code) == "_" else 32 for code in range(128)).ljust(
    256
)
"""What lies between the words of an ASCII text made spaces: a third of the time that the pattern takes."""

_VALUES: Final[dict[str, frozenset[Any]]] = {
    "modality": frozenset(vocabulary.MODALITIES),
    "sourcing": frozenset(vocabulary.SOURCINGS),
    "role": frozenset(vocabulary.ROLES),
    "reason": frozenset(vocabulary.REASONS) | {None},
    "relation": frozenset(vocabulary.RELATIONS),
    "attribute": frozenset(vocabulary.ATTRIBUTES),
}
_CHANGES: Final[dict[type, frozenset[Any]]] = {
    RoleClaim: frozenset(vocabulary.ROLE_CHANGES),
    StakeClaim: frozenset(vocabulary.STAKE_CHANGES),
    AffiliationClaim: frozenset(vocabulary.AFFILIATION_CHANGES),
    FactClaim: frozenset({None}),
}
_NAMES: Final[dict[type, tuple[str, ...]]] = {
    RoleClaim: ("person", "org"),
    StakeClaim: ("holder", "org"),
    AffiliationClaim: ("org", "parent"),
    FactClaim: ("org", "value"),
}


class _Coded(NamedTuple):
    """The fields of a kind of claim that have values of a list."""

    fields: tuple[str, ...]
    values: tuple[frozenset[Any], ...]
    of: Callable[[Any], tuple[Any, ...]]


def _coded(kind: type[RoleClaim | StakeClaim | AffiliationClaim | FactClaim]) -> _Coded:
    fields = tuple(field for field in _VALUES if field in kind.__struct_fields__)
    return _Coded(fields, tuple(_VALUES[field] for field in fields), attrgetter(*fields))


_CODED: Final = {kind: _coded(kind) for kind in (RoleClaim, StakeClaim, AffiliationClaim, FactClaim)}


class Examined(NamedTuple):
    """What is worked out of a document beforehand, by itself alone; `recorded` is None where it does not say when."""

    roll: Roll
    hash: str
    recorded: str | None
    cited: str | None
    sketch: bytes
    namesakes: bool


class Accepted(NamedTuple):
    """A document that may be stored, with its claims as they are stored and what was worked out."""

    document: Document
    cast: Cast
    payloads: Sequence[str]
    hash: str
    recorded: str
    cited: str | None
    sketch: bytes
    namesakes: bool


def accept(document: Document, claims: Sequence[Claim], now: str) -> Accepted:
    """Checks a document and its claims; raises BadDocument or BadClaim naming what is wrong."""
    examined = examine(document, claims)
    return admit(document, claims, [encode(claim) for claim in claims], examined, now)


def admit(
    document: Document, claims: Sequence[Claim], payloads: Sequence[str], examined: Examined, now: str
) -> Accepted:
    """A document that was examined, its claims encoded as `payloads`."""
    roll, hash_, recorded, cited, sketch_, namesakes = examined
    return Accepted(document, cast(roll, claims), payloads, hash_, recorded or now, cited, sketch_, namesakes)


def examine(document: Document, claims: Sequence[Claim]) -> Examined:
    """Checks a document and its claims, and works out all that needs no register: a pure function of them.

    Raises BadDocument or BadClaim naming what is wrong.
    """
    name = document.id or "document without id"
    if not document.id.strip():
        raise BadDocument(name, "its id is empty")
    if not document.title.strip() and not document.text.strip():
        raise BadDocument(name, "it has neither title nor text")
    for part in (document.id, document.title, document.text, document.publisher or "", document.url or ""):
        if "\x00" in part or not _encodes(part):
            raise BadDocument(name, "it holds characters that are no text (a binary file?)")
    recorded = None
    try:
        if document.published is not None:
            dates.parse_day(document.published)
        if document.recorded is not None:
            recorded = stored_moment(document.recorded)
    except BadDate as error:
        raise BadDocument(name, str(error)) from None
    for number, claim in enumerate(claims, 1):
        problem = _problem(document, claim)
        if problem:
            raise BadClaim(f"{name}: claim {number} ({_describe(claim)}): {problem}")
    low = document.text.lower()
    cued = bool(_all_cues().find_matches_as_indexes(low))
    return Examined(
        call(claims, document.lang),
        document.content_hash,
        recorded,
        _cited(document, low) if cued else None,
        sketch(low),
        cued and bool(_cues()["namesake"].search(low)),
    )


def now() -> str:
    """This moment, as the register writes moments."""
    return dates.format_moment(datetime.datetime.now(datetime.UTC))


@lru_cache(maxsize=4096)
def stored_moment(text: str) -> str:
    """A moment as the register writes moments; raises BadDate. Many documents come with the same one."""
    return dates.format_moment(dates.parse_moment(text))


def _encodes(text: str) -> bool:
    if text.isascii():
        return True
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _describe(claim: Claim) -> str:
    who = getattr(claim, "person", None) or getattr(claim, "holder", None) or getattr(claim, "org", None)
    return f"{claim.kind} of {who!r}"


def _problem(document: Document, claim: Claim) -> str | None:
    kind = type(claim)
    if claim.change not in _CHANGES[kind]:
        return f"unknown change {claim.change!r}"
    coded = _CODED[kind]
    if not all(map(frozenset.__contains__, coded.values, coded.of(claim))):
        field = next(f for f, v in zip(coded.fields, coded.values, strict=True) if getattr(claim, f) not in v)
        return f"unknown {field} {getattr(claim, field)!r}"
    for field in _NAMES[kind]:
        value = getattr(claim, field)
        if value is None and field == "org" and kind is RoleClaim:
            continue
        if not isinstance(value, str) or not (value.isalnum() or any(map(str.isalnum, value))):
            return f"empty {field}"
        if len(value) > MAX_NAME and field != "value":
            return f"{field} is longer than {MAX_NAME} characters"
    if claim.when is not None:
        try:
            first, _ = dates.bounds(claim.when)
        except BadDate as error:
            return str(error)
        if not 1000 <= first.year <= MAX_YEAR:
            return f"{claim.when} is outside the years 1000 to {MAX_YEAR}"
    share = getattr(claim, "share", None)
    if share is not None and not 0 <= share <= 1:
        return f"share {share} is not between 0 and 1"
    if not 0 <= claim.confidence <= 1:
        return f"confidence {claim.confidence} is not between 0 and 1"
    for piece in claim.evidence:
        if piece.field not in ("title", "text"):
            return f"evidence in unknown field {piece.field!r}"
        if piece.start < 0 or document.field(piece.field)[piece.start : piece.end] != piece.quote:
            return f"the quote {piece.quote[:60]!r} does not stand at {piece.start}-{piece.end} of its {piece.field}"
    return None


def encode(claim: Claim) -> str:
    """A claim as it is stored."""
    return _ENCODER.encode(claim).decode()


_ENCODER: Final = msgspec.json.Encoder()
_DECODER: Final = msgspec.json.Decoder(Claim)


def decode(payload: str) -> Claim:
    """A stored claim."""
    return _DECODER.decode(payload)  # type: ignore[no-any-return]


# --- copies and relays --------------------------------------------------------------------------------------


@cache
def _lists() -> dict[str, list[str]]:
    text = (files("tenure.register") / "data" / "cues.yaml").read_text(encoding="utf-8")
    lists: dict[str, list[str]] = yaml.safe_load(text)
    return {name: [cue.lower() for cue in cues] for name, cues in lists.items()}


@cache
def _cues() -> dict[str, re.Pattern[str]]:
    return {name: re.compile("|".join(map(re.escape, cues))) for name, cues in _lists().items()}


@cache
def _all_cues() -> AhoCorasick:
    """One pass for all cues: most texts have none, and an alternation is slow to find that out."""
    return AhoCorasick([cue for cues in _lists().values() for cue in cues])


def _cited(document: Document, low: str) -> str | None:
    """The sentences that relay another outlet, folded without spaces, to look for publishers' names in."""
    pattern = _cues()["relay"]
    if not pattern.search(low):
        return None
    sentences = [s for s in SENTENCE.findall(document.text) if pattern.search(s.lower())]
    return "|".join(squeezed(sentence) for sentence in sentences[:12]) or None


def sketch(text: str) -> bytes:
    """The smallest hashes of a lower-case text's shingles: texts that share most of them are copies."""
    if text.isascii():
        units, size = text.encode().translate(_APART).split(), 3
    elif len(_HAN_OR_KANA.findall(text)) * 4 > len(text):
        units, size = [c.encode() for c in text if c.isalnum()], 5
    else:
        units, size = [word.encode() for word in _WORD.findall(text)], 3
    runs = zip(*(units[start:] for start in range(size)), strict=False) if len(units) > size else [units]
    smallest = sorted(set(map(zlib.crc32, map(b" ".join, runs))))[:SKETCH_SIZE]
    return struct.pack(f">{len(smallest)}I", *smallest)


def hashes_of(sketch: bytes) -> frozenset[int]:
    """What a sketch holds."""
    return frozenset(struct.unpack(f">{len(sketch) // 4}I", sketch))


def likeness(a: frozenset[int], b: frozenset[int]) -> float:
    """How much of the shingles two texts share, estimated from the hashes of their sketches (Jaccard, 0 to 1)."""
    both = a & b
    size = min(SKETCH_SIZE, len(a) + len(b) - len(both))
    if not size or len(both) * 4 < size:
        return 0.0  # far from a copy: no need for the exact figure
    union = sorted(a | b)[:size]
    return sum(1 for h in union if h in both) / size
