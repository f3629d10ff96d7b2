"""Packages for translators on the command line: written, looked at when they come back, and taken over only when accepted."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from mla_writer.answers.values import Text
from mla_writer.case import Case
from mla_writer.cli.main import run
from tests.sample import CONTENT, writable

FACT = "facts.f4.what"
UNIT = re.compile(r'(<trans-unit id="([a-z0-9_.]+)"[^>]*>.*?<target[^>]*>)(.*?)(</target>)', re.DOTALL)


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    return writable(tmp_path)


@pytest.fixture
def file(draft: Path, tmp_path: Path) -> Path:
    target = tmp_path / "F.xlf"
    assert run(["export", str(draft), "--format", "xliff", "--language", "fr", "-o", str(target)]) == 0
    return target


def rewrite(file: Path, path: str, text: str) -> None:
    def put(match: re.Match[str]) -> str:
        return f"{match[1]}{text}{match[4]}" if match[2] == path else match[0]

    content = file.read_text(encoding="utf-8")
    changed = UNIT.sub(put, content)
    assert changed != content
    file.write_text(changed, encoding="utf-8")


def french(draft: Path, path: str = FACT) -> Text:
    value = Case.open(CONTENT, draft).answers.get(path)
    assert isinstance(value, Text)
    return value


def test_export__into_a_folder__writes_a_file_a_language_with_its_glossary(draft, tmp_path, capsys):
    folder = tmp_path / "out"
    folder.mkdir()
    assert run(["export", str(draft), "--format", "xliff", "-o", str(folder)]) == 0
    names = {"translation.fr.xlf", "translation.fr.tbx", "translation.ar.xlf", "translation.ar.tbx"}
    assert {one.name for one in folder.iterdir()} == names
    assert set(capsys.readouterr().out.split()) == {str(folder / one) for one in names}


@pytest.mark.parametrize(("language", "said"), [("en", "language of the texts"), ("ru", "no letter goes out in “ru”")])
def test_export__into_a_language_that_nobody_wants__is_told(draft, tmp_path, capsys, language, said):
    assert run(["export", str(draft), "--format", "xliff", "--language", language, "-o", str(tmp_path / "x.xlf")]) == 2
    assert said in capsys.readouterr().err
    assert not (tmp_path / "x.xlf").exists()


def test_import__shows_what_changes__and_writes_only_when_accepted(draft, file, capsys):
    new = "Lakeshore Supplies Ltd verse USD 1 250 000 sur le compte CH93 0076 2011 6238 5295 7 à Genève."
    rewrite(file, FACT, new)
    before = draft.read_bytes()
    capsys.readouterr()
    assert run(["import", str(file), "--into", str(draft)]) == 0
    told = capsys.readouterr().out
    assert "Changed: 1" in told
    assert f"+ {new}" in told
    assert "repeat this with --accept" in told
    assert draft.read_bytes() == before
    assert (
        run(["import", str(file), "--into", str(draft), "--accept", "--by", "A. Traductrice", "--state", "reviewed"])
        == 0
    )
    version = french(draft).versions["fr"]
    assert (version.text, version.state, version.by) == (new, "reviewed", "A. Traductrice")
    assert not french(draft).is_behind("fr")
    assert Case.open(CONTENT, draft).draft.history[-1].what == "import"
    assert run(["import", str(file), "--into", str(draft), "--accept"]) == 0
    assert "nothing to import" in capsys.readouterr().out


def test_import__that_differs_in_numbers__is_taken_only_where_somebody_says_so(draft, file, capsys):
    rewrite(file, FACT, "Lakeshore Supplies Ltd verse USD 1 520 000 sur le compte CH93 0076 2011 6283 5295 7 à Genève.")
    rewrite(file, "facts.f5.source.what", "Agenda saisi")
    before = draft.read_bytes()
    assert run(["import", str(file), "--into", str(draft), "--accept"]) == 2
    told = capsys.readouterr()
    assert "IBAN differs: CH93 0076 2011 6238 5295 7 in the original, CH93 0076 2011 6283 5295 7" in told.out
    assert "--accept-differing" in told.err
    assert draft.read_bytes() == before
    assert run(["import", str(file), "--into", str(draft), "--accept", "--leave", FACT]) == 0
    assert french(draft).versions["fr"].text.endswith("« conseil ».")
    assert french(draft, "facts.f5.source.what").versions["fr"].text == "Agenda saisi"
    assert run(["import", str(file), "--into", str(draft), "--accept", "--accept-differing"]) == 0
    assert "1 520 000" in french(draft).versions["fr"].text


def test_import__of_a_text_that_was_changed_meanwhile__is_not_taken(draft, file, capsys):
    rewrite(file, FACT, "Lakeshore Supplies Ltd verse USD 1 250 000 sur CH93 0076 2011 6238 5295 7.")
    case = Case.open(CONTENT, draft)
    case.answer(FACT, french(draft).reworded("Lakeshore Supplies Ltd pays another sum."))
    case.save()
    assert run(["import", str(file), "--into", str(draft), "--accept", "--accept-differing"]) == 0
    told = capsys.readouterr().out
    assert "Outdated: 1" in told
    assert "send it to the translator again" in told
    assert "sur CH93" not in french(draft).versions["fr"].text


def test_import__tells_what_is_missing_and_what_is_unknown(draft, file, capsys):
    content = file.read_text(encoding="utf-8")
    unit = next(one for one in re.findall(r"<trans-unit .*?</trans-unit>\n", content, re.DOTALL) if f'"{FACT}"' in one)
    file.write_text(content.replace(unit, unit.replace(FACT, "facts.f99.what")), encoding="utf-8")
    case = Case.open(CONTENT, draft)
    case.answer(FACT, Text({key: one for key, one in french(draft).versions.items() if key != "fr"}))
    case.save()
    assert run(["import", str(file), "--into", str(draft)]) == 0
    told = capsys.readouterr().out
    assert "Not in the draft: 1\n  facts.f99.what" in told
    assert f"Not in the file (the translation there stays): 1\n  {FACT}" in told


def test_left_out__what_is_no_difference__is_told(draft, file, capsys):
    assert run(["import", str(file), "--into", str(draft), "--leave", "facts.f77.what"]) == 2
    assert "facts.f77.what" in capsys.readouterr().err


BOMB = "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'>" + "".join(
    f"<!ENTITY {chr(98 + n)} '{('&' + chr(97 + n) + ';') * 10}'>" for n in range(9)
)
XLF = 'xmlns="urn:oasis:names:tc:xliff:document:1.2"'
BODY = (
    '<file original="r" source-language="en" target-language="fr" datatype="plaintext"><body>{}</body></file></xliff>'
)
UNITS = {
    "twice": '<trans-unit id="a"><source>x</source><target>y</target></trans-unit>\n' * 2,
    "deep": "<group>" * 50_000 + "</group>" * 50_000,
}
BAD = {
    "not xml": (b"<xliff version='1.2' never closed", r"F\.xlf:1:\d+: "),
    "not xliff": (b"<?xml version='1.0'?><html/>", r"F\.xlf: .*neither XLIFF"),
    "draft": (b"draft: 1\n", r"F\.xlf: .*neither XLIFF"),
    "empty": (b"", r"F\.xlf: .*neither XLIFF"),
    "entities": (f"{BOMB}]><xliff {XLF}>&j;</xliff>".encode(), r"F\.xlf:1:\d+: .*document type"),
    "file from this machine": (
        f'<!DOCTYPE xliff [<!ENTITY e SYSTEM "file:///etc/passwd">]><xliff {XLF}>&e;</xliff>'.encode(),
        r"document type",
    ),
    "xliff 2": (b'<xliff version="2.0" xmlns="urn:oasis:names:tc:xliff:document:2.0"/>', r"F\.xlf:1:1: .*version 2\.0"),
    "no language": (f"<xliff {XLF}></xliff>".encode(), r"F\.xlf:1:1: .*one language"),
    "other language": (
        f"<xliff {XLF}>{BODY.format('')}".replace('"fr"', '"ru"').encode(), r"translation into “ru”",
    ),
    "twice": (f"<xliff {XLF}>{BODY.format(UNITS['twice'])}".encode(), r"F\.xlf:2:1: the text a appears here twice"),
    "unknown encoding": (b'<?xml version="1.0" encoding="x-none"?><xliff/>', r"F\.xlf:1:\d+: "),
    "huge": (f"<xliff {XLF}>".encode() + b" " * 41_000_000, r"F\.xlf: .*larger than a translation can be"),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_bad_file__is_one_line__and_leaves_the_draft(draft, tmp_path, capsys, name):
    content, said = BAD[name]
    file = tmp_path / "F.xlf"
    file.write_bytes(content)
    before = draft.read_bytes()
    assert run(["import", str(file), "--into", str(draft), "--accept"]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1
    assert re.search(said, told.err), told.err
    assert draft.read_bytes() == before


def test_file__nested_without_end__hurts_nobody(draft, tmp_path, capsys):
    file = tmp_path / "F.xlf"
    file.write_text(f"<xliff {XLF}>{BODY.format(UNITS['deep'])}", encoding="utf-8")
    assert run(["import", str(file), "--into", str(draft)]) == 0
    assert "nothing to import" in capsys.readouterr().out


def test_words__are_counted_for_each_language(draft, capsys):
    assert run(["translations", "words", str(draft), "--format", "json"]) == 0
    french, arabic = json.loads(capsys.readouterr().out)
    assert (french["language"], arabic["language"]) == ("fr", "ar")
    assert french["words"] == french["unreviewed"] > 500
    assert run(["translations", "words", str(draft)]) == 0
    assert f"{french['words']:>7}  Words in all" in capsys.readouterr().out


def test_missing_file__is_one_line(draft, tmp_path, capsys):
    assert run(["import", str(tmp_path / "none.xlf"), "--into", str(draft)]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def without(file: Path, path: str, change: str) -> None:
    """Take the target of a text away, empty it, or take the whole text away."""
    content = file.read_text(encoding="utf-8")
    unit = next(one for one in re.findall(r"<trans-unit .*?</trans-unit>\n", content, re.DOTALL) if f'"{path}"' in one)
    bare = {
        "no target": re.sub(r"<target.*?</target>", "", unit, flags=re.DOTALL),
        "empty": re.sub(r"(<target[^>]*>).*?(</target>)", r"\1\2", unit, flags=re.DOTALL),
        "gone": "",
    }[change]
    assert bare != unit
    file.write_text(content.replace(unit, bare), encoding="utf-8")


@pytest.mark.parametrize(
    ("change", "said"), [("no target", "Left empty ("), ("empty", "Left empty ("), ("gone", "Not in the file (")]
)
def test_import__without_a_translation_that_the_draft_has__tells_so_and_keeps_it(draft, file, capsys, change, said):
    without(file, FACT, change)
    before = french(draft).versions["fr"].text
    assert run(["import", str(file), "--into", str(draft), "--accept", "--state", "certified"]) == 0
    told = capsys.readouterr().out
    assert f"{said}the translation there stays): 1\n  {FACT}" in told
    assert (french(draft).versions["fr"].text, french(draft).versions["fr"].state) == (before, "draft")


def test_import__of_an_unchanged_file_as_reviewed__raises_state_and_author(draft, file, capsys):
    behind = "facts.f5.source.what"
    case = Case.open(CONTENT, draft)
    case.answer(behind, french(draft, behind).reworded("Another diary"))
    case.save()
    given = ["import", str(file), "--into", str(draft)]
    assert run([*given, "--state", "reviewed", "--by", "B. Relectrice"]) == 0
    assert re.search(rf"Now reviewed: \d+\n(  .*\n)*  {FACT}", capsys.readouterr().out)
    assert french(draft).versions["fr"].state == "draft"
    assert run([*given, "--accept"]) == 0
    assert "nothing to import" in capsys.readouterr().out
    assert run([*given, "--accept", "--state", "reviewed", "--by", "B. Relectrice", "--leave", "facts.f3.what"]) == 0
    version = french(draft).versions["fr"]
    assert (version.state, version.by) == ("reviewed", "B. Relectrice")
    assert not french(draft).is_behind("fr")
    for one in (behind, "facts.f3.what"):
        assert french(draft, one).versions["fr"].by != "B. Relectrice"
    capsys.readouterr()
    assert run([*given, "--accept", "--state", "reviewed", "--leave", "facts.f3.what"]) == 0
    assert "Unchanged" in capsys.readouterr().out
