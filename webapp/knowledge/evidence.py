"""What speaks for each entry as the answer to a question, in figures."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from webapp.knowledge import acts, asking, particulars, placing, vectors
from webapp.knowledge.answers import Answers
from webapp.knowledge.figures import Vectors, unit
from webapp.knowledge.lexicon import likely, telling
from webapp.knowledge.words import LANGUAGES, Kind, Word, read, spoken_language

WORD_NEAR, WORD_SAME = 0.25, 0.75  # likeness of two words from which they have something in common, and all
TOPIC_WORD = (1.2, 0.9)  # how far a word of an entry's topic counts as the entry's, and at most
IN_ANSWER = 0.95  # of a word of a question is one that means the like in the answer worth
LONGEST = 25  # words: a question that has more is as long
WORDS = (
    *("covered", "meant", "asked_words", "told_words", "any_words"),
    *("lacking", "meant_lacking", "words_lacking", "time_lacking"),
)
# Of any entry: whether anything is near at all. What is bounded never speaks against the entry that is nearest.
BOUNDED = ("alike", "turned", "covered", "meant", "whole", "whole_turned", "topic")
MOST = (*BOUNDED, "asked_words", "any_words")


@dataclass(frozen=True)
class Evidence:
    """The question's language and topics, and each kind of evidence with a figure for every entry."""

    language: str
    topics: Vectors
    figures: Mapping[str, Vectors]

    def has(self, answers: Answers, key: str) -> Vectors:
        """How far each entry has a word of the question."""
        return _has(answers, self.language, key)

    def is_another(self) -> NDArray[np.bool_]:
        """Which entries do not do what the question is about: they may help, but do not answer it for sure."""
        return np.asarray(self.figures["act_missing"] >= acts.ANOTHER)

    def table(self) -> Vectors:
        """A row for each entry: the figures, and those products of them that say more together."""
        of = self.figures
        products = [
            of["topic"] * of["covered"],
            of["turned"] * of["covered"],
            of["foreign"] * of["alike"],
            of["foreign"] * of["turned"],
            *(of[kind] ** 2 for kind in ("covered", "topic", "turned")),
        ]
        return np.stack([*of.values(), *products], axis=1)


def gather(answers: Answers, heard: str, locale: str) -> Evidence:
    """Weigh every entry against the question as it was heard."""
    language = _language(answers, heard, locale)
    words = read(heard, LANGUAGES[language])
    said = [word for word in {word.key: word for word in words}.values() if word.kind is not Kind.SILENT]
    sentence = unit(vectors.encode([heard]))
    turned = answers.lexicon.turned(sentence)
    placed = answers.lexicon.near(turned, [(language, words)])
    topics, things = likely(placed)[0], answers.lexicon.named(language, words)
    named = things > 0
    alike, near = answers.sentences @ sentence[0], answers.turned @ turned[0]
    of_entries = np.maximum(answers.topics, answers.asked_topics)
    count = len(answers.entries)
    figures = {
        "alike": answers.best(alike, of_questions=True),
        "turned": answers.best(near, of_questions=True),
        "answer": answers.best(near, of_questions=False),
        "answer_alike": answers.best(alike, of_questions=False),
        "whole": answers.best_whole(answers.wholes @ sentence[0]),
        "whole_turned": answers.best_whole(answers.wholes_turned @ turned[0]),
        "topic": np.sqrt(answers.topics * topics).sum(axis=1),
        "akin_topic": np.sqrt(of_entries) @ (answers.lexicon.akin @ np.sqrt(topics)),
        "asked_topic": np.sqrt(answers.asked_topics * topics).sum(axis=1),
        **_words(answers, language, said),
        "no_price": asking.asks_price(heard) * (1 - answers.has_price),
        "foreign": (answers.is_english != (language == "en")).astype(np.float32),
        "unlike": np.minimum(1, answers.topics @ (answers.lexicon.unlike @ topics)),
        "thing_missing": 1 - np.minimum(1, answers.named[:, named].max(axis=1)) if named.any() else np.zeros(count),
        "clear": np.full(count, topics.max()),
        "told": np.full(count, min(8.0, _told(answers, language, words))),
        "length": np.full(count, min(LONGEST, len(words))),
        **placing.figures(placed[0], topics, things, of_entries, answers.named),
        **acts.figures(acts.done_in([heard]), answers.acts),
        **particulars.figures(particulars.named_in([heard]), answers.asked_particulars, answers.told_particulars),
    }
    own = np.maximum(figures["turned"], IN_ANSWER * figures["answer"])
    figures["nearer"] = placing.nearer(own, answers.lexicon.alike(turned)[0], of_entries)
    figures |= {f"most_{kind}": np.full(count, figures[kind].max()) for kind in MOST}
    return Evidence(language, topics, {kind: np.asarray(found, np.float32) for kind, found in figures.items()})


def _language(answers: Answers, heard: str, locale: str) -> str:
    """Of the question: where its small words do not tell, the one in which more of its words are known."""
    known = {
        code: sum(
            (word.key in answers.lexicon.with_word[code]) + (word.key in answers.with_word[code])
            for word in read(heard, table)
            if word.kind is not Kind.SILENT
        )
        for code, table in LANGUAGES.items()
    }
    likely = [code for code, count in known.items() if count == max(known.values())]
    return spoken_language(heard, likely[0] if len(likely) == 1 else locale)


def _words(answers: Answers, language: str, said: list[Word]) -> dict[str, Vectors]:
    """How far each entry has the question's words, by how telling they are, and the worst that it lacks: as they are,
    as words that mean the like, and as words of the like topics in its ways of asking, in its answer and in either."""
    count = len(answers.entries)
    if not said:
        half, nothing = np.full(count, 0.5, np.float32), np.zeros(count, np.float32)
        return {kind: nothing if "lacking" in kind else half for kind in WORDS}
    rarity = np.array([_rarity(answers, language, word.key) for word in said], np.float32)
    has = np.stack([_has(answers, language, word.key) for word in said])
    nothing = np.zeros(count, np.float32)
    own = np.stack([answers.with_word[language].get(word.key, nothing) > 0 for word in said])
    encoded = unit(vectors.of_words([word.said for word in said]))
    likeness = np.maximum(*answers.best_words(encoded @ answers.words.T))
    times = np.array([word.kind is Kind.TIME for word in said], np.float32)
    means = np.maximum(has, np.clip((likeness - WORD_NEAR) / (WORD_SAME - WORD_NEAR), 0, 1))
    asked, told = answers.best_words(answers.lexicon.turned(encoded) @ answers.words_turned.T)
    either = np.maximum(asked, IN_ANSWER * told)
    covered = [rarity @ each / rarity.sum() for each in (has, means, asked, told, either)]
    lacking = [(rarity[:, None] * (1 - each)).max(axis=0) for each in (has, means, either)]
    return dict(zip(WORDS, (*covered, *lacking, np.minimum(1, times @ (1 - own))), strict=True))


def _has(answers: Answers, language: str, key: str) -> Vectors:
    """How far each entry has a word: its own, or one of its topics'."""
    own = answers.with_word[language].get(key, np.zeros(len(answers.entries), np.float32))
    topics = answers.lexicon.with_word[language].get(key)
    if not topics:
        return own
    share, most = TOPIC_WORD
    by_topic = np.minimum(1, share * answers.topics[:, list(topics)].sum(axis=1)) * most
    return np.maximum(own, by_topic)


def _told(answers: Answers, language: str, words: list[Word]) -> float:
    return sum(_rarity(answers, language, key) for key in telling(words))


def _rarity(answers: Answers, language: str, key: str) -> float:
    return max(0.02, answers.lexicon.rarity[language].get(key, 1.0))
