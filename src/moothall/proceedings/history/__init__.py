"""A history: events as somebody tells them, read into acts, and judged one after another."""
