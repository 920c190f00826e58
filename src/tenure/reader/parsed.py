"""What has been read of a document when its sentences are done, before choices are made over the whole of it."""

from typing import NamedTuple

from .context import Context
from .draft import Draft
from .items import Row
from .tokens import Text
from .voice import Voice


class Parsed(NamedTuple):
    """A document's sentences, what they were read against, and what frames made of them."""

    rows: list[Row]
    context: Context
    drafts: list[Draft]
    text: Text
    voice: Voice
