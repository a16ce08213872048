"""Quality of our search on judged collections, beside the recorded lists of other engines."""
