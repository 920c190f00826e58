"""The OpenAPI document, made from the endpoints and the structs of their answers; and a page that shows it."""

from functools import cached_property
from typing import Any, Final

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tenure import __version__
from tenure.register import Stored

from .api import BASE, EXPORT_AFTER, Api, Problem
from .clocks import Clocks
from .endpoint import Endpoint, Param
from .site import Site

_REF: Final = "#/components/schemas/{name}"
_ERRORS: Final = {
    "400": "A parameter or the body is wrong; `detail` says what and how it should be",
    "401": "This needs a token",
    "403": "The token has not the scope",
    "404": "There is no such thing",
    "413": "The request is too large",
    "415": "The body is not JSON",
    "422": "The document or a claim of it can't be used",
    "429": "Too many requests",
}


class Described:
    """The API in words."""

    def __init__(self, site: Site, api: Api) -> None:
        self.site = site
        self.api = api
        self.routes = [
            Route(f"{BASE}/openapi.json", self.document),
            Route("/api", self.page),
        ]

    async def document(self, request: Request) -> Response:
        """OpenAPI 3.1."""
        return Response(self._encoded, media_type="application/json")

    async def page(self, request: Request) -> Response:
        """The same for people."""

        def make(_: Clocks) -> dict[str, Any]:
            return {"endpoints": self.api.endpoints, "base": BASE, "example": example}

        return await self.site.page(request, "api.html", make)

    @cached_property
    def _encoded(self) -> bytes:
        kinds: list[Any] = [Problem]
        for endpoint in self.api.endpoints:
            kinds += [endpoint.answer, *([endpoint.body] if endpoint.body else [])]
        schemas, components = msgspec.json.schema_components(list(dict.fromkeys(kinds)), ref_template=_REF)
        by_kind = dict(zip(dict.fromkeys(kinds), schemas, strict=True))
        paths: dict[str, dict[str, Any]] = {}
        for endpoint in self.api.endpoints:
            paths.setdefault(BASE + endpoint.path, {})[endpoint.method.lower()] = _operation(
                endpoint, by_kind
            )
        paths[f"{BASE}/export"] = {"get": _export(by_kind)}
        return msgspec.json.encode(
            {
                "openapi": "3.1.0",
                "info": {
                    "title": "Tenure",
                    "version": __version__,
                    "description": "Who runs what, and who says so. Every question takes two clocks: `on`, a day "
                    "in the world, and `known`, a moment of the register. Dates are as exact as they are known "
                    "(YYYY-MM-DD, YYYY-MM, YYYY); null means unknown.",
                },
                "paths": paths,
                "components": {
                    "schemas": components,
                    "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
                },
            }
        )


def example(endpoint: Endpoint) -> str:
    """An address that asks it."""
    path = endpoint.path
    query = []
    for param in endpoint.params:
        if param.place == "path":
            path = path.replace(f"{{{param.name}}}", param.example)
        elif param.required or param.name in ("on", "since"):
            query.append(f"{param.name}={param.example.replace(' ', '+').replace('#', '%23')}")
    return BASE + path + ("?" + "&".join(query) if query else "")


def _operation(endpoint: Endpoint, by_kind: dict[Any, Any]) -> dict[str, Any]:
    page = {
        "type": "object",
        "required": ["on", "known", "items", "next"],
        "properties": {
            "on": {"type": "string", "description": "The day of the world that the answer is for"},
            "known": {
                "type": ["string", "null"],
                "description": "The moment asked for; null: all that is recorded",
            },
            "items": {"type": "array", "items": by_kind[endpoint.answer]},
            "next": {"type": ["string", "null"], "description": "The cursor of the next page"},
        },
    }
    content: dict[str, Any] = {"application/json": {"schema": page}}
    errors = ["400", "401", "403", "429"]
    if endpoint.method == "GET":
        content["text/csv"] = {"schema": {"type": "string"}}
    if "{" in endpoint.path or endpoint.path in ("/change", "/document"):
        errors.append("404")
    if endpoint.body is not None:
        errors += ["413", "415", "422"]
    operation: dict[str, Any] = {
        "operationId": endpoint.method.lower()
        + endpoint.path.replace("/", "_").replace("{", "").replace("}", ""),
        "summary": endpoint.summary,
        "parameters": [_parameter(param) for param in endpoint.params],
        "responses": {
            "201" if endpoint.method == "POST" else "200": {
                "description": endpoint.summary,
                "content": content,
            },
            **{code: _error(code, by_kind) for code in errors},
        },
    }
    if endpoint.body is not None:
        operation["requestBody"] = {
            "required": True,
            "content": {
                "application/json": {"schema": by_kind[endpoint.body], "example": _BODIES[endpoint.path]}
            },
        }
    if endpoint.scope != "read":
        operation["security"] = [{"token": []}]
        operation["description"] = f"Needs a token with the scope `{endpoint.scope}`."
    return operation


def _export(by_kind: dict[Any, Any]) -> dict[str, Any]:
    return {
        "operationId": "get_export",
        "summary": "Every document with its claims, a line each, in the order in which they came",
        "description": Stored.__doc__,
        "parameters": [_parameter(EXPORT_AFTER)],
        "responses": {
            "200": {
                "description": "JSON Lines",
                "content": {"application/x-ndjson": {"schema": {"type": "string"}}},
            },
            **{code: _error(code, by_kind) for code in ("400", "401", "403", "429")},
        },
    }


def _error(code: str, by_kind: dict[Any, Any]) -> dict[str, Any]:
    return {
        "description": _ERRORS[code],
        "content": {
            "application/problem+json": {"schema": by_kind[Problem]},
            "text/plain": {"schema": {"type": "string"}},
        },
    }


def _parameter(param: Param) -> dict[str, Any]:
    schema: dict[str, Any] = {"type": "string"}
    example: Any = param.example
    if param.flag:
        schema, example = {"type": "boolean"}, param.example == "true"
    elif param.number:
        schema, example = {"type": "integer", "minimum": 0, "maximum": param.maximum}, int(param.example)
    elif param.values:
        schema = {"type": "string", "enum": list(param.values)}
    return {
        "name": param.name,
        "in": param.place,
        "required": param.required,
        "description": param.description,
        "schema": schema,
        "example": example,
    }


_BODIES: Final[dict[str, Any]] = {
    "/documents": {
        "document": {
            "id": "ledger-1",
            "title": "Quill leaves Fernbank",
            "text": "Ada Quill resigned as chief executive of Fernbank Tools on Monday, the company said.",
            "published": "2031-06-17",
            "publisher": "Harbour Ledger",
            "lang": "en",
        }
    },
    "/judgements": {"verdict": "wrong", "left": "ledger-1#1", "note": "The post is at the parent company"},
}
