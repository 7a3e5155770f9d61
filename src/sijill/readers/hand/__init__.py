"""A team's own table of hand-coded events, read by a map of its columns."""

from sijill.readers.hand.column_map import ColumnMap, read_map
from sijill.readers.hand.imported import Imported, read_imported
from sijill.readers.hand.meanings import Meanings
from sijill.readers.hand.propose import propose_map
from sijill.readers.hand.rows import read_hand
from sijill.readers.hand.table import HandTable, read_tables
from sijill.readers.hand.written import written

__all__ = [
    "ColumnMap",
    "HandTable",
    "Imported",
    "Meanings",
    "propose_map",
    "read_hand",
    "read_imported",
    "read_map",
    "read_tables",
    "written",
]
