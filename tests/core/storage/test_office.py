"""The profile of the office: kept as answers, laid under new requests, never in the way."""

from __future__ import annotations

from pathlib import Path

import pytest

from mla_writer.answers.answers import Answers
from mla_writer.answers.office import office_shapes, only_office
from mla_writer.answers.values import DRAFTED, Text
from mla_writer.case import Case
from mla_writer.cli.main import run
from mla_writer.conditions.values import UNKNOWN
from mla_writer.errors import ProblemsError
from mla_writer.paths import HOME_VARIABLE, office_file
from mla_writer.storage.files import previous_of
from mla_writer.storage.office import read_office, save_office, set_office_aside
from tests.sample import CONTENT, completed

ROOT = CONTENT.questionnaire("").root


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))
    return tmp_path / "home"


def profile() -> Answers:
    """The office of the completed sample."""
    return only_office(completed().answers, ROOT)


def test_profile__of_the_sample__is_about_the_office_and_not_about_the_case():
    paths = [path for path, _ in office_shapes(ROOT)]
    assert "request.office" in paths
    assert "request.signatory" in paths
    assert "request.contact" in paths
    kept = profile()
    assert kept.text("request.requesting") == "UG"
    assert kept.get("request.requested") is UNKNOWN
    assert kept.get("request.case_name") is UNKNOWN


def test_profile__saved__reads_back_the_same(home):
    assert read_office(ROOT, CONTENT.vocabulary) == Answers()
    save_office(profile())
    assert read_office(ROOT, CONTENT.vocabulary) == profile()


def test_profile__with_an_answer_about_a_case__leaves_it_aside(home):
    save_office(profile().set("request.case_name", "R v A"))
    assert read_office(ROOT, CONTENT.vocabulary) == profile()


def test_new_request__with_a_profile__begins_with_it():
    case = Case.new(CONTENT, "UG", "CH", ["freezing"])
    case.lay_under(profile())
    assert case.answers.get("request.office") == completed().answers.get("request.office")
    assert case.answers.text("request.requested") == "CH"
    assert case.answers.listed("request.letters") == ("en",)


SIGNATORY = {"name": "Grace Namuli Achan", "post": Text.written("Deputy Director")}
PROMISE = {"about": "data_protection", "name": Text.written("Data"), "text": Text.written("Kept in the file.")}


def with_lists() -> Answers:
    return profile().set("request.signatories.s1", SIGNATORY).set("request.undertakings.u1", PROMISE)


def new_request() -> Case:
    case = Case.new(CONTENT, "UG", "CH", ["freezing"])
    case.lay_under(with_lists())
    return case


def test_lists_of_the_profile__saved__come_back_and_stay_out_of_requests(home):
    save_office(with_lists())
    assert read_office(ROOT, CONTENT.vocabulary) == with_lists()
    case = new_request()
    assert case.answers.get("request.signatories") is UNKNOWN
    assert case.live.is_hidden("request.signatories")
    assert not [one for one in case.live.steps if "signatories" in one.path or "undertakings" in one.path]


def test_another_signatory__is_offered_and_taken_as_a_whole():
    case = new_request()
    assert case.answers.get("request.signatory.name") == "Grace Nansubuga Odeke"
    (offered,) = case.on_shelf(with_lists(), "request.signatory")
    assert offered.title == "Grace Namuli Achan"
    case.take_shelved(offered)
    assert case.answers.get("request.signatory") == SIGNATORY
    assert case.on_shelf(with_lists(), "request.signatory") == ()


def test_standard_undertaking__is_offered_where_it_belongs_and_nowhere_else():
    case = new_request()
    (offered,) = case.on_shelf(with_lists(), "request.data_protection")
    case.take_shelved(offered)
    assert case.answers.get("request.data_protection") == PROMISE["text"]
    assert case.on_shelf(with_lists(), "request.reciprocity_text") == ()
    assert case.on_shelf(with_lists(), "request.purpose") == ()


def test_standard_undertaking__for_a_request_in_another_language__says_in_which_it_was_written():
    case = Case.new(CONTENT, "UG", "CH", ["freezing"])
    case.lay_under(with_lists(), "fr")
    (offered,) = case.on_shelf(with_lists(), "request.data_protection")
    assert isinstance(offered.value, Text)
    assert offered.value.original[0] == "en"


def test_new_request__of_another_state__takes_nothing_from_the_profile():
    case = Case.new(CONTENT, "NG", "CH", ["freezing"])
    before = case.answers
    case.lay_under(profile())
    assert case.answers == before


def test_new_request__written_in_another_language__says_in_which_language_the_profile_is():
    case = Case.new(CONTENT, "UG", "CH", ["freezing"])
    case.lay_under(profile().set("request.office.name", Text.written("Directorate")), "fr")
    name = case.answers.get("request.office.name")
    assert isinstance(name, Text)
    assert name.original[0] == "en"
    assert DRAFTED not in name.versions
    assert case.answers.text("request.written_in") == "fr"
    assert case.answers.listed("request.letters") == ("fr",)


def test_profile__changed__leaves_drafts_as_they_are(tmp_path):
    save_office(profile())
    case = Case.new(CONTENT, "UG", "CH", ["freezing"])
    case.lay_under(read_office(ROOT, CONTENT.vocabulary))
    file = case.save(tmp_path / "draft.mla")
    save_office(profile().set("request.place_of_issue", "Gulu"))
    assert Case.open(CONTENT, file).answers == case.answers


def test_new__on_the_command_line__uses_the_profile(tmp_path):
    save_office(profile())
    draft = tmp_path / "draft.yaml"
    assert run(["new", "--from", "UG", "--to", "CH", "--assistance", "freezing", "-o", str(draft)]) == 0
    assert Case.open(CONTENT, draft).answers.get("request.signatory") == completed().answers.get("request.signatory")


def test_new__with_a_broken_profile__says_so_and_begins_all_the_same(tmp_path, home, capsys):
    home.mkdir()
    office_file().write_text("request: {offise: x}\n", encoding="utf-8")
    draft = tmp_path / "draft.yaml"
    assert run(["new", "--from", "UG", "--to", "CH", "--assistance", "freezing", "-o", str(draft)]) == 0
    told = capsys.readouterr().err
    assert "office.yaml:1:19" in told
    assert "Did you mean" in told
    assert Case.open(CONTENT, draft).answers.get("request.office") is UNKNOWN


def test_profile__that_is_broken__can_be_set_aside(home):
    home.mkdir()
    office_file().write_text("request: [", encoding="utf-8")
    with pytest.raises(ProblemsError):
        read_office(ROOT, CONTENT.vocabulary)
    assert set_office_aside() == previous_of(office_file())
    assert read_office(ROOT, CONTENT.vocabulary) == Answers()
