"""What the workspace tells the app: envelopes over a socket or signed HTTP requests, and their acknowledgement."""
