"""Spoilt text: judged by its words and letters, mended where that is certain, else refused or
left to an editor. Pure: `mending.mend` for a document, `encoding.decode` for bytes.
"""
