"""The closed set of things that callers ask restaurants about, each with many ways of saying it."""

from webapp.knowledge.topics import (
    booking,
    diets,
    drinks,
    food,
    further,
    guests,
    kitchen,
    money,
    outings,
    place,
    practical,
)
from webapp.knowledge.topics.topic import Topic

TOPICS: tuple[Topic, ...] = (
    *diets.TOPICS,
    *drinks.TOPICS,
    *food.TOPICS,
    *guests.TOPICS,
    *money.TOPICS,
    *place.TOPICS,
    *booking.TOPICS,
    *practical.TOPICS,
    *kitchen.TOPICS,
    *outings.TOPICS,
    *further.TOPICS,
)

__all__ = ["TOPICS", "Topic"]
