"""The description of the API for programs: Litestar's, with our one shape of errors, and tokens."""

import copy
from collections.abc import Iterator
from typing import Any

_METHODS = frozenset({"get", "post", "patch", "delete", "put"})
_FAULT = {
    "type": "object",
    "required": ["code", "message", "place", "values"],
    "properties": {
        "code": {"type": "string", "description": "stable; the messages stand in the catalogues"},
        "message": {"type": "string", "description": "in the language asked for"},
        "place": {"type": "string", "description": "file or parameter, where it is known"},
        "values": {"type": "object", "description": "what the message names"},
    },
}
_TOLD = {
    "description": "An error, in the one shape that all have.",
    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Fault"}}},
}
# What is sent to us; what it does not know, an answer of ours refuses.
_STRICT = frozenset({"Code", "Rows", "Row", "Login", "TokenAsked", "NewUser", "Changed"})
_REFUSALS = ("400", "401", "403", "404", "405", "409", "413", "415", "429", "500", "503")


def described(schema: dict[str, Any]) -> dict[str, Any]:
    """Return the description with the errors of every question, and tokens as the way to prove who asks."""
    found = copy.deepcopy(schema)
    parts = found.setdefault("components", {})
    parts.setdefault("schemas", {})["Fault"] = _FAULT
    parts["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
    found["security"] = [{"token": []}, {}]
    for name in _STRICT & parts["schemas"].keys():
        parts["schemas"][name]["additionalProperties"] = False
    for operation in _operations(found):
        kept = {
            code: said for code, said in operation["responses"].items() if not code.startswith(("4", "5"))
        }
        for code in kept.keys() & {"204"}:
            kept[code].pop("content", None)
        operation["responses"] = kept | dict.fromkeys(_REFUSALS, _TOLD)
        if "200" in kept:
            operation["responses"]["304"] = {"description": "The same as the tag that was sent."}
    return found


def _operations(schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for item in schema["paths"].values():
        yield from (operation for method, operation in item.items() if method in _METHODS)
