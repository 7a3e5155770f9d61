"""Words that may name somebody and name nobody where they stand."""

import pytest


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # A longer name that is another country's does not hide what is in it.
        ("في بيروت أعلنت القيادة العامة للجيش أن الجنود قصفوا مواقع المسلحين", "lebanon-army"),
        # A report that is far more about another country does not call this one's army «الجيش».
        ("في بورما ورانغون قمع الجيش محتجين، وقالت ميانمار وبورما وميانمار إن واشنطن نددت", "!us-army"),
        # An adjective is no body.
        ("في تونس قصف الجيش المسلحين لرد التهديدات الداخلية", "!tunisia-security"),
        ("في تونس قصف الجيش المسلحين وقالت الداخلية إن شرطيا قتل", "tunisia-security"),
        ("في القاهرة طالب محتجون الجيش بالانسحاب وكان السؤال الرئيس عن موعده", "!abdel-fattah-el-sisi"),
        # A thing with arms is nobody.
        ("قتل جنود في كمين مسلح في تعز", "!local-fighters"),
        ("قتل جنود على يد مسلحين في تعز", "local-fighters"),
    ],
)
def test_names_that_another_reading_bars(read, text, found, names):
    ids = names(read(text), "actor")
    assert (found.removeprefix("!") in ids) is not found.startswith("!")
