"""What a format has no room for, beside the export: one JSON object a line, by the id that the export gives it."""

from typing import IO

import msgspec


class Sidecar:
    """Takes whole answers (docs/register.md) with their ids; without a file, it forgets them."""

    def __init__(self, out: IO[bytes] | None) -> None:
        self._out = out

    def note(self, kind: str, id_: str, answer: msgspec.Struct) -> None:
        """Writes an answer: `{"id": ..., "kind": "tenure" | "stake" | "tie" | "change" | "fact", "answer": ...}`."""
        if self._out is not None:
            self._out.write(msgspec.json.encode({"id": id_, "kind": kind, "answer": answer}) + b"\n")
