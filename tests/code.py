"""The project's own files, as the tests about the code base read them."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent
PACKAGES = ("bot", "handlers", "models", "scheduling")

# What tools leave behind, as .gitignore has it.
LEFT = {
    ".git",
    ".venv",
    "__pycache__",
    ".coverage",
    ".env",
    ".hypothesis",
    "build",
    "data",
    "dist",
    "mutants",
}


def passing(name: str) -> bool:
    """Whether a file or folder at the top was left by a tool, and is no part of the project."""
    return name in LEFT or name.endswith((".egg-info", "_cache"))


def files() -> Iterator[Path]:
    """Every file of the project."""
    for path in sorted(ROOT.iterdir()):
        if passing(path.name):
            continue
        found = sorted(path.rglob("*")) if path.is_dir() else [path]
        yield from (each for each in found if each.is_file() and "__pycache__" not in each.parts)


def modules(*packages: str) -> list[Path]:
    """Every Python file of these packages, as paths from the top. Migrations are records, and left out."""
    return [
        path.relative_to(ROOT)
        for package in packages
        for path in sorted((ROOT / package).rglob("*.py"))
        if "versions" not in path.parts
    ]


def page() -> list[Path]:
    """The scripts and styles of the sandbox's page."""
    folder = ROOT / "bot" / "sandbox" / "page"
    return [path.relative_to(ROOT) for path in sorted(folder.rglob("*")) if path.suffix in {".js", ".css"}]


@cache
def text(path: Path) -> str:
    return (ROOT / path).read_text()


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(text(path), str(path))


def calls(node: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    """Each call below `node`, with what is called as it is written: `datetime.now`, `self.clock.now`."""
    for each in ast.walk(node):
        if isinstance(each, ast.Call):
            yield ast.unparse(each.func), each


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node
