"""Answer a question from what the owner has written."""

from typing import Any

from sqlalchemy import Connection

from webapp.operations import questions
from webapp.operations.calls import Asked
from webapp.operations.questions import Answered
from webapp.speech.lines import line
from webapp.tools.parameters import BOTH, QUESTION, Parameter
from webapp.tools.tool import Result, Tool


def run(_connection: Connection, asked: Asked, *, question: str) -> Result:
    """The answer, or an honest none."""
    finding = questions.find(asked.snapshot, question)
    return Result(questions.answered(asked.snapshot, finding), finding=finding)


def as_json(_asked: Asked, answered: Answered | None) -> dict[str, Any]:
    """`answer` and `source`, both null when nobody knows."""
    if answered is None:
        return {"answer": None, "source": None}
    return {"answer": answered.answer, "source": answered.source}


def as_speech(asked: Asked, answered: Answered | None) -> dict[str, Any]:
    """The owner's answer, or that it is not known."""
    locale = asked.snapshot.locale
    if answered is None:
        return {"message": line("unknown_answer", locale), "answer": None}
    return {"message": answered.answer, "answer": answered.answer, "language": answered.language}


TOOL = Tool(
    json="faq",
    voice="answer_question",
    about={
        "en": "Look up the restaurant's answer to a question about food, place, parking, payment and the like.",
        "it": "Cerca la risposta del ristorante a una domanda su cucina, locale, parcheggio, pagamenti e simili.",
    },
    advice={
        "en": "Say only what it returns; when it knows nothing, say so and offer to pass the question on.",
        "it": "Dire solo ciò che restituisce; se non sa, dirlo e offrirsi di riferire la domanda.",
    },
    parameters=(
        Parameter(
            "question",
            QUESTION,
            "question",
            "question",
            {"en": "The question as it was asked.", "it": "La domanda così come è stata posta."},
            BOTH,
        ),
    ),
    changes=False,
    run=run,
    as_json=as_json,
    as_speech=as_speech,
    unavailable="FAQ_ERROR",
    examples=(
        {"ok": True, "answer": "Sì, abbiamo alcune opzioni senza glutine.", "source": "kb"},
        {"ok": True, "answer": None, "source": None},
    ),
)
