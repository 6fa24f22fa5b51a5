"""The guard: the database itself refuses two seatings of one table that overlap.

PostgreSQL has an exclusion constraint, SQLite two triggers. SQLite's batch mode rebuilds tables and drops triggers
without a word, so every migration ends in `ensure`, and nothing is served while `missing` names anything.
"""

from sqlalchemy import Connection, inspect, text

MAX_HOLD_MINUTES = 1440  # no hold is longer (a check constraint), so that looking back in time has an end

_OVERLAP = """
    select raise(abort, 'seating overlap') where exists (
        select 1 from seating
        where table_no = new.table_no and starts_at < new.ends_at and ends_at > new.starts_at
          and starts_at > new.starts_at - 1440
          {but_itself}
    );
"""

SQLITE = {
    "seating_no_overlap_on_insert": "create trigger seating_no_overlap_on_insert before insert on seating begin"
    + _OVERLAP.format(but_itself="")
    + "end",
    "seating_no_overlap_on_update": "create trigger seating_no_overlap_on_update"
    " before update of table_no, starts_at, ends_at on seating begin"
    + _OVERLAP.format(but_itself="and rowid <> old.rowid")
    + "end",
}
POSTGRESQL = {
    "seating_no_overlap": "alter table seating add constraint seating_no_overlap exclude using gist"
    " (int4range(table_no, table_no, '[]') with &&, int4range(starts_at, ends_at) with &&)",
}

_PRESENT = {
    "sqlite": "select name from sqlite_master where type = 'trigger' and tbl_name = 'seating'",
    "postgresql": "select conname from pg_constraint where conrelid = 'seating'::regclass and contype = 'x'",
}


def missing(connection: Connection) -> list[str]:
    """The names of the guard's parts that the database lacks; empty when it is whole."""
    wanted = SQLITE if connection.dialect.name == "sqlite" else POSTGRESQL
    present = set(connection.execute(text(_PRESENT[connection.dialect.name])).scalars())
    return [name for name in wanted if name not in present]


def ensure(connection: Connection) -> None:
    """Create what is missing. Does nothing before the table it guards exists."""
    if not inspect(connection).has_table("seating"):
        return
    wanted = SQLITE if connection.dialect.name == "sqlite" else POSTGRESQL
    for name in missing(connection):
        connection.execute(text(wanted[name]))


def is_overlap(error: Exception) -> bool:
    """Whether a database error is the guard's refusal."""
    return "seating overlap" in str(error) or "seating_no_overlap" in str(error)
