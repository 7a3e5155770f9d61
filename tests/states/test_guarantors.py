import pytest
from making import made, packs
from msgspec import structs

from sijill.extract.engine import RulesEngine
from sijill.schema import Report, Told
from sijill.states.agreements import agreements
from sijill.states.agreements.guarantors import Vouching

EVENT = made("AGREE", "a1", actor=["sdf", "syria-gov"], date="2021-02-01")


@pytest.fixture(scope="module")
def engine():
    return RulesEngine(packs())


def deal_of(text, engine):
    """The agreement that a sentence tells, as the engine reads it."""
    report = Report(id="r", text=text, published="2021-02-01")
    (mention,) = (m for m in engine.code(report) if m.type == "AGREE")
    told = Told(mention=mention, outlet="wire", published="2021-02-01", quote=mention.evidence.of(text))
    kept = {name: tuple(f.value for f in getattr(mention, name)) for name in ("actor", "target", "mediator")}
    event = structs.replace(EVENT, told=(told,), **kept)
    (found,) = agreements([event], packs())
    return found


@pytest.mark.parametrize(
    ("text", "guarantors", "mediators"),
    [
        ("وقّعت قسد والحكومة السورية اتفاقاً في الحسكة بضمانة روسية.", ("russia",), None),
        ("وقّعت قسد والحكومة السورية اتفاقاً في الحسكة بوساطة روسية.", None, ("russia",)),
        ("وقّعت قسد والحكومة السورية اتفاقاً في الحسكة برعاية أمريكية.", None, ("usa",)),
        ("وقّعت قسد والحكومة السورية اتفاقاً في الحسكة.", None, None),
        ("وقّعت قسد والحكومة السورية اتفاقاً بضمان روسيا.", ("russia",), None),
    ],
)
def test_who_vouches_is_told_apart_from_who_mediates(text, guarantors, mediators, engine):
    found = deal_of(text, engine)
    assert (found.guarantors.value, found.mediators.value) == (guarantors, mediators)
    assert set(found.parties.value) == {"sdf", "syria"}


def named(quote, *spans):
    """An event whose mediators are the words of its quote given, each once."""
    mention = EVENT.told[0].mention
    start = [quote.index(words) for _, words in spans]
    fillers = tuple(
        structs.replace(
            mention.actor[0], value=who, span=structs.replace(mention.evidence, start=at, end=at + len(words))
        )
        for (who, words), at in zip(spans, start, strict=True)
    )
    evidence = structs.replace(mention.evidence, start=0, end=len(quote))
    told = structs.replace(
        EVENT.told[0], quote=quote, mention=structs.replace(mention, mediator=fillers, evidence=evidence)
    )
    return structs.replace(EVENT, told=(told,), mediator=tuple(who for who, _ in spans))


@pytest.mark.parametrize(
    ("quote", "spans", "guarantors", "mediators"),
    [
        ("اتفاق بوساطة أممية وضمانة روسية", [("un", "أممية"), ("russia", "روسية")], ("russia",), ("un",)),
        ("اتفاق بضمانة روسية ووساطة أممية", [("russia", "روسية"), ("un", "أممية")], ("russia",), ("un",)),
        ("بضمانة كل من روسيا وإيران", [("russia", "روسيا"), ("iran", "وإيران")], ("russia", "iran"), ()),
        ("بوساطة روسيا وبضمانات قطرية", [("russia", "روسيا"), ("qatar", "قطرية")], ("qatar",), ("russia",)),
        ("اتفاق بضمانة روسية", [("russia", "اتفاق بضمانة روسية")], ("russia",), ()),
        ("اتفاق بوساطة أممية وضمانة روسية", [("un", "اتفاق بوساطة أممية وضمانة روسية")], (), ("un",)),
    ],
)  # fmt: skip
def test_the_word_before_a_name_decides(quote, spans, guarantors, mediators):
    event, vouching = named(quote, *spans), Vouching(packs())
    assert vouching.guarantors(event) == guarantors
    assert vouching.mediators(event) == mediators


def test_a_mediator_that_a_person_put_in_stays_a_mediator():
    event = structs.replace(EVENT, mediator=("un",))
    assert Vouching(packs()).mediators(event) == ("un",)


def test_nobody_vouches_by_the_words_of_no_pack():
    bare = structs.replace(packs(), words={})
    event = named("اتفاق بضمانة روسية", ("russia", "روسية"))
    assert Vouching(bare).guarantors(event) == ()
