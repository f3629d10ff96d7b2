"""XLIFF for translators: the same in the tools that they use, and nothing lost on the way there and back."""

from __future__ import annotations

import re
import shutil
import subprocess
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import pytest
from translate.storage.tbx import tbxfile
from translate.storage.xliff import xlifffile

from mla_writer.answers.values import DRAFTED, Text, Version
from mla_writer.case import Case
from mla_writer.translation.message import Message
from mla_writer.translator.reading import is_translation
from mla_writer.translator.segments import Package, package_for
from mla_writer.translator.staying import kept_in
from mla_writer.translator.taking import look_at, taken_over
from mla_writer.translator.xliff import write_tbx, write_xliff
from mla_writer.translator.xliff_reading import read_xliff
from tests.sample import CONTENT, completed, with_answers

FACT = "facts.f4.what"


def say(message: Message) -> str:
    return CONTENT.catalogues.say(message, "en")


@cache
def untranslated() -> Case:
    """Return the sample without its French texts."""
    case = completed()
    answers = case.answers
    for path, value in case.answers.leaves():
        if isinstance(value, Text):
            answers = answers.set(path, Text({key: one for key, one in value.versions.items() if key != "fr"}))
    return with_answers(case, answers)


def package(case: Case | None = None, language: str = "fr") -> Package:
    return package_for(case if case is not None else completed(), language)


def written(tmp_path: Path, case: Case | None = None, language: str = "fr") -> Path:
    file = tmp_path / "F.xlf"
    file.write_bytes(write_xliff(package(case, language), say))
    return file


def test_package__holds_every_text_of_the_drafter__with_its_place_and_what_stays() -> None:
    every = {one.id: one for one in package().segments}
    assert {"request.office.name", FACT, "facts.f4.source.what"} <= set(every)
    fact = every[FACT]
    assert fact.language == "en"
    assert fact.place.startswith("Facts, fact 5")
    assert fact.around == "3\u00a0July 2023: […]"
    assert fact.staying == ("Lakeshore Supplies Ltd", "USD 1,250,000", "CH93 0076 2011 6238 5295 7")
    assert (fact.state, fact.is_behind) == ("draft", False)


def test_file__is_the_same_each_time__and_tells_of_nobody() -> None:
    once = write_xliff(package(), say)
    assert once == write_xliff(package(), say)
    assert b"tool" not in once
    assert b"date=" not in once


def test_toolkit__reads_every_text_with_its_translation_and_notes(tmp_path: Path) -> None:
    store = xlifffile.parsefile(str(written(tmp_path)))
    every = {one.id: one for one in package().segments}
    units = {one.xmlelement.get("id"): one for one in store.units}
    assert set(units) == set(every)
    for key, unit in units.items():
        assert unit.source == every[key].source
        assert unit.target == every[key].target
    assert "Lakeshore Supplies Ltd" in units[FACT].getnotes()
    assert (store.getsourcelanguage(), store.gettargetlanguage()) == ("en", "fr")


def test_toolkit__round_trip__brings_back_what_was_written_with_it(tmp_path: Path) -> None:
    file = written(tmp_path, untranslated())
    store = xlifffile.parsefile(str(file))
    unit = next(one for one in store.units if one.xmlelement.get("id") == FACT)
    unit.target = (
        "Lakeshore Supplies Ltd verse 1 250 000 USD sur le compte CH93 0076 2011 6238 5295 7 à Genève, « conseil »."
    )
    store.save()
    look = look_at(untranslated(), read_xliff(file.read_bytes(), str(file)))
    assert {one.id for one in look.differences if one.can_be_taken} == {FACT}
    answers = taken_over(untranslated(), look, {FACT}, "draft", "A. Traductrice")
    value = answers.get(FACT)
    assert isinstance(value, Text)
    french = value.versions["fr"]
    assert french.text.startswith("Lakeshore Supplies Ltd verse")
    assert (french.state, french.by, value.is_behind("fr")) == ("draft", "A. Traductrice", False)


def test_toolkit__reads_the_glossary(tmp_path: Path) -> None:
    file = tmp_path / "F.tbx"
    file.write_bytes(write_tbx(package()))
    terms = {one.source: one.target for one in tbxfile.parsefile(str(file)).units}
    assert terms["financial intelligence unit"] == "service de renseignement financier"
    assert len(terms) == len(package().terms)


PROJECT = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<omegat><project version="1.0"><source_dir>__DEFAULT__</source_dir><target_dir>__DEFAULT__</target_dir>
<tm_dir>__DEFAULT__</tm_dir><glossary_dir>__DEFAULT__</glossary_dir><glossary_file>__DEFAULT__</glossary_file>
<dictionary_dir>__DEFAULT__</dictionary_dir><source_lang>EN</source_lang><target_lang>FR</target_lang>
<sentence_seg>false</sentence_seg><support_default_translations>true</support_default_translations>
<remove_tags>false</remove_tags></project></omegat>
"""


def omegat(folder: Path, *options: str) -> None:
    """Run OmegaT on its project in `folder`, without a window."""
    program = shutil.which("omegat")
    assert program is not None, "OmegaT is missing; packaging/prepare.sh test installs it"
    done = subprocess.run(
        [program, str(folder), *options],
        env={"HOME": str(folder), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        timeout=100,
    )
    assert done.returncode == 0, done.stdout[-800:]


def without_kept(text: str) -> str:
    for one in reversed(kept_in(text)):
        text = text[: one.start] + text[one.end :]
    return " ".join(text.split())


def test_omegat__offers_every_text__and_brings_back_what_was_translated_in_it(tmp_path: Path) -> None:
    """A translation memory stands for the translator: it holds each text as OmegaT offers it, and an answer to it."""
    for name in ("source", "target", "tm", "omegat", "glossary", "dictionary"):
        (tmp_path / name).mkdir()
    (tmp_path / "omegat.project").write_text(PROJECT, encoding="utf-8")
    written(tmp_path / "source", untranslated())
    (tmp_path / "glossary" / "F.tbx").write_bytes(write_tbx(package()))
    memory = tmp_path / "offered"
    omegat(
        tmp_path,
        "--mode=console-createpseudotranslatetmx",
        f"--pseudotranslatetmx={memory}",
        "--pseudotranslatetype=equal",
    )
    offered = next(tmp_path.glob("offered*.tmx")).read_text(encoding="utf-8")
    every = {one.id: one.source for one in package(untranslated()).segments}
    texts = [
        re.sub("<m[0-9]+>.*?</m[0-9]+>", "", one.text or "") for one in ElementTree.fromstring(offered).iter("seg")
    ]
    assert {without_kept(one) for one in every.values()} == {" ".join(one.split()) for one in texts}
    answered = re.sub(r'(<tuv lang="FR">\s*<seg>)(.*?)(</seg>)', r"\1Version : \2\3", offered, flags=re.DOTALL)
    (tmp_path / "omegat" / "project_save.tmx").write_text(answered, encoding="utf-8")
    omegat(tmp_path, "--mode=console-translate")
    back = tmp_path / "target" / "F.xlf"
    look = look_at(untranslated(), read_xliff(back.read_bytes(), str(back)))
    assert {one.sort for one in look.differences} == {"new"}
    assert {one.id: one.after for one in look.differences} == {key: f"Version : {one}" for key, one in every.items()}


def test_text__that_is_behind__is_offered_anew_with_the_earlier_translation_beside_it(tmp_path: Path) -> None:
    case = completed()
    value = case.answers.get(FACT)
    assert isinstance(value, Text)
    case.answer(FACT, value.reworded("Lakeshore Supplies Ltd pays USD 1,300,000."))
    store = xlifffile.parsefile(str(written(tmp_path, case)))
    unit = next(one for one in store.units if one.xmlelement.get("id") == FACT)
    assert unit.target == unit.source == "Lakeshore Supplies Ltd pays USD 1,300,000."
    assert [one.target for one in unit.getalttrans()] == [value.versions["fr"].text]
    look = look_at(case, read_xliff(written(tmp_path, case).read_bytes(), "F.xlf"))
    assert {one.sort for one in look.differences} == {"same"}


def test_language__without_letters_here__has_the_sentences_of_the_letter_too() -> None:
    case = completed()
    case.answer("request.translated_elsewhere", ("de",))
    german = package(case, "de")
    told = [one.source for one in german.letter]
    assert {"CONFIDENTIAL", "To: Federal Office of Justice"} <= set(told)
    assert len({one.id for one in german.letter}) == len(german.letter) > 40
    assert not {one.source for one in german.letter} & {one.source for one in german.segments if len(one.source) > 80}
    assert package().letter == ()


@pytest.mark.parametrize("words", ["<b> & ]]> \u202e", "a\x00b\x0bc", "x" * 100_000, "a\ud800", "{slot} %s"])
def test_text__of_any_signs__is_written_and_found_again(tmp_path: Path, words: str) -> None:
    case = completed()
    case.draft = case.draft.with_answers(case.answers.set(FACT, Text({DRAFTED: Version(words)})))
    file = written(tmp_path, case)
    ElementTree.fromstring(file.read_bytes())
    back = next(one for one in read_xliff(file.read_bytes(), "F.xlf").texts if one.id == FACT)
    look = look_at(case, read_xliff(file.read_bytes(), "F.xlf"))
    assert back.target == back.source
    assert next(one.sort for one in look.differences if one.id == FACT) == "missing"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_file__of_another_tool__is_read_with_its_prefix_encoding_and_codes(encoding: str) -> None:
    space = "urn:oasis:names:tc:xliff:document:1.2"
    told = (
        f'<?xml version="1.0" encoding="{encoding.removesuffix("-sig")}"?>\n'
        f'<x:xliff version="1.2" xmlns:x="{space}"><x:file original="r" '
        'source-language="en-GB" target-language="fr-FR" datatype="plaintext"><x:body><x:trans-unit id="facts.f4.what">'
        '<x:source>Pays <x:ph id="1">&lt;b></x:ph>a sum.</x:source><x:seg-source><x:mrk mtype="seg">Pays</x:mrk></x:seg-source>'
        '<x:target state="translated"><x:mrk mtype="seg">Verse </x:mrk><x:g id="2">une somme</x:g>.</x:target>'
        "<x:alt-trans><x:target>Autre</x:target></x:alt-trans></x:trans-unit></x:body></x:file></x:xliff>"
    ).encode(encoding)
    assert is_translation(told)
    back = read_xliff(told, "F.xlf")
    assert back.language == "fr"
    assert [(one.id, one.source, one.target, one.is_open) for one in back.texts] == [
        (FACT, "Pays a sum.", "Verse une somme.", False)
    ]
