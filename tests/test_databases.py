"""The fixtures themselves: each test has a database of its own, migrated, on the engine it asked for."""

import pytest
from flask import Flask
from sqlalchemy import text

from webapp.extensions import db


@pytest.mark.both_databases
@pytest.mark.parametrize("round_", [1, 2])
def test_every_test_begins_with_an_empty_migrated_database(app: Flask, round_: int) -> None:
    with app.app_context(), db.engine.begin() as connection:
        assert connection.execute(text("select count(*) from alembic_version")).scalar() == 1
        connection.execute(text("create table only_once (id integer)"))


@pytest.mark.both_databases
def test_the_database_is_the_one_asked_for(app: Flask, database: str) -> None:
    with app.app_context():
        assert db.engine.dialect.name == database
