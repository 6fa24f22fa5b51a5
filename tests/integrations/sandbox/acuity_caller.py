"""Somebody who calls the stand-in for Acuity without our client. `BOUND_S` only guards against hanging."""

from datetime import datetime
from typing import Any

import requests

from integrations import sandbox
from integrations.sandbox.acuity import API_KEY, USER_ID, settings
from tests.integrations.acuity.account import evening

BOUND_S = 15.0


def written(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%S%z")


def good(**changes: Any) -> dict[str, Any]:
    guest = {"firstName": "Bob", "lastName": "McTest", "email": "bob.mctest@example.com", "phone": "+15555550100"}
    return {"datetime": written(evening()), "appointmentTypeID": 1, **guest, **changes}


class Caller:
    """Somebody who calls the stand-in without our client."""

    def __init__(self, stand_in: sandbox.StandIn) -> None:
        self.base_url = stand_in.base_url
        self.api = settings(stand_in.base_url)["ACUITY_BASE_URL"]
        self.auth: tuple[str, str] | None = (USER_ID, API_KEY)

    def ask(self, method: str, path: str, **options: Any) -> requests.Response:
        return requests.request(method, self.api + path, auth=self.auth, timeout=BOUND_S, **options)

    def get(self, path: str, **query: Any) -> Any:
        answered = self.ask("GET", path, params=query)
        assert answered.status_code == 200, answered.text
        return answered.json()

    def book(self, query: str = "", **changes: Any) -> requests.Response:
        return self.ask("POST", f"/appointments{query}", json=good(**changes))

    def made(self, **changes: Any) -> dict[str, Any]:
        answered = self.book(**changes)
        assert answered.status_code == 200, answered.text
        return dict(answered.json())
