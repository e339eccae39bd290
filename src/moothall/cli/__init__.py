"""The `moothall` command: the only pure-Python room that reads files, clocks and chance."""
