"""What the owner chooses of a connection: who books, what serves whom, how the provider's questions are answered."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, update

from integrations.registry import BOOKING_PROVIDERS
from webapp.models import ProviderConnection
from webapp.models.connection import ROLES
from webapp.operations import audit
from webapp.operations.audit import Actor
from webapp.operations.connections import offered, stored
from webapp.operations.connections.offered import FIELDS, Answer, Rule
from webapp.operations.connections.stored import Stored
from webapp.operations.memberships import Place
from webapp.store import snapshots
from webapp.store.transaction import read, write

MOST_RULES = 50
MOST_PEOPLE = 500
LONGEST_TEXT = 500
_connection = ProviderConnection.__table__
_DEMOTE = (
    update(_connection)
    .where(
        _connection.c.restaurant_id == bindparam("rid"),
        _connection.c.role == "books",
        _connection.c.id != bindparam("cid"),
        _connection.c.status != "disconnected",
    )
    .values(role="blocks")
)


class InvalidChoice(ValueError):
    """A choice that can't be made. `field` is "rules", a question's id or an option's name, `line` that of a rule
    (0 is the first); `reason` is unknown, range, too_many, missing, too_long, not_an_option, email or cannot_book."""

    def __init__(self, field: str, reason: str, line: int | None = None) -> None:
        super().__init__(f"{field}: {reason}")
        self.field = field
        self.reason = reason
        self.line = line


def shifts(place: Place) -> tuple[str, ...]:
    """The names that rules may use: those of the restaurant's shifts."""
    snapshot = read(lambda connection: snapshots.current(connection, place.id))
    return tuple(dict.fromkeys(shift.name for shift in snapshot.house.shifts)) if snapshot else ()


def choose(place: Place, actor: Actor, connection_id: str, rules: Sequence[Rule]) -> None:
    """Which event type serves which parties, the first that fits. Raises `InvalidChoice`, `UnknownConnection`."""

    def change(connection: Connection, row: Stored) -> dict[str, Any]:
        snapshot = snapshots.current(connection, place.id)
        shifts = {shift.name for shift in snapshot.house.shifts} if snapshot else set()
        known = {service.id for service in offered.usable(offered.from_json(row.services))}
        if len(rules) > MOST_RULES:
            raise InvalidChoice("rules", "too_many")
        for line, rule in enumerate(rules):
            _check(rule, line, known, shifts)
        return {"rules": [dict(rule) for rule in rules]}

    _change(place, actor, connection_id, change)


def set_role(place: Place, actor: Actor, connection_id: str, role: str) -> None:
    """Whether it books, and the one that did only blocks from now on. Raises `InvalidChoice`, `UnknownConnection`."""

    def change(connection: Connection, row: Stored) -> dict[str, Any]:
        if role not in ROLES:
            raise InvalidChoice("role", "unknown")
        if role == "books" and offered.is_blocked(offered.problems_from_json(row.problems)):
            raise InvalidChoice("role", "cannot_book")
        if role == "books":
            connection.execute(_DEMOTE, {"rid": place.id, "cid": row.id})
        return {"role": role}

    _change(place, actor, connection_id, change)


def answer(place: Place, actor: Actor, connection_id: str, answers: Mapping[str, Answer]) -> None:
    """How its own questions are answered, by their ids. Raises `InvalidChoice`, `UnknownConnection`."""

    def change(_connection: Connection, row: Stored) -> dict[str, Any]:
        questions = {each.id: each for each in offered.questions_of(offered.from_json(row.services))}
        for question_id, given in answers.items():
            if question_id not in questions:
                raise InvalidChoice(question_id, "unknown")
            _check_answer(question_id, given, questions[question_id].options)
        return {"answers": {key: dict(given) for key, given in answers.items()}}

    _change(place, actor, connection_id, change)


def set_options(place: Place, actor: Actor, connection_id: str, options: Mapping[str, str]) -> None:
    """The provider's own options; an empty one is its default. Raises `InvalidChoice`, `UnknownConnection`."""

    def change(_connection: Connection, row: Stored) -> dict[str, Any]:
        known = BOOKING_PROVIDERS[row.provider].capabilities.options
        for name, text in options.items():
            if name not in known:
                raise InvalidChoice(name, "unknown")
            if len(text) > LONGEST_TEXT or not text.isprintable():
                raise InvalidChoice(name, "too_long")
            if text and name == "placeholder_email" and not _is_address(text):
                raise InvalidChoice(name, "email")
        others = {name: value for name, value in row.options.items() if name not in options}
        return {"options": {**others, **{name: text for name, text in options.items() if text}}}

    _change(place, actor, connection_id, change)


def _change(
    place: Place, actor: Actor, connection_id: str, change: Callable[[Connection, Stored], dict[str, Any]]
) -> None:
    def work(connection: Connection) -> None:
        row = stored.one(connection, place.id, connection_id)
        if row.status == "disconnected":
            raise stored.UnknownConnection(connection_id)
        values = change(connection, row)
        connection.execute(update(_connection).where(_connection.c.id == row.id).values(**values))
        snapshots.bump(connection, place.id)
        changes = {name: (getattr(row, name), value) for name, value in values.items()}
        audit.record(connection, place.id, actor, "connection.changed", ("connection", row.id), changes=changes)

    write(place.id, work)


def _check(rule: Rule, line: int, known: set[str], shifts: set[str]) -> None:
    least, most = rule.get("people_min"), rule.get("people_max")
    if rule["event_type"] not in known:
        raise InvalidChoice("event_type", "unknown", line)
    if rule.get("shift") is not None and rule["shift"] not in shifts:
        raise InvalidChoice("shift", "unknown", line)
    if not all(each is None or 1 <= each <= MOST_PEOPLE for each in (least, most)):
        raise InvalidChoice("people_min", "range", line)
    if least is not None and most is not None and least > most:
        raise InvalidChoice("people_max", "range", line)


def _check_answer(question_id: str, given: Answer, options: tuple[str, ...]) -> None:
    [(kind, text)] = given.items()
    if kind not in ("fixed", "field", "ask") or (kind == "field" and text not in FIELDS):
        raise InvalidChoice(question_id, "unknown")
    if not text.strip():
        raise InvalidChoice(question_id, "missing")
    if len(text) > LONGEST_TEXT or not text.isprintable():
        raise InvalidChoice(question_id, "too_long")
    if kind == "fixed" and options and text not in options:
        raise InvalidChoice(question_id, "not_an_option")


def _is_address(text: str) -> bool:
    local, at, domain = text.rpartition("@")
    return bool(local and at and "." in domain) and " " not in text
