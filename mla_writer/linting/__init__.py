"""The linter for those who write forms, packs and translations: it tells every fault in their words, with its place."""
