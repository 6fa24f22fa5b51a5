"""Settings of one restaurant: a page for each section."""

from webapp.blueprints.settings import accounts, closures, hours, log, restaurant, rules, staff, tables, tokens
from webapp.blueprints.settings.section import bp

__all__ = ["accounts", "bp", "closures", "hours", "log", "restaurant", "rules", "staff", "tables", "tokens"]
