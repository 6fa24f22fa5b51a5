"""What a phone mishears is put right before it is compared, and what is a word already stays."""

import pytest

from webapp.knowledge.lexicon import lexicon
from webapp.knowledge.understood import understood


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        # what only opens a question
        ("Buonasera, ehm, avete il wifi?", "avete il wifi"),
        ("hello excuse me do you have parking", "do you have parking"),
        # torn apart
        ("c'è un par cheggio", "c'è un parcheggio"),
        ("avete il seggio lone", "avete il seggiolone"),
        ("conse gnate a domi cilio", "consegnate a domicilio"),
        ("can I have a glass of pro secco", "can i have a glass of prosecco"),
        # run into its neighbour
        ("com'è limpasto", "com'è l impasto"),
        # one letter more or less
        ("avete tavoli in terazza", "avete tavoli in terrazza"),
        ("accettate il bancomatt", "accettate il bancomat"),
        ("is there a weelchair ramp", "is there a wheelchair ramp"),
        # words that only look misheard
        ("avete canzoni", "avete canzoni"),
        ("can I bring a parrot", "can i bring a parrot"),
        ("we'd rather sit outside", "we'd rather sit outside"),
        ("outdoor heating", "outdoor heating"),
        ("", ""),
    ],
)
def test_a_question_is_heard_as_it_was_meant(said: str, meant: str) -> None:
    assert understood(said, lexicon().known) == meant
