"""The checklist for the receiving authority: each requirement of its State and of the treaties, where the request answers it.

A requirement that is not met, or of which that cannot be told, is never shown as answered; why it was overridden is internal.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from mla_writer.checks.required import Required, required_here
from mla_writer.conditions.values import Ref
from mla_writer.documents import tree
from mla_writer.documents.compose import Composer
from mla_writer.documents.grammar import capitalised
from mla_writer.documents.phrases import phrase
from mla_writer.documents.tree import Control, Document, Run, Runs
from mla_writer.documents.whereabouts import Whereabouts
from mla_writer.documents.wording import Wording
from mla_writer.forms.shapes import COLLECTIONS
from mla_writer.interview.shown import Shown
from mla_writer.translation.catalogue import SOURCE_LANGUAGE
from mla_writer.treaties.citation import cite

_HEADS = ("number_short", "checklist_asked", "provision", "checklist_where", "checklist_how", "checklist_seen")
_WIDTHS = (10, 39, 24, 21, 27, 11)
_LONGEST = 70
"""How many signs of an answer are shown: what is recognised, in a line or two of a narrow column."""
_BOX = "☐"
_MOST_TITLE = 64
"""Word keeps no longer titles."""
_ARTICLE = re.compile(r"^(?:arts?|Arts?)\.?\s+")
_REMEDY = re.compile(r"[;؛；]|(?<=[^\W\d_]{2})\.(?=\s+[^\W\d_a-zà-öø-ÿ])|(?<=[)”»])\.(?=\s)")
"""What stands behind the last of these, a semicolon or the end of a sentence, tells the drafter what to do; the authority
does not read it."""


def has_rows(composer: Composer) -> bool:
    """Whether any requirement is recorded for a request like this one."""
    return composer.context is not None and bool(required_here(composer.context))


def checklist(composer: Composer, letter: Document) -> Document:
    """Return the checklist that goes with `letter`, a document of its own in the same language."""
    wording = composer.wording
    every = required_here(composer.context) if composer.context is not None else ()
    lead = wording.say(phrase("checklist_lead"))
    tables = tuple(_tables(composer, every, Whereabouts(letter, wording, composer.outline)))
    blocks: tuple[tree.Block, ...] = (tree.Paragraph(lead, "checklist_lead"), *tables)
    return replace(
        letter,
        title=wording.plain(wording.say(phrase("checklist_title"))),
        front=(),
        parts=(tree.Part("checklist", (), blocks),),
        annexes=(),
    )


def _tables(composer: Composer, every: Iterable[Required], places: Whereabouts) -> Iterator[tree.Table]:
    """Yield one table for each treaty and for the requested State, the rows numbered through."""
    wording = composer.wording
    by_origin: dict[str, list[Required]] = {}
    for one in every:
        by_origin.setdefault(one.origin, []).append(one)
    number = 0
    for origin, required in by_origin.items():
        rows = []
        for asked, cited, same in _once(wording, required):
            number += 1
            figure = (Run(wording.formatter.number(number), wording.language),)
            where = _where(composer, same, places)
            how = _how(composer, same, places)
            rows.append((figure, asked, cited, where, how, _box(wording, number, asked)))
        heads = tuple(wording.say(phrase(one)) for one in _HEADS)
        yield tree.Table(heads, tuple(rows), _WIDTHS, _whose(wording, origin), f"checklist.{origin.rpartition(':')[2]}")


def _once(wording: Wording, every: Iterable[Required]) -> Iterator[tuple[Runs, Runs, tuple[Required, ...]]]:
    """Yield what is asked and by which provision, once where several rules ask it for one measure each."""
    alike: dict[tuple[str, str], tuple[Runs, Runs, tuple[Required, ...]]] = {}
    for one in every:
        asked, cited = _asked(wording, one), _cited(wording, one)
        key = (wording.plain(asked), wording.plain(cited))
        alike[key] = (asked, cited, (*alike[key][2], one) if key in alike else (one,))
    yield from alike.values()


def _cited(wording: Wording, required: Required) -> Runs:
    """Return the provisions on which a requirement rests; of a treaty, whose table it is, the paragraph alone."""
    is_treaty = required.origin.startswith("treaty:")
    said = []
    for one in required.sources:
        place = _paragraph(one.ref, wording)
        name = () if is_treaty else (Run(one.title, SOURCE_LANGUAGE),)
        said.append(wording.separated([runs for runs in (name, place) if runs]))
    apart = {wording.plain(one): one for one in said if one}
    return capitalised(wording.separated(tuple(apart.values()))) or wording.say(phrase("no_link"))


def _paragraph(ref: str, wording: Wording) -> Runs:
    """Return a paragraph as the language cites it; one that is written in some other way stays as it is."""
    try:
        return (wording.text(cite(_ARTICLE.sub("", ref), wording.language)),) if ref else ()
    except ValueError:
        return (Run(ref, SOURCE_LANGUAGE),)


def _whose(wording: Wording, origin: str) -> Runs:
    sort, _, name = origin.partition(":")
    if sort == "treaty":
        return wording.say(wording.titles.treaties[name])
    return (Run(wording.formatter.country(name, "short"), wording.language),)


def _asked(wording: Wording, required: Required) -> Runs:
    """Return what is asked for: the message without the item it begins with, and without what it tells the drafter to do."""
    text = wording.plain(wording.say(required.message))
    item = _item(wording, required.item)
    if item and text.casefold().startswith(item.casefold()):
        rest = text[len(item) :].lstrip("\u00a0\u202f ")
        text = rest.removeprefix(":").removeprefix("：").strip() if rest.startswith((":", "：")) else text
    if ends := [one.start() for one in _REMEDY.finditer(text)]:
        text = text[: ends[-1]].rstrip("\u00a0\u202f ") + "."
    return capitalised((wording.text(text),))


def _item(wording: Wording, item: object) -> str:
    ref = item if isinstance(item, Ref) else item.get("$ref") if isinstance(item, dict) else None
    if isinstance(ref, Ref):
        return wording.plain(wording.called(ref))
    return wording.plain(wording.runs(Shown(item))) if item is not None and not isinstance(item, dict) else ""


def _where(composer: Composer, every: Iterable[Required], places: Whereabouts) -> Runs:
    """Return where it is answered, in part or in full, or that it is not; items that this reader does not get are passed over."""
    wording, found = composer.wording, list[Runs]()
    for one in every:
        if not one.is_met:
            stated = places.of_every(path for path in one.in_part if not _is_away(wording, path))
            said = phrase("checklist_in_part", where=wording.joined(stated)) if stated else phrase("checklist_open")
            return capitalised(wording.say(said))
        for paths in (one.places, one.mended):
            shown = places.of_every(path for path in paths if not _is_away(wording, path))
            found += shown
            if shown:
                break
    apart = {wording.plain(one): one for one in found}
    return capitalised(wording.joined(tuple(apart.values()))) or wording.say(phrase("no_link"))


def _how(composer: Composer, every: Iterable[Required], places: Whereabouts) -> Runs:
    """Return the first answer that meets a requirement, in the words of the letter, else what is answered there."""
    wording = composer.wording
    none = wording.say(phrase("no_link"))
    if not all(one.is_met for one in every):
        return none
    paths = [path for one in every for path in one.places if not _is_away(wording, path)]
    path, said = next(((path, words) for path in paths if (words := _words(composer, path, places))), ("", ()))
    if said and path.partition(".")[0] in COLLECTIONS:  # of which of its answers "Kampala" is one is not plain
        named = _caption(composer, path)
        said = wording.say(phrase("named_value", what=named, value=said)) if named else said
    captions = (_caption(composer, one) for one in paths if places.of(one)) if not said else ()
    return capitalised(_in_short(said or next((one for one in captions if one), none)))


def _words(composer: Composer, path: str, places: Whereabouts) -> Runs:
    """Return the words of an answer in the letter; of an item its name, of a collection the names of all that are shown."""
    collection, _, rest = path.partition(".")
    if collection not in COLLECTIONS or "." in rest:
        return places.words_of(path)
    wording = composer.wording
    kept_back = wording.hidden | wording.numbering.withheld
    items = (Ref(collection, key) for key in ((rest,) if rest else composer.live.said.records(collection)))
    shown = tuple(one for one in items if one not in kept_back)
    return wording.runs(Shown(shown)) if shown and places.of(path) else ()


def _caption(composer: Composer, path: str) -> Runs:
    shape = composer.live.questionnaire.shape(path)
    return composer.wording.caption(shape) if shape is not None else ()


def _in_short(runs: Runs) -> Runs:
    """Return words in one line and no longer than a glance needs, without what marks them as an answer."""
    kept, left = list[Run](), _LONGEST
    for run in runs:
        text = " ".join(run.text.split("\n"))
        if len(text) > left:
            end = text.rfind(" ", 0, left + 1)
            kept.append(Run(f"{text[: end if end > 0 else left].rstrip(' ,;:،؛')}…", run.language))
            break
        left -= len(text)
        kept.append(Run(text, run.language, "identifier" if run.kind == "identifier" else "text"))
    return tuple(kept)


def _box(wording: Wording, number: int, asked: Runs) -> Runs:
    """Return a box that is ticked on paper, or in Word."""
    title = wording.plain(_in_short(asked))[:_MOST_TITLE]
    return (Run(_BOX, wording.language, "tick", control=Control(f"checklist.{number}", title, "tick")),)


def _is_away(wording: Wording, path: str) -> bool:
    collection, _, rest = path.partition(".")
    return collection in COLLECTIONS and Ref(collection, rest.partition(".")[0]) in wording.hidden
