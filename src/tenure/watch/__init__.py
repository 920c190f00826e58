"""Watching: saved questions, and an alert for each change that is new to one or has moved on."""

from .model import Alert, News, State, Terms, Watch, Watched
from .watches import Watches

__all__ = ["Alert", "News", "State", "Terms", "Watch", "Watched", "Watches"]
