"""What was read of a report, before anything is judged."""
