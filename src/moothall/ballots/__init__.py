"""Secret ballots that the voter and everybody else can verify, one sub-package per protocol.

A published protocol is frozen: what changes gets a sub-package of its own. The specification is in
docs/spec/ballots.md and docs/spec/ballots-format.md.
"""
