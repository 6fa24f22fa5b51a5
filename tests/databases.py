"""Fresh, migrated databases for tests: each is a copy of one that was migrated once."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from uuid import uuid4

import psycopg
from flask_migrate import upgrade
from psycopg import sql
from sqlalchemy import String, Table, make_url

from config import Settings
from webapp import create_app
from webapp.extensions import db

TABLES = (
    "select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace"
    " and relname <> 'alembic_version'"
)
# What a test may have changed: everything that was created, what is switched off, and the revision.
SCHEMA = """
    select md5(string_agg(part, ';' order by part)) from (
        select relname || relkind::text as part from pg_class where relnamespace = 'public'::regnamespace
        union all select conname || pg_get_constraintdef(oid) from pg_constraint
            where connamespace = 'public'::regnamespace
        union all select tgname || tgenabled::text from pg_trigger where not tgisinternal
        union all select attrelid::regclass || attname || atttypid || attnotnull from pg_attribute
            join pg_class on pg_class.oid = attrelid
            where relnamespace = 'public'::regnamespace and attnum > 0 and not attisdropped
        union all select proname || md5(prosrc) from pg_proc where pronamespace = 'public'::regnamespace
        union all select version_num from alembic_version
    ) as parts
    """
HANG_UP = """
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()
    """


class SQLiteFiles:
    """SQLite databases, each in a folder of its own; `folder` keeps the one that was migrated. As PostgreSQL does, and
    SQLite by itself does not, they refuse what is too long for its column."""

    def __init__(self, folder: Path) -> None:
        self._template = folder / "template.sqlite3"
        _migrate(f"sqlite:///{self._template}", folder)
        with closing(sqlite3.connect(self._template)) as connection:
            for table in db.metadata.sorted_tables:
                connection.executescript(_refusing_what_is_too_long(connection, table))

    def fresh(self, folder: Path) -> str:
        """The URL of a new, migrated database in `folder`."""
        file = folder / "tavolo.sqlite3"
        shutil.copy(self._template, file)
        return f"sqlite:///{file}"


class PostgreSQLServer:
    """Databases of the server at `url`, which names a database to connect to while others are made and dropped."""

    def __init__(self, url: str) -> None:
        self._url = make_url(url).set(drivername="postgresql")
        self._emptied: dict[str, list[str]] = {}  # by template: databases that were lent, and are as new
        self._schemas: dict[str, str] = {}

    @contextmanager
    def lent(self, template: str) -> Iterator[str]:
        """The URL of a database with the tables of `template` and nothing in them. To make and drop one takes a hundred
        times as long as to empty it, so it is kept for the next, unless its tables are no longer the template's."""
        emptied = self._emptied.setdefault(template, [])
        name = emptied.pop() if emptied else self._copy(template)
        try:
            yield self._url_of(name)
        finally:
            if self._empty_out(name, template):
                emptied.append(name)
            else:
                self._drop(name)

    def drop_what_was_lent(self) -> None:
        """At the end."""
        for name in (name for names in self._emptied.values() for name in names):
            self._drop(name)
        self._emptied.clear()

    def _empty_out(self, name: str, template: str) -> bool:
        if template not in self._schemas:
            with self._connect(template) as connection:
                self._schemas[template] = _schema(connection)
        with self._connect(name) as connection:
            if _schema(connection) != self._schemas[template]:
                return False
            connection.execute(HANG_UP)
            tables = [sql.Identifier(table) for (table,) in connection.execute(TABLES)]
            connection.execute("set session_replication_role = replica")  # neither triggers nor foreign keys
            connection.execute(sql.SQL(";").join(sql.SQL("delete from {}").format(table) for table in tables))
            return True

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
        name = self._copy(template)
        try:
            yield self._url_of(name)
        finally:
            self._drop(name)

    def _copy(self, template: str) -> str:
        name = f"tavolo_{uuid4().hex}"
        self._run("create database {} template {}", name, template)
        return name

    def _drop(self, name: str) -> None:
        self._run("drop database if exists {} with (force)", name)

    def _url_of(self, name: str) -> str:
        return self._url.set(database=name, drivername="postgresql+psycopg").render_as_string(hide_password=False)

    def _run(self, statement: str, *names: str) -> None:
        with self._connect(self._url.database) as connection:
            connection.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))

    def _connect(self, database: str | None) -> psycopg.Connection:
        url = self._url.set(database=database).render_as_string(hide_password=False)
        return psycopg.connect(url, autocommit=True)


def _refusing_what_is_too_long(connection: sqlite3.Connection, table: Table) -> str:
    """The triggers for a table, by the lengths it was migrated to."""
    found = connection.execute("select name, type from pragma_table_info(?)", [table.name])
    limits = {name: kind[8:-1] for name, kind in found if kind.startswith("VARCHAR(")}
    if set(limits) != {each.name for each in table.columns if isinstance(each.type, String) and each.type.length}:
        raise AssertionError(f"the columns of {table.name} are migrated otherwise than its model says")
    is_too_long = " or ".join(f'length(new."{name}") > {limit}' for name, limit in limits.items())
    refuse = f"select raise(abort, 'a value is too long for its column of {table.name}')"
    return "".join(
        f'create trigger {table.name}_{change}_length before {change} on "{table.name}" when {is_too_long}'
        f" begin {refuse}; end;"
        for change in ("insert", "update")
        if limits
    )


def _schema(connection: psycopg.Connection) -> str:
    found: str = connection.execute(SCHEMA).fetchall()[0][0]
    return found


def _migrate(url: str, folder: Path) -> None:
    app = create_app(Settings.load({"APP_ENV": "test", "DATABASE_URL": url, "INSTANCE_PATH": str(folder)}))
    with app.app_context():
        upgrade()
        db.engine.dispose()
