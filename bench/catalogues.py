#!/usr/bin/env python3
"""Catalogues: how fast one of three million loads, in what memory, how fast a new organization is linked, how rightly.

python bench/catalogues.py                       # loads and links in a generated golden copy of GLEIF's form
python bench/catalogues.py --entities 100000     # a smaller one
python bench/catalogues.py --sample              # precision and recall on tests/catalogues/sample.jsonl
"""

import argparse
import csv
import gzip
import random
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tenure.catalogues import Shelf, Subject, matches
from tenure.catalogues.gleif import COLUMNS
from tenure.catalogues.load import load
from tenure.model import Document, RoleClaim
from tenure.register import Register

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
from tests.catalogues.made import jsonl  # noqa: E402
from tests.catalogues.sample import sample, score  # noqa: E402

TICKERS = ROOT.parent / "shared" / "data" / "tickers" / "company_tickers.json"
"""The SEC's own list, where the reference data lies beside the project."""

SYLLABLES = "ka lo mi ren tor vel sun dra pho nex al ber cor dan est fin gra hol jur kel".split()
WORDS = (
    "north delta orion global first prime united green blue star atlas vertex summit apex nova royal".split()
)
TRADES = (
    "Bank Energy Software Insurance Logistics Pharma Capital Foods Steel Shipping Mining Media Motors Textil "
    "Holding Electronics Chemicals Airlines Immobilien Construction"
).split()
FORMS = {
    "DE": [("GmbH", "2HBR"), ("AG", "6QQB")],
    "GB": [("Limited", "H0PO"), ("PLC", "B6ES")],
    "US": [("Inc.", "XTIQ"), ("LLC", "HZEH")],
    "IT": [("S.p.A.", "P418"), ("S.r.l.", "OV32")],
    "TR": [("A.Ş.", "9999"), ("Ltd. Şti.", "9999")],
    "CN": [("Co., Ltd.", "ECAK"), ("Co., Ltd.", "6392")],
    "FR": [("SA", "K65D"), ("SAS", "6CHY")],
    "ES": [("S.A.", "5RDO"), ("S.L.", "JB2M")],
}
OTHER_COLUMNS = 300
"""A row of the golden copy has some 330 columns, nearly all of them empty."""


def lei(number: int) -> str:
    """A LEI with right check digits."""
    body = f"9999{number:014d}"
    digits = "".join(str(int(c, 36)) for c in f"{body}00")
    return f"{body}{98 - int(digits) % 97:02d}"


def name_of(chance: random.Random) -> tuple[str, str, str]:
    """A name with its country and the code of its legal form: half of them made of common words."""
    words = ["".join(chance.choices(SYLLABLES, k=chance.choice((2, 3)))).capitalize()]
    if chance.random() < 0.5:
        words.append(chance.choice(WORDS).capitalize())
    if chance.random() < 0.7:
        words.append(chance.choice(TRADES))
    if chance.random() < 0.2:
        words.append(str(chance.randrange(1, 30)))
    country = chance.choice(list(FORMS))
    form, code = chance.choice(FORMS[country])
    return f"{' '.join(words)} {form}", country, code


def generate(path: Path, entities: int) -> None:
    """A golden copy of GLEIF's form, packed."""
    chance = random.Random(7)
    with gzip.open(path, "wt", encoding="utf-8", newline="", compresslevel=1) as file:
        writer = csv.writer(file)
        writer.writerow([*COLUMNS, *(f"Registration.Other.{n}" for n in range(OTHER_COLUMNS))])
        place = {column: index for index, column in enumerate(COLUMNS)}
        for number in range(entities):
            name, country, code = name_of(chance)
            row = [""] * (len(COLUMNS) + OTHER_COLUMNS)
            row[place["LEI"]], row[place["Entity.LegalName"]] = lei(number), name
            row[place["Entity.LegalAddress.Country"]] = country
            row[place["Entity.LegalForm.EntityLegalFormCode"]] = code
            row[place["Entity.EntityStatus"]] = "ACTIVE"
            if number % 4 == 0:
                row[place["Entity.OtherEntityNames.OtherEntityName.1"]] = name_of(chance)[0]
            row[place["Entity.RegistrationAuthority.RegistrationAuthorityID"]] = "RA000585"
            row[place["Entity.RegistrationAuthority.RegistrationAuthorityEntityID"]] = f"{number:08d}"
            writer.writerow(row)


def new_organizations(count: int) -> Iterator[str]:
    """Names as articles write them: some stand in the catalogue, with or without legal form, others do not."""
    chance, other = random.Random(7), random.Random(8)
    for number in range(count):
        name = name_of(chance)[0] if number % 2 else name_of(other)[0]
        yield name if number % 3 else " ".join(name.split()[:-1])


def memory() -> float:
    """The most memory in MB that this process took, and the largest of its children."""
    return (
        sum(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
        / 1024
    )


def processor() -> float:
    """Seconds of processor time that this process and its ended children took."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


def speed(entities: int, workers: int | None) -> None:
    """Loads a generated catalogue, and links names in it."""
    with tempfile.TemporaryDirectory() as folder:
        source, shelf = Path(folder) / "golden.csv.gz", Shelf(Path(folder) / "shelf")
        generate(source, entities)
        start, cpu = time.perf_counter(), processor()
        added = load(shelf, str(source), "gleif", "gleif", "2026-01-01T00:00:00.000000Z", workers=workers)
        took = time.perf_counter() - start
        size = shelf.path("gleif").stat().st_size
        own = processor() - cpu
        print("| entries | names | loaded in | work of all processes | a second | most memory | on disk |")
        about = added.about
        print(
            f"| {about.entries:,} | {about.names:,} | {took:.0f} s | {own:.0f} s "
            f"| {about.entries / took:,.0f} | {memory():,.0f} MB | {size / 1e6:,.0f} MB |"
        )
        times, work, sure = [], [], 0
        with shelf.opened() as catalogues:
            for name in new_organizations(3_000):
                begin, used = time.perf_counter(), time.process_time()
                found = matches(Subject("organization", (name,)), catalogues)
                times.append((time.perf_counter() - begin) * 1000)
                work.append((time.process_time() - used) * 1000)
                sure += any(match.sure for match in found)
        print(f"linking one: {_told(times, work)}")
        print(f"{sure} of {len(times):,} sure")
        _in_register(shelf, Path(folder) / "register.db")


def _in_register(shelf: Shelf, path: Path) -> None:
    """Links organizations of a register as they come: what is known of one read, looked up, the links written."""
    with Register.open(str(path)) as register, shelf.opened() as catalogues:
        documents = [
            (
                Document(
                    id=f"d{n}", title="", text=f"Of {name}, number {n}.", published="2025-01-01", lang="en"
                ),
                [RoleClaim(change="hold", person=f"Ann Author{n}", org=name, role="ceo")],
            )
            for n, name in enumerate(new_organizations(300))
        ]
        register.add_many(documents)
        times, work = [], []
        for _, (claim,) in documents:
            id_ = register.org(claim.org or "")[0].org.id
            begin, used = time.perf_counter(), time.process_time()
            list(register.link(catalogues, id_))
            times.append((time.perf_counter() - begin) * 1000)
            work.append((time.process_time() - used) * 1000)
    print(f"in a register, links written: {_told(times, work)}")


def _told(times: list[float], work: list[float]) -> str:
    """Median and 99th percentile by the clock, and in brackets of the process's own work, in milliseconds."""
    clock, own = (statistics.quantiles(each, n=100) for each in (times, work))
    return f"p50 {clock[49]:.1f} ms ({own[49]:.1f}), p99 {clock[98]:.1f} ms ({own[98]:.1f})"


def rightly() -> None:
    """Precision and recall on the labelled sample; with the SEC's list beside it where that is at hand."""
    with tempfile.TemporaryDirectory() as folder:
        shelf, at = Shelf(Path(folder) / "shelf"), "2026-01-01T00:00:00.000000Z"
        cases, items = sample()
        load(shelf, str(jsonl(Path(folder) / "slice.json", *items)), "wikidata", "wikidata", at)
        missed: list[str] = []
        with shelf.opened() as catalogues:
            scores = score(cases, catalogues, missed)
        print(
            "| language | names | could be linked | linked rightly | wrongly | left to a human | precision | recall |"
        )
        for lang, one in sorted(scores.items(), key=lambda pair: (pair[0] == "all", pair[0])):
            names = sum(lang in (case.lang, "all") for case in cases)
            print(
                f"| {lang} | {names} | {one.there} | {one.right} | {one.wrong} | {one.doubtful} "
                f"| {one.precision:.3f} | {one.recall:.3f} |"
            )
        print(*missed, sep="\n")
        if not TICKERS.exists():
            return
        shelf.remove("wikidata")
        load(shelf, str(TICKERS), "sec-tickers", "sec-tickers", at)
        with shelf.opened() as catalogues:
            for case in cases:
                for match in matches(case.subject, catalogues):
                    sure = "sure" if match.sure else "doubtful"
                    print(f"{sure}: {case.subject.names[0]} = {match.name} ({match.score}, {match.reason})")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--entities", type=int, default=3_000_000)
    parser.add_argument("--workers", type=int)
    parser.add_argument("--sample", action="store_true")
    given = parser.parse_args()
    if given.sample:
        rightly()
    else:
        speed(given.entities, given.workers)


if __name__ == "__main__":
    main()
