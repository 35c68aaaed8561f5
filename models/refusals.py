"""Why an operation was not carried out, in sentences a person can read where they stand.

A refusal never contains what the person typed, so it is safe to log by its class.
"""


class Refused(Exception):  # reads as what happened, not as a fault of the programme
    """The operation was not carried out; nothing was recorded.

    `sentence` says why and what to do; `field` names the form's field it belongs to, if there is one.
    """

    def __init__(self, sentence: str, field: str | None = None) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.field = field


class NotYours(Refused):
    """There is no such thing, or it is not this person's: deliberately the same answer for both, to the letter."""

    def __init__(self, *, typed: bool = False) -> None:
        what = "a conference with the reference you typed" if typed else "that"
        super().__init__(
            f"We cannot find {what} among the conferences you are part of. "
            "Check the reference, or ask the social worker who invited you."
        )


class Unknown(Refused):
    """The person is not in the directory."""

    def __init__(self) -> None:
        super().__init__(
            "You are not in this partnership's directory yet. Ask your administrator to add you, then try again."
        )


class Closed(Refused):
    """The conference is over or cancelled: nothing more can be answered."""


class Changed(Refused):
    """The facts changed while a form was open; what was typed is kept and shown again with the facts of now."""

    def __init__(self) -> None:
        super().__init__(
            "This was changed while your form was open. What you typed is still here: check it against "
            "what is recorded now, then send it again."
        )
