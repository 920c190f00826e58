"""What a model wrote, as claims in the raw: fenced, half or wordy JSON is understood as far as it goes."""

import re
from typing import Any, Final

import json_repair

_FENCE: Final = re.compile(r"```(?:json)?\s*(.*?)(?:```|\Z)", re.DOTALL)
_MOST: Final = 400
"""Claims taken of one answer: no article holds more, and a model in a loop writes on for ever."""


def raw_claims(answer: str) -> list[dict[str, Any]] | None:
    """The objects of the answer's `claims`; None when it holds no such list (a refusal, prose)."""
    fenced = _FENCE.search(answer)
    text = fenced.group(1) if fenced else answer
    start = min((i for i in (text.find("{"), text.find("[")) if i >= 0), default=-1)
    if start < 0:
        return None
    try:
        content = json_repair.loads(text[start:])
    except (ValueError, RecursionError):
        return None
    if isinstance(content, dict):
        content = content.get("claims")
    if not isinstance(content, list):
        return None
    return [item for item in content[:_MOST] if isinstance(item, dict)]
