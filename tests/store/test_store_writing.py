import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from store_making import TEXT, dated, keep, mention, report

from sijill.errors import CodingError, InputError, RecordError
from sijill.schema import Content, Count, Filler, Span
from sijill.store import check_spans, open_store
from sijill.store.write import days_of


@pytest.fixture
def store(record_at):
    with open_store(record_at("a.db")) as opened:
        yield opened


def test_a_report_comes_back_as_it_went_in(store):
    first = report()
    keep(store, first)
    assert store.report(first.id) == first


def test_mentions_come_back_whole_with_their_words(store):
    (made,) = keep(store, report(), mention)
    (row,) = store.mentions()
    assert row.mention == made
    assert row.quote == TEXT[0:20]
    assert (row.outlet, row.published, row.composed, row.verdict) == ("sana", "2024-08-12", False, "")


def test_the_same_again_is_unchanged(store):
    keep(store, report(), mention)
    assert store.place(report(), "fake/1", "p").state == "unchanged"


@pytest.mark.parametrize(("engine", "packs"), [("fake/2", "p"), ("fake/1", "q"), ("other/1", "p")])
def test_another_engine_or_pack_makes_it_stale(store, engine, packs):
    keep(store, report(), mention)
    assert store.place(report(), engine, packs).state == "stale"


def test_a_recoding_takes_the_place_of_the_first(store):
    keep(store, report(), mention, mention_later)
    keep(store, report(), mention, engine="fake/2")
    assert store.counts()["mentions"] == 1


def mention_later(of):
    return mention(of, 30, 45)


def test_two_engines_stand_side_by_side(store):
    keep(store, report(), mention)
    keep(store, report(), mention_later, engine="other/1")
    assert store.counts()["mentions"] == 2


def test_another_text_at_the_address_is_a_new_version(store):
    keep(store, report(), mention)
    placed = store.place(report("نص آخر " + TEXT), "fake/1", "p")
    assert (placed.state, placed.report.version) == ("changed", 2)
    keep(store, report("نص آخر " + TEXT), mention)
    assert [version.text for version in store.versions(report().id)] == [TEXT, "نص آخر " + TEXT]
    assert [row.mention.version for row in store.mentions()] == [2]
    assert store.place(report(), "fake/1", "p").state == "unchanged"


def test_a_date_learnt_later_is_kept_and_asks_for_coding(store):
    keep(store, report(published=None), mention)
    assert store.place(report(), "fake/1", "p").state == "stale"
    keep(store, report(), mention)
    assert store.report(report().id).published == "2024-08-12"
    assert store.place(report(published=None), "fake/1", "p").state == "unchanged"
    assert store.place(report(published="2020-01-01"), "fake/1", "p").state == "unchanged"


def test_composed_once_is_composed(store):
    keep(store, report(), mention)
    keep(store, report(composed=True), mention)
    keep(store, report(), mention)
    assert store.report(report().id).composed


@pytest.mark.parametrize("other", [{"outlet": "rt"}, {"url": "https://x/2"}])
def test_one_id_for_two_addresses_is_refused(store, other):
    keep(store, report(id="1"))
    with pytest.raises(InputError) as caught:
        store.place(report(id="1", **other))
    assert caught.value.code == "id-clash"


WRONG = [
    (lambda of: mention(of, 0, 10_000), "span-outside"),
    (lambda of: mention(of, -1, 10), "span-outside"),
    (lambda of: mention(of, trigger=Span(4, 4)), "span-outside"),
    (lambda of: mention(of, evidence=Span(0, 20, "title")), "span-outside"),
    (lambda of: mention(of, actor=(Filler("sdf", Span(0, 999)),)), "span-outside"),
    (lambda of: mention(of, count=(Count("killed", 3, "ثلاثة", Span(0, 999)),)), "span-outside"),
    (
        lambda of: mention(of, content=(Content("LIFT", Span(0, 4), (Filler("x", Span(9, 999)),)),)),
        "span-outside",
    ),
    (
        lambda of: mention(of, deadline=msgspec.structs.replace(dated("2024"), span=Span(0, 999))),
        "span-outside",
    ),
    (lambda of: mention(of, report="other"), "other-report"),
    (lambda of: mention(of, version=7), "other-report"),
]


@pytest.mark.parametrize(("make", "code"), WRONG)
def test_what_is_not_in_the_words_is_not_written(store, make, code):
    with pytest.raises(CodingError) as caught:
        keep(store, report(), make)
    assert caught.value.code == code
    assert store.counts() == {"reports": 0, "versions": 0, "mentions": 0, "reviews": 0}


def test_two_mentions_of_one_id_are_refused(store):
    with pytest.raises(CodingError) as caught:
        keep(store, report(), mention, mention)
    assert caught.value.code == "same-mention"


@given(st.integers(-5, 80), st.integers(-5, 80))
def test_a_span_passes_just_where_it_has_words(start, end):
    of = report()
    made = mention(of, evidence=Span(start, end))
    if 0 <= start < end <= len(of.text):
        check_spans(of, [made])
        assert made.evidence.of(of.text)
    else:
        with pytest.raises(CodingError):
            check_spans(of, [made])


def test_a_failure_half_way_leaves_nothing_of_the_report(store, monkeypatch):
    def fail(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("sijill.store.store.write_coding", fail)
    with pytest.raises(KeyboardInterrupt):
        keep(store, report(), mention)
    assert store.counts()["reports"] == 0
    monkeypatch.undo()
    keep(store, report(), mention)
    assert store.counts()["mentions"] == 1


@pytest.mark.parametrize(
    ("value", "days"),
    [
        ("2024", ("2024-01-01", "2024-12-31")),
        ("2024-02", ("2024-02-01", "2024-02-29")),
        ("2024-08-06/2024-08-07", ("2024-08-06", "2024-08-07")),
        ("2023/2024-02", ("2023-01-01", "2024-02-29")),
    ],
)
def test_days_of_a_date(value, days):
    assert days_of(value) == days


# The file


def test_a_file_that_is_no_database(tmp_path):
    path = tmp_path / "a.db"
    path.write_text("not a database, but long enough to be looked at")
    assert _refused(path) == "not-a-record"
    assert path.read_text().startswith("not")


def test_a_database_of_something_else_is_left_alone(database, record_at):
    path = record_at("a.db", made=False)
    database.run(path, "CREATE TABLE contacts (name text)")
    assert _refused(path) == "not-a-record"
    assert database.run(path, "SELECT * FROM contacts") == []
    with pytest.raises(Exception, match="meta"):  # it has no table of ours
        database.run(path, "SELECT * FROM meta")


def test_a_newer_record(database, record_at):
    path = record_at("a.db")
    open_store(path).close()
    database.run(path, "UPDATE alembic_version SET version_num = '9999'")
    assert _refused(path) == "record-newer"


def test_a_damaged_record(tmp_path):
    path = tmp_path / "a.db"
    open_store(path).close()
    path.write_bytes(path.read_bytes()[:100] + b"\xaa" * 5000)
    assert _refused(path) in {"record-damaged", "not-a-record"}


@pytest.mark.parametrize("name", ["none.db", "no/such/folder/a.db"])
def test_a_record_that_is_not_there(tmp_path, name):
    assert _refused(tmp_path / name, create=False) == "no-record"
    if "/" in name:
        assert _refused(tmp_path / name) == "no-record-folder"


def test_a_folder_is_no_record(tmp_path):
    assert _refused(tmp_path) == "record-is-folder"


def test_an_empty_file_becomes_a_record(tmp_path):
    (tmp_path / "a.db").touch()
    with open_store(tmp_path / "a.db") as store:
        assert store.counts()["reports"] == 0


def _refused(path, **options):
    with pytest.raises(RecordError) as caught:
        open_store(path, **options)
    assert caught.value.place == str(path)
    return caught.value.code


def test_a_record_opened_to_be_read_is_not_written(record_at):
    path = record_at("a.db")
    with open_store(path) as store:
        keep(store, report(), mention)
    with open_store(path, read_only=True) as store:
        assert len(store.mentions()) == 1
        with pytest.raises(RecordError) as caught:
            keep(store, report("نص آخر"))
        assert caught.value.code == "read-only"


def test_a_record_that_another_holds_is_busy(record_at, monkeypatch):
    monkeypatch.setattr("sijill.store.connect.BUSY_SECONDS", 0)
    path = record_at("a.db")
    with open_store(path) as one, open_store(path) as other:
        with one._writing(), pytest.raises(RecordError) as caught:
            keep(other, report())
        assert caught.value.code == "record-busy"


def test_a_reader_sees_what_a_writer_has_kept(record_at):
    path = record_at("a.db")
    with open_store(path) as writer, open_store(path, read_only=True) as reader:
        keep(writer, report(), mention)
        assert len(reader.mentions()) == 1


def test_a_name_with_odd_characters_is_a_file_name(tmp_path):
    path = tmp_path / "سجل ?#%41 &mode=ro.db"
    with open_store(path) as store:
        keep(store, report())
    assert path.exists()
