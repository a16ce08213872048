"""Copies of the whole archive, each a set of its own, and the way back from one."""
