"""What a person is shown: an answer turned into Slack's acknowledgement or into a `views.*` call."""

from slack_bolt.async_app import AsyncAck
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from handlers.answers import Answer, FieldErrors, Home, Open, Recorded, Tell, Update
from handlers.asked import Asked, Surface, Way
from handlers.slack_faults import fault_of
from handlers.views.blocks import View, notice
from handlers.views.limits import check_view

#: Forms of which the newest change is remembered; far more than are open at once.
REMEMBERED = 1000
#: Slack's words for a form that was closed meanwhile: nothing to draw.
CLOSED = frozenset({"not_found", "view_not_found"})


class Screens:
    """Draws what people see. Of several quick changes to one form, the newest decides how it looks."""

    def __init__(self) -> None:
        self._newest: dict[str, Asked] = {}

    def expect(self, asked: Asked) -> None:
        """A change to a form has arrived; whatever is drawn for earlier ones is out of date."""
        if asked.way is Way.PRESS and asked.view_id:
            self._newest.pop(asked.view_id, None)
            self._newest[asked.view_id] = asked
            if len(self._newest) > REMEMBERED:
                del self._newest[next(iter(self._newest))]

    async def show(self, answer: Answer, asked: Asked, ack: AsyncAck, client: AsyncWebClient) -> None:
        """Show an answer where the person stands, checked against Slack's limits first."""
        match answer:
            case FieldErrors(errors):
                await ack(response_action="errors", errors=dict(errors))
            case Tell(_, sentence) if asked.way is Way.COMMAND:
                await ack(text=sentence, response_type="ephemeral")
            case Tell(title, sentence):
                await _open(notice(title, sentence), asked, ack, client)
            case Open(view):
                await _open(view, asked, ack, client)
            case Update(view):
                await self._update(view, asked, ack, client)
            case Recorded(view) if asked.way is Way.SUBMIT:
                await (ack(response_action="update", view=checked(view)) if view else ack(response_action="clear"))
            case Recorded(view) if view is not None:
                await self._update(view, asked, ack, client)
            case Home(view):
                await client.views_publish(user_id=asked.slack_id, view=checked(view))
                await ack()
            case _:
                await ack()

    async def _update(self, view: View, asked: Asked, ack: AsyncAck, client: AsyncWebClient) -> None:
        if asked.way is Way.SUBMIT or asked.surface is not Surface.MODAL:
            await _open(view, asked, ack, client)
            return
        try:
            await client.views_update(view_id=asked.view_id, hash=asked.view_hash or None, view=checked(view))
        except SlackApiError as error:
            fault = fault_of(error)
            if fault == "hash_conflict":
                # An earlier change was drawn after this one was sent. What people typed stays with them either way.
                if self._newest.get(asked.view_id) is asked:
                    await client.views_update(view_id=asked.view_id, view=checked(view))
            elif fault not in CLOSED:
                raise
        await ack()


async def _open(view: View, asked: Asked, ack: AsyncAck, client: AsyncWebClient) -> None:
    if asked.way is Way.SUBMIT:
        await ack(response_action="update", view=checked(view))
        return
    call = client.views_push if asked.surface is Surface.MODAL else client.views_open
    await call(trigger_id=asked.trigger_id, view=checked(view))
    await ack()


def checked(view: View) -> View:
    """The view, if Slack will take it; raises `SlackLimit`."""
    check_view(view)
    return view
