"""A decision as it is kept beside what it led to: plain JSON, every rule that was asked with the numbers compared."""

from typing import Any

from webapp.operations.audit import Actor
from webapp.rules import Decision, from_minute


def receipt(decision: Decision, actor: Actor) -> dict[str, Any]:
    """The decision as a tool call's log has it, with the house rules waived and who waived them."""
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
        "waived": list(decision.waived),
        "by": actor.name,
    }
