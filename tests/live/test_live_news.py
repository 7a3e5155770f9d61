"""What is new is told once, whatever happens in between; what is not asked for is not."""

import json
import sys

import live_making as m
import pytest

from sijill.errors import UsageError
from sijill.live.news import NewsFilter, Newsroom
from sijill.live.sources import Folder, Sources
from sijill.live.telling import Lines, Program, Teller, Webhook, sink_of

DEMAND = "طالبت قوات سوريا الديمقراطية الحكومة السورية بفك الحصار عن حي الشيخ مقصود، وأمهلتها حتى 8 آب 2024."


@pytest.fixture
def told(desk):
    """Return what looks at a folder of texts and gives the news, as objects."""
    lines = []

    def look(wanted=None, sink=None, **texts):
        desk.folder.mkdir(exist_ok=True)
        for name, (text, day) in texts.items():
            given = {"text": text, "published": day, "outlet": name, "composed": True, "title": name}
            (desk.folder / f"{name}.json").write_text(json.dumps(given, ensure_ascii=False))
        newsroom = Newsroom(desk.store, desk.coder.lexicon, wanted or NewsFilter(), "en")
        desk.teller = Teller(desk.store, newsroom, sink or Lines(lines.append), desk.clock)
        desk.tell = desk.teller.tell
        lines.clear()
        desk.look(Sources(folder=(Folder(path=str(desk.folder)),)))
        return [json.loads(line) for line in lines]

    return look


@pytest.fixture(autouse=True)
def folder(request, tmp_path):
    if "desk" in request.fixturenames:
        request.getfixturevalue("desk").folder = tmp_path / "in"


def kinds(found):
    return sorted({one["kind"] for one in found})


def test_events_are_told_once(told):
    found = told(a=(m.ATTACK.format(n=3), "2024-08-07"))
    assert "event" in kinds(found)
    (attack,) = [one for one in found if one["kind"] == "event" and one["event"]["type"] == "ATTACK"]
    assert attack["event"]["mentions"][0]["outlet"] == "a"
    assert "[composed]" in attack["words"]
    assert told() == []


def test_another_report_of_a_known_event_is_no_new_one(told):
    told(a=(m.ATTACK.format(n=3), "2024-08-07"))
    found = told(b=(m.ATTACK.format(n=3), "2024-08-07"))
    assert "again" in kinds(found)
    assert "event" not in kinds(found)


def test_a_contradiction_on_casualties(told):
    told(a=(m.ATTACK.format(n=3), "2024-08-07"))
    found = told(NewsFilter(kind=("casualties",)), b=(m.ATTACK.format(n=9), "2024-08-07"))
    assert kinds(found) == ["casualties"]
    assert {value["value"] for value in found[0]["contradiction"]["values"]} == {"3", "9"}
    assert told(NewsFilter(kind=("casualties",)), c=(m.ATTACK.format(n=9), "2024-08-07")) == []


def test_a_new_blockade(told):
    wanted = NewsFilter(kind=("blockade",))
    (found,) = told(wanted, a=(m.SIEGE, "2024-08-07"))
    assert found["state"]["kind"] == "blockades"
    assert found["words"]
    assert told(wanted, b=(m.SIEGE, "2024-08-07")) == []


def test_a_deadline_is_told_the_day_before(desk, told):
    wanted = NewsFilter(kind=("deadline",))
    desk.clock.sleep(-3 * 86_400)
    desk.clock._now -= 2 * 86_400  # 5 August
    assert told(wanted, a=(DEMAND, "2024-08-05")) == []
    desk.clock.sleep(2 * 86_400)  # the day passes, and nothing is read
    found = told(wanted)
    assert [one["day"] for one in found] == ["2024-08-08"]
    assert told(wanted) == []


@pytest.mark.parametrize(
    ("wanted", "some"),
    [
        (NewsFilter(type=("ATTACK",)), True), (NewsFilter(type=("RELEASE",)), False),
        (NewsFilter(actor=("syria-army",)), True), (NewsFilter(actor=("russia",)), False),
        (NewsFilter(party=("syria",)), True), (NewsFilter(party=("turkey",)), False),
        (NewsFilter(place=("الحسكة",)), True), (NewsFilter(place=("دمشق",)), False),
        (NewsFilter(kind=("deadline",)), False),
    ],
)  # fmt: skip
def test_filters(told, wanted, some):
    assert bool(told(wanted, a=(m.ATTACK.format(n=3), "2024-08-07"))) == some


class Failing:
    def __init__(self, times):
        self.left, self.sent = times, []

    def send(self, news):
        if self.left:
            self.left -= 1
            raise UsageError("fetch-failed", address="x", reason="HTTP 500")
        self.sent.append(news.key)


def test_what_could_not_be_told_is_told_later_in_its_order(desk, told):
    sink = Failing(2)
    told(sink=sink, a=(m.ATTACK.format(n=3) + " " + m.SIEGE, "2024-08-07"))
    waiting = [one.key for one in desk.store.watched.unsent()]
    assert len(waiting) >= 2
    assert sink.sent == []
    desk.teller.tell()  # too soon
    assert sink.left == 1
    for _ in range(3):
        desk.clock.sleep(60)
        desk.teller.tell()
    assert sink.sent == waiting
    assert desk.store.watched.unsent() == []


def test_ended_between_reading_and_telling_nothing_is_lost(desk, told):
    def ended():
        raise KeyboardInterrupt

    newsroom = Newsroom(desk.store, desk.coder.lexicon, NewsFilter(), "en")
    newsroom.of = lambda *_: ended()
    desk.folder.mkdir()
    (desk.folder / "a.txt").write_text(m.ATTACK.format(n=3))
    desk.tell = Teller(desk.store, newsroom, Lines(print), desk.clock).tell
    with pytest.raises(KeyboardInterrupt):
        desk.look(Sources(folder=(Folder(path=str(desk.folder)),)))
    assert "event" in kinds(told())


def news(desk):
    desk.store.watched.keep_news([("event:1", '{"id":"event:1","words":"حصار"}')], "2024", [])
    return desk.store.watched.unsent()[0]


def test_a_webhook_is_called(desk, site):
    site.answers["/hook"] = (204, {}, b"")
    Webhook(site.url("/hook"), "sijill/0.1").send(news(desk))
    ((headers, body),) = site.posted
    assert json.loads(body) == {"id": "event:1", "words": "حصار"}
    assert headers["Idempotency-Key"] == "event:1"
    assert headers["Content-Type"].startswith("application/json")


@pytest.mark.parametrize("answer", [(500, {}, b""), (400, {}, b""), m.moved("/other"), m.cut_at_once])
def test_a_webhook_that_does_not_take_it(desk, site, answer):
    site.answers["/hook"] = answer
    with pytest.raises(UsageError) as raised:
        Webhook(site.url("/hook"), "sijill/0.1").send(news(desk))
    assert raised.value.code == "fetch-failed"
    assert len(site.posted) <= 1


def test_a_program_reads_it_and_no_shell_does(desk, tmp_path):
    code = f"import sys; open({str(tmp_path / 'got')!r}, 'wb').write(sys.stdin.buffer.read())"
    Program(f'{sys.executable} -c "{code}" "$(touch {tmp_path}/shell)"').send(news(desk))
    assert json.loads((tmp_path / "got").read_bytes())["id"] == "event:1"
    assert not (tmp_path / "shell").exists()


@pytest.mark.parametrize("words", ["no-such-program-here", f'{sys.executable} -c "raise SystemExit(3)"'])
def test_a_program_that_fails(desk, words):
    with pytest.raises(UsageError) as raised:
        Program(words).send(news(desk))
    assert raised.value.code == "bad-program"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ('"open', "bad-program"),
        ("", "bad-program"),
        ("http://", "bad-address"),
        ("http://a b/", "bad-address"),
    ],
)
def test_where_news_cannot_go(words, code):
    with pytest.raises(UsageError) as raised:
        sink_of(words, print, "sijill")
    assert raised.value.code == code
