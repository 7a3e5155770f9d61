"""The file that says what is watched; feeds; paces."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sijill.errors import InputError
from sijill.live.feeds import MANY, entries_of
from sijill.live.pace import LONGEST, back_off, retry_after
from sijill.live.sources import every, read_sources

GOOD = """
contact = "desk@newsroom.example"
pace = 1.5
[[feed]]
url = "https://a.example/rss"
outlet = "sana"
every = "5m"
[[pages]]
urls = ["https://b.example/"]
file = "list.txt"
[[folder]]
path = "in"
composed = true
[[warc]]
path = "/x/a.warc.gz"
"""


def test_what_a_file_names(tmp_path):
    (tmp_path / "feeds.toml").write_text(GOOD)
    (tmp_path / "list.txt").write_text("# mine\nhttps://c.example/\n\n https://d.example/ \n")
    found = read_sources(tmp_path / "feeds.toml")
    assert (found.contact, found.pace, every(found.feed[0])) == ("desk@newsroom.example", 1.5, 300)
    assert found.pages[0].urls == ("https://b.example/", "https://c.example/", "https://d.example/")
    assert found.folder[0].path == str(tmp_path / "in")
    assert found.warc[0].path == "/x/a.warc.gz"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("", "bad-sources"), ("[[feed]]", "bad-sources"), ("[[feed]]\nurl = 3", "bad-sources"),
        ("x = [", "bad-sources"), ('[[feed]]\nurl = "x"\nwhat = 1', "bad-sources"),
        ('[[feed]]\nurl = "x"\nevery = "soon"', "bad-sources"),
        ('[[feed]]\nurl = "x"\nevery = 0', "bad-sources"),
        ('pace = -1\n[[feed]]\nurl = "x"', "bad-sources"),
        ('contact = "a\\nb"\n[[feed]]\nurl = "x"', "bad-sources"),
        ('[[pages]]\nfile = "none.txt"', "unreadable"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_file(tmp_path, words, code):
    (tmp_path / "feeds.toml").write_text(words)
    with pytest.raises(InputError) as raised:
        read_sources(tmp_path / "feeds.toml")
    assert raised.value.code == code


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(InputError) as raised:
        read_sources(tmp_path / "feeds.toml")
    assert raised.value.code == "not-found"


BASE = "https://n.example/feed"


def feed(*items):
    each = "".join(f"<item>{item}</item>" for item in items)
    return f'<?xml version="1.0"?><rss version="2.0"><channel>{each}</channel></rss>'.encode()


@pytest.mark.parametrize(
    ("item", "address"),
    [
        ("<link>/a</link>", "https://n.example/a"), ("<link>b#c</link>", "https://n.example/b"),
        ("<link> https://m.example/ </link>", "https://m.example/"),
        ("<guid>https://m.example/g</guid>", "https://m.example/g"), ("<link>mailto:a@b.example</link>", ""),
        ("<link>file:///etc/passwd</link>", ""), ("<link>http://[</link>", ""), ("<title>x</title>", ""),
        (f"<link>https://m.example/{'x' * 5000}</link>", ""),
    ],
)  # fmt: skip
def test_addresses_of_entries(item, address):
    assert [one.address for one in entries_of(feed(item), BASE, {})] == ([address] if address else [])


def test_an_entry_changes_its_stamp_with_its_title():
    stamps = {entries_of(feed(f"<link>/a</link><title>{t}</title>"), BASE, {})[0].stamp for t in "aab"}
    assert len(stamps) == 2


def test_the_day_of_an_entry_is_as_its_feed_writes_it():
    item = "<link>/a</link><pubDate>Wed, 07 Aug 2024 01:00:00 +0300</pubDate>"
    assert entries_of(feed(item), BASE, {})[0].published == "Wed, 07 Aug 2024 01:00:00 +0300"


def test_no_more_entries_than_are_looked_at():
    many = feed(*(f"<link>/{n}</link>" for n in range(MANY + 50)))
    assert len(entries_of(many, BASE, {})) == MANY


def test_entities_do_not_swell():
    nested = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(9))
    bomb = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a0 "xxxxxxxxxx">{nested}]>'
    data = bomb.encode() + b'<rss version="2.0"><channel><item><link>/&a9;</link></item></channel></rss>'
    try:
        found = entries_of(data, BASE, {})
    except InputError:
        found = []
    assert all(len(one.address) < 5000 for one in found)


def test_a_file_is_not_read_through_an_entity():
    doctype = b'<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    data = doctype + b'<rss version="2.0"><channel><item><link>/a?&x;</link></item></channel></rss>'
    try:
        found = entries_of(data, BASE, {})
    except InputError:
        found = []
    assert {one.address.rstrip("?&x;") for one in found} <= {"https://n.example/a"}


@settings(deadline=None)  # the first one imports the parser
@given(st.binary(max_size=300))
def test_any_bytes_are_a_feed_or_none(data):
    try:
        found = entries_of(data, BASE, {})
    except InputError:
        return
    assert all(one.address.startswith(("http://", "https://")) for one in found)


@given(st.text(max_size=40), st.floats(0, 4e9))
def test_nobody_makes_us_wait_longer_than_a_day(value, now):
    found = retry_after(value, now)
    assert found is None or now <= found <= now + LONGEST


@given(st.integers(1, 10_000), st.floats(1, 86_400))
def test_waiting_grows_and_ends(tries, wait):
    assert 0 < back_off(tries, wait) <= back_off(tries + 1, wait) <= 21_600
