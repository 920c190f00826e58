#!/usr/bin/env python3
"""Pages: whether the claims of an article survive its page, and which library extracts it best.

pages.py             the dev corpus (else tests/golden) in five layouts: pages with the claims of the bare text
pages.py --misses    the same, with what was lost and what came in
pages.py --peers     extraction libraries on the same pages: words kept, words of others taken in, pages a second
                     (peers: pip install --group bench-pages)
pages.py --warc      WARC to claims on one core, the gate deciding which pages get the careful extraction
"""

import argparse
import random
from collections import Counter
from collections.abc import Callable, Iterator

import msgspec

from corpus import dev_keys, golden_keys
from layouts import FALSE, LAYOUTS, Article, page
from scoring import Key
from tenure.model import BadDocument, Claim, Document
from tenure.reader import BuiltinReader
from tenure.sources.html import Page

SEED = 61_300
SHOWN = ("id", "title", "text", "published", "publisher")


def articles() -> list[Key]:
    """The documents with their titles and texts."""
    return dev_keys() or golden_keys()


def pages(some: list[Key]) -> Iterator[tuple[Key, int, str]]:
    """Each document in each layout."""
    for key in some:
        for layout in range(len(LAYOUTS)):
            chance = random.Random(f"{SEED}{key['id']}{layout}")
            article = Article(key["lang"], key["title"], key["text"], key["publisher"], key["published"])
            yield key, layout, page(article, layout, chance)


def told(claims: list[Claim]) -> Counter[bytes]:
    """Claims without their evidence and confidence: what they say, as something to compare."""
    plain = []
    for claim in claims:
        fields = msgspec.to_builtins(claim)
        fields.pop("evidence", None)
        fields.pop("confidence", None)
        plain.append(msgspec.json.encode(fields))
    return Counter(plain)


def survival(show: bool) -> None:
    reader = BuiltinReader()
    some = [key for key in articles() if key["lang"][:2] in FALSE]
    bare = {
        key["id"]: told(reader.read(Document(**{name: key[name] for name in SHOWN})).claims) for key in some
    }
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for key, layout, html in pages(some):
        name = LAYOUTS[layout][0]
        try:
            found = Page(html, "page")
            document = Document(
                id="",
                title=found.title,
                text=found.text,
                published=found.published,
                publisher=found.publisher,
            )
            claims, text = told(reader.read(document).claims), found.text
        except BadDocument as error:
            claims, text = Counter({b"nothing": 1}), str(error)
        for group in (key["lang"][:2], name, "all"):
            total[group] += 1
            right[group] += claims == bare[key["id"]]
        if show and claims != bare[key["id"]]:
            print(f"--- {key['id']} {name}")
            print(f"    lost {list((bare[key['id']] - claims).elements())}")
            print(f"    came in {list((claims - bare[key['id']]).elements())}")
            ours, theirs = key["text"].split("\n\n"), text.split("\n\n")
            print(f"    paragraphs lost {[p[:90] for p in ours if p not in theirs]}")
            print(f"    paragraphs added {[p[:90] for p in theirs if p not in ours]}")
    print(f"{len(some)} documents in {len(LAYOUTS)} layouts: pages whose claims are those of the bare text")
    for group in total:
        print(f"{group:10}{total[group]:>7}{right[group] / total[group]:>9.1%}")


Extract = Callable[[str], str]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    survival(options.misses)


if __name__ == "__main__":
    main()
