"""The edge between Bolt and the deeds: parse, run one transaction, acknowledge with what came of it.

Few listeners, each routed by the register. Everything is acknowledged after the work is done and committed
(`process_before_response=True`): a request that fails is not acknowledged as if it had worked.
"""

import asyncio
import logging
import re
import secrets
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Protocol

import structlog
from pydantic import ValidationError
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.response import BoltResponse
from slack_sdk.web.async_client import AsyncWebClient

from handlers import asked as parse
from handlers.answers import Answer, FieldErrors, Home, Nothing, Recorded, SayAtOnce, Tell, Update
from handlers.asked import Asked, Payload, Surface, Way
from handlers.deeds import Deed, Deeds
from handlers.screens import Screens, checked
from handlers.slack_faults import SLACK_FAULTS, fault_of
from handlers.views.blocks import Block, notice, section
from models import seen
from models.desk import Desk
from models.refusals import Changed, Refused

log = structlog.get_logger("convene.handlers")

#: What drawing Home may take of the three seconds in which a person's deed has to be acknowledged.
HOME_SECONDS = 1
#: Slack's words for what a person writes: plainly, with a file, about themselves, or from a thread to all.
BY_A_PERSON = frozenset({None, "", "file_share", "me_message", "thread_broadcast"})
#: What a person may do twice without harm, and so what is not remembered.
HARMLESS = (Way.COMMAND, Way.SHORTCUT, Way.HOME)


class Transact(Protocol):
    """Run `work` at a desk in one transaction, off the event loop; `nudge` has the outbox looked at soon."""

    async def __call__(self, slack_id: str, work: Callable[[Desk], Answer]) -> Answer:
        """Commit when `work` returns, roll back when it raises."""
        ...


class Speak(Protocol):
    """Say something in a conversation at once; raises what Slack answers."""

    async def __call__(self, channel: str, text: str, blocks: list[Block]) -> None:
        """Once, and without looking whether it arrived."""
        ...


class _Undo(Exception):  # carries an answer out of a transaction that must leave nothing behind
    def __init__(self, answer: Answer) -> None:
        super().__init__()
        self.answer = answer


class Edge:
    """Answers everything that Slack sends, through the register of deeds."""

    def __init__(self, deeds: Deeds, transact: Transact, nudge: Callable[[], None], speak: Speak) -> None:
        self._deeds = deeds
        self._transact = transact
        self._nudge = nudge
        self._speak = speak
        self._at_home: set[str] = set()
        self._screens = Screens()

    def register(self, app: AsyncApp) -> None:
        """Put the listeners on Bolt's app."""
        anything = re.compile(".*")
        app.command("/conference")(self._on(parse.command))
        app.shortcut(anything)(self._on(parse.shortcut))
        app.action(anything)(self._on(parse.press))
        app.view(anything)(self._on(parse.submit))
        app.event("app_home_opened")(self._on_home)
        app.event("message")(self._on_message)
        app.error(self._on_error)

    def _on(self, read: Callable[[Payload], Asked]) -> Callable[..., Awaitable[None]]:
        async def listener(ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient) -> None:
            await self._answer(read(body), ack, client)

        return listener

    async def _on_home(self, ack: AsyncAck, event: dict[str, Any], client: AsyncWebClient) -> None:
        if event.get("tab", "home") == "home":
            await self._answer(parse.home_opened(event), ack, client)
        else:
            await ack()

    async def _on_message(self, ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient) -> None:
        event = body["event"]
        edited = _edited(event)
        if edited is not None:
            await self._answer(parse.said(edited, str(body.get("event_id")), edited=True), ack, client)
            return
        written = event.get("subtype") in BY_A_PERSON and not event.get("bot_id")
        by_a_person = event.get("channel_type") == "im" and written
        if by_a_person and event.get("user"):
            await self._answer(parse.said(event, str(body.get("event_id"))), ack, client)
        else:
            await ack()

    async def _answer(self, asked: Asked, ack: AsyncAck, client: AsyncWebClient) -> None:
        self._screens.expect(asked)
        deed = self._deeds.find(asked)
        answer = await self._carry_out(asked, deed) if deed else self._without_deed(asked)
        if answer is None:
            answer = await self._redraw(asked, None)
        if isinstance(answer, SayAtOnce) and asked.said is not None:
            await self._speak(asked.said.channel, answer.text, answer.blocks)
        try:
            await self._screens.show(answer, asked, ack, client)
        except SLACK_FAULTS as error:
            if not _is_recorded(answer):
                raise
            log.warning("result_not_shown", error=fault_of(error))
            await ack()  # the fact is safe: to say that nothing was recorded would be untrue
        if isinstance(answer, Recorded | Home | Nothing):
            self._nudge()
        await self._keep_home_true(answer, asked, client)

    async def _keep_home_true(self, answer: Answer, asked: Asked, client: AsyncWebClient) -> None:
        """Draw the Home tab again after something was recorded, for those who have had it open since we started."""
        if asked.way is Way.HOME:
            self._at_home.add(asked.slack_id)
        elif isinstance(answer, Recorded) and asked.slack_id in self._at_home and (draw := self._deeds.home):
            home = await self._transact(asked.slack_id, lambda desk: draw(desk, asked))
            try:
                if isinstance(home, Home):
                    async with asyncio.timeout(HOME_SECONDS):
                        await client.views_publish(user_id=asked.slack_id, view=checked(home.view))
            except SLACK_FAULTS as error:
                log.warning("home_not_drawn", error=fault_of(error))

    def _without_deed(self, asked: Asked) -> Answer | None:
        """A changed field of a form is drawn anew (None); an unknown subcommand gets the help."""
        if asked.way is Way.PRESS and asked.surface is Surface.MODAL and self._deeds.form_of(asked):
            return None
        return Nothing()

    async def _carry_out(self, asked: Asked, deed: Deed) -> Answer:
        try:
            return await self._transact(asked.slack_id, lambda desk: _once(desk, asked, deed))
        except _Undo as undo:
            return undo.answer
        except ValidationError as errors:
            return _field_errors(errors, asked)
        except Changed as refusal:
            if self._deeds.form_of(asked) is None:
                return Tell("This has changed", refusal.sentence)
            return await self._redraw(asked, refusal.sentence)
        except Refused as refusal:
            return _refused(refusal, asked)

    async def _redraw(self, asked: Asked, sentence: str | None) -> Answer:
        form = self._deeds.forms[asked.callback_id]
        try:
            return await self._transact(asked.slack_id, lambda desk: Update(form.redraw(desk, asked, sentence)))
        except Refused as refusal:
            return _refused(refusal, asked)

    async def _on_error(self, error: Exception, client: AsyncWebClient, body: dict[str, Any]) -> BoltResponse:
        """An unexpected error: a reference to quote where the person stands, the class of the error in the log."""
        reference = secrets.token_hex(4)
        log.error("unexpected_error", reference=reference, error=type(error).__name__, at=_place(error))
        sentence = (
            "Something went wrong on our side and nothing was recorded. Please try again; "
            f"if it happens again, quote the reference {reference}."
        )
        return await _apologise(sentence, body, client)


def _once(desk: Desk, asked: Asked, deed: Deed) -> Answer:
    """Carry a deed out once, however often its request is delivered."""
    if asked.way in HARMLESS or not asked.key:
        return deed(desk, asked)
    done_before = Recorded() if asked.way is Way.SUBMIT else Nothing()
    if _is_done(desk, asked):
        return done_before
    try:
        answer = deed(desk, asked)
    except Refused:
        if _is_done(desk, asked):
            raise _Undo(done_before) from None  # refused because its twin was dealt with meanwhile
        raise
    if isinstance(answer, Nothing) or _is_recorded(answer):
        if not seen.first_time(desk.session, asked.key, desk.now):
            raise _Undo(done_before)  # its twin was dealt with meanwhile
    elif isinstance(answer, FieldErrors):
        raise _Undo(answer)
    return answer


def _is_done(desk: Desk, asked: Asked) -> bool:
    return desk.session.get(seen.SeenRequest, asked.key) is not None


def _edited(event: Mapping[str, Any]) -> dict[str, Any] | None:
    """The message that a person has changed the words of, as it reads now; Slack says "changed" of much else too."""
    if event.get("subtype") != "message_changed" or event.get("channel_type") != "im":
        return None
    now, before = event.get("message") or {}, event.get("previous_message") or {}
    if now.get("bot_id") or not now.get("user") or now.get("text") == before.get("text"):
        return None
    return {**now, "channel": event.get("channel")}


def _is_recorded(answer: Answer) -> bool:
    return isinstance(answer, Recorded) or (isinstance(answer, Home) and answer.recorded)


def _field_errors(errors: ValidationError, asked: Asked) -> FieldErrors:
    """Pydantic's findings under the fields they belong to; its messages are our own sentences."""
    found: dict[str, str] = {}
    for error in errors.errors(include_input=False, include_url=False):
        place = str(error["loc"][0]) if error["loc"] else asked.first_input
        name = place if place in asked.fields else asked.first_input
        found.setdefault(name, error["msg"].removeprefix("Value error, "))
    return FieldErrors(found)


def _refused(refusal: Refused, asked: Asked) -> Answer:
    if asked.way is Way.SUBMIT and (refusal.field or asked.first_input):
        name = refusal.field if refusal.field in asked.fields else asked.first_input
        if name:
            return FieldErrors({name: refusal.sentence})
    if asked.said is not None:  # there is no screen to show it on
        return SayAtOnce(refusal.sentence, [section(f"{refusal.sentence} Nothing was recorded from your message.")])
    return Tell("Convene", refusal.sentence)


async def _apologise(sentence: str, body: dict[str, Any], client: AsyncWebClient) -> BoltResponse:
    """Answer on the surface where the person stands, as far as the request still allows one."""
    if "command" in body:
        return BoltResponse(status=200, body={"text": sentence, "response_type": "ephemeral"})
    if body.get("type") == "view_submission":
        blocks = body["view"].get("blocks") or []
        inputs = [block["block_id"] for block in blocks if block.get("type") == "input"]
        if inputs:
            return BoltResponse(status=200, body={"response_action": "errors", "errors": {inputs[0]: sentence}})
        return BoltResponse(status=200, body={"response_action": "update", "view": notice("Convene", sentence)})
    if body.get("type") in {"block_actions", "shortcut"} and body.get("trigger_id"):
        call = client.views_push if (body.get("view") or {}).get("type") == "modal" else client.views_open
        try:
            await call(trigger_id=body["trigger_id"], view=notice("Convene", sentence))
        except SLACK_FAULTS as error:
            log.warning("apology_not_shown", error=fault_of(error))
        return BoltResponse(status=200, body="")
    return BoltResponse(status=500, body="")  # an event: Slack will bring it again


def _place(error: Exception) -> str:
    """Where it happened, without the exception's text, which may hold a person's words."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return f"{trace.tb_frame.f_code.co_name}:{trace.tb_lineno}" if trace else ""


def quiet_the_libraries() -> None:
    """Bolt logs raw bodies at INFO and whole payloads at DEBUG; neither may reach a log, so only errors do."""
    for name in ("slack_bolt", "slack_sdk", "slack_bolt.AsyncApp"):
        logging.getLogger(name).setLevel(logging.ERROR)
