"""What a run may spend: tokens, money, calls. Reserved before a call, so that calls under way never overshoot."""

from pathlib import Path
from typing import Any, Final

import msgspec
import yaml

from tenure.model import TenureError

_CHARS_A_TOKEN: Final = 3.0
"""Characters a token of mixed news; on the safe side for English (about 4), about right for Turkish."""
_CHARS_A_TOKEN_HAN: Final = 1.2
_ANSWER_TOKENS: Final = 1_200
"""Output reserved a call; the claims of a long article take about as many."""


class BudgetSpent(TenureError):
    """The run's budget does not cover another call."""


class Price(msgspec.Struct, forbid_unknown_fields=True):
    """The price of a model, in money for a million tokens, in the currency of the user's choice."""

    input: float
    output: float


class Spent(msgspec.Struct):
    """Tokens, money and calls."""

    calls: int = 0
    input_tokens: int = 0
    output_tokens: int = 0
    money: float = 0.0

    @property
    def tokens(self) -> int:
        """Input and output together."""
        return self.input_tokens + self.output_tokens


class Budget:
    """Counts what a run spends and refuses what would overspend. A limit that is None does not bind."""

    def __init__(
        self,
        *,
        max_tokens: int | None = None,
        max_money: float | None = None,
        max_calls: int | None = None,
        price: Price | None = None,
    ) -> None:
        """Raises TenureError when money is limited and the model's price is unknown."""
        if max_money is not None and price is None:
            raise TenureError(
                "a limit in money needs the model's price: name a price table with --prices FILE"
            )
        self.max_tokens, self.max_money, self.max_calls = max_tokens, max_money, max_calls
        self.price = price
        self.spent = Spent()
        self._reserved = Spent()

    def estimate(self, messages: list[dict[str, str]]) -> Spent:
        """What a call with these messages may cost, estimated on the high side."""
        text = "".join(message["content"] for message in messages)
        han = sum("\u2e80" <= char <= "\u9fff" for char in text)
        tokens = int((len(text) - han) / _CHARS_A_TOKEN + han / _CHARS_A_TOKEN_HAN) + 1
        return self._priced(Spent(1, tokens, _ANSWER_TOKENS))

    def reserve(self, estimate: Spent) -> None:
        """Sets the estimate aside. Raises BudgetSpent when the budget does not cover it."""
        spent, reserved = self.spent, self._reserved
        if self.max_calls is not None and spent.calls + reserved.calls + 1 > self.max_calls:
            raise BudgetSpent(f"the budget of {self.max_calls} calls is spent")
        tokens = spent.tokens + reserved.tokens + estimate.tokens
        if self.max_tokens is not None and tokens > self.max_tokens:
            raise BudgetSpent(f"the budget of {self.max_tokens} tokens does not cover another call")
        if self.max_money is not None and spent.money + reserved.money + estimate.money > self.max_money:
            raise BudgetSpent(f"the budget of {self.max_money:g} does not cover another call")
        _add(reserved, estimate, 1)

    def settle(self, estimate: Spent, input_tokens: int, output_tokens: int) -> None:
        """Replaces a reservation by what the call really took (nothing, for one that was never made)."""
        _add(self._reserved, estimate, -1)
        if input_tokens or output_tokens:
            _add(self.spent, self._priced(Spent(1, input_tokens, output_tokens)), 1)

    def _priced(self, spent: Spent) -> Spent:
        if self.price is not None:
            spent.money = (
                spent.input_tokens * self.price.input + spent.output_tokens * self.price.output
            ) / 1e6
        return spent


def _add(total: Spent, part: Spent, sign: int) -> None:
    total.calls += sign * part.calls
    total.input_tokens += sign * part.input_tokens
    total.output_tokens += sign * part.output_tokens
    total.money += sign * part.money


def price_of(model: str, table: Path | None) -> Price | None:
    """The price of a model in a table (YAML: `model: {input: 0.15, output: 0.6}`); None without a table.

    Raises TenureError when the table can't be read or lacks the model: a wrong bill is worse than none.
    """
    if table is None:
        return None
    try:
        content: Any = yaml.safe_load(table.read_text(encoding="utf-8"))
        prices = msgspec.convert(content, dict[str, Price])
    except (OSError, UnicodeDecodeError, yaml.YAMLError, msgspec.ValidationError) as error:
        hint = "write lines such as `model: {input: 0.15, output: 0.6}`"
        raise TenureError(f"{table}: not a price table ({error}); {hint}") from None
    if model not in prices:
        raise TenureError(f"{table}: no price for {model!r}; it names {', '.join(sorted(prices)) or 'none'}")
    return prices[model]
