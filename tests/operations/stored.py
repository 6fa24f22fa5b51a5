"""What an import has left in the database."""

from typing import Any

import pytest
from sqlalchemy import select

from webapp.models import Closure, DiningTable, FaqEntry, Restaurant, Shift, TableCombination, TurnTime
from webapp.operations import restaurants
from webapp.operations.restaurants import InvalidFile
from webapp.store.transaction import read

LISTS = (Shift, Closure, TurnTime, DiningTable, TableCombination, FaqEntry)


def version() -> int:
    return read(lambda connection: connection.scalars(select(Restaurant.version)).one())


def ids(model: Any) -> dict[Any, Any]:
    """The identity of every row by the name people know it by."""
    table = model.__table__
    names = {
        Closure: table.c.get("first_day"),
        TurnTime: table.c.get("up_to_people"),
        TableCombination: table.c.get("seats_max"),
        FaqEntry: table.c.get("question"),
    }
    name = names.get(model, table.c.get("name"))
    key = table.c.get("no", table.c.get("id"))
    return dict(read(lambda connection: connection.execute(select(name, key)).all()))


def refusal(text: str) -> str:
    with pytest.raises(InvalidFile) as refused:
        restaurants.import_file(text)
    return str(refused.value)
