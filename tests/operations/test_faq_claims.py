"""What an answer says of days, dates, numbers and streets."""

from datetime import date

import pytest

from webapp.operations.faq import claims

TODAY = date(2026, 11, 30)
MON, TUE, SUN = 0, 1, 6
ALL = set(range(7))


@pytest.mark.parametrize(("text", "closed", "opened"), [
    ("Siamo chiusi il lunedì.", {MON}, set()),
    ("Siamo aperti tutti i giorni tranne il lunedì e la domenica", set(), ALL - {MON, SUN}),
    ("Aperti dal martedì alla domenica, chiusi il lunedì", {MON}, ALL - {MON}),
    ("Il giorno di riposo è il martedì", {TUE}, set()),
    ("Siamo chiusi il lunedì a pranzo.", set(), set()),
    ("Non siamo mai chiusi la domenica", set(), set()),
    ("Si mangia all'aperto il lunedì", set(), set()),
    ("We're closed on Mondays and Tuesdays.", {MON, TUE}, set()),
    ("We are open every day except Sunday, but the bar is closed on Mondays", {MON}, ALL - {SUN}),
    ("Open Tuesday to Sunday; we aren't closed on Sundays", set(), ALL - {MON}),
    ("Sabato c'è musica", set(), set()),
])  # fmt: skip
def test_days_it_calls_open_or_closed(text: str, closed: set[int], opened: set[int]) -> None:
    assert (set(claims.closed_on(text)), set(claims.open_on(text))) == (closed, opened)


@pytest.mark.parametrize(("text", "past"), [
    ("Vale fino al 15 settembre 2026", ("15 settembre 2026",)),
    ("Capodanno è il 31/12/2026, l'anno scorso il 31.12.2025", ("31.12.2025",)),
    ("until September 15, 2026 or 2026-10-01", ("september 15, 2026", "2026-10-01")),
    ("a giugno 2026, non a dicembre 2026", ("giugno 2026",)),
    ("Nel nostro menù 2025", ("2025",)),
    ("Siamo qui dal 2010, con questa cucina dal 2024", ()),
    ("il 31/02/2026 e il 99/99/2020", ()),
])  # fmt: skip
def test_dates_that_have_gone_by(text: str, past: tuple[str, ...]) -> None:
    assert claims.past(text, TODAY) == past


def test_numbers_and_streets() -> None:
    assert claims.parties("Gruppi di dieci persone, fino a 12 persone; up to 8 guests. 30 minuti") == (10, 12, 8)
    assert claims.phones("Lo 06 1234567 o +39 333 123 4567, il 2026-12-24 dalle 19:30") == (
        "06 1234567",
        "+39 333 123 4567",
    )
    assert [street.split()[-1] for street in claims.streets("In via dei Glicini, 12 a Roma; at 5 High Street")] == [
        "12",
        "street",
    ]
