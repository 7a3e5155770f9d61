"""Topic: sport, markets and argument borrow the words of a quarrel."""

import pytest

MATCH = (
    "هاجم المنتخب مرمى الضيوف في المباراة، وسجل اللاعب هدفاً في الشوط الأول، "
    "وفاز الفريق بالبطولة على ملعب المدينة في الدوري."
)


def test_a_match_is_no_attack(coded):
    assert coded(MATCH * 2) == []


@pytest.mark.parametrize(
    ("words", "found"),
    [("وقال إن العمل مستمر في المدينة", True), ("والحقيقة أن السؤال هو لماذا نعتقد ذلك ربما", False)],
)
def test_what_argues_more_than_it_tells_needs_a_party_and_more(told, words, found):
    text = "هدد بعضهم بالقصف. " + f"{words}. " * 12
    assert bool(told(text, "THREATEN")) <= found


def test_one_short_sentence_is_judged_by_nothing_but_itself(told):
    assert told("وافق الوزير التونسي على المقترح", "AGREE")


def test_a_long_report_of_one_party_without_violence_tells_no_quarrel(coded):
    text = "وافق الوزير التونسي على طلب الموظفين في صفاقس. " + "وقال الموظف إن العمل جيد اليوم. " * 15
    assert coded(text) == []


def test_in_an_interview_one_argues_and_tells(told):
    answer = "والحقيقة أن السؤال هو لماذا نعتقد ذلك ربما. "
    asked = "رفضت قسد الفكرة وهددت تركيا بالرد. " + (answer * 3 + "\nما رأيك في ذلك؟\n") * 4
    assert told(asked, "REJECT")
    assert not told(asked.replace("؟", "."), "REJECT")


def _long(first: str, more: int = 7) -> str:
    """Return a text that cites nobody, with a few words of argument among many."""
    return f"{first}. " + ("إنما العمل طويل. " + "والبلاد بعيدة واسعة والناس كثيرون فيها. " * more) * 4


REFUSED = "رفضت الحكومة التونسية ذلك، وأزعجت ليبيا"


def test_a_column_cites_nobody_and_tells_of_no_day_close_by(told):
    assert not told(_long(REFUSED), "REJECT")
    assert told(_long("طالبت الحكومة التونسية ليبيا بتسليم المعتقلين"), "DEMAND")


def test_a_column_need_argue_but_little_and_may_speak_of_attacks(told):
    assert not told(_long(REFUSED, more=18), "REJECT")
    assert told(_long("وما قول الناس في عناصر داعش الذين فجروا مسجدا في الكويت", more=18), "ATTACK")


@pytest.mark.parametrize("more", ["وكان ذلك أمس الأول", "وقال الوزير التونسي إن العمل مستمر. " * 5])
def test_what_tells_of_a_day_close_by_or_cites_somebody_is_no_column(told, more):
    assert told(_long(f"{more}. {REFUSED}"), "REJECT")


def test_in_a_column_today_is_nowadays(told):
    assert not told(_long(f"واليوم يعيش الناس في ضيق. {REFUSED}"), "REJECT")


def test_a_shooting_in_a_cinema_is_none_of_the_stage(told):
    stage = "شاهد الجمهور الفيلم في السينما مع المخرج والممثل. "
    shots = "أطلق مسلح النار على متفرجين في بغداد. وقالت الشرطة إن المسلح قتل ثلاثة. " * 3
    assert not told(stage * 6 + "هاجم مسلح المخرج في بغداد.", "ATTACK")
    assert told(stage + shots, "ATTACK")
