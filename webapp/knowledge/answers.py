"""The owner's answers, placed among topics and sentences once, so that a question costs little."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from webapp.knowledge import acts, asking, particulars, twins, vectors
from webapp.knowledge.figures import Vectors, unit
from webapp.knowledge.finding import Entry
from webapp.knowledge.keeping import all_of, texts_of, wholes_of
from webapp.knowledge.lexicon import Lexicon, Readings, lexicon, telling
from webapp.knowledge.understood import Vocabulary, understood, vocabulary
from webapp.knowledge.words import LANGUAGES, Kind, read

IN_ANSWER = 0.85  # of a word of a question is a word of the answer worth
QUESTIONS_SHARE, ANSWERS_SHARE = 0.7, 0.3  # in what an entry is about
Encode = Callable[[list[str]], Vectors]


@dataclass(frozen=True)
class Answers:
    """The entries and what finds them.

    `texts` are their ways of asking and the sentences of their answers, `of` the entry of each and `is_question` which
    are which; `sentences` and `turned` place the texts, `wholes` and `wholes_turned` each way of asking with its
    answer, `whole_of` the entry of each; `topics` the entries, `asked_topics` their ways of asking, and `named` says
    which topics' things each names. `with_word` gives by language and key how much of the word each entry has; `words`
    are the vectors of all entries' words, as they are and turned, `words_of` the numbers of each entry's: those in its
    ways of asking, then those in its answer, from one of `first_words` on and from the next. `acts` says what each
    entry does, `asked_particulars` and `told_particulars` what its ways of asking and its answer name, and `twin_of`
    gives the first entry that says the same.
    """

    entries: tuple[Entry, ...]
    lexicon: Lexicon
    known: Vocabulary
    texts: Sequence[str]
    of: NDArray[np.int64]
    is_question: NDArray[np.bool_]
    sentences: Vectors
    turned: Vectors
    wholes: Vectors
    wholes_turned: Vectors
    whole_of: NDArray[np.int64]
    topics: Vectors
    asked_topics: Vectors
    named: Vectors
    with_word: Mapping[str, Mapping[str, Vectors]]
    words: Vectors
    words_turned: Vectors
    words_of: NDArray[np.int64]
    first_words: Sequence[int]
    has_price: Vectors
    is_english: NDArray[np.bool_]
    acts: Vectors
    asked_particulars: Vectors
    told_particulars: Vectors
    twin_of: NDArray[np.int64]

    def best(self, likeness: Vectors, *, of_questions: bool) -> Vectors:
        """For each entry the most alike of its questions, or of the sentences of its answer."""
        chosen = self.is_question if of_questions else ~self.is_question
        return _best(likeness[chosen], self.of[chosen], len(self.entries))

    def best_whole(self, likeness: Vectors) -> Vectors:
        """For each entry the most alike of its questions with its answer."""
        return _best(likeness, self.whole_of, len(self.entries))

    def best_words(self, likeness: Vectors) -> tuple[Vectors, Vectors]:
        """Of some words' likeness to all entries' words, the most of each to a word of each entry's ways of asking, and
        to one of its answer."""
        most = np.maximum.reduceat(likeness[:, self.words_of], self.first_words, axis=1)
        return most[:, ::2], most[:, 1::2]


@dataclass(frozen=True)
class Placed:
    """The texts of entries among the topics, a row for each: the rest as in `Answers`."""

    texts: Sequence[str]
    of: NDArray[np.int64]
    is_question: NDArray[np.bool_]
    sentences: Vectors
    wholes: Vectors
    turned: Vectors
    readings: Readings
    topics: Vectors


def place(entries: Sequence[Entry], encode: Encode = vectors.encode) -> Placed:
    """What each text of each entry is about. Without the model, where all their vectors are kept."""
    known_by_topic = lexicon()
    texts = [(number, said, asks) for number, entry in enumerate(entries) for said, asks in texts_of(entry)]
    of = np.array([number for number, *_ in texts], np.int64)
    made = _vectors(entries, encode)
    sentences = np.concatenate([rows[: len(texts_of(entry))] for entry, rows in zip(entries, made, strict=True)])
    wholes = np.concatenate([rows[len(texts_of(entry)) :] for entry, rows in zip(entries, made, strict=True)])
    turned = known_by_topic.turned(sentences)
    readings = [
        (entries[number].language, read(text, LANGUAGES[entries[number].language])) for number, text, _ in texts
    ]
    return Placed(
        [text for _, text, _ in texts],
        of,
        np.array([asks for *_, asks in texts], bool),
        sentences,
        wholes,
        turned,
        readings,
        known_by_topic.place(turned, readings),
    )


def prepare(entries: Sequence[Entry], encode: Encode = vectors.encode) -> Answers:
    """Everything that does not depend on the question."""
    known_by_topic, its = lexicon(), place(entries, encode)
    of, is_question, placed = its.of, its.is_question, its.topics
    named = np.stack([known_by_topic.named(*reading) for reading in its.readings])
    asked_topics = _by_entry(placed, of, is_question, np.mean)
    topics = QUESTIONS_SHARE * asked_topics + ANSWERS_SHARE * _by_entry(placed, of, ~is_question, np.mean)
    named = np.maximum(_by_entry(named, of, is_question, np.max), _by_entry(named, of, ~is_question, np.max) / 2)
    words, words_of, first_words = _words(entries)
    return Answers(
        tuple(entries),
        known_by_topic,
        vocabulary(chain.from_iterable((*each.questions, each.answer) for each in entries), known_by_topic.known),
        its.texts,
        of,
        is_question,
        its.sentences,
        its.turned,
        its.wholes,
        known_by_topic.turned(its.wholes),
        np.repeat(np.arange(len(entries)), [len(wholes_of(entry)) for entry in entries]),
        topics,
        asked_topics,
        named,
        _with_word(entries),
        words,
        known_by_topic.turned(words),
        words_of,
        first_words,
        np.array([_has_price(entry) for entry in entries], np.float32),
        np.array([entry.language == "en" for entry in entries], bool),
        np.stack([acts.done_by_entry(entry.questions, entry.answer) for entry in entries]),
        np.stack([particulars.named_in(entry.questions) for entry in entries]),
        np.stack([particulars.named_in([entry.answer]) for entry in entries]),
        twins.found([entry.language for entry in entries], its.sentences, of, is_question),
    )


def _best(likeness: Vectors, of: NDArray[np.int64], count: int) -> Vectors:
    found = np.zeros(count, np.float32)
    np.maximum.at(found, of, likeness)
    return found


def _vectors(entries: Sequence[Entry], encode: Encode) -> list[Vectors]:
    """By entry, the vectors that are kept with it; those that are missing are made, all at once."""
    texts = [all_of(entry) for entry in entries]
    kept = [np.frombuffer(entry.vectors or b"", np.float16) for entry in entries]
    are_kept = [held.size == len(said) * vectors.SIZE for held, said in zip(kept, texts, strict=True)]
    missing = [said for said, is_kept in zip(texts, are_kept, strict=True) if not is_kept]
    made = iter(np.split(encode(list(chain.from_iterable(missing))), np.cumsum([len(said) for said in missing])))
    return [
        unit(held.reshape(-1, vectors.SIZE).astype(np.float32) if is_kept else next(made))
        for held, is_kept in zip(kept, are_kept, strict=True)
    ]


def _by_entry(
    rows: Vectors, of: NDArray[np.int64], chosen: NDArray[np.bool_], together: Callable[..., Vectors]
) -> Vectors:
    found = np.zeros((int(of.max()) + 1, rows.shape[1]), np.float32)
    for number in range(len(found)):
        its = rows[chosen & (of == number)]
        if len(its):
            found[number] = together(its, axis=0)
    return found


def _words(entries: Sequence[Entry]) -> tuple[Vectors, NDArray[np.int64], Sequence[int]]:
    """The vectors of all telling words, the numbers of those in each entry's ways of asking and in its answer, and
    where each of these begin."""
    texts = [_telling_words(entry.language, said) for entry in entries for said in (entry.questions, (entry.answer,))]
    place = {word: number for number, word in enumerate(dict.fromkeys(chain.from_iterable(texts)))}
    firsts = np.cumsum([0, *(len(words) for words in texts)])[:-1]
    numbers = np.array([place[word] for words in texts for word in words], np.int64)
    return unit(vectors.of_words(list(place))), numbers, firsts.tolist()


def _telling_words(language: str, texts: Sequence[str]) -> list[str]:
    said = (word for text in texts for word in read(text, LANGUAGES[language]))
    return list(dict.fromkeys(word.said for word in said if word.kind is not Kind.SILENT)) or ["?"]


def _with_word(entries: Sequence[Entry]) -> Mapping[str, Mapping[str, Vectors]]:
    found: dict[str, dict[str, Vectors]] = {language: {} for language in LANGUAGES}
    nothing = np.zeros(len(entries), np.float32)
    for number, entry in enumerate(entries):
        table = LANGUAGES[entry.language]
        by_key = found[entry.language]
        for key in telling(read(entry.answer, table)):
            by_key.setdefault(key, nothing.copy())[number] = IN_ANSWER
        for key in telling(word for text in entry.questions for word in read(text, table)):
            by_key.setdefault(key, nothing.copy())[number] = 1
    return found


def _has_price(entry: Entry) -> bool:
    return asking.names_price(entry.answer) or any(asking.asks_price(question) for question in entry.questions)


def heard(answers: Answers, question: str) -> str:
    """The question as it was meant, by all words that anybody wrote."""
    return understood(question, answers.known)
