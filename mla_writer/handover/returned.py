"""A questionnaire that came back from a State: what it answers, the new version of the pack that comes of it, taken over.

`read_returned` reads the file, `new_version` makes and checks the pack; nothing is written before `take_over`.
"""

from __future__ import annotations

import re
import tempfile
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from mla_writer.answers.recognise import date_in_words
from mla_writer.conditions.values import Day
from mla_writer.content import Content
from mla_writer.countries.answered import Answers, read_answers, with_answers
from mla_writer.countries.asked import REFERENCE, asked_by_tag, chapters
from mla_writer.countries.editing import PackText
from mla_writer.countries.model import CountryPack
from mla_writer.countries.rewriting import rewritten
from mla_writer.documents.state_questionnaire import FORMAT, hints
from mla_writer.documents.word_controls import MOST_BYTES, Controls, read_controls
from mla_writer.documents.word_package import PackageError
from mla_writer.errors import Place, Problem, ProblemsError, fail
from mla_writer.handover.installing import Change
from mla_writer.handover.office import office_file, write_or_restore
from mla_writer.linting.packs import lint_packs
from mla_writer.storage.files import unreadable
from mla_writer.storage.pack_history import pushed
from mla_writer.translation.message import Message, N_

_REFERENCE = re.compile(
    r"MLAQ-(?P<format>\d{1,6})/(?P<state>[A-Z]{2})/(?P<version>\d{1,9})/(?P<language>[a-zA-Z_-]{2,10})"
)
_REASONS = {"damaged": "QUEST-001", "large": "QUEST-002", "unsafe": "QUEST-003"}
_LEFT_TO_THE_EDITOR = frozenset({"PACK-062", "PACK-063", "PACK-066"})
"""What a State wrote for its e-mail, telephone or web address is kept as it is; the paper is not sent back for it."""
_SUMMARY = N_("{answered} answered, {confirmed} confirmed, {changed} changed, {open} left open.")
_OLDER = N_(
    "The questionnaire was about version {asked} of the pack, which is now at version {now}. Check each change."
)
_RULE = N_("The rule “{id}” is unchanged; the answer is added beside it as information: look at both.")


@dataclass(frozen=True)
class Returned:
    """A questionnaire that was read: the pack that it was on, as that holds today, and the answers; `version` is that of then."""

    source: Path
    pack: CountryPack
    answers: Answers
    version: int

    @property
    def summary(self) -> Message:
        """How many fields were answered, confirmed, changed and left open."""
        counts = Counter(one.outcome for one in self.answers.every)
        return Message(_SUMMARY, {name: counts[name] for name in ("answered", "confirmed", "changed", "open")})

    @property
    def remarks(self) -> tuple[Message, ...]:
        """What one has to look at before the answers are taken over."""
        rules = (one for one in self.answers.given if one.asked.tag.startswith("rule.") and one.value != "right")
        told = [Message(_RULE, {"id": one}) for one in dict.fromkeys(rule.asked.tag.split(".")[1] for rule in rules)]
        if self.version != self.pack.version:
            told.append(Message(_OLDER, {"asked": self.version, "now": self.pack.version}))
        return tuple(told)


@dataclass(frozen=True)
class NewVersion:
    """The pack with the answers in it, checked: the change of the office's pack, and its `lines` as `diff -u` shows them."""

    change: Change
    lines: tuple[str, ...]


def read_returned(source: Path, content: Content) -> Returned:
    """Return what a questionnaire answers; raise ProblemsError where it is none. Its answers may hold faults of their own."""
    filled = _controls(content, source)
    known = _known(filled, source)
    pack = content.pack(known["state"])
    if pack is None:
        raise fail("QUEST-010", Place(str(source)), state=known["state"])
    asked = asked_by_tag(chapters(pack, content.forms))
    answers = read_answers(asked, filled.get, known["language"], Place(str(source)), Day.today().first, date_in_words)
    return Returned(source, pack, answers, int(known["version"]))


def new_version(returned: Returned, content: Content, shown: Path | None = None) -> NewVersion:
    """Return the pack with the answers in it; raise ProblemsError with what the checks of packs find, told of the file `shown`.

    `content` is left as it is. Without `shown` the new version is told of as the office's pack.
    """
    code = returned.pack.country
    current, target = content.packs.file_of(code), shown or office_file(code)
    before = current.read_bytes()
    text = PackText(before.decode("utf-8-sig"), current.name)
    data = text.data
    assert isinstance(data, dict)
    after = rewritten(text, with_answers(data, returned.answers)).text
    _expect_good(content, after, code, target)
    version, is_of_office = returned.pack.version, content.packs.is_of_office(code)
    change = Change(code, version + 1, after.encode("utf-8"), current, before, version, is_of_office)
    return NewVersion(change, (f"--- {current}", f"+++ {target}", *change.lines))


def take_over(change: Change) -> Path:
    """Write the new version as the office's pack and return its file; the version before stays beside it. Whole or not at all."""
    target = office_file(change.code)
    before = pushed(target, change.before) if change.is_of_office else {}
    write_or_restore({**before, target: change.content})
    return target


def _expect_good(content: Content, text: str, country: str, target: Path) -> None:
    """Raise ProblemsError with what the checks of packs find in `text`, told of the file that it would become."""
    with tempfile.TemporaryDirectory(prefix="mla-writer-") as folder:
        file = Path(folder).resolve() / f"{country.lower()}.yaml"
        file.write_text(text, encoding="utf-8")
        try:
            found = lint_packs(content.beside(), only=file)
        except ProblemsError as error:
            found = error.problems
    grave = (one for one in found if one.code not in _LEFT_TO_THE_EDITOR)
    moved = [Problem(one.code, Place(str(target), one.place.line, one.place.column), one.parameters) for one in grave]
    if moved:
        raise ProblemsError(moved)


def _controls(content: Content, file: Path) -> Controls:
    """Return the fields of a file; raise ProblemsError where it is no Word file, or none that is safe to read."""
    try:
        with file.open("rb") as stream:
            data = stream.read(MOST_BYTES + 1)
    except OSError as error:
        raise unreadable(file, error) from None
    try:
        return read_controls(data, hints(content.catalogues))
    except PackageError as error:
        raise fail(_REASONS[error.reason], Place(str(file)), limit=MOST_BYTES // 1_000_000) from None


def _known(filled: Controls, file: Path) -> Mapping[str, str]:
    """Return format, State, version and language of a questionnaire; raise ProblemsError for anything else."""
    found = _REFERENCE.fullmatch(filled.get(REFERENCE).strip("\u200e\u200f \u00a0"))
    if found is None:
        raise fail("QUEST-004", Place(str(file)))
    if int(found["format"]) != FORMAT:
        raise fail("QUEST-005", Place(str(file)), version=found["format"], known=FORMAT)
    return found.groupdict()
