"""A wallet address that seems to be none is told of as one, in words of its own."""

from __future__ import annotations

import pytest

from mla_writer.checks.rules import wrong_check_digit
from mla_writer.cli.showing import say
from tests.rule import found_by
from tests.sample import answered, completed


def told(address: str) -> list[str]:
    case = completed()
    for path, data in (("things.w1.kind", "wallet"), ("things.w1.address_wallet", address)):
        case.draft = case.draft.with_answers(answered(case, path, data))
    found = found_by(wrong_check_digit, case.context)
    return [say(one.message, "en") for one in found if one.where == "things.w1.address_wallet"]


@pytest.mark.parametrize(
    "address", ["bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq", "7dHbWXmci3dT8UFYWYZweBLXgycu7Y3iL6trKn1Y7ARj"]
)
def test_wallet_address__that_can_be_one__is_not_told_of(address):
    assert told(address) == []


def test_wallet_address__that_seems_to_be_none__is_told_of():
    assert told("zzz") == [
        (
            "Wallet address: “zzz” does not look like a wallet address; copy it from the evidence again, and say "
            "on which blockchain it is."
        )
    ]
