"""Too much at once: of fifty calls in an envelope sixteen run and every other is told so, and those who hold a line and
say nothing do not stop the others."""

import json
import socket
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import pytest

from tests.reliability import asking, figures
from tests.reliability.asking import DOORS
from tests.reliability.callers import in_turn
from tests.reliability.running import Tavolo
from tests.restaurants import CALLER, ahead
from tests.size import size

CALLS, RUN = 50, 16
IDLE = size(100, 1000)
SLOW = size(40, 400)
LINE = b"POST /api/%s HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
REST = b"Authorization: Bearer nobody-has-this\r\nContent-Length: 1000\r\n\r\n{"
SAID = {
    "silent": (IDLE, b""),
    "slow to ask": (SLOW, LINE % b"check_openings"),
    "strangers slow to finish": (SLOW, LINE % b"check_openings" + REST),
    "strangers slow to finish at Vapi's door": (SLOW, LINE % b"vapi/tools" + REST),
}
QUESTIONS = 16
OTHERS_SERVED_WITHIN_S = 10.0  # a bound against hanging


@pytest.mark.both_databases
def test_sixteen_of_fifty_calls_run_and_each_other_is_told_so(tavolo: Tavolo) -> None:
    place = tavolo.open(max_advance_days=90)
    calls = [
        (
            f"tool-{number}",
            "create_booking",
            {"date": ahead(2 + number), "time": "20:00", "customer_name": "Mario Rossi", "people": 2},
        )
        for number in range(CALLS)
    ]
    answer = tavolo.ask(asking.vapi_envelope(place, *calls, caller=CALLER, call_id="call-50"))
    assert answer.status == 200
    results = answer.body["results"]
    assert [result["toolCallId"] for result in results] == [identity for identity, _, _ in calls]
    told = [json.loads(result["result"]) for result in results]
    assert all(each["success"] for each in told[:RUN])
    assert {each["error"] for each in told[RUN:]} == {"RATE_LIMITED"}
    assert all(each["message"].strip() for each in told)
    assert len(tavolo.book(place).live) == RUN
    assert tavolo.faults(place) == []


@contextmanager
def lines_held(port: int, how_many: int, said: bytes) -> Iterator[list[socket.socket]]:
    """So many callers who say no more than this."""
    with ExitStack() as stack:
        lines = [stack.enter_context(socket.create_connection(("127.0.0.1", port))) for _ in range(how_many)]
        for line in lines:
            line.sendall(said)
        yield lines


@pytest.mark.parametrize("kind", SAID)
def test_callers_who_hold_the_line_do_not_stop_the_others(tavolo: Tavolo, kind: str) -> None:
    place = tavolo.open()
    how_many, said = SAID[kind]
    requests = [asking.check(DOORS[number % 2], place) for number in range(QUESTIONS)]
    with lines_held(tavolo.server.port, how_many, said):
        answers = in_turn(tavolo.server.port, requests, 4, silence_s=OTHERS_SERVED_WITHIN_S)
    assert all(asking.outcome(answer).ok for answer in answers)
    slowest = max(answer.seconds for answer in answers)
    figures.note(f"lines held, {kind}", tavolo.database, lines=how_many, others=QUESTIONS, slowest_other_s=slowest)
