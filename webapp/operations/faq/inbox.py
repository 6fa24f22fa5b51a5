"""The inbox: what callers asked and nobody could surely answer, grouped by meaning, until somebody has seen to it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from rapidfuzz import fuzz
from sqlalchemy import Connection, and_, bindparam, select, update

from webapp.models import Call, UnansweredQuestion
from webapp.operations import audit
from webapp.operations.audit import Actor
from webapp.operations.faq import entries
from webapp.operations.faq.entries import Entry
from webapp.operations.faq.wanted import Wanted, checked, same
from webapp.operations.memberships import Place
from webapp.store.transaction import read, write

MOST_SHOWN = 300
ALIKE = 80.0  # of 100: how much of their words two questions share to mean the same
_table, _call = UnansweredQuestion.__table__, Call.__table__
_of_restaurant = _table.c.restaurant_id == bindparam("rid")
_COLUMNS = ("id", "words", "language", "verdict", "topic", "suggestions", "heard_count", "first_heard_at",
            "last_heard_at", "state", "entry_id")  # fmt: skip
_SELECT = (
    select(*(_table.c[name] for name in _COLUMNS), _call.c.id.label("call_id"))
    .outerjoin_from(
        _table, _call, and_(_call.c.restaurant_id == _table.c.restaurant_id, _call.c.vapi_call_id == _table.c.call_id)
    )
    .where(_of_restaurant)
)
_OPEN = _SELECT.where(_table.c.state == "open").order_by(_table.c.last_heard_at.desc(), _table.c.id).limit(MOST_SHOWN)
_THESE = _SELECT.where(_table.c.id.in_(bindparam("ids", expanding=True))).order_by(
    _table.c.heard_count.desc(), _table.c.id
)
_SET = update(_table).where(
    _table.c.restaurant_id == bindparam("rid"), _table.c.id.in_(bindparam("ids", expanding=True))
)


class NoSuchQuestion(LookupError):
    """None of these questions is in the restaurant's inbox, or no longer."""


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked, in the words first heard; `call_id` is the call it was last heard in, as the list of calls knows
    it, and `entry_id` the answer it was added to."""

    id: str
    words: str
    language: str
    verdict: str
    topic: str | None
    suggestions: tuple[str, ...]
    heard_count: int
    first_heard_at: datetime
    last_heard_at: datetime
    state: str
    entry_id: str | None
    call_id: str | None


@dataclass(frozen=True, slots=True)
class Group:
    """Questions that mean the same, those asked most first; `suggested` are the ids of answers that came near."""

    questions: tuple[Question, ...]

    @property
    def first(self) -> Question:
        return self.questions[0]

    @property
    def heard_count(self) -> int:
        return sum(each.heard_count for each in self.questions)

    @property
    def last_heard_at(self) -> datetime:
        return max(each.last_heard_at for each in self.questions)

    @property
    def call_id(self) -> str | None:
        """The call in which one of them was last heard, where it is known."""
        known = [each for each in self.questions if each.call_id]
        return max(known, key=lambda each: each.last_heard_at).call_id if known else None

    @property
    def is_ambiguous(self) -> bool:
        """Whether several answers came near to one of them."""
        return any(each.verdict == "ambiguous" for each in self.questions)

    @property
    def suggested(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(entry_id for each in self.questions for entry_id in each.suggestions))


def waiting(place: Place) -> tuple[Group, ...]:
    """What waits for an answer, what was asked most first."""
    return grouped(read(lambda connection: open_ones(connection, place.id)))


def open_ones(connection: Connection, restaurant_id: str) -> tuple[Question, ...]:
    """The same one by one, heard last first."""
    return tuple(map(_question, connection.execute(_OPEN, {"rid": restaurant_id})))


def grouped(questions: Iterable[Question]) -> tuple[Group, ...]:
    """Questions on one topic together, and those on none with others of nearly the same words."""
    groups: list[list[Question]] = []
    by_topic: dict[str, list[Question]] = {}
    for each in sorted(questions, key=lambda question: (-question.heard_count, question.id)):
        known = by_topic.get(each.topic) if each.topic else _like(each, groups)
        if known is None:
            known = []
            groups.append(known)
            if each.topic:
                by_topic[each.topic] = known
        known.append(each)
    found = [Group(tuple(group)) for group in groups]
    return tuple(sorted(found, key=lambda group: (group.heard_count, group.last_heard_at), reverse=True))


def these(place: Place, ids: Sequence[str]) -> tuple[Question, ...]:
    """Questions by their ids, whatever their state; ids of none are passed over."""
    return read(lambda connection: these_of(connection, place, ids))


def these_of(connection: Connection, place: Place, ids: Sequence[str]) -> tuple[Question, ...]:
    """The same inside a transaction."""
    return tuple(map(_question, connection.execute(_THESE, {"rid": place.id, "ids": list(ids)})))


def dismiss(place: Place, actor: Actor, ids: Sequence[str]) -> int:
    """Let questions go unanswered, also when they are asked again; how many. Raises `NoSuchQuestion`."""
    return _mark(place, actor, ids, "open", "dismissed", "question.dismissed")


def reopen(place: Place, actor: Actor, ids: Sequence[str]) -> int:
    """Take that back; how many. Raises `NoSuchQuestion`."""
    return _mark(place, actor, ids, "dismissed", "open", "question.reopened")


def answer(place: Place, actor: Actor, given: Wanted, ids: Sequence[str]) -> Entry:
    """A new answer for these questions. Raises `InvalidEntry`."""
    wanted = checked(given)
    entries.columns(wanted)

    def work(connection: Connection) -> Entry:
        entry = entries.put(connection, place, actor, wanted, "faq.added")
        _added(connection, place, [each.id for each in these_of(connection, place, ids)], entry.id)
        return entry

    return write(place.id, work)


def say_the_same(place: Place, actor: Actor, ids: Sequence[str], entry_id: str) -> Entry:
    """Make these questions phrasings of an answer. Raises `NoSuchQuestion`, `NoSuchEntry` and `InvalidEntry`."""

    def work(connection: Connection) -> Entry:
        asked = these_of(connection, place, ids)
        if not asked:
            raise NoSuchQuestion
        was = entries.find(connection, place.id, entry_id)
        more = (*was.phrasings, *(each.words for each in asked))
        wanted = checked(Wanted(was.question, was.answer, was.language, more, was.is_checked))
        now = entries.rewrite(connection, place, actor, was, wanted)
        _added(connection, place, [each.id for each in asked], entry_id)
        return now

    return write(place.id, work)


def take_back(place: Place, actor: Actor, ids: Sequence[str], entry_id: str, *, is_new: bool) -> None:
    """Undo either: the questions are open again, and the answer goes, or loses their words. Raises `NoSuchEntry`."""

    def work(connection: Connection) -> None:
        asked = [each for each in these_of(connection, place, ids) if each.entry_id == entry_id]
        was = entries.find(connection, place.id, entry_id)
        if is_new and asked:
            entries.take_away(connection, place, actor, was)
        else:
            entries.rewrite(connection, place, actor, was, without(was, asked).wanted)
        if asked:
            keys = {"rid": place.id, "ids": [each.id for each in asked]}
            connection.execute(_SET.values(state="open", entry_id=None), keys)

    write(place.id, work)


def without(entry: Entry, asked: Iterable[Question]) -> Entry:
    """An answer as it was before these questions became phrasings of it."""
    said = {same(each.words) for each in asked}
    phrasings = tuple(each for each in entry.phrasings if same(each) not in said)
    return Entry(entry.id, entry.question, phrasings, entry.answer, entry.language, entry.is_checked)


def _added(connection: Connection, place: Place, ids: list[str], entry_id: str) -> None:
    connection.execute(_SET.values(state="added", entry_id=entry_id), {"rid": place.id, "ids": ids})


def _mark(place: Place, actor: Actor, ids: Sequence[str], was: str, now: str, action: str) -> int:
    def work(connection: Connection) -> int:
        found = [each.id for each in these_of(connection, place, ids) if each.state == was]
        if not found:
            raise NoSuchQuestion
        connection.execute(_SET.values(state=now), {"rid": place.id, "ids": found})
        told = {"questions": [None, len(found)]}
        audit.record(connection, place.id, actor, action, ("question", found[0]), changes=told)
        return len(found)

    return write(place.id, work)


def _like(question: Question, groups: list[list[Question]]) -> list[Question] | None:
    """The group, of those on no topic, whose first question has nearly the same words."""
    words = same(question.words)
    alike = ((fuzz.token_set_ratio(words, same(group[0].words)), group) for group in groups if not group[0].topic)
    score, group = max(alike, key=lambda each: each[0], default=(0.0, None))
    return group if score >= ALIKE else None


def _question(row: Any) -> Question:
    values = {**row._mapping, "suggestions": tuple(row.suggestions)}
    return Question(**values)
