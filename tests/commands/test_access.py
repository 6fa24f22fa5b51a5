"""`flask user ...` and `flask token ...`."""

import pytest
from flask import Flask
from flask.testing import FlaskClient, FlaskCliRunner

from tests.restaurants import ahead, open_restaurant
from webapp.operations import users

PASSWORD = "correct horse battery"


@pytest.fixture
def cli(app: Flask) -> FlaskCliRunner:
    return app.test_cli_runner()


@pytest.mark.parametrize("ending", ["", "\n", "\r\n", "\nand more\n"])
def test_a_password_is_read_from_the_first_line_of_standard_input(app: Flask, cli: FlaskCliRunner, ending: str) -> None:
    made = cli.invoke(args=["user", "create", "Owner@example.com", "--password-stdin"], input=PASSWORD + ending)
    assert (made.exit_code, made.stdout) == (0, "User owner@example.com: created.\n")
    with app.app_context():
        assert users.authenticate("owner@example.com", PASSWORD)


def test_a_password_is_asked_for_twice_and_not_shown(app: Flask, cli: FlaskCliRunner) -> None:
    made = cli.invoke(args=["user", "create", "owner@example.com"], input=f"{PASSWORD}\n{PASSWORD}\n")
    assert made.exit_code == 0
    assert PASSWORD not in made.output
    with app.app_context():
        assert users.authenticate("owner@example.com", PASSWORD)


@pytest.mark.parametrize(
    ("email", "password", "says"),
    [
        ("owner@example.com", "too short", "A password needs at least 10 characters."),
        ("nobody", PASSWORD, "'nobody' is not an e-mail address: An email address must have an @-sign."),
        ("there@example.com", PASSWORD, "There is a user 'there@example.com' already."),
    ],
)
def test_what_cannot_be_a_user_is_refused(
    app: Flask, cli: FlaskCliRunner, email: str, password: str, says: str
) -> None:
    with app.app_context():
        users.create("there@example.com", PASSWORD)
    refused = cli.invoke(args=["user", "create", email, "--password-stdin"], input=password)
    assert (refused.exit_code, refused.stdout, refused.stderr) == (1, "", f"Error: {says}\n")


def test_a_token_is_printed_alone_and_opens_the_door_until_it_is_revoked(
    app: Flask, cli: FlaskCliRunner, client: FlaskClient
) -> None:
    open_restaurant(app)
    made = cli.invoke(args=["token", "create", "roma", "--name", "Vapi"])
    token = made.stdout.removesuffix("\n")
    assert made.exit_code == 0 and token.startswith("tvl_") and token.isprintable() and " " not in token
    assert made.stderr == "Keep it now: it cannot be shown again.\n"

    def ask() -> int:
        body = {"restaurant_id": "roma", "date": ahead()}
        return client.post("/api/check_openings", json=body, headers={"Authorization": f"Bearer {token}"}).status_code

    assert ask() == 200
    listed = cli.invoke(args=["token", "list", "roma"]).stdout
    assert f"{token[:12]}..." in listed and token not in listed
    revoked = cli.invoke(args=["token", "revoke", "roma", token[:12]])
    assert (revoked.exit_code, revoked.stdout) == (0, f"Token {token[:12]}... (Vapi): revoked.\n")
    assert ask() == 401
    assert "revoked" in cli.invoke(args=["token", "list", "roma"]).stdout


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["create", "nowhere", "--name", "n"], "There is no restaurant 'nowhere'."),
        (["list", "nowhere"], "There is no restaurant 'nowhere'."),
        (
            ["revoke", "roma", "tvl_nothing"],
            "No valid token of this restaurant begins with 'tvl_nothing' or has that name.",
        ),
        (["create", "roma", "--name", " "], "A token's name is a line of 1 to 100 characters."),
    ],
)
def test_what_cannot_be_done_with_tokens_is_said_in_one_line(
    app: Flask, cli: FlaskCliRunner, arguments: list[str], says: str
) -> None:
    open_restaurant(app)
    refused = cli.invoke(args=["token", *arguments])
    assert (refused.exit_code, refused.stdout, refused.stderr) == (1, "", f"Error: {says}\n")
