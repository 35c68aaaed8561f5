"""Everything that a partnership can set, from the environment or a `.env` file, each with words for a non-programmer.

Defaults of the domain are read from `scheduling` and `models.rules`, so that each number stands in one place.
"""

from pathlib import Path
from typing import Any, Self

from cryptography.fernet import MultiFernet
from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from bot.house_rules import house_rules
from bot.keys import kept_key
from bot.setting_words import PREFIX, Count, Counted, Days, Hour, Log, WrongSettings, sentence
from models.rules import HouseRules
from scheduling.deadlines import ReportRules
from scheduling.hours import WorkingHours
from scheduling.jurisdictions import Jurisdiction
from scheduling.ladder import Ladder

__all__ = ["Log", "Settings", "WrongSettings"]

_RULES, _REPORTS, _LADDER, _HOURS = HouseRules(), ReportRules(), Ladder(), WorkingHours()
SLACK = "https://slack.com/api/"


def _named(name: str, default: Any, words: str, **limits: Any) -> Any:
    """A setting whose name the world knows without our prefix."""
    return Field(default, validation_alias=name, description=words, **limits)


def _set(default: Any, words: str, **limits: Any) -> Any:
    return Field(default, description=words, **limits)


class Settings(BaseSettings):
    """What is set. `Settings.load()` reads it and answers a wrong value in one sentence."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_file=".env",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        str_strip_whitespace=True,  # what is copied from a page or a file brings a space or a line's end along
    )

    slack_bot_token: SecretStr | None = _named("SLACK_BOT_TOKEN", None, "The app's bot token. It starts with xoxb-.")
    slack_app_token: SecretStr | None = _named(
        "SLACK_APP_TOKEN",
        None,
        "The app-level token for Socket Mode. It starts with xapp-. Without it Slack must reach Convene over HTTP.",
    )
    slack_signing_secret: SecretStr | None = _named(
        "SLACK_SIGNING_SECRET", None, "Proves that HTTP requests come from Slack. Needed only without Socket Mode."
    )
    slack_api_url: str = _named(
        "SLACK_API_URL", SLACK, "Where Slack answers. Change it only for another server that speaks like Slack."
    )
    database: SecretStr | None = _named(
        "DATABASE_URL",
        None,
        "Where records are kept: postgresql://… or sqlite:///…. Without it: a file in the data folder.",
    )
    port: int = _named("PORT", 3000, "The port on which Convene answers HTTP.", ge=0, le=65535)

    data: Path = _set(
        Path("data"),
        "The folder for the database file when DATABASE_URL is not set, and for the key when CONVENE_KEYS is not.",
    )
    address: str = _set(
        "127.0.0.1", "The network address on which Convene answers HTTP. 0.0.0.0 is every address of the machine."
    )
    keys: SecretStr | None = _set(
        None,
        "The keys that encrypt free text, with commas between them: the first encrypts, all decrypt. Make one with "
        "`convene settings --new-key`. Without it, a key is made and kept in a file: beside a database file, and "
        "otherwise in the data folder. Set it when Convene runs on more than one machine.",
    )
    log: Log = _set(Log.JSON, "How log lines are written: json for machines, plain for people.")
    tick_seconds: int = _set(5, "How often Convene looks for messages that are due, in seconds.", ge=1, le=300)

    jurisdiction: Jurisdiction = _set(
        _RULES.jurisdiction, "Where you work, for bank holidays and the clock: ENG, WLS, SCT, NIR, JEY, GGY or IMN."
    )
    day_changes: Path | None = _set(
        None,
        "A CSV file of one-off bank holidays and closures, with the columns date, until, jurisdictions, change "
        "(add, remove or closure), name and source.",
    )
    report_days_initial: Count = _set(
        _REPORTS.initial_days, "Working days before an initial conference by which reports are due."
    )
    report_days_review: Count = _set(
        _REPORTS.review_days, "Working days before a review conference by which reports are due."
    )
    family_days_initial: Count = _set(
        _REPORTS.family_initial_days,
        "Working days before an initial conference by which reports are shared with the family.",
    )
    family_days_review: Count = _set(
        _REPORTS.family_review_days,
        "Working days before a review conference by which reports are shared with the family.",
    )
    deadline_hour: Hour = _set(_REPORTS.at, "The local time at which a deadline day ends.")
    clear_days: bool = _set(
        _REPORTS.clear_days, "Count clear days, as council law does: every deadline one working day earlier."
    )

    hours_start: Hour = _set(_HOURS.start, "The local time from which people may be sent messages.")
    hours_end: Hour = _set(_HOURS.end, "The local time from which people are left in peace.")
    reminder_days: Days = _set(
        _LADDER.report_days_before,
        "How many working days before the report deadline people are reminded of what is missing.",
    )
    reminder_time: Hour = _set(_LADDER.reminder_time, "The local time of reminders.")
    overdue_days: Counted = _set(
        _LADDER.overdue_days_after, "Working days after the deadline on which a missing report is asked about again."
    )
    readiness_days: Counted = _set(
        _LADDER.readiness_days_before, "Working days before the conference on which the chair gets the summary."
    )
    secure_details_days: Days = _set(
        _LADDER.secure_details_days_after,
        "Working days after the invitation on which the social worker is reminded of the secure details.",
    )
    challenge_days: Counted = _set(
        _LADDER.challenge_days,
        "Working days after which an unanswered challenge goes to the agency's safeguarding lead.",
    )
    held_minutes: int = _set(
        _LADDER.held_minutes_after,
        "Minutes after the planned end at which the chair is asked whether the conference was held.",
        ge=0,
        le=1440,
    )
    feedback_reminder_days: Counted = _set(
        _LADDER.feedback_reminder_days, "Working days after which the feedback form is sent once more."
    )
    feedback_close_days: Counted = _set(
        _LADDER.feedback_close_days, "Working days after which the feedback form closes."
    )

    receipt_days: Counted = _set(
        _LADDER.receipt_days,
        "Working days after the decision letter or the minutes were sent on which people are asked if they have them.",
    )
    receipt_list_days: Counted = _set(
        _LADDER.receipt_list_days,
        "Working days after that question on which the chair gets the list of those whom they have not reached.",
    )

    core_group_days: Counted = _set(
        _LADDER.core_group_days_before, "Working days before a core group on which its members are reminded once."
    )
    core_group_booking_days: Counted = _set(
        _LADDER.core_group_booking_days, "Working days before its limit on which an unbooked core group is asked about."
    )
    review_booking_days: Counted = _set(
        _LADDER.review_booking_days, "Working days before its limit on which an unbooked review is asked about."
    )
    most_services: Counted = _set(_RULES.most_services, "How many services a core group has before it is flagged.")

    most_invitations: int = _set(
        _RULES.most_invitations, "The most agencies that one conference may invite.", ge=1, le=200
    )
    quorum_others: Count = _set(
        _RULES.quorum_others, "How many agencies besides social care make a conference quorate."
    )
    duty_number: str = _set(
        _RULES.duty_number,
        "Whom to ring about a child at risk now, as it reads after “ring”.",
        min_length=3,
        max_length=100,
    )
    safeguarding_contact: str = _set(
        _RULES.safeguarding_contact,
        "The email address, as in the directory, of the person who is told at once when somebody writes to Convene "
        "about harm to a child. Without it the social worker and the chair are told.",
        max_length=200,
    )
    secure_route: str = _set(
        _RULES.secure_route,
        "How reports travel to the conference service, as it reads after “send it”.",
        min_length=3,
        max_length=200,
    )

    @classmethod
    def load(cls, **given: Any) -> Self:
        """Read the environment and `.env`; `given` wins. Raises `WrongSettings`."""
        try:
            settings = cls(**given)
            settings.house_rules()
        except ValidationError as error:
            raise WrongSettings("\n".join(sentence(cls.model_fields, fault) for fault in error.errors())) from None
        return settings

    @classmethod
    def by_default(cls, **given: Any) -> "Settings":
        """What is given and otherwise the defaults, whatever the environment holds: for demo, tour, tests."""
        return _Untouched(**given)

    @field_validator("slack_api_url")
    @classmethod
    def _complete(cls, url: str) -> str:
        if not url.startswith(("https://", "http://")):
            raise ValueError("must start with https:// or http://")
        return url.rstrip("/") + "/"

    @property
    def socket_mode(self) -> bool:
        """Whether Convene calls Slack (Socket Mode) rather than Slack calling Convene (HTTP)."""
        return self.slack_app_token is not None

    @property
    def database_url(self) -> str:
        """The database's URL; may hold a password, so it is never shown."""
        return self.database.get_secret_value() if self.database else f"sqlite:///{self.data / 'convene.db'}"

    @property
    def embedded(self) -> bool:
        """Whether the database is a file of our own, which brings itself up to date."""
        return self.database_url.startswith("sqlite:")

    def keyring(self) -> MultiFernet:
        """The keys that seal free text, from the key file when none are set. Raises `WrongSettings`."""
        from models.columns import make_keyring  # noqa: PLC0415  # SQLAlchemy is half of the time to start

        given = self.keys.get_secret_value() if self.keys else ""
        keys = [key for key in given.replace(" ", ",").split(",") if key]
        try:
            return make_keyring(keys or [kept_key(self.database_url, self.data)])
        except OSError:
            raise WrongSettings(
                "No key can be kept on this machine: set CONVENE_KEYS to what `convene settings --new-key` prints."
            ) from None
        except ValueError:
            raise WrongSettings(
                "CONVENE_KEYS must hold keys made by `convene settings --new-key`, with commas between them."
            ) from None

    def house_rules(self) -> HouseRules:
        """The partnership's own rules, as the domain wants them. Raises `WrongSettings`."""
        return house_rules(self)


class _Untouched(Settings):
    """Settings that read nothing but what they are given, and take nothing that is no setting."""

    model_config = SettingsConfigDict(extra="forbid", populate_by_name=True)

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],  # noqa: ARG003  # pydantic-settings' own signature
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,  # noqa: ARG003  # pydantic-settings' own signature
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003  # pydantic-settings' own signature
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003  # pydantic-settings' own signature
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        return (init_settings,)
