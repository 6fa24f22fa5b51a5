"""Answers: written, put in order and tried; the questions that found none; what may be wrong; tables out and in."""

from webapp.blueprints.faq import entries, questions, tables, trying
from webapp.blueprints.faq.section import bp

__all__ = ["bp", "entries", "questions", "tables", "trying"]
