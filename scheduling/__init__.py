"""Time, pure: calendars, statutory clocks, the ladder of reminders, quiet hours, and the ticker."""
