"""Reading with a language model: the cost told, asked only with a yes, failures listed and tried again."""

import json
import os
from itertools import pairwise
from pathlib import Path

import pytest
from llm_making import DEMAND, GOOD, KILLED, SIEGE, TEXT, check_of, report_of, serving

import sijill as package
from sijill.cli.main import run
from sijill.errors import UsageError
from sijill.i18n import LANGUAGES, catalogue
from sijill.llm.cost import estimate, tokens
from sijill.llm.parts import overlapping
from sijill.llm.prompt import make_prompt, orders_in
from sijill.llm.settings import LlmSettings, settings_from
from sijill.llm.steady import relabelled
from sijill.schema import EVENT_TYPES, Report

OTHER = "قصف الجيش السوري مدينة القامشلي."
ATTACK = SIEGE | {
    "type": "ATTACK", "quote": "قصف الجيش السوري مدينة القامشلي", "trigger": "قصف", "target": [],
    "date": None,
    "actor": [{"value": "syria-army", "words": "الجيش السوري"}],
    "place": [{"value": "القامشلي", "words": "القامشلي"}],
}  # fmt: skip


def faithful(asked):
    """Code what the report holds, under the names that the question gives the types."""
    return told(asked, [one for one in (*GOOD, ATTACK) if one["quote"] in report_of(asked)])


def told(asked, held):
    """Write an answer with the question's own names of the types, which are told apart by what they cover."""
    names = {kind: name_of(asked, kind) for kind in EVENT_TYPES}
    renamed = [
        one | {"type": names[one["type"]], "about": [names[kind] for kind in one["about"]]} for one in held
    ]
    return json.dumps({"check": check_of(asked), "events": renamed}, ensure_ascii=False)


def name_of(asked, kind):
    covers = f": {make_prompt().types[kind]}"
    lines = asked["messages"][0]["content"].splitlines()
    return next(line for line in lines if line.endswith(covers)).removeprefix("- ").removesuffix(covers)


def led_by_place(asked):
    """Code everything as whatever type stands first in the list."""
    told = asked["response_format"]["json_schema"]["schema"]["properties"]["events"]["items"]
    enum = told["properties"]["type"]["enum"]
    one = SIEGE | {"type": enum[0]}
    return json.dumps({"check": check_of(asked), "events": [one]}, ensure_ascii=False)


@pytest.fixture(autouse=True)
def environ(monkeypatch, tmp_path):
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    for name in [one for one in os.environ if one.startswith("SIJILL_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("SIJILL_LLM_CACHE", str(tmp_path / "answers"))
    monkeypatch.setenv("SIJILL_LLM_RETRIES", "0")
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.chdir(tmp_path)
    lines = [
        {"id": "r-1", "composed": True, "published": "2024-08-07", "outlet": "agency", "text": TEXT},
        {"id": "r-2", "composed": True, "published": "2024-08-08", "outlet": "agency", "text": OTHER},
    ]  # fmt: skip
    (tmp_path / "day.jsonl").write_text("".join(json.dumps(one) + "\n" for one in lines), "utf-8")


@pytest.fixture
def call(capfd):
    def go(*argv):
        code = run([*argv, "--lang", "en"])
        out, err = capfd.readouterr()
        return code, out, err

    return go


def asking(address, *more):
    return ("--engine", "llm", "--pack", "syria", "--model", "scripted", "--base-url", address, *more)


def mentions(path="sijill.db", **filters):
    with package.open(path) as record:
        return [row.mention for row in record.mentions(**filters)]


def test_nothing_is_sent_before_the_cost_was_told_and_agreed_to(call):
    with serving(faithful) as (script, address):
        code, _, err = call("read", "day.jsonl", *asking(address))
        assert code == 2
        assert "scripted would be asked 2 questions about 2 reports" in err
        assert "--yes" in err
        assert script.asked == []
    assert not Path("sijill.db").exists()


def test_reading_keeps_the_engine_and_model_and_tells_what_was_dropped(call):
    with serving(lambda asked: told(asked, [*GOOD, SIEGE | {"quote": "لم يقل أحد هذا"}])) as (_, address):
        code, out, err = call("read", "day.jsonl", *asking(address, "--yes"))
    assert code == 0
    assert "Asked 2 times" in out
    assert "quote 5" in out
    assert "none stands in the report" in err  # the second report, of which nothing stood
    kept = mentions()
    assert [(m.report, m.type) for m in kept] == [("r-1", m["type"]) for m in GOOD]
    assert all(m.engine.startswith("llm/1:scripted:") for m in kept)


def test_a_report_that_failed_is_listed_and_tried_again_on_the_next_run(call):
    def at_first(asked):
        return (503, b"{}") if report_of(asked) == TEXT else faithful(asked)

    with serving(at_first) as (_, address):
        code, out, err = call("read", "day.jsonl", *asking(address, "--yes"))
    assert (code, [m.report for m in mentions()]) == (0, ["r-2"])
    assert "day.jsonl:1" in err
    assert "tried again" in err
    with serving(faithful) as (script, address):
        code, out, err = call("read", "day.jsonl", *asking(address, "--yes"))
        assert [report_of(asked) for asked in script.asked] == [TEXT]
    assert (code, err.count("day.jsonl")) == (0, 0)
    assert {m.report for m in mentions()} == {"r-1", "r-2"}
    assert "1 new" in out


def test_several_processes_read_the_same(call):
    with serving(faithful) as (_, address):
        call("read", "day.jsonl", "--record", "one.db", *asking(address, "--yes"))
        call("read", "day.jsonl", "--record", "two.db", "--jobs", "2", *asking(address, "--yes"))
    assert mentions("one.db") == mentions("two.db") != []


def test_rules_and_model_together_mark_what_both_tell_and_list_the_rest(call):
    differing = [SIEGE | {"target": []}, DEMAND, KILLED, ATTACK]

    def play(asked):
        return told(asked, [one for one in differing if one["quote"] in report_of(asked)])

    with serving(play) as (_, address):
        more = ("--engine", "rules+llm", *asking(address, "--yes")[2:])
        code, out, _ = call("read", "day.jsonl", *more)
    assert code == 0
    rules = {(m.report, m.type): m.rule for m in mentions()}
    assert rules["r-1", "DEMAND"].endswith("+llm")
    assert rules["r-1", "BLOCKADE"].endswith("+llm≠target=")
    assert rules["r-2", "ATTACK"].endswith("+llm")
    assert "+llm" not in rules["r-1", "ATTACK"]
    assert rules["r-1", "CASUALTIES"] == "llm.casualties"
    assert "Both tell alike 2, both but differently 1, the rules alone 1, the model alone 1" in out
    listed = {"BLOCKADE", "ATTACK", "CASUALTIES"}
    assert {m.type for m in mentions(differing=True, report="r-1")} == listed
    assert mentions(differing=True, report="r-2") == []
    _, out, _ = call("mentions", "--differing", "--format", "json", "--pack", "syria")
    assert {one["type"] for one in json.loads(out)} == listed
    assert all(m.engine.startswith("rules+llm/") for m in mentions())


def test_code_goes_on_after_a_report_that_failed(call):
    with serving(lambda asked: "no" if report_of(asked) == TEXT else faithful(asked)) as (_, address):
        code, out, err = call("code", "day.jsonl", *asking(address, "--yes"))
    assert code == 6
    assert [json.loads(line)["id"] for line in out.splitlines()] == ["r-2"]
    assert "not in the form" in err


def test_the_standard_input_cannot_be_counted(call):
    with serving(faithful) as (script, address):
        code, _, err = call("code", "-", *asking(address))
        assert (code, script.asked) == (2, [])
    assert "not known before it is read" in err


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        (("read", "day.jsonl", "--engine", "llm"), "no model is named"),
        (("read", "day.jsonl", "--model", "x"), "--model is of the engines"),
        (("serve", "--engine", "llm"), "--engine"),
    ],
)
def test_what_makes_no_sense_is_refused(call, argv, words):
    code, _, err = call(*argv)
    assert code == 2
    assert words in err


def gold(folder):
    folder.mkdir()
    event = {"type": "BLOCKADE", "quote": SIEGE["quote"], "status": "actual", "actor": ["sdf"]}
    for name in ("a", "b"):
        one = {"id": name, "text": TEXT, "published": "2024-08-07", "composed": True, "events": [event]}
        (folder / f"{name}.json").write_text(json.dumps(one), "utf-8")
    return str(folder)


def test_bench_says_what_its_figure_is_and_how_much_hangs_on_labels(call, tmp_path):
    with serving(faithful) as (_, address):
        code, out, _ = call("bench", gold(tmp_path / "gold"), *asking(address, "--yes", "--perturb", "3"))
    assert code == 0
    assert "agreement with gold that a language model made" in out
    assert "1.000 of the codes held in 2 reports" in out
    assert "nothing that stands in them: 0" in out


def test_a_model_that_is_led_by_the_list_does_not_hold(call, tmp_path):
    with serving(led_by_place) as (_, address):
        _, out, _ = call("bench", gold(tmp_path / "gold"), *asking(address, "--yes", "--perturb", "2"))
        assert "0.000 of the codes held" in out
        _, out, _ = call(
            "bench", str(tmp_path / "gold"), *asking(address, "--yes", "--perturb", "2", "--format", "json")
        )
    held = json.loads(out)["perturbed"]
    assert (held["told"], held["same"], held["moved"]) == (4, 0, 4)


def test_bench_counts_the_reports_that_failed(call, tmp_path):
    with serving(lambda _: "no") as (_, address):
        code, out, _ = call("bench", gold(tmp_path / "gold"), *asking(address, "--yes"))
    assert code == 0
    assert "nothing that stands in them: 2" in out


# The parts by themselves


def test_the_guide_names_and_the_prompt_know_all_types():
    prompt = make_prompt()
    assert set(prompt.types) == set(EVENT_TYPES)
    assert prompt.hash == make_prompt().hash != make_prompt(relabelled(1)).hash


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_other_names_leave_none_of_the_guides_in_a_question(seed):
    system = make_prompt(relabelled(seed)).system(("core", "syria"))
    assert [kind for kind in EVENT_TYPES if f'"{kind}"' in system or f" {kind} " in system] == []


def test_an_estimate_by_length_and_price():
    reports = [Report(id="a", text="ا" * 2000, language="ar"), Report(id="b", text="abc", language="en")]
    found = estimate(reports, LlmSettings(model="gpt-4.1-mini"), make_prompt())
    assert (found.reports, found.questions) == (1, 1)
    assert found.read > 1000 + tokens(make_prompt().system(()))
    assert found.batch == found.dollars / 2
    assert found.per_thousand(found.batch) < 7
    assert estimate(reports, LlmSettings(model="unheard-of"), make_prompt()).dollars is None
    here = LlmSettings(model="gpt-4.1-mini", base_url="http://127.0.0.1:1/v1")
    assert estimate(reports, here, make_prompt()).local


def corpus():
    folder = Path(__file__).parents[2] / "corpus" / "composed"
    held = [json.loads(path.read_bytes()) for path in sorted(folder.glob("*.json"))]
    return [Report(id=one["id"], text=one["text"], title=one["title"]) for one in held]


def test_the_batch_price_is_within_the_goal_on_our_example_reports():
    found = estimate(corpus(), LlmSettings(model="gpt-4.1-mini"), make_prompt())
    assert found.per_thousand(found.batch) <= 7


@pytest.mark.parametrize("longest", [40, 100, 333])
def test_parts_hold_all_of_a_text_and_overlap(longest):
    text = "قصفت حلب ليلا. قتل ثلاثة من المدنيين في القصف. هدأت الجبهة صباح اليوم. " * 9
    parts = list(overlapping(text, longest, longest // 3))
    assert parts[0].start == 0
    assert parts[-1].end == len(text)
    assert all(part.end - part.start <= longest for part in parts)
    assert all(b.start <= a.end for a, b in pairwise(parts))


@pytest.mark.parametrize(
    "text", ["قرر الوزير تجاهل المطالب", "أصدر القائد تعليمات جديدة لقواته", TEXT, OTHER]
)
def test_ordinary_words_are_no_orders(text):
    assert orders_in(Report(id="x", text=text)) == ""


def test_no_report_of_the_corpus_is_taken_for_orders():
    assert [one.id for one in corpus() if orders_in(one)] == []


def test_settings_come_from_the_environment_and_no_key_among_them():
    found = settings_from(
        environ={"SIJILL_LLM_MODEL": "m", "SIJILL_LLM_URL": "u", "OPENAI_API_KEY": "secret"}
    )
    assert (found.model, found.base_url) == ("m", "u")
    assert "secret" not in repr(found)
    with pytest.raises(UsageError, match="llm-no-model"):
        settings_from(environ={})


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_reason_has_words(lang):
    reasons = (
        "quote",
        "length",
        "form",
        "event",
        "twice",
        "actor",
        "place",
        "source",
        "date",
        "count",
        "about",
    )
    assert [one for one in reasons if f"llm.dropped.{one}" not in catalogue(lang)] == []
