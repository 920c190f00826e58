"""Addresses of the web as they may be shown."""

import re
from typing import Final

_USERINFO: Final = re.compile(r"(?<=//)[^/?#]*@")


def is_web(name: str) -> bool:
    """Whether a name is an http or https address."""
    return name[:8].lower().startswith(("http://", "https://"))


def shown(url: str) -> str:
    """An address without credentials, for messages."""
    return _USERINFO.sub("", url)
