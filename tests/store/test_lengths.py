"""What the program itself writes into a column fits it: PostgreSQL refuses what is too long, and so do the databases of
tests."""

import re
from collections.abc import Collection
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import CheckConstraint, text
from sqlalchemy.exc import DBAPIError

from webapp.extensions import db
from webapp.models import Call, Job, SmsMessage, ToolCall
from webapp.operations import jobs
from webapp.operations.call_log import OUTCOMES
from webapp.rules import Reason
from webapp.speech.guest_texts import SWITCH_OF
from webapp.tools.registry import BY_NAME

LIST = re.compile(r"(\w+) in \((.*)\)")
WRITTEN: dict[Any, Collection[str]] = {
    SmsMessage.kind: SWITCH_OF,
    Job.kind: jobs.ALL,
    ToolCall.tool: BY_NAME,
    ToolCall.reason: list(Reason),
    Call.outcome: OUTCOMES,
    **{
        table.c[found[1]]: re.findall(r"'(\w+)'", found[2])
        for table in db.metadata.sorted_tables
        for constraint in table.constraints
        if isinstance(constraint, CheckConstraint) and (found := LIST.fullmatch(str(constraint.sqltext)))
    },
}
TOO_LONG = "insert into sender_opt_out (sender, phone, at) values (:sender, '+390', '2027-01-01')"


@pytest.mark.parametrize("column", sorted(WRITTEN, key=str), ids=str)
def test_every_word_of_ours_fits_its_column(column: Any) -> None:
    assert [word for word in WRITTEN[column] if len(word) > column.type.length] == []


@pytest.mark.both_databases
def test_a_test_is_refused_what_is_too_long_for_its_column(app: Flask) -> None:
    with app.app_context(), db.engine.begin() as connection, pytest.raises(DBAPIError):
        connection.execute(text(TOO_LONG), {"sender": "+" * 41})
