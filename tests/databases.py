"""Where a test's record is: in a file, or on a PostgreSQL server that the tests start."""

import sqlite3
from contextlib import closing
from urllib.parse import urlsplit

from postgres import Server
from sijill.store import open_store


class Files:
    """Records in files."""

    name = "sqlite"

    def at(self, path, *, made=True):  # noqa: ARG002
        """Return the address of the record that a test calls ``path``; it is made when it is opened."""
        return str(path)

    def copy(self, path, to):
        """Make a test's record of another that nobody has open."""
        with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(to)) as target:
            source.backup(target)

    def run(self, address, sql):
        """Run a statement past the store."""
        with closing(sqlite3.connect(address)) as connection:
            rows = connection.execute(sql).fetchall()
            connection.commit()
        return rows

    def forget(self, under):
        """Files go with their folder."""


class Databases:
    """Records in databases of one server, each a copy of an empty record."""

    name = "postgresql"

    def __init__(self):
        self.server = Server()
        self._template = self.server.database()
        open_store(self.server.url(self._template)).close()
        self._at = {}

    def at(self, path, *, made=True):
        """Return the address of the record that a test calls ``path``, without tables if not ``made``."""
        if path not in self._at:
            self._at[path] = self.server.database(self._template if made else "template0")
        return self.server.url(self._at[path])

    def copy(self, path, to):
        """Make a test's record of another that nobody has open."""
        self._at[to] = self.server.database(self._at[path])

    def run(self, address, sql):
        """Run a statement past the store."""
        import pg8000  # noqa: PLC0415

        parts = urlsplit(address)
        with closing(
            pg8000.connect("sijill", host="127.0.0.1", port=parts.port, database=parts.path[1:])
        ) as at:
            cursor = at.cursor()
            cursor.execute(sql)
            rows = list(cursor.fetchall()) if cursor.description else []
            at.commit()
        return rows

    def forget(self, under):
        """Take the databases of a test away."""
        for path in [one for one in self._at if one.is_relative_to(under)]:
            self.server.drop(self._at.pop(path))

    def close(self):
        """End the server."""
        self.server.close()
