"""Layer 2: what is not the reply: quoted mail below it, and signatures."""

import re

from models.understanding.lexicon import verb_forms
from models.understanding.vocabulary.phrases import words

_ANSWERS = words("yes no not apologies sorry ok okay will can agreed fine sure please thanks done")
_QUOTED = re.compile(
    r"""^(?:
        on\s.{4,120}\swrote:            # On Tue, 3 Mar 2026 at 10:02, … wrote:
      | -{2,}\s?(?:original|forwarded)\smessage
      | _{5,}
      | from:\s
      | begin\sforwarded\smessage
    )""",
    re.VERBOSE | re.IGNORECASE,
)
#: What a telephone or a programme writes below everything: nobody says with it that a report was sent.
_DEVICE = re.compile(
    r"""(?:^|(?<=[.!?,]))[ \t]*(?:
        sent\s(?:from|via|using|with)\s(?:my\s|the\s)?
        (?:iphone|ipad|android|samsung|galaxy|huawei|pixel|mobile|phone|tablet|blackberry|outlook|teams|yahoo|gmail|mail|proton)
        (?:\s(?:galaxy|mobile|device|phone|smartphone|app|mail|for|ios|android|windows|mac|tablet|\w{1,3}))*
      | get\soutlook\sfor\s\w+
    )[ \t.]*$""",
    re.VERBOSE | re.IGNORECASE | re.MULTILINE,
)
#: A formula that only closes a letter, and one that may also stand inside it.
_CLOSING = r"""
    (?:kind|warm|best|many)\s+regards | regards | best\s+wishes | all\s+the\s+best | yours\s+(?:sincerely|faithfully)
  | sent\s+from\s+my\s+\w+ | get\s+outlook\s+for | with\s+thanks | many\s+thanks | kind\s+thanks | bw | kr
"""
_THANKS = r"cheers | thanks | thank\s+you"
_SIGN_OFF = re.compile(
    rf"(?<![^\s.!?,;-])(?:(?P<closing>{_CLOSING})|{_THANKS})(?=\s?(?:[,.!\n-]|$))", re.VERBOSE | re.IGNORECASE
)
_SIGNED = re.compile(r"(?:(?:[A-Z][\w'.-]{0,20}|of|and|for|the|&|/|-|\|)[,\s]{0,3}){1,8}")
_NAME_ALONE = re.compile(r"[\s,.!-]{0,5}(?:[A-Z][\w'-]{0,20}\s?){0,3}$")


def own_words(text: str) -> str:
    """The part that the person wrote themselves, without a quoted mail and without a signature."""
    kept: list[str] = []
    for line in _DEVICE.sub("", text).split("\n"):
        if line.startswith((">", "|")):
            continue
        if _QUOTED.match(line) or (line == "--" and kept):
            break
        kept.append(line)
    return _without_signature("\n".join(_without_block(kept)))


def _without_block(lines: list[str]) -> list[str]:
    """Without the last lines when they hold only names and titles, as signatures without a formula do."""
    kept = list(lines)
    while len(kept) > 1 and (not kept[-1] or (_SIGNED.fullmatch(kept[-1]) and not _speaks(kept[-1]))):
        kept.pop()
    return kept


def _speaks(line: str) -> bool:
    return any(word in verb_forms() or word in _ANSWERS for word in line.lower().replace(",", " ").split())


def _without_signature(text: str) -> str:
    """Cut at a closing formula; after mere thanks only when nothing but a name follows."""
    for match in _SIGN_OFF.finditer(text):
        before = text[: match.start()]
        if before.strip() and (match["closing"] or _NAME_ALONE.match(text[match.end() :])):
            return before
    return text
