"""A PostgreSQL server of one's own, on this machine alone and for as long as it is needed.

For the tests and for `team_work.py`: made in a folder of its own, without the safety of the disk, and ended
with whoever started it. Needs the server's programs (Debian: apt-get install postgresql).
"""

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from glob import glob
from itertools import count
from pathlib import Path
from typing import Any

from served import free_port

STARTS = 60  # seconds within which it answers
PASSWORD = "لا تقرأه"  # noqa: S105  of the user `amal`, who must say it; nobody else needs one
MISSING = "no PostgreSQL server here: apt-get install postgresql"
_QUICK = (
    "fsync=off", "full_page_writes=off", "shared_buffers=32MB",
    "max_connections=60", "autovacuum=off", "jit=off",
    "wal_level=minimal", "max_wal_senders=0", "log_min_messages=fatal",
)  # fmt: skip
_WHO = (
    "local all all trust", "host all amal 127.0.0.1/32 scram-sha-256", "host all all 127.0.0.1/32 trust",
)  # fmt: skip


def programs() -> Path | None:
    """Return the folder of the server's programs, the newest where there are several; None where none is."""
    found = shutil.which("initdb")
    folders = glob("/usr/lib/postgresql/*/bin/initdb")  # noqa: PTH207  Debian keeps them off the PATH
    newest = max(folders, key=lambda one: float(one.split("/")[-3]), default=None)
    chosen = newest or found
    return Path(chosen).resolve().parent if chosen else None


def _other_user() -> dict[str, Any]:
    """Return whom the server runs as: it refuses to run as root."""
    if os.name != "posix" or os.geteuid() != 0:
        return {}
    known = {one.pw_name: one for one in pwd.getpwall()}
    who = known.get("postgres") or known["nobody"]
    return {"user": who.pw_uid, "group": who.pw_gid, "extra_groups": []}


class Server:
    """A server, started; `databases` are made of a template, in milliseconds."""

    def __init__(self, certificate: tuple[bytes, bytes] | None = None) -> None:
        """Make a cluster and start it.

        Args:
            certificate: its own and its key, in PEM: it then speaks TLS with who asks for it.

        Raises:
            RuntimeError: there are no programs of a server, or it did not start.
        """
        folder = programs()
        if folder is None:
            raise RuntimeError(MISSING)
        self.programs, self.port, self._numbers = folder, free_port(), count(1)
        # not among pytest's folders, which are open to root alone
        self.home = Path(tempfile.mkdtemp(prefix="sijill-pg-", dir="/tmp"))
        self._who = _other_user()
        if self._who:
            os.chown(self.home, self._who["user"], self._who["group"])
        self._process: subprocess.Popen[bytes] | None = None
        self._own: Any = None
        self._settings = (*_QUICK, "ssl=on") if certificate else _QUICK
        try:
            self._make()
            for name, held in zip(("server.crt", "server.key"), certificate or (), strict=False):
                self._put(name, held)
            self.start()
            self.run(f"CREATE ROLE amal LOGIN PASSWORD '{PASSWORD}'")
        except BaseException:
            self.close()
            raise

    def _make(self) -> None:
        made = ("--pgdata", f"{self.home}/data", "--username=sijill", "--auth=trust", "--encoding=UTF8")
        locale = ("--locale=C.UTF-8", "--no-sync")
        self._call("initdb", *made, *locale)
        (self.home / "data" / "pg_hba.conf").write_text("\n".join(_WHO) + "\n")

    def _put(self, name: str, held: bytes) -> None:
        """Write a file of the server's that it alone may read, as it demands of a key."""
        path = self.home / "data" / name
        path.write_bytes(held)
        path.chmod(0o600)
        if self._who:
            os.chown(path, self._who["user"], self._who["group"])

    def _call(self, program: str, *words: str) -> None:
        command = [str(self.programs / program), *words]
        done = subprocess.run(command, capture_output=True, check=False, cwd=self.home, **self._who)  # noqa: S603
        if done.returncode:
            raise RuntimeError(done.stderr.decode("utf-8", "replace"))

    def start(self) -> None:
        """Start it, and wait until it answers.

        Raises:
            RuntimeError: it did not.
        """
        settings = [word for one in self._settings for word in ("-c", one)]
        where = ["-D", f"{self.home}/data", "-k", str(self.home), "-p", str(self.port), "-h", "127.0.0.1"]
        command = [str(self.programs / "postgres"), *where, *settings]
        log = (self.home / "log").open("ab")
        self._process = subprocess.Popen(command, stdout=log, stderr=log, cwd=self.home, **self._who)  # noqa: S603
        log.close()
        end = time.monotonic() + STARTS
        while time.monotonic() < end and self._process.poll() is None:
            try:
                self.run("SELECT 1")
            except Exception:  # noqa: BLE001  not yet: refused, or still starting up
                time.sleep(0.05)
            else:
                return
        raise RuntimeError((self.home / "log").read_text("utf-8", "replace")[-2000:])

    def stop(self, how: str = "fast") -> None:
        """End it; ``immediate`` as a power cut does."""
        if self._own is not None:
            with suppress(Exception):
                self._own.close()
            self._own = None
        if self._process is not None:
            if self._process.poll() is None:
                self._call("pg_ctl", "stop", "-D", f"{self.home}/data", "-m", how, "-w")
            self._process.wait(STARTS)
            self._process = None

    def close(self) -> None:
        """End it, and take its folder away."""
        try:
            self.stop("immediate")
        finally:
            shutil.rmtree(self.home, ignore_errors=True)

    def url(self, database: str, user: str = "sijill", password: str = "") -> str:
        """Return the address of a database."""
        who = f"{user}:{password}" if password else user
        return f"postgresql://{who}@127.0.0.1:{self.port}/{database}"

    def run(self, sql: str) -> list[Any]:
        """Run a statement as the server's own user in its own database, and return its rows."""
        import pg8000  # noqa: PLC0415  an extra

        if self._own is None:
            own = pg8000.connect("sijill", host="127.0.0.1", port=self.port, database="postgres")
            own.autocommit = True
            self._own = own
        cursor = self._own.cursor()
        cursor.execute(sql)
        return list(cursor.fetchall()) if cursor.description else []

    def database(self, template: str = "template0") -> str:
        """Make a database, and return its name."""
        name = f"t{next(self._numbers)}"
        self.run(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY")
        return name

    def drop(self, database: str) -> None:
        """Take a database away, whoever asks it just now."""
        self.run(f"DROP DATABASE IF EXISTS {database} WITH (FORCE)")


if __name__ == "__main__":
    held = Server()
    print(held.url(held.database()), file=sys.stderr)
    try:
        input()
    finally:
        held.close()
