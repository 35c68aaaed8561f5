"""Layer 5: what people ask. A question is answered, never recorded as a fact."""

from models.understanding.lexicon import Topic
from models.understanding.said import Said, any_of
from models.understanding.vocabulary.asked import QUESTIONS, TOGETHER


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
    topics = set(said.about(Topic.ASKED))
    found = [flag for flag, sets in QUESTIONS.items() if any(each <= topics for each in sets)]
    together = [flag for flag in found if flag in TOGETHER]
    if found and found[0] in TOGETHER:
        return set(together)
    return {found[0]} if found else {"question_unanswered"}
