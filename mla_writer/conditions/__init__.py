"""The expression language of forms, packs and letters: a subset of CEL with a third value, unknown."""
