#!/usr/bin/env python3
"""Score readers side by side on an answer key, with what they cost and how long they took.

readers.py KEY.jsonl ...                                  the built-in reader
readers.py KEY.jsonl --answers NAME=OUT.jsonl             and answers written before (`tenure read --json`)
readers.py KEY.jsonl --endpoint URL --model NAME          and a language model, alone and with the built-in reader
readers.py KEY.jsonl --stub                               and a stand-in endpoint on this machine that repeats the
                                                          key with faults, to try the whole path without a model
"""

import argparse
import json
import os
import random
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import msgspec

from corpus import ROOT, keys
from scoring import Key, score
from tenure.llm import BothReader, Budget, Cache, LlmReader, Settings, price_of
from tenure.model import Document
from tenure.reader import BuiltinReader, Reading

SHOWN = ("id", "published", "publisher", "title", "text")
SEED = 20221001


class Timed:
    """A reader's answers with its time and bill."""

    def __init__(self, name: str, answers: dict[str, list[Any]], seconds: float, bill: str) -> None:
        self.name, self.answers, self.seconds, self.bill = name, answers, seconds, bill


def timed(name: str, readings: Iterable[Reading], bill: Any = None) -> Timed:
    start = time.perf_counter()
    answers = {r.id: msgspec.to_builtins(r.claims) for r in readings}
    return Timed(name, answers, time.perf_counter() - start, bill() if bill else "-")


def faulty(key: Key, chance: random.Random) -> str:
    """The key's claims as a middling model would tell them: some forgotten, some quotes and dates invented."""
    told = []
    for claim in key["claims"]:
        fate = chance.random()
        if fate < 0.15:
            continue
        raw = {name: value for name, value in claim.items() if not name.endswith("_aliases")}
        raw["quote"] = raw.pop("evidence")
        if fate < 0.25:
            raw["quote"] = "words that nobody wrote"
        elif fate < 0.35:
            raw["when"] = "1999-12-31"
        told.append(raw)
    return "```json\n" + json.dumps({"claims": told}, ensure_ascii=False) + "\n```"


def stub_replies(documents: list[Key]) -> Any:
    sys.path.insert(0, str(ROOT))
    from tests.llm.stub import article_of, serve

    chance = random.Random(SEED)
    told = {(d["title"], d["text"]): faulty(d, chance) for d in documents}

    def reply(request: dict[str, Any], _: int) -> str:
        article = article_of(request)
        return told[article["title"], article["text"]]

    return serve(reply)


def model_runs(options: argparse.Namespace, url: str, documents: list[Document]) -> Iterator[Timed]:
    settings = Settings(
        url=url, model=options.model, api_key=os.environ.get("TENURE_API_KEY"), concurrency=16
    )
    for name in ("llm", "both"):
        budget = Budget(price=price_of(options.model, options.prices))
        with tempfile.TemporaryDirectory() as folder, Cache(Path(folder) / "answers.db") as cache:
            model = LlmReader(settings, cache=cache, budget=budget)
            reader = BothReader(model) if name == "both" else model

            def bill(model: LlmReader = model) -> str:
                spent = model.budget.spent
                money = f", {spent.money:.4f}" if spent.money else ""
                return f"{spent.calls} calls, {spent.tokens} tokens{money}"

            yield timed(f"{name} ({options.model})", reader.read_many(documents), bill)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("keys", nargs="+", type=Path)
    parser.add_argument("--answers", action="append", default=[], metavar="NAME=FILE")
    parser.add_argument("--endpoint")
    parser.add_argument("--model", default="stub")
    parser.add_argument("--prices", type=Path)
    parser.add_argument("--stub", action="store_true")
    options = parser.parse_args()

    answered = keys(options.keys)
    documents = [Document(**{name: key[name] for name in SHOWN}) for key in answered]
    builtin = BuiltinReader()
    runs = [timed("builtin", (builtin.read(d) for d in documents))]
    for given in options.answers:
        name, _, path = given.partition("=")
        lines = [json.loads(x) for x in Path(path).read_text(encoding="utf-8").splitlines() if x.strip()]
        runs.append(Timed(name, {line["id"]: line["claims"] for line in lines}, 0.0, "-"))
    with ExitStack() as stack:
        urls = [options.endpoint] if options.endpoint else []
        if options.stub:
            urls.append(stack.enter_context(stub_replies(answered)).url)
        for url in urls:
            runs += model_runs(options, url, documents)
    print(
        f"{'reader':24}{'changes P':>10}{'R':>7}{'F1':>7}{'roles':>8}{'quotes exact':>14}{'docs/s':>9}  bill"
    )
    for run in runs:
        row = score(answered, run.answers)["all"]
        changes = row["changes"]
        cells = "".join(
            f"{'-' if v is None else format(v, '.3f'):>{w}}"
            for v, w in (
                (changes["precision"], 10),
                (changes["recall"], 7),
                (changes["f1"], 7),
                (row["roles"]["f1"], 8),
                (row["quotes_exact"], 14),
            )
        )
        speed = f"{len(documents) / run.seconds:.0f}" if run.seconds else "-"
        print(f"{run.name:24}{cells}{speed:>9}  {run.bill}")


if __name__ == "__main__":
    main()
