"""The sheet of a State: every point worth knowing stands there once, with its law, source and age, or as not known."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mla_writer.conditions.values import Day
from mla_writer.countries import sheet
from mla_writer.countries.authority_words import AuthorityName
from mla_writer.countries.model import FACT_KEYS, CountryPack
from mla_writer.countries.share import told_keys
from mla_writer.countries.sheet import (
    SheetLine,
    headlines,
    law_of,
    measures_of,
    request_parts,
    section_part,
    sheet_parts,
    verify_part,
)
from mla_writer.forms.model import Only, Source
from mla_writer.forms.sources import capped_level, day_of
from mla_writer.translation.message import Message
from tests.sample import CONTENT

EVERY = {f"{section}.{key}" for section, keys in FACT_KEYS.items() for key in keys}


def pack(code: str) -> CountryPack:
    found = CONTENT.pack(code)
    assert found is not None
    return found


def lines(code: str) -> list[SheetLine]:
    return [line for part in sheet_parts(pack(code), CONTENT.forms) for line in part.lines]


def test_topics__name_every_point_worth_knowing():
    assert set(sheet._TOPICS) == EVERY
    assert set(sheet._SECTIONS) == set(FACT_KEYS)


def said(told: Message) -> str:
    """Return what a line tells, without the limits within which it holds."""
    inner = told.parameters.get("told")
    return inner.text if isinstance(inner, Message) else told.text


@pytest.mark.parametrize("code", CONTENT.packs.codes)
def test_sheet__tells_everything_the_pack_knows_once_where_it_belongs(code):
    found = lines(code)
    told = [said(line.told) for line in found if line.told is not None]
    every = [*pack(code).information, *pack(code).verify]
    for one in every:  # what concerns two measures stands with each of them
        alike = [other for other in every if other.text == one.text]
        measures = CONTENT.forms.assistance
        assert told.count(one.text) == sum(len(set(other.places) & set(measures)) or 1 for other in alike), one.id
    asked = [
        rule.message for rule in pack(code).requirements for _ in measures_of(rule, CONTENT.forms) or ("every request",)
    ]
    assert sorted(one for one in told if one in asked) == sorted(asked)


def test_requirement_limited_to_some_measures__stands_with_each_of_them_and_nowhere_else():
    found = pack("KE")
    rule = replace(found.requirements[0], only=Only(for_=("freezing", "confiscation")))
    parts = sheet_parts(replace(found, requirements=(rule,)), CONTENT.forms)
    assert [one.measure for one in parts if any(line.level for line in one.lines)] == ["confiscation", "freezing"]
    wide = replace(rule, only=Only(for_=("freezing", "coercive")), applies="", for_each="", at="request.costs")
    assert measures_of(wide, CONTENT.forms) == ()


@pytest.mark.parametrize("code", CONTENT.packs.codes)
def test_share__counts_every_point_once(code):
    share = CONTENT.packs.share_of(pack(code))
    assert share.sourced + share.verify + share.unknown == len(EVERY)
    assert {one.fact for one in pack(code).information} <= told_keys(pack(code)) <= set(EVERY)


def test_not_known__stands_in_the_sheet():
    part = section_part(pack("NA"), CONTENT.forms, "refusal")
    assert [line.trust for line in part.lines if line.told is None] == ["unknown"] * 3


def test_topic_that_a_requirement_alone_tells__points_to_it():
    germany = pack("DE")
    facts = CONTENT.packs.facts_of(germany)
    told = {one.topic.text: one for one in section_part(germany, CONTENT.forms, "language", facts).lines}
    line = told["Certified translation"]
    assert line.told is not None
    words = CONTENT.catalogues.say(line.told, "en")
    assert words == "See the requirement “No translation into German”, under “Every request”."
    assert line.trust == "official"
    every = next(one for one in sheet_parts(germany, CONTENT.forms, facts) if one.title.text == "Every request")
    rule = next(one for one in germany.requirements if one.title == "No translation into German")
    assert rule.message in [said(one.told) for one in every.lines if one.told is not None]


@pytest.mark.parametrize("code", CONTENT.packs.codes)
def test_no_topic_is_called_empty_that_the_share_counts(code):
    found = pack(code)
    facts = CONTENT.packs.facts_of(found)
    empty = [
        f"{name}.{key}"
        for name, keys in FACT_KEYS.items()
        for key in keys
        for one in section_part(found, CONTENT.forms, name, facts).lines
        if one.told is None and one.topic.text == sheet._TOPICS[f"{name}.{key}"]
    ]
    assert not set(empty) & told_keys(found, facts)


def test_general_knowledge__is_to_be_verified_and_has_no_law():
    (line,) = verify_part(pack("NA")).lines
    assert line.trust == "verify"
    assert line.law == ""
    assert line.as_of is None


def test_headlines__say_not_known_with_nothing():
    told = [one.told for one in headlines(pack("NA"))]
    assert told[0] == AuthorityName("Central Authority")
    assert told[1] == ("en",)
    assert told[2] is None


def test_demand__stands_with_the_measure_it_is_about():
    summons = next(line for line in lines("CH") if line.told is not None and "summons" in line.told.text)
    assert summons.measure == "service_of_documents"
    assert summons.is_asked
    fact = next(line.told for line in lines("CH") if line.told is not None and line.told.text.startswith("{f}: for"))
    assert isinstance(fact.parameters["f"], Message)  # the word for one item stands where a case would name it


def test_request__sees_the_measures_it_asks_for_and_last_what_is_to_be_verified():
    parts = request_parts(pack("NA"), CONTENT.forms, ["freezing"])
    assert [part.measure for part in parts if part.measure] == ["freezing"]
    assert [line.trust for line in parts[-1].lines] == ["verify"]
    assert all(line.told is not None for part in parts if not part.measure for line in part.lines)


@pytest.mark.parametrize(
    ("title", "ref", "law"),
    [
        ("Federal Act on Mutual Assistance (IMAC), SR 351.1", "art. 69", "IMAC art. 69"),
        ("Mutual Assistance Act (IMAC), art 28", "", "IMAC, art 28"),
        ("IMAC/IRSG, SR 351.1 (Fedlex text on mirror)", "", "IMAC/IRSG, SR 351.1"),
        ("Some statute", "s. 5", "s. 5"),
    ],
)
def test_law__in_short(title, ref, law):
    assert law_of([Source(title=title, ref=ref)]) == law


@pytest.mark.parametrize(
    ("as_of", "day"),
    [
        ("2024-01-01 (on the mirror)", Day(2024, 1, 1)),
        ("2010-05 (case law)", Day(2010, 5)),
        ("undated copy", None),
        ("text after D.Lgs. 149/2017", None),
        ("text as amended by Act A1709", None),
        ("older copy with pre-2020 court names", None),
        ("compilation of 24 June 2014", Day(2014)),
        ("2024-13-01", None),
        ("", None),
    ],
)
def test_age__is_read_where_a_source_tells_it(as_of, day):
    assert day_of(Source(title="x", as_of=as_of)) == day


@pytest.mark.parametrize(("dated", "day"), [("no", None), ("2017", Day(2017)), ("2023-08-10", Day(2023, 8, 10))])
def test_age__told_in_words_that_name_other_years__is_what_dated_says(dated, day):
    assert day_of(Source(title="x", as_of="before the reform of 2015", dated=dated)) == day


def test_source__whose_words_name_a_law_only__carries_no_blocker():
    source = Source(title="x", as_of="text as amended by Act A1709", confidence="copy")
    assert capped_level("blocker", [source], Day(2026, 11, 21)) == "warning"
    assert capped_level("blocker", [replace(source, dated="2019")], Day(2026, 11, 21)) == "blocker"


def test_days_of_rest__stand_with_the_time_it_takes__where_the_pack_says_them():
    def told(code: str) -> list[SheetLine]:
        part = section_part(pack(code), CONTENT.forms, "time_cost")
        return [line for line in part.lines if line.topic.text == "Days of rest"]

    (line,) = told("BN")
    assert line.trust == "verify"
    assert line.told is not None
    assert isinstance(days := line.told.parameters["days"], Message)
    assert [str(one.text) for one in days.parameters.values() if isinstance(one, Message)] == ["Friday", "Sunday"]
    assert not told("CH")
