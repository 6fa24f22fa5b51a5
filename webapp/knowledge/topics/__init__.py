"""The closed set of things that callers ask restaurants about, each with many ways of saying it."""

from webapp.knowledge.topics import booking, place, practical
from webapp.knowledge.topics.topic import Topic

TOPICS: tuple[Topic, ...] = (*booking.TOPICS, *place.TOPICS, *practical.TOPICS)

__all__ = ["TOPICS", "Topic"]
