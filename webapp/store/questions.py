"""Questions that found no answer, on the fast path: the same words are one row, however often they are asked."""

from typing import Any

from sqlalchemy import Integer, case, literal_column

from webapp.models import UnansweredQuestion
from webapp.store.statements import Statement, inserts

_table = UnansweredQuestion.__table__
_KEY = ("restaurant_id", "question")
_LATEST = ("verdict", "topic", "suggestions", "call_id", "last_heard_at")


def _unanswered(statement: Any) -> Any:
    new = statement.excluded
    changes = {name: new[name] for name in _LATEST}
    more = case((_table.c.call_id == new.call_id, literal_column("0", Integer)), else_=literal_column("1", Integer))
    changes["heard_count"] = _table.c.heard_count + more
    was_added = _table.c.state == literal_column("'added'")
    changes["state"] = case((was_added, literal_column("'open'")), else_=_table.c.state)
    return statement.on_conflict_do_update(index_elements=_KEY, set_=changes)


_COLUMNS = ("id", *_KEY, "words", "language", *_LATEST, "first_heard_at", "heard_count", "state")
UNANSWERED = Statement(inserts(_table, _unanswered), _COLUMNS)
