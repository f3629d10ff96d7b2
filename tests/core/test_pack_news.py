"""Drafts record with which pack they were checked, and say what a newer one changes; accepting records the newer one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from mla_writer.answers.draft import FORMAT, LEFT_ASIDE
from mla_writer.case import Case
from mla_writer.conditions.values import UNKNOWN
from mla_writer.content import Content
from mla_writer.countries.authority_words import AuthorityName
from mla_writer.countries.marks import PackMark
from mla_writer.errors import ProblemsError
from mla_writer.letters import wording_for
from mla_writer.pack_news import PackNews, pack_news
from mla_writer.paths import HOME_VARIABLE, office_packs
from mla_writer.storage.drafts import draft_text
from tests.sample import CONTENT, completed

_SHIPPED = CONTENT.packs.file_of("CH").read_text(encoding="utf-8")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert CONTENT.packs.codes  # whose office is not that of this test
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))


def office_pack(text: str) -> None:
    """Let the office keep a pack of its own for Switzerland."""
    office_packs().mkdir(parents=True, exist_ok=True)
    (office_packs() / "ch.yaml").write_text(text, encoding="utf-8")


def later(text: str, version: int = 2) -> str:
    return text.replace("\nversion: 1\n", f"\nversion: {version}\n").replace(
        "Federal Office of Justice", "Other Office"
    )


def with_rule(text: str) -> str:
    rule = (
        "  - id: written_in_gold\n    expect: \"request.purpose == 'gold'\"\n    level: warning\n    kind: procedure\n"
        "    at: request.purpose\n    title: Not written in gold\n    message: Switzerland wants gold; write in gold.\n"
        "    source: [imac]\n"
    )
    return text.replace("\nrequirements:\n", f"\nrequirements:\n{rule}")


def saved(tmp_path: Path) -> Path:
    return completed().save(tmp_path / "draft.yaml")


def opened(draft: Path) -> Case:
    return Case.open(Content.shipped(), draft)


def only(case: Case) -> PackNews:
    (found,) = pack_news(case)
    return found


def test_draft__records_state_version_layer_and_day(tmp_path):
    mark = opened(saved(tmp_path)).draft.packs["CH"]
    assert (mark.version, mark.layer, mark.checked_on) == (1, "shipped", "2026-11-21")
    assert len(mark.digest) == 16
    assert pack_news(opened(tmp_path / "draft.yaml")) == ()


def test_newer_pack__is_told_with_what_it_says_now_and_which_findings_that_changes(tmp_path):
    draft = saved(tmp_path)
    text = with_rule(later(_SHIPPED))
    office_pack(text.replace("source: [imac]", "source: [swiss_rules]") if "\n  imac:" not in text else text)
    case = opened(draft)
    news = only(case)
    assert (news.code, news.before.version, news.now.version, news.now.layer) == ("CH", 1, 2, "office")
    assert news.is_known
    authority = next(one for one in news.changes if one.topic.text == "Authority")
    assert [one.told for one in authority.gone] == [AuthorityName("Federal Office of Justice").message]
    assert [one.told for one in authority.come] == [AuthorityName("Other Office").message]
    told = [wording_for(one.case, "en").told(one.message) for one in news.findings if one.sort == "new_finding"]
    assert "Not written in gold" in told
    assert (news.come, news.gone) == (len(told), 0)


def test_newer_pack__is_not_recorded_by_saving_but_by_accepting(tmp_path):
    draft = saved(tmp_path)
    office_pack(later(_SHIPPED))
    case = opened(draft)
    case.answer("request.reference", "X/1")
    case.save()
    assert opened(draft).packs_changed
    case = opened(draft)
    case.answer("request.reference", "X/2")
    case.accept_packs()
    case.undo()
    case.save()
    assert not opened(draft).packs_changed
    assert opened(draft).draft.packs["CH"].version == 2


def test_pack_taken_away_again__is_a_change_too(tmp_path):
    office_pack(later(_SHIPPED))
    case = opened(saved_with_office(tmp_path))
    assert not case.packs_changed
    (office_packs() / "ch.yaml").unlink()
    news = only(opened(tmp_path / "draft.yaml"))
    assert (news.before.layer, news.now.layer) == ("office", "shipped")
    assert news.is_known


def saved_with_office(tmp_path: Path) -> Path:
    case = Case(Content.shipped(), completed().draft)
    return case.save(tmp_path / "draft.yaml")


def test_earlier_pack__that_is_not_kept_here__leaves_the_numbers(tmp_path):
    case = completed()
    case.draft = case.draft.with_packs({"CH": PackMark(7, "office", "2025-01-01", "0123456789abcdef")})
    news = only(opened(case.save(tmp_path / "draft.yaml")))
    assert not news.is_known
    assert (news.changes, news.findings) == ((), ())
    assert (news.before.version, news.now.version) == (7, 1)


@pytest.mark.parametrize("digest", ["../../etc", "", "a/b"])
def test_digest__that_is_a_path__finds_nothing(tmp_path, digest):
    case = completed()
    case.draft = case.draft.with_packs({"CH": PackMark(7, "office", "2025-01-01", digest)})
    assert not only(case).is_known


def test_draft_of_the_first_format__is_asked_for_the_version_alone_and_gets_the_rest(tmp_path):
    text = draft_text(completed().stamped())
    head = text.index("packs:")
    end = text.index("\nrequest:")
    for version, is_other in (("1", False), ("3", True)):
        first = f"draft: 1\n{text[text.index('forms:') : head]}packs:\n  CH: {version}{text[end:]}"
        draft = tmp_path / f"first-{version}.yaml"
        draft.write_text(first, encoding="utf-8")
        case = opened(draft)
        assert case.draft.packs["CH"] == PackMark(int(version))
        assert bool(case.packs_changed) == is_other
        case.save()
        assert opened(draft).draft.packs["CH"].digest == ("" if is_other else CONTENT_MARK.digest)
        assert draft.read_text(encoding="utf-8").startswith(f"draft: {FORMAT}\n")


CONTENT_MARK = CONTENT.packs.mark_of(next(one for one in CONTENT.packs if one.country == "CH"))


@given(
    marks=st.dictionaries(
        st.sampled_from(["CH", "US", "KE", "NA"]),
        st.builds(
            PackMark,
            version=st.integers(0, 9_999),
            layer=st.sampled_from(["", "shipped", "office"]),
            checked_on=st.sampled_from(["", "2026-11-21"]),
            digest=st.sampled_from(["", "0123456789abcdef"]),
        ),
    )
)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_marks__written_and_read__are_the_same(tmp_path, marks):
    draft = tmp_path / "marks.yaml"
    draft.write_text(draft_text(replace(completed().draft, packs=marks)), encoding="utf-8")
    assert dict(Case.open(CONTENT, draft).draft.packs) == marks


@pytest.mark.parametrize("written", ["x", "{layer: shipped}", "{version: 1, colour: red}", "[1]"])
def test_mark__that_is_none__is_a_fault_at_its_place(tmp_path, written):
    text = draft_text(replace(completed().draft, packs={}))
    draft = tmp_path / "draft.yaml"
    draft.write_text(text.replace("packs: {}", f"packs:\n  CH: {written}"), encoding="utf-8")
    with pytest.raises(ProblemsError) as raised:
        Case.open(CONTENT, draft)
    assert [one.code for one in raised.value.problems] == ["DRAFT-005"]


def test_answers_to_the_state_asked_before__are_kept_in_the_file(tmp_path):
    case = completed()
    case.answer("request.requested", "KE")
    draft = case.save(tmp_path / "draft.yaml")
    again = Case.open(CONTENT, draft)
    assert list(again.answers.leaves()) == list(case.answers.leaves())
    again.answer("request.requested", "CH")
    assert again.live.hidden_answers == ()


def test_answer_to_a_question_that_a_pack_no_longer_asks__stands_in_the_history(tmp_path):
    text = draft_text(completed().draft).replace("pack_ch:\n", "pack_ch:\n  asked_once: certainly\n")
    draft = tmp_path / "draft.yaml"
    draft.write_text(f"{text}", encoding="utf-8")
    case = Case.open(CONTENT, draft)
    assert [one.detail for one in case.draft.history if one.what == LEFT_ASIDE] == ["pack_ch.asked_once: certainly"]
    again = Case.open(CONTENT, case.save())
    assert [one.detail for one in again.draft.history if one.what == LEFT_ASIDE] == ["pack_ch.asked_once: certainly"]


def test_answer_with_an_option_that_a_pack_no_longer_has__stands_in_the_history(tmp_path):
    case = completed()
    case.answer("pack_ch.lawful_at_home", "order")
    text = draft_text(case.draft).replace("lawful_at_home: order", "lawful_at_home: court_order")
    draft = tmp_path / "draft.yaml"
    draft.write_text(text, encoding="utf-8")
    case = Case.open(CONTENT, draft)
    assert [one.detail for one in case.draft.history if one.what == LEFT_ASIDE] == [
        "pack_ch.lawful_at_home: court_order"
    ]
    assert case.answers.get("pack_ch.lawful_at_home") is UNKNOWN
    assert Case.open(CONTENT, case.save()).answers == case.answers


def test_file_of_answers__with_what_a_pack_does_not_ask__is_a_slip(tmp_path):
    answers = tmp_path / "answers.yaml"
    answers.write_text("pack_ch:\n  lawful_at_hime: true\n", encoding="utf-8")
    with pytest.raises(ProblemsError) as raised:
        completed().fill(answers)
    (problem,) = raised.value.problems
    assert (problem.code, problem.parameters["suggestion"]) == ("ANSWER-023", "lawful_at_home")
    answers.write_text("pack_ch:\n  lawful_at_home: court_order\n", encoding="utf-8")
    with pytest.raises(ProblemsError) as raised:
        completed().fill(answers)
    assert [one.code for one in raised.value.problems] == ["ANSWER-002"]


def test_pack_that_came_with_the_program__is_the_earlier_one_though_no_copy_was_kept(tmp_path: Path) -> None:
    draft = saved(tmp_path)
    text = draft.read_text(encoding="utf-8")
    start = text.index("\npacks:\n")
    end = text.index("\nrequest:\n")
    draft.write_text(f"{text[:start]}\npacks:\n  CH: 1{text[end:]}", encoding="utf-8")
    office_pack(later(_SHIPPED))
    (news,) = pack_news(opened(draft))
    assert news.before == PackMark(1)
    assert news.is_known
    assert any("Other Office" in str(cell.told) for change in news.changes for cell in change.come)
    office_pack(later(_SHIPPED, 3))
    draft.write_text(draft.read_text(encoding="utf-8").replace("CH: 1", "CH: 2"), encoding="utf-8")
    (news,) = pack_news(opened(draft))
    assert not news.is_known, "version 2 is neither kept nor the one of the program"
