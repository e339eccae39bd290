"""What every room shares: time, durations, uncertain numbers, identifiers, canonical bytes."""
