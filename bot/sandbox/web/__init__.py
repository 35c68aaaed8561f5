"""The Web API: what an app may ask of the workspace over HTTP, and how Slack answers."""
