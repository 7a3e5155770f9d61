"""Events as CSV with HXL tags in the second row, for humanitarian data tools.

Source: HXL standard 1.1, hashtag dictionary (hxlstandard.org).
"""

from collections.abc import Iterable, Iterator, Sequence

from sijill.export.formats.bundle import Bundle
from sijill.export.formats.flat import FIELDS, Value, row
from sijill.export.formats.form import File
from sijill.export.sheet import typed_csv

_ROLES = {"actor": "+perpetrator", "target": "+recipient", "mediator": "+mediator"}
_FIGURES = {
    "killed": "+killed", "injured": "+injured", "detained": "+detained", "released": "+released",
    "displaced": "+displaced",
}  # fmt: skip
_ENDS = {"low": "+min", "high": "+max", "words": "+text"}
TAGS: dict[str, str] = {
    "id": "#event+id",
    "origin": "#meta+origin",
    "type": "#event+type+code",
    "type_ar": "#event+type+i_ar",
    "plover": "#event+type+v_plover",
    "status": "#status",
    "assertion": "#meta+claim",
    "one_side": "#meta+one_side",
    "told_by": "#meta+source+list",
    "told_by_ar": "#meta+source+i_ar+list",
    "told_by_en": "#meta+source+i_en+list",
    "date_from": "#date+event+start",
    "date_to": "#date+event+end",
    "date_basis": "#meta+date",
    "told_on": "#date+published",
    **{role: f"#org{attribute}+code+list" for role, attribute in _ROLES.items()},
    **{f"{role}_ar": f"#org{attribute}+name+i_ar+list" for role, attribute in _ROLES.items()},
    **{f"{role}_en": f"#org{attribute}+name+i_en+list" for role, attribute in _ROLES.items()},
    "place": "#loc+name+i_ar+list",
    "place_en": "#loc+name+i_en+list",
    "place_id": "#loc+code+list",
    "place_basis": "#meta+geo+list",
    "lat": "#geo+lat",
    "lon": "#geo+lon",
    "precision": "#geo+precision+m",
    "point_of": "#geo+code",
    "point_source": "#meta+geo+source",
    "about": "#event+about+list",
    **{
        f"{what}_{end}": f"#affected{kind}{attribute}"
        for what, kind in _FIGURES.items()
        for end, attribute in _ENDS.items()
    },
    "counts": "#affected+text+all",
    "differ": "#meta+contested",
    "sources": "#indicator+sources+num",
    "mentions_number": "#indicator+mentions+num",
    "reviewed_number": "#indicator+reviewed+num",
    "mentions": "#meta+mention+id+list",
    "reports": "#meta+report+id+list",
    "outlets": "#org+publisher+list",
    "urls": "#meta+url+list",
    "quotes": "#description+quote",
    "snapshot": "#meta+snapshot",
}


def write(bundle: Bundle) -> Iterator[File]:
    """Yield ``events.hxl.csv``: the table of events with the row of tags below its head."""
    rows = (row(event, bundle) for event in bundle.events)
    tags = [TAGS[field.name] for field in FIELDS]
    yield File("events.hxl.csv", b"".join(typed_csv([field.name for field in FIELDS], _tagged(tags, rows))))


def _tagged(tags: Sequence[str], rows: Iterable[list[Value]]) -> Iterator[Sequence[Value]]:
    yield tags
    yield from rows
