"""One file for each counting rule, under the real rule's name."""
