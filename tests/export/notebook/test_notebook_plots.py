"""Plots: what is drawn is what the states hold, in both languages, without a network."""

import json

import pytest

from sijill.errors import UsageError
from sijill.export.fields import Shown
from sijill.export.notebook.plots import PLOTS, plot

pytest.importorskip("altair")


def rows_of(chart):
    """Return the rows that a chart draws."""
    told = chart.to_dict()
    data = told.get("data") or told["spec"]["data"]
    return data["values"] if "values" in data else told["datasets"][data["name"]]


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("what", PLOTS)
def test_every_plot_is_drawn_in_both_languages_without_a_network(crisis, what, lang):
    convert = pytest.importorskip("vl_convert")
    chart = crisis.plot(what, lang=lang)
    svg = convert.vegalite_to_svg(chart.to_dict())
    assert svg.startswith("<svg")
    assert 'href="http' not in svg.replace('xmlns:xlink="http', "")
    assert {"en": "composed texts", "ar": "نصوص مؤلَّفة"}[lang] in svg


@pytest.mark.parametrize("what", PLOTS)
def test_arabic_time_runs_leftward(crisis, what):
    assert '"reverse": true' in json.dumps(crisis.plot(what, lang="ar").to_dict())
    assert '"reverse": true' not in json.dumps(crisis.plot(what, lang="en").to_dict())


def test_intensity_is_that_of_the_episodes(crisis):
    states = crisis.states("episodes")
    told = {(one.id, each.day): each.value for one in states for each in one.intensity}
    assert {(row["of"], row["day"]): row["value"] for row in rows_of(crisis.plot("intensity"))} == told


def test_aligned_days_are_counted_from_the_beginning(crisis, episode):
    one = next(each for each in crisis.states("episodes") if each.id == episode)
    rows = rows_of(crisis.plot("intensity", [one], align=True))
    assert next(row["at"] for row in rows if row["day"] == one.since.value) == 0


def test_blockades_are_drawn_to_their_last_word(crisis):
    states = {one.id: one for one in crisis.states("blockades")}
    rows = rows_of(crisis.plot("blockades"))
    assert rows
    for row in rows:
        held = states[row["of"]]
        assert row["since"].startswith(held.since.value[:4])
        assert row["open"] == (held.until.value is None)
        assert row["since"] < row["until"]


def test_every_position_with_a_day_is_drawn(crisis):
    states = crisis.states("negotiations")
    dated = sum(each.day.value is not None for one in states for each in one.positions)
    assert len(rows_of(crisis.plot("positions"))) == dated > 0


def test_figures_are_those_of_the_tolls(crisis):
    states = {one.id: one for one in crisis.states("casualties")}
    for row in rows_of(crisis.plot("casualties", lang="en")):
        name = {"killed": "killed", "injured": "injured"}.get(row["what"], "displaced")
        found = getattr(states[row["of"]], name)
        assert row["low"] in {found.low.value, found.high.value}
        assert row["high"] in {found.low.value, found.high.value}


def test_what_composed_reports_tell_says_so(crisis):
    title = crisis.plot("blockades", lang="en").to_dict()["title"]
    assert "composed texts (by a language model), not news" in title["subtitle"]


@pytest.mark.parametrize(
    ("what", "states", "code"), [("maps", (), "bad-choice"), ("blockades", (), "nothing-to-plot")]
)
def test_what_cannot_be_drawn_is_refused(what, states, code):
    with pytest.raises(UsageError) as caught:
        plot(what, states, Shown())
    assert caught.value.code == code
