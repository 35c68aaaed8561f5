"""Layer 3: who is named, with capitals or without, and roles put together from their words."""

from collections.abc import Sequence

from models.understanding.dates import DAYS
from models.understanding.lexicon import known_words
from models.understanding.normalise import Token
from models.understanding.vocabulary.names import ALSO_FIRST_NAMES, FIRST_NAMES, ROLE_HEADS, ROLE_WORDS
from models.understanding.vocabulary.people import TITLES
from models.understanding.vocabulary.phrases import words
from models.understanding.written_dates import MONTHS

_LETTERS = words("camhs dsl gp")
_LONGEST_NAME = 4
_LONGEST_ROLE = 5
_ALSO_SURNAMES = frozenset({"may", "young", "king"})
#: Before a plain "sam" these make it something else.
_BEFORE_NOUNS = words("a an the this that our my your his her their some any")
_NO_SURNAMES = words(
    "will can has have had was are and but not report please thanks for from our the midwife attending coming"
)
_LOWER_TITLES = words("dr mr mrs ms miss prof")


def name_at(tokens: Sequence[Token], at: int) -> tuple[int, str] | None:
    """Where a name ends that starts here, and the name as it is written with capitals."""
    end = _with_capitals(tokens, at) or _without_capitals(tokens, at)
    if end is None:
        return None
    return end, " ".join(_capital(each) for each in tokens[at:end] if each.word.isalpha() or each.capital)


def _capital(token: Token) -> str:
    return token.text if token.capital else token.text.capitalize()


def _with_capitals(tokens: Sequence[Token], at: int) -> int | None:
    """A title with a name, or capitalised words that are no words we know."""
    number = at + 1 < len(tokens) and tokens[at + 1].word.isdecimal()  # "PC 1234 Hughes"
    if tokens[at].word in TITLES and any(token.capital for token in tokens[at + 1 + number : at + 2 + number]):
        end = at + 2 + number
    elif not _like_a_name(tokens[at]) and not _first_of_two(tokens, at):
        return None
    else:
        end = at + 1
    while end < len(tokens) and end - at < _LONGEST_NAME and tokens[end].capital and tokens[end].word not in DAYS:
        known = tokens[end].word in known_words() and not _like_a_name(tokens[end])
        if known and tokens[end].word not in _ALSO_SURNAMES and not _surname_after_first(tokens, end):
            break
        end += 1
    return end


def _surname_after_first(tokens: Sequence[Token], at: int) -> bool:
    """As in "Lee Grant": another word, with a capital, right after a first name."""
    token = tokens[at]
    role = at + 1 < len(tokens) and tokens[at].word in ROLE_WORDS and tokens[at + 1].word in ROLE_WORDS | ROLE_HEADS
    plain = not token.text.isupper() and not role and token.word not in ROLE_HEADS | _NO_SURNAMES
    return tokens[at - 1].word in FIRST_NAMES and plain and len(token.word) > 2


def _first_of_two(tokens: Sequence[Token], at: int) -> bool:
    """As in "my colleague Mark Hall": a first name that is another word too, before a surname."""
    within = at > 0 and not tokens[at - 1].stop and tokens[at].capital and tokens[at].word in ALSO_FIRST_NAMES
    return within and at + 1 < len(tokens) and _like_a_name(tokens[at + 1])


def _like_a_name(token: Token) -> bool:
    return (
        token.capital
        and len(token.word) > 1
        and token.word.isalpha()
        and not (token.text.isupper() and len(token.text) > 2)
        and token.word not in known_words()
        and token.word not in DAYS
        and token.word not in MONTHS
    )


def _without_capitals(tokens: Sequence[Token], at: int) -> int | None:
    """As in "jo barker will come", "dr shah": a common first name or a title, and one unknown word after it."""
    token = tokens[at]
    if token.capital or not token.text:
        return None
    titled = token.word in _LOWER_TITLES
    if not titled and (token.word not in FIRST_NAMES or (at and tokens[at - 1].word in _BEFORE_NOUNS)):
        return None
    if at + 1 < len(tokens) and _unknown(tokens[at + 1]):
        return at + 2
    return None if titled or token.word in known_words() else at + 1


def _unknown(token: Token) -> bool:
    return token.word.isalpha() and bool(token.text) and len(token.word) > 1 and token.word not in known_words()


def role_at(words: Sequence[str], at: int) -> tuple[int, str] | None:
    """A role of two words or more that no table foresaw, and where it ends: "specialist midwife"."""
    end = at
    while end < len(words) and end - at < _LONGEST_ROLE and words[end] in ROLE_WORDS:
        end += 1
    if end < len(words) and words[end] in ROLE_HEADS:
        end += 1
    if end - at < 2 or words[end - 1] not in ROLE_HEADS:
        return None
    return end, " ".join(word.upper() if word in _LETTERS else word for word in words[at:end]).replace(" 's", "'s")
