"""The archive as files: a static edition of its pages, a ZIM for Kiwix, a book."""
