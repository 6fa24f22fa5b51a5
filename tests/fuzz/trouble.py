"""What breaks careless readers of JSON: values, ways to mangle a good document, and ways to write it down."""

import copy
import json
from collections.abc import Iterator
from typing import Any

from hypothesis import strategies as st

DEEP = 50_000
FAR_DAYS = ("0001-01-01", "0001-01-02", "1969-12-31", "9999-12-30", "9999-12-31")  # the first and last there are
FAR_OFF = (
    *FAR_DAYS,
    *(f"{day}T{clock}" for day in FAR_DAYS for clock in ("00:00", "23:59", "23:59:59.999999+23:59", "00:00-23:59")),
    *("99999-01-01", "-0001-01-01", "31/12/9999", "1/1/1", "31 dicembre 9999", "January 1st of the year 1"),
    *("fra 99999999 giorni", "in 999999999999 weeks", "tra 9999 anni", "le 99999999999", "23:59:60", "24:00:01"),
)
TEXTS = (
    *FAR_OFF,
    *("", " ", "\0", "Mario\0Rossi", "\ud800", "x\udfff", "\u202eoirM\u2069", "\u200b\ufeff", "a\r\nb", "\u2028"),
    *(
        "null",
        "NaN",
        "-1",
        "1e400",
        "due",
        "domani",
        "9999-12-31",
        "0000-00-00",
        "2027-02-30",
        "24:00",
        "\u0662\u0660:\u0660\u0660",
        "\u00b2",
    ),
    *("' or 1=1 --", "{{7*7}}", "{when}", "%s%n", "=1+1", "<script>", "../../etc/passwd", "🍝" * 100, "x" * 10_000),
    *("[" * DEEP, '{"a":' * DEEP, '{"date": NaN}', "{'date': 1}", '"text"', "[1]", "{broken"),
)
NUMBERS = (
    *(0, -1, 1, 16, 2**31, 2**53, 2**53 + 1, 2**63 - 1, 2**63, 2**64, -(2**63) - 1, 10**400),
    *(0.5, -0.0, 1e17, 1e300, -1e300, float("nan"), float("inf"), float("-inf")),
)
OTHERS: tuple[Any, ...] = (
    *(None, True, False, [], {}, [[]], [None], [{}], {"": ""}, {"\ud800": "\0"}),
    *({"id": {"id": {"id": "x"}}}, list(range(200)), {str(number): number for number in range(200)}),
)
HARD_TO_STORE = ("\0", "\ud800", "x" * 100_000, 2**31, 2**53, 1e300, float("nan"), {"\ud800": "\0"})
# What no Python object is written as; each mark is replaced by its text.
LITERALS = {"@too large for a float": "1e400", "@deep but readable": "[" * 400 + "]" * 400}
EVERY_TROUBLE = (*TEXTS, *NUMBERS, *OTHERS, *LITERALS)
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be")

Path = tuple[str | int, ...]
values: st.SearchStrategy[Any] = st.one_of(
    st.sampled_from(TEXTS),
    st.sampled_from(NUMBERS),
    st.sampled_from(OTHERS).map(copy.deepcopy),
    st.sampled_from(sorted(LITERALS)),
    st.text(max_size=20),
    st.integers(),
    st.floats(),
)


def written(tree: Any, *, encoding: str = "utf-8", is_escaped: bool = True, twice: str | None = None) -> bytes:
    """The document as bytes; lone surrogates pass. The first key `twice` gets a rubbish value before its own."""
    text = json.dumps(tree, ensure_ascii=is_escaped)
    for mark, literal in LITERALS.items():
        text = text.replace(f'"{mark}"', literal)
    if twice is not None:
        text = text.replace(f'"{twice}":', f'"{twice}": ["rubbish"], "{twice}":', 1)
    return text.encode(encoding, "surrogatepass")


@st.composite
def mangled(draw: st.DrawFn, tree: Any, most: int = 3) -> Any:
    """The tree with up to `most` of its nodes removed, repeated, renamed, wrapped or replaced."""
    tree = copy.deepcopy(tree)
    for _ in range(draw(st.integers(0, most))):
        found = list(ways(tree))
        if not found:
            break
        *way, last = draw(st.sampled_from(found))
        holder = tree
        for step in way:
            holder = holder[step]
        _mangle(draw, holder, last)
    return tree


def ways(tree: Any, way: Path = ()) -> Iterator[Path]:
    """The way to every node but the root."""
    if isinstance(tree, dict | list):
        for key, value in tree.items() if isinstance(tree, dict) else enumerate(tree):
            yield (*way, key)
            yield from ways(value, (*way, key))


def _mangle(draw: st.DrawFn, holder: Any, key: str | int) -> None:
    how = draw(st.sampled_from(("replace", "replace", "remove", "wrap", "as text", "repeat or rename")))
    if how == "replace":
        holder[key] = draw(values)
    elif how == "remove":
        del holder[key]
    elif how == "wrap":
        holder[key] = draw(st.sampled_from(([holder[key]], {"value": holder[key]})))
    elif how == "as text":
        holder[key] = json.dumps(holder[key])
    elif isinstance(holder, list):
        holder.insert(draw(st.integers(0, len(holder))), copy.deepcopy(holder[int(key)]))
    else:
        holder[draw(st.sampled_from(TEXTS))] = holder.pop(key)
