"""A real Ray cluster of three nodes on this machine, of which a process and a node end in the middle."""

import json
import os
import signal
import subprocess
import sys
import time
from functools import partial
from importlib.util import find_spec
from pathlib import Path

import pytest
from fake_coder import FakeCoder, make

from sijill.errors import CodingError
from sijill.runs import link_record, maker, read
from sijill.runs.cluster import Trouble, _code_reports, _guarded
from sijill.runs.parts import Key, Parts, as_reports, reports_in, results_in
from sijill.store import Coded, open_store
from sijill.store.driver import ask

HERE, ROOT = Path(__file__).parent, Path(__file__).parents[2]
WITHOUT = next((name for name in ("ray", "pyarrow", "fsspec") if find_spec(name) is None), None)
pytestmark = [
    pytest.mark.skipif(WITHOUT is not None, reason=f"{WITHOUT} is not installed: make parts"),
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks for processes in /proc"),
    pytest.mark.xdist_group("ray"),  # one cluster at a time
    pytest.mark.timeout(300),
]
NUMBER, SIZE = 160, 8
TEXT = "قصف الجيش أحياء الحسكة، وطالب المجلس بوقف القصف في المدينة."
SLOW = partial(FakeCoder, wait=0.06)
SCRIPT = """
import json, sys
from test_run_cluster import SIZE, SLOW
from sijill.runs import read
from sijill.runs.cluster import cluster
from sijill.store import open_store
address, parts, record, folder = sys.argv[1:]
with open_store(record) as store, cluster(address, parts, SLOW, size=SIZE) as lent:
    told = []
    read([folder], store, SLOW, cluster=lent, progress=told.append)
print(json.dumps([lent.begun, lent.done, lent.known, told[-1].parts, told[-1].kept]))
"""


@pytest.fixture(scope="module")
def environ():
    path = os.pathsep.join([str(ROOT / "src"), str(HERE)])
    return {**os.environ, "PYTHONPATH": path, "SIJILL_LANG": "en"}


@pytest.fixture(scope="module")
def nodes(environ, tmp_path_factory):
    log = tmp_path_factory.mktemp("nodes") / "log"
    with log.open("wb") as errors:
        process = subprocess.Popen(
            [sys.executable, str(HERE / "ray_nodes.py")], env=environ, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors,
        )  # fmt: skip
        process.address = process.stdout.readline().strip()
        assert ":" in process.address, log.read_text()
        yield process
        process.stdin.close()
        process.wait(60)
        process.stdout.close()


def end(nodes, what):
    nodes.stdin.write(f"{what}\n")
    nodes.stdin.flush()
    assert nodes.stdout.readline() == "ended\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("in")
    facts = {"published": "2024-08-12", "title": "ع"}
    lines = [{"id": f"r{n % 150}", "text": f"{TEXT} {n}", **facts} for n in range(NUMBER)]
    lines[33]["text"] += " انفجار"  # a report that the coder fails at
    (folder / "a.jsonl").write_text("\n".join(map(json.dumps, lines)))
    return folder


@pytest.fixture(scope="module")
def alone(folder, tmp_path_factory):
    with open_store(tmp_path_factory.mktemp("alone") / "a.db") as store:
        summary = read([folder], store, make)
        assert (summary.new, summary.changed, summary.failed) == (149, 10, 1)
        return store.canonical()


def begin(nodes, environ, *words):
    command = [sys.executable, "-c", SCRIPT, nodes.address, *map(str, words)]
    return subprocess.Popen(command, env=environ, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def coded(parts):
    return {path: path.stat().st_mtime_ns for path in sorted(parts.glob("coded/*/*.parquet"))}


def keys(paths):
    found = (one for path in paths for one in results_in(Parts(str(path.parent)).read(path.name)))
    return [one.key for one in found if isinstance(one.coded, Coded)]


def until(process, parts, number):
    for _ in range(1200):
        assert process.poll() is None, process.stderr.read()
        if len(coded(parts)) >= number:
            return
        time.sleep(0.05)
    pytest.fail("no parts were coded")


def ended(process):
    out, err = process.communicate(timeout=120)
    assert process.returncode == 0, err
    return json.loads(out)


def content(record):
    with open_store(record) as store:
        return store.canonical()


def test_ended_in_the_middle_it_goes_on_where_it_was(nodes, environ, folder, alone, tmp_path):
    parts, record = tmp_path / "parts", tmp_path / "a.db"
    first = begin(nodes, environ, parts, record, folder)
    until(first, parts, 4)
    first.send_signal(signal.SIGKILL)
    first.communicate(timeout=60)
    done = coded(parts)
    begun, finished, known, told, kept = ended(begin(nodes, environ, parts, record, folder))
    assert begun == finished == told
    now = coded(parts)
    assert {path: now[path] for path in done} == done
    assert set(keys(done)).isdisjoint(keys(now.keys() - done.keys()))
    assert known + begun * SIZE >= kept
    assert content(record) == alone


def test_a_process_and_a_node_end_in_the_middle(nodes, environ, folder, alone, tmp_path):
    parts, record = tmp_path / "parts", tmp_path / "a.db"
    process = begin(nodes, environ, parts, record, folder)
    until(process, parts, 3)
    end(nodes, "worker")
    until(process, parts, 6)
    end(nodes, "node")
    begun, finished, known, told, kept = ended(process)
    assert begun == finished == told >= NUMBER // SIZE
    assert (known, kept) == (0, NUMBER - 1)
    assert content(record) == alone
    assert list(parts.glob("runs/*/*.parquet")) == []


def linked(record, lexicon):
    with open_store(record) as store:
        link_record(store, lexicon)
        rows = (
            "SELECT m.id, l.event, l.component FROM linked l JOIN mentions m ON m.key = l.mention ORDER BY 1"
        )
        return ask(store._at, rows), ask(store._at, "SELECT * FROM events ORDER BY id"), store.canonical()


def test_from_parquet_the_command_codes_and_links_as_alone(nodes, environ, tmp_path):
    packs = ["core", "syria"]
    rows = [json.loads(file.read_text("utf-8")) for file in sorted((ROOT / "examples").glob("*.json"))]
    names = ("id", "outlet", "url", "title", "published", "text", "composed")
    import pyarrow as pa  # noqa: PLC0415  of an extra
    from pyarrow import parquet  # noqa: PLC0415

    table = pa.Table.from_pylist([{name: row.get(name) for name in names} for row in rows])
    parquet.write_table(table, tmp_path / "in.parquet")
    words = ["--runner", "ray", "--address", nodes.address, "--part-size", "6", "--record", "a.db"]
    words += [word for name in packs for word in ("--pack", name)]
    done = subprocess.run(
        [sys.executable, "-m", "sijill.cli", "read", (tmp_path / "in.parquet").as_uri(), *words],
        env=environ, cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "on the cluster: 7 parts coded" in done.stderr
    make = maker("rules", packs)
    with open_store(tmp_path / "b.db") as store:
        read([(tmp_path / "in.parquet").as_uri()], store, make)
    lexicon = make().lexicon
    with open_store(tmp_path / "a.db") as store:
        assert store.links.unlinked() == []
    found = linked(tmp_path / "a.db", lexicon)
    assert len(found[1]) > 100
    assert found == linked(tmp_path / "b.db", lexicon)


# What a machine of the cluster does, without a cluster


def part(tmp_path, key):
    parts = Parts(str(tmp_path))
    with open_store(tmp_path / "a.db") as store:
        (tmp_path / "x.json").write_text(json.dumps({"id": "r1", "text": TEXT}))
        read([tmp_path / "x.json"], store, make)
        (report,) = store.reports()
    parts.write("in.parquet", as_reports([key.of(report)], [report]))
    return parts, report


def test_a_machine_codes_a_part(tmp_path):
    key = Key("fake/1", "p1")
    parts, report = part(tmp_path, key)
    assert list(reports_in(parts.read("in.parquet"))) == [(key.of(report), report)]
    _code_reports(FakeCoder(), parts, ("in.parquet", "out.parquet"), key)
    (found,) = results_in(parts.read("out.parquet"))
    assert (found.key, list(found.coded.mentions)) == (key.of(report), FakeCoder().code(report))


def test_a_machine_with_another_engine_says_so(tmp_path):
    parts, _ = part(tmp_path, Key("fake/1", "p1"))
    with pytest.raises(CodingError) as caught:
        _code_reports(FakeCoder("2"), parts, ("in.parquet", "out.parquet"), Key("fake/1", "p1"))
    assert caught.value.code == "node-differs"
    assert not (tmp_path / "out.parquet").exists()


def test_an_error_of_ours_is_sent_in_words(tmp_path):
    found = _guarded(lambda: Parts(str(tmp_path)).read("none.parquet") and None)
    assert isinstance(found, Trouble)
    assert (found.code, found.place) == ("parts-failed", f"{tmp_path}/none.parquet")
