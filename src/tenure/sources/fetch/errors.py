"""What can go wrong on the way to a page."""

from tenure.model import BadDocument


class FetchError(BadDocument):
    """A page could not be fetched; the others of its batch can.

    `status` is the server's answer where there was one. `passing` tells that it may go well later, `retry_after`
    (seconds) how long the server asks to be left alone.
    """

    def __init__(
        self,
        url: str,
        problem: str,
        *,
        status: int | None = None,
        passing: bool = False,
        retry_after: float | None = None,
    ) -> None:
        super().__init__(url, problem)
        self.status = status
        self.passing = passing
        self.retry_after = retry_after
