"""The parts pages are made of, drawn as a browser would get them."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask, flash, render_template_string
from flask_wtf import FlaskForm
from wtforms import BooleanField, RadioField, SelectField, StringField
from wtforms.validators import DataRequired

from webapp.models.booking import STATUSES

Draw = Callable[..., str]


class Wish(FlaskForm):
    name = StringField("Name", [DataRequired("Please write a name.")])
    notes = StringField("Notes")
    area = SelectField("Area", choices=["Inside", "Terrace"])
    party = RadioField("Party", choices=["2", "3"])
    terrace = BooleanField("Terrace")


@pytest.fixture
def draw(app: Flask) -> Draw:
    """`draw("bars", "bars(...)")`: what a component's macro gives, in English unless said otherwise."""

    def drawn(file: str, call: str, language: str = "en", **given: Any) -> str:
        macro = call.partition("(")[0].strip()
        source = f'{{% from "components/{file}.html" import {macro} %}}{{{{ {call} }}}}'
        with app.test_request_context(headers={"Accept-Language": language}):
            form = Wish(data={}) if "form" in call else None
            if form:
                form.validate()
            return render_template_string(source, form=form, **given)

    return drawn


@pytest.mark.parametrize(("minutes", "says"), [
    (40 * 60, "40 h ahead"), (3 * 1440 + 13 * 60, "more than two days ahead"),
])  # fmt: skip
def test_a_rule_by_the_clock_counts_no_days(draw: Draw, minutes: int, says: str) -> None:
    numbers = {"minutes_ahead": minutes, "min_notice_minutes": 0}
    assert draw("rules", "rule_numbers('past', numbers)", numbers=numbers) == says
    numbers = {"days_ahead": 4, "max_advance_days": 90}
    assert draw("rules", "rule_numbers('too_far_ahead', numbers)", numbers=numbers) == "4 days ahead, at most 90"


def test_a_field_says_what_is_wrong_to_those_who_cannot_see_it(draw: Draw) -> None:
    drawn = draw("field", "field(form.name, help='As on the phone.')")
    assert 'aria-invalid="true"' in drawn
    assert 'aria-describedby="name-help name-error"' in drawn
    assert 'id="name-error"' in drawn and "Please write a name." in drawn
    assert 'for="name"' in drawn and "optional" not in drawn


def test_a_field_that_may_stay_empty_says_so(draw: Draw) -> None:
    assert "optional" in draw("field", "field(form.notes)")
    assert "facoltativo" in draw("field", "field(form.notes)", language="it")
    assert "aria-describedby" not in draw("field", "field(form.notes)")


def test_a_field_takes_attributes_and_what_stands_beside_it(draw: Draw) -> None:
    drawn = draw("field", "field(form.notes, prefix='+39', suffix='min', autocomplete='tel')")
    assert 'autocomplete="tel"' in drawn
    assert drawn.index("+39") < drawn.index("<input") < drawn.index(">min<")


def test_choices_are_a_group_with_a_name(draw: Draw) -> None:
    drawn = draw("field", "field(form.party)")
    assert "<legend" in drawn and drawn.count('type="radio"') == 2
    assert 'class="form-select' in draw("field", "field(form.area)")
    assert "form-check-input" in draw("field", "field(form.terrace)")


def test_what_a_guest_writes_is_text(draw: Draw) -> None:
    evil = "<script>x</script>"
    for file, call in (
        ("empty", "empty(evil, evil)"),
        ("mark", "mark(evil)"),
        ("figure", "figure(evil, evil)"),
        ("post_button", "post_button('/x', evil, confirm=evil)"),
        ("plots/bars", "bars(evil, [(evil, 1)], [evil, evil])"),
        ("plots/heatmap", "heatmap(evil, [evil], [(evil, [1])], evil)"),
    ):
        drawn = draw(file, call, evil=evil)
        assert "<script>" not in drawn and "&lt;script&gt;" in drawn


@pytest.mark.parametrize("value", [*STATUSES, "late"])
@pytest.mark.parametrize("language", ["en", "it"])
def test_every_status_has_words_and_a_sign(draw: Draw, value: str, language: str) -> None:
    drawn = draw("status", "status(value)", language, value=value)
    assert "<svg" in drawn
    assert f">{value}<" not in drawn


def test_a_button_that_changes_something_posts_with_a_token(draw: Draw) -> None:
    drawn = draw("post_button", "post_button('/x', 'Seat', 'check', hx_post='/x', fields={'status': 'seated'})")
    assert 'method="post" action="/x"' in drawn and 'hx-post="/x"' in drawn
    assert 'name="csrf_token" value="' in drawn
    assert 'name="status" value="seated"' in drawn


def test_a_button_of_an_icon_alone_has_a_name(draw: Draw) -> None:
    assert 'aria-label="Seat"' in draw("post_button", "post_button('/x', 'Seat', 'check', shows_label=false)")


def test_messages_leave_a_fragment_for_the_frame(app: Flask) -> None:
    with app.test_request_context():
        flash("Saved.", "success")
        flash("Not sent.", "error")
        drawn = render_template_string('{% from "components/flashes.html" import flashes %}{{ flashes() }}')
    assert 'id="toasts" hx-swap-oob="beforeend"' in drawn
    assert "toast-success" in drawn
    assert drawn.count('role="alert"') == 1


def test_a_pager_shows_the_steps_there_are(draw: Draw) -> None:
    assert 'href="/n"' in draw("pager", "pager(none, '/n')")
    assert draw("pager", "pager(none, none)").strip() == ""


# Plots


@pytest.mark.parametrize(
    ("most", "step"),
    [(0, 1), (1, 1), (4, 1), (5, 2), (20, 5), (41, 20), (74, 20), (101, 50), (997, 250), (12_000, 5000)],
)
def test_the_lines_of_a_plot_stand_at_round_numbers(draw: Draw, most: int, step: int) -> None:
    assert int(draw("plots/_scale", "step_for(most)", most=most)) == step


def test_columns_are_as_high_as_their_numbers(draw: Draw) -> None:
    drawn = draw("plots/columns", "columns('Covers', [('Sat', 10, 30), ('Sun', 0, 0)], ['Lunch', 'Dinner'], 'Day')")
    assert '<rect class="series-1" x="20.5%" width="9%" y="137.5" height="42.5"' in drawn
    assert '<rect class="series-2" x="20.5%" width="9%" y="10.0" height="127.5"' in drawn
    assert "<title>Sat: 10 Lunch, 30 Dinner</title>" in drawn
    assert drawn.count('class="series-2" x=') == 1


@pytest.mark.parametrize(
    ("file", "call"),
    [
        ("columns", "columns('Covers', rows, ['Covers'])"),
        ("bars", "bars('Covers', rows, ['Day', 'Covers'])"),
        ("line", "line('Covers', rows, ['Day', 'Covers'], '%')"),
    ],
)
def test_a_plot_has_its_numbers_beside_it(draw: Draw, file: str, call: str) -> None:
    drawn = draw(f"plots/{file}", call, rows=[("Sat", 7), ("Sun", 9)])
    assert 'role="img" aria-label="Covers"' in drawn
    assert '<th scope="row">Sun</th><td class="amount">9</td>' in drawn
    assert "style=" not in drawn


@pytest.mark.parametrize(
    ("file", "call"),
    [
        ("columns", "columns('Covers', [], ['Covers'])"),
        ("bars", "bars('Covers', [], ['Day', 'Covers'])"),
        ("bars", "bars('Covers', [('Sat', 0)], ['Day', 'Covers'])"),
        ("line", "line('Covers', [], ['Day', 'Covers'])"),
        ("line", "line('Covers', [('Sat', none)], ['Day', 'Covers'])"),
        ("heatmap", "heatmap('Demand', [], [], 'covers')"),
    ],
)
def test_a_plot_of_nothing_draws_nothing(draw: Draw, file: str, call: str) -> None:
    drawn = draw(f"plots/{file}", call)
    assert "<svg" in drawn
    assert 'class="series-1"' not in drawn and "plot-point" not in drawn


def test_a_line_runs_on_where_a_value_is_unknown(draw: Draw) -> None:
    drawn = draw("plots/line", "line('Rate', [('a', 0), ('b', none), ('c', 4)], ['Week', 'Rate'])")
    assert 'points="0.0,180.0 100.0,10.0 "' in drawn


def test_a_heat_map_tells_closed_from_empty_and_shows_what_was_refused(draw: Draw) -> None:
    call = (
        "heatmap('Demand', ['19', '20'], [('Sat', [none, 12]), ('Sun', [0, 1])], 'covers', [[0, 3], [0, 0]], 'refused')"
    )
    drawn = draw("plots/heatmap", call)
    assert "<title>Sat 20: 12 covers, 3 refused</title>" in drawn
    assert "<title>Sat 19: closed</title>" in drawn
    assert [drawn.count(f'<rect class="heat-{kind}" x="') for kind in ("closed", 6)] == [1, 2]  # one in the legend
    assert "12 (3)" in drawn
