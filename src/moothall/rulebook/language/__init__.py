"""What a rule block may say: its values, and nothing of how they are written or judged."""
