"""How long a test waits for a process that it started, in seconds.

No test is timed: a wait ends with what is waited for. This bound only keeps a process that never
ends from being waited for without end, and is far above what the slowest machine needs.
"""

PATIENCE = 600
