"""What seldom changes about a restaurant, cached per process and never stale.

A change of settings bumps `restaurant.version` in its own transaction. Every request reads that number first (one
indexed row) and throws away a snapshot that is older, so a revoked token or a changed rule holds at once everywhere.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, bindparam, select, update

from webapp import rules
from webapp.models import (
    ApiToken,
    Assistant,
    Closure,
    DiningTable,
    FaqEntry,
    ProviderConnection,
    Restaurant,
    RestaurantAccount,
    Shift,
    TableCombination,
    TextSettings,
    TurnTime,
    VapiPhoneNumber,
)
from webapp.store import publishes
from webapp.store.accounts import Account, account_of
from webapp.store.answers import Answer, answer_of
from webapp.store.signatures import Hmac, hmac_of
from webapp.store.statements import Statement
from webapp.store.texting import Texting, texting_of

POLICY_COLUMNS = tuple(rules.Policy.__dataclass_fields__)


@dataclass(frozen=True)
class Serves:
    """Which event type of a provider serves a party, in one shift or in all."""

    event_type: str
    people_min: int = 1
    people_max: int | None = None
    shift: str | None = None

    def fits(self, people: int) -> bool:
        """Whether a party of so many is served."""
        return self.people_min <= people <= (self.people_max or people)


@dataclass(frozen=True)
class AskedQuestion:
    """A provider's own question that guests are asked; `label` in the restaurant's words. It takes one of `options`,
    anything where there are none; `asked_by` and `needed_by` are the event types that put it, and that insist."""

    id: str
    label: str
    options: tuple[str, ...] = ()
    asked_by: frozenset[str] = frozenset()
    needed_by: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Source:
    """A provider's book that counts: it `books`, or only blocks what is not free there. `answers` are those to its own
    questions, by their id; `questions` are those that guests are asked."""

    connection_id: str
    provider: str
    account_name: str
    books: bool
    serves: tuple[Serves, ...] = ()
    answers: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    questions: tuple[AskedQuestion, ...] = ()

    def event_types(self, people: int) -> tuple[Serves, ...]:
        """What serves a party of so many, the first named first; of several for the same shift the first counts."""
        found: dict[str | None, Serves] = {}
        for serves in self.serves:
            if serves.fits(people):
                found.setdefault(serves.shift, serves)
        return tuple(found.values())


ONE_OF = "choice"  # the kind of a question that takes one of its options
FALLBACK_SHIFT = rules.Shift("", 9 * 60, 17 * 60)  # where a house keeps no book and names no hours
FALLBACK_SLOT_MINUTES = 30


@dataclass(frozen=True)
class Snapshot:
    """A restaurant as its phone needs it."""

    id: str
    version: int
    slug: str
    name: str
    locale: str
    phone: str | None
    house_book: bool
    house: rules.House
    token_hashes: frozenset[str] = frozenset()
    vapi_assistant_id: str | None = None
    secret_index: str | None = None
    hmac: Hmac | None = None
    phone_number_ids: frozenset[str] = frozenset()
    answers: tuple[Answer, ...] = field(default=(), repr=False)
    address: str | None = None
    sources: tuple[Source, ...] = ()
    uses_operator_credentials: bool = False
    account: Account = field(default_factory=Account, repr=False)
    texting: Texting = field(default_factory=Texting)

    @property
    def policy(self) -> rules.Policy:
        return self.house.policy

    @property
    def can_be_booked(self) -> bool:
        """Whether a caller can be given a table at all: by the house book, where it is on and has tables, or by the
        provider that books."""
        return self.keeps_book or self.booker is not None

    @property
    def keeps_book(self) -> bool:
        """Whether callers get a table of the house book."""
        return self.house_book and bool(self.house.tables)

    @property
    def can_hold(self) -> bool:
        """Whether a table that the house book holds for somebody is surely theirs: no other book has a say."""
        return self.keeps_book and not self.sources

    @cached_property
    def booker(self) -> Source | None:
        """The provider that books, if any."""
        return next((source for source in self.sources if source.books), None)

    @cached_property
    def callers_house(self) -> rules.House:
        """The house as callers find it: where it keeps no book for them, other books say what is free, and when they
        do not answer its hours do."""
        if self.keeps_book:
            return self.house
        if self.house.shifts:
            return replace(self.house, keeps_book=False)
        policy = replace(self.house.policy, slot_minutes=FALLBACK_SLOT_MINUTES)
        return replace(self.house, keeps_book=False, shifts=(FALLBACK_SHIFT,), policy=policy)

    @cached_property
    def areas(self) -> dict[str, str]:
        """The areas of the tables, by their lower-case name."""
        return {table.area.lower(): table.area for table in self.house.tables if table.area}

    def local(self, moment: datetime) -> datetime:
        """A moment by the restaurant's clock."""
        return moment.astimezone(self.house.timezone)


_restaurant, _token, _assistant = Restaurant.__table__, ApiToken.__table__, Assistant.__table__
_number = VapiPhoneNumber.__table__
_VERSION = Statement(select(_restaurant.c.version).where(_restaurant.c.id == bindparam("id")))
_BUMP = update(_restaurant).where(_restaurant.c.id == bindparam("rid")).values(version=_restaurant.c.version + 1)
_cached: dict[str, Snapshot] = {}


def current(connection: Connection, restaurant_id: str) -> Snapshot | None:
    """The restaurant as it is now, or None when there is none of that id."""
    row = _VERSION.first(connection, {"id": restaurant_id})
    snapshot = _cached.get(restaurant_id)
    if snapshot is not None and row is not None and snapshot.version == row[0]:
        return snapshot
    if row is None:
        _cached.pop(restaurant_id, None)
        return None
    _cached[restaurant_id] = snapshot = _load(connection, restaurant_id)
    return snapshot


def of(connection: Connection, restaurant_id: str) -> Snapshot:
    """The same. Raises LookupError when there is none of that id."""
    found = current(connection, restaurant_id)
    if found is None:
        raise LookupError(restaurant_id)
    return found


def last_known(restaurant_id: str) -> Snapshot | None:
    """The restaurant as it was when last asked for, without asking the database."""
    return _cached.get(restaurant_id)


def bump(connection: Connection, restaurant_id: str) -> None:
    """Say that settings changed; to be called in the transaction that changes them. The assistant, whose prompt and
    tools are made of them, is sent again where that makes a difference."""
    connection.execute(_BUMP, {"rid": restaurant_id})
    publishes.promise(connection, restaurant_id)


def _load(connection: Connection, restaurant_id: str) -> Snapshot:
    def rows(model: Any, *order: str) -> list[Any]:
        table = model.__table__
        query = select(table).where(table.c.restaurant_id == restaurant_id)
        return list(connection.execute(query.order_by(*(table.c[name] for name in order))))

    row = connection.execute(select(_restaurant).where(_restaurant.c.id == restaurant_id)).one()
    assistant = next(iter(rows(Assistant)), None)
    return Snapshot(
        id=row.id,
        version=row.version,
        slug=row.slug,
        name=row.name,
        locale=row.locale,
        phone=row.phone,
        house_book=row.house_book,
        house=_house(row, rows),
        token_hashes=frozenset(token.token_hash for token in rows(ApiToken) if token.revoked_at is None),
        vapi_assistant_id=assistant.vapi_assistant_id if assistant else None,
        secret_index=assistant.secret_index if assistant else None,
        hmac=hmac_of(assistant),
        phone_number_ids=frozenset(number.id for number in rows(VapiPhoneNumber)),
        address=assistant.address if assistant else None,
        answers=tuple(answer_of(entry) for entry in rows(FaqEntry, "position", "id")),
        sources=tuple(
            _source(connection) for connection in rows(ProviderConnection, "id") if connection.status == "connected"
        ),
        uses_operator_credentials=row.uses_operator_credentials,
        account=account_of(next(iter(rows(RestaurantAccount)), None)),
        texting=texting_of(next(iter(rows(TextSettings)), None)),
    )


def _source(row: Any) -> Source:
    return Source(
        connection_id=row.id,
        provider=row.provider,
        account_name=row.account_name,
        books=row.role == "books",
        serves=tuple(
            Serves(rule["event_type"], rule.get("people_min") or 1, rule.get("people_max"), rule.get("shift"))
            for rule in row.rules
        ),
        answers=row.answers,
        questions=tuple(_asked(row.services, each, how["ask"]) for each, how in row.answers.items() if how.get("ask")),
    )


def _asked(services: list[dict[str, Any]], question_id: str, label: str) -> AskedQuestion:
    put = [
        (service["id"], question)
        for service in services
        for question in service["questions"]
        if question["id"] == question_id
    ]
    options = [tuple(question["options"]) for _, question in put if question["kind"] == ONE_OF]
    return AskedQuestion(
        question_id,
        label,
        options[0] if options else (),
        asked_by=frozenset(service_id for service_id, _ in put),
        needed_by=frozenset(service_id for service_id, question in put if question["is_required"]),
    )


def _house(row: Any, rows: Callable[..., list[Any]]) -> rules.House:
    return rules.House(
        timezone=ZoneInfo(row.timezone),
        policy=rules.Policy(**{name: getattr(row, name) for name in POLICY_COLUMNS}),
        shifts=tuple(
            rules.Shift(shift.name, shift.first_seating, shift.last_seating, frozenset(shift.weekdays))
            for shift in rows(Shift, "position", "id")
        ),
        closures=tuple(
            rules.Closure(
                closure.first_day, closure.last_day, closure.reason, tuple(rules.Shift(**own) for own in closure.shifts)
            )
            for closure in rows(Closure, "first_day", "last_day")
        ),
        tables=tuple(
            rules.Table(table.no, table.name, table.seats_min, table.seats_max, table.area)
            for table in rows(DiningTable, "position", "no")
        ),
        combinations=tuple(
            rules.Combination(tuple(joined.table_nos), joined.seats_min, joined.seats_max)
            for joined in rows(TableCombination, "position", "id")
        ),
        turn_times=tuple(rules.TurnTime(turn.up_to_people, turn.minutes) for turn in rows(TurnTime, "up_to_people")),
    )
