"""The application logs; only commands print."""

import ast

from tests.house.tree import ROOT, files, parsed

MAY_PRINT = {"webapp/commands", "integrations/sandbox/__main__.py"}


def test_nothing_but_a_command_prints() -> None:
    found = []
    for path in files("config.py", "webapp", "integrations"):
        place = path.relative_to(ROOT).as_posix()
        calls = [node for node in ast.walk(parsed(path)) if isinstance(node, ast.Call)]
        if not place.startswith(tuple(MAY_PRINT)):
            found += [
                f"{place}:{call.lineno}"
                for call in calls
                if isinstance(call.func, ast.Name) and call.func.id == "print"
            ]
    assert found == []
