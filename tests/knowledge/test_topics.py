"""The lexicon of topics: each named once, said in many ways in both languages, and no two said alike."""

from collections import Counter, defaultdict
from types import ModuleType

import pytest

from webapp.knowledge.topics import TOPICS, Topic, diets, drinks, food, guests, kitchen, money, outings
from webapp.knowledge.words import fold

ASKED_MOST = (diets, drinks, food, guests, kitchen, money, outings)
FEWEST = 8  # ways of asking, in each language
MOST_WITHOUT = 0.15  # of the ways of asking may name none of the things, as those who tell what for do not
SETTINGS = {None, "hours", "closures", "address", "phone", "party_size", "horizon", "notice"}
SAFETY = {"gluten_cross_contamination", "nuts", "severe_allergy", "pregnancy", "diabetic"}


def test_every_topic_has_a_name_of_its_own_and_neighbours_that_exist() -> None:
    names = Counter(topic.name for topic in TOPICS)
    assert names.total() == len(names), names.most_common(3)
    for topic in TOPICS:
        assert topic.name.isidentifier() and topic.name.islower()
        assert set(topic.unlike) <= names.keys() - {topic.name}, (topic.name, topic.unlike)
        assert topic.setting in SETTINGS


def test_nothing_is_said_under_two_topics() -> None:
    under = defaultdict(set)
    for topic in TOPICS:
        for phrasing in asked(topic):
            under[fold(phrasing)].add(topic.name)
    assert not {phrasing: names for phrasing, names in under.items() if len(names) > 1}


def test_no_topic_says_the_same_twice() -> None:
    for topic in TOPICS:
        for said in (topic.it, topic.en, topic.things):
            repeated = [phrasing for phrasing, times in Counter(map(fold, said)).items() if times > 1]
            assert not repeated, (topic.name, repeated)


def test_every_topic_is_said_as_a_recogniser_writes_it() -> None:
    for topic in TOPICS:
        for phrasing in asked(topic) + topic.things:
            assert phrasing.replace("I", "i").islower(), (topic.name, phrasing)
            assert not set(phrasing) & set('.,;:?!"()'), (topic.name, phrasing)


@pytest.mark.parametrize("group", ASKED_MOST, ids=lambda group: group.__name__.rpartition(".")[2])
def test_what_is_asked_most_is_said_in_many_ways_that_name_its_things(group: ModuleType) -> None:
    for topic in group.TOPICS:
        assert min(len(topic.it), len(topic.en)) >= FEWEST, topic.name
        assert topic.things, topic.name
    ways = [(topic, phrasing) for topic in group.TOPICS for phrasing in asked(topic)]
    without = [(topic.name, phrasing) for topic, phrasing in ways if not names_a_thing(topic, phrasing)]
    assert len(without) <= MOST_WITHOUT * len(ways), without


def test_what_may_harm_is_marked() -> None:
    assert {topic.name for topic in TOPICS if topic.is_safety} >= SAFETY


def asked(topic: Topic) -> tuple[str, ...]:
    return topic.it + topic.en


def names_a_thing(topic: Topic, phrasing: str) -> bool:
    return any(f" {fold(thing)} " in f" {fold(phrasing)} " for thing in topic.things)
