"""Making a restaurant what its file says, in one transaction or not at all."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from webapp.models import Membership, Restaurant
from webapp.models.types import utc_now
from webapp.operations import users
from webapp.operations.restaurants import assistant, lists, tables, vapi, zones
from webapp.operations.restaurants.exports import written
from webapp.operations.restaurants.file import RestaurantFile
from webapp.operations.restaurants.positions import Document
from webapp.operations.restaurants.problems import Problem, Refused
from webapp.operations.restaurants.reading import read_file
from webapp.rules import Policy, latest_pause
from webapp.store import snapshots
from webapp.store.transaction import read, write

SETTINGS = ("name", "timezone", "locale", "phone", "house_book")
NEEDED = ("name", "timezone", "locale")


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did; `changed` is False when everything was already as the file says."""

    slug: str
    created: bool
    changed: bool


def import_file(text: str, owner_email: str | None = None) -> Imported:
    """Create or update the restaurant of the file's slug; `owner_email` becomes an owner of it.

    Raises `InvalidFile` and `users.UnknownUser`, and changes nothing then.
    """
    document, file = read_file(text)

    def work(connection: Connection) -> Imported:
        return _upsert(connection, document, file, owner_email)

    try:
        return write(_id_of(file.slug), work)
    except IntegrityError:  # somebody else has just taken this slug or id; now that it can be seen it is judged
        return write(_id_of(file.slug), work)


def _id_of(slug: str) -> str | None:
    return read(lambda connection: connection.scalar(select(Restaurant.id).where(Restaurant.slug == slug)))


def _upsert(connection: Connection, document: Document, file: RestaurantFile, owner_email: str | None) -> Imported:
    now = utc_now()
    with Session(connection, autoflush=False) as session:
        stored = session.scalar(select(Restaurant).where(Restaurant.slug == file.slug))
        restaurant = stored or _new(session, document, file)
        before = written(session, restaurant, _as_it_is)
        try:
            change(session, restaurant, file, now)
        except Refused as refused:
            raise document.refuse(refused.problems) from None
        is_different = stored is None or written(session, restaurant, _as_it_is) != before
        if stored and is_different:
            snapshots.bump(connection, restaurant.id)
        is_new_owner = owner_email is not None and _make_owner(session, restaurant.id, owner_email)
        session.flush()
        return Imported(file.slug, created=stored is None, changed=is_different or is_new_owner)


def change(session: Session, restaurant: Restaurant, file: RestaurantFile, now: datetime) -> None:
    """Make the restaurant what the file says, and flush. Raises `Refused`, and has changed nothing then."""
    if problems := list(_objections(session, restaurant, file, now)):
        raise Refused(problems)
    _apply(session, restaurant, file, now)
    session.flush()


def _as_it_is(encrypted: str) -> str:
    return encrypted


def _new(session: Session, document: Document, file: RestaurantFile) -> Restaurant:
    missing = [name for name in NEEDED if name not in file.model_fields_set]
    if missing:
        raise document.refuse([Problem((name,), "is missing: a new restaurant needs it") for name in missing])
    # A file that makes a restaurant is imported by whoever runs this Tavolo, whose accounts then serve it.
    served = {"uses_operator_credentials": True, "default_people": Policy().default_people}
    restaurant = Restaurant(slug=file.slug, **served, **file.given(*NEEDED))
    session.add(restaurant)
    session.flush()
    return restaurant


def _objections(session: Session, restaurant: Restaurant, file: RestaurantFile, now: datetime) -> Iterator[Problem]:
    """Why the file does not fit what is stored."""
    yield from _default_party(restaurant, file)
    yield from _pause(restaurant, file, now)
    yield from lists.objections(file, file.given().get("locale", restaurant.locale))
    yield from zones.objections(session, restaurant, file, now)
    yield from tables.objections(session, restaurant.id, file, now)
    yield from vapi.objections(session, restaurant.id, file)


def _default_party(restaurant: Restaurant, file: RestaurantFile) -> Iterator[Problem]:
    given = file.rules.given() if "rules" in file.model_fields_set else {}
    most = given.get("max_people", restaurant.max_people)
    default = given.get("default_people", restaurant.default_people)
    if default is None or default <= most:
        return
    if "default_people" in given:
        yield Problem(("rules", "default_people"), "must not be above max_people, {most}", {"most": most})
    else:
        yield Problem(("rules", "max_people"), "must not be below default_people, {default}", {"default": default})


def _pause(restaurant: Restaurant, file: RestaurantFile, now: datetime) -> Iterator[Problem]:
    """One that outlasts what can be booked closes the phone for good; a stored one may stay."""
    given = file.rules.given() if "rules" in file.model_fields_set else {}
    ends_at = given.get("paused_until")
    days = given.get("max_advance_days", restaurant.max_advance_days)
    if ends_at is not None and ends_at != restaurant.paused_until and ends_at > latest_pause(days, now):
        yield Problem(("rules", "paused_until"), "must be at most {days} days ahead", {"days": days})


def _apply(session: Session, restaurant: Restaurant, file: RestaurantFile, now: datetime) -> None:
    given: dict[str, Any] = file.given(*SETTINGS)
    if "rules" in file.model_fields_set:
        given |= file.rules.given()
    for name, value in given.items():
        setattr(restaurant, name, value)
    lists.apply(session, restaurant.id, file, restaurant.locale)
    tables.apply(session, restaurant.id, file, now)
    if "assistant" in file.model_fields_set:
        assistant.apply(session, restaurant.id, file.assistant)
    if "vapi" in file.model_fields_set:
        vapi.apply(session, restaurant.id, file.vapi)


def _make_owner(session: Session, restaurant_id: str, email: str) -> bool:
    """Whether this person was no owner before. Raises `users.UnknownUser`."""
    user = users.find(session, email)
    membership = session.get(Membership, (user.id, restaurant_id))
    if membership is None:
        session.add(Membership(user_id=user.id, restaurant_id=restaurant_id, role="owner"))
        return True
    is_new = membership.role != "owner"
    membership.role = "owner"
    return is_new
