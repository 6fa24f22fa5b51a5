"""Finding an answer by what question and entries mean, in either language."""

from collections.abc import Iterator, Sequence

import numpy as np

from webapp.knowledge import answers as answers_of
from webapp.knowledge import safety, twins, vectors
from webapp.knowledge.answers import Answers, heard
from webapp.knowledge.evidence import Evidence, gather
from webapp.knowledge.figures import Vectors, unit
from webapp.knowledge.finding import CANDIDATES, Candidate, Entry, Finding, Verdict, Why
from webapp.knowledge.lexicon import Lexicon, lexicon, telling
from webapp.knowledge.understood import understood
from webapp.knowledge.weighing import weights
from webapp.knowledge.words import LANGUAGES, Kind, read, spoken_language

LEAST = 0.01  # a candidate
LIKELY = 0.2  # a topic
UNSAFE = 0.5  # from so likely on, topics where a guest's safety hangs on the answer
HAS = 0.5  # of a word, and the entry has it


def find(answers: Answers, question: str, locale: str) -> Finding:
    """The answer, the few that may be, or none."""
    meant = heard(answers, question)
    evidence = gather(answers, meant, locale)
    by = weights()
    is_own = answers.is_english == (evidence.language == "en")
    chances = twins.together(by.chances(evidence.table()), answers.twin_of, is_own)
    best = [int(number) for number in np.argsort(-chances)[:CANDIDATES] if chances[number] >= LEAST]
    surest = float(chances.max())
    is_sure = surest >= by.enough and not evidence.is_another()[chances.argmax()]
    verdict = Verdict.CONFIDENT if is_sure else Verdict.AMBIGUOUS if surest >= by.perhaps else Verdict.NONE
    return Finding(
        verdict,
        tuple(_candidate(answers, evidence, meant, number, float(chances[number])) for number in best),
        tuple(answers.lexicon.topics[number].name for number in _likely(evidence.topics)),
        safety.is_named(meant) or _is_unsafe(answers.lexicon, evidence.topics),
        meant,
    )


def place(question: str, locale: str) -> Finding:
    """The topics of a question where there is no answer at all."""
    known = lexicon()
    meant = understood(question, known.known)
    language = spoken_language(meant, locale)
    reading = (language, read(meant, LANGUAGES[language]))
    topics = known.place(known.turned(unit(vectors.encode([meant]))), [reading])[0]
    names = tuple(known.topics[number].name for number in _likely(topics))
    return Finding(Verdict.NONE, (), names, safety.is_named(meant) or _is_unsafe(known, topics), meant)


def placed(entries: Sequence[Entry]) -> Iterator[tuple[tuple[tuple[str, ...], ...], bool]]:
    """For each entry, the topics of each way of asking, and whether a guest's safety hangs on one of its texts."""
    known, its = lexicon(), answers_of.place(entries)
    for number in range(len(entries)):
        rows = its.topics[its.of == number]
        asked = its.topics[(its.of == number) & its.is_question]
        topics = tuple(tuple(known.topics[topic].name for topic in _likely(row)) for row in asked)
        yield topics, any(_is_unsafe(known, row) for row in rows)


def _likely(topics: Vectors) -> list[int]:
    return [int(number) for number in np.argsort(-topics)[:CANDIDATES] if topics[number] >= LIKELY]


def _is_unsafe(known: Lexicon, topics: Vectors) -> bool:
    unsafe = np.array([topic.is_safety for topic in known.topics])
    return float(topics[unsafe].sum()) >= UNSAFE


def _candidate(answers: Answers, evidence: Evidence, meant: str, number: int, score: float) -> Candidate:
    return Candidate(
        answers.entries[number].id,
        round(score, 3),
        _nearest(answers, meant, number),
        _why(answers, evidence, meant, number),
    )


def _nearest(answers: Answers, meant: str, number: int) -> str:
    """Of the entry's ways of asking, the one that shares most with the question."""
    entry = answers.entries[number]
    table = LANGUAGES[entry.language]
    asked = set(telling(read(meant, table)))
    return max(entry.questions, key=lambda text: len(asked & set(telling(read(text, table)))))


def _why(answers: Answers, evidence: Evidence, meant: str, number: int) -> tuple[Why, ...]:
    """The topics that question and entry share, the likeness of both, and the question's words that the entry has and
    lacks."""
    shared = [topic for topic in _likely(evidence.topics) if answers.topics[number, topic] >= LIKELY]
    reasons = [Why("topic", tuple(answers.lexicon.topics[topic].name for topic in shared))] if shared else []
    reasons.append(Why("meaning", (f"{float(evidence.figures['alike'][number]):.2f}",)))
    table = LANGUAGES[evidence.language]
    words = {word.key: word.said for word in read(meant, table) if word.kind is not Kind.SILENT}
    has = {key: float(evidence.has(answers, key)[number]) >= HAS for key in words}
    if shared_words := tuple(said for key, said in words.items() if has[key]):
        reasons.append(Why("words", shared_words))
    if lacking := tuple(said for key, said in words.items() if not has[key]):
        reasons.append(Why("lacking", lacking, is_against=True))
    if evidence.is_another()[number]:
        reasons.append(Why("act", is_against=True))
    if float(evidence.figures["no_price"][number]) > 0:
        reasons.append(Why("no_price", is_against=True))
    return tuple(reasons)
