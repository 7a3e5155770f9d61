"""Each format by its own validator or library, where there is one; what comes back is what went in."""

import csv
import hashlib
import io
import json
import re

import pytest
from lxml import etree
from msgspec.structs import replace

from sijill.export.formats.acled import COLUMNS as ACLED
from sijill.export.formats.acled import MARK
from sijill.export.formats.brat import ENTITIES
from sijill.export.formats.flat import FIELDS
from sijill.export.formats.form import FORMATS
from sijill.export.formats.ftm import TYPES, statement_id
from sijill.export.formats.hxl import TAGS
from sijill.export.formats.mapping import rows
from sijill.export.formats.plover import COLUMNS as PLOVER_COLUMNS
from sijill.export.formats.spots import Gazetteer
from sijill.export.formats.texts import told_in
from sijill.export.formats.written import files_of, put_files
from sijill.schema import EVENT_TYPES, PLOVER, Event

pytestmark = pytest.mark.filterwarnings("ignore")  # of the libraries that validate, which are not ours


def table(body, delimiter=","):
    return list(csv.DictReader(io.StringIO(body.decode("utf-8-sig")), delimiter=delimiter))


# GeoJSON


def test_geojson_is_valid_and_says_what_it_is(written, bundle):
    geojson = pytest.importorskip("geojson")
    found = geojson.loads(written("geojson")["events.geojson"])
    assert found.is_valid, found.errors()
    assert [one["id"] for one in found["features"]] == [event.id for event in bundle.events]
    assert found["sijill"]["snapshot"] == bundle.snapshot.id


def test_geojson_has_longitude_first_and_no_point_where_none_is_known(written):
    found = json.loads(written("geojson")["events.geojson"])["features"]
    siege = next(one for one in found if one["properties"]["type"] == "BLOCKADE")
    assert [round(degree) for degree in siege["geometry"]["coordinates"]] == [41, 37]
    bare = [one for one in found if not one["properties"]["place"]]
    assert bare
    assert [one["geometry"] for one in bare] == [None] * len(bare)


def test_a_name_of_several_places_gets_no_point(lexicon, bundle):
    told = replace(bundle.events[0].told[0].mention, packs=("core",))
    event = replace(
        bundle.events[0], told=(replace(bundle.events[0].told[0], mention=told),), place=("ذيبان",)
    )
    (spot,) = Gazetteer(lexicon).spots(event)
    assert (spot.basis, spot.lat) == ("several", None)


# JSON-LD and Web Annotations


@pytest.fixture(scope="module")
def graph(written):
    jsonld = pytest.importorskip("pyld").jsonld
    return jsonld.expand(json.loads(written("jsonld")["events.jsonld"]))


OA = "http://www.w3.org/ns/oa#"


def test_annotations_have_what_the_recommendation_asks(graph, bundle):
    nodes = [node for one in graph for node in one.get("@graph", [one])]
    notes = [node for node in nodes if f"{OA}Annotation" in node.get("@type", ())]
    assert len(notes) == sum(len(event.told) for event in bundle.events)
    ids = {node["@id"] for node in nodes}
    for note in notes:
        (target,) = note[f"{OA}hasTarget"]
        assert target[f"{OA}hasSource"][0]["@id"] in ids
        assert note[f"{OA}hasBody"][0]["@id"] in ids
        kinds = [one["@type"][0] for one in target[f"{OA}hasSelector"]]
        assert sorted(kinds) == [f"{OA}TextPositionSelector", f"{OA}TextQuoteSelector"]
        assert note[f"{OA}motivatedBy"] == [{"@id": f"{OA}classifying"}]


def test_selectors_find_the_words(written, bundle):
    found = json.loads(written("jsonld")["events.jsonld"])["@graph"]
    notes = {one["id"]: one for one in found if one["type"] == "oa:Annotation"}
    for event in bundle.events:
        for told in event.told:
            note = notes[f"urn:sijill:mention:{told.mention.id}"]
            quote, position = note["target"]["selector"]
            report = bundle.report(told.mention.report, told.mention.version)
            whole = report.title if note["sijill:part"] == "title" else report.text
            assert whole[position["start"] : position["end"]] == quote["exact"] == told.quote
            assert quote.get("prefix", "") + quote["exact"] + quote.get("suffix", "") in whole


# PLOVER and ACLED


def test_the_mapping_to_plover_is_that_of_the_guide():
    table_ = {row["type"]: row for row in rows("plover")}
    assert {type_: row["plover"] for type_, row in table_.items() if row["plover"]} == PLOVER
    assert tuple(table_) == EVENT_TYPES
    assert all(row["source"] for row in table_.values())


def test_plover(written):
    found = table(written("plover")["events.plover.tsv"], "\t")
    assert tuple(found[0])[: len(PLOVER_COLUMNS)] == PLOVER_COLUMNS
    siege = next(one for one in found if one["Sijill Type"] == "BLOCKADE")
    named = (siege["Event Type"], siege["Quad Code"], siege["Actor Name"], siege["Country"])
    assert named == ("COERCE", "4", "Syrian Democratic Forces", "SY")
    assert {one["Sijill Origin"] for one in found} == {"composed", "news"}
    assert "one side only" in next(one for one in found if one["Event Type"] == "ACCUSE")["Sijill Assertion"]


def test_every_row_for_acled_is_marked_as_not_acleds(written):
    found = table(written("acled")["events.acled.csv"])
    assert tuple(found[0]) == ACLED
    assert all(MARK in one["tags"] for one in found)
    assert all(one["event_id_cnty"].startswith("SIJILL-") for one in found)
    assert all(re.search(r"origin=(composed|news)", one["tags"]) for one in found)


def test_acled_columns(written):
    found = table(written("acled")["events.acled.csv"])
    strike = next(one for one in found if "attack" in one["notes"] or "قصف" in one["notes"])
    assert strike["sub_event_type"] == "Shelling/artillery/missile attack"
    assert (strike["fatalities"], strike["country"], strike["geo_precision"]) == ("4", "Syria", "1")
    assert {one["sub_event_type"] for one in found} <= {row["sub_event_type"] for row in rows("acled")}


def test_what_is_denied_or_planned_is_no_event_of_acleds(written, bundle):
    planned = replace(bundle, events=tuple(replace(one, status="planned") for one in bundle.events))
    assert table(written("acled", planned)["events.acled.csv"]) == []


# Frictionless, HXL


def test_the_data_package_is_valid(bundle, tmp_path):
    frictionless = pytest.importorskip("frictionless")
    put_files(files_of("datapackage", bundle), tmp_path)
    report = frictionless.Package(str(tmp_path / "datapackage.json")).validate()
    assert report.valid, report.flatten(["type", "title", "message"])


def test_the_data_package_holds_all(written, bundle):
    files = written("datapackage")
    package = json.loads(files["datapackage.json"])
    assert [one["path"] for one in package["resources"]] == sorted(
        (name for name in files if name != "datapackage.json"),
        key=[one["path"] for one in package["resources"]].index,
    )
    counts = {one["name"]: len(table(files[one["path"]])) for one in package["resources"]}
    assert counts["events"] == len(bundle.events)
    assert counts["mentions"] == sum(len(event.told) for event in bundle.events)
    assert (counts["reports"], counts["reviews"]) == (3, 1)
    assert counts["states"] > 0
    assert package["licenses"]
    assert package["sijill"]["composed"] + package["sijill"]["news"] == len(bundle.events)


TAG = re.compile(r"#[a-z][a-z0-9_]*(\+[a-z][a-z0-9_]*)*")  # HXL standard 1.1, "hashtag" and "attribute"


def test_hxl_tags_every_column_once():
    assert sorted(TAGS) == sorted(field.name for field in FIELDS)
    assert [tag for tag in TAGS.values() if not TAG.fullmatch(tag)] == []
    assert len(set(TAGS.values())) == len(TAGS)


def test_hxl_has_the_tags_below_the_heads(written, bundle):
    heads, tags, *found = csv.reader(io.StringIO(written("hxl")["events.hxl.csv"].decode("utf-8-sig")))
    assert heads == [field.name for field in FIELDS]
    assert tags == [TAGS[name] for name in heads]
    assert [row[0] for row in found] == [event.id for event in bundle.events]


# FollowTheMoney


def test_entities_and_statements_are_followthemoneys(written):
    ftm = pytest.importorskip("followthemoney")
    lines = written("ftm")["entities.ftm.json"].splitlines()
    made = {}
    for line in lines:
        given = json.loads(line)
        proxy = ftm.model.get_proxy(given, cleaned=False)
        assert proxy.schema.validate(given) is None
        lost = {p: v for p, v in given["properties"].items() if set(proxy.get(p)) != set(v)}
        assert lost == {}, given["schema"]
        made[proxy.id] = proxy
    for proxy in made.values():
        for prop, value in proxy.itervalues():
            if prop.type.name == "entity":
                assert made[value].schema.is_a(prop.range)
    assert {proxy.schema.name for proxy in made.values()} >= {"Event", "Article", "Person", "Organization"}


def test_statements_are_as_the_library_makes_them(written):
    ftm = pytest.importorskip("followthemoney")
    from followthemoney.statement import Statement, read_statements  # noqa: PLC0415

    found = list(read_statements(io.BytesIO(written("ftm")["statements.csv"]), "csv"))
    assert found
    for one in found:
        key = Statement.make_key(one.dataset, one.entity_id, one.prop, one.value, one.external, lang=one.lang)
        assert one.id == key == statement_id(one.entity_id, one.prop, one.value, one.lang or "")
        assert one.prop == "id" or ftm.model.get(one.schema).get(one.prop).type.name == TYPES[one.prop]


# timemap, brat, TimeML, Parquet, canonical

# The keys that timemap's own schema for an event takes; latitude and longitude stand together or not at all.
TIMEMAP = {
    "id", "description", "date", "time", "time_precision", "location", "latitude", "longitude", "type",
    "category", "category_full", "associations", "sources", "comments", "time_display",
}  # fmt: skip


def test_timemap(written):
    files = {name: json.loads(body) for name, body in written("timemap").items()}
    ids = {one["id"] for one in files["associations.json"]}
    sources = {one["id"] for one in files["sources.json"]}
    for one in files["events.json"]:
        assert set(one) <= TIMEMAP
        assert bool(one["latitude"]) == bool(one["longitude"])
        assert one["date"] or one["latitude"]
        assert all(isinstance(one[name], str) for name in set(one) - {"associations", "sources"})
        assert set(one["associations"]) <= ids
        assert set(one["sources"]) <= sources
        assert {"origin-composed", "origin-news"}.intersection(one["associations"])


def test_brat_offsets_and_references(written, bundle):
    files = {name: body.decode() for name, body in written("brat").items()}
    names = [name.removesuffix(".ann") for name in files if name.endswith(".ann")]
    assert len(names) == 3
    events = 0
    for name in names:
        marks = {}
        for line in files[f"{name}.ann"].splitlines():
            id_, rest, *words = line.split("\t")
            if id_[0] == "T":
                kind, _, where = rest.partition(" ")
                pieces = [tuple(map(int, piece.split())) for piece in where.split(";")]
                assert " ".join(files[f"{name}.txt"][a:b] for a, b in pieces) == words[0]
                assert kind in (*ENTITIES, *EVENT_TYPES)
                marks[id_] = kind
            if id_[0] == "E":
                events += 1
                assert all(part.split(":")[1] in marks for part in rest.split())
    assert events == sum(len(event.told) for event in bundle.events)


def test_timeml_holds_the_text_and_its_links(written, bundle):
    files = written("timeml")
    for one, body in zip(told_in(bundle), (b for n, b in files.items() if n.endswith(".tml")), strict=True):
        root = etree.fromstring(body)
        assert "".join(root.find("TEXT").itertext()) == one.whole
        events = {node.get("eid") for node in root.iter("EVENT")}
        instances = {node.get("eiid"): node.get("eventID") for node in root.iter("MAKEINSTANCE")}
        times = {node.get("tid") for node in root.iter("TIMEX3")}
        assert set(instances.values()) == events
        for link in root.iter("TLINK"):
            assert link.get("eventInstanceID") in instances
            assert link.get("relatedToTime") in times


def test_parquet_is_typed(written, bundle):
    pl = pytest.importorskip("polars")
    found = pl.read_parquet(io.BytesIO(written("parquet")["events.parquet"]))
    assert found["id"].to_list() == [event.id for event in bundle.events]
    kinds = {name: str(kind) for name, kind in found.schema.items()}
    assert (kinds["told_on"], kinds["killed_low"], kinds["one_side"]) == ("Date", "Float64", "Boolean")


def test_canonical_is_what_the_hash_is_of(written, bundle):
    body = written("canonical")["record.jsonl"]
    assert hashlib.sha256(body).hexdigest() == bundle.snapshot.record


def test_an_empty_record_is_valid_in_every_form(bundle, written):
    empty = replace(bundle, events=(), reports={}, reviews=(), spots={}, states={})
    assert all(written(format_, empty) for format_ in FORMATS)
    assert isinstance(bundle.events[0], Event)
