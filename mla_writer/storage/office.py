"""The file of the office profile: answers in the format of drafts, in the user's folder."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from mla_writer.answers.answers import Answers
from mla_writer.answers.kinds import Vocabulary
from mla_writer.answers.office import only_office
from mla_writer.forms.shapes import Shape
from mla_writer.paths import office_file
from mla_writer.storage.drafts import answers_text, read_answers
from mla_writer.storage.files import make_folder, previous_of, told_of, write_whole


def read_office(root: Mapping[str, Shape], vocabulary: Vocabulary) -> Answers:
    """Return the profile, empty where there is none; raise ProblemsError where its file cannot be used.

    Answers to questions that are not asked once for the office are left aside.
    """
    path = office_file()
    return only_office(read_answers(path, root, vocabulary), root) if path.is_file() else Answers()


def save_office(profile: Answers) -> None:
    """Write the profile; the version that stood there before is kept beside it. Raise StorageError if it cannot."""
    path = office_file()
    make_folder(path.parent)
    write_whole(path, answers_text(profile).encode("utf-8"), keep_previous=True, private=True)


def set_office_aside() -> Path:
    """Give the file of a profile that cannot be read another name, so that a new one can be begun; return the name."""
    path = office_file()
    aside = previous_of(path)
    with told_of(path):
        path.replace(aside)
    return aside
