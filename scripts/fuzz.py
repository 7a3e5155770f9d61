"""Feed bytes of all kinds to what reads them: `fuzz.py TARGET [--seconds N] [--corpus DIR] [--hypothesis]`.

TARGET is one of those in `TARGETS`: each is a function of bytes that raises where something does not hold.
Atheris (libFuzzer, guided by the branches of our code) makes the bytes, beginning with the example reports
and with what DIR kept from runs before. Its last lines say how many were tried; a finding is written to a
file in DIR, and the exit code is that of libFuzzer, 0 without a finding. With ``--hypothesis`` Hypothesis
makes the bytes, in rounds until the time is up. A few seconds of both run in tests/test_fuzz.py.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from contextlib import nullcontext
from datetime import date, timedelta
from pathlib import Path
from types import MappingProxyType

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

try:
    import atheris  # type: ignore[import-not-found, import-untyped, unused-ignore]
except ImportError:  # no wheel for this machine: the functions are there for hypothesis all the same
    atheris = None

with atheris.instrument_imports(include=["sijill"]) if atheris and __name__ == "__main__" else nullcontext():
    from sijill.arabic.dates import find_dates, resolve_chain
    from sijill.arabic.numbers import find_numbers
    from sijill.arabic.tokens import tokenise
    from sijill.errors import SijillError
    from sijill.lexicon.fold import fold, fold_with_offsets
    from sijill.lexicon.grammar import load_grammar
    from sijill.readers import Unread, read_paths
    from sijill.readers.formats import FORMATS

ROOT = Path(__file__).resolve().parents[1]
GRAMMAR = load_grammar()
MARKS = (
    "/",
    "-",
    ".",
    ",",
    "،",
    ":",
    "(",
    ")",
    "\n",
    "0",
    "1",
    "7",
    "30",
    "2024",
    "1445",
    "1,500",
    "99999999",
)
DATE_WORDS = (*sorted(GRAMMAR.dates.terms), *MARKS)
NUMBER_WORDS = (*sorted({*GRAMMAR.numbers.words, *GRAMMAR.numbers.nouns}), *MARKS)
KINDS = tuple(sorted(FORMATS))
EPOCH = date(1900, 1, 1)


def text_of(data: bytes, words: tuple[str, ...]) -> str:
    """Return a text made of bytes: as UTF-8 where the first is even, else a word for each two that follow."""
    if not data or data[0] % 2 == 0:
        return data[1:].decode("utf-8", "replace")
    numbers = (int.from_bytes(data[at : at + 2]) for at in range(1, len(data) - 1, 2))
    return " ".join(words[number % len(words)] for number in numbers)


def readers(data: bytes) -> None:
    """Read bytes as a file of the kind that the first says: reports come or reasons, and nothing else."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"a{KINDS[(data[0] if data else 0) % len(KINDS)]}"
        path.write_bytes(data[1:])
        for item in read_paths([path]):
            if isinstance(item, Unread):
                assert isinstance(item.error, SijillError)
                assert item.place.startswith(str(path))
            else:
                assert item.text.strip()
                item.text.encode()


def offsets(data: bytes) -> None:
    """Fold a text: each letter of the copy, and each token, leads back into the text, in order."""
    text = data.decode("utf-8", "replace")
    folded = fold_with_offsets(text)
    starts = [folded.start(at) for at in range(len(folded.text))]
    assert starts == sorted(starts)
    assert all(folded.end(at + 1) > start >= 0 for at, start in enumerate(starts))
    assert fold(fold(text)) == fold(text)
    last = 0
    for token in tokenise(text):
        assert last <= token.start < token.end <= len(text)
        last = token.start


def dates(data: bytes) -> None:
    """Find time expressions: in order, inside the text, with values that are days, months, years or spans."""
    day = EPOCH + timedelta(days=int.from_bytes(data[:3]) % 80_000) if len(data) % 3 else None
    tokens = tokenise(text_of(data[3:], DATE_WORDS))
    last = -1
    for found in resolve_chain(find_dates(tokens, GRAMMAR, day)):
        assert last < found.first <= found.last < len(tokens)
        assert (found.start, found.end) == (tokens[found.first].start, tokens[found.last].end)
        last = found.last
        if found.value is not None:
            ends = found.value.split("/")
            assert 1 <= len(ends) <= 2
            assert all(date.fromisoformat(f"{end}-01-01"[:10]) for end in ends)
            assert len(ends) == 1 or ends[0][: len(ends[1])] <= ends[1]


def numbers(data: bytes) -> None:
    """Find numbers: in order, inside the text, each an amount."""
    text = text_of(data, NUMBER_WORDS)
    tokens = tokenise(text)
    last = -1
    for found in find_numbers(tokens, GRAMMAR):
        assert last < found.first <= found.last < len(tokens)
        assert 0 <= found.start < found.end <= len(text)
        last = found.last


TARGETS: Mapping[str, Callable[[bytes], None]] = MappingProxyType(
    {target.__name__: target for target in (readers, offsets, dates, numbers)}
)


def seeds(folder: Path) -> Path:
    """Write the example reports' lines as a first corpus and return its folder."""
    folder.mkdir(parents=True, exist_ok=True)
    texts = sorted((ROOT / "examples").rglob("*.json*"))[:40]
    for number, path in enumerate(texts):
        content = path.read_bytes()[:4000]
        for kind in range(len(KINDS)):
            (folder / f"seed-{number}-{kind}").write_bytes(bytes([kind * 2 % 256]) + content)
    return folder


ROUND = 500  # inputs between two looks at the clock
# Hypothesis alone would hardly ever make more than a few bytes
BYTES = st.binary() | st.lists(st.binary(min_size=20, max_size=100), min_size=1, max_size=40).map(b"".join)


def with_hypothesis(target: Callable[[bytes], None], seconds: int) -> int:
    """Feed a target with Hypothesis's bytes for so many seconds and return how many inputs were tried.

    Raises:
        AssertionError: what Hypothesis found, shrunk, with the bytes.
    """
    tried = 0
    phases = (Phase.generate, Phase.shrink)
    end = time.monotonic() + seconds

    @settings(
        max_examples=ROUND, deadline=None, database=None, phases=phases, suppress_health_check=HealthCheck
    )
    @given(data=BYTES)
    def feed(data: bytes) -> None:
        nonlocal tried
        tried += 1
        target(data)

    while time.monotonic() < end:
        feed()
    return tried


def main() -> None:
    """Run one target until its time is up or something does not hold."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("target", choices=sorted(TARGETS))
    parser.add_argument("--seconds", type=int, default=3600)
    parser.add_argument("--corpus", type=Path, default=None)
    parser.add_argument("--hypothesis", action="store_true")
    asked = parser.parse_args()
    if asked.hypothesis:
        tried = with_hypothesis(TARGETS[asked.target], asked.seconds)
        print(f"{asked.target}: {tried} inputs in {asked.seconds} seconds, nothing found")
        return
    if atheris is None:
        sys.exit("atheris is not installed here: make .venv/.dev")
    with tempfile.TemporaryDirectory() as scratch:
        kept = asked.corpus or Path(scratch) / "kept"
        kept.mkdir(parents=True, exist_ok=True)
        limits = [
            f"-max_total_time={asked.seconds}",
            "-max_len=4096",
            "-timeout=60",
            f"-artifact_prefix={kept}/",
        ]
        folders = [str(kept), str(seeds(Path(scratch) / "seeds"))]
        atheris.Setup([sys.argv[0], *limits, "-print_final_stats=1", *folders], TARGETS[asked.target])
        atheris.Fuzz()


if __name__ == "__main__":
    main()
