"""A structured record written out as text, so that claims made from it can quote it."""

from tenure.model import Evidence


class Record:
    """Lines of text that grow one by one; what is said can be quoted at its place."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._length = 0

    def say(self, *parts: str | None) -> Evidence:
        """Adds a line of the parts that are there, joined by a space, and returns it as evidence."""
        line = " ".join(" ".join(part.split()) for part in parts if part and part.strip())
        start = self._length + 1 if self._lines else 0
        self._lines.append(line)
        self._length = start + len(line)
        return Evidence(field="text", start=start, end=self._length, quote=line)

    @property
    def text(self) -> str:
        """All lines."""
        return "\n".join(self._lines)
