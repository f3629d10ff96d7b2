"""The format of minisign: what the program `minisign` 0.11 made is read, and what is written here is alike to the byte."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from mla_writer.errors import Place, ProblemsError
from mla_writer.handover import secret_keys
from mla_writer.handover.minisign import (
    Signature,
    decoded,
    is_comment,
    is_signed,
    make_key,
    read_public_key,
    read_signature,
    sign,
)
from mla_writer.handover.secret_keys import is_locked, new_key, read_secret_key, secret_text

SIGNED = Path(__file__).parent / "signed"
FILE = (SIGNED / "f.txt").read_bytes()
PUBLIC = read_public_key((SIGNED / "plain.pub").read_text(encoding="utf-8"), Place("plain.pub"))
KEY = read_secret_key((SIGNED / "plain.key").read_bytes(), "plain.key")


def code_of(act, *given_) -> str:
    with pytest.raises(ProblemsError) as raised:
        act(*given_)
    return raised.value.problems[0].code


@pytest.mark.parametrize(("name", "comment"), [("ED", "for the test"), ("legacy", "timestamp:1795689844\tfile:f.txt")])
def test_signature_of_minisign__in_either_form__fits(name, comment):
    signature = read_signature((SIGNED / f"{name}.minisig").read_bytes(), name)
    assert signature.comment == comment
    assert is_signed(FILE, signature, PUBLIC)
    assert not is_signed(FILE + b"\n", signature, PUBLIC)


def test_key_of_minisign__is_read_and_written_to_the_byte():
    assert KEY.public == PUBLIC
    assert PUBLIC.name == "F8A8F7A507DAD514"
    assert PUBLIC.file_text.encode() == (SIGNED / "plain.pub").read_bytes()
    assert secret_text(KEY, None).encode() == (SIGNED / "plain.key").read_bytes()


def test_sign__as_minisign_does__gives_the_same_bytes():
    assert sign(FILE, KEY, "for the test").file_text.encode() == (SIGNED / "ED.minisig").read_bytes()


def test_public_key__pasted_as_a_line_or_as_two__is_the_same():
    text = PUBLIC.file_text
    for one in (PUBLIC.text, f"  {PUBLIC.text}\n", text, text.replace("\n", " "), text.replace("\n", "\r\n")):
        assert read_public_key(one, Place("pasted")) == PUBLIC


@pytest.mark.parametrize(
    "text",
    ["", "RW", PUBLIC.text[:-1], PUBLIC.text + "A", f"my key {PUBLIC.text}", PUBLIC.text.replace("RW", "RX", 1), "\0",
     (SIGNED / "plain.key").read_text(encoding="utf-8"), (SIGNED / "ED.minisig").read_text(encoding="utf-8")],
)  # fmt: skip
def test_what_is_no_public_key__is_refused(text):
    assert code_of(read_public_key, text, Place("pasted")) == "SIGN-001"


# ---- tampering --------------------------------------------------------------------------------------------------------------

ED = (SIGNED / "ED.minisig").read_bytes()
FREE = ED.index(b"\n")
"""The untrusted comment at the head ends here; no signature covers it."""


def is_refused(content: bytes, signature: bytes) -> bool:
    try:
        return not is_signed(content, read_signature(signature, "x"), PUBLIC)
    except ProblemsError:
        return True


@given(st.integers(FREE, len(ED) - 1), st.integers(1, 255))
def test_signature__changed_in_any_byte_that_counts__is_refused(place, change):
    broken = bytearray(ED)
    broken[place] ^= change
    assert is_refused(FILE, bytes(broken))


def test_signature__with_each_byte_taken_out_or_doubled__is_refused():
    for place in range(FREE, len(ED)):
        shorter, longer = ED[:place] + ED[place + 1 :], ED[:place] + ED[place : place + 1] + ED[place:]
        assert is_refused(FILE, longer)
        if place < len(ED) - 1:  # the break at the very end means nothing
            assert is_refused(FILE, shorter)


@given(st.integers(0, len(FILE) - 1), st.integers(1, 255))
def test_file__changed_in_any_byte__does_not_fit(place, change):
    broken = bytearray(FILE)
    broken[place] ^= change
    assert is_refused(bytes(broken), ED)


def test_two_signatures_of_one_key__do_not_mix():
    one, other = sign(FILE, KEY, "one"), sign(b"another", KEY, "other")
    mixed = Signature(one.algorithm, one.key_id, one.signature, other.comment, other.whole)
    assert not is_signed(FILE, mixed, PUBLIC)
    assert not is_signed(FILE, Signature(b"Ed", one.key_id, one.signature, one.comment, one.whole), PUBLIC)


@given(st.binary(max_size=300), st.text(max_size=40).filter(is_comment))
def test_what_was_signed__fits__and_reads_back(content, comment):
    key = make_key(bytes(range(32)), b"12345678")
    signature = sign(content, key, comment)
    assert read_signature(signature.file_text.encode("utf-8"), "x") == signature
    assert is_signed(content, signature, key.public)


@given(st.binary(max_size=400))
def test_noise__is_no_signature_and_no_key(content):
    assert code_of(read_signature, content, "x") == "SIGN-002"
    assert code_of(read_secret_key, content, "x") == "SIGN-003"


@pytest.mark.parametrize("comment", ["two\nlines", "turned \u202e", "a" * 9000, "bell \x07", "\u2028"])
def test_comment__that_would_hide_or_break__is_refused(comment):
    assert code_of(sign, FILE, KEY, comment) == "SIGN-005"


# ---- secret keys -------------------------------------------------------------------------------------------------------------


@pytest.fixture
def quick(monkeypatch):
    """A lock that costs little, so that tests are quick; what it costs stands in the file."""
    monkeypatch.setattr(secret_keys, "_WORK", 32768)
    monkeypatch.setattr(secret_keys, "_MEMORY", 2**20)


@pytest.mark.parametrize("password", ["", "pass word", "mot de passe é", "كلمة"])
def test_locked_key__opens_with_its_password_alone(quick, password):
    key = new_key()
    kept = secret_text(key, password).encode()
    assert is_locked(kept, "x")
    assert read_secret_key(kept, "x", password) == key
    assert code_of(read_secret_key, kept, "x", password + "!") == "SIGN-006"


def test_open_key__needs_none():
    key = new_key()
    assert not is_locked(secret_text(key, None).encode(), "x")
    assert read_secret_key(secret_text(key, None).encode(), "x") == key


@pytest.mark.parametrize(
    ("work", "memory", "begin"),
    [
        (524288, 16777216, "b2e018afac1076cf9617191325d9622e"),
        (1048576, 16777216, "f3a8dea3b5fb7190ba180bc56029db4d"),
        (32768, 16777216, "dedafa9199e1d3bbb5268d6adbc67505"),
        (1048576, 1048576, "b62cd5875ea64bb26b6e5a85f7ae2986"),
        (262144, 2097152, "5bc23ab7125b583cbb4c687ce91e9205"),
    ],
)
def test_stretching__as_libsodium_does(work, memory, begin):
    assert secret_keys._stream("pass é", bytes(range(32)), work, memory)[:16].hex() == begin


def test_locked_key__that_asks_for_the_whole_machine__is_refused():
    text = (SIGNED / "pw.key").read_text(encoding="utf-8").split("\n")
    data = bytearray(decoded(text[1]) or b"")
    for work, memory in ((2**62, 2**62), (2**25, 2**31), (2**25, 0)):
        data[38:54] = work.to_bytes(8, "little") + memory.to_bytes(8, "little")
        greedy = f"{text[0]}\n{base64.b64encode(bytes(data)).decode()}\n".encode()
        assert code_of(read_secret_key, greedy, "x", "any") == "SIGN-007"


def test_open_key__whose_halves_do_not_belong_together__is_refused():
    mixed = make_key(bytes(32), KEY.public.id)
    text = secret_text(type(KEY)(mixed.seed, KEY.public), None)
    assert code_of(read_secret_key, text.encode(), "x") == "SIGN-003"
