"""Vectors are kept with their answer, and made anew when they are of another model or other words."""

from typing import Any

import pytest
from flask import Flask
from sqlalchemy import update

from tests.restaurants import open_restaurant
from webapp.extensions import db
from webapp.knowledge import Entry, keeping, vectors
from webapp.models import FaqEntry
from webapp.operations import answer_vectors

DOGS = {"question": "Si può entrare col cane?", "phrasings": ["cani"], "answer": "In giardino sì.", "language": "it"}
NOW = keeping.sum_of(Entry("", ("Si può entrare col cane?", "cani"), "it", "In giardino sì."))


@pytest.fixture
def old(app: Flask) -> Flask:
    """An answer with vectors of a model that is no more."""
    place = open_restaurant(app)
    with app.app_context():
        db.session.query(FaqEntry).delete()
        db.session.add(FaqEntry(restaurant_id=place.id, position=0, vectors=b"old", vectors_of="old", **DOGS))
        db.session.commit()
    return app


def kept(app: Flask) -> FaqEntry:
    with app.app_context():
        return db.session.query(FaqEntry).one()


def test_those_of_another_model_are_made_anew_once(old: Flask) -> None:
    said = [old.test_cli_runner().invoke(args=["vectors"]).output for _ in range(2)]

    assert said == ["Vectors of 1 answers made anew.\n", "Vectors of 0 answers made anew.\n"]
    assert kept(old).vectors_of == NOW
    assert kept(old).vectors == keeping.made(Entry("", ("Si può entrare col cane?", "cani"), "it", "In giardino sì."))


def test_an_answer_written_meanwhile_keeps_its_own(old: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    make = answer_vectors.columns

    def while_somebody_writes(*given: Any) -> dict[str, Any]:
        db.session.execute(update(FaqEntry).values(vectors_of="newer"))
        db.session.commit()
        return make(*given)

    monkeypatch.setattr(answer_vectors, "columns", while_somebody_writes)
    with old.app_context():
        answer_vectors.renew()

    assert kept(old).vectors_of == "newer"


def test_without_the_package_none_are_to_be_made(old: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    with old.app_context():
        assert answer_vectors.are_stale()
        monkeypatch.setattr(vectors, "are_there", lambda: False)
        assert not answer_vectors.are_stale()
        assert answer_vectors.renew() == 0
