"""A language model as second reader, on a short leash (extra `tenure[llm]`)."""

from .budget import Budget, BudgetSpent, Price, Spent, price_of
from .cache import Cache
from .endpoint import Settings
from .readers import BothReader, LlmReader, ManyReader, Report

__all__ = [
    "BothReader",
    "Budget",
    "BudgetSpent",
    "Cache",
    "LlmReader",
    "ManyReader",
    "Price",
    "Report",
    "Settings",
    "Spent",
    "price_of",
]
