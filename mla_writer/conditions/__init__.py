"""The expression language of forms, packs and letters: a subset of CEL with a third value, unknown.

From text to result: `tokens`, `syntax` and `tree` read it; `types`, `check` and `places` say what it may speak of and
what it reads; `evaluate` writes it out as Python that calculates, through `runtime`, with `values`, `comparisons`,
`dates` and `functions`. `condition` puts these together; `parts`, `explain` and `words` say why a result is so.

The law of this room: an answer given, or made more exact, never turns a decided yes or no around. Every operation is
therefore monotone: fed with less, it gives the same or UNKNOWN. `answered`, `known` and longer lists are exceptions.
"""
