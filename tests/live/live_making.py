"""A web server on loopback that behaves, or not, and a clock that lets hours pass."""

import gzip
import threading
import time
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from sijill.live.ask import Asking, Limits
from sijill.live.guard import Guard
from sijill.live.sources import Feed, Sources
from sijill.live.watching import Watching

HTML, RSS = "text/html; charset=utf-8", "application/rss+xml"
ATTACK = "قصفت مدفعية الجيش السوري أحياء في مدينة الحسكة اليوم، ما أسفر عن مقتل {n} مدنيين، وفق مصادر محلية."
SIEGE = "واصلت قوات سوريا الديمقراطية حصار أحياء الحكومة السورية في مدينة القامشلي لليوم الثاني على التوالي."
_MORE = "وقال سكان في المنطقة إن الأسواق أغلقت أبوابها، وإن المخابز توقفت عن العمل منذ الصباح الباكر."


def article(text, title="خبر", day="2024-08-07"):
    """Return a page with an article."""
    body = f"<article><h1>{title}</h1><p>{text}</p><p>{_MORE}</p></article>"
    meta = f'<meta property="article:published_time" content="{day}T10:00:00Z">'
    return f"<html lang=ar><head><title>{title}</title>{meta}</head><body>{body}</body></html>".encode()


def rss(*items):
    """Return a feed of paths, or of pairs of a path and a title."""
    named = [(one, one) if isinstance(one, str) else one for one in items]
    each = "".join(f"<item><title>{title}</title><link>{path}</link></item>" for path, title in named)
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>x</title>{each}</channel></rss>'.encode()


def atom(*paths):
    """Return an Atom feed of paths."""
    each = "".join(f'<entry><id>{one}</id><title>{one}</title><link href="{one}"/></entry>' for one in paths)
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><title>x</title>{each}</feed>'.encode()


class Site:
    """What stands at each path, and what was asked for.

    An answer is bytes (a page), a tuple of status, headers and body, or a function of a request's handler.
    """

    def __init__(self):
        self.answers, self.asked, self.headers = {}, [], []
        site = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                site.asked.append(self.path)
                site.headers.append(dict(self.headers))
                with suppress(OSError):  # who asked has heard enough
                    site.answer(self, site.answers.get(self.path, (404, {}, b"")))

            def do_POST(self):
                site.posted.append((dict(self.headers), self.rfile.read(int(self.headers["content-length"]))))
                site.answer(self, site.answers.get(self.path, (404, {}, b"")))

            def log_message(self, *_):
                pass

        self.posted = []
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.host = f"127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True).start()

    def url(self, path):
        return f"http://{self.host}{path}"

    def answer(self, handler, given):
        if callable(given):
            given(handler)
            return
        status, headers, body = given if isinstance(given, tuple) else (200, {"Content-Type": HTML}, given)
        handler.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            if value is not None:
                handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(body)

    def times(self, path):
        return self.asked.count(path)

    def close(self):
        self.server.shutdown()
        self.server.server_close()


# Ways to misbehave, each a function of a request's handler


def head(handler, *, status=200, **headers):
    handler.send_response(status)
    for name, value in headers.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.end_headers()
    handler.close_connection = True


def endless(handler):
    head(handler, Content_Type=HTML)
    while True:
        handler.wfile.write(b"<p>" + b"x" * 65536)


def dripping_body(handler):
    head(handler, Content_Type=HTML, Content_Length="100000")
    for _ in range(200):
        handler.wfile.write(b"x")
        time.sleep(0.05)


def dripping_headers(handler):
    handler.close_connection = True
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
    for number in range(80):
        handler.wfile.write(f"X-{number}: 1\r\n".encode())
        time.sleep(0.05)


def silent(handler):
    time.sleep(3)
    handler.close_connection = True


def cut(handler):
    head(handler, Content_Type=HTML, Content_Length="100000")
    handler.wfile.write(article(SIEGE))


def cut_in_a_chunk(handler):
    head(handler, Content_Type=HTML, Transfer_Encoding="chunked")
    handler.wfile.write(b"FFFF\r\n" + article(SIEGE))


def cut_at_once(handler):
    handler.close_connection = True
    handler.connection.close()


def bomb(handler):
    packed = gzip.compress(b"<p>" * (8 * 2**20))
    head(handler, Content_Type=HTML, Content_Encoding="gzip", Content_Length=str(len(packed)))
    handler.wfile.write(packed)


def half_packed(handler):
    packed = gzip.compress(article(SIEGE))[:-20]
    head(handler, Content_Type=HTML, Content_Encoding="gzip", Content_Length=str(len(packed)))
    handler.wfile.write(packed)


def moved(to, status=302):
    return (status, {"Location": to}, b"")


class Clock:
    """Hours pass when somebody sleeps."""

    def __init__(self, now=1_723_032_000.0):  # 2024-08-07, 12:00 UTC
        self._now, self._lock = now, threading.Lock()

    def now(self):
        with self._lock:
            return self._now

    def sleep(self, seconds):
        with self._lock:
            self._now += max(seconds, 0.0)


SMALL = Limits(bytes=2**20, seconds=1.0, step=0.5)
PATIENT = Limits(bytes=2**20, seconds=30.0, step=30.0)  # a machine that is busy is no server that is slow
SOON = Limits(bytes=2**20, seconds=3.0, step=3.0)


class Desk:
    """A record, a site and a clock: what is watched, looked at as often as is wanted."""

    def __init__(self, store, coder, site):
        self.store, self.coder, self.site, self.clock = store, coder, site, Clock()
        self.unread, self.reports = [], []
        self.tell = None

    def sources(self, *paths, **options):
        return Sources(feed=tuple(Feed(url=self.site.url(path)) for path in paths), pace=0.0, **options)

    def watching(self, sources, limits=PATIENT):
        made = Watching(self.store, self.coder, self.coder.lexicon, sources)
        made.asking = Asking(Guard(frozenset({self.site.host})), limits)
        made.on_unread = self.unread.append
        made.on_report = lambda placed, _: self.reports.append((placed.state, placed.report))
        made.tell = self.tell
        return made

    def look(self, sources=None, limits=PATIENT):
        """Look once; return the ids of what came."""
        before = len(self.reports)
        for _ in self.watching(sources or self.sources("/feed"), limits).go(self.clock, once=True):
            pass
        return [report.id for _, report in self.reports[before:]]

    def codes(self):
        return [one.error.code for one in self.unread]

    def reasons(self):
        return [one.error.values.get("reason", "") for one in self.unread]
