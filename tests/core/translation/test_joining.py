"""Words in front of a value join it as the language wants."""

from __future__ import annotations

import pytest

from mla_writer.translation.joining import before_value


@pytest.mark.parametrize(
    ("left", "right", "joined"),
    [
        ("l’audition de ", "Irene Nakabugo", "l’audition d’Irene Nakabugo"),
        ("l’audition de ", "Éric Blanc", "l’audition d’Éric Blanc"),
        ("l’audition de ", "Luc Berger", "l’audition de Luc Berger"),
        ("Il est demandé que ", "Anna Keller", "Il est demandé qu’Anna Keller"),
        ("en qualité de ", "expert", "en qualité d’expert"),
        ("le compte de ", "A", "le compte de A"),
        ("reçue le ", "3 mars 2027", "reçue le 3 mars 2027"),
        ("reçue le ", "mars 2027", "reçue en mars 2027"),
        ("reçue le ", "2027", "reçue en 2027"),
        ("prolongée jusqu’au ", "août 2027", "prolongée jusqu’en août 2027"),
        ("envoyée d’ici au ", "2027", "envoyée d’ici à 2027"),
        ("jugement du ", "avril 2026", "jugement d’avril 2026"),
        ("jugement du ", "mai 2026", "jugement de mai 2026"),
    ],
)
def test_words_before_a_value__in_french__elide_and_suit_the_date(left, right, joined):
    assert before_value(left, right, "fr") + right == joined


def test_words_before_a_value__in_other_languages__stay():
    assert before_value("le ", "2027", "en") == "le "
