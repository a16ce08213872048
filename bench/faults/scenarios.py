"""All scenarios. A new one is a row here, a function in a module of its own, a row in README.md."""

from __future__ import annotations

from bench.faults.backlog import backlog
from bench.faults.changes import changes
from bench.faults.damage import damage
from bench.faults.failures import failures
from bench.faults.identity import identity
from bench.faults.kills import kills
from bench.faults.lag import lag
from bench.faults.losses import losses
from bench.faults.meanwhile import meanwhile
from bench.faults.power import power
from bench.faults.questions import ARTICLES, questions
from bench.faults.rebuilds import rebuilds
from bench.faults.scenario import Scenario, all_of, below, none_of
from bench.faults.serving import serving

SAME = none_of("index and database are equal at the end", "missing", "extra", "stale")
SETTLED = none_of("no change waits at the end", "waiting")

SCENARIOS = (
    Scenario(
        "kills",
        kills,
        {"kills": 200},
        (
            all_of("the index opens after every kill", "kills", "opened"),
            all_of("index and database are equal after every kill", "kills", "equal"),
            none_of("no article is lost or doubled", "articles lost or doubled"),
            below("the index catches up in time", "slowest catch-up, ms", 5_000),
        ),
    ),
    Scenario(
        "power",
        power,
        {"rounds": 20},
        (all_of("what was kept before a power cut is kept after it", "cuts", "survived"),),
    ),
    Scenario(
        "failures",
        failures,
        {"rounds": 5},
        (
            all_of("a step that fails harms nothing", "failures", "sound"),
            all_of("a second try does the whole work", "failures", "equal"),
        ),
    ),
    Scenario(
        "meanwhile",
        meanwhile,
        {"rounds": 10},
        (
            all_of("nothing that changes meanwhile is forgotten", "moments", "equal"),
            none_of("what is applied meanwhile is no finding", "false findings"),
        ),
    ),
    Scenario(
        "backlog",
        backlog,
        {"articles": 1_500},
        (
            all_of("all that waits is applied at once", "articles", "applied"),
            SAME,
            SETTLED,
        ),
    ),
    Scenario(
        "identity",
        identity,
        {"pairs": 200},
        (
            none_of("no answer is wrong without a label, or an error", "wrong", "errors"),
            all_of("index and database of one moment are used", "fitting", "used"),
            all_of("every pair is mended", "pairs", "healed"),
        ),
    ),
    Scenario(
        "losses",
        losses,
        {"rebuilds": 50},
        (
            all_of("a rebuild that loses an article is not published", "lost", "noticed"),
            all_of("the index in use stays as it was", "lost", "equal"),
        ),
    ),
    Scenario(
        "rebuilds",
        rebuilds,
        {"rebuilds": 100, "killed": 50},
        (
            none_of("every rebuild that is not killed ends well", "failed"),
            none_of("no answer is wrong without a label, or an error", "wrong", "error"),
            SAME,
            SETTLED,
        ),
    ),
    Scenario(
        "changes",
        changes,
        {"changes": 500},
        (
            none_of("no process meets an error", "processes that met an error", "errors"),
            none_of("nothing rolled back or withdrawn is a hit", "secrets found"),
            SAME,
            SETTLED,
        ),
    ),
    Scenario(
        "lag",
        lag,
        {"articles": 500},
        (
            all_of("every article is found", "articles", "found"),
            below("an article is found in time", "searchable p99, ms", 2_000),
        ),
    ),
    Scenario(
        "damage",
        damage,
        {"each": 200},
        (
            all_of("all damage is noticed", "damaged", "noticed"),
            all_of("a file cut short is known by its size", "files cut", "known by size"),
            all_of("all damage is mended", "damaged", "healed"),
            none_of("no answer is wrong without a label, or an error", "wrong", "errors"),
        ),
    ),
    Scenario(
        "questions",
        questions,
        {"questions": 100_000, "articles": ARTICLES},
        (
            none_of("every question is answered", "errors"),
            none_of("none takes long", "over 500 ms", timed=True),
        ),
    ),
    Scenario(
        "serving",
        serving,
        {"seconds": 300},
        (none_of("no page is an error", "errors"), SAME),
    ),
)
BY_NAME = {scenario.name: scenario for scenario in SCENARIOS}
