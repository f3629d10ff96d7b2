"""Bundles: the same packs give the same bytes, they read back, and whatever is changed in one is noticed."""

from __future__ import annotations

import pytest
from hypothesis import given, settings, strategies as st

from mla_writer.errors import Place, ProblemsError
from mla_writer.handover.bundle import make_bundle, read_bundle
from mla_writer.handover.minisign import make_key
from mla_writer.handover.signers import signer_of
from mla_writer.paths import HOME_VARIABLE

KEY = make_key(bytes(range(32)), b"12345678")
PACKS = {"KE": (3, b"country: KE\nversion: 3\n"), "CH": (1, b"country: CH\nversion: 1\n")}
SIGNED = make_bundle(PACKS, KEY, "for the test")


@pytest.fixture(autouse=True, scope="module")
def own_home(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(HOME_VARIABLE, str(tmp_path_factory.mktemp("home")))
        yield


def test_bundle__of_the_same_packs__is_the_same_to_the_byte():
    assert make_bundle(dict(reversed(PACKS.items())), KEY, "for the test") == SIGNED


@pytest.mark.parametrize("key", [None, KEY])
def test_bundle__reads_back(key):
    bundle = read_bundle(make_bundle(PACKS, key, "x"), "x.mlapack")
    assert bundle.packs == {code: content for code, (_, content) in PACKS.items()}
    assert [(one.country, one.version) for one in bundle.manifest.packs] == [("CH", 1), ("KE", 3)]
    assert (bundle.signature is None) is (key is None)
    assert bundle.carried == (key.public if key is not None else None)


def what(content: bytes) -> tuple[object, object]:
    """What a bundle says and who signed it; the text of a fault where it is refused."""
    bundle = read_bundle(content, "x")
    assert bundle.signature is not None
    return bundle.packs, signer_of(bundle.manifest_content, bundle.signature, Place("x"), bundle.carried)


@settings(max_examples=400, deadline=None)
@given(st.integers(0, len(SIGNED) - 1), st.integers(1, 255))
def test_bundle__changed_in_any_byte__is_refused__or_says_the_very_same(place, change):
    broken = bytearray(SIGNED)
    broken[place] ^= change
    try:
        said = what(bytes(broken))
    except ProblemsError:
        return
    assert said == what(SIGNED)


@settings(max_examples=200, deadline=None)
@given(st.integers(0, len(SIGNED) - 1))
def test_bundle__cut_off_anywhere__is_refused(length):
    with pytest.raises(ProblemsError):
        read_bundle(SIGNED[:length], "x")


@given(st.binary(max_size=600))
def test_noise__is_no_bundle(content):
    for one in (content, b"PK\x03\x04" + content, SIGNED[:200] + content + SIGNED[-22:]):
        with pytest.raises(ProblemsError):
            read_bundle(one, "x")
