"""Every link of the documents to a file or a heading leads somewhere; every page has its other language."""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("examples/*.md")])
FENCE = re.compile(r"^(```|~~~).*?^\1\s*$", re.DOTALL | re.MULTILINE)
CODE = re.compile(r"`[^`\n]+`")
LINK = re.compile(r"\[(?:[^\[\]]|\[[^\]]*\])*\]\(<?([^)>\s]+)>?(?:\s+\"[^\"]*\")?\)")
HTML = re.compile(r"\b(?:href|src)=\"([^\"]+)\"")
HEADING = re.compile(r"^#{1,6}\s+(.*?)\s*#*$", re.MULTILINE)
ID = re.compile(r"\b(?:id|name)=\"([^\"]+)\"")
SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
ONE_LANGUAGE = {"docs/decisions"}  # English, with a line in Arabic each


def links(page: str) -> Iterator[str]:
    """Yield where a page's links lead; what stands in code is no link."""
    text = FENCE.sub("", page)
    yield from LINK.findall(CODE.sub("`code`", text))
    yield from HTML.findall(CODE.sub("", text))


def slug(heading: str) -> str:
    """Return a heading's anchor: small letters, digits, marks and hyphens, as GitHub makes it."""
    words = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading).replace("`", "").replace("*", "")
    kept = (c for c in words.lower() if c in "- " or unicodedata.category(c)[0] in "LMN" or c == "_")
    return "".join(kept).replace(" ", "-")


def anchors(page: str) -> set[str]:
    """Return the anchors of a page; a heading that comes again gets a number."""
    found: set[str] = set(ID.findall(page))
    for heading in HEADING.findall(FENCE.sub("", page)):
        name, number = slug(heading), 0
        while (made := f"{name}-{number}" if number else name) in found:
            number += 1
        found.add(made)
    return found


def broken(link: str, page: Path) -> str:
    """Return what is wrong with a page's link, "" where it leads somewhere or out of here."""
    if SCHEME.match(link):
        return ""
    path, _, anchor = unquote(link).partition("#")
    target = (page.parent / path).resolve() if path else page
    if path.startswith("/") or not target.is_relative_to(ROOT):
        return f"{link}: leads out of the repository"
    if not target.exists():
        return f"{link}: no such file"
    if anchor and anchor not in anchors(target.read_text("utf-8")):
        return f"{link}: no such heading"
    return ""


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page):
    assert [found for link in links(page.read_text("utf-8")) if (found := broken(link, page))] == []


def test_pages_stand_in_both_languages():
    english = {p for p in PAGES if not p.name.endswith(".ar.md") and not alone(p)}
    arabic = {p.with_name(p.name.replace(".ar.md", ".md")) for p in PAGES if p.name.endswith(".ar.md")}
    assert english == arabic


def alone(page):
    return str(page.parent.relative_to(ROOT)) in ONE_LANGUAGE


def test_every_decision_is_listed_with_its_summary():
    folder = ROOT / "docs" / "decisions"
    index = (folder / "README.md").read_text("utf-8")
    records = [page for page in folder.glob("*.md") if page.name != "README.md"]
    assert [p.name for p in records if f"]({p.name})" not in index] == []
    assert [p.name for p in records if '<p dir="rtl">الخلاصة: ' not in p.read_text("utf-8")] == []


@pytest.mark.parametrize(
    ("heading", "anchor"),
    [
        ("What it gets wrong", "what-it-gets-wrong"),
        ("Who: actors, persons", "who-actors-persons"),
        ("كيف يعمل الترميز، وما مدى صحته", "كيف-يعمل-الترميز-وما-مدى-صحته"),
        ("`sijill read`", "sijill-read"),
        ("1. Read", "1-read"),
    ],
)
def test_anchors_are_made_as_the_site_makes_them(heading, anchor):
    assert slug(heading) == anchor


def test_a_heading_that_comes_again_is_numbered():
    assert anchors("# A\n## B\n## B\n```\n# no heading\n```\n") == {"a", "b", "b-1"}


@pytest.mark.parametrize(
    ("link", "wrong"),
    [
        ("LICENSE", ""),
        ("https://example.org/x", ""),
        ("docs/guide.md#types", ""),
        ("docs/guide.md#no-types", "docs/guide.md#no-types: no such heading"),
        ("docs/nothing.md", "docs/nothing.md: no such file"),
        ("../elsewhere", "../elsewhere: leads out of the repository"),
    ],
)
def test_broken_links_are_told(link, wrong):
    assert broken(link, ROOT / "README.md") == wrong


def test_what_stands_in_code_is_no_link():
    assert list(links("[a](b.md) `[c](d.md)`\n```\n[e](f.md)\n```\n![g](h.png)")) == ["b.md", "h.png"]
