#!/usr/bin/env python3
"""Learn which organization a change of a post belongs to, from answer keys: make train

For each role of the keys, each sentence of its quote is a place, and each organization of the document a candidate;
those that the key names are right. What frames choose is no feature, so that articles which the frames were made by
teach as much as others. Learns from tests/golden, tests/hard/open, tests/ordinary/learn and the open part of the
dev corpus (never its blind third), and writes src/tenure/reader/employers.json. The second pass learns from what the
first says of documents that it did not learn from. Needs scikit-learn (`--group train`).
"""

import json
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from agreement import Claim, named, same_name, same_organization, same_role
from corpus import ROOT, learning_keys
from scoring import Key
from tenure.model import Document
from tenure.reader import BuiltinReader
from tenure.reader.employer_features import Place
from tenure.reader.employers import Candidate, Employers, joint, score
from tenure.reader.engine import Parsed, language_of, published_on
from tenure.reader.items import Row

OUT = ROOT / "src" / "tenure" / "reader" / "employers.json"
FOLDS = 5
MINIMUM = 3
"""A feature seen on fewer candidates is left out: it could only remember documents."""
STRENGTH = 0.1
OWN_MODULES = ("zh",)
"""Languages that choose organizations in modules of their own."""


class Case(NamedTuple):
    """A place, the candidates for it, and which of them are right."""

    document: int
    place: Place
    candidates: list[Candidate]
    right: list[bool]


def cases(documents: list[Key]) -> list[Case]:
    """The places of every role in the keys."""
    reader = BuiltinReader()
    found = []
    shown = ("id", "published", "publisher", "title", "text")
    for number, key in enumerate(documents):
        document = Document(**{name: key[name] for name in shown})
        code = language_of(document)
        if code is None or code in OWN_MODULES:
            continue
        parsed = reader.parsed(document, code, published_on(document))
        employers = Employers(parsed.rows, parsed.context)
        for claim in key["claims"]:
            names = [n for n in [named(claim, "org"), *(claim.get("org_aliases") or ())] if n]
            if claim["kind"] != "role" or not names:
                continue
            for place in places(parsed, claim):
                candidates = employers.candidates(place)
                right = [same_organization(c.org.name, names) for c in candidates]
                if len(candidates) > 1 and any(right):
                    found.append(Case(number, place, candidates, right))
    return found


def places(parsed: Parsed, claim: Claim) -> Iterator[Place]:
    """Where the text tells a role of the key: the sentences of its quote, or those that it lies in."""
    names = [n for n in [named(claim, "person"), *(claim.get("person_aliases") or ())] if n]
    people = [
        i.entity
        for row in parsed.rows
        for i in row.items
        if i.kind in ("person", "title") and i.entity is not None
    ]
    person = next((p for p in people if p.kind == "person" and same_name(p.name, names)), None)
    if person is None:
        return
    for row in parsed.rows:
        quote = _quote(parsed, row)
        if claim["evidence"] not in quote and quote not in claim["evidence"]:
            continue
        near = next((i.start for i in row.items if i.entity is person), row.sentence.start)
        told = [r for p in row.posts for t in p.titles for r in t.roles if same_role(claim["role"], r)]
        yield Place(row, person, told[0] if told else claim["role"], claim["change"], near)


def _quote(parsed: Parsed, row: Row) -> str:
    text, sentence = parsed.text, row.sentence
    return text.locate(text.starts[sentence.start], text.ends[sentence.end - 1]).quote


def matrix(found: list[list[Candidate]], names: dict[str, int]) -> csr_matrix:
    """A row for each candidate."""
    columns: list[int] = []
    ends = [0]
    for candidates in found:
        for candidate in candidates:
            columns += [names[f] for f in candidate.features if f in names]
            ends.append(len(columns))
    return csr_matrix((np.ones(len(columns)), columns, ends), shape=(len(ends) - 1, len(names)))


def learn(found: list[list[Candidate]], right: list[list[bool]]) -> dict[str, float]:
    """The weights of the features, by a logistic model of whether a candidate is right."""
    counts = Counter(f for candidates in found for c in candidates for f in c.features)
    names = {name: i for i, name in enumerate(sorted(f for f, n in counts.items() if n >= MINIMUM))}
    model = LogisticRegression(C=STRENGTH, solver="liblinear", max_iter=1000)
    model.fit(matrix(found, names), [r for some in right for r in some])
    return {name: round(float(w), 3) for name, w in zip(names, model.coef_[0], strict=True) if abs(w) >= 0.01}


def second(found: list[Case], weights: list[dict[str, float]]) -> list[list[Candidate]]:
    """The candidates of the second pass, each case scored by weights that did not learn from its document."""
    result: list[list[Candidate]] = [[] for _ in found]
    for document in sorted({case.document for case in found}):
        own = [n for n, case in enumerate(found) if case.document == document]
        candidates = [found[n].candidates for n in own]
        scores = [score(weights[n], found[n].candidates) for n in own]
        for n, again in zip(own, joint([found[n].place for n in own], candidates, scores), strict=True):
            result[n] = again
    return result


def best(weights: dict[str, float], candidates: list[Candidate]) -> int:
    values = score(weights, candidates)
    return values.index(max(values))


def main() -> None:
    found = cases(learning_keys())
    right = [case.right for case in found]
    groups = [case.document for case in found]
    held_out: list[dict[str, float]] = [{} for _ in found]
    for some, rest in GroupKFold(FOLDS).split(found, groups=groups):
        weights = learn([found[n].candidates for n in some], [right[n] for n in some])
        for n in rest:
            held_out[n] = weights
    again = second(found, held_out)
    hits = [right[n][best(held_out[n], case.candidates)] for n, case in enumerate(found)]
    twice = []
    for some, rest in GroupKFold(FOLDS).split(found, groups=groups):
        weights = learn([again[n] for n in some], [right[n] for n in some])
        twice += [right[n][best(weights, again[n])] for n in rest]
    print(f"{len(found)} places in {len(set(groups))} documents, on documents left out:")
    print(f"right organization {np.mean(hits):.3f} by itself, {np.mean(twice):.3f} knowing the others")
    content = {"first": learn([case.candidates for case in found], right), "second": learn(again, right)}
    OUT.write_text(json.dumps(content, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    print(f"{len(content['first'])} and {len(content['second'])} weights")


if __name__ == "__main__":
    main()
