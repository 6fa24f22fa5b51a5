"""Filled databases of both kinds, gone afterwards."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
from sqlalchemy import make_url

from benchmarks import servers
from benchmarks.fill import fill
from benchmarks.houses import House
from config import Settings
from tests import provision
from tests.cluster import cluster
from tests.databases import PostgreSQLServer, SQLiteFiles
from webapp import create_app
from webapp.extensions import db


@dataclass(frozen=True)
class Filled:
    """A filled database with the environment of its server, and `pid`, the database's process where it has one."""

    bookings: int
    environ: dict[str, str]
    houses: Sequence[House]
    pid: int | None


@contextmanager
def sqlite(folder: Path, sizes: Sequence[int]) -> Iterator[list[Filled]]:
    """A file for each size."""
    template = folder / "template"
    template.mkdir()
    files = SQLiteFiles(template)
    yield [_filled(files.fresh(place), place, size, None) for size in sizes if (place := _folder(folder, size))]


@contextmanager
def postgresql(folder: Path, sizes: Sequence[int]) -> Iterator[list[Filled]]:
    """A database for each size, in a throw-away cluster. Raises LookupError where there is no PostgreSQL."""
    programs = provision.find_postgresql()
    if programs is None:
        raise LookupError(provision.reason("postgresql"))
    with ExitStack() as stack:
        url = stack.enter_context(cluster(programs)).url()
        server = PostgreSQLServer(url)
        template = stack.enter_context(server.migrated(folder))
        pid = _postmaster(url)
        urls = [stack.enter_context(server.fresh(template)) for _ in sizes]
        yield [_filled(url, _folder(folder, size), size, pid) for url, size in zip(urls, sizes, strict=True)]


def _folder(folder: Path, size: int) -> Path:
    place = folder / str(size)
    place.mkdir()
    return place


def _filled(url: str, folder: Path, bookings: int, pid: int | None) -> Filled:
    environ = servers.environ(url, folder)
    app = create_app(Settings.load(environ))
    with app.app_context():
        houses = fill(url, bookings)
        db.engine.dispose()
    return Filled(bookings, environ, houses, pid)


def _postmaster(url: str) -> int:
    with psycopg.connect(make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)) as asked:
        row = asked.execute("select pg_backend_pid()").fetchone()
    if row is None:
        raise LookupError("PostgreSQL does not know its process")
    return row[0]
