"""Acts whose id begins with `calendar`."""
