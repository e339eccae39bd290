"""What holds for all tests: no test is timed, since the machine may be busy."""

import pytest
from hypothesis import settings

settings.register_profile("moothall", deadline=None)
settings.load_profile("moothall")

PURE = ("values", "rulebook", "count", "proceedings", "rulebooks", "examples")


@pytest.fixture(autouse=True)
def no_network_in_the_pure_rooms(request: pytest.FixtureRequest) -> None:
    """A test of a pure room that opens a socket fails."""
    if request.path.relative_to(request.config.rootpath).parts[1] in PURE:
        request.getfixturevalue("socket_disabled")
