"""Tables out of the book and into it."""

import csv
import io
from collections.abc import Iterator
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import func, select

from tests.operations.guest_book import ANNA, add_booking, add_guest, place_of
from tests.restaurants import Place, open_restaurant
from webapp.extensions import db
from webapp.models import AuditEvent, Booking, Customer, Seating
from webapp.operations import guests, transfers
from webapp.operations.transfers import BadFile, Preview, WrongLines

pytestmark = pytest.mark.both_databases
HEADING = "Giorno;Ora;Persone;Nome;Telefono\n"


@pytest.fixture
def roma(app: Flask, database: str) -> Iterator[Place]:
    opened = open_restaurant(app)
    with app.app_context():
        yield opened


def exported(opened: Place, kind: str, language: str = "it") -> str:
    return b"".join(transfers.export(place_of(opened), kind, language)).decode()


def table(text: str, separator: str = ";") -> list[list[str]]:
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff")), delimiter=separator))


def on(opened: Place, days: int) -> str:
    return (place_of(opened).today() + timedelta(days=days)).strftime("%d/%m/%Y")


def preview(opened: Place, text: str, kind: str = "bookings") -> Preview:
    return transfers.preview(place_of(opened), kind, text.encode())


def carry_out(opened: Place, text: str, kind: str = "bookings") -> Preview:
    return transfers.carry_out(place_of(opened), ANNA, kind, text.encode())


def counted() -> list[int | None]:
    db.session.rollback()
    models = (Booking, Customer, Seating, AuditEvent)
    return [db.session.scalar(select(func.count()).select_from(model)) for model in models]


def test_a_file_for_italian_excel_has_its_separator_and_mark(roma: Place) -> None:
    guest = add_guest(roma, "Nicolò Rossi", "+393331234567", tags=["vip", "noci"], notes="una; due\ntre")
    add_booking(roma, guest, -3, status="no_show", name="Nicolò Rossi", phone="+393331234567")
    text = exported(roma, "guests")
    assert text.startswith("\ufeffNome;Telefono;E-mail;Note;Etichette;Visite;Mancati arrivi;Ultima visita\r\n")
    assert table(text)[1] == ["Nicolò Rossi", "'+393331234567", "", "una; due\ntre", "vip, noci", "0", "1", ""]
    heading, row = table(exported(roma, "bookings", "en"), ",")
    assert heading[:4] == ["Reference", "Day", "Time", "People"]
    assert (row[2], row[8]) == ("20:00", "no-show")
    assert table(exported(roma, "bookings"))[1][8] == "mancato arrivo"


@pytest.mark.parametrize("text", ["=1+1", "+39", "-2", "@sum", "=cmd|' /C calc'!A0"])
def test_what_begins_like_a_formula_is_text_and_comes_back_as_it_was(roma: Place, text: str) -> None:
    add_guest(roma, text, "+393331234567")
    written = exported(roma, "guests")
    assert table(written)[1][0] == f"'{text}"
    assert preview(roma, written, "guests").lines[0].values["name"] == text


def test_a_book_of_many_pieces_is_written_in_full_and_once(roma: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("webapp.operations.transfers.exports.AT_ONCE", 3)
    references = {add_booking(roma, add_guest(roma, f"G {number}"), -number // 3) for number in range(9)}
    rows = table(exported(roma, "bookings"))[1:]
    assert len(rows) == 9 and {row[0] for row in rows} == references
    assert len(table(exported(roma, "guests"))) == 10


def test_only_ones_own_book_is_written(app: Flask, roma: Place) -> None:
    add_booking(open_restaurant(app, "milano"), None, 1)
    assert len(table(exported(roma, "bookings"))) == len(table(exported(roma, "guests"))) == 1


def test_what_was_written_is_known_again_and_moves_to_another_restaurant(app: Flask, roma: Place) -> None:
    anna = add_guest(roma, "Anna Rossi", "+393331234567", email="a@example.com", tags=["vip"])
    add_booking(roma, None, -1, status="finished", name="")
    for days, status in ((-2, "finished"), (-3, "cancelled"), (5, "confirmed"), (6, "pending")):
        add_booking(roma, anna, days, status=status, name="Anna Rossi", phone="+393331234567", notes="finestra")
    milano = open_restaurant(app, "milano")
    for language in ("it", "en"):
        text = exported(roma, "bookings", language)
        assert [line.outcome for line in preview(roma, text).lines] == ["known"] * 5
        assert preview(milano, text).count("new") == 5
    carry_out(milano, exported(roma, "guests"), "guests")
    carry_out(milano, exported(roma, "bookings"))
    db.session.rollback()
    theirs = db.session.scalars(select(Booking).where(Booking.restaurant_id == milano.id).order_by(Booking.starts_at))
    assert [row.status for row in theirs] == ["cancelled", "finished", "finished", "confirmed", "pending"]
    (guest,) = guests.search(place_of(milano)).guests
    assert (guest.name, guest.tags, guest.visits) == ("Anna Rossi", ("vip",), 1)
    assert preview(milano, exported(roma, "bookings")).count("known") == 5


def test_bookings_get_tables_while_there_are_any(roma: Place) -> None:
    lines = "".join(f"{on(roma, 7)};20:00;2;Guest {number};\n" for number in range(6))
    found = carry_out(roma, HEADING + lines)
    tables = [line.tables for line in found.lines]
    assert tables == [("T1",), ("T2",), ("T3",), (), (), ()]
    assert counted()[0] == 6
    assert counted()[2] == 3


def test_past_bookings_need_no_table_and_count_as_visits(roma: Place) -> None:
    found = carry_out(roma, HEADING + f"{on(roma, -40)};20.30;4;Anna Rossi;333 1234567\n")
    assert found.lines[0].tables is None
    (guest,) = guests.search(place_of(roma), "anna").guests
    assert (guest.visits, guest.phone) == (1, "+393331234567")
    assert counted() == [1, 1, 0, 1]


def test_nothing_is_imported_when_one_line_is_wrong(roma: Place) -> None:
    before = counted()
    lines = f"{on(roma, 7)};20:00;2;Anna;3331234567\n\n{on(roma, 7)};25:00;molti;;12\n"
    with pytest.raises(WrongLines) as refused:
        carry_out(roma, HEADING + lines)
    wrong = refused.value.preview.lines[1]
    assert (wrong.number, wrong.outcome) == (4, "wrong")
    assert [(problem.column, problem.reason) for problem in wrong.problems] == [
        ("time", "unreadable"),
        ("people", "unreadable"),
        ("phone", "unreadable"),
        ("name", "missing"),
    ]
    assert counted() == before


def test_a_line_twice_in_the_file_is_imported_once(roma: Place) -> None:
    line = f"{on(roma, 7)};20:00;2;Anna Rossi;3331234567\n"
    found = carry_out(roma, HEADING + line + line.replace("Anna Rossi", "A. Rossi") + line.replace("3331234567", ""))
    assert [each.outcome for each in found.lines] == ["new", "twice", "twice"]
    assert counted()[0] == 1
    assert carry_out(roma, HEADING + line).count("known") == 1
    assert counted()[0] == 1


@pytest.mark.parametrize(("days", "status", "outcome"), [
    (-7, "confermata", "new"), (-7, "no-show", "new"), (-7, "in attesa", "wrong"), (-7, "forse", "wrong"),
    (7, "Confermata", "new"), (7, "annullata", "new"), (7, "pending", "new"), (7, "finito", "wrong"),
])  # fmt: skip
def test_a_status_fits_its_day(roma: Place, days: int, status: str, outcome: str) -> None:
    text = f"Data;Orario;Coperti;Cliente;Stato\n{on(roma, days)};20:00;2;Anna;{status}\n"
    assert preview(roma, text).lines[0].outcome == outcome


@pytest.mark.parametrize(("text", "reason"), [
    ("", "empty"), ("\n \n", "empty"), (HEADING, "empty"), ("a\0b", "unreadable"), ('"abc', "unreadable"),
    ("Nome;Telefono\nAnna;1\n", "missing_columns"), (HEADING + "x;x;x;x;x\n" * 2001, "too_many_rows"),
    (HEADING + "x" * 1_000_000, "too_large"),
])  # fmt: skip
def test_a_file_that_is_no_table_of_bookings_says_why(roma: Place, text: str, reason: str) -> None:
    with pytest.raises(BadFile) as refused:
        preview(roma, text)
    assert refused.value.reason == reason


@pytest.mark.parametrize("text", [
    "date,time,party size,guest name,mobile\n2030-02-14,8:30 PM,2.0,Anna,393331234567\n",
    "\ufeffDay\tTime\tGuests\tName\tPhone\n14.2.2030\t20:30:00\t2\tAnna\t'+39 333 1234567\n",
    "COPERTI;NOMINATIVO;GIORNO;ORA;CELLULARE;Colore\n2;Anna;14/02/30;20.30;0039 333 1234567;blu\n",
])  # fmt: skip
def test_tables_of_other_programs_are_understood(roma: Place, text: str) -> None:
    found = preview(roma, text)
    values = found.lines[0].values if found.lines[0].outcome != "wrong" else found.lines[0].problems
    assert isinstance(values, dict), values
    assert (values["day"].isoformat(), values["time"].isoformat("minutes")) == ("2030-02-14", "20:30")
    assert (values["people"], values["name"], values["phone"]) == (2, "Anna", "+393331234567")
    assert found.ignored == (("Colore",) if "Colore" in text else ())


def test_a_date_that_could_be_two_days_is_refused_in_english(app: Flask) -> None:
    london = open_restaurant(app, "london", locale="en", phone="+442079460000", timezone="Europe/London")
    text = "Day,Time,People,Name\n{},20:00,2,Anna\n"
    with app.app_context():
        (unclear,) = preview(london, text.format("03/04/2030")).lines
        assert unclear.problems[0].reason == "unclear_date"
        for written in ("4/4/2030", "13/4/2030", "4/13/2030", "2030-04-13"):
            assert preview(london, text.format(written)).lines[0].outcome == "new"


@pytest.mark.parametrize("day", ["31/12/9999", "01/01/0001", "2050-01-01", "1999-01-01"])
def test_a_day_that_no_book_is_kept_for_is_refused(roma: Place, day: str) -> None:
    assert preview(roma, HEADING + f"{day};20:00;2;Anna;\n").lines[0].problems[0].reason == "out_of_range"


def test_a_time_that_the_clocks_skip_is_refused(roma: Place) -> None:
    text = HEADING + "31/03/2030;02:30;2;Anna;\n"
    assert preview(roma, text).lines[0].problems[0].reason == "no_such_time"


def test_guests_whose_phone_is_known_are_left_as_they_are(roma: Place) -> None:
    add_guest(roma, "Anna Rossi", "+393331234567")
    text = (
        "Nome;Telefono;Etichette;E-mail\nAnna R.;3331234567;vip;\nLuca;;vip, noci;l@example.com\nLuca;;;L@example.com\n"
    )
    found = carry_out(roma, text, "guests")
    assert [line.outcome for line in found.lines] == ["known", "new", "twice"]
    listed = [(guest.name, guest.tags) for guest in guests.search(place_of(roma)).guests]
    assert listed == [("Anna Rossi", ()), ("Luca", ("vip", "noci"))]
    assert carry_out(roma, text, "guests").count("new") == 0
