"""The size of the code: a report for people, and a limit for files and functions (`make check-size`)."""

import ast
import statistics
import sys
from collections.abc import Collection

from tests.code import PACKAGES, functions, modules, page, text

FILE_LINES = 300
FUNCTION_LINES = 50

# What may be longer, and why. An entry that is no longer needed is refused too.
EXCEPTIONS: dict[str, str] = {}


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines from the first decorator to the end."""
    first = min([function.lineno, *(decorator.lineno for decorator in function.decorator_list)])
    return (function.end_lineno or first) - first + 1


def sizes() -> tuple[dict[str, int], dict[str, int]]:
    """The lines of every file, and of every function as `file:name`."""
    paths = modules(*PACKAGES, "tests")
    files = {str(path): len(text(path).splitlines()) for path in (*paths, *page())}
    parts = {f"{path}:{each.name}": length(each) for path in paths for each in functions(path)}
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
