"""One person in the workspace: what they can do, and what they then see. Tests and the tour act through it.

Every deed returns once the app has acknowledged it, so nobody needs to wait or poll.
"""

from copy import copy
from typing import Any

from bot.sandbox.delivery import payloads
from bot.sandbox.delivery.dispatch import Dispatch
from bot.sandbox.delivery.message_events import message_event
from bot.sandbox.delivery.transport import Ack, Kind
from bot.sandbox.people import modals
from bot.sandbox.people.answers import Answer, NotAllowed, NotOnScreen, Submission
from bot.sandbox.people.elements import action_of, find_element, sends_at_once
from bot.sandbox.people.fields import has_state, state_from
from bot.sandbox.people.typing import known_options, typed_in
from bot.sandbox.people.writing import as_slack_sends
from bot.sandbox.records import Channel, Json, Message, SharedFile, User, View
from bot.sandbox.web import respond
from bot.sandbox.workspace import Workspace

TROUBLE = "We had some trouble connecting. Try again?"
_COMMAND_ERRORS = {"http_timeout": "operation_timeout"}


class Person:
    """A user of the workspace, with their DM, their Home tab and the modal in front of them."""

    def __init__(self, workspace: Workspace, dispatch: Dispatch, user: User) -> None:
        self.workspace = workspace
        self.dispatch = dispatch
        self.user = user

    # What they see

    @property
    def id(self) -> str:
        return self.user.id

    @property
    def channel(self) -> Channel:
        """The DM with the app."""
        if not self.user.may_direct_message:
            raise NotAllowed("You cannot message this app.")
        return self.workspace.direct_channel(self.id)

    @property
    def dm(self) -> list[Message]:
        """The messages of the DM with the app as they read now, newest last. Those with a file stand in `files`."""
        return [copy(message) for message in self.channel.messages.values() if not message.files]

    @property
    def shared(self) -> list[Message]:
        """The messages that carry a file, newest last."""
        return [copy(message) for message in self.channel.messages.values() if message.files]

    @property
    def files(self) -> list[SharedFile]:
        """The files that the app has shared with this person, newest last."""
        return [file for message in self.shared for file in message.files]

    @property
    def ephemeral(self) -> list[Message]:
        """What was shown to this person only, newest last."""
        return [copy(message) for message in self.workspace.ephemeral if message.seen_by == self.id]

    @property
    def modal(self) -> View | None:
        """The modal on top."""
        return self.workspace.screens.top(self.id)

    @property
    def home(self) -> View | None:
        """The Home tab, once the app has published one."""
        return self.workspace.screens.homes.get(self.id) if self.user.may_open_home else None

    @property
    def notice(self) -> str | None:
        """Slack's own words when the app did not answer; gone at the next deed."""
        return self.workspace.notices.get(self.id)

    def find(self, words: str) -> Message:
        """The newest message in the DM that reads these words."""
        for message in reversed(self.dm):
            if words in message.reads():
                return message
        raise NotOnScreen("no message with these words", [m.reads()[:60] for m in self.dm])

    # What they do

    async def command(self, command: str, text: str = "", channel: Channel | None = None) -> Answer:
        """Type a slash command, in the DM unless another channel is given."""
        if not self.user.may_use_commands:
            raise NotAllowed(f"You cannot use {command} in this conversation.")
        known = self.workspace.app.commands
        if known is not None and command not in [name for name, _ in known]:
            raise NotAllowed(f"{command} is not a valid command.")
        where = channel or self.channel
        payload = payloads.command_payload(self.workspace, self.user, where, command, text)
        return await self._ask("slash_commands", payload, channel=where, command=command)

    async def shortcut(self, callback_id: str) -> Answer:
        """Choose a global shortcut."""
        if not self.user.may_use_commands:
            raise NotAllowed("You cannot use this shortcut.")
        known = self.workspace.app.shortcuts
        if known is not None and callback_id not in [name for name, _ in known]:
            raise NotAllowed("There is no such shortcut.")
        return await self._ask("interactive", payloads.shortcut_payload(self.workspace, self.user, callback_id))

    async def say(self, text: str, thread: Message | str | None = None, *, file: str = "") -> Message:
        """Write to the app in the DM, in the thread of a message if given, with a file of this name if given."""
        root = thread.thread_ts or thread.ts if isinstance(thread, Message) else thread
        sent = as_slack_sends(text)
        files = [SharedFile(f"F{next(self.workspace.numbers):010d}", file, 1000, complete=True)] if file else []
        message = self.workspace.post(self.channel, self.id, sent, thread_ts=root, files=files)
        self.workspace.tell(self.id, None)
        await self.dispatch.tell("message.im", message_event(self.workspace, "posted", message, None, text))
        return message

    async def edit(self, message: Message, text: str) -> None:
        """Change a message of one's own."""
        self.workspace.edit(self._own(message), {"text": as_slack_sends(text)})
        await self.dispatch.settled()

    async def unsay(self, message: Message) -> None:
        """Delete a message of one's own."""
        self.workspace.delete(self._own(message))
        await self.dispatch.settled()

    async def open_home(self) -> View | None:
        """Open the app's Home tab."""
        if not self.user.may_open_home:
            raise NotAllowed("This app has no Home tab for people of other organisations.")
        event = payloads.home_opened_event(self.workspace, self.user, self.channel, "home", self.home)
        await self.dispatch.tell("app_home_opened", event)
        return self.home

    async def open_messages(self) -> list[Message]:
        """Open the DM with the app."""
        event = payloads.home_opened_event(self.workspace, self.user, self.channel, "messages", None)
        await self.dispatch.tell("app_home_opened", event)
        return self.dm

    async def press(
        self, where: Message | View, action: str, value: Any = None, *, block_id: str | None = None
    ) -> Answer:
        """Use a button or another element of a message, a modal or Home. Confirm dialogues are accepted.

        `action` is an action id or the words on the button; `value` the choice, date or text, or, where
        several buttons share an action id, the value of the one meant.
        """
        block, element = find_element(where.blocks, action, value, block_id)
        if isinstance(where, View):
            return await self._press_in_view(where, block, element, value)
        return await self._press_in_message(where, block, element, value)

    async def fill(self, field: str, value: Any, *, block_id: str | None = None) -> Answer:
        """Fill in a field of the modal on top, by block id or action id. Options by value or by their words."""
        view = self._top()
        block, element = find_element(view.blocks, field, block_id=block_id)
        return await self._press_in_view(view, block, element, value)

    async def options(self, field: str, typed: str = "", *, view: View | None = None) -> list[Json]:
        """What an external select offers after typing."""
        shown = view or self._top()
        block, element = find_element(shown.blocks, field)
        return await modals.suggestions(self, shown, block, element, typed)

    async def submit(self) -> Submission:
        """Send the modal off. Required fields, lengths and kinds are checked first, as Slack does."""
        self.workspace.tell(self.id, None)
        return await modals.submit(self, self._top())

    async def close_modal(self) -> None:
        """Close the modal on top without sending it."""
        await modals.close(self, self._top())

    # How

    def _own(self, message: Message) -> Message:
        live = self.workspace.find(message.channel, message.ts)
        if live is None or live.user != self.id:
            raise NotAllowed("You can change only messages of your own.")
        return live

    def _top(self) -> View:
        view = self.modal
        if view is None:
            raise NotOnScreen("no modal is open")
        return view

    async def _press_in_view(self, view: View, block: Json, element: Json, value: Any) -> Answer:
        if view is not self.home and view not in self.workspace.screens.stacks.get(self.id, []):
            raise NotOnScreen("this modal is no longer open")
        state = None
        if has_state(element):
            await modals.look_up(self, view, block, element, value)
            state = self._set(view, block, element, value)
            view.errors.pop(block["block_id"], None)
            self.workspace.touch()
        if not sends_at_once(block):
            return Answer()
        action = action_of(block, element, state, value)
        payload = payloads.view_action(self.workspace, self.user, view, action)
        return await self._ask("interactive", payload)

    async def _press_in_message(self, message: Message, block: Json, element: Json, value: Any) -> Answer:
        live = self.workspace.find(message.channel, message.ts)
        if live is None:
            raise NotOnScreen("this message is no longer there")
        state = self._set(live, block, element, value) if has_state(element) else None
        typed = typed_in(self.workspace, live, self.id)
        action = action_of(block, element, state, value)
        payload = payloads.message_action(self.workspace, self.user, live, action, typed)
        return await self._ask("interactive", payload)

    def _set(self, where: Message | View, block: Json, element: Json, value: Any) -> Json:
        """Put a value into a field; its state."""
        fields = typed_in(self.workspace, where, self.id).setdefault(block["block_id"], {})
        known = known_options(where, element, fields.get(element["action_id"], {}))
        fields[element["action_id"]] = state = state_from(element, value, known)
        return state

    async def _ask(
        self, kind: Kind, payload: Json, *, channel: Channel | None = None, command: str | None = None
    ) -> Answer:
        """Send, show what came with the acknowledgement, and say what this person alone was shown."""
        self.workspace.tell(self.id, None)
        before = {message.ts for message in self.workspace.ephemeral}
        ack = await self.dispatch.ask(kind, payload)
        trouble = self._trouble(ack, command)
        if ack.body and channel is not None:
            respond.show(self.workspace, channel.id, self.id, ack.body)
        if trouble:
            self.workspace.tell(self.id, trouble)
        return Answer([m for m in self.ephemeral if m.ts not in before], trouble)

    def _trouble(self, ack: Ack, command: str | None) -> str | None:
        if ack.failure is None:
            return None
        if command is None:
            return TROUBLE
        return f"{command} failed: {_COMMAND_ERRORS.get(ack.failure, 'dispatch_failed')}. {TROUBLE}"
