"""How old a source is: told in one place, in the reader's language, by day or in the words of its author."""

from __future__ import annotations

from functools import partial

import pytest

from mla_writer.cli.showing import cited
from mla_writer.conditions.values import Day
from mla_writer.documents.state_sheet import compose_sheet
from mla_writer.documents.tree import runs_in
from mla_writer.forms.model import Source
from mla_writer.forms.source_words import age_in_words, age_of, cited_in_words
from mla_writer.treaties.demands import source_of
from mla_writer.ui import demand
from mla_writer.ui.words import Words
from tests.sample import CONTENT


def source(as_of: str, title: str = "Act") -> Source:
    return Source(title=title, ref="s 4", as_of=as_of, confidence="copy")


@pytest.mark.parametrize(
    ("as_of", "printed", "shown"),
    [
        ("undated copy", " (copie non datée)", " (copie non datée)"),
        ("2019-05-17", " (2019-05-17)", " (17\u00a0mai 2019)"),
        ("2019", " (2019)", " (2019)"),
        ("", "", ""),
        ("unknown", "", ""),
        ("as nobody else puts it", " (as nobody else puts it)", " (as nobody else puts it)"),
        ("with {braces}", " (with {braces})", " (with {braces})"),
    ],
)
def test_age__is_in_the_language_of_the_reader__and_as_it_stands_where_nobody_translated_it(
    as_of: str, printed: str, shown: str
) -> None:
    one = source(as_of)
    assert cited_in_words(one, lambda message: CONTENT.catalogues.say(message, "fr")) == f"Act s 4{printed}"
    told = demand.cited((one,), Words(CONTENT.catalogues, "fr"))
    assert (
        told.translate(dict.fromkeys(range(0x2066, 0x206A))).replace("sect.\u00a0", "sect. ") == f"Act sect. 4{shown}"
    )


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_every_pack__tells_the_age_of_its_sources_in_every_language(language: str) -> None:
    find = partial(CONTENT.catalogues.find, language=language)
    every = {one for pack in CONTENT.packs for one in pack.sources.values() if age_in_words(one)}
    assert len(every) > 100
    for one in every:
        age = age_of(one)
        assert age is not None
        assert find("countries", age.context, age.text), one.as_of


def test_titles__of_treaties_and_sources_of_forms_are_told_in_the_language__those_of_laws_as_they_are_printed() -> None:
    def told(one: Source) -> str:
        return cited_in_words(one, lambda message: CONTENT.catalogues.say(message, "fr"))

    practice = CONTENT.forms.sources["general_practice"]
    treaty = next(one for one in CONTENT.treaties if one.treaty == "uncac")
    assert told(practice) == "Pratique générale des autorités centrales"
    assert told(source_of(treaty, "46(15)")).startswith("Convention des Nations Unies contre la corruption")
    assert told(source("", title="Loi sur l’entraide")) == "Loi sur l’entraide s 4"
    assert told(source("", title="Act {1}")) == "Act {1} s 4"


def test_command_and_sheet__tell_it_alike() -> None:
    assert "copie non datée" in cited((source("undated copy"),), "fr")
    recalled = Source(title="General knowledge, not looked up", confidence="general_knowledge")
    assert cited((recalled,), "fr") == "[connaissance générale, aucune source consultée] (à vérifier)"
    assert (
        cited_in_words(recalled, lambda one: CONTENT.catalogues.say(one, "fr"))
        == "Connaissance générale, aucune source consultée"
    )
    malaysia = CONTENT.pack("MY")
    assert malaysia is not None
    texts = [
        one.text
        for one in runs_in(compose_sheet(CONTENT.sheet_of(malaysia, Day(2026, 11, 27)), CONTENT.catalogues, "ar"))
    ]
    assert any("نسخة بلا تاريخ" in one for one in texts)
    assert not any("undated" in one for one in texts)
