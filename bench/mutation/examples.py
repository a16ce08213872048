"""A plugin of pytest: Hypothesis tries the same examples on every mutant, and one that fails is enough."""

from __future__ import annotations

import hypothesis


def pytest_sessionstart() -> None:
    """When the settings of the tests themselves are loaded, and no test is."""
    hypothesis.settings.register_profile(
        "mutants",
        database=None,
        deadline=None,
        derandomize=True,
        phases=[hypothesis.Phase.explicit, hypothesis.Phase.generate],
        suppress_health_check=[hypothesis.HealthCheck.too_slow],
    )
    hypothesis.settings.load_profile("mutants")
