"""A brief as one HTML file: style and pictures inside, no script, nothing loaded; it opens offline.

What a text says is hostile: every word is escaped, and a link is one only where it begins with http(s).
"""

from collections.abc import Iterator
from html import escape
from importlib.resources import files
from urllib.parse import urlsplit

import msgspec

from sijill.export.brief.drawing import map_svg, timeline_svg
from sijill.export.brief.types import Brief, Evidence, Section, Sentence
from sijill.export.brief.wording import Words

# Nothing may be loaded or run, whatever stands in a text.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
FORM = "sijill-brief/1"


def html_of(brief: Brief) -> bytes:
    """Return a brief as a page of HTML, UTF-8."""
    return "".join(f"{line}\n" for line in _page(brief)).encode()


def _page(brief: Brief) -> Iterator[str]:
    lang = brief.question.lang
    words = Words(lang, {}, {})
    style = (files("sijill.export.brief") / "data" / "brief.css").read_text("utf-8")
    yield "<!doctype html>"
    yield f'<html lang="{lang}" dir="{"rtl" if lang == "ar" else "ltr"}"><head><meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    yield '<meta name="viewport" content="width=device-width,initial-scale=1">'
    yield '<meta name="referrer" content="no-referrer">'
    yield from _facts(brief)
    yield f"<title>{escape(brief.title)} · {escape(brief.scope)}</title><style>{style}</style></head>"
    yield f'<body class="{brief.origin}"><main>'
    yield from _head(brief)
    for section in brief.sections:
        yield from _section(section)
    yield from _pictures(brief, words)
    yield from _evidence(brief, words)
    yield "</main></body></html>"


def _facts(brief: Brief) -> Iterator[str]:
    """Yield what the page was made of, for ``sijill verify``."""
    question = msgspec.json.encode(brief.question).decode()
    facts = {
        "form": FORM, "question": question, "snapshot": brief.snapshot, "record": brief.record,
        "version": brief.version, "redacted": " ".join(brief.taken_out),
    }  # fmt: skip
    for name, value in facts.items():
        yield f'<meta name="sijill:{name}" content="{escape(value)}">'


def _head(brief: Brief) -> Iterator[str]:
    yield f"<header><h1>{escape(brief.title)}</h1>"
    yield f'<p class="scope">{escape(brief.scope)}</p><p class="as-of">{escape(brief.as_of)}</p>'
    if brief.banner:
        yield f'<p class="banner" role="note">{escape(brief.banner)}</p>'
    yield "</header>"


def _section(section: Section) -> Iterator[str]:
    yield f'<section id="{section.key}"><h2>{escape(section.title)}</h2>'
    if section.sentences:
        yield "<ul>"
        yield from map(_sentence, section.sentences)
        yield "</ul>"
    if section.note:
        yield f'<p class="note">{escape(section.note)}</p>'
    yield "</section>"


def _sentence(sentence: Sentence) -> str:
    numbers = "".join(f'<a href="#e{n}">{n}</a>' for n in sentence.evidence)
    return f'<li><span class="s">{escape(sentence.text)}</span> <span class="n">{numbers}</span></li>'


def _pictures(brief: Brief, words: Words) -> Iterator[str]:
    for key, svg, left in (
        ("map", map_svg(brief), brief.unplaced), ("timeline", timeline_svg(brief), brief.untimed),
    ):  # fmt: skip
        yield f'<section id="{key}" class="picture"><h2>{escape(words.text(key))}</h2>'
        if svg:
            note = words.text(f"{key}_note", n=words.count(left, "events"))
            yield f"<figure>{svg}<figcaption>{escape(note)}</figcaption></figure>"
        else:
            yield f'<p class="note">{escape(words.text(f"no_{key}"))}</p>'
        yield "</section>"


def _evidence(brief: Brief, words: Words) -> Iterator[str]:
    yield f'<section id="evidence"><h2>{escape(words.text("evidence"))}</h2>'
    yield f'<p class="note">{escape(words.text("evidence_note"))}</p><ol>'
    yield from (_piece(one, words) for one in brief.evidence)
    yield "</ol></section><footer>"
    yield from (f"<p>{escape(line)}</p>" for line in brief.about)
    yield "</footer>"


def _piece(one: Evidence, words: Words) -> str:
    given = {
        "event": one.event, "mention": one.mention, "report": one.report, "version": str(one.version),
        "part": one.part, "start": str(one.start), "end": str(one.end), "hash": one.text_hash,
    }  # fmt: skip
    data = "".join(f' data-{name}="{escape(value)}"' for name, value in given.items())
    return (
        f'<li id="e{one.number}" value="{one.number}"{data}>'
        f'<q lang="ar" dir="auto">{escape(one.quote)}</q> <span class="src">{_source(one, words)}</span></li>'
    )


def source_words(one: Evidence, words: Words) -> list[str]:
    """Return who published a piece of evidence, when, under which headline, and what is to be said of it."""
    return [
        one.outlet or words.text("no_outlet"),
        words.day(one.published) or words.text("no_day"),
        *([one.title] if one.title else []),
        *([words.text("composed_mark")] if one.composed else []),
        words.text("reviewed_mark" if one.reviewed else "unreviewed_mark"),
    ]


def _source(one: Evidence, words: Words) -> str:
    shown = " · ".join(f"<bdi>{escape(part)}</bdi>" for part in source_words(one, words))
    link = safe_link(one.url)
    if not link:
        return f"{shown} · {escape(words.text('no_link'))}"
    rel = 'class="url" dir="ltr" rel="noreferrer noopener"'
    return f'{shown} · <a {rel} href="{escape(link)}">{escape(link)}</a>'


def safe_link(url: str) -> str:
    """Return an address that a link may lead to, ``""`` where it is none of http or https.

    Example:
        >>> safe_link("javascript:alert(1)"), safe_link("https://a.example/b")
        ('', 'https://a.example/b')
    """
    try:
        found = urlsplit(url)
    except ValueError:
        return ""
    return url if found.scheme in {"http", "https"} and found.netloc else ""
