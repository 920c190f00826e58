"""Boosted trees over features that are present or absent, learned and written as the reader takes them.

Needs LightGBM (`--group train`).
"""

from collections import Counter
from typing import Any, NamedTuple

import numpy as np
from lightgbm import LGBMClassifier
from scipy.sparse import csr_matrix
from sklearn.model_selection import GroupKFold

FOLDS = 5
MINIMUM = 4
"""A feature seen on fewer drafts is left out: it could only remember documents."""


class Shape(NamedTuple):
    """How much trees may learn: their number, the leaves of each, and how far one follows what those before missed."""

    trees: int
    leaves: int
    rate: float


class Stand:
    """Trees of a shape, and what they learn from. What has no weight teaches nothing, and is judged all the same.

    `groups`: what is learned from together, or left out together.
    """

    def __init__(
        self,
        features: list[set[str]],
        right: np.ndarray,
        weight: np.ndarray,
        groups: np.ndarray,
        shape: Shape,
    ) -> None:
        counts = Counter(name for found, w in zip(features, weight, strict=True) if w for name in found)
        self.names = sorted(name for name, count in counts.items() if count >= MINIMUM)
        index = {name: i for i, name in enumerate(self.names)}
        columns: list[int] = []
        ends = [0]
        for found in features:
            columns += sorted(index[name] for name in found if name in index)
            ends.append(len(columns))
        self.data = csr_matrix((np.ones(len(columns)), columns, ends), shape=(len(features), len(index)))
        self.right, self.weight, self.groups, self.shape = right, weight, groups, shape

    def fitted(self, places: np.ndarray) -> LGBMClassifier:
        """Trees that learned from some. Few features and examples for each, so that no tree remembers documents."""
        model = LGBMClassifier(
            n_estimators=self.shape.trees, num_leaves=self.shape.leaves, learning_rate=self.shape.rate,
            min_child_samples=30, subsample=0.8, subsample_freq=1, colsample_bytree=0.3, reg_lambda=5.0,
            random_state=0, n_jobs=1, deterministic=True, verbose=-1,
        )  # fmt: skip
        places = places[self.weight[places] > 0]
        return model.fit(self.data[places], self.right[places], sample_weight=self.weight[places])

    def left_out(self) -> np.ndarray:
        """The log odds of each, by trees that did not learn from its group."""
        odds = np.zeros(len(self.right))
        for learn, test in GroupKFold(FOLDS).split(self.data, self.right, self.groups):
            odds[test] = self.fitted(learn).predict(self.data[test], raw_score=True)
        return odds

    def trees(self) -> dict[str, Any]:
        """The trees that all teach, over the numbers of the features that they ask for."""
        numbers: dict[str, int] = {}

        def plain(node: dict[str, Any]) -> Any:
            if "leaf_value" in node:
                return round(node["leaf_value"], 4)
            number = numbers.setdefault(self.names[node["split_feature"]], len(numbers))
            return [number, plain(node["right_child"]), plain(node["left_child"])]

        booster = self.fitted(np.arange(len(self.right))).booster_
        trees = [plain(tree["tree_structure"]) for tree in booster.dump_model()["tree_info"]]
        return {"features": list(numbers), "trees": trees}
