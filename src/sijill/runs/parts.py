"""Parts: stretches of reports, and of what was coded of them, as Parquet in a folder that all machines share.

The folder is a local path or an address of an object store, through fsspec. A part is there whole or not at
all, and is named by what it holds; so whoever finds one can use it.
"""

import hashlib
import os
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec
from msgspec import Struct

from sijill.errors import RecordError, UsageError
from sijill.runs.coder import Failed
from sijill.schema import Mention, Report
from sijill.store import Coded

EXTRA = "sijill[ray]"
_MENTIONS = msgspec.json.Decoder(tuple[Mention, ...])
_FAILED = msgspec.json.Decoder(Failed)
_FIGURES = msgspec.json.Decoder(dict[str, int])
# A report's coding is a function of these; from where it was read changes nothing of it.
_TELLING = ("id", "version", "text", "title", "outlet", "url", "published", "language", "composed")


class Key(Struct, frozen=True):
    """By what results are told apart. Example: ``Key("rules/1", "5f0c…")``."""

    engine: str
    packs: str

    def of(self, report: Report) -> str:
        """Return what the coding of a report is known by: 32 hexadecimal digits."""
        told = [getattr(report, name) for name in _TELLING]
        return hashlib.sha256(msgspec.json.encode([self.engine, self.packs, *told])).hexdigest()[:32]

    @property
    def folder(self) -> str:
        """Return the name of the folder of this engine's parts."""
        return hashlib.sha256(f"{self.engine}\0{self.packs}".encode()).hexdigest()[:16]


class Result(Struct, frozen=True):
    """A report's key with what was coded of it."""

    key: str
    coded: Coded | Failed


class Parts:
    """A folder of parts."""

    def __init__(self, url: str) -> None:
        """Find the folder.

        Args:
            url: a local path, or an address that fsspec knows. Example: ``"s3://desk/parts"``.

        Raises:
            UsageError: ``no-ray`` where the extra is not installed. RecordError: ``parts-failed``.
        """
        needed()
        import fsspec  # noqa: PLC0415  only where parts are kept

        try:
            self._files, self._root = fsspec.core.url_to_fs(url)
            self.url = str(self._files.unstrip_protocol(self._root))  # whole: others work in other folders
        except (ImportError, ValueError, OSError) as error:
            raise RecordError("parts-failed", url, reason=str(error)) from error

    def write(self, name: str, table: Any) -> None:
        """Write a part, whole or not at all.

        Raises:
            RecordError: ``parts-failed``.
        """
        from pyarrow import parquet  # noqa: PLC0415  slow to import

        whole = f"{self._root}/{name}"
        try:
            self._files.makedirs(whole.rpartition("/")[0], exist_ok=True)
            if not self._local():  # an object is there once it has come whole
                with self._files.open(whole, "wb") as out:
                    parquet.write_table(table, out, compression="zstd")
                return
            made = f"{whole}.{os.getpid()}.part"
            with self._files.open(made, "wb", auto_mkdir=False) as out:
                parquet.write_table(table, out, compression="zstd")
                out.flush()
                os.fsync(out.fileno())
            os.replace(made, whole)  # noqa: PTH105  the file system's own path
        except OSError as error:
            raise RecordError("parts-failed", whole, reason=str(error)) from error

    def read(self, name: str, columns: Sequence[str] | None = None) -> Any:
        """Return a part as an Arrow table.

        Raises:
            RecordError: ``parts-failed`` where it is not there or is damaged.
        """
        import pyarrow as pa  # noqa: PLC0415  slow to import
        from pyarrow import parquet  # noqa: PLC0415

        whole = f"{self._root}/{name}"
        try:
            with self._files.open(whole, "rb") as file:
                return parquet.read_table(file, columns=columns and list(columns))
        except (OSError, pa.ArrowException) as error:
            raise RecordError("parts-failed", whole, reason=str(error)) from error

    def names(self, folder: str) -> list[str]:
        """Return the parts that stand in a folder, sorted; none where it is not there."""
        self._files.invalidate_cache()
        try:
            found = self._files.ls(f"{self._root}/{folder}", detail=False)
        except FileNotFoundError:
            return []
        except OSError as error:
            raise RecordError("parts-failed", folder, reason=str(error)) from error
        return sorted(f"{folder}/{one.rpartition('/')[2]}" for one in found if one.endswith(".parquet"))

    def drop(self, names: Iterable[str]) -> None:
        """Take parts away; one that is gone is no fault."""
        for name in names:
            try:
                self._files.rm(f"{self._root}/{name}")
            except FileNotFoundError:
                continue
            except OSError as error:
                raise RecordError("parts-failed", name, reason=str(error)) from error

    def _local(self) -> bool:
        named = self._files.protocol
        return "file" in ((named,) if isinstance(named, str) else named)


def needed() -> None:
    """Tell that what parts need is installed.

    Raises:
        UsageError: ``no-ray``.
    """
    from importlib.util import find_spec  # noqa: PLC0415

    if any(find_spec(name) is None for name in ("fsspec", "pyarrow", "ray")):
        raise UsageError("no-ray", extra=EXTRA)


def part_name(keys: Sequence[str]) -> str:
    """Return a part's name, which is the same for the same reports. Example: ``"5f0c….parquet"``."""
    return f"{hashlib.sha256(' '.join(keys).encode()).hexdigest()[:24]}.parquet"


def as_reports(keys: Sequence[str], reports: Sequence[Report]) -> Any:
    """Return reports with their keys as an Arrow table: a column a field."""
    import pyarrow as pa  # noqa: PLC0415  slow to import

    kinds = {"composed": pa.bool_(), "version": pa.int32(), "notes": pa.list_(pa.string())}
    columns = {
        name: pa.array([getattr(one, name) for one in reports], kinds.get(name, pa.string()))
        for name in Report.__struct_fields__
    }
    return pa.table({"key": pa.array(keys, pa.string()), **columns})


def reports_in(table: Any) -> Iterator[tuple[str, Report]]:
    """Yield the reports of such a table with their keys."""
    for row in table.to_pylist():
        key, notes = row.pop("key"), tuple(row.pop("notes"))
        yield key, Report(**row, notes=notes)


def as_results(results: Sequence[Result]) -> Any:
    """Return results as an Arrow table: mentions and figures as JSON, why it failed where it did."""
    import pyarrow as pa  # noqa: PLC0415  slow to import

    rows = [_row(one) for one in results]
    names = ("key", "engine", "packs", "mentions", "figures", "failed")
    return pa.table({name: pa.array([row[name] for row in rows], pa.string()) for name in names})


def _row(one: Result) -> dict[str, str | None]:
    if isinstance(one.coded, Failed):
        none = dict.fromkeys(("engine", "packs", "mentions", "figures"))
        return {**none, "key": one.key, "failed": _json(one.coded)}
    coded = one.coded
    told = {"mentions": _json(coded.mentions), "figures": _json(coded.figures), "failed": None}
    return {"key": one.key, "engine": coded.engine, "packs": coded.packs, **told}


def results_in(table: Any) -> Iterator[Result]:
    """Yield the results of such a table."""
    for row in table.to_pylist():
        if row["failed"] is not None:
            yield Result(row["key"], _FAILED.decode(row["failed"]))
        else:
            mentions, figures = _MENTIONS.decode(row["mentions"]), _FIGURES.decode(row["figures"])
            yield Result(row["key"], Coded(row["engine"], row["packs"], mentions, figures))


def as_bodies(bodies: Sequence[bytes]) -> Any:
    """Return an Arrow table of one column of bytes."""
    import pyarrow as pa  # noqa: PLC0415  slow to import

    return pa.table({"body": pa.array(bodies, pa.binary())})


def bodies_in(table: Any) -> list[bytes]:
    """Return the bytes of such a table."""
    return list(table["body"].to_pylist())


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()
