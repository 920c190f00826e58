"""Which mentions name the same person or organization: surnames, acronyms, short forms, "the company"."""

import itertools
from collections.abc import Callable, Collection
from typing import Final

from .entity import GIVEN_ALONE, GIVEN_FIRST, Entity, Key, Kind, Mention
from .name_words import NameWords

_FAR: Final = 1 << 40


def by_first(mentions: list[Mention]) -> dict[str, list[Mention]]:
    """Mentions by the first word of their names."""
    names: dict[str, list[Mention]] = {}
    seen: set[tuple[str, ...]] = set()
    for mention in mentions:
        if mention.entity is not None and mention.key not in seen and mention.key:
            seen.add(mention.key)
            names.setdefault(mention.key[0], []).append(mention)
    return names


def resolve(mentions: list[Mention], words: NameWords, apart: Collection[tuple[Key, Key]] = ()) -> None:
    """Types every name by the votes of all its mentions, and joins shorter mentions to fuller names.

    `apart` are pairs of a shorter and a fuller name that stand for two organizations.
    """
    votes: dict[tuple[str, ...], list[float]] = {}
    for mention in mentions:
        total = votes.setdefault(mention.key, [0.0, 0.0, 0.0])
        total[0] += mention.person_votes
        total[1] += mention.org_votes
        total[2] += 1
    for key, total in votes.items():
        if words.auxiliaries and len(key) == 1 and words.is_given(key[0]):
            total[0] -= GIVEN_ALONE * (total[2] - 1)  # "Aurelian" is as often a firm: its shape counts once
        elif words.auxiliaries and words.is_given(key[0]) and total[1] > GIVEN_FIRST:
            total[0] -= GIVEN_FIRST * (total[2] - 1)  # "its subsidiary, Kristal Cam"
    mentions = _without_places(mentions, votes, words)
    people: list[Entity] = []
    orgs: list[Entity] = []
    entities: dict[tuple[str, ...], Entity] = {}
    for key, total in votes.items():
        alone = votes.get(key[:1])
        if len(key) > 1 and total[0] < 1.5 and alone is not None and alone[1] > max(1.5, alone[0], total[0]):
            total[1] += alone[1]  # "Acme Care" beside "chez Acme"
    firms = _firms_of_surname(mentions)
    firsts: dict[tuple[str, ...], int] = {}
    for mention in mentions:
        if not mention.headline:
            firsts.setdefault(mention.key, mention.start)

    def later(short: Key, full: Key) -> bool:
        return firsts.get(short, _FAR) > firsts.get(full, 0)

    for mention in sorted(mentions, key=lambda m: -len(m.key)):
        if mention.key in firms and not mention.honorific:
            fuller = next((o for o in orgs if o.key[:1] == mention.key and len(o.key) > 1), None)
            mention.entity = fuller if fuller is not None and words.auxiliaries else firms[mention.key]
            if mention.entity not in orgs:
                orgs.append(mention.entity)
            mention.kind = "org"
            continue
        namesake = _namesake(mention, people, orgs)
        if namesake is not None:
            mention.entity, mention.kind = namesake, "org"
            continue
        entity = entities.get(mention.key)
        if entity is None:
            person, org, _ = votes[mention.key]
            entity = _join(mention, people, orgs, person, org, words, later, apart)
            if entity is None:
                entity = _new(mention, person, org, people, orgs, words)
            if entity is None:
                continue
            entities[mention.key] = entity
        mention.entity = entity
        mention.kind = entity.kind
    _acronyms(mentions)
    _nearest_namesake(mentions, words)
    if words.nouns and not orgs:
        _likeliest_org(mentions, votes)
    for mention in mentions:
        entity = mention.entity
        if entity is None:
            continue
        entity.count += 1
        if mention.kind_word is not None:
            entity.kinds.add(mention.kind_word)
        entity.first = min(entity.first, mention.start)
        if mention.key == entity.key and mention.surface[2:] == entity.name:
            entity.name = mention.surface  # L'Estuaire, once named so in mid-sentence
        entity.aliases[mention.surface] = entity.aliases.get(mention.surface, 0) + 1
        if entity.kind == "org" and entity.count > 1:
            entity.weak = False
        if entity.class_ is None and entity.kind == "org":
            told = [c for n in mention.key if (c := words.org_class(n))]
            whole = f" {' '.join(mention.key)} "
            told[:0] = [c for form, c in words.org_phrases if form in whole]
            entity.class_ = next((c for c in told if c != "company"), told[0] if told else mention.class_)


def _without_places(
    mentions: list[Mention], votes: dict[Key, list[float]], words: NameWords
) -> list[Mention]:
    """The mentions but for names that only ever stand behind a preposition of place: "à Yvorne"."""
    elsewhere = {part for m in mentions if not m.located for part in m.key}
    return [
        m
        for m in mentions
        if not m.located
        or votes[m.key][0] >= 1
        or any(part in elsewhere or words.org_class(part) for part in m.key)
    ]


def _acronyms(mentions: list[Mention]) -> None:
    """What stands in brackets behind an organization's name is its short form: "la Banque d'Oued Ziz (BOZ)"."""
    short: dict[Key, Entity] = {}
    for before, mention in itertools.pairwise(mentions):
        near = mention.start == before.end + 1 and mention.bracketed and len(mention.key) == 1
        if near and before.kind == "org" and before.entity is not None and mention.surface.isupper():
            short.setdefault(mention.key, before.entity)
    for mention in mentions:
        if mention.key in short:
            mention.entity, mention.kind = short[mention.key], "org"


def _firms_of_surname(mentions: list[Mention]) -> dict[tuple[str, ...], Entity]:
    """Firms that bear the surname of a person of the text: "le groupe Brémond" beside "Henri Brémond"."""
    surnames = {m.key[-1] for m in mentions if len(m.key) > 1 and m.person_votes > m.org_votes}
    firms: dict[tuple[str, ...], Entity] = {}
    for mention in mentions:
        firm = mention.firm or mention.org_votes >= 5
        if firm and len(mention.key) == 1 and mention.key[0] in surnames and mention.key not in firms:
            firms[mention.key] = Entity("org", mention.surface, mention.key, mention.start)
    return firms


def _namesake(mention: Mention, people: list[Entity], orgs: list[Entity]) -> Entity | None:
    """The firm that bears a surname of the text, where the words around the mention are those of a firm."""
    if len(mention.key) > 1 or mention.org_votes <= mention.person_votes:
        return None
    if not any(mention.key[0] in p.key[1:] for p in people):
        return None
    return next((o for o in orgs if o.key[:1] == mention.key and len(o.key) > 1), None)


def _likeliest_org(mentions: list[Mention], votes: dict[tuple[str, ...], list[float]]) -> None:
    """Where every noun has a capital and nothing else is an organization, the word that most looks like one."""
    open_ = {m.key for m in mentions if m.entity is None and votes[m.key][1] > max(0.39, votes[m.key][0])}
    if not open_:
        return
    key = max(sorted(open_), key=lambda k: votes[k][1])
    first = min((m for m in mentions if m.key == key), key=lambda m: m.start)
    entity = Entity("org", first.surface, key, first.start)
    for mention in mentions:
        if mention.key == key:
            mention.entity, mention.kind = entity, "org"


def _nearest_namesake(mentions: list[Mention], words: NameWords) -> None:
    """A surname that several people of the text bear stands for the one who was named in full last."""
    bearers: dict[str, set[int]] = {}
    for mention in mentions:
        if mention.kind == "person" and len(mention.key) > 1 and mention.entity is not None:
            for part in mention.key[1:]:
                bearers.setdefault(part, set()).add(id(mention.entity))
    for mention in mentions:
        if mention.entity is not None and mention.gender and len(mention.key) > 1:
            mention.entity.gender = mention.gender
    last: dict[str, list[Entity]] = {}
    earlier: list[Mention] = []
    full: dict[int, int] = {}
    for mention in sorted(mentions, key=lambda m: m.start):
        if mention.kind != "person" or mention.entity is None:
            continue
        if len(mention.key) > 1:
            full[id(mention.entity)] = full.get(id(mention.entity), 0) + 1
            for part in mention.key[1:]:
                named = last.setdefault(part, [])
                if mention.entity in named:
                    named.remove(mention.entity)
                named.append(mention.entity)
        elif len(bearers.get(mention.key[0], ())) > 1 and mention.key[0] in last:
            fit = [
                e for e in last[mention.key[0]] if not mention.gender or e.gender in (None, mention.gender)
            ]
            if fit and words.auxiliaries:
                called = {id(m.entity) for m in earlier if m.key == mention.key and m.entity in fit}
                often = max(full.get(id(e), 0) for e in fit)
                fit = [e for e in fit if id(e) in called] or [e for e in fit if full.get(id(e), 0) == often]
            if fit:
                mention.entity = fit[-1]
                earlier.append(mention)
                mention.entity.gender = mention.entity.gender or mention.gender
    for mention in mentions:
        if mention.entity is not None and mention.gender:
            mention.entity.gender = mention.entity.gender or mention.gender


def _new(
    mention: Mention, person: float, org: float, people: list[Entity], orgs: list[Entity], words: NameWords
) -> Entity | None:
    if len(mention.key) == 1 and person > org and not mention.honorific and person < 2:
        return None
    kind: Kind = "person" if person > org else "org"
    entity = Entity(kind, mention.surface, mention.key, mention.start)
    entity.weak = max(person, org) < 1
    if kind == "org" and entity.weak and words.nouns:
        return None
    (people if kind == "person" else orgs).append(entity)
    return entity


def _join(
    mention: Mention,
    people: list[Entity],
    orgs: list[Entity],
    person: float,
    org: float,
    words: NameWords,
    later: Callable[[Key, Key], bool],
    apart: Collection[tuple[Key, Key]],
) -> Entity | None:
    """The fuller name that a mention abbreviates: a surname, the front of a firm's name, its initials."""
    key = mention.key
    if person >= org or len(key) == 1:
        # A firm that has a given name ("la Aurora") is not the woman of that name.
        candidates = [
            p
            for p in people
            if len(p.key) > len(key)
            and _part_of_person(key, p.key)
            and not (org > person and p.key[0] == key[0])
        ]
        if candidates and (person >= org or len(key) == 1):
            before = [p for p in candidates if p.first <= mention.start]
            return max(before, key=lambda p: p.first) if before else candidates[0]
    fuller = [e for e in orgs if len(e.key) > len(key) and e.key[: len(key)] == key]
    if len(fuller) > 1 and words.auxiliaries:  # Corvo beside Corvo Hotels and Corvo Black
        plain = [e for e in fuller if all(words.org_class(w) == "company" for w in e.key[len(key) :])]
        fuller = plain if len(plain) == 1 else fuller
        if len(plain) == 1 and (key, plain[0].key) not in apart:
            return plain[0]
    if len(fuller) > 1:  # Zafir beside Zafir Pagos and Zafir Seguros is the group itself
        return fuller[0] if words.stems and later(key, fuller[0].key) else None
    for entity in orgs:
        if (
            len(entity.key) > len(key)
            and (key, entity.key) not in apart
            and not (words.stems and _told_before(key, entity.key, later, words))
            and _part_of_org(
                key,
                entity.key,
                words,
                later(mention.key, entity.key),
                len(entity.name.split()) > len(entity.key),
            )
            and not _abroad(entity.key[len(key) :], words)
        ):
            return entity
    if len(key) == 1:
        for entity in orgs:
            if _initials(key[0], entity.key):
                return entity
    return None


_WHOLES: Final = frozenset(
    ("holding", "grubu", "grup", "group", "sirketi", "sirketler", "bankasi", "bank", "kulubu", "vakfi")
)


def _told_before(key: Key, full: Key, later: Callable[[Key, Key], bool], words: NameWords) -> bool:
    """Whether a body speaks of a firm before it names another that its name goes on to: Mavera, Mavera Dokuma."""
    rest = full[len(key) :]
    trade = full[: len(key)] == key and all(words.org_class(w) == "company" for w in rest)
    return trade and not any(w in _WHOLES for w in rest) and later(full, key)


def _abroad(rest: tuple[str, ...], words: NameWords) -> bool:
    """Whether what a longer name has more is a place: Norrvik France is not Norrvik."""
    return all(word in words.places for word in rest)


def _part_of_person(key: tuple[str, ...], full: tuple[str, ...]) -> bool:
    if len(key) == 1:
        return len(key[0]) > 1 and (key[0] in full or key[0] in full[-1].split("-"))
    return set(key) <= set(full)


def _part_of_org(
    key: tuple[str, ...], full: tuple[str, ...], words: NameWords, later: bool, legal: bool
) -> bool:
    """Whether a name is short for another one. `legal`: the fuller one has its legal form beside it."""
    if full[: len(key)] == key:  # "Tarrant" after Tarrant Industries; Xiaomi before Xiaomi Finance is itself
        return later or ((legal or not words.articles) and all(words.org_class(w) for w in full[len(key) :]))
    small = {w for w in key if w not in words.joiners}
    if later and len(small) > 1 and key[0] == full[0] and key[-1] == full[-1] and small <= set(full):
        return True  # Port de Mbodène after Port autonome de Mbodène
    if words.auxiliaries and len(key) == 1 and full[-1:] == key and words.org_class(key[0]) == "club":
        return True  # "the Athletic", "United": what a club is called for short
    front = full[: -len(key)]  # Brisamar after Hoteles Brisamar
    return later and full[-len(key) :] == key and all(words.org_class(w) or w in words.joiners for w in front)


def _initials(short: str, full: tuple[str, ...]) -> bool:
    full = tuple(w for w in full if not w.endswith("'") and w not in ("du", "des", "les", "le"))
    if not 2 <= len(short) <= 7 or len(full) < 2:
        return False
    letters = "".join(word[0] for word in full if word not in ("of", "the", "and", "for", "de", "la", "ve"))
    return letters == short
