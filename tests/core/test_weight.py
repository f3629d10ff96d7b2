"""What a fact says beyond a word, where no request of the tests shows it."""

from __future__ import annotations

from mla_writer.checks.weight import label_in
from tests.sample import completed


def test_label_in__an_offence_that_nothing_names__finds_no_label():
    assert label_in(completed().context, "f9", ()) == ""
    assert label_in(completed().context, "f9", ("", " ")) == ""
