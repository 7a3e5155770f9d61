"""A small composed report with mentions made by hand."""

import json
import shutil
from pathlib import Path

import pytest

import sijill
from sijill.export.columns import View
from sijill.export.line import Line
from sijill.schema import Actor, Bound, Count, Filler, Mention, Report, Review, Span, Time

TEXT = "حاصرت قسد أحياء الحكومة في الحسكة منذ 6 آب، واعتقلت العشرات، وفق سانا نقلاً عن مصدر عسكري."


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def filler(value: str, words: str, how: str = "named") -> Filler:
    return Filler(value, span(words), how)  # type: ignore[arg-type]


@pytest.fixture
def report():
    return Report(
        id="r1",
        text=TEXT,
        title="حصار",
        outlet="almayadeen",
        published="2024-08-07",
        composed=True,
        language="ar",
    )


@pytest.fixture
def mention():
    return Mention(
        id="00ff00ff00ff00ff",
        report="r1",
        version=1,
        type="BLOCKADE",
        evidence=Span(0, len(TEXT) - 1),
        trigger=span("حاصرت"),
        engine="rules/1",
        rule="blockade.besiege:verb",
        confidence=0.8125,
        actor=(filler("sdf", "قسد"),),
        target=(filler("syria-gov", "الحكومة", "relation"),),
        place=(filler("الحسكة", "الحسكة"),),
        date=Time("2024-08-06/2024-08-07", span("منذ 6 آب"), "relative"),
        count=(Count("detained", Bound(min=20), "العشرات", span("العشرات"), "civilians"),),
        source=(filler("sana", "سانا"), filler("military-source", "مصدر عسكري")),
        told_on="2024-08-07",
    )


@pytest.fixture
def actors():
    known = [
        Actor("sdf", "force", ("قوات سوريا الديمقراطية",), party="sdf"),
        Actor("syria-gov", "government", ("الحكومة السورية",), party="syria"),
        Actor("sana", "outlet", ("سانا",), party="syria-gov"),
        Actor("reuters", "outlet", ("رويترز",)),
        Actor("un", "body", ("الأمم المتحدة",), party="un"),
        Actor("un-envoy", "person", ("المبعوث الأممي",), party="un"),
        Actor("mazloum-abdi", "person", ("مظلوم عبدي",), party="sdf"),
        Actor("military-source", "source", ("مصدر عسكري",)),
    ]
    return {actor.id: actor for actor in known}


@pytest.fixture
def line(mention, report):
    return Line(mention, report, report.text[:-1])


@pytest.fixture
def english(actors):
    return View(actors, "en")


@pytest.fixture
def arabic(actors):
    return View(actors, "ar")


@pytest.fixture
def review():
    def make(verdict="ok", argument="", value="", when="2026-01-01T00:00:00Z"):
        return Review(
            mention="00ff00ff00ff00ff", report="r1", start=0, end=10, type="BLOCKADE",
            verdict=verdict, argument=argument, value=value, who="hala", when=when,
        )  # fmt: skip

    return make


EXAMPLES = Path(__file__).parents[2] / "examples"
CRISIS = ("hsk-2016-08-a", "hsk-2016-08-ex1", "hsk-2021-01", "hsk-2021-02", "qms-2021-04-b")


@pytest.fixture(scope="session")
def crisis(tmp_path_factory):
    """Return a record of composed reports of three crises in one area."""
    folder = tmp_path_factory.mktemp("crisis")
    for path in EXAMPLES.glob("*.json"):
        if path.name.startswith(CRISIS):
            shutil.copy(path, folder)
    with sijill.open(folder / "x.db") as record:
        record.read([folder])
        yield record


@pytest.fixture(scope="session")
def episode(crisis):
    """Return the id of the crisis of 2021 with the most events: others came before it."""
    later = (one for one in crisis.states("episodes") if (one.since.value or "") > "2020")
    return max(later, key=lambda one: len(one.events)).id


@pytest.fixture(scope="session")
def mixed(tmp_path_factory):
    """Return a record in which a composed report and one that passes for news tell the same days."""
    folder = tmp_path_factory.mktemp("mixed")
    text = (
        "حاصرت قوات سوريا الديمقراطية مدينة القامشلي أمس، وقُتل ستة مدنيين، بحسب المرصد السوري لحقوق الإنسان."
    )
    with sijill.open(folder / "x.db") as record:
        for name, composed, outlet in (("c", True, "agency"), ("n", False, "rudaw")):
            row = {
                "id": name,
                "composed": composed,
                "outlet": outlet,
                "published": "2024-08-08",
                "text": text,
            }
            (folder / f"{name}.json").write_text(json.dumps(row, ensure_ascii=False), "utf-8")
        record.read([folder / "c.json", folder / "n.json"])
        yield record
