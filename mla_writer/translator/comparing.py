"""Comparing a translation with its original: numbers, sums, dates, names, account numbers and references have to be the same.

What is compared is what stands in the two texts, not what they mean. In languages whose months and currencies the program
does not read, the figures of dates and sums are compared.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from mla_writer.translation.message import Message, N_
from mla_writer.translation.scripts import is_written_in, script_for, script_of
from mla_writer.translator.names import Names
from mla_writer.translator.staying import KEPT, Stretch, numbers_in, stretches

_SORTS: Mapping[str, str] = {
    "iban": "IBAN",
    "ip": N_("IP address"),
    "email": N_("E-mail address"),
    "phone": N_("Telephone number"),
    "imei": "IMEI",
    "reference": N_("Reference"),
    "amount": N_("Sum"),
    "date": N_("Date"),
    "number": N_("Number"),
    "name": N_("Name"),
}
_DIFFERS = N_("{sort} differs: {before} in the original, {after} in the translation")
_MISSING, _ADDED = N_("{sort} not in the translation: {before}"), N_("{sort} only in the translation: {after}")
_OTHER_SCRIPT = N_("The translation is not in the script of its language: check that it is the right language")
_READ = frozenset({"en", "fr", "ar"})
"""Languages in which dates and sums are read."""
_COUNTED = 12
"""Up to where translations may write a number in figures that the original has in a word."""
_FEW_LETTERS = 12


def remarks_on(source: str, target: str, languages: tuple[str, str], names: Names) -> tuple[Message, ...]:
    """Return what differs between a text and its translation, `languages` being theirs; nothing where all is the same."""
    return (
        *_of_script(source, target, languages[1]),
        *_of_figures(source, target, are_read=set(languages) <= _READ),
        *_of_names(source, target, languages[1], names),
    )


def _of_script(source: str, target: str, language: str) -> Iterator[Message]:
    wanted = script_for(language)
    letters = sum(sign.isalpha() for sign in _without(target, stretches(target)))
    if letters < _FEW_LETTERS or not any(sign.islower() or script_of(sign) != "LATIN" for sign in source):
        return
    is_right = script_of(target) == wanted if wanted == "LATIN" else is_written_in(target, wanted)
    if not is_right:
        yield Message(_OTHER_SCRIPT)


def _of_figures(source: str, target: str, *, are_read: bool) -> Iterator[Message]:
    before, after = stretches(source), stretches(target)
    for sort in sorted(KEPT, key=list(_SORTS).index):
        yield from _paired(sort, _some(before, sort, source), _some(after, sort, target))
    read = ("amount", "date") if are_read else ()
    plain = (_plain(source, before, read), _plain(target, after, read))
    for sort in read:
        missing, added = _apart(_some(before, sort, source), _some(after, sort, target))
        if missing and added:
            yield from _paired(sort, missing, added)
            continue
        plain[0].update(_figures_of(missing.values()))
        plain[1].update(_figures_of(added.values()))
    yield from _numbers(*plain)


def _some(found: Sequence[Stretch], sort: str, text: str) -> dict[str, str]:
    """Return what of a sort stands in a text: as it is compared, and as it is written."""
    return {one.key: one.of(text) for one in found if one.sort == sort}


def _plain(text: str, found: Sequence[Stretch], read: Iterable[str]) -> dict[str, str]:
    """Return the numbers of a text that belong to nothing that is compared as a whole."""
    whole = (one.of(text) for one in found if one.sort not in KEPT and one.sort not in read)
    return _figures_of(whole)


def _figures_of(texts: Iterable[str]) -> dict[str, str]:
    return {key: told for text in texts for key, told in numbers_in(text)}


def _numbers(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[Message]:
    missing, added = _apart(before, after)
    if not missing:
        added = {key: told for key, told in added.items() if len(key) > 2 or int(key) > _COUNTED}
    yield from _paired("number", missing, added)


def _apart(before: Mapping[str, str], after: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    missing = {key: told for key, told in before.items() if key not in after}
    return missing, {key: told for key, told in after.items() if key not in before}


def _paired(sort: str, before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[Message]:
    missing, added = _apart(before, after)
    name = Message(_SORTS[sort])
    if missing and added:
        yield Message(_DIFFERS, {"sort": name, "before": _listed(missing.values()), "after": _listed(added.values())})
    elif missing:
        yield Message(_MISSING, {"sort": name, "before": _listed(missing.values())})
    elif added:
        yield Message(_ADDED, {"sort": name, "after": _listed(added.values())})


def _of_names(source: str, target: str, language: str, names: Names) -> Iterator[Message]:
    script = script_for(language)
    missing = [
        one.entered
        for one in names.within(source)
        if not one.is_said_in(target) and (script == "LATIN" or one.can_be_written_in(script))
    ]
    if missing:
        told = _listed(dict.fromkeys(missing))
        yield Message(_MISSING, {"sort": Message(_SORTS["name"]), "before": told})


def _without(text: str, found: Sequence[Stretch]) -> str:
    pieces, at = [], 0
    for one in found:
        pieces.append(text[at : one.start])
        at = one.end
    return "".join((*pieces, text[at:]))


def _listed(texts: Iterable[str]) -> str:
    return " · ".join(texts)
