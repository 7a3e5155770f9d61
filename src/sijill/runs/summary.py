"""What a run came to."""

from collections.abc import Mapping, Sequence

from msgspec import Struct, structs

from sijill.extract.answered import added
from sijill.readers import Unread
from sijill.schema import Mention
from sijill.store import Placement


class Noted(Struct, frozen=True):
    """What had to be mended in some of the reports.

    Attributes:
        note: as the first of them has it. Example: ``"encoding:cp1256"``.
        number: how many reports. place: the first of them.
    """

    note: str
    number: int
    place: str


class Corrected(Struct, frozen=True):
    """A report whose text has changed in this run.

    Attributes:
        report: its id. version: the version that stands now. before: the one that stood.
        place: where the text was read.
    """

    report: str
    version: int
    before: int
    place: str


class RunSummary(Struct, frozen=True, kw_only=True):
    """The figures of one run.

    Attributes:
        read: reports that were read. Each is one of the next five.
        new: seen for the first time. changed: another text at a known address, kept as a new version.
        restored: an earlier text of its address, read again after another: it stands once more.
        recoded: known, coded anew (another engine, packs, date or outlet). unchanged: nothing was done.
        not_coded: of those read, the ones in a language that is not coded.
        failed: of those read, the ones whose coding did not hold; they stand in ``unread`` as well.
        mentions: mentions written. chars: characters of text read. seconds: how long it took.
        unread: what could not be read or coded, and why.
        languages: of the reports that are not coded, how many in each.
        packs: of the reports that tell something, how many called for each pack.
        noted: what had to be mended in the new and the changed ones, or is in doubt.
        corrected: the changed and the restored ones, in their order.
        engine: figures that the engine gives of its work, added up. Example: ``{"dropped.quote": 3}``.
    """

    read: int = 0
    new: int = 0
    changed: int = 0
    restored: int = 0
    recoded: int = 0
    unchanged: int = 0
    not_coded: int = 0
    failed: int = 0
    mentions: int = 0
    chars: int = 0
    seconds: float = 0.0
    unread: tuple[Unread, ...] = ()
    languages: dict[str, int] = {}
    packs: dict[str, int] = {}
    noted: tuple[Noted, ...] = ()
    corrected: tuple[Corrected, ...] = ()
    engine: dict[str, int] = {}


# Notes that tell of a report and not of its reading.
_FACTS = frozenset(("edited", "forwarded"))
_STATES = {"new": "new", "changed": "changed", "stale": "recoded", "unchanged": "unchanged"}


class Tally:
    """The figures while they grow; one run's own."""

    def __init__(self) -> None:
        """Begin at nothing."""
        self._figures: dict[str, int] = {}
        self._languages: dict[str, int] = {}
        self._packs: dict[str, int] = {}
        self._noted: dict[str, Noted] = {}
        self._corrected: list[Corrected] = []
        self._engine: dict[str, int] = {}
        self.unread: list[Unread] = []

    def add(self, name: str, number: int = 1) -> None:
        """Add to one figure."""
        self._figures[name] = self._figures.get(name, 0) + number

    def met(self, placed: Placement, *, coded: bool) -> None:
        """Count a report that was read and placed."""
        self.add("read")
        self.add("chars", len(placed.report.text))
        if placed.state in ("new", "changed"):
            self._note(placed)
        if not coded:
            self.add("not_coded")
            language = placed.report.language or "none"
            self._languages[language] = self._languages.get(language, 0) + 1
        if placed.state == "unchanged":
            self.add("unchanged")

    def _note(self, placed: Placement) -> None:
        """Count the notes of a report by their kinds, encodings each alone."""
        for note in placed.report.notes:
            kind = note.partition(":")[0]
            key = note if kind == "encoding" else kind
            if kind not in _FACTS:
                first = self._noted.get(key, Noted(note, 0, placed.report.path))
                self._noted[key] = structs.replace(first, number=first.number + 1)

    def worked(self, figures: Mapping[str, int]) -> None:
        """Add what an engine tells of its work on a report, be it written or not."""
        if figures:
            self._engine = added(self._engine, figures)

    def kept(self, placed: Placement, mentions: Sequence[Mention]) -> None:
        """Count a report that was written."""
        self.add(_STATES[placed.state])
        self.add("mentions", len(mentions))
        if placed.state == "changed":
            self._correct(placed)
        for pack in mentions[0].packs if mentions else ():
            self._packs[pack] = self._packs.get(pack, 0) + 1

    def restored(self, placed: Placement) -> None:
        """Count a report, until now counted as what it was placed as, whose earlier text stands again."""
        self.add(_STATES[placed.state], -1)
        self.add("restored")
        self._correct(placed)

    def _correct(self, placed: Placement) -> None:
        report = placed.report
        self._corrected.append(Corrected(report.id, report.version, placed.stands, report.path))

    def lost(self, unread: Unread, *, failed: bool = False) -> None:
        """Count what gave no report, or no coding."""
        self.unread.append(unread)
        if failed:
            self.add("failed")

    def figure(self, name: str) -> int:
        """Return one figure as it stands."""
        return self._figures.get(name, 0)

    def summary(self, seconds: float) -> RunSummary:
        """Return the figures as they stand."""
        done = RunSummary(
            seconds=seconds,
            unread=tuple(self.unread),
            noted=tuple(self._noted.values()),
            corrected=tuple(self._corrected),
            engine=dict(self._engine),
            languages=dict(self._languages),
            packs=dict(sorted(self._packs.items(), key=lambda known: (-known[1], known[0]))),
        )
        return structs.replace(done, **self._figures)
