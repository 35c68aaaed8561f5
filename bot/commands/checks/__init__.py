"""What `convene doctor` looks at: each check yields findings in plain words, with what to do about each fault."""
