"""HTML for the output of a notebook's cell: every word escaped, nothing loaded, no script.

What a text says is hostile: words pass through `said` alone, and a link is one only where `safe_link` allows
it.
"""

from collections.abc import Iterable
from functools import cache
from html import escape
from importlib.resources import files

from msgspec import Struct

from sijill.export.brief.html import safe_link
from sijill.i18n import text
from sijill.i18n.bidi import clean, upright

_RTL = "ar"


class Page(Struct, frozen=True):
    """A piece of HTML that shows itself in a notebook. Example: ``record.show(event, lang="ar")``."""

    html: str

    def _repr_html_(self) -> str:
        return self.html


def said(words: str) -> str:
    """Return words as HTML: escaped, without control characters, and apart from what stands beside them.

    Example:
        >>> said("<b>")
        '<bdi>&lt;b&gt;</bdi>'
    """
    return f"<bdi>{escape(upright(clean(words)))}</bdi>" if words else ""


def as_it_stands(words: str) -> str:
    """Return a report's own words as HTML: escaped, without control characters."""
    return escape(clean(words))


def tag(name: str, *inside: str, **marks: str) -> str:
    """Return an element; what is inside is HTML already, its attributes are escaped.

    Example:
        >>> tag("p", said("x"), kind='"')
        '<p class="&quot;"><bdi>x</bdi></p>'
    """
    given = {"class" if key == "kind" else key: value for key, value in marks.items() if value}
    attributes = "".join(f' {key}="{escape(clean(value))}"' for key, value in given.items())
    return f"<{name}{attributes}>{''.join(inside)}</{name}>"


def items(lines: Iterable[str]) -> str:
    """Return a list of lines that are HTML already, ``""`` for none."""
    found = [tag("li", line) for line in lines]
    return tag("ul", *found) if found else ""


def rows(pairs: Iterable[tuple[str, str]]) -> str:
    """Return a table of two columns, names and values; the values are HTML already."""
    return tag(
        "table", *(tag("tr", tag("th", said(name), scope="row"), tag("td", value)) for name, value in pairs)
    )


def table(heads: Iterable[str], cells: Iterable[Iterable[str]]) -> str:
    """Return a table with a head; the cells are HTML already."""
    head = tag("tr", *(tag("th", said(one), scope="col") for one in heads))
    return tag(
        "table", tag("thead", head), tag("tbody", *(tag("tr", *(tag("td", c) for c in row)) for row in cells))
    )


def quote(words: str) -> str:
    """Return words of a report, in the direction of their own letters."""
    return tag("q", as_it_stands(words), lang=_RTL, dir="auto")


def link(url: str, words: str) -> str:
    """Return a link where the address is one of http or https, else the words alone."""
    safe = safe_link(url)
    return (
        tag("a", said(words), href=safe, rel="noreferrer noopener", target="_blank") if safe else said(words)
    )


def badge(words: str, kind: str = "") -> str:
    """Return a short mark. kind: ``"composed"`` for what must be read first."""
    return tag("span", said(words), kind=f"mark {kind}".strip())


def composed_badge(lang: str) -> str:
    """Return the mark of a composed text."""
    return badge(text("mark.composed", lang), "composed")


def page(lang: str, *inside: str) -> Page:
    """Return a piece that carries its own style, in the direction of its language."""
    body = tag("div", *inside, kind="sijill", lang=lang, dir="rtl" if lang == _RTL else "ltr")
    return Page(f"<style>{_style()}</style>{body}")


@cache
def _style() -> str:
    return (files("sijill.export.notebook") / "data" / "notebook.css").read_text("utf-8")
