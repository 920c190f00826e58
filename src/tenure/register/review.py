"""What a human should decide next, with the quotes of both sides."""

from typing import Any, Final

from sqlalchemy import Connection, func, or_, select

from tenure.names import parse_person

from .answers import Doubt, Quote
from .ask import Question
from .clusters import View
from .contradictions import QUOTES_SHOWN, contradictions
from .intake import decode
from .known import DOUBT
from .mentions import public_id
from .outside import doubles, proposals
from .quotes import claim_id, quotes
from .resolve import ACCEPT
from .schema import claims, documents, edges, entities, judgements

LOW_CONFIDENCE: Final = 0.5
NAMESAKE_SCORE: Final = 0.5
"""What an equal full name alone is worth."""


def review(connection: Connection, limit: int) -> list[Doubt]:
    """See Register.review: pairs first, the nearest of them foremost; then conflicts; then shaky claims."""
    question = Question(connection, None)
    judged = {
        frozenset((row.left_key, row.right_key))
        for row in connection.execute(
            select(judgements.c.left_key, judgements.c.right_key).where(
                judgements.c.right_key.is_not(None), judgements.c.undone.is_(None)
            )
        )
    }
    doubts = _pairs(connection, question.view, judged, limit)
    if len(doubts) < limit:
        for one, other in doubles(connection, question.view, limit - len(doubts)):
            reason = f"both are linked to {one.outside}"
            _add_pair(connection, question.view, judged, doubts, one.atom, other.atom, one.score, reason)
    if len(doubts) < limit:
        doubts += _outside(connection, question.view, limit - len(doubts))
    if len(doubts) < limit:
        doubts += _namesakes(connection, question.view, judged, limit - len(doubts))
    if len(doubts) < limit:
        doubts += contradictions(question, limit - len(doubts))
    if len(doubts) < limit:
        doubts += _shaky(connection, limit - len(doubts))
    return doubts[:limit]


def _pairs(connection: Connection, view: View, judged: set[frozenset[int]], limit: int) -> list[Doubt]:
    rows = connection.execute(
        select(edges.c.a, edges.c.b, edges.c.score, edges.c.reason)
        .where(edges.c.verdict == "same", edges.c.score < ACCEPT, edges.c.score >= DOUBT)
        .order_by(edges.c.score.desc(), edges.c.a)
        .limit(limit * 4)
    ).all()
    view.prepare({n for row in rows for n in (row.a, row.b)})
    doubts: list[Doubt] = []
    for row in rows:
        if len(doubts) == limit:
            break
        _add_pair(connection, view, judged, doubts, row.a, row.b, row.score, row.reason)
    return doubts


def _outside(connection: Connection, view: View, limit: int) -> list[Doubt]:
    """People and organizations of which it is not sure that an entry of a catalogue is theirs."""
    doubts: list[Doubt] = []
    for link in proposals(connection, view, limit):
        row = view.row(link.atom)
        if row is None:
            continue
        name = view.entity(view.canon(link.atom)).name
        doubts.append(
            Doubt(
                kind="same",
                question=f"Is {name} the {link.name} of {link.catalogue} ({link.outside})?",
                left=public_id(row.kind, link.atom),
                right=link.outside,
                left_name=name,
                right_name=f"{link.name} ({link.outside})",
                score=link.score,
                reason=link.reason,
                left_quotes=_sample(connection, link.atom),
            )
        )
    return doubts


def _namesakes(connection: Connection, view: View, judged: set[frozenset[int]], limit: int) -> list[Doubt]:
    several = connection.execute(
        select(entities.c.base)
        .where(entities.c.kind == "person", entities.c.base.like("% %"))
        .group_by(entities.c.base)
        .having(func.count(func.distinct(entities.c.super)) > 1)
        .limit(limit)
    ).scalars()
    doubts: list[Doubt] = []
    for base in list(several):
        atoms = view.find_base("person", base)
        view.prepare(atoms)
        people = list(dict.fromkeys(view.canon(atom) for atom in atoms))
        for other in people[1:]:
            left, right = view.row(people[0]), view.row(other)
            if left is None or right is None:
                continue
            characters = {parse_person(row.name).han for row in (left, right)} - {""}
            if len(characters) < 2:
                reason = "same full name at another organization"
                _add_pair(connection, view, judged, doubts, people[0], other, NAMESAKE_SCORE, reason)
    return doubts[:limit]


def _add_pair(
    connection: Connection,
    view: View,
    judged: set[frozenset[int]],
    doubts: list[Doubt],
    a: int,
    b: int,
    score: float,
    reason: str,
) -> None:
    left, right = view.canon(a), view.canon(b)
    if left == right or frozenset((a, b)) in judged or frozenset((left, right)) in judged:
        return
    row_a, row_b = view.row(a), view.row(b)
    if row_a is None or row_b is None:
        return
    what = "person" if row_a.kind == "person" else "organization"
    doubts.append(
        Doubt(
            kind="same",
            question=f"Are {row_a.name} and {row_b.name} one {what}?",
            left=public_id(row_a.kind, a),
            right=public_id(row_b.kind, b),
            left_name=row_a.name,
            right_name=row_b.name,
            score=score,
            reason=reason,
            left_quotes=_sample(connection, a),
            right_quotes=_sample(connection, b),
        )
    )


def _sample(connection: Connection, atom: int) -> list[Quote]:
    seqs = (
        connection.execute(
            select(claims.c.seq)
            .where(or_(claims.c.person == atom, claims.c.org == atom, claims.c.parent == atom))
            .order_by(claims.c.day.desc())
            .limit(QUOTES_SHOWN)
        )
        .scalars()
        .all()
    )
    found = quotes(connection, set(seqs))
    return [quote for seq in seqs for quote in found.get(seq, ())]


def _shaky(connection: Connection, limit: int) -> list[Doubt]:
    rows: list[Any] = list(
        connection.execute(
            select(claims.c.seq, claims.c.n, claims.c.payload, claims.c.confidence, documents.c.id)
            .join(documents, documents.c.seq == claims.c.doc)
            .where(
                claims.c.confidence < LOW_CONFIDENCE,
                claims.c.seq.not_in(
                    select(judgements.c.left_key).where(
                        judgements.c.verdict.in_(["right", "wrong"]), judgements.c.undone.is_(None)
                    )
                ),
            )
            .order_by(claims.c.confidence, claims.c.seq)
            .limit(limit)
        )
    )
    found = quotes(connection, {row.seq for row in rows})
    doubts: list[Doubt] = []
    for row in rows:
        claim = decode(row.payload)
        who = getattr(claim, "person", None) or getattr(claim, "holder", None) or getattr(claim, "org", "?")
        what = getattr(claim, "role", None) or claim.kind
        where = getattr(claim, "org", None) or "an organization not named"
        doubts.append(
            Doubt(
                kind="claim",
                question=f"Is it right: {who}, {claim.change or 'fact'}, {what}, {where}?",
                left=claim_id(row.id, row.n),
                right=None,
                left_name=str(who),
                right_name=None,
                score=row.confidence,
                reason="the reader is not sure",
                left_quotes=found[row.seq],
            )
        )
    return doubts
