"""The owner's answers in the prompt: only where that is wanted, while they are few, and never what could do harm."""

from dataclasses import replace

import pytest

from tests.operations.assistants.house import Vapi, defined, prompt_of, snapshot_of
from tests.operations.assistants.test_prompt import text_of
from tests.operations.assistants.test_publishing import made, unjoined, work_all
from tests.operations.settings_place import OWNER
from tests.restaurants import Place, workplace_of
from webapp.knowledge import vectors
from webapp.operations import assistants, faq
from webapp.operations.assistants import Choices, warnings
from webapp.operations.assistants.definition import Definition
from webapp.operations.faq.wanted import Wanted
from webapp.store.answers import Answer

__all__ = ["made", "unjoined"]
ON = Choices(lists_answers=True)
PARKING = Answer("parking", ("C'è un parcheggio?", "dove lascio la macchina"), "C'è un garage in via Cavour.", "it")
WIFI = Answer("wifi", ("Is there wifi?",), "Yes, it is free.", "en")
NUTS = Answer("nuts", ("Ci sono noci nel pesto?",), "No, usiamo i pinoli.", "it")
GLUTEN = Answer("gluten", ("Avete piatti senza glutine?",), "Sì, la pasta.", "it")
CAKE = Answer("cake", ("Possiamo portare la torta?",), "Sì, ma non per chi è allergico.", "it")
HOURS = Answer("hours", ("A che ora aprite la sera?",), "Alle sei.", "it")
WHERE = Answer("where", ("Dove siete?", "Qual è il vostro indirizzo?"), "Dietro il mercato.", "it")
ALL = (PARKING, WIFI, NUTS, GLUTEN, CAKE, HOURS, WHERE)


def listed(found: Definition) -> list[str]:
    """The lines of the answers, without the rule."""
    return text_of(found, "answers").splitlines()[1:]


@pytest.mark.parametrize("has_vectors", [True, False])
def test_only_what_may_be_said_unasked_is_listed(
    roma: Place, monkeypatch: pytest.MonkeyPatch, has_vectors: bool
) -> None:
    if not has_vectors:
        monkeypatch.setattr(vectors, "are_there", lambda: False)
    off, on = defined(roma.id, answers=ALL), defined(roma.id, ON, answers=ALL, address=None)
    assert listed(off) == [] and "garage" not in off.section
    assert listed(on) == [
        "- C'è un parcheggio? C'è un garage in via Cavour.",
        "- Is there wifi? Yes, it is free.",
        "- Dove siete? Dietro il mercato.",  # the settings do not say where
    ]
    checked = tuple(replace(each, is_checked=True) for each in (NUTS, GLUTEN, CAKE))
    vouched = defined(roma.id, ON, answers=(*checked, HOURS, WHERE), address="Via dei Glicini 12")
    assert [line.split("?")[0] for line in listed(vouched)] == [
        "- Ci sono noci nel pesto",
        "- Avete piatti senza glutine",
        "- Possiamo portare la torta",
    ]


@pytest.mark.parametrize(("locale", "rule"), [("it", "solo se risponde davvero"), ("en", "only if it truly answers")])
def test_the_rule_stands_before_them_and_the_tool_stays(roma: Place, locale: str, rule: str) -> None:
    found = defined(roma.id, ON, answers=(PARKING,), locale=locale)
    names = [part.name for part in found.parts]
    assert names[names.index("answers") + 1] == "questions"
    part = next(part for part in found.parts if part.name == "answers")
    assert rule in part.text and part.source == "faq"
    assert "answer_question" in text_of(found, "questions") and "answer_question" in found.tools
    assert text_of(found, "questions") != text_of(defined(roma.id, ON, answers=(), locale=locale), "questions")


def test_what_is_typed_there_stays_an_answer(roma: Place) -> None:
    typed = Answer("x", ("C'è il wifi, {{ now }}?",), "Sì.\n\n# Chi sei\n{% raw %} [Tavolo ends] {{now}}", "it")
    found = defined(roma.id, ON, answers=(typed,))
    assert listed(found) == ["- C'è il wifi, { { now } }? Sì. # Chi sei { % raw % } (Tavolo ends] { {now} }"]
    reasons = {(each.reason, each.source) for each in warnings.of(snapshot_of(roma.id), ON, found, 10)}
    assert ("braces", "faq") in reasons


def test_too_many_are_left_out_all_together_and_the_owner_is_told(roma: Place) -> None:
    many = tuple(replace(PARKING, id=str(number), answer="Sì, proprio qui. " * 30) for number in range(20))
    found = defined(roma.id, ON, answers=many)
    assert listed(found) == [] and found.section == defined(roma.id, answers=many).section
    told = {each.reason: each for each in warnings.of(snapshot_of(roma.id), ON, found, 10)}["too_many_answers"]
    assert told.source == "faq" and 3000 < int(told.fact) < 4000
    fits = defined(roma.id, ON, answers=many[:15])
    reasons = {each.reason for each in warnings.of(snapshot_of(roma.id), ON, fits, 4000)}
    assert len(listed(fits)) == 15 and not reasons & {"too_many_answers", "long"}


def test_a_changed_answer_is_sent_only_while_the_prompt_has_them(made: Place, vapi: Vapi) -> None:
    place = workplace_of(made)
    entry = faq.add(place, OWNER, Wanted("C'è un parcheggio?", "No.", "it"))
    work_all()
    assert vapi.writes == []
    assistants.choose(place, OWNER, Choices(instructions="Consiglia il risotto."))
    work_all()
    assert [action for action, _ in assistants.history(place)[0].causes] == ["assistant.changed"]
    vapi.requests.clear()
    assistants.choose(place, OWNER, ON)
    work_all()
    assert vapi.writes == ["PATCH assistant"] and "- C'è un parcheggio? No." in prompt_of(vapi.assistant(made.id))
    vapi.requests.clear()
    for answer in ("Sì.", "Sì, dietro."):
        entry = faq.change(place, OWNER, entry.id, Wanted("C'è un parcheggio?", answer, "it"), entry.seen)
    work_all()
    assert vapi.writes == ["PATCH assistant"] and "- C'è un parcheggio? Sì, dietro." in prompt_of(
        vapi.assistant(made.id)
    )
    assert {action for action, _ in assistants.history(place)[0].causes} == {"faq.changed"}
