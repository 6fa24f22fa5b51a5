"""What is wrong with a restaurant file, and where."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """Trouble at a place of the file; `template` begins with a verb, for the place is its subject, and names the
    `values` to be put in, so that it can be told in another language too."""

    path: Path
    template: str
    values: Mapping[str, Any] = field(default_factory=dict)

    @property
    def says(self) -> str:
        """The template with its values, in English."""
        return self.template.format_map(self.values)

    def __str__(self) -> str:
        return f"{readable(self.path)} {self.says}"


class Refused(ValueError):
    """What a restaurant cannot become, and why."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = list(problems)
        super().__init__("\n".join(map(str, self.problems)))


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
