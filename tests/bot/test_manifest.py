"""The manifest held against the code: what it declares is registered, and what we call it allows."""

import ast
from pathlib import Path
from typing import Any

import pytest
import yaml

from handlers.rooms import all_deeds

ROOT = Path(__file__).parents[2]
#: Slack's methods by the SDK's names, and the scope that each needs (None: any token).
SCOPES = {
    "chat_postMessage": "chat:write",
    "chat_update": "chat:write",
    "conversations_open": "im:write",
    "conversations_history": "im:history",
    "conversations_replies": "im:history",
    "files_getUploadURLExternal": "files:write",
    "files_completeUploadExternal": "files:write",
    "users_lookupByEmail": "users:read.email",
    "views_open": None,
    "views_push": None,
    "views_update": None,
    "views_publish": None,
    "auth_test": None,
    "apps_connections_open": None,  # the app-level token's own
}


@pytest.fixture(scope="module")
def manifest() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((ROOT / "manifest.yaml").read_text(encoding="utf-8"))
    return found


def called(folders: tuple[str, ...]) -> set[str]:
    """The Web API methods that the code calls on any client."""
    families = ("chat_", "conversations_", "users_", "views_", "auth_", "apps_", "files_", "im_", "reactions_")
    files = [path for folder in folders for path in (ROOT / folder).rglob("*.py") if "sandbox" not in path.parts]
    nodes = (node for path in files for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    return {node.attr for node in nodes if isinstance(node, ast.Attribute) and node.attr.startswith(families)}


def test_every_method_we_call_has_its_scope(manifest: dict[str, Any]) -> None:
    methods = called(("bot", "handlers"))
    assert methods <= SCOPES.keys()
    needed = {SCOPES[method] for method in methods} - {None}
    granted = set(manifest["oauth_config"]["scopes"]["bot"])
    assert needed <= granted
    assert granted - needed == {"commands", "users:read"}  # users:read comes with users:read.email


def test_handlers_call_nothing_but_views() -> None:
    assert all(method.startswith("views_") for method in called(("handlers",)))


def test_the_command_and_the_shortcut_are_registered(manifest: dict[str, Any]) -> None:
    deeds = all_deeds()
    assert [command["command"] for command in manifest["features"]["slash_commands"]] == ["/conference"]
    declared = {shortcut["callback_id"] for shortcut in manifest["features"]["shortcuts"]}
    assert declared == set(deeds.shortcuts)
    hint = manifest["features"]["slash_commands"][0]["usage_hint"]
    assert {word for word in hint.replace("|", " ").split() if word.islower()} <= set(deeds.commands)


def test_the_events_we_listen_to_are_declared(manifest: dict[str, Any]) -> None:
    events = set(manifest["settings"]["event_subscriptions"]["bot_events"])
    assert events == {"app_home_opened", "message.im"}
    assert manifest["features"]["app_home"]["home_tab_enabled"]
    assert manifest["features"]["app_home"]["messages_tab_read_only_enabled"] is False
    assert manifest["settings"]["interactivity"]["is_enabled"]
