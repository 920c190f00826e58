"""Archives: the same output from a pool and from Spark, nothing done twice, nothing lost by poison or a dead worker."""

import gc
import gzip
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("fastwarc", reason="the extra tenure[archive] is not installed")
import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
from click.testing import CliRunner

from tenure.cli.main import main
from tenure.cluster import Metrics, fold_archive, read_archive
from tenure.cluster.records import records
from tenure.cluster.run import read_safely
from tenure.cluster.spark import session
from tenure.model import TenureError
from tenure.register import Register
from tenure.sources.decode import LARGEST
from tenure.sources.warc import Other, Poisoned, RawPage

ARTICLE = (
    "<html lang='en'><head><meta charset='utf-8'><title>{title}</title></head><body><nav><a href='/'>Home</a></nav>"
    "<article><h1>{title}</h1><p>{org} said on Monday that {person} resigned as chief executive. The company makes "
    "pumps and valves for breweries and has its offices beside the old harbour of the town.</p><p>{other} was named "
    "chief executive of {org}. She joined the company in 2011 and has lived abroad for many years since.</p>"
    "</article><footer>Imprint</footer></body></html>"
)
QUIET = (
    "<html lang='en'><body><p>It rained for three days and the river rose to the second step of the quay, where "
    "children counted ducks until the lamps were lit.</p></body></html>"
)
PEOPLE = (("Jane Roe", "Mary Major"), ("Ann Poole", "Laura Stone"), ("Alan Berg", "Nora Finch"))


def page(number: int) -> bytes:
    person, other = PEOPLE[number % 3]
    fields = {"title": f"Acme{number % 3} chief resigns", "org": f"Acme{'ABC'[number % 3]} Corp"}
    return ARTICLE.format(person=person, other=other, **fields).encode()


def response(
    url: str, body: bytes, *, kind: str = "text/html; charset=utf-8", length: int | None = None
) -> bytes:
    http = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
    head = (
        "WARC/1.1\r\nWARC-Type: response\r\nWARC-Date: 2024-05-01T06:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{abs(hash(url)) % 10**12:012d}>\r\n"
        f"WARC-Target-URI: {url}\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(http) if length is None else length}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def warc(path: Path, *items: bytes) -> Path:
    path.write_bytes(b"".join(gzip.compress(item, mtime=0) for item in items))
    return path


@pytest.fixture
def crawl(tmp_path: Path) -> Path:
    folder = tmp_path / "crawl"
    folder.mkdir()
    for n in range(3):
        pages = [
            response(f"https://s{n}.example/{i}", page(i) if i % 2 else QUIET.encode()) for i in range(4)
        ]
        warc(folder / f"c{n}.warc.gz", *pages)
    return folder


def files(out: Path, *tables: str) -> dict[str, bytes]:
    return {
        str(p.relative_to(out)): p.read_bytes()
        for t in tables
        for p in sorted((out / t).glob("**/*.parquet"))
    }


def test_pages_become_documents_and_claims_with_exact_quotes(crawl: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    progress = read_archive([str(crawl)], str(out), workers=1)
    assert (progress.done, progress.files, progress.failed) == (3, 3, ())
    assert progress.metrics.pages == 12
    assert progress.metrics.documents == 6
    rows = (
        duckdb.connect()
        .execute(
            f"SELECT d.text, d.title, c.quote FROM read_parquet('{out}/claims/**/*.parquet') c "
            f"JOIN read_parquet('{out}/documents/**/*.parquet') d ON c.document = d.hash"
        )
        .fetchall()
    )
    assert rows
    assert all(quote in text or quote in title for text, title, quote in rows)


def test_finished_work_is_never_done_again(crawl: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    first = read_archive([str(crawl)], str(out), workers=1)
    before = {p: p.stat().st_mtime_ns for p in out.glob("**/*.parquet")}
    mark = next((out / "_done").glob("part-*.json"))
    mark.unlink()  # as if the run had died before this file was done
    again = read_archive([str(crawl)], str(out), workers=1)
    after = {p: p.stat().st_mtime_ns for p in out.glob("**/*.parquet")}
    assert again.metrics.claims == first.metrics.claims
    changed = {p.stem for p in before if before[p] != after[p]}
    assert changed == {mark.stem}


def test_a_pool_gives_what_one_process_gives_byte_for_byte(crawl: Path, tmp_path: Path) -> None:
    read_archive([str(crawl)], str(tmp_path / "one"), workers=1)
    read_archive([str(crawl)], str(tmp_path / "two"), workers=2)
    assert files(tmp_path / "one", "documents", "claims") == files(tmp_path / "two", "documents", "claims")


def spark_here() -> bool:
    try:
        import pyspark  # noqa: F401
    except ModuleNotFoundError:
        return False
    return shutil.which("java") is not None


@pytest.mark.skipif(not spark_here() and os.environ.get("CI") != "true", reason="no Spark or no Java here")
def test_spark_gives_what_the_pool_gives_byte_for_byte(crawl: Path, tmp_path: Path) -> None:
    pool, spark = tmp_path / "pool", tmp_path / "spark"
    read_archive([str(crawl)], str(pool), workers=1)
    progress = read_archive([str(crawl)], str(spark), spark="local[2]")
    assert progress.failed == ()
    assert files(pool, "documents", "claims") == files(spark, "documents", "claims")
    with session("local[2]", "a session that somebody else holds") as held:
        assert fold_archive(str(pool), workers=1) == fold_archive(str(spark), spark="local[2]")
        assert held.range(3).count() == 3  # still open
    assert files(pool, "tenures", "changes") == files(spark, "tenures", "changes")


def test_copies_are_one_origin_and_the_fold_answers(crawl: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    read_archive([str(crawl)], str(out), workers=1)
    folded = fold_archive(str(out), workers=1)
    assert (folded.documents, folded.copies) == (2, 4)  # three sites with the same two articles
    rows = (
        duckdb.connect()
        .execute(
            f"SELECT change, person, org, origins FROM read_parquet('{out}/changes/*.parquet') ORDER BY change, person"
        )
        .fetchall()
    )
    assert ("end", "Ann Poole", "AcmeB Corp", 1) in rows
    assert all(origins == 1 for *_, origins in rows)


def test_what_was_read_loads_into_a_register(crawl: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run = CliRunner()
    assert (
        run.invoke(main, ["archive", "read", str(crawl), "--out", str(out), "--workers", "1"]).exit_code == 0
    )
    url = str(tmp_path / "register.db")
    assert run.invoke(main, ["archive", "load", str(out), "--register", url]).exit_code == 0
    with Register.open(url) as register:
        assert [h.person.name for h in register.who("AcmeB Corp", role="ceo")] == ["Laura Stone"]


def test_poison_is_set_aside_with_its_reason(tmp_path: Path) -> None:
    good = response("https://a.example/1", page(1))
    latin = page(2).replace(b"valves", "Ventile für Bräuhäuser".encode("latin-1"))
    bad = warc(
        tmp_path / "bad.warc.gz",
        response("https://a.example/binary", bytes(range(256)) * 50),
        response("https://a.example/lies", latin, kind="text/html; charset=utf-16"),
        response("https://a.example/picture", b"\x89PNG", kind="image/png"),
        response("https://a.example/large", b"<p>" + b"x" * (LARGEST + 1)),
        good,
        good,
    )  # fmt: skip
    out = tmp_path / "out"
    progress = read_archive([str(bad)], str(out), workers=1)
    assert progress.failed == ()
    assert progress.metrics.documents == 3  # the one whose charset was a lie is read by its bytes
    reasons = pq.read_table(next((out / "rejected").glob("*.parquet"))).to_pylist()
    assert any("larger than" in row["reason"] for row in reasons)
    assert all(row["file"] == str(bad) and row["reason"] for row in reasons)


@pytest.mark.parametrize("cut", [40, 200, 900])
def test_a_truncated_archive_keeps_what_came_before(tmp_path: Path, cut: int) -> None:
    whole = warc(tmp_path / "w.warc.gz", *(response(f"https://a.example/{n}", page(n)) for n in range(3)))
    broken = tmp_path / "broken.warc.gz"
    broken.write_bytes(whole.read_bytes()[:-cut])
    found = list(records(str(broken)))
    assert [type(item) for item in found[:2]] == [RawPage, RawPage]
    assert not any(isinstance(item, Other) for item in found)


def test_lying_lengths_and_garbage_end_in_a_reason(tmp_path: Path) -> None:
    lies = tmp_path / "lies.warc"
    lies.write_bytes(
        response("https://a.example/1", page(1), length=10**9) + response("https://a.example/2", page(2))
    )
    garbage = tmp_path / "garbage.warc.gz"
    garbage.write_bytes(b"\x1f\x8b" + b"not gzip at all" * 50)
    for path in (lies, garbage):
        assert all(isinstance(item, RawPage | Poisoned) for item in records(str(path)))


def test_parquet_and_json_lines_are_archives_too(tmp_path: Path) -> None:
    text = "Acme Corp said on Monday that Jane Roe resigned as chief executive."
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": text, "id": "j"}) + "\n{broken\n", encoding="utf-8")
    table = pa.table({"text": [text, None], "title": ["t", "u"], "url": ["https://a.example/", None]})
    pq.write_table(table, tmp_path / "b.parquet")
    progress = read_archive([str(tmp_path)], str(tmp_path / "out"), workers=1)
    assert progress.metrics.documents == 2
    assert progress.metrics.rejected == 2


def test_wrong_paths_are_said(tmp_path: Path) -> None:
    with pytest.raises(TenureError, match="no such file"):
        read_archive([str(tmp_path / "none.warc.gz")], str(tmp_path / "out"))
    (tmp_path / "photo.jpg").write_bytes(b"x")
    with pytest.raises(TenureError, match="not a WARC"):
        read_archive([str(tmp_path / "photo.jpg")], str(tmp_path / "out"))
    with pytest.raises(TenureError, match="holds no documents"):
        fold_archive(str(tmp_path))
    (tmp_path / "taken").write_text("a file", encoding="utf-8")
    warc(tmp_path / "c.warc.gz", response("https://a.example/1", page(1)))
    with pytest.raises(TenureError, match="can't be written"):
        read_archive([str(tmp_path / "c.warc.gz")], str(tmp_path / "taken"))


KILLER = """
import os, sys
from tenure.cluster import run, work
victim, marker = sys.argv[3], sys.argv[4]
real = work.read_file

def read_file(path, out):
    if path == victim and not os.path.exists(marker):
        open(marker, "w").close()
        os.kill(os.getpid(), 9)
    return real(path, out)

run.read_file = read_file
if __name__ == "__main__":
    import multiprocessing
    multiprocessing.get_context = lambda _: multiprocessing.context.ForkContext()
    progress = run.read_archive([sys.argv[1]], sys.argv[2], workers=2)
    print(progress.done, len(progress.failed), progress.metrics.files)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="kills a worker by signal")
def test_a_worker_killed_in_the_middle_costs_its_file_which_is_tried_again(
    crawl: Path, tmp_path: Path
) -> None:
    script = tmp_path / "kill.py"
    script.write_text(KILLER, encoding="utf-8")
    out = tmp_path / "out"
    victim = str(crawl / "c1.warc.gz")
    args = [sys.executable, str(script), str(crawl), str(out), victim, str(tmp_path / "killed")]
    done = subprocess.run(args, capture_output=True, text=True, timeout=120, check=True)
    assert (tmp_path / "killed").exists()
    assert done.stdout.split() == ["3", "0", "3"]
    read_archive([str(crawl)], str(tmp_path / "calm"), workers=1)
    assert files(out, "documents", "claims") == files(tmp_path / "calm", "documents", "claims")


def test_a_workers_packs_are_not_searched_for_cycles_after_each_file(tmp_path: Path) -> None:
    """Spark's Python collects garbage after each task."""
    crawl = tmp_path / "crawl.jsonl"
    crawl.write_text(
        json.dumps({"id": "a", "title": "Acme", "text": "Jane Roe resigned as chief executive of Acme Corp."})
    )
    try:
        assert isinstance(read_safely(str(crawl), str(tmp_path / "out")), Metrics)
        assert len(gc.get_objects()) < gc.get_freeze_count() / 100
    finally:
        gc.unfreeze()
