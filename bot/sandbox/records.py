"""What the workspace keeps: people, channels, messages, views, and the app that is installed in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from bot.sandbox.reading import button_labels, read_message, read_view

Json = dict[str, Any]
Kind = Literal["member", "multi_channel_guest", "single_channel_guest", "stranger"]
OTHER_TEAM = "T0ELSEWHERE"


@dataclass(frozen=True)
class User:
    """Somebody with a Slack account; a *stranger* belongs to another organisation (Slack Connect)."""

    id: str
    name: str
    title: str = ""
    email: str = ""
    kind: Kind = "member"
    tz: str = "Europe/London"
    shares_channel: bool = True

    @property
    def username(self) -> str:
        return self.name.lower().replace(" ", ".")

    @property
    def may_use_commands(self) -> bool:
        return self.kind in ("member", "multi_channel_guest")

    @property
    def may_open_home(self) -> bool:
        return self.kind != "stranger"

    @property
    def may_direct_message(self) -> bool:
        return self.kind != "stranger" or self.shares_channel


ALL_SCOPES = (
    "chat:write",
    "commands",
    "files:write",
    "im:history",
    "im:read",
    "im:write",
    "users:read",
    "users:read.email",
)


@dataclass(frozen=True)
class AppDefinition:
    """The installed app as its manifest describes it. `commands` or `shortcuts` of None means: any."""

    name: str = "Bot"
    scopes: tuple[str, ...] = ALL_SCOPES
    commands: tuple[tuple[str, str], ...] | None = None
    shortcuts: tuple[tuple[str, str], ...] | None = None
    events: tuple[str, ...] = ("app_home_opened", "message.im")
    home_tab: bool = True

    @classmethod
    def from_manifest(cls, manifest: Mapping[str, Any]) -> "AppDefinition":
        """Read Slack's app manifest, already parsed from YAML or JSON."""
        features: Mapping[str, Any] = manifest.get("features", {})
        settings: Mapping[str, Any] = manifest.get("settings", {})
        commands = features.get("slash_commands", ())
        shortcuts = [s for s in features.get("shortcuts", ()) if s.get("type") == "global"]
        return cls(
            name=manifest["display_information"]["name"],
            scopes=tuple(manifest["oauth_config"]["scopes"]["bot"]),
            commands=tuple((c["command"], c.get("usage_hint", "")) for c in commands),
            shortcuts=tuple((s["callback_id"], s["name"]) for s in shortcuts),
            events=tuple(settings.get("event_subscriptions", {}).get("bot_events", ())),
            home_tab=bool(features.get("app_home", {}).get("home_tab_enabled", False)),
        )


@dataclass
class Channel:
    """A conversation: a DM between the app and one person (`im`) or an ordinary channel."""

    id: str
    kind: Literal["im", "channel"]
    name: str
    members: set[str]
    messages: dict[str, "Message"] = field(default_factory=dict)

    @property
    def history_scope(self) -> str:
        return "im:history" if self.kind == "im" else "channels:history"


@dataclass
class SharedFile:
    """A file that the app has uploaded: asked for, then with its bytes, then complete and perhaps shared."""

    id: str
    name: str
    length: int
    alt: str = ""
    title: str = ""
    content: bytes | None = None
    complete: bool = False

    @property
    def picture(self) -> bool:
        return self.name.lower().endswith((".png", ".jpg", ".jpeg", ".gif"))

    def reads(self) -> str:
        """What a person is told of it: what a picture shows, or the name of the file."""
        return f"({self.alt})" if self.picture and self.alt else f"(file: {self.name})"


@dataclass
class Message:
    """One message as the workspace stores it. `user` is the author; `seen_by` only for ephemeral ones."""

    channel: str
    ts: str
    user: str
    text: str
    blocks: list[Json] = field(default_factory=list)
    thread_ts: str | None = None
    metadata: Json | None = None
    edited: Json | None = None
    bot: bool = False
    seen_by: str | None = None
    author: str = ""
    files: list[SharedFile] = field(default_factory=list)

    @property
    def ephemeral(self) -> bool:
        return self.seen_by is not None

    @property
    def buttons(self) -> list[str]:
        """What is written on the buttons, in reading order."""
        return button_labels(self.blocks)

    def reads(self) -> str:
        """Everything a person sees of it, as plain text: buttons in [brackets], inputs with their labels."""
        words = read_message(self.text, self.blocks)
        return "\n".join([*([words] if words else []), *(file.reads() for file in self.files)])


Values = dict[str, dict[str, Json]]


@dataclass
class View:
    """A modal or a Home tab, with what the person has typed into it so far."""

    id: str
    user: str
    definition: Json
    values: Values = field(default_factory=dict)
    hash: str = ""
    root_id: str = ""
    previous_id: str | None = None
    errors: dict[str, str] = field(default_factory=dict)
    trouble: str | None = None
    #: options that the app offered for the external selects, by action id
    offered: dict[str, list[Json]] = field(default_factory=dict)

    @property
    def type(self) -> str:
        return str(self.definition.get("type", "modal"))

    @property
    def blocks(self) -> list[Json]:
        return list(self.definition.get("blocks", []))

    @property
    def callback_id(self) -> str:
        return str(self.definition.get("callback_id") or "")

    @property
    def title(self) -> str:
        return str((self.definition.get("title") or {}).get("text", ""))

    @property
    def buttons(self) -> list[str]:
        return button_labels(self.blocks)

    def value(self, key: str) -> Any:
        """What stands in a field now, by block id or action id, in the short form that `fill` takes."""
        for block_id, actions in self.values.items():
            for action_id, state in actions.items():
                if key in (block_id, action_id):
                    return plain_value(state)
        raise KeyError(key)

    def reads(self) -> str:
        """Everything a person sees of it, as plain text, with errors under their fields."""
        return read_view(self.definition, self.values, self.errors)


def plain_value(state: Json) -> Any:
    """A field's state without its wrapping: text, a date, an option's value, or a list of those."""
    kind = next((key for key in state if key != "type"), "value")
    held = state.get(kind)
    if isinstance(held, dict) and "value" in held:
        return held["value"]
    if isinstance(held, Sequence) and not isinstance(held, str):
        return [item["value"] if isinstance(item, dict) and "value" in item else item for item in held]
    return held
