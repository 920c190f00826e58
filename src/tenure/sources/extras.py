"""Libraries that come with an extra: asked for where they are needed."""

import importlib
from types import ModuleType

from tenure.model import TenureError


def needed(module: str, extra: str) -> ModuleType:
    """The module; raises TenureError, saying which extra to install, where it is missing."""
    try:
        return importlib.import_module(module)
    except ModuleNotFoundError as error:
        raise TenureError(f"{error.name} is missing for this: pip install 'tenure[{extra}]'") from None
