"""Tenure reads news and filings and keeps a sourced register of who runs what.

    import tenure

    reading = tenure.read("Ada Ore has resigned as chief executive of Ore Mining.")
    with tenure.open("register.db") as register:
        register.who("Ore Mining", on="2024-05-01").to_pandas()

What these return shows as a table in a notebook (`tenure.frames`).
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tenure.reader.protocol import Reading
    from tenure.register import Register

__version__ = "0.1.0"
__all__ = ["open", "read"]


def read(
    text: str,
    *,
    title: str = "",
    published: str | None = None,
    publisher: str | None = None,
    lang: str | None = None,
) -> "Reading":
    """The claims of an article, by the built-in reader.

    `published` (`YYYY-MM-DD`) is the day from which the text's relative dates count; without it they stay
    unknown. `lang` (BCP 47) is found from the text when not given.
    """
    import msgspec

    from tenure.model import Document
    from tenure.reader import BuiltinReader

    document = Document(id="", title=title, text=text, published=published, publisher=publisher, lang=lang)
    document = msgspec.structs.replace(document, id=f"doc-{document.content_hash[:12]}")
    reading: Reading = BuiltinReader().read(document)
    return reading


def open(url: str) -> "Register":
    """The register at a path, `sqlite:///PATH` or `postgresql://...`; made if need be.

    Raises TenureError when it can't be opened, is no register, or is corrupt.
    """
    from tenure.register import Register

    return Register.open(url)
