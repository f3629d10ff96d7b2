"""Which places a condition reads."""

from __future__ import annotations

import pytest

from mla_writer.conditions.condition import compile_condition
from mla_writer.conditions.tree import Name
from tests.core.conditions.world import SCOPE


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("true", ""),
        ("request.urgent", "request.urgent"),
        ("request.period.start < request_date()", "request.period.start"),
        ("answered(request.office) && request.office.city == 'x'", "request.office request.office.city"),
        ("items.all(i, answered(i.period.start))", "items items.period.start"),
        ("items.all(i, i.account.holder.kind == 'legal')", "items items.account.holder.kind"),
        (
            "items.all(i, i.linking_facts.exists(f, i.account in f.things))",
            "items items.linking_facts items.account items.linking_facts.things",
        ),
        ("facts.exists(f, f in items[0].linking_facts)", "facts items.linking_facts"),
        ("items.filter(i, i.certified).all(j, answered(j.reason))", "items items.certified items.reason"),
        ("items.map(i, i.account).exists(a, a.iban == 'x')", "items items.account items.account.iban"),
        (
            "(request.urgent ? facts : items[0].linking_facts).all(f, answered(f.what))",
            "request.urgent facts items.linking_facts facts.what items.linking_facts.what",
        ),
        ("[things[0], things[1]].all(a, a.iban == 'x')", "things things.iban"),
        ("persons.exists(p, p.roles['o1'] == 'suspect')", "persons persons.roles"),
        ("persons.exists(p, p.roles.exists(o, p.roles[o] == 'suspect'))", "persons persons.roles"),
        (
            "request.elements[request.purpose].all(l, l.link == 'direct')",
            "request.purpose request.elements request.elements.link",
        ),
        ("earliest(facts).start < request_date()", "facts facts.when"),
        ("latest(request.dates).end < request_date()", "request.dates"),
        (
            "latest(things[0].holder.known_from).end < request_date()",
            "things.holder.known_from things.holder.known_from.when",
        ),
        ("size(items) > request.pages + 1 && !request.urgent", "items request.pages request.urgent"),
        ("items.all(i, items.exists(i, i.certified))", "items items.certified"),
        (
            "request.urgent ? items.all(i, i.certified) : facts.exists(f, answered(f.what))",
            "request.urgent items items.certified facts facts.what",
        ),
        ("[items.all(i, i.certified)] == [true]", "items items.certified"),
    ],
)
def test_references__of_a_condition__are_the_places_it_reads_and_no_others(text, read):
    assert compile_condition(text, SCOPE).references == set(read.split())


def test_id__walked_over_in_a_mapping__comes_from_no_place():
    """What stands under the ids is an answer; an id itself is none, and nobody can be asked for it."""
    condition = compile_condition("request.elements.exists(e, e == 'conduct')", SCOPE)
    assert [paths for node, paths in condition.places.of.items() if isinstance(node, Name) and node.name == "e"] == [()]
