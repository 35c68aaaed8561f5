"""`convene doctor` finds what is wrong and says what to do, against a real workspace and a real database."""

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import yaml
from sqlmodel import col, select

from bot.commands.checks.finding import Mark
from bot.commands.checks.slack import clock_finding, scope_findings
from bot.manifest import COMMAND, EVENTS, SCOPES, SHORTCUT
from bot.partnership import APP, SAMPLE
from bot.sandbox import AppDefinition, Sandbox, User
from models.audit import AuditEntry
from models.columns import make_keyring
from models.database import make_engine, transaction
from models.desk import key
from models.enclosure import Enclosed, EnclosureRow
from models.outbox import Delivery, OutboxRow
from scheduling.ladder import Kind
from tests.bot.terminal import Convene, Said

MANIFEST = Path(__file__).parent.parent.parent / "manifest.yaml"
NOW = datetime(2026, 3, 2, 9, 5, tzinfo=UTC)


def remedy(said: Said, words: str) -> str:
    """What is to be done about the finding that has these words; nothing when it is well."""
    lines = said.out.splitlines()
    [place] = [place for place, line in enumerate(lines) if words in line]
    return lines[place + 1].strip() if lines[place + 1].startswith("  →") else ""


async def examined(convene: Convene, slack: Sandbox, **environment: str) -> Said:
    """The doctor's words about a bot that is set up for this workspace."""
    tokens = {"SLACK_BOT_TOKEN": slack.bot_token, "SLACK_APP_TOKEN": slack.app_token, "SLACK_API_URL": slack.api_url}
    said = await asyncio.to_thread(convene, "doctor", **tokens | environment)
    secrets = (slack.bot_token, slack.app_token, slack.signing_secret)
    assert not any(secret in said.out + said.err for secret in secrets)
    return said


def workspace(*, scopes: tuple[str, ...] = APP.scopes) -> Sandbox:
    return Sandbox(
        [User("UPRIYA", "Priya Nair", "Social worker", "")], app=AppDefinition(name="Convene", scopes=scopes)
    )


async def test_when_all_is_well_it_says_so(stored: Convene) -> None:
    stored("directory", "import", str(SAMPLE))
    async with workspace() as slack:
        said = await examined(stored, slack)
    assert said.code == 0
    assert "✗" not in said.out
    for words in (
        "up to date (revision 0001)",
        "The audit trail is unbroken.",
        "2 social workers and 2 chairs",
        "Slack accepts the bot token.",
        "the permissions that the app needs",
        "Socket Mode works",
        "The server does not say what time it is.",
        "Time zones are known. Deadlines are those of England (Europe/London).",
    ):
        assert remedy(said, words) == ""
    assert remedy(said, "Nobody is known at Oakfield Health Centre") != ""
    assert remedy(said, "No safeguarding lead is named at") != ""


@pytest.mark.databases("sqlite")
async def test_a_missing_permission_is_named_with_its_reason(stored: Convene) -> None:
    async with workspace(scopes=("chat:write", "commands", "im:write", "users:read", "channels:read")) as slack:
        said = await examined(stored, slack)
    assert said.code == 1
    words = "The token lacks the permission users:read.email, which finds the account of somebody"
    assert "install the app again" in remedy(said, words)
    assert remedy(said, "The token may do more than the app needs: channels:read.") != ""


@pytest.mark.databases("sqlite")
async def test_tokens_that_do_not_work_are_told_apart(stored: Convene) -> None:
    async with workspace() as slack:
        swapped = await examined(stored, slack, SLACK_BOT_TOKEN=slack.app_token, SLACK_APP_TOKEN=slack.bot_token)
        strange = await examined(stored, slack, SLACK_BOT_TOKEN="xoxb-1", SLACK_APP_TOKEN="xapp-1")
        silent = await examined(stored, slack, SLACK_API_URL="http://127.0.0.1:9/api/")
        await slack.faults.begin_outage()
        down = await examined(stored, slack)
    assert "✗ SLACK_BOT_TOKEN holds an app-level token" in swapped.out
    assert "✗ SLACK_APP_TOKEN holds a bot token" in swapped.out
    assert "Copy it again" in remedy(strange, "Slack refuses SLACK_BOT_TOKEN (invalid_auth).")
    assert "Copy it again" in remedy(strange, "Slack refuses SLACK_APP_TOKEN (invalid_auth).")
    assert "SLACK_API_URL" in remedy(silent, "Slack does not answer at http://127.0.0.1:9/api/.")
    assert "✗ Slack does not answer" in down.out
    assert {said.code for said in (swapped, strange, silent, down)} == {1}


@pytest.mark.databases("sqlite")
async def test_without_an_app_token_the_signing_secret_is_needed(stored: Convene) -> None:
    async with workspace() as slack:
        http = await examined(stored, slack, SLACK_APP_TOKEN="", SLACK_SIGNING_SECRET=slack.signing_secret)
        deaf = await examined(stored, slack, SLACK_APP_TOKEN="")
    assert "/slack/events" in remedy(http, "Slack calls Convene over HTTP, on port 3000.")
    assert "✗ Set SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP)" in deaf.out


def test_a_new_installation_is_told_what_comes_first(convene: Convene, tmp_path: Path) -> None:
    said = convene("doctor")
    assert said.code == 1
    assert "convene migrate" in remedy(said, "There is no database yet.")
    assert "✗ SLACK_BOT_TOKEN is not set" in said.out
    assert list(tmp_path.iterdir()) == [], "looking changes nothing"


def test_an_empty_directory_is_to_be_filled(stored: Convene) -> None:
    assert "convene directory import" in remedy(stored("doctor"), "✗ The directory is empty.")


@pytest.mark.databases("sqlite")
def test_a_partnership_needs_somebody_to_schedule_and_somebody_to_chair(stored: Convene, tmp_path: Path) -> None:
    rows = [line for line in SAMPLE.read_text(encoding="utf-8").splitlines() if ",chair," not in line]
    (tmp_path / "chairless.csv").write_text("\n".join(rows), encoding="utf-8")
    stored("directory", "import", "chairless.csv")
    said = stored("doctor")
    assert "Put chair under duty" in remedy(said, "✗ Nobody in the directory can chair one.")
    assert "can schedule" not in said.out


def test_a_database_without_tables_is_to_be_migrated(
    convene: Convene, empty_database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = convene("settings", "--new-key").out.strip()
    if empty_database_url.startswith("sqlite"):
        make_engine(empty_database_url, make_keyring([key])).connect().close()
    said = convene("doctor", DATABASE_URL=empty_database_url, CONVENE_KEYS=key)
    assert "convene migrate" in remedy(said, "✗ The database answers, but has no tables.")


def test_a_trail_that_was_tampered_with_is_found(stored: Convene, database_url: str) -> None:
    stored("directory", "import", str(SAMPLE))
    engine = make_engine(database_url, make_keyring([stored("settings", "--new-key").out.strip()]))
    with transaction(engine) as session:
        session.exec(select(AuditEntry).order_by(col(AuditEntry.id))).first().detail = "added 1"  # type: ignore[union-attr]  # the import wrote it
    engine.dispose()
    said = stored("doctor")
    assert said.code == 1
    assert "information governance" in remedy(said, "✗ The audit trail is broken at entry 1 of chain 0")


def test_messages_and_files_that_were_given_up_are_counted(stored: Convene, database_url: str) -> None:
    stored("directory", "import", str(SAMPLE))
    assert "No message was given up." in stored("doctor").out
    engine = make_engine(database_url, make_keyring([stored("settings", "--new-key").out.strip()]))
    with transaction(engine) as session:
        gone = OutboxRow(recipient_id=1, kind=Kind.ANSWER, occasion="1", due_at=NOW, status=Delivery.FAILED)
        there = OutboxRow(recipient_id=1, kind=Kind.ANSWER, occasion="2", due_at=NOW, status=Delivery.SENT)
        gone.fault, there.channel, there.ts = "user_not_found", "D1", "1"
        session.add_all([gone, there])
        session.flush()
        session.add(EnclosureRow(outbox_id=key(there.id), status=Enclosed.FAILED, fault="file_type_not_allowed"))
    engine.dispose()
    words = "2 messages or files could not be delivered: 1 × user_not_found, 1 × file_type_not_allowed."
    assert "passed on to the social worker" in remedy(stored("doctor"), words)


@pytest.mark.databases("sqlite")
def test_a_key_file_that_others_can_read_is_found(convene: Convene, tmp_path: Path) -> None:
    convene("migrate")
    key = tmp_path / "data" / "convene.key"
    assert remedy(convene("doctor"), "✓ The key file is readable by its owner only.") == ""
    key.chmod(0o644)
    assert "chmod 600" in remedy(convene("doctor"), "✗ Others on this machine can read the key file.")


@pytest.mark.databases("postgresql")
def test_a_server_whose_key_is_on_one_machine_only_is_noticed(
    convene: Convene, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", database_url)
    words = "the key that opens free text is the file data/convene.key, on this machine alone."
    assert remedy(convene("doctor"), words).startswith("→ Set CONVENE_KEYS to what it holds")
    assert words not in convene("doctor", CONVENE_KEYS=Path("data/convene.key").read_text()).out


@pytest.mark.databases("sqlite")
def test_a_name_that_nobody_reads_is_noticed(convene: Convene, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("CONVENE_REPORT_DAY_REVIEW=4\n# CONVENE_NOTHING\nexport CONVENE_PORT=1\n")
    said = convene("doctor", CONVENE_ZEBRA="1")
    assert "Did you mean CONVENE_REPORT_DAYS_REVIEW?" in remedy(said, "CONVENE_REPORT_DAY_REVIEW is set")
    assert "Did you mean PORT?" in remedy(said, "CONVENE_PORT is set")
    assert "convene settings" in remedy(said, "CONVENE_ZEBRA is set")


def test_a_wrong_setting_is_all_that_is_said(convene: Convene) -> None:
    said = convene("doctor", PORT="eighty")
    assert (said.code, said.out.splitlines()[0]) == (1, "✗ PORT must be a whole number.")
    assert said.out.endswith("One thing to mend.\n")


def test_a_database_that_does_not_answer_is_said_without_its_address(convene: Convene) -> None:
    key = convene("settings", "--new-key").out.strip()
    said = convene("doctor", DATABASE_URL="postgresql://convene:hunter2@127.0.0.1:1/records", CONVENE_KEYS=key)
    assert "DATABASE_URL" in remedy(said, "✗ The database cannot be opened.")
    assert "hunter2" not in said.out + said.err


@pytest.mark.parametrize(
    ("said", "mark"),
    [
        ("Mon, 02 Mar 2026 09:05:30 GMT", Mark.WELL),
        ("Mon, 02 Mar 2026 09:02:00 GMT", Mark.FAULT),
        ("Mon, 02 Mar 2026 09:12:00 GMT", Mark.FAULT),
        ("yesterday", Mark.NOTICE),
        (None, Mark.NOTICE),
    ],
)
def test_clocks_that_differ_by_more_than_a_minute_are_a_fault(said: str | None, mark: Mark) -> None:
    assert clock_finding(said, NOW).mark is mark
    assert clock_finding("Mon, 02 Mar 2026 09:05:00 GMT", NOW + timedelta(days=1)).mark is Mark.FAULT


def test_a_server_that_does_not_say_its_scopes_is_not_doubted() -> None:
    assert [finding.mark for finding in scope_findings(None)] == [Mark.NOTICE]
    assert [finding.mark for finding in scope_findings(", ".join(SCOPES))] == [Mark.WELL]


def test_the_manifest_asks_for_what_the_code_says() -> None:
    manifest = yaml.safe_load(MANIFEST.read_text(encoding="utf-8"))
    features, chosen = manifest["features"], manifest["settings"]
    assert set(manifest["oauth_config"]["scopes"]["bot"]) == set(SCOPES) == set(APP.scopes)
    assert set(chosen["event_subscriptions"]["bot_events"]) == set(EVENTS)
    assert [command["command"] for command in features["slash_commands"]] == [COMMAND]
    assert [(one["callback_id"], one["type"]) for one in features["shortcuts"]] == [(SHORTCUT, "global")]
    assert features["app_home"] == {
        "home_tab_enabled": True,
        "messages_tab_enabled": True,
        "messages_tab_read_only_enabled": False,
    }
    assert chosen["socket_mode_enabled"] is True
    assert chosen["interactivity"]["is_enabled"] is True


def test_the_manifest_gives_each_permission_its_reason_and_fits_slacks_limits() -> None:
    text = MANIFEST.read_text(encoding="utf-8")
    assert [scope for scope, reason in SCOPES.items() if f"# {reason}" not in text] == []
    manifest = yaml.safe_load(text)
    assert len(manifest["display_information"]["description"]) <= 140
    assert all(len(shortcut["name"]) <= 24 for shortcut in manifest["features"]["shortcuts"])
