"""What goes on behind a relative clause, and whom its pronouns take up."""

import pytest

# The text; then each event with who did it and to whom.
ROWS = [
    (
        "قسد التي كانت تحاصر المربع الأمني في الحسكة رفعت الحصار.",
        [("BLOCKADE", ["sdf"], ["civilians"]), ("LIFT", ["sdf"], [])],
    ),
    (
        "أنقرة، التي كانت قد أمهلت قسد حتى نهاية الشهر، حشدت قواتها.",
        [("THREATEN", ["turkey"], ["sdf"]), ("DEPLOY", ["turkey"], [])],
    ),
    (
        "وكانت قسد، التي تحاصر الحي في القامشلي، قد رفضت الوساطة الروسية.",
        [("BLOCKADE", ["sdf"], ["civilians"]), ("REJECT", ["sdf"], ["russia"])],
    ),
    (
        "العشائر التي أغلقت الطريق في الرقة أمس تطالب بالإفراج عن أبنائها.",
        [("BLOCKADE", ["tribes"], ["civilians"]), ("DEMAND", ["tribes"], [])],
    ),
    (
        "وزير الدفاع التركي الذي زار الحدود أمس هدد بشن عملية عسكرية.",
        [("MEET", ["turkey"], []), ("THREATEN", ["turkey"], [])],
    ),
    (
        "القرية التي سيطرت عليها قسد أمس تقع شرق دير الزور.",
        [("SEIZE", ["sdf"], [])],
    ),
]


@pytest.mark.parametrize(("text", "events"), ROWS)
def test_a_main_clause_goes_on_behind_its_relative_clause(coded, text, events):
    told = [(m.type, [f.value for f in m.actor], [f.value for f in m.target]) for m in coded(text)]
    assert told == events


def test_the_date_of_a_relative_clause_is_not_the_main_clauses(coded):
    text = "تركيا التي كانت قد قصفت عين عيسى أمس تنفي مسؤوليتها."
    dates = {m.type: m.date.value if m.date else None for m in coded(text) if m.status == "actual"}
    assert dates["ATTACK"] is not None
    assert dates["DENY"] is None


def test_a_pronoun_of_another_gender_takes_up_somebody_else(coded):
    text = "ردت إدارة السجون الإسرائيلية على نادي الأسير الذي اتهمها بتسريب شريط مفبرك."
    accused = next(m for m in coded(text) if m.type == "ACCUSE")
    assert [f.value for f in accused.actor] == ["palestinian-prisoners-club"]
