"""What adding to the answers did: which past questions are answered now, and whether any that were right changed.

The restaurant's own past questions are asked twice, of the answers without what was added and of those there are now.
"""

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from sqlalchemy import Connection, bindparam, func, select

from webapp import knowledge
from webapp.models import ToolCall
from webapp.models.types import utc_now
from webapp.operations import questions
from webapp.operations.bookings.staff.writing import snapshot_of
from webapp.operations.faq import entries, inbox
from webapp.operations.faq.entries import Entry
from webapp.operations.faq.inbox import Question
from webapp.operations.memberships import Place
from webapp.store.snapshots import Snapshot
from webapp.store.transaction import read

MOST_ASKED = 200
BUDGET_S = 1.5
A_YEAR = timedelta(days=365)
_call = ToolCall.__table__
_ANSWERED = (
    select(_call.c.question)
    .where(
        _call.c.restaurant_id == bindparam("rid"),
        _call.c.started_at >= bindparam("since"),
        _call.c.question.is_not(None),
        _call.c.was_answered,
    )
    .group_by(_call.c.question)
    .order_by(func.count().desc(), _call.c.question)
    .limit(MOST_ASKED)
)


@dataclass(frozen=True, slots=True)
class Changed:
    """A question that was answered by one entry and now is by another, or by none."""

    question: str
    was: Entry | None
    now: Entry | None


@dataclass(frozen=True, slots=True)
class Effect:
    """`added` are the questions that it was done for: those answered now, and those still not. `answered` are others
    that wait in the inbox and are answered now. `asked` of `known` past questions were asked again in time."""

    entry: Entry
    added: tuple[Question, ...]
    unheard: tuple[Question, ...]
    answered: tuple[Question, ...]
    changed: tuple[Changed, ...]
    asked: int
    known: int


def of(place: Place, entry_id: str, ids: Sequence[str], *, is_new: bool) -> Effect:
    """What adding these questions to an answer, or answering them by a new one, did. Raises `NoSuchEntry`."""

    def look(connection: Connection) -> Effect:
        snapshot = snapshot_of(connection, place)
        entry = entries.find(connection, place.id, entry_id)
        added = [each for each in inbox.these_of(connection, place, ids) if each.entry_id == entry_id]
        right = list(connection.scalars(_ANSWERED, {"rid": place.id, "since": utc_now() - A_YEAR}))
        waiting = inbox.open_ones(connection, place.id)
        known = {each.id: each for each in entries.all_of(connection, place.id)}
        trial = _Trial(snapshot, entry, added, is_new=is_new)
        return _compared(trial, known, added, waiting, right)

    return read(look)


class _Trial:
    """The answers before and after, and how long they may be asked."""

    def __init__(self, snapshot: Snapshot, entry: Entry, added: Sequence[Question], *, is_new: bool) -> None:
        before = inbox.without(entry, added)
        answers = [
            replace(each, questions=before.questions, vectors=None) if each.id == entry.id else each
            for each in snapshot.answers
            if not (is_new and each.id == entry.id)
        ]
        self.entry = entry
        self._locale = snapshot.locale
        self._before, self._now = questions.prepare(answers), questions.prepare(snapshot.answers)
        self._until = time.perf_counter() + BUDGET_S
        self.asked = 0

    @property
    def has_time(self) -> bool:
        return time.perf_counter() < self._until

    def before(self, question: str) -> str | None:
        """The answer's id."""
        return knowledge.find(self._before, question, self._locale).answer_id

    def now(self, question: str) -> str | None:
        self.asked += 1
        return knowledge.find(self._now, question, self._locale).answer_id


def _compared(
    trial: _Trial, known: dict[str, Entry], added: Sequence[Question], waiting: Sequence[Question], right: list[str]
) -> Effect:
    heard = [each for each in added if trial.now(each.words) == trial.entry.id]
    answered = [each for each in waiting if trial.has_time and trial.now(each.words) == trial.entry.id]
    changed = []
    for question in right:
        if not trial.has_time:
            break
        was, now = trial.before(question), trial.now(question)
        if was is not None and was != now:
            changed.append(Changed(question, known.get(was), known.get(now or "")))
    unheard = tuple(each for each in added if each not in heard)
    everything = len(added) + len(waiting) + len(right)
    return Effect(trial.entry, tuple(heard), unheard, tuple(answered), tuple(changed), trial.asked, everything)
