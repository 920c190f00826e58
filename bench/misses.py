#!/usr/bin/env python3
"""At which stage the reader lost each change that it missed, counted over answer keys.

    misses.py KEY.jsonl ...           the stages, in each language
    misses.py KEY.jsonl ... --list    and each miss with its stage (never of the dev corpus's blind documents)

The stages, in their order: the gate let the document go; the person was never found; nor the organization; both
were found, but no candidate claim has this person and this change; or one has, with another role or organization;
or the right one was made and not believed.
"""

import argparse
from collections import Counter
from pathlib import Path

import msgspec

from agreement import Claim, agree, named, pair, same_name, same_organization
from corpus import blind, keys
from scoring import Key, is_change
from tenure.model import Document
from tenure.reader import BuiltinReader
from tenure.reader.confidence import shipped
from tenure.reader.engine import language_of, to_claim
from tenure.reader.gate import gate

STAGES = (
    "gate",
    "person",
    "organization",
    "no candidate",
    "role",
    "organization chosen",
    "both",
    "not believed",
)


def known(claims: list[Claim], fields: tuple[str, ...]) -> set[str]:
    """Every name that any candidate has in one of these fields."""
    names = {named(c, field) for c in claims for field in fields}
    return {n for n in names if n} | {a for c in claims for f in fields for a in c.get(f"{f}_aliases") or ()}


def stage(key: Claim, drafts: list[Claim], people: set[str], orgs: set[str]) -> str:
    """Where a missed change was lost."""
    person = [n for n in [named(key, "person"), *key.get("person_aliases", ())] if n]
    org = [n for n in [named(key, "org"), *key.get("org_aliases", ())] if n]
    if any(agree(key, draft) for draft in drafts):
        return "not believed"
    if not any(same_name(name, person) for name in people):
        return "person"
    if org and not any(same_organization(name, org) for name in orgs):
        return "organization"
    near = [
        d
        for d in drafts
        if d["kind"] == "role" and d["change"] == key["change"] and same_name(d["person"], person)
    ]
    if not near:
        return "no candidate"
    placed = [d for d in near if agree(key | {"role": d["role"]}, d)]
    return (
        "role" if placed else "organization chosen" if any(d["role"] == key["role"] for d in near) else "both"
    )


def lost(reader: BuiltinReader, key: Key) -> list[tuple[str, Claim]]:
    """The changes of one document that were missed, each with its stage."""
    shown = ("id", "published", "publisher", "title", "text")
    document = Document(**{name: key[name] for name in shown})
    wanted = [c for c in key["claims"] if is_change(c)]
    code = language_of(document)
    if code is None or not gate(code).passes(document):
        return [("gate", c) for c in wanted]
    settled, text = reader.candidates(document, code)
    accepted = set(map(id, shipped().accepted(settled)))
    told = [(d, msgspec.to_builtins(c)) for d in settled if (c := to_claim(d, text)) is not None]
    claimed = [c for d, c in told if id(d) in accepted and is_change(c)]
    hit = {i for i, _ in pair(wanted, claimed)}
    every, text = reader.drafts(document, code, None)
    drafts = [c for _, c in told] + [
        msgspec.to_builtins(c) for d in every if (c := to_claim(d, text)) is not None
    ]
    people = known(drafts, ("person", "holder"))
    orgs = known(drafts, ("org", "parent", "holder"))
    return [(stage(c, drafts, people, orgs), c) for i, c in enumerate(wanted) if i not in hit]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("keys", nargs="+", type=Path, metavar="KEY.jsonl")
    parser.add_argument("--list", action="store_true", help="each miss, of documents that may be studied")
    options = parser.parse_args()
    reader = BuiltinReader()
    counts: dict[str, Counter[str]] = {}
    for path in options.keys:
        for key in keys([path]):
            count = counts.setdefault(key["lang"], Counter())
            count["changes"] += sum(map(is_change, key["claims"]))
            for where, claim in lost(reader, key):
                count[where] += 1
                if options.list and not (path.parent.name == "dev" and blind(key)):
                    who = f"{named(claim, 'person')} | {claim['role']} | {named(claim, 'org')}"
                    print(f"{key['id']:10} {where:20} {claim['change']} {who}  «{claim['evidence']}»")
    columns = ("changes", *STAGES)
    print("      " + "".join(f"{name:>21}" for name in columns))
    for code, count in counts.items():
        print(f"{code:6}" + "".join(f"{count[name]:>21}" for name in columns))


if __name__ == "__main__":
    main()
