"""A whole request by keyboard alone: from the first start to the final letter, with nothing but the case file."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from mla_writer.answers.answers import Answers
from mla_writer.case import Case
from mla_writer.documents.plain import write_plain
from mla_writer.letters import compose_letter
from mla_writer.paths import HOME_VARIABLE
from mla_writer.ui.settings import Settings
from mla_writer.ui.sitting import Sitting
from mla_writer.ui.window import MainWindow
from tests.sample import CONTENT, SAMPLES

COMPLETE = SAMPLES / "uganda-switzerland.complete.yaml"


def without_arabic(answers: Answers) -> Answers:
    """The case file with letters in two languages; translations have a test of their own."""
    return answers.set("request.letters", ("en", "fr"))  # the State that is asked reads French


@pytest.mark.timeout(900)
def test_request__drafted_by_keys_alone__gives_the_letter_of_the_sample(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))
    window = MainWindow(Settings(), welcome=True)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitActive(window)
    sample = Case.open(CONTENT, COMPLETE)
    wanted = without_arabic(sample.answers)
    sitting = Sitting(window, wanted)
    sitting.settle_in()
    view = sitting.begin()
    drafter = sitting.draft(translations=False)
    assert drafter.missing() == []
    assert view.desk.case.is_complete
    files = sitting.export()
    assert [one.name for one in files] == ["request.en.docx", "request.fr.docx"]
    window.close()
    drafted = Case.open(CONTENT, view.desk.path)
    assert write_plain(compose_letter(drafted, "en", final=True)) == write_plain(
        compose_letter(sample, "en", final=True)
    )
