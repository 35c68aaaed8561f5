"""Conversations in plain words: what somebody wrote to us, what we understood of it, and what becomes of that.

A message (`said`) never outlives its request. Safety is asked first (`safety`, `guarding`). Then the message is placed
(`place`: which invitation is it about?) and heard (`hearing`): understood in the frame of each conference it may be
about, and turned into facts that the record knows (`translate`, `actions_said`, `understood`). What was understood is
kept sealed (`reply`) until its writer has settled it (`settling`, `telling`, `bare`), or for a day (`forgetting`), and
is shown beside the record of now (`shown`, `carried`). Nothing is recorded but by the operations that the buttons use.
"""
