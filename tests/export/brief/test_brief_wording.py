"""Names, days and numbers as sentences have them; the verb in the gender of its subject."""

import pytest

from sijill.export.brief.telling import event_sentence, fill
from sijill.export.brief.wording import Words, is_feminine, nouns, oblique
from sijill.i18n import LANGUAGES, catalogue
from sijill.i18n.bidi import RIGHT_TO_LEFT
from sijill.lexicon import load
from sijill.schema import EVENT_TYPES, SYMMETRIC, Actor, Event

ACTORS = {
    one.id: one
    for one in (
        Actor("sdf", "force", ("قوات سوريا الديمقراطية",), ("Syrian Democratic Forces", "SDF")),
        Actor("syria-army", "force", ("الجيش السوري",), ("Syrian Army",)),
        Actor("russia", "state", ("روسيا",), ("Russia",)),
        Actor("iraq", "state", ("العراق",), ("Iraq",)),
        Actor("rebels", "armed-group", ("مسلحو العشائر",), ("tribal gunmen",)),
    )
}
AR, EN = (Words(lang, ACTORS, {"الحسكة": "Al-Hasakah"}) for lang in ("ar", "en"))


@pytest.mark.parametrize(
    ("name", "kind", "feminine"),
    [
        ("قوات سوريا الديمقراطية", "force", True),
        ("الجيش السوري", "force", False),
        ("وحدات حماية الشعب", "force", True),
        ("كتائب القسام", "armed-group", True),
        ("حركة حماس", "armed-group", True),
        ("حزب الله", "armed-group", False),
        ("تنظيم الدولة", "armed-group", False),
        ("هيئة تحرير الشام", "armed-group", True),
        ("العشائر", "group", True),
        ("مسلحو العشائر", "group", False),
        ("وزارة الدفاع", "body", True),
        ("المرصد السوري", "body", False),
        ("الأمم المتحدة", "body", True),
        ("روسيا", "state", True),
        ("مصر", "state", True),
        ("العراق", "state", False),
        ("لبنان", "state", False),
        ("جنوب السودان", "state", False),
        ("إلهام أحمد", "person", True),
        ("مظلوم عبدي", "person", False),
        ("حمزة الخطيب", "person", False),
        ("فوزة يوسف", "person", True),
        ("مصادر محلية", "source", True),
        ("مصدر عسكري", "source", False),
    ],
)
def test_a_verb_has_the_gender_of_the_head_of_the_name(name, kind, feminine):
    assert is_feminine(name, kind) == feminine


@pytest.mark.parametrize(
    ("name", "after_a_verb"),
    [
        ("مسلحو العشائر", "مسلحي العشائر"),
        ("المتمردون الطوارق", "المتمردين الطوارق"),
        ("السلفيون", "السلفيين"),
        ("تلفزيون سوريا", "تلفزيون سوريا"),
        ("الجيش السوري", "الجيش السوري"),
    ],
)
def test_a_plural_of_people_has_its_case(name, after_a_verb):
    assert oblique(name) == after_a_verb


@pytest.mark.parametrize(
    ("shape", "actor", "target", "words"),
    [
        ("at", "sdf", "syria-army", "هاجمت قوات سوريا الديمقراطية الجيش السوري"),
        ("at", "syria-army", "sdf", "هاجم الجيش السوري قوات سوريا الديمقراطية"),
        ("at", "syria-army", "rebels", "هاجم الجيش السوري مسلحي العشائر"),
        ("at", "rebels", "civilians", "هاجم مسلحو العشائر مدنيين"),
        ("t", "", "sdf", "تعرّضت قوات سوريا الديمقراطية لهجوم"),
        ("t", "", "syria-army", "تعرّض الجيش السوري لهجوم"),
        ("a", "russia", "", "شنّت روسيا هجوماً"),
        ("a", "iraq", "", "شنّ العراق هجوماً"),
        ("n", "", "", "وقع هجوم"),
    ],
)
def test_an_attack_is_told_with_agreement(shape, actor, target, words):
    who = {"actor": (actor,) if actor else (), "target": (target,) if target else ()}
    assert fill("ATTACK", shape, AR, **who) == words


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("type_", EVENT_TYPES)
def test_every_type_has_a_sentence_for_whatever_is_known(type_, lang):
    shapes = {"all", "a", "n"} if type_ in SYMMETRIC else {"at", "a", "t", "n"}
    found = {key.rpartition(".")[2] for key in catalogue(lang) if key.startswith(f"brief.tell.{type_}.")}
    assert found == shapes
    words = Words(lang, ACTORS, {})
    for actor in ((), ("sdf",)):
        for target in ((), ("syria-army",)):
            event = Event(id="e", type=type_, told=(), actor=actor, target=target, date="2024-08-07")
            sentence = event_sentence(event, words)
            assert not set("[]{}|") & set(sentence)
            assert all(words.name(one) in sentence for one in (*actor, *target))


def test_every_group_without_a_name_is_told_in_the_plural_of_both_languages():
    groups = {"civilians", "detainees", "unknown", "local-fighters", "activists", "journalists"}
    assert {AR.name(one) for one in groups} >= {"مدنيون", "محتجزون", "ناشطون"}
    assert AR.whose("civilians") == "المدنيين"
    assert all(EN.name(one).islower() for one in groups)


def test_every_pack_actor_has_a_name_in_a_sentence():
    actors = load().actors
    words = [Words(lang, actors, {}) for lang in LANGUAGES]
    assert [id_ for id_ in actors for one in words if not one.name(id_).strip()] == []


@pytest.mark.parametrize(
    ("value", "english", "arabic"),
    [
        ("2024-08-07", "7 August 2024", "7 آب/أغسطس 2024"),
        ("2024-08", "August 2024", "آب/أغسطس 2024"),
        ("2024", "2024", "2024"),
        ("2024-08-07/2024-08-13", "7 to 13 August 2024", "من 7 إلى 13 آب/أغسطس 2024"),
        ("2024-08-30/2024-09-02", "30 August to 2 September 2024", "من 30 آب/أغسطس إلى 2 أيلول/سبتمبر 2024"),
        ("2023-12-30/2024-01-02", "30 December 2023 to 2 January 2024",
         "من 30 كانون الأول/ديسمبر 2023 إلى 2 كانون الثاني/يناير 2024"),
        ("", "", ""),
    ],
)  # fmt: skip
def test_days_in_words(value, english, arabic):
    assert (EN.day(value), AR.day(value)) == (english, arabic)


@pytest.mark.parametrize(
    ("low", "high", "word", "english", "arabic"),
    [
        (1, 1, "", "1 killed", "قتيل واحد"),
        (2, 2, "", "2 killed", "قتيلان"),
        (11, 11, "أحد عشر", "11 killed", "11 قتيلاً"),
        (39, 51, "39 و51", "39 to 51 killed", "بين 39 و51 قتيلاً"),
        (1, 2, "", "1 to 2 killed", "بين 1 وقتيلين"),
        (30, None, "", "at least 30 killed", "30 قتيلاً على الأقل"),
        (20, None, "العشرات", "killed: “العشرات”", "قتلى: «العشرات»"),
        (None, None, "", "", ""),
    ],
)
def test_a_vague_number_keeps_its_word_and_a_range_its_ends(low, high, word, english, arabic):
    shown = [words.amount(low, high, "killed", word) for words in (EN, AR)]
    assert ["".join(letter for letter in one if not 0x2066 <= ord(letter) <= 0x2069) for one in shown] == [
        english,
        arabic,
    ]


def test_every_count_has_a_noun():
    from sijill.schema import COUNTED  # noqa: PLC0415

    assert set(COUNTED) <= set(nouns())


def test_braces_of_a_name_are_not_obeyed():
    actors = {"x": Actor("x", "group", ("{about} [a|b]",), ("{target}",))}
    assert fill("ATTACK", "a", Words("en", actors, {}), actor=("x",)) == "{target} made an attack"
    assert fill("ATTACK", "a", Words("ar", actors, {}), actor=("x",)).count("{about} [a|b]") == 1


@pytest.mark.parametrize(
    ("lang", "composed", "id_", "wanted"),
    [
        ("en", True, "tv", "a television station"),
        ("ar", True, "un-brief", "إحاطة أممية"),
        ("en", True, "The Herald", "The Herald"),
        ("en", False, "tv", "tv"),  # of a real report: whatever it is called
        ("ar", False, "Independent", "Independent"),
    ],
)
def test_an_outlet_is_called_by_what_it_is_where_it_was_made_up(lang, composed, id_, wanted):
    assert Words(lang, {}, {}, composed=composed).outlet(id_) == wanted


@pytest.mark.parametrize("kind", ["persons", "places", "sources", "names", "reviewed"])
def test_what_was_taken_out_is_told_in_words(kind):
    assert RIGHT_TO_LEFT.match(AR.word("taken_out", kind))
    assert EN.word("taken_out", kind) != "reviewed"
