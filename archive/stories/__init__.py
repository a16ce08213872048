"""Articles that are one text, printed more than once, and the stories that they make."""
