"""Linear models over features that are present or absent."""

Weights = dict[str, float]


def score(weights: Weights, features: set[str]) -> float:
    """How much the features speak for something; only the order and the distances of scores mean anything."""
    return sum(weights.get(feature, 0.0) for feature in features)
