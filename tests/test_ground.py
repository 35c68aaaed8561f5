"""What the project stands on: make, locked dependencies, continuous integration, and what is packed."""

import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

from tests.code import PACKAGES, ROOT, files

TARGETS = ["setup", "demo", "tour", "test", "check", "bench"]


def test_make_lists_its_targets_unasked() -> None:
    shown = [
        subprocess.run(["make", *wanted], cwd=ROOT, capture_output=True, text=True, check=True).stdout
        for wanted in ([], ["help"])
    ]
    assert re.findall(r"^\s+make (\w+)", shown[0], re.MULTILINE) == TARGETS
    assert shown[0] == shown[1]


def test_the_readme_names_every_target() -> None:
    readme = (ROOT / "README.md").read_text()
    assert [target for target in TARGETS if f"make {target}" not in readme] == []


def test_continuous_integration_runs_the_tests_and_then_the_checks() -> None:
    script = (ROOT / ".ci" / "run").read_text()
    assert re.findall(r"^make \w+", script, re.MULTILINE) == ["make test", "make check"]
    assert (ROOT / ".ci" / "run").stat().st_mode & 0o111


def locked(name: str) -> dict[str, tuple[str, frozenset[str]]]:
    """The requirements in a lock file: each with its version, and its hashes."""
    blocks = re.split(r"\n(?=\S)", (ROOT / "requirements" / name).read_text().strip())
    found = {}
    for block in blocks:
        requirement = re.match(r"([\w.-]+)==([\w.+!-]+)", block)
        assert requirement, "every line names one version, and nothing else stands at the margin"
        found[requirement[1].lower()] = (
            requirement[2],
            frozenset(re.findall(r"--hash=sha256:([0-9a-f]{64})", block)),
        )
    return found


@pytest.mark.parametrize("name", ["run.txt", "dev.txt"])
def test_locked_requirements_have_hashes_and_no_addresses(name: str) -> None:
    assert [package for package, (_, hashes) in locked(name).items() if not hashes] == []
    assert (
        re.findall(r"://|file:|^-|index-url|find-links", (ROOT / "requirements" / name).read_text(), re.MULTILINE) == []
    )


def test_what_runs_is_what_was_tested() -> None:
    tested = locked("dev.txt")
    assert {package: lock for package, lock in locked("run.txt").items() if tested.get(package) != lock} == {}


@pytest.mark.parametrize(("name", "extra"), [("run.txt", False), ("dev.txt", True)])
def test_everything_declared_is_locked(name: str, *, extra: bool) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    declared = project["dependencies"] + (project["optional-dependencies"]["dev"] if extra else [])
    names = {re.match(r"[\w.-]+", requirement)[0].lower() for requirement in declared}  # type: ignore[index]  # it always begins with a name
    assert names - locked(name).keys() == set()


def test_the_wheel_brings_all_that_the_code_reads(tmp_path: Path) -> None:
    source = tmp_path / "source"
    for path in files():
        if path.relative_to(ROOT).parts[0] in {*PACKAGES, "tests", "pyproject.toml", "README.md", "LICENSE"}:
            target = source / path.relative_to(ROOT)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, target)
    build = "import sys, setuptools.build_meta as backend; print(backend.build_wheel(sys.argv[1]))"
    made = subprocess.run(
        [sys.executable, "-c", build, tmp_path], cwd=source, capture_output=True, text=True, check=True
    )
    packed = set(zipfile.ZipFile(tmp_path / made.stdout.split()[-1]).namelist())
    ours = {str(path.relative_to(source)) for name in PACKAGES for path in (source / name).rglob("*") if path.is_file()}
    assert "scheduling/__init__.py" in ours
    assert ours - packed == set()
    assert {name.split("/")[0] for name in packed if ".dist-info" not in name} == set(PACKAGES)
