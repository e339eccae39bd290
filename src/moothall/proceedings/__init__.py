"""The acts: what each is, its facts, and what it changes."""
