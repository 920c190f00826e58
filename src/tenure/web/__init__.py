"""The register in the open: pages, API, and tools for assistants (`tenure serve`, `tenure mcp`).

    from tenure.web import Settings, create_app

    app = create_app(Settings(register="register.db"))   # an ASGI application

Read-only and for this machine alone, unless tokens say otherwise (docs/serving.md).
"""

from .app import create_app
from .settings import Settings

__all__ = ["Settings", "create_app"]
