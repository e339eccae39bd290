"""What can be measured of an act: each fact of the vocabulary from the record."""
