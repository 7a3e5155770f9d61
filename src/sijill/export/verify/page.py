"""A brief's page read back: its sentences, its evidence, what it says it was made of."""

from typing import Any

import msgspec

from sijill.errors import InputError
from sijill.export.brief.html import FORM
from sijill.export.brief.types import Question
from sijill.export.verify.held import Held, Row, keyed

_FACTS = ("form", "question", "snapshot", "record", "version", "redacted")


def page(body: bytes, place: str) -> tuple[Held, Question]:
    """Return what a brief's page holds, and the question that it answers.

    Raises:
        InputError: ``damaged`` where it is no brief of ours.
    """
    from lxml import etree, html  # noqa: PLC0415  slow to import

    try:
        root = html.document_fromstring(body, parser=html.HTMLParser(encoding="utf-8", huge_tree=True))
        facts = {name: _meta(root, name) for name in _FACTS}
        question = msgspec.json.decode(facts["question"], type=Question)
    except (etree.LxmlError, ValueError) as error:
        raise InputError("damaged", place, kind=FORM, reason=str(error)) from None
    if facts["form"] != FORM:
        raise InputError("damaged", place, kind=FORM, reason=facts["form"])
    tables = {"sentences": _sentences(root), "evidence": _evidence(root), "page": {"page": _rest(root)}}
    about = facts | {"redacted": facts["redacted"].split()}
    return Held(form="html", tables=tables, about=about), question


def _meta(root: Any, name: str) -> str:
    found = root.xpath("//meta[@name=$name]/@content", name=f"sijill:{name}")
    return str(found[0]) if len(found) == 1 else ""


def _words(element: Any) -> str:
    return " ".join(element.text_content().split())


def _sentences(root: Any) -> dict[str, Row]:
    rows = []
    for section in root.xpath("//section"):
        for item in section.xpath("./ul/li"):
            numbers = [_words(one) for one in item.xpath(".//*[@class='n']/a")]
            spoken = " ".join(_words(one) for one in item.xpath(".//*[@class='s']"))
            rows.append((f"{section.get('id')}: {spoken}", {"text": spoken, "evidence": " ".join(numbers)}))
    return keyed(rows)


def _evidence(root: Any) -> dict[str, Row]:
    rows = []
    for item in root.xpath("//section[@id='evidence']/ol/li"):
        given = {str(name).removeprefix("data-"): str(value) for name, value in item.attrib.items()}
        quote = "".join(one.text_content() for one in item.xpath("./q"))
        source = " ".join(_words(one) for one in item.xpath("./*[@class='src']"))
        links = " ".join(str(one) for one in item.xpath(".//a/@href"))
        rows.append((given.get("id", ""), given | {"quote": quote, "source": source, "links": links}))
    return keyed(rows)


def _rest(root: Any) -> Row:
    """Return all that is read on the page, and all that could run or be loaded in it."""
    loaded = root.xpath("//script|//iframe|//object|//embed|//link|//img|//form|//base")
    live = root.xpath("//@*[starts-with(name(), 'on')]")
    return {"text": _words(root.find("body")), "loaded": str(len(loaded) + len(live))}
