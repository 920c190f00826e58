"""A plain text file: its first line is the headline, the rest the text."""

from tenure.model import BadDocument


def split_text(text: str, name: str) -> tuple[str, str]:
    """Headline and text. A single line is text without a headline, since headlines alone prove nothing.

    Raises BadDocument when there is nothing but white space.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    if not text:
        raise BadDocument(name, "is empty: there is nothing to read")
    first, _, rest = text.partition("\n")
    if not rest:
        return "", first
    return first.strip(), rest.strip("\n")
