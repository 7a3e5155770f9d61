"""Deadlines: until when something is demanded, offered or threatened."""

import pytest

WEDNESDAY = "2021-04-21"


@pytest.mark.parametrize(
    ("text", "date", "due"),
    [
        ("أمهلت موسكو الدفاع الوطني حتى مساء الأحد لتسليم سلاحه", None, "2021-04-25"),
        ("حددت قسد يوم الجمعة مهلة أخيرة لانسحاب المسلحين", None, "2021-04-23"),
        ("أمهلت قسد المسلحين حتى مساء الأربعاء لتسليم سلاحهم", None, "2021-04-21"),
        ("أمهلت قسد، أمس الثلاثاء، المسلحين حتى الخميس المقبل لتسليم سلاحهم", "2021-04-20", "2021-04-22"),
        ("أمهلت قسد المسلحين لتسليم سلاحهم", None, None),
    ],
)
def test_a_weekday_that_an_ultimatum_sets_is_to_come(coded, text, date, due):
    (found,) = [m for m in coded(text, WEDNESDAY) if m.type == "THREATEN"]
    assert (found.date and found.date.value, found.deadline and found.deadline.value) == (date, due)


def test_until_a_past_weekday_is_no_deadline_of_a_siege(coded):
    (found,) = [m for m in coded("حاصرت قسد حي طي حتى مساء الأحد", WEDNESDAY) if m.type == "BLOCKADE"]
    assert found.deadline is None
