"""Settings: read from the environment and `.env`, refused in one sentence, described for everybody."""

import stat
from datetime import time
from pathlib import Path

import pytest
from cryptography.fernet import Fernet, MultiFernet
from pydantic import ValidationError

from bot.commands.settings import GROUPS, markdown
from bot.demo import demo_settings
from bot.keys import kept_key
from bot.setting_words import name_of
from bot.settings import Settings, WrongSettings
from models.rules import HouseRules
from scheduling.jurisdictions import Jurisdiction
from tests.bot.terminal import Convene

PAGE = Path(__file__).parent.parent.parent / "docs" / "settings.md"


def test_nothing_need_be_set(convene: Convene) -> None:
    settings = Settings.load()
    assert settings.house_rules() == HouseRules()
    assert (settings.database_url, settings.port, settings.embedded) == ("sqlite:///data/convene.db", 3000, True)
    assert settings.slack_api_url == "https://slack.com/api/"
    assert not settings.socket_mode


def test_what_is_set_reaches_the_domain(convene: Convene, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("CONVENE_JURISDICTION=sct\nPORT=8080\nCONVENE_REMINDER_DAYS=4, 1\n")
    monkeypatch.setenv("PORT", "9090")
    monkeypatch.setenv("CONVENE_DEADLINE_HOUR", "16:30")
    monkeypatch.setenv("SLACK_APP_TOKEN", "xapp-1")
    monkeypatch.setenv("SLACK_API_URL", "http://127.0.0.1:9/api")
    settings = Settings.load()
    rules = settings.house_rules()
    assert (rules.jurisdiction, rules.reports.at) == (Jurisdiction.SCT, time(16, 30))
    assert rules.ladder.report_days_before == (4, 1)
    assert (settings.port, settings.socket_mode, settings.slack_api_url) == (9090, True, "http://127.0.0.1:9/api/")


def test_an_empty_setting_is_no_setting(convene: Convene, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SLACK_APP_TOKEN", "")
    monkeypatch.setenv("PORT", "")
    settings = Settings.load()
    assert (settings.socket_mode, settings.port) == (False, 3000)


def test_names_of_others_are_not_read(convene: Convene, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HOST", "ADDRESS", "LOG", "DATA", "KEYS", "JURISDICTION", "DATABASE", "CONVENE_DATABASE"):
        monkeypatch.setenv(name, "nonsense")
    assert Settings.load().model_dump() == Settings.by_default().model_dump()


def test_the_demo_is_not_touched_by_the_environment(convene: Convene, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONVENE_JURISDICTION", "JEY")
    assert Settings.load().jurisdiction is Jurisdiction.JEY
    assert Settings.by_default().jurisdiction is Jurisdiction.ENG


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("PORT", "eighty", "PORT must be a whole number."),
        ("PORT", "70000", "PORT must be at most 65535."),
        ("CONVENE_TICK_SECONDS", "0", "CONVENE_TICK_SECONDS must be at least 1."),
        ("CONVENE_DEADLINE_HOUR", "25:00", "CONVENE_DEADLINE_HOUR must be a time of day like 17:00."),
        ("CONVENE_CLEAR_DAYS", "perhaps", "CONVENE_CLEAR_DAYS must be yes or no."),
        ("CONVENE_JURISDICTION", "FRA", "CONVENE_JURISDICTION must be one of"),
        ("CONVENE_LOG", "loud", "CONVENE_LOG must be one of 'json' or 'plain'."),
        ("CONVENE_REMINDER_DAYS", "5;2", "CONVENE_REMINDER_DAYS must be whole numbers"),
        ("CONVENE_REMINDER_DAYS", "5,0", "CONVENE_REMINDER_DAYS must be at least 1."),
        ("CONVENE_REMINDER_TIME", "8", "CONVENE_REMINDER_TIME must be between CONVENE_HOURS_START and"),
        ("CONVENE_HOURS_END", "8:00", "CONVENE_HOURS_END must be later than CONVENE_HOURS_START."),
        ("CONVENE_FEEDBACK_CLOSE_DAYS", "3", "CONVENE_FEEDBACK_CLOSE_DAYS must be more than"),
        ("CONVENE_DUTY_NUMBER", "1", "CONVENE_DUTY_NUMBER must have 3 characters or more."),
        ("CONVENE_DAY_CHANGES", "missing.csv", "CONVENE_DAY_CHANGES: missing.csv"),
        ("SLACK_API_URL", "slack.com", "SLACK_API_URL must start with https:// or http://."),
    ],
)
def test_a_wrong_value_is_said_in_one_sentence(convene: Convene, name: str, value: str, sentence: str) -> None:
    said = convene("settings", **{name: value})
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith(sentence)
    assert said.err.count("\n") == 1


def test_secrets_are_not_shown(convene: Convene) -> None:
    url = "postgresql://convene:hunter2@127.0.0.1/records"
    said = convene("settings", SLACK_BOT_TOKEN="xoxb-hunter2", DATABASE_URL=url, CONVENE_KEYS="hunter2")
    assert said.code == 0
    assert "SLACK_BOT_TOKEN = set" in said.out
    assert "CONVENE_PORT" not in said.out
    assert "hunter2" not in said.out + repr(Settings.by_default(slack_bot_token="hunter2", database=url))


def test_the_keys_that_are_set_are_used_the_first_to_encrypt(convene: Convene) -> None:
    old, new = Fernet.generate_key().decode(), Fernet.generate_key().decode()
    sealed = Settings.by_default(keys=old).keyring().encrypt(b"words")
    ring = Settings.by_default(keys=f"{new}, {old}").keyring()
    assert ring.decrypt(sealed) == b"words"
    assert Fernet(new).decrypt(ring.encrypt(b"words")) == b"words"


def test_keys_that_are_none_are_refused_without_being_shown(convene: Convene) -> None:
    with pytest.raises(WrongSettings) as refused:
        Settings.by_default(keys="hunter2").keyring()
    assert "hunter2" not in str(refused.value)


def test_a_database_file_gets_one_key_for_good(convene: Convene, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/records/own.db"
    first = kept_key(url, tmp_path / "data")
    assert kept_key(url, tmp_path / "data") == first
    assert (tmp_path / "records" / "own.key").read_text() == first + "\n"
    assert [path.name for path in (tmp_path / "records").iterdir()] == ["own.key"]
    assert kept_key("sqlite://", tmp_path) != kept_key("sqlite://", tmp_path)


def test_a_database_on_a_server_has_its_key_in_the_data_folder(convene: Convene, tmp_path: Path) -> None:
    def ring(data: Path, keys: str | None = None) -> MultiFernet:
        return Settings.by_default(database="postgresql://127.0.0.1/records", data=data, keys=keys).keyring()

    sealed = ring(tmp_path / "data").encrypt(b"words")
    assert ring(tmp_path / "data").decrypt(sealed) == b"words"
    file = tmp_path / "data" / "convene.key"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert ring(tmp_path / "elsewhere", keys=file.read_text()).decrypt(sealed) == b"words"


def test_a_key_that_cannot_be_kept_has_to_be_set(convene: Convene, tmp_path: Path) -> None:
    (tmp_path / "data").write_text("not a folder")
    with pytest.raises(WrongSettings, match="set CONVENE_KEYS"):
        Settings.by_default(database="postgresql://127.0.0.1/records", data=tmp_path / "data").keyring()


def test_the_page_of_settings_is_in_step(convene: Convene) -> None:
    assert convene("settings", "--markdown").out == PAGE.read_text() == markdown()


def test_every_setting_has_words_and_a_place() -> None:
    fields = Settings.model_fields
    assert [name for name, field in fields.items() if not (field.description or "").endswith(".")] == []
    assert next(iter(fields)) in GROUPS
    assert GROUPS.keys() <= fields.keys()
    names = [name_of(name, field) for name, field in fields.items()]
    assert len(set(names)) == len(names)


def test_the_demo_and_the_tour_touch_nobodys_records(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://127.0.0.1/records")
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-real")
    monkeypatch.setenv("CONVENE_LOG", "nonsense")
    settings = demo_settings(tmp_path)
    assert settings.database_url == f"sqlite:///{tmp_path / 'convene.db'}"
    assert settings.slack_bot_token is None


def test_what_is_no_setting_is_not_taken_for_one() -> None:
    with pytest.raises(ValidationError):
        Settings.by_default(databse="sqlite://")
