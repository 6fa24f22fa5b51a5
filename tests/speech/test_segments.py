"""A text is as long as carriers count it."""

import pytest

from webapp.speech.guest_texts import GUEST_TEXTS, LANGUAGES, NEWS, RESERVED, SWITCH_OF, answers_wanted, fill, unknown
from webapp.speech.segments import Length, length, plain


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", Length("GSM-7", 0, 0)),
        ("a" * 160, Length("GSM-7", 160, 1)),
        ("a" * 161, Length("GSM-7", 161, 2)),
        ("à" * 306, Length("GSM-7", 306, 2)),
        ("a" * 307, Length("GSM-7", 307, 3)),
        ("€" * 80, Length("GSM-7", 160, 1)),  # two each
        ("€" * 81, Length("GSM-7", 162, 2)),
        ("a" * 152 + "€" + "a" * 152, Length("GSM-7", 306, 3)),  # none is split between two segments
        ("È" + "a" * 69, Length("UCS-2", 70, 1, "È")),
        ("È" + "a" * 70, Length("UCS-2", 71, 2, "È")),
        ("ç" + "a" * 133, Length("UCS-2", 134, 2, "ç")),
        ("🎉" * 35, Length("UCS-2", 70, 1, "🎉")),
        ("🎉" * 36, Length("UCS-2", 72, 2, "🎉")),
    ],
)
def test_characters_and_segments_are_counted(text: str, expected: Length) -> None:
    assert length(text) == expected


def test_typographic_signs_do_not_halve_a_text() -> None:
    assert plain("L\u2019Angolo \u201cBuono\u201d \u2013 a presto\u2026") == 'L\'Angolo "Buono" - a presto...'


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", GUEST_TEXTS)
def test_our_own_words_are_plain_known_and_ask_for_nothing_carriers_keep(kind: str, language: str) -> None:
    template = GUEST_TEXTS[kind][language]
    values = {"restaurant": "Antica Osteria da Nonna Clementina", "date": "mercoledì 30 settembre 2027",
              "time": "20:30", "people": "12 persone", "reference": "K7M4QX", "until": "18:45",
              "news": NEWS[language],
              "phone": "+39 055 123 4567",
              "link": "https://prenotazioni.anticaosteria.example.com/b/" + "x" * 33}  # fmt: skip
    assert (unknown(template), answers_wanted(template), "{name}" in template) == ([], [], False)
    assert length(fill(template, values)).encoding == "GSM-7"
    assert length(fill(template, values)).segments <= 2
    assert "{" not in fill(template, {})
    assert kind in SWITCH_OF


def test_what_is_not_known_of_a_template_is_named() -> None:
    assert unknown("Ciao {nome}, {date} {") == ["nome", "{"]
    assert unknown("{restaurant}: {date}\n{link}") == []
    assert fill("{restaurant}: {date}\nLink: {link}\nA presto", {"restaurant": "da Gino", "date": "domani"}) == (
        "Da Gino: domani\nA presto"
    )
    for word in RESERVED:
        assert answers_wanted(f"Reply {word} now") == [word]
    assert answers_wanted("Risponda con STOP, oppure scriva yes") == ["STOP", "YES"]
