"""The share of a story's questions that the register answers right.

    python bench/stories.py STORY.json... [--reader] [--errors]

Stories are JSON in the form of the project's corpus (documents in the order of their reception, entities,
questions). The register is fed with the documents' key claims, or with what the built-in reader makes of the
texts (`--reader`).
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec

from tenure.model import Claim, Document
from tenure.register import Entity, Mention, Register

Story = dict[str, Any]


def document_of(raw: dict[str, Any]) -> Document:
    return msgspec.convert({name: raw.get(name) for name in Document.__struct_fields__}, type=Document)


def claims_of(raw: dict[str, Any]) -> list[Claim]:
    """The answer key of a document, its quotes given their offsets."""
    claims = []
    for key in raw["claims"]:
        quote = key["evidence"]
        field = "text" if quote in raw["text"] else "title"
        start = raw[field].index(quote)
        evidence = [{"field": field, "start": start, "end": start + len(quote), "quote": quote}]
        claims.append(msgspec.convert(key | {"evidence": evidence}, type=Claim))
    return claims


def load(register: Register, story: Story, read: Callable[[Document], list[Claim]] | None = None) -> None:
    for raw in story["documents"]:
        document = document_of(raw)
        register.add(document, claims_of(raw) if read is None else read(document))


class Asker:
    def __init__(self, register: Register, story: Story) -> None:
        self.register = register
        self.entities = story["entities"]
        self.kinds = {name: e["kind"] for e in self.entities for name in e["names"]}

    def name_of(self, entity: Entity | None) -> str:
        """The story's id of an answered entity; two that share a name are told apart by the rest."""
        if entity is None:
            return "(none)"
        fits = [(len(set(e["names"]) & set(entity.names)), e["id"]) for e in self.entities]
        best, id_ = max(fits)
        return id_ if best else f"({entity.name})"

    def ask(self, q: dict[str, Any]) -> tuple[list[Any], list[Any]]:
        """What is answered and what is expected, as sorted lists to compare."""
        return getattr(self, q["ask"])(q)  # type: ignore[no-any-return]

    def who(self, q: dict[str, Any]) -> tuple[list[Any], list[Any]]:
        found = self.register.who(q["org"], q["role"], q["on"], q["known"])
        got = [(self.name_of(h.person), h.role, h.state) for h in found]
        return sorted(got), sorted((e["person"], e["role"], e["state"]) for e in q["expect"])

    def posts(self, q: dict[str, Any]) -> tuple[list[Any], list[Any]]:
        found = self.register.person(q["person"], q["on"], q["known"])
        got = [(self.name_of(h.org), h.role, h.state) for p in found for h in p.posts]
        return sorted(got), sorted((e["org"], e["role"], e["state"]) for e in q["expect"])

    def changes(self, q: dict[str, Any]) -> tuple[list[Any], list[Any]]:
        found = self.register.changes(
            org=q["org"], person=q["person"], since=q["since"], until=q["until"], known=q["known"]
        )
        got = [
            (
                c.change,
                self.name_of(c.person),
                self.name_of(c.org),
                c.role,
                c.modality,
                str(c.when),
                c.origins,
            )
            for c in found
        ]
        fields = ("change", "person", "org", "role", "modality")
        expect = [(*(e[f] for f in fields), str(e["when"]), e["origins"]) for e in q["expect"]]
        return sorted(got), sorted(expect)

    def same(self, q: dict[str, Any]) -> tuple[list[Any], list[Any]]:
        sides = [Mention(name, document) for name, document in zip(q["names"], q["context"], strict=True)]
        got = self.register.same(self.kinds[q["names"][0]], sides[0], sides[1])
        return [got], [q["expect"]]


def run(path: Path, *, reader: bool, errors: bool) -> tuple[int, int]:
    story = json.loads(path.read_text(encoding="utf-8"))
    right = 0
    with tempfile.TemporaryDirectory() as folder, Register.open(str(Path(folder) / "story.db")) as register:
        load(register, story, _read if reader else None)
        asker = Asker(register, story)
        for q in story["questions"]:
            got, expect = asker.ask(q)
            right += got == expect
            if errors and got != expect:
                shown = {k: v for k, v in q.items() if k not in ("expect", "why")}
                print(f"{story['id']}: {json.dumps(shown, ensure_ascii=False)}\n  why: {q.get('why')}")
                print(f"  missing {[e for e in expect if e not in got]}")
                print(f"  surplus {[e for e in got if e not in expect]}")
    return right, len(story["questions"])


def _read(document: Document) -> list[Claim]:
    from tenure.reader import BuiltinReader

    return BuiltinReader().read(document).claims


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("stories", nargs="+", type=Path)
    parser.add_argument(
        "--reader", action="store_true", help="read the texts instead of taking the key claims"
    )
    parser.add_argument("--errors", action="store_true", help="list every question answered wrong")
    arguments = parser.parse_args()
    total = count = 0
    for path in arguments.stories:
        right, asked = run(path, reader=arguments.reader, errors=arguments.errors)
        total, count = total + right, count + asked
        print(f"{path.stem}: {right}/{asked}")
    print(f"all: {total}/{count} = {total / count:.1%}")
    sys.exit(0)


if __name__ == "__main__":
    main()
