"""How complete a pack is: whatever tells a thing worth knowing counts, once, if somebody has read where it comes from."""

from __future__ import annotations

import pytest

from mla_writer.countries.facts import Fact, FactList
from mla_writer.countries.glimpse import glimpse, glimpse_of
from mla_writer.countries.library import PackLibrary, read_pack
from mla_writer.countries.share import EVERY_KEY, KEY_OF_MEASURE, share_of, told_keys
from tests.sample import CONTENT

HEAD = """\
country: KE
version: 1
status: draft
checked_on: "2026-11-21"
review_by: "2027-11-21"
sources:
  act: {title: Some Act, as_of: "2019", confidence: official}
  general: {title: General knowledge, confidence: general_knowledge}
authority:
  name: Attorney General
  sources: [general]
languages: {accepted: [en], sources: [general]}
dual_criminality: {scope: unknown}
"""
RULE = """\
requirements:
  - id: translated
    expect: "request.translation == 'ordered'"
    level: warning
    kind: language
    at: request.translation
    title: No translation
    message: Order a translation.
    source: [act]
"""


def pack(tmp_path, text):
    file = tmp_path / "ke.yaml"
    file.write_text(HEAD + text, encoding="utf-8")
    return read_pack(file)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", set()),
        ("channel: {ordinary: By post., sources: [act]}\n", {"channel.ordinary"}),
        ("channel: {ordinary: By post., urgent: By telephone., sources: [general]}\n", set()),
        ('formalities: {copies: {value: 2, sources: ["act:s 1"]}}\n', {"formalities.copies"}),
        ("speciality: {value: unknown, sources: [act]}\n", set()),
        ('speciality: {value: "yes", sources: [general, act]}\n', {"use.speciality"}),
        ('assistance: {search_seizure: {possible: "yes", sources: [act]}}\n', {"evidence.search_seizure"}),
        ("assistance: {search_seizure: {possible: unknown, sources: [act]}}\n", set()),
        ('assistance: {observation: {possible: "yes", sources: [act]}}\n', set()),
        ("information: [{id: a, fact: time_cost.costs, text: It pays., sources: [act]}]\n", {"time_cost.costs"}),
        ("verify: [{id: a, fact: time_cost.costs, text: It pays., sources: [general]}]\n", set()),
        (RULE, set()),
    ],
)
def test_told__is_what_somebody_has_read_wherever_it_stands(tmp_path, text, told):
    assert told_keys(pack(tmp_path, text)) == told


def test_told__by_the_head__where_its_sources_were_read(tmp_path):
    text = HEAD.replace("sources: [general]", "sources: [act]").replace(
        "name: Attorney General", "name: AG\n  email: a@b.c"
    )
    (tmp_path / "ke.yaml").write_text(text.replace("scope: unknown", "scope: all, sources: [act]"), encoding="utf-8")
    found = told_keys(read_pack(tmp_path / "ke.yaml"))
    head = {"central_authority.name", "central_authority.contact", "language.accepted", "dual_criminality.scope"}
    assert found == head


def test_requirement__stands_for_what_the_marks_of_the_research_say(tmp_path):
    marks = FactList(
        country="KE",
        facts={
            "language.certification": (Fact(fact="1", in_=("translated",)),),
            "language.accepted": (Fact(fact="2", in_=("gone",)),),
        },
    )
    ruled = pack(tmp_path, RULE)
    assert told_keys(ruled, marks) == {"language.certification"}
    assert share_of(ruled, marks).sourced == 1
    assert share_of(ruled, marks).completeness == pytest.approx(1 / 47)
    assert share_of(ruled).unknown == 45  # the head is told from general knowledge


def test_verified_later__counts_apart_until_something_sourced_tells_it(tmp_path):
    both = (
        "verify: [{id: a, fact: use.speciality, text: Limited., sources: [general]}, "
        "{id: b, fact: time_cost.costs, text: It pays., sources: [general]}]\n"
        'speciality: {value: "yes", sources: [act]}\n'
    )
    share = share_of(pack(tmp_path, both))
    assert (share.sourced, share.verify, share.unknown) == (
        1,
        3,
        43,
    )  # authority and language rest on general knowledge


def test_pack_of_an_office__is_seen_as_it_is_read_however_it_is_written(tmp_path):
    for name in ("shipped", "office"):
        (tmp_path / name).mkdir()
    text = HEAD + "channel: {ordinary: By post., urgent: By telephone., sources: [act]}\n"
    (tmp_path / "office" / "ke.yaml").write_text(text, encoding="utf-8")
    packs = PackLibrary(tmp_path / "shipped", tmp_path / "office", facts=CONTENT.facts_folder)
    (seen,) = packs.glimpses()
    held = packs.get("KE")
    assert held is not None
    assert seen == glimpse_of(held, packs.share_of(held))
    assert seen.completeness == pytest.approx(2 / 47)
    assert glimpse("KE", b"").completeness == 0


def test_keys_of_measures__are_worth_knowing_and_measures_exist():
    assert set(KEY_OF_MEASURE) <= set(CONTENT.forms.assistance)
    assert set(KEY_OF_MEASURE.values()) <= set(EVERY_KEY)


def test_general_knowledge_in_the_head__waits_to_be_verified(tmp_path):
    found = pack(tmp_path, "")
    assert share_of(found).verify == 2
    assert share_of(found).sourced == 0
