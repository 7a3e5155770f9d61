"""A brief as plain data for the writers of pages: words in their order, pictures, sources in one line."""

from typing import Any

from sijill.export.brief.drawing import map_svg, timeline_svg
from sijill.export.brief.html import safe_link, source_words
from sijill.export.brief.types import Brief
from sijill.export.brief.wording import Words
from sijill.i18n import text


def page_of(brief: Brief) -> dict[str, Any]:
    """Return what stands on the pages of a brief, in its order."""
    lang = brief.question.lang
    words = Words(lang, {}, {})
    opened, closed = (text(f"label.quote_{end}", lang) for end in ("open", "close"))
    return {
        "lang": lang, "title": brief.title, "scope": brief.scope, "as_of": brief.as_of,
        "banner": brief.banner,
        "sections": [
            {
                "title": section.title, "note": section.note,
                "sentences": [
                    {"text": one.text, "evidence": list(one.evidence)} for one in section.sentences
                ],
            }
            for section in brief.sections
        ],
        "pictures": [
            _picture("map", map_svg(brief), brief.unplaced, words),
            _picture("timeline", timeline_svg(brief), brief.untimed, words),
        ],
        "evidence_title": words.text("evidence"), "evidence_note": words.text("evidence_note"),
        "evidence": [
            {
                "number": one.number, "quote": f"{opened}{one.quote}{closed}",
                "source": " · ".join(words.apart(part) for part in source_words(one, words)),
                "url": safe_link(one.url),
            }
            for one in brief.evidence
        ],
        "about": list(brief.about),
    }  # fmt: skip


def _picture(key: str, svg: str, left: int, words: Words) -> dict[str, str]:
    note = words.text(f"{key}_note", n=words.count(left, "events")) if svg else words.text(f"no_{key}")
    return {"title": words.text(key), "svg": svg, "note": note}
