"""Alembic's environment: each revision in its own transaction, and the guard put back after every one."""

from typing import Any, Literal

from alembic import context
from flask import current_app
from sqlalchemy import Connection, TypeDecorator

from webapp.extensions import db
from webapp.models import guard
from webapp.store.engine import WRITE


def put_guard_back(ctx: Any, step: object, heads: object, run_args: object) -> None:
    """After each revision: SQLite's batch mode drops triggers silently."""
    guard.ensure(ctx.connection)


def render_plain(kind: str, column_type: Any, _context: object) -> str | Literal[False]:
    """Revisions name the plain type beneath our own, so that they stand when ours change."""
    if kind == "type" and isinstance(column_type, TypeDecorator):
        return f"sa.{column_type.impl!r}"
    return False


def migrate(connection: Connection) -> None:
    """Run the revisions asked for."""
    driver: Any = connection.connection.dbapi_connection
    is_sqlite = connection.dialect.name == "sqlite"
    if is_sqlite:
        driver.execute("pragma foreign_keys=OFF")  # rebuilding a table must not cascade
    context.configure(
        connection=connection,
        target_metadata=db.metadata,
        render_as_batch=True,
        compare_type=True,
        render_item=render_plain,
        transaction_per_migration=True,
        on_version_apply=put_guard_back,
    )
    with context.begin_transaction():
        context.run_migrations()
    connection.rollback()
    with connection.begin():
        guard.ensure(connection)  # also where there was nothing to migrate
    if is_sqlite:
        driver.execute("pragma foreign_keys=ON")


if context.is_offline_mode():
    raise SystemExit("Migrations need a database: run `flask db upgrade` with DATABASE_URL set.")
with current_app.app_context(), db.engine.connect().execution_options(**WRITE) as opened:
    migrate(opened)
