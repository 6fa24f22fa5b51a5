"""A decision as it is kept beside what it led to: plain JSON, every rule that was asked with the numbers compared."""

from typing import Any

from webapp.operations.audit import Actor
from webapp.operations.openings import Openings
from webapp.rules import Decision, from_minute


def receipt(decision: Decision) -> dict[str, Any]:
    """What was asked, what was decided, every rule that was asked, and what was offered instead."""
    return {
        "day": decision.day.isoformat(),
        "time": decision.time.isoformat("minutes"),
        "people": decision.people,
        "accepted": decision.is_accepted,
        "reason": decision.reason,
        "tables": list(decision.table_nos),
        "held_until": from_minute(decision.held_until).isoformat() if decision.held_until else None,
        "checks": [
            {"rule": check.rule, "passed": check.passed, "waived": check.waived, **dict(check.detail)}
            for check in decision.checks
        ],
        "alternatives": [
            {"day": opening.day.isoformat(), "time": opening.time.isoformat("minutes")}
            for opening in decision.alternatives
        ],
    }


def of_staff(decision: Decision, actor: Actor) -> dict[str, Any]:
    """The same with the house rules waived and who waived them."""
    return {**receipt(decision), "waived": list(decision.waived), "by": actor.name}


def of(decision: Decision | None) -> dict[str, Any] | None:
    """The same where there may be none: a repeat is the first booking again, and nothing was decided."""
    return None if decision is None else receipt(decision)


def of_check(found: Openings) -> dict[str, Any] | None:
    """What was decided about the time that was asked for, or that the day as a whole has nothing to offer; `time` is
    null where none was asked for. None where there is something to choose from."""
    if found.requested is not None or found.openings:
        return of(found.requested)
    return {
        "day": found.day.isoformat(),
        "time": None if found.at is None else found.at.isoformat("minutes"),
        "people": found.people,
        "accepted": False,
        "reason": found.reason,
    }
