"""Arguments in, exit code out; heavy rooms are imported inside the commands."""
