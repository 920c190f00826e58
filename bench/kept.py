"""What is learned, kept piece by piece in a folder: learning that was stopped goes on from there.

A piece is used again as long as all that it was learned from is the same: texts, code, libraries, pieces before it. It
counts once it is written whole: its content first (`NAME.piece`), then what it was learned from and a check of the
content (`NAME.piece.json`).
"""

import ast
import hashlib
import json
import os
import pickle
import time
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Generic, NamedTuple, Protocol, TypeVar

from turns import FOLDS, side_by_side, turns

BENCH = Path(__file__).parent

Content = TypeVar("Content")
Learned = TypeVar("Learned")
Weights = TypeVar("Weights")

Basis = Mapping[str, str]
"""What a piece is learned from: names that tell something to who runs it, each with a fingerprint."""


class NotKept(Exception):
    """A piece can't be used, and nothing is to be learned now; the message says which piece and why."""


class Taught(Protocol):
    """A document that something is learned from."""

    @property
    def id(self) -> str: ...

    @property
    def lang(self) -> str: ...


Document = TypeVar("Document", bound=Taught)


class Part(NamedTuple, Generic[Learned]):
    """What was learned without some documents, and the id and language of each of these."""

    learned: Learned
    left_out: list[tuple[str, str]]


class Piece(Generic[Content]):
    """A piece and its files."""

    def __init__(self, folder: Path, name: str) -> None:
        self.name = name
        self.path = folder / f"{name}.piece"
        self.label = folder / f"{name}.piece.json"

    @cached_property
    def content(self) -> Content:
        """What was learned; it stays in memory until it is forgotten."""
        with self.path.open("rb") as file:
            content: Content = pickle.load(file)
        return content

    def forget(self) -> None:
        """Frees the memory of the content."""
        self.__dict__.pop("content", None)

    @property
    def fingerprint(self) -> str:
        """That of the content as it was written."""
        return str(json.loads(self.label.read_text(encoding="utf-8"))["content"])

    def fault(self, basis: Basis) -> str | None:
        """Why the piece can't be used; None where it can."""
        try:
            label = json.loads(self.label.read_text(encoding="utf-8"))
            whole = _of_file(self.path) == label["content"]
        except FileNotFoundError:
            return "not learned yet"
        except json.JSONDecodeError:
            whole = False
        if not whole:
            return "its file is not whole"
        before = label["basis"]
        changed = sorted(name for name in {*before, *basis} if before.get(name) != basis.get(name))
        return f"changed: {', '.join(changed)}" if changed else None

    def write(self, content: Content, basis: Basis) -> None:
        """Writes the piece. Whoever is stopped in between leaves the one before, or none that counts."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        half = self.path.with_suffix(f".{os.getpid()}.half")
        with half.open("wb") as file:
            pickle.dump(content, file, pickle.HIGHEST_PROTOCOL)
        label = {"basis": dict(basis), "content": _of_file(half)}
        half.replace(self.path)
        half.write_text(json.dumps(label, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        half.replace(self.label)


class Kept:
    """The pieces in a folder. `learning`: whether those that can't be used are learned; else NotKept is raised."""

    def __init__(self, folder: Path, *, learning: bool = True) -> None:
        self.folder = folder
        self.learning = learning

    def clear(self) -> None:
        """Removes all pieces."""
        for pattern in ("*.piece", "*.piece.json", "*.half"):
            for path in self.folder.glob(pattern):
                path.unlink()

    def piece(self, name: str, basis: Basis, learn: Callable[[], Content]) -> Piece[Content]:
        """A piece, learned where it can't be used as it is."""
        piece = Piece[Content](self.folder, name)
        if self._wanted(piece, basis):
            piece.content = _learned(piece, basis, learn)
        return piece

    def in_turn(
        self,
        name: str,
        basis: Basis,
        documents: Callable[[], list[Document]],
        learn: Callable[[list[Document]], Learned],
    ) -> list[Piece[Part[Learned]]]:
        """What all documents teach; behind it what all but a part teach, for each part. Learned side by side.

        `documents` is only called where something is to be learned.
        """
        basis = {**basis, **of_modules("turns")}
        names = [f"{name}-all", *(f"{name}-{k}" for k in range(1, FOLDS + 1))]
        pieces = [Piece[Part[Learned]](self.folder, own) for own in names]
        wanted = [n for n, piece in enumerate(pieces) if self._wanted(piece, basis)]
        if wanted:
            cut = turns(documents())

            def one(n: int) -> None:
                some, rest = cut[n]
                left_out = [(document.id, document.lang) for document in rest]
                _learned(pieces[n], basis, lambda: Part(learn(some), left_out))

            side_by_side(one, wanted)
        return pieces

    def _wanted(self, piece: Piece[Content], basis: Basis) -> bool:
        """Whether a piece must be learned; says why."""
        fault = piece.fault(basis)
        if not self.learning:
            if fault is not None:
                raise NotKept(f"{piece.name}: {fault}")
            return False
        _say(f"{piece.name}: {fault or 'kept'}")
        return fault is not None


def _learned(piece: Piece[Content], basis: Basis, learn: Callable[[], Content]) -> Content:
    start = time.monotonic()
    content = learn()
    piece.write(content, basis)
    _say(f"{piece.name}: learned in {time.monotonic() - start:.0f} s")
    return content


def _say(line: str) -> None:
    print(f"{time.strftime('%H:%M:%S')}  {line}", flush=True)


def of_each(
    pieces: Sequence[Piece[Part[Learned]]], of: Callable[[Learned, str], Weights]
) -> dict[str, Weights]:
    """For each document, by its id, the weights of its language (`of`) that did not learn from it.

    `pieces`: as `Kept.in_turn` gives them.
    """
    result: dict[str, Weights] = {}
    for piece in pieces[1:]:
        learned, left_out = piece.content
        own = {code: of(learned, code) for code in sorted({lang for _, lang in left_out})}
        result |= {document: own[lang] for document, lang in left_out}
        piece.forget()
    return result


def of_pieces(*pieces: Piece[Content]) -> dict[str, str]:
    """The fingerprints of pieces that others are learned from."""
    return {piece.name: piece.fingerprint for piece in pieces}


def of_files(folder: Path, *patterns: str, without: Collection[str] = ()) -> str:
    """The fingerprint of files: of what Python code does, of all else as it is. `without`: names of some left out."""
    whole = hashlib.sha256()
    for path in sorted(path for pattern in patterns for path in folder.glob(pattern)):
        if path.name not in without:
            content = _code(path).encode() if path.suffix == ".py" else path.read_bytes()
            whole.update(
                f"{path.relative_to(folder).as_posix()} {hashlib.sha256(content).hexdigest()}\n".encode()
            )
    return whole.hexdigest()


def of_modules(*names: str) -> dict[str, str]:
    """The fingerprints of modules of the bench and of all those that they import, each by its name."""
    found: dict[str, str] = {}
    waiting = list(names)
    while waiting:
        name = f"{waiting.pop()}.py"
        if name not in found and (BENCH / name).exists():
            found[name] = of_files(BENCH, name)
            waiting += _imported(ast.parse((BENCH / name).read_text(encoding="utf-8")))
    return {f"bench/{name}": fingerprint for name, fingerprint in found.items()}


def _imported(module: ast.Module) -> Iterator[str]:
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


class _Bare(ast.NodeTransformer):
    """Leaves out the strings that stand by themselves: they only explain."""

    def visit_Expr(self, node: ast.Expr) -> ast.Expr | None:
        explains = isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
        return None if explains else node


def _code(path: Path) -> str:
    """The code of a module without comments and form."""
    return ast.dump(_Bare().visit(ast.parse(path.read_text(encoding="utf-8"))))


def _of_file(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
