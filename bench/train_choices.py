"""Learn which organization a change belongs to, and on whose word it is told.

Organizations: for each role of the keys, each sentence of its quote is a place, and each organization of the document
a candidate; those that the key names are right. What frames choose is no feature, so that articles which the frames
were made by teach as much as others. The second pass learns from what the first says of documents that it did not
learn from. Announcements: each change that the reader finds is official or plain as its key says.
"""

import json
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

import msgspec
import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from agreement import Claim, agree, named, same_name, same_organization, same_role
from scoring import Key, is_change
from stored import READER, save
from tenure.reader.announced import Announcements
from tenure.reader.employer_features import Place
from tenure.reader.employers import Candidate, Employers, Model, choice, joint, shipped
from tenure.reader.engine import to_claim
from tenure.reader.items import Row
from tenure.reader.linear import Weights, added, score
from tenure.reader.parsed import Parsed
from turns import FOLDS

MINIMUM = 3
"""A feature seen less often is left out: it could only remember documents."""
STRENGTH = 0.3

Sets = list[set[str]]


class Case(NamedTuple):
    """The organizations for a place, what speaks for each by language, and which are right."""

    document: str
    lang: str
    place: Place
    orgs: list[Candidate]
    candidates: Sets
    right: list[bool]


def organizations(key: Key, parsed: Parsed) -> Iterator[Case]:
    """A case for each sentence that tells a role of the key."""
    employers = Employers(parsed.rows, parsed.context)
    for claim in key["claims"]:
        names = [n for n in [named(claim, "org"), *(claim.get("org_aliases") or ())] if n]
        if claim["kind"] != "role" or not names:
            continue
        for place in places(parsed, claim):
            candidates = employers.candidates(place)
            right = [same_organization(c.org.name, names) for c in candidates]
            if len(candidates) > 1 and any(right):
                code = parsed.context.lexicon.pack.code
                yield Case(
                    key["id"],
                    code,
                    place,
                    candidates,
                    [layered(parsed, c.features) for c in candidates],
                    right,
                )


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


class Announced(NamedTuple):
    """A change found that is official or plain: its document, its features and which."""

    document: str
    features: set[str]
    official: bool


def announcements(key: Key, parsed: Parsed) -> Iterator[Announced]:
    """The changes that frames made and the key knows, and whether they are official."""
    told = Announcements(parsed)
    for draft in parsed.drafts:
        claim = to_claim(draft, parsed.text) if draft.kind == "role" and not draft.headline else None
        if claim is None or draft.sentence not in told.places:
            continue
        guess = msgspec.to_builtins(claim)
        match = next((k for k in key["claims"] if is_change(k) and agree(k, guess)), None)
        if match is not None and match["sourcing"] in ("official", "plain"):
            features = told.features(draft, told.places[draft.sentence])
            yield Announced(key["id"], features, match["sourcing"] == "official")


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


def parts(cases: list[Case]) -> list[tuple[list[int], list[int]]]:
    """Which cases to learn from and which to leave out, in turn; those of one document stay together."""
    folds = GroupKFold(FOLDS).split(cases, groups=[case.document for case in cases])
    return [(some.tolist(), rest.tolist()) for some, rest in folds]


def learned_in_turn(cases: list[Case], found: list[Sets]) -> list[Weights]:
    """For each part, the weights that did not learn from it."""
    return [
        learn_choice([found[n] for n in some], [cases[n].right for n in some]) for some, _ in parts(cases)
    ]


def hits(cases: list[Case], found: list[Sets], weights: list[Weights]) -> float:
    """The share of cases whose best candidate is right. `weights`: of each part."""
    right = []
    for (_, rest), own in zip(parts(cases), weights, strict=True):
        for n in rest:
            scores = [score(own, f) for f in found[n]]
            right.append(cases[n].right[scores.index(max(scores))])
    return float(np.mean(right))


def second(cases: list[Case], weights: list[Weights]) -> list[Sets]:
    """The candidates of the second pass, each case scored by the weights that did not learn from it."""
    result: list[Sets] = [[] for _ in cases]
    for (_, rest), own in zip(parts(cases), weights, strict=True):
        documents: dict[str, list[int]] = {}
        for n in rest:
            documents.setdefault(cases[n].document, []).append(n)
        for members in documents.values():
            values = {n: [score(own, f) for f in cases[n].candidates] for n in members}
            chosen = [choice(cases[n].place, [c.org for c in cases[n].orgs], values[n]) for n in members]
            for n in members:
                more = joint(cases[n].place, [c.org for c in cases[n].orgs], values[n], chosen)
                result[n] = [f | m for f, m in zip(cases[n].candidates, more, strict=True)]
    return result


class Learned(NamedTuple):
    """The weights of both passes, and for each document those that did not learn from it."""

    first: Weights
    again: Weights
    left_out: dict[str, Model]


def learn_choices(cases: list[Case]) -> Learned:
    """Both passes; prints how often they are right in documents left out."""
    found = [case.candidates for case in cases]
    first = learned_in_turn(cases, found)
    again = second(cases, first)
    later = learned_in_turn(cases, again)
    print(
        f"organizations: {len(cases)} places; right in documents left out: {hits(cases, found, first):.3f}",
        end="",
    )
    print(f" by themselves, {hits(cases, again, later):.3f} knowing the others", flush=True)
    right = [case.right for case in cases]
    models: dict[str, Model] = {}
    for (_, rest), one, two in zip(parts(cases), first, later, strict=True):
        own = {code: Model(of(one, code), of(two, code)) for code in {case.lang for case in cases}}
        models |= {cases[n].document: own[cases[n].lang] for n in rest}
    return Learned(learn_choice(found, right), learn_choice(again, right), models)


def of(weights: Weights, code: str) -> Weights:
    """What counts in a language."""
    return added(of_words(weights, None), of_words(weights, code))


def of_words(weights: Weights, code: str | None) -> Weights:
    """The weights of the words of a language; None: all others."""
    if code is None:
        return {name: w for name, w in weights.items() if name[2:3] != "!"}
    return {name[2:]: w for name, w in weights.items() if name.startswith(f"{code}!")}


def write(learned: Learned) -> None:
    """Writes the weights where the reader looks for them."""
    passes = {"first": learned.first, "second": learned.again}
    save("employers", None, {n: of_words(w, None) for n, w in passes.items()})
    for code in sorted({n[:2] for w in passes.values() for n in w if n[2:3] == "!"}):
        save("employers", code, {name: of_words(weights, code) for name, weights in passes.items()})
    shipped.cache_clear()


def learn_announcements(found: list[Announced]) -> Weights:
    """What speaks for an announcement; prints how often it is right in documents left out."""
    correct = 0
    for some, rest in GroupKFold(FOLDS).split(found, groups=[one.document for one in found]):
        weights = learn([found[n].features for n in some], [found[n].official for n in some], 3 * STRENGTH)
        correct += sum(
            (score(weights, found[n].features) + weights[""] > 0) == found[n].official for n in rest
        )
    print(
        f"announcements: {len(found)} changes; right in documents left out: {correct / len(found):.3f}",
        flush=True,
    )
    return learn([one.features for one in found], [one.official for one in found], 3 * STRENGTH)


def save_announced(weights: Weights) -> None:
    """Writes the weights where the reader looks for them."""
    (READER / "announced.json").write_text(
        json.dumps(weights, indent=1, sort_keys=True) + "\n", encoding="utf-8"
    )
