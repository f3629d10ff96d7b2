"Standards of evidence: the State's own takes precedence over what is usual, what is only usual says so, and no letter names one."

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from mla_writer.checks.demands import demands
from mla_writer.checks.standards import strongest_of, wanted_of
from mla_writer.documents.plain import write_plain
from mla_writer.forms.library import load_forms
from mla_writer.forms.standards import text_of
from mla_writer.letters import compose_letter
from mla_writer.translation.message import Message
from tests.sample import CONTENT, completed
from tests.scenario import competent


def test_order__is_by_strength__from_relevance_to_more_than_probable_cause() -> None:
    order = [one.id for one in CONTENT.forms.standards]
    assert order[0] == "relevance"
    assert (
        order.index("reasonable_suspicion")
        < order.index("reasonable_grounds_to_believe")
        < order.index("probable_cause")
    )


def test_every_type_but_those_without_facts__tells_what_to_show() -> None:
    without = {one for one in CONTENT.forms.assistance if CONTENT.forms.standards.measure(one) is None}
    assert without == {
        "direct_provider_request",
        "joint_investigation",
        "other",
        "spontaneous_information",
        "transfer_of_proceedings",
    }


def test_standard_of_the_pack__goes_before_the_usual_one() -> None:
    case = competent("content_data-competent")
    wanted = wanted_of(case.context, "content_data")
    assert wanted is not None
    assert wanted.is_its_own
    assert wanted.standard is not None
    assert wanted.standard.id == "reasonable_suspicion"
    assert wanted.sources[0].confidence in {"official", "copy"}


def test_unknown_standard__is_told_as_usual_and_to_be_verified() -> None:
    case = competent("interception-competent")
    wanted = wanted_of(case.context, "interception")
    assert wanted is not None
    assert not wanted.is_its_own
    assert "to be verified" in wanted.told.text
    assert {one.confidence for one in wanted.sources} == {"general_knowledge"}


def test_no_facts_asked_for__nothing_is_told() -> None:
    case = completed()
    case.answer("request.assistance", ("service_of_documents",))
    assert wanted_of(case.context, "service_of_documents") is None


def test_mixed_request__tells_the_strongest_standard_once() -> None:
    case = competent("mailbox-in-the-united-states")
    case.answer("request.assistance", ("content_data", "bank_records"))
    strongest = strongest_of(case.context)
    assert strongest is not None
    assert strongest.standard is not None
    assert strongest.standard.id == "probable_cause"
    told = [one for one in demands(case.context) if one.message == strongest.told_as_strongest]
    assert [one.where for one in told] == ["request.offence_grounds"]


def test_demand__stands_at_the_facts_that_tie_each_item() -> None:
    found = {one.where: one.message for one in demands(completed().context)}
    told = found["bank_records.items.i1.linking_facts"]
    assert isinstance(told.parameters["standard"], Message)


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_letter__never_names_a_standard(language: str) -> None:
    case = competent("mailbox-in-the-united-states")
    text = write_plain(compose_letter(case, language, final=False)).casefold()
    wanted = case.pack.assistance["content_data"].standard if case.pack is not None else ""
    named = [one for one in CONTENT.forms.standards if one.id == wanted]
    assert named
    assert CONTENT.catalogues.say(text_of(named[0], "name"), language).casefold() not in text


def test_content_without_standards__has_none(tmp_path: Path) -> None:
    shutil.copytree(CONTENT.folder / "forms", tmp_path / "forms", ignore=shutil.ignore_patterns("standards"))
    assert list(load_forms(tmp_path / "forms").standards) == []
