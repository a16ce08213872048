"""A site such as Haystack's tutorial makes: its Whoosh engine, a faceted view, highlights."""
