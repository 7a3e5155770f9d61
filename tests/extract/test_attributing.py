"""Attribution: sentences of our own, and who says what they tell."""

import pytest

from sijill.extract.engine import RulesEngine
from sijill.schema import Report

CASES = [
    # The subject of the verb speaks, and not a name near it.
    ("قال المرصد السوري لحقوق الإنسان إن قسد اعتقلت ثلاثة مدنيين.", "DETAIN", ["sohr"]),
    (
        "وقالت الهيئة العامة للإغاثة إن قوات النظام اعتقلت عشرة شبان.",
        "DETAIN",
        ["name:الهيئة العامة للإغاثة"],
    ),
    ("أفاد مصدر عسكري بأن الجيش السوري سيطر على بلدة المليحة.", "SEIZE", ["military-source"]),
    # Chains.
    ("نقلت وكالة رويترز عن مصدر أمني أن مسلحين اقتحموا السجن.", "ATTACK", ["reuters", "security-source"]),
    ("قال مصدر طبي لوكالة رويترز إن قسد اعتقلت ثلاثة مدنيين.", "DETAIN", ["reuters", "medical-source"]),
    # «بحسب» holds for its sentence, before it and after it.
    ("بحسب مصادر محلية، اعتقلت الأسايش عشرة شبان في الحسكة.", "DETAIN", ["local-sources"]),
    ("اعتقلت الأسايش عشرة شبان في الحسكة، وفق ما أفاد المرصد السوري لحقوق الإنسان.", "DETAIN", ["sohr"]),
    # A verb without a subject, or with a noun that stood before, goes on with who spoke.
    ("أفاد مصدر أمني بانفجار عبوة. وأضاف أن الجيش السوري أغلق الطريق.", "BLOCKADE", ["security-source"]),
    (
        "أفاد مصدر أمني بانفجار عبوة. وقال المصدر إن الجيش السوري أغلق الطريق.",
        "BLOCKADE",
        ["security-source"],
    ),
    # The report's own people say what the report says; so does a verb without a subject.
    ("وأفاد مراسلنا بأن قسد حاصرت المربع الأمني في الحسكة.", "BLOCKADE", []),
    ("قال المرصد السوري لحقوق الإنسان إن الهدوء عاد. يذكر أن قسد حاصرت الحسكة.", "BLOCKADE", []),
    # Who makes a speech act is not its source.
    ("قالت قسد إنها ترفض الانسحاب من الحي.", "REJECT", []),
    ("قال عامل في مشفى إدلب إن قسد اعتقلت ثلاثة مدنيين.", "DETAIN", ["medical-source"]),
]


@pytest.mark.parametrize(("text", "kind", "chain"), CASES)
def test_who_says_so(engine: RulesEngine, text: str, kind: str, chain: list[str]) -> None:
    """The mention of a type has exactly the chain of sources that its sentence tells."""
    told = [m for m in engine.code(Report(id="x", text=text)) if m.type == kind]
    assert [[f.value for f in m.source] for m in told] == [chain]
