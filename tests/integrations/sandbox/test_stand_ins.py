"""What every stand-in does: fault switches, ports, and staying out of production."""

import os
import re
import signal
import subprocess
import sys
import time

import pytest
import requests

from integrations import sandbox
from integrations.sandbox.faults import MODES
from integrations.sandbox.twilio import ACCOUNT_SID, AUTH_TOKEN
from tests.reliability.server import free_port

BOUND_S = 15.0


def ask(stand_in: sandbox.StandIn, timeout_s: float = BOUND_S) -> requests.Response:
    return requests.get(
        f"{stand_in.base_url}/2010-04-01/Accounts/{ACCOUNT_SID}/Messages.json",
        auth=(ACCOUNT_SID, AUTH_TOKEN),
        timeout=timeout_s,
    )


def switch(stand_in: sandbox.StandIn, **fault: object) -> requests.Response:
    return requests.post(f"{stand_in.base_url}/_sandbox/faults", json=fault, timeout=BOUND_S)


@pytest.mark.parametrize(("mode", "status"), [("500", 500), ("429", 429), ("401", 401), ("html_502", 502)])
def test_a_refusal_lasts_as_often_as_asked(stand_in: sandbox.StandIn, mode: str, status: int) -> None:
    switch(stand_in, mode=mode, times=2)
    assert [ask(stand_in).status_code for _ in range(3)] == [status, status, 200]


def test_a_fault_without_a_number_lasts_until_it_is_switched_off(stand_in: sandbox.StandIn) -> None:
    switch(stand_in, mode="500")
    assert [ask(stand_in).status_code for _ in range(3)] == [500, 500, 500]
    switch(stand_in, mode=None)
    assert ask(stand_in).status_code == 200


@pytest.mark.parametrize("service", ["acuity", "calcom", "calendly", "opentable", "square"])
def test_the_page_shows_which_fault_is_on(service: str) -> None:
    with sandbox.running(service) as there:
        switch(there, mode="slow")
        assert "<option selected>slow</option>" in requests.get(there.base_url, timeout=BOUND_S).text
        switch(there, mode=None)
        assert "<option selected>" not in requests.get(there.base_url, timeout=BOUND_S).text


def test_a_429_says_when_to_come_back(stand_in: sandbox.StandIn) -> None:
    switch(stand_in, mode="429", times=1)
    assert int(ask(stand_in).headers["Retry-After"]) > 0


def test_an_answer_can_be_dropped_or_spoiled(stand_in: sandbox.StandIn) -> None:
    switch(stand_in, mode="drop_after_write", times=1)
    with pytest.raises(requests.ConnectionError):
        ask(stand_in)
    switch(stand_in, mode="invalid_json", times=1)
    with pytest.raises(requests.JSONDecodeError):
        ask(stand_in).json()


def test_a_request_that_hangs_is_let_go_when_the_fault_is_switched_off(stand_in: sandbox.StandIn) -> None:
    switch(stand_in, mode="hang", times=1)
    with pytest.raises(requests.ReadTimeout):
        ask(stand_in, timeout_s=0.3)
    switch(stand_in, mode=None)
    assert ask(stand_in).status_code == 200


@pytest.mark.parametrize("fault", [{"mode": "explode"}, {"mode": "500", "times": "two"}])
def test_a_fault_nobody_knows_is_refused_with_those_there_are(
    stand_in: sandbox.StandIn, fault: dict[str, object]
) -> None:
    refused = switch(stand_in, **fault)
    assert refused.status_code == 400
    assert all(mode in refused.json()["error"] for mode in MODES)
    assert ask(stand_in).status_code == 200


def test_two_stand_ins_share_nothing(stand_in: sandbox.StandIn) -> None:
    with sandbox.running("twilio") as another:
        switch(another, mode="500")
        assert (ask(stand_in).status_code, ask(another).status_code) == (200, 500)


def test_a_stand_in_never_runs_in_production(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("APP_ENV", "production")
    with pytest.raises(sandbox.NotInProduction):
        sandbox.create_app("twilio")
    command = [sys.executable, "-m", "integrations.sandbox", "--port", "1"]
    refused = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert refused.returncode == 1 and "production" in refused.stderr


def test_the_command_serves_on_loopback_until_it_is_told_to_stop() -> None:
    command = [sys.executable, "-m", "integrations.sandbox", "--port", str(free_port())]
    environment = os.environ | {"APP_ENV": "development"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout is not None
        found = re.search(r"http://127\.0\.0\.1:\d+", process.stdout.readline())
        assert found is not None
        assert "stand-in" in requests.get(found.group(), timeout=BOUND_S).text
        process.send_signal(signal.SIGTERM)
        began = time.monotonic()
        assert process.wait(BOUND_S) == 0
        assert time.monotonic() - began < BOUND_S
