"""Letters and boxes of them; all composed."""

import zipfile
from email.message import EmailMessage
from io import BytesIO

import pytest
from read_helping import OTHER, TEXT, codes, one, read, reports


def letter(text=TEXT, *, number=1, charset="utf-8", html=""):
    made = EmailMessage()
    made["From"] = "شبكة الرصد <news@rasd.example>"
    made["To"] = "desk@example.org"
    made["Subject"] = "حصار الأحياء"
    made["Date"] = "Mon, 12 Aug 2024 22:10:00 +0300"
    made["Message-ID"] = f"<{number}@rasd.example>"
    if text:
        made.set_content(text, charset=charset)
    if html:
        made.add_alternative(html, subtype="html")
    return made


@pytest.fixture
def put(tmp_path):
    def write(data, name="a.eml"):
        path = tmp_path / name
        path.write_bytes(data if isinstance(data, bytes) else data.as_bytes())
        return path

    return write


@pytest.mark.parametrize("charset", ["utf-8", "windows-1256"])
def test_a_letter_is_a_report(put, charset):
    report = one(read(put(letter(charset=charset))))
    assert (report.title, report.outlet, report.published) == ("حصار الأحياء", "شبكة الرصد", "2024-08-12")
    assert (report.url, report.extractor) == ("mid:1@rasd.example", "mail/1")
    assert report.text.strip() == TEXT
    assert report.notes == (() if charset == "utf-8" else ("encoding:windows-1256",))


def test_a_wrong_charset_is_not_believed(put):
    data = letter(charset="windows-1256").as_bytes().replace(b"windows-1256", b"x-unknown")
    report = one(read(put(data)))
    assert report.text.strip() == TEXT
    assert report.notes == ("encoding:cp1256",)


def test_the_plain_part_goes_before_the_page(put):
    assert one(read(put(letter(html=f"<p>{OTHER}</p>")))).text.strip() == TEXT


def test_a_page_alone_gives_its_words(put):
    made = letter("")
    made.set_content(
        f"<html><body><p>{TEXT}</p><script>x()</script><p>{OTHER}</p></body></html>", subtype="html"
    )
    text = one(read(put(made))).text
    assert TEXT in text
    assert OTHER in text
    assert "x()" not in text


def test_broken_lines_are_joined_where_the_letter_says_so(put):
    made = letter("x")
    made.replace_header("Content-Type", 'text/plain; charset="utf-8"; format="flowed"')
    made.set_payload("سطر \nوبقيته\nسطر\n".encode(), "utf-8")
    assert one(read(put(made))).text == "سطر وبقيته\nسطر\n"


def test_attachments_are_read_by_their_kind(put):
    made = letter()
    made.add_attachment(OTHER.encode(), maintype="text", subtype="plain", filename="بيان.txt")
    zipped = BytesIO()
    with zipfile.ZipFile(zipped, "w") as out:
        out.writestr("c.txt", OTHER + OTHER)
    made.add_attachment(zipped.getvalue(), maintype="application", subtype="zip", filename="../b.zip")
    made.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="logo.png")
    items = read(put(made))
    assert [item.path.partition("a.eml")[2] for item in reports(items)] == ["", "/بيان.txt", "/b.zip/c.txt"]
    assert codes(items) == ["unknown-kind"]
    assert items[-1].place.endswith("a.eml/logo.png")


@pytest.mark.parametrize(
    ("data", "code"), [(b"", "empty"), (b"\xff\xfe\0\1", "not-a-letter"), (b"Subject: x\n\n", "no-text")]
)
def test_what_is_no_letter_is_refused(put, data, code):
    assert codes(read(put(data))) == [code]


def test_a_letter_of_endless_parts_is_read_to_a_bound(put):
    head = b"Subject: x\nContent-Type: multipart/mixed; boundary=b\n\n"
    data = (
        head
        + b"--b\nContent-Type: text/plain; charset=utf-8\n\n"
        + TEXT.encode()
        + b"\n"
        + b"--b\n\n" * 50_000
    )
    assert one(read(put(data))).text.strip() == TEXT


def box(*letters):
    return b"".join(b"From news@rasd.example Mon Aug 12 22:10:00 2024\n" + one_ + b"\n\n" for one_ in letters)


def test_a_box_holds_many_letters(put):
    quoted = letter(f"{TEXT}\n>From here on\n", number=2)
    items = read(put(box(letter().as_bytes(), b"no head", quoted.as_bytes()), "a.mbox"))
    assert [item.url for item in reports(items)] == ["mid:1@rasd.example", "mid:2@rasd.example"]
    assert reports(items)[1].path.endswith("a.mbox:3")
    assert items[1].place.endswith("a.mbox:2")


def test_a_letter_over_the_limit_is_listed_and_the_next_is_read(put):
    items = read(
        put(box(letter(TEXT * 50).as_bytes(), letter(number=2).as_bytes()), "a.mbox"), max_bytes=3000
    )
    assert codes(items) == ["too-large"]
    assert [item.url for item in reports(items)] == ["mid:2@rasd.example"]


@pytest.mark.parametrize(("data", "code"), [(b"", "empty"), (b"\n\n", "empty"), (TEXT.encode(), "not-a-box")])
def test_what_is_no_box_is_refused(put, data, code):
    assert codes(read(put(data, "a.mbox"))) == [code]
