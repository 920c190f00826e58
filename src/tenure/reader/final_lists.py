"""Lists of people where clauses end in their verb: "A, B ve C'yi", "A'nın yanı sıra B de"."""

from .items import Item, Row


def coordinated(row: Row, chosen: Item, left: int) -> list[Item]:
    """The people of one list: "A, B ve C'yi"."""
    items, people = row.items, [chosen]
    for step in (-1, 1):
        k, joint = chosen.index + step, ""
        while left <= k < len(items):
            other = items[k]
            if other.kind == "comma":
                joint = joint or ","
            elif other.kind == "cue" and "conjunction" in other.cues:
                joint = "ve"
            elif other.kind == "person":
                same = other.rel in (None, chosen.rel) or (step > 0 and chosen.rel is None)
                same = same or (step < 0 and other.rel == "of" and _besides(row, k + 1))
                if not joint or not same:
                    break
                people.insert(0, other) if step < 0 else people.append(other)
                joint = ""
            elif other.kind in ("title", "org") or other.cues & {"honorific", "skip", "company", "kin", "as"}:
                if other.rel in ("to", "from", "object", "at") or (joint == "," and step > 0):
                    break
                if step < 0 and not joint and other.kind == "title" and other.rel == "as":
                    k += step  # A, B ve bağımsız üye olarak C
                    continue
            elif step < 0 and _besides(row, k):
                joint = "ve"  # A'nın yanı sıra B de
            elif step < 0 and other.kind == "word" and _heads(items[k + 1]) and not joint:
                pass  # A ve spor müdürü B
            elif not (other.kind == "word" and (step > 0 or joint) and (joint != "," or len(people) > 1)):
                break
            k += step
    joined = len(people) > 1 and any(
        "conjunction" in i.cues or _besides(row, i.index) for i in items[people[0].index : people[-1].index]
    )
    return people if joined else [chosen]


def _besides(row: Row, at: int) -> bool:
    """Whether the words "yanı sıra" stand at an item, which join two people."""
    norms = row.text.norms[row.items[at].start : row.items[at].start + 2]
    return norms == ["yani", "sira"] or (
        norms[:1] == ["sira"] and row.text.norms[row.items[at].start - 1] == "yani"
    )


def _heads(item: Item) -> bool:
    """Whether an item ends the words for a post: a title, or the department before it."""
    return item.kind == "title" or "company" in item.cues
