"""Answer a question from what the owner has written."""

from typing import Any

from sqlalchemy import Connection

from webapp.operations import questions
from webapp.operations.calls import Asked
from webapp.operations.questions import Reply
from webapp.speech.lines import line
from webapp.tools.parameters import BOTH, QUESTION, Parameter
from webapp.tools.tool import Result, Tool


def run(_connection: Connection, asked: Asked, *, question: str) -> Result:
    """The answer, or an honest none."""
    given = questions.reply(asked.snapshot, question, asked.now)
    return Result(given, questions.receipt(given), finding=given.finding)


def as_json(_asked: Asked, given: Reply) -> dict[str, Any]:
    """`answer` and `source`, both null when nobody surely knows."""
    if given.answered is None:
        return {"answer": None, "source": None}
    return {"answer": given.answered.answer, "source": given.answered.source}


def as_speech(asked: Asked, given: Reply) -> dict[str, Any]:
    """The answer; or those that may be it with the rule for the reader; or that it is not known."""
    locale, found = asked.snapshot.locale, given.answered
    if found is not None:
        told: dict[str, Any] = {"message": found.answer, "answer": found.answer, "language": found.language}
        return told | ({"rule": line("translate_answer", locale)} if found.language != given.language else {})
    told = {"message": line("unknown_answer", locale), "answer": None}
    if not given.may:
        return told
    may = [{"question": each.questions[0], "answer": each.answer, "language": each.language} for each in given.may]
    return told | {"candidates": may, "rule": line("candidate_answers", locale)}


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
