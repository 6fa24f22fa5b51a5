"""Of Tabler's stylesheet only what a page can use is sent."""

import re

import pytest

from webapp.assets import styles, vendor

NAMES = {"btn", "btn-primary", "card", "w-1/2"}


def slimmed(css: str) -> str:
    return styles.slimmed(css, NAMES.__contains__)


@pytest.mark.parametrize(
    ("css", "left"),
    [
        ("a{color:red}", "a{color:red}"),
        (".btn{top:0}.badge{top:1px}", ".btn{top:0}"),
        (".btn,.badge,.card>a{top:0}", ".btn,.card>a{top:0}"),
        (".btn.badge{top:0}", ""),
        (".btn:not(.badge):is(.badge,:hover){top:0}", ".btn:not(.badge):is(.badge,:hover){top:0}"),
        ("@media print{.badge{top:0}.btn{top:0}}", "@media print{.btn{top:0}}"),
        ("@media print{.badge{top:0}}", ""),
        ("@supports (a:b){@media print{.card{top:0}}}", "@supports (a:b){@media print{.card{top:0}}}"),
        ("@keyframes turn{to{rotate:1turn}}", "@keyframes turn{to{rotate:1turn}}"),
        ('@charset "UTF-8";/*! MIT */.badge{top:0}', '@charset "UTF-8";/*! MIT */'),
        ('.btn{content:"}.badge{"}.badge{content:"{"}', '.btn{content:"}.badge{"}'),
        (r".w-1\/2{top:0}.w-1\/3{top:0}", r".w-1\/2{top:0}"),
    ],
)
def test_rules_for_classes_nobody_names_are_left_out(css: str, left: str) -> None:
    assert slimmed(css) == left


def test_classes_are_found_in_pages_scripts_and_modules() -> None:
    is_named = styles.named()
    assert is_named("form-control") and is_named("card-footer")
    assert is_named("is-invalid"), "pages write is-{{ ... }}"
    assert not is_named("nobody-writes" + "-this")


def test_every_rule_left_is_one_of_tablers_own() -> None:
    css = (vendor.PACKAGES / vendor.FILES["tabler.css"]).read_text()
    left = styles.slimmed(css, styles.named())
    assert len(left) < len(css) / 3
    bodies = re.compile(r"\{[^{}]*\}")
    assert set(bodies.findall(left)) <= set(bodies.findall(css))
    assert left.count("{") == left.count("}")
