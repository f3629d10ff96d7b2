"""Translations of an office's packs: written for a translator, taken over, shown, and handed over in a bundle as they are."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from mla_writer import paths
from mla_writer.cli.main import run
from mla_writer.content import Content
from mla_writer.errors import Place, ProblemsError
from mla_writer.handover.bundle import make_bundle, read_bundle
from mla_writer.handover.translated import read_translation
from mla_writer.paths import HOME_VARIABLE
from mla_writer.translation.message import Message
from tests.cli.test_office_packs import pack as plain_pack

NOTE, RULE = "Write early.", "Name the bank of {account}."
NOTE_FR, RULE_FR = "Écrivez tôt.", "Nommez la banque de {account}."
MORE = f"""note: {NOTE}
requirements:
  - id: bank_named
    for_each: bank_records.items as account
    expect: answered(account.linking_facts)
    level: warning
    kind: completeness
    at: account.linking_facts
    message: "{RULE}"
    source: [letter]
    passes:
      - says: The facts are linked.
        answers: {{facts: {{f1: {{what: A transfer.}}}}, bank_records: {{items: {{i1: {{linking_facts: [f1]}}}}}}}}
    fails:
      - says: No fact is linked.
        answers: {{bank_records: {{items: {{i1: {{records: [statements]}}}}}}}}
"""


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)


def pack(tmp_path: Path, version: int = 2) -> str:
    file = Path(plain_pack(tmp_path, version))
    file.write_text(file.read_text(encoding="utf-8") + MORE, encoding="utf-8")
    return str(file)


def said(text: str = NOTE, context: str = "countries/bf:note", language: str = "fr") -> str:
    return Content.shipped().catalogues.translate(Message(text, context=context, domain="countries"), language)


def translated(po: Path) -> Path:
    """A .po file with its two texts translated."""
    text = po.read_text(encoding="utf-8")
    for english, french in ((NOTE, NOTE_FR), (RULE, RULE_FR)):
        assert f'msgid "{english}"\nmsgstr ""' in text
        text = text.replace(f'msgid "{english}"\nmsgstr ""', f'msgid "{english}"\nmsgstr "{french}"')
    po.write_text(text, encoding="utf-8")
    return po


@pytest.fixture
def french(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """The texts of the office's pack, translated, and not taken over yet."""
    assert run(["countries", "install", pack(tmp_path), "--accept"]) == 0
    assert run(["countries", "texts", "bf", "fr"]) == 0
    assert "0 of " in capsys.readouterr().out
    return translated(tmp_path / "bf.fr.po")


def test_translation__is_looked_at_first__then_used_wherever_the_pack_speaks(french: Path, capsys) -> None:
    assert run(["countries", "translate", str(french)]) == 0
    assert "2 of " in capsys.readouterr().out
    assert said() == NOTE
    assert run(["countries", "translate", str(french), "--accept"]) == 0
    assert said() == NOTE_FR
    assert said(language="ar") == NOTE
    capsys.readouterr()
    assert run(["countries", "show", "BF", "--language", "fr"]) == 0
    assert "Nommez la banque de" in capsys.readouterr().out
    french.unlink()
    assert run(["countries", "texts", "BF", "fr"]) == 0
    assert NOTE_FR in french.read_text(encoding="utf-8")  # what is known comes along


def test_translation__of_another_wording__is_shown_in_english_again(french: Path, tmp_path: Path, capsys) -> None:
    assert run(["countries", "translate", str(french), "--accept"]) == 0
    newer = Path(pack(tmp_path, 3))
    newer.write_text(newer.read_text(encoding="utf-8").replace(NOTE, "Write very early."), encoding="utf-8")
    assert run(["countries", "install", str(newer), "--accept"]) == 0
    assert said("Write very early.") == "Write very early."
    capsys.readouterr()
    assert run(["countries", "translate", str(french)]) == 0
    assert "1 translations belong to another wording" in capsys.readouterr().out


def test_bundle__carries_the_translations__and_they_are_used_where_it_is_installed(
    french: Path, tmp_path: Path
) -> None:
    assert run(["countries", "translate", str(french), "--accept"]) == 0
    assert run(["countries", "bundle", "BF", "CH", "-o", "x.mlapack"]) == 0
    bundle = read_bundle((tmp_path / "x.mlapack").read_bytes(), "x.mlapack")
    manifest = yaml.safe_load(bundle.manifest_content)
    assert str(manifest["format"]) == "2"
    rows = {one["country"]: one for one in manifest["packs"]}
    assert rows["BF"]["translations"][0]["file"] == "packs/bf.fr.po"
    assert "translations" not in rows["CH"]  # what came with the program is translated there already
    assert run(["countries", "remove", "BF"]) == 0
    assert said() == NOTE
    for one in paths.office_packs().iterdir():
        if one.is_file():
            one.unlink()
    assert run(["countries", "install", "x.mlapack", "--accept"]) == 0
    assert said() == NOTE_FR
    assert said(RULE, "countries/bf:requirements.bank_named.message") == RULE_FR


def test_bundle_without_translations__stays_what_it_was(tmp_path: Path) -> None:
    assert run(["countries", "bundle", "CH", "-o", "x.mlapack"]) == 0
    manifest = read_bundle((tmp_path / "x.mlapack").read_bytes(), "x").manifest
    assert (manifest.format, manifest.packs[0].translations) == (1, ())


def test_pack_taken_away__takes_its_translation_along__and_back(french: Path) -> None:
    assert run(["countries", "translate", str(french), "--accept"]) == 0
    assert run(["countries", "remove", "BF"]) == 0
    assert said() == NOTE
    assert run(["countries", "rollback", "BF"]) == 0
    assert said() == NOTE_FR


def test_translation_alone__is_news(french: Path, tmp_path: Path, capsys) -> None:
    content = Path(tmp_path / "bf.yaml").read_bytes()
    (tmp_path / "x.mlapack").write_bytes(
        make_bundle({"BF": (2, content)}, None, "", {("BF", "fr"): french.read_bytes()})
    )
    capsys.readouterr()
    # the file has texts without a translation too, which no bundle minds
    assert run(["countries", "install", "x.mlapack", "--accept"]) == 0
    assert "Translation into French: 2 of" in capsys.readouterr().out
    assert said() == NOTE_FR


def po(*entries: tuple[str, str, str]) -> bytes:
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n'
    return (head + "".join(f'\nmsgctxt "{a}"\nmsgid "{b}"\nmsgstr "{c}"\n' for a, b, c in entries)).encode()


BAD = {
    "another pack": (po(("countries/ch:note", NOTE, "X")), "TEXTS-003"),
    "the program": (po(("", "Save…", "X")), "TEXTS-003"),
    "no such text": (po(("countries/bf:note", "Other.", "X")), "TEXTS-003"),
    "slots": (po(("countries/bf:requirements.bank_named.message", RULE, "Nommez la banque.")), "TEXTS-004"),
    "turned": (po(("countries/bf:note", NOTE, "\u202eabc")), "PACK-018"),
    "no po": (b"msgid broken", "TEXTS-002"),
    "no text": (b"\xff\xfe\x00", "TEXTS-002"),
    "large": (b"# x\n" * 300_000, "TEXTS-001"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_translation_in_a_bundle__is_one_line__and_nothing_is_changed(name: str, tmp_path: Path, capsys) -> None:
    data, code = BAD[name]
    file = Path(pack(tmp_path))
    (tmp_path / "x.mlapack").write_bytes(make_bundle({"BF": (2, file.read_bytes())}, None, "", {("BF", "fr"): data}))
    assert run(["countries", "install", "x.mlapack", "--accept"]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("x.mlapack:packs/bf.fr.po")
    assert not paths.office_packs().exists()
    found = Content.shipped().packs.read(file)
    with pytest.raises(ProblemsError) as raised:
        read_translation(data, found, Place("x"), strict=True)
    assert [one.code for one in raised.value.problems] == [code]


@pytest.mark.parametrize(
    ("language", "named"), [("xx", "not the code of a language"), ("en", "not the code"), ("../x", "not the code")]
)
def test_language_that_is_none__is_one_line(language: str, named: str, tmp_path: Path, capsys) -> None:
    assert run(["countries", "texts", "CH", language, "-o", str(tmp_path / "x.po")]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert named in line
    assert not (tmp_path / "x.po").exists()


def test_translation__of_a_pack_that_is_not_the_offices__or_under_another_name__is_refused(
    tmp_path: Path, capsys
) -> None:
    (tmp_path / "ch.fr.po").write_bytes(po())
    (tmp_path / "words.po").write_bytes(po())
    assert run(["countries", "translate", "ch.fr.po", "--accept"]) == 2
    assert run(["countries", "translate", "words.po"]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 2


def test_file_with_texts__is_never_written_over(tmp_path: Path, capsys) -> None:
    (tmp_path / "ch.fr.po").write_text("mine", encoding="utf-8")
    assert run(["countries", "texts", "CH", "fr"]) == 2
    assert (tmp_path / "ch.fr.po").read_text(encoding="utf-8") == "mine"


def test_damaged_translation_in_the_offices_folder__says_nothing(french: Path) -> None:
    assert run(["countries", "translate", str(french), "--accept"]) == 0
    (paths.office_packs() / "bf.fr.po").write_bytes(b"msgid broken")
    assert said() == NOTE
