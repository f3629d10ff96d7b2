"""Formats: each accepts a right identifier and refuses one with a slip."""

from __future__ import annotations

import pytest

from mla_writer.answers.identifiers import is_right

RIGHT = {
    "iban": ("CH93 0076 2011 6238 5295 7", "CH93 0076 2011 6238 5295 8"),
    "bic": ("DEUTDEFF", "DEUT1"),
    "ip": ("2001:db8::7", "203.0.113.256"),
    "port": ("443", "70000"),
    "email": ("a.kato@example.org", "a.kato@example"),
    "phone": ("+256 772 123456", "0772 123456"),
    "imei": ("490154203237518", "490154203237519"),
    "imsi": ("429011234567890", "42901"),
    "mac": ("D0:50:99:84:A2:A0", "D0:50:99:84:A2"),
    "imo": ("IMO 9319466", "IMO 9319467"),
    "card": ("4111 1111 1111 1111", "4111 1111 1111 1112"),
    "vin": ("1HGCM82633A004352", "1HGCM82633A00435O"),
    "url": ("https://example.org/a", "example.org"),
}


@pytest.mark.parametrize(("format_", "pair"), RIGHT.items())
def test_is_right__accepts_the_right_one_and_refuses_the_slip(format_, pair):
    right, wrong = pair
    assert is_right(format_, right)
    assert not is_right(format_, wrong)
