"""Tables such as teams code by hand; every row is invented."""

import csv
import io

from openpyxl import Workbook

import sijill.lexicon
from sijill.readers import Unread
from sijill.readers.hand import Meanings, read_hand, read_map, read_tables

HEAD = ["التاريخ", "نوع الحدث", "الفاعل", "المستهدف", "المكان", "عدد القتلى", "ملاحظات"]
ROW = ["2024-08-07", "قصف", "قسد", "مدنيون", "الحسكة", "3", "قرب السوق"]
MAP = """
[columns]
date = "التاريخ"
type = "نوع الحدث"
actor = "الفاعل"
target = "المستهدف"
place = "المكان"
notes = "ملاحظات"
[counts]
killed = "عدد القتلى"
[types]
"قصف" = "ATTACK"
"اشتباك" = ["CLASH", "ATTACK"]
"شغب" = ""
[actors]
"الفصيل" = ["tribes", "isis"]
"""


def row(**cells):
    """Return our row with some cells changed, by the arguments they hold."""
    order = ("date", "type", "actor", "target", "place", "killed", "notes")
    return [str(cells.get(name, held)) for name, held in zip(order, ROW, strict=True)]


def write_csv(path, rows, head=HEAD, delimiter=",", encoding="utf-8"):
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows([head, *rows])
    path.write_bytes(out.getvalue().encode(encoding))
    return path


def write_xlsx(path, rows, head=HEAD, title="الأحداث", prepare=None):
    book = Workbook()
    sheet = book.active
    sheet.title = title
    for cells in [head, *rows]:
        sheet.append(cells)
    if prepare:
        prepare(book, sheet)
    book.save(path)
    return path


def write_map(path, words=MAP):
    path.write_text(words, "utf-8")
    return path


def read(path, map_path, coder="layla", packs=("core", "syria")):
    column_map = read_map(map_path)
    meanings = Meanings(column_map, sijill.lexicon.load(packs))
    return list(read_hand(read_tables(path, column_map.encoding), column_map, meanings, coder))


def one(items):
    assert [(item.place, item.error) for item in items if isinstance(item, Unread)] == []
    (event,) = items
    return event


def codes(items):
    return [item.error.code for item in items if isinstance(item, Unread)]
