"""Fresh, migrated databases for tests: each is a copy of one that was migrated once."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import psycopg
from flask_migrate import upgrade
from psycopg import sql
from sqlalchemy import make_url

from config import Settings
from webapp import create_app
from webapp.extensions import db


class SQLiteFiles:
    """SQLite databases, each in a folder of its own; `folder` keeps the one that was migrated."""

    def __init__(self, folder: Path) -> None:
        self._template = folder / "template.sqlite3"
        _migrate(f"sqlite:///{self._template}", folder)

    def fresh(self, folder: Path) -> str:
        """The URL of a new, migrated database in `folder`."""
        file = folder / "tavolo.sqlite3"
        shutil.copy(self._template, file)
        return f"sqlite:///{file}"


class PostgreSQLServer:
    """Databases of the server at `url`, which names a database to connect to while others are made and dropped."""

    def __init__(self, url: str) -> None:
        self._url = make_url(url).set(drivername="postgresql")

    @contextmanager
    def migrated(self, folder: Path) -> Iterator[str]:
        """The name of a database that was migrated, to copy with `fresh`."""
        with self.empty() as url:
            _migrate(url, folder)
            yield str(make_url(url).database)

    @contextmanager
    def empty(self) -> Iterator[str]:
        """The URL of a database without tables."""
        with self.fresh("template1") as url:
            yield url

    @contextmanager
    def fresh(self, template: str) -> Iterator[str]:
        """The URL of a new database copied from `template`."""
        name = f"tavolo_{uuid4().hex}"
        self._run("create database {} template {}", name, template)
        try:
            yield self._url.set(database=name, drivername="postgresql+psycopg").render_as_string(hide_password=False)
        finally:
            self._run("drop database if exists {} with (force)", name)

    def _run(self, statement: str, *names: str) -> None:
        url = self._url.render_as_string(hide_password=False)
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))


def _migrate(url: str, folder: Path) -> None:
    app = create_app(Settings.load({"APP_ENV": "test", "DATABASE_URL": url, "INSTANCE_PATH": str(folder)}))
    with app.app_context():
        upgrade()
        db.engine.dispose()
