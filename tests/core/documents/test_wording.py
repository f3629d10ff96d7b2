"""How a sentence reads where one word meets the next."""

from __future__ import annotations

import pytest

from mla_writer.documents.grammar import contracted
from mla_writer.documents.tree import Run
from mla_writer.letters import wording_for
from tests.sample import gapped


@pytest.mark.parametrize(
    ("words", "language", "read"),
    [
        (("l’article 9", " de ", "le Deuxième Protocole"), "fr", "l’article 9 du Deuxième Protocole"),
        (("l’article 9", " de ", "la Convention"), "fr", "l’article 9 de la Convention"),
        (("l’article 9", " de ", "l’Accord"), "fr", "l’article 9 de l’Accord"),
        (("article 9", " de ", "le Protocole"), "en", "article 9 de le Protocole"),
        ((), "fr", ""),
    ],
)
def test_contracted__the_preposition_and_the_article__are_joined_in_french(words, language, read):
    runs = tuple(Run(word, language) for word in words)

    assert "".join(run.text for run in contracted(runs, language)) == read


def test_on_screen__parts_of_one_name_keep_their_order_in_arabic():
    case = gapped()
    told = [wording_for(case, "ar").told(finding.message) for finding in case.findings if finding.code == "DUAL-001"]

    assert told
    assert all("\u2068Moses Ssebadduka Kato\u2069" in one for one in told)
    assert all("\u2069 \u2068" not in one for one in told)
