"""Core statements on the driver's own connection.

SQLAlchemy's execution costs several times what the database needs for one row. Here a statement is still written once,
in Core, but what Core makes of it (the text, the order of the parameters, how values are converted) is worked out once
for each kind of database; after that only the driver runs. It shares transaction, connection and errors with whatever
else runs on the connection.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any

from sqlalchemy import ClauseElement, Connection, Date, Dialect, Time
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.types import TypeEngine

from webapp.models.types import UtcDateTime

Convert = Callable[[Any], Any]
Values = Mapping[str, Any]
MOMENTS = (UtcDateTime, Date, Time)
LATELY = 64  # of these, how many are remembered as the database takes them
_INSERTS: dict[str, Any] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}


class _Form:
    """A statement as one driver takes it: `text`, its parameters in order and the columns of its rows."""

    def __init__(self, core: Any, dialect: Dialect, columns: Sequence[str] | None) -> None:
        compiled: Any = core.compile(dialect=dialect, column_keys=None if columns is None else list(columns))
        self.text: str = compiled.string
        names = list(compiled.positiontup if compiled.positional else compiled.binds)
        keys: list[Any] = list(range(len(names))) if compiled.positional else names
        converts = [(key, _to_database(compiled.binds[name], dialect)) for key, name in zip(keys, names, strict=True)]
        self._names = names
        self._converts = [(key, convert) for key, convert in converts if convert is not None]
        self._defaults = {column.key: column.default for column in getattr(compiled, "insert_prefetch", ())}
        self._literals = {name: bind.value for name, bind in compiled.binds.items() if not bind.required}
        self._is_positional = compiled.positional
        exported = getattr(core, "exported_columns", ())
        gives = [column.type.dialect_impl(dialect).result_processor(dialect, None) for column in exported]
        self._gives = [(place, convert) for place, convert in enumerate(gives) if convert is not None]

    def parameters(self, values: Values) -> Any:
        """The values as the driver takes them; KeyError for one that is missing."""
        if self._defaults:
            values = {**{name: _made(default) for name, default in self._defaults.items()}, **values}
        if self._literals:
            values = {**self._literals, **values}
        names = self._names
        found: Any = [values[name] for name in names] if self._is_positional else {name: values[name] for name in names}
        for key, convert in self._converts:
            found[key] = convert(found[key])
        return tuple(found) if self._is_positional else found

    def rows(self, found: Sequence[Any]) -> list[Any]:
        """What the driver found, converted."""
        return [self._given(row) for row in found] if self._gives else list(found)

    def _given(self, row: Any) -> tuple[Any, ...]:
        values = list(row)
        for place, convert in self._gives:
            values[place] = convert(values[place])
        return tuple(values)


class Statement:
    """One statement of Core, or one for each kind of database; `columns` are those that an insert writes.

    Raises what SQLAlchemy raises, `connection_invalidated` included.
    """

    def __init__(self, core: ClauseElement | dict[str, Any], columns: Sequence[str] | None = None) -> None:
        self._core = core
        self._columns = columns
        self._forms: dict[Dialect, _Form] = {}

    def all(self, connection: Connection, values: Values) -> list[Any]:
        """Its rows, as tuples."""
        form = self._of(connection.dialect)
        return form.rows(_execute(connection, form.text, form.parameters(values), fetches=True))

    def first(self, connection: Connection, values: Values) -> Any:
        """Its first row, or None."""
        found = self.all(connection, values)
        return found[0] if found else None

    def run(self, connection: Connection, values: Values) -> None:
        """Run it for what it does."""
        self.run_each(connection, (values,))

    def run_each(self, connection: Connection, rows: Sequence[Values]) -> None:
        """Run it once for each of the rows."""
        form = self._of(connection.dialect)
        if parameters := [form.parameters(values) for values in rows]:
            _execute(connection, form.text, parameters if len(parameters) > 1 else parameters[0])

    def _of(self, dialect: Dialect) -> _Form:
        form = self._forms.get(dialect)
        if form is None:
            core = self._core[dialect.name] if isinstance(self._core, dict) else self._core
            self._forms[dialect] = form = _Form(core, dialect, self._columns)
        return form


class Changes:
    """An update, or an insert, of whichever columns it is given: a `Statement` for each choice of them."""

    def __init__(self, core: ClauseElement) -> None:
        self._core = core
        self._made: dict[tuple[str, ...], Statement] = {}

    def run(self, connection: Connection, keys: Values, columns: Values) -> None:
        """Write these columns; `keys` are the other parameters, none of them called like a column."""
        names = tuple(columns)
        statement = self._made.get(names)
        if statement is None:
            statement = self._made.setdefault(names, Statement(self._core, names))
        statement.run(connection, {**keys, **columns})


def inserts(table: Any, make: Callable[[Any], Any]) -> dict[str, Any]:
    """What `make` makes of each kind of database's own insert into a table: only these can say what is done where the
    row is there."""
    return {name: make(insert(table)) for name, insert in _INSERTS.items()}


def insert_into(connection: Connection, table: Any) -> Any:
    """The insert of the connection's database."""
    return _INSERTS[connection.dialect.name](table)


def put(connection: Connection, table: Any, keys: Values, values: Values) -> None:
    """Write the one row of these keys, whether it is there or not."""
    statement = insert_into(connection, table).values(**keys, **values)
    connection.execute(statement.on_conflict_do_update(index_elements=list(keys), set_=values))


def _execute(connection: Connection, text: str, parameters: Any, fetches: bool = False) -> list[Any]:
    """The rows, where they are wanted. A list of parameters runs it once for each. Where somebody listens to what is
    executed, SQLAlchemy executes it and tells them. Errors are SQLAlchemy's, as from its own execution: a lost
    connection makes all of its age suspect."""
    if connection._has_events or connection.engine._has_events:
        watched = connection.exec_driver_sql(text, parameters)
        return list(watched.fetchall()) if fetches else []
    driver: Any = connection.connection.dbapi_connection
    cursor = driver.cursor()
    try:
        (cursor.executemany if isinstance(parameters, list) else cursor.execute)(text, parameters)
        return cursor.fetchall() if fetches else []
    except connection.dialect.loaded_dbapi.Error as error:
        cursor.close()  # the error's traceback holds it, and it the files of a connection that is closed
        connection._handle_dbapi_exception(error, text, parameters, None, None)


def _made(default: Any) -> Any:
    return default.arg if default.is_scalar else default.arg(None)


def _to_database(bind: Any, dialect: Dialect) -> Convert | None:
    kind: Any = type(bind.type)
    if kind in MOMENTS:
        return _moment_to_database(kind, dialect)
    convert: Convert | None = bind.type.dialect_impl(dialect).bind_processor(dialect)
    return convert


@cache
def _moment_to_database(kind: type[TypeEngine[Any]], dialect: Dialect) -> Convert | None:
    """Of one request the same moment is written to several columns of several rows, and read by."""
    convert: Convert | None = kind().dialect_impl(dialect).bind_processor(dialect)
    return convert and lru_cache(LATELY)(convert)
