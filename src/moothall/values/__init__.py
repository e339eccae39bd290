"""What every room shares: time, uncertain dates, durations, shares, identifiers, bytes."""
