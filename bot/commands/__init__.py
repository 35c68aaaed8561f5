"""What `convene` does when it is called: one module a command, imported only when it is used."""
