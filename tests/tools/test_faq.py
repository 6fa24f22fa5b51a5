"""What each door is told of a question: the JSON door a sure answer or null, the voice model also what may be one."""

from dataclasses import replace

from tests.operations.test_questions import GLUTEN, NOW, PARKING, ROMA_NOW
from webapp.knowledge import Finding, Verdict
from webapp.operations.calls import Asked
from webapp.operations.questions import Answered, Reply
from webapp.tools import faq

ASKED = Asked("1", ROMA_NOW, "vapi", "faq", {}, NOW, 0.0)
SURE = Reply(Finding(Verdict.CONFIDENT), "it", Answered(PARKING.answer, "kb", "it", PARKING.id))
PERHAPS = Reply(Finding(Verdict.AMBIGUOUS), "it", may=(PARKING, GLUTEN))
NOBODY = Reply(Finding(Verdict.NONE), "it")


def test_the_json_door_is_strict() -> None:
    assert faq.as_json(ASKED, SURE) == {"answer": PARKING.answer, "source": "kb"}
    assert [faq.as_json(ASKED, each) for each in (PERHAPS, NOBODY)] == [{"answer": None, "source": None}] * 2


def test_the_voice_model_reads_what_may_answer_under_a_rule() -> None:
    told = faq.as_speech(ASKED, PERHAPS)
    assert told["answer"] is None
    assert [each["answer"] for each in told["candidates"]] == [PARKING.answer, GLUTEN.answer]
    assert told["rule"].startswith("Usa una delle risposte candidate solo se risponde davvero")
    assert "candidates" not in faq.as_speech(ASKED, NOBODY)


def test_an_answer_in_another_language_than_the_callers_is_marked() -> None:
    assert "rule" not in faq.as_speech(ASKED, SURE)
    assert "traducila" in faq.as_speech(ASKED, replace(SURE, language="en"))["rule"]
