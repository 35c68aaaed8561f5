"""A bare yes or no: what it answers, only the conversation knows."""

import re

from models.understanding.vocabulary.phrases import words

_YES = words("yes y yep yeah yup yea aye ok okay correct right confirmed confirm absolutely sure agreed indeed")
_NO = words("no n nope nah wrong incorrect")
#: Said beside a yes or a no without changing it.
_BESIDE = words(
    "that that's that’s thats is it's it’s its it all please thanks thank you cheers ta great perfect quite not"
)
_SIGNS = {"👍": " yes ", "✅": " yes ", "✔": " yes ", "👎": " no ", "❌": " no "}
_SKIN = re.compile("[\N{EMOJI MODIFIER FITZPATRICK TYPE-1-2}-\N{EMOJI MODIFIER FITZPATRICK TYPE-6}]")
_CODES = {
    "+1": "yes",
    "thumbsup": "yes",
    "white_check_mark": "yes",
    "ok_hand": "yes",
    "-1": "no",
    "thumbsdown": "no",
    "x": "no",
}


def yes_or_no(text: str) -> bool | None:
    """Whether a message says nothing but yes, or nothing but no; None for everything else."""
    text = _SKIN.sub("", text)
    for sign, word in _SIGNS.items():
        text = text.replace(sign, word)
    said = [word for part in text.casefold().split() for word in _plain(part)]
    if not 0 < len(said) <= 6 or not set(said) <= _YES | _NO | _BESIDE:
        return None
    yes, no = bool(_YES & set(said)), bool(_NO & set(said))
    if yes and "not" in said:  # "that's not right"
        yes, no = False, True
    return yes if yes != no else None


def _plain(part: str) -> list[str]:
    """The words of one piece of text; Slack writes an emoji as :+1: or :+1::skin-tone-2:."""
    if part.startswith(":") and part.endswith(":"):
        return [_CODES.get(code, code) for code in part.strip(":").split("::") if not code.startswith("skin-tone")]
    plain = part.strip(".,!?;()\"'\N{VARIATION SELECTOR-16}")
    return [plain] if plain else []
