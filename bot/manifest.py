"""What the app asks of a workspace, and why: `manifest.yaml` says the same to Slack, and a test compares them."""

from types import MappingProxyType

#: Each permission with its reason, as an administrator asks for it.
SCOPES = MappingProxyType(
    {
        "chat:write": "sends invitations and reminders",
        "commands": "offers /conference and the shortcut",
        "files:write": "sends calendar files and pictures in direct messages",
        "im:history": "reads replies in direct messages, and finds a message again whose answer was lost",
        "im:write": "opens a direct message with the person invited",
        "users:read": "needed by users:read.email",
        "users:read.email": "finds the account of somebody whom the directory knows by email address",
    }
)
EVENTS = frozenset({"app_home_opened", "message.im"})
COMMAND = "/conference"
SHORTCUT = "schedule_conference"
