"""The engines that pass `search.engines.contract`, by the names that a setting may give them."""

# Name -> the class that Haystack's connection is given.
ENGINES = {"whoosh": "search.engines.haystack.backend.HaystackEngine"}
