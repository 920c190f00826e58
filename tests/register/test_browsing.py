"""What the pages ask: the stream, one change, searches, networks."""

import pytest

from tenure.model import AffiliationClaim, Claim, Document, RoleClaim, TenureError
from tenure.register import Register


def add(register: Register, id_: str, day: str, *claims: Claim, lang: str = "en", **more: str) -> None:
    text = f"{id_} " + " ".join(f"word{id_}{n}" for n in range(20))
    register.add(
        Document(id=id_, title=id_, text=text, published=day, recorded=f"{day}T12:00:00Z", lang=lang, **more),
        list(claims),
    )


def move(person: str, org: str, change: str = "start", **more: object) -> RoleClaim:
    fields: dict[str, object] = {"role": "ceo", "sourcing": "official", "change": change} | more
    return RoleClaim(person=person, org=org, **fields)  # type: ignore[arg-type]


def names(register: Register, text: str) -> list[str]:
    return [found.entity.name for found in register.search(text)]


def test_the_stream_gives_each_change_once_newest_report_first(register: Register) -> None:
    people = ("Ada Quill", "Bo Ash", "Cy Dunn", "Di Fell", "Ed Gray", "Flo Hart", "Gil Irwin")
    firms = ("Acorn", "Birch", "Cedar", "Dogwood", "Elm", "Fir", "Ginkgo")
    for n, (person, firm) in enumerate(zip(people, firms, strict=True)):
        add(register, f"d{n}", f"2031-03-0{n + 1}", move(person, firm))
    add(register, "again", "2031-03-09", move("Cy Dunn", "Cedar"))
    seen: list[str] = []
    cursor = None
    while True:
        page = register.recent(limit=3, before=cursor)
        seen += [change.person.name for change in page.changes]
        cursor = page.next
        if cursor is None:
            break
    assert seen == [people[n] for n in (2, 6, 5, 4, 3, 1, 0)]


def test_the_stream_as_known_earlier_does_not_know_later_reports(register: Register) -> None:
    add(register, "d1", "2031-03-01", move("Ada Quill", "Fernbank Tools"))
    add(register, "d2", "2031-03-02", move("Bo Ash", "Fernbank Tools"))
    page = register.recent(known="2031-03-01")
    assert [change.person.name for change in page.changes] == ["Ada Quill"]


@pytest.mark.parametrize("cursor", ["", "x", "%%%", "MjAzMS0wMy0wMS8", "A" * 500, "é"])
def test_a_broken_cursor_is_refused_in_words(register: Register, cursor: str) -> None:
    with pytest.raises(TenureError, match="is no cursor"):
        register.recent(before=cursor)


def test_a_change_is_found_by_any_claim_that_tells_of_it(register: Register) -> None:
    add(register, "d1", "2031-03-01", move("Ada Quill", "Fernbank Tools", sourcing="unnamed"), publisher="A")
    add(register, "d2", "2031-03-05", move("Ada Quill", "Fernbank Tools"), lang="tr", publisher="B")
    first, second = (register.change(f"{d}#1", why=True) for d in ("d1", "d2"))
    assert first == second
    assert first.id == "d1#1"
    assert [(s.claim, s.lang, s.publisher) for s in first.history] == [
        ("d1#1", "en", "A"),
        ("d2#1", "tr", "B"),
    ]
    with pytest.raises(TenureError):
        register.change("d2#9")


def test_search_finds_beginnings_of_any_word_in_any_script(register: Register) -> None:
    add(register, "d1", "2031-03-01", move("Ada Quill", "Fernbank Tools"), move("雷军", "小米科技"))
    assert names(register, "qui") == ["Ada Quill"]
    assert names(register, "tools fern") == ["Fernbank Tools"]
    assert names(register, "雷军") == names(register, "lei jun") == ["雷军"]
    assert names(register, "小米") == ["小米科技"]
    assert names(register, "%") == names(register, "  ") == names(register, "zz") == []
    register.forget("d1")
    assert names(register, "qui") == []


def test_networks_and_interlocks_go_through_shared_people(register: Register) -> None:
    add(register, "d1", "2031-03-01", move("Ada Quill", "Fernbank Tools"))
    add(register, "d2", "2031-03-02", move("Ada Quill", "Harrow Mills", role="chair"))
    add(register, "d3", "2031-03-03", move("Bo Ash", "Harrow Mills", role="cfo"))
    (org,) = register.org("Fernbank Tools")
    same = register.search("ada")
    if len(same) == 2:
        register.judge("same", same[0].entity.id, same[1].entity.id, by="ada")
    assert [(i.org.name, [p.name for p in i.people]) for i in register.interlocks(org.org.id)] == [
        ("Harrow Mills", ["Ada Quill"])
    ]
    network = register.network(org.org.id, on="2031-04-01")
    assert {(n.entity.name, n.steps) for n in network.nodes} == {
        ("Fernbank Tools", 0),
        ("Ada Quill", 1),
        ("Harrow Mills", 2),
    }
    assert {link.state for link in network.links} == {"current"}
    with pytest.raises(TenureError):
        register.network("Paaaaaaaaaaaaa")


def test_the_tree_goes_down_and_stops_at_circles(register: Register) -> None:
    def belongs(child: str, parent: str) -> AffiliationClaim:
        return AffiliationClaim(change="hold", org=child, parent=parent)

    add(
        register,
        "d1",
        "2031-03-01",
        belongs("Birch Rail", "Acorn Group"),
        belongs("Cedar Foods", "Birch Rail"),
    )
    add(register, "d2", "2031-03-02", belongs("Acorn Group", "Cedar Foods"))
    (org,) = register.org("Acorn Group")
    assert [(t.org.name, t.parent.name) for t in register.tree(org.org.id)] == [
        ("Birch Rail", "Acorn Group"),
        ("Cedar Foods", "Birch Rail"),
    ]


def test_the_revision_changes_with_everything_that_is_written(register: Register) -> None:
    seen = [register.revision()]
    add(register, "d1", "2031-03-01", move("Ada Quill", "Fernbank Tools"))
    seen.append(register.revision())
    register.judge("wrong", "d1#1", by="ada")
    seen.append(register.revision())
    register.undo(1)
    seen.append(register.revision())
    register.forget("d1")
    seen.append(register.revision())
    assert len(set(seen)) == len(seen)


def test_documents_come_in_order_page_by_page(register: Register) -> None:
    for n in range(5):
        add(register, f"d{n}", "2031-03-01", move("Ada Quill", "Fernbank Tools"))
    first = register.stored_after(limit=3)
    rest = register.stored_after(first[-1].number, limit=3)
    assert [s.document.id for s in [*first, *rest]] == [f"d{n}" for n in range(5)]
    assert all(s.claims for s in [*first, *rest])
    assert register.stored_after(rest[-1].number) == []
