#!/usr/bin/env python3
"""Pages: whether the claims of an article survive its page, and which library extracts it best.

pages.py             the dev corpus (else tests/golden) in five layouts: pages with the claims of the bare text
pages.py --misses    the same, with what was lost and what came in
pages.py --peers     extraction libraries on the same pages: words kept, words of others taken in, pages a second
                     (peers: pip install --group bench-pages)
pages.py --real DIR  the same on real pages: a checkout of github.com/scrapinghub/article-extraction-benchmark
pages.py --warc      WARC to claims on one core, the gate deciding which pages get the careful extraction
"""

import argparse
import gzip
import json
import random
import re
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import msgspec

from corpus import dev_keys, golden_keys
from layouts import FALSE, LAYOUTS, Article, page
from scoring import Key
from tenure.model import BadDocument, Claim, Document
from tenure.reader import BuiltinReader
from tenure.sources import items
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


def extractors() -> dict[str, Extract]:
    """The libraries that are installed, and ours."""
    from resiliparse.extract.html2text import extract_plain_text
    from trafilatura import bare_extraction

    def trafilatura(html: str, precise: bool = False) -> str:
        found = bare_extraction(html, include_comments=False, with_metadata=True, favor_precision=precise)
        return "" if found is None or isinstance(found, dict) else found.text or ""

    found: dict[str, Extract] = {
        "Tenure (tidy, then trafilatura)": lambda html: Page(html, "page").text,
        "trafilatura, precision": lambda html: trafilatura(html, precise=True),
        "trafilatura": trafilatura,
        "Resiliparse, main content": lambda html: str(extract_plain_text(html, main_content=True)),
    }
    try:
        import justext
        from lxml import html as lxml_html
        from readability import Document as Readable

        stop = {each.lower(): each for each in justext.get_stoplists()}
        names = {
            "en": "english",
            "tr": "turkish",
            "de": "german",
            "fr": "french",
            "es": "spanish",
            "it": "italian",
        }

        def by_justext(html: str) -> str:
            code = html.partition('lang="')[2][:2]
            words = justext.get_stoplist(stop[names.get(code, "english")]) if code != "zh" else frozenset()
            paragraphs = justext.justext(html.encode(), words, encoding="utf-8")
            return "\n\n".join(each.text for each in paragraphs if not each.is_boilerplate)

        found["readability-lxml"] = lambda html: str(
            lxml_html.fromstring(Readable(html).summary()).text_content()
        )
        found["jusText"] = by_justext
    except ImportError:
        print("(readability-lxml and jusText are not installed: pip install --group bench-pages)")
    return found


def pieces(text: str) -> Counter[tuple[str, ...]]:
    """Every three words in a row; of Chinese, every three signs."""
    words = re.findall(r"[\u3400-\u9fff]|[^\W\u3400-\u9fff]+", text)
    return Counter(zip(words, words[1:], words[2:], strict=False))


def compare(some: Sequence[tuple[str, str, Counter[tuple[str, ...]], tuple[str, ...]]]) -> None:
    """Prints each library's scores on pages given as group, HTML, wanted pieces, and headlines of other news."""
    print(
        f"{len(some)} pages\n{'':34}{'precision':>10}{'recall':>8}{'F1':>7}{'false news':>12}{'pages/s':>9}  worst"
    )
    for name, extract in extractors().items():
        precise: defaultdict[str, float] = defaultdict(float)
        recalled: defaultdict[str, float] = defaultdict(float)
        count: Counter[str] = Counter()
        false = 0
        seconds = 0.0
        for group, html, wanted, others in some:
            start = time.process_time()
            try:
                text = extract(html)
            except Exception:  # a library that gives up on a page has found nothing in it
                text = ""
            seconds += time.process_time() - start
            got = pieces(text)
            same = sum((wanted & got).values())
            for key in (group, ""):
                count[key] += 1
                precise[key] += same / max(1, sum(got.values()))
                recalled[key] += same / max(1, sum(wanted.values()))
            false += any(other in text for other in others)
        scores = {
            key: 2 * precise[key] * recalled[key] / max(1e-9, precise[key] + recalled[key]) / count[key]
            for key in count
        }
        worst = min(scores, key=lambda key: scores[key])
        print(
            f"{name:34}{precise[''] / count['']:>10.3f}{recalled[''] / count['']:>8.3f}{scores['']:>7.3f}"
            f"{false / len(some):>12.1%}{len(some) / seconds:>9.0f}  {worst} {scores[worst]:.3f}"
        )


def peers() -> None:
    made = [
        (f"{key['lang'][:2]} {LAYOUTS[layout][0]}", html, pieces(key["text"]), FALSE[key["lang"][:2]])
        for key, layout, html in pages([key for key in articles() if key["lang"][:2] in FALSE][::3])
    ]
    compare(made)


def real(folder: Path) -> None:
    truth = json.loads((folder / "ground-truth.json").read_text())
    compare(
        [
            ("", gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes()).decode("utf-8", "replace"),
             pieces(told["articleBody"]), ())
            for name, told in truth.items()
        ]
    )  # fmt: skip


def warc(count: int) -> None:
    from crawl import RELEVANT, Crawl, write_warc

    reader = BuiltinReader()
    with tempfile.TemporaryDirectory() as scratch:
        crawl = Crawl()
        path = Path(scratch) / "crawl.warc.gz"
        for run in ("first, packs compiled on the way", "second"):
            size = write_warc(path, crawl, count)
            start = time.process_time()
            documents = claims = 0
            for item in items(str(path)):
                if isinstance(item, Document):
                    documents += 1
                    claims += len(reader.read(item).claims)
            seconds = time.process_time() - start
            print(
                f"{run}: {count} pages ({size / 1e6:.0f} MB, 1 in {RELEVANT} relevant), {documents} passed, "
                f"{claims} claims: {count / seconds:.0f} pages a core-second"
            )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--peers", action="store_true")
    parser.add_argument("--real", type=Path, metavar="DIR")
    parser.add_argument("--warc", action="store_true")
    options = parser.parse_args()
    if options.peers:
        peers()
    elif options.real:
        real(options.real)
    elif options.warc:
        warc(1_000)
    else:
        survival(options.misses)


if __name__ == "__main__":
    main()
