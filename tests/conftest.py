"""What holds for all tests: none is timed and none depends on the machine or who calls it.

`fixed` has every run draw the same examples, for a run that decides (ADR 0090).
"""

import os

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("moothall", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile(
    "fixed", settings.get_profile("moothall"), derandomize=True, database=None
)
settings.load_profile("moothall")

PURE = ("values", "rulebook", "count", "proceedings", "rulebooks", "examples")

# The tests' servers are on this machine: no proxy is asked for them.
for name in ("http_proxy", "https_proxy", "all_proxy"):
    os.environ.pop(name, None)
    os.environ.pop(name.upper(), None)


@pytest.fixture(autouse=True)
def no_network_in_the_pure_rooms(request: pytest.FixtureRequest) -> None:
    """A test of a pure room that opens a socket fails."""
    if request.path.relative_to(request.config.rootpath).parts[1] in PURE:
        request.getfixturevalue("socket_disabled")
