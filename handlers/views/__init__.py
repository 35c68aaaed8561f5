"""Pure builders: from what was read to Slack's blocks. No input, no output, no clock."""
