import json

from sijill.llm.answer import schema
from sijill.schema import EVENT_TYPES


def test_the_schema_stands_by_itself():
    found = json.dumps(schema({one: one for one in EVENT_TYPES}))
    assert "$ref" not in found
    assert "$defs" not in found
    assert '"BLOCKADE"' in found


def test_a_strict_schema_allows_nothing_else_and_needs_all():
    def objects(value):
        if isinstance(value, dict):
            if value.get("type") == "object":
                yield value
            for held in value.values():
                yield from objects(held)
        elif isinstance(value, list):
            for held in value:
                yield from objects(held)

    found = list(objects(schema({one: one for one in EVENT_TYPES})))
    assert len(found) > 4
    for one in found:
        assert one["additionalProperties"] is False
        assert set(one["required"]) == set(one["properties"])
