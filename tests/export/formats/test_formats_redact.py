"""Names that are taken out stand nowhere in an export, in no form, and the words around them stay."""

import html
import io
import re
import zipfile

import pytest

from sijill.errors import UsageError
from sijill.export.formats.form import FORMATS
from sijill.export.formats.redact import BAR, KINDS
from sijill.lexicon.fold import fold
from sijill.store import MentionFilter

# What must be gone, as it may stand anywhere: in Arabic of any spelling, in English, in an id, in an address.
GONE = {
    "persons": ("مظلوم", "عبدي", "سالم", "الخطيب", "عواد", "الحمدان", "mazloum", "abdi", "hala", "nasser"),
    "places": ("القامشلي", "الحسكة", "الرقة", "غويران", "qamishli", "hasakah", "raqqa", "ghuwayran"),
    "sources": ("agency", "sana", "rudaw", "sohr", "المرصد", "example.org"),
}  # fmt: skip
STAY = {
    "persons": ("القامشلي", "sdf", "sana"),
    "places": ("sdf", "sana"),
    "sources": ("القامشلي", "sdf"),
}


def words_of(files) -> str:
    """Return all that an export says, folded, the parts of workbooks and archives too."""
    return fold(" ".join(_words(name, body) for name, body in files.items())).lower()


def _words(name: str, body: bytes) -> str:
    if body[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            parts = [archive.read(one).decode("utf-8", "replace") for one in archive.namelist()]
        return html.unescape(" ".join(parts))  # the letters of a sheet are written as numbers
    if body[:4] == b"PAR1":
        import polars as pl  # noqa: PLC0415

        return name + pl.read_parquet(io.BytesIO(body)).write_csv()
    return name + body.decode("utf-8").encode().decode("unicode_escape" if b"\\u0" in body else "utf-8")


def standing(words, found: str) -> list[str]:
    """Return which of some words stand, as words of their own with what may stand before them."""
    return [
        one
        for one in words
        if re.search(rf"(?<!\w)[وفبلك]{{0,2}}{re.escape(fold(one).lower())}(?!\w)", found)
    ]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("format_", [one for one in FORMATS if one != "canonical"])
def test_nothing_that_is_taken_out_stands(format_, kind, written, bundled):
    found = words_of(written(format_, bundled(redact=(kind,), states=True, content=True)))
    assert standing(GONE[kind], found) == []


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("format_", ["csv", "xlsx", "parquet"])
def test_what_stands_before_is_there_to_be_taken_out(format_, kind, written):
    plain = words_of(written(format_))
    assert len(standing(GONE[kind], plain)) > 2
    assert standing(STAY[kind], plain) == list(STAY[kind])


@pytest.mark.parametrize("kind", KINDS)
def test_the_rest_stays(kind, written, bundled):
    found = words_of(written("csv", bundled(redact=(kind,))))
    assert standing(STAY[kind], found) == list(STAY[kind])
    assert BAR in found or f"redacted-{kind[:-1]}" in found


def test_offsets_still_fit(bundle, bundled):
    barred = bundled(redact=KINDS)
    for old, new in zip(bundle.events, barred.events, strict=True):
        for was, now in zip(old.told, new.told, strict=True):
            assert now.mention.evidence == was.mention.evidence
            assert len(now.quote) == len(was.quote)
            report = barred.report(now.mention.report, now.mention.version)
            whole = report.title if now.mention.evidence.part == "title" else report.text
            assert now.mention.evidence.of(whole) == now.quote


def test_the_whole_record_cannot_be_redacted(written, bundled):
    with pytest.raises(UsageError) as error:
        written("canonical", bundled(redact=("persons",), content=True))
    assert error.value.code == "whole-record"


def test_names_of_ones_own(written, bundled):
    found = words_of(written("csv", bundled(names=("الأسايش", "Syrian Army"))))
    assert standing(("الأسايش",), found) == []
    assert "asayish" in found


def test_the_snapshot_says_what_was_taken_out(bundled):
    assert bundled(redact=("places", "persons")).snapshot.redact == ("persons", "places")


def test_filters_are_told_without_their_names(bundled):
    found = bundled(wanted=MentionFilter(place=("القامشلي",)), redact=("places",)).snapshot.filters
    assert "القامشلي" not in str(found)
