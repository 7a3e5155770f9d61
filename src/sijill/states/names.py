"""What the fields of states hold, by their names: who, where, of which type, when."""

ACTOR_FIELDS = frozenset({
    "actor", "target", "actor_party", "target_party", "parties", "party", "mediators", "guarantors", "host",
    "who", "whom", "holder", "signed_by", "of", "by", "to", "answered_by", "denied", "excludes",
})  # fmt: skip
PARTY_FIELDS = ACTOR_FIELDS - {"by", "answered_by", "mediators", "guarantors", "denied", "excludes", "host"}
PLACE_FIELDS = frozenset({"place", "places", "area", "venue", "coverage"})
TYPE_FIELDS = frozenset({"about", "purpose", "what", "types", "type"})
FIRST_DAYS = ("since", "day", "from_")
LAST_DAYS = ("until",)
LAST_TOLD = ("seen", "last")  # stands for an end where nothing was told since
