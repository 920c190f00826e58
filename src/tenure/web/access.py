"""Who may do what: tokens with scopes, kept as hashes; sessions of the pages; protection of their forms."""

import hashlib
import hmac
import os
import secrets
import time
from pathlib import Path
from typing import Final, Literal, get_args

import msgspec

from tenure.model import TenureError

Scope = Literal["read", "write", "review"]
SCOPES: Final[tuple[Scope, ...]] = get_args(Scope)
SESSION_SECONDS: Final = 12 * 3600


class Token(msgspec.Struct, frozen=True, kw_only=True):
    """A person or a program that may do something. `sha256` is the hash of its secret; the secret is not kept."""

    name: str
    scopes: list[Scope]
    sha256: str


class _File(msgspec.Struct, kw_only=True):
    secret: str
    tokens: list[Token] = []


class Access:
    """The tokens of a server. Without a file: nobody has any."""

    def __init__(self, path: Path | None) -> None:
        """Raises TenureError when the file is none of tokens."""
        self._file = _load(path) if path is not None else _File(secret=secrets.token_hex(32))
        self._by_hash = {token.sha256: token for token in self._file.tokens}
        self.configured = path is not None

    def token(self, secret: str) -> Token | None:
        """Whose secret it is."""
        return self._by_hash.get(_hash(secret))

    # --- sessions -------------------------------------------------------------------------------------------

    def session(self, token: Token) -> str:
        """What the cookie of somebody who signed in holds."""
        body = f"{token.sha256[:32]}.{int(time.time()) + SESSION_SECONDS}.{secrets.token_hex(8)}"
        return f"{body}.{self._sign('session', body)}"

    def of_session(self, cookie: str) -> Token | None:
        """Whose session it is; None when it has run out, was forged, or its token is gone."""
        body, _, mark = cookie.rpartition(".")
        parts = body.split(".")
        if len(parts) != 3 or not hmac.compare_digest(mark.encode(), self._sign("session", body).encode()):
            return None
        if not parts[1].isdecimal() or int(parts[1]) < time.time():
            return None
        return next((t for t in self._file.tokens if t.sha256.startswith(parts[0])), None)

    def form_key(self, cookie: str) -> str:
        """What every form of a session must carry."""
        return self._sign("form", cookie)

    def form_holds(self, cookie: str, key: str) -> bool:
        """Whether a form came from a page of this session."""
        return hmac.compare_digest(self.form_key(cookie).encode(), key.encode("utf-8", "replace"))

    def _sign(self, what: str, body: str) -> str:
        key = bytes.fromhex(self._file.secret)
        return hmac.new(key, f"{what}:{body}".encode("utf-8", "replace"), hashlib.sha256).hexdigest()


def add_token(path: Path, name: str, scopes: list[Scope]) -> str:
    """Adds a token to a file, which is made if need be, and returns its secret: it is shown this once.

    Raises TenureError when the name has a token already, or the file is none of tokens.
    """
    file = _load(path) if path.exists() else _File(secret=secrets.token_hex(32))
    if any(token.name == name for token in file.tokens):
        raise TenureError(f"{name} has a token in {path} already: choose another name, or remove that one")
    secret = f"tenure_{secrets.token_urlsafe(32)}"
    file.tokens.append(Token(name=name, scopes=scopes, sha256=_hash(secret)))
    text = msgspec.json.format(msgspec.json.encode(file), indent=1)
    part = path.with_name(f".{path.name}.part")
    part.unlink(missing_ok=True)
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
        out.write(text + b"\n")
    part.replace(path)
    return secret


def _load(path: Path) -> _File:
    try:
        file = msgspec.json.decode(path.read_bytes(), type=_File)
        bytes.fromhex(file.secret)
    except OSError as error:
        raise TenureError(
            f"{path} can't be read: {error.strerror}; make it with `tenure token NAME`"
        ) from None
    except (msgspec.DecodeError, UnicodeDecodeError, ValueError):
        raise TenureError(f"{path} is no file of tokens: make one with `tenure token NAME`") from None
    return file


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()
