"""The Arabic gold standard records (GSR): are sentences with an assault or a protest coded, and others not?

Source: Open Event Data Alliance, github.com/openeventdata/arabic_event_gsr (MIT), labelled by people: "yes"
where all coders saw the event, "difficult no" where one did, "easy no" where none. PLOVER's ASSAULT answers
to ATTACK, CLASH and CASUALTIES here, PROTEST to PROTEST; a mention counts with status actual or claimed.
"""

from collections.abc import Iterator
from pathlib import Path

import msgspec
from msgspec import Struct

from sijill.errors import InputError
from sijill.evaluate.bench import Engine
from sijill.schema import Report

ANSWERS: dict[str, frozenset[str]] = {
    "ASSAULT": frozenset({"ATTACK", "CLASH", "CASUALTIES"}),
    "PROTEST": frozenset({"PROTEST"}),
}
LABELS = ("yes", "difficult no", "easy no")
_COUNTING = frozenset({"actual", "claimed"})


class Sentence(Struct, frozen=True):
    """One labelled sentence: its id, text, PLOVER type (ASSAULT, PROTEST) and label (one of `LABELS`)."""

    id: str
    text: str
    type: str
    label: str


class Share(Struct, frozen=True):
    """How many of the sentences of one label were coded."""

    sentences: int = 0
    coded: int = 0

    @property
    def share(self) -> float:
        """Return the share, 0 where there are none."""
        return self.coded / self.sentences if self.sentences else 0.0


class GsrFile(Struct, frozen=True):
    """What came of one file.

    Attributes:
        name: the file's. shares: label -> how many were coded.
    """

    name: str
    shares: dict[str, Share]

    @property
    def pair(self) -> tuple[float, float]:
        """Return the headline: the share of "yes" that is coded, and that of "easy no" (false alarms)."""
        return self.shares["yes"].share, self.shares["easy no"].share

    @property
    def f1(self) -> float:
        """Return F1 of "yes" against "easy no"; "difficult no" does not count."""
        right, wrong = self.shares["yes"], self.shares["easy no"]
        size = right.coded + wrong.coded + right.sentences
        return 2 * right.coded / size if size else 0.0


def gsr(folder: Path, engine: Engine) -> list[GsrFile]:
    """Code each sentence of the folder's JSONL files by itself and count.

    Returns:
        One entry a file, by name, and last "both", all files together, where there is more than one.

    Raises:
        InputError: "not-found" where there is no file, "bad-json" with file and line.
    """
    paths = sorted(folder.glob("*.jsonl")) if folder.is_dir() else [folder]
    if not paths or not all(path.exists() for path in paths):
        raise InputError("not-found", str(folder))
    files = [GsrFile(path.stem, _shares(path, engine)) for path in paths]
    return [*files, _together(files)] if len(files) > 1 else files


def is_coded(sentence: Sentence, engine: Engine) -> bool:
    """Return whether the engine gives a mention that answers to the sentence's type."""
    mentions = engine.code(Report(id=sentence.id, text=sentence.text, language="ar"))
    wanted = ANSWERS.get(sentence.type, frozenset())
    return any(mention.type in wanted and mention.status in _COUNTING for mention in mentions)


def sentences(path: Path) -> Iterator[Sentence]:
    """Read one file.

    Raises:
        InputError: "bad-json", with file and line.
    """
    for number, line in enumerate(path.read_bytes().split(b"\n"), 1):
        if line.strip():
            yield _sentence(line, f"{path}:{number}")


def _sentence(line: bytes, place: str) -> Sentence:
    try:
        return msgspec.json.decode(line, type=Sentence)
    except msgspec.MsgspecError as error:
        raise InputError("bad-json", place, detail=str(error)) from error


def _shares(path: Path, engine: Engine) -> dict[str, Share]:
    shares = dict.fromkeys(LABELS, Share())
    for sentence in sentences(path):
        before = shares.get(sentence.label, Share())
        coded = before.coded + is_coded(sentence, engine)
        shares[sentence.label] = Share(before.sentences + 1, coded)
    return shares


def _together(files: list[GsrFile]) -> GsrFile:
    return GsrFile("both", {label: _sum(file.shares[label] for file in files) for label in LABELS})


def _sum(shares: Iterator[Share]) -> Share:
    counted = [(share.sentences, share.coded) for share in shares]
    return Share(sum(n for n, _ in counted), sum(k for _, k in counted))
