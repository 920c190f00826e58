"""The formats' own validators, which need ICU's headers to be installed (see CONTRIBUTING.md)."""

import importlib.util
import os

import pytest


def need(module: str) -> None:
    """Skips the test without the validator, which is a failure in CI."""
    if importlib.util.find_spec(module) is None:
        message = f"{module} is not installed: `make test` installs it where `pkg-config icu-i18n` finds ICU"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
