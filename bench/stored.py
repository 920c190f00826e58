"""Where the reader looks for what is learned, and how it is written there."""

import json
import lzma

from corpus import ROOT

READER = ROOT / "src" / "tenure" / "reader"


def save(name: str, code: str | None, content: object) -> None:
    """Writes a layer of weights, of all languages or of one; the same content gives the same file."""
    folder = READER if code is None else READER / "languages" / code
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    (folder / f"{name}.json.xz").write_bytes(lzma.compress(text.encode(), preset=9))
