"""users.*, bots.info: who is a guest, who is a stranger, and whose address an app may see."""

import pytest
from slack_sdk.errors import SlackApiError

from bot.sandbox import AppDefinition, Sandbox
from tests.bot.sandbox.living import GP, GUEST, PEOPLE, STRANGER, client_of


async def test_people_are_what_they_are() -> None:
    async with Sandbox(PEOPLE, rate_limits=False) as slack:
        client = client_of(slack)
        about = {u.id: (await client.users_info(user=u.id))["user"] for u in (GP, GUEST, STRANGER)}
        assert about[GP.id]["profile"]["email"] == GP.email
        assert about[GP.id]["tz"] == "Europe/London"
        assert about[GUEST.id]["is_ultra_restricted"]
        assert about[STRANGER.id]["team_id"] != about[GP.id]["team_id"]
        assert "email" not in about[STRANGER.id]["profile"]


async def test_an_address_finds_our_own_people_whatever_its_case() -> None:
    async with Sandbox(PEOPLE, rate_limits=False) as slack:
        client = client_of(slack)
        assert (await client.users_lookupByEmail(email=GP.email.upper()))["user"]["id"] == GP.id
        for address in (STRANGER.email, "nobody@nowhere.example"):
            with pytest.raises(SlackApiError, match="users_not_found"):
                await client.users_lookupByEmail(email=address)


async def test_addresses_need_their_scope() -> None:
    async with Sandbox(PEOPLE, app=AppDefinition(scopes=("users:read",)), rate_limits=False) as slack:
        client = client_of(slack)
        assert "email" not in (await client.users_info(user=GP.id))["user"]["profile"]
        with pytest.raises(SlackApiError, match=r"users:read\.email"):
            await client.users_lookupByEmail(email=GP.email)


async def test_the_list_comes_in_pages_with_the_app_itself() -> None:
    async with Sandbox(PEOPLE, rate_limits=False) as slack:
        client = client_of(slack)
        first = await client.users_list(limit=3)
        rest = await client.users_list(limit=3, cursor=first["response_metadata"]["next_cursor"])
        everyone = [*first["members"], *rest["members"]]
        assert [u["id"] for u in everyone if not u["is_bot"]] == [u.id for u in PEOPLE]
        (itself,) = [u for u in everyone if u["is_bot"]]
        assert (await client.auth_test())["user_id"] == itself["id"]
        assert (await client.bots_info())["bot"]["user_id"] == itself["id"]
