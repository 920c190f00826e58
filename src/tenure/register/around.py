"""What surrounds a person or an organization: shared people, and everybody within two steps."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Final, Literal

from tenure.model import TenureError

from .answers import Interlock, Link, Network, Node, Tie
from .ask import Question
from .gather import Key, Raw
from .said import Post, State
from .schema import claims

FIRST_RING: Final = 14
SECOND_RING: Final = 26
PER_NEIGHBOUR: Final = 5
"""How many neighbours are shown: more can't be read in one picture."""
TREE_DEPTH: Final = 3
TREE_SIZE: Final = 60

_LIVE: Final = {"current": 0, "uncertain": 1, "expected": 2, "ended": 3}


def network(question: Question, id_: str, day: str) -> Network:
    """See Register.network."""
    centre = question.view.by_id(id_)
    if centre is None:
        raise TenureError(
            f"There is nobody and nothing of the id {id_!r}: ids stand in answers given as JSON"
        )
    return _Picture(question, day).around(centre, is_person=id_[0] == "P")


def interlocks(question: Question, id_: str, limit: int) -> list[Interlock]:
    """See Register.interlocks."""
    org = question.view.by_id(id_)
    if org is None:
        return []
    shared: dict[int, list[int]] = defaultdict(list)
    people = {key[0] for key in question.gatherer.at_orgs(question.view.members(org))}
    for person in people:
        for other in _places(question, person):
            if other != org:
                shared[other].append(person)
    ranked = sorted(shared, key=lambda o: (-len(shared[o]), o))[:limit]
    question.view.load_names({*ranked, *(p for o in ranked for p in shared[o])})
    return [
        Interlock(
            org=question.view.entity(o),
            people=sorted((question.view.entity(p) for p in shared[o]), key=lambda e: e.name),
        )
        for o in ranked
    ]


def tree(question: Question, id_: str) -> list[Tie]:
    """See Register.tree: parents come before their children."""
    root = question.view.by_id(id_)
    if root is None:
        return []
    found: list[Tie] = []
    seen = {root}
    level = [root]
    for _ in range(TREE_DEPTH):
        atoms = [atom for org in level for atom in question.view.members(org)]
        level = []
        for tie in question.ties(claims.c.parent, atoms, why=False):
            child = question.view.by_id(tie.org.id)
            if child is not None and child not in seen and len(found) < TREE_SIZE:
                seen.add(child)
                found.append(tie)
                level.append(child)
    return found


def _places(question: Question, person: int) -> list[int]:
    """The organizations at which a person ever had a post: people's atoms are names at places."""
    view = question.view
    rows = [view.row(atom) for atom in view.members(person)]
    orgs = [row.org for row in rows if row is not None and row.org is not None]
    view.prepare(orgs)
    return list(dict.fromkeys(view.canon(org) for org in orgs))


class _Picture:
    """One network in the making."""

    def __init__(self, question: Question, day: str) -> None:
        self.question = question
        self.day = day
        self.links: dict[tuple[int, int], Link] = {}
        self.left_out = 0

    def around(self, centre: int, *, is_person: bool) -> Network:
        first = self._neighbours([centre], is_person=is_person, limit=FIRST_RING, each=FIRST_RING)
        second = self._neighbours(first, is_person=not is_person, limit=SECOND_RING, each=PER_NEIGHBOUR)
        second = [node for node in second if node != centre]
        steps = {centre: 0} | dict.fromkeys(first, 1) | {n: 2 for n in second if n not in first}
        view = self.question.view
        view.load_names(steps)
        kinds: tuple[Literal["person", "organization"], ...] = ("person", "organization")
        if not is_person:
            kinds = ("organization", "person")
        return Network(
            nodes=[
                Node(kind=kinds[step % 2], entity=view.entity(n), steps=step) for n, step in steps.items()
            ],
            links=[link for (a, b), link in self.links.items() if a in steps and b in steps],
            left_out=self.left_out,
        )

    def _neighbours(self, nodes: Sequence[int], *, is_person: bool, limit: int, each: int) -> list[int]:
        """Those tied to the nodes, first who is tied to several of them, then by how alive the tie is."""
        view, gatherer = self.question.view, self.question.gatherer
        atoms = [atom for node in nodes for atom in view.members(node)]
        groups = gatherer.of_people(atoms) if is_person else gatherer.at_orgs(atoms)
        groups = {key: rows for key, rows in groups.items() if key[1] is not None}
        mine, other = (0, 1) if is_person else (1, 0)
        count = Counter(key[other] for key in groups)
        chosen: dict[int, None] = {}
        by_node: dict[int | None, list[Key]] = defaultdict(list)
        for key in groups:
            by_node[key[mine]].append(key)
        for keys in by_node.values():
            keys.sort(key=lambda k: (-count[k[other]], -_last(groups[k]), -len(groups[k])))
            self.left_out += max(0, len(keys) - each)
            chosen.update(dict.fromkeys(k[other] for k in keys[:each]))  # type: ignore[misc]
        ranked = sorted(chosen, key=lambda n: -count[n])[:limit]
        self.left_out += len(chosen) - len(ranked)
        kept = set(ranked)
        self._link({key: rows for key, rows in groups.items() if key[other] in kept})
        return ranked

    def _link(self, groups: Mapping[Key, Sequence[Raw]]) -> None:
        found: list[tuple[Key, Post, State]] = self.question.states(groups, self.day)
        view = self.question.view
        self.question.view.load_names({n for key in groups for n in key if n is not None})
        found.sort(key=lambda item: _LIVE.get(item[2].state or "", 9))
        for (person, org), post, state in found:
            if org is not None and state.state is not None:
                self.links.setdefault(
                    (person, org),
                    Link(
                        source=view.entity(person).id,
                        target=view.entity(org).id,
                        role=post.role,
                        state=state.state,  # type: ignore[arg-type]
                    ),
                )


def _last(rows: Sequence[Raw]) -> int:
    return max(int(row.day.replace("-", "")) for row in rows)
