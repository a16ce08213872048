"""Mutants that no test can notice, each with the reason: they do what the code does.

A row is the file, the name of the mutant as the report prints it, and the reason. A row that
no mutant has any more is a fault, and a test says so.
"""

from __future__ import annotations

EQUIVALENTS: tuple[tuple[str, str, str], ...] = ()

REASONS = {(path, name): reason for path, name, reason in EQUIVALENTS}
