"""A wider net for names of children and families than the grammar's: a name right beside a word for a relation.

A name is a known first name in any case, or a word with a capital that is no ordinary word. Professionals are named
with a title or a role, and are not looked for here.
"""

import re

from models.understanding.vocabulary.names import FIRST_NAMES
from models.understanding.vocabulary.ordinary import ORDINARY
from models.understanding.vocabulary.phrases import words

_RELATION = (
    r"mum|mam|mother|mummy|dad|father|daddy|parents?|nan|gran|granny|grand(?:ma|mum|mother|ad|dad|father|parents?)"
    r"|aunt|auntie|uncle|step(?:mum|dad|mother|father)|boyfriend|girlfriend|son|daughter|child|children|baby|boy|girl"
    r"|brother|sister|siblings?|twins?|kids?|pupil|toddler"
)
#: "mum Sarah", "father (John Smith)", "her son is called Alfie"; a comma or a full stop is a new thought.
_AFTER = re.compile(
    rf"\b(?:{_RELATION})(?: is| called| named| is called| is named)? ?\(?(?P<name>[^\W\d_]{{2,20}})", re.IGNORECASE
)
#: "Sarah (mum)", "Alfie, her son"
_BEFORE = re.compile(rf"\b(?P<name>[^\W\d_]{{2,20}}) ?\((?:the |his |her |their )?(?:{_RELATION})\)", re.IGNORECASE)
#: "the Baker children"
_THE_FAMILY = re.compile(
    r"\bthe (?P<name>[A-Z][a-z]{2,20}) (?:children|kids|twins|siblings|boys|girls|family)\b(?!['’]s)"
)
#: "Ellie (4)", "Ellie, aged 4"
_AGED = re.compile(r"\b(?P<name>[A-Z][a-z]{2,20})(?: ?\((?:aged? )?\d{1,2}(?: ?y(?:rs?|ears?)?)?\)|,? aged \d{1,2}\b)")
#: "Tyler and his dad"
_AND_THEIRS = re.compile(
    rf"\b(?P<name>[^\W\d_]{{2,20}}),? (?:and|&|with) (?:his|her|their) (?:{_RELATION})\b", re.IGNORECASE
)
_IS_RELATION = re.compile(_RELATION)
_SHAPES = (_AFTER, _BEFORE, _THE_FAMILY, _AGED, _AND_THEIRS)
_DAYS_AND_MONTHS = words(
    """
    mon monday tue tues tuesday wed weds wednesday thu thur thurs thursday fri friday sat saturday sun sunday
    jan january feb february mar march apr april may jun june jul july aug august sep sept september
    oct october nov november dec
    december easter christmas
    """
)
#: Words with a capital that stand beside relations and are nobody's name.
_OTHERS = words(
    """
    child children section room action page version appendix form part question team teams zoom skype whatsapp facetime
    gp hv dsl sw social services first last early help young star sure start and or but so if we she he they it is was
    both all did does who has had dr mr mrs ms miss prof in on at by to for via as eve
    """
)


def family_named(text: str) -> bool:
    """Whether a text names somebody of a family beside what they are to each other, or by their age."""
    loud = text.upper() == text
    return any(_is_name(match["name"], loud=loud) for shape in _SHAPES for match in shape.finditer(text))


def _is_name(word: str, *, loud: bool) -> bool:
    plain = word.casefold()
    if plain in _DAYS_AND_MONTHS or plain in _OTHERS or _IS_RELATION.fullmatch(plain):
        return False
    capital = word[:1].isupper() and not word.isupper() and not loud
    return plain in FIRST_NAMES or (capital and plain not in ORDINARY)
