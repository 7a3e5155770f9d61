"""A brief says nothing that the record does not hold: each sentence has its evidence, in both languages."""

import re

import pytest
from msgspec.structs import replace

from sijill.errors import UsageError
from sijill.export.brief.build import brief_of, prepared, written
from sijill.export.brief.sections import MOST
from sijill.export.brief.types import Question
from sijill.i18n import LANGUAGES
from sijill.lexicon import load


@pytest.fixture(scope="session")
def lexicon():
    return load()


@pytest.fixture(scope="session")
def briefs(crisis, episode, lexicon):
    return {lang: brief_of(crisis.store, lexicon, Question(episode=episode, lang=lang)) for lang in LANGUAGES}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_all_sections_stand_in_their_order_and_are_short(briefs, lang):
    sections = briefs[lang].sections
    assert [one.key for one in sections] == list(MOST)
    assert all(len(one.sentences) <= MOST[one.key] for one in sections)
    assert all(one.sentences or one.note for one in sections)
    assert {one.key for one in sections if one.sentences} >= {
        "happened", "in_force", "casualties", "contradictions", "past", "unknown",
    }  # fmt: skip


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_sentence_has_evidence_that_stands_below(briefs, lang):
    brief = briefs[lang]
    numbers = [one.number for one in brief.evidence]
    assert numbers == list(range(1, len(numbers) + 1))
    for section in brief.sections:
        for sentence in section.sentences:
            assert sentence.evidence
            assert set(sentence.evidence) <= set(numbers)
            assert sentence.text.endswith(".")
            assert not re.search(r"[{}]|\[[^\]]*\|", sentence.text)


@pytest.mark.parametrize(("lang", "standing"), [("en", "; accepted"), ("ar", "؛ قُبل")])
def test_the_ledger_quotes_each_position_and_says_how_it_stands(crisis, lexicon, lang, standing):
    brief = brief_of(crisis.store, lexicon, Question(since="2016", until="2016", lang=lang))
    ledger = next(one for one in brief.sections if one.key == "ledger").sentences
    quotes = {one.number: one.quote for one in brief.evidence}
    assert any(standing in one.text for one in ledger)
    quoted = re.compile("[«“](.+?)(?: …)?[»”]")
    for one in ledger:
        for words in quoted.findall(one.text):
            assert any(words in " ".join(quotes[number].split()) for number in one.evidence)


def test_both_languages_rest_on_the_same_evidence(briefs):
    shapes = [
        [(section.key, [one.evidence for one in section.sentences]) for section in briefs[lang].sections]
        for lang in LANGUAGES
    ]
    assert shapes[0] == shapes[1]


def test_evidence_is_the_words_of_the_report(briefs, crisis):
    for one in briefs["ar"].evidence:
        report = crisis.report(one.report, one.version)
        whole = report.title if one.part == "title" else report.text
        assert whole[one.start : one.end] == one.quote
        assert one.text_hash == report.text_hash


def test_each_figure_of_the_casualties_is_told_by_a_mention_that_is_cited(briefs, crisis, episode, lexicon):
    made = prepared(crisis.store, lexicon, Question(episode=episode))
    mentions = {told.mention.id: told.mention for event in made.plain for told in event.told}
    brief = briefs["en"]
    cited = {one.number: mentions[one.mention] for one in brief.evidence}
    section = next(one for one in brief.sections if one.key == "casualties")
    assert section.sentences
    for sentence in section.sentences:
        assert all(cited[number].count for number in sentence.evidence)


def test_the_same_record_makes_the_same_brief(crisis, episode, lexicon, briefs):
    again = brief_of(crisis.store, lexicon, Question(episode=episode, lang="ar"))
    assert again == briefs["ar"]


def test_a_composed_brief_says_so_first(briefs):
    assert briefs["en"].origin == "composed"
    assert "composed texts" in briefs["en"].banner
    assert "مؤلَّفة" in briefs["ar"].banner


def test_news_and_composed_texts_are_never_mixed(mixed, lexicon):
    asked = Question(since="2024-08", until="2024-08")
    with pytest.raises(UsageError) as refused:
        brief_of(mixed.store, lexicon, asked)
    assert refused.value.code == "mixed-brief"
    for composed in (True, False):
        brief = brief_of(mixed.store, lexicon, replace(asked, composed=composed))
        assert brief.origin == ("composed" if composed else "news")
        assert {one.composed for one in brief.evidence} == {composed}
        assert bool(brief.banner) == composed


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ({}, "brief-scope"),
        ({"episode": "x", "since": "2024"}, "brief-scope"),
        ({"episode": "0000000000000000"}, "no-such-episode"),
        ({"since": "1999", "until": "1999"}, "empty-brief"),
        ({"since": "2016", "redact": ("faces",)}, "bad-choice"),
    ],
)
def test_what_cannot_be_asked_is_told(crisis, lexicon, asked, code):
    with pytest.raises(UsageError) as refused:
        brief_of(crisis.store, lexicon, Question(**asked))
    assert refused.value.code == code


def test_only_days_asked_for_are_told(crisis, lexicon):
    made = prepared(crisis.store, lexicon, Question(since="2021-01", until="2021-01"))
    assert made.material.as_of == "2021-01-31"
    assert made.material.scope
    assert all((event.date or event.told_on or "")[:7] <= "2021-01" for event in made.material.scope)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_names_that_are_taken_out_stand_nowhere(crisis, episode, lexicon, lang):
    asked = Question(episode=episode, lang=lang, redact=("places", "sources"), names=("الأسايش",))
    brief = brief_of(crisis.store, lexicon, asked)
    words = str(replace(brief, marks=(), bars=()))
    for gone in ("الحسكة", "Al-Hasakah", "القامشلي", "Qamishli", "غويران", "pro-government media"):
        assert gone not in words
    assert "▇" in words
    assert brief.marks == ()
    assert brief.taken_out == ("places", "sources", "names")
    assert all(one.url == "" and one.text_hash == "" for one in brief.evidence)


def test_the_map_and_the_timeline_rest_on_evidence(briefs):
    brief = briefs["en"]
    assert brief.marks
    assert brief.bars
    assert all(one.evidence for one in (*brief.marks, *brief.bars))
    assert [bar.day for bar in brief.bars] == sorted(bar.day for bar in brief.bars)


def test_written_is_pure(crisis, episode, lexicon):
    made = prepared(crisis.store, lexicon, Question(episode=episode))
    assert written(made) == written(made)
