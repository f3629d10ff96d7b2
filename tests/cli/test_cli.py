"""The command line as scripts rely on it: status, files, and JSON with the keys of docs/manual/json.md."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from mla_writer import __version__, paths
from mla_writer.__main__ import main
from mla_writer.checks.rules import RULES
from mla_writer.cli.main import run
from tests.sample import CONTENT, SAMPLES, writable
from tests.scenario import competent, competent_names

GAPS = str(SAMPLES / "uganda-switzerland.gaps.yaml")
COMPLETE = str(SAMPLES / "uganda-switzerland.complete.yaml")


def given(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    assert run([*arguments, "--format", "json"]) in {0, 1}
    return json.loads(capsys.readouterr().out)


KEYS = {
    "forms list": {"id", "title", "kind", "version"},
    "countries list": {"code", "name", "status", "completeness", "checked_on", "requirements", "layer"},
    "treaties list": {"id", "title", "in_force", "parties", "version"},
    "treaties between UG CH": {"id", "title", "in_force", "since", "fits", "alone", "why", "bilateral_known"},
    f"refusal {COMPLETE}": {"id", "title", "state", "why", "where", "raised_by", "excluded_by", "findings"},
    "forms coverage": {"row", "assistance", "taken_by", "left_out"},
}


@pytest.mark.parametrize(("command", "keys"), KEYS.items())
def test_list__as_json__has_the_documented_keys(command, keys, capsys):
    rows = given(capsys, *command.split())
    assert rows
    assert all(set(row) == keys for row in rows)


FINDING = {"code", "kind", "level", "result", "where", "title", "message", "note", "origin", "overridden", "sources"}


def test_refusal__lists_the_open_grounds_first__with_place_and_who_raises_them(capsys):
    rows = given(capsys, "refusal", GAPS)
    assert [one["state"] for one in rows if one["state"] == "open"] == ["open", "open"]
    assert rows[0]["state"] == "open"
    assert all(one["where"] for one in rows)
    political = next(one for one in rows if one["id"] == "political")
    assert {one["origin"] for one in political["raised_by"]} == {"country:CH"}
    assert run(["refusal", GAPS, "--language", "ar"]) == 0
    assert "request.touches" not in capsys.readouterr().out  # the question is answered: nothing leads there


def test_refusal__of_a_letter_that_repeats_no_law__says_so(tmp_path, capsys):
    draft = tmp_path / "reminder.yaml"
    new = ["new", "--from", "UG", "--to", "CH", "--assistance", "bank_records", "--kind", "reminder", "-o", str(draft)]
    assert run(new) == 0
    capsys.readouterr()
    assert run(["refusal", str(draft)]) == 0
    assert capsys.readouterr().out.strip() == "Grounds of refusal are not assessed for a letter of this kind."


def test_check__as_json__has_the_documented_keys(capsys):
    told = given(capsys, "check", GAPS)
    assert set(told) == {"complete", "counts", "findings", "packs_changed", "version_changed"}
    assert set(told["counts"]) == {"blocker", "warning", "advice"}
    assert all(set(one) == FINDING for one in told["findings"])
    assert sum(told["counts"].values()) == len(told["findings"])
    sources = [source for one in told["findings"] for source in one["sources"]]
    assert all(set(one) == {"title", "ref", "url", "as_of", "confidence"} for one in sources)


@pytest.mark.parametrize(("draft", "status"), [(GAPS, 1), (COMPLETE, 0)])
def test_check__tells_by_its_status_whether_the_request_is_complete(draft, status, capsys):
    assert run(["check", draft]) == status
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_check__says_the_same_in_every_language(language, capsys):
    english = given(capsys, "check", GAPS)["findings"]
    told = given(capsys, "check", GAPS, "--language", language)["findings"]
    assert [(one["code"], one["where"]) for one in told] == [(one["code"], one["where"]) for one in english]
    assert not [one["message"] for one in told if "{" in one["message"]]
    if language != "en":
        same = [one["code"] for one, other in zip(told, english, strict=True) if one["message"] == other["message"]]
        assert same == []


def test_new_fill_check_export__is_the_way_of_a_request(tmp_path, capsys):
    draft = tmp_path / "draft.yaml"
    begun = ["new", "--from", "UG", "--to", "CH", "--assistance", "bank_records", "--assistance", "freezing"]
    assert run([*begun, "-o", str(draft)]) == 0
    assert run(["check", str(draft)]) == 1
    assert run(["fill", str(draft), COMPLETE]) == 0
    assert run(["check", str(draft)]) == 0
    capsys.readouterr()

    assert run(["export", str(draft), "--final", "-o", str(tmp_path)]) == 0

    printed = capsys.readouterr().out.split()
    assert printed == [str(tmp_path / f"request.{one}.docx") for one in ("en", "fr", "ar")]
    assert (tmp_path / "draft.yaml.previous").is_file()


def test_fill__never_blanks_an_answer(tmp_path, capsys):
    draft = writable(tmp_path)
    answers = tmp_path / "answers.yaml"
    answers.write_text("request: {case_name: R v A}\n", encoding="utf-8")
    before = set(draft.read_text(encoding="utf-8").splitlines())
    assert run(["fill", str(draft), str(answers)]) == 0
    after = set(draft.read_text(encoding="utf-8").splitlines())
    assert {one.strip() for one in before - after} == {
        "case_name: Uganda v. Kato and Lakeshore Supplies Ltd",
        "history: []",
    }
    assert "R v A" in "".join(after - before)
    capsys.readouterr()


def test_export__final_of_an_open_request__is_refused_and_writes_nothing(tmp_path, capsys):
    assert run(["export", GAPS, "--final", "-o", str(tmp_path)]) == 1
    assert not list(tmp_path.iterdir())
    assert "blocker" in capsys.readouterr().out


@pytest.mark.parametrize("format_", ["docx", "html", "txt"])
def test_export__of_one_language_into_a_file(tmp_path, capsys, format_):
    target = tmp_path / f"letter.{format_}"
    assert run(["export", COMPLETE, "--language", "fr", "--format", format_, "-o", str(target)]) == 0
    assert capsys.readouterr().out == f"{target}\n"
    assert target.stat().st_size > 5000


@pytest.mark.parametrize("code", [*RULES, "bank_records.period_explained", "uncac.summary_of_facts"])
def test_explain__has_a_page_for_every_code(code, capsys):
    assert run(["check", "--explain", code]) == 0
    page = capsys.readouterr().out
    assert page.startswith(code)
    assert len(page) > 80


def test_every_cross_check__says_what_passes_and_what_fails():
    for code, rule in RULES.items():
        text = rule.__doc__ or ""
        assert text.startswith(f"{code} ")
        assert "\nPass: " in text
        assert "\nFail: " in text


@pytest.mark.parametrize(
    "command",
    [
        "forms list",
        "forms show video_hearing",
        "forms check",
        "offences list",
        "offences list passport",
        "offences show tax_evasion",
        "countries list",
        "countries show CH",
        "countries check --levels",
        "treaties list",
        "treaties show untoc",
        "treaties between UG CH --on 2026-01-01 --assistance freezing",
        "treaties check",
    ],
)
@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_command__in_every_language__leaves_nothing_unsaid(command, language, capsys):
    assert run([*command.split(), "--language", language]) == 0
    told = capsys.readouterr()
    assert told.err == ""
    assert not re.search(r"\{[a-z_.]+\}", told.out)


def test_treaties_between__with_a_measure__fits_where_the_treaty_names_it(capsys):
    fits = {
        one["id"]: one["fits"] for one in given(capsys, "treaties", "between", "UG", "CH", "--assistance", "freezing")
    }
    assert {one for one, told in fits.items() if told == "yes"} == {
        "drugs_1988",
        "terrorist_financing",
        "uncac",
        "untoc",
    }
    assert fits["un_cybercrime"] == "no"  # it is not in force
    assert fits["nuclear_terrorism"] == "unknown"  # nothing is known of its parties, and it names other help only
    before = given(capsys, "treaties", "between", "UG", "CH", "--on", "1988-01-01")
    assert "yes" not in {one["fits"] for one in before}


def test_treaties_between__with_an_offence__puts_first_what_names_it(capsys):
    found = given(capsys, "treaties", "between", "UG", "CH", "--offence", "corruption_passive_bribery_national")
    assert [one["id"] for one in found[:2]] == ["uncac", "untoc"]
    assert "yes" not in {one["fits"] for one in found[2:]}
    (drugs,) = (one for one in found if one["id"] == "drugs_1988")
    assert drugs["fits"] == "no"
    assert "Not named" in drugs["why"]


def test_treaties_between__in_the_order_of_what_fits__with_what_can_stand_alone(capsys):
    found = given(capsys, "treaties", "between", "IR", "US", "--assistance", "statements")
    fits = [one["fits"] for one in found]
    assert fits == sorted(fits, key=("yes", "unknown", "no").index)
    assert {one["bilateral_known"] for one in found} == {sum(one.is_bilateral for one in CONTENT.treaties)}
    (uncac,) = (one for one in found if one["id"] == "uncac")
    assert uncac["alone"] == "The treaty can itself be the legal basis; no other treaty is needed (46(7))."


def test_treaties_between__tells_that_few_bilateral_treaties_are_known__unless_one_binds(capsys):
    assert run(["treaties", "between", "UG", "CH", "--assistance", "freezing"]) == 0
    told = capsys.readouterr().out
    assert "look for one between Uganda and Switzerland" in told
    assert "can itself be the legal basis; no other treaty is needed (46(7))" in told
    assert run(["treaties", "between", "NL", "US"]) == 0
    assert "look for one" not in capsys.readouterr().out


def test_treaty_of_the_office__is_weighed__and_a_faulty_one_is_told_of(capsys, tmp_path, monkeypatch):
    monkeypatch.setenv("MLA_WRITER_HOME", str(tmp_path))
    folder = tmp_path / "treaties"
    folder.mkdir()
    (folder / "ch_ug.yaml").write_text(BILATERAL, encoding="utf-8")
    (folder / "wrong.yaml").write_text(BILATERAL, encoding="utf-8")
    found = given(capsys, "treaties", "between", "UG", "CH", "--assistance", "bank_records")
    assert [one["in_force"] for one in found if one["id"] == "ch_ug"] == ["yes"]
    (untoc,) = (one for one in found if one["id"] == "untoc")
    assert "The Treaty between Switzerland and Uganda on Mutual Legal Assistance binds both" in untoc["why"]
    assert (untoc["fits"], found[0]["id"]) == ("unknown", "ch_ug")  # what goes before others stands before them
    assert run(["treaties", "check"]) == 2
    assert "wrong.yaml" in capsys.readouterr().err


BILATERAL = """
treaty: ch_ug
version: 1
title: Treaty between Switzerland and Uganda on Mutual Legal Assistance
the: the Treaty between Switzerland and Uganda on Mutual Legal Assistance
short: CH-UG
adopted: "2020-01-01"
in_force: "2021-01-01"
depositary: none
basis: "1"
paragraphs: exact
covers: any
general: true
source: [{title: Invented, url: "https://example.org", as_of: "2020-01-01", confidence: copy}]
parties:
  as_of: "2021-01-01"
  absence_means: not_party
  source: [{title: Invented, url: "https://example.org", as_of: "2021-01-01", confidence: copy}]
  states: [CH, UG]
assistance: {bank_records: "2(1)"}
"""


def test_version__of_the_program(capsys):
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"mla-writer {__version__}\n"


@pytest.mark.parametrize("name", ["case.mla", "CASE.MLA"])
def test_draft__given_alone__opens_in_the_window(name, monkeypatch):
    opened: list[Path] = []

    def run(path):
        opened.append(path)
        return 0

    monkeypatch.setattr("mla_writer.ui.app.run", run)
    assert main([name]) == 0
    assert opened == [Path(name)]


@pytest.mark.parametrize("command", ["show-sample", "screenshots"])
def test_command_of_the_window__without_its_folder_or_asked_for_help__writes_nothing(
    command, tmp_path, monkeypatch, capsys
):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit) as ended:
        main([command, "--help"])
    assert ended.value.code == 0
    assert "FOLDER" in capsys.readouterr().out
    assert main([command]) == 2
    assert "FOLDER" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_selftest__passes(capsys):
    assert run(["selftest"]) == 0
    assert "9" in capsys.readouterr().out


def test_run_sample__writes_what_it_names(tmp_path, capsys):
    assert run(["run-sample", "-o", str(tmp_path / "out")]) == 0
    told = capsys.readouterr().out
    for name in ("request.en.docx", "request.fr.docx", "request.ar.docx"):
        assert name in told
        assert (tmp_path / "out" / name).is_file()


def test_forms_check__of_a_copied_content_folder__reads_that_folder(tmp_path, capsys):
    import shutil

    for name in ("forms", "translations", "resources"):
        shutil.copytree(CONTENT.folder / name, tmp_path / name)
    file = tmp_path / "forms" / "assistance" / "freezing.yaml"
    file.write_text(
        file.read_text(encoding="utf-8").replace("when: \"extent != 'item'\"", "when: \"extnt != 'item'\"", 1),
        encoding="utf-8",
    )
    assert run(["forms", "check", str(tmp_path)]) == 2
    told = capsys.readouterr().err
    assert str(file) in told
    assert "extent" in told
    assert paths.content_dir() != tmp_path


def test_request_to_a_provider__is_written_for_the_provider_if_nothing_else_is_said(tmp_path, capsys):
    draft = tmp_path / "direct.mla"
    case = competent(next(one for one in competent_names() if one.startswith("direct_provider")))
    case.save(draft)
    assert main(["export", str(draft), "--language", "en", "--format", "txt", "-o", str(tmp_path)]) == 0
    (file,) = tmp_path.glob("*.txt")
    assert "provider" in file.name
    assert "This is the version for the provider" in file.read_text(encoding="utf-8")
