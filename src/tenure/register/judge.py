"""Human judgements: reversible, dated, never overwritten, and stronger than the machine."""

from typing import Any, Final

from sqlalchemy import Connection, func, select, update

from tenure.model import TenureError
from tenure.model.outside import parse_outside

from .answers import Judgement
from .mentions import parse_id
from .outside import outside_number
from .schema import claims, documents, entities, judgements

PAIR_VERDICTS: Final = ("same", "not-same")
CLAIM_VERDICTS: Final = ("right", "wrong")


def judge(
    connection: Connection, verdict: str, left: str, right: str | None, by: str, note: str | None, at: str
) -> Judgement:
    """See Register.judge."""
    if not by.strip():
        raise TenureError("A judgement needs a name: say who decides")
    if verdict in PAIR_VERDICTS:
        if right is None:
            raise TenureError(f"'{verdict}' is said of two: give the ids of both")
        if ":" in left:
            left, right = right, left
        left_key, right_key = _pair(connection, verdict, left, right)
    elif verdict in CLAIM_VERDICTS:
        if right is not None:
            raise TenureError(f"'{verdict}' is said of one claim: give one id")
        left_key, right_key = claim_seq(connection, left), None
    else:
        raise TenureError(f"{verdict!r} is no judgement: say {', '.join((*PAIR_VERDICTS, *CLAIM_VERDICTS))}")
    number = connection.execute(select(func.coalesce(func.max(judgements.c.id), 0))).scalar_one() + 1
    row: dict[str, Any] = {
        "id": number,
        "verdict": verdict,
        "left": left,
        "right": right,
        "left_key": left_key,
        "right_key": right_key,
        "by": by,
        "at": at,
        "note": note,
    }
    connection.execute(judgements.insert().values(row))
    return Judgement(id=number, verdict=verdict, left=left, right=right, by=by, at=at, note=note)  # type: ignore[arg-type]


def _pair(connection: Connection, verdict: str, left: str, right: str) -> tuple[int, int]:
    """The keys of two entities, or of an entity and an outside id, that are judged."""
    if ":" in right:
        return _atom(connection, left), outside_number(str(parse_outside(right)))
    a, b = sorted((_atom(connection, left), _atom(connection, right)))
    if a == b:
        raise TenureError(f"{left} and {right} are one name at one place: they can't be judged apart")
    if _kind(connection, a) != _kind(connection, b):
        raise TenureError(f"{left} and {right}: a person is never an organization")
    if verdict == "same":
        _merge_supers(connection, a, b)
    return a, b


def undo(connection: Connection, number: int, at: str) -> Judgement:
    """See Register.undo."""
    found = [j for j in all_judgements(connection) if j.id == number]
    if not found:
        raise TenureError(f"There is no judgement {number}")
    if found[0].undone is not None:
        raise TenureError(f"Judgement {number} was taken back already, at {found[0].undone}")
    connection.execute(update(judgements).where(judgements.c.id == number).values(undone=at))
    found[0].undone = at
    return found[0]


def all_judgements(connection: Connection) -> list[Judgement]:
    """See Register.judgements."""
    rows = connection.execute(select(judgements).order_by(judgements.c.id))
    return [
        Judgement(
            id=row.id,
            verdict=row.verdict,
            left=row.left,
            right=row.right,
            by=row.by,
            at=row.at,
            note=row.note,
            undone=row.undone,
        )
        for row in rows
    ]


def claim_seq(connection: Connection, claim: str) -> int:
    """The number of the claim with an id; raises TenureError when there is none."""
    document, _, place = claim.rpartition("#")
    if document and place.isdecimal():
        seq = connection.execute(
            select(claims.c.seq)
            .join(documents, documents.c.seq == claims.c.doc)
            .where(documents.c.id == document, claims.c.n == int(place) - 1)
            .order_by(documents.c.recorded.desc())
        ).scalar()
        if seq is not None:
            return int(seq)
    raise TenureError(f"There is no claim {claim!r}: ids of claims stand with their quotes (DOCUMENT#NUMBER)")


def _atom(connection: Connection, text: str) -> int:
    atom = parse_id(text)
    if atom is None or _kind(connection, atom) is None:
        raise TenureError(
            f"There is nobody and nothing of the id {text!r}: ids stand in answers given as JSON"
        )
    return atom


def _kind(connection: Connection, atom: int) -> str | None:
    return connection.execute(select(entities.c.kind).where(entities.c.atom == atom)).scalar()


def _merge_supers(connection: Connection, a: int, b: int) -> None:
    supers = connection.execute(select(entities.c.super).where(entities.c.atom.in_([a, b]))).scalars().all()
    keep, drop = min(supers), max(supers)
    if keep != drop:
        connection.execute(update(entities).where(entities.c.super == drop).values(super=keep))
