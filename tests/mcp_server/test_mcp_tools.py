"""The tools over a record: ids and quotes in every answer, nothing changed, orders in reports are words."""

import json
import os
import socket
import sqlite3
import subprocess
import sys
import time

import anyio
import httpx
import pytest
from mcp import Client, StdioServerParameters, stdio_client
from mcp_making import ORDER, REPORTS

from sijill.cli.main import run
from sijill.errors import UsageError
from sijill.i18n import LANGUAGES, has
from sijill.mcp.asked import TOOLS, schema_of
from sijill.mcp.quoting import QUOTED, marked
from sijill.mcp.server import make_server
from sijill.states.kinds import KINDS

TEXTS = {one["id"]: one["text"] for one in REPORTS}


def quotations(value):
    """Yield every quotation of an answer that says where it stands."""
    if isinstance(value, dict):
        if QUOTED in value and "start" in value:
            yield value
        for one in value.values():
            yield from quotations(one)
    elif isinstance(value, list):
        for one in value:
            yield from quotations(one)


def stray(value, key=""):
    """Yield the keys under which words of the hostile report stand unmarked."""
    if isinstance(value, dict):
        for name, one in value.items():
            yield from stray(one, name)
    elif isinstance(value, list):
        for one in value:
            yield from stray(one, key)
    elif isinstance(value, str) and ORDER in value and key != QUOTED:
        yield key


def found(ask, tool, **arguments):
    answer = ask(tool, **arguments)
    assert not answer.is_error, answer.content
    assert json.loads(answer.content[0].text) == answer.structured_content
    return answer.structured_content


def test_tools_are_listed_as_reading_only(room):
    async def go():
        async with Client(make_server(room)) as client:
            return (await client.list_tools()).tools

    tools = anyio.run(go)
    assert [tool.name for tool in tools] == list(TOOLS)
    assert all(tool.annotations.read_only_hint and tool.description for tool in tools)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("tool", TOOLS)
def test_every_tool_and_argument_has_words(tool, lang):
    assert has(f"mcp.tool.{tool}", lang)
    assert has(f"mcp.title.{tool}", lang)
    assert all(one["description"] for one in schema_of(tool, lang)["properties"].values())


def test_search_finds_reports_with_their_mentions_and_the_stretch(ask):
    assert found(ask, "search", words="المريخ")["total"] == 0
    answer = found(ask, "search", words="الحسكه")
    assert {one["id"] for one in answer["reports"]} == {"m-1", "m-2"}
    for one in answer["reports"]:
        assert one["mentions"]
        quote = one["quote"]
        assert TEXTS[one["id"]][quote["start"] : quote["end"]] == quote[QUOTED]


@pytest.mark.parametrize(
    ("tool", "arguments"),
    [
        ("mentions", {"type": ["BLOCKADE"]}),
        ("events", {"type": ["BLOCKADE"], "party": ["sdf"]}),
        ("states", {"kind": "blockades"}),
        ("state_at", {"day": "2024-08-08"}),
    ],
)
def test_answers_carry_ids_and_quotes_that_stand_in_the_reports(ask, tool, arguments):
    answer = found(ask, tool, **arguments)
    quotes = list(quotations(answer))
    assert quotes
    for one in quotes:
        assert TEXTS[one["report"]][one["start"] : one["end"]] == one[QUOTED]
        assert one["outlet"] in ("agency", "other")
        assert one["published"]


def test_an_event_gives_both_versions_with_who_says_each(ask):
    (event,) = [
        one for one in found(ask, "events", type=["ATTACK", "CASUALTIES"])["events"] if one["disagreements"]
    ]
    (killed,) = [one for one in event["disagreements"] if one["argument"] == "killed"]
    assert {(one["value"], one["by"][0]["by"]) for one in killed["values"]} == {
        ("3", "agency"),
        ("5", "other"),
    }


def test_evidence_of_a_mention_gives_the_words_of_each_argument(ask):
    mention = found(ask, "mentions", type=["BLOCKADE"], report=["m-1"])["mentions"][0]
    told = found(ask, "evidence", id=mention["id"])["mention"]
    (actor,) = told["spans"]["actor"]
    assert actor["words"] == {QUOTED: "قوات سوريا الديمقراطية"}
    assert TEXTS["m-1"][actor["span"]["start"] : actor["span"]["end"]] == "قوات سوريا الديمقراطية"
    event = found(ask, "evidence", id=told["event"])
    assert {one["evidence"]["report"] for one in event["mentions"]} == {"m-1", "m-2"}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_states_can_be_asked(ask, kind):
    answer = found(ask, "states", kind=kind)
    assert all(one["all_events"] for one in answer["states"])


def test_state_on_a_day_by_what_was_known(ask):
    assert found(ask, "state_at", day="2024-08-08")["totals"]["blockades"] == 1
    assert found(ask, "state_at", day="2024-08-08", known_by="2024-08-01")["totals"]["blockades"] == 0


def test_orders_in_a_report_stand_as_its_words_alone(ask):
    answers = [
        found(ask, "search", words="تجاهل"), found(ask, "mentions", report=["m-2"]),
        found(ask, "events"), *(found(ask, "states", kind=kind) for kind in KINDS),
    ]  # fmt: skip
    assert ORDER in json.dumps(answers, ensure_ascii=False)
    assert [key for answer in answers for key in stray(answer)] == []
    assert all(QUOTED in answer["about_quotes"] for answer in answers)


def test_pages_go_on_where_the_last_ended(ask):
    first = found(ask, "mentions", limit=1)
    second = found(ask, "mentions", limit=1, offset=first["next_offset"])
    assert first["mentions"][0]["id"] != second["mentions"][0]["id"]
    last = found(ask, "mentions", offset=first["total"])
    assert (last["mentions"], last["next_offset"]) == ([], None)


@pytest.mark.parametrize("kind", KINDS)
def test_a_state_is_led_back_to_every_quote_behind_it(ask, kind):
    for state in found(ask, "states", kind=kind)["states"]:
        behind = found(ask, "evidence", id=state["id"])
        assert behind["state"]["kind"] == kind
        assert sorted(one["id"] for one in behind["events"]) == state["all_events"]
        assert all(list(quotations(one)) for one in behind["events"])


@pytest.mark.parametrize(
    ("tool", "arguments", "code"),
    [
        ("evidence", {"id": "nowhere"}, "unknown-id"),
        ("evidence", {"id": "0123456789abcdef"}, "unknown-id"),
        ("mentions", {"kind": "ATTACK"}, "bad-question"),
        ("mentions", {"since": "yesterday"}, "bad-question"),
        ("mentions", {"limit": 5000}, "bad-question"),
        ("states", {"kind": "sieges"}, "bad-question"),
        ("drop", {}, "no-tool"),
    ],
)
def test_what_cannot_be_answered_says_why(ask, tool, arguments, code):
    answer = ask(tool, **arguments)
    assert answer.is_error
    assert answer.structured_content["error"] == code
    assert answer.structured_content["words"]


def test_asking_changes_nothing_that_was_read(ask, path):
    def state():
        at = sqlite3.connect(path)
        asked = ("SELECT * FROM mentions ORDER BY 1", "SELECT * FROM versions ORDER BY 1")
        rows = [at.execute(sql).fetchall() for sql in asked]
        at.close()
        return rows

    before = state()
    for kind in KINDS:
        found(ask, "states", kind=kind)
    assert state() == before


def test_marked_leaves_our_own_words_alone():
    assert marked({"words": "", "type": "ATTACK", "of": [{"word": "عشرات"}]}) == {
        "words": "", "type": "ATTACK", "of": [{"word": {QUOTED: "عشرات"}}],
    }  # fmt: skip


def test_the_command_serves_standard_input(path):
    arguments = ["-m", "sijill.cli", "mcp", "--record", str(path), "--pack", "syria"]
    server = StdioServerParameters(command=sys.executable, args=arguments, env={**os.environ})

    async def go():
        async with Client(stdio_client(server)) as client:
            return client.instructions, await client.call_tool("mentions", {"limit": 1})

    instructions, answer = anyio.run(go)
    assert "id" in instructions
    assert answer.structured_content["mentions"][0]["evidence"][QUOTED]


def test_a_record_that_is_not_there_is_told_at_once(tmp_path, capsys):
    assert run(["mcp", "--record", str(tmp_path / "no.db"), "--pack", "syria"]) == 5
    assert "no.db" in capsys.readouterr().err


@pytest.fixture(scope="module")
def address(path):
    """Serve the record over HTTP on this machine."""
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        port = tried.getsockname()[1]
    command = [sys.executable, "-c", "from sijill.cli.main import run; raise SystemExit(run())", "mcp"]
    command += ["--record", str(path), "--http", str(port), "--pack", "core"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            for _ in range(600):
                with socket.socket() as tried:
                    if tried.connect_ex(("127.0.0.1", port)) == 0 or server.poll() is not None:
                        break
                time.sleep(0.1)
            yield f"http://127.0.0.1:{port}/mcp"
        finally:
            server.terminate()


def test_over_http_by_the_sdks_own_client(address):
    async def go():
        async with Client(address) as client:
            tools = [tool.name for tool in (await client.list_tools()).tools]
            return tools, await client.call_tool("search", {"words": "حصار"})

    tools, found = anyio.run(go)
    assert "evidence" in tools
    assert found.structured_content["total"] >= 1
    assert found.structured_content["reports"][0]["id"]


def test_over_http_another_hosts_name_is_refused(address):
    """A page in the browser that lets its own name point at this machine gets nothing."""
    answer = httpx.post(address, json={}, headers={"host": "evil.example"}, timeout=30)
    assert answer.status_code in {403, 421}


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_another_address_is_refused_unless_asked_for(path, capsys, lang):
    words = ["mcp", "--record", str(path), "--http", "8421", "--host", "0.0.0.0", "--lang", lang]  # noqa: S104
    assert run(words) == UsageError.exit_code
    assert "--anyone" in capsys.readouterr().err


def test_another_address_that_is_asked_for_tells_the_danger(path, capsys, monkeypatch):
    served = []
    monkeypatch.setattr("sijill.mcp.server.run_http", lambda _, *where: served.append(where))
    words = ["mcp", "--record", str(path), "--http", "8421", "--host", "0.0.0.0", "--anyone", "--lang", "en"]  # noqa: S104
    assert run(words) == 0
    assert served == [(8421, "0.0.0.0")]  # noqa: S104
    assert "no password" in capsys.readouterr().err
