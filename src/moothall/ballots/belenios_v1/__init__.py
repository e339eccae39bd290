"""Version 1 of the Belenios protocol. [F].

Section marks [F n] are those of docs/spec/ballots-format.md.
"""
