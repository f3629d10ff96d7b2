"""What the list of States and one pack cost: beside reading the bare files, and their bare JSON."""

from __future__ import annotations

import json
import time
from collections.abc import Callable

from mla_writer.content import Content
from mla_writer.countries.library import PackLibrary
from tests.sample import CONTENT

_TIMES = 5


def fastest(work: Callable[[], object]) -> float:
    """Return the shortest of some runs, in milliseconds."""
    times = []
    for _ in range(_TIMES):
        start = time.perf_counter()
        work()
        times.append((time.perf_counter() - start) * 1000)
    return min(times)


def test_list_of_all_states__is_seen_at_a_glance() -> None:
    packs = CONTENT.packs
    floor = fastest(lambda: [packs.file_of(code).read_bytes() for code in packs.codes])
    took = fastest(packs.glimpses)
    print(f"\n{len(packs.codes)} packs at a glance: {took:.1f} ms, reading their bytes {floor:.1f} ms")
    assert took <= max(20, 4 * floor)


def test_pack__is_read_from_the_cache_in_no_time() -> None:
    packs = CONTENT.packs
    largest = max(packs.codes, key=lambda code: packs.file_of(code).stat().st_size)
    packs.get(largest)
    text = json.dumps({"x": packs.file_of(largest).read_text(encoding="utf-8")})
    floor = fastest(lambda: json.loads(text))
    cold = fastest(lambda: PackLibrary(packs.folder).get(largest))
    kept = fastest(lambda: packs.get(largest))
    print(f"\n{largest}: revived {cold:.1f} ms, kept {kept:.4f} ms, the file as JSON {floor:.2f} ms")
    assert cold <= 10
    assert kept <= 1


def test_questionnaire_of_another_state() -> None:
    content = Content(CONTENT.folder)
    assert content.questionnaire("CH").root
    took = fastest(lambda: content.questionnaire("DE").root)
    print(f"\nthe questions for another State: {took:.1f} ms")
    assert took <= 200
