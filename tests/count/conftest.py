"""No deadline for made-up polls: a busy machine is slow, not wrong."""

from hypothesis import settings

settings.register_profile("count", deadline=None)
settings.load_profile("count")
