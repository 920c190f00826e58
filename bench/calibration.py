#!/usr/bin/env python3
"""Draw how often claims of each confidence are right: docs/calibration.svg

On the articles that are only ever scored (the dev corpus's blind third, tests/ordinary/blind, tests/marked/blind and
blind_news), over
all languages and kinds of claim, whatever their threshold. Facts of marked articles are left out, as their keys have
none. Needs matplotlib (`--group train`).
"""

import itertools

import matplotlib
import msgspec

import marked
from agreement import pair
from corpus import ROOT, blind, dev_keys, ordinary_keys
from tenure.model import Document
from tenure.reader import BuiltinReader
from tenure.reader.confidence import shipped
from tenure.reader.engine import to_claim

OUT = ROOT / "docs" / "calibration.svg"
EDGES = (0.0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)


def main() -> None:
    reader, model = BuiltinReader(), shipped()
    scored: list[tuple[float, bool]] = []
    unseen = [d for d in dev_keys() if blind(d)] + ordinary_keys("blind")
    for key in unseen + [text.key for part in ("blind", "blind_news") for text in marked.articles(part)]:
        shown = ("id", "published", "publisher", "title", "text")
        drafts, text = reader.candidates(Document(**{name: key[name] for name in shown}))
        model.judge(drafts)
        pairs = [(d, msgspec.to_builtins(c)) for d in drafts if (c := to_claim(d, text)) is not None]
        if key.get("marked"):
            pairs = [(d, c) for d, c in pairs if d.kind != "fact"]
        hits = {j for _, j in pair(key["claims"], [c for _, c in pairs])}
        scored += [(draft.confidence, place in hits) for place, (draft, _) in enumerate(pairs)]
    points = []
    print("confidence    right   claims")
    for low, high in itertools.pairwise(EDGES):
        inside = [(c, right) for c, right in scored if low <= c < high]
        if inside:
            mean = sum(c for c, _ in inside) / len(inside)
            share = sum(right for _, right in inside) / len(inside)
            points.append((mean, share, len(inside)))
            print(f"{mean:10.2f} {share:8.2f} {len(inside):8}")

    matplotlib.use("svg")
    matplotlib.rcParams["svg.hashsalt"] = "tenure"
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(figsize=(5, 4.2), layout="constrained")
    axes.plot([0, 1], [0, 1], linestyle=":", color="gray", label="as it should be")
    axes.plot([x for x, _, _ in points], [y for _, y, _ in points], color="tab:blue")
    axes.scatter([x for x, _, _ in points], [y for _, y, _ in points], s=[12 + n / 2 for *_, n in points])
    for x, y, n in points:
        axes.annotate(str(n), (x, y), textcoords="offset points", xytext=(8, -12), fontsize=8)
    axes.set(xlim=(0, 1), ylim=(0, 1), xlabel="confidence of a claim", ylabel="share that the answer key has")
    axes.set_title("Claims in articles not seen before (numbers: claims)", fontsize=10)
    axes.legend(loc="upper left", frameon=False)
    figure.savefig(OUT, metadata={"Date": None})


if __name__ == "__main__":
    main()
