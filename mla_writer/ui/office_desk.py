"""The desk for the profile of the office: the questions that are asked once, answered as in a request and kept apart from any."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from mla_writer.answers.draft import Draft
from mla_writer.answers.office import Shelved, office_shapes, only_office
from mla_writer.case import Case
from mla_writer.checks.finding import Finding
from mla_writer.content import Content
from mla_writer.errors import ProgramError, StorageError
from mla_writer.forms.library import FRAME
from mla_writer.interview.interview import Live
from mla_writer.paths import office_file
from mla_writer.storage.files import make_folder
from mla_writer.storage.office import read_office, save_office
from mla_writer.translation.message import N_
from mla_writer.translation.problems import problem_message
from mla_writer.ui.desk import Desk
from mla_writer.ui.rows import Place
from mla_writer.ui.theme import Theme
from mla_writer.ui.words import Words

_SAVED = N_("Saved {time}")
_NOT_SAVED = N_("Not saved: {reason}")


class OfficeDesk(Desk):
    """The profile as a case that is no request: it is saved as a profile, and nothing is checked in it."""

    def __init__(self, content: Content, words: Words, theme: Theme) -> None:
        root = content.questionnaire("").root
        profile = read_office(root, content.vocabulary)
        with contextlib.suppress(StorageError):  # saving will tell
            make_folder(office_file().parent)
        self._with_shelves: tuple[Live, Live] | None = None
        super().__init__(Case(content, Draft(profile), office_file()), words, theme)

    @property
    def live(self) -> Live:
        """The interview with all that the profile asks, also what a request asks at times only, such as whom to call at night."""
        live = self.case.live
        if self._with_shelves is None or self._with_shelves[0] is not live:
            shown = {path for path, _ in office_shapes(live.questionnaire.root)}
            self._with_shelves = (live, replace(live, hidden=live.hidden - shown))
        return self._with_shelves[1]

    def translated_into(self) -> list[str]:
        """Return the languages in which letters can be written other than that of the office: which it will need is not known."""
        written = self.case.answers.text("request.written_in") or self.words.language
        return [one for one in self.words.languages if one != written]

    def addressee(self, path: str) -> None:
        """Offer nobody: the profile is addressed to nobody."""

    def on_shelf(self, path: str) -> tuple[Shelved, ...]:  # noqa: ARG002 - nowhere
        """Nothing: what a request takes from the profile is written here."""
        return ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """No findings: what a request still lacks is told in the request."""
        return ()

    def save(self) -> None:
        """Write the profile and tell how it went."""
        try:
            save_office(only_office(self.case.answers, self.live.questionnaire.root))
        except ProgramError as error:
            reason = self.words.say(problem_message(error.problems[0]))
            self.saved.emit(self.words.text(_NOT_SAVED, reason=reason))
            return
        self.saved.emit(self.words.text(_SAVED, time=dt.datetime.now().astimezone().strftime("%H:%M")))

    def places(self) -> Iterator[Place]:
        """Yield the places of the profile, under the titles of the sections where a request asks for them.

        The first section has no title here: most of what it asks belongs to a request.
        """
        heading = ""
        for path, shape in office_shapes(self.live.questionnaire.root):
            section = shape.section
            assert section is not None
            is_first = section is self.case.content.forms.frame.sections[0]
            title = "" if is_first else self.words.of_form(section.title, f"{FRAME}/{FRAME}:{section.id}.title")
            yield Place(shape, path, title if title != heading else "")
            heading = title
