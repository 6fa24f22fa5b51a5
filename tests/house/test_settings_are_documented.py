"""`.env.example` and docs/settings.md say of every setting what `config.py` says, and of no other."""

import re
from dataclasses import fields

import pytest

from config import Settings, names_of
from tests.house.tree import ROOT

SETTINGS = fields(Settings)


def lines_of_example() -> list[str]:
    return [
        f"# {setting.metadata['why']}\n#{names_of(setting)[0]}={setting.metadata['default']}\n" for setting in SETTINGS
    ]


def rows_of_page() -> list[str]:
    return [
        f"| `{names_of(setting)[0]}` | {f'`{default}`' if (default := setting.metadata['default']) else ''} "
        f"| {setting.metadata['why'].replace('|', '&#124;')} |"
        for setting in SETTINGS
    ]


@pytest.mark.parametrize("lines", lines_of_example())
def test_the_example_has_every_setting(lines: str) -> None:
    assert lines in (ROOT / ".env.example").read_text()


@pytest.mark.parametrize("row", rows_of_page())
def test_the_page_has_every_setting(row: str) -> None:
    assert row in (ROOT / "docs/settings.md").read_text()


def test_neither_has_a_setting_that_is_not_read() -> None:
    read = [names_of(setting)[0] for setting in SETTINGS]
    assert re.findall(r"^#([A-Z_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE) == read
    assert re.findall(r"^\| `([A-Z_]+)`", (ROOT / "docs/settings.md").read_text(), re.MULTILINE) == read
