"""Forms printed as questionnaires on paper."""

from __future__ import annotations

import argparse
from pathlib import Path

from mla_writer.cli.showing import not_found, out
from mla_writer.content import Content
from mla_writer.documents.paper import compose_paper
from mla_writer.documents.paper_chapters import Shelf
from mla_writer.documents.word import write_word
from mla_writer.errors import Place, Problem, StorageError, UsageError
from mla_writer.forms.questionnaire import Questionnaire
from mla_writer.letters import expect_languages, titles_in
from mla_writer.storage.files import write_all

_WHOLE = "all"


def print_questionnaires(given: argparse.Namespace) -> int:
    """Write a paper for each form and language, or one for a whole request; print the files."""
    content = Content.shipped()
    languages = tuple(given.languages or content.catalogues.languages)
    expect_languages(content, languages)
    shelf = Shelf(Questionnaire(content.forms), content.catalogues, titles_in(content), content.offences.families)
    for one in given.id:
        if one not in shelf.names:
            raise not_found(one, shelf.names)
    if given.all:
        _expect_types(content, given.id)
    folder = Path(given.output)
    if not folder.is_dir():
        raise StorageError([Problem("FILE-001", Place(str(folder)), {})])
    papers = {_WHOLE: tuple(given.id)} if given.all else {one: (one,) for one in given.id}
    files = {
        folder / f"questionnaire.{name}.{language}.docx": write_word(
            compose_paper(shelf, names, language, whole=given.all)
        )
        for name, names in papers.items()
        for language in dict.fromkeys(languages)
    }
    write_all(files)
    for file in files:
        out(str(file))
    return 0


def _expect_types(content: Content, names: list[str]) -> None:
    strange = [one for one in names if one not in content.forms.assistance]
    if strange:
        raise UsageError([Problem("USE-004", Place(one), {"word": one}) for one in strange])
