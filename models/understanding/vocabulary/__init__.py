"""The words of the field as tables: what a stranger extends when a reply was not understood."""
