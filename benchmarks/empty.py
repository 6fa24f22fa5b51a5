"""The yardstick: a bare route with a small JSON answer, so that a rate can be told from the machine it was taken on."""

from flask import Flask

app = Flask(__name__)


@app.get("/")
def empty() -> dict[str, bool]:
    """Nothing but the framework and the server beneath it."""
    return {"ok": True}
