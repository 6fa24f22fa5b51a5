"""docs/providers.md says what the registry says, and docs/adding-a-provider.md names files that there are."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import fields

import pytest

from integrations import sandbox
from integrations.provider import Capabilities, Provider
from integrations.registry import BOOKING_PROVIDERS
from tests.house.tree import ROOT

PAGE = (ROOT / "docs/providers.md").read_text()
CHECKLIST = (ROOT / "docs/adding-a-provider.md").read_text()
FIRST_PORT = 8001  # with `make run` at its usual port
NEW = "<name>"
PATH = re.compile(r"`((?:integrations|tests|webapp|docs|config\.py|\.env|CHANGELOG)[\w./<>-]*)`")
ABILITIES = {
    "reschedules": "moves a booking",
    "keeps_id": "keeps its id when it is moved",
    "finds_by_phone": "finds bookings by phone number",
    "needs_email": "needs an e-mail address",
    "needs_last_name": "needs a last name",
    "takes_people": "counts the people",
    "takes_notes": "takes notes",
    "can_be_pending": "may leave a booking unconfirmed",
    "lists_bookings": "lists a day",
    "reads_by_id": "reads a booking by its id",
    "has_webhooks": "tells us of changes",
    "is_idempotent": "takes the same request once",
    "needs_paid_plan": "needs a paid plan",
    "days_at_once": "days it tells the free times of at once",
    "days_listed": "days it lists the bookings of in one go",
    "options": "options",
}


def table() -> str:
    """What each provider connects by and can do, as it stands on the page."""
    providers = list(BOOKING_PROVIDERS.values())
    lines = [["connects by", *(_way_in(each) for each in providers)]]
    lines += [[words, *(_said(each, name) for each in providers)] for name, words in ABILITIES.items()]
    return _table(["", *(each.label for each in providers)], lines)


def ports() -> str:
    """Where `make run` puts the stand-ins, as it stands on the page."""
    names = {name: each.label for name, each in BOOKING_PROVIDERS.items()}
    found = [(names[service], place) for place, service in enumerate(sandbox.STAND_INS) if service in names]
    lines = [[label, f"http://127.0.0.1:{FIRST_PORT + place}"] for label, place in found]
    return _table(["stand-in", "its page"], lines)


def test_the_page_shows_what_every_provider_can_do() -> None:
    assert table() in PAGE, f"put this into docs/providers.md:\n\n{table()}"


def test_the_page_shows_where_the_stand_ins_are() -> None:
    assert ports() in PAGE, f"put this into docs/providers.md:\n\n{ports()}"


def test_every_ability_has_words() -> None:
    assert list(ABILITIES) == [field.name for field in fields(Capabilities)]


@pytest.mark.parametrize("name", BOOKING_PROVIDERS)
def test_every_provider_has_its_set_up(name: str) -> None:
    provider = BOOKING_PROVIDERS[name]
    text = _section(provider.label)
    wanted = [f"integrations/{name}/README.md", *(f"`{option}`" for option in provider.capabilities.options)]
    wanted += [f"`{scope}`" for scope in provider.oauth.scopes] if provider.oauth else []
    wanted += [f"`{field.name}`" for field in provider.key_fields]
    assert [each for each in wanted if each not in text] == []
    assert re.search(r"^\*\*Not established\.\*\*", text, re.MULTILINE)


@pytest.mark.parametrize("name", BOOKING_PROVIDERS)
def test_the_checklist_names_files_that_every_provider_has(name: str) -> None:
    missing = [path for path in _paths() if not (ROOT / path.replace(NEW, name)).exists()]
    assert [path for path in missing if path not in _where_it_applies(name)] == []


def test_the_checklist_names_files() -> None:
    assert sum(NEW in path for path in _paths()) >= 10 and sum(NEW not in path for path in _paths()) >= 10


def _paths() -> list[str]:
    """Every path of the project in the checklist, with `<name>` for the new provider's."""
    return sorted(set(PATH.findall(CHECKLIST)))


def _where_it_applies(name: str) -> set[str]:
    provider = BOOKING_PROVIDERS[name]
    left_out = {"oauth.py": provider.oauth is None, "webhooks.py": provider.webhooks is None}
    found = {f"integrations/{NEW}/{file}" for file, is_left_out in left_out.items() if is_left_out}
    found |= {f"tests/integrations/{NEW}/test_{file}" for file, is_left_out in left_out.items() if is_left_out}
    return found


def _way_in(provider: Provider) -> str:
    return "OAuth" if provider.oauth else "key"


def _said(provider: Provider, ability: str) -> str:
    value = getattr(provider.capabilities, ability)
    if isinstance(value, tuple):
        return ", ".join(f"`{name}`" for name in value)
    return ("yes" if value else "no") if isinstance(value, bool) else str(value)


def _section(label: str) -> str:
    """What the page says under the heading of a provider."""
    found = re.search(rf"^## {re.escape(label)}\n(.*?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL)
    assert found, f"docs/providers.md has no section on {label}"
    return found[1]


def _table(head: Sequence[str], lines: Iterable[Sequence[str]]) -> str:
    rule = ["---"] * len(head)
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (head, rule, *lines))
