"""Getting pages and feeds from the web as their owners would accept, and keeping what came (extra `tenure[fetch]`)."""

from .cache import FetchCache, Kept, default_folder
from .clock import Clock
from .errors import FetchError
from .fetcher import Fetched, Fetcher, Limits
from .manners import Manners

__all__ = [
    "Clock",
    "FetchCache",
    "FetchError",
    "Fetched",
    "Fetcher",
    "Kept",
    "Limits",
    "Manners",
    "default_folder",
]
