"""Conversations in plain words: what somebody wrote to us, what we understood of it, and what becomes of that.

`said` is the message itself, which never outlives its request. Safety is asked first (`safety`), then the message is
placed (`place`: which invitation it is about), understood, and kept as structured meaning only until its writer has
confirmed it (`reply`). Nothing is recorded but by the operations that the buttons use.
"""
