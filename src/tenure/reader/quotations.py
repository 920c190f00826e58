"""Direct quotations within a sentence."""

from typing import Final

from .items import Row

_LONG_QUOTE: Final = 5
_OPENING: Final = '“„«「『"'
_CLOSING: Final = {"„": '“”"', "«": "»", "»": "«", '"': '"', "「": "」", "『": "』", "“": '”"'}


def quotations(row: Row, inside: bool = False) -> list[bool]:
    """For each item whether it stands within a direct quotation of the sentence, with a verb of its own.

    A quotation of a few words ("with immediate effect") is the writer's own sentence; a longer one speaks for
    itself, of the speaker's world, and reports no change in the third person. `inside`: the sentence begins in one.
    """
    closing, flags, begun = '”"' if inside else "", [], inside
    for item in row.items:
        word = row.text.words[item.start]
        reversed_ = word == "»" and any(row.text.words[i.start] == "«" for i in row.items[item.index :])
        if not inside and (word in _OPENING or reversed_):
            inside, closing = True, _CLOSING.get(word, "”»」』")
        elif inside and word in closing:
            inside = False
        flags.append(inside)
    start = 0
    while start < len(flags):
        if not flags[start]:
            start += 1
            continue
        end = start
        while end < len(flags) and flags[end]:
            end += 1
        people = any(i.kind == "person" for i in row.items[start:end])
        first = (
            row.text.words[row.items[start].start + 1]
            if row.items[start].start + 1 < len(row.text.words)
            else ""
        )
        told = start > 0 and row.items[start - 1].kind == "person" and first[:1].islower()
        if (
            (end - start < _LONG_QUOTE and not (begun and start == 0)) or people or told
        ):  # "dijo que Roe «deja la empresa ...»"
            flags[start:end] = [False] * (end - start)
        start = end
    return flags
