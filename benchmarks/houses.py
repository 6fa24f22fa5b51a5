"""A thousand restaurants of one kind: twenty tables, lunch and dinner, ten answers; half of them speak Italian."""

from dataclasses import dataclass
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Table

from webapp.models import (
    ApiToken,
    Assistant,
    DiningTable,
    FaqEntry,
    Restaurant,
    Shift,
    TableCombination,
    TurnTime,
    VapiPhoneNumber,
)
from webapp.models.types import new_id
from webapp.operations import answer_vectors, credentials

HOW_MANY = 1000
DAYS_AHEAD = 90
SEATS = [(1, 2)] * 8 + [(2, 4)] * 8 + [(4, 6)] * 3 + [(6, 8)]
JOINED = [(0, 1, 3, 4), (2, 3, 3, 4), (8, 9, 5, 8), (10, 11, 5, 8), (12, 13, 5, 8)]  # two places in SEATS, seats
TURNS = ((2, 90), (4, 120), (8, 150))
SHIFTS = (("Pranzo", 720, 870), ("Cena", 1140, 1320))
ZONES = {"it": ZoneInfo("Europe/Rome"), "en": ZoneInfo("America/New_York")}
ANSWERS = {
    "it": (
        ("Avete opzioni senza glutine?", "fate piatti per celiaci", "Sì, abbiamo alcune opzioni senza glutine."),
        ("C'è il parcheggio?", "dove si può parcheggiare", "Sì, c'è un parcheggio gratuito dietro il locale."),
        ("Si può pagare con la carta?", "accettate il bancomat", "Sì, accettiamo carte e bancomat."),
        ("Si possono portare i cani?", "ammettete animali", "Sì, i cani sono i benvenuti."),
        ("Avete seggioloni?", "c'è posto per i bambini piccoli", "Sì, abbiamo quattro seggioloni."),
        ("C'è un menù vegetariano?", "cosa c'è per chi non mangia carne", "Sì, con cinque piatti vegetariani."),
        ("Dove siete?", "qual è l'indirizzo", "Siamo in via Garibaldi 12."),
        ("Si può mangiare all'aperto?", "avete tavoli fuori", "Sì, da maggio a settembre in giardino."),
        ("Fate cibo da asporto?", "posso portare via la pizza", "Sì, dalle 18:30 alle 21:30."),
        ("Il locale è accessibile?", "si entra con la sedia a rotelle", "Sì, senza gradini."),
    ),
    "en": (
        ("Do you have gluten free dishes?", "can a coeliac eat with you", "Yes, we have some gluten free dishes."),
        ("Is there parking?", "where can I leave the car", "Yes, there is free parking behind the house."),
        ("Can I pay by card?", "do you take credit cards", "Yes, we take all cards."),
        ("Are dogs allowed?", "may I bring my pet", "Yes, dogs are welcome."),
        ("Do you have high chairs?", "is there a seat for a baby", "Yes, we have four high chairs."),
        ("Is there a vegetarian menu?", "what is there without meat", "Yes, with five vegetarian dishes."),
        ("Where are you?", "what is your address", "We are at 12 Green Street."),
        ("Can we eat outside?", "do you have a terrace", "Yes, in the garden from May to September."),
        ("Do you do takeaway?", "can I take the food home", "Yes, from half past six to half past nine."),
        ("Is it wheelchair accessible?", "are there steps at the door", "Yes, there are no steps."),
    ),
}


@dataclass(frozen=True)
class House:
    """A restaurant as the load generator knows it. `first_no` is the number of its first table; the others follow in
    the order of `SEATS`."""

    id: str
    number: int
    first_no: int
    token: str
    secret: str
    phone_number_id: str

    @property
    def slug(self) -> str:
        return f"house-{self.number}"

    @property
    def locale(self) -> str:
        return "it" if self.number % 2 else "en"

    @property
    def zone(self) -> ZoneInfo:
        return ZONES[self.locale]

    def is_open(self, weekday: int) -> bool:
        """Half of them close one day a week; 0 is Monday."""
        return self.number % 4 > 1 or weekday != self.number % 7


def make(number: int) -> House:
    return House(
        id=new_id(),
        number=number,
        first_no=1 + number * len(SEATS),
        token=credentials.new_token(),
        secret=f"secret-of-house-{number}-{new_id()}",
        phone_number_id=f"pn_{new_id()}",
    )


def rows(houses: list[House]) -> dict[Table, list[dict[str, Any]]]:
    """The rows of all of them by table, in an order that foreign keys allow. Needs the application's context."""
    found: dict[Table, list[dict[str, Any]]] = {Restaurant.__table__: [_restaurant(house) for house in houses]}
    for model, make_rows in (
        (Shift, _shifts),
        (TurnTime, _turn_times),
        (DiningTable, _tables),
        (TableCombination, _combinations),
        (FaqEntry, _answers),
        (ApiToken, _token),
        (Assistant, _assistant),
        (VapiPhoneNumber, _number),
    ):
        found[model.__table__] = [{"restaurant_id": house.id, **row} for house in houses for row in make_rows(house)]
    return found


def _restaurant(house: House) -> dict[str, Any]:
    return {
        "id": house.id,
        "slug": house.slug,
        "name": f"Trattoria {house.number}",
        "timezone": house.zone.key,
        "locale": house.locale,
        "phone": f"+390612{house.number:06}" if house.locale == "it" else f"+1212555{house.number:04}",
        "max_advance_days": DAYS_AHEAD,
        "covers_per_slot": None if house.number % 3 else 40,
    }


def _shifts(house: House) -> list[dict[str, Any]]:
    weekdays = [weekday for weekday in range(7) if house.is_open(weekday)]
    return [
        {"position": place, "name": name, "weekdays": weekdays, "first_seating": first, "last_seating": last}
        for place, (name, first, last) in enumerate(SHIFTS)
    ]


def _turn_times(_: House) -> list[dict[str, Any]]:
    return [{"up_to_people": people, "minutes": minutes} for people, minutes in TURNS]


def _tables(house: House) -> list[dict[str, Any]]:
    return [
        {
            "no": house.first_no + place,
            "position": place,
            "name": f"T{place + 1}",
            "area": "sala" if place % 2 else "terrazza",
            "seats_min": least,
            "seats_max": most,
        }
        for place, (least, most) in enumerate(SEATS)
    ]


def _combinations(house: House) -> list[dict[str, Any]]:
    return [
        {
            "position": place,
            "table_nos": [house.first_no + one, house.first_no + other],
            "seats_min": least,
            "seats_max": most,
        }
        for place, (one, other, least, most) in enumerate(JOINED)
    ]


def _answers(house: House) -> list[dict[str, Any]]:
    return [
        {
            "position": place,
            "question": question,
            "phrasings": [other],
            "answer": answer,
            "language": house.locale,
            **_vectors(question, other, answer, house.locale),
        }
        for place, (question, other, answer) in enumerate(ANSWERS[house.locale])
    ]


@cache
def _vectors(question: str, other: str, answer: str, language: str) -> dict[str, Any]:
    """As they are made when an answer is written."""
    return answer_vectors.columns(question, (other,), answer, language)


def _token(house: House) -> list[dict[str, Any]]:
    return [{"name": "load", "token_hash": credentials.token_hash(house.token), "hint": house.token[:8]}]


def _assistant(house: House) -> list[dict[str, Any]]:
    return [
        {
            "vapi_assistant_id": f"asst_{house.id}",
            "secret_encrypted": credentials.encrypt(house.secret),
            "secret_index": credentials.index_of(house.secret),
        }
    ]


def _number(house: House) -> list[dict[str, Any]]:
    return [{"id": house.phone_number_id}]
