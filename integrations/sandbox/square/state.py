"""Everything one stand-in for Square holds."""

from dataclasses import dataclass, field

from integrations.sandbox.faults import Faults
from integrations.sandbox.square.calendar import Calendar
from integrations.sandbox.square.events import Events
from integrations.sandbox.square.grants import Grants
from integrations.sandbox.square.shop import Shop


@dataclass(slots=True)
class State:
    events: Events
    shop: Shop = field(default_factory=Shop)
    grants: Grants = field(default_factory=Grants)
    faults: Faults = field(default_factory=Faults)
    calendar: Calendar = field(init=False)
    requests: int = 0

    def __post_init__(self) -> None:
        self.calendar = Calendar(self.shop)
