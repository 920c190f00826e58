"""Scores of a reader's claims against an answer key: precision, recall and F1 by view, and what is told of matches."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from agreement import Claim, named, pair

Key = dict[str, Any]
Figures = dict[str, dict[str, Any]]


def is_change(claim: Claim) -> bool:
    """A start or an end of a post that is not denied: what the headline figure counts."""
    return claim["kind"] == "role" and claim["change"] in ("start", "end") and claim["modality"] != "denied"


VIEWS: Final[dict[str, Callable[[Claim], bool]]] = {
    "changes": is_change,
    "roles": lambda claim: claim["kind"] == "role",
    "stakes": lambda claim: claim["kind"] == "stake",
    "affiliations": lambda claim: claim["kind"] == "affiliation",
    "facts": lambda claim: claim["kind"] == "fact",
}


class Tally:
    """Counts over documents."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()

    def take(self, key: Key, guesses: list[Claim], errors: list[str]) -> None:
        """Counts one document; appends a line for each change missed (-) or made up (+) to `errors`."""
        counts = self._counts
        counts["documents"] += 1
        for view, belongs in VIEWS.items():
            wanted = [claim for claim in key["claims"] if belongs(claim)]
            told = [claim for claim in guesses if belongs(claim)]
            pairs = pair(wanted, told)
            counts[f"{view} hit"] += len(pairs)
            counts[f"{view} wanted"] += len(wanted)
            counts[f"{view} told"] += len(told)
            if view == "changes":
                for i, j in pairs:
                    self._match(wanted[i], told[j])
                if not wanted:
                    counts["quiet"] += 1
                    counts["false alarms"] += bool(told)
                matched, right = {i for i, _ in pairs}, {j for _, j in pairs}
                errors += [f"{key['id']}  - {_shown(c)}" for i, c in enumerate(wanted) if i not in matched]
                errors += [f"{key['id']}  + {_shown(c)}" for j, c in enumerate(told) if j not in right]
        whole = f"{key['title']}\n{key['text']}"
        for quote in (quote for claim in guesses for quote in _quotes(claim)):
            counts["quotes"] += 1
            counts["quotes exact"] += bool(quote) and quote in whole

    def _match(self, key: Claim, guess: Claim) -> None:
        counts = self._counts
        for name in ("role", "modality", "sourcing"):
            counts[f"{name} right"] += key[name] == guess.get(name)
        counts["interim right"] += key["interim"] == bool(guess.get("interim"))
        for name in ("when", "reason"):
            if key.get(name) is not None:
                counts[f"{name} told"] += 1
                counts[f"{name} right"] += key[name] == guess.get(name)
        if key["when"] is None:
            counts["undated"] += 1
            counts["date invented"] += guess.get("when") is not None

    def figures(self) -> dict[str, Any]:
        """All figures, four digits; None where there is nothing to measure."""
        counts = self._counts
        row: dict[str, Any] = {"documents": counts["documents"]}
        for view in VIEWS:
            hit, wanted, told = (counts[f"{view} {part}"] for part in ("hit", "wanted", "told"))
            row[view] = {
                "precision": _ratio(hit, told),
                "recall": _ratio(hit, wanted),
                "f1": _ratio(2 * hit, wanted + told),
                "in_key": wanted,
            }
        hits = counts["changes hit"]
        row["on_matched_changes"] = {
            "role_exact": _ratio(counts["role right"], hits),
            "modality": _ratio(counts["modality right"], hits),
            "sourcing": _ratio(counts["sourcing right"], hits),
            "interim": _ratio(counts["interim right"], hits),
            "date": _ratio(counts["when right"], counts["when told"]),
            "date_invented": _ratio(counts["date invented"], counts["undated"]),
            "reason": _ratio(counts["reason right"], counts["reason told"]),
        }
        row["false_alarm_rate"] = _ratio(counts["false alarms"], counts["quiet"])
        row["quotes_exact"] = _ratio(counts["quotes exact"], counts["quotes"])
        return row


def score(
    documents: Iterable[Key], answers: Mapping[str, list[Claim]], errors: list[str] | None = None
) -> Figures:
    """Figures for each language and "all"; an unanswered document counts as one without claims.

    `errors`, where given, takes a line for each change missed or made up.
    """
    tallies: dict[str, Tally] = {}
    lines: list[str] = [] if errors is None else errors
    for key in documents:
        for group in (key["lang"], "all"):
            told = lines if group == "all" else []
            tallies.setdefault(group, Tally()).take(key, answers.get(key["id"], []), told)
    return {group: tallies[group].figures() for group in sorted(tallies, key=lambda g: (g == "all", g))}


def _ratio(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None


def _quotes(claim: Claim) -> list[str]:
    evidence = claim["evidence"]
    return [evidence] if isinstance(evidence, str) else [item["quote"] for item in evidence]


def _shown(claim: Claim) -> str:
    said = " … ".join(_quotes(claim))
    parties = f"{named(claim, 'person')} | {claim.get('role')} | {named(claim, 'org')}"
    return f"{claim['change']} {claim['modality']}: {parties} [{claim.get('when')}]  «{said}»"
