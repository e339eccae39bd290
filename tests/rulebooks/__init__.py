"""The model rulebooks, tried on their own cases."""
