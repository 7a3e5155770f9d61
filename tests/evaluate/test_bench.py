"""The bench: halves, intervals, parts, errors and table."""

import json
import os
from pathlib import Path

import msgspec
import pytest

from sijill.errors import InputError, UsageError
from sijill.evaluate.bench import BenchOptions, bench, bench_predicted, bootstrap, code_gold, halves
from sijill.evaluate.coded import Gold, load, origin_of
from sijill.evaluate.score import Tally
from sijill.evaluate.table import WIDTH, bench_table
from sijill.i18n.bidi import width
from sijill.schema import Filler, Mention, Report, Span

BENCH = Path(os.environ.get("SIJILL_BENCH", Path(__file__).resolve().parents[3] / "shared" / "bench"))
QUICK = BenchOptions(resamples=50, errors=3)
TEXT = "أعلنت قسد أنها سيطرت على حي الطي، وقتل ثلاثة من الدفاع الوطني."


def _event(kind, quote, **fillers: object):
    return {"type": kind, "quote": quote, "status": "actual", **fillers}


SEIZE = _event("SEIZE", "سيطرت على حي الطي", actor=["sdf"], place=["حي الطي"], date="2021-04-20")
KILLED = _event("CASUALTIES", "وقتل ثلاثة", target=["ndf"], count=[{"what": "killed", "value": 3}])


def _write(folder, events, count=4):
    folder.mkdir()
    for number in range(count):
        name, composed = f"{'ab'[number % 2]}-{number}", number % 2 == 0
        report = {"id": name, "text": TEXT, "composed": composed, "events": events}
        (folder / f"{name}.json").write_text(json.dumps(report), encoding="utf-8")
    return folder


@pytest.fixture
def folders(tmp_path):
    coded = [msgspec.json.decode(msgspec.json.encode(SEIZE)), _event("MEET", "الدفاع الوطني", actor=["ndf"])]
    coded[0]["actor"] = ["syria-gov"]
    return _write(tmp_path / "gold", [SEIZE, KILLED]), _write(tmp_path / "coded", coded)


def test_gold_against_itself_is_perfect(folders):
    gold, _ = folders
    total = bench_predicted(gold, gold, QUICK).total
    assert {(m.precision, m.recall, m.f1, m.low) for m in total.headlines.values()} == {(1.0, 1.0, 1.0, 1.0)}


def test_figures_types_and_origins(folders):
    outcome = bench_predicted(*folders, QUICK)
    detection = outcome.total.headlines["detection"]
    assert (detection.f1, detection.gold, detection.predicted) == (0.5, 8, 8)
    assert {kind: m.f1 for kind, m in outcome.by_type.items()} == {
        "SEIZE": 1.0,
        "CASUALTIES": 0.0,
        "MEET": 0.0,
    }
    assert {name: part.reports for name, part in outcome.by_origin.items()} == {"composed": 2, "other": 2}


def test_the_worst_errors_are_kept_with_their_words(folders):
    slips = bench_predicted(*folders, QUICK).slips
    assert [slip.kind for slip in slips] == ["missed"] * 2 + ["spurious"] * 2 + ["mismatched"] * 2
    assert slips[0].words == "وقتل ثلاثة"
    assert slips[-1].differs == {"actor": (("sdf",), ("syria-gov",))}


def test_errors_of_the_unread_half_are_shown_only_where_asked_for(folders):
    read = {slip.report for slip in bench_predicted(*folders, QUICK).slips}
    unread = bench_predicted(*folders, BenchOptions(half="unread", resamples=0)).slips
    assert unread
    assert not read & {slip.report for slip in unread}


class Quoting:
    """Codes one SEIZE where the text says so, and one MEET from the title."""

    name, version = "quoting", "3"

    def code(self, report):
        at = report.text.index("سيطرت")
        return [
            _mention("SEIZE", Span(at, at + 17), "seize.take:verb"),
            _mention("MEET", Span(0, 4, "title"), "meet"),
        ]


def _mention(kind, span, rule):
    actor = (Filler("sdf", span),)
    return Mention(
        id="",
        report="",
        version=1,
        type=kind,
        evidence=span,
        trigger=span,
        engine="",
        rule=rule,
        confidence=1.0,
        actor=actor,
    )


def test_an_engine_is_benched_as_its_coding_is_written(folders):
    outcome = bench(folders[0], Quoting(), QUICK)
    assert outcome.engine == "quoting/3"
    assert outcome.by_type["SEIZE"].f1 == 1.0
    assert outcome.total.roles["place"].predicted == 0


def test_what_the_title_tells_matches_nothing_in_the_text(folders):
    gold = load(folders[0])[0]
    seize, meet = code_gold(gold, Quoting())
    assert (seize.rule, seize.quote) == ("seize.take:verb", "سيطرت على حي الطي")
    assert (meet.start, meet.end) == (0, 0)


def test_same_seed_same_interval_and_it_holds_the_figure():
    rows = [{name: Tally(n % 3, 3, 3) for name in ("detection", "arguments", "slots")} for n in range(30)]
    first, again = bootstrap(rows, 7, 200), bootstrap(rows, 7, 200)
    low, high = first["detection"]
    assert first == again
    assert low < 1 / 3 < high


def test_no_resamples_no_interval(folders):
    outcome = bench_predicted(*folders, BenchOptions(resamples=0))
    assert outcome.total.headlines["slots"].low is None


def _gold(name, origin):
    return Gold(Report(id=name, text=""), (), origin)


def test_halves_are_drawn_within_each_origin():
    parts = halves([_gold(f"{origin}-{n}", origin) for origin in ("x", "y") for n in range(5)])
    for origin in ("x", "y"):
        assert sum(part == "read" for name, part in parts.items() if name.startswith(origin)) == 3


@pytest.mark.skipif(not (BENCH / "dev").exists(), reason="the bench is not here")
def test_the_read_half_of_the_bench():
    parts = halves(load(BENCH / "dev"))
    assert sum(part == "read" for part in parts.values()) == 31
    assert {"np-syp11", "hsk-2024-08-b", "seed-000", "irq-2015-anbar-alyaum"} <= {
        k for k, v in parts.items() if v == "read"
    }


@pytest.mark.parametrize(
    ("name", "composed", "origin"),
    [
        ("np-syp11", False, "np-2012"),
        ("seed-000", False, "seeds"),
        ("yem-2015-07-27-aawsat", False, "press-2015"),
        ("hsk-2015-01-a", True, "composed"),
        ("day", False, "other"),
    ],
)
def test_origins(name, composed, origin):
    assert origin_of(name, composed) == origin


def test_the_table_keeps_to_80_columns(folders):
    lines = bench_table(bench_predicted(*folders, QUICK)).split("\n")
    assert max(map(width, lines)) <= WIDTH
    assert any("language model" in line for line in lines)
    assert any(line.split()[:4] == ["SEIZE", "1.000", "1.000", "1.000"] for line in lines)


def test_the_table_in_arabic(folders):
    lines = bench_table(bench_predicted(*folders, QUICK), "ar").split("\n")
    assert max(map(width, lines)) == WIDTH
    words = "\n".join(lines)
    for said in ("نموذج لغوي", "الكشف", "سيطرة", "مرجعي", "النصف غير المقروء", "فات: ", "بحسب الخانة"):
        assert said in words
    for left in ("gold", "detection", "missed", "SEIZE"):
        assert left not in words


def test_gold_of_unknown_makers_says_so(folders):
    outcome = bench_predicted(*folders, QUICK)
    other = msgspec.structs.replace(outcome, by_origin={"other": outcome.by_origin["other"]})
    assert "not known here" in bench_table(outcome)
    assert bench_table(other).count("language model") == 0


def test_the_result_goes_into_json_and_back(folders):
    outcome = bench_predicted(*folders, QUICK)
    assert msgspec.json.decode(msgspec.json.encode(outcome), type=type(outcome)) == outcome


def test_an_empty_folder_is_refused(tmp_path):
    with pytest.raises(UsageError) as error:
        bench_predicted(tmp_path, tmp_path)
    assert error.value.code == "no-gold"


@pytest.mark.parametrize(
    ("content", "code"),
    [("{", "bad-json"), ('{"id": "a", "events": [{"actor": "sdf"}]}', "bad-gold"), ("[]", "bad-gold")],
)
def test_wrong_gold_names_its_place(tmp_path, content, code):
    (tmp_path / "gold.jsonl").write_text("\n" + content, encoding="utf-8")
    with pytest.raises(InputError) as error:
        load(tmp_path / "gold.jsonl")
    assert error.value.code == code
    assert error.value.place.endswith("gold.jsonl:2")


def test_gold_that_is_not_there(tmp_path):
    with pytest.raises(InputError) as error:
        load(tmp_path / "nothing")
    assert error.value.code == "not-found"
