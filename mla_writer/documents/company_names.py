"""What a company is called for short: its name without its legal form, and without the words that many companies bear.

*Lakeshore Supplies (Uganda) Ltd* is called *Lakeshore*, *Société Exemple du Lac SA* *Exemple du Lac*. Where nothing is left that
tells it from others, as of *Bank of Uganda*, it is called by its whole name alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from zoneinfo import available_timezones

from mla_writer.answers.answers import Answers
from mla_writer.answers.values import Text
from mla_writer.translation.searching import plain
from mla_writer.translation.states import names_of_states

_FORMS = """
    ab ag as bhd bsc bv co company corp corporation doo dmcc ek eurl fzco fze gmbh inc incorporated jsc kft kg kgaa limited llc
    llp lp ltd ltda ltee nv oao ohg ojsc ooo oy oyj pao pjsc plc private psc pte pty pvt sa sal sarl sas sasu sca scs sdn se
    sl snc spa srl ug wll zao zrt المحدوده محدوده
"""
"""Legal forms, folded."""
_SMALL = """
    a al and d da das de del der des di die do dos du e el en et for fur il in l la las le les los of on pour the to und van
    von y
"""
"""What stands between other words, folded."""
_SHARED = """
    advisors advisory agency airlines associates association auto aviation bank banking banque capital care center centre cie
    commerce commercial communications compagnie computers conseil construction constructions consultants consulting
    contractors credit developers development distribution distributors electronics energy engineering enterprise
    enterprises entreprise entreprises equipment estate estates etablissements exchange export exports express farms
    fiduciaire finance financial fondation food foods foundation freight fund general global gold group groupe health hold
    holding holdings hotel hotels import imports industrial industries industry institute insurance international invest
    investment investments laboratories logistics management manufacturing marine market marketing media medical metals
    minerals mines mining motors national network networks office oil online operations partners pay payment payments
    pharma pharmaceuticals power print printing products projects properties property real resources retail royal sales
    savings securities security service services shipping shop societe software solutions standard steel stock store
    stores supplies supply systems tech technologies technology telecom telecommunications telecoms textiles tours trade
    traders trading trans transport transports travel trust trustees union united universal ventures water wholesale world
    worldwide
    central east eastern first new north northern south southern west western african american arab asian european
    البنك التجاره التجاريه الدوليه الشركه العالميه العامه القابضه المتحده المجموعه المصرف الموسسه الوطنيه بنك تجاره شركه
    قابضه للاستثمار للتجاره للتوريدات للخدمات للمقاولات مجموعه مصرف موسسه والتجاره
"""
"""Words that many companies bear, folded: none of them tells one from the others."""
_LEGAL_FORMS = frozenset(_FORMS.split())
_TELL_NOBODY = _LEGAL_FORMS.union(_SMALL.split(), _SHARED.split())
_LEAST = 4
"""Letters of a single word by which a company is known."""


def without_form(words: list[str]) -> list[str]:
    """Return the words of a name without its legal form at their end; all of them where nothing else would be left."""
    end = len(words)
    while end > 1 and _key(words[end - 1]) in _LEGAL_FORMS:
        end -= 1
    return words[:end]


def short_names(words: list[str], ordinary: frozenset[str]) -> Iterator[list[str]]:
    """Yield the words by which a company is known for short; `ordinary` ones tell nobody alone.

    In a script without capitals nothing tells such a word from an ordinary one: there the word before it is kept, شركة.
    """
    end = len(words)
    while end and _is_shared(words[end - 1], ordinary):
        end -= 1
    start = 0
    while start < end and _is_shared(words[start], ordinary):
        start += 1
    if end - start == 0:
        return
    if start:
        yield words[:end]
    short = words[start:end]
    if short[0][0].isupper() and (len(short) > 1 or len(short[0]) >= _LEAST):
        yield short


def ordinary_words(answers: Answers, names: Iterable[str] = ()) -> frozenset[str]:
    """Return the words that somebody writes in small letters in the texts of a case, those of its towns, and those of `names`."""
    words = {_key(word) for name in names for word in _words(name)}
    for path, value in answers.leaves():
        if isinstance(value, Text):
            for version in value.versions.values():
                words.update(_key(one) for one in _words(version.text) if one[0].islower())
        elif path.endswith(".city"):
            words.update(map(_key, _words(str(value))))
    return frozenset(words)


def _is_shared(word: str, ordinary: frozenset[str]) -> bool:
    key = _key(word)
    return len(key) == 1 or key in _TELL_NOBODY or key in ordinary or key in _words_of_places()


@cache
def _words_of_places() -> frozenset[str]:
    """The words of the names of all States, and of the towns after which zones of time are called."""
    towns = (one.rpartition("/")[2].replace("_", " ") for one in available_timezones())
    return frozenset(_key(word) for one in (*towns, *names_of_states()) for word in _words(one))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def _key(word: str) -> str:
    return plain(word).replace("ة", "ه")
