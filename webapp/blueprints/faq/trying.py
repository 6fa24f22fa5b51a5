"""A question tried out: what the assistant would say, from where and how sure. It is rehearsed: nobody is told."""

from typing import Any

from flask import g, request
from flask.typing import ResponseReturnValue

from webapp.blueprints.faq.section import bp, fragment, page
from webapp.extensions import htmx
from webapp.knowledge.topics import TOPICS
from webapp.languages import language
from webapp.operations import faq
from webapp.tools import console

LONGEST = 300
TOOL = "answer_question"


@bp.get("/try")
def attempt() -> ResponseReturnValue:
    """The answer to a question, as a caller would get it."""
    asked = request.args.get("ask", "").strip()[:LONGEST]
    values = _tried(asked) if asked else {}
    return fragment("faq/_tried.html", asked=asked, **values) if htmx else page("faq/try.html", asked=asked, **values)


def _tried(asked: str) -> dict[str, Any]:
    trial = console.run(g.place.id, TOOL, {"question": asked}, "", None, carry_out=False)
    return {"trial": trial, "known": {each.id: each for each in faq.listed(g.place)}, "topic_names": topic_names()}


def topic_names() -> dict[str, str]:
    """What callers say of each topic, in the reader's language."""
    return {topic.name: (topic.it if language() == "it" else topic.en)[0] for topic in TOPICS}
