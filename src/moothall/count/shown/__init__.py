"""A result shown: as a JSON document, text, an HTML table, and a picture of the votes' flow."""
