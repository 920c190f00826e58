"""Running the application: one process, or several that share a port."""

import os
import sys
from typing import TYPE_CHECKING, Final

import msgspec
import uvicorn

from .app import create_app
from .settings import Settings

if TYPE_CHECKING:
    from starlette.types import ASGIApp

_VARIABLE: Final = "TENURE_WEB_SETTINGS"
"""How settings reach the worker processes."""
OPEN_AT_ONCE: Final = 1_000
SWITCH_SECONDS: Final = 0.001
"""Answers at hand go out between the steps of one that is being made; Python's own interval is 5 ms."""


def run(settings: Settings, port: int, workers: int) -> None:
    """Serves until it is stopped. Raises TenureError for settings that can't be served."""
    create_app(settings)  # what is wrong is said here, not by each worker
    os.environ[_VARIABLE] = msgspec.json.encode(settings, enc_hook=str).decode()
    uvicorn.run(
        "tenure.web.server:from_environment",
        factory=True,
        host=settings.host,
        port=port,
        workers=workers if workers > 1 else None,
        limit_concurrency=OPEN_AT_ONCE,
        log_level="warning",
        server_header=False,
    )


def from_environment() -> "ASGIApp":
    """The application of a worker."""
    sys.setswitchinterval(SWITCH_SECONDS)
    return create_app(msgspec.json.decode(os.environ[_VARIABLE], type=Settings, dec_hook=_path))


def _path(kind: type, value: object) -> object:
    return kind(value)
