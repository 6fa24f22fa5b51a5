"""The project's own files, for the tests that hold the house rules."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
CODE = ("config.py", "wsgi.py", "webapp", "integrations", "supervisor")
NOT_OURS = {"vendor", "__pycache__"}


def files(*places: str, suffix: str = ".py") -> Iterator[Path]:
    """Files with `suffix` in `places`, which are files or folders of the project."""
    for place in places:
        start = ROOT / place
        found = [start] if start.suffix == suffix else sorted(start.rglob(f"*{suffix}"))
        yield from (path for path in found if not NOT_OURS & set(path.parts))


def module_of(path: Path) -> str:
    """The dotted name of a file."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(), str(path))


def imported(path: Path) -> Iterator[tuple[int, str]]:
    """Line and dotted name of everything a file imports, wherever in the file."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)
