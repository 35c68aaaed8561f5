"""Layer 5: what people ask. A question is answered, never recorded as a fact."""

from itertools import pairwise

from models.understanding.lexicon import Topic
from models.understanding.said import Said, any_of
from models.understanding.vocabulary.asked import LONG_WORDS, QUESTIONS, SHORT_WORDS, TOGETHER
from models.understanding.vocabulary.phrases import words as _words
from models.understanding.vocabulary.small_words import ASKING

_BETWEEN = _words("is are a an the does do this that mean stand for please")
_JOINING = _words("and or also but , - so plus ;")


def asked(said: Said) -> set[str]:
    """Flags for the questions in a reply."""
    outlook, words = said.about(Topic.OUTLOOK), said.words()
    flags: set[str] = set()
    if "first_time" in outlook and not any_of(words, "first time i have missed"):
        flags |= {"send_first_timer_guide", "named_contact"}
    if "fee" in outlook:
        flags.add("fee_question_to_safeguarding_lead")
    if flags or not said.asks:
        return flags
    found: set[str] = set()
    for start, end in _questions(said):
        explain = _wants_explaining(said, start, end)
        found |= {"question_meaning_of_words"} if explain else _first(set(said.reading.about(Topic.ASKED, start, end)))
    return found or _first(set(said.about(Topic.ASKED))) or {"question_unanswered"}


def _questions(said: Said) -> list[tuple[int, int]]:
    """Where each question starts and ends: "when is it due and where is it?" is two."""
    words = said.reading.words
    found: list[tuple[int, int]] = []
    for number in sorted({clause.sentence for clause in said.clauses if clause.asked}):
        start, end = said.bounds(number)
        start += start < end and said.reading.tokens[start].stop
        cuts = [start] + [at + 1 for at in range(start, end - 1) if words[at] in _JOINING and words[at + 1] in ASKING]
        found += [(at, following) for at, following in pairwise([*cuts, end]) if ASKING & set(words[at : at + 3])]
    return found


def _first(topics: set[str]) -> set[str]:
    found = [flag for flag, sets in QUESTIONS.items() if any(each <= topics for each in sets)]
    return {flag for flag in found if flag in TOGETHER} if found and found[0] in TOGETHER else set(found[:1])


def _wants_explaining(said: Said, start: int, end: int) -> bool:
    """As in "whats cpp", "what's a core group": a word of the field, and nothing else."""
    words = said.reading.words[start:end]
    typed = [token.text.lower() for token in said.reading.tokens[start:end]]
    if "what" not in words[:3]:
        return False
    after = words.index("what") + 1
    rest = [place for place in range(after, len(words)) if words[place] not in _BETWEEN]
    if not rest or len(rest) > 4:
        return False
    return typed[rest[0]] in SHORT_WORDS or any_of(f" {' '.join(words[after:])} ", *LONG_WORDS)
