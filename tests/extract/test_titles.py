"""What only a headline tells, with offsets into the headline."""

from functools import cache

from sijill.extract.engine import RulesEngine
from sijill.extract.ground import spans
from sijill.lexicon import load
from sijill.schema import Report

TEXT = "حاصرت قسد المربع الأمني في الحسكة أمس."


@cache
def engine():
    return RulesEngine(load(["core", "syria"]))


def both(title, text=TEXT):
    report = Report(id="x", title=title, text=text, published="2024-08-08")
    told = engine().code(report)
    return report, told, engine().code_title(report, told)


def test_what_the_text_tells_too_is_not_told_twice():
    _, told, titled = both("قسد تحاصر المربع الأمني في الحسكة")
    assert [m.type for m in told] == ["BLOCKADE"]
    assert titled == []


def test_what_the_title_alone_tells_is_kept_with_its_place_in_the_title():
    report, told, titled = both("غارة على إدلب تقتل خمسة مدنيين")
    assert [m.type for m in titled] == ["ATTACK"]
    assert {span.part for span in spans(titled[0])} == {"title"}
    assert titled[0].evidence.of(report.title).startswith("غارة")
    assert [c.value for c in titled[0].count] == [5]
    assert titled[0].id not in {m.id for m in told}


def test_a_report_without_a_title_has_none():
    assert both("  ")[2] == []
