"""Acts whose id begins with `quantity`."""
