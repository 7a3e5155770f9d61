"""Whom a report itself called so before."""

import pytest

SAID_BEFORE = [
    # Who occupies, the report itself says.
    ("قصفت دولة الاحتلال التركي عفرين، ورفضت دولة الاحتلال وقف القصف.", ["turkey", "turkey"]),
    # A seat of government that is news as a city speaks for it, and is the city where it is hit.
    ("رفضت صنعاء الهدنة.", ["houthis"]),
    ("قصفت طائرات أمريكية صنعاء.", ["us-army"]),
    ("اتهمت بورتسودان الدعم السريع بقصف المخيم.", ["sudan-gov", "rsf"]),
    # What the adjective of a country may mean else, a delegation tells; «آخر» is another of them.
    ("التقى وفد قطري قسد.", ["qatar", "sdf"]),
    ("زار وفد سعودي وآخر عماني صنعاء للقاء الحوثيين.", ["saudi", "oman", "houthis"]),
    # The gunmen are those whose they were told to be; the attackers the only ones who bear arms for no state.
    ("هاجم مسلحو القاعدة المكلا، واقتحم المسلحون السجن.", ["local-fighters", "aqap", "aqap"]),
    ("هاجم مسلحون الثكنة، واقتحم المسلحون السجن.", ["local-fighters", "local-fighters"]),
    ("هاجم تنظيم داعش الثكنة، ونصب المهاجمون حاجزا.", ["isis", "isis"]),
    ("هاجمت قسد مواقع داعش، ونصب المهاجمون حاجزا.", ["sdf", "isis"]),
    ("اقتحم المهاجمون الثكنة.", ["unknown"]),
    # What takes a body up may have an object behind it; an adjective of its own makes it another.
    ("اتهمت حركة حماس إسرائيل، ورفضت الحركة المقترح.", ["hamas", "israel", "hamas"]),
    ("اتهمت حركة حماس إسرائيل، وهددت الحركة الطلابية بالرد.", ["hamas", "israel"]),
    (
        "اتهمت حركة حماس وحركة الجهاد الإسلامي إسرائيل، وهددت الحركتان بالرد.",
        ["hamas", "islamic-jihad", "israel", "hamas", "islamic-jihad"],
    ),
    # First whom the report wrote with that noun.
    (
        "قصف التحالف الدولي الرقة، وهاجمت قوات سوريا الديمقراطية الحي، ودخلت القوات الدوار.",
        ["coalition", "sdf", "sdf"],
    ),
    # A line headed with a country is about it.
    (
        "إثيوبيا: قصف الجيش ميكيلي.\nمالي: اعتقلت السلطات ضابطا.",
        ["ethiopia-army", "mali", "mali-army"],
    ),
    # Behind a noun with the article «المدني» only describes it.
    ("اعتقلت قسد مدير السجل المدني.", ["sdf"]),
    ("اعتقلت قسد موظفي السجل المدني.", ["sdf", "civilians"]),
]


@pytest.mark.parametrize(("text", "actors"), SAID_BEFORE)
def test_whom_the_report_itself_tells(analysed, text, actors, names):
    assert names(analysed(text), "actor") == actors
