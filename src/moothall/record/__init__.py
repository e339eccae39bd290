"""The record: entries, their tree, its signed and cosigned heads, proofs and exports."""
