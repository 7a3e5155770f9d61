"""Word and Excel: what people write in them, and what is sent in their names."""

import datetime as dt
import io
import zipfile

import docx
import openpyxl
import pytest
from read_helping import OTHER, TEXT, codes, one, read, reports

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def document(path, *paragraphs, title=""):
    made = docx.Document()
    made.core_properties.title = "Microsoft Word - 1"
    if title:
        made.add_heading(title, 0)
    for words in paragraphs:
        made.add_paragraph(words)
    made.save(path)
    return path


def raw_document(path, body, **parts):
    """Write a document by its XML, for what no library writes."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        xml = f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
        out.writestr("word/document.xml", xml)
        for name, words in parts.items():
            out.writestr(f"word/{name}.xml", words)
    return path


def test_a_document_is_one_report(tmp_path):
    report = one(read(document(tmp_path / "a.docx", TEXT, OTHER, title="حصار الأحياء")))
    assert (report.title, report.text) == ("حصار الأحياء", f"{TEXT}\n{OTHER}")
    assert (report.published, report.language, report.extractor) == (None, "ar", "docx/1")


def test_a_first_paragraph_without_a_title_s_style_is_text(tmp_path):
    report = one(read(document(tmp_path / "a.docx", "عنوان", TEXT)))
    assert (report.title, report.text) == ("", f"عنوان\n{TEXT}")


def test_tables_are_read_where_they_stand(tmp_path):
    made = docx.Document()
    made.add_paragraph("قبل")
    made.add_table(1, 2).rows[0].cells[1].text = TEXT
    made.add_paragraph("بعد")
    made.save(tmp_path / "a.docx")
    assert one(read(tmp_path / "a.docx")).text == f"قبل\n{TEXT}\nبعد"


def test_tracked_changes_read_as_if_accepted(tmp_path):
    body = (
        "<w:p><w:r><w:t>قصف </w:t></w:r><w:del><w:r><w:delText>أمس</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>اليوم</w:t><w:tab/><w:t>مدينة</w:t></w:r></w:ins></w:p>"
    )
    assert one(read(raw_document(tmp_path / "a.docx", body))).text == "قصف اليوم\tمدينة"


def test_footnotes_stand_below(tmp_path):
    notes = f'<w:footnotes xmlns:w="{WORD}"><w:p><w:r><w:t>{OTHER}</w:t></w:r></w:p></w:footnotes>'
    path = raw_document(tmp_path / "a.docx", f"<w:p><w:r><w:t>{TEXT}</w:t></w:r></w:p>", footnotes=notes)
    assert one(read(path)).text == f"{TEXT}\n{OTHER}"


LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + f']><w:document xmlns:w="{WORD}"><w:body><w:p><w:r><w:t>&i;</w:t></w:r></w:p></w:body></w:document>'
)


def zipped(**parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, words in parts.items():
            made.writestr(name.replace("__", "/").replace("_", "."), words)
    return out.getvalue()


@pytest.mark.parametrize("kind", [".docx", ".xlsx"])
@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "damaged"),
        (b"PK\x03\x04 cut", "damaged"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "locked"),
        (zipped(a_txt="x"), "damaged"),
        (zipped(word__document_xml=LAUGHS, xl__workbook_xml=LAUGHS), None),
        (zipped(word__document_xml=b" " * 2**25), "zip-bomb"),
    ],
)
def test_what_is_no_document_is_refused(tmp_path, kind, data, code):
    path = tmp_path / f"a{kind}"
    path.write_bytes(data)
    items = read(path)
    assert codes(items) == [code or codes(items)[0]]
    assert items[0].place == str(path)


def workbook(path, **sheets):
    made = openpyxl.Workbook()
    made.remove(made.active)
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    made.save(path)
    return path


def test_a_workbook_is_a_table_a_sheet(tmp_path):
    head = ["id", "Text", "date", "source"]
    rows = [
        head,
        [17, TEXT, dt.datetime.fromisoformat("2024-08-12T10:00"), "sana"],
        [],
        [18.0, OTHER, "12/08/2024", "rudaw"],
    ]
    items = read(workbook(tmp_path / "a.xlsx", يوم=rows, فارغ=[], أخرى=[head, [19, OTHER]]))
    assert [item.id for item in items] == ["17", "18", "19"]
    assert [item.published for item in items] == ["2024-08-12", None, None]
    assert [item.path.partition("a.xlsx/")[2] for item in items] == ["يوم:2", "يوم:4", "أخرى:2"]
    assert items[1].notes == ("published-ambiguous:12/08/2024",)


def test_a_sheet_without_texts_is_listed_with_its_columns(tmp_path):
    items = read(workbook(tmp_path / "a.xlsx", s=[["text"], [TEXT]], t=[["a", "b"], [1, 2]]))
    assert len(reports(items)) == 1
    assert codes(items) == ["no-text-field"]
    assert items[1].place.endswith("a.xlsx/t")
    assert items[1].error.values == {"columns": "a, b"}


def test_columns_are_mapped(tmp_path):
    path = workbook(tmp_path / "a.xlsx", s=[["النص", "اليوم"], [TEXT, dt.date(2024, 8, 12)]])
    report = one(read(path, fields=(("text", "النص"), ("published", "اليوم"))))
    assert (report.text, report.published) == (TEXT, "2024-08-12")


def test_heads_in_arabic_are_known(tmp_path):
    head = ["م", "العنوان", "نصّ الخبر", "تاريخ النشر", "وسيلة الإعلام", "الرابط"]
    row = [1, "حصار", TEXT, "٢٠٢٤/٨/٩", "عنب بلدي", "https://example.org/1"]
    report = one(read(workbook(tmp_path / "a.xlsx", s=[head, row])))
    assert (report.title, report.text, report.outlet) == ("حصار", TEXT, "عنب بلدي")
    assert (report.published, report.url) == ("2024-08-09", "https://example.org/1")


def test_a_title_above_the_head_is_passed_over(tmp_path):
    rows = [["توثيق فريقنا"], [], ["م", "الخبر", "التاريخ"], [1, TEXT, dt.date(2024, 8, 7)]]
    report = one(read(workbook(tmp_path / "a.xlsx", s=rows)))
    assert (report.text, report.published) == (TEXT, "2024-08-07")
    assert report.path.endswith("s:4")


def test_without_a_column_of_texts_the_fullest_row_is_told(tmp_path):
    (item,) = read(workbook(tmp_path / "a.xlsx", s=[["تقرير"], ["رقم", "كلام"], [1, TEXT]]))
    assert item.error.values["columns"] == "رقم, كلام"


def test_an_empty_workbook_says_so(tmp_path):
    assert codes(read(workbook(tmp_path / "a.xlsx", s=[]))) == ["empty"]


def test_a_row_without_text_is_listed_with_sheet_and_number(tmp_path):
    items = read(workbook(tmp_path / "a.xlsx", s=[["text", "id"], [TEXT, 1], ["", 2], [TEXT, 3]]))
    assert [item.id for item in reports(items)] == ["1", "3"]
    assert [(item.place.rpartition("/")[2], item.error.code) for item in items[1:2]] == [("s:3", "no-text")]
