"""The labelled sample of linking: names in seven languages, and how many are linked rightly."""

import csv
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from tenure.catalogues import Catalogue, Subject, Tied, matches
from tenure.names import parse_org
from tests.catalogues.made import item

SAMPLE = Path(__file__).with_name("sample.tsv")
COUNTRIES = {"US": "Q30", "GB": "Q145", "DE": "Q183", "FR": "Q142", "IT": "Q38", "ES": "Q29", "CN": "Q148",
             "TR": "Q43", "CH": "Q39", "AT": "Q40", "BE": "Q31", "NL": "Q55", "MX": "Q96", "MA": "Q1028",
             "TW": "Q865", "HK": "Q8646"}  # fmt: skip
HUMAN, COMPANY = "Q5", "Q4830453"


class Case(NamedTuple):
    """A name as articles write it, and the id it should be linked to, if any."""

    lang: str
    subject: Subject
    expected: str | None


class Score(NamedTuple):
    """Of the sure links `right` are right; `there` could be found."""

    right: int
    wrong: int
    there: int
    doubtful: int

    @property
    def precision(self) -> float:
        """Share of links that are right."""
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """Share of what could be found that was."""
        return self.right / max(1, self.there)


def sample() -> tuple[list[Case], list[dict[str, Any]]]:
    """The cases, and the items of a catalogue in Wikidata's form."""
    cases: list[Case] = []
    items: dict[str, dict[str, Any]] = {}
    places: dict[str, str] = {}  # an organization's name, without its legal form → its item
    boards: dict[str, list[str]] = {}
    with SAMPLE.open(encoding="utf-8", newline="") as file:
        rows = [
            row for row in csv.reader(file, "excel-tab", quoting=csv.QUOTE_NONE) if not row[0].startswith("#")
        ]
    for number, (lang, kind, mention, same, listed, country) in enumerate(rows, start=1):
        names, _, post = listed.partition("@")
        main, *more = names.split(";")
        id_ = (
            f"Q{1_000_000 + number}"
            if kind == "person"
            else places.get(_plain(main), f"Q{1_000_000 + number}")
        )
        if kind == "org":
            places |= {_plain(name): id_ for name in (main, *more)}
        elif post:
            at = places.setdefault(_plain(post), f"Q{2_000_000 + number}")
            items.setdefault(at, item(at, {"en": post}, P31=COMPANY))
            boards.setdefault(at, []).append(id_)
        if id_ not in items:  # a catalogue lists nothing twice
            claims = {"P31": HUMAN if kind == "person" else COMPANY, "P17": COUNTRIES[country]}
            items[id_] = item(id_, {lang: main}, aliases={lang: more}, **claims)
        if same != "+":
            forms, _, with_ = mention.partition("@")
            whole = Subject(
                "person" if kind == "person" else "organization",
                tuple(forms.split(";")),
                (Tied((with_,)),) if with_ else (),
                langs=frozenset({lang}),
            )
            cases.append(Case(lang, whole, f"wikidata:{id_}" if same == "=" else None))
    for at, people in boards.items():
        items[at]["claims"] |= item(at, {}, P3320=people)["claims"]
    return cases, list(items.values())


def _plain(name: str) -> str:
    return parse_org(name).key


def score(
    cases: Iterable[Case], catalogues: list[Catalogue], wrong: list[str] | None = None
) -> dict[str, Score]:
    """The figures by language, and all together under `all`; links that are wrong or missing are told in `wrong`."""
    counts: dict[str, Counter[str]] = {}
    for case in cases:
        found = [match for match in matches(case.subject, catalogues) if match.outside.startswith("wikidata")]
        sure = [match for match in found if match.sure]
        told = Counter[str]()
        told["there"] = int(case.expected is not None)
        told["right"] = sum(match.outside == case.expected for match in sure)
        told["wrong"] = len(sure) - told["right"]
        told["doubtful"] = int(not sure and bool(found))
        for key in (case.lang, "all"):
            counts.setdefault(key, Counter()).update(told)
        if wrong is not None and (told["wrong"] or told["right"] < told["there"]):
            what = "; ".join(f"{m.name} {m.score} {m.reason}" for m in found) or "nothing found"
            wrong.append(f"{case.lang} {case.subject.names[0]} (expected {case.expected}): {what}")
    return {
        key: Score(told["right"], told["wrong"], told["there"], told["doubtful"])
        for key, told in counts.items()
    }
