"""Rules about the page's own code: small modules that say what they are, no markup from data, nothing fetched."""

import re
from pathlib import Path

import bot.sandbox

PAGE = Path(bot.sandbox.__file__).parent / "page"
MODULES = sorted(PAGE.glob("*.js"))
SOURCES = [*MODULES, *sorted(PAGE.glob("*.css")), PAGE / "index.html"]
MARKUP = re.compile(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|\.cssText")
ADDRESS = re.compile(r"(?:https?:)?//[\w.-]+\.\w+|@import|url\(")
LONGEST = 300


def test_there_is_a_page() -> None:
    assert len(MODULES) > 10
    assert all(path.is_file() for path in SOURCES)


def test_each_module_is_small_and_says_what_lives_there() -> None:
    for path in MODULES:
        lines = path.read_text(encoding="utf-8").splitlines()
        assert lines[0].startswith("// "), path.name
        assert len(lines) <= LONGEST, path.name


def test_data_never_becomes_markup_or_code() -> None:
    for path in MODULES:
        assert not MARKUP.search(path.read_text(encoding="utf-8")), path.name


def test_nothing_comes_from_elsewhere() -> None:
    for path in SOURCES:
        found = ADDRESS.findall(path.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", ""))
        assert found == [], path.name


def test_every_module_is_used() -> None:
    reached = {"main.js"}
    todo = ["main.js"]
    while todo:
        text = (PAGE / todo.pop()).read_text(encoding="utf-8")
        new = set(re.findall(r'from "\./([\w.]+)"', text)) - reached
        reached |= new
        todo += new
    assert reached == {path.name for path in MODULES}


def test_what_a_module_imports_is_there() -> None:
    for path in MODULES:
        for names, source in re.findall(r'import \{([^}]+)\} from "\./([\w.]+)"', path.read_text(encoding="utf-8")):
            exported = (PAGE / source).read_text(encoding="utf-8")
            for name in (one.strip() for one in names.split(",")):
                made = rf"export (?:async )?(?:function|class|const) {name}\b"
                assert re.search(made, exported), f"{path.name}: {source} has no {name}"
                assert len(re.findall(rf"\b{name}\b", path.read_text(encoding="utf-8"))) > 1, f"{path.name}: {name}"
