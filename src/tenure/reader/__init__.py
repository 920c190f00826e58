"""Text to claims: pure functions, no disk, no network, no clock."""

from .engine import BuiltinReader
from .protocol import Explanation, Reader, Reading

__all__ = ["BuiltinReader", "Explanation", "Reader", "Reading"]
