"""Trees asked all at once answer as each does by itself."""

from hypothesis import given
from hypothesis import strategies as st

from tenure.reader.trees import Forest, Tree

NAMES = {name: number for number, name in enumerate("abcdef")}
TREES: st.SearchStrategy[Tree] = st.recursive(
    st.floats(-3, 3), lambda below: st.tuples(st.integers(0, 5), below, below), max_leaves=40
)


def walked(tree: Tree, found: set[int]) -> float:
    while not isinstance(tree, float):
        tree = tree[1] if tree[0] in found else tree[2]
    return tree


@given(st.lists(TREES, max_size=4), st.sets(st.sampled_from([*NAMES, "unknown"])))
def test_each_tree_gives_the_leaf_to_which_its_questions_lead(trees: list[Tree], features: set[str]) -> None:
    found = {NAMES[name] for name in features if name in NAMES}
    assert list(Forest(NAMES, trees).leaves(features)) == [walked(tree, found) for tree in trees]
