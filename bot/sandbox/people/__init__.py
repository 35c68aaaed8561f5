"""What people do in the workspace: commands, buttons, fields, modals, replies, and what they see."""
