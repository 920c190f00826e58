"""How the register bears its size: adding, asking and bulk loading, against the number of claims in it.

    python bench/register.py [--sizes 10000 100000 1000000] [--url sqlite|postgresql://...] [--json FILE]

Documents are generated: companies of very different fame (a few thousand claims for the best known, a handful
for most), people with common and rare names (the commonest is borne by one in 4,000), plans, denials. The same seed
gives the same documents, which are made before loading is timed.
"""

import argparse
import datetime
import gc
import itertools
import json
import os
import random
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tenure.model import AffiliationClaim, Claim, Document, RoleClaim
from tenure.register import Register

ROLES = (
    "ceo",
    "chair",
    "cfo",
    "coo",
    "board_member",
    "general_manager",
    "vice_president",
    "head",
    "secretary",
)
ONSETS, VOWELS = "b c d f g h k l m n p r s t v z br kl st tr", "a e i o u an er il"
SYLLABLES = [onset + vowel for onset in ONSETS.split() for vowel in VOWELS.split()]
TRADES = (
    "Software",
    "Energy",
    "Bank",
    "Insurance",
    "Logistics",
    "Motors",
    "Foods",
    "Media",
    "Steel",
    "Pharma",
)
LEGAL = ("", "Inc.", "AG", "A.Ş.", "GmbH", "plc")
CLAIMS_PER_COMPANY = 25
DOCUMENTS_A_DAY = 100
"""So that two million claims end before the day that is asked of, and every document comes after those before it."""


class World:
    """A stream of documents about companies and their people; the number of companies grows with the stream."""

    def __init__(self, seed: int = 7) -> None:
        self.random = random.Random(seed)
        self.names: dict[int, str] = {}
        self.made = 0
        self.claims = 0
        words = ["".join(self.random.choices(SYLLABLES, k=2)).title() for _ in range(11_500)]
        self.given, self.surnames = words[:1500], words[1500:]

    def company(self, number: int) -> str:
        if number not in self.names:
            own = random.Random(number * 7919 + 1)
            stem = "".join(own.choices(SYLLABLES, k=3)).title()
            self.names[number] = f"{stem} {own.choice(TRADES)} {own.choice(LEGAL)}".strip()
        return self.names[number]

    def person(self, company: int, place: int) -> str:
        own = random.Random(company * 31 + place)
        return f"{self.given[int(own.random() ** 2 * 1500)]} {self.surnames[int(own.random() ** 2 * 10_000)]}"

    def documents(self) -> Iterator[tuple[Document, list[Claim]]]:
        while True:
            yield self.document()

    def document(self) -> tuple[Document, list[Claim]]:
        r = self.random
        companies = 200 + self.claims // CLAIMS_PER_COMPANY
        number = int(companies * r.random() ** 1.6)
        self.made += 1
        day = (datetime.date(2005, 1, 1) + datetime.timedelta(days=self.made // DOCUMENTS_A_DAY)).isoformat()
        claims: list[Claim] = []
        org = self.company(number)
        for place in r.sample(range(12), k=r.randrange(2, 6)):
            change = r.choices(("hold", "start", "end"), (6, 2, 2))[0]
            claims.append(
                RoleClaim(
                    change=change,  # type: ignore[arg-type]
                    person=self.person(number, place),
                    org=org,
                    role=ROLES[place % len(ROLES)],  # type: ignore[arg-type]
                    modality=r.choices(("actual", "planned", "possible", "denied"), (16, 2, 1, 1))[0],
                    sourcing=r.choices(("official", "plain", "named", "unnamed"), (5, 3, 1, 1))[0],
                    when=day if change != "hold" and r.random() < 0.6 else None,
                )
            )
        if r.random() < 0.2:
            claims.append(AffiliationClaim(change="hold", org=org, parent=self.company(number // 2)))
        self.claims += len(claims)
        words = " ".join(r.choices(self.surnames, k=60))
        document = Document(
            id=f"g{self.made}",
            title=f"{org}: news",
            text=f"{org} said on {day}: {words}.",
            published=day,
            publisher=f"Outlet {r.randrange(400)}",
            lang="en",
            recorded=f"{day}T12:00:00Z",
        )
        return document, claims


def made(world: World, claims: int) -> list[tuple[Document, list[Claim]]]:
    """Documents of a world until it has so many claims, made before the clock starts."""
    documents = []
    while world.claims < claims:
        documents.append(world.document())
    gc.collect()
    gc.freeze()  # what is only here for the bench is no matter of who loads
    return documents


def worked() -> float:
    """Seconds of processor time, those of the processes that were started and have ended among them."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def percentile(values: list[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def timed(function: Any, arguments: list[Any]) -> dict[str, float]:
    """Milliseconds of the calls: median and 99th percentile, and the latter of this process's own work.

    On shared cores the clock on the wall measures the neighbours too; for SQLite, whose work is all in this
    process, the last figure is free of them.
    """
    walls, works = [], []
    for argument in arguments:
        wall, work = time.perf_counter(), time.process_time()
        function(argument)
        works.append((time.process_time() - work) * 1000)
        walls.append((time.perf_counter() - wall) * 1000)
    return {
        "p50": percentile(walls, 0.5),
        "p99": percentile(walls, 0.99),
        "p99_work": percentile(works, 0.99),
    }


def measure(register: Register, world: World, loaded: tuple[float, float], claims: int) -> dict[str, Any]:
    r = random.Random(99)
    companies = 200 + claims // CLAIMS_PER_COMPANY
    gc.collect()
    gc.freeze()  # what loading left in this process is no matter of who asks in another
    asked = [int(companies * r.random() ** 1.6) for _ in range(400)]
    row: dict[str, Any] = {
        "claims": world.claims,
        "load_claims_per_s": loaded[0],
        "load_per_work_s": loaded[1],
    }
    questions = {
        "who": lambda n: register.who(world.company(n), on="2020-06-01"),
        "who_role_known": lambda n: register.who(
            world.company(n), "ceo", on="2020-06-01", known="2021-01-01"
        ),
        "person": lambda n: register.person(world.person(n, n % 12), on="2020-06-01"),
        "changes": lambda n: register.changes(org=world.company(n)),
    }
    for name, question in questions.items():
        row[name] = timed(question, asked)
    fresh = list(itertools.islice(world.documents(), 100))
    row["add"] = timed(lambda pair: register.add(*pair), fresh)
    return row


def show(row: dict[str, Any]) -> None:
    cells = [f"{row['claims']:>9,}", f"{row['load_claims_per_s']:,.0f} ({row['load_per_work_s']:,.0f})"]
    cells += [
        f"{row[name]['p50']:.1f} / {row[name]['p99']:.1f} ({row[name]['p99_work']:.1f})"
        for name in ("who", "who_role_known", "person", "changes", "add")
    ]
    print("| " + " | ".join(cells) + " |", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--sizes", nargs="+", type=int, default=[10_000, 100_000, 1_000_000])
    parser.add_argument(
        "--url", default="sqlite", help="sqlite (a file that is thrown away) or postgresql://..."
    )
    parser.add_argument("--json", type=Path, help="write the figures there too")
    arguments = parser.parse_args()
    print(
        "| claims | loaded a second (of own work) | who: p50 / p99 (own work) ms "
        "| who, a role, as known | person | changes | add |"
    )
    print("| --: | --: | --: | --: | --: | --: | --: |")
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        url = str(Path(folder) / "register.db") if arguments.url == "sqlite" else arguments.url
        with Register.open(url) as register:
            world = World()
            for size in sorted(arguments.sizes):
                before, documents = world.claims, made(world, size)
                start, work = time.perf_counter(), worked()
                register.add_many(documents)
                wall, work = time.perf_counter() - start, worked() - work
                del documents
                loaded = ((world.claims - before) / wall, (world.claims - before) / work)
                rows.append(measure(register, world, loaded, size))
                show(rows[-1])
    if arguments.json:
        arguments.json.write_text(json.dumps(rows, indent=1) + "\n")


if __name__ == "__main__":
    main()
