"""States on a screen, in JSON and in CSV: whose word, which events, what is not known."""

import csv
import io

import msgspec
import pytest

from sijill.export.fields import Shown, shown
from sijill.export.referred import names_of, referred
from sijill.export.spark import spark
from sijill.export.state_records import state_record, states_cells, states_csv
from sijill.export.states import cards, events_of, headline
from sijill.i18n.bidi import width
from sijill.schema import Actor
from sijill.states import Field, Gap
from sijill.states.blockades import Turn
from sijill.states.casualties import Range
from sijill.states.figures import Figure
from sijill.states.negotiations.types import Mediation, Position, Reply
from sijill.states.precedents import Rate, Reason


class Siege(msgspec.Struct, frozen=True, kw_only=True):
    """A state as small as one can be."""

    id: str = "00ff00ff00ff00ff"
    composed: bool = True
    actor: Field[tuple[str, ...]] = Field()
    target: Field[tuple[str, ...]] = Field()
    place: Field[tuple[str, ...]] = Field()
    since: Field[str] = Field()
    until: Field[str] = Field()
    history: tuple[Turn, ...] = ()
    gaps: tuple[Gap, ...] = ()


class Referring(msgspec.Struct, frozen=True):
    """A state that names events."""

    deals: Field[tuple[str, ...]]
    replies: tuple[Reply | Mediation, ...]


class Tolled(msgspec.Struct, frozen=True):
    """A state with a range."""

    killed: Range
    id: str = "22ff00ff00ff00ff"


ACTORS = {"asayish": Actor("asayish", "force", ("الأسايش",), party="sdf")}


def field(value, *events, by=("hawar",), **kept):
    return Field(value, events or ("e1",), by, **kept)


SIEGE = Siege(
    actor=field(("asayish",), "e1", one_side=True),
    place=field(("الحسكة",), "e1", "e2", one_side=True),
    since=field("2021-01-10", one_side=True),
    history=(Turn("2021-01-10", "besieged", ("hawar",), one_side=True, events=("e3",)),),
    gaps=("open-end", "unreviewed", "composed", "one-side"),
)


def test_a_card_tells_who_whose_word_and_what_is_not_known():
    lines = cards("blockades", [SIEGE], Shown(ACTORS), 100)
    assert "asayish → ? · الحسكة · since" in lines.replace("\u2066", "").replace("\u2069", "")
    assert "2021-01-10: besieged — asserted (by hawar); one side only" in lines
    assert "not known: whether and when it ended, no person has reviewed all of it yet" in lines
    assert "[composed] 00ff00ff00ff00ff · from 3 events" in lines


def test_what_has_no_day_is_not_said_to_be_still_on():
    undated = msgspec.structs.replace(SIEGE, since=Field(), gaps=("open-end", "no-start"))
    assert headline("blockades", undated, Shown(ACTORS)).endswith("on an unknown day")
    assert headline("blockades", SIEGE, Shown(ACTORS)).endswith("still on, as far as told")


def test_one_side_is_marked_once_where_it_alone_speaks():
    lines = cards("blockades", [SIEGE], Shown(ACTORS), 200)
    assert lines.count("one side only") == 2  # the turn's, and that of the whole
    two = msgspec.structs.replace(SIEGE, since=field("2021-01-10", by=("afp",)))
    assert "by afp, hawar" in cards("blockades", [two], Shown(ACTORS), 200)


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("columns", [40, 80])
def test_a_card_keeps_to_the_width(lang, columns):
    long = msgspec.structs.replace(
        SIEGE, place=field(("المربع الأمني في مدينة الحسكة",) * 1 + ("حي طي",) * 9)
    )
    for line in cards("blockades", [long, SIEGE], Shown(ACTORS, lang), columns).splitlines():
        assert width(line) <= columns


def test_hostile_words_do_no_harm():
    hostile = msgspec.structs.replace(SIEGE, place=field(("\x1b[31m\u202e=HYPERLINK(1)\n",)))
    screen = cards("blockades", [hostile], Shown(), 80)
    assert "\x1b" not in screen
    assert "\u202e" not in screen
    rows = b"".join(states_csv({"blockades": [hostile]}, Shown())).decode("utf-8-sig")
    place = next(csv.DictReader(io.StringIO(rows)))["place"]
    assert "\x1b" not in place
    assert not place.startswith("=")


def test_arabic_names_and_types():
    view = Shown(ACTORS, "ar")
    assert shown("actor", field(("asayish",), by=()), view) == "الأسايش"
    assert shown("about", ("LIFT",), view) == "فك حصار"
    assert shown("status", "lifted", view) == "رُفع"
    assert headline("blockades", SIEGE, view).startswith("الأسايش ←")


@pytest.mark.parametrize(
    ("low", "high", "word", "told"),
    [
        (81, 81, "", "81"),
        (39, 51, "", "39–51"),
        (30, None, "", "30+"),
        (20, None, "العشرات", "«العشرات»"),
        (None, None, "", "how many is not told"),
    ],
)
def test_a_figure_is_shown_as_it_was_told(low, high, word, told):
    assert shown("killed", Figure(low, high, word), Shown()) == told


def test_people_of_whom_no_number_is_told_are_not_left_blank():
    uncounted = Figure(None, None, by=("afp",), day="2021-01-10")
    assert shown("released", (uncounted,), Shown()) == "2021-01-10: how many is not told — by afp"
    assert shown("released", (Figure(None, None),), Shown()) == "how many is not told"


@pytest.mark.parametrize(
    ("kind", "standing", "words"),
    [
        ("refusal", "dead", "the refusal stands"),
        ("refusal", "agreed", "consented to later"),
        ("demand", "dead", "dead"),
        ("refusal", "open", "open"),
    ],
)
def test_of_a_refusal_it_is_told_whether_it_stands(kind, standing, words):
    position = Position(
        party="sdf", who=("sdf",), to=(), kind=kind, about=(), content="", place=(), day=Field(),
        deadline=Field(), items=Field(), answer=Field(), answered_on=Field(), standing=standing,
    )  # fmt: skip
    assert shown("positions", (position,), Shown()).endswith(words)


def test_how_often_is_never_a_bare_share():
    assert (
        shown("rates", Rate("deal", 3, 4, 0.3006, 0.9544), Shown())
        == "deal: 3 of 4 (95 % interval 30–95 of 100)"
    )


def test_all_events_behind_a_state_are_told():
    assert events_of(SIEGE) == ("e1", "e2", "e3")
    record = msgspec.json.decode(msgspec.json.encode(state_record("blockades", SIEGE)))
    assert record["all_events"] == ["e1", "e2", "e3"]
    since = {"value": "2021-01-10", "events": ["e1"], "by": ["hawar"], "one_side": True}
    assert record["since"] == since | {"basis": "told", "word": ""}


def test_cells_of_one_kind_have_fields_for_columns_of_several_a_line_each():
    heads, row = states_cells({"blockades": [SIEGE]}, Shown(ACTORS))
    told = dict(zip(heads, row, strict=True))
    assert (told["since"], told["since_by"], told["place_events"]) == ("2021-01-10", "hawar", "e1|e2")
    assert (told["until"], told["composed"], told["events"]) == ("", "composed", "e1|e2|e3")
    heads, *rows = states_cells({"blockades": [SIEGE], "custody": []}, Shown(ACTORS))
    assert heads == ["kind", "id", "field", "value", "by", "events"]
    assert ["blockades", "00ff00ff00ff00ff", "since", "2021-01-10", "hawar", "e1"] in rows
    assert states_cells({"blockades": []}, Shown())[0][0] == "id"


def test_a_line_of_days_is_highest_where_it_is_most_hostile():
    assert spark([10, 0, -10], 40) == "▁▄█"
    assert len(spark([0.0] * 1000, 36)) <= 36
    assert spark([], 36) == ""


@pytest.mark.parametrize(
    ("name", "value", "lang", "words"),
    [
        ("term", "2 days", "ar", "يومان"), ("term", "4 days", "ar", "4 أيام"),
        ("term", "15 days", "ar", "15 يوماً"), ("term", "3 hours", "ar", "3 ساعات"),
        ("term", "1 hours", "en", "1 hour"), ("term", "حتى العيد", "ar", "حتى العيد"),
        ("days", 2, "ar", "يومان"), ("days", 11, "ar", "11 يوماً"), ("days", 7, "en", "7 days"),
        ("after", 2, "ar", "يومين"), ("after", 0, "ar", "أقل من يوم"),
    ],
)  # fmt: skip
def test_a_length_is_in_words_of_the_language(name, value, lang, words):
    assert shown(name, value, Shown(lang=lang)) == words


def test_a_word_means_in_a_field_what_it_means_there():
    assert shown("stage", "partial", Shown(lang="ar")) == "اتفاق جزئي"
    assert shown("status", "partial", Shown(lang="ar")) == "خُفّف"


def test_two_sides_together_are_two_names():
    assert shown("party", "asayish+syria", Shown(ACTORS, "ar")) == "الأسايش، syria"


def test_what_nobody_disputes_is_not_said():
    assert shown("contested", Field(value=False, events=("e",)), Shown()) == ""
    assert shown("contested", Field(value=True, events=("e",)), Shown()) == "yes"


def test_an_answer_that_no_report_tells_to_be_one_is_inferred():
    reply = Reply("accepted", ("sdf",), "2021-02-03", told=False, by=("afp",), one_side=False, events=("e",))
    assert "inferred" in shown("replies", reply, Shown())
    assert "inferred" not in shown("replies", msgspec.structs.replace(reply, told=True), Shown())


@pytest.mark.parametrize(
    ("key", "values", "words"),
    [
        ("same-trigger", ("SEIZE",), "سيطرة"),
        ("same-parties", ("asayish",), "الأسايش"),
        ("same-area", ("x",), "محافظة"),
    ],
)
def test_what_episodes_share_is_in_words(key, values, words):
    view = Shown(ACTORS, "ar", {"x": "محافظة"})
    assert words in shown("reasons", Reason(key, 0.5, 0.3, values), view)


def test_ids_of_events_and_states_are_told_by_what_they_are():
    deal = msgspec.structs.replace(SIEGE, id="11ff00ff00ff00ff", since=Field())
    held = Referring(deals=field(("e7", "e8")), replies=())
    assert referred({"blockades": [deal], "negotiations": [held]}) == {"e7", "e8"}
    found = names_of(
        {"blockades": [deal]}, {"e7": ("MEET", "2024-08-12"), "e8": ("AGREE", "")}, Shown(ACTORS, "ar")
    )
    assert found["e7"] == "لقاء 2024-08-12 [e7]"
    assert found["e8"] == "اتفاق [e8]"
    assert found[deal.id] == "الأسايش ← ؟ [11ff00ff00ff00ff]"


def test_figures_take_a_line_each():
    figures = (
        Figure(81, 81, by=("afp",), day="2026-01-19"),
        Figure(1500, 1500, by=("rudaw",), day="2026-01-19"),
    )
    toll = Tolled(killed=Range(field(81), field(1500), figures))
    lines = cards("casualties", [toll], Shown(), 100).replace("\u2066", "").replace("\u2069", "").splitlines()
    assert [line.strip() for line in lines if "killed" in line] == ["killed: 81–1500"]
    assert sum(line.strip().startswith("- ") for line in lines) == 2


def test_how_many_deals_a_mediator_made_is_no_event():
    made = Mediation("russia", ("russia",), rounds=0, deals=2, events=("e1",))
    held = Referring(deals=field(("e7",)), replies=(made,))
    assert referred({"negotiations": [held]}) == {"e7"}


def test_a_side_that_is_no_actor_has_a_name():
    reason = Reason(key="same-sides", weight=0.1, share=1.0, values=("assad-government", "sdf"))
    actors = {"sdf": Actor(id="sdf", kind="force", names_ar=("قسد",))}
    assert "معسكر حكومة الأسد، قسد" in shown("reasons", (reason,), Shown(actors, "ar"))
    assert "the Assad government’s side, sdf" in shown("reasons", (reason,), Shown(actors, "en"))


def test_of_no_earlier_crisis_no_share_is_told():
    rate = Rate(what="deal", times=0, of=0, low=0.0, high=1.0)
    assert shown("rates", (rate,), Shown()) == "deal: no earlier crisis to count"
