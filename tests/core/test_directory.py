"""The directory of authorities: all packs in one list, kept between starts, found by words, State and type."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from mla_writer.cli.main import run
from mla_writer.content import Content
from mla_writer.countries import library
from mla_writer.countries.directory import Directory, Entry, entries_of, find, read_directory
from mla_writer.countries.library import PackLibrary
from mla_writer.countries.vcard import vcards
from mla_writer.paths import HOME_VARIABLE
from mla_writer.translation.states import state_name
from tests.content.test_packs import SMALL
from tests.sample import CONTENT

MANY = """\
authority: {name: Office of the Attorney General, competence: Everything., interpol: no, languages: [en], sources: [act]}
authorities:
  - {id: tax, name: Revenue Authority, for: [bank_records], direct: yes, sources: [act]}
  - {id: coast, name: Coast Office, region: The Coast, competence: Ships., sources: [act]}
channel: {interpol: {value: urgent, sources: ["act:s 7"]}, direct: {value: no, sources: ["act:s 8"]}, sources: [act]}
"""


def names(found: tuple[Entry, ...]) -> list[str]:
    return [one.authority.name for one in found]


def test_card__holds_no_line_that_an_address_of_the_web_adds() -> None:
    pack = CONTENT.pack("CH")
    assert pack is not None
    entry = next(entries_of(pack))
    for website, told in (
        ("https://example.org/a?b=1,2;3#é", "URL:https://example.org/a?b=1,2;3#%C3%A9\r\n"),
        ("https://example.org\r\nTEL:+41 1", "URL:https://example.org%0D%0ATEL:+41%201\r\n"),
    ):
        one = replace(entry, authority=replace(entry.authority, website=website))
        assert told in vcards([one], str, lambda message: message.text, "en")


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> PackLibrary:
    """A folder with two packs, and a home of its own."""
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))
    (tmp_path / "packs").mkdir()
    (tmp_path / "packs" / "ke.yaml").write_text(SMALL + MANY, encoding="utf-8")
    (tmp_path / "packs" / "gh.yaml").write_text(SMALL.replace("KE", "GH").replace("Kenya", "Ghana"), encoding="utf-8")
    return PackLibrary(tmp_path / "packs")


def test_directory__holds_every_authority_of_every_pack__and_states_whose_authority_is_not_known() -> None:
    entries = read_directory(CONTENT.packs).entries
    assert {one.country for one in entries} == set(CONTENT.packs.codes)
    assert len(entries) == sum(1 + len(pack.authorities) for pack in CONTENT.packs)
    assert any(not one.authority.name for one in entries)


def test_directory__is_kept__and_made_anew_when_a_pack_changes(
    own: PackLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = read_directory(own)
    assert [one.authority.id for one in first.entries] == ["", "", "tax", "coast"]
    monkeypatch.setattr(library, "read_cached", None)
    assert read_directory(PackLibrary(own.folder)) == first, "no pack is read for it"
    monkeypatch.undo()
    (own.folder / "gh.yaml").write_text(SMALL.replace("KE", "GH") + "authority: {name: Ministry, sources: [act]}\n")
    assert names(read_directory(PackLibrary(own.folder)).entries)[0] == "Ministry"


def test_faulty_pack__is_told_and_leaves_the_others_in_sight(own: PackLibrary) -> None:
    (own.folder / "gh.yaml").write_text("country: GH\nversion: one\n", encoding="utf-8")
    found = read_directory(own)
    assert {one.country for one in found.entries} == {"KE"}
    assert {one.place.file for one in found.faults} == {str(own.folder / "gh.yaml")}
    (own.folder / "gh.yaml").unlink()
    assert read_directory(PackLibrary(own.folder)).faults == ()


def test_what_holds_for_the_state__holds_for_an_authority_that_says_nothing_else(own: PackLibrary) -> None:
    pack = own.get("KE")
    assert pack is not None
    main, tax, coast = entries_of(pack)
    assert (main.interpol, tax.interpol, coast.interpol) == ("no", "urgent", "urgent")
    assert (main.direct, tax.direct) == ("no", "yes")
    assert main.interpol_sources == main.authority.sources
    assert tax.interpol_sources[0].ref == "s 7"
    assert coast.languages == ("en",)
    assert coast.competence is not None
    assert coast.competence.context == "countries/ke:authorities.coast.competence"


def test_find__by_all_words_in_any_order_without_accents__and_by_type(own: PackLibrary) -> None:
    entries = read_directory(own).entries

    def say(one: Entry) -> tuple[str, ...]:
        return (state_name(one.country, "en"), *(told.text for told in (one.competence, one.region) if told))

    assert names(find(entries, "GENERAL kenya", say)) == ["Office of the Attorney General"]
    assert names(find(entries, "coast kénya", say)) == ["Coast Office"]
    assert find(entries, "coast ghana", say) == ()
    assert names(find(entries, "", say, state="KE", measure="bank_records")) == [
        "Revenue Authority", "Office of the Attorney General", "Coast Office",
    ]  # fmt: skip
    assert "Revenue Authority" not in names(find(entries, "", say, measure="video_hearing"))


def test_command__finds__and_writes_cards(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["countries", "authorities", "crown", "office"]) == 0
    told = capsys.readouterr().out
    for text in ("GB  United Kingdom: Crown Office", "Scotland", "Requests through INTERPOL are accepted.", "GOV.UK"):
        assert text in told
    assert run(["countries", "authorities", "écosse", "--language", "fr", "--format", "json"]) == 0
    assert '"country": "GB"' in capsys.readouterr().out
    assert run(["countries", "authorities", "--state", "gb", "--format", "vcard", "-o", str(tmp_path)]) == 0
    cards = (tmp_path / "authorities.vcf").read_bytes()
    assert cards.count(b"BEGIN:VCARD\r\n") == 3
    assert b"FN:Home Office (United Kingdom)\r\n" in cards
    assert b"LANG:en\r\n" in cards
    assert b"Requests through INTERPOL are accepted." in cards.replace(b"\r\n ", b"")
    capsys.readouterr()
    assert run(["countries", "authorities", "xyzzy"]) == 0
    assert "No authority found." in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments",
    [("--state", "XX"), ("--for", "teleportation"), ("--format", "vcard", "-o", "/nowhere/at/all")],
)
def test_command__what_does_not_exist__is_told(capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]) -> None:
    assert run(["countries", "authorities", *arguments]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_command__with_a_faulty_pack__lists_the_others_and_tells_it(
    own: PackLibrary, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (own.folder / "gh.yaml").write_text("country: GH\nversion: one\n", encoding="utf-8")
    content = Content(CONTENT.folder)
    object.__setattr__(content, "packs", own)
    monkeypatch.setattr(Content, "shipped", lambda: content)
    assert isinstance(read_directory(own), Directory)
    assert run(["countries", "authorities", "revenue"]) == 2
    told = capsys.readouterr()
    assert "Revenue Authority" in told.out
    assert "gh.yaml:2:10" in told.err
