"""Text to claims: pure functions, no disk, no network, no clock."""

from .engine import BuiltinReader
from .protocol import Reader, Reading

__all__ = ["BuiltinReader", "Reader", "Reading"]
