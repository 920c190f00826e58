"""Every date that a document's words bear, whatever they are said of: what any reader's `when` must follow from."""

import re
from typing import Final

from tenure.model import BadDate, Document
from tenure.model.dates import parse_day

from . import dates, lexicon
from .pack import available
from .tokens import Text

_YEAR: Final = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")


def dates_in(document: Document, lang: str | None) -> set[str]:
    """The dates (EDTF) that the text names or implies, each also at its coarser precisions.

    A date without a year counts in both directions from publication. For a language without a pack only years
    written in figures are known.
    """
    code = lang.split("-")[0] if lang else None
    found = set(_YEAR.findall(f"{document.title}\n{document.text}"))
    if code not in available():
        return found
    try:
        published = parse_day(document.published) if document.published else None
    except BadDate:
        published = None
    lex, calendar = lexicon.compiled(code), dates.compiled(code)
    text = Text(document, lex.pack.settings, lex.hooks.split, lex.starters)
    for sentence in text.sentences:
        for mention in calendar.find(text, sentence, published):
            for future in (True, False, None):
                resolved = mention.resolve(published, future)
                if resolved:
                    found |= {resolved, resolved[:7], resolved[:4]}
    if published is not None:
        found |= {str(published.year), str(published.year - 1), str(published.year + 1)}
    return found
