"""kill -9 of the whole server in the middle of its work: what was acknowledged is there, nothing is half there, and who
got no answer asks again and finds it."""

import random
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from tests.reliability import asking, figures
from tests.reliability.asking import Outcome
from tests.reliability.callers import CUT_OFF, Answer, HangUp
from tests.reliability.running import Tavolo
from tests.restaurants import Place, ahead
from tests.size import TORTURE, size

ROUNDS = size(1, 20)
BOOKINGS = size(60, 500)
MOVED = BOOKINGS // 10
CLIENTS = 32
TABLES = 16
SEATINGS = ("12:00", "14:00", "19:00", "21:00")
DEAF_S = (0.0, 0.005, 0.02) if TORTURE else (0.02,)
SERVING_WITHIN_S = 60.0  # a bound against hanging; what it took is in the figures


@dataclass
class Wish:
    """A request of one guest, who repeats it word for word where no answer came."""

    request: bytes
    phone: str
    time: str
    answer: Answer = CUT_OFF

    @property
    def outcome(self) -> Outcome:
        return asking.outcome(self.answer)


def wishes(place: Place, first_day: int) -> Iterator[Wish]:
    """Bookings that all fit, by every way of asking: with a key, by Vapi's ids, and with neither."""
    for number in range(BOOKINGS):
        seat, time_of_day = divmod(number, len(SEATINGS))
        phone, at = asking.phone(), SEATINGS[time_of_day]
        wanted = {"day": ahead(first_day + seat // TABLES), "time": at, "phone": phone}
        door, key = (("json", phone), ("vapi", phone), ("json", None))[number % 3]
        yield Wish(asking.create(door, place, key, **wanted), phone, at)


def moves(tavolo: Tavolo, place: Place, day: str) -> Iterator[Wish]:
    """Guests who have a table at noon and want it at seven."""
    phones = [asking.phone() for _ in range(MOVED)]
    made = tavolo.in_turn([asking.create("json", place, day=day, time="12:00", phone=phone) for phone in phones])
    for number, answer in enumerate(made):
        reference = asking.outcome(answer).reference
        assert reference
        request = asking.move(asking.DOORS[number % 2], place, reference, day, "19:00")
        yield Wish(request, phones[number], "19:00")


def kill_amid(tavolo: Tavolo, wanted: list[Wish], after: int, deaf_s: float) -> None:
    """Send everything; when so many answers have come, hear no more, and `deaf_s` later kill the server."""
    answered = 0

    def count(_: Answer) -> None:
        nonlocal answered
        answered += 1
        if answered == after:
            time.sleep(deaf_s)
            tavolo.server.kill()
            raise HangUp

    answers = tavolo.in_turn([wish.request for wish in wanted], CLIENTS, count)
    for wish, answer in zip(wanted, answers, strict=True):
        wish.answer = answer
    assert sum(wish.answer is CUT_OFF for wish in wanted) == len(wanted) - after


def serving_again(tavolo: Tavolo, place: Place) -> float:
    """Start the server and wait for the first answer about tables; the seconds it took."""
    started = time.monotonic()
    tavolo.server.start()
    assert asking.outcome(tavolo.ask(asking.check("json", place))).ok
    assert tavolo.server.get("/readyz") == 200
    return time.monotonic() - started


def repeat(tavolo: Tavolo, wanted: list[Wish]) -> None:
    answers = tavolo.in_turn([wish.request for wish in wanted], CLIENTS)
    for wish, answer in zip(wanted, answers, strict=True):
        wish.answer = answer


def killed_round(tavolo: Tavolo, place: Place, chance: random.Random, round_: int) -> tuple[int, int, float]:
    """How many were acknowledged, how many more were committed and found again, and the seconds until it served."""
    first_day = 2 + round_ * 4 % 80
    wanted = [*wishes(place, first_day), *moves(tavolo, place, ahead(first_day))]
    chance.shuffle(wanted)
    before = {row.phone for row in tavolo.book(place).live}
    kill_amid(tavolo, wanted, chance.randint(BOOKINGS // 5, BOOKINGS * 4 // 5), chance.choice(DEAF_S))
    assert tavolo.faults(place) == []
    by_phone = {row.phone: row for row in tavolo.book(place).live}
    answered = [wish for wish in wanted if wish.answer is not CUT_OFF]
    assert all(wish.outcome.ok for wish in answered)
    assert [wish for wish in answered if f"{by_phone[wish.phone].time:%H:%M}" != wish.time] == []
    seconds = serving_again(tavolo, place)
    unanswered = [wish for wish in wanted if wish.answer is CUT_OFF]
    repeat(tavolo, unanswered)
    assert all(wish.outcome.ok for wish in unanswered)
    committed = [wish for wish in unanswered if wish.phone in by_phone]
    assert [wish for wish in committed if wish.outcome.reference != by_phone[wish.phone].reference] == []
    assert tavolo.faults(place) == []
    assert {row.phone for row in tavolo.book(place).live} == before | {wish.phone for wish in wanted}
    return len(answered), len({wish.phone for wish in committed} - before), seconds


def kill_again_and_again(tavolo: Tavolo) -> dict[str, Any]:
    """The figures of so many kills."""
    place = tavolo.open(seats=((1, 2),) * (2 * TABLES + MOVED), joined=False)  # the days of two rounds overlap
    chance = random.Random(figures.seed())
    tavolo.server.start()
    rounds = [killed_round(tavolo, place, chance, round_) for round_ in range(ROUNDS)]
    acknowledged, found_again, seconds = zip(*rounds, strict=True)
    assert max(seconds) < SERVING_WITHIN_S
    return {
        "kills": ROUNDS,
        "requests": ROUNDS * (BOOKINGS + MOVED),
        "acknowledged": sum(acknowledged),
        "lost": 0,
        "half_there": 0,
        "committed,_unanswered_and_found_again": sum(found_again),
        "slowest_until_serving_s": max(seconds),
    }


@pytest.mark.both_databases
def test_a_killed_server_loses_nothing_it_acknowledged(own_tavolo: Tavolo) -> None:
    figures.note("kill -9 of the server", own_tavolo.database, **kill_again_and_again(own_tavolo))
