"""The same request again, after the first or together with it: it is done once and answered the same."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.reliability import asking, figures
from tests.reliability.asking import DOORS, Outcome
from tests.reliability.running import Tavolo
from tests.restaurants import Place, ahead
from tests.size import size

COPIES = size((2, 8, 20), tuple(range(2, 21)))
Change = Callable[[str, Place, str, str], bytes]  # door, restaurant, the booking's reference, key


def change_of_time(door: str, place: Place, reference: str, key: str) -> bytes:
    if door == "json":
        return asking.json_door(place, "modify_booking", key, booking_id=reference, new_time="21:00")
    return asking.vapi_door(place, "modify_booking", call_id=key, reference=reference, new_time="21:00")


def cancellation(door: str, place: Place, reference: str, key: str) -> bytes:
    if door == "json":
        return asking.json_door(place, "cancel_booking", key, booking_id=reference)
    return asking.vapi_door(place, "cancel_booking", call_id=key, reference=reference)


def outcomes(tavolo: Tavolo, requests: list[bytes]) -> list[Outcome]:
    return [asking.outcome(answer) for answer in tavolo.together(requests)]


@pytest.mark.both_databases
@pytest.mark.parametrize("door", DOORS)
def test_a_repeated_key_answers_the_same_and_books_once(tavolo: Tavolo, door: str) -> None:
    place = tavolo.open()
    request = asking.create(door, place, "key-1")
    first, second = (tavolo.ask(request) for _ in range(2))
    assert asking.outcome(first).ok
    assert second.body == first.body
    assert len(tavolo.book(place).bookings) == 1


def copies_together(tavolo: Tavolo, door: str) -> dict[str, Any]:
    """One request several times over, all at once; the figures."""
    place = tavolo.open()
    for round_, copies in enumerate(COPIES):
        told = outcomes(tavolo, [asking.create(door, place, f"key-{copies}", day=ahead(round_ + 2))] * copies)
        assert [each.told for each in told if not each.ok or each.told != told[0].told] == [], tavolo.server.said()
    assert len(tavolo.book(place).bookings) == len(COPIES)
    assert tavolo.faults(place) == []
    return {"most_copies": max(COPIES), "requests": sum(COPIES), "bookings": len(COPIES)}


@pytest.mark.both_databases
@pytest.mark.parametrize("door", DOORS)
def test_copies_that_arrive_together_book_once_and_are_all_told_so(tavolo: Tavolo, door: str) -> None:
    figures.note(f"copies together, {door} door", tavolo.database, **copies_together(tavolo, door))


@pytest.mark.both_databases
@pytest.mark.parametrize("change", [change_of_time, cancellation])
@pytest.mark.parametrize("door", DOORS)
def test_copies_of_a_change_change_once(tavolo: Tavolo, door: str, change: Change) -> None:
    place = tavolo.open()
    reference = asking.outcome(tavolo.ask(asking.create("json", place))).reference
    assert reference
    told = outcomes(tavolo, [change(door, place, reference, "key-2")] * max(COPIES))
    assert [each.told for each in told if not each.ok or each.told != told[0].told] == [], tavolo.server.said()
    (booking,) = tavolo.book(place).bookings
    assert booking.version == 2
    assert tavolo.faults(place) == []


@pytest.mark.both_databases
@pytest.mark.parametrize("door", DOORS)
def test_the_same_booking_under_new_ids_is_the_first_one_again(tavolo: Tavolo, door: str) -> None:
    place = tavolo.open()
    caller = asking.phone()
    first = asking.outcome(tavolo.ask(asking.create(door, place, "key-0", phone=caller)))
    after = asking.outcome(tavolo.ask(asking.create(door, place, "key-1", phone=caller)))
    doors = (DOORS[number % 2] for number in range(max(COPIES)))
    together = outcomes(tavolo, [asking.create(each, place, f"new-{n}", phone=caller) for n, each in enumerate(doors)])
    assert first.reference
    assert {each.reference for each in (first, after, *together)} == {first.reference}
    assert len(tavolo.book(place).bookings) == 1


def one_guest_everywhere(tavolo: Tavolo) -> None:
    """The same wish through both doors at once, each time under another id."""
    place = tavolo.open()
    caller = asking.phone()
    doors = (DOORS[number % 2] for number in range(max(COPIES)))
    told = outcomes(tavolo, [asking.create(each, place, f"new-{n}", phone=caller) for n, each in enumerate(doors)])
    assert len({each.reference for each in told}) == 1
    assert len(tavolo.book(place).bookings) == 1
    assert tavolo.faults(place) == []


@pytest.mark.both_databases
def test_one_guest_asking_everywhere_at_once_has_one_booking(tavolo: Tavolo) -> None:
    one_guest_everywhere(tavolo)


@pytest.mark.both_databases
@pytest.mark.parametrize("door", DOORS)
def test_a_key_with_other_arguments_is_refused_and_nothing_changes(tavolo: Tavolo, door: str) -> None:
    place = tavolo.open()
    caller = asking.phone()
    assert asking.outcome(tavolo.ask(asking.create(door, place, "key-3", phone=caller))).ok
    before = tavolo.book(place)
    other = asking.create(door, place, "key-3", phone=caller, people=4)
    for told in (*outcomes(tavolo, [other]), *outcomes(tavolo, [other] * max(COPIES))):
        assert told.code == "INVALID_REQUEST"
    after = tavolo.book(place)
    assert (after.bookings, after.seatings) == (before.bookings, before.seatings)


@pytest.mark.both_databases
def test_of_different_requests_with_one_key_that_arrive_together_one_is_done(tavolo: Tavolo) -> None:
    place = tavolo.open()
    told = outcomes(tavolo, [asking.create("json", place, "key-4") for _ in range(8)])
    assert sorted(each.code or "" for each in told) == [""] + ["INVALID_REQUEST"] * 7
    assert len(tavolo.book(place).bookings) == 1


@pytest.mark.both_databases
def test_a_refusal_is_repeated_too_even_when_a_table_has_come_free(tavolo: Tavolo) -> None:
    place = tavolo.open(seats=((1, 2),))
    taken = asking.outcome(tavolo.ask(asking.create("json", place))).reference
    assert taken
    request = asking.create("json", place, "key-5")
    first = tavolo.ask(request)
    assert asking.outcome(first).code == "CLOSED_OR_FULL"
    assert asking.outcome(tavolo.ask(asking.cancel("json", place, taken))).ok
    assert tavolo.ask(request).body == first.body
    assert asking.outcome(tavolo.ask(asking.create("json", place, "key-6"))).ok
