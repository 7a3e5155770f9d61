"""A record of composed reports, read by the program itself, and its bundle, plain or redacted."""

import datetime as dt
import functools
import json

import pytest

import sijill
from sijill.export.formats.gather import Asked, gather
from sijill.export.formats.written import files_of
from sijill.lexicon import load

NOW = dt.datetime(2026, 1, 2, 3, 4, 5, tzinfo=dt.UTC)
REPORTS = [
    {
        "id": "f-1", "composed": True, "outlet": "agency", "published": "2024-08-08",
        "title": "=HYPERLINK() حصار القامشلي", "url": "https://example.org/مظلوم-عبدي/1",
        "text": "حاصرت قوات سوريا الديمقراطية مدينة القامشلي منذ الأربعاء. "
        "وقتل ستة مدنيين في قصف الجيش السوري مدينة القامشلي أمس، وأصيب العشرات. "
        "والتقى القائد مظلوم عبدي محافظ الحسكة في الرقة. وقال عبدي إن القصف مستمر.",
    },
    {
        "id": "f-2", "outlet": "sana", "published": "2024-08-09", "title": "خبر",
        "text": "لليوم الثالث تواصل قوات سوريا الديمقراطية حصار مدينة القامشلي. "
        "وكان الجيش السوري قصف القامشلي الأربعاء، ما أدى إلى مقتل أربعة مدنيين. "
        "واتهم العميد سالم الخطيب قوات سوريا الديمقراطية بقطع المياه عن الحسكة.",
    },
    {
        "id": "f-3", "composed": True, "outlet": "rudaw", "published": "2024-08-10", "title": "اتفاق",
        "text": "اعتقلت الأسايش 12 شخصاً في حي غويران بالحسكة، بحسب المرصد السوري لحقوق الإنسان. "
        "وأفرجت الأسايش عن الشيخ عواد الحمدان في القامشلي، وفق مصدر محلي.",
    },
]  # fmt: skip


@pytest.fixture(scope="session")
def reports_folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("formats")
    lines = "".join(json.dumps(report, ensure_ascii=False) + "\n" for report in REPORTS)
    (folder / "day.jsonl").write_text(lines, "utf-8")
    return folder


@pytest.fixture(scope="session")
def kept(reports_folder):
    """Return a record with one mention reviewed."""
    with sijill.open(reports_folder / "x.db") as record:
        record.read([reports_folder / "day.jsonl"])
        first = record.mentions(type="DETAIN")[0].mention.id
        record.review([{"id": first, "verdict": "ok", "why": "رأيته مع مظلوم عبدي"}], "Hala Nasser")
        yield record


@pytest.fixture(scope="session")
def lexicon():
    return load()


@pytest.fixture(scope="session")
def bundled(kept, lexicon):
    @functools.cache  # taking names out reads every report anew
    def make(**asked):
        return gather(kept.store, lexicon, Asked(**asked), NOW)

    return make


@pytest.fixture(scope="session")
def bundle(bundled):
    return bundled(states=True, content=True)


@pytest.fixture(scope="session")
def written(bundle):
    """Return the files of a format by name."""

    def write(format_, of=None):
        return {file.name: file.body for file in files_of(format_, of or bundle)}

    return write
