"""A coder for tests: one ATTACK for each word «قصف», a DEMAND for each «طالب»."""

import hashlib
import re
import time

from sijill.schema import Filler, Mention, Span, Time

WORDS = {"قصف": "ATTACK", "طالب": "DEMAND"}


class FakeCoder:
    name = "fake"

    def __init__(self, version="1", packs_hash="p1", wait=0.0):
        self.version = version
        self.packs_hash = packs_hash
        self.wait = wait

    def code(self, report):
        time.sleep(self.wait)
        if "انفجار" in report.text:
            message = "boom"
            raise ValueError(message)
        shift = 10_000 if "خارج" in report.text else 0
        return [self._mention(report, match, shift) for match in re.finditer("قصف|طالب", report.text)]

    def _mention(self, report, match, shift):
        start, end = match.start() + shift, match.end() + shift
        key = f"{report.id}{report.version}{match.start()}{self.version}"
        return Mention(
            id=hashlib.sha256(key.encode()).hexdigest()[:16],
            report=report.id,
            version=report.version,
            type=WORDS[match.group()],
            evidence=Span(start, min(end + 10, len(report.text)) if not shift else end),
            trigger=Span(start, end),
            engine=f"fake/{self.version}",
            rule="fake.word",
            confidence=0.5,
            actor=(Filler("syria-army"),),
            target=(Filler("sdf"),),
            place=(Filler("الحسكة"),),
            date=Time("2024-08", Span(start, end)),
            source=(Filler("sana"),),
            told_on=report.published,
        )

    def party(self, actor):
        return {"syria-army": "syria"}.get(actor, actor)


def make():
    return FakeCoder()


def make_slow():
    return FakeCoder(wait=0.02)


def make_newer():
    return FakeCoder(version="2")
