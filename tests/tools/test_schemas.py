"""A schema derived from examples: true to every one of them, and no wider than it must be."""

from typing import Any

import jsonschema_rs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.tools.schemas import schema_of

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=5)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | WORDS | st.sampled_from(["2027-02-14", "20:00"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
)


@given(st.lists(VALUES, min_size=1, max_size=4))
def test_every_example_is_valid(examples: list[Any]) -> None:
    schema = schema_of(examples)
    jsonschema_rs.meta.validate(schema)
    validator = jsonschema_rs.Draft202012Validator(schema)
    for example in examples:
        validator.validate(example)


@pytest.mark.parametrize(
    ("examples", "schema"),
    [
        (["Mario"], {"type": "string"}),
        ([None, "Mario"], {"type": ["string", "null"]}),
        (["2027-02-14", None], {"type": ["string", "null"], "format": "date"}),
        (["2027-02-14", "tomorrow"], {"type": "string"}),
        (["20:00"], {"type": "string", "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$"}),
        ([True], {"type": "boolean"}),
        ([2], {"type": "integer"}),
        ([[]], {"type": "array"}),
        ([[], [2]], {"type": "array", "items": {"type": "integer"}}),
        (
            [{"a": 1}, {"a": 2, "b": None}],
            {
                "type": "object",
                "properties": {"a": {"type": "integer"}, "b": {"type": "null"}},
                "required": ["a"],
            },
        ),
    ],
)
def test_a_schema_says_what_the_examples_share(examples: list[Any], schema: dict[str, Any]) -> None:
    assert schema_of(examples) == schema
