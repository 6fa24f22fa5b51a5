"""A file over 300 lines says why in its first line; a function ends before its 41st."""

import ast
from pathlib import Path

import pytest

from tests.house.tree import CODE, ROOT, files, parsed

MOST_LINES = 300
MOST_LINES_OF_A_FUNCTION = 40
EXCUSE = "over 300 lines because"
PLACES = (*CODE, "tests", "benchmarks")
SUFFIXES = (".py", ".html", ".css", ".js")


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_long_file_says_why(suffix: str) -> None:
    long = []
    for path in files(*PLACES, suffix=suffix):
        lines = path.read_text().splitlines()
        if len(lines) > MOST_LINES and EXCUSE not in lines[0] and not is_revision(path):
            long.append(f"{path.relative_to(ROOT)} has {len(lines)} lines")
    assert not long, "\n".join(long)


def test_functions_are_short() -> None:
    long = [
        f"{path.relative_to(ROOT)}:{function.lineno} {function.name} has {lines} lines"
        for path in files(*PLACES)
        for function in ast.walk(parsed(path))
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        if (lines := length(function)) > MOST_LINES_OF_A_FUNCTION and not is_revision(path)
    ]
    assert not long, "\n".join(long)


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Its lines from the first statement on, without the docstring."""
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


def is_revision(path: Path) -> bool:
    """A revision of the database is generated, and creates its tables in one go."""
    return path.parent.name == "versions"
