"""What the tests stand on: a private cluster that leaves nothing behind, and no test left out in silence."""

import signal
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import make_url

from tests import alive, provision
from tests.cluster import Cluster
from tests.conftest import leave_out
from tests.until import until

ROOT = Path(__file__).parents[1]
A_CLUSTER_UNTIL_INPUT = """
from tests import cluster, provision
with cluster.cluster(provision.find_postgresql()) as made:
    print(made.url(), flush=True)
    input()
"""


def query(cluster: Cluster, statement: str) -> str:
    url = make_url(cluster.url()).set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(url) as connection:
        [[value]] = connection.execute(statement.encode()).fetchall()
        return str(value)


def test_the_cluster_flushes_to_disk_as_a_real_one(postgresql_cluster: Cluster) -> None:
    assert query(postgresql_cluster, "show fsync") == "on"


def test_the_cluster_starts_again_after_a_crash(postgresql_cluster: Cluster) -> None:
    before = query(postgresql_cluster, "select pg_postmaster_start_time()")
    postgresql_cluster.stop("immediate")
    postgresql_cluster.start()
    assert query(postgresql_cluster, "select pg_postmaster_start_time()") != before


def test_the_cluster_is_closed_to_other_users(postgresql_cluster: Cluster) -> None:
    folder = Path(str(make_url(postgresql_cluster.url()).query["host"]))
    assert folder.stat().st_mode & 0o077 == 0
    assert query(postgresql_cluster, "show listen_addresses") == ""


@pytest.mark.parametrize("end", [signal.SIGKILL, None], ids=["killed", "finished"])
def test_a_cluster_leaves_nothing_behind(postgresql_cluster: Cluster, end: signal.Signals | None) -> None:
    command = [sys.executable, "-c", A_CLUSTER_UNTIL_INPUT]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        folder = Path(str(make_url(process.stdout.readline().strip()).query["host"]))
        server = int((folder / "data/postmaster.pid").read_text().split()[0])
        if end:
            process.send_signal(end)
        process.communicate("" if end else "\n")
    until(lambda: alive.has_ended(server))
    until(lambda: not folder.exists())


def test_in_continuous_integration_a_test_left_out_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match=r"POSTGRESQL IS MISSING.*apt-get install postgresql"):
        leave_out("postgresql")
    assert provision.report(["postgresql"]) == 1


def test_elsewhere_a_test_left_out_says_how_to_have_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match=r"CHROMIUM IS MISSING.*playwright install chromium"):
        leave_out("chromium")
    assert provision.report(["chromium"]) == 0
    assert "CHROMIUM IS MISSING" in capsys.readouterr().err
