"""The model of forms/request/refusal_grounds.yaml: the grounds on which a request is refused, and what clears each of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar, Literal

from mla_writer.forms.model import STRICT, Level

HOME = "request/refusal_grounds"
"""The head of the contexts of its texts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """One ground of refusal.

    `named` holds beginnings of words by which treaties and packs name it, `but_not` phrases that are no name of it; `facts`
    the things known of a State, and `provisions` the kinds of provision, that always raise it, `default_for` the things known
    of a State that raise it where their words name no ground; `general` says that States refuse for it though neither treaty
    nor pack is known to say so. It can matter only where the condition `applies` is not decided to be no.

    What clears it: the condition `clear` (with the sentence `clear_because`), an assurance (`assured`, or one of the options
    `assurances` of the question on assurances), an answer (`answered`). `touch` is the option of the question `request.touches`
    that says that the ground touches the case; what is said to it is then asked as `request.<touch>_answer`.

    `signs` and `signs_of_court` are beginnings of words that speak for the ground in the offences or the name of the court.
    Findings whose codes are among `told_by` (`DUAL-*`) keep it open, and say so themselves. `questions` are where it is mended.
    `level` is how loudly it speaks while it is open; without one it has findings of its own only in `told_by`. The one that
    `is_rest` takes what no other is named by; one that goes `if_given` is answered where the pack says that this State gives
    every measure asked for.
    """

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    id: str
    title: str
    means: str
    named: tuple[str, ...] = ()
    but_not: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    provisions: tuple[str, ...] = ()
    default_for: tuple[str, ...] = ()
    general: bool = False
    applies: str = ""
    clear: str = ""
    clear_because: str = ""
    assured: str = ""
    answered: str = ""
    touch: str = ""
    assurances: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()
    signs_of_court: tuple[str, ...] = ()
    told_by: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    level: Level | Literal[""] = ""
    is_rest: bool = False
    if_given: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Grounds:
    """The whole file: `denials` are words by which a part of a text says that something is no ground there."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    grounds: int
    denials: tuple[str, ...]
    list: tuple[Ground, ...]

    def __hash__(self) -> int:
        """Tell readings apart by which they are: what is recognised by one is kept for it, on each key."""
        return id(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedWords:
    """Words of one language that call somebody guilty; `but_not` are phrases in which such a word says nothing of the kind.

    `deeds` tell an offence as done: with the name of a suspect in one sentence they say the same, unless a word of `hedges` says
    there that it is a suspicion or somebody's account.
    """

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    words: tuple[str, ...]
    but_not: tuple[str, ...] = ()
    deeds: tuple[str, ...] = ()
    hedges: tuple[str, ...] = ()

    def __hash__(self) -> int:
        """Tell readings apart by which they are, as with the grounds."""
        return id(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsOfGuilt:
    """forms/request/words_of_guilt.yaml."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    words_of_guilt: int
    languages: Mapping[str, LoadedWords]


def ground_texts(grounds: Grounds) -> Iterator[tuple[str, str]]:
    """Yield context and English text of everything in the file that is translated."""
    for one in grounds.list:
        for name in ("title", "means", "clear_because"):
            text = str(getattr(one, name))
            if text:
                yield f"{HOME}:{one.id}.{name}", text
