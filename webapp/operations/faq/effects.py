"""What adding to the answers did: which past questions are answered now, and whether any that were right changed.

The restaurant's own past questions are asked twice, of the answers without what was added and of those there are now.
"""

import math
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from sqlalchemy import Connection, bindparam, func, select

from webapp.models import ToolCall
from webapp.models.types import utc_now
from webapp.operations import questions
from webapp.operations.faq import entries, inbox
from webapp.operations.faq.entries import Entry
from webapp.operations.faq.inbox import Question
from webapp.operations.memberships import Place
from webapp.store import snapshots
from webapp.store.snapshots import Snapshot
from webapp.store.transaction import read

MOST_ASKED = 200
BUDGET_S = 1.5
SETTINGS = "settings"
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
        snapshot = snapshots.of(connection, place.id)
        entry = entries.find(connection, place.id, entry_id)
        added = [each for each in inbox.these_of(connection, place, ids) if each.entry_id == entry_id]
        right = list(connection.scalars(_ANSWERED, {"rid": place.id, "since": utc_now() - A_YEAR}))
        waiting = inbox.open_ones(connection, place.id)
        known = {each.id: each for each in entries.all_of(connection, place.id)}
        before = _without(snapshot, entry, added, is_new=is_new)
        return _compared(before, snapshot, entry, known, (added, waiting, right))

    return read(look)


def _without(snapshot: Snapshot, entry: Entry, added: Sequence[Question], *, is_new: bool) -> Snapshot:
    """The restaurant as it was before these questions were added to the answer, or the answer itself was."""
    before = inbox.without(entry, added)
    answers = tuple(
        replace(each, questions=before.questions, vectors=None) if each.id == entry.id else each
        for each in snapshot.answers
        if not (is_new and each.id == entry.id)
    )
    return replace(snapshot, answers=answers)


def _compared(
    before: Snapshot,
    now: Snapshot,
    entry: Entry,
    known: dict[str, Entry],
    asked: tuple[Sequence[Question], Sequence[Question], Sequence[str]],
) -> Effect:
    """All are asked of the answers before, then all of those now: each are prepared once."""
    (added, waiting, right), begun = asked, time.perf_counter()
    then = dict(_asked(before, right, begun + BUDGET_S / 2))
    was = {words: found for words, found in then.items() if found is not None}
    is_now = dict(_asked(now, [each.words for each in added], math.inf))
    is_now |= _asked(now, [*was, *(each.words for each in waiting)], begun + BUDGET_S)
    heard = tuple(each for each in added if is_now[each.words] in (entry.id, SETTINGS))
    return Effect(
        entry,
        heard,
        tuple(each for each in added if each not in heard),
        tuple(each for each in waiting if is_now.get(each.words) == entry.id),
        tuple(
            Changed(words, known.get(found), known.get(is_now[words] or ""))
            for words, found in was.items()
            if words in is_now and is_now[words] != found
        ),
        asked=len(is_now) + len(then) - len(was),
        known=len(added) + len(waiting) + len(right),
    )


def _asked(snapshot: Snapshot, questions_of_callers: Iterable[str], until: float) -> Iterator[tuple[str, str | None]]:
    """Each question that there is time for, with the id of the answer it surely finds, or that the settings told it."""
    now = utc_now()
    for words in questions_of_callers:
        if time.perf_counter() > until:
            return
        found = questions.reply(snapshot, words, now).answered
        yield words, None if found is None else found.entry_id or SETTINGS
