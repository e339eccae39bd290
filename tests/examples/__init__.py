"""The shipped histories, as they are told and told otherwise."""
