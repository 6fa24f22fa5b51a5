"""The `flask ...` commands."""

from flask import Flask

from webapp.commands import access, assistant, demo, doctor, restaurant, serve, vectors, worker

COMMANDS = (
    restaurant.restaurant,
    access.user,
    access.token,
    assistant.assistant,
    demo.demo,
    worker.worker,
    vectors.vectors,
    serve.serve,
    doctor.doctor,
)


def register(app: Flask) -> None:
    """Give `flask` our commands."""
    for command in COMMANDS:
        app.cli.add_command(command)
