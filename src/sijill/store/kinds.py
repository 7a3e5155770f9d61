"""The types of columns, and words for what SQLite and PostgreSQL say differently.

Letters are compared by their code points in both, whatever the language of the server: else the order of a
list, and with it an export's hash, would depend on where the record stands. Whole numbers have 64 bits in
both: hashes and moments of time are among them.
"""

from typing import Any

from sqlalchemy import BigInteger, Integer, String, Text
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import NullType

SQLITE, POSTGRES = "sqlite", "postgresql"

WORD = String().with_variant(String(collation="C"), POSTGRES)
WORDS = Text().with_variant(Text(collation="C"), POSTGRES)
WHOLE = Integer().with_variant(BigInteger(), POSTGRES)


class ByDatabase(FunctionElement[Any]):
    """One condition in the words of each database: ``ByDatabase(in_sqlite, in_postgresql)``."""

    type = NullType()  # a Boolean would be compared with 1 in SQLite, which MATCH cannot be
    inherit_cache = True


@compiles(ByDatabase, SQLITE)
def _in_sqlite(element: Any, compiler: Any, **how: Any) -> str:
    return str(compiler.process(element.clauses.clauses[0], **how))


@compiles(ByDatabase, POSTGRES)
def _in_postgresql(element: Any, compiler: Any, **how: Any) -> str:
    return str(compiler.process(element.clauses.clauses[1], **how))
