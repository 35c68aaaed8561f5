"""Layer 2: slips of the finger, put right only towards the field's own words, and only when one letter is wrong.

Names and ordinary words are left alone: "scared" is one letter from "shared".
"""

from functools import cache

from models.understanding.lexicon import field_words, known_words

_SHORTEST = 5
_VOWELS = frozenset("aeiou")
_KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_BESIDE = frozenset(
    pair
    for row, below in zip(_KEYS, (*_KEYS[1:], ""), strict=True)
    for place, key in enumerate(row)
    for other in (row[place + 1 : place + 2], below[max(place - 1, 0) : place + 1])
    for each in other
    for pair in (key + each, each + key)
)


@cache
def _by_deletion() -> dict[str, tuple[str, ...]]:
    """Each field word, and each with one letter left out, under what remains."""
    found: dict[str, list[str]] = {}
    for word in sorted(field_words()):
        if len(word) >= _SHORTEST:
            for shorter in {word, *_without_one(word)}:
                found.setdefault(shorter, []).append(word)
    return {shorter: tuple(words) for shorter, words in found.items()}


def corrected(word: str) -> str:
    """The field's word that was meant, or the word itself when that is not plain."""
    if len(word) < _SHORTEST or len(word) > 20 or not word.isalpha() or word in known_words():
        return word
    index = _by_deletion()
    near = {found for part in (word, *_without_one(word)) for found in index.get(part, ())}
    meant = [found for found in near if found[0] == word[0] and _one_slip(word, found)]
    return meant[0] if len(meant) == 1 else word


def _without_one(word: str) -> set[str]:
    return {word[:place] + word[place + 1 :] for place in range(len(word))}


def _one_slip(typed: str, meant: str) -> bool:
    """Whether one letter was left out, doubled, swapped with the next, or is a key beside it or another vowel."""
    if len(typed) + 1 == len(meant):
        return typed in _without_one(meant)
    if len(typed) == len(meant) + 1:
        return any(_without(typed, place) == meant and _slipped_in(typed, place) for place in range(1, len(typed)))
    if len(typed) != len(meant):
        return False
    different = [place for place in range(len(typed)) if typed[place] != meant[place]]
    if len(different) == 2 and different[1] == different[0] + 1:
        first, second = different
        return typed[first] == meant[second] and typed[second] == meant[first]
    if len(different) != 1:
        return False
    mine, theirs = typed[different[0]], meant[different[0]]
    return mine + theirs in _BESIDE or (mine in _VOWELS and theirs in _VOWELS)


def _without(word: str, place: int) -> str:
    return word[:place] + word[place + 1 :]


def _slipped_in(typed: str, place: int) -> bool:
    around = typed[max(place - 1, 0) : place] + typed[place + 1 : place + 2]
    return any(each == typed[place] or each + typed[place] in _BESIDE for each in around)
