#!/usr/bin/env python3
"""Learn whether a name is a person's or an organization's, from marked sentences and answer keys: make train

Writes naming.json.xz in src/tenure/reader and in the folder of each language. Needs scikit-learn (`--group train`).
"""

from collections.abc import Iterator, Mapping

import marked
from agreement import same_name
from corpus import learning_keys
from scoring import Key
from tenure.model import Document
from tenure.reader import BuiltinReader, naming
from tenure.reader.engine import language_of, published_on
from tenure.reader.entity import Mention
from tenure.reader.lexicon import Match
from tenure.reader.name_words import NameWords
from tenure.reader.tokens import Sentence, Text
from train_telling import OWN_MODULES, fitted, frozen, layers, matrix, numbered

SMALLEST = 0.03
Seen = list[tuple[Mention, set[str], set[str]]]


def main() -> None:
    found, right = [], []
    seen: Seen = []

    def look(
        _: object, mention: Mention, text: Text, at: Mapping[int, Match], words: NameWords, s: Sentence
    ) -> None:
        seen.append((mention, *naming.features(mention, text, at, words, s)))

    naming.vote = look  # type: ignore[assignment]
    reader = BuiltinReader()
    for key, spans in documents():
        document = Document(**{name: key[name] for name in ("id", "published", "publisher", "title", "text")})
        code = key["lang"] if key.get("marked") else language_of(document)
        if code is None or code in OWN_MODULES:
            continue
        seen.clear()
        parsed = reader.parsed(document, code, published_on(document))
        for mention, structure, lexical in seen:
            kind = told(parsed.text, mention, key, spans)
            if kind is not None:
                found.append(frozen(code, structure, lexical))
                right.append(int(kind == "person"))
    names = numbered(found)
    model = fitted(matrix(found, names), right, 0.3)
    weights = {
        n: round(float(w), 2) for n, w in zip(names, model.coef_[0], strict=True) if abs(w) >= SMALLEST
    }
    weights[""] = round(float(model.intercept_[0]), 2)
    print(f"{len(right)} names, {len(weights)} weights")
    layers("naming", weights)


def documents() -> Iterator[tuple[Key, list[tuple[int, int, str]]]]:
    """Documents, and where marks say that a name stands and of which kind."""
    kinds = {"p": "person", "o": "org"}
    for text in (*marked.sentences(), *marked.articles()):
        yield text.key, [(m.start, m.end, kinds[m.name[0]]) for m in text.marks if m.name[0] in kinds]
    for key in learning_keys():
        yield key, []


def told(text: Text, mention: Mention, key: Key, spans: list[tuple[int, int, str]]) -> str | None:
    """The kind of a name, as the marks or the key's claims say."""
    if spans:
        start, end = text.starts[mention.start], text.ends[mention.end - 1]
        return next(
            (
                kind
                for s, e, kind in spans
                if s < end and start < e and min(e, end) - max(s, start) > (end - start) / 2
            ),
            None,
        )
    for claim in key["claims"]:
        for field, kind in (("person", "person"), ("org", "org"), ("parent", "org")):
            name = claim.get(field)
            names = [n for n in [name, *(claim.get(f"{field}_aliases") or ())] if n]
            if names and (
                mention.surface in names
                or (len(mention.surface.split()) > 1 and same_name(mention.surface, names))
            ):
                return kind
    return None


if __name__ == "__main__":
    main()
