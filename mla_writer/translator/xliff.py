"""Writing XLIFF 1.2, the version that the tools of translators read, and the glossary beside it as TBX.

The same package gives the same bytes; nothing tells of the program, its user or the time.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from html import escape

from mla_writer.translation.message import Message, N_
from mla_writer.translator.counting import words_in
from mla_writer.translator.segments import LETTER, Package, Segment
from mla_writer.translator.staying import kept_in

XLIFF = "urn:oasis:names:tc:xliff:document:1.2"
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_STATES = {
    "original": "translated",
    "machine": "needs-review-translation",
    "draft": "needs-review-translation",
    "reviewed": "translated",
    "certified": "signed-off",
}
AROUND, STAYING, MADE_BY = N_("In the letter: {text}"), N_("Keep as it is: {text}"), N_("Translated by: {name}")
BEHIND = N_("The original was changed after this translation was made.")

Say = Callable[[Message], str]


def write_xliff(package: Package, say: Say) -> bytes:
    """Return the XLIFF file of a package; `say` words the notes, in the language of the package."""
    every = (*package.segments, *package.letter)
    languages = dict.fromkeys((package.language, *(one.language for one in every)))
    files = (_file(one, tuple(some for some in every if some.language == one), package, say) for one in languages)
    return f'{_HEAD}<xliff version="1.2" xmlns="{XLIFF}">\n{"".join(files)}</xliff>\n'.encode()


def write_tbx(package: Package) -> bytes:
    """Return the terms of a package as a glossary that the tools of translators read."""
    entries = "".join(
        f'<termEntry id="t{number}">{_term(package.language, one.term)}'
        f"{_term(package.target, one.translation, one.source)}</termEntry>\n"
        for number, one in enumerate(package.terms, 1)
    )
    described = (
        f"<martifHeader><fileDesc><sourceDesc><p>{_text(package.title)}</p></sourceDesc></fileDesc></martifHeader>"
    )
    language = _tag(package.language)
    return (
        f'{_HEAD}<martif type="TBX" xml:lang="{language}">{described}\n<text><body>\n{entries}</body></text></martif>\n'
    ).encode()


def clean(text: str) -> str:
    """Return a text without the signs that no XML file may hold."""
    return _FORBIDDEN.sub("", text)


def _term(language: str, term: str, source: str = "") -> str:
    cited = f'<descrip type="source">{_text(source)}</descrip>' if source else ""
    return f'<langSet xml:lang="{_tag(language)}"><tig><term>{_text(term)}</term>{cited}</tig></langSet>'


def _file(language: str, segments: Sequence[Segment], package: Package, say: Say) -> str:
    if not segments:
        return ""
    words = sum(words_in(one.source) for one in segments)
    groups = (_group(part, some, say) for part, some in _grouped(segments))
    return (
        f'<file original="request.{language}" source-language="{_tag(language)}" target-language="{_tag(package.target)}" '
        f'datatype="plaintext"><header><count-group name="words"><count count-type="word count" unit="word">{words}</count>'
        f"</count-group></header><body>\n{''.join(groups)}</body></file>\n"
    )


def _grouped(segments: Sequence[Segment]) -> Iterator[tuple[str, tuple[Segment, ...]]]:
    """Yield the texts by the form, list or part to which they belong, in their order."""
    parts = dict.fromkeys(_part(one) for one in segments)
    return ((part, tuple(one for one in segments if _part(one) == part)) for part in parts)


def _part(segment: Segment) -> str:
    head, _, rest = segment.id.partition(".")
    return f"{LETTER}.{rest.partition('.')[0]}" if head == LETTER else head


def _group(part: str, segments: Sequence[Segment], say: Say) -> str:
    units = "".join(_unit(one, say) for one in segments)
    return f'<group id="{escape(part)}" resname="{escape(part)}">\n{units}</group>\n'


def _unit(segment: Segment, say: Say) -> str:
    is_done = bool(segment.target) and not segment.is_behind
    approved = ("no", "yes")[segment.state in {"reviewed", "certified"}]
    attribute = f' approved="{approved}"' if is_done else ""
    notes = "".join(f'<note from="{by}">{_text(text)}</note>' for by, text in _notes(segment, say))
    return (
        f'<trans-unit id="{escape(segment.id)}"{attribute} xml:space="preserve"><source>{_protected(segment.source)}</source>'
        f"{_done(segment) if is_done else _to_do(segment)}{notes}{_earlier(segment)}</trans-unit>\n"
    )


def _done(segment: Segment) -> str:
    origin = ' state-qualifier="leveraged-mt"' if segment.state == "machine" else ""
    return f'<target state="{_STATES[segment.state or "draft"]}"{origin}>{_protected(segment.target)}</target>'


def _to_do(segment: Segment) -> str:
    """Return the original in the place of the translation: OmegaT offers nothing to translate where none stands."""
    state = "needs-adaptation" if segment.is_behind else "needs-translation"
    return f'<target state="{state}">{_protected(segment.source)}</target>'


def _earlier(segment: Segment) -> str:
    """Return a translation of earlier words, as something to begin with."""
    return f"<alt-trans><target>{_text(segment.target)}</target></alt-trans>\n" if segment.is_behind else ""


def _notes(segment: Segment, say: Say) -> Iterator[tuple[str, str]]:
    if segment.place:
        yield "question", segment.place
    if segment.around:
        yield "letter", say(Message(AROUND, {"text": segment.around}))
    if segment.staying:
        yield "drafter", say(Message(STAYING, {"text": " · ".join(segment.staying)}))
    if segment.is_behind:
        yield "drafter", say(Message(BEHIND))
    if segment.by:
        yield "translator", say(Message(MADE_BY, {"name": segment.by}))


def _protected(text: str) -> str:
    """Return a text with what reads the same in every language marked, so that tools lock it."""
    pieces, at = [], 0
    for number, one in enumerate(kept_in(text), 1):
        marked = f'<mrk mtype="protected" mid="{number}">{_text(text[one.start : one.end])}</mrk>'
        pieces += [_text(text[at : one.start]), marked]
        at = one.end
    return "".join((*pieces, _text(text[at:])))


def _text(text: str) -> str:
    return escape(clean(text), quote=False)


def _tag(language: str) -> str:
    """Return the tag of a language as XML writes it."""
    return language.replace("_", "-")
