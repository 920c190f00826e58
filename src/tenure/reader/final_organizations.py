"""Organizations where heads come last: which a text is about, and which "the bank", "this subsidiary" stands for."""

from typing import Final

from .context import Context
from .entity import Entity
from .items import Item, Row

_NO_FIRMS: Final = frozenset(
    ("club", "university", "union", "foundation", "agency", "municipality", "hospital")
)
"""Classes of organizations that nobody calls a company."""
_BARE: Final = frozenset(("in", "un", "e", "a", "te", "de", "da", "ta", "ten", "den", "dan", "tan"))
"""Cases without a possessive: "Acme şirketin" is no apposition."""
_ACTS: Final = (
    "teklif",
    "oneri",
    "karar",
    "talep",
    "talebi",
    "onay",
    "izni",
    "izin",
    "talimat",
    "imzasi",
    "isteg",
    "atama",
)
_ISSUER: Final = 10.0
_COUNTED: Final = 4
"""How many mentions of an organization, and posts beside it, count for what a text is about."""
_STEM: Final = 5
"""How many letters a word for an organization must share with its name to stand for it (banka: Bankası)."""
_BODIES: Final = frozenset(
    (
        "birlik",
        "dernek",
        "vakif",
        "oda",
        "kulup",
        "borsa",
        "federasyon",
        "sendika",
        "kooperatif",
        "baro",
        "cemiyet",
    )
)
"""Words before a president that tell what kind of organization it is."""


def whole(org: Entity | None, context: Context) -> Entity | None:
    """The university of a faculty, where the text is about one."""
    main = context.main
    part = org is not None and org.key[-1].startswith("fakulte")
    return main if part and main is not None and main.class_ == "university" else org


def rank(rows: list[Row], context: Context, issuer: bool = False) -> None:
    """Puts first the organization that the text is about: named in the headline, in the lead, beside posts.

    `issuer`: a firm speaks of itself, and its name stands in the headline.
    """
    scores: dict[int, float] = {
        id(e): (-2.0 if e.weak else 0.0) + min(e.count, _COUNTED) for e in context.orgs
    }
    lead = next((r for r in rows if not r.sentence.headline), None)
    for row in rows:
        for item in row.items:
            if item.kind == "cue" and "company" in item.cues:
                stem = row.text.norms[item.end - 1][: -len(item.rest) or None]
                for entity in context.orgs:
                    scores[id(entity)] += 0.5 if stem in entity.key else 0.0
            if item.kind != "org" or item.entity is None:
                continue
            after = row.items[item.index + 1].cues if item.index + 1 < len(row.items) else set()
            taking = item.rel == "to" and any(t.change == "start" for i in row.items for t in i.triggers)
            partners = item.end < row.sentence.end and row.text.norms[item.end].startswith(
                ("ortakla", "hissedarla")
            )
            own = (
                (item.rel in ("of", "at") or taking or partners)
                and "named" not in after
                and not acts(row, item)
            )
            if row.sentence.headline:
                scores[id(item.entity)] += 2.5 if own else 1.5
            elif row is lead:
                scores[id(item.entity)] += 2.5 if own else 0.5
            if "named" in after:
                scores[id(item.entity)] -= 1.0
    named = [
        p.org
        for row in rows
        for p in row.posts
        if p.org is not None and p.org_how == "before" and not p.out and not p.former
    ]
    titles = {id(i.entity) for r in rows if r.sentence.headline for i in r.items if i.kind == "org"}
    for entity in context.orgs:
        if issuer and id(entity) in titles:
            scores[id(entity)] += _ISSUER
        elif entity.count == 1 and id(entity) in titles:
            scores[id(entity)] -= 1.5
        scores[id(entity)] += 1.2 * min(sum(1 for org in named if org is entity), _COUNTED)
    context.orgs.sort(key=lambda e: -scores[id(e)])


def acts(row: Row, org: Item) -> bool:
    """Whether an organization only decides of the posts of others: "Valiliğin teklifi üzerine"."""
    after = row.items[org.index + 1] if org.index + 1 < len(row.items) else None
    return org.rel == "of" and after is not None and row.text.norms[after.start].startswith(_ACTS)


def refer(row: Row, item: Item, context: Context) -> Entity | None:
    """The organization that "the bank", "this subsidiary" stands for."""
    phrase = row.text.norms[item.start : item.end]
    word = phrase[-1]
    before = row.items[item.index - 1] if item.index else None
    whole = (
        before is not None and before.entity is not None and context.names.org_class(before.entity.key[-1])
    )
    apposed = before is not None and before.kind == "org" and before.rel is None and item.rest not in _BARE
    if before is not None and apposed and not (whole and item.rest in ("i", "u")):
        return before.entity  # Acme şirketi
    if "child" in item.cues and item.end - item.start > 1:
        return context.bound(" ".join(p[:_STEM] for p in phrase), context.last_child or context.last_org)
    here = [i.entity for i in reversed(row.items[: item.index]) if i.kind == "org" and i.entity is not None]
    recent = here + context.recent
    class_ = context.names.org_class(word)
    if before is not None and row.text.norms[before.start] == "yeni" and word.startswith(("sirket", "firma")):
        newest = [e for e in recent if e is not context.main and e.class_ not in _NO_FIRMS]
        if newest:
            return newest[0]  # Acme ile Beta Gama adı altında birleşti: yeni şirketin CEO'su
    if before is not None and row.text.norms[before.start] == "ayni" and recent:
        return next((e for e in recent if class_ in (None, "company", e.class_)), recent[0])
    stem = word[: len(word) - len(item.rest)] if item.rest else word
    fits = context.lexicon.hooks.is_suffix
    alike = [
        e
        for e in recent
        if any(k == stem or (k.startswith(stem) and fits(stem, k[len(stem) :])) for k in e.key)
    ]
    if alike:
        return context.main if context.main in alike and alike[0] not in here else alike[0]
    if class_ is not None and class_ != "company":
        alike = [e for e in recent if e.class_ == class_]
        if alike:
            return context.main if context.main in alike and alike[0] not in here else alike[0]
    if before is not None and "determiner" in before.cues and recent:
        return recent[0]
    near = next(
        (i for i in reversed(row.items[: item.index]) if i.kind == "org" and i.entity is not None), None
    )
    cited = near is not None and "named" in row.items[near.index + 1].cues
    if (
        near is not None
        and not cited
        and word.startswith(("sirket", "firma"))
        and near.rel in ("object", "at", "of")
    ):
        parted = [row.text.words[i.start] for i in row.items[near.index : item.index]]
        if near.entity is not None and near.entity.class_ not in _NO_FIRMS and set(parted) & {",", ";"}:
            return near.entity  # Acme'yi kurdu, şirketi ...
    topic = context.topic if context.topic_paragraph == row.sentence.paragraph else None
    found = topic or context.main or context.last_org
    if found is not None and word.startswith(("sirket", "firma")) and found.class_ in _NO_FIRMS:
        return next((e for e in recent if e.class_ not in _NO_FIRMS), found)
    return found


def named_by_kind(row: Row, item: Item, context: Context) -> Entity | None:
    """The organization of "Birlik Başkanı", "Vakıf Başkanı": the one of that kind named last."""
    norm = row.text.norms[item.start]
    if norm not in _BODIES or item.end - item.start < 2:
        return None
    here = [i.entity for i in reversed(row.items[: item.index]) if i.kind == "org" and i.entity is not None]
    stem = norm[: len(norm) - 1] if norm[-1] in "kp" else norm
    stem = "vakf" if norm == "vakif" else stem
    return next((e for e in [*here, *context.recent] if any(k.startswith(stem) for k in e.key)), None)
