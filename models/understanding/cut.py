"""Layer 2: what is not the reply: quoted mail, signatures, and the headers of automatic answers."""

import re

_QUOTED = re.compile(
    r"""^\s*(?:
        on\s.{4,120}\swrote:?\s*$                       # On Tue, 3 Mar 2026 at 10:02, … wrote:
      | on\s.{4,120}\swrote:
      | -{2,}\s*(?:original|forwarded)\s+message.*
      | _{5,}\s*
      | from:\s.{1,200}
      | begin\ forwarded\ message:?
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_SIGN_OFF = re.compile(
    r"""(?:^|(?<=[.!?,;\n])|(?<=\s))\s*(?:
        (?:kind|warm|best|many)\s+regards | regards | best\s+wishes | all\s+the\s+best | yours\s+(?:sincerely|faithfully)
      | sent\s+from\s+my\s+\w+ | get\s+outlook\s+for | warmly | with\s+thanks | many\s+thanks | kind\s+thanks | cheers | thanks | thank\s+you | bw | kr
    )(?=\s*(?:[,.!\n]|-|$))[\s\S]*""",
    re.VERBOSE | re.IGNORECASE,
)
_RULE = re.compile(r"^\s*--\s*$", re.MULTILINE)
_NAME_ALONE = re.compile(r"\s*(?:[A-Z][\w'-]{0,20}\s*){0,3}$")


def own_words(text: str) -> str:
    """The part that the person wrote themselves, without a quoted mail and without a signature."""
    kept: list[str] = []
    for line in text.split("\n"):
        if line.lstrip().startswith((">", "|")):
            continue
        if kept and any(kept) and _QUOTED.match(line):
            break
        if _QUOTED.match(line) and not any(part.strip() for part in kept):
            break
        kept.append(line)
    own = "\n".join(kept)
    rule = _RULE.search(own)
    if rule and own[: rule.start()].strip():
        own = own[: rule.start()]
    return _without_signature(own)


def _without_signature(text: str) -> str:
    """Cut at a closing formula when what follows it looks like a name and an address, not like more of the reply."""
    for match in _SIGN_OFF.finditer(text):
        before, after = text[: match.start()], match.group()
        if not before.strip():
            continue
        strong = re.match(r"\s*(?:kind|warm|best|regards|many|yours|sent|get|with|all|bw|kr)", after, re.IGNORECASE)
        tail = re.sub(r"^\s*\S+(?:\s+you)?[\s,.!-]*", "", after)
        if strong or _NAME_ALONE.match(tail):
            return before
        break
    return text
