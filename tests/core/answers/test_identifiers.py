"""Formats: each accepts a right identifier and refuses one with a slip."""

from __future__ import annotations

import pytest

from mla_writer.answers import identifiers
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
    "wallet": ("bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq", "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdp"),
    "url": ("https://example.org/a", "example.org"),
}


@pytest.mark.parametrize(("format_", "pair"), RIGHT.items())
def test_is_right__accepts_the_right_one_and_refuses_the_slip(format_, pair):
    right, wrong = pair
    assert is_right(format_, right)
    assert not is_right(format_, wrong)


@pytest.mark.parametrize(
    "address",
    [
        "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2",
        "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy",
        "BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4",
        "bc1p5cyxnuxmeuwuvkwfem96lqzszd02n6xdcjrs20cac6yqjjwudpxqkedrcr",
        "bc1qrp33g0q5c5txsp9arysrx4k6zdkfs4nce4xj0gdcccefvpysxf3qccfmv3",
        "0x52908400098527886E0F7030069857D2E4169EE7",
        "0x02d757788a8d8d6f21d1cd40bce38a8222d70654214e96ff95d8086e684fbee5",
        "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t",
        "7dHbWXmci3dT8UFYWYZweBLXgycu7Y3iL6trKn1Y7ARj",
        "rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh",
        "addr1qx2fxv2umyhttkxyxp8x0dlpdt3k6cwng5pxj3jhsydzer3n0d3vllmyqwsx5wktcd8cc3sq835lu7drv2xwl2wywfgse35a3x",
    ],
)
def test_wallet__of_a_known_chain_is_right(address):
    assert is_right("wallet", address)


@pytest.mark.parametrize(
    "text",
    [
        "zzz",
        "see the exhibit of the exchange, page 4",
        "x" * 129,
        "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN3",  # the last sign changed
        "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN",  # one sign missing
        "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNl0",  # signs that base58 does not have
        "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5md1",
        "bc1qAR0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq",  # capitals and small letters mixed
        "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kemeawh",  # the first version with the check digits of later ones
        "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqh2y7hd",
        "0x52908400098527886E0F7030069857D2E4169EE",
        "0x52908400098527886E0F7030069857D2E4169EEG",
        "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6T",
    ],
)
def test_wallet__that_is_none_or_has_a_slip__is_wrong(text):
    assert not is_right("wallet", text)


@pytest.mark.parametrize("text", ["²", "③7", "٤٤٣", "9" * 5000, "0", "65536", "-1", ""])
@pytest.mark.parametrize("format_", sorted(identifiers._CHECKS))
def test_figures_that_are_no_number__are_judged_and_stop_nothing(format_, text):
    assert identifiers.is_right(format_, text) in {True, False}
    assert format_ != "port" or not identifiers.is_right(format_, text)


@pytest.mark.parametrize(
    ("number", "right"),
    [
        ("BE68 5390 0754 7034", True),
        ("BE69 5390 0754 7034", False),
        ("BE68 5390 0754 7033", False),
        ("ZZ68 5390 0754 7034", False),
    ],
)
def test_iban__of_a_bank_that_the_library_does_not_list__can_be_right(number, right):
    assert is_right("iban", number) is right
