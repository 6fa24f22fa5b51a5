"""Every reason to refuse, at its edge; what staff may waive; what a decision tells."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from tests.rules.roma import (
    ALL_POLICY,
    NOW,
    ROMA,
    SATURDAY,
    T1,
    T2,
    T3,
    T4,
    asker,
    hold,
    minute,
    parties,
    times,
    with_policy,
)
from webapp.rules import Book, Check, House, Reason, Shift, decide, may_change, openings

MONDAY = SATURDAY + timedelta(2)
FULL = Book.of(hold(table_no, "19:00", "23:59") for table_no in (T1, T2, T3, T4))


def at_rome(written: str) -> datetime:
    """A moment of the Saturday in UTC, an hour before Rome's clock."""
    return datetime.fromisoformat(f"{SATURDAY}T{written}+01:00").astimezone(UTC)


def test_an_accepted_party_gets_its_table_and_its_times() -> None:
    decision = asker(with_policy(ROMA, buffer_minutes=15))(SATURDAY, "20:00", 2)
    start = minute(SATURDAY, "20:00")
    assert decision.is_accepted
    assert (decision.day, decision.time, decision.people) == (SATURDAY, time(20), 2)
    assert (decision.start, decision.end, decision.held_until) == (start, start + 90, start + 105)
    assert decision.table_nos == (T1,)
    assert (decision.waived, decision.alternatives, decision.closed_because) == ((), (), None)


def test_a_start_before_now_is_past_and_one_at_this_very_minute_is_not() -> None:
    house = with_policy(ROMA, min_notice_minutes=0)
    assert asker(house, now=at_rome("20:00"))(SATURDAY, "20:00").is_accepted
    assert asker(house, now=at_rome("20:00:01"))(SATURDAY, "20:00").reason is Reason.PAST
    assert asker(house, now=at_rome("20:30"))(SATURDAY - timedelta(1), "20:00").reason is Reason.PAST


def test_a_party_over_the_limit_is_too_large() -> None:
    ask = asker(with_policy(ROMA, max_people=4))
    assert ask(SATURDAY, "20:00", 4).is_accepted
    assert ask(SATURDAY, "20:00", 5).reason is Reason.PARTY_TOO_LARGE


def test_the_last_bookable_day_can_be_booked_and_the_next_can_not() -> None:
    ask = asker(with_policy(ROMA, max_advance_days=4))
    assert ask(SATURDAY, "20:00").is_accepted
    assert ask(SATURDAY + timedelta(1), "20:00").reason is Reason.TOO_FAR_AHEAD


@pytest.mark.parametrize("day", [date.max, date(9999, 12, 30), date(2999, 1, 1)])
def test_the_end_of_the_calendar_is_just_too_far_ahead(day: date) -> None:
    for house in (ROMA, replace(ROMA, timezone=type(ROMA.timezone)("America/New_York"))):
        assert asker(house)(day, "23:59").reason is Reason.TOO_FAR_AHEAD
        assert openings(house, Book(), day, 2, NOW) == ()
    assert asker(ROMA)(date.min, "00:00").reason is Reason.PAST


def test_a_closed_day_is_refused_with_the_closures_reason() -> None:
    weekly = asker(ROMA)(MONDAY, "20:00")
    assert (weekly.reason, weekly.closed_because) == (Reason.CLOSED_DAY, None)
    holiday = asker(ROMA)(date(2027, 3, 2), "20:00")
    assert (holiday.reason, holiday.closed_because) == (Reason.CLOSED_DAY, "Ferie")


@pytest.mark.parametrize(("at", "reason"), [("18:59", Reason.OUTSIDE_HOURS), ("19:00", None), ("22:00", None)])
def test_hours_include_their_first_and_their_last_seating(at: str, reason: Reason | None) -> None:
    assert asker(ROMA)(SATURDAY, at).reason is reason
    assert asker(ROMA)(SATURDAY, "22:01").reason is Reason.OUTSIDE_HOURS


def test_between_two_shifts_is_outside_hours() -> None:
    ask = asker(replace(ROMA, shifts=(*ROMA.shifts, Shift("Pranzo", 12 * 60, 14 * 60))))
    assert ask(SATURDAY, "13:00").is_accepted
    assert ask(SATURDAY, "16:00").reason is Reason.OUTSIDE_HOURS


def test_ten_past_eight_is_no_slot_of_a_half_hour_grid() -> None:
    assert asker(ROMA)(SATURDAY, "20:10").reason is Reason.NOT_A_SLOT


def test_notice_is_counted_to_the_second() -> None:
    assert asker(ROMA, now=at_rome("19:00"))(SATURDAY, "20:00").is_accepted
    assert asker(ROMA, now=at_rome("19:00:01"))(SATURDAY, "20:00").reason is Reason.TOO_SOON


def test_openings_keep_to_the_same_edges() -> None:
    house = with_policy(ROMA, max_people=4, max_advance_days=0, paused_until=at_rome("20:00"))
    open_at = times(openings(house, Book(), SATURDAY, 4, at_rome("19:30")))
    assert open_at == ["20:30", "21:00", "21:30", "22:00"]
    assert times(openings(house, Book(), SATURDAY, 4, at_rome("18:59")))[0] == "20:00"
    assert times(openings(house, Book(), SATURDAY, 4, at_rome("19:30:01")))[0] == "21:00"
    assert openings(house, Book(), SATURDAY, 5, at_rome("19:30")) == ()
    assert openings(house, Book(), SATURDAY + timedelta(1), 4, at_rome("19:30")) == ()


def test_a_pause_refuses_starts_before_its_end_only() -> None:
    ask = asker(with_policy(ROMA, paused_until=at_rome("20:30")))
    assert ask(SATURDAY, "20:00").reason is Reason.PAUSED
    assert ask(SATURDAY, "20:30").is_accepted


def test_pacing_refuses_the_party_and_the_cover_too_many() -> None:
    two_parties = parties(("20:00", 2), ("20:00", 4))
    assert asker(with_policy(ROMA, parties_per_slot=2), two_parties)(SATURDAY, "20:00").reason is Reason.PACING_PARTIES
    assert asker(with_policy(ROMA, parties_per_slot=3), two_parties)(SATURDAY, "20:00").is_accepted
    assert asker(with_policy(ROMA, covers_per_slot=7), two_parties)(SATURDAY, "20:00").reason is Reason.PACING_COVERS
    assert asker(with_policy(ROMA, covers_per_slot=8), two_parties)(SATURDAY, "20:00").is_accepted


def test_a_full_house_has_no_table() -> None:
    assert asker(ROMA, FULL)(SATURDAY, "20:00").reason is Reason.NO_TABLE


def test_a_house_with_no_tables_has_none_for_anybody() -> None:
    house = replace(ROMA, tables=())
    assert asker(house)(SATURDAY, "20:00").reason is Reason.NO_TABLE
    assert openings(house, Book(), SATURDAY, 2, NOW) == ()
    assert asker(house)(SATURDAY, "20:00", without_table=True).is_accepted


def test_rules_are_asked_in_their_order_and_each_waiver_reaches_the_next() -> None:
    """One request that breaks every rule there is: waived one by one, it meets them in order."""
    late = datetime(2027, 2, 20, 21, tzinfo=UTC)
    policy = {"max_people": 1, "max_advance_days": -1, "paused_until": late + timedelta(9)}
    house = with_policy(ROMA, **policy, parties_per_slot=1, covers_per_slot=1)
    ask = asker(house, Book(FULL.holds, parties(("20:00", 1)).parties), late)
    expected = [Reason.PAST, Reason.PARTY_TOO_LARGE, Reason.TOO_FAR_AHEAD, Reason.NOT_A_SLOT, Reason.TOO_SOON]
    expected += [Reason.PAUSED, Reason.PACING_PARTIES, Reason.PACING_COVERS, Reason.NO_TABLE]
    waived: list[Reason] = []
    for reason in expected:
        decision = ask(SATURDAY, "20:10", 2, waive=frozenset(waived))
        assert (decision.reason, list(decision.waived)) == (reason, waived)
        assert [check.rule for check in decision.checks if not check.passed] == [*waived, reason]
        waived.append(reason)


def test_an_accepted_decision_has_asked_every_rule() -> None:
    assert [check.rule for check in asker(ROMA)(SATURDAY, "20:00").checks] == [
        Reason.PAST,
        Reason.PARTY_TOO_LARGE,
        Reason.TOO_FAR_AHEAD,
        Reason.CLOSED_DAY,
        Reason.OUTSIDE_HOURS,
        Reason.NOT_A_SLOT,
        Reason.TOO_SOON,
        Reason.PAUSED,
        Reason.PACING_PARTIES,
        Reason.PACING_COVERS,
        Reason.NO_TABLE,
    ]


def test_a_check_tells_what_it_compared() -> None:
    decision = asker(with_policy(ROMA, max_people=4))(SATURDAY, "20:00", 5)
    assert decision.checks[-1] == Check(Reason.PARTY_TOO_LARGE, False, detail=(("people", 5), ("max_people", 4)))
    table = asker(ROMA)(SATURDAY, "20:00", 4).checks[-1]
    assert dict(table.detail) == {"fitting": 3, "table": "T3"}
    hours = asker(ROMA)(SATURDAY, "18:00").checks[-1]
    assert dict(hours.detail) == {"time": "18:00", "hours": "19:00-22:00"}


def test_staff_may_waive_policy_and_the_decision_says_which_would_have_refused() -> None:
    ask = asker(with_policy(ROMA, max_people=4), now=at_rome("19:30"))
    decision = ask(SATURDAY, "20:10", 6, waive=ALL_POLICY)
    assert decision.is_accepted
    assert decision.waived == (Reason.PARTY_TOO_LARGE, Reason.NOT_A_SLOT, Reason.TOO_SOON)
    assert ask(SATURDAY + timedelta(1), "20:00", 4, waive=ALL_POLICY).waived == ()


def test_a_waiver_of_one_rule_does_not_reach_another() -> None:
    refused = asker(with_policy(ROMA, max_people=4))(SATURDAY, "20:10", 6, waive={Reason.PARTY_TOO_LARGE})
    assert (refused.reason, refused.waived) == (Reason.NOT_A_SLOT, (Reason.PARTY_TOO_LARGE,))


def test_who_waives_a_closed_day_is_not_asked_for_its_hours_and_its_grid() -> None:
    decision = asker(ROMA)(MONDAY, "15:10", waive={Reason.CLOSED_DAY})
    assert decision.is_accepted
    assert decision.waived == (Reason.CLOSED_DAY,)
    assert asker(ROMA)(SATURDAY, "15:10", waive={Reason.OUTSIDE_HOURS}).is_accepted


def test_a_table_that_is_not_there_can_not_be_waived() -> None:
    with pytest.raises(ValueError, match="no_table"):
        asker(ROMA)(SATURDAY, "20:00", waive={Reason.NO_TABLE})
    assert asker(ROMA, FULL)(SATURDAY, "20:00", waive=ALL_POLICY).reason is Reason.NO_TABLE


def test_staff_may_book_without_a_table_but_not_past_policy() -> None:
    ask = asker(ROMA, FULL)
    decision = ask(SATURDAY, "20:00", without_table=True)
    assert decision.is_accepted
    assert decision.table_nos == ()
    assert decision.end == minute(SATURDAY, "21:30")
    assert ask(SATURDAY, "20:10", without_table=True).reason is Reason.NOT_A_SLOT


def test_a_longer_stay_needs_a_table_that_is_free_that_long() -> None:
    house = replace(ROMA, tables=ROMA.tables[:1])
    book = Book.of([hold(T1, "22:00", "23:30")])
    assert asker(house, book)(SATURDAY, "20:00", turn_minutes=120).end == minute(SATURDAY, "22:00")
    assert asker(house, book)(SATURDAY, "20:00", turn_minutes=121).reason is Reason.NO_TABLE


@pytest.mark.parametrize("people", [0, -1, True, 2.0, "2", None])
def test_people_are_a_positive_whole_number(people: int) -> None:
    with pytest.raises(ValueError, match="people"):
        asker(ROMA)(SATURDAY, "20:00", people)
    with pytest.raises(ValueError, match="people"):
        openings(ROMA, Book(), SATURDAY, people, NOW)


@pytest.mark.parametrize("at", [time(20, 0, 1), time(20, 0, 0, 1), time(20, tzinfo=UTC)])
def test_a_time_is_local_and_in_whole_minutes(at: time) -> None:
    with pytest.raises(ValueError, match="local time"):
        decide(ROMA, Book(), SATURDAY, at, 2, NOW)


@pytest.mark.parametrize("turn", [0, -30])
def test_a_stay_takes_time(turn: int) -> None:
    with pytest.raises(ValueError, match="stay"):
        asker(ROMA)(SATURDAY, "20:00", turn_minutes=turn)


def test_very_many_people_are_too_many_and_break_nothing() -> None:
    assert asker(ROMA)(SATURDAY, "20:00", 10**9).reason is Reason.PARTY_TOO_LARGE
    assert asker(ROMA)(SATURDAY, "20:00", 10**9, waive=ALL_POLICY).reason is Reason.NO_TABLE


@pytest.mark.parametrize(("now", "passed"), [("17:59", True), ("18:00", True), ("18:00:01", False), ("20:01", False)])
def test_a_booking_can_be_changed_until_the_cutoff(now: str, passed: bool) -> None:
    house: House = with_policy(ROMA, cancel_cutoff_minutes=120)
    check = may_change(house, minute(SATURDAY, "20:00"), at_rome(now))
    assert (check.rule, check.passed) == (Reason.CUTOFF, passed)


def test_with_no_cutoff_a_booking_can_be_changed_until_it_starts() -> None:
    assert may_change(ROMA, minute(SATURDAY, "20:00"), at_rome("20:00")).passed
    late = may_change(ROMA, minute(SATURDAY, "20:00"), at_rome("20:01"))
    assert (late.passed, dict(late.detail)) == (False, {"minutes_ahead": -1, "cancel_cutoff_minutes": 0})
