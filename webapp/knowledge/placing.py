"""How well the topics of a question and of entries fit, and whether the question stands nearer to others."""

import numpy as np

from webapp.knowledge.figures import Vectors
from webapp.knowledge.lexicon import SHARP

ABSENT = 0.002  # a topic that an entry is not about, as a share: far but not endlessly so
FARTHEST = 0.6  # how much nearer one topic may be than another
EDGE = 0.01  # keeps odds within bounds
OWN = 0.5  # how much farther a topic of the entry counts when others are meant


def figures(
    near: Vectors, topics: Vectors, named: Vectors, of_entries: Vectors, named_by: Vectors
) -> dict[str, Vectors]:
    """`near` and `topics`: how near the question is to each topic, and how likely about it; `named`: the topics whose
    things it names. `of_entries` and `named_by` say the last two of entries, a row for each."""
    count = len(of_entries)
    surely = np.minimum(1, 2 * of_entries)
    own = (near + SHARP * np.log(of_entries + ABSENT)).max(axis=1)
    others = (near + SHARP * np.log(1 - surely + ABSENT)).max(axis=1)
    shared = np.minimum(1, np.minimum(1, 1.5 * of_entries) @ topics)
    likeliest = int(topics.argmax())
    first, second = np.sort(near)[::-1][:2]
    return {
        "own_topic": own,
        "topic_margin": np.clip(own - others, -FARTHEST, FARTHEST),
        "topic_odds": np.log(shared + EDGE) - np.log(1 - shared + EDGE),
        "other_topics": (1 - surely) @ topics,
        "likeliest_lacking": topics[likeliest] * (1 - surely[:, likeliest]),
        "nearest_topic": np.full(count, first),
        "topic_gap": np.full(count, first - second),
        "unsure_topics": np.full(count, -(topics * np.log(topics + 1e-6)).sum()),
        "names_thing": np.full(count, named.max()),
        "thing_shared": (np.minimum(1, named) * np.minimum(1, named_by)).max(axis=1),
        "thing_lacking": (named * (1 - np.minimum(1, named_by))).max(axis=1),
    }


def nearer(own: Vectors, by_topic: Vectors, of_entries: Vectors) -> Vectors:
    """For each entry how much nearer the question is to its texts, `own`, than to what is said on other topics."""
    others = by_topic - OWN * np.minimum(1, 2 * of_entries)
    found: Vectors = own - others.max(axis=1)
    return found
