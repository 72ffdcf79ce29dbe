"""Danish words and their base forms: simplemma's list, compiled once to a file that all processes share.

A hash table in a file that is mapped, not read: of a process's memory it takes what it looks at, and that only once
for all. It is compiled where it is first needed, or beforehand by ``python -m projections.search.lexicon``.
"""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
from array import array
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from mmap import ACCESS_READ, mmap
from pathlib import Path
from zlib import adler32, crc32

from projections.search.folding import fold
from projections.search.paradigms import bases, in_e, is_infinitive, missing, prefixed
from projections.search.word_lists import forms, forms_digest

_FORMAT = b"forumarkiv-lexicon-5"
_SLOTS = 1 << 21
_HEAD = 64
_LONGEST = 40
# A slot: 20 bits by which a word is known there, twice the number of a base form, how often it begins and ends
# compounds, what joins it to what follows there, and two flags.
_MARK, _ID, _OFTEN = 44, (1 << 17) - 1, 7
_FIRST, _SECOND, _BEGINS, _ENDS, _JOINT = 10, 27, 4, 7, 2
_BASE, _VERB = 1, 2
JOINTS = ("", "s", "e")
# What joins as a rule: seen so often at least, and so in three of four; None where nothing does.
_RULES = (None, *JOINTS)
_SEEN, _MOSTLY = 4, 0.75


class Lexicon:
    """Looks words up by their folded form."""

    def __init__(self, data: memoryview) -> None:
        lemmas = int.from_bytes(data[32:40], "little")
        starts = _HEAD + 8 * _SLOTS
        self._slots = data[_HEAD:starts].cast("Q")
        self._starts = data[starts : starts + 4 * (lemmas + 1)].cast("I")
        self._text = data[starts + 4 * (lemmas + 1) :]

    def lemmas(self, word: str) -> tuple[str, ...]:
        """The base forms of a word, the likeliest first; none of a word that is not known."""
        slot = self._find(word)
        found = (slot >> _FIRST & _ID, slot >> _SECOND & _ID)
        return tuple(self._lemma(one) for one in found if one)

    def knows(self, word: str) -> bool:
        return self._find(word) != 0

    def is_base(self, word: str) -> bool:
        return bool(self._find(word) & _BASE)

    def is_verb(self, word: str) -> bool:
        """Whether a word is the infinitive of a verb, as far as its forms tell."""
        return bool(self._find(word) & _VERB)

    def begins(self, word: str) -> int:
        """How often a word begins compounds of the lexicon, from 0 to 7."""
        return self._find(word) >> _BEGINS & _OFTEN

    def ends(self, word: str) -> int:
        """How often a word ends compounds of the lexicon, from 0 to 7."""
        return self._find(word) >> _ENDS & _OFTEN

    def joint(self, word: str) -> str | None:
        """What joins a word to others in compounds of the lexicon as a rule; None where there is no rule."""
        return _RULES[self._find(word) >> _JOINT & 3]

    def _lemma(self, id: int) -> str:
        return str(self._text[self._starts[id - 1] : self._starts[id]], "utf-8")

    def _find(self, word: str) -> int:
        """The slot of a word; 0 where it has none."""
        at, mark = _hashed(word)
        while slot := self._slots[at]:
            if slot >> _MARK == mark:
                return slot
            at = (at + 1) % _SLOTS
        return 0


def _hashed(word: str) -> tuple[int, int]:
    """Where to look for a word, and by what it is known there."""
    data = word.encode()
    crc = crc32(data)
    mark = crc >> 21 | (adler32(data) * 2654435761 >> 18 & 0x1FF) << 11
    return crc % _SLOTS, mark or 1


@cache
def lexicon() -> Lexicon:
    """The compiled one; compiles it where there is none yet."""
    name = f"lexicon-{_digest()}.bin"
    for folder in _folders():
        with suppress(OSError, ValueError):
            return Lexicon(_mapped(folder / name))
    content = _compiled(_base_forms())
    for folder in _folders():
        with suppress(OSError, ValueError):
            _keep(folder / name, content)
            return Lexicon(_mapped(folder / name))
    return Lexicon(memoryview(content))


def _digest() -> str:
    told = [_FORMAT, version("simplemma"), forms_digest()]
    return hashlib.sha256(repr(told).encode()).hexdigest()[:12]


def _folders() -> Iterator[Path]:
    """Where it may lie: with the program, else with the user, else where all may write."""
    yield Path(sys.prefix) / "share" / "forumarkiv"
    yield Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "forumarkiv"
    yield Path(tempfile.gettempdir()) / f"forumarkiv-{os.getuid()}"


def _mapped(path: Path) -> memoryview:
    """Raises OSError where there is none, ValueError where it is not ours, or cut short."""
    with path.open("rb") as file:
        told = os.fstat(file.fileno())
        if told.st_uid not in (0, os.getuid()):
            raise ValueError(path)
        found = memoryview(mmap(file.fileno(), 0, access=ACCESS_READ))
    if bytes(found[: len(_FORMAT)]) != _FORMAT or int.from_bytes(found[40:48], "little") != len(found):
        raise ValueError(path)
    return found


def _keep(path: Path, content: bytes) -> None:
    # Beside the program it is made by whoever installs it, for the account that runs it.
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o755)
    handle, temporary = tempfile.mkstemp(dir=path.parent, suffix=".part")
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    os.chmod(temporary, 0o644)
    os.replace(temporary, path)


def _base_forms() -> dict[str, list[str]]:
    """Of each folded form its base forms: one, or where folding or what the list lacks makes it so, two."""
    from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

    strong, fixed = forms("strong verbs"), forms("instead") | forms("abbreviations")
    found = {form: [lemma] for form, lemma in forms("also").items()}
    for form, lemma in strong.items():
        _add(found, form, lemma)
    for form, lemma in DefaultDictionaryFactory().get_dictionary("da").items():
        if len(form) <= _LONGEST and form.isalpha() and lemma.isalpha() and form[1:].islower():
            _add(found, fold(form), fold(lemma))
    found |= {form: [lemma] for form, lemma in fixed.items()}
    for form, lemma in list(missing(found)):
        if form == lemma:
            found[form] = [lemma, *(one for one in found.get(form, ()) if one != lemma)][:2]
        elif form in found and form not in fixed:
            _add(found, form, lemma)
    for form, lemma in [*prefixed(found, strong, forms("prefixes")), *bases(found)]:
        if form not in fixed:
            _add(found, form, lemma)
    for form, lemma in list(in_e(found)):
        if form in found and form not in fixed:
            _add(found, form, lemma)
    many = {f"{form}e": lemma for form, lemma in strong.items() if not form.endswith(("t", "e"))}
    for form, lemma in [*many.items(), *prefixed(found, many, forms("prefixes"))]:
        found.setdefault(form, [lemma])  # of several, until about 1900: de toge
    return found


def _add(found: dict[str, list[str]], form: str, lemma: str) -> None:
    lemmas = found.setdefault(form, [])
    if lemma not in lemmas and len(lemmas) < 2:
        lemmas.append(lemma)


def _compiled(found: Mapping[str, list[str]]) -> bytes:
    lemmas = sorted({lemma for of in found.values() for lemma in of})
    ids = {lemma: n for n, lemma in enumerate(lemmas, 1)}
    begins, ends, joined = _in_compounds(found)
    slots = array("Q", bytes(8 * _SLOTS))
    for form, of in found.items():
        at, mark = _hashed(form)
        while slots[at]:
            at = (at + 1) % _SLOTS
        flags = _BASE * (form in of) | _VERB * is_infinitive(found, form)
        second = ids[of[1]] if len(of) > 1 else 0
        often = _scale(ends[form]) << _ENDS | _scale(begins[form]) << _BEGINS | _rule(joined, form) << _JOINT
        slots[at] = mark << _MARK | second << _SECOND | ids[of[0]] << _FIRST | often | flags
    text = [lemma.encode() for lemma in lemmas]
    starts = array("I", [0])
    for one in text:
        starts.append(starts[-1] + len(one))
    body = b"".join([slots.tobytes(), starts.tobytes(), *text])
    head = _FORMAT.ljust(32, b"\0") + len(lemmas).to_bytes(8, "little") + (_HEAD + len(body)).to_bytes(8, "little")
    return head.ljust(_HEAD, b"\0") + body


def _in_compounds(found: Mapping[str, list[str]]) -> tuple[Counter[str], Counter[str], Counter[tuple[str, str]]]:
    """How many base forms each word begins, and each ends, where another word is what is left of them; and by what
    each is joined to what follows.
    """
    begins: Counter[str] = Counter()
    ends: Counter[str] = Counter()
    joined: Counter[tuple[str, str]] = Counter()
    for word, of in found.items():
        if word not in of:
            continue
        for middle in range(2, len(word) - 1):
            first, last = word[:middle], word[middle:]
            if last in found and last in found[last]:
                for begun, joint in ((first, ""), (first[:-1], first[-1])):
                    if begun in found and len(begun) > 1 and joint in JOINTS:
                        begins[begun] += 1
                        ends[last] += 1
                        joined[begun, joint] += 1
                if first not in found and f"{first}e" in found:
                    begins[f"{first}e"] += 1
    return begins, ends, joined


def _rule(joined: Counter[tuple[str, str]], word: str) -> int:
    """Which of the joints a word has as a rule."""
    many = [joined[word, joint] for joint in JOINTS]
    most = max(many)
    return many.index(most) + 1 if sum(many) >= _SEEN and most >= _MOSTLY * sum(many) else 0


def _scale(count: int) -> int:
    """0, 1, 2, 4, 8, 16, 64, 256 and more."""
    return sum(count >= least for least in (1, 2, 4, 8, 16, 64, 256))


if __name__ == "__main__":
    lexicon()
