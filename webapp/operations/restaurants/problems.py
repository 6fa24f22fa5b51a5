"""What is wrong with a restaurant file, and where."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """Trouble at a place of the file; `says` begins with a verb, for the place is its subject."""

    path: Path
    says: str

    def __str__(self) -> str:
        return f"{readable(self.path)} {self.says}"


class InvalidFile(ValueError):
    """A file that cannot be imported; the message has one line for each problem, with its line in the file."""

    def __init__(self, problems: Iterable[tuple[int, Problem | str]]) -> None:
        self.problems = [f"line {line}: {problem}" for line, problem in sorted(problems, key=lambda each: each[0])]
        super().__init__("\n".join(self.problems))


class UnknownRestaurant(LookupError):
    """There is no restaurant of this slug."""

    def __init__(self, slug: str) -> None:
        super().__init__(f"There is no restaurant {slug!r}.")


def readable(path: Path) -> str:
    """A place as people write it, such as `tables[2].seats_max`."""
    if not path:
        return "the file"
    return "".join(f"[{part}]" if isinstance(part, int) else f".{_key(part)}" for part in path).removeprefix(".")


def _key(name: str) -> str:
    return name if name.isidentifier() else json.dumps(name)
