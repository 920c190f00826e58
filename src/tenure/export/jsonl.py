"""JSON Lines: one document with its claims a line, in the form that `tenure add --as claims` reads."""

from collections.abc import Iterator

import msgspec

from tenure.register import Register, Selection


def lines(register: Register, selection: Selection) -> Iterator[bytes]:
    """The documents as lines, in the order in which they came; loses judgements only.

    Raises TenureError for an unknown organization.
    """
    for stored in register.stored(selection):
        row = msgspec.to_builtins(stored.document)
        yield msgspec.json.encode({**row, "claims": stored.claims}) + b"\n"
