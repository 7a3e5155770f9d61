"""A scripted server that speaks the protocol, and reports of a quarrel to ask it about."""

import json
import re
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from sijill.llm.settings import LlmSettings
from sijill.schema import Report

TEXT = (
    "حاصرت قوات سوريا الديمقراطية أحياء الحكومة السورية في الحسكة أمس. "
    "وطالب الجيش السوري قوات سوريا الديمقراطية بفك الحصار. "
    "وقُتل 3 مدنيين في القصف على القامشلي."
)
REPORT = Report(id="r-1", text=TEXT, published="2024-08-07", language="ar", composed=True, text_hash="t")
SIEGE = {
    "type": "BLOCKADE",
    "quote": "حاصرت قوات سوريا الديمقراطية أحياء الحكومة السورية في الحسكة أمس",
    "trigger": "حاصرت",
    "status": "actual",
    "actor": [{"value": "sdf", "words": "قوات سوريا الديمقراطية"}],
    "target": [{"value": "syria-gov", "words": "الحكومة السورية"}],
    "mediator": [],
    "place": [{"value": "الحسكة", "words": "الحسكة"}],
    "source": [],
    "date": {"value": "2024-08-06", "words": "أمس"},
    "about": [],
    "count": [],
}
DEMAND = SIEGE | {
    "type": "DEMAND", "quote": "وطالب الجيش السوري قوات سوريا الديمقراطية بفك الحصار", "trigger": "وطالب",
    "actor": [{"value": "syria-army", "words": "الجيش السوري"}],
    "target": [{"value": "sdf", "words": "قوات سوريا الديمقراطية"}], "place": [], "date": None,
    "about": ["LIFT"],
}  # fmt: skip
KILLED = SIEGE | {
    "type": "CASUALTIES", "quote": "وقُتل 3 مدنيين في القصف على القامشلي", "trigger": "وقُتل", "actor": [],
    "target": [{"value": "civilians", "words": "مدنيين"}],
    "place": [{"value": "القامشلي", "words": "القامشلي"}], "date": None,
    "count": [{"what": "killed", "min": 3, "max": 3, "of": "civilians", "words": "3 مدنيين"}],
}  # fmt: skip
GOOD = [SIEGE, DEMAND, KILLED]


def check_of(asked):
    """Return the word that a question wants repeated."""
    return re.search(r"^CHECK: (\w+)$", asked["messages"][-1]["content"], re.MULTILINE)[1]


def report_of(asked):
    """Return the report that a question holds."""
    line = re.search(r"^REPORT: (.*)$", asked["messages"][-1]["content"], re.MULTILINE)[1]
    return json.loads(line)


def events(*told):
    """Answer every question with the same events."""
    return lambda asked: json.dumps({"check": check_of(asked), "events": list(told)}, ensure_ascii=False)


def completion(words, ended="stop"):
    """Return what a server of the protocol sends."""
    return {
        "id": "x", "object": "chat.completion", "created": 0, "model": "scripted",
        "choices": [{"index": 0, "finish_reason": ended, "message": {"role": "assistant", "content": words}}],
        "usage": {"prompt_tokens": 100, "completion_tokens": 20, "total_tokens": 120},
    }  # fmt: skip


class Scripted:
    """What the server is to do: each question is handed to ``play``, and kept."""

    def __init__(self, play):
        self.play, self.asked = play, []

    def answer(self, question):
        """Return status, headers and body; a play may give these itself, or the answer's words alone."""
        self.asked.append(question)
        found = self.play(question)
        return found if isinstance(found, tuple) else (200, json.dumps(completion(found)).encode())


@contextmanager
def serving(play):
    """Serve on this machine alone; give the script and the address."""
    script = Scripted(play)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["content-length"]))
            status, words = script.answer(json.loads(body))
            self.send_response(status)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(words)))
            self.end_headers()
            self.wfile.write(words)

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield script, f"http://127.0.0.1:{server.server_port}/v1"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def settings(address, **more):
    """Return settings that ask once, and keep nothing unless told to."""
    return LlmSettings(**{"model": "scripted", "base_url": address, "retries": 0, "timeout": 5.0} | more)
