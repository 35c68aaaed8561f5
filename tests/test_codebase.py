"""Rules about the code that no other tool holds: the house's shape, its one clock, honest tests."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from slack_sdk.web.async_client import AsyncWebClient

from tests.code import PACKAGES, ROOT, calls, files, functions, modules, page, passing, text, tree

CODE = modules(*PACKAGES)
TESTS = modules("tests")
FOLDERS = {*PACKAGES, "tests", ".ci", "docs", "requirements"}

# Who else may ask what time it is, and why.
OWN_TIME = {
    "scheduling/clock.py": "the one clock that everybody is handed",
    "bot/sandbox/": "Slack's own time, which is never the bot's: trigger ids live three real seconds",
}
ASKS_THE_TIME = re.compile(
    r"(^|\.)(datetime\.(now|utcnow|today)|date\.today|time\.(time|time_ns|localtime|gmtime|ctime))$"
)

# Who may wait for real time to pass, and why.
MAY_SLEEP = {"tests/databases.py": "waits for a PostgreSQL server that is only just being made"}

# Who writes to the terminal, and why.
PRINTS = {
    "bot/cli": "the command line",
    "bot/demo.py": "a command: says where its page is",
    "bot/tour": "a command: tells a story",
}

IMPORTS_EVERYTHING = """
import importlib, os, sys, threading

DEEDS = {
    "os.mkdir", "os.putenv", "os.remove", "os.system", "socket.bind", "socket.connect", "sqlite3.connect",
    "subprocess.Popen",
}

def watch(event, arguments):
    writes = event == "open" and isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR)
    if event in DEEDS or writes:
        raise RuntimeError(f"{event} while importing: {arguments}")

sys.addaudithook(watch)
for name in sys.argv[1:]:
    importlib.import_module(name)
print(threading.active_count(), "thread")
"""

HOMES = re.compile(r"(?<![\w.])/(?:home|Users|root|work|opt|mnt|srv)/[\w.-]+")
HOSTS = re.compile(r"(?:https?|wss?|file|ftp)://([\w{][^\s/\"'`<>)\]}:|,;*]*)")
KNOWN_HOSTS = re.compile(
    r"""^(
        | localhost | 127\.0\.0\.1 | .*\{.*                 # this machine, or put together by the code
        | ([\w-]+\.)*slack\.com                             # Slack, and its documentation
        | ([\w-]+\.)*gov\.(uk|scot|wales|je|gg|im)          # sources of holidays and procedures
        | ([\w-]+\.)*example(\.(com|org|net))? | ([\w-]+\.)*(test|invalid)
        | ([\w-]+\.)*w3\.org                                # the name of SVG's vocabulary
    )$""",
    re.VERBOSE,
)


def elsewhere(path: Path, places: dict[str, str]) -> bool:
    return not any(str(path).startswith(place) for place in places)


def test_the_top_holds_four_packages_their_tests_and_what_tools_need() -> None:
    found = {path.name for path in ROOT.iterdir() if path.is_dir() and not passing(path.name)}
    assert found - FOLDERS == set()


def test_every_module_first_says_what_lives_there() -> None:
    silent = [str(path) for path in (*CODE, *TESTS) if not re.match(r'"""\S.{9}', text(path))]
    silent += [str(path) for path in page() if not re.match(r"/[/*] \w.{9}", text(path))]
    assert silent == []


def test_only_the_clock_knows_the_time() -> None:
    asked = [
        f"{path}:{call.lineno} {name}"
        for path in CODE
        if elsewhere(path, OWN_TIME)
        for name, call in calls(tree(path))
        if ASKS_THE_TIME.search(name)
    ]
    assert asked == []


def test_every_exception_from_the_rules_about_time_is_still_needed() -> None:
    assert [place for place in (*OWN_TIME, *MAY_SLEEP) if not (ROOT / place).exists()] == []


def test_only_the_command_line_prints() -> None:
    printed = [
        f"{path}:{call.lineno}"
        for path in CODE
        if elsewhere(path, PRINTS)
        for name, call in calls(tree(path))
        if name == "print"
    ]
    assert printed == []


def test_handlers_tell_slack_nothing_but_views() -> None:
    """All else goes through the outbox, so that a failure of Slack loses no record."""
    methods = {name for name in vars(AsyncWebClient) if not name.startswith(("_", "views_"))} | {"api_call"}
    told = [
        f"{path}:{call.lineno} {name}"
        for path in modules("handlers")
        for name, call in calls(tree(path))
        if name.split(".")[-1] in methods and "client" in name
    ]
    assert told == []


def test_tables_keep_their_annotations() -> None:
    """SQLModel reads them when a class is made; as strings they would be lost."""
    found = [str(path) for path in modules("models") if "from __future__ import annotations" in text(path)]
    assert found == []


def test_importing_the_code_does_nothing_else() -> None:
    """No file written, no connection, no process, no thread: all of that waits until somebody asks."""
    names = [".".join(path.with_suffix("").parts).removesuffix(".__init__") for path in CODE]
    imported = [name for name in names if ".migrations" not in name and not name.endswith("__main__")]
    command = [sys.executable, "-B", "-c", IMPORTS_EVERYTHING, *imported]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("1 thread\n", "")


@cache
def asserting(path: Path) -> set[str]:
    """The functions of this file that assert something, themselves or through another of them."""
    found: set[str] = set()
    known = -1
    while known != len(found):
        known = len(found)
        for function in functions(path):
            called = {name.split(".")[-1] for name, _ in calls(function)}
            directly = any(isinstance(node, ast.Assert) for node in ast.walk(function))
            if directly or called & {"raises", "warns", "fail", "expect", *found}:
                found.add(function.name)
    return found


def test_every_test_asserts_something() -> None:
    empty = [
        f"{path}:{function.lineno} {function.name}"
        for path in TESTS
        for function in functions(path)
        if function.name.startswith("test_") and function.name not in asserting(path)
    ]
    assert empty == []


def unexplained_skips(path: Path) -> Iterator[int]:
    for name, call in calls(tree(path)):
        said = any(keyword.arg == "reason" for keyword in call.keywords)
        told = bool(call.args) and name in {"pytest.skip", "pytest.xfail"}
        if re.search(r"pytest\.(mark\.)?(skip|skipif|xfail|importorskip)$", name) and not (said or told):
            yield call.lineno
    for function in functions(path):
        marks = {ast.unparse(decorator) for decorator in function.decorator_list}
        if marks & {"pytest.mark.skip", "pytest.mark.xfail"}:
            yield function.lineno


def test_a_test_that_is_skipped_says_why() -> None:
    assert [f"{path}:{line}" for path in TESTS for line in unexplained_skips(path)] == []


def test_no_test_waits_for_time_to_pass() -> None:
    """`asyncio.sleep(0)` only lets others have their turn."""
    waits = [
        f"{path}:{call.lineno}"
        for path in TESTS
        if elsewhere(path, MAY_SLEEP)
        for name, call in calls(tree(path))
        if name in {"time.sleep", "asyncio.sleep", "sleep"} and ast.unparse(call.args[0]) != "0"
    ]
    assert waits == []


def test_nothing_is_replaced_by_a_mock() -> None:
    mock = re.compile(r"^\s*(from|import) (unittest\.mock|unittest import .*mock|mock\b|pytest_mock)", re.MULTILINE)
    assert [str(path) for path in TESTS if mock.search(text(path))] == []


def test_an_exception_from_a_tools_rule_says_why() -> None:
    exception = re.compile(r"#\s*(noqa: [A-Z0-9, ]*[A-Z0-9]|type: ignore\[[a-z-, ]+\])(?P<reason>.*)")
    unexplained = [
        f"{path}:{number}"
        for path in (*CODE, *TESTS)
        for number, line in enumerate(text(path).splitlines(), 1)
        if (found := exception.search(line)) and not re.search(r"[#-]\s+(?!noqa|type:)\w", found["reason"])
    ]
    assert unexplained == []


def test_no_file_names_a_machine_or_a_strange_address() -> None:
    """What is written is true on every machine: no home folders, and only addresses that readers need."""
    strange = [f"{path.relative_to(ROOT)}: {found}" for path in files() for found in addresses(path)]
    assert strange == []


def addresses(path: Path) -> list[str]:
    content = path.read_text(errors="ignore")
    hosts = [host for host in HOSTS.findall(content) if not KNOWN_HOSTS.match(host)]
    return [] if path.suffix == ".png" else HOMES.findall(content) + hosts
