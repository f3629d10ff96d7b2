"""Signs of a language; figures that would be turned round among words from right to left."""

from __future__ import annotations

import pytest

from mla_writer.translation.signs import in_order


@pytest.mark.parametrize(
    ("text", "language", "shown"),
    [
        ("اكتب 2023 أو 2023-03 أو 2023-03-05", "ar", "اكتب 2023 أو \u20662023-03\u2069 أو \u20662023-03-05\u2069"),
        ("الفصل 607-3", "ar", "الفصل \u2066607-3\u2069"),
        ("الهاتف +41 22-33", "ar", "الهاتف +41 \u206622-33\u2069"),
        ("الحساب \u2066607-3\u2069", "ar", "الحساب \u2066607-3\u2069"),
        ("الرقم BH-40417", "ar", "الرقم BH-40417"),
        ("article 607-3", "fr", "article 607-3"),
    ],
)
def test_figures_joined_by_hyphens__stay_in_order_among_arabic_words(text: str, language: str, shown: str) -> None:
    assert in_order(text, language) == shown
