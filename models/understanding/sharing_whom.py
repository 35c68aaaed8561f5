"""Layer 5: with whom of the family, by relation, and whom a pronoun stands for."""

from models.understanding.chunks import Chunk
from models.understanding.deeds import Deed
from models.understanding.lexicon import Kind
from models.understanding.said import Said, any_of, has
from models.understanding.vocabulary.people import EITHER, FEMALE, MALE, SEVERAL
from models.understanding.vocabulary.phrases import words
from models.understanding.vocabulary.small_words import NO_SUBJECTS

_ALONGSIDE = words("present separately together who separate too also via over last this")

_HOMES = frozenset({"house", "home", "address", "flat"})
#: "mum's seen it", "dad's my case": no possession.
_AFTER_HAS = words(
    """
    had been got seen read not now already agreed my our the a an on at also refused declined happy fine aware
    """
)
_COMPOUNDS = {("protection",), ("clinic",), ("group",), ("massage",), ("benefit",)}


def family_before(said: Said, deed: Deed) -> list[Chunk]:
    """Whom "they" stands for."""
    if deed.subject is None or deed.subject.value not in {"they", "them"}:
        return []
    return [c for c in said.chunks_in(deed.clause.sentence) if c.kind == Kind.RELATION and c.end <= deed.subject.start]


def whom_of(said: Said, deed: Deed, *, own: bool = False) -> tuple[str, ...]:
    """With whom, by relation; `own`: only as far as the deed's own clause says it."""
    found: list[str] = []
    typed = said.reading.words
    they = family_before(said, deed)
    chunks = they + list(deed.clause.chunks if own else deed.around)
    if deed.subject is not None and deed.subject.kind == Kind.RELATION and deed.subject not in chunks:
        chunks.insert(0, deed.subject)
    if has(deed.clause.chunks, Kind.PERSON, "they"):
        found += _antecedent(said, deed)
    for chunk in chunks:
        if (
            chunk.kind == Kind.RELATION
            and not _only_beside(typed, chunk)
            and (
                chunk in deed.clause.chunks
                or chunk in they
                or chunk is deed.subject
                or not _does_something_else(said, chunk)
            )
            and (chunk is deed.subject or not excepted(typed, chunk))
            and not _cared_for(typed, chunk)
        ):
            found += SEVERAL.get(chunk.value, (chunk.value,))
    return tuple(dict.fromkeys(found))


def excepted(words: tuple[str, ...], chunk: Chunk) -> bool:
    """As in "with mum but not dad", "not with birth mum", "dad not contactable"."""
    before = words[max(0, chunk.start - 3) : chunk.start]
    after = words[chunk.end : chunk.end + 2]
    if after[:1] == ("not",) or (after[1:] == ("not",) and after[0] in {"is", "has", "was", "did", "does", "have"}):
        return True
    if "not" not in before:
        return False
    after_not = before[len(before) - before[::-1].index("not") :]
    return after_not[:1] in {("with",), ("to",), ("the",), ("birth",), ()}


def _does_something_else(said: Said, chunk: Chunk) -> bool:
    """As in "…, dad lives abroad": a word of which nothing is known follows, so it is not told with whom."""
    at = said.place_of(chunk) + 1
    following = said.reading.chunks[at] if at < len(said.reading.chunks) else None
    if following is not None and following.kind in {Kind.AUXILIARY, Kind.NEGATION, Kind.DOUBT}:
        return True  # "child is too young"
    return (
        following is not None
        and following.kind == Kind.WORD
        and following.value.isalpha()
        and following.value not in _ALONGSIDE | NO_SUBJECTS
    )


def _cared_for(words: tuple[str, ...], chunk: Chunk) -> bool:
    """As in "who care for the child"."""
    return "for" in words[max(0, chunk.start - 2) : chunk.start]


def _antecedent(said: Said, deed: Deed) -> list[str]:
    """Whom "her" stands for: the one person named before, in the same sentence."""
    if any(chunk.kind == Kind.RELATION for chunk in deed.clause.chunks):
        return _antecedent_of(said, deed) if any_of(clause_words(said, deed), "with her", "with him") else []
    return _antecedent_of(said, deed) if any_of(clause_words(said, deed), "her", "him", "he", "she") else []


def clause_words(said: Said, deed: Deed) -> str:
    return f" {said.reading.said(deed.clause.start, deed.clause.end)} "


def _antecedent_of(said: Said, deed: Deed) -> list[str]:
    """The last one named before whom the pronoun fits: in the sentence, or else the only one of the reply so far."""
    fitting = _fitting(clause_words(said, deed))
    before = [
        chunk
        for chunk in said.reading.chunks
        if chunk.kind == Kind.RELATION
        and chunk.end <= deed.clause.start
        and chunk.value not in SEVERAL
        and (fitting is None or chunk.value in fitting)
        and not _only_beside(said.reading.words, chunk)
    ]
    here = [chunk for chunk in before if chunk.start >= said.bounds(deed.clause.sentence)[0]]
    if here:
        return [here[-1].value]
    return [before[-1].value] if len({chunk.value for chunk in before}) == 1 else []


def _fitting(clause: str) -> frozenset[str] | None:
    if any_of(clause, "him", "he", "his"):
        return MALE | EITHER
    return FEMALE | EITHER if any_of(clause, "her", "she") else None


def _only_beside(words: tuple[str, ...], chunk: Chunk) -> bool:
    """As in "mum's boyfriend", "child protection", "children's centre": the relation only belongs to another word."""
    following = words[chunk.end : chunk.end + 2]
    if following[:1] == ("'s",):
        return following[1:2] != () and following[1] not in _HOMES | _AFTER_HAS
    return (
        following[:1] in {("protection",), ("in",), ("health",)}
        and chunk.value == "child"
        and following[1:2] in {("need",), ("protection",), ()}
    ) or following[:1] in _COMPOUNDS
