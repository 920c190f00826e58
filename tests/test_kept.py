"""What is learned is kept piece by piece: what is learned again, and what is not."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "bench"))

import kept
from kept import Kept, NotKept, of_each, of_files, of_modules, of_pieces

BASIS = {"the texts": "1", "the glossary": "1"}


class Text(NamedTuple):
    id: str
    lang: str


TEXTS = [Text(f"{lang}-{n}", lang) for n in range(5) for lang in ("de", "en")]


class Teacher:
    """Learns the number of what it is given, and notes it in a file, since parts are learned in other processes."""

    def __init__(self, folder: Path) -> None:
        self.notes = folder / "notes"
        self.notes.touch()

    def __call__(self, some: list[Text]) -> list[str]:
        with self.notes.open("a") as file:
            file.write(f"{len(some)}\n")
        return sorted(text.id for text in some)

    @property
    def lessons(self) -> list[int]:
        return sorted(map(int, self.notes.read_text().split()))


@pytest.fixture
def teacher(tmp_path: Path) -> Teacher:
    return Teacher(tmp_path)


def given() -> list[Text]:
    return TEXTS


def never() -> Any:
    raise AssertionError("there is nothing to learn")


def stopped() -> Any:
    raise KeyboardInterrupt


def test_a_piece_is_learned_once(tmp_path: Path) -> None:
    assert Kept(tmp_path).piece("names", BASIS, lambda: {"Roe": 1}).content == {"Roe": 1}
    assert Kept(tmp_path).piece("names", BASIS, never).content == {"Roe": 1}


@pytest.mark.parametrize("changed", [{"the glossary": "2"}, {"a library": "1"}])
def test_what_has_changed_is_said_and_learned_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], changed: dict[str, str]
) -> None:
    Kept(tmp_path).piece("names", BASIS, lambda: 1)
    assert Kept(tmp_path).piece("names", BASIS | changed, lambda: 2).content == 2
    assert f"names: changed: {', '.join(changed)}\n" in capsys.readouterr().out
    assert Kept(tmp_path).piece("names", BASIS | changed, never).content == 2


def test_a_piece_hangs_on_what_those_before_it_hold(tmp_path: Path) -> None:
    def both(names: Callable[[], str], network: Callable[[], str], basis: dict[str, str]) -> str:
        first = Kept(tmp_path).piece("names", basis, names)
        return Kept(tmp_path).piece("network", of_pieces(first), network).content

    both(lambda: "Roe", lambda: "by Roe", BASIS)
    again = BASIS | {"the texts": "2"}
    assert both(lambda: "Roe", never, again) == "by Roe"  # learned again, and the same
    assert both(lambda: "Doe", lambda: "by Doe", BASIS) == "by Doe"


def test_who_was_stopped_goes_on_with_what_is_missing(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        for name, learn in (("names", lambda: 1), ("ties", stopped)):
            Kept(tmp_path).piece(name, BASIS, learn)
    assert Kept(tmp_path).piece("names", BASIS, never).content == 1
    assert Kept(tmp_path).piece("ties", BASIS, lambda: 2).content == 2


def cut_short(folder: Path) -> None:
    whole = folder / "names.piece"
    whole.write_bytes(whole.read_bytes()[:-3])


def not_labelled(folder: Path) -> None:
    (folder / "names.piece.json").unlink()


def labelled_by_half(folder: Path) -> None:
    label = folder / "names.piece.json"
    label.write_text(label.read_text()[:40])


def replaced_alone(folder: Path) -> None:
    Kept(folder).piece("other", BASIS, lambda: ["other"])
    (folder / "other.piece").replace(folder / "names.piece")


@pytest.mark.parametrize("harm", [cut_short, not_labelled, labelled_by_half, replaced_alone])
def test_what_is_not_written_whole_is_learned_again(tmp_path: Path, harm: Callable[[Path], None]) -> None:
    Kept(tmp_path).piece("names", BASIS, lambda: ["Roe", "Doe"])
    harm(tmp_path)
    assert Kept(tmp_path).piece("names", BASIS, lambda: ["Roe"]).content == ["Roe"]


def test_who_is_stopped_while_writing_leaves_the_piece_before(tmp_path: Path) -> None:
    Kept(tmp_path).piece("names", BASIS, lambda: 1)
    changed = BASIS | {"the texts": "2"}
    with pytest.raises(Exception, match="pickle"):
        Kept(tmp_path).piece("names", changed, lambda: [1, lambda: 2])  # written up to what can't be
    assert Kept(tmp_path).piece("names", BASIS, never).content == 1
    assert Kept(tmp_path).piece("names", changed, lambda: 2).content == 2


def test_each_document_is_left_out_once(tmp_path: Path, teacher: Teacher) -> None:
    pieces = Kept(tmp_path).in_turn("names", BASIS, given, teacher)
    assert pieces[0].content.learned == sorted(text.id for text in TEXTS)
    left_out = of_each(pieces, lambda learned, code: (learned, code))
    assert left_out.keys() == {text.id for text in TEXTS}
    assert all(text.id not in left_out[text.id][0] for text in TEXTS)
    assert all(left_out[text.id][1] == text.lang for text in TEXTS)


def test_only_parts_that_are_missing_are_learned(tmp_path: Path, teacher: Teacher) -> None:
    first = [piece.content for piece in Kept(tmp_path).in_turn("names", BASIS, given, teacher)]
    assert teacher.lessons == [6, 7, 7, 10]
    (tmp_path / "names-1.piece").unlink()
    again = [piece.content for piece in Kept(tmp_path).in_turn("names", BASIS, given, teacher)]
    assert again == first
    assert teacher.lessons == [6, 6, 7, 7, 10]
    Kept(tmp_path).in_turn("names", BASIS, never, teacher)


def test_a_part_that_fails_costs_no_other(tmp_path: Path, teacher: Teacher) -> None:
    def fails_last(some: list[Text]) -> list[str]:
        if len(some) == 6:
            raise RuntimeError("no more memory")
        return teacher(some)

    with pytest.raises(RuntimeError, match="no more memory"):
        Kept(tmp_path).in_turn("names", BASIS, given, fails_last)
    Kept(tmp_path).in_turn("names", BASIS, given, teacher)
    assert teacher.lessons == [6, 7, 7, 10]


def test_who_only_looks_is_told_what_is_missing(tmp_path: Path) -> None:
    with pytest.raises(NotKept, match="names: not learned yet"):
        Kept(tmp_path, learning=False).piece("names", BASIS, never)
    Kept(tmp_path).piece("names", BASIS, lambda: 1)
    assert Kept(tmp_path, learning=False).piece("names", BASIS, never).content == 1


def test_a_folder_is_cleared_of_pieces_only(tmp_path: Path) -> None:
    Kept(tmp_path).piece("names", BASIS, lambda: 1)
    (tmp_path / "letter.txt").write_text("mine")
    Kept(tmp_path).clear()
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_code_is_the_same_with_other_comments_and_form(tmp_path: Path) -> None:
    module = tmp_path / "module.py"
    module.write_text('"""One."""\nRATE = 1  # first\n')
    before = of_files(tmp_path, "*.py")
    module.write_text('"""Other."""\n\nRATE = (1)\n"""of steps"""\n')
    assert of_files(tmp_path, "*.py") == before
    module.write_text("RATE = 2\n")
    assert of_files(tmp_path, "*.py") != before
    assert of_files(tmp_path, "*.py", without=["module.py"]) == of_files(tmp_path, "*.txt")


def test_files_are_known_by_name_and_content(tmp_path: Path) -> None:
    (tmp_path / "de.txt").write_text("hut")
    before = of_files(tmp_path, "*.txt")
    (tmp_path / "de.txt").rename(tmp_path / "en.txt")
    assert of_files(tmp_path, "*.txt") != before


def test_a_module_stands_for_all_that_it_imports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "BENCH", tmp_path)
    (tmp_path / "learn.py").write_text(
        "import json\nfrom rows import of\n\ndef f():\n    import model as m\n"
    )
    (tmp_path / "rows.py").write_text("import learn\n")
    (tmp_path / "model.py").write_text("SIZE = 1\n")
    (tmp_path / "other.py").write_text("")
    assert of_modules("learn").keys() == {"bench/learn.py", "bench/rows.py", "bench/model.py"}
