"""The PostgreSQL server of the tests: whose it is, what it opens, and that it does not outlive its parent."""

import os
import pwd
import select
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from tests import cluster
from tests.databases import PostgresServer

PATIENCE = 20
STARTS_A_SERVER = """
import sys
from tests import cluster
from tests.databases import PostgresServer

server = cluster.start()
PostgresServer(server.url, "child").close()
print(server.process.pid, server.folder, flush=True)
sys.stdin.read()
"""

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="elsewhere there is no server of our own: TEST_DATABASE_URL names one"
)


@pytest.fixture
def server() -> Iterator[cluster.Cluster]:
    started = cluster.start()
    PostgresServer(started.url, "own").close()  # waits until it answers
    yield started
    started.stop()


def test_it_runs_as_nobody_when_we_are_root(server: cluster.Cluster) -> None:
    expected = pwd.getpwnam("nobody").pw_uid if os.geteuid() == 0 else os.geteuid()
    assert Path(f"/proc/{server.process.pid}").stat().st_uid == expected


def test_it_opens_no_port(server: cluster.Cluster) -> None:
    opened = {str(link.readlink()) for link in Path(f"/proc/{server.process.pid}/fd").iterdir()}
    rows = [row.split() for kind in ("tcp", "tcp6") for row in open_sockets(kind)]
    assert any(link.startswith("socket:") for link in opened)
    assert not opened & {f"socket:[{row[9]}]" for row in rows}


def test_stopping_it_leaves_nothing_behind() -> None:
    started = cluster.start()
    PostgresServer(started.url, "own").close()
    started.stop()
    assert started.process.returncode is not None
    assert not started.folder.exists()


def test_it_can_be_stopped_before_it_has_started() -> None:
    started = cluster.start()
    started.stop()
    assert not started.folder.exists()


def test_it_ends_with_its_parent_even_one_that_is_killed() -> None:
    parent = subprocess.Popen(
        [sys.executable, "-c", STARTS_A_SERVER],
        cwd=Path(__file__).parent.parent,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with parent:
        assert parent.stdout
        pid, folder = parent.stdout.readline().split()
        ended = os.pidfd_open(int(pid))
        with psycopg.connect(host=folder, user="convene", dbname="postgres") as connection:
            assert connection.execute("SELECT 1").fetchone() == (1,)
        parent.kill()
    readable, _, _ = select.select([ended], [], [], PATIENCE)
    os.close(ended)
    assert readable, "the server outlived its parent"
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(host=folder, user="convene", dbname="postgres")
    cluster.start().stop()  # the next test run removes the folder
    assert not Path(folder).exists()


def open_sockets(kind: str) -> list[str]:
    table = Path(f"/proc/net/{kind}")
    return table.read_text().splitlines()[1:] if table.exists() else []
