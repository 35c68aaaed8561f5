"""The size of the code: a report for people, and a limit for files and functions (`make check-size`)."""

import ast
import statistics
import sys
from collections.abc import Collection, Iterator
from pathlib import Path

FILE_LINES = 300
FUNCTION_LINES = 50

# What may be longer, and why. An entry that is no longer needed is refused too.
EXCEPTIONS: dict[str, str] = {}

ROOT = Path(__file__).parent.parent
PACKAGES = ("bot", "handlers", "models", "scheduling", "tests")


def modules(*packages: str) -> Iterator[Path]:
    """Every Python file of these packages, migrations aside: they are records, not code that is read."""
    for package in packages or PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            if "versions" not in path.parts:
                yield path


def functions(path: Path) -> Iterator[tuple[str, int]]:
    """Each function's name, and its lines from `def` (or its first decorator) to its end."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            first = min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])
            yield node.name, (node.end_lineno or first) - first + 1


def sizes() -> tuple[dict[str, int], dict[str, int]]:
    """The lines of every file, and of every function as `file:name`."""
    files: dict[str, int] = {}
    parts: dict[str, int] = {}
    for path in modules():
        name = str(path.relative_to(ROOT))
        files[name] = len(path.read_text().splitlines())
        parts |= {f"{name}:{function}": lines for function, lines in functions(path)}
    return files, parts


def faults(files: dict[str, int], parts: dict[str, int], exceptions: dict[str, str]) -> list[str]:
    """What is too long without a reason, and reasons for what is not too long."""
    long = {name: lines for name, lines in files.items() if lines > FILE_LINES}
    long |= {name: lines for name, lines in parts.items() if lines > FUNCTION_LINES}
    return [
        *(f"{name}: {lines} lines" for name, lines in long.items() if name not in exceptions),
        *(f"{name}: is not too long; remove its exception" for name in exceptions if name not in long),
    ]


def summary(what: str, lines: Collection[int]) -> str:
    ranked = sorted(lines)
    p90 = ranked[int(len(ranked) * 0.9)]
    middle = statistics.median(ranked)
    return f"{len(ranked)} {what}: median {middle:.0f} lines, nine in ten within {p90}, longest {ranked[-1]}"


def main() -> int:
    files, parts = sizes()
    found = faults(files, parts, EXCEPTIONS)
    report = [summary("files", files.values()), summary("functions", parts.values()), *found]
    sys.stdout.writelines(f"{line}\n" for line in report)
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
