"""The running programme: settings, command line, Bolt app, HTTP server, delivery, sandbox."""
