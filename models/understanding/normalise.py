"""Layer 1: one way of writing. Quotes, dashes, emoji, Slack's markup, contractions and abbreviations.

Nothing is understood here; later layers can rely on plain words, each with how it was typed.
"""

import re
import unicodedata
from dataclasses import dataclass

from models.understanding.vocabulary.short_forms import EXPANSIONS

#: A reply longer than this is cut: Slack's own messages hold no more.
LONGEST = 4_000
#: More words and signs than English fits into that; only noise has more.
MOST_WORDS = 800

_SIGNS = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u0060\u00b4\u02bc\uff07", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb", '"'),
        **dict.fromkeys("\u2012\u2013\u2014\u2015\u2212", " - "),
        **dict.fromkeys("•·▪◦‣", "\n"),
        **dict.fromkeys("👍✅✔☑👌", " thumbsup "),
        **dict.fromkeys("\u200b\u200c\u200d\ufeff\u00ad", ""),
        "…": ". ",
        "\u2028": "\n",
        "\u2029": "\n",
        "\r": "\n",
    }
)
_MARKUP = re.compile(r"<[@#!][^>\s]{1,80}>|<?https?://\S{1,500}>?|:[a-z_+][a-z0-9_+-]{1,30}:")
_THUMB = re.compile(r":(?:\+1|thumbsup|white_check_mark|ok_hand)(?:::skin-tone-\d)?:")
_TITLE = re.compile(r"\b(Dr|Mr|Mrs|Ms|Sgt|St|Insp|e\.g|i\.e|no(?=\.\s?\d))\.(?=[\s\d])", re.IGNORECASE)
_TOKEN = re.compile(
    r"""
      \b2(?:day|moro|nite)\b | \bf2f\b | \bb4\b
    | \d+(?:[./:-]\d+)+(?:\s?[ap]m\b)?     # 12/2/26  11.15  2026-03-02  1-3
    | \d+(?:st|nd|rd|th|[ap]m|hrs?|mins?)\b # 16th  9am
    | \d+
    | w/c | w/ | f/f | n/a | a/l
    | [^\W\d_]+(?:'[^\W\d_]+)*             # words, with their apostrophes
    | [.!?]+ | \n+ | [,;:()&+/"-] | >
    """,
    re.VERBOSE | re.IGNORECASE,
)
#: "10-10.30", "9am - 11": two hours, where one of them says that it is one.
_HOUR = r"\d{1,2}(?:[.:]\d{2})?\s?(?:[ap]m)?"
_CERTAIN = r"(?:\d{1,2}[.:]\d{2}\s?(?:[ap]m)?|\d{1,2}\s?[ap]m)"
_RANGE = re.compile(
    rf"(?<![\d./:-])(?:({_CERTAIN})\s?-\s?({_HOUR})|({_HOUR})\s?-\s?({_CERTAIN}))(?![\d/:-]|\.\d)", re.IGNORECASE
)
_SECURE_MAIL = re.compile(r"\bnhs\.net\b(?:\s+mail|\s+email)?", re.IGNORECASE)
#: "available 10-11": two bare hours, after a word that hours follow.
_BARE_RANGE = re.compile(
    r"(?<=(?:able|free|only|join|here) )((?:9|1[0-8]))\s?-\s?((?:9|1[0-8]))(?![\d/:.-])", re.IGNORECASE
)
_PERCENT = re.compile(r"\b\d{1,3}\s?%")
#: "non-mol", "sign-off"; a double name keeps its hyphen.
_HYPHEN = re.compile(r"(?<=[^\W\d_])-(?=[a-z])")
_STOPS = frozenset(".!?\n")


@dataclass(frozen=True, slots=True)
class Token:
    """One word or sign: `word` as it is understood, `text` as it was typed ("" for a word added by expansion)."""

    text: str
    word: str

    @property
    def capital(self) -> bool:
        return self.text[:1].isupper()

    @property
    def stop(self) -> bool:
        return self.word[:1] in _STOPS


def one_way_of_writing(text: str) -> str:
    """The text with plain quotes, dashes and spaces, without Slack's markup and pictures."""
    plain = text[:LONGEST].translate(_SIGNS).replace("\\n", "\n").replace("&amp;", "&").replace("&gt;", ">")
    plain = unicodedata.normalize("NFKC", plain)[:LONGEST]
    plain = _MARKUP.sub(" ", _THUMB.sub(" thumbsup ", plain))
    plain = _SECURE_MAIL.sub("nhsmail", plain)
    plain = _PERCENT.sub(" percent ", plain)
    plain = _HYPHEN.sub(" ", plain)
    plain = _BARE_RANGE.sub(r"from \1 to \2 ", plain)
    plain = _RANGE.sub(lambda found: f" from {found[1] or found[3]} to {found[2] or found[4]} ", plain)
    return _TITLE.sub(r"\1", "\n".join(line for part in plain.split("\n") if (line := " ".join(part.split()))))


def tokens(text: str) -> list[Token]:
    """The words and signs of a text, abbreviations and contractions written out."""
    found: list[Token] = []
    for typed in _TOKEN.findall(text):
        low = typed.lower()
        if low.endswith("'s") and low not in EXPANSIONS:
            found += [Token(typed[:-2], low[:-2]), Token("", "'s")]
            continue
        expanded = EXPANSIONS.get(low)
        if expanded is None:
            found.append(Token(typed, low))
        else:
            first, *rest = expanded
            found += [Token(typed, first), *(Token("", word) for word in rest)]
    return found[:MOST_WORDS]
