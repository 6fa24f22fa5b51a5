"""`flask restaurant import` and `export`."""

import json
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskCliRunner

from tests.operations.roma_file import ROMA, SECRET, but, text_of
from webapp.operations import restaurants, users


@pytest.fixture
def cli(app: Flask) -> FlaskCliRunner:
    return app.test_cli_runner()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Roma's file, as an editor on Windows may have saved it."""
    path = tmp_path / "roma.json"
    path.write_text(text_of(ROMA), encoding="utf-8-sig")
    return path


def test_a_file_is_imported_exported_and_imported_again(cli: FlaskCliRunner, file: Path) -> None:
    first = cli.invoke(args=["restaurant", "import", str(file)])
    assert (first.exit_code, first.stdout) == (0, "Restaurant roma: created.\n")
    exported = cli.invoke(args=["restaurant", "export", "roma", "--with-secrets"])
    assert (exported.exit_code, exported.stderr) == (0, "")
    assert json.loads(exported.stdout) == ROMA
    again = cli.invoke(args=["restaurant", "import", "-"], input=exported.stdout_bytes)
    assert again.stdout == "Restaurant roma: already as the file says.\n"
    other = cli.invoke(args=["restaurant", "import", "-"], input=text_of(but(("name",), "Da Nino")))
    assert other.stdout == "Restaurant roma: updated.\n"


def test_an_export_is_readable_and_keeps_secrets_to_itself(cli: FlaskCliRunner, file: Path) -> None:
    cli.invoke(args=["restaurant", "import", str(file)])
    exported = cli.invoke(args=["restaurant", "export", "roma"])
    assert "Sì, abbiamo alcune opzioni senza glutine." in exported.stdout_bytes.decode()
    assert exported.stdout.startswith('{\n  "slug": "roma",\n  "name": "Trattoria Roma",\n')
    assert SECRET not in exported.stdout


def test_the_owner_is_somebody_who_can_sign_in(app: Flask, cli: FlaskCliRunner, file: Path) -> None:
    refused = cli.invoke(args=["restaurant", "import", str(file), "--owner", "owner@example.com"])
    assert (refused.exit_code, refused.stderr) == (1, "Error: There is no user 'owner@example.com'.\n")
    with app.app_context():
        users.create("owner@example.com", "a long password")
    done = cli.invoke(args=["restaurant", "import", str(file), "--owner", "owner@example.com"])
    assert (done.exit_code, done.stdout) == (0, "Restaurant roma: created.\n")


def test_a_wrong_file_is_refused_by_line_and_changes_nothing(app: Flask, cli: FlaskCliRunner, file: Path) -> None:
    cli.invoke(args=["restaurant", "import", str(file)])
    wrong = text_of(but(("rules", "slot_minutes"), 7))
    refused = cli.invoke(args=["restaurant", "import", "-"], input=wrong)
    line = next(number for number, text in enumerate(wrong.splitlines(), start=1) if "slot_minutes" in text)
    assert refused.exit_code == 1
    assert refused.stderr.startswith(f"Error: line {line}: rules.slot_minutes must be 5, 6, 10")
    assert refused.stdout == ""
    with app.app_context():
        assert restaurants.export("roma", with_secrets=True) == ROMA


@pytest.mark.parametrize(
    ("content", "line"), [(b'{"slug":\n"roma",\n"name": "Caff\xe8"}', 3), ('{"slug": "roma"}'.encode("utf-16"), 1)]
)
def test_a_file_that_is_not_utf8_is_refused_by_line(cli: FlaskCliRunner, content: bytes, line: int) -> None:
    refused = cli.invoke(args=["restaurant", "import", "-"], input=content)
    assert (refused.exit_code, refused.stderr) == (1, f"Error: line {line}: the file is not UTF-8 text\n")


def test_an_unknown_restaurant_cannot_be_exported(cli: FlaskCliRunner) -> None:
    refused = cli.invoke(args=["restaurant", "export", "nowhere"])
    assert (refused.exit_code, refused.stderr) == (1, "Error: There is no restaurant 'nowhere'.\n")
    assert refused.stdout == ""
