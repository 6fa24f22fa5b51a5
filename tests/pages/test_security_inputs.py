"""Whatever is put into an address or a form, no page breaks by it."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask

from tests.pages.conftest import Browser
from tests.pages.visiting import ids_of, visits
from tests.restaurants import Place
from webapp import security

pytestmark = [pytest.mark.both_databases, pytest.mark.settings(TOOL_RATE_LIMIT="off", ADDRESS_RATE_LIMIT="off")]
NAMES = re.findall(
    r"\S+",
    """
    q page day time people more_people other_time name phone email notes stay_minutes tables table take look moving
    waive shift period first last kind subject before year edit view source status was version reference reason stay
    key hint other seen role months text timezone locale packed first_day last_day x-1 y-1 next
    """,
)
# What a page understands, so that it reads the others as well.
GOOD = {"day": "2027-02-20", "time": "20:00", "people": "2", "name": "Rossi", "status": "seated", "kind": "guests"}
NOBODY = "~00000000-0000-0000-0000-000000000000"
HOSTILE = ("x\0y", "9" * 30, "0001-01-01", "9999-12-31", "٣", "1e400", f"0001-01-01T00:00:00+14:00{NOBODY}")


@pytest.mark.parametrize("value", HOSTILE)
def test_no_page_breaks(app: Flask, house: Place, signed_in: Callable[..., Browser], database: str, value: str) -> None:
    ids, browser = {**ids_of(app, house), "token": "x\0y"}, signed_in("owner")
    given = dict.fromkeys(NAMES, value)
    token = browser.token()
    app.config["PROPAGATE_EXCEPTIONS"] = False
    for guard in (security.member, security.signed_in):
        for each in visits(app, guard):
            for fields in (given, {**given, **GOOD}):
                sent: dict[str, Any] = {"data": {**fields, "csrf_token": token}} if each.method == "POST" else {}
                answer = browser.client.open(
                    each.url(ids), method=each.method, query_string=fields, buffered=True, **sent
                )
                assert answer.status_code < 500, (each, value, fields is given)
