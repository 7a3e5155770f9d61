import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.readers import language_of

TEXTS = [
    ("واصلت القوات حصار أحياء المدينة لليوم الثاني على التوالي", "ar"),
    ("قسد", "ar"),
    ("زار پوتين مدينة دمشق اليوم والتقى الرئيس في قصر الشعب", "ar"),
    ("نیروهای امنیتی گزارش دادند که چند نفر در پایتخت کشته شدند", "fa"),
    ("هێزەکانی سووریای دیموکرات ئابڵۆقەی شارەکەیان بەردەوام کرد", "ckb"),
    ("سکیورٹی فورسز نے شہر میں کارروائی کی ہے اور لڑائی جاری ہے", "ur"),
    ("The forces went on with the siege of the city for a second day", "en"),
    ("Hêzên Sûriya Demokratîk li bajarê Hesekê dorpêç domand û ji wan xwest ku rê vebe", "ku"),
    ("Suriye ordusu kente girdi ve halk da yolların açılmasını istedi", "und"),
    ("La même forêt brûlée de la côte où le maître de la fête était prêt", "und"),
    ("Les forces ont poursuivi le siège des quartiers", "und"),
    ("Осада города продолжается", "und"),
    ("2024 … 08", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "language"), TEXTS)
def test_language_by_letters(text, language):
    assert language_of(text) == language


@given(st.text(max_size=300))
def test_any_text_has_an_answer(text):
    assert language_of(text) in {"ar", "fa", "ckb", "ur", "en", "ku", "und", None}
