"""What a server is told when it starts."""

from pathlib import Path
from typing import Final

import msgspec

from tenure.model import TenureError

LOOPBACK: Final = frozenset({"127.0.0.1", "localhost", "::1", "[::1]"})


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """How a server behaves.

    `register` is a path or URL. `tokens` is the file of tokens (`tenure token`): without one, nobody may write
    or judge, and only this machine may ask. `audit` is the file that notes who changed what (next to the
    tokens when not given). `rate` is how many requests a second one client from elsewhere may make on
    average, `max_body` the largest request in bytes.
    """

    register: str
    host: str = "127.0.0.1"
    tokens: Path | None = None
    audit: Path | None = None
    rate: float = 20.0
    max_body: int = 12_000_000

    @property
    def local(self) -> bool:
        """Whether only this machine can reach the server."""
        return self.host in LOOPBACK

    @property
    def audit_path(self) -> Path | None:
        """Where changes are noted; nothing can change without tokens."""
        return self.audit or (self.tokens.with_name("audit.jsonl") if self.tokens else None)

    def check(self) -> None:
        """Raises TenureError for a server that would be open to the world without tokens."""
        if not self.local and self.tokens is None:
            raise TenureError(
                f"{self.host} can be reached from elsewhere: make a token first (tenure token NAME) and give --tokens"
            )
