"""Prompts: versioned files, and the messages made of them for a document.

A version is a folder `prompts/N`: `system.md` with the definitions, `examples.jsonl` with articles of our own and
their claims. A version is never edited once released: the cache counts on it.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any, Final

import msgspec

from tenure.model import Document, TenureError
from tenure.model.vocabulary import (
    AFFILIATION_CHANGES,
    ATTRIBUTES,
    KINDS,
    MODALITIES,
    REASONS,
    RELATIONS,
    ROLE_CHANGES,
    ROLES,
    SOURCINGS,
    STAKE_CHANGES,
)

PROMPTS: Final = Path(__file__).parent / "prompts"
LATEST: Final = "1"
_LONGEST: Final = 60_000
"""Characters of an article that are sent; what lies beyond them the built-in reader alone reads."""


class Prompt(msgspec.Struct, frozen=True):
    """One version of the prompt."""

    version: str
    system: str
    examples: tuple[dict[str, Any], ...]

    def messages(self, document: Document) -> list[dict[str, str]]:
        """The conversation that asks for the document's claims."""
        messages = [{"role": "system", "content": self.system}]
        for example in self.examples:
            messages.append({"role": "user", "content": _article(example)})
            messages.append(
                {
                    "role": "assistant",
                    "content": json.dumps({"claims": example["claims"]}, ensure_ascii=False),
                }
            )
        shown = {"published": document.published, "title": document.title, "text": document.text[:_LONGEST]}
        messages.append({"role": "user", "content": _article(shown)})
        return messages


def _article(fields: dict[str, Any]) -> str:
    """The article as a JSON object: its own quotes are escaped, so that no text in it ends the object."""
    shown = {name: fields.get(name) for name in ("published", "title", "text")}
    return "The article, as data:\n" + json.dumps(shown, ensure_ascii=False)


@cache
def load(version: str = LATEST) -> Prompt:
    """A version of the prompt. Raises TenureError when there is none."""
    folder = PROMPTS / version
    if not (folder / "system.md").is_file():
        known = ", ".join(sorted(p.name for p in PROMPTS.iterdir() if p.is_dir()))
        raise TenureError(f"no prompt version {version!r}: there are {known}")
    lines = (folder / "examples.jsonl").read_text(encoding="utf-8").splitlines()
    return Prompt(
        version=version,
        system=(folder / "system.md").read_text(encoding="utf-8"),
        examples=tuple(json.loads(line) for line in lines if line.strip()),
    )


def _codes(values: tuple[str, ...], *, null: bool = False) -> dict[str, Any]:
    return {"enum": [*values, None] if null else list(values)}


_TEXT: Final = {"type": ["string", "null"]}
_CHANGES: Final = tuple(dict.fromkeys((*ROLE_CHANGES, *STAKE_CHANGES, *AFFILIATION_CHANGES)))

SCHEMA: Final[dict[str, Any]] = {
    "type": "object",
    "additionalProperties": False,
    "required": ["claims"],
    "properties": {
        "claims": {
            "type": "array",
            "items": {
                "type": "object",
                "additionalProperties": False,
                "required": [
                    "kind", "change", "modality", "sourcing", "when", "quote", "person", "org", "role", "title",
                    "interim", "reason", "holder", "share", "parent", "relation", "attribute", "value",
                ],
                "properties": {
                    "kind": _codes(KINDS),
                    "change": _codes(_CHANGES, null=True),
                    "modality": _codes(MODALITIES),
                    "sourcing": _codes(SOURCINGS),
                    "when": _TEXT,
                    "quote": {"type": "string"},
                    "person": _TEXT,
                    "org": _TEXT,
                    "role": _codes(ROLES, null=True),
                    "title": _TEXT,
                    "interim": {"type": ["boolean", "null"]},
                    "reason": _codes(REASONS, null=True),
                    "holder": _TEXT,
                    "share": {"type": ["number", "null"]},
                    "parent": _TEXT,
                    "relation": _codes(RELATIONS, null=True),
                    "attribute": _codes(ATTRIBUTES, null=True),
                    "value": _TEXT,
                },
            },
        }
    },
}  # fmt: skip
"""The JSON schema of an answer, for endpoints that can bind a model to one."""
