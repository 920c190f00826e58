"""A pack with a mistake: one clear error, with file and line."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from tenure.cli.main import main
from tenure.reader.pack import PACKS, BadPack, available, load_folder
from tenure.reader.pack_check import check


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(PACKS / "nl", tmp_path / "nl"))


def write(folder: Path, name: str, text: str) -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("triggers.yaml", "- forms: [treedt aan]\n  change: start\n- change: begin\n  forms: [start]\n",
         "nl/triggers.yaml:3: Invalid enum value 'begin'"),
        ("triggers.yaml", "- change: start\n  forms: [start]\n\n- change: end\n",
         "nl/triggers.yaml:4: Object missing required field `forms`"),
        ("titles.yaml", "- forms: [directeur]\n  roles: [boss]\n", "nl/titles.yaml:2: Invalid enum value 'boss'"),
        ("cues.yaml", "negation: [niet]\nplaned: [zal]\n",
         "nl/cues.yaml:1: Object contains unknown field `planed`"),
        ("cues.yaml", "negation: [niet]\nplanned: [zal]\nnegation: [geen]\n",
         "nl/cues.yaml:3: 'negation' stands here twice"),
        ("cues.yaml", "negation: &all [niet, *all]\n", "nl/cues.yaml:1: "),
        ("dates.yaml", "months: {1: [januari]\nunits: {}\n", "nl/dates.yaml:2: "),
    ],
)  # fmt: skip
def test_a_mistake_is_named_with_file_and_line(folder: Path, name: str, text: str, says: str) -> None:
    with pytest.raises(BadPack) as error:
        load_folder(write(folder, name, text))
    assert str(error.value).startswith(says)


def test_a_missing_file_is_named(folder: Path) -> None:
    (folder / "dates.yaml").unlink()
    with pytest.raises(BadPack, match=r"nl/dates\.yaml: the file is missing"):
        load_folder(folder)


def test_a_trigger_listed_twice_is_an_error_with_both_lines(folder: Path) -> None:
    write(
        folder, "triggers.yaml",
        "- change: start\n  forms: ['{treedt,trad} aan']\n- change: start\n  forms: [trad aan, begint]\n",
    )  # fmt: skip
    _, found = check(folder)
    assert str(found[0]) == "triggers.yaml:3: 'trad aan': already in line 1, with the same meaning"


def test_braces_that_do_not_close_are_an_error(folder: Path) -> None:
    write(folder, "triggers.yaml", "- change: start\n  forms: ['{treedt,trad aan']\n")
    assert "the braces of '{treedt,trad aan' do not match" in str(check(folder)[1][0])


def test_what_is_missing_is_a_gap(folder: Path) -> None:
    write(folder, "triggers.yaml", "- change: start\n  forms: [start]\n")
    gaps = [str(f) for f in check(folder)[1] if f.kind == "gap"]
    assert "triggers.yaml: no trigger of kind stake" in gaps
    assert "triggers.yaml: kind role: no trigger for end, hold, held, succeed, yield" in gaps


@pytest.mark.parametrize("code", available())
def test_the_shipped_packs_have_no_error(code: str) -> None:
    assert [str(f) for f in check(PACKS / code)[1] if f.kind == "error"] == []


def test_the_command_fails_on_an_error_and_names_it(folder: Path) -> None:
    write(folder, "triggers.yaml", "- change: acquire\n  forms: [koopt]\n")
    result = CliRunner().invoke(main, ["languages", "check", str(folder)])
    assert result.exit_code == 1
    assert "triggers.yaml:1: a trigger of kind role has the change 'acquire'" in result.output


def test_languages_lists_every_pack_with_its_scores() -> None:
    result = CliRunner().invoke(main, ["languages"], env={"COLUMNS": "100"})
    assert result.exit_code == 0
    assert [line.split()[0] for line in result.output.splitlines()[1:-1]] == list(available())
