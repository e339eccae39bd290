"""What a book says of an act: pure, total, deterministic."""
