"""What can be said about Slack's tokens by looking at them: missing, swapped, of the wrong type. Never shows one."""

from collections.abc import Iterator

from bot.settings import SLACK, Settings

BOT, APP = "xoxb-", "xapp-"


def token_faults(settings: Settings) -> list[str]:
    """What keeps the bot from starting, one sentence each."""
    return list(_faults(settings))


def _faults(settings: Settings) -> Iterator[str]:
    bot = settings.slack_bot_token.get_secret_value() if settings.slack_bot_token else ""
    app = settings.slack_app_token.get_secret_value() if settings.slack_app_token else ""
    secret = settings.slack_signing_secret.get_secret_value() if settings.slack_signing_secret else ""
    slacks_own = settings.slack_api_url == SLACK  # other servers may give tokens of other forms
    if not bot:
        yield "SLACK_BOT_TOKEN is not set: copy the bot user OAuth token from your app's page “OAuth & Permissions”."
    elif bot.startswith(APP):
        yield "SLACK_BOT_TOKEN holds an app-level token (xapp-): put the bot token there, which starts with xoxb-."
    elif slacks_own and not bot.startswith(BOT):
        yield "SLACK_BOT_TOKEN must be a bot token, which starts with xoxb-: you may have copied another one."
    if app.startswith(BOT):
        yield "SLACK_APP_TOKEN holds a bot token (xoxb-): put the app-level token there, which starts with xapp-."
    elif app and slacks_own and not app.startswith(APP):
        yield "SLACK_APP_TOKEN must be an app-level token, which starts with xapp-: you may have copied another one."
    if not app and not secret:
        yield "Set SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP): without either Slack cannot be heard."
    elif secret.startswith((BOT, APP)):
        yield "SLACK_SIGNING_SECRET holds a token: copy the signing secret from your app's page “Basic Information”."
