"""The leash: what a model says is let in only as far as the document's own words bear it.

Quotes must stand in the document (after whitespace and Unicode normalization; offsets are computed anew and the
evidence is the document's own text), names must occur in it, dates must follow from its words, values come from the
code lists. What fails is mended by a rule of ours or dropped, and counted under the reason.
"""

import unicodedata
from collections import Counter
from typing import Any, Final

from tenure.model import (
    AffiliationClaim,
    BadDate,
    Claim,
    Document,
    Evidence,
    FactClaim,
    RoleClaim,
    StakeClaim,
)
from tenure.model import dates as edtf
from tenure.model.vocabulary import (
    AFFILIATION_CHANGES,
    ATTRIBUTES,
    MODALITIES,
    REASONS,
    RELATIONS,
    ROLE_CHANGES,
    ROLES,
    SOURCINGS,
    STAKE_CHANGES,
)
from tenure.reader.datable import dates_in

CONFIDENCE: Final = 0.8
"""Of a claim that a language model made and that passed the leash. No calibration is known for all models."""

_QUOTES: Final = str.maketrans(
    dict.fromkeys("“”„«»‟″", '"') | dict.fromkeys("‘’‚‛′ʼ`", "'") | dict.fromkeys("‐‑–—", "-")
)
_SHORTEST: Final = 4
_SHORTEST_NAME: Final = 2
_LONGEST_NAME: Final = 120
_REPAIRED: Final = {
    "chairman": "chair",
    "chairwoman": "chair",
    "director": "board_member",
    "deputy_chair": "vice_chair",
}
_SUBJECT: Final = ("person", "holder", "org", "role", "parent", "attribute")


class Flat:
    """A text without the differences that do not matter, which knows where each character came from."""

    def __init__(self, text: str) -> None:
        self.original = text
        chars: list[str] = []
        self.places: list[int] = []
        space = True
        for place, char in enumerate(text):
            for one in unicodedata.normalize("NFKC", char).translate(_QUOTES):
                if one.isspace():
                    if space:
                        continue
                    one = " "
                elif unicodedata.category(one) == "Cf":
                    continue
                space = one == " "
                chars.append(one)
                self.places.append(place)
        self.text = "".join(chars)

    def find(self, quote: str) -> tuple[int, int] | None:
        """Where the quote stands in the original text, by character offsets."""
        wanted = Flat(quote).text.strip()
        if len(wanted) < _SHORTEST and not any(c >= "\u2e80" for c in wanted):
            return None
        at = self.text.find(wanted) if wanted else -1
        if at < 0:
            return None
        return self.places[at], self.places[at + len(wanted) - 1] + 1


class Leash:
    """Checks the claims of one document."""

    def __init__(self, document: Document, lang: str | None) -> None:
        self.document = document
        self.fields = {"text": Flat(document.text), "title": Flat(document.title)}
        self.whole = f"{self.fields['title'].text}\n{self.fields['text'].text}".casefold()
        self.dates = dates_in(document, lang)
        self.dropped: Counter[str] = Counter()
        """how many claims were dropped, by reason"""
        self.mended: Counter[str] = Counter()
        """how many values were mended or taken out, by reason"""

    def claims(self, raw: list[dict[str, Any]]) -> list[Claim]:
        """The claims that the document's words bear, in the order given."""
        found: list[Claim] = []
        seen: set[tuple[object, ...]] = set()
        for item in raw:
            claim = self._claim(item)
            if claim is None:
                continue
            key = (claim.kind, claim.change, *(getattr(claim, name, None) for name in _SUBJECT))
            if key in seen:
                self.dropped["twice"] += 1
                continue
            seen.add(key)
            found.append(claim)
        return found

    def _claim(self, item: dict[str, Any]) -> Claim | None:
        evidence = self._evidence(item.get("quote"))
        if evidence is None:
            self.dropped["quote not in the document"] += 1
            return None
        make = {
            "role": self._role,
            "stake": self._stake,
            "affiliation": self._affiliation,
            "fact": self._fact,
        }
        build = make.get(str(item.get("kind")))
        if build is None:
            self.dropped["unknown kind"] += 1
            return None
        return build(item, evidence)

    # kinds

    def _role(self, item: dict[str, Any], evidence: Evidence) -> Claim | None:
        person, org = self._name(item.get("person")), self._name(item.get("org"))
        role = _code(item.get("role"), ROLES)
        change = _code(item.get("change"), ROLE_CHANGES)
        if person is None:
            self.dropped["name not in the document"] += 1
            return None
        if item.get("org") and org is None:
            self.dropped["name not in the document"] += 1
            return None
        if role is None or change is None:
            self.dropped["value outside the code list"] += 1
            return None
        title = item.get("title")
        return RoleClaim(
            change=change,  # type: ignore[arg-type]
            person=person,
            org=org,
            role=role,  # type: ignore[arg-type]
            title=title if isinstance(title, str) and self._occurs(title) else None,
            interim=item.get("interim") is True,
            reason=_code(item.get("reason"), REASONS) if change == "end" else None,  # type: ignore[arg-type]
            **self._common(item, evidence),
        )

    def _stake(self, item: dict[str, Any], evidence: Evidence) -> Claim | None:
        holder, org = self._name(item.get("holder")), self._name(item.get("org"))
        change = _code(item.get("change"), STAKE_CHANGES)
        if holder is None or org is None:
            self.dropped["name not in the document"] += 1
            return None
        if change is None:
            self.dropped["value outside the code list"] += 1
            return None
        return StakeClaim(
            change=change,  # type: ignore[arg-type]
            holder=holder,
            org=org,
            share=self._share(item.get("share")),
            **self._common(item, evidence),
        )

    def _affiliation(self, item: dict[str, Any], evidence: Evidence) -> Claim | None:
        org, parent = self._name(item.get("org")), self._name(item.get("parent"))
        change = _code(item.get("change"), AFFILIATION_CHANGES)
        if org is None or parent is None:
            self.dropped["name not in the document"] += 1
            return None
        if change is None:
            self.dropped["value outside the code list"] += 1
            return None
        return AffiliationClaim(
            change=change,  # type: ignore[arg-type]
            org=org,
            parent=parent,
            relation=_code(item.get("relation"), RELATIONS) or "subsidiary",  # type: ignore[arg-type]
            **self._common(item, evidence),
        )

    def _fact(self, item: dict[str, Any], evidence: Evidence) -> Claim | None:
        org = self._name(item.get("org"))
        attribute = _code(item.get("attribute"), ATTRIBUTES)
        value = item.get("value")
        if org is None or not isinstance(value, str) or not self._occurs(value):
            self.dropped["name not in the document"] += 1
            return None
        if attribute is None:
            self.dropped["value outside the code list"] += 1
            return None
        return FactClaim(
            org=org,
            attribute=attribute,  # type: ignore[arg-type]
            value=value.strip(),
            **self._common(item, evidence),
        )

    # parts

    def _common(self, item: dict[str, Any], evidence: Evidence) -> dict[str, Any]:
        modality = _code(item.get("modality"), MODALITIES)
        sourcing = _code(item.get("sourcing"), SOURCINGS)
        if modality is None or sourcing is None:
            self.mended["modality or sourcing outside the code list"] += 1
        return {
            # What is not said to have happened is not taken for done.
            "modality": modality or "possible",
            "sourcing": sourcing or "plain",
            "when": self._when(item.get("when")),
            "confidence": CONFIDENCE,
            "evidence": [evidence],
        }

    def _evidence(self, quote: object) -> Evidence | None:
        if not isinstance(quote, str):
            return None
        for field in ("text", "title"):
            place = self.fields[field].find(quote)
            if place is not None:
                start, end = place
                return Evidence(field, start, end, self.document.field(field)[start:end])
        return None

    def _occurs(self, words: str) -> bool:
        flat = Flat(words).text.strip().casefold()
        return bool(flat) and flat in self.whole

    def _name(self, name: object) -> str | None:
        """The name, if it stands in the document and begins a word there; suffixes may follow it."""
        if not isinstance(name, str):
            return None
        flat = Flat(name).text.strip().casefold()
        if not _SHORTEST_NAME <= len(flat) <= _LONGEST_NAME or not flat[0].isalnum():
            return None
        at = self.whole.find(flat)
        while at > 0 and self.whole[at - 1].isalnum() and not flat[0] >= "\u2e80":
            at = self.whole.find(flat, at + 1)
        return " ".join(name.split()) if at >= 0 else None

    def _when(self, when: object) -> str | None:
        if when in (None, ""):
            return None
        try:
            wanted = edtf.check(str(when))
        except BadDate:
            self.mended["no date"] += 1
            return None
        if any(date.startswith(wanted) for date in self.dates):
            return wanted
        coarser = next(
            (wanted[:size] for size in (7, 4) if any(d == wanted[:size] for d in self.dates)), None
        )
        self.mended["date finer than the text" if coarser else "date not in the text"] += 1
        return coarser

    def _share(self, share: object) -> float | None:
        if not isinstance(share, int | float) or isinstance(share, bool):
            return None
        if 1 < share <= 100:
            self.mended["percentage for a fraction"] += 1
            share = share / 100
        return float(share) if 0 < share <= 1 else None


def _code(value: object, codes: tuple[str, ...]) -> str | None:
    if not isinstance(value, str):
        return None
    code = value.strip().casefold().replace(" ", "_").replace("-", "_")
    code = _REPAIRED.get(code, code)
    return code if code in codes else None
