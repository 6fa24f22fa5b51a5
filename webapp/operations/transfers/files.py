"""CSV as spreadsheets write and open it.

Excel takes the separator of its language, and UTF-8 only behind a byte-order mark. A cell that begins like a formula
would be run as one, so it is written behind an apostrophe, which is taken off again when it is read.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

BOM = "\ufeff"
SEPARATORS = ";,\t"
MOST_BYTES = 1_000_000
MOST_ROWS = 2_000
LONGEST_CELL = 5_000
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # noqa: RUF001 - some programs take them all
INNER_FORMULA = re.compile(r"([;,\t])(?=[=+\-@])")


class BadFile(ValueError):
    """A file that is no table of ours: `reason` is empty, too_large, unreadable, too_many_rows, or missing_columns with
    the keys of those in `columns`."""

    def __init__(self, reason: str, columns: Sequence[str] = ()) -> None:
        super().__init__(f"{reason} {', '.join(columns)}".strip())
        self.reason = reason
        self.columns = tuple(columns)


def encode(rows: Iterable[Sequence[Any]], language: str) -> Iterator[bytes]:
    """The lines of a file, the first behind a byte-order mark; `rows` begin with the heading."""
    line = io.StringIO()
    writer = csv.writer(line, delimiter=";" if language == "it" else ",", lineterminator="\r\n")
    line.write(BOM)
    for row in rows:
        writer.writerow([_out(cell) for cell in row])
        yield line.getvalue().encode()
        line.seek(0)
        line.truncate()


def decode(data: bytes) -> tuple[list[str], list[tuple[int, list[str]]]]:
    """The heading, and the rows that are not empty with the number of the line each begins at. Raises `BadFile`."""
    if len(data) > MOST_BYTES:
        raise BadFile("too_large")
    text = _text(data)
    first = next((line for line in text.splitlines() if line.strip()), "")
    if not first:
        raise BadFile("empty")
    separator = max(SEPARATORS, key=first.count)
    reader = csv.reader(io.StringIO(text), delimiter=separator, strict=True)
    found = []
    begins = 1
    try:
        for row in reader:
            cells = [_in(cell) for cell in row]
            if any(cells):
                found.append((begins, cells))
            begins = reader.line_num + 1
            if len(found) > MOST_ROWS + 1:
                raise BadFile("too_many_rows")
    except csv.Error:
        raise BadFile("unreadable") from None
    return found[0][1], found[1:]


def _text(data: bytes) -> str:
    if b"\0" in data:
        raise BadFile("unreadable")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")  # what older spreadsheets save


def _out(cell: Any) -> str:
    """What no spreadsheet takes for a formula, not even one that divides lines at another separator than ours."""
    text = INNER_FORMULA.sub(r"\1 ", "" if cell is None else str(cell))
    return f"'{text}" if text.startswith(FORMULA) else text


def _in(cell: str) -> str:
    text = cell.strip()[:LONGEST_CELL]
    return text[1:] if text.startswith("'") and text[1:].startswith(FORMULA) else text
