"""Backups are whole, damage is found, and what must be forgotten is gone."""

import os
import sqlite3
from pathlib import Path

import pytest

from tenure.model import AffiliationClaim, Document, Evidence, RoleClaim, TenureError
from tenure.register import Fault, Register

TEXT = "Ada Quill is chief executive of Fernbank Tools, a subsidiary of Fernbank Holding."


def fill(register: Register) -> None:
    quote = TEXT[:46]
    register.add(
        Document(id="d1", title="Fernbank", text=TEXT, published="2031-04-20"),
        [
            RoleClaim(
                change="hold",
                person="Ada Quill",
                org="Fernbank Tools",
                role="ceo",
                evidence=[Evidence("text", 0, 46, quote)],
            ),
            AffiliationClaim(change="hold", org="Fernbank Tools", parent="Fernbank Holding"),
        ],
    )
    register.add(
        Document(
            id="d2", title="Quill", text="Ada Quill runs Fernbank Tools, as before.", published="2031-05-20"
        ),
        [
            RoleClaim(
                change="hold", person="Ada Quill", person_aliases=["Addie"], org="Fernbank Tools", role="ceo"
            )
        ],
    )


def test_a_backup_answers_as_the_register_does_and_can_be_restored(
    register: Register, url: str, tmp_path: Path
) -> None:
    fill(register)
    path = register.backup(tmp_path / "copy.db")
    with Register.open(str(path), create=False) as copy:
        assert copy.who("Fernbank Tools", why=True) == register.who("Fernbank Tools", why=True)
    with pytest.raises(TenureError, match="exists already"):
        register.backup(path)
    with Register.restore(path, str(tmp_path / "again.db")) as restored:
        assert restored.org("Fernbank Tools", why=True) == register.org("Fernbank Tools", why=True)
        fill(restored)
        assert restored.check() == []
    with pytest.raises(TenureError, match=r"already"):
        Register.restore(path, url)


def test_a_backup_of_one_kind_of_database_is_restored_to_another(url: str, tmp_path: Path) -> None:
    with Register.open(str(tmp_path / "source.db")) as source:
        fill(source)
        path = source.backup(tmp_path / "copy.db")
        with Register.restore(path, url) as restored:
            assert restored.person("Ada Quill", why=True) == source.person("Ada Quill", why=True)
            assert restored.add(Document(id="d3", title="New", text="Nothing."), []).outcome == "new"


def test_a_sound_register_has_no_faults(register: Register) -> None:
    fill(register)
    assert register.check() == []


def test_check_finds_changed_texts_and_broken_references(tmp_path: Path) -> None:
    path = tmp_path / "register.db"
    with Register.open(str(path)) as register:
        fill(register)
        with sqlite3.connect(path) as raw:
            raw.execute("PRAGMA foreign_keys = OFF")
            raw.execute("UPDATE documents SET text = replace(text, 'chief', 'thief') WHERE id = 'd1'")
            raw.execute("DELETE FROM entities WHERE name = 'Fernbank Holding'")
        faults = register.check()
    assert Fault("d1", "its content is not the one that was recorded") in faults
    assert any(f.where == "d1#1" and "quote" in f.problem for f in faults)
    assert any(f.where.startswith("claims.parent") for f in faults)


def test_forgetting_leaves_no_word_and_no_orphan(url: str, tmp_path: Path) -> None:
    with Register.open(url) as register:
        fill(register)
        register.judge("right", "d2#1", by="ada")
        assert register.forget("d2") == 1
        assert register.check() == []
        assert [p.person.names for p in register.person("Ada Quill")] == [["Ada Quill"]]
        assert register.person("Addie") == []
        assert register.forget("d1") == 2
        assert register.org("Fernbank Holding") == []
        assert register.check() == []
        with pytest.raises(TenureError, match="to forget"):
            register.forget("d1")
    if "://" not in url:
        assert b"Quill" not in Path(url).read_bytes()


def test_forgetting_a_newer_version_brings_the_older_back(register: Register) -> None:
    for number, role in ((1, "ceo"), (2, "cfo")):
        register.add(
            Document(id=f"v{number}", title="T", text=f"Version {number}.", url="https://a.example/1"),
            [RoleClaim(change="hold", person="Ada Quill", org="Fernbank Tools", role=role)],  # type: ignore[arg-type]
        )
    assert [h.role for h in register.who("Fernbank Tools")] == ["cfo"]
    register.forget("v2")
    assert [h.role for h in register.who("Fernbank Tools")] == ["ceo"]


def test_a_register_in_a_folder_that_cannot_be_written_can_be_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "register.db"
    with Register.open(str(path)) as register:
        fill(register)
        before = register.who("Fernbank Tools", on="2031-05-02")
    allowed = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK and allowed(path, mode))
    with Register.open(str(path), create=False) as register:
        assert register.who("Fernbank Tools", on="2031-05-02") == before
        assert register.revision()
        with pytest.raises(TenureError, match="can't be written"):
            register.forget("d1")
    assert [file.name for file in tmp_path.iterdir()] == ["register.db"]


def test_a_backup_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(TenureError, match="no backup at"):
        Register.restore(tmp_path / "lost.db", str(tmp_path / "new.db"))
