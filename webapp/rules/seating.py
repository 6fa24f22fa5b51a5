"""Tables: which ones seat a party, and whether they are free.

Minutes are held in one integer used as a set: bit n stands for the n-th minute after the first one asked about.
"""

from collections.abc import Iterable

from webapp.rules.book import Book
from webapp.rules.house import Combination, House, Table

Way = tuple[int, ...]  # the numbers of the tables a party sits at: one, or a combination


def ways_to_seat(house: House, people: int, area: str | None = None) -> tuple[Way, ...]:
    """Every way to seat a party, best fit first; `area` in any case, None for anywhere."""
    wanted = None if area is None else area.casefold()
    if wanted is not None and wanted not in house.areas:
        return ()
    known = house.ways_by_party.get((people, wanted))
    if known is not None:
        return known
    ways = _best_fit_first(house, people, wanted)
    if ways:  # remembering only what fits bounds the memory by the seats there are
        house.ways_by_party[people, wanted] = ways
    return ways


def best_way(book: Book, ways: tuple[Way, ...], start: int, stay: int, prefer: Iterable[int] = ()) -> Way | None:
    """The first way that is free for `stay` minutes from `start`; the tables of `prefer` before all others."""
    preferred = frozenset(prefer)
    for way in sorted(ways, key=lambda way: frozenset(way) != preferred) if preferred else ways:
        if not blocked_starts(book, way, start, 1, stay):
            return way
    return None


def free_starts(book: Book, ways: tuple[Way, ...], wanted: int, begins: int, stay: int) -> int:
    """Of the `wanted` starts (bit n is minute `begins` + n) those where some way is free for `stay` minutes."""
    held_tables = book.by_table.keys()
    if any(held_tables.isdisjoint(way) for way in ways):
        return wanted
    free = 0
    for way in ways:
        free |= wanted & ~blocked_starts(book, way, begins, wanted.bit_length(), stay)
        if free == wanted:
            break
    return free


def blocked_starts(book: Book, way: Way, begins: int, minutes: int, stay: int) -> int:
    """The starts, in the `minutes` from `begins`, from which `stay` minutes would run into a hold on one of the tables.

    A hold blocks its own minutes and the `stay` - 1 before it. Lengthening each hold by those as it is laid into the
    set gives what smearing the finished set by doubling shifts gives, in less than half the time.
    """
    blocked = 0
    for table_no in way:
        for _, start, end in book.on_table(table_no):
            first, beyond = max(start - stay + 1 - begins, 0), min(end - begins, minutes)
            if first < beyond:
                blocked |= (1 << beyond) - (1 << first)
    return blocked


def _best_fit_first(house: House, people: int, area: str | None) -> tuple[Way, ...]:
    """Single tables first, then the least empty seats, the fewest tables, the tightest minimum, the house's order."""
    ranked: list[tuple[tuple[bool, int, int, int], Way]] = []
    singles = [((table.no,), table.seats_min, table.seats_max) for table in house.tables]
    joined = [(joint.table_nos, joint.seats_min, joint.seats_max) for joint in house.combinations if _joins(joint)]
    for way, seats_min, seats_max in [*singles, *joined]:
        if seats_min <= people <= seats_max and _is_there(house, way, area):
            ranked.append(((len(way) > 1, seats_max - people, len(way), -seats_min), way))
    return tuple(way for _, way in sorted(ranked, key=lambda entry: entry[0]))


def _joins(combination: Combination) -> bool:
    """False for what is left of a combination whose tables were removed: its seats are not there."""
    return len(set(combination.table_nos)) > 1


def _is_there(house: House, way: Way, area: str | None) -> bool:
    tables = [house.tables_by_no.get(table_no) for table_no in way]
    return all(table is not None and _is_in(table, area) for table in tables)


def _is_in(table: Table, area: str | None) -> bool:
    return area is None or (table.area is not None and table.area.casefold() == area)
