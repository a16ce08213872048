"""What is kept: articles, where they come from, and the pages that show them."""

__version__ = "0.1.0"
