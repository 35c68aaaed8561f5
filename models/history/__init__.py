"""The history that a partnership brings: conferences of its own audits, imported from a CSV file."""
