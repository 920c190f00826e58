"""Titles to posts where heads come last: "Acme'nin eski genel müdürü Jane Roe", "başkanlığa", "Başkan: Roe"."""

import re
from typing import Final

import msgspec

from tenure.model.vocabulary import Role

from .context import Context
from .entity import Entity
from .final_lists import coordinated
from .final_organizations import acts, named_by_kind, refer, whole
from .items import Item, Post, Row

_MODIFIERS: Final = frozenset({"former", "new", "interim", "current", "skip", "determiner"})
_UNIT_REACH: Final = 8
"""How many items a unit's name and its modifiers may take between an organization and a title."""
_RELATIVES: Final = ("oldugu", "yaptigi", "yurut", "ustlen", "surdurdugu")
_POSSESSED: Final = re.compile(r"baskan(?:lig)?i(?:n[aei]|n[di]an?|nin)?$")
_ADVERBS: Final = ("ki", "dir", "dır", "dur", "dür", "tır", "tir", "ca", "ce")
_HOLDER_REACH: Final = 7
_PERIOD: Final = 10
"""How many items before a post tell when it was held."""
_OVER: Final = ("arasinda", "araliginda", "yillarinda", "yillarca", "boyunca", "doneminde")
_SPANS: Final = frozenset(("donem", "yil", "sene", "ay", "sureyle", "yillar"))
_COUNTS: Final = frozenset(
    (
        "bir",
        "iki",
        "uc",
        "dort",
        "bes",
        "alti",
        "yedi",
        "sekiz",
        "dokuz",
        "on",
        "yirmi",
        "uzun",
        "birkac",
        "bucuk",
    )
)
_OBJECTS: Final = ("yi", "yu", "ri", "ni", "nu")
"""How nouns end that are an object: "pazarlamayı", "mali işleri", "insan kaynaklarını"."""
_OWN_CASES: Final = frozenset((None, "from", "as", "by"))


def find_posts(row: Row, context: Context) -> None:
    """Sets `row.posts`."""
    items = row.items
    row.posts = []
    i = 0
    while i < len(items):
        if items[i].kind != "title" or _counted(row, items[i]):
            i += 1
            continue
        group, end = _group(items, i)
        post = Post(group)
        post.start, post.end = i, end
        _modify(row, post)
        _bracketed(row, post)
        _place(row, post, context)
        _ours(row, post, context)
        _relative(row, post, context)
        post.org = whole(post.org, context)
        if _of_unit(row, items[i], context):
            _retitled(post, "head")
        if post.org is None:
            post.org, post.org_how = named_by_kind(row, items[i], context), "company"
        if post.org is None:
            post.org, post.org_how = _around(row, post), "clause"
        post.rel = post.rel or _relation(row, post)
        row.posts.append(post)
        i = end
    for post in list(row.posts):
        _hold(row, post)
        last = row.items[post.end - 1]
        if post.holder is not None and last.rest[:3] in ("ler", "lar"):
            for other in coordinated(row, post.holder, post.holder.index):
                if other is not post.holder:
                    row.posts.append(_copy(post, other))


def _counted(row: Row, item: Item) -> bool:
    """Whether a number stands before a title: "430 üye" are nobody's post."""
    number = row.text.words[item.start - 1] if item.start > row.sentence.start else ""
    if number.lower() == "yılın":
        return True  # "Yılın CEO'su"
    before = row.items[item.index - 1] if item.index else None
    if (
        row.text.norms[item.start].startswith("yardimci")
        and before is not None
        and before.kind == "word"
        and number.islower()
    ):
        return True  # müfettiş yardımcısı
    if number == "yaşındaki" and item.title is not None and item.title.weak:
        return True  # 54 yaşındaki yönetici
    return number.isdigit() and item.title is not None and bool(item.title.weak)


def _copy(post: Post, holder: Item) -> Post:
    """The same post in another hand: "bağımsız üyeler A ile B"."""
    same = Post(post.items)
    same.start, same.end, same.rel = post.start, post.end, post.rel
    same.org, same.org_how, same.former, same.new = post.org, post.org_how, post.former, post.new
    same.interim, same.holder = post.interim, holder
    return same


def _group(items: list[Item], i: int) -> tuple[list[Item], int]:
    """The titles that stand together, and where they end; a gloss in brackets says which post it is."""
    group = [items[i]]
    end = i + 1
    while True:
        if end + 2 < len(items) and items[end].kind == "stop" and items[end + 1].kind == "title":
            group = [*group[:-1], _gloss(group[-1], items[end + 1])]
            end += 3
            continue
        k = end
        while (
            k < len(items) and (items[k].kind == "comma" or items[k].cues & {"conjunction"}) and k - end < 2
        ):
            k += 1
        while k < len(items) and k > end and items[k].kind == "cue" and items[k].cues & {"skip", "interim"}:
            k += 1
        joined = k > end and k < len(items) and items[k].kind == "title"
        if not joined or items[end - 1].rel in ("to", "from", "object", "at", "of", "with", "instead"):
            return group, end
        title = items[k].title
        first = group[-1].title
        if title is None or title.out or (items[end].kind == "comma" and title.weak):
            return group, end
        if first is not None and first.office != title.office:
            return group, end
        group.append(items[k])
        end = k + 1


def _gloss(item: Item, gloss: Item) -> Item:
    """The title in brackets, which still is an office where the words before it are one."""
    if item.title is None or gloss.title is None or not item.title.office or gloss.title.office:
        return gloss
    own = Item("title", gloss.start, gloss.end)
    own.index, own.title = gloss.index, msgspec.structs.replace(gloss.title, office=True)
    return own


def _relation(row: Row, post: Post) -> str | None:
    """The case of the whole phrase: of its last title, or of the word for a post that follows an office."""
    following = row.items[post.end] if post.end < len(row.items) else None
    last = row.items[post.end - 1]
    if following is not None and "post" in following.cues and following.kind == "cue":
        return following.rel
    return last.rel or post.items[-1].rel


def _modify(row: Row, post: Post) -> None:
    for k in range(post.start - 1, max(-1, post.start - 6), -1):
        item = row.items[k]
        if item.kind in ("person", "trigger", "comma", "stop", "date", "title"):
            return
        if item.kind == "org" and item.rel is not None:
            continue
        if "interim" in item.cues and item.end - item.start > 2:
            return  # yeni bir atama yapılıncaya kadar
        post.former = post.former or ("former" in item.cues and item.rel is None)
        post.new = post.new or "new" in item.cues
        post.interim = post.interim or "interim" in item.cues


def _place(row: Row, post: Post, context: Context) -> None:
    """The organization whose post it is, where the phrase itself says so."""
    plain = True
    for k in range(post.start - 1, max(-1, post.start - 1 - _UNIT_REACH), -1):
        item = row.items[k]
        if item.kind == "org":
            close = post.start - k <= 2 and item.end - item.start > 1  # Acme Grubu perakende koordinatörü
            verb = row.items[post.end] if post.end < len(row.items) else None
            comes = verb is not None and any(t.change == "start" for t in verb.triggers)
            sent = item.rel == "to" and comes and row.items[post.end - 1].rel is None and not post.office
            if sent and not any(i.kind == "person" for i in row.items[k : post.start]):
                post.org, post.org_how = item.entity, "before"  # Acme'ye genel müdür oldu
                return
            if item.rel in ("of", "at") or (item.rel is None and (plain or close)):
                post.org, post.org_how = item.entity, "before" if plain or item.rel else "unit"
                whole = item.entity if k == post.start - 1 else None
                if whole is not None and whole.class_ in ("company", "bank") and "merkez" not in whole.key:
                    _of_board(post)
            return
        if item.cues & {"company", "child"} and item.kind == "cue":
            if item.rel is None and k == post.start - 1 and _department(row, item):
                _retitled(post, "head")  # Acme'de otomotiv grubu başkanı
                continue
            if item.rel in ("of", "at") or (item.rel is None and k == post.start - 1):
                post.org, post.org_how = refer(row, item, context), "company"
                return
            if item.rel is not None:
                return
            continue
        if item.kind == "trigger" and all(t.kind == "affiliation" and t.noun for t in item.triggers):
            continue  # Acme Foods biriminin
        if item.kind in ("comma", "person", "trigger", "title", "date"):
            return
        if item.kind == "stop" and row.text.words[item.start] not in "()":
            return
        if (item.kind == "word" and not row.text.words[item.start][:1].isupper()) or (
            item.kind == "cue" and not item.cues & (_MODIFIERS | {"conjunction"})
        ):
            plain = False


def _ours(row: Row, post: Post, context: Context) -> None:
    """ "Genel müdürümüz": a post at the firm that speaks, unless its name stands right before."""
    rest = row.items[post.end - 1].rest
    named = post.org is not None and len(post.org.key) > 1 and post.org_how == "before"
    if rest[-3:] in ("miz", "muz") and not named and not post.out:
        post.org, post.org_how = context.main, "company"


def _bracketed(row: Row, post: Post) -> None:
    """A title in brackets that says what a function is: "pazarlamayı (CMO) Roe üstlenecek"."""
    items = row.items
    if len(post.items) > 1 or not 2 <= post.start < len(items) - 1:
        return
    before = items[post.start - 2]
    if row.text.words[items[post.start - 1].start] != "(" or row.text.words[items[post.end].start] != ")":
        return
    if before.kind not in ("word", "cue", "trigger") or post.items[0].title is None:
        return
    if not row.text.norms[before.end - 1].endswith(_OBJECTS):
        return
    own = Item("title", post.items[0].start, post.items[0].end)
    own.index, own.title = post.start, msgspec.structs.replace(post.items[0].title, office=True)
    post.items, post.rel = [own], "object"


def _department(row: Row, item: Item) -> bool:
    """Whether a group is one within a firm: "otomotiv grubu" after a noun in small letters."""
    before = row.items[item.index - 1] if item.index else None
    words = row.text.words
    return (
        before is not None
        and before.kind == "word"
        and words[before.start].islower()
        and words[item.start].islower()
    )


def _around(row: Row, post: Post) -> Entity | None:
    """The organization of the sentence so far whose people it tells of: "Acme'nin CEO'su ..., yerine CFO ..."."""
    for item in reversed(row.items[: post.start]):
        if item.kind == "org" and item.rel in ("of", "at") and item.entity is not None:
            following = row.items[item.index + 1] if item.index + 1 < len(row.items) else None
            if following is not None and (
                "named" in following.cues
                or row.text.norms[following.start] in ("de", "da")
                or acts(row, item)
            ):
                continue  # Acme'nin de başkanı olan
            return item.entity
    return None


def _relative(row: Row, post: Post, context: Context) -> None:
    """ "Roe'nun başkanı olduğu Acme", "genel müdürlük yaptığı Acme": the firm follows, the holder is a genitive."""
    verb = row.items[post.end] if post.end < len(row.items) else None
    if verb is None or not row.text.norms[verb.start].startswith(_RELATIVES):
        return
    for item in row.items[post.end + 1 : post.end + 1 + _UNIT_REACH]:
        if item.kind == "org" and item.rel != "of":
            post.org, post.org_how, post.relative = item.entity, "relative", True
            break
        if item.kind in ("person", "comma", "stop"):
            return
    if not post.relative:
        return
    if post.org is not None and post.org.class_ in ("company", "bank"):
        _of_board(post)
    before = row.items[post.start - 1] if post.start else None
    if before is not None and before.kind == "person" and before.rel == "of" and not post.office:
        post.holder = before


def _of_unit(row: Row, item: Item, context: Context) -> bool:
    """Whether a noun in small letters says over what somebody presides: "strateji başkanlığına"."""
    before = row.items[item.index - 1] if item.index else None
    if before is None or item.end - item.start > 1:
        return False
    if any(t.kind == "affiliation" and t.relation == "unit" for t in before.triggers):
        return True  # mobil bölümünün başkanı
    if before.kind != "word":
        return False
    word, norm = row.text.words[before.start], row.text.norms[item.start]
    if row.text.norms[before.start] in _SPANS:
        return False  # beş yıl başkanlığını yapan
    part = row.text.norms[before.start] in context.names.units and before.index > 0
    if row.text.norms[before.start].endswith(("inci", "uncu")):
        return False  # kulübün on dokuzuncu başkanı
    return (
        word.isalpha()
        and (word.islower() or part)
        and not word.endswith(_ADVERBS)
        and _POSSESSED.search(norm) is not None
    )


def _of_board(post: Post) -> None:
    """The one who presides over a firm, and no department of it, chairs its board."""
    _retitled(post, "chair")


def _retitled(post: Post, role: Role) -> None:
    """Gives the post of a president another role."""
    for k, item in enumerate(post.items):
        if item.title is not None and item.title.roles == ["president"] and not item.title.out:
            own = Item("title", item.start, item.end)
            own.index, own.rel, own.rest = item.index, item.rel, item.rest
            own.title = msgspec.structs.replace(item.title, roles=[role], by_class={})
            post.items[k] = own


def _describes(row: Row, k: int) -> bool:
    """Whether an item is a participle of holding a post: "çalışan", "olarak görev yapan"."""
    item = row.items[k] if k < len(row.items) else None
    if item is None or not any(t.change in ("hold", "held") for t in item.triggers):
        return False
    return row.text.norms[item.end - 1].endswith(("an", "en"))


def closed(row: Row, end: int) -> bool:
    """Whether a period that is over stands before an item: "2017-2021 arasında", "iki dönem", "uzun yıllar"."""
    norms, left = row.text.norms, end
    while left and end - left < _PERIOD:
        before = row.items[left - 1]
        if before.kind in ("comma", "person") or (before.kind == "stop" and norms[before.start] not in "()"):
            break
        left -= 1
    words = norms[row.items[left].start : row.items[end].start] if left < end else []
    if any(word.startswith(_OVER) for word in words):
        return True
    return any(
        word in _SPANS and words[k - 1 : k] and (words[k - 1].isdigit() or words[k - 1] in _COUNTS)
        for k, word in enumerate(words)
    )


def _hold(row: Row, post: Post) -> None:
    """The person who holds the post in the same phrase: the one named after it."""
    if post.holder is not None:
        return
    if post.office or (post.rel not in _OWN_CASES):
        return
    if post.rel == "from" and "l" not in row.items[post.end - 1].rest[:1]:
        return
    items = row.items
    if (
        post.start > 1
        and row.text.words[items[post.start - 1].start] == "("
        and items[post.start - 2].kind == "person"
    ):
        post.holder = items[post.start - 2]  # Jane Roe (Genel Müdür)
        return
    after = items[post.end : post.end + 2]
    member = row.text.norms[items[post.end - 1].start].startswith("uye") and post.rel is None
    apposed = [i.kind for i in after] == ["comma", "person"] and any(
        i.kind == "comma" for i in items[post.end + 2 :]
    )
    if member and apposed:
        post.holder = after[1]  # iki üyesi, A ile B, ...
        return
    for k in range(post.end, min(post.end + _HOLDER_REACH, len(items))):
        item = items[k]
        word = row.text.norms[item.start]
        if item.kind == "person":
            post.holder = item
            return
        if item.kind == "stop" and word == ":" and k == post.end and post.start <= 1:
            continue
        if item.cues & {"honorific", "kin", "skip"} and item.kind == "cue" and item.rel is None:
            continue
        if item.kind == "trigger" and word == "olan":
            continue
        if item.title is not None and item.title.out and item.rel is None and k == post.end:
            continue  # hukuk müşaviri avukat Roe
        if "as" in item.cues and k == post.end and _describes(row, k + 1):
            continue  # genel müdür olarak çalışan Roe
        if k == post.end + ("as" in items[post.end].cues) and _describes(row, k):
            post.former = post.former or closed(row, post.start)
            continue
        return
