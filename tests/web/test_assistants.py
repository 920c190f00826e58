"""Assistants: the tools as a client of the protocol sees them, in memory and by standard input."""

import json
import sys
from pathlib import Path
from typing import Any

import anyio
import pytest
from mcp import Client, StdioServerParameters
from mcp.client.stdio import stdio_client

from tenure.register import Register
from tenure.web.assistants import create_server


def call(seed: Path, tool: str, **arguments: Any) -> Any:
    async def ask() -> Any:
        with Register.open(str(seed)) as register:
            async with Client(create_server(register)) as client:
                return await client.call_tool(tool, arguments)

    return anyio.run(ask)


def test_every_tool_reads_only_and_explains_itself(seed: Path) -> None:
    async def tools() -> Any:
        with Register.open(str(seed)) as register:
            async with Client(create_server(register)) as client:
                return (await client.list_tools()).tools

    found = anyio.run(tools)
    assert {tool.name for tool in found} == {"search", "who", "person", "organization", "changes", "evidence"}
    assert all(tool.annotations.read_only_hint and tool.description for tool in found)


def test_answers_carry_quotes_dates_and_both_clocks(seed: Path) -> None:
    answer = call(
        seed, "who", org="Fernbank Tools", role="ceo", on="2031-01-01", known="2031-01-31"
    ).structured_content
    assert (answer["on"], answer["known"]) == ("2031-01-01", "2031-01-31")
    (item,) = answer["items"]
    assert item["person"]["name"] == "Ada Quill"
    assert item["evidence"][0]["published"] == "2030-02-01"
    assert "takes over as chief executive" in item["evidence"][0]["quote"]


def test_the_history_of_a_change(seed: Path) -> None:
    (change,) = call(seed, "evidence", kind="change", id="d4#1").structured_content["items"]
    assert [step["modality"] for step in change["history"]] == ["possible", "denied", "actual", "actual"]
    latest = call(seed, "changes").structured_content
    assert latest["known"] and len(latest["items"]) == 3


@pytest.mark.parametrize(
    ("tool", "arguments"),
    [("who", {"org": "x", "on": "soon"}), ("evidence", {"kind": "document", "id": "nope"}), ("who", {})],
)
def test_mistakes_are_told_in_words(seed: Path, tool: str, arguments: dict[str, str]) -> None:
    result = call(seed, tool, **arguments)
    assert result.is_error
    assert "Traceback" not in json.dumps([part.text for part in result.content])


def test_the_command_speaks_the_protocol(seed: Path) -> None:
    async def ask() -> Any:
        server = StdioServerParameters(
            command=sys.executable,
            args=["-c", "from tenure.cli.main import main; main()", "mcp", "--register", str(seed)],
        )
        async with Client(stdio_client(server)) as client:
            return await client.call_tool("search", {"text": "quill"})

    answer = anyio.run(ask).structured_content
    assert [item["entity"]["name"] for item in answer["items"]] == ["Ada Quill"]
