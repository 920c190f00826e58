#!/usr/bin/env python3
"""Learn which organization a change belongs to, and on whose word it is told, from answer keys: make train

Organizations: for each role of the keys, each sentence of its quote is a place, and each organization of the document
a candidate; those that the key names are right. What frames choose is no feature, so that articles which the frames
were made by teach as much as others. The second pass learns from what the first says of documents that it did not
learn from. Announcements: each change that the reader finds is official or plain as its key says.
Learns from tests/golden, tests/hard/open, tests/ordinary (not its blind part) and the open part of the dev corpus
(never its blind third); writes employers.json.xz and announced.json in src/tenure/reader.
Needs scikit-learn (`--group train`).
"""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec
import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

import marked
from agreement import Claim, agree, named, same_name, same_organization, same_role
from corpus import ROOT, learning_keys, moves
from scoring import Key, is_change
from tenure.model import Document
from tenure.reader import BuiltinReader
from tenure.reader.announced import Announcements
from tenure.reader.employer_features import Place
from tenure.reader.employers import Employers, choice, joint
from tenure.reader.engine import language_of, published_on, to_claim
from tenure.reader.entity import Entity
from tenure.reader.items import Row
from tenure.reader.linear import Weights, score
from tenure.reader.parsed import Parsed
from train_telling import save

OUT = ROOT / "src" / "tenure" / "reader"
FOLDS = 5
MINIMUM = 3
"""A feature seen less often is left out: it could only remember documents."""
STRENGTH = 0.3
OWN_MODULES = ("zh",)
"""Languages that choose in modules of their own."""

Sets = list[set[str]]


class Case(NamedTuple):
    """The organizations for a place, what speaks for each, and which are right."""

    document: int
    place: Place
    orgs: list[Entity]
    candidates: Sets
    right: list[bool]


def parsed_documents(documents: list[Key]) -> Iterator[tuple[int, Key, Parsed]]:
    """The documents as frames see them."""
    reader = BuiltinReader()
    shown = ("id", "published", "publisher", "title", "text")
    for number, key in enumerate(documents):
        document = Document(
            **{name: key[name] for name in shown}, lang=key["lang"] if key.get("marked") else None
        )
        code = language_of(document)
        if code is not None and code not in OWN_MODULES:
            yield number, key, reader.parsed(document, code, published_on(document))


def organizations(documents: list[Key]) -> list[Case]:
    """A case for each sentence that tells a role of the keys."""
    found = []
    for number, key, parsed in parsed_documents(documents):
        employers = Employers(parsed.rows, parsed.context)
        for claim in key["claims"]:
            names = [n for n in [named(claim, "org"), *(claim.get("org_aliases") or ())] if n]
            if claim["kind"] != "role" or not names:
                continue
            for place in places(parsed, claim):
                candidates = [
                    c._replace(features=layered(parsed, c.features)) for c in employers.candidates(place)
                ]
                right = [same_organization(c.org.name, names) for c in candidates]
                if len(candidates) > 1 and any(right):
                    orgs = [c.org for c in candidates]
                    found.append(Case(number, place, orgs, [c.features for c in candidates], right))
    return found


def layered(parsed: Parsed, features: set[str]) -> set[str]:
    """Words are of the language of a document, and what it shares with others counts a little apart in each."""
    code = parsed.context.lexicon.pack.code
    return {f"{code}{f}" if f[0] == "!" else f for f in features}


def places(parsed: Parsed, claim: Claim) -> Iterator[Place]:
    """Where the text tells a role of the key: the sentences of its quote, or those that it lies in."""
    names = [n for n in [named(claim, "person"), *(claim.get("person_aliases") or ())] if n]
    entities = [i.entity for row in parsed.rows for i in row.items if i.entity is not None]
    person = next((e for e in entities if e.kind == "person" and same_name(e.name, names)), None)
    if person is None:
        return
    quoted = [
        r for r in parsed.rows if claim["evidence"] in (q := _quote(parsed, r)) or q in claim["evidence"]
    ]
    naming = [r for r in quoted if any(i.entity is person for i in r.items)]
    for row in naming or quoted:
        near = next((i.start for i in row.items if i.entity is person), row.sentence.start)
        told = [r for p in row.posts for t in p.titles for r in t.roles if same_role(claim["role"], r)]
        yield Place(row, person, told[0] if told else claim["role"], claim["change"], near)


def _quote(parsed: Parsed, row: Row) -> str:
    text, sentence = parsed.text, row.sentence
    return text.locate(text.starts[sentence.start], text.ends[sentence.end - 1]).quote


def announcements(documents: list[Key]) -> tuple[list[int], Sets, list[bool]]:
    """The document, the features and whether it is official, of each change found that is official or plain."""
    numbers, found, official = [], [], []
    for number, key, parsed in parsed_documents(documents):
        Employers(parsed.rows, parsed.context).choose(parsed.drafts)
        told = Announcements(parsed)
        for draft in parsed.drafts:
            claim = to_claim(draft, parsed.text) if draft.kind == "role" and not draft.headline else None
            if claim is None or draft.sentence not in told.places:
                continue
            guess = msgspec.to_builtins(claim)
            match = next((k for k in key["claims"] if is_change(k) and agree(k, guess)), None)
            if match is not None and match["sourcing"] in ("official", "plain"):
                numbers.append(number)
                found.append(told.features(draft, told.places[draft.sentence]))
                official.append(match["sourcing"] == "official")
    return numbers, found, official


def matrix(found: Sets, names: dict[str, int]) -> csr_matrix:
    """A row for each set of features."""
    columns: list[int] = []
    ends = [0]
    for features in found:
        columns += [names[f] for f in features if f in names]
        ends.append(len(columns))
    return csr_matrix((np.ones(len(columns)), columns, ends), shape=(len(ends) - 1, len(names)))


def learn(found: Sets, right: list[bool], strength: float = STRENGTH) -> Weights:
    """The weights of the features, by a logistic model of what is right; that of "" counts always."""
    counts = Counter(f for features in found for f in features)
    names = {name: i for i, name in enumerate(sorted(f for f, n in counts.items() if n >= MINIMUM))}
    model = LogisticRegression(C=strength, solver="liblinear", max_iter=1000).fit(matrix(found, names), right)
    weights = {n: round(float(w), 3) for n, w in zip(names, model.coef_[0], strict=True) if abs(w) >= 0.01}
    return weights | {"": round(float(model.intercept_[0]), 3)}


def learn_choice(found: list[Sets], right: list[list[bool]]) -> Weights:
    return learn([f for some in found for f in some], [r for some in right for r in some])


def left_out(cases: list[Case], found: list[Sets]) -> list[Weights]:
    """For each case, weights that did not learn from its document."""
    weights: list[Weights] = [{} for _ in cases]
    for some, rest in GroupKFold(FOLDS).split(cases, groups=[case.document for case in cases]):
        learned = learn_choice([found[n] for n in some], [cases[n].right for n in some])
        for n in rest:
            weights[n] = learned
    return weights


def hits(cases: list[Case], found: list[Sets], weights: list[Weights]) -> float:
    """The share of cases whose best candidate is right."""
    scores = [[score(own, f) for f in candidates] for own, candidates in zip(weights, found, strict=True)]
    return float(np.mean([case.right[s.index(max(s))] for case, s in zip(cases, scores, strict=True)]))


def second(cases: list[Case], weights: list[Weights]) -> list[Sets]:
    """The candidates of the second pass, each case scored by its own weights."""
    result: list[Sets] = [[] for _ in cases]
    for document in sorted({case.document for case in cases}):
        own = [n for n, case in enumerate(cases) if case.document == document]
        values = {n: [score(weights[n], f) for f in cases[n].candidates] for n in own}
        chosen = [choice(cases[n].place, cases[n].orgs, values[n]) for n in own]
        for n in own:
            more = joint(cases[n].place, cases[n].orgs, values[n], chosen)
            result[n] = [f | m for f, m in zip(cases[n].candidates, more, strict=True)]
    return result


def of_words(weights: Weights, code: str | None) -> Weights:
    """The weights of the words of a language; None: all others."""
    if code is None:
        return {name: w for name, w in weights.items() if name[2:3] != "!"}
    return {name[2:]: w for name, w in weights.items() if name.startswith(f"{code}!")}


def write(name: str, content: object) -> None:
    Path(OUT / name).write_text(json.dumps(content, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def main() -> None:
    documents = learning_keys() + moves() + [text.key for text in (*marked.sentences(), *marked.articles())]
    cases = organizations(documents)
    found = [case.candidates for case in cases]
    first = left_out(cases, found)
    again = second(cases, first)
    print(
        f"organizations: {len(cases)} places; right in documents left out: {hits(cases, found, first):.3f}",
        end="",
    )
    print(f" by themselves, {hits(cases, again, left_out(cases, again)):.3f} knowing the others")
    right = [case.right for case in cases]
    passes = {"first": learn_choice(found, right), "second": learn_choice(again, right)}
    save("employers", None, {n: of_words(w, None) for n, w in passes.items()})
    for code in sorted({n[:2] for w in passes.values() for n in w if n[2:3] == "!"}):
        own = {name: of_words(weights, code) for name, weights in passes.items()}
        save("employers", code, own)

    numbers, features, official = announcements(documents)
    correct = 0
    for some, rest in GroupKFold(FOLDS).split(features, groups=numbers):
        weights = learn([features[n] for n in some], [official[n] for n in some], 3 * STRENGTH)
        correct += sum((score(weights, features[n]) + weights[""] > 0) == official[n] for n in rest)
    print(
        f"announcements: {len(features)} changes; right in documents left out: {correct / len(features):.3f}"
    )
    write("announced.json", learn(features, official, 3 * STRENGTH))


if __name__ == "__main__":
    main()
