"""Asking for many values at once: one statement however many they are, one parameter for all of them.

A statement with a parameter a value is another one for every number of values: each is written out, prepared and
planned anew, which costs more than many a question, and no database takes more than some thousands.
"""

from typing import Any, Final

import msgspec
from sqlalchemy import BigInteger, Dialect, Text, TypeDecorator, bindparam
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.elements import ColumnElement
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import NULLTYPE, TypeEngine


class among(FunctionElement[bool]):  # noqa: N801 - it stands in statements as SQLAlchemy's functions do
    """Whether a column has one of the values of a parameter, which is a list or a tuple of them."""

    # What is known as a truth is compared with 1 where there are no truths: no index serves then.
    type = NULLTYPE  # type: ignore[assignment]
    inherit_cache = True

    def __init__(self, column: ColumnElement[Any], parameter: str) -> None:
        many = _NUMBERS if isinstance(column.type, BigInteger) else _TEXTS
        super().__init__(column, bindparam(parameter, type_=many))


class _Many(TypeDecorator[Any]):
    """Values in one parameter: PostgreSQL has arrays, SQLite reads JSON."""

    impl = Text
    cache_ok = True

    def __init__(self, one: TypeEngine[Any]) -> None:
        super().__init__()
        self.one = one

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(ARRAY(self.one) if dialect.name == "postgresql" else Text())

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:
        values = list(value)
        return values if dialect.name == "postgresql" else msgspec.json.encode(values).decode()


_NUMBERS: Final = _Many(BigInteger())
_TEXTS: Final = _Many(Text())


@compiles(among, "sqlite")
def _in_json(element: among, compiler: SQLCompiler, **options: Any) -> str:
    column, many = (compiler.process(part, **options) for part in element.clauses)
    return f"{column} IN (SELECT value FROM json_each({many}))"


@compiles(among, "postgresql")
def _in_array(element: among, compiler: SQLCompiler, **options: Any) -> str:
    column, many = (compiler.process(part, **options) for part in element.clauses)
    return f"{column} = ANY ({many})"
