"""The picture of a network: three columns, who is tied to several nearer the middle; no two labels overlap."""

from typing import Final, NamedTuple

from tenure.register import Network, Node

from . import shown

COLUMNS: Final = (0, 350, 700)
BOX: Final = 260
ROW: Final = 34
LETTERS: Final = 30
"""As many as fit in a box."""


class Box(NamedTuple):
    """A node where it stands."""

    id: str
    kind: str
    label: str
    full: str
    x: int
    y: int
    ties: int


class Line(NamedTuple):
    """A link as a path; `state` says how it is drawn."""

    path: str
    state: str
    title: str


class Graph(NamedTuple):
    """Boxes and lines within a size."""

    width: int
    height: int
    boxes: list[Box]
    lines: list[Line]


def draw(network: Network) -> Graph:
    """Places the nodes: the first column is the one asked for."""
    columns: list[list[Node]] = [[], [], []]
    for node in network.nodes:
        columns[node.steps].append(node)
    height = max(len(column) for column in columns) * ROW + 8
    ties: dict[str, int] = {}
    neighbours: dict[str, list[str]] = {}
    for link in network.links:
        for a, b in ((link.source, link.target), (link.target, link.source)):
            ties[a] = ties.get(a, 0) + 1
            neighbours.setdefault(a, []).append(b)
    place: dict[str, Box] = {}
    for steps, column in enumerate(columns):
        if steps == 2:  # beside those they are tied to
            column.sort(
                key=lambda n: _mean([place[m].y for m in neighbours.get(n.entity.id, ()) if m in place])
            )
        top = (height - len(column) * ROW) // 2
        for row, node in enumerate(column):
            full = shown.name(node.entity).main
            label = full if len(full) <= LETTERS else full[: LETTERS - 1] + "…"
            place[node.entity.id] = Box(
                node.entity.id,
                node.kind,
                label,
                full,
                COLUMNS[steps],
                top + row * ROW,
                ties.get(node.entity.id, 0),
            )
    lines = []
    for link in network.links:
        left, right = sorted((place[link.source], place[link.target]), key=lambda box: box.x)
        if left.x != right.x:
            x1, y1, x2, y2 = left.x + BOX, left.y + 14, right.x, right.y + 14
            middle = (x1 + x2) // 2
            lines.append(
                Line(
                    f"M{x1} {y1}C{middle} {y1} {middle} {y2} {x2} {y2}",
                    link.state,
                    f"{left.full} – {right.full}",
                )
            )
    used = max((n for n, column in enumerate(columns) if column), default=0)
    return Graph(COLUMNS[used] + BOX, height, list(place.values()), lines)


def _mean(values: list[int]) -> float:
    return sum(values) / len(values) if values else 0.0
