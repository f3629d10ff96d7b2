"""Showing things on a terminal: problems as one line each, findings in words, lists as text or JSON."""

from __future__ import annotations

import argparse
import io
import json
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache, partial

from mla_writer.case import Case
from mla_writer.checks.finding import Finding
from mla_writer.content import Content
from mla_writer.countries.share import is_read
from mla_writer.countries.trust_words import trust_words
from mla_writer.documents.formats import Formatter
from mla_writer.documents.wording import Wording
from mla_writer.errors import Place, Problem, ProblemsError, ProgramError, UsageError
from mla_writer.forms.model import Source
from mla_writer.forms.source_words import cited_in_words, names_no_text, source_words
from mla_writer.interview.signposts import place_in_words
from mla_writer.letters import NotCompleteError, wording_for
from mla_writer.translation.catalogue import Catalogues
from mla_writer.translation.message import Message, N_
from mla_writer.translation.problems import problem_message
from mla_writer.yamlio import closest

LEVEL_NAMES: Mapping[str, str] = {"blocker": N_("blocker"), "warning": N_("warning"), "advice": N_("advice")}
RESULT_NAMES: Mapping[str, str] = {"not_met": N_("not met"), "cannot_tell": N_("cannot be decided yet")}
_NAMED = N_("{topic}: {told}")
_TO_VERIFY = N_("to verify")
_MOST_PROBLEMS = 100
_FINE = N_("No fault found.")


def out(text: str = "") -> None:
    """Print a line to standard output."""
    sys.stdout.write(f"{text}\n")


def out_json(data: object) -> None:
    """Print `data` as JSON, readable and stable."""
    is_unicode = (sys.stdout.encoding or "utf-8").lower().startswith("utf")
    out(json.dumps(data, ensure_ascii=not is_unicode, indent=2))


def show_every_sign() -> None:
    """Have signs that a terminal or file does not know, such as Arabic in a Western encoding, written by their numbers."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and stream.errors in {"strict", "surrogateescape"}:
            stream.reconfigure(errors="backslashreplace")


def show_problems(error: ProgramError, language: str) -> None:
    """Print each problem as `file:line:column: what is wrong, and what to do` to standard error."""
    for problem in error.problems[:_MOST_PROBLEMS]:
        sys.stderr.write(f"{problem.place}: {say(problem_message(problem), language)}\n")
    rest = len(error.problems) - _MOST_PROBLEMS
    if rest > 0:
        more = Message(N_("… and {number} more like these; correct the first ones"), {"number": rest})
        sys.stderr.write(f"{error.problems[-1].place.file}: {say(more, language)}\n")
    if isinstance(error, NotCompleteError):
        for finding in error.findings:
            sys.stderr.write(f"  {finding.code} {finding.where}\n")


def say(message: Message, language: str, known: Catalogues | None = None) -> str:
    """Return a message of the program, without values of a case, in `language`; `known` hold what an office translated."""
    catalogues = known if known is not None else _catalogues()
    words = Formatter(language, lambda one: catalogues.say(one, language))
    return catalogues.say(words.worded(message), language)


def tell(wording: Wording, message: Message) -> str:
    """Return a message about a case, with its persons, facts and dates, in the language of `wording`."""
    return wording.told(message)


def named(topic: str, told: str, language: str) -> str:
    """Return what is told of a topic behind its name, with the signs of the language."""
    return say(Message(_NAMED, {"topic": topic, "told": told}), language)


def not_found(word: str, known: Iterable[str]) -> UsageError:
    """Return the error for a name that is not among the `known`, with the one that was probably meant."""
    suggestion = closest(word, known)
    parameters = {"word": word, "hint": ""}
    return UsageError(
        [Problem("USE-006", Place(word), parameters | ({"suggestion": suggestion} if suggestion else {}))]
    )


def show_findings(case: Case, findings: Sequence[Finding], language: str) -> None:
    """Print findings in words: level, code, message, place, sources."""
    wording = wording_for(case, language)
    for finding in findings:
        level = say(Message(LEVEL_NAMES[finding.level]), language)
        untold = "" if finding.result == "not_met" else f" ({say(Message(RESULT_NAMES[finding.result]), language)})"
        mark = (
            ""
            if finding.overridden is None
            else f" [{say(Message(N_('overridden: {reason}'), {'reason': finding.overridden.reason}), language)}]"
        )
        title = f" {tell(wording, finding.title)}" if finding.title is not None else ""
        out(f"{level}{untold} {finding.code}{mark}{title}")
        out(f"    {tell(wording, finding.message)}")
        if finding.note is not None:
            out(f"    {tell(wording, finding.note)}")
        place = place_in_words(case.live, finding.where)
        told = f"{tell(wording, place)}  " if place is not None and finding.code != "COMP-001" else ""
        out(f"    → {told}{finding.where}{_cited(finding.sources, language)}")


def findings_data(case: Case, findings: Sequence[Finding], language: str) -> dict[str, object]:
    """Return findings as the JSON of docs/manual/json.md."""
    wording = wording_for(case, language)
    levels = ("blocker", "warning", "advice")
    return {
        "complete": case.is_complete,
        "counts": {level: sum(one.level == level for one in findings) for level in levels},
        "findings": [_finding_data(wording, one) for one in findings],
    }


def table(rows: Iterable[Sequence[str]]) -> None:
    """Print rows in aligned columns."""
    lines = [list(row) for row in rows]
    widths = [max(len(row[column]) for row in lines) for column in range(len(lines[0]))] if lines else []
    for row in lines:
        out("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


def report(problems: Iterable[Problem], language: str, *, quiet: bool = False) -> int:
    """Raise ProblemsError with the faults found; where there are none, say so, and return 0."""
    found = tuple(problems)
    if found:
        raise ProblemsError(found)
    if not quiet:
        out(say(Message(_FINE), language))
    return 0


def show_rows(given: argparse.Namespace, rows: Sequence[Mapping[str, object]]) -> None:
    """Print rows as JSON, or as a table of their values."""
    if given.format == "json":
        out_json(rows)
    else:
        table([[str(value) for value in row.values()] for row in rows])


def cited(sources: Iterable[Source], language: str) -> str:
    """Return in brackets from where something is known; what rests on general knowledge is to be verified, and says so."""
    in_words = partial(say, language=language)
    told = "; ".join(
        ", ".join(part for part in (*_words_of(one, in_words), say(trust_words(one.confidence), language)) if part)
        for one in sources
    )
    doubt = f" ({say(Message(_TO_VERIFY), language)})" if not is_read(tuple(sources)) else ""
    return f"[{told}]{doubt}" if told else ""


def _words_of(source: Source, in_words: Callable[[Message], str]) -> tuple[str, ...]:
    """Return title, place and age of a source; nothing of what names no text, for how sure it is says the same."""
    return () if names_no_text(source) else source_words(source, in_words)


def source_data(source: Source) -> dict[str, str]:
    """Return a source as JSON data."""
    return {
        "title": source.title,
        "ref": source.ref,
        "url": source.url,
        "as_of": source.as_of,
        "confidence": source.confidence,
    }


def _finding_data(wording: Wording, finding: Finding) -> dict[str, object]:
    overridden = finding.overridden
    return {
        "code": finding.code,
        "kind": finding.kind,
        "level": finding.level,
        "result": finding.result,
        "where": finding.where,
        "title": tell(wording, finding.title) if finding.title is not None else "",
        "message": tell(wording, finding.message),
        "note": tell(wording, finding.note) if finding.note is not None else "",
        "origin": finding.origin,
        "overridden": None
        if overridden is None
        else {"reason": overridden.reason, "by": overridden.by, "on": overridden.on},
        "sources": [source_data(one) for one in finding.sources],
    }


def _cited(sources: Sequence[Source], language: str) -> str:
    cited = "; ".join(cited_in_words(one, partial(say, language=language)) for one in sources)
    return f"   [{cited}]" if cited else ""


@lru_cache(maxsize=1)
def _catalogues() -> Catalogues:
    return Content.shipped().catalogues
