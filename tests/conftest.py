"""What holds for all tests: no test is timed, since the machine may be busy."""

from hypothesis import settings

settings.register_profile("moothall", deadline=None)
settings.load_profile("moothall")
